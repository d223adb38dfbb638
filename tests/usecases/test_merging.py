"""Merging: nothing of two cards is lost on the one, its undo is exact, and what is not the same is remembered."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.activity import Deed
from bot.domain.client import Client, ClientKind
from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue
from bot.domain.errors import (
    AnotherLeadRestsOnIt,
    CardsChangedSince,
    CardsMergedSince,
    ForTheOwner,
    NotFound,
    NothingToSplitOff,
    SameCard,
    ToldApart,
    UndoneAlready,
)
from bot.domain.ids import ActivityId, LeadId, ManagerId
from bot.domain.merging import CardKind
from bot.domain.names import PersonName
from bot.domain.ownership import seal_of
from bot.usecases.change_kind import change_kind
from bot.usecases.held_values import held_elsewhere
from bot.usecases.keep_as_contact import keep_as_contact
from bot.usecases.link_lead import link_lead, link_lead_moving_contacts
from bot.usecases.merge_cards import merge_clients, merge_companies
from bot.usecases.ports import Turn
from bot.usecases.read_clients import read_client_card
from bot.usecases.read_history import read_card_history
from bot.usecases.search_owners import search_owners
from bot.usecases.split_client import split_client
from bot.usecases.take_lead import take_lead
from bot.usecases.tell_apart import take_telling_apart_back, tell_cards_apart
from bot.usecases.undo import find_undoable, undo
from bot.usecases.undo_merge import find_undoable_merge, undo_merge
from storage import Session
from storage.exporting import Kind, Record, export
from tests.usecases.cast import (
    ACCOUNT,
    ANNA,
    BORIS,
    EARLIER,
    EMAIL,
    NOW,
    OLGA,
    OTHER_PHONE,
    PAVEL,
    PHONE,
    VIKTOR,
    everything_in_force,
    know,
    new_lead,
    shared,
    typed,
    values_of,
)

MAILS = [ContactValue(kind=ContactKind.EMAIL, normal_form=f"a{number}@example.com") for number in range(3)]
PHONES = [ContactValue(kind=ContactKind.PHONE, normal_form=f"+7912000000{number}") for number in range(3)]
SHOWN = (Kind.CLIENTS, Kind.COMPANIES, Kind.LEADS, Kind.EXCLUSIONS)


async def exported(session: Session) -> list[Record]:
    """All that is shown of cards, leads and exclusions."""
    return [record for kind in SHOWN async for record in export(session.connection, kind)]


async def two_cards(turn: Turn) -> tuple[Client, Client]:
    """One person on two cards, each with something that the other lacks."""
    anna = await know(turn, typed(PHONE), typed(EMAIL), name="Анна Петрова")
    company = await turn.records.directory.add_company(name="Ромашка", now=EARLIER)
    other = await know(turn, shared(PHONE), typed(OTHER_PHONE), name="Anna Petrova", manager=OLGA.id)
    await turn.records.directory.save_client(replace(other, company=company.id))
    return anna, await turn.records.directory.get_client(other.id)


async def linked(turn: Turn, client: Client, *points: ContactPoint, telegram_id: int = ANNA) -> LeadId:
    """A lead that a manager says is a client's."""
    lead = await new_lead(turn, *points, telegram_id=telegram_id, name="Кто-то Там")
    await link_lead(turn, lead.id, lead.version, client.id, by=VIKTOR, anyway=True)
    return lead.id


async def last_of(turn: Turn, lead: LeadId) -> ActivityId:
    """The last thing that was done about a lead."""
    return (await turn.records.activities.list_of_lead(lead))[-1].id


async def test_the_kept_card_has_all_of_both(turn: Turn) -> None:
    anna, other = await two_cards(turn)
    lead = await linked(turn, other, typed(OTHER_PHONE))
    await merge_clients(turn, anna.id, other.id, by=VIKTOR)

    card = await read_client_card(turn.records, anna.id, VIKTOR, since=EARLIER)
    assert card.client.name == "Анна Петрова"
    assert card.client.manager == OLGA.id
    assert card.company is not None
    assert card.company.name == "Ромашка"
    assert [open_lead.id for open_lead in card.open_leads] == [lead]
    phones_and_mails = [point for point in card.points if point.value.kind is not ContactKind.TELEGRAM]
    assert [(point.value, point.verified) for point in phones_and_mails] == [
        (PHONE, True),
        (EMAIL, False),
        (OTHER_PHONE, False),
    ]


