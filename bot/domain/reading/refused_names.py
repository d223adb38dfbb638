"""What was offered as a name and is none: after words that offer one, or in its place beside a contact."""

from bot.domain.errors import NameFault, NameRefused
from bot.domain.names import accept_name
from bot.domain.not_names import COMPANY_WORDS, ROLE_COMPANIONS, ROLES, SHORT_LEGAL_FORMS
from bot.domain.reading import cues
from bot.domain.reading.found import Found
from bot.domain.reading.name_words import is_ordinary, plain

_MOST_WORDS = 4
_REFUSED_BESIDE_A_CONTACT = frozenset({NameFault.MASH, NameFault.ONE_LETTER, NameFault.ROLE, NameFault.DIGITS})


def find_refused(text: str, typed: str) -> Found | None:
    """Return what was offered as a name and is none, if anything was."""
    for offered in cues.OFFERED.finditer(text):
        whole = typed[offered.start("rest") : offered.end("rest")].strip(" ,.;:!-—–")
        said = " ".join(whole.split()[:_MOST_WORDS])
        in_a_field = offered["field"] is not None
        if said and (in_a_field or not _is_something_else(said)) and _fault_of(said) is not None:
            return Found(value=said, start=offered.start(), end=offered.end())
    for part in cues.PARTS.finditer(text):
        said = part[0].strip()
        start, end = part.start(), part.end()
        fault = _fault_of(said)
        if fault is NameFault.DIGITS and not said.isdigit():
            continue
        if fault in _REFUSED_BESIDE_A_CONTACT and cues.is_beside_a_contact(cues.said_before(text, start), text[end:]):
            return Found(value=said.strip(" ."), start=start, end=end)
    return None


def _is_something_else(said: str) -> bool:
    """Return whether the sentence just went on: «меня зовут нужен прайс»."""
    first = plain(said.split()[0])
    return is_ordinary(first) and first not in ROLES | ROLE_COMPANIONS | COMPANY_WORDS | SHORT_LEGAL_FORMS


def _fault_of(said: str) -> NameFault | None:
    try:
        accept_name(said)
    except NameRefused as refused:
        return refused.reason
    return None
