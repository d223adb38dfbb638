"""Mail addresses: what the two halves of one tell about whose it is, and all addresses at one domain as a value."""

from bot.domain.contact_points import ContactKind, ContactValue, read_email
from bot.domain.errors import ContactRefused, DomainFault, DomainRefused
from bot.domain.free_mail import is_free_mail, is_public_suffix, with_parents

# Mailboxes of an office rather than of a person.
OF_OFFICES = frozenset({
    "admin", "buh", "contact", "hello", "help", "hr", "info", "job", "mail", "manager", "office", "opt", "order",
    "orders", "post", "reception", "sale", "sales", "service", "shop", "support", "team", "welcome", "zakaz",
})  # fmt: skip
SHORTEST_MAILBOX = 4


def corporate_domain(value: ContactValue) -> str | None:
    """Return the domain of a company's own mail; None for another contact, and for where anybody has a mailbox."""
    if value.kind is not ContactKind.EMAIL:
        return None
    domain = value.normal_form.rpartition("@")[2]
    return None if is_free_mail(domain) or is_public_suffix(domain) else domain


def personal_mailbox(value: ContactValue) -> str | None:
    """Return what stands before the @, where it is likely that people who have the same are one person."""
    if value.kind is not ContactKind.EMAIL:
        return None
    mailbox = value.normal_form.rpartition("@")[0]
    return None if len(mailbox) < SHORTEST_MAILBOX or mailbox in OF_OFFICES else mailbox


def all_mail_at(domain: str) -> ContactValue:
    """Every mailbox at a domain and below it, as one value: an e-mail without a mailbox, `@dostavka.example`."""
    return ContactValue(kind=ContactKind.EMAIL, normal_form=f"@{domain}")


def is_mail_domain(value: ContactValue) -> bool:
    """Return whether a value stands for all mail at a domain."""
    return value.kind is ContactKind.EMAIL and value.normal_form.startswith("@")


def read_mail_domain(typed: str) -> ContactValue:
    """Read a company's mail domain, with or without the @ before it, an international one in its own letters.

    Raises DomainRefused for what is no domain, or nobody's own: a free mail service, an ending of a registry.
    """
    try:
        domain = read_email(f"a@{typed.removeprefix('@')}").normal_form.removeprefix("a@")
    except ContactRefused as refused:
        fault = DomainFault.NOT_A_DOMAIN if "." in typed.strip(".@") else DomainFault.PUBLIC_SUFFIX
        raise DomainRefused(fault, typed) from refused
    if is_free_mail(domain):
        raise DomainRefused(DomainFault.FREE_MAIL, domain)
    if is_public_suffix(domain):
        raise DomainRefused(DomainFault.PUBLIC_SUFFIX, domain)
    return all_mail_at(domain)


def domains_above(value: ContactValue) -> list[ContactValue]:
    """Return the values that stand for all mail where an e-mail is, the nearest first; none where anybody has one."""
    domain = corporate_domain(value)
    parts = with_parents(domain) if domain is not None and not is_mail_domain(value) else []
    return [all_mail_at(part) for part in parts]
