"""The stage: a pretend Telegram with a team and its guests, and the machine on which the bot runs, on virtual time."""

import asyncio
import gc
import logging
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import aiosqlite
from pytest import MonkeyPatch

from bot import app, timetable
from bot.config import Config
from bot.domain.client import ClientKind
from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin
from bot.logs import QUIET
from bot.sandbox import membership
from bot.sandbox.clock import SandboxClock
from bot.sandbox.rights import ANONYMOUS
from bot.sandbox.server import DEFAULT_TOKEN
from bot.sandbox.update_faults import EXTRA_UPDATES
from bot.sandbox.webhook_delivery import WebhookDelivery
from bot.sandbox.world import Chat, Person
from tests.faults.evidence import READY_ANSWER, Answer, Evidence, Story, read_tables, work_left
from tests.faults.memory import memory_folder
from tests.faults.mode import Mode
from tests.faults.simulation.defects import Defects, striking
from tests.faults.simulation.importing import Importing, reading_here
from tests.faults.simulation.machine import LogOfLives, Machine, serving_at_the_door
from tests.faults.simulation.names import NAMES
from tests.faults.simulation.passersby import Square
from tests.faults.simulation.sqlite_in_loop import ConnectionInLoop, Disk
from tests.faults.simulation.telegram_at_hand import Network
from tests.faults.simulation.virtual_time import BEGINNING, Standstill, VirtualClock, VirtualLoop, VirtualScheduler
from tests.faults.simulation.watched_world import WatchedWorld

LONGEST_REST = 1800.0
LOOKS_AGAIN_SECONDS = 5.0
ACCOUNTS = ("Guest", "Mary")
"""What guests are called in Telegram: by the first nobody can be asked for, and the second stands on their card."""
TEAM = ("Viktor", "Olga", "Pavel")
FIRST_GUEST, FIRST_STRANGER, FIRST_PASSERBY = 10, 30, 50
GROUP, CLUB = -4_000_000, -4_000_001
PASSERSBY = ("Passing", "Masked", "Unseen")
ADDRESS = "http://localhost"
LONGEST_PLAY = 4 * 3600.0
EXTRA_UPDATES_AS_POISON = {"unknown": "a kind from the future", "unparsable": "a message without a chat"}

Result = TypeVar("Result")


class Known(StrEnum):
    """Whose contact the directory holds before the first guest comes."""

    CLIENT = "client"
    COMPANY = "company"


