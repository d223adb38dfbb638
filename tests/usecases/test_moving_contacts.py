"""Moving contacts: what was somebody else's is the linked client's alone, and undo gives it back as it was."""

import pytest

from bot.domain.activity import Deed
from bot.domain.client import Client
from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue
from bot.domain.errors import (
    AlreadyDone,
    ChangedSince,
    ClientOfOther,
    ContactMovedOn,
    ContactsBelongToClient,
    OwnersChanged,
    ValueBelongsToClient,
)
from bot.domain.interest import Route
from bot.domain.lead import Lead
from bot.domain.member import Member
from bot.domain.ownership import seal_of
from bot.usecases.held_values import held_elsewhere, may_move
from bot.usecases.link_lead import link_lead, link_lead_moving_contacts
from bot.usecases.link_question import link_question
from bot.usecases.ports import Turn
from bot.usecases.register_interest import register_interest
from bot.usecases.undo import find_undoable, undo
from storage import Session
from tests.usecases.cast import (
    ACCOUNT,
    BORIS,
    EMAIL,
    OLGA,
    OTHER_PHONE,
    PAVEL,
    PHONE,
    VIKTOR,
    everything_in_force,
    know,
    meet,
    new_lead,
    shared,
    typed,
    values_of,
)

THIRD_PHONE = ContactValue(kind=ContactKind.PHONE, normal_form="+79120000003")


async def seal_for(turn: Turn, lead: Lead, client: Client) -> int:
    """What the question about a lead's contacts names."""
    return seal_of(await held_elsewhere(turn.records, lead.contact_points, client=client.id))


async def move(turn: Turn, lead: Lead, client: Client, *, by: Member = OLGA) -> None:
    """Link, and let the contacts go along."""
    current = await turn.records.leads.get(lead.id)
    seal = await seal_for(turn, current, client)
    await link_lead_moving_contacts(turn, lead.id, current.version, client.id, seal, by=by)


async def undo_last(turn: Turn, lead: Lead) -> None:
    """Take the last decision about a lead back."""
    decision = await find_undoable(turn.records, await turn.records.leads.get(lead.id), VIKTOR)
    assert decision is not None
    await undo(turn, decision.id, by=VIKTOR)


async def told_of(turn: Turn, lead: Lead) -> list[tuple[Deed, int | None]]:
    """What the lead's history says was done to which client."""
    return [(line.deed, line.client) for line in await turn.records.activities.list_of_lead(lead.id)]


def primary(points: tuple[ContactPoint, ...]) -> list[ContactValue]:
    return [point.value for point in points if point.primary]


async def test_a_moved_contact_is_the_linked_clients_alone(turn: Turn) -> None:
    """As the lead gave it; each side has its line of history, and the others of the other client stay."""
    boris = await know(turn, shared(PHONE), typed(OTHER_PHONE), name="Борис Сидоров")
    maria = await know(turn, name="Мария Сидорова")
    lead = await new_lead(turn, typed(PHONE))

    await move(turn, lead, maria)

    assert await values_of(turn, maria) == {PHONE, ACCOUNT}
    assert await values_of(turn, boris) == {OTHER_PHONE}
    assert await turn.records.directory.clients_owning(PHONE) == [maria]
    assert (await told_of(turn, lead))[-2:] == [(Deed.CONTACT_MOVED, boris.id), (Deed.LINKED, maria.id)]


async def test_whose_primary_contact_went_away_has_the_next_one_of_its_kind(turn: Turn) -> None:
    boris = await know(turn, typed(PHONE), typed(EMAIL), typed(OTHER_PHONE), typed(THIRD_PHONE), name="Борис Сидоров")
    lead = await new_lead(turn, typed(PHONE))

    await move(turn, lead, await know(turn, name="Мария Сидорова"))

    assert primary(await turn.records.directory.client_points(boris.id)) == [EMAIL, OTHER_PHONE]


