"""Updates: each was confirmed, is kept, in order, and took effect."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator

from bot.sandbox.webhook import lane_of
from tests.faults import poison
from tests.faults.checks.reading import came_to_nothing, turns_of
from tests.faults.evidence import Evidence

Broken = Iterator[str]


def every_update_was_confirmed(evidence: Evidence) -> Broken:
    """Telegram keeps nothing back and dropped nothing, but taps that the bot was not there for."""
    for update in evidence.updates:
        if update["confirmed_at"] is None and not came_to_nothing(update):
            yield f"Update {update['update_id']} was not confirmed."


def every_confirmed_update_took_effect(evidence: Evidence) -> Broken:
    """The inbox holds each one, done; only poison may have been set aside or still be tried."""
    status = Counter((row["update_id"], row["status"]) for row in evidence.rows("inbox"))
    for update in evidence.updates:
        number = update["update_id"]
        if came_to_nothing(update):
            continue
        wanted = _fate(evidence.poison[number]) if number in evidence.poison else {"done"}
        if sum(status[number, fate] for fate in wanted) != 1:
            found = [fate for known, fate in status if known == number]
            yield f"Update {number} is {found or 'not in the inbox'}; expected {' or '.join(sorted(wanted))}."


def _fate(name: str) -> set[str]:
    if name in poison.UNREADABLE or name == poison.FAILS_FOR_EVER:
        return {"dead"}
    if name == poison.FAILS_FOR_A_WHILE:
        return {"done"}
    return {"dead", "new"} if name in poison.FAILING else {"done", "dead", "new"}


def every_delivery_was_taken_or_put_off(evidence: Evidence) -> Broken:
    """The webhook says 200 only for what it has, and else that it is to be tried again."""
    kept = {row["update_id"] for row in evidence.rows("inbox")}
    for post in evidence.posts:
        number, status = post["update_id"], post.get("status")
        if status == 200 and number not in kept:
            yield f"Update {number} was taken by the webhook and is not in the inbox."
        elif status not in (None, 200, 503):
            yield f"Update {number} was answered with {status} by the webhook."


def order_was_kept_in_every_lane(evidence: Evidence) -> Broken:
    """What was delivered one after another came into the inbox one after another, and took effect so in every lane.

    To a webhook messages and taps come side by side: Telegram keeps the order of each only.
    """
    turns = turns_of(evidence)
    rows = [
        row
        for row in evidence.rows("inbox")
        if row["status"] != "new" and _keeps_its_place(evidence, row["update_id"]) and row["update_id"] in turns
    ]
    sent = {update["update_id"]: update["update"] for update in evidence.updates}
    came = [
        (lane_of(sent[row["update_id"]]) if evidence.posts else row["lane"], turns[row["update_id"]]) for row in rows
    ]
    finished = [
        ((row["lane"], row["gate"]), row["finished_at"]) for row in rows if not evidence.clock_went_back
    ]  # what waited at a gate comes later than what did not, in its own order
    for name, pairs in (("delivery", came), ("finished_at", finished)):
        for lane in _out_of_order(pairs):
            yield f"Lane {lane} is out of order by {name}."


def what_waited_at_a_gate_took_effect(evidence: Evidence) -> Broken:
    """Once it is open: only of those who have not answered something waits to the end."""
    asked = {row["prospect_id"] for row in evidence.rows("human_checks")}
    silent = {str(row["telegram_id"]) for row in evidence.rows("prospects") if row["id"] in asked}
    for row in evidence.rows("inbox", gate="waits"):
        if row["lane"] not in silent:
            yield f"Update {row['update_id']} waits at a gate that is open."


def _keeps_its_place(evidence: Evidence, number: int) -> bool:
    """Whether an update has its turn; one that fails holds its lane up."""
    return evidence.poison.get(number) in (None, poison.FAILS_FOR_A_WHILE, poison.FAILS_FOR_EVER)


def _out_of_order(pairs: Iterable[tuple[Hashable, int]]) -> list[Hashable]:
    lanes: defaultdict[Hashable, list[int]] = defaultdict(list)
    for lane, value in pairs:
        lanes[lane].append(value)
    return [lane for lane, values in lanes.items() if values != sorted(values)]


CHECKS: tuple[Callable[[Evidence], Broken], ...] = (
    every_update_was_confirmed,
    every_confirmed_update_took_effect,
    every_delivery_was_taken_or_put_off,
    order_was_kept_in_every_lane,
    what_waited_at_a_gate_took_effect,
)
