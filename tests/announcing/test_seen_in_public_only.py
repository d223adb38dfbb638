"""Who was only seen in public: whatever is done about them, nothing is ever sent to them privately."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.announcing import Announcer
from bot.domain.chat import BotStatus, ChatKind, ChatMode, OurChat
from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin
from bot.domain.errors import Refusal
from bot.domain.events import PostedMessage, SentFile
from bot.domain.exclusion import ExclusionReason
from bot.domain.ids import ProspectId
from bot.domain.interest import Route
from bot.domain.introduction import Introduction
from bot.domain.member import Member, Role
from bot.domain.names import PersonName
from bot.domain.post import Spot
from bot.usecases.answer_prospect import answer_prospect
from bot.usecases.edit_remark import edit_answer, edit_question
from bot.usecases.invite_in_public import invite_in_public
from bot.usecases.lose_answer import lose_answer
from bot.usecases.make_lead import make_lead
from bot.usecases.notice_in_public import Somebody, notice_in_public
from bot.usecases.ports import Turn
from bot.usecases.react_to_remark import react_to_answer, react_to_question
from bot.usecases.speak_up import speak_up
from storage import Session
from tests.announcing.conftest import NOW, OLGA, TEAM_CHAT, VIKTOR, hire, house

ANNA = Somebody(telegram_id=1001, name="Аня", username="anna", language="ru")
DISCUSSION = -100500
CHAT = OurChat(
    chat_id=DISCUSSION, kind=ChatKind.SUPERGROUP, title="Разговоры", username=None, linked_chat_id=None,
    mode=ChatMode.ANSWER, status=BotStatus.ADMINISTRATOR, rights=frozenset(),
)  # fmt: skip
MEMBER = Member(id=VIKTOR, role=Role.OWNER, name="Виктор", language="ru", started_at=NOW, blocked_at=None)
PHONE = ContactValue(kind=ContactKind.PHONE, normal_form="+79123456789")


class TakeBack(Exception):
    """The end of an example."""


def posted(chat_id: int, number: int, *, file: bool = False) -> PostedMessage:
    """Where a message stands."""
    picture = SentFile(kind="photo", file_id="file") if file else None
    return PostedMessage(chat_id=chat_id, message_id=number, is_text=not file, file=picture)


class Talk:
    """What can happen to Anna, who comments; numbers of messages count up."""

    def __init__(self, turn: Turn, prospect: ProspectId) -> None:
        self.turn, self.prospect, self.number = turn, prospect, 100

    def next(self) -> int:
        """The number of another message."""
        self.number += 1
        return self.number

    async def asks(self) -> None:
        number = self.next()
        kept = await notice_in_public(
            self.turn, ANNA, Route.COMMENT, Spot(chat_id=DISCUSSION, message_id=number), words="Почём?", asks=True,
            posted=posted(DISCUSSION, number),
        )  # fmt: skip
        if kept is not None:
            await speak_up(self.turn, CHAT, kept, ANNA)

    async def praises(self) -> None:
        number = self.next()
        spot = Spot(chat_id=DISCUSSION, message_id=number)
        await notice_in_public(self.turn, ANNA, Route.COMMENT, spot, words="Красота", posted=posted(DISCUSSION, number))

    async def is_answered(self) -> None:
        where = posted(TEAM_CHAT, self.next())
        await answer_prospect(self.turn, self.prospect, by=MEMBER, words="Сто тысяч", posted=where)

    async def is_shown_a_picture(self) -> None:
        where = posted(TEAM_CHAT, self.next(), file=True)
        await answer_prospect(self.turn, self.prospect, by=MEMBER, words=None, posted=where)

    async def is_answered_otherwise(self) -> None:
        answer = await self.turn.records.activities.find_last_answer(self.prospect)
        remark = await self.turn.records.remarks.find_answer(answer) if answer is not None else None
        if remark is not None:
            where = posted(remark.chat_id or 0, remark.message_id or 0)
            await edit_answer(self.turn, remark, by=MEMBER, words="Двести", posted=where)
            await react_to_answer(self.turn, remark, "❤", by=await self.turn.records.prospects.get(self.prospect))

    async def says_it_otherwise(self) -> None:
        remark = await self.turn.records.remarks.find_last_asked(self.prospect)
        if remark is not None and remark.chat_id is not None:
            where = posted(remark.chat_id, remark.message_id or 0)
            await edit_question(self.turn, remark, words="А почём?", posted=where)
            await react_to_question(self.turn, remark, "👍", by=MEMBER)

    async def loses_the_answer(self) -> None:
        answer = await self.turn.records.activities.find_last_answer(self.prospect)
        remark = await self.turn.records.remarks.find_answer(answer) if answer is not None else None
        asked = await self.turn.records.remarks.find_last_asked(self.prospect)
        if remark is not None and asked is not None:
            gone = asked.message_id
            for event in await lose_answer(self.turn.records, remark.id, chat_id=DISCUSSION, gone=gone, now=NOW):
                self.turn.tell(event)

    async def is_invited(self) -> None:
        await invite_in_public(self.turn, self.prospect, house(team_chat=None).hours.zone, by=MEMBER)

    async def becomes_a_lead(self) -> None:
        phone = ContactPoint(value=PHONE, verified=False, origin=Origin.TYPED)
        told = Introduction(name=PersonName("Анна Петрова"), points=(phone,))
        await make_lead(self.turn, self.prospect, by=MEMBER, told=told)

    async def is_excluded(self) -> None:
        found = await self.turn.records.prospects.get(self.prospect)
        await self.turn.records.exclusions.add(
            value=found.identity, reason=ExclusionReason.SPAM, over_client=False, lead=None, by=VIKTOR, now=NOW
        )

    async def the_bot_is_thrown_out(self) -> None:
        await self.turn.records.chats.save(replace(CHAT, status=BotStatus.KICKED), NOW)


Step = Callable[[Talk], Awaitable[None]]
STEPS: st.SearchStrategy[Step] = st.sampled_from((
    Talk.asks, Talk.praises, Talk.is_answered, Talk.is_shown_a_picture, Talk.is_answered_otherwise,
    Talk.says_it_otherwise, Talk.loses_the_answer, Talk.is_invited, Talk.becomes_a_lead, Talk.is_excluded,
    Talk.the_bot_is_thrown_out,
))  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, min_size=2, max_size=12))
async def test_whatever_is_done_nothing_goes_to_somebody_who_never_opened_the_chat(
    session: Session, steps: list[Step]
) -> None:
    """The database of the test serves every example: each is taken back at its end."""
    with suppress(TakeBack):
        async with session.savepoint():
            await hire(session, OLGA, VIKTOR)
            await session.chats.save(CHAT, NOW)
            turn = Turn(records=session, now=NOW)
            kept = await notice_in_public(turn, ANNA, Route.COMMENT, Spot(chat_id=DISCUSSION, message_id=7))
            assert kept is not None
            talk = Talk(turn, kept.prospect)
            for step in (Talk.asks, *steps):
                with suppress(Refusal):
                    await step(talk)
                await Announcer(house(team_chat=TEAM_CHAT)).announce(session, NOW, turn.events)
                turn.events.clear()
            sent = await session.connection.rows("SELECT method FROM outbox WHERE chat_id = 1001")
            assert [row["method"] for row in sent] == []
            raise TakeBack
