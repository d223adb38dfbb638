"""Recognition: whose request this is, by exact contact points, before any manager is bothered.

A value is vouched for when the messenger proves it: a verified contact, or the messenger identity itself.
Only such a value may link or silence by itself; a typed one may be anybody's.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain.client import Client, ClientKind
from bot.domain.company import Company
from bot.domain.contact_points import ContactKind, ContactPoint
from bot.domain.ids import ClientId, ExclusionId
from bot.domain.name_comparison import NameAgreement, compare_names
from bot.domain.who_it_is import SaidWho

_OTHER_KINDS = frozenset({ClientKind.SUPPLIER, ClientKind.PARTNER, ClientKind.CONTRACTOR})


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedExclusion:
    """An exclusion that covers a value; `over_client` when the manager said that it beats a known client."""

    id: ExclusionId
    over_client: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueFound:
    """A contact point of a request, with everything the directory and the exclusions know about its value.

    `at_companies`: those at whose own mail domain an e-mail is that nobody in the directory has. `said`: what the team
    has answered about it, the last answer first.
    """

    point: ContactPoint
    clients: tuple[Client, ...] = ()
    companies: tuple[Company, ...] = ()
    at_companies: tuple[Company, ...] = ()
    exclusions: tuple[MatchedExclusion, ...] = ()
    said: tuple[SaidWho, ...] = ()

    @property
    def is_account(self) -> bool:
        """The value is a messenger identity: one person's own, whatever name they give."""
        return self.point.value.kind is ContactKind.TELEGRAM

    @property
    def vouched(self) -> bool:
        """The messenger proves that the value is the writer's own."""
        return self.point.verified or self.is_account

    @property
    def owned(self) -> bool:
        """Somebody in the directory has this value."""
        return bool(self.clients or self.companies)

    def is_only(self, client: Client) -> bool:
        """The value belongs to this client and to nobody else; a company has an account only through its person."""
        return self.clients == (client,) and (self.is_account or not self.companies)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLead:
    """Nobody known: a new lead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedToClient:
    """Surely this client: a repeat lead at once, with undo."""

    client: Client


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestClient:
    """Probably this client: a new lead with one tap to link."""

    client: Client


@dataclass(frozen=True, slots=True, kw_only=True)
class AskSamePerson:
    """The client's contact under another name: same person, other person with the same phone, or new?"""

    client: Client


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedToCompany:
    """The company's contact: linked to it, and the card asks who of them it is. `people`: those who have it too."""

    company: Company
    people: tuple[Client, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AskWho:
    """Contacts of two or more: the card asks whose request it is."""

    clients: tuple[Client, ...]
    companies: tuple[Company, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherKind:
    """A supplier, partner or contractor: a badged conversation to their own manager instead of a lead."""

    client: Client


@dataclass(frozen=True, slots=True, kw_only=True)
class Excluded:
    """Excluded: nothing is created and nobody is notified."""

    exclusion: MatchedExclusion


Verdict = NewLead | LinkedToClient | SuggestClient | AskSamePerson | LinkedToCompany | AskWho | OtherKind | Excluded


class Badge(StrEnum):
    """What the card says at a glance."""

    NEW = "new"
    REPEAT = "repeat"
    RETURNING = "returning"
    TYPED_EXCLUSION = "typed_exclusion"
    OVERRULED_EXCLUSION = "overruled_exclusion"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """The verdict about a request and the badges of its card. `said`: what the team has answered about it before."""

    verdict: Verdict
    badges: frozenset[Badge]
    said: SaidWho | None = None


def recognise(name: str | None, values: Sequence[ValueFound], *, buyers: Collection[ClientId] = ()) -> Recognition:
    """Decide whose request it is from its name and what is known about each of its values.

    `buyers` are the clients who have a won lead.
    """
    exclusion = _exclusion_in_force(values)
    if exclusion:
        return Recognition(verdict=Excluded(exclusion=exclusion), badges=frozenset())
    said = _last_said(name, values)
    verdict = _of_one_company(_verdict(name, _without_own_companies(values), said), values)
    badges = _badges(verdict, buyers) | _exclusion_badges(values)
    return Recognition(verdict=verdict, badges=badges, said=said if said is not None and not said.doubted else None)


def _exclusion_in_force(values: Sequence[ValueFound]) -> MatchedExclusion | None:
    """An exclusion of a vouched value; a known owner goes before it, unless the manager said otherwise."""
    vouched = [found for found in values if found.vouched]
    known = any(found.owned for found in vouched)
    exclusions = [exclusion for found in vouched for exclusion in found.exclusions]
    return next((exclusion for exclusion in exclusions if exclusion.over_client or not known), None)


def _without_own_companies(values: Sequence[ValueFound]) -> list[ValueFound]:
    """Leave out the companies of the clients found: a company and its own man are no two owners."""
    own = {client.company for found in values for client in found.clients}
    return [
        replace(found, companies=tuple(company for company in found.companies if company.id not in own))
        for found in values
    ]


def _verdict(name: str | None, values: Sequence[ValueFound], said: SaidWho | None) -> Verdict:
    owned = [found for found in values if found.owned]
    if not owned:
        return _verdict_of_companies([company for found in values for company in found.at_companies])
    client = _only_client(owned)
    known = _verdict_about(client, name, owned) if client else None
    doubted = said is not None and said.doubted and client is not None and said.client == client.id
    if known is not None and not doubted and not isinstance(known, AskSamePerson):
        return known
    return _verdict_as_said(said, owned) or _question_about(owned, client, doubted=doubted)


def _question_about(owned: Sequence[ValueFound], client: Client | None, *, doubted: bool) -> Verdict:
    """Ask about the one client, unless it was doubted that it is this one of several; else who of all it is."""
    clients = tuple(dict.fromkeys(client for found in owned for client in found.clients))
    if client is not None and (not doubted or clients == (client,)):
        return AskSamePerson(client=client)
    companies = [company for found in owned for company in found.companies]
    return AskWho(clients=clients, companies=_once(companies)) if clients else _verdict_of_companies(companies)


def _last_said(name: str | None, values: Sequence[ValueFound]) -> SaidWho | None:
    """The last answer about somebody of this name; one about the very account goes before others.

    Whoever has none of the contacts any more is not meant by it.
    """
    owners = {client.id for found in values for client in found.clients}
    for found in sorted(values, key=lambda found: not found.is_account):
        for said in found.said:
            if said.is_about(name, account=found.is_account) and (said.client is None or said.client in owners):
                return said
    return None


def _verdict_as_said(said: SaidWho | None, owned: Sequence[ValueFound]) -> Verdict | None:
    """What the team has answered, where it speaks of all values or they are the same client's; else None."""
    if said is None or said.doubted:
        return None
    about = [found for found in owned if any(each.line == said.line for each in found.said)]
    theirs = {client.id: client for found in owned for client in found.clients}
    client = theirs[said.client] if said.client is not None else None
    if any(found not in about and client not in found.clients for found in owned):
        return None
    if client is None:
        return NewLead()
    if client.kind in _OTHER_KINDS:
        return OtherKind(client=client)
    return LinkedToClient(client=client) if any(found.vouched for found in about) else SuggestClient(client=client)


def _of_one_company(verdict: Verdict, values: Sequence[ValueFound]) -> Verdict:
    """A company's number on the cards of several of its people is the company's still; who of them it is, is asked."""
    companies = _once([company for found in values for company in found.companies])
    if not isinstance(verdict, AskWho) or not verdict.clients or len(companies) != 1:
        return verdict
    if any(client.company != companies[0].id for client in verdict.clients):
        return verdict
    return LinkedToCompany(company=companies[0], people=verdict.clients)


def _verdict_of_companies(companies: Sequence[Company]) -> Verdict:
    """Where no person is known: whoever owns a value, or at whose mail domain one is where nobody owns any.

    So a colleague's mailbox makes nobody doubt whose phone it is.
    """
    match _once(companies):
        case ():
            return NewLead()
        case (company,):
            return LinkedToCompany(company=company)
        case several:
            return AskWho(clients=(), companies=several)


def _once(companies: Sequence[Company]) -> tuple[Company, ...]:
    return tuple(dict.fromkeys(companies))


def _only_client(owned: Sequence[ValueFound]) -> Client | None:
    """The client who has one of the values alone and a share in all others.

    So a phone of two people asks only once: after the answer the messenger account tells them apart.
    """
    alone = (client for found in owned for client in found.clients if found.is_only(client))
    return next((client for client in alone if all(client in found.clients for found in owned)), None)


def _verdict_about(client: Client, name: str | None, owned: Sequence[ValueFound]) -> Verdict:
    """The rows of one client: a vouched value decides, a linked account goes before the name."""
    proofs = [found for found in owned if found.vouched and found.is_only(client)]
    renamed = compare_names(name, client.name) is NameAgreement.CONFLICT
    conflict = renamed and not any(found.is_account for found in proofs)
    if client.kind in _OTHER_KINDS and (proofs or not conflict):
        return OtherKind(client=client)
    if conflict:
        return AskSamePerson(client=client)
    return LinkedToClient(client=client) if proofs else SuggestClient(client=client)


def _badges(verdict: Verdict, buyers: Collection[ClientId]) -> frozenset[Badge]:
    match verdict:
        case LinkedToClient(client=client):
            return frozenset({Badge.RETURNING if client.id in buyers else Badge.REPEAT})
        case LinkedToCompany():
            return frozenset({Badge.REPEAT})
        case OtherKind() | Excluded():
            return frozenset()
        case _:
            return frozenset({Badge.NEW})


def _exclusion_badges(values: Sequence[ValueFound]) -> frozenset[Badge]:
    """What the exclusions have to say that did not act."""
    return frozenset(
        Badge.OVERRULED_EXCLUSION if found.vouched else Badge.TYPED_EXCLUSION for found in values if found.exclusions
    )
