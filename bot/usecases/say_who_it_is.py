"""Say who it is: a contact of several clients is this one's, or somebody else's; the team remembers it until it doubts.

Whoever links a lead has said it, too. Undoing that takes the answer along; doubting it only lets it be asked again.
"""

from collections.abc import Sequence

from bot.domain.activity import Deed
from bot.domain.client import Client
from bot.domain.contact_points import ContactKind, ContactValue
from bot.domain.errors import NotFound, UndoneAlready
from bot.domain.events import LeadChanged, ProspectChanged
from bot.domain.ids import ActivityId, ClientId, LeadId
from bot.domain.lead import Lead
from bot.domain.member import Member
from bot.domain.name_comparison import NameAgreement, compare_names
from bot.domain.recognition import NewLead
from bot.domain.rights import check_can_link, check_card_is_current
from bot.usecases.ports import Turn
from bot.usecases.recognise_points import recognise_points


async def remember_who(turn: Turn, line: ActivityId, lead: Lead) -> None:
    """Keep that a lead's contacts are its client's, for whoever comes by the same name, where that was to be asked:
    others have them too, or the client is called otherwise.
    """
    assert lead.client is not None
    client = await turn.records.directory.get_client(lead.client)
    renamed = compare_names(lead.name, client.name) is NameAgreement.CONFLICT
    values = [point.value for point in lead.contact_points] if renamed else await _of_others(turn, lead, client.id)
    if values:
        await turn.records.who_it_is.add(line, values, lead=lead.id, client=client.id)


async def is_said_to_be_somebody_else(turn: Turn, lead: Lead) -> bool:
    """Tell whether the team knows whose a lead's contacts are, and has answered that it is none of those."""
    known = await recognise_points(turn.records, lead.name, lead.contact_points)
    return known.said is not None and isinstance(known.verdict, NewLead)


async def say_it_is_somebody_else(turn: Turn, lead: LeadId, version: int, *, by: Member) -> None:
    """Say that a lead is of none of those who have its contacts.

    Raises NotFound, CardOutdated, LeadTakenByOther; UndoneAlready where nobody has them any more.
    """
    found = await turn.records.leads.get(lead)
    check_card_is_current(found, version)
    check_can_link(found, by)
    values = await _of_others(turn, found, None)
    if not values:
        raise UndoneAlready
    line = await turn.records.activities.add(
        Deed.WHO_IT_IS_SAID, now=turn.now, actor=by.id, prospect=found.prospect, lead=lead
    )
    await turn.records.who_it_is.add(line, values, lead=lead, client=None)
    await _tell(turn, lead, values)


async def say_whose_number_it_is(turn: Turn, values: Sequence[ContactValue], client: ClientId, *, by: Member) -> Client:
    """Say who of those who have these contacts calls or writes from them. Raises NotFound where it is none of them."""
    found = await turn.records.directory.get_client(client)
    theirs = [value for value in values if found in await turn.records.directory.clients_owning(value)]
    if not theirs:
        raise NotFound
    line = await turn.records.activities.add(Deed.WHO_IT_IS_SAID, now=turn.now, actor=by.id, client=found.id)
    await turn.records.who_it_is.add(line, theirs, lead=None, client=found.id)
    await _tell(turn, None, theirs)
    return found


async def doubt_who_it_is(turn: Turn, line: ActivityId, *, by: Member, lead: LeadId | None = None) -> None:
    """Let the team be asked again; what was decided by the answer stays until it is undone itself.

    `lead`: on whose card it is doubted. Raises NotFound, UndoneAlready, LeadTakenByOther.
    """
    if lead is not None:
        check_can_link(await turn.records.leads.get(lead), by)
    said = await turn.records.activities.get(line)
    values = await turn.records.who_it_is.list_values(line)
    if not values:
        raise UndoneAlready
    doubt = await turn.records.activities.add(
        Deed.WHO_IT_IS_DOUBTED, now=turn.now, actor=by.id, prospect=said.prospect, lead=said.lead, client=said.client
    )
    await turn.records.who_it_is.doubt(line, by=doubt)
    await _tell(turn, lead, values)
    if said.lead is None and said.prospect is not None:
        turn.tell(ProspectChanged(prospect=said.prospect))


async def _of_others(turn: Turn, lead: Lead, client: ClientId | None) -> list[ContactValue]:
    """The contacts of a lead that other clients have, and with them the account: it tells its person from those."""
    shared, accounts = [], []
    for point in lead.contact_points:
        if any(owner.id != client for owner in await turn.records.directory.clients_owning(point.value)):
            shared.append(point.value)
        elif point.value.kind is ContactKind.TELEGRAM:
            accounts.append(point.value)
    return [*shared, *accounts] if shared else []


async def _tell(turn: Turn, lead: LeadId | None, values: Sequence[ContactValue]) -> None:
    """The cards of all that is open with these contacts say whose it may be."""
    found = [each.id for value in values for each in await turn.records.leads.list_open_with(value)]
    for each in dict.fromkeys([*([lead] if lead is not None else []), *found]):
        turn.tell(LeadChanged(lead=each))
