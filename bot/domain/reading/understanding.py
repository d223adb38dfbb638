"""Understanding a message: what a lead needs, as far as a free text says it, and nothing that it does not say."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bot.domain.names import PersonName
from bot.domain.reading.companies import find_companies
from bot.domain.reading.corrections import find_corrections
from bot.domain.reading.cues import COMPANY, CONTACT, LINK
from bot.domain.reading.emails import find_emails
from bot.domain.reading.found import hide, made_ready
from bot.domain.reading.name_words import load
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
    load()


def understand(typed: str, region: str) -> Understood:
    """Read a free text; `region` is the home of local numbers. Never raises, and reads the first 4,096 characters.

    While contacts stand in it the wish is read again: one beside another may hide it at first sight. So nothing that
    is read as a contact is left in the wish, and who reads it later finds no more than was found here.
    """
    understood = left = _at_first_sight(typed, region)
    for _ in range(_MOST_READINGS):
        if left.wish is None or not (left.phones or left.emails):
            break
        left = _at_first_sight(left.wish, region)
        if left.phones or left.emails:
            understood = replace(
                understood,
                phones=tuple(dict.fromkeys(understood.phones + left.phones)),
                extensions={**left.extensions, **understood.extensions},
                emails=tuple(dict.fromkeys(understood.emails + left.emails)),
                wish=left.wish,
            )
    return understood


def _at_first_sight(typed: str, region: str) -> Understood:
    text = made_ready(typed)
    own = hide(text, forwarded(text), LINK)
    linked = linked_phones(own)
    own = hide(own, ((found.start, found.end) for found in linked), CONTACT)
    own = hide(own, addresses_of_pages(own), LINK)
    emails = find_emails(own)
    marked = hide(own, ((found.start, found.end) for found in emails), CONTACT)
    marked = hide(marked, links(marked), LINK)
    phones = [*linked, *find_phones(marked, region)]
    marked = hide(marked, ((found.start, found.end) for found in phones), CONTACT)
    corrections = list(find_corrections(marked))
    companies = find_companies(marked)
    marked = hide(marked, ((found.start, found.end) for found in companies), COMPANY)
    marked = hide(marked, corrections, LINK)
    person = find_person(marked, text)
    return Understood(
        name=person.name,
        refused_name=person.refused,
        phones=tuple(dict.fromkeys(phone.value for phone in sorted(phones, key=lambda phone: phone.start))),
        extensions={phone.value: phone.extension for phone in phones if phone.extension is not None},
        emails=tuple(dict.fromkeys(email.value for email in emails)),
        company=companies[0].value if companies else None,
        role=person.role,
        wish=find_wish(text, marked, (*person.places, *corrections)),
        corrects=bool(corrections),
    )