async def test_undo_gives_everything_back_as_it_was(turn: Turn, session: Session) -> None:
    """Of several clients, also where contact after contact went; with its own number, proof, origin and place."""
    boris = await know(turn, shared(PHONE), typed(OTHER_PHONE), typed(THIRD_PHONE), name="Борис Сидоров")
    await know(turn, typed(EMAIL), typed(OTHER_PHONE), name="Вера Сидорова")
    lead = await new_lead(turn, typed(PHONE), typed(OTHER_PHONE), typed(EMAIL))
    before = await everything_in_force(session)

    maria = await know(turn, name="Мария Сидорова")
    await move(turn, lead, maria)
    assert await values_of(turn, boris) == {THIRD_PHONE}
    await undo_last(turn, lead)

    after = await everything_in_force(session)
    after["clients"] = after["clients"][:-1]
    after["named"] = [named for named in after["named"] if named["id"] != maria.id]
    assert {table: sorted(map(str, rows)) for table, rows in after.items()} == {
        table: sorted(map(str, rows)) for table, rows in before.items()
    }
    assert (Deed.CONTACT_RETURNED, boris.id) in await told_of(turn, lead)


async def test_open_leads_and_history_of_the_other_client_stay_theirs(turn: Turn) -> None:
    boris = await know(turn, typed(PHONE), name="Борис Сидоров")
    his = await new_lead(turn, typed(EMAIL), telegram_id=BORIS)
    await link_lead(turn, his.id, his.version, boris.id, by=OLGA)
    lead = await new_lead(turn, typed(PHONE))

    await move(turn, lead, await know(turn, name="Мария Сидорова"))

    assert [each.id for each in await turn.records.leads.list_open_of_client(boris.id)] == [his.id]


async def test_nobody_loses_a_contact_who_was_not_on_the_screen(turn: Turn) -> None:
    """Somebody else got it meanwhile: nothing moves, and the manager is told."""
    await know(turn, typed(PHONE), name="Борис Сидоров")
    maria = await know(turn, name="Мария Сидорова")
    lead = await new_lead(turn, typed(PHONE))
    seal = await seal_for(turn, lead, maria)
    vera = await know(turn, typed(PHONE), name="Вера Сидорова")

    with pytest.raises(OwnersChanged) as refusal:
        await link_lead_moving_contacts(turn, lead.id, lead.version, maria.id, seal, by=OLGA)

    assert refusal.value.lead == lead.id
    assert PHONE in await values_of(turn, vera)


async def test_of_two_moves_the_first_one_counts(turn: Turn) -> None:
    """The second was shown another owner."""
    await know(turn, typed(PHONE), name="Борис Сидоров")
    maria, vera = await know(turn, name="Мария Сидорова"), await know(turn, name="Вера Сидорова")
    first, second = await new_lead(turn, typed(PHONE)), await new_lead(turn, typed(PHONE), telegram_id=BORIS)
    seal = await seal_for(turn, second, vera)

    await move(turn, first, maria)
    with pytest.raises(OwnersChanged):
        await link_lead_moving_contacts(turn, second.id, second.version, vera.id, seal, by=PAVEL)

    assert await turn.records.directory.clients_owning(PHONE) == [maria]


async def test_a_second_tap_moves_nothing(turn: Turn) -> None:
    await know(turn, typed(PHONE), name="Борис Сидоров")
    maria = await know(turn, name="Мария Сидорова")
    lead = await new_lead(turn, typed(PHONE))
    seal = await seal_for(turn, lead, maria)
    await link_lead_moving_contacts(turn, lead.id, lead.version, maria.id, seal, by=OLGA)

    with pytest.raises(AlreadyDone):
        await link_lead_moving_contacts(turn, lead.id, lead.version, maria.id, seal, by=OLGA)


async def test_from_a_colleagues_client_only_those_who_work_with_them_take_a_contact(turn: Turn) -> None:
    """The client's own manager, whoever has a lead of theirs, the owner."""
    boris = await know(turn, typed(PHONE), name="Борис Сидоров", manager=PAVEL.id)
    maria = await know(turn, name="Мария Сидорова")
    lead = await new_lead(turn, typed(PHONE))
    held = await held_elsewhere(turn.records, lead.contact_points, client=maria.id)

    assert [await may_move(turn.records, held, by) for by in (OLGA, PAVEL, VIKTOR)] == [False, True, True]
    with pytest.raises(ClientOfOther):
        await move(turn, lead, maria, by=OLGA)
    await move(turn, lead, maria, by=VIKTOR)

    assert await values_of(turn, boris) == set()


