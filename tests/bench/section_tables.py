"""The tables of the durable bot alone: memory, a burst of leads, cost as the database grows and so on; its page."""

from collections.abc import Sequence
from statistics import median

from tests.bench.burst import Burst
from tests.bench.crowd import Crowd, acknowledged_ms, answered_ms
from tests.bench.growth import Growth
from tests.bench.importing import A_SECOND, Importing
from tests.bench.memory import Memory
from tests.bench.page import LATE_MS, Page, share_of_late, within
from tests.bench.reading import PARTS, Reading
from tests.bench.recognition import Recognition
from tests.bench.tables import megabytes, table
from tests.bench.taps import DECISIONS, Taps
from tests.bench.ways import Ways

COMPARED_TO = 1_000


def memory_table(memory: Memory) -> str:
    """Return what the process held after ever more updates, and by how much that was more than at its start."""
    start = memory.after[0]
    rows = [
        [f"after {count:,} updates" if count else "at the start", megabytes(held), f"{(held - start) / 2**20:+.1f} MB"]
        for count, held in memory.after.items()
    ]
    return table(["memory of the durable bot", "held", "above the start"], rows)


def burst_table(burst: Burst) -> str:
    """Return how long it took until everybody knew."""
    rows = [
        ["the last lead stands in the group after", f"{burst.last_card:.1f} s"],
        ["the last receipt arrives after", f"{burst.last_receipt:.1f} s"],
        ["messages written to the group", f"{burst.messages}"],
        ["calls answered with 429", f"{burst.too_fast}"],
    ]
    return table([f"burst of {burst.leads} leads into one group", "durable"], rows)


def crowd_table(crowd: Crowd) -> str:
    """Return what people waited for on a quiet day and beside the crowd, and what the crowd cost."""
    rows = [
        [f"{what}, p{share}", f"{wait(crowd.quiet, share):.1f} ms", f"{wait(crowd.beside, share):.1f} ms"]
        for what, wait in (("acknowledged", acknowledged_ms), ("answered", answered_ms))
        for share in (50, 95)
    ]
    rows += [
        ["memory, more than before", "", f"{crowd.memory / 2**20:+.1f} MB"],
        ["database, more than before", "", f"{crowd.stored / 2**20:+.1f} MB"],
        ["all of the crowd has taken effect after its last", "", f"{crowd.behind:.1f} s"],
    ]
    name = f"{crowd.plan.reactions:,} reactions in {crowd.plan.seconds} s"
    return table([f"people who write beside {name}", "quiet", "beside"], rows)


def growth_table(growth: Growth) -> str:
    """Return what an update of each kind costs by the number of leads stored, and the ratio of most to few."""
    sizes = growth.plan.sizes
    few, most = few_and_most(growth)
    rows = [
        [kind, *(_milliseconds(costs.get(size, [])) for size in sizes), f"{growth.ratio(kind, most, few):.2f}"]
        for kind, costs in growth.cost.items()
    ]
    starts = [f"{median(growth.start[size]):.1f} s" for size in sizes]
    files = [megabytes(growth.bytes_stored[size]) for size in sizes]
    rows += [["start to first getUpdates", *starts, ""], ["the database on the disk", *files, ""]]
    head = ["CPU of one update, by leads stored", *(f"{size:,}" for size in sizes), f"{most:,} / {few:,}"]
    return table(head, rows)


def taps_table(taps: Taps) -> str:
    """Return how many taps each decision took, and which button then takes it back."""
    rows = [[decision, f"{counted}", DECISIONS[decision].undo] for decision, counted in taps.counted.items()]
    return table(["a manager's decision on a card", "taps", "taken back by"], rows)


def ways_table(ways: Ways) -> str:
    """Return what each way from the greeting to a lead took."""
    rows = [[way, f"{counted.messages}", f"{counted.taps}"] for way, counted in ways.counted.items()]
    return table(["a prospect's way to a lead", "messages", "taps"], rows)


def reading_table(reading: Reading) -> str:
    """Return precision, recall and F1 of each field, part by part."""
    rows = [
        [
            f"{field}, {part} ({PARTS[part]}, {scored.messages})",
            f"{its.precision:.3f}",
            f"{its.recall:.3f}",
            f"{its.f1:.3f}",
        ]
        for part, scored in reading.parts.items()
        for field, its in scored.fields.items()
    ]
    rows.append(["a message takes, median", "", "", _milliseconds([reading.a_message])])
    rows.append(["the longest takes, 4,096 characters, median", "", "", _milliseconds([reading.the_longest])])
    return table(["reading free text", "precision", "recall", "F1"], rows)


def recognition_table(recognition: Recognition) -> str:
    """Return what recognising somebody costs by the number of clients, and the ratio of most to few."""
    sizes = recognition.plan.sizes
    rows = [
        [kind, *(_milliseconds(costs[size]) for size in sizes), f"{recognition.growth(kind):.2f}"]
        for kind, costs in recognition.cost.items()
    ]
    head = ["CPU of one recognition, by clients", *(f"{size:,}" for size in sizes), f"{sizes[-1]:,} / {sizes[0]:,}"]
    return table(head, rows)


def importing_table(importing: Importing) -> str:
    """Return how long an import takes, and how soon the bot acknowledges what comes meanwhile."""
    shares = {"p50": 0.5, "p95": 0.95, "p99": 0.99, "longest": 1.0}
    rows = [
        ["from the command to its end", f"{importing.seconds:.1f} s"],
        ["rows a second", f"{importing.plan.rows / importing.seconds:,.0f}"],
        ["memory, both processes", megabytes(importing.memory)],
    ]
    rows += [
        [f"acknowledged meanwhile, {A_SECOND} a second, {name}", f"{importing.acknowledged_ms(share):.1f} ms"]
        for name, share in shares.items()
    ]
    return table([f"import of {importing.plan.rows:,} rows beside a running bot", ""], rows)


def page_table(page: Page) -> str:
    """Return how evenly frames come while a long chat is scrolled, and how soon a message is seen."""
    rows = [
        ["between frames, the chat stands still", *_waits(page.still), _percent(share_of_late(page.still))],
        ["between frames, it is scrolled", *_waits(page.scrolling), _percent(share_of_late(page.scrolling))],
        ["from a call of the bot until its bubble is there", *_waits(page.there), ""],
        ["from a call of the bot until that is painted", *_waits(page.painted), ""],
    ]
    head = [f"the page, {page.plan.messages} messages in a chat", "p50", "p95", "longest", f"later than {LATE_MS} ms"]
    return table(head, rows)


def _waits(milliseconds: Sequence[float]) -> list[str]:
    return [f"{within(milliseconds, share):.0f} ms" for share in (0.5, 0.95, 1.0)]


def _percent(share: float) -> str:
    return f"{share:.1%}"


def few_and_most(growth: Growth) -> tuple[int, int]:
    """Return the numbers of leads that are compared: one about as small as any business has, and the largest."""
    sizes = growth.plan.sizes
    return min(sizes, key=lambda size: abs(size - COMPARED_TO)), sizes[-1]


def _milliseconds(costs: list[float]) -> str:
    return f"{1_000 * median(costs):.2f} ms" if costs else "-"
