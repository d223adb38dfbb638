"""Kinds and client cards: what somebody is to the business, said by those who work with them, and taken back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.activity import Deed
from bot.domain.client import Client, ClientKind
from bot.domain.errors import ChangedSince, ClientChangedSince, ClientOfOther, NotFound, UndoneAlready
from bot.domain.events import LeadChanged
from bot.domain.ids import ActivityId
from bot.domain.interest import Route
from bot.domain.lead import CloseReason, Status
from bot.domain.member import Member
from bot.usecases.advance_lead import advance_lead
from bot.usecases.change_kind import change_kind, undo_kind
from bot.usecases.close_lead import close_lead
from bot.usecases.keep_as_contact import keep_as_contact
from bot.usecases.link_lead import link_lead
from bot.usecases.link_question import link_question
from bot.usecases.make_lead import make_lead
from bot.usecases.ports import Turn
from bot.usecases.read_clients import ClientCard, read_client_card
from bot.usecases.register_interest import register_interest
from bot.usecases.take_lead import take_lead
from bot.usecases.undo import undo
from tests.usecases.cast import LATER, NOW, OLGA, OTHER_PHONE, PAVEL, PHONE, VIKTOR, know, meet, new_lead, typed

LONG_AGO = NOW - timedelta(days=1)


async def card(turn: Turn, client: Client, by: Member = OLGA) -> ClientCard:
    """The client's card as a member sees it."""
    return await read_client_card(turn.records, client.id, by, since=LONG_AGO)


async def make(turn: Turn, client: Client, kind: ClientKind, by: Member = OLGA) -> ActivityId:
    """Somebody says what a client is."""
    assert await change_kind(turn, client.id, kind, by=by, since=LONG_AGO)
    change = await turn.records.activities.find_last_of_client(client.id, Deed.KIND_CHANGED)
    assert change is not None
    return change.id


async def test_a_change_is_one_line_of_history_and_goes_back(turn: Turn) -> None:
    client = await know(turn, manager=OLGA.id)

    change = await make(turn, client, ClientKind.SUPPLIER)
    assert (await card(turn, client)).client.kind is ClientKind.SUPPLIER
    undoable = (await card(turn, client)).undoable
    assert undoable is not None and undoable.id == change

    await undo_kind(turn, change, by=OLGA, since=LONG_AGO)
    assert (await card(turn, client)).client == client
    assert (await card(turn, client)).undoable is None


async def test_saying_what_is_so_already_changes_nothing(turn: Turn) -> None:
    """A finger was faster than the card."""
    client = await know(turn, manager=OLGA.id)

    assert not await change_kind(turn, client.id, ClientKind.CLIENT, by=OLGA, since=LONG_AGO)
    assert await turn.records.activities.find_last_of_client(client.id, Deed.KIND_CHANGED) is None


async def test_it_is_for_the_own_manager_the_holder_of_a_lead_and_the_owner(turn: Turn) -> None:
    """Contacts are shown to the same people."""
    client = await know(turn, typed(PHONE), manager=OLGA.id)

    with pytest.raises(ClientOfOther):
        await change_kind(turn, client.id, ClientKind.PARTNER, by=PAVEL, since=LONG_AGO)
    assert [(await card(turn, client, by=by)).may_work for by in (OLGA, PAVEL, VIKTOR)] == [True, False, True]

    lead = await new_lead(turn)
    await take_lead(turn, lead.id, by=PAVEL)
    await link_lead(turn, lead.id, 2, client.id, by=PAVEL)
    assert (await card(turn, client, by=PAVEL)).may_work


async def test_nobodys_client_is_for_whoever_has_the_lead(turn: Turn) -> None:
    """Once a colleague works with them, the contacts are that colleague's."""
    client = await know(turn, typed(PHONE))
    lead = await take_lead(turn, (await new_lead(turn, typed(OTHER_PHONE))).id, by=PAVEL)
    assert (await card(turn, client)).may_work
    await link_lead(turn, lead.id, lead.version, client.id, by=PAVEL)

    with pytest.raises(ClientOfOther):
        await change_kind(turn, client.id, ClientKind.PARTNER, by=OLGA, since=LONG_AGO)
    assert [(await card(turn, client, by=by)).may_work for by in (OLGA, PAVEL, VIKTOR)] == [False, True, True]


async def test_a_lead_closed_long_ago_gives_no_right_to_say_it(turn: Turn) -> None:
    """Closed lately, it does: its card still stands in the chat."""
    client = await know(turn, typed(PHONE), manager=PAVEL.id)
    lead = await take_lead(turn, (await new_lead(turn, typed(OTHER_PHONE))).id, by=OLGA)
    await link_lead(turn, lead.id, lead.version, client.id, by=OLGA)
    await close_lead(turn, lead.id, lead.version + 1, CloseReason.NO_ANSWER, by=OLGA)

    assert await change_kind(turn, client.id, ClientKind.PARTNER, by=OLGA, since=LONG_AGO, lead=lead.id)
    with pytest.raises(ClientOfOther):
        await change_kind(turn, client.id, ClientKind.SUPPLIER, by=OLGA, since=LATER, lead=lead.id)


