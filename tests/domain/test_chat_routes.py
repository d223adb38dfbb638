"""What a chat can give: for each fact about the bot's place there, what works and what is missing."""

from dataclasses import replace

import pytest

from bot.domain.ability import Ability
from bot.domain.chat import DIRECT, BotStatus, ChatKind, ChatMode, OurChat, is_out_of_reach
from bot.domain.chat_routes import (
    EDIT,
    INVITE,
    POST,
    EverywhereLack,
    Lack,
    Way,
    look_at,
    look_everywhere,
    lost,
    wanted_rights,
)

ALL = frozenset(Ability)
PRIVACY = ALL - {Ability.READS_GROUPS}
GROUP = OurChat(
    chat_id=-1002, kind=ChatKind.SUPERGROUP, title="Разговоры", username=None, linked_chat_id=-1001,
    mode=ChatMode.WATCH, status=BotStatus.ADMINISTRATOR, rights=frozenset({INVITE}),
)  # fmt: skip
CHANNEL = replace(
    GROUP, chat_id=-1001, kind=ChatKind.CHANNEL, linked_chat_id=-1002, rights=frozenset({POST, EDIT, INVITE, DIRECT})
)

MESSAGES = replace(GROUP, chat_id=-1003, kind=ChatKind.DIRECT, linked_chat_id=CHANNEL.chat_id)


def lacks(chat: OurChat, *others: OurChat, abilities: frozenset[Ability] = ALL) -> set[Lack]:
    return {*look_at(chat, {each.chat_id: each for each in (chat, *others)}, abilities).lacks}


def works(chat: OurChat, *others: OurChat, abilities: frozenset[Ability] = ALL) -> set[Way]:
    return {*look_at(chat, {each.chat_id: each for each in (chat, *others)}, abilities).works}


def test_with_all_rights_nothing_is_missing() -> None:
    assert lacks(CHANNEL, GROUP, abilities=PRIVACY) == lacks(GROUP, CHANNEL, abilities=PRIVACY) == set()
    assert works(CHANNEL, GROUP) == {*Way} - {Way.QUESTIONS, Way.WHISPERS}
    assert works(GROUP, CHANNEL) == {Way.QUESTIONS, Way.REACTIONS, Way.JOINS, Way.JOIN_REQUESTS, Way.WHISPERS}


@pytest.mark.parametrize(
    ("right", "lack", "way"),
    [
        (POST, Lack.NO_POSTING, Way.POST_BUTTON),
        (EDIT, Lack.NO_EDITING, Way.POST_BUTTON),
        (INVITE, Lack.NO_INVITING, Way.JOIN_REQUESTS),
        (DIRECT, Lack.NO_DIRECT, None),
    ],
)
def test_each_right_is_missed_by_itself(right: str, lack: Lack, way: Way | None) -> None:
    poorer = replace(CHANNEL, rights=CHANNEL.rights - {right})
    assert lacks(poorer, GROUP, MESSAGES) == {lack}
    assert works(CHANNEL, GROUP) - works(poorer, GROUP) == {way} - {None}
    assert lost(CHANNEL, poorer, is_written_to=True) == (lack,)
    assert lost(poorer, CHANNEL, is_written_to=True) == ()


def test_where_nobody_writes_to_the_channel_that_right_is_not_missed_but_could_be_of_use() -> None:
    poorer = replace(CHANNEL, rights=CHANNEL.rights - {DIRECT})
    assert lost(CHANNEL, poorer, is_written_to=False) == ()
    findings = {
        each: look_at(poorer, {other.chat_id: other for other in each}, ALL) for each in ((GROUP,), (GROUP, MESSAGES))
    }
    assert [(found.lacks, found.besides) for found in findings.values()] == [
        ((), (Lack.NO_DIRECT,)), ((Lack.NO_DIRECT,), ()),
    ]  # fmt: skip
    assert look_at(CHANNEL, {GROUP.chat_id: GROUP}, ALL).besides == ()


@pytest.mark.parametrize("status", [BotStatus.LEFT, BotStatus.KICKED])
def test_outside_nothing_works_and_nothing_else_is_missed(status: BotStatus) -> None:
    outside = replace(GROUP, status=status, rights=frozenset())
    assert (lacks(outside), works(outside)) == ({Lack.OUTSIDE}, set())
    assert lost(GROUP, outside, is_written_to=False) == (Lack.OUTSIDE,)


