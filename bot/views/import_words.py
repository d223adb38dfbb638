"""Import in words: why a file or a line of it is not taken, what is left out, and what becomes of lines."""

from bot.domain.errors import NameFault
from bot.domain.imported.columns import Meaning, Source
from bot.domain.imported.imports import Conflict, Outcome
from bot.domain.imported.records import LineFault, Loss
from bot.domain.imported.refused import FileFault
from bot.texts import text

FILE_FAULTS = {
    FileFault.EMPTY: text("there is nothing in it"),
    FileFault.TOO_LARGE: text("it is larger than {detail} MB; split it"),
    FileFault.TOO_MANY_ROWS: text("it has more than {detail} rows; split it"),
    FileFault.TOO_MANY_COLUMNS: text("it has more than {detail} columns; leave only those about people"),
    FileFault.TOO_DENSE: text(
        "it would unpack to far more than such a table needs, so it is not opened; save it as CSV"
    ),
    FileFault.LOCKED: text("it is locked with a password; save it without one"),
    FileFault.UNKNOWN_FORMAT: text("it is no table that can be read; save it as CSV or XLSX"),
    FileFault.BROKEN: text("it is damaged or cut off; save it once more"),
    FileFault.NO_ROWS: text("there are headers at most, and nobody below them"),
    FileFault.NO_NAMES: text("no column is called Name or Company; name one so in the first line"),
    FileFault.NOT_HANDED_OUT: text(
        "Telegram lets me load no more than 20 MB; split it, or bring it in on the server with leadhook import"
    ),
    FileFault.GONE: text("Telegram does not find it any more; send it again"),
}
REASONS: dict[LineFault | NameFault | Conflict, str] = {
    LineFault.NO_NAME: text("there is no name"),
    LineFault.COMPANY_WITHOUT_PERSON: text("a company without a person"),
    LineFault.NO_COMPANY: text("there is no name of a company"),
    LineFault.BROKEN: text("this line cannot be read"),
    LineFault.NOT_A_NAME: text("that is no name"),
    NameFault.EMPTY: text("that is no name (empty)"),
    NameFault.TOO_LONG: text("that is no name (too long)"),
    NameFault.CONTACT: text("that is no name (contact)"),
    NameFault.MARKUP: text("that is no name (markup)"),
    NameFault.EMOJI: text("that is no name (emoji)"),
    NameFault.DIGITS: text("that is no name (digits)"),
    NameFault.COMPANY: text("that is no name (company)"),
    NameFault.ROLE: text("that is no name (role)"),
    NameFault.WORDS: text("that is no name (words)"),
    NameFault.ONE_LETTER: text("that is no name (one letter)"),
    NameFault.MASH: text("that is no name (mash)"),
    Conflict.OTHER_NAME: text("the contact is known under another name"),
    Conflict.SEVERAL_OWNERS: text("the contacts belong to several cards"),
    Conflict.CAME_MEANWHILE: text("somebody else got the contact meanwhile"),
}
LOSSES = {
    Loss.DATE_AS_PHONE: text("without a date in place of a phone"),
    Loss.ROUNDED_PHONE: text("without a phone whose last digits a spreadsheet has cut off"),
    Loss.NO_PHONE: text("without what is no phone"),
    Loss.NO_EMAIL: text("without what is no e-mail"),
    Loss.NO_CONTACT: text("without what is no contact"),
    Loss.UNKNOWN_KIND: text("without an unknown kind"),
    Loss.SECOND_VALUE: text("without a second value, where a card has room for one"),
}
OUTCOMES = {
    Outcome.NEW: text("new"),
    Outcome.MERGED: text("merged"),
    Outcome.KNOWN: text("known"),
    Outcome.CONFLICTING: text("conflicting"),
    Outcome.REFUSED: text("refused"),
}
MEANINGS = {
    Meaning.NAME: text("Name in full"),
    Meaning.FIRST_NAME: text("First name"),
    Meaning.LAST_NAME: text("Last name"),
    Meaning.MIDDLE_NAME: text("Middle name"),
    Meaning.PHONE: text("Phone"),
    Meaning.EMAIL: text("E-mail"),
    Meaning.COMPANY: text("Company"),
    Meaning.ROLE: text("Position"),
    Meaning.KIND: text("Kind of client"),
    Meaning.NOTE: text("Note"),
    Meaning.CONTACTS: text("Contacts"),
    Meaning.OUR_ID: text("Card number"),
    Meaning.NOTHING: text("Not read"),
}
SOURCES = {
    Source.LEADHOOK: text("our own export"),
    Source.BITRIX24: text("Bitrix24"),
    Source.AMOCRM: text("amoCRM"),
    Source.HUBSPOT: text("HubSpot"),
    Source.GOOGLE: text("Google Contacts"),
    Source.ADDRESS_BOOK: text("an address book"),
}
# How people call what a program names in its own way.
FORMATS = {"csv": "CSV", "xlsx": "XLSX", "vcard": "vCard", "jsonl": "JSONL"}
ENCODINGS = {"cp1251": "Windows-1251", "utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16": "UTF-16"}