class Stage:
    """Everything but what happens on it. The first of the team owns the business."""

    def __init__(self, loop: VirtualLoop, folder: Path, disk: Disk, log: LogOfLives, *, seed: int) -> None:
        self.loop = loop
        self.clock = VirtualClock(loop)
        time = SandboxClock(began=BEGINNING.timestamp(), stopwatch=loop.time)
        self.world = WatchedWorld(
            token=DEFAULT_TOKEN, username="leadhook_sandbox_bot", clock=time, strict_pace=True, seed=seed
        )
        self.network = Network(loop, self.world)
        self.disk = disk
        self.defects = Defects(seed)
        self.team = [self._newcomer(name, number) for number, name in enumerate(TEAM)]
        self.guests: list[Person] = []
        self.strangers: list[Person] = []
        self.group: Chat | None = None
        self.square: Square | None = None
        self.asks_strangers = False
        self.folder = folder
        self._log = log

    def invite(self, guests: int, strangers: int = 0) -> None:
        """Let people join Telegram who know of the bot."""
        self.guests = [self._newcomer(ACCOUNTS[number % 2], FIRST_GUEST + number) for number in range(guests)]
        self.strangers = [self._newcomer("Nobody", FIRST_STRANGER + number) for number in range(strangers)]

    def found_group(self) -> None:
        """Give the team a group, into which strangers have come too."""
        self.group = membership.found_group(self.world, "Team", [*self.team, *self.strangers], GROUP)

    def found_square(self) -> Square:
        """Give the company a channel, and a group in which others talk about what stands there."""
        owner, people = self.team[0], [self._newcomer(name, FIRST_PASSERBY + n) for n, name in enumerate(PASSERSBY)]
        channel = membership.found_channel(self.world, "News", [owner, *people], None)
        membership.set_bot_status(self.world, channel, owner, "administrator")
        discussion = membership.found_group(self.world, "Talk", [owner, people[-1]], None)
        membership.link(self.world, channel, discussion)
        membership.promote(self.world, owner, discussion, people[-1], frozenset({ANONYMOUS, "can_manage_chat"}))
        club = membership.found_group(self.world, "Club", [owner], CLUB)
        club.by_request = True
        invitation = membership.make_link(self.world, owner, club, name="Spring fair").address
        mask = membership.found_channel(self.world, "A diary", [people[1]], None)
        self.square = Square(
            channel=channel, discussion=discussion, owner=owner, passersby=tuple(people[:-1]), club=club,
            invitation=invitation, mask=mask, hidden=people[-1],
        )  # fmt: skip
        return self.square

    def importing(self, machine: Machine, dice: Random) -> Importing:
        """Somebody who brings in a file in which the guests may be, too."""
        return Importing(machine, dice, self.guests, self.folder)

    def machine(self) -> Machine:
        """The machine on which the bot serves this team."""
        return Machine(self.loop, {mode: self._config(mode) for mode in Mode}, self.clock, self.network, self.folder)

    async def know(self, whose: Known, machine: Machine, dice: Random) -> None:
        """Let the first guest's phone be a client's or a company's already; a further client has no contact yet."""
        phone = ContactValue(kind=ContactKind.PHONE, normal_form=f"+{self.guests[0].phone}")
        point = ContactPoint(value=phone, verified=False, origin=Origin.IMPORT)
        async with machine.writing_beforehand() as session:
            directory, now = session.directory, self.clock.now()
            if whose is Known.COMPANY:
                company = await directory.add_company(name="Romashka", now=now)
                await directory.append_points([point], company=company.id, now=now)
            else:
                clients = [
                    await directory.add_client(name=name, kind=ClientKind.CLIENT, now=now)
                    for name in dice.sample(NAMES, 2)
                ]
                await directory.append_points([point], client=clients[0].id, now=now)

    async def comes_to_rest(self, machine: Machine) -> None:
        """Wait until Telegram keeps nothing back and nothing waits to be done or sent."""
        deadline = self.loop.time() + LONGEST_REST
        while self.world.updates.unconfirmed or work_left(machine.life.database):
            if self.loop.time() > deadline:
                machine.surprises.append("It did not come to rest.")
                return
            await asyncio.sleep(LOOKS_AGAIN_SECONDS)

    def evidence(
        self,
        machine: Machine,
        stories: Sequence[Story],
        answers: Sequence[Answer] = (),
        poison: dict[int, str] | None = None,
        **further: Any,
    ) -> Evidence:
        """All that is known in the end."""
        return Evidence(
            stories=stories,
            answers=answers,
            team=frozenset(member.id for member in self.team),
            owners=frozenset({self.team[0].id}),
            group=self.group.id if self.group else None,
            updates=[record.as_json() for record in self.world.updates.records],
            calls=list(self.world.calls),
            posts=list(self.world.webhook_posts),
            tables=read_tables(machine.life.database),
            poison={**self.defects.met, **(poison or {}), **self._extra_updates()},
            starts=[BEGINNING.timestamp() + start for start in machine.starts[1:]],
            surprises=machine.surprises,
            refused_for_pace=self.world.pace.refused,
            log="\n".join(self._log.lines),
            stored=_read_files(machine.life.database),
            standing=[*self._standing()],
            public=frozenset(self.square.ids if self.square else ()),
            secrets=[self.world.token, *(person.phone for person in self.world.people.values() if person.phone)],
            on_virtual_time=True,
            **further,
        )

    def _standing(self) -> Iterator[tuple[int, str]]:
        for chat_id in self.world.chats:
            for message in self.world.written_by_bot(chat_id):
                yield chat_id, message.content.get("text") or message.content.get("caption", "")

    def _extra_updates(self) -> dict[int, str]:
        """The updates that the sandbox put in by itself because a fault wanted it."""
        return {
            record.update_id: EXTRA_UPDATES_AS_POISON[kind]
            for record in self.world.updates.records
            for kind, content in EXTRA_UPDATES.items()
            if record.update == {"update_id": record.update_id} | content
        }

    def _newcomer(self, name: str, number: int) -> Person:
        person = Person(id=5_000_000_000 + number, first_name=name, phone=f"7912{number:07}", language_code="en")
        return self.world.add_person(person)

    def _config(self, mode: Mode) -> Config:
        owner, *managers = [person.id for person in self.team]
        return Config.model_validate({
            "telegram": {"token": DEFAULT_TOKEN, "mode": mode, "webhook": {"url": ADDRESS}},
            "team": {
                "owners": [owner],
                "managers": managers,
                "chat_id": self.group.id if self.group else None,
                "hours": ["mon-sun 00:00-24:00"],
                "language": "en",
                "close_reasons": ["no_answer", "Другой город"],
            },
            "intake": {"topics": ("Prices", "Delivery"), "human_check_after": int(self.asks_strangers)},
            "answers": [{"label": "Prices", "text": READY_ANSWER}],
            "consent": {"operator": "Romashka", "link": "https://example.com/privacy"},
        })  # fmt: skip


def played(play: Callable[[Stage], Awaitable[Result]], *, seed: int, dice: Random | None) -> Result:
    """Let something happen on a stage of its own; with dice, in any order and with delays."""
    with memory_folder() as folder:
        loop, disk = VirtualLoop(dice), Disk()
        try:
            with _all_in_the_loop(disk), _nothing_collected(), _logged() as log:
                stage = Stage(loop, folder, disk, log, seed=seed)
                with reading_here(stage.clock):
                    return loop.run_until_complete(_with_curtain(play, stage))
        finally:
            loop.close()


async def _with_curtain(play: Callable[[Stage], Awaitable[Result]], stage: Stage) -> Result:
    delivering = stage.loop.create_task(WebhookDelivery(stage.world, stage.network.post).run())
    try:
        with striking(stage.defects):
            async with asyncio.timeout(LONGEST_PLAY):
                return await play(stage)
    except TimeoutError:
        raise Standstill from None  # Telegram alone goes on for ever
    finally:
        delivering.cancel()
        await asyncio.wait({delivering})
        await stage.network.close()


def _read_files(database: Path) -> bytes:
    """All that is in the files of a database, beside it too."""
    return b"".join(file.read_bytes() for file in sorted(database.parent.iterdir()) if file.is_file())


@contextmanager
def _all_in_the_loop(disk: Disk) -> Iterator[None]:
    """Let what would look at the clock of this machine, work in a thread or open a socket do so in the loop."""
    with MonkeyPatch.context() as patch:
        patch.setattr(aiosqlite, "Connection", partial(ConnectionInLoop, disk))
        patch.setattr(timetable, "AsyncIOScheduler", VirtualScheduler)
        patch.setattr(app, "serving", serving_at_the_door)
        yield


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Look for no garbage: when it is found, and who is woken by its end, follows from what this process did before."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextmanager
def _logged() -> Iterator[LogOfLives]:
    """Keep what is logged meanwhile."""
    handler, root = LogOfLives(DEFAULT_TOKEN), logging.getLogger()
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    level = root.level
    root.setLevel(logging.INFO)
    root.addHandler(handler)
    try:
        yield handler
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
