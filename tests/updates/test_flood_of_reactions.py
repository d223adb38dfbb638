"""A flood of reactions: whatever comes twice or late, nobody shows more than once and the totals are right."""

from collections import Counter
from dataclasses import dataclass
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.chat import BotStatus, ChatKind, ChatMode, OurChat
from bot.domain.interest import MOST_A_DAY
from bot.updates.dispatching import REST_OF_CROWD
from handlers import public
from handlers.acquaintance import get_acquainted
from tests.updates.workshop import RULES, Workshop, person

SIGNS = ("❤", "🔥", "👍")
EXAMPLES = count(1)


@dataclass(frozen=True, slots=True)
class Change:
    """Somebody has another reaction under a message than before; None is none."""

    by: int
    to: int
    before: str | None
    now: str | None

    def update(self, update_id: int, chat_id: int) -> dict[str, Any]:
        """As Telegram tells it."""
        chat = {"id": chat_id, "type": "supergroup", "title": "Обсуждение"}
        signs = {"old_reaction": _told(self.before), "new_reaction": _told(self.now)}
        change = {"chat": chat, "message_id": self.to, "date": 1, "user": person(self.by), **signs}
        return {"update_id": update_id, "message_reaction": change}


def _told(sign: str | None) -> list[dict[str, str]]:
    return [] if sign is None else [{"type": "emoji", "emoji": sign}]


@st.composite
def floods(draw: st.DrawFn) -> list[Change]:
    """What a few people do under a few messages, one after another."""
    stands: dict[tuple[int, int], str | None] = {}
    wishes = st.tuples(st.integers(1, 3), st.integers(1, 3), st.sampled_from([None, *SIGNS]))
    changes = []
    for by, to, sign in draw(st.lists(wishes, max_size=25)):
        before = stands.get((by, to))
        if sign != before:
            changes.append(Change(by, to, before, sign))
            stands[by, to] = sign
    return changes


@pytest.fixture
async def crowded(workshop: Workshop) -> Workshop:
    """The workshop with the bot's own handlers of what happens in public."""
    workshop.dispatcher["rules"] = RULES
    workshop.dispatcher.update.outer_middleware(get_acquainted)
    workshop.dispatcher.include_router(public.setup())
    return workshop


async def come(workshop: Workshop, chat_id: int, updates: list[dict[str, Any]]) -> None:
    """A group of ours gets these updates, as they are delivered."""
    chat = OurChat(
        chat_id=chat_id, kind=ChatKind.SUPERGROUP, title="Обсуждение", username=None, linked_chat_id=None,
        mode=ChatMode.WATCH, status=BotStatus.ADMINISTRATOR, rights=frozenset(),
    )  # fmt: skip
    async with workshop.storage.writing() as session:
        await session.chats.save(chat, workshop.clock.now())
    await workshop.receive(*updates)
    while (batch := await workshop.dispatching.work_off()).more or batch.rests:
        workshop.clock.pass_time(REST_OF_CROWD)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=floods(), data=st.data())
async def test_a_flood_in_any_order_counts_right(crowded: Workshop, changes: list[Change], data: st.DataObject) -> None:
    """The database of the test serves every example, each in a group and with people of its own."""
    example = next(EXAMPLES)
    chat_id, others = -1_000_000 - example, example * 1000
    updates = [
        Change(others + change.by, change.to, change.before, change.now).update(others + number, chat_id)
        for number, change in enumerate(changes)
    ]
    twice = [update for update in updates if data.draw(st.booleans())]

    await come(crowded, chat_id, data.draw(st.permutations([*updates, *twice])))

    last = {(change.by, change.to): change.now for change in changes}
    stands = Counter((to, sign) for (_, to), sign in last.items() if sign is not None)
    counted = await crowded.rows(
        f"SELECT message_id, sign, total FROM attention_counts WHERE chat_id = {chat_id} AND total <> 0"
    )
    assert {(row["message_id"], row["sign"]): row["total"] for row in counted} == stands
    shown = await crowded.rows(f"SELECT prospect_id, message_id FROM interests WHERE chat_id = {chat_id}")
    assert len(shown) == len({(change.by, change.to) for change in changes if change.now is not None})
    assert len(shown) == len({(row["prospect_id"], row["message_id"]) for row in shown})


async def test_who_reacts_to_everything_is_soon_only_counted(crowded: Workshop) -> None:
    changes = [Change(1, to, None, "❤") for to in range(1, MOST_A_DAY + 11)]

    await come(crowded, -1, [change.update(number, -1) for number, change in enumerate(changes)])

    (shown,) = await crowded.rows("SELECT count(*) AS lines FROM interests")
    (counted,) = await crowded.rows("SELECT sum(total) AS hearts FROM attention_counts")
    assert (shown["lines"], counted["hearts"]) == (MOST_A_DAY, len(changes))
