"""Mail addresses: what the two halves of one tell about whose it is."""

from bot.domain.contact_points import ContactKind, ContactValue

# Where anybody may have a mailbox: such a domain says nothing about a company.
FREE_MAIL = frozenset({
    "aol.com", "bk.ru", "fastmail.com", "gmail.com", "gmx.com", "gmx.de", "gmx.net", "googlemail.com", "hotmail.com",
    "icloud.com", "inbox.ru", "internet.ru", "list.ru", "live.com", "mail.com", "mail.ru", "me.com", "msn.com",
    "narod.ru", "outlook.com", "proton.me", "protonmail.com", "rambler.ru", "ro.ru", "tuta.com", "ukr.net", "vk.com",
    "web.de", "xmail.ru", "ya.ru", "yahoo.com", "yandex.by", "yandex.com", "yandex.kz", "yandex.ru", "zoho.com",
})  # fmt: skip

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
    return None if domain in FREE_MAIL else domain


def personal_mailbox(value: ContactValue) -> str | None:
    """Return what stands before the @, where it is likely that people who have the same are one person."""
    if value.kind is not ContactKind.EMAIL:
        return None
    mailbox = value.normal_form.rpartition("@")[0]
    return None if len(mailbox) < SHORTEST_MAILBOX or mailbox in OF_OFFICES else mailbox
