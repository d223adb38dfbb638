"""Rule out: somebody is not the client whose name is alike; the team remembers it until somebody takes it back."""

from collections.abc import Sequence

from bot.domain.activity import Deed
from bot.domain.client import Client
from bot.domain.contact_points import ContactKind, ContactPoint
from bot.domain.events import LeadChanged, ProspectChanged
from bot.domain.ids import ClientId, LeadId, ProspectId
from bot.domain.member import Member
from bot.domain.rights import check_can_link, check_card_is_current
from bot.domain.who_it_is import SaidWho
from bot.usecases.link_question import question_of
from bot.usecases.ports import Records, Turn


async def rule_out_for_lead(turn: Turn, lead: LeadId, version: int, client: ClientId, *, by: Member) -> Client:
    """Say that a lead is not this client's, and neither is what comes from its contacts by the same name later.

    Raises NotFound, CardOutdated, LeadTakenByOther.
    """
    found = await turn.records.leads.get(lead)
    check_card_is_current(found, version)
    check_can_link(found, by)
    owner = await turn.records.directory.get_client(client)
    if owner.id not in await clients_ruled_out(turn.records, found.name, found.contact_points):
        line = await turn.records.activities.add(
            Deed.RULED_OUT, now=turn.now, actor=by.id, prospect=found.prospect, lead=lead, client=owner.id
        )
        values = [point.value for point in found.contact_points]
        await turn.records.who_it_is.rule_out(line, values, lead=lead, client=owner.id)
        turn.tell(LeadChanged(lead=lead))
    return owner


async def rule_out_for_prospect(turn: Turn, prospect: ProspectId, client: ClientId, *, by: Member) -> Client:
    """Say that somebody without a lead is not this client, whenever they come again. Raises as `question_of` does."""
    found = await question_of(turn, prospect)
    owner = await turn.records.directory.get_client(client)
    points = (*found.account_points, *await turn.records.prospects.contact_points(prospect))
    if owner.id not in await clients_ruled_out(turn.records, found.name, points):
        line = await turn.records.activities.add(
            Deed.RULED_OUT, now=turn.now, actor=by.id, prospect=prospect, client=owner.id
        )
        await turn.records.who_it_is.rule_out(line, [point.value for point in points], lead=None, client=owner.id)
        turn.tell(ProspectChanged(prospect=prospect))
    return owner


async def ruled_out(records: Records, name: str | None, points: Sequence[ContactPoint]) -> list[SaidWho]:
    """Return what was said of whom somebody is not, the last answer first.

    An account is one person's; a phone or a mailbox is asked about anew where somebody else comes by it.
    """
    found = [
        said
        for point in points
        for said in await records.who_it_is.list_ruled_out(point.value)
        if said.is_about(name, account=point.value.kind is ContactKind.TELEGRAM)
    ]
    return sorted(dict.fromkeys(found), key=lambda said: -said.line)


async def clients_ruled_out(records: Records, name: str | None, points: Sequence[ContactPoint]) -> frozenset[ClientId]:
    """Return whom somebody is known not to be."""
    said = await ruled_out(records, name, points)
    return frozenset(each.client for each in said if each.client is not None)
