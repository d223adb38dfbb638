"""A play: batch after batch comes into one office, and after each it is seen whether every promise was kept."""

import hashlib
import json
import traceback
from collections import Counter
from collections.abc import Sequence
from typing import Any

from tests.faults.fuzz import promises
from tests.faults.fuzz.authoring import next_update
from tests.faults.fuzz.listening import Failure
from tests.faults.fuzz.minimising import minimised
from tests.faults.fuzz.office import Office
from tests.faults.fuzz.prospects import album, flood
from tests.faults.fuzz.shapes import KINDS

BATCH = 12
ROOM = 50
PAUSES = (0, 0, 1, 3, 7, 30, 600, 40_000)
LAST_TRIES = 8  # as many pauses of half a minute: by then the last of five tries was made
FLOODED = 0.01  # of batches that somebody fills with questions
PICTURED = 0.03  # of batches that somebody sends an album with
REPEATED = 0.02  # of updates that come once more, as they were or with another content


class Play:
    """What happens in one office. `broken` tells each promise that was broken."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.updates = 0
        self.kinds: Counter[str] = Counter()
        self.fates: Counter[str] = Counter()
        self.broken: list[str] = []
        self._made = hashlib.sha256()
        self._history = 0
        self._seen: set[tuple[str, str]] = set()
        self._number = 100

    @property
    def print(self) -> str:
        """What changes with every update that was made up."""
        return self._made.hexdigest()

    async def play(self, updates: int) -> None:
        """Let so many updates come, and then time pass until all is settled."""
        try:
            while self.updates < updates:
                await self._let_come(min(BATCH, updates - self.updates))
            await self.settle()
        except Exception:  # it left the bot's own loop: the process would have ended
            self.broken.append(f"The bot ended: {traceback.format_exc()}")

    async def settle(self) -> None:
        """Let time pass until nothing waits any more, and look at all that has come of it."""
        for _ in range(LAST_TRIES):
            await self.office.pass_time(30)
            await self._work_off()
        await self._look_at_all()

    async def _let_come(self, count: int) -> None:
        scene = await self.office.scene()
        made_up = [next_update(scene) for _ in range(count)]
        made_up += (flood(scene) if scene.chance(FLOODED) else []) + (album(scene) if scene.chance(PICTURED) else [])
        await self.let_come([update for update in made_up if _can_be_sent(update)])
        self.updates += count
        await self.office.pass_time(self.office.random.choice(PAUSES))

    async def let_come(self, made_up: Sequence[Any]) -> list[Any]:
        """Let these updates come together, and take effect as far as they may; they are given back with their ids."""
        updates = [self._numbered(update) for update in made_up]
        for update in updates:
            self._made.update(json.dumps(update).encode())
        await self.let_come_as_they_are(updates)
        return updates

    async def let_come_as_they_are(self, updates: Sequence[Any]) -> None:
        """Let updates come that have their ids, be it once more."""
        await self.office.receive(updates)
        await self._work_off()

    def _numbered(self, update: Any) -> Any:
        """Give an update its id; ids jump, and now and then one comes again."""
        if not isinstance(update, dict) or "update_id" in update:
            return update
        kind = next(iter(update), None)
        self.kinds[kind if kind in KINDS else "none of these"] += 1
        again = self.office.random.random() < REPEATED
        if not again:
            self._number += self.office.random.choice((1, 1, 1, 2, 1000))
        return {"update_id": self._number, **update}

    async def _work_off(self) -> None:
        office = self.office
        await office.work_off()
        written = await office.rows("SELECT * FROM activities WHERE id > :last ORDER BY id", last=self._history)
        self._history = written[-1]["id"] if written else self._history
        self.broken += promises.only_the_team_decides(written, office.acts, office.telegram.team)
        self.broken += office.telegram.complaints
        self.broken += [f"The log tells what it may not: {line}" for line in office.log.indiscretions]
        self.broken += [f"The log says: {line}" for line in office.log.alarms]
        failures = list(office.log.failures)
        for heard in (office.acts, office.telegram.complaints, office.log.indiscretions, office.log.alarms):
            heard.clear()
        office.log.failures.clear()
        for failure in failures:
            await self._look_into(failure)

    async def _look_into(self, failure: Failure) -> None:
        """A failure is a defect, unless the update holds numbers that no Telegram sends; each kind is told once."""
        (row,) = await self.office.rows("SELECT update_id FROM inbox WHERE seq = :seq", seq=failure.seq)
        update = json.loads(self.office.came[row["update_id"]])
        if (failure.error, failure.place) in self._seen or not promises.could_be_sent(update):
            return
        self._seen.add((failure.error, failure.place))
        small = await minimised(self.office, update, failure.error)
        self.broken.append(f"An update failed: {failure.traceback}\n  {json.dumps(small, ensure_ascii=True)[:3000]}")

    async def _look_at_all(self) -> None:
        office = self.office
        for row in await office.rows("SELECT status, error, count(*) AS n FROM inbox GROUP BY status, error"):
            self.fates[f"{row['status']} ({row['error']})" if row["error"] else row["status"]] += row["n"]
        for check in promises.AT_THE_END:
            self.broken += await check(office)


def _can_be_sent(update: Any) -> bool:
    """Tell whether it can be written at all: what was made very deep twice cannot, with some room for who calls."""
    room: Any = update
    for _ in range(ROOM):
        room = [room]
    try:
        json.dumps(room)
    except RecursionError:
        return False
    return True
