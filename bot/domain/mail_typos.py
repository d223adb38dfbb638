"""Mistyped mail domains: the mail service that somebody most likely meant."""

from bot.domain.contact_points import ContactKind, ContactValue
from bot.domain.free_mail import is_free_mail

_MEANT = (
    "gmail.com", "mail.ru", "yandex.ru", "yandex.com", "rambler.ru", "inbox.ru", "list.ru", "icloud.com",
    "hotmail.com", "outlook.com", "yahoo.com", "protonmail.com",
)  # fmt: skip
# Too far from what was meant for one slip, or too near to a domain that exists.
_KNOWN_SLIPS = {
    "gmail.ru": "gmail.com", "gamil.ru": "gmail.com", "gmal.ru": "gmail.com", "gmai.ru": "gmail.com",
    "gmail.con": "gmail.com", "gmail.comm": "gmail.com", "gmail.co": "gmail.com", "gmail.cm": "gmail.com",
    "mail.ry": "mail.ru", "mail.tu": "mail.ru", "mail.ri": "mail.ru", "mail.rj": "mail.ru", "mail.r": "mail.ru",
    "mail.eu": "mail.ru", "mail.ruu": "mail.ru", "meil.ru": "mail.ru", "maill.ru": "mail.ru", "mial.ru": "mail.ru",
    "mai.ru": "mail.ru", "mal.ru": "mail.ru", "amil.ru": "mail.ru", "maul.ru": "mail.ru", "nail.ru": "mail.ru",
    "mali.ru": "mail.ru", "mailru.ru": "mail.ru",
    "yandex.ry": "yandex.ru", "yandex.r": "yandex.ru", "yandex.tu": "yandex.ru", "yandex.ri": "yandex.ru",
    "uandex.ru": "yandex.ru", "jandex.ru": "yandex.ru", "yandeks.ru": "yandex.ru", "iandex.ru": "yandex.ru",
}  # fmt: skip
_SHORTEST = 8
"""Characters of a domain near enough to which another one is a slip: around shorter ones there are many names."""


def likely_meant(value: ContactValue) -> ContactValue | None:
    """Return the e-mail that was likely meant, None where nothing is wrong with its domain: gmial.com, yandex.ry."""
    if value.kind is not ContactKind.EMAIL:
        return None
    mailbox, _, domain = value.normal_form.rpartition("@")
    meant = _service_meant(domain)
    return ContactValue(kind=ContactKind.EMAIL, normal_form=f"{mailbox}@{meant}") if meant is not None else None


def _service_meant(domain: str) -> str | None:
    if domain in _KNOWN_SLIPS:
        return _KNOWN_SLIPS[domain]
    if is_free_mail(domain):
        return None
    near = (service for service in _MEANT if len(service) >= _SHORTEST and _is_one_slip(domain, service))
    return next(near, None)


def _is_one_slip(typed: str, meant: str) -> bool:
    """Return whether one letter is wrong, missing or too many, or two neighbours changed their places."""
    if abs(len(typed) - len(meant)) > 1 or typed == meant:
        return False
    at = next((at for at, (one, other) in enumerate(zip(typed, meant, strict=False)) if one != other), None)
    if at is None:
        return True
    one, other = typed[at:], meant[at:]
    swapped = one[:2] == other[1::-1] and one[2:] == other[2:]
    return swapped or one[1:] == other[1:] or one[1:] == other or one == other[1:]
