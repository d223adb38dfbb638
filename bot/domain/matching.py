"""Matching: who of the directory somebody on a list may be, how surely, and what tells."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.client import Client
from bot.domain.company import Company
from bot.domain.contact_points import ContactKind
from bot.domain.likeness.evidence import Evidence
from bot.domain.likeness.sureness import Likely, Sure, sureness
from bot.domain.name_comparison import NameAgreement, compare_names
from bot.domain.recognition import (
    AskSamePerson,
    AskWho,
    LinkedToClient,
    LinkedToCompany,
    OtherKind,
    SuggestClient,
    ValueFound,
    Verdict,
    recognise,
)


class Band(StrEnum):
    """How surely somebody is the one: beyond doubt, with one doubt, with more than one, or nobody was found."""

    EXACT = "exact"
    LIKELY = "likely"
    MAYBE = "maybe"
    NONE = "none"

    @property
    def score(self) -> float:
        """The same as a number from 0 to 1, fit to sort by."""
        return _SCORES[self]


_SCORES = {Band.EXACT: 1.0, Band.LIKELY: 0.7, Band.MAYBE: 0.4, Band.NONE: 0.0}
_BY_DOUBTS = (Band.EXACT, Band.LIKELY, Band.MAYBE)


class Reason(StrEnum):
    """What speaks for a match, and what against it."""

    SAME_PHONE = "same_phone"
    SAME_EMAIL = "same_email"
    SAME_ACCOUNT = "same_account"
    SAME_MAIL_DOMAIN = "same_mail_domain"
    NAMES_ALIKE = "names_alike"
    SAME_COMPANY = "same_company"
    SAME_MAILBOX = "same_mailbox"
    PHONE_ONE_DIGIT_OFF = "phone_one_digit_off"
    NAMES_AGREE = "names_agree"
    NAMES_CONFLICT = "names_conflict"
    SEVERAL_OWNERS = "several_owners"


_BY_SURENESS = {Sure.ASK: Band.LIKELY, Sure.SHOW: Band.MAYBE, Sure.SILENT: Band.NONE}
_MOST_BY_NAME = 0.99
_DOUBTS = frozenset({Reason.SAME_MAIL_DOMAIN, Reason.NAMES_CONFLICT, Reason.SEVERAL_OWNERS})
_EVIDENCE = {
    Evidence.SAME_COMPANY: Reason.SAME_COMPANY,
    Evidence.SAME_MAILBOX: Reason.SAME_MAILBOX,
    Evidence.ONE_DIGIT_OFF: Reason.PHONE_ONE_DIGIT_OFF,
}
_SAME = {
    ContactKind.PHONE: Reason.SAME_PHONE,
    ContactKind.EMAIL: Reason.SAME_EMAIL,
    ContactKind.TELEGRAM: Reason.SAME_ACCOUNT,
}
_NAMES = {NameAgreement.AGREE: Reason.NAMES_AGREE, NameAgreement.CONFLICT: Reason.NAMES_CONFLICT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Somebody whom it may be, with all that speaks for and against it.

    `chance`, from 0 to 1: where no contact is the same, and only a name alike and what goes with it speaks for them.
    """

    owner: Client | Company
    reasons: tuple[Reason, ...]
    chance: float | None = None

    @property
    def score(self) -> float:
        """How surely, as a number from 0 to 1 that is fit to sort by."""
        return self.band.score if self.chance is None else round(self.chance * _MOST_BY_NAME, 6)

    @property
    def band(self) -> Band:
        """How surely: every doubt is a step down; by a name alone it is never beyond doubt."""
        if self.chance is not None:
            return _BY_SURENESS[sureness(self.chance)]
        return _BY_DOUBTS[min(len(_DOUBTS.intersection(self.reasons)), len(_BY_DOUBTS) - 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """The clients whom somebody may be, the surest first; and the companies they may come from, if no client is it.

    Whom the band calls none is nobody to speak of: they only come next.
    """

    clients: tuple[Match, ...]
    companies: tuple[Match, ...]

    @property
    def band(self) -> Band:
        """How surely a person is found; a company alone is nobody yet."""
        return self.clients[0].band if self.clients else Band.NONE


def match_person(name: str | None, values: Sequence[ValueFound]) -> Matching:
    """Return whom somebody of this name with these contacts may be, by the same table as whoever writes to the bot.

    Only equal contacts make a match; what the names say raises or lowers it.
    """
    verdict = recognise(name, values).verdict
    clients = dict.fromkeys(client for found in values for client in found.clients)
    matches = [_client(client, name, values, verdict) for client in clients]
    return Matching(
        clients=tuple(sorted(matches, key=_surest_first)),
        companies=tuple(_company(company, values, verdict) for company in _companies_in(verdict)),
    )


def by_likeness(client: Client, likely: Likely) -> Match:
    """Return somebody who has none of the contacts, but a name alike."""
    names = [Reason.NAMES_ALIKE] if likely.ways else []
    evidence = [_EVIDENCE[each] for each in likely.evidence]
    return Match(owner=client, reasons=(*names, *evidence), chance=likely.chance)


def _surest_first(match: Match) -> tuple[float, int]:
    return -match.score, -len(match.reasons)


def _client(client: Client, name: str | None, values: Sequence[ValueFound], verdict: Verdict) -> Match:
    same = [_SAME[found.point.value.kind] for found in values if client in found.clients]
    names = _NAMES.get(compare_names(name, client.name))
    several = [] if _client_in(verdict) == client else [Reason.SEVERAL_OWNERS]
    return Match(owner=client, reasons=(*dict.fromkeys(same), *([names] if names else ()), *several))


def _company(company: Company, values: Sequence[ValueFound], verdict: Verdict) -> Match:
    same = [_SAME[found.point.value.kind] for found in values if company in found.companies]
    several = [] if isinstance(verdict, LinkedToCompany) else [Reason.SEVERAL_OWNERS]
    return Match(owner=company, reasons=(*dict.fromkeys(same or [Reason.SAME_MAIL_DOMAIN]), *several))


def _client_in(verdict: Verdict) -> Client | None:
    match verdict:
        case LinkedToClient() | SuggestClient() | AskSamePerson() | OtherKind():
            return verdict.client
        case _:
            return None


def _companies_in(verdict: Verdict) -> tuple[Company, ...]:
    match verdict:
        case LinkedToCompany(company=company):
            return (company,)
        case AskWho(companies=companies):
            return companies
        case _:
            return ()
