"""Phones in free text: numbers that are surely meant to be called, and no order, price, date or card."""

import re
from collections.abc import Iterator
from functools import cache

import phonenumbers
from phonenumbers import PhoneMetadata, PhoneNumberType

from bot.domain.contact_points import EXTENSION, read_phone
from bot.domain.errors import ContactRefused
from bot.domain.reading.found import Found, hide
from bot.domain.reading.not_ours_to_read import is_the_readers

MOST = 10
MOST_TRIES = 120
"""Numbers that are tried: reading one costs a tenth of a millisecond or more."""

_GAP = r"[^\S\n]"
_RUN = re.compile(rf"\+?(?:[^\S\n]|\()*\d(?:[\d()./~\u2010-\u2015\u2212-]|{_GAP})*")
_GROUP = re.compile(r"\+?\s*\(*\d+\)?")
_LINKED = re.compile(
    r"(?:https?://)?(?:www\.|api\.)?(?:whatsapp\.com/send\?)?(?:wa\.me/|tel:|phone=|t\.me/)(\+?\d{10,15})\b",
    re.IGNORECASE,
)

_AMOUNT = r"\d{1,3}(?:[\s.,]\d{3})*(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d{1,9}(?:[.,]\d{1,2})?"
_BYTE = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
_NO_PHONES = re.compile(
    rf"""
    (?<![\d.)+-])(?:0?[1-9]|[12]\d|3[01])[./](?:0?[1-9]|1[0-2])[./](?:19|20)?\d\d(?![\d.-]?\d)  # 12.05.2026
  | (?<!\d)(?:19|20)\d\d[./-](?:0?[1-9]|1[0-2])[./-](?:0?[1-9]|[12]\d|3[01])(?!\d)             # 2026-05-12
  | (?<![\d-])(?:0?[1-9]|[12]\d|3[01])-(?:0?[1-9]|1[0-2])-(?:19|20)\d\d(?![\d-])
  | (?<![\d.])[012]?\d:[0-5]\d(?::[0-5]\d)?(?!\d)                                             # 14:30
  | (?<![\d.]){_BYTE}(?:\.{_BYTE}){{3}}(?![\d.])                                              # 192.168.0.1
  | \bv\.?\s?\d+(?:\.\d+)+                                                                    # v2.10.3
  | (?<![\d+-])\d{1, 6}(?:[xх×*]\d+|\s[xх×*]\s\d+)+                                                 # 120x60
  | [$€£₽]\s?(?:{_AMOUNT})                                                                    # $1 500
  | \b[A-Z]{{2}}\d\d(?:\s?[\dA-Z]{{4}}){{3,7}}(?:\s?[\dA-Z]{{1,3}})?\b                             # DE89 3704 ...
  | (?<![\d+])(?:{_AMOUNT})\s?(?:руб\w*|р\.|р\b|₽|\$|€|£|usd|eur|rub|тыс\w*|млн\w*|тенге|тг\b|грн\w*|сум\b|шт\w*|кг\b
      |км\b|мм\b|см\b|м2|м²|кв\.?\s?м|куб\w*|%|pcs|units|gbp|dollars|euros?|bucks|lbs|человек|литр\w*|тонн\w*)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_OF_SOMETHING = re.compile(
    r"\b(?:(?P<always>инн|огрн(?:ип)?|кпп|бик|окпо|р/?с|к/?с|р/сч[её]т|карт[аыуе]|картой|трек\w*|паспорт\w*|снилс|полис\w*|vin|imei|лицев\w+|"
    r"кадастр\w+|штрих-?код\w*|серийн\w+|артикул\w*|арт|сч[её]т[аеу]?|накладн\w+|договор\w*|тикет\w*|лот|свидетельств\w+|"
    r"отправлени\w+|invoice|tracking|track|account|acct|acc|card|ticket|sku|serial|s/n|isbn|iban|ein|ssn|vat|tax|policy|"
    r"contract|booking|reservation|case|claim|ref|reference|confirmation|part|article|p/n|po|id|zip|код\w*|индекс\w*|"
    r"промокод\w*|сертификат\w*|чек\w*|купон\w*|фактур\w+|займ\w*|квитанци\w+|бронь|брони|протокол\w*|удостоверени\w+|"
    r"quote|receipt|reg|registration|coupon|promo|voucher|batch|lot|kundennummer|rechnung\w*|bestell\w*|auftrag\w*|vertrag\w*|aktenzeichen|az)"
    r"|(?P<maybe>заказ\w*|заявк\w+|обращени\w+|order|model|модел\w+|item|request))\b"
    r"(?:[\s.:]|(?P<numbered>#|№|\b(?:номер\w*|number|no|nr|num|code|id)\b)|\b(?:is|was|от)\b){0,6}[\s(:=-]*$",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(
    r"(?:номер\w*|number|no\.?|#|№)\s*(?:заказ\w*|заявк\w*|order|item)[\s:.#№-]*$|[№#]\s*$", re.IGNORECASE
)
_SAID_BEHIND = re.compile(
    r"\s*(?:(?:от|dated)\s+\d|[-–—]?\s*(?:это|is)\s+(?:[^\W\d_]+\s+)?(?:заказ|трек|артикул|order|tracking))",
    re.IGNORECASE,
)
_FAX = re.compile(r"(?<!тел/)(?<!тел\./)(?<!tel/)\b(?:факс|fax|f)[\s.:№#-]{1,3}(?:\(\s?)?$", re.IGNORECASE)
_OF_A_PHONE = re.compile(
    r"(?:\b(?:тел|телефон\w*|моб\w*|сот\w*|phone|tel|mobile|cell|call|text|whats\s?app|wa|вотс?ап\w*|ватс?апп?\w*|вайбер\w*|viber|"
    r"звон\w+|перезвон\w+|позвон\w+|набер\w+|наб[ие]ра\w+|связ\w+|контакт\w*|contacts?|reach|dial|ring|мой\s+номер\w*|my\s+number|"
    r"факс|fax|telegram|телеграмм?\w*|tg|тг|номер)\b|\+|☎|📞|📱|☎️)[^\d\n]{0,25}$",
    re.IGNORECASE,
)
_GLUED_BEFORE = re.compile(
    r"[а-яёА-ЯЁ]{3,}$|\b(?:тел\w*|т|моб\w*|сот\w*|phone|tel|mob|cell|whatsapp|wa|viber|ph)\.?$", re.IGNORECASE
)
_LETTERS_AFTER = re.compile(r"[^\W\d_]+(?!\d)")
_LIKE_A_PHONE = re.compile(r"\D*[78]?\D*\(?[3489]\d\d\)?\D+\d{3}\D*\d\d\D*\d\d")
_WITH_AREA_CODE = re.compile(r"0[1-9]\d{1,4}(?: ?/ ?(?=(?:\d ?){5})|[ -])\d{3,}(?:[ -]?\d{1,4}){0,3}")
"""Where a zero is dialled before the area code, it says that this is a phone: 030 901820."""
_NEIGHBOURS = ("380", "375", "998", "996", "992", "993", "994", "995", "374", "373", "7")
_NOTHING = "\u25a0"
_SHORTEST, _LONGEST = 7, 15
_MOST_DIGITS_BESIDE = 2
"""More than the size or the number of pieces beside a phone is another number: then it must be sure which is which."""
_HOLDS_TOGETHER = re.compile(r"\d{10,}|\(?\d{3}\)?[ .-]?\d{3}[.-]\d{4}")
_DIALLING_EIGHT = frozenset({"RU", "KZ", "BY", "UZ", "TM"})
_USUAL_GROUPS = frozenset({
    (11,), (1, 10), (1, 3, 7), (1, 3, 3, 4), (1, 3, 3, 2, 2), (4, 7), (4, 3, 4), (4, 3, 2, 2), (1, 3, 2, 2, 3),
    (1, 3, 2, 3, 2), (1, 3, 4, 3), (2, 2, 3, 2, 2), (1, 3, 3, 1, 3), (1, 3, 1, 3, 1, 2), (1, 6, 2, 2), (1, 3, 5, 2),
    (4, 2, 2, 3), (4, 5, 2), (4, 2, 3, 2), (1, 3, 2, 5), (7, 2, 2), (1, 6, 4), (7, 4), (1, 4, 2, 2, 2),
})  # fmt: skip
_BETWEEN_TWO = re.compile(rf"(?<=\d){_GAP}*(?:[/;|]|[.]\s){_GAP}*(?=\+?(?:\(?\d[() .-]{{0,2}}){{10}})")
"""What parts a number from another one that is long enough to stand for itself."""
_MOBILE = frozenset({PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE})


def find_phones(text: str, region: str) -> list[Found]:
    """Find the writer's phones in the order of the text, the first ones at most; `region` is the home of local ones.

    One that is said twice is found twice, so that it is taken away wherever it stands. An extension belongs to what
    was found, but not to its value: people behind one switchboard share the number.
    """
    bare = hide(text, (match.span() for match in _NO_PHONES.finditer(text)), _NOTHING)
    bare = hide(bare, (match.span() for match in _BETWEEN_TWO.finditer(bare)), ",")
    found: list[Found] = []
    tries = 0
    for run in _RUN.finditer(bare):
        for start, end in _parts_of(run):
            tries += 1
            phone = _phone_at(bare, start, end, run, region)
            if phone is not None and not any(start < known.end and known.start < end for known in found):
                found.append(phone)
            if len(found) == MOST or tries == MOST_TRIES:
                return found
    return found


def linked_phones(text: str) -> list[Found]:
    """Find phones inside links that are made for calling and writing: wa.me, tel:."""
    found = []
    for match in _LINKED.finditer(text):
        value = _read("+" + match[1].lstrip("+"), "ZZ")
        if value is not None:
            found.append(Found(value=value, start=match.start(), end=match.end()))
    return found


def _parts_of(run: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield the parts of a run of digits that may be a number of their own: from the left, the longest first."""
    groups = [(run.start() + group.start(), run.start() + group.end()) for group in _GROUP.finditer(run[0])]
    for first, (start, _) in enumerate(groups):
        for _, end in reversed(groups[first : first + 8]):
            if _SHORTEST <= sum(char.isdigit() for char in run.string[start:end]) <= _LONGEST:
                yield start, end


def _phone_at(text: str, start: int, end: int, run: re.Match[str], region: str) -> Found | None:
    """Return the phone that stands there, if it is one and the writer's."""
    start += len(text[start:end]) - len(text[start:end].lstrip())
    written = text[start:end]
    if text[start:end].count("(") < text[start:end].count(")"):
        return None
    value = _read(_without_a_zero_in_brackets(written), region)
    if value is None or not _stands_free(text, start, end):
        return None
    if _SAID_BEHIND.match(text, end) and not written.startswith("+"):
        return None
    digits_beside = len(re.findall(r"\d", run[0])) - len(re.findall(r"\d", written))
    if not _is_meant_as_a_phone(written, value, region, _line_before(text, start)) or is_the_readers(text, run.start()):
        return None
    if digits_beside and not _is_sure(written, value, region):
        holds_together = digits_beside <= _MOST_DIGITS_BESIDE and _HOLDS_TOGETHER.fullmatch(written)
        if not holds_together or _is_of_something(_line_before(text, run.start()), sure=False):
            return None
    extension = EXTENSION.match(text, end)
    if extension is None:
        return Found(value=value, start=start, end=end)
    return Found(value=value, start=start, end=extension.end(), extension=extension["extension"])


def _stands_free(text: str, start: int, end: int) -> bool:
    """Return whether no letter and no joint sticks to it, except a label before, a word or an extension behind."""
    before, after = text[:start], text[end : end + 24]
    if re.search(r"[\w@-]$", before[-1:]) and not _GLUED_BEFORE.search(before[-24:]):
        return False
    if re.search(r"\d(?:\.|\s?[~\u2010-\u2015\u2212-]\s?)$", before[-4:]):
        return False
    if re.match(r"[.~\u2010-\u2015\u2212-]\s?\d", after):
        return False
    glued = _LETTERS_AFTER.match(after)
    is_word = glued is not None and len(glued[0]) > 2
    return not after[:1].isalpha() or is_word or EXTENSION.match(text, end) is not None


def _line_before(text: str, start: int) -> str:
    """Return what stands before a place in its line, as far as it says what comes now."""
    return text[max(0, text.rfind("\n", 0, start) + 1, start - 60) : start]


def _is_meant_as_a_phone(written: str, value: str, region: str, before: str) -> bool:
    """Tell a number that is to be called from one that only could be."""
    sure = _is_sure(written, value, region)
    if _FAX.search(before) or (not written.startswith("+") and _is_of_something(before, sure=sure)):
        return False
    return sure or _OF_A_PHONE.search(before) is not None or _is_likely(written, value, region)


def _is_of_something(before: str, *, sure: bool) -> bool:
    """Return whether what was said last announces the number of an order, a card and the like."""
    something = _OF_SOMETHING.search(before)
    if something is not None and (something["always"] or something["numbered"] or not sure):
        return True
    return _NUMBER_OF.search(before) is not None


def _is_sure(written: str, value: str, region: str) -> bool:
    """Return whether it says where it is: a plus, 00, or all of a mobile number with the digit dialled before it."""
    digits = re.sub(r"\D", "", written)
    if written.startswith("+"):
        return True
    if digits.startswith(("00", "810")):
        return len(digits) > 11
    if value.startswith("+79") and digits[0] in "78":
        return len(digits) == 11 and region in _DIALLING_EIGHT and _is_grouped_usually(written)
    prefix = _national_prefix(region)
    return bool(prefix) and _is_home(value, region) and digits == prefix + _national(value) and len(digits) >= 10


def _is_likely(written: str, value: str, region: str) -> bool:
    """Return whether a number without a label and without plus is dialled like that at home."""
    digits = re.sub(r"\D", "", written)
    if not _is_home(value, region):
        return len(digits) == 12 and digits.startswith(_NEIGHBOURS) and _is_mobile(value)
    prefix = _national_prefix(region)
    code = str(phonenumbers.country_code_for_region(region))
    if not prefix or (digits.startswith((prefix, code)) and len(digits) > 10):
        return True
    if "(" in written or _LIKE_A_PHONE.fullmatch(written) or _WITH_AREA_CODE.fullmatch(written):
        return True
    return len(digits) == 10 and _is_mobile(value)


def _is_grouped_usually(written: str) -> bool:
    """8 912 345-67-89, 8-912-3456789, not 8912 3456 789: mobile numbers have their groups."""
    sizes = tuple(len(group) for group in re.findall(r"\d+", written))
    return sizes in _USUAL_GROUPS


def _is_home(value: str, region: str) -> bool:
    return value.startswith(f"+{phonenumbers.country_code_for_region(region)}")


def _national(value: str) -> str:
    return phonenumbers.national_significant_number(phonenumbers.parse(value))


def _is_mobile(value: str) -> bool:
    return phonenumbers.number_type(phonenumbers.parse(value)) in _MOBILE


@cache
def _national_prefix(region: str) -> str:
    metadata = PhoneMetadata.metadata_for_region(region)
    return (metadata.national_prefix or "") if metadata is not None else ""


def _without_a_zero_in_brackets(written: str) -> str:
    """+49 (0)151 ... is dialled without the zero from abroad."""
    return re.sub(r"^(\+\d{1,3}\s?)\(0\)", r"\1", written)


def _read(written: str, region: str) -> str | None:
    if written.startswith("810"):
        written = "+" + written[3:]
    try:
        return read_phone(written, region).normal_form
    except ContactRefused:
        return None