async def test_what_the_kept_card_says_is_not_overwritten(turn: Turn) -> None:
    anna = await know(turn, typed(PHONE), name="Анна", kind=ClientKind.PARTNER, manager=PAVEL.id)
    other = await know(turn, typed(OTHER_PHONE), name="Аня", manager=OLGA.id)
    await merge_clients(turn, anna.id, other.id, by=VIKTOR)
    kept = await turn.records.directory.get_client(anna.id)
    assert (kept.name, kept.kind, kept.manager) == ("Анна", ClientKind.PARTNER, PAVEL.id)
    [primary, second] = await turn.records.directory.client_points(anna.id)
    assert (primary.value, second.value, second.primary) == (PHONE, OTHER_PHONE, False)


async def test_the_number_of_the_other_card_leads_to_the_kept_one(turn: Turn) -> None:
    anna, other = await two_cards(turn)
    third = await know(turn, name="Анна П.")
    await merge_clients(turn, other.id, third.id, by=VIKTOR)
    await merge_clients(turn, anna.id, other.id, by=VIKTOR)
    for number in (other.id, third.id):
        assert (await turn.records.directory.get_client(number)).id == anna.id
        assert (await read_client_card(turn.records, number, VIKTOR, since=EARLIER)).points
    lead = await new_lead(turn, typed(MAILS[0]), telegram_id=BORIS)
    done = await link_lead(turn, lead.id, lead.version, other.id, by=VIKTOR)
    assert done.lead.client == anna.id
    found = await search_owners(turn.records, "anna petrova")
    assert [one.owner.id for one in found] == [anna.id]


async def test_both_histories_are_one(turn: Turn) -> None:
    anna, other = await two_cards(turn)
    await change_kind(turn, other.id, ClientKind.PARTNER, by=VIKTOR, since=EARLIER)
    await merge_clients(turn, anna.id, other.id, by=VIKTOR)
    page = (await read_card_history(turn.records, CardKind.CLIENT, anna.id, 0, size=8, by=VIKTOR)).page
    assert [told.activity.deed for told in page.things] == [Deed.CLIENTS_MERGED, Deed.KIND_CHANGED]
    assert page.things[0].other == "Anna Petrova"


async def test_undo_is_exact(turn: Turn, session: Session) -> None:
    anna, other = await two_cards(turn)
    await linked(turn, other, typed(OTHER_PHONE))
    await linked(turn, anna, typed(EMAIL), telegram_id=BORIS)
    shown, stored = await exported(session), await everything_in_force(session)
    merged = await merge_clients(turn, anna.id, other.id, by=VIKTOR)
    assert await exported(session) != shown
    await undo_merge(turn, merged, by=VIKTOR)
    assert await exported(session) == shown
    assert await everything_in_force(session) == stored
    with pytest.raises(UndoneAlready):
        await undo_merge(turn, merged, by=VIKTOR)


async def test_what_came_later_stays_with_the_kept_card(turn: Turn) -> None:
    anna, other = await two_cards(turn)
    merged = await merge_clients(turn, anna.id, other.id, by=VIKTOR)
    later = await linked(turn, anna, typed(MAILS[0]))
    await undo_merge(turn, merged, by=VIKTOR)
    assert (await turn.records.leads.get(later)).client == anna.id
    assert await values_of(turn, anna) == {PHONE, EMAIL, MAILS[0], ACCOUNT}
    assert await values_of(turn, other) == {PHONE, OTHER_PHONE}


async def test_a_primary_contact_is_left_to_each(turn: Turn) -> None:
    anna, other = await know(turn, typed(EMAIL)), await know(turn, typed(PHONE))
    merged = await merge_clients(turn, anna.id, other.id, by=VIKTOR)
    await turn.records.directory.append_points([typed(OTHER_PHONE)], client=anna.id, now=turn.now)
    await undo_merge(turn, merged, by=VIKTOR)
    for client in (anna, other):
        assert all(point.primary for point in await turn.records.directory.client_points(client.id))


