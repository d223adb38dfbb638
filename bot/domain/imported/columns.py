"""Columns: what each of a table is, guessed from what stands above it and below it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.typed_text import visible


class Meaning(StrEnum):
    """What a column holds. `NOTHING`: nothing that is kept here."""

    NAME = "name"
    FIRST_NAME = "first_name"
    MIDDLE_NAME = "middle_name"
    LAST_NAME = "last_name"
    PHONE = "phone"
    EMAIL = "email"
    COMPANY = "company"
    ROLE = "role"
    KIND = "kind"
    NOTE = "note"
    CONTACTS = "contacts"
    OUR_ID = "our_id"
    NOTHING = "nothing"


class Source(StrEnum):
    """Which program wrote a table, as far as its headers show."""

    LEADHOOK = "leadhook"
    BITRIX24 = "bitrix24"
    AMOCRM = "amocrm"
    HUBSPOT = "hubspot"
    GOOGLE = "google"
    ADDRESS_BOOK = "address_book"


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The meaning of every column, and what they were recognised by."""

    meanings: tuple[Meaning, ...]
    source: Source | None = None

    def where(self, meaning: Meaning) -> list[int]:
        """Return the places of the columns that hold this."""
        return [place for place, each in enumerate(self.meanings) if each is meaning]

    @property
    def has_people(self) -> bool:
        """Whether there is a column with names of persons; without one the lines are companies."""
        return not _NAMES.isdisjoint(self.meanings)

    @property
    def is_enough(self) -> bool:
        """Whether lines can be read at all."""
        return self.has_people or Meaning.COMPANY in self.meanings


_NAMES = frozenset({Meaning.NAME, Meaning.FIRST_NAME, Meaning.LAST_NAME})

# A table was written by a program if it has all of these headers (in one of its languages).
_SIGNS: tuple[tuple[Source, frozenset[str]], ...] = tuple(
    (source, frozenset(headers.split("|")))
    for source, headers in (
        (Source.LEADHOOK, "id|name|contact points|created at"),
        (Source.ADDRESS_BOOK, "fn|n|tel"),
        (Source.GOOGLE, "e mail 1 value|phone 1 value"),
        (Source.GOOGLE, "phone 1 value|given name"),
        (Source.GOOGLE, "phone 1 value|first name"),
        (Source.HUBSPOT, "record id|first name|last name"),
        (Source.HUBSPOT, "record id|company name"),
        (Source.HUBSPOT, "record id|имя|фамилия"),
        (Source.HUBSPOT, "идентификатор записи|имя|фамилия"),
        (Source.AMOCRM, "рабочий прямой телефон"),
        (Source.AMOCRM, "work direct phone"),
        (Source.AMOCRM, "наименование|ответственный|теги"),
        (Source.BITRIX24, "id|имя|фамилия|рабочий телефон|мобильный телефон"),
        (Source.BITRIX24, "id|first name|last name|work phone|mobile"),
        (Source.BITRIX24, "id|название компании|рабочий телефон"),
        (Source.BITRIX24, "id|company name|company type"),
    )
)

