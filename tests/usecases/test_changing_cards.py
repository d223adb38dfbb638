"""Changing cards of clients and companies: names, own managers, notes and contacts; each goes back exactly."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.client import Client
from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin, read_point
from bot.domain.errors import (
    AnotherLeadRestsOnIt,
    CardsMergedSince,
    ClientChangedSince,
    ClientOfOther,
    CompanyRefused,
    ContactNeedsAnswer,
    ContactOnCard,
    NameRefused,
    NoteTooLong,
    NotFound,
    UndoneAlready,
)
from bot.domain.events import OwnManagerChosen
from bot.domain.exclusion import ExclusionReason
from bot.domain.ids import ActivityId, LeadId, ManagerId
from bot.domain.member import Member
from bot.domain.merging import CardKind
from bot.domain.ownership import Owner, kind_of
from bot.domain.recognition import NewLead
from bot.usecases.add_contact import Answer, add_contact, correct_owned, seal_of_asked
from bot.usecases.choose_own_manager import choose_own_manager
from bot.usecases.exclude import exclude_ahead
from bot.usecases.merge_cards import merge_clients
from bot.usecases.note_on_card import note_on_card
from bot.usecases.ports import Turn
from bot.usecases.read_history import read_card_history
from bot.usecases.recognise_points import recognise_points
from bot.usecases.rename import rename
from bot.usecases.retire_contact import make_main, retire_contact
from bot.usecases.undo_on_card import find_undoable_on_card, undo_on_card
from storage import Session
from tests.usecases.cast import (
    EMAIL,
    NOW,
    OLGA,
    OTHER_PHONE,
    PAVEL,
    PHONE,
    VIKTOR,
    everything_in_force,
    introduce,
    know,
    meet,
    typed,
)

LONG_AGO = NOW - timedelta(days=1)
THIRD = ContactValue(kind=ContactKind.PHONE, normal_form="+79120000003")


def written(value: ContactValue, extension: str | None = None) -> ContactPoint:
    """A contact as a manager writes it down."""
    return ContactPoint(value=value, verified=False, origin=Origin.MANAGER, extension=extension)


async def company(turn: Turn, *points: ContactPoint, name: str = "Лютик") -> Owner:
    """A company has been in the directory for a while."""
    found = await turn.records.directory.add_company(name=name, now=LONG_AGO)
    await turn.records.directory.append_points(points, company=found.id, now=LONG_AGO)
    return found


async def again(turn: Turn, owner: Owner) -> Owner:
    """The card as it is now."""
    if isinstance(owner, Client):
        return await turn.records.directory.get_client(owner.id)
    return await turn.records.directory.get_company(owner.id)


async def undone(turn: Turn, line: ActivityId | None, by: Member = OLGA) -> None:
    """Somebody takes a change back."""
    assert line is not None
    await undo_on_card(turn, line, by=by, since=LONG_AGO)


async def shown(turn: Turn, owner: Owner) -> list[tuple[str, bool, str | None]]:
    """The contacts of a card: what they are, which is the main one of its kind, and their extensions."""
    owned = await turn.records.directory.list_owned(owner)
    return [(each.point.value.normal_form, each.point.primary, each.point.extension) for each in owned]


async def ids(turn: Turn, owner: Owner) -> dict[ContactValue, int]:
    """By which ownership a card has each contact."""
    return {each.point.value: each.id for each in await turn.records.directory.list_owned(owner)}


@pytest.fixture(params=CardKind)
async def card(request: Any, turn: Turn) -> Owner:
    """A client's card, and a company's, with two phones."""
    points = (typed(PHONE), typed(OTHER_PHONE))
    return await know(turn, *points) if request.param is CardKind.CLIENT else await company(turn, *points)


async def test_a_name_is_put_right_and_goes_back(turn: Turn, session: Session, card: Owner) -> None:
    before = await everything_in_force(session)
    line = await rename(turn, kind_of(card), card.id, "анна  ильина", by=OLGA)
    name = "Анна Ильина" if isinstance(card, Client) else "анна ильина"
    assert (await again(turn, card)).name == name

    assert await rename(turn, kind_of(card), card.id, name, by=OLGA) is None
    await undone(turn, line)
    assert await everything_in_force(session) == before
    with pytest.raises(UndoneAlready):
        await undone(turn, line)


async def test_what_is_no_name_is_refused(turn: Turn) -> None:
    client, firm = await know(turn), await company(turn)

    with pytest.raises(NameRefused):
        await rename(turn, CardKind.CLIENT, client.id, "123", by=OLGA)
    with pytest.raises(CompanyRefused):
        await rename(turn, CardKind.COMPANY, firm.id, "«»", by=OLGA)
    assert (await again(turn, firm)).name == "Лютик"


async def test_an_own_manager_is_chosen_and_hears_of_it(turn: Turn, session: Session, card: Owner) -> None:
    before = await everything_in_force(session)
    line = await choose_own_manager(turn, kind_of(card), card.id, PAVEL.id, by=OLGA)

    assert (await again(turn, card)).manager == PAVEL.id
    assert OwnManagerChosen(card=kind_of(card), number=card.id, to=PAVEL.id, by=OLGA.id) in turn.events
    assert await choose_own_manager(turn, kind_of(card), card.id, PAVEL.id, by=PAVEL) is None
    with pytest.raises(ClientOfOther):
        await choose_own_manager(turn, kind_of(card), card.id, None, by=OLGA)
    with pytest.raises(NotFound):
        await choose_own_manager(turn, kind_of(card), card.id, ManagerId(999), by=PAVEL)

    await undone(turn, line)
    assert await everything_in_force(session) == before


async def test_the_newest_note_stands_and_each_goes_back(turn: Turn, card: Owner) -> None:
    first = await note_on_card(turn, kind_of(card), card.id, "Звонить\nутром", by=OLGA)
    second = await note_on_card(turn, kind_of(card), card.id, "Звонить вечером", by=VIKTOR)
    assert (await again(turn, card)).note == "Звонить вечером"

    with pytest.raises(ClientChangedSince):
        await undone(turn, first)
    with pytest.raises(ClientOfOther):
        await undone(turn, second)
    await undone(turn, second, by=VIKTOR)
    assert (await again(turn, card)).note == "Звонить утром"
    await undone(turn, first)
    assert (await again(turn, card)).note is None
    with pytest.raises(NoteTooLong):
        await note_on_card(turn, kind_of(card), card.id, "а" * 301, by=OLGA)


async def test_a_contact_is_added_with_its_extension_and_recognised_at_once(
    turn: Turn, session: Session, card: Owner
) -> None:
    before = await everything_in_force(session)
    point = replace(read_point("+7 912 000-00-03 доб. 305", "RU"), origin=Origin.MANAGER)
    line = await add_contact(turn, kind_of(card), card.id, point, by=OLGA)

    assert (THIRD.normal_form, False, "305") in await shown(turn, card)
    clients, companies = await turn.records.directory.owners_of(THIRD)
    assert [*clients, *companies] == [await again(turn, card)]
    with pytest.raises(ContactOnCard):
        await add_contact(turn, kind_of(card), card.id, written(THIRD), by=OLGA)
    await undone(turn, line)
    assert await everything_in_force(session) == before


async def test_a_corrected_contact_takes_the_place_of_the_wrong_one(turn: Turn, session: Session, card: Owner) -> None:
    """Also as the main one; recognition follows."""
    before = await everything_in_force(session)
    line = await correct_owned(turn, (await ids(turn, card))[PHONE], written(THIRD), by=OLGA)

    assert await shown(turn, card) == [(THIRD.normal_form, True, None), (OTHER_PHONE.normal_form, False, None)]
    assert await turn.records.directory.owners_of(PHONE) == ([], [])
    with pytest.raises(ContactOnCard):
        await correct_owned(turn, (await ids(turn, card))[THIRD], written(OTHER_PHONE), by=OLGA)
    await undone(turn, line)
    assert await everything_in_force(session) == before


async def test_a_mailbox_in_the_place_of_the_main_phone_leaves_another_phone_the_main_one(
    turn: Turn, session: Session, card: Owner
) -> None:
    before = await everything_in_force(session)
    line = await correct_owned(turn, (await ids(turn, card))[PHONE], written(EMAIL), by=OLGA)

    assert {value for value, is_main, _ in await shown(turn, card) if is_main} == {
        OTHER_PHONE.normal_form, EMAIL.normal_form,
    }  # fmt: skip
    await undone(turn, line)
    assert await everything_in_force(session) == before


async def test_just_an_extension_is_corrected(turn: Turn, session: Session, card: Owner) -> None:
    first = await correct_owned(turn, (await ids(turn, card))[PHONE], written(PHONE, "12"), by=OLGA)
    before = await everything_in_force(session)
    second = await correct_owned(turn, (await ids(turn, card))[PHONE], written(PHONE, "305"), by=OLGA)

    assert (PHONE.normal_form, True, "305") in await shown(turn, card)
    with pytest.raises(ContactOnCard):
        await correct_owned(turn, (await ids(turn, card))[PHONE], written(PHONE, "305"), by=OLGA)
    await undone(turn, second)
    assert await everything_in_force(session) == before
    await undone(turn, first)
    assert (PHONE.normal_form, True, None) in await shown(turn, card)


async def test_of_what_is_left_the_oldest_is_the_main_one(turn: Turn, session: Session, card: Owner) -> None:
    before = await everything_in_force(session)
    line = await retire_contact(turn, (await ids(turn, card))[PHONE], by=OLGA)

    assert await shown(turn, card) == [(OTHER_PHONE.normal_form, True, None)]
    await undone(turn, line)
    assert await everything_in_force(session) == before


async def test_another_contact_is_made_the_main_one(turn: Turn, session: Session, card: Owner) -> None:
    before = await everything_in_force(session)
    line = await make_main(turn, (await ids(turn, card))[OTHER_PHONE], by=OLGA)

    assert await shown(turn, card) == [(OTHER_PHONE.normal_form, True, None), (PHONE.normal_form, False, None)]
    assert await make_main(turn, (await ids(turn, card))[OTHER_PHONE], by=OLGA) is None
    await undone(turn, line)
    assert await everything_in_force(session) == before


async def test_a_contact_of_somebody_else_is_kept_with_both_or_moves(turn: Turn, session: Session, card: Owner) -> None:
    """Not unasked; and who has it must be as it was shown."""
    boris = await know(turn, typed(EMAIL), typed(THIRD), name="Борис Ильин")
    firm = await company(turn, typed(THIRD), name="Ромашка")
    before = await everything_in_force(session)
    with pytest.raises(ContactNeedsAnswer) as asked:
        await add_contact(turn, kind_of(card), card.id, written(THIRD), by=OLGA)
    seal = seal_of_asked(asked.value.held, asked.value.exclusions)

    both = await add_contact(
        turn, kind_of(card), card.id, written(THIRD), by=OLGA, answer=Answer(moving=False, seal=seal)
    )
    assert await turn.records.directory.clients_owning(THIRD) != []
    await undone(turn, both)
    assert await everything_in_force(session) == before

    with pytest.raises(ContactNeedsAnswer):
        await add_contact(
            turn, kind_of(card), card.id, written(THIRD), by=OLGA, answer=Answer(moving=True, seal=seal + 1)
        )
    moved = await add_contact(
        turn, kind_of(card), card.id, written(THIRD), by=OLGA, answer=Answer(moving=True, seal=seal)
    )
    clients, companies = await turn.records.directory.owners_of(THIRD)
    assert [*clients, *companies] == [await again(turn, card)]
    assert [value for value, _, _ in await shown(turn, boris)] == [EMAIL.normal_form] and await shown(turn, firm) == []
    await undone(turn, moved)
    assert await everything_in_force(session) == before


async def test_whose_contact_it_is_must_be_theirs_to_move(turn: Turn) -> None:
    client = await know(turn, manager=OLGA.id)
    await know(turn, typed(PHONE), name="Борис Ильин", manager=PAVEL.id)
    with pytest.raises(ContactNeedsAnswer) as asked:
        await add_contact(turn, CardKind.CLIENT, client.id, written(PHONE), by=OLGA)
    seal = seal_of_asked(asked.value.held, asked.value.exclusions)

    with pytest.raises(ClientOfOther):
        await add_contact(
            turn, CardKind.CLIENT, client.id, written(PHONE), by=OLGA, answer=Answer(moving=True, seal=seal)
        )


async def test_a_companys_number_is_added_to_its_people_unasked(turn: Turn) -> None:
    firm = await turn.records.directory.add_company(name="Лютик", now=LONG_AGO)
    await turn.records.directory.append_points([typed(PHONE)], company=firm.id, now=LONG_AGO)
    client = await turn.records.directory.add_client(
        name="Анна", kind=(await know(turn)).kind, company=firm.id, now=NOW
    )

    await add_contact(turn, CardKind.CLIENT, client.id, written(PHONE), by=OLGA)

    assert await shown(turn, client) == [(PHONE.normal_form, True, None)]


async def test_what_is_excluded_is_asked_about(turn: Turn) -> None:
    client = await know(turn)
    await exclude_ahead(turn, [PHONE], ExclusionReason.COURIER, by=OLGA)
    with pytest.raises(ContactNeedsAnswer) as asked:
        await add_contact(turn, CardKind.CLIENT, client.id, written(PHONE), by=OLGA)
    assert [exclusion.value for exclusion in asked.value.exclusions] == [PHONE]

    seal = seal_of_asked(asked.value.held, asked.value.exclusions)
    await add_contact(turn, CardKind.CLIENT, client.id, written(PHONE), by=OLGA, answer=Answer(moving=False, seal=seal))
    assert await shown(turn, client) == [(PHONE.normal_form, True, None)]


async def test_a_lead_that_came_by_an_added_contact_stands_in_the_way_of_undo(turn: Turn) -> None:
    client = await know(turn, name="Анна Петрова", manager=OLGA.id)
    line = await add_contact(turn, CardKind.CLIENT, client.id, written(PHONE), by=OLGA)
    await introduce(turn, replace(typed(PHONE), verified=True, origin=Origin.SHARED))
    assert (await turn.records.leads.get(LeadId(1))).client == client.id

    with pytest.raises(AnotherLeadRestsOnIt):
        await undone(turn, line)


async def test_a_retired_contact_recognises_nobody(turn: Turn) -> None:
    client = await know(turn, typed(PHONE))
    await retire_contact(turn, (await ids(turn, client))[PHONE], by=OLGA)

    assert isinstance((await recognise_points(turn.records, "Анна Петрова", [typed(PHONE)])).verdict, NewLead)


async def test_changes_of_contacts_go_back_one_after_the_other(turn: Turn, session: Session, card: Owner) -> None:
    """A name or a note stands in nobody's way."""
    before = await everything_in_force(session)
    retired = await retire_contact(turn, (await ids(turn, card))[PHONE], by=OLGA)
    added = await add_contact(turn, kind_of(card), card.id, written(THIRD), by=OLGA)
    corrected = await correct_owned(turn, (await ids(turn, card))[THIRD], written(PHONE), by=OLGA)
    renamed = await rename(turn, kind_of(card), card.id, "Борис Ильин", by=OLGA)

    for early in (retired, added):
        with pytest.raises(ClientChangedSince):
            await undone(turn, early)
    for line in (corrected, added, retired, renamed):
        offered = await find_undoable_on_card(turn.records, await again(turn, card), OLGA, since=LONG_AGO)
        assert offered is not None
        await undone(turn, line)
    assert await everything_in_force(session) == before
    assert await find_undoable_on_card(turn.records, card, OLGA, since=LONG_AGO) is None