async def test_a_decision_made_meanwhile_leaves_the_lead_with_its_owner(turn: Turn) -> None:
    """Undoing what has nothing to do with the owner puts no lead on the card of two again."""
    anna, other = await two_cards(turn)
    lead = await linked(turn, other, typed(OTHER_PHONE))
    merged = await merge_clients(turn, anna.id, other.id, by=VIKTOR)
    await take_lead(turn, lead, by=OLGA)
    taken = await last_of(turn, lead)
    await undo_merge(turn, merged, by=VIKTOR)
    await undo(turn, taken, by=OLGA)
    assert (await turn.records.leads.get(lead)).client == other.id


async def test_a_link_to_a_card_of_two_is_undone_after_the_merge(turn: Turn, session: Session) -> None:
    anna, other = await two_cards(turn)
    before = await exported(session)
    lead = await linked(turn, other, typed(MAILS[0]))
    linking = await last_of(turn, lead)
    merged = await merge_clients(turn, anna.id, other.id, by=VIKTOR)
    with pytest.raises(CardsMergedSince):
        await undo(turn, linking, by=VIKTOR)
    assert await find_undoable(turn.records, await turn.records.leads.get(lead), VIKTOR) is None
    await undo_merge(turn, merged, by=VIKTOR)
    await undo(turn, linking, by=VIKTOR)
    assert [record for record in await exported(session) if record["id"] != lead or "wish" not in record] == before


async def test_a_card_that_a_decision_made_and_that_was_merged_is_not_undone(turn: Turn) -> None:
    anna = await know(turn, typed(PHONE))
    lead = await new_lead(turn, typed(EMAIL))
    await keep_as_contact(turn, lead.id, lead.version, ClientKind.PARTNER, by=VIKTOR)
    keeping = await last_of(turn, lead.id)
    client = (await turn.records.leads.get(lead.id)).client
    assert client is not None
    merged = await merge_clients(turn, anna.id, client, by=VIKTOR)
    with pytest.raises(CardsMergedSince):
        await undo(turn, keeping, by=VIKTOR)
    await undo_merge(turn, merged, by=VIKTOR)
    await undo(turn, keeping, by=VIKTOR)


async def test_the_last_merge_is_undone_first(turn: Turn, session: Session) -> None:
    anna, other = await two_cards(turn)
    third = await know(turn, typed(OTHER_PHONE), typed(MAILS[0]), name="Третья Карточка")
    before = await exported(session)
    first = await merge_clients(turn, other.id, third.id, by=VIKTOR)
    second = await merge_clients(turn, anna.id, other.id, by=VIKTOR)
    with pytest.raises(CardsMergedSince):
        await undo_merge(turn, first, by=VIKTOR)
    await undo_merge(turn, second, by=VIKTOR)
    await undo_merge(turn, first, by=VIKTOR)
    assert await exported(session) == before


async def test_a_lead_whose_owner_was_decided_since_stands_in_the_way(turn: Turn) -> None:
    anna, other = await two_cards(turn)
    third = await know(turn, name="Третья Карточка")
    lead = await linked(turn, other, typed(MAILS[0]))
    merged = await merge_clients(turn, anna.id, other.id, by=VIKTOR)
    found = await turn.records.leads.get(lead)
    await link_lead(turn, lead, found.version, third.id, by=VIKTOR, anyway=True)
    with pytest.raises(CardsChangedSince):
        await undo_merge(turn, merged, by=VIKTOR)
    assert await find_undoable_merge(turn.records, CardKind.CLIENT, anna.id) is None


async def test_a_contact_that_went_on_stands_in_the_way_until_it_is_back(turn: Turn, session: Session) -> None:
    anna, other = await two_cards(turn)
    third = await know(turn, name="Третья Карточка")
    before = await exported(session)
    merged = await merge_clients(turn, anna.id, other.id, by=VIKTOR)
    lead = await new_lead(turn, typed(OTHER_PHONE))
    held = await held_elsewhere(turn.records, lead.contact_points, client=third.id)
    await link_lead_moving_contacts(turn, lead.id, lead.version, third.id, seal_of(held), by=VIKTOR)
    with pytest.raises(CardsChangedSince):
        await undo_merge(turn, merged, by=VIKTOR)
    history = await turn.records.activities.list_of_lead(lead.id)
    await undo(turn, next(line.id for line in history if line.deed is Deed.LINKED), by=VIKTOR)
    await undo_merge(turn, merged, by=VIKTOR)
    assert [record for record in await exported(session) if "wish" not in record] == before