_WORDS: dict[Meaning, str] = {
    Meaning.NAME: (
        "name|full name|contact|contact name|person|client|client name|customer|customer name|display name|fn|"
        "имя и фамилия|фамилия имя|фамилия имя отчество|имя фамилия|имя фамилия отчество|фио|ф и о|полное имя|"
        "имя контакта|наименование|наименование контакта|контакт|контактное лицо|клиент|имя клиента|фио клиента|"
        "покупатель|заказчик|человек|представитель|как зовут|n"
    ),
    Meaning.FIRST_NAME: "first name|given name|forename|firstname|имя",
    Meaning.MIDDLE_NAME: "middle name|second name|additional name|patronymic|отчество",
    Meaning.LAST_NAME: "last name|family name|surname|lastname|фамилия",
    Meaning.PHONE: (
        "phone|phones|phone number|telephone|tel|mobile|mobile phone|mobile phone number|mobile number|cell|"
        "cell phone|work phone|home phone|other phone|work direct phone|mob phone|whatsapp|whatsapp phone number|"
        "телефон|телефоны|тел|номер|номер телефона|мобильный|мобильный телефон|моб|моб телефон|сотовый|"
        "сотовый телефон|рабочий телефон|рабочий прямой телефон|домашний телефон|другой телефон|городской телефон|"
        "контактный телефон|телефон для рассылок|номер мобильного телефона"
    ),
    Meaning.EMAIL: (
        "email|e mail|emails|mail|email address|e mail address|work email|work e mail|home email|home e mail|"
        "personal email|other email|other e mail|почта|эл почта|электронная почта|адрес электронной почты|"
        "рабочий email|рабочий e mail|личный email|частный e mail|другой email|другой e mail|e mail для рассылок|"
        "емейл|имейл|мейл"
    ),
    Meaning.COMPANY: (
        "company|company name|organization|organisation|organization name|organization 1 name|org|"
        "firm|employer|associated company|"
        "primary associated company|account|компания|название компании|организация|фирма|название организации|"
        "связанная компания|место работы|юрлицо|юридическое лицо|контрагент"
    ),
    Meaning.ROLE: "role|title|job title|position|organization title|должность|роль",
    Meaning.KIND: "kind|type|contact type|тип|тип контакта|вид",
    Meaning.NOTE: (
        "note|notes|comment|comments|description|remark|примечание|примечания|комментарий|комментарии|заметка|"
        "заметки|описание"
    ),
    Meaning.CONTACTS: "contact points|контакты|contacts|impp",
    Meaning.OUR_ID: "leadhook id",
}
_MEANINGS = {word: meaning for meaning, words in _WORDS.items() for word in words.split("|")}
_NUMBERED = re.compile(r"(?P<what>.*?) \d+(?: value)?")
_UNSURE = frozenset(
    {"contact", "контакт", "контакты", "contacts", "номер", "name", "client", "клиент", "customer", "n"}
)
"""These may also stand above phones."""

_SAMPLE = 50
_MOSTLY = 0.6
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_PHONE = re.compile(r"(?=(?:\D*\d){7,15}\D*$)\+?[\d\s()./-]+")


def guess_columns(headers: Sequence[str], sample: Sequence[Sequence[str]]) -> Columns:
    """Guess what each column is: from its header, and where that may say two things from what stands below it."""
    plain = [_plain(header) for header in headers]
    source = next((source for source, signs in _SIGNS if signs <= set(plain)), None)
    if source is Source.LEADHOOK:
        return Columns(meanings=_of_our_own(plain), source=source)
    columns = enumerate(plain)
    meanings = tuple(_of_header(header) or _of_cells(header, _column(sample, place)) for place, header in columns)
    return Columns(meanings=meanings, source=source)


def _plain(header: str) -> str:
    """Return a header without case, punctuation and the marks of required fields."""
    return " ".join(re.sub(r"[\W_]+", " ", visible(header).casefold().replace("ё", "е")).split())


def _column(sample: Sequence[Sequence[str]], place: int) -> list[str]:
    return [row[place] for row in sample[:_SAMPLE] if row[place]]


def _of_our_own(headers: Sequence[str]) -> tuple[Meaning, ...]:
    """Our own export names companies by numbers too; only one of clients says of which kind they are."""
    name = Meaning.NAME if "kind" in headers else Meaning.COMPANY
    ours = {"id": Meaning.OUR_ID, "name": name, "kind": Meaning.KIND, "note": Meaning.NOTE}
    ours["company name"] = Meaning.COMPANY
    ours["contact points"] = Meaning.CONTACTS
    return tuple(ours.get(header, Meaning.NOTHING) for header in headers)


def _of_header(header: str) -> Meaning | None:
    """Return what a header says; None where it may say two things."""
    if header in _UNSURE:
        return None
    numbered = _NUMBERED.fullmatch(header)
    return _MEANINGS.get(numbered["what"] if numbered else header, Meaning.NOTHING if header else None)


def _of_cells(header: str, cells: Sequence[str]) -> Meaning:
    """Return what most cells look like, or what an unsure header says where they look like nothing."""
    for pattern, meaning in ((_EMAIL, Meaning.EMAIL), (_PHONE, Meaning.PHONE)):
        if cells and sum(1 for cell in cells if pattern.search(cell)) >= _MOSTLY * len(cells):
            return meaning
    return _MEANINGS.get(header, Meaning.NOTHING)
