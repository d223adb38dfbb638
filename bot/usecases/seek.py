"""Seek: whoever has what was typed in a name, phone, e-mail, @username, company or note, the surest first.

Nothing is read through: every part goes by an index and brings a few hundred at most. Whose names are only alike come
last, and only where few have the very words.
"""

from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum

from bot.domain.ids import ClientId, CompanyId
from bot.domain.sought import Sought, has_words, on_the_other_keys, read_sought, words_in, words_of_company
from bot.usecases.find_alike import find_alike
from bot.usecases.find_like_companies import find_like_companies
from bot.usecases.ports import Records
from bot.usecases.ports.searching import FoundPart
from bot.usecases.seek_names import seek_names

MOST_HITS = 100
MOST_OF_A_KIND = 60
MOST_WITH_A_NUMBER = 300
MOST_COMPANIES = 10
MOST_MEMBERS = 500
MOST_ALIKE = 20
MOST_LIKE_COMPANIES = 3
ENOUGH = 8
"""Where so many have the very words, or somebody all of them, nobody is looked for whose name is only alike."""


class Fit(IntEnum):
    """How well something fits what was typed, the best first."""

    WHOLE = 1
    BEGINS = 2
    INSIDE = 3
    ALIKE = 4


class Why(StrEnum):
    """What fits, in the order in which it is shown."""

    NAME = "1 name"
    PHONE = "2 phone"
    MAIL = "3 mail"
    USERNAME = "4 username"
    COMPANY = "5 company"
    NOTE = "6 note"
    LIKE_NAME = "7 like name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A client or a company that fits. `words`: what of theirs fits; `part`: which digits of it were typed.

    `place`: which one it is of several that fit as well.
    """

    client: ClientId | None
    company: CompanyId | None
    fit: Fit
    why: Why
    words: str
    part: str = ""
    place: int = 0

    @property
    def order(self) -> tuple[int, str, bool, int, str, int]:
        """People before companies, but a company before its own people; and the same order each time."""
        comes_later = (self.client is None) is not (self.why is Why.COMPANY)
        number = self.client or self.company or 0
        return self.fit, self.why, comes_later, self.place, self.words.casefold(), number


async def seek(records: Records, typed: str) -> list[Hit]:
    """Return who fits what was typed; for nothing but one or two letters, those that were worked on last."""
    sought = read_sought(typed)
    if sought.is_nothing or sought.is_short:
        return await _seek_few_letters(records, sought)
    if sought.is_address:
        hits = _each_once([hit async for hit in _with_one_word(records, sought.text)])
        if hits:
            return hits[:MOST_HITS]
    hits = _each_once([hit async for hit in _all_hits(records, sought)])
    if sought.words and not _says_enough(hits, sought):
        hits = _each_once([*hits, *await _alike(records, " ".join(sought.words))])
    return hits[:MOST_HITS]


def _says_enough(hits: Sequence[Hit], sought: Sought) -> bool:
    """Tell whether nobody needs to be looked for whose name is only alike: that takes longest by far."""
    return len(hits) >= ENOUGH or (bool(hits) and (sought.has_contact or hits[0].fit is Fit.WHOLE))


def _each_once(hits: Iterable[Hit]) -> list[Hit]:
    """Keep of each the best reason."""
    best = dict[tuple[ClientId | None, CompanyId | None], Hit]()
    for hit in sorted(hits, key=lambda hit: hit.order):
        best.setdefault((hit.client, hit.company), hit)
    return list(best.values())


async def _seek_few_letters(records: Records, sought: Sought) -> list[Hit]:
    """Half of a base begins with a letter: those who were worked on last come first, then the first by name."""
    if sought.text and not sought.words:
        return []
    touched = await records.searching.list_touched(limit=MOST_OF_A_KIND)
    begin = [each for each in touched if has_words(each.words, sought.words)]
    hits = [_hit(each, Fit.BEGINS, Why.NAME, place=place) for place, each in enumerate(begin)]
    named = await records.searching.list_beginning(sought.text, limit=MOST_OF_A_KIND)
    return _each_once([*hits, *(_hit(each, Fit.INSIDE, Why.NAME) for each in named)])


async def _all_hits(records: Records, sought: Sought) -> AsyncIterator[Hit]:
    """What has all that was typed; where nobody has, what has a part of it."""
    of_contacts = [hit async for hit in _with_contacts(records, sought)]
    if not sought.words:
        for hit in (*of_contacts, *[hit async for hit in _with_number_in_words(records, sought)]):
            yield hit
        return
    of_both = await _fitting(records, of_contacts, sought.words)
    for hit in of_both or of_contacts:
        yield hit
    if not of_both:
        async for hit in _with_words(records, sought.words):
            yield hit
        async for hit in _with_one_word(records, sought.text):
            yield hit


async def _with_contacts(records: Records, sought: Sought) -> AsyncIterator[Hit]:
    for digits in sought.numbers:
        for each in await records.searching.list_with_digits(digits, limit=MOST_WITH_A_NUMBER):
            yield replace(_hit(each, _fit_of_number(each.words, digits), Why.PHONE), part=digits)
    if sought.is_mail:
        whole = f"{sought.mailbox}@{sought.domain}"
        for each in await records.searching.list_with_mail(sought.mailbox, sought.domain, limit=MOST_WITH_A_NUMBER):
            yield _hit(each, _fit_of_text(each.words, whole), Why.MAIL)
    if sought.username:
        for each in await records.searching.list_with_username(sought.username, limit=MOST_OF_A_KIND):
            yield _hit(each, _fit_of_text(each.words, sought.username), Why.USERNAME)


async def _fitting(records: Records, hits: Sequence[Hit], words: Sequence[str]) -> list[Hit]:
    """Keep of those with a contact whoever is also called so, or nearly so."""
    clients = [hit.client for hit in hits if hit.client is not None]
    named = await records.likeness.names_of(clients)
    called = {client for client, name in named if has_words(name, tuple(words))}
    if clients and not called:
        cards = await records.likeness.count_cards()
        alike = await find_alike(records.likeness, " ".join(words), cards, besides=clients[:MOST_OF_A_KIND])
        called = {each.client for each in alike if each.ways}
    return [hit for hit in hits if hit.client in called]


async def _with_number_in_words(records: Records, sought: Sought) -> AsyncIterator[Hit]:
    """A number may stand in the name of a company or in a note, too."""
    for digits in sought.numbers[:1]:
        async for hit in _with_written_words(records, (digits,)):
            yield hit


async def _with_words(records: Records, words: tuple[str, ...]) -> AsyncIterator[Hit]:
    for each in await _named(records, words):
        yield _hit(each, _fit_of_words(each.words, words), Why.NAME)
    written = [hit async for hit in _with_written_words(records, words)]
    for hit in written:
        yield hit
    if not any(hit.fit is Fit.WHOLE for hit in written):
        async for hit in _of_company(records, words):
            yield hit


async def _with_one_word(records: Records, word: str) -> AsyncIterator[Hit]:
    """What stands without a space may be a part of an e-mail or of a username: anna.petrova, romashka.ru."""
    if " " in word:
        return
    for each in await records.searching.list_with_mail_word(word, limit=MOST_OF_A_KIND):
        yield _hit(each, _fit_of_text(each.words, word), Why.MAIL)
    for each in await records.searching.list_with_username(word, limit=MOST_OF_A_KIND):
        yield _hit(each, _fit_of_text(each.words, word), Why.USERNAME)


async def _named(records: Records, words: tuple[str, ...]) -> list[FoundPart]:
    """Who is called so, or would be if the keyboard had not been switched."""
    beginning = await records.searching.list_beginning(" ".join(words), limit=MOST_OF_A_KIND)
    named = [*beginning, *await seek_names(records, words)]
    return named or await seek_names(records, on_the_other_keys(words))


async def _with_written_words(records: Records, words: tuple[str, ...]) -> AsyncIterator[Hit]:
    """Companies that are called so with their people, and notes that say so."""
    companies = await _companies(records, words)
    for each in companies:
        yield _hit(each, _fit_of_words(each.words, words), Why.COMPANY)
    fits = {each.company: _fit_of_words(each.words, words) for each in companies}
    for each in await _members(records, companies):
        yield _hit(each, min(fits.values()), Why.COMPANY)
    for each in await records.searching.list_noted(max(words, key=len), limit=MOST_WITH_A_NUMBER):
        if has_words(each.words, words):
            yield _hit(each, Fit.INSIDE, Why.NOTE)


async def _of_company(records: Records, words: tuple[str, ...]) -> AsyncIterator[Hit]:
    """Who is called as some of the words say, in a company that is called as the others do: Иванов Ромашка."""
    for at in range(1, len(words)):
        for named, company in ((words[:at], words[at:]), (words[at:], words[:at])):
            for each in await _members(records, await _companies(records, company)):
                if has_words(each.words, named):
                    yield _hit(each, Fit.WHOLE, Why.COMPANY)


async def _companies(records: Records, words: tuple[str, ...]) -> list[FoundPart]:
    """Who has all the words, the legal form aside; where nobody has, who has the longest, and sounds like the rest."""
    written = words_of_company(" ".join(words)) or {*words}
    found = await records.searching.list_companies(written, limit=MOST_WITH_A_NUMBER)
    found = found or await records.searching.list_companies([max(words, key=len)], limit=MOST_WITH_A_NUMBER)
    fitting = sorted((each for each in found if has_words(each.words, words)), key=lambda each: len(each.words))
    return fitting[:MOST_COMPANIES]


async def _members(records: Records, companies: Sequence[FoundPart]) -> list[FoundPart]:
    numbers = [each.company for each in companies if each.company is not None]
    return await records.searching.list_members(numbers, limit=MOST_MEMBERS) if numbers else []


async def _alike(records: Records, name: str) -> list[Hit]:
    """Whose names are alike, the surest first, and companies."""
    alike = await find_alike(records.likeness, name, await records.likeness.count_cards())
    found = [FoundPart(client=each.client, words="") for each in alike if each.odds > 0][:MOST_ALIKE]
    like = await find_like_companies(records.company_likeness, name, most=MOST_LIKE_COMPANIES)
    found += [FoundPart(company=each.company, words="") for each in like]
    return [_hit(each, Fit.ALIKE, Why.LIKE_NAME, place=place) for place, each in enumerate(found)]


def _hit(found: FoundPart, fit: Fit, why: Why, place: int = 0) -> Hit:
    return Hit(client=found.client, company=found.company, fit=fit, why=why, words=found.words, place=place)


def _fit_of_number(phone: str, digits: str) -> Fit:
    if phone == f"+{digits}":
        return Fit.WHOLE
    return Fit.BEGINS if phone.endswith(digits) else Fit.INSIDE


def _fit_of_text(text: str, part: str) -> Fit:
    """A whole mailbox is as good as the whole address."""
    if part in (text, text.partition("@")[0]):
        return Fit.WHOLE
    return Fit.BEGINS if text.startswith(part) else Fit.INSIDE


def _fit_of_words(text: str, words: Sequence[str]) -> Fit:
    return Fit.WHOLE if {*words_in(text)} == {*words} else Fit.BEGINS