async def test_a_change_before_a_merge_stays(turn: Turn) -> None:
    client, other = await know(turn), await know(turn, name="Аня")
    line = await rename(turn, CardKind.CLIENT, other.id, "Анечка", by=OLGA)
    await merge_clients(turn, client.id, other.id, by=VIKTOR)

    with pytest.raises(CardsMergedSince):
        await undone(turn, line)


async def test_history_tells_what_was_changed_and_erasing_takes_the_words_away(turn: Turn) -> None:
    client = await know(turn, typed(PHONE))
    await rename(turn, CardKind.CLIENT, client.id, "Анна Ильина", by=OLGA)
    line = await correct_owned(turn, (await ids(turn, client))[PHONE], written(OTHER_PHONE), by=OLGA)
    told = (await read_card_history(turn.records, CardKind.CLIENT, client.id, 1, size=9, by=OLGA)).page.things

    assert [[each.words for each in one.mentioned] for one in told][1] == ["Анна Петрова", "Анна Ильина"]
    assert [each.value for each in told[0].mentioned] == [PHONE, OTHER_PHONE]

    prospect = await meet(turn)
    await turn.records.directory.append_points([prospect.identity_point], client=client.id, now=NOW)
    await turn.records.erasing.erase(prospect, NOW)
    assert await turn.records.activities.list_mentioned(line) == []
    with pytest.raises(ClientChangedSince):
        await undone(turn, line)
