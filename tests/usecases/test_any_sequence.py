"""Any sequence of deeds: contacts are never doubled, nobody has two open leads, and the last decision can be undone."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.activity import Activity, last_standing, linked_by_itself
from bot.domain.client import ClientKind
from bot.domain.contact_points import ContactPoint
from bot.domain.errors import Refusal
from bot.domain.exclusion import ExclusionReason, ExclusionScope
from bot.domain.ids import ClientId, LeadId
from bot.domain.lead import CloseReason, Status
from bot.domain.member import Member
from bot.domain.money import Money
from bot.domain.ownership import seal_of
from bot.usecases.advance_lead import advance_lead
from bot.usecases.close_lead import close_lead
from bot.usecases.exclude import exclude_lead
from bot.usecases.hand_over import end_leases, give_back, hand_over
from bot.usecases.held_values import held_elsewhere
from bot.usecases.keep_as_contact import keep_as_contact
from bot.usecases.link_lead import link_lead, link_lead_moving_contacts
from bot.usecases.lose_lead import lose_lead
from bot.usecases.ports import Turn
from bot.usecases.postpone_lead import postpone_lead
from bot.usecases.reopen_lead import reopen_lead
from bot.usecases.set_amount import set_amount
from bot.usecases.take_lead import take_lead
from bot.usecases.undo import find_undoable, undo
from storage import Session
from tests.usecases.cast import (
    ANNA,
    BORIS,
    EMAIL,
    LATER,
    NOW,
    OLGA,
    OTHER_PHONE,
    PAVEL,
    PHONE,
    VIKTOR,
    everything_in_force,
    introduce,
    know,
    shared,
    typed,
)

DEEDS = (
    *("introduce", "take", "qualify", "offer", "win", "lose", "price", "keep", "close", "exclude", "link", "reopen"),
    "move",
    *("hand", "back", "later", "lapse"),
    *("undo", "undo"),  # as often as two others
    "unlink",
)
PRICE = Money(hundredths=150_000_00, currency="RUB")
COLLEAGUES = {OLGA.id: PAVEL, PAVEL.id: VIKTOR, VIKTOR.id: OLGA}


class TakeBack(Exception):
    """Ends a part of a transaction whose effects are not wanted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One deed with all it could need; each uses what it needs."""

    deed: str
    lead: LeadId
    client: ClientId
    by: Member
    prospect: int
    point: ContactPoint
    name: str
    kind: ClientKind
    scope: ExclusionScope
    anyway: bool
    lease: datetime | None


STEPS = st.builds(
    Step,
    deed=st.sampled_from(DEEDS),
    lead=st.integers(1, 3).map(LeadId),
    client=st.integers(1, 3).map(ClientId),
    by=st.sampled_from([OLGA, PAVEL, VIKTOR]),
    prospect=st.sampled_from([ANNA, BORIS]),
    point=st.builds(lambda give, value: give(value), st.sampled_from([shared, typed]), st.sampled_from([PHONE, EMAIL])),
    name=st.sampled_from(["Анна Петрова", "Борис Сидоров"]),
    kind=st.sampled_from(ClientKind),
    scope=st.sampled_from(ExclusionScope),
    anyway=st.booleans(),
    lease=st.sampled_from([None, NOW]),
)


async def do(turn: Turn, step: Step) -> None:
    if step.deed == "introduce":
        await introduce(turn, step.point, telegram_id=step.prospect, name=step.name)
    elif step.deed == "take":
        await take_lead(turn, step.lead, by=step.by, lease_until=step.lease)
    elif step.deed == "lapse":
        await end_leases(turn)
    elif step.deed == "undo":
        decision = await last_decision(turn, step.lead)
        if decision is not None:
            await undo(turn, decision.id, by=step.by, lease_until=step.lease)
    elif step.deed == "unlink":
        link = linked_by_itself(await turn.records.activities.list_of_lead(step.lead))
        if link is not None:
            await undo(turn, link.id, by=step.by, lease_until=step.lease)
    else:
        lead = await turn.records.leads.get(step.lead)
        await DECISIONS[step.deed](turn, step, lead.version)


async def _advance(turn: Turn, step: Step, version: int, stage: Status) -> object:
    return await advance_lead(turn, step.lead, version, stage, by=step.by, anyway=step.anyway)


async def _move(turn: Turn, step: Step, version: int) -> object:
    """Contacts go along from whoever has them now; `anyway` stands for a question that is out of date."""
    lead = await turn.records.leads.get(step.lead)
    seal = seal_of(await held_elsewhere(turn.records, lead.contact_points, client=step.client)) + step.anyway
    return await link_lead_moving_contacts(turn, step.lead, version, step.client, seal, by=step.by)


DECISIONS: dict[str, Callable[[Turn, Step, int], Awaitable[object]]] = {
    "qualify": lambda turn, step, version: _advance(turn, step, version, Status.QUALIFIED),
    "offer": lambda turn, step, version: _advance(turn, step, version, Status.OFFER),
    "win": lambda turn, step, version: _advance(turn, step, version, Status.WON),
    "lose": lambda turn, step, version: lose_lead(turn, step.lead, version, CloseReason.CHOSE_ANOTHER, by=step.by),
    "price": lambda turn, step, version: set_amount(turn, step.lead, version, PRICE, by=step.by),
    "reopen": lambda turn, step, version: reopen_lead(turn, step.lead, version, by=step.by),
    "keep": lambda turn, step, version: keep_as_contact(
        turn, step.lead, version, step.kind, by=step.by, anyway=step.anyway
    ),
    "close": lambda turn, step, version: close_lead(turn, step.lead, version, CloseReason.NO_ANSWER, by=step.by),
    "exclude": lambda turn, step, version: exclude_lead(
        turn, step.lead, version, ExclusionReason.SPAM, step.scope, by=step.by, over_client=step.anyway
    ),
    "hand": lambda turn, step, version: hand_over(
        turn, step.lead, version, COLLEAGUES[step.by.id], by=step.by, lease_until=step.lease
    ),
    "back": lambda turn, step, version: give_back(turn, step.lead, version, by=step.by),
    "later": lambda turn, step, version: postpone_lead(turn, step.lead, version, LATER, by=step.by),
    "link": lambda turn, step, version: link_lead(
        turn, step.lead, version, step.client, by=step.by, anyway=step.anyway
    ),
    "move": _move,
}


async def last_decision(turn: Turn, lead: LeadId) -> Activity | None:
    return last_standing(await turn.records.activities.list_of_lead(lead))


async def check_rules(session: Session) -> None:
    """What must hold whatever was done."""
    stored = await everything_in_force(session)
    owned = [(row["value_id"], row["client_id"]) for row in stored["ownerships"]]
    open_leads = [row["prospect_id"] for row in stored["leads"] if row["closed_at"] is None]
    excluded = [row["value_id"] for row in stored["exclusions"]]
    kinds = {row["id"]: row["kind"] for row in await session.connection.rows("SELECT id, kind FROM contact_values")}
    primary = [(row["client_id"], kinds[row["value_id"]]) for row in stored["ownerships"] if row["is_primary"]]
    for each in (owned, open_leads, excluded, primary):
        assert len(each) == len(set(each)), each
    clients = {row["id"] for row in stored["clients"]}
    assert {row["client_id"] for row in stored["leads"]} <= clients | {None}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, min_size=3, max_size=14))
async def test_whatever_is_done_nothing_is_doubled_and_the_last_decision_can_be_undone(
    session: Session, steps: list[Step]
) -> None:
    """The database of the test serves every example: each is taken back at its end."""
    with suppress(TakeBack):
        async with session.savepoint():
            turn = Turn(records=session, now=NOW)
            await know(turn, typed(PHONE), manager=OLGA.id)
            await know(turn, typed(OTHER_PHONE), name="Борис Сидоров", kind=ClientKind.SUPPLIER)
            await introduce(turn, typed(PHONE))
            for step in steps:
                await check_step(session, turn, step)
            raise TakeBack


async def check_step(session: Session, turn: Turn, step: Step) -> None:
    before = await everything_in_force(session)
    last = await last_decision(turn, step.lead)
    with suppress(Refusal):
        async with session.savepoint():
            await do(turn, step)
    await check_rules(session)
    await check_undo_is_offered_where_it_would_be_accepted(session, turn, step)
    decided = await last_decision(turn, step.lead)
    is_new = decided is not None and (last is None or decided.id > last.id)
    if decided is not None and is_new and step.deed in {*DECISIONS, "take"}:
        with suppress(TakeBack):
            async with session.savepoint():
                await undo(turn, decided.id, by=VIKTOR)
                assert await everything_in_force(session) == before
                raise TakeBack


async def check_undo_is_offered_where_it_would_be_accepted(session: Session, turn: Turn, step: Step) -> None:
    last = await last_decision(turn, step.lead)
    if last is None:
        return
    for member in (OLGA, PAVEL, VIKTOR):
        offered = await find_undoable(session, await session.leads.get(step.lead), member)
        accepted = False
        with suppress(Refusal, TakeBack):
            async with session.savepoint():
                await undo(turn, last.id, by=member)
                accepted = True
                raise TakeBack
        assert offered == (last if accepted else None)
