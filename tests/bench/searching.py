"""Searching: how soon somebody is shown who fits what a manager types, with ever more clients in the directory."""

import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from bot.clock import Clock
from bot.domain.sought import words_in
from bot.usecases.search_owners import search_page
from storage import Storage, open_storage
from storage.directory import search_key
from tests.bench.grown_database import UNLOGGED
from tests.bench.loads import tell
from tests.bench.matching.noise import Record, card_of
from tests.bench.matching.people import make_people
from tests.bench.tables import megabytes, table

WANTED_MS = 50
FIRST = 8
_PORTION = 2_000
_INDEX = ("phone_ends", "search_words", "search_words_of", "search_to_take_in")
_LIKE = (
    "SELECT count(*) FROM (SELECT id FROM clients WHERE search_key LIKE :part UNION SELECT w.client_id FROM"
    " contact_values v JOIN ownerships w ON w.value_id = v.id WHERE v.normal_form LIKE :part LIMIT :first)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Among how many clients, how many searches of each kind, and the seed of the data."""

    sizes: tuple[int, ...]
    searches: int
    seed: int


FULL = Plan(sizes=(10_000, 100_000, 1_000_000), searches=100, seed=1)
QUICK = Plan(sizes=(60,), searches=20, seed=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Took:
    """Milliseconds of searches of one kind, and of the same with LIKE; `found`: which share had the client shown."""

    typical: float
    slow: float
    like: float
    found: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Searching:
    """What came of it, by what was typed, then by the number of clients; the size of the index of parts in bytes."""

    plan: Plan
    took: Mapping[str, Mapping[int, Took]]
    index: Mapping[int, float]


def _surname_and_initial(card: Record) -> str:
    words = [word for word in words_in(card.name) if len(word) > 1]
    return f"{words[-1][:5]} {words[0][0]}" if len(words) > 1 else card.name


def _mistyped(card: Record) -> str:
    word = max(words_in(card.name), key=len, default="аня")
    return f"{word[:2]}{word[3:]}"


KINDS: Mapping[str, Callable[[Record], str]] = {
    "a letter": lambda card: card.name[:1],
    "two letters": lambda card: card.name[:2],
    "a first word": lambda card: card.name.split()[0],
    "the beginning of a surname and an initial": _surname_and_initial,
    "a whole name": lambda card: card.name,
    "a word with a letter left out": _mistyped,
    "the last four digits": lambda card: card.phone[-4:],
    "six digits inside": lambda card: card.phone[3:9],
    "a word and the last four digits": lambda card: f"{card.name.split()[0]} {card.phone[-4:]}",
    "an e-mail before the @": lambda card: (card.mail or "").partition("@")[0],
    "a company": lambda card: card.company or "",
    "what nobody has": lambda _: "гульчатай бекмамбетова 00000",
}


async def measure_searching(plan: Plan) -> Searching:
    """Fill a directory for each size, and search it."""
    took: dict[str, dict[int, Took]] = {kind: {} for kind in KINDS}
    index = {}
    with TemporaryDirectory(prefix="leadhook-bench-") as name:
        for size in plan.sizes:
            tell(f"searching: a directory with {size} clients is written")
            file = Path(name) / f"{size}.db"
            asked = await _fill(file, size, plan)
            index[size] = _size_of_index(file)
            for kind, its in (await _measure(file, asked)).items():
                took[kind][size] = its
    return Searching(plan=plan, took=took, index=index)


async def _fill(file: Path, size: int, plan: Plan) -> list[Record]:
    """Write a directory and its indexes; return whom to search."""
    storage = await open_storage(f"sqlite:///{file}")
    try:
        await storage.migrate(Clock().now())
    finally:
        await storage.close()
    asked = _write(file, size, plan)
    storage = await open_storage(f"sqlite:///{file}")
    try:
        await _take_in(storage)
    finally:
        await storage.close()
    return asked


def _write(file: Path, size: int, plan: Plan) -> list[Record]:
    every = max(1, size // plan.searches)
    asked: list[Record] = []
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.executescript(UNLOGGED)
        connection.execute("BEGIN")
        companies: dict[str, int] = {}
        for person in make_people(size, plan.seed):
            card = card_of(person, plan.seed)
            _add(connection, card, companies)
            if card.number % every == 0 and len(asked) < plan.searches:
                asked.append(card)
        connection.execute("COMMIT")
    return asked


def _add(connection: sqlite3.Connection, card: Record, companies: dict[str, int]) -> None:
    if card.company and card.company not in companies:
        companies[card.company] = len(companies) + 1
        connection.execute(
            "INSERT INTO companies (id, name, search_key, created_at) VALUES (?, ?, ?, 0)",
            (companies[card.company], card.company, search_key(card.company)),
        )
    connection.execute(
        "INSERT INTO clients (id, name, search_key, kind, company_id, created_at) VALUES (?, ?, ?, 'client', ?, 0)",
        (card.number, card.name, search_key(card.name), companies.get(card.company or "")),
    )
    for kind, value in (("phone", card.phone), ("email", card.mail)):
        if value:
            connection.execute(
                "INSERT INTO contact_values (kind, normal_form) VALUES (?, ?) ON CONFLICT DO NOTHING", (kind, value)
            )
            connection.execute(
                "INSERT INTO ownerships (value_id, client_id, verified, origin, is_primary, added_at)"
                " SELECT id, ?, 0, 'import', 1, 0 FROM contact_values WHERE kind = ? AND normal_form = ?",
                (card.number, kind, value),
            )


async def _take_in(storage: Storage) -> None:
    """Take everything in as the timetable does, in larger portions."""
    more = True
    while more:
        async with storage.writing() as session:
            await session.connection.run("PRAGMA cache_size = -400000")
            taken = [
                await session.likeness.take_in(_PORTION),
                await session.company_likeness.take_in(_PORTION),
                await session.searching.take_in(_PORTION),
            ]
            more = any(taken)


def _size_of_index(file: Path) -> float:
    with closing(sqlite3.connect(file)) as connection:
        marks = ", ".join("?" * len(_INDEX))
        sizes = connection.execute(f"SELECT sum(pgsize) FROM dbstat WHERE name IN ({marks})", _INDEX).fetchone()
        return float(sizes[0] or 0)


async def _measure(file: Path, asked: Sequence[Record]) -> dict[str, Took]:
    storage = await open_storage(f"sqlite:///{file}")
    try:
        return {kind: await _took(storage, type_, asked) for kind, type_ in KINDS.items()}
    finally:
        await storage.close()


async def _took(storage: Storage, type_: Callable[[Record], str], asked: Sequence[Record]) -> Took:
    """Search as a manager's message does, with the writer in hand; then let LIKE read through everything, too."""
    asked = [card for card in asked if type_(card)]
    spent, found = [], 0
    async with storage.writing() as session:
        for card in asked:
            begun = time.perf_counter()
            page = await search_page(session, type_(card), 1, size=FIRST)
            spent.append(1_000 * (time.perf_counter() - begun))
            found += any(one.owner.id == card.number for one in page.things)
        like = []
        for card in Random(1).sample(list(asked), min(5, len(asked))):
            begun = time.perf_counter()
            await session.connection.rows(_LIKE, part=f"%{search_key(type_(card))}%", first=FIRST)
            like.append(1_000 * (time.perf_counter() - begun))
    return Took(
        typical=median(spent),
        slow=sorted(spent)[-1 - len(spent) // 20],
        like=median(like),
        found=found / max(1, len(asked)),
    )


def searching_table(searching: Searching) -> str:
    """Return how soon somebody is shown by what was typed: p50 / p95, and beside it LIKE over the same contacts."""
    sizes = searching.plan.sizes
    index = ", ".join(f"{megabytes(searching.index[size])} at {size:,}" for size in sizes)
    head = [f"first results, by clients (index of parts: {index})", *(f"{size:,}" for size in sizes)]
    return table([*head, "LIKE", "LIKE / ours", "shown"], rows_of(searching))


def rows_of(searching: Searching) -> Iterator[list[str]]:
    """Yield a line each of what was typed: p50 and p95 by the number of clients, LIKE, and how often it was shown."""
    most = searching.plan.sizes[-1]
    for kind, took in searching.took.items():
        by_size = (f"{took[size].typical:.1f} / {took[size].slow:.1f} ms" for size in searching.plan.sizes)
        its = took[most]
        yield [kind, *by_size, f"{its.like:.1f} ms", f"{its.like / max(its.typical, 0.001):.0f}", f"{its.found:.2f}"]
