"""Understanding a message: what a lead needs, as far as a free text says it, and nothing that it does not say."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bot.domain.names import PersonName, find_name
from bot.domain.reading import name_words, places
from bot.domain.reading.companies import find_companies, owner_of
from bot.domain.reading.corrections import find_corrections
from bot.domain.reading.cues import COMPANY, CONTACT, LINK
from bot.domain.reading.emails import find_emails
from bot.domain.reading.found import hide, made_ready
from bot.domain.reading.not_ours_to_read import addresses_of_pages, forwarded, links
from bot.domain.reading.persons import find_person
from bot.domain.reading.phones import find_phones, linked_phones
from bot.domain.reading.wishes import find_wish

_MOST_READINGS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What a text says about a request; what it does not say is None or empty.

    `phones` are E.164, `emails` lower case, both in the order of the text; `extensions` by their phones. `company` and
    `wish` are in the person's words, and so is `role`, what they say to be right beside their name. `refused_name` was
    offered as a name and did not pass the guard: it is there only without a `name`. `corrects`: the contact given
    before was wrong.
    """

    name: PersonName | None = None
    refused_name: str | None = None
    phones: tuple[str, ...] = ()
    extensions: Mapping[str, str] = field(default_factory=dict)
    emails: tuple[str, ...] = ()
    company: str | None = None
    role: str | None = None
    wish: str | None = None
    corrects: bool = False


def get_ready() -> None:
    """Load what reading needs, so that the first message need not wait for it: a fifth of a second, 35 MB."""
    name_words.load()
    places.load()


def understand(typed: str, region: str) -> Understood:
    """Read a free text; `region` is the home of local numbers. Never raises, and reads the first 4,096 characters.

    While contacts stand in it the wish is read again: one beside another may hide it at first sight. So nothing that
    is read as a contact is left in the wish, and who reads it later finds no more than was found here.
    """
    read = mark(typed, region)
    understood = _at_first_sight(read)
    for _ in range(_MOST_READINGS):
        if understood.wish is None or not (read.phones or read.emails):
            break
        read = mark(understood.wish, region)
        if read.phones or read.emails:
            understood = replace(
                understood,
                phones=tuple(dict.fromkeys(understood.phones + read.phones)),
                extensions={**read.extensions, **understood.extensions},
                emails=tuple(dict.fromkeys(understood.emails + read.emails)),
                wish=find_wish(read.text, read.marked, read.corrections),
            )
    return understood


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A text, the same with marks for all that tells neither a person nor a wish, and what stands there."""

    text: str
    marked: str
    phones: tuple[str, ...]
    extensions: Mapping[str, str]
    emails: tuple[str, ...]
    companies: tuple[str, ...]
    corrections: tuple[tuple[int, int], ...]


def mark(typed: str, region: str) -> Marked:
    """Find contacts, links and companies: only where they stand it is known who may be meant by what is beside them."""
    text = made_ready(typed)
    own = hide(text, forwarded(text), LINK)
    linked = linked_phones(own)
    own = hide(own, ((found.start, found.end) for found in linked), CONTACT)
    own = hide(own, addresses_of_pages(own), LINK)
    emails = find_emails(own)
    marked = hide(own, ((found.start, found.end) for found in emails), CONTACT)
    marked = hide(marked, links(marked), LINK)
    phones = sorted([*linked, *find_phones(marked, region)], key=lambda phone: phone.start)
    marked = hide(marked, ((found.start, found.end) for found in phones), CONTACT)
    corrections = tuple(find_corrections(marked))
    companies = find_companies(marked)
    marked = hide(marked, ((found.start, found.end) for found in companies), COMPANY)
    return Marked(
        text=text,
        marked=hide(marked, corrections, LINK),
        phones=tuple(dict.fromkeys(phone.value for phone in phones)),
        extensions={phone.value: phone.extension for phone in phones if phone.extension is not None},
        emails=tuple(dict.fromkeys(email.value for email in emails)),
        companies=tuple(company.value for company in companies),
        corrections=corrections,
    )


def _at_first_sight(read: Marked) -> Understood:
    person = find_person(read.marked, read.text)
    name = person.name or next(filter(None, map(_owner_of, read.companies)), None)
    return Understood(
        name=name,
        refused_name=None if name else person.refused,
        phones=read.phones,
        extensions=read.extensions,
        emails=read.emails,
        company=read.companies[0] if read.companies else None,
        role=person.role,
        wish=find_wish(read.text, read.marked, (*person.places, *read.corrections)),
        corrects=bool(read.corrections),
    )


def _owner_of(company: str) -> PersonName | None:
    """Return whose business a company is, where its name tells: ИП Громова Л.В."""
    owner = owner_of(company)
    return find_name(owner) if owner is not None else None