async def test_what_moved_on_later_is_undone_first(turn: Turn, session: Session) -> None:
    """Else the contact would be both theirs and whose it was before."""
    maria, boris = await know(turn, name="Мария Сидорова"), await know(turn, name="Борис Сидоров")
    before = await everything_in_force(session)
    first, second = await new_lead(turn, typed(PHONE)), await new_lead(turn, typed(PHONE), telegram_id=BORIS)
    await link_lead(turn, first.id, first.version, maria.id, by=OLGA)
    linked = (await turn.records.activities.list_of_lead(first.id))[-1]
    await move(turn, second, boris)

    with pytest.raises(ContactMovedOn) as refusal:
        await undo(turn, linked.id, by=VIKTOR)
    assert refusal.value.client_name == "Борис Сидоров"
    await undo_last(turn, second)
    await undo_last(turn, first)

    assert (await everything_in_force(session))["ownerships"] == before["ownerships"]


async def test_who_got_a_moved_contact_anew_stands_in_the_way_of_undo(turn: Turn) -> None:
    """It would be given back to whoever has it by another decision."""
    boris, maria = await know(turn, typed(PHONE), name="Борис Сидоров"), await know(turn, name="Мария Сидорова")
    lead, his = await new_lead(turn, typed(PHONE)), await new_lead(turn, typed(PHONE), telegram_id=BORIS)
    await move(turn, lead, maria)
    moved = (await turn.records.activities.list_of_lead(lead.id))[-1]
    await link_lead(turn, his.id, his.version, boris.id, by=OLGA, anyway=True)

    with pytest.raises((ContactMovedOn, ChangedSince)):
        await undo(turn, moved.id, by=VIKTOR)
    await undo_last(turn, his)
    await undo_last(turn, lead)

    assert await turn.records.directory.clients_owning(PHONE) == [boris]


async def test_a_client_has_one_primary_phone_after_an_undo_too(turn: Turn) -> None:
    """The one that came meanwhile stays it."""
    boris = await know(turn, typed(PHONE), name="Борис Сидоров")
    lead = await new_lead(turn, typed(PHONE))
    await move(turn, lead, await know(turn, name="Мария Сидорова"))
    await turn.records.directory.append_points([typed(OTHER_PHONE)], client=boris.id, now=turn.now)

    await undo_last(turn, lead)

    assert primary(await turn.records.directory.client_points(boris.id)) == [OTHER_PHONE]
    assert await values_of(turn, boris) == {PHONE, OTHER_PHONE}


async def test_an_account_moves_with_a_question(turn: Turn, session: Session) -> None:
    """Asked about like a lead's contacts, and undone the same way."""
    boris = await know(turn, shared(ACCOUNT), name="Борис Сидоров")
    maria = await know(turn, name="Мария Сидорова")
    prospect = await meet(turn)
    await register_interest(turn, prospect, Route.QUESTION, words="Сколько стоит?")
    before = await everything_in_force(session)

    with pytest.raises(ContactsBelongToClient) as asked:
        await link_question(turn, prospect.id, maria.id, by=OLGA)
    seal = seal_of(asked.value.held)
    with pytest.raises(OwnersChanged):
        await link_question(turn, prospect.id, maria.id, by=OLGA, seal=seal + 1)
    linked = await link_question(turn, prospect.id, maria.id, by=OLGA, seal=seal)

    assert await turn.records.directory.clients_owning(ACCOUNT) == [maria]
    await undo(turn, linked.activity, by=OLGA)
    assert await turn.records.directory.clients_owning(ACCOUNT) == [boris]
    assert await everything_in_force(session) == before


async def test_several_contacts_of_several_clients_are_asked_about_at_once(turn: Turn) -> None:
    boris, vera = await know(turn, typed(PHONE), name="Борис"), await know(turn, typed(EMAIL), name="Вера")
    lead = await new_lead(turn, typed(PHONE), typed(EMAIL))
    maria = await know(turn, name="Мария Сидорова")

    with pytest.raises(ValueBelongsToClient) as asked:
        await link_lead(turn, lead.id, lead.version, maria.id, by=OLGA)
    with pytest.raises(ValueBelongsToClient) as asked_again:
        await link_lead(turn, lead.id, lead.version, boris.id, by=OLGA)

    held = [(each.value, each.owners) for each in asked.value.held]
    assert held == [(PHONE, (boris,)), (EMAIL, (vera,))]
    assert [each.value for each in asked_again.value.held] == [EMAIL]
    assert lead == await turn.records.leads.get(lead.id)