def test_a_mere_member_sees_no_reactions_and_in_privacy_mode_hears_little() -> None:
    member = replace(GROUP, status=BotStatus.MEMBER, rights=frozenset())
    assert (lacks(member), works(member)) == ({Lack.NOT_ADMINISTRATOR}, {Way.QUESTIONS})
    assert lacks(member, abilities=PRIVACY) == {Lack.NOT_ADMINISTRATOR, Lack.HEARS_LITTLE}
    assert works(member, abilities=PRIVACY) == set()
    assert lost(GROUP, member, is_written_to=False) == (Lack.NOT_ADMINISTRATOR,)


def test_who_is_restricted_is_told_so() -> None:
    muted = replace(GROUP, status=BotStatus.RESTRICTED, rights=frozenset())
    assert lacks(muted) == {Lack.MUTED, Lack.NOT_ADMINISTRATOR}


def test_only_an_administrator_whispers() -> None:
    assert lacks(replace(GROUP, mode=ChatMode.WHISPER)) == set()
    member = replace(GROUP, mode=ChatMode.WHISPER, status=BotStatus.MEMBER, rights=frozenset())
    assert Lack.CANNOT_WHISPER in lacks(member)


def test_what_is_switched_off_says_so() -> None:
    assert (lacks(replace(GROUP, mode=ChatMode.OFF)), works(replace(GROUP, mode=ChatMode.OFF))) == ({Lack.OFF}, set())


def test_comments_need_a_linked_group_with_the_bot_in_it_that_hears_them() -> None:
    assert lacks(replace(CHANNEL, linked_chat_id=None)) == {Lack.NO_DISCUSSION}
    assert lacks(CHANNEL) == lacks(CHANNEL, replace(GROUP, status=BotStatus.LEFT)) == {Lack.OUTSIDE_OF_DISCUSSION}
    for unheard in (replace(GROUP, mode=ChatMode.OFF), replace(GROUP, is_ours=False)):
        assert lacks(CHANNEL, unheard) == {Lack.DISCUSSION_UNHEARD}
    member = replace(GROUP, status=BotStatus.MEMBER)
    assert lacks(CHANNEL, member, abilities=PRIVACY) == {Lack.DISCUSSION_UNHEARD}
    assert Way.COMMENTS not in works(CHANNEL, member, abilities=PRIVACY)


def test_what_is_missing_everywhere() -> None:
    assert look_everywhere([GROUP], ALL) == ()
    assert look_everywhere([], frozenset()) == tuple(EverywhereLack)


def test_only_what_is_needed_is_asked_for() -> None:
    assert wanted_rights(ChatKind.CHANNEL) == (POST, EDIT, INVITE, DIRECT)
    assert wanted_rights(ChatKind.GROUP) == wanted_rights(ChatKind.SUPERGROUP) == (INVITE,)


def test_what_telegram_tells_of_a_chat_is_taken_and_what_makes_no_sense_is_not() -> None:
    told = CHANNEL.described_by({"title": "Столы", "username": "tables", "linked_chat_id": "что-то"})
    assert (told.title, told.username, told.linked_chat_id) == ("Столы", "tables", None)
    assert CHANNEL.described_by({}).title == CHANNEL.title
    placed = CHANNEL.placed_by({"status": "administrator", POST: True, EDIT: False, "is_anonymous": True})
    assert (placed.status, placed.rights) == (BotStatus.ADMINISTRATOR, frozenset({POST}))
    assert GROUP.placed_by({"status": "restricted", "is_member": False}).status is BotStatus.LEFT
    assert GROUP.placed_by({"status": "emperor"}).status is GROUP.status


@pytest.mark.parametrize(
    ("code", "words", "is_gone"),
    [
        (403, "Forbidden: bot was kicked from the supergroup chat", True),
        (400, "Bad Request: chat not found", True),
        (400, "Bad Request: user not found", False),
        (404, "Not Found", False),
    ],
)
def test_which_refusals_say_that_the_bot_is_out(code: int, words: str, is_gone: bool) -> None:
    assert is_out_of_reach(code, words) is is_gone
