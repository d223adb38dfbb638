"""Keeping chats: whatever Telegram tells or answers, in whichever order, what is known is what it said last."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.chat import BotStatus, ChatKind, ChatMode, OurChat
from bot.domain.chat_routes import EDIT, INVITE, POST, Lack
from bot.domain.errand import Denied, Errand, Granted, Purpose, Unanswered
from bot.domain.errors import ForTheOwner, NotFound
from bot.domain.events import ChatDecided, ChatImpaired, ChatToDecide, ErrandWanted
from bot.domain.member import Member
from bot.usecases.come_across_chat import come_across_chat
from bot.usecases.end_errand import end_errand
from bot.usecases.keep_chat import (
    MOST_LOOKED_AT,
    MOST_UNDECIDED,
    Place,
    leave_chat,
    let_into_chat,
    move_chat,
    set_mode,
    use_chat,
)
from bot.usecases.ports import Turn
from tests.usecases.cast import OLGA, VIKTOR

PLACE = Place(
    chat_id=-1001, kind=ChatKind.CHANNEL, title="Кухни", username=None, status=BotStatus.ADMINISTRATOR,
    rights=frozenset({POST, EDIT, INVITE}),
)  # fmt: skip
DISCUSSION = replace(PLACE, chat_id=-1002, kind=ChatKind.SUPERGROUP, title="Разговоры", rights=frozenset({INVITE}))
FULL = {"status": "administrator", POST: True, EDIT: True, INVITE: True}


async def bring(turn: Turn, place: Place = PLACE, by: Member | None = VIKTOR) -> None:
    """Somebody brings the bot somewhere, or changes its place there."""
    await let_into_chat(turn, place, by=by, called="Борис")


async def known(turn: Turn, chat_id: int = -1001) -> OurChat:
    """The chat as it is known."""
    chat = await turn.records.chats.find(chat_id)
    assert chat is not None
    return chat


async def errands(turn: Turn) -> list[Errand]:
    """All that is to be asked, in its order; nothing of it is left."""
    found = []
    while (errand := await turn.records.errands.find_next()) is not None:
        await turn.records.errands.finish(errand.id)
        found.append(errand)
    return found


async def answer(turn: Turn, purpose: Purpose, told: Granted | Denied | Unanswered, about: int = -1001) -> None:
    """Telegram answers."""
    await turn.records.errands.add(
        purpose, about, "getChat", {}, not_before=turn.now - timedelta(days=9), not_after=turn.now
    )
    errand = await turn.records.errands.find_next()
    assert errand is not None
    await end_errand(turn, errand, told)


async def test_where_the_team_brings_the_bot_it_looks_on_and_telegram_is_asked(turn: Turn) -> None:
    await bring(turn)
    chat = await known(turn)
    assert (chat.is_ours, chat.mode, chat.is_heard) == (True, ChatMode.WATCH, True)
    assert [(errand.method, errand.payload) for errand in await errands(turn)] == [
        ("getChat", {"chat_id": -1001}),
        ("getChatMember", {"chat_id": -1001, "user_id": 0}),
    ]


async def test_where_a_stranger_brings_it_nothing_counts_and_owners_are_asked(turn: Turn) -> None:
    await bring(turn, by=None)
    assert not (await known(turn)).is_heard
    assert ChatToDecide(chat_id=-1001, by="Борис") in turn.events


async def test_a_stranger_who_makes_more_of_it_in_a_chat_of_ours_changes_nothing_about_that(turn: Turn) -> None:
    await bring(turn)
    await bring(turn, by=None)
    assert (await known(turn)).is_ours


async def test_once_the_team_gives_it_rights_a_strangers_chat_is_ours(turn: Turn) -> None:
    await bring(turn, by=None)
    await bring(turn, by=OLGA)
    assert (await known(turn)).is_heard
    assert ChatDecided(chat_id=-1001) in turn.events


async def test_the_group_that_is_linked_with_our_channel_is_ours_whoever_brought_it_there(turn: Turn) -> None:
    await bring(turn)
    await bring(turn, DISCUSSION, by=None)
    told = Granted(result={"title": "Разговоры", "linked_chat_id": -1001})
    await answer(turn, Purpose.LOOK_AT_CHAT, told, about=-1002)
    assert (await known(turn, -1002)).is_ours


async def test_a_group_that_says_it_is_linked_with_a_strangers_channel_is_not(turn: Turn) -> None:
    await bring(turn, by=None)
    await bring(turn, DISCUSSION, by=None)
    await answer(turn, Purpose.LOOK_AT_CHAT, Granted(result={"linked_chat_id": -1001}), about=-1002)
    assert not (await known(turn, -1002)).is_ours


async def test_what_was_never_known_and_is_over_is_not_kept(turn: Turn) -> None:
    await bring(turn, replace(PLACE, status=BotStatus.LEFT))
    assert await turn.records.chats.find(-1001) is None
    assert turn.events == []


async def test_of_what_is_lost_owners_hear_once_however_it_is_learnt(turn: Turn) -> None:
    await bring(turn)
    poorer = {**FULL, EDIT: False}
    for _ in range(2):
        await answer(turn, Purpose.LOOK_AT_PLACE, Granted(result=poorer))
    await bring(turn, replace(PLACE, rights=frozenset({POST, INVITE})))
    impaired = [event for event in turn.events if isinstance(event, ChatImpaired)]
    assert impaired == [ChatImpaired(chat_id=-1001, lost=(Lack.NO_EDITING,))]


@pytest.mark.parametrize("purpose", [Purpose.LOOK_AT_CHAT, Purpose.LOOK_AT_PLACE])
async def test_a_chat_that_is_gone_is_known_to_be(turn: Turn, purpose: Purpose) -> None:
    await bring(turn)
    await answer(turn, purpose, Denied(code=403, description="Forbidden: bot was kicked from the channel chat"))
    assert (await known(turn)).status is BotStatus.KICKED
    assert ChatImpaired(chat_id=-1001, lost=(Lack.OUTSIDE,)) in turn.events


@pytest.mark.parametrize("purpose", [Purpose.LOOK_AT_CHAT, Purpose.LOOK_AT_PLACE])
@pytest.mark.parametrize("told", [Unanswered(), Denied(code=400, description="Bad Request: odd"), Granted(result=True)])
async def test_an_answer_that_says_nothing_changes_nothing_and_is_asked_for_tomorrow(
    turn: Turn, purpose: Purpose, told: Granted | Denied | Unanswered
) -> None:
    await bring(turn)
    before = await known(turn)
    await errands(turn)
    await answer(turn, purpose, told)
    assert await known(turn) == before
    (again,) = await errands(turn)
    assert (again.purpose, again.not_before) == (purpose, turn.now + timedelta(days=1))


async def test_what_is_told_of_a_chat_that_was_left_meanwhile_is_too_late(turn: Turn) -> None:
    await bring(turn)
    await bring(turn, replace(PLACE, status=BotStatus.LEFT, rights=frozenset()))
    await answer(turn, Purpose.LOOK_AT_PLACE, Granted(result=FULL))
    assert (await known(turn)).status is BotStatus.LEFT


async def test_a_group_moves_with_all_that_was_decided_about_it(turn: Turn) -> None:
    """Also where the supergroup was heard of before the move."""
    group = replace(DISCUSSION, chat_id=-7, kind=ChatKind.GROUP)
    await bring(turn, group)
    await set_mode(turn, -7, ChatMode.ANSWER, by=VIKTOR)
    await bring(turn, replace(DISCUSSION, chat_id=-1007), by=None)
    await move_chat(turn, -7, -1007)
    moved = await known(turn, -1007)
    assert (moved.mode, moved.kind, moved.is_ours) == (ChatMode.ANSWER, ChatKind.SUPERGROUP, True)
    assert await turn.records.chats.find(-7) is None


async def test_a_move_that_is_learnt_when_asking_is_followed(turn: Turn) -> None:
    await bring(turn, replace(DISCUSSION, chat_id=-7, kind=ChatKind.GROUP))
    moved = Denied(code=400, description="Bad Request: group chat was upgraded", moved_to=-1007)
    await answer(turn, Purpose.LOOK_AT_CHAT, moved, about=-7)
    assert (await known(turn, -1007)).is_in


async def test_an_owner_leaves_and_the_call_may_be_made_twice(turn: Turn) -> None:
    await bring(turn, by=None)
    await leave_chat(turn, -1001, by=VIKTOR)
    assert (await known(turn)).status is BotStatus.LEFT
    assert "leaveChat" in [errand.method for errand in await errands(turn)]
    await answer(turn, Purpose.LEAVE_CHAT, Denied(code=403, description="Forbidden: bot is not a member"))
    assert (await known(turn)).status is BotStatus.LEFT
    assert not [event for event in turn.events if isinstance(event, ChatImpaired)]


async def test_a_group_that_moved_before_it_was_left_is_left_where_it_is(turn: Turn) -> None:
    await bring(turn, replace(DISCUSSION, chat_id=-7, kind=ChatKind.GROUP))
    await leave_chat(turn, -7, by=VIKTOR)
    await errands(turn)
    moved = Denied(code=400, description="Bad Request: group chat was upgraded", moved_to=-1007)
    await answer(turn, Purpose.LEAVE_CHAT, moved, about=-7)
    assert [(errand.method, errand.payload) for errand in await errands(turn)] == [("leaveChat", {"chat_id": -1007})]


async def test_only_owners_decide_and_only_about_what_is_there(turn: Turn) -> None:
    await bring(turn, by=None)
    for by, chat_id, refusal in ((OLGA, -1001, ForTheOwner), (VIKTOR, -1, NotFound)):
        with pytest.raises(refusal):
            await use_chat(turn, chat_id, by=by)
        with pytest.raises(refusal):
            await set_mode(turn, chat_id, ChatMode.ANSWER, by=by)
        with pytest.raises(refusal):
            await leave_chat(turn, chat_id, by=by)
    assert not (await known(turn)).is_ours


async def test_ten_thousand_groups_of_strangers_are_neither_asked_about_nor_listed(turn: Turn) -> None:
    """Ours are."""
    await bring(turn)
    for number in range(300):
        later = replace(turn, now=turn.now + timedelta(seconds=number))
        await bring(later, replace(DISCUSSION, chat_id=-2000 - number), by=None)

    asked = await errands(turn)
    assert len(asked) <= 2 * (1 + MOST_LOOKED_AT)
    assert len([event for event in turn.events if isinstance(event, ChatToDecide)]) == MOST_UNDECIDED
    listed = await turn.records.chats.list_all()
    assert (listed[0].chat_id, listed[-1].chat_id) == (-1001, -2299)
    assert len(listed) < 30


async def test_of_a_strangers_chat_telegram_is_asked_no_more_than_once(turn: Turn) -> None:
    await bring(turn, by=None)
    await errands(turn)
    await answer(turn, Purpose.LOOK_AT_PLACE, Granted(result=FULL))
    await answer(turn, Purpose.LOOK_AT_CHAT, Granted(result={"title": "Кухни"}))
    assert await errands(turn) == []


async def test_a_group_that_is_linked_with_our_channel_later_is_asked_about_then(turn: Turn) -> None:
    await bring(turn)
    await bring(turn, DISCUSSION, by=None)
    await errands(turn)
    await answer(turn, Purpose.LOOK_AT_CHAT, Granted(result={"title": "Кухни", "linked_chat_id": -1002}))
    assert {errand.about for errand in await errands(turn) if errand.not_before <= turn.now} == {-1002}


async def test_a_chat_from_before_chats_were_kept_is_known_once_something_is_said_there(turn: Turn) -> None:
    """It counts once an owner says so."""
    for _ in range(2):
        await come_across_chat(turn, DISCUSSION, said_at=turn.now)
    assert not (await known(turn, -1002)).is_ours
    assert [errand.method for errand in await errands(turn)] == ["getChat", "getChatMember"]
    assert turn.events == [ErrandWanted(), ErrandWanted()]


async def test_what_is_said_there_proves_that_telegram_was_wrong_about_a_chat(turn: Turn) -> None:
    await bring(turn, DISCUSSION)
    await answer(turn, Purpose.LOOK_AT_CHAT, Denied(code=403, description="Forbidden"), about=-1002)
    assert not (await known(turn, -1002)).is_heard

    later = replace(turn, now=turn.now + timedelta(hours=1))
    await come_across_chat(later, DISCUSSION, said_at=later.now)

    assert (await known(turn, -1002)).is_heard


async def test_what_was_said_before_the_bot_left_does_not_bring_it_back(turn: Turn) -> None:
    await bring(turn)
    await leave_chat(turn, -1001, by=VIKTOR)
    for seconds in (-60, 60):
        await come_across_chat(turn, PLACE, said_at=turn.now + timedelta(seconds=seconds))
    assert (await known(turn)).status is BotStatus.LEFT
