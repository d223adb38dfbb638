"""History of chats: who let the bot in and out and chose what, and each choice goes back step by step."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.activity import Deed
from bot.domain.chat import BotStatus, ChatChoice, ChatKind, ChatMode
from bot.domain.errors import ChatChangedSince, ForTheOwner, NotFound, UndoneAlready
from bot.domain.ids import ActivityId, ManagerId
from bot.domain.member import Member
from bot.usecases.keep_chat import Place, leave_chat, let_into_chat, move_chat, set_letting_in, set_mode, use_chat
from bot.usecases.ports import Turn
from bot.usecases.read_setup import read_chat_card
from bot.usecases.undo_in_chat import undo_in_chat
from tests.usecases.cast import NOW, OLGA, VIKTOR

GROUP = -7
PLACE = Place(
    chat_id=GROUP, kind=ChatKind.GROUP, title="Клуб", username=None, status=BotStatus.ADMINISTRATOR, rights=frozenset()
)
OUT = replace(PLACE, status=BotStatus.LEFT)
LONG_AGO = NOW - timedelta(days=1)


async def bring(turn: Turn, place: Place = PLACE, by: Member | None = VIKTOR) -> None:
    """Somebody brings the bot somewhere, or changes its place there."""
    await let_into_chat(turn, place, by=by, called="Борис")


async def history(turn: Turn, chat_id: int = GROUP) -> list[tuple[Deed, ManagerId | None]]:
    """What was done, oldest line first, and by whom."""
    lines = await turn.records.activities.list_of_chat(chat_id, limit=20)
    return [(line.deed, line.actor) for line in lines][::-1]


async def chosen(turn: Turn, chat_id: int = GROUP) -> ChatChoice:
    """What stands by now."""
    chat = await turn.records.chats.find(chat_id)
    assert chat is not None
    return chat.chosen


async def undoable(turn: Turn, chat_id: int = GROUP) -> ActivityId | None:
    """Which choice the card offers to take back."""
    return (await read_chat_card(turn.records, chat_id, by=VIKTOR, since=LONG_AGO)).undoable


async def undo_last(turn: Turn) -> None:
    """The owner takes back what the card offers."""
    last = await undoable(turn)
    assert last is not None
    await undo_in_chat(turn, last, by=VIKTOR, since=LONG_AGO)


async def test_who_lets_the_bot_in_and_out_and_chooses_what_is_kept(turn: Turn) -> None:
    """Once each: told again, and chosen again as it is, it is no line."""
    await bring(turn, by=OLGA)
    await bring(turn, by=OLGA)
    await set_mode(turn, GROUP, ChatMode.ANSWER, by=VIKTOR)
    await set_mode(turn, GROUP, ChatMode.ANSWER, by=VIKTOR)
    await set_letting_in(turn, GROUP, True, by=VIKTOR)
    await bring(turn, OUT, by=OLGA)
    await bring(turn)
    await leave_chat(turn, GROUP, by=VIKTOR)
    assert await history(turn) == [
        (Deed.CHAT_LET_IN, OLGA.id),
        (Deed.CHAT_MODE_SET, VIKTOR.id),
        (Deed.CHAT_DOOR_SET, VIKTOR.id),
        (Deed.CHAT_LEFT, OLGA.id),
        (Deed.CHAT_LET_IN, VIKTOR.id),
        (Deed.CHAT_LEFT, VIKTOR.id),
    ]


async def test_a_strangers_chat_is_let_in_by_the_owner_who_says_so(turn: Turn) -> None:
    await bring(turn, by=None)
    assert await history(turn) == []
    await use_chat(turn, GROUP, by=VIKTOR)
    await use_chat(turn, GROUP, by=VIKTOR)
    assert await history(turn) == [(Deed.CHAT_LET_IN, VIKTOR.id)]


async def test_choices_go_back_step_by_step(turn: Turn) -> None:
    """And each way back is a line as well."""
    await bring(turn)
    at_first = await chosen(turn)
    await set_mode(turn, GROUP, ChatMode.ANSWER, by=VIKTOR)
    await set_letting_in(turn, GROUP, True, by=VIKTOR)
    await undo_last(turn)
    assert await chosen(turn) == ChatChoice(mode=ChatMode.ANSWER, lets_in=False)
    await undo_last(turn)
    assert await chosen(turn) == at_first
    assert await undoable(turn) is None
    assert [deed for deed, _ in await history(turn)][-2:] == [Deed.UNDONE, Deed.UNDONE]


async def test_what_does_not_stand_last_any_more_stays(turn: Turn) -> None:
    await bring(turn)
    await set_mode(turn, GROUP, ChatMode.ANSWER, by=VIKTOR)
    first = await undoable(turn)
    assert first is not None
    await set_mode(turn, GROUP, ChatMode.OFF, by=VIKTOR)
    with pytest.raises(ChatChangedSince):
        await undo_in_chat(turn, first, by=VIKTOR, since=LONG_AGO)
    await undo_last(turn)
    await undo_in_chat(turn, first, by=VIKTOR, since=LONG_AGO)
    with pytest.raises(UndoneAlready):
        await undo_in_chat(turn, first, by=VIKTOR, since=LONG_AGO)
    assert (await chosen(turn)).mode is ChatMode.WATCH


async def test_what_was_chosen_too_long_ago_is_chosen_anew_instead(turn: Turn) -> None:
    await bring(turn)
    await set_mode(turn, GROUP, ChatMode.ANSWER, by=VIKTOR)
    last = await undoable(turn)
    assert last is not None
    later = turn.now + timedelta(seconds=1)
    assert (await read_chat_card(turn.records, GROUP, by=VIKTOR, since=later)).undoable is None
    with pytest.raises(ChatChangedSince):
        await undo_in_chat(turn, last, by=VIKTOR, since=later)


async def test_only_owners_take_back_and_only_choices(turn: Turn) -> None:
    await bring(turn)
    await set_mode(turn, GROUP, ChatMode.ANSWER, by=VIKTOR)
    (choice, let_in) = await turn.records.activities.list_of_chat(GROUP, limit=2)
    with pytest.raises(ForTheOwner):
        await undo_in_chat(turn, choice.id, by=OLGA, since=LONG_AGO)
    for number in (let_in.id, ActivityId(99)):
        with pytest.raises(NotFound):
            await undo_in_chat(turn, number, by=VIKTOR, since=LONG_AGO)
    await bring(turn, OUT)
    with pytest.raises(NotFound):
        await undo_in_chat(turn, choice.id, by=VIKTOR, since=LONG_AGO)


async def test_a_group_that_has_moved_keeps_its_history_and_the_way_back(turn: Turn) -> None:
    await bring(turn)
    await set_mode(turn, GROUP, ChatMode.ANSWER, by=VIKTOR)
    await move_chat(turn, GROUP, -1007)
    assert [deed for deed, _ in await history(turn, -1007)] == [Deed.CHAT_LET_IN, Deed.CHAT_MODE_SET]
    last = await undoable(turn, -1007)
    assert last is not None
    await undo_in_chat(turn, last, by=VIKTOR, since=LONG_AGO)
    assert (await chosen(turn, -1007)).mode is ChatMode.WATCH