async def test_the_cards_of_what_is_open_hear_of_it(turn: Turn) -> None:
    client = await know(turn, typed(PHONE), manager=OLGA.id)
    lead = await new_lead(turn, typed(PHONE))
    linked = await turn.records.leads.get(lead.id)
    if linked.client is None:
        await link_lead(turn, lead.id, linked.version, client.id, by=OLGA)
    turn.events.clear()

    await make(turn, client, ClientKind.PARTNER)

    assert turn.events == [LeadChanged(lead=lead.id)]


async def test_a_later_change_is_not_undone_with_an_earlier_one(turn: Turn) -> None:
    """Neither by kind, nor by a decision about a lead that brought the client about, nor when it is too old."""
    client = await know(turn, manager=OLGA.id)
    first = await make(turn, client, ClientKind.PARTNER)
    second = await make(turn, client, ClientKind.SUPPLIER, by=VIKTOR)

    with pytest.raises(ClientChangedSince):
        await undo_kind(turn, first, by=OLGA, since=LONG_AGO)
    with pytest.raises(ClientOfOther):
        await undo_kind(turn, second, by=OLGA, since=LONG_AGO)
    with pytest.raises(ClientChangedSince):
        await undo_kind(turn, second, by=VIKTOR, since=NOW + timedelta(seconds=1))
    await undo_kind(turn, second, by=VIKTOR, since=LONG_AGO)
    with pytest.raises(UndoneAlready):
        await undo_kind(turn, second, by=VIKTOR, since=LONG_AGO)
    await undo_kind(turn, first, by=OLGA, since=LONG_AGO)


async def test_a_client_whose_kind_was_said_later_stays_when_the_decision_is_undone(turn: Turn) -> None:
    lead = await new_lead(turn)
    made = await advance_lead(turn, lead.id, 1, Status.QUALIFIED, by=OLGA)
    qualified = await turn.records.leads.get(lead.id)
    assert qualified.client is not None
    client = await turn.records.directory.get_client(qualified.client)
    change = await make(turn, client, ClientKind.PARTNER)

    with pytest.raises(ChangedSince):
        await undo(turn, made, by=OLGA)

    await undo_kind(turn, change, by=OLGA, since=LONG_AGO)
    await undo(turn, made, by=OLGA)


async def test_what_keeping_as_a_contact_said_later_stands_in_the_way(turn: Turn) -> None:
    client = await know(turn, manager=OLGA.id)
    change = await make(turn, client, ClientKind.PARTNER)
    lead = await new_lead(turn)
    await link_lead(turn, lead.id, 1, client.id, by=OLGA)
    await keep_as_contact(turn, lead.id, 2, ClientKind.SUPPLIER, by=OLGA, anyway=True)

    with pytest.raises(ClientChangedSince):
        await undo_kind(turn, change, by=OLGA, since=LONG_AGO)


async def test_a_kind_said_on_a_card_that_is_gone_goes_back_all_the_same(turn: Turn) -> None:
    prospect = await meet(turn)
    await register_interest(turn, prospect, Route.QUESTION, words="Сколько стоит?")
    client = await know(turn, manager=OLGA.id)
    linked = await link_question(turn, prospect.id, client.id, by=OLGA)
    lead = await turn.records.leads.find_open_of(prospect.id)
    assert lead is not None
    await change_kind(turn, client.id, ClientKind.SUPPLIER, by=OLGA, since=LONG_AGO, lead=lead.id)
    await undo(turn, linked.activity, by=OLGA)
    change = await turn.records.activities.find_last_of_client(client.id, Deed.KIND_CHANGED)
    assert change is not None
    turn.events.clear()

    await undo_kind(turn, change.id, by=OLGA, since=LONG_AGO)

    assert await turn.records.directory.get_client(client.id) == client
    assert turn.events == []


async def test_only_changes_of_kind_are_undone_here(turn: Turn) -> None:
    line = await turn.records.activities.add(Deed.ANSWERED, now=NOW, actor=OLGA.id)

    with pytest.raises(NotFound):
        await undo_kind(turn, line, by=OLGA, since=LONG_AGO)


async def test_a_card_tells_what_is_open_and_what_there_was(turn: Turn) -> None:
    """The newest of the past first."""
    client = await know(turn, typed(PHONE), manager=OLGA.id)
    for number in range(6):
        at = replace(turn, now=NOW + timedelta(minutes=number))
        lead = await new_lead(at, telegram_id=1100 + number)
        await link_lead(at, lead.id, 1, client.id, by=OLGA)
        if number < 5:
            await advance_lead(at, lead.id, 2, Status.WON, by=OLGA, anyway=True)

    shown = await card(turn, client)

    assert [lead.id for lead in shown.open_leads] == [6]
    assert [lead.id for lead in shown.past] == [5, 4, 3, 2]
    assert (shown.past_in_all, shown.manager) == (5, "Ольга")


async def test_one_tap_makes_a_lead_of_a_supplier_who_never_said_their_name(turn: Turn) -> None:
    """The directory knows it."""
    supplier = await know(turn, name="Борис Сидоров", kind=ClientKind.SUPPLIER)
    asked = await meet(turn)
    await turn.records.directory.append_points([asked.identity_point], client=supplier.id, now=NOW)
    await register_interest(turn, asked, Route.QUESTION, words="Могу привезти коробки")

    lead = await turn.records.leads.get(await make_lead(turn, asked.id, by=OLGA))

    assert (lead.client, lead.name, lead.wish) == (supplier.id, "Борис Сидоров", "Могу привезти коробки")
