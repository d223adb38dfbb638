"""Own manager: who of the team looks after a client or a company, or nobody."""

from dataclasses import replace

from bot.domain.activity import Deed, Traces
from bot.domain.errors import NotFound
from bot.domain.events import OwnManagerChosen
from bot.domain.ids import ActivityId, ManagerId
from bot.domain.member import Member
from bot.domain.merging import CardKind
from bot.domain.ownership import kind_of
from bot.usecases.change_card import card_to_change, record_change, save_card
from bot.usecases.ports import Turn


async def choose_own_manager(
    turn: Turn, kind: CardKind, card: int, manager: ManagerId | None, *, by: Member
) -> ActivityId | None:
    """Let somebody of the team look after a card; return None where they do already. Whoever it is hears of it.

    Raises ClientOfOther; NotFound, also where the manager is not on the team.
    """
    owner = await card_to_change(turn.records, kind, card, by)
    if manager is not None and await turn.records.team.find(manager) is None:
        raise NotFound
    if manager == owner.manager:
        return None
    await save_card(turn.records, replace(owner, manager=manager))
    if manager is not None and manager != by.id:
        turn.tell(OwnManagerChosen(card=kind_of(owner), number=owner.id, to=manager, by=by.id))
    traces = Traces(manager_before=owner.manager, manager_after=manager)
    return await record_change(turn, Deed.OWN_MANAGER_CHOSEN, owner, by=by, traces=traces)
