"""Own requests: what a prospect reads of what they asked for, and how they take it back."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.activity import Deed
from bot.domain.errors import CardOutdated
from bot.domain.events import RequestWithdrawn
from bot.domain.interest import Route
from bot.domain.lead import PersonsReason, Status
from bot.domain.own_request import OwnRequest, Stage
from bot.usecases.close_lead import close_lead
from bot.usecases.ports import Turn
from bot.usecases.postpone_lead import postpone_lead
from bot.usecases.promote_to_lead import Promoted
from bot.usecases.read_status import Said, read_status
from bot.usecases.register_interest import register_interest
from bot.usecases.reopen_lead import reopen_lead
from bot.usecases.take_lead import take_lead
from bot.usecases.undo import find_undoable, undo
from bot.usecases.withdraw_request import withdraw_request
from tests.usecases.cast import LATER, NOW, OLGA, PAVEL, introduce, meet

NOTHING = Said()


async def test_who_asked_for_nothing_has_nothing_open(turn: Turn) -> None:
    """Opening the chat is no question."""
    anna = await meet(turn)
    await register_interest(turn, anna, Route.START)

    assert await read_status(turn.records, anna, NOTHING) is None


async def test_a_request_is_put_off_in_its_persons_eyes_too(turn: Turn) -> None:
    """With the day on which it comes back, whoever has it."""
    created = await introduce(turn)
    assert isinstance(created, Promoted)
    anna = await meet(turn)
    await postpone_lead(turn, created.lead, 1, LATER, by=OLGA)

    assert await read_status(turn.records, anna, NOTHING) == OwnRequest(
        stage=Stage.PUT_OFF, since=NOW, wish="Нужен прайс", until=LATER
    )


async def test_a_withdrawn_request_is_closed_for_everybody_and_can_be_reopened_or_undone(turn: Turn) -> None:
    """It stays with whoever had it; a decision on the old card comes too late."""
    created = await introduce(turn)
    assert isinstance(created, Promoted)
    anna = await meet(turn)
    await take_lead(turn, created.lead, by=OLGA)
    gone = await withdraw_request(turn, anna, since=NOW)

    assert gone is not None
    assert (gone.status, gone.close_reason, gone.manager) == (Status.CLOSED, PersonsReason.WITHDRAWN, OLGA.id)
    assert RequestWithdrawn(lead=created.lead) in turn.events
    line = (await turn.records.activities.list_of_lead(created.lead))[-1]
    assert (line.deed, line.actor) == (Deed.WITHDRAWN, None)
    assert await find_undoable(turn.records, gone, PAVEL) is None
    await reopen_lead(turn, created.lead, gone.version, by=OLGA)
    status = await read_status(turn.records, anna, NOTHING)
    assert status is not None
    assert status.stage is Stage.IN_WORK


async def test_a_withdrawal_is_undone_exactly(turn: Turn) -> None:
    """The person has changed their mind on the phone: a free lead is free again."""
    created = await introduce(turn)
    assert isinstance(created, Promoted)
    anna = await meet(turn)
    before = await turn.records.leads.get(created.lead)
    await withdraw_request(turn, anna, since=NOW)
    closed = await turn.records.leads.get(created.lead)
    decision = await find_undoable(turn.records, closed, OLGA)

    assert decision is not None
    await undo(turn, decision.id, by=OLGA)
    after = await turn.records.leads.get(created.lead)
    assert after == replace(before, version=after.version)


async def test_only_the_request_that_was_meant_is_withdrawn(turn: Turn) -> None:
    """Not one that came later, and none twice."""
    created = await introduce(turn)
    assert isinstance(created, Promoted)
    anna = await meet(turn)

    assert await withdraw_request(turn, anna, since=NOW - timedelta(days=1)) is None
    assert await withdraw_request(turn, anna, since=NOW) is not None
    assert await withdraw_request(turn, anna, since=NOW) is None


async def test_a_manager_who_is_slower_than_the_person_is_told(turn: Turn) -> None:
    """One of the two wins."""
    created = await introduce(turn)
    assert isinstance(created, Promoted)
    await withdraw_request(turn, await meet(turn), since=NOW)

    try:
        await close_lead(turn, created.lead, 1, None, by=OLGA)
    except CardOutdated as refusal:
        assert refusal.lead == created.lead
    else:
        raise AssertionError("the old card has decided")


async def test_what_no_record_holds_waits_as_far_as_its_person_knows(turn: Turn) -> None:
    """A request or a question of somebody excluded; once taken back, it is closed."""
    anna = await meet(turn)
    sent = Said(sent_at=NOW, wish="Нужен прайс")

    waiting = await read_status(turn.records, anna, sent)
    assert waiting == OwnRequest(stage=Stage.RECEIVED, since=NOW, wish="Нужен прайс", waits_since=NOW)
    taken_back = await read_status(turn.records, anna, replace(sent, withdrawn_at=LATER))
    assert taken_back == OwnRequest(stage=Stage.CLOSED, since=NOW, wish="Нужен прайс", until=LATER)
    asked = await read_status(turn.records, anna, Said(asked_at=NOW, asked="Ау?"))
    assert asked == OwnRequest(stage=Stage.RECEIVED, since=NOW, wish="Ау?", waits_since=NOW, is_question=True)
