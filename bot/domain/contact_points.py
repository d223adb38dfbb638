"""Contact points: phones, e-mails and messenger identities in one normal form each."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import phonenumbers
from email_validator import EmailNotValidError, validate_email
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat, PhoneNumberType

from bot.domain.errors import ContactFault, ContactRefused
from bot.domain.typed_text import visible

HIDDEN = "#"  # begins a keyed hash in place of a value whose person was erased
LONGEST_PHONE = 64
LONGEST_EMAIL = 254
EXTENSION = re.compile(
    r"[\s,;(]*(?:ext(?:n|ension)?|доб(?:ав(?:очный)?)?|вн(?:утр(?:енний)?)?|x|х|#)[.=:\s]*(?:(?:номер|№|No)\s*)?"
    r"(?P<extension>\d{1,7})\b\)?",
    re.IGNORECASE,
)
"""What stands behind the number of a switchboard: «доб. 12», "ext. 12", "x12", «вн. 305»."""

_PHONE_LABEL = re.compile(r"^(?:tel|phone|mobile|тел|телефон|моб|номер)\b[.:]*\s*", re.IGNORECASE)
_EXTENSION_LAST = re.compile(rf"{EXTENSION.pattern}$", re.IGNORECASE)
_PHONE = re.compile(r"[\s(]*\+?[\s(]*\d[\d\s()./\u2010-\u2015\u2212-]*")
_EMAIL_WRAPPING = re.compile(r"^(?:mailto:|<)+|[>.,;]+$", re.IGNORECASE)
_EMAIL = re.compile(r"(?!@[^\s@]*$)[^\s@]*@\S*")  # meant as one, with or without mistakes; "@anna" is none
_E164 = re.compile(r"\+[1-9]\d{6,14}")
_SHORTEST_WITHOUT_PLUS = 11
_REGIONS_DIALLING_EIGHT = frozenset({"RU", "KZ"})


class ContactKind(StrEnum):
    """How somebody can be reached."""

    PHONE = "phone"
    EMAIL = "email"
    TELEGRAM = "telegram"


class Origin(StrEnum):
    """Where a contact point came from."""

    SHARED = "shared"
    TYPED = "typed"
    CARD = "card"
    MESSENGER = "messenger"
    MANAGER = "manager"
    IMPORT = "import"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactValue:
    """A phone as E.164, an e-mail in lower case, or a messenger id: equal values are the same contact."""

    kind: ContactKind
    normal_form: str

    @property
    def is_hidden(self) -> bool:
        """Whether it can be recognised but not read: its person had everything erased."""
        return self.normal_form.startswith(HIDDEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPoint:
    """A contact value as somebody gave it; `verified` means the messenger vouches that it is their own.

    `extension`: what is asked for behind a switchboard. It says how to reach a person, not who has the number: people
    who share one are still recognised by it.
    """

    value: ContactValue
    verified: bool
    origin: Origin
    primary: bool = False
    extension: str | None = None

    def gives_way_to(self, right: "ContactPoint") -> bool:
        """Tell whether it is wrong where another of its kind is right; what a messenger vouches for is no mistake."""
        same = (self.value, self.extension) == (right.value, right.extension)
        return self.value.kind is right.value.kind and not same and not self.verified


def read_contact(typed: str, region: str) -> ContactValue:
    """Read text that is one phone or one e-mail and nothing else; raises ContactRefused.

    A sentence with a contact inside is refused as NOT_A_CONTACT. `region` is the home of local numbers.
    """
    text = _text(typed, longest=LONGEST_EMAIL)
    if _EMAIL.fullmatch(text):
        return read_email(text)
    if _PHONE.fullmatch(_bare_phone(text)):
        return read_phone(text, region)
    raise ContactRefused(ContactFault.NOT_A_CONTACT)


def read_point(typed: str, region: str) -> ContactPoint:
    """Read what `read_contact` reads as somebody typed it, with the extension of a phone; raises ContactRefused."""
    value = read_contact(typed, region)
    extension = read_extension(typed) if value.kind is ContactKind.PHONE else None
    return ContactPoint(value=value, verified=False, origin=Origin.TYPED, extension=extension)


def read_extension(typed: str) -> str | None:
    """Return the extension that a phone ends with, if it has one."""
    extension = _EXTENSION_LAST.search(_text(typed, longest=LONGEST_PHONE))
    return extension["extension"] if extension else None


def read_phone(typed: str, region: str) -> ContactValue:
    """Read a phone number in any usual writing; raises ContactRefused. An extension is no part of it."""
    text = _bare_phone(_text(typed, longest=LONGEST_PHONE))
    if not _PHONE.fullmatch(text):
        raise ContactRefused(ContactFault.NOT_A_PHONE)
    for writing in _phone_writings(text, region):
        number = _parsed(writing, region)
        if number is not None and phonenumbers.is_valid_number(number):
            return _phone(phonenumbers.format_number(number, PhoneNumberFormat.E164))
    raise ContactRefused(ContactFault.NOT_A_PHONE)


def read_telegram_phone(phone_number: str) -> ContactValue:
    """Read the number of a Telegram account: international, with or without plus; raises ContactRefused.

    Telegram vouches for it, so numbers that only Telegram knows (+888) pass too. For a card out of an address
    book, whose number may be local, use `read_phone`.
    """
    international = "+" + re.sub(r"\D", "", _text(phone_number, longest=LONGEST_PHONE))
    number = _parsed(international, None)
    if number is not None and phonenumbers.is_valid_number(number):
        return _phone(phonenumbers.format_number(number, PhoneNumberFormat.E164))
    if _E164.fullmatch(international):
        return _phone(international)
    raise ContactRefused(ContactFault.NOT_A_PHONE)


def read_email(typed: str) -> ContactValue:
    """Read one e-mail: lower case, an international domain in its own letters; raises ContactRefused."""
    text = _EMAIL_WRAPPING.sub("", _text(typed, longest=LONGEST_EMAIL))
    try:
        address = validate_email(text, check_deliverability=False)
    except EmailNotValidError as refused:
        raise ContactRefused(ContactFault.NOT_AN_EMAIL) from refused
    normal_form = unicodedata.normalize("NFC", address.normalized.lower())
    return ContactValue(kind=ContactKind.EMAIL, normal_form=normal_form)


def telegram_identity(user_id: int) -> ContactValue:
    """The messenger identity of a Telegram user."""
    return ContactValue(kind=ContactKind.TELEGRAM, normal_form=str(user_id))


def verified_own_contact(*, contact_user_id: int | None, sender_id: int, private: bool, forwarded: bool) -> bool:
    """Tell whether a shared contact is the sender's own.

    Telegram Bot API: `contact.user_id` is there for other people's cards and for forwarded ones too, so only
    a contact sent in private, not forwarded and with the sender's own id proves anything.
    """
    return private and not forwarded and contact_user_id == sender_id


def masked(value: ContactValue) -> str:
    """A form fit for logs: enough to compare by eye, too little to call or write. A messenger id stays."""
    if value.is_hidden:
        return "•••"
    match value.kind:
        case ContactKind.PHONE:
            shown_first = max(2, min(5, len(value.normal_form) - 7))
            return f"{value.normal_form[:shown_first]}•••••{value.normal_form[-2:]}"
        case ContactKind.EMAIL:
            local, _, domain = value.normal_form.rpartition("@")
            return f"{local[:1]}•••@{domain}"
        case ContactKind.TELEGRAM:
            return value.normal_form


def shown(value: ContactValue) -> str:
    """A form fit for people: a phone in its international writing, anything else as it is."""
    if value.is_hidden:
        return "•••"
    if value.kind is not ContactKind.PHONE:
        return value.normal_form
    number = _parsed(value.normal_form, None)
    if number is None or not phonenumbers.is_valid_number(number):
        return value.normal_form
    return phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)


def foreign_country(value: ContactValue, region: str) -> str | None:
    """Return the country of a phone as two letters; None for one of `region`, for another contact, and for nowhere."""
    number = _parsed(value.normal_form, None) if value.kind is ContactKind.PHONE else None
    country = phonenumbers.region_code_for_number(number) if number is not None else None
    return country if country not in (None, region, phonenumbers.REGION_CODE_FOR_NON_GEO_ENTITY) else None


def example_phone(region: str) -> str:
    """A number of the right form for `region`, mobile if there is such, to show in a refusal."""
    number = phonenumbers.example_number_for_type(region, PhoneNumberType.MOBILE)
    number = number or phonenumbers.example_number(region)
    if number is None:
        raise ValueError(f"no phone region {region!r}")
    return phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)


def _text(typed: str, *, longest: int) -> str:
    # Cut first: reading 4,096 characters as a phone took 66 ms.
    text = visible(unicodedata.normalize("NFKC", typed[: longest * 2]))
    if not text:
        raise ContactRefused(ContactFault.EMPTY)
    if len(text) > longest or len(typed) > longest * 2:
        raise ContactRefused(ContactFault.TOO_LONG)
    return text


def _bare_phone(text: str) -> str:
    return _EXTENSION_LAST.sub("", _PHONE_LABEL.sub("", text))


def _phone_writings(text: str, region: str) -> Iterator[str]:
    """The number as it may have been meant, the likeliest first."""
    digits = re.sub(r"\D", "", text)
    if "+" not in text and digits.startswith("00"):
        yield "+" + digits[2:]
        return
    international = ["+" + digits] if "+" not in text and len(digits) >= _SHORTEST_WITHOUT_PLUS else []
    if digits.startswith(str(phonenumbers.country_code_for_region(region))):
        yield from international  # 49151... of a German: not a number of Emden without its zero
    yield text
    yield from international
    if region in _REGIONS_DIALLING_EIGHT and re.fullmatch(r"8\d{10}", digits):
        yield "+7" + digits[1:]


def _parsed(writing: str, region: str | None) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(writing, region)
    except NumberParseException:
        return None


def _phone(normal_form: str) -> ContactValue:
    return ContactValue(kind=ContactKind.PHONE, normal_form=normal_form)