async def test_a_later_lead_that_came_by_a_contact_of_the_other_stands_in_the_way(turn: Turn) -> None:
    anna, other = await two_cards(turn)
    merged = await merge_clients(turn, anna.id, other.id, by=VIKTOR)
    await linked(turn, anna, typed(OTHER_PHONE))
    with pytest.raises(AnotherLeadRestsOnIt):
        await undo_merge(turn, merged, by=VIKTOR)


async def test_two_that_are_not_the_same_are_not_merged(turn: Turn) -> None:
    anna, other = await two_cards(turn)
    line = await tell_cards_apart(turn, CardKind.CLIENT, anna.id, other.id, by=VIKTOR)
    assert await tell_cards_apart(turn, CardKind.CLIENT, other.id, anna.id, by=VIKTOR) == line
    with pytest.raises(ToldApart):
        await merge_clients(turn, other.id, anna.id, by=VIKTOR)
    await take_telling_apart_back(turn, line, by=VIKTOR)
    with pytest.raises(UndoneAlready):
        await take_telling_apart_back(turn, line, by=VIKTOR)
    assert await turn.records.merging.find_told_apart(CardKind.CLIENT, anna.id, other.id) is None
    await merge_clients(turn, other.id, anna.id, by=VIKTOR)


async def test_only_the_owner_says_which_cards_there_are(turn: Turn) -> None:
    anna, other = await two_cards(turn)
    with pytest.raises(ForTheOwner):
        await merge_clients(turn, anna.id, other.id, by=OLGA)
    with pytest.raises(ForTheOwner):
        await tell_cards_apart(turn, CardKind.CLIENT, anna.id, other.id, by=OLGA)
    merged = await merge_clients(turn, anna.id, other.id, by=VIKTOR)
    with pytest.raises(ForTheOwner):
        await undo_merge(turn, merged, by=OLGA)
    with pytest.raises(ForTheOwner):
        await split_client(turn, anna.id, PersonName("Аня"), [PHONE], [], by=OLGA)


async def test_a_card_is_not_merged_with_itself_or_with_nobody(turn: Turn) -> None:
    anna, other = await two_cards(turn)
    with pytest.raises(SameCard):
        await merge_clients(turn, anna.id, anna.id, by=VIKTOR)
    await merge_clients(turn, anna.id, other.id, by=VIKTOR)
    with pytest.raises(SameCard):
        await merge_clients(turn, anna.id, other.id, by=VIKTOR)
    gone = await know(turn, name="Её нет")
    await turn.records.directory.remove_client(gone.id, turn.now)
    with pytest.raises(NotFound):
        await merge_clients(turn, anna.id, gone.id, by=VIKTOR)
    with pytest.raises(NotFound):
        await undo_merge(turn, ActivityId(999), by=VIKTOR)


async def test_companies_are_merged_and_are_two_again(turn: Turn, session: Session) -> None:
    directory = turn.records.directory
    kept, other = [await directory.add_company(name=name, now=EARLIER) for name in ("Ромашка", "ООО Ромашка")]
    await directory.save_company(replace(kept, note="Платят вовремя"))
    await directory.save_company(replace(other, note="Любят скидки", manager=OLGA.id))
    await directory.append_points([typed(PHONE)], company=kept.id, now=EARLIER)
    await directory.append_points([typed(PHONE), typed(EMAIL)], company=other.id, now=EARLIER)
    anna = await know(turn, name="Анна")
    await directory.save_client(replace(anna, company=other.id))
    before = await exported(session)

    merged = await merge_companies(turn, kept.id, other.id, by=VIKTOR)
    found = await directory.get_company(other.id)
    assert (found.id, found.note, found.manager) == (kept.id, "Платят вовремя\nЛюбят скидки", OLGA.id)
    assert [client.id for client in await directory.list_clients_of(kept.id, limit=5)] == [anna.id]
    assert [company.id for company in await directory.companies_owning(EMAIL)] == [kept.id]

    await undo_merge(turn, merged, by=VIKTOR)
    assert await exported(session) == before
    await tell_cards_apart(turn, CardKind.COMPANY, kept.id, other.id, by=VIKTOR)
    with pytest.raises(ToldApart):
        await merge_companies(turn, kept.id, other.id, by=VIKTOR)


