"""Recognition: what it costs to find out whose contacts somebody gives, with ever more clients in the directory."""

import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from bot.domain.contact_points import ContactPoint, ContactValue, Origin, read_contact, telegram_identity
from bot.domain.recognition import (
    AskSamePerson,
    AskWho,
    LinkedToCompany,
    NewLead,
    SuggestClient,
    Verdict,
)
from bot.usecases.recognise_points import recognise_points
from storage import Storage, open_storage
from tests.bench.grown_database import KNOWN, names
from tests.bench.grown_directory import (
    CROWDED,
    client_mail,
    client_phone,
    company_domain,
    company_phone,
    grow_directory,
)
from tests.bench.loads import tell

WANTED_MS = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How many clients there are, how often each size is measured, and with how many people of each kind."""

    sizes: tuple[int, ...]
    rounds: int
    people: int


FULL = Plan(sizes=(1_000, 100_000, 1_000_000), rounds=3, people=300)
QUICK = Plan(sizes=(20,), rounds=1, people=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """Somebody of whom contacts are known or not: what the client of that number would write, and what comes of it."""

    contacts: Callable[[int], tuple[str, ...]]
    verdicts: tuple[type[Verdict], ...]
    every_tenth: bool = False


KINDS: Mapping[str, Kind] = {
    "nobody known, a phone and a mailbox": Kind(
        contacts=lambda n: (f"+7913{n:07}", f"a{n:07}@nowhere.example"), verdicts=(NewLead,)
    ),
    "a client, by phone": Kind(contacts=lambda n: (client_phone(n),), verdicts=(SuggestClient, AskSamePerson, AskWho)),
    "a client, by phone and mailbox": Kind(
        contacts=lambda n: (client_phone(n), client_mail(n)), verdicts=(SuggestClient, AskSamePerson)
    ),
    "two clients who share a phone": Kind(contacts=lambda n: (client_phone(n),), verdicts=(AskWho,), every_tenth=True),
    "a company, by its number": Kind(
        contacts=lambda n: (company_phone(n),), verdicts=(LinkedToCompany,), every_tenth=True
    ),
    "a company, by its mail domain": Kind(
        contacts=lambda n: (f"a.petrova@{company_domain(n)}",), verdicts=(LinkedToCompany,), every_tenth=True
    ),
    "nobody known, where very many have a mailbox": Kind(
        contacts=lambda n: (f"b{n:07}@{CROWDED}",), verdicts=(NewLead,)
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """Seconds of the processor that one recognition takes, by its kind and by how many clients there are."""

    plan: Plan
    cost: dict[str, dict[int, list[float]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))

    def typical(self, kind: str, size: int) -> float:
        """Return the median of the rounds."""
        return median(self.cost[kind][size])

    def growth(self, kind: str) -> float:
        """Return how many times as much it costs with most clients as with fewest: the median of the rounds' ratios."""
        sizes = self.plan.sizes
        pairs = zip(self.cost[kind][sizes[-1]], self.cost[kind][sizes[0]], strict=True)
        return median(most / max(few, 1e-6) for most, few in pairs)


async def measure_recognition(plan: Plan) -> Recognition:
    """Fill a directory for each size, then measure all of them in turns."""
    measured = Recognition(plan=plan)
    with TemporaryDirectory(prefix="leadhook-bench-") as name:
        for size in plan.sizes:
            tell(f"recognition: a directory with {size} clients is written")
            await grow_directory(Path(name) / f"{size}.db", size)
        for number in range(1, plan.rounds + 1):
            tell(f"recognition: round {number} of {plan.rounds}")
            for size in plan.sizes:
                await _measure(measured, Path(name) / f"{size}.db", size, number)
    return measured


async def _measure(measured: Recognition, file: Path, size: int, number: int) -> None:
    storage = await open_storage(f"sqlite:///{file}")
    try:
        for name, kind in KINDS.items():
            people = _people(kind, size, measured.plan.people, Random(number))
            measured.cost[name][size].append(await _seconds_each(storage, kind, people))
    finally:
        await storage.close()


def _people(kind: Kind, size: int, count: int, random: Random) -> list[tuple[ContactPoint, ...]]:
    """Some of the clients, drawn anew each round, with what each of them gives beside their account."""
    step = 10 if kind.every_tenth else 1
    drawn = [random.randrange(step, size + 1, step) for _ in range(count)]
    return [
        (
            _given(telegram_identity(KNOWN + number)),
            *(_given(read_contact(text, "RU")) for text in kind.contacts(number)),
        )
        for number in drawn
    ]


def _given(value: ContactValue) -> ContactPoint:
    return ContactPoint(value=value, verified=False, origin=Origin.TYPED)


async def _seconds_each(storage: Storage, kind: Kind, people: Sequence[tuple[ContactPoint, ...]]) -> float:
    """Recognise everybody as the bot does, inside a transaction; checks that the right thing came of it."""
    name = names()[0]
    async with storage.writing() as session:
        await recognise_points(session, name, people[0])  # whatever only the first of all costs
        begun = time.process_time()
        verdicts = [(await recognise_points(session, name, points)).verdict for points in people]
        spent = time.process_time() - begun
    wrong = [verdict for verdict in verdicts if not isinstance(verdict, kind.verdicts)]
    assert not wrong, f"recognised wrongly: {wrong[0]}"
    return spent / len(people)
