"""Note: one line that the team keeps on a client's or a company's card; the newest stands there, all in the history."""

from dataclasses import replace

from bot.domain.activity import Deed
from bot.domain.client import Client
from bot.domain.ids import ActivityId
from bot.domain.member import Member
from bot.domain.mentioned import Mentioned
from bot.domain.merging import CardKind
from bot.domain.notes import in_one_line
from bot.usecases.change_card import card_to_change, record_change
from bot.usecases.ports import Turn


async def note_on_card(turn: Turn, kind: CardKind, card: int, words: str, *, by: Member) -> ActivityId:
    """Write a line onto a card, without a lead. Raises NoteTooLong beyond 300 characters, ClientOfOther, NotFound."""
    owner = await card_to_change(turn.records, kind, card, by)
    line = in_one_line(words)
    noted = Mentioned(was=False, words=line)
    if isinstance(owner, Client):
        about = await record_change(turn, Deed.NOTE_WRITTEN, owner, by=by, mentioned=(noted,))
        await turn.records.directory.add_note(owner.id, line, about=about, now=turn.now)
        return about
    before = (Mentioned(was=True, words=owner.note),) if owner.note is not None else ()
    await turn.records.directory.save_company(replace(owner, note=line))
    return await record_change(turn, Deed.NOTE_WRITTEN, owner, by=by, mentioned=(*before, noted))