async def test_contacts_and_leads_get_a_card_of_their_own(turn: Turn, session: Session) -> None:
    anna = await know(turn, typed(PHONE), typed(OTHER_PHONE), typed(EMAIL), manager=OLGA.id)
    lead = await linked(turn, anna, typed(PHONE))
    before, stored = await exported(session), await everything_in_force(session)
    split = await split_client(turn, anna.id, PersonName("Борис Петров"), [PHONE], [lead], by=VIKTOR)

    new = await turn.records.directory.get_client(split.client)
    assert (new.name, new.manager) == ("Борис Петров", OLGA.id)
    assert await values_of(turn, new) == {PHONE}
    assert (await turn.records.leads.get(lead)).client == new.id
    assert {point.value: point.primary for point in await turn.records.directory.client_points(anna.id)} == {
        OTHER_PHONE: True,
        EMAIL: True,
        ACCOUNT: True,
    }

    await undo_merge(turn, split.activity, by=VIKTOR)
    assert await exported(session) == before
    assert await everything_in_force(session) == stored
    assert (await turn.records.directory.get_client(new.id)).id == anna.id


async def test_a_new_card_that_has_got_something_stays(turn: Turn) -> None:
    anna = await know(turn, typed(PHONE), typed(EMAIL))
    split = await split_client(turn, anna.id, PersonName("Борис"), [PHONE], [], by=VIKTOR)
    await turn.records.directory.append_points([typed(OTHER_PHONE)], client=split.client, now=turn.now)
    with pytest.raises(CardsChangedSince):
        await undo_merge(turn, split.activity, by=VIKTOR)


async def test_a_card_of_nothing_is_not_made(turn: Turn) -> None:
    anna = await know(turn, typed(PHONE))
    with pytest.raises(NothingToSplitOff):
        await split_client(turn, anna.id, PersonName("Борис"), [EMAIL], [LeadId(99)], by=VIKTOR)


CARDS = st.lists(
    st.tuples(
        st.sampled_from(("Анна", "Anna", "А. Петрова")),
        st.lists(st.sampled_from(PHONES + MAILS), max_size=4, unique=True),
        st.booleans(),
        st.sampled_from((None, OLGA.id, PAVEL.id)),
    ),
    min_size=2,
    max_size=4,
)


@given(cards=CARDS, pairs=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=4))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_merging_loses_nothing_and_its_undo_is_exact(
    session: Session, cards: list[tuple[str, list[ContactValue], bool, ManagerId | None]], pairs: list[tuple[int, int]]
) -> None:
    """Whatever the cards and the order: what both had is on one, and undone backwards all is as it was before."""
    turn = Turn(records=session, now=NOW)
    await session.connection.run("SAVEPOINT example")
    clients = []
    for number, (name, values, verified, manager) in enumerate(cards):
        point = shared if verified else typed
        client = await know(turn, *map(point, values), name=name, manager=manager)
        await turn.records.directory.add_note(
            client.id, f"Заметка {number}", about=await turn.records.activities.add(Deed.NOTE_WRITTEN, now=NOW), now=NOW
        )
        lead = await new_lead(turn, typed(EMAIL), telegram_id=5000 + number, name="Кто-то Там")
        await turn.records.leads.save(lead.belonging_to(client.id, None), before=lead)
        clients.append(client)
    undone = []
    for kept, other in pairs:
        one, two = clients[kept % len(clients)], clients[other % len(clients)]
        before = await exported(session)
        mine, theirs = await _belongings(turn, one), await _belongings(turn, two)
        try:
            merged = await merge_clients(turn, one.id, two.id, by=VIKTOR)
        except SameCard:
            continue
        assert await _belongings(turn, one) == mine | theirs
        undone.append((merged, before))
    for merged, before in reversed(undone):
        await undo_merge(turn, merged, by=VIKTOR)
        assert await exported(session) == before
    await session.connection.run("ROLLBACK TO example")
    await session.connection.run("RELEASE example")


async def _belongings(turn: Turn, client: Client) -> set[object]:
    """A client's contacts, leads and notes, by the number of a merged card too."""
    found = (await turn.records.directory.get_client(client.id)).id
    leads = {("lead", lead.id) for lead in await turn.records.leads.list_open_of_client(found)}
    points = {("point", value) for value in await values_of(turn, replace(client, id=found))}
    assert isinstance(turn.records, Session)
    rows = await turn.records.connection.rows("SELECT words FROM client_notes WHERE client_id = :id", id=found)
    return leads | points | {("note", row["words"]) for row in rows}
