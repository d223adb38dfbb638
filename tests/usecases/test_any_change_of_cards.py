"""Any sequence of changes of cards: a card has one main contact of a kind, and whatever was changed last goes back."""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.contact_points import ContactPoint, ContactValue, Origin
from bot.domain.errors import ContactNeedsAnswer, Refusal
from bot.domain.ids import ActivityId, ClientId
from bot.domain.member import Member
from bot.domain.merging import CardKind
from bot.domain.ownership import Owner
from bot.usecases.add_contact import Answer, add_contact, correct_owned, seal_of_asked
from bot.usecases.change_card import get_card
from bot.usecases.choose_own_manager import choose_own_manager
from bot.usecases.merge_cards import merge_clients
from bot.usecases.note_on_card import note_on_card
from bot.usecases.ports import Turn
from bot.usecases.rename import rename
from bot.usecases.retire_contact import make_main, retire_contact
from bot.usecases.undo_on_card import find_undoable_on_card, undo_on_card
from storage import Session
from tests.usecases.cast import EMAIL, NOW, OLGA, OTHER_PHONE, PAVEL, PHONE, VIKTOR, everything_in_force, know, typed

LONG_AGO = NOW - timedelta(days=1)
DEEDS = ("add", "add", "correct", "correct", "retire", "main", "rename", "manager", "note", "undo", "undo", "merge")


class TakeBack(Exception):
    """Ends a part of a transaction whose effects are not wanted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One deed with all it could need."""

    deed: str
    card: tuple[CardKind, int]
    value: ContactValue
    extension: str | None
    place: int
    words: str
    moving: bool
    by: Member


STEPS = st.builds(
    Step,
    deed=st.sampled_from(DEEDS),
    card=st.sampled_from([(CardKind.CLIENT, 1), (CardKind.CLIENT, 2), (CardKind.COMPANY, 1)]),
    value=st.sampled_from([PHONE, OTHER_PHONE, EMAIL]),
    extension=st.sampled_from([None, "12"]),
    place=st.integers(0, 3),
    words=st.sampled_from(["Анна Петрова", "Борис Ильин", "Аня"]),
    moving=st.booleans(),
    by=st.sampled_from([OLGA, PAVEL, VIKTOR]),
)


async def do(turn: Turn, step: Step) -> ActivityId | None:
    """Do it, answering what is asked about others who have a contact; return the line of history if it is new."""
    kind, number = step.card
    point = ContactPoint(value=step.value, verified=False, origin=Origin.MANAGER, extension=step.extension)
    match step.deed:
        case "add":
            return await answered(
                step, lambda answer: add_contact(turn, kind, number, point, by=step.by, answer=answer)
            )
        case "correct":
            owned = await chosen(turn, step)
            return await answered(step, lambda answer: correct_owned(turn, owned, point, by=step.by, answer=answer))
        case "retire":
            return await retire_contact(turn, await chosen(turn, step), by=step.by)
        case "main":
            return await make_main(turn, await chosen(turn, step), by=step.by)
        case "rename":
            return await rename(turn, kind, number, step.words, by=step.by)
        case "manager":
            return await choose_own_manager(turn, kind, number, PAVEL.id if step.moving else None, by=step.by)
        case "note":
            return await note_on_card(turn, kind, number, step.words, by=step.by)
        case "merge":
            await merge_clients(turn, ClientId(1), ClientId(2), by=VIKTOR)
        case _:
            await undo_newest(turn, await get_card(turn.records, kind, number), step.by)
    return None


async def answered(step: Step, put: Callable[[Answer | None], Awaitable[ActivityId]]) -> ActivityId:
    try:
        return await put(None)
    except ContactNeedsAnswer as asked:
        return await put(Answer(moving=step.moving, seal=seal_of_asked(asked.held, asked.exclusions)))


async def chosen(turn: Turn, step: Step) -> int:
    """One of the contacts of the card, or a number that none has."""
    owned = await turn.records.directory.list_owned(await get_card(turn.records, *step.card))
    return owned[step.place].id if step.place < len(owned) else 10**9


async def undo_newest(turn: Turn, owner: Owner, by: Member) -> None:
    line = await find_undoable_on_card(turn.records, owner, by, since=LONG_AGO)
    if line is not None:
        await undo_on_card(turn, line.id, by=by, since=LONG_AGO)


async def check_rules(session: Session) -> None:
    """What must hold whatever was done: nothing twice on a card, and one main contact of each kind."""
    rows = await session.connection.rows(
        "SELECT coalesce(w.client_id, -w.company_id) AS card, v.kind, count(DISTINCT v.id) AS different, count(*) AS n,"
        " sum(w.is_primary) AS main FROM ownerships w JOIN contact_values v ON v.id = w.value_id"
        " LEFT JOIN clients c ON c.id = w.client_id WHERE c.merged_into IS NULL GROUP BY card, v.kind"
    )
    assert [dict(row) for row in rows if row["main"] != 1 or row["different"] != row["n"]] == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, min_size=3, max_size=14))
async def test_whatever_is_changed_the_last_change_goes_back_exactly(session: Session, steps: Sequence[Step]) -> None:
    """The database of the test serves every example: each is taken back at its end."""
    with suppress(TakeBack):
        async with session.savepoint():
            turn = Turn(records=session, now=NOW)
            await know(turn, typed(PHONE), typed(OTHER_PHONE))
            await know(turn, typed(PHONE), name="Борис Ильин", manager=OLGA.id)
            company = await session.directory.add_company(name="Лютик", now=LONG_AGO)
            await session.directory.append_points([typed(EMAIL)], company=company.id, now=LONG_AGO)
            for step in steps:
                await check_step(session, turn, step)
            raise TakeBack


def without_notes(stored: dict[str, Sequence[dict[str, Any]]]) -> dict[str, Sequence[dict[str, Any]]]:
    """A note whose line was undone stands on no card any more."""
    return {table: rows for table, rows in stored.items() if table != "client_notes"}


async def check_step(session: Session, turn: Turn, step: Step) -> None:
    before, line = await everything_in_force(session), None
    with suppress(Refusal):
        async with session.savepoint():
            line = await do(turn, step)
    await check_rules(session)
    if line is not None:
        with suppress(TakeBack):
            async with session.savepoint():
                await undo_on_card(turn, line, by=VIKTOR, since=LONG_AGO)
                assert without_notes(await everything_in_force(session)) == without_notes(before)
                raise TakeBack
