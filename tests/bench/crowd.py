"""A crowd: ten thousand people react to a post within a minute, and others write to the bot meanwhile."""

import asyncio
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

from tests.bench.fake_telegram import FakeTelegram, Question, fake_telegram
from tests.bench.loads import evenly, first_questions, tell
from tests.bench.people import MANAGER, Asked, Payload
from tests.bench.processes import DATABASE, DURABLE, BotProcess, running, write_config

A_SECOND = 5  # questions of people who write
GROUP = -1001000000777
MESSAGES = 10  # to which everybody reacts
WARM_UP = 50
LOOK = 0.1
RIGHTS = (
    *("can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members"),
    *("can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories"),
    *("can_delete_stories", "can_be_edited", "is_anonymous"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How many react, within how many seconds."""

    reactions: int
    seconds: int


FULL = Plan(reactions=10_000, seconds=60)
QUICK = Plan(reactions=40, seconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """What people waited for on a quiet day and beside the crowd; what the crowd made grow, in bytes; and how many
    seconds after its last reaction all of it had taken effect.
    """

    plan: Plan
    quiet: tuple[Question, ...]
    beside: tuple[Question, ...]
    memory: int
    stored: int
    behind: float

    def ratio(self, share: int) -> float:
        """Return how many times as long as on a quiet day this share of the people, in percent, waits for an answer."""
        return answered_ms(self.beside, share) / answered_ms(self.quiet, share)


def acknowledged_ms(questions: Sequence[Question], share: int) -> float:
    """Return the milliseconds within which this share of the questions, in percent, was acknowledged."""
    return _within([(question.confirmed or question.available) - question.available for question in questions], share)


def answered_ms(questions: Sequence[Question], share: int) -> float:
    """Return the milliseconds within which this share of the questions, in percent, was answered."""
    return _within([(question.answered or question.available) - question.available for question in questions], share)


async def measure_crowd(plan: Plan) -> Crowd:
    """Let people write alone, and then beside the crowd."""
    with TemporaryDirectory(prefix="leadhook-bench-") as name:
        async with fake_telegram() as telegram:
            config = write_config(Path(name), telegram.url)
            async with running(telegram, DURABLE, config) as bot:
                return await _measure(plan, telegram, bot, Path(name) / DATABASE)


async def _measure(plan: Plan, telegram: FakeTelegram, bot: BotProcess, database: Path) -> Crowd:
    await evenly(telegram, bot, first_questions(telegram, WARM_UP), a_second=None)
    telegram.bring([_let_in()])
    count = plan.seconds * A_SECOND
    tell(f"crowd: {count} people write on a quiet day")
    quiet = await evenly(telegram, bot, first_questions(telegram, count), a_second=A_SECOND)
    before, stored = bot.memory(), _stored(database)
    tell(f"crowd: {plan.reactions} people react meanwhile")
    async with asyncio.TaskGroup() as nursery:
        crowd = nursery.create_task(_react(plan, telegram))
        beside = await evenly(telegram, bot, first_questions(telegram, count), a_second=A_SECOND)
    ended, memory = crowd.result(), bot.memory()
    while _waiting(database, plan):
        memory = max(memory, bot.memory())
        await asyncio.sleep(LOOK)
    return Crowd(
        plan=plan,
        quiet=quiet.questions,
        beside=beside.questions,
        memory=max(memory, bot.memory()) - before,
        stored=_stored(database) - stored,
        behind=time.monotonic() - ended,
    )


async def _react(plan: Plan, telegram: FakeTelegram) -> float:
    """Let everybody react, a tenth of a second's worth at a time; return when the last of them did."""
    began = time.monotonic()
    updates = list(_reactions(telegram.newcomers(plan.reactions)))
    portion = max(int(plan.reactions / plan.seconds / 10), 1)
    for at in range(0, len(updates), portion):
        await asyncio.sleep(began + at / plan.reactions * plan.seconds - time.monotonic())
        telegram.bring(updates[at : at + portion])
    return time.monotonic()


def _reactions(people: Sequence[int]) -> Iterator[Asked]:
    chat = {"id": GROUP, "type": "supergroup", "title": "Обсуждение"}
    for number, person in enumerate(people):
        who = {"id": person, "is_bot": False, "first_name": f"Анна {person}", "username": f"anna_{person}"}
        change = {"chat": chat, "message_id": number % MESSAGES + 1, "date": int(time.time()), "user": who}
        signs: Payload = {"old_reaction": [], "new_reaction": [{"type": "emoji", "emoji": "❤"}]}
        yield GROUP, {"message_reaction": change | signs}


def _let_in() -> Asked:
    """The owner makes the bot an administrator of a group."""
    bot = {"id": 4242424242, "is_bot": True, "first_name": "Leadhook"}
    owner = {"id": MANAGER, "is_bot": False, "first_name": "Виктор"}
    rights = dict.fromkeys(RIGHTS, False) | {"can_manage_chat": True}
    change = {"chat": {"id": GROUP, "type": "supergroup", "title": "Обсуждение"}, "from": owner, "date": 1}
    was, is_now = {"user": bot, "status": "left"}, {"user": bot, "status": "administrator", **rights}
    return GROUP, {"my_chat_member": change | {"old_chat_member": was, "new_chat_member": is_now}}


def _stored(database: Path) -> int:
    """Return the bytes of the database, without its log, which is written over again and again."""
    return _asked(database, "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")


def _waiting(database: Path, plan: Plan) -> bool:
    """Tell whether some of the crowd has not come in yet, or waits in the inbox."""
    done = _asked(database, "SELECT count(*) FROM inbox WHERE in_crowd = 1 AND status = 'done'")
    return done < plan.reactions


def _asked(database: Path, sql: str) -> int:
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        (number,) = connection.execute(sql).fetchone()
    return int(number)


def _within(seconds: Sequence[float], share: int) -> float:
    return 1_000 * quantiles(seconds, n=100, method="inclusive")[share - 1]
