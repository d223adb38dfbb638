"""Retire a contact: it is on the card no more, and recognises nobody there; the history keeps it. Or make it main."""

from bot.domain.activity import Deed, Traces
from bot.domain.ids import ActivityId
from bot.domain.member import Member
from bot.usecases.add_contact import in_history, owned_to_change
from bot.usecases.change_card import record_change
from bot.usecases.ports import Turn


async def retire_contact(turn: Turn, ownership: int, *, by: Member) -> ActivityId:
    """Take a contact off a card; of the others of its kind the oldest becomes main. Raises ClientOfOther, NotFound."""
    owned, owner = await owned_to_change(turn.records, ownership, by)
    retired = await turn.records.directory.retire(owned.id)
    mentioned = (in_history(owned.point, was=True),)
    return await record_change(
        turn, Deed.CONTACT_RETIRED, owner, by=by, traces=Traces(retired=(retired,)), mentioned=mentioned
    )


async def make_main(turn: Turn, ownership: int, *, by: Member) -> ActivityId | None:
    """Let a contact be the first of its kind; return None where it is. Raises ClientOfOther, NotFound."""
    owned, owner = await owned_to_change(turn.records, ownership, by)
    if owned.point.primary:
        return None
    before = await turn.records.directory.make_main(owned.id)
    mentioned = (in_history(owned.point),)
    traces = Traces(main_before=before, main_after=owned.id)
    return await record_change(turn, Deed.MAIN_CONTACT_CHOSEN, owner, by=by, traces=traces, mentioned=mentioned)
