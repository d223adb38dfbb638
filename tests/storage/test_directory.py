"""The directory: values are appended and never replaced, and people are found however they are written."""

from dataclasses import replace

import pytest

from bot.domain.activity import Deed
from bot.domain.client import Client, ClientKind
from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, telegram_identity
from bot.domain.errors import NotFound
from bot.domain.ids import ClientId, CompanyId
from storage import RuleViolated, Session
from storage.directory import MAILBOXES_OF_A_COMPANY
from tests.storage.examples import (
    ANNA,
    ANNAS_EMAIL,
    ANNAS_PHONE,
    LATER,
    NOW,
    OFFICE_PHONE,
    OLGA,
    PAVEL,
    add_client,
    shared,
    typed,
)


def primary(point: ContactPoint) -> ContactPoint:
    return replace(point, primary=True)


async def test_a_client_comes_out_as_it_went_in(session: Session) -> None:
    client = await session.directory.add_client(name="Анна Петрова", kind=ClientKind.SUPPLIER, manager=OLGA, now=NOW)

    assert await session.directory.get_client(client.id) == client
    assert client == Client(
        id=client.id, name="Анна Петрова", kind=ClientKind.SUPPLIER, manager=OLGA, company=None, note=None,
        created_at=NOW,
    )  # fmt: skip


async def test_a_company_comes_out_as_it_went_in(session: Session) -> None:
    company = await session.directory.add_company(name="ООО Ромашка", now=NOW)

    assert await session.directory.get_company(company.id) == company
    assert (company.name, company.manager, company.note, company.created_at) == ("ООО Ромашка", None, None, NOW)


async def test_who_is_unknown_is_not_found(session: Session) -> None:
    with pytest.raises(NotFound):
        await session.directory.get_client(ClientId(404))
    with pytest.raises(NotFound):
        await session.directory.get_company(CompanyId(404))


async def test_a_changed_client_is_kept(session: Session) -> None:
    client = await add_client(session)
    company = await session.directory.add_company(name="Ромашка", now=NOW)
    changed = replace(client, name="Анна Сидорова", kind=ClientKind.PARTNER, manager=PAVEL, company=company.id)

    await session.directory.save_client(changed)

    assert await session.directory.get_client(client.id) == changed


async def test_the_newest_note_stands_until_its_decision_is_undone(session: Session) -> None:
    client = await add_client(session)
    first = await session.activities.add(Deed.CONTACT_KEPT, now=NOW, client=client.id)
    second = await session.activities.add(Deed.CONTACT_KEPT, now=NOW, client=client.id)
    await session.directory.add_note(client.id, "Взяла прайс", about=first, now=NOW)
    await session.directory.add_note(client.id, "Передумала", about=second, now=NOW)
    assert (await session.directory.get_client(client.id)).note == "Передумала"

    await session.activities.add(Deed.UNDONE, now=NOW, undoes=second)

    assert (await session.directory.get_client(client.id)).note == "Взяла прайс"


async def test_a_client_may_be_added_with_its_company(session: Session) -> None:
    company = await session.directory.add_company(name="Ромашка", now=NOW)

    client = await session.directory.add_client(name="Анна", kind=ClientKind.CLIENT, company=company.id, now=NOW)

    assert client.company == company.id


async def test_a_company_is_found_by_the_domain_of_its_mail(session: Session) -> None:
    company = await session.directory.add_company(name="Ромашка", now=NOW)
    await session.directory.append_points(
        [mail("info@romashka.ru"), mail("shop@romashka.ru")], company=company.id, now=NOW
    )

    assert await session.directory.list_companies_at("romashka.ru", limit=4) == [company]
    assert await session.directory.list_companies_at("ru", limit=4) == []


async def test_where_very_many_have_a_mailbox_no_company_is_found(session: Session) -> None:
    """So that neither a wrong one is, nor a long time taken."""
    client = await add_client(session)
    crowd = [mail(f"a{number}@crowded.example") for number in range(MAILBOXES_OF_A_COMPANY)]
    await session.directory.append_points(crowd, client=client.id, now=NOW)
    company = await session.directory.add_company(name="Ромашка", now=NOW)
    await session.directory.append_points([mail("info@crowded.example")], company=company.id, now=NOW)

    assert await session.directory.list_companies_at("crowded.example", limit=4) == []


def mail(address: str) -> ContactPoint:
    return typed(ContactValue(kind=ContactKind.EMAIL, normal_form=address))


async def test_a_removed_client_is_neither_found_nor_recognised(session: Session) -> None:
    client = await add_client(session)
    await session.directory.append_points([shared(ANNAS_PHONE)], client=client.id, now=NOW)

    await session.directory.remove_client(client.id, NOW)

    assert await session.directory.clients_owning(ANNAS_PHONE) == []
    with pytest.raises(NotFound):
        await session.directory.get_client(client.id)


async def test_the_first_value_of_each_kind_is_primary(session: Session) -> None:
    client = await add_client(session)

    await session.directory.append_points([shared(ANNAS_PHONE), typed(ANNAS_EMAIL)], client=client.id, now=NOW)

    assert await session.directory.client_points(client.id) == (
        primary(shared(ANNAS_PHONE)),
        primary(typed(ANNAS_EMAIL)),
    )


async def test_a_value_appended_later_leaves_the_primary_one_alone(session: Session) -> None:
    client = await add_client(session)
    await session.directory.append_points([typed(ANNAS_PHONE)], client=client.id, now=NOW)

    await session.directory.append_points([primary(shared(OFFICE_PHONE))], client=client.id, now=LATER)

    assert await session.directory.client_points(client.id) == (primary(typed(ANNAS_PHONE)), shared(OFFICE_PHONE))


async def test_a_value_the_client_has_already_is_not_replaced(session: Session) -> None:
    client = await add_client(session)
    first = await session.directory.append_points([typed(ANNAS_PHONE)], client=client.id, now=NOW)

    again = await session.directory.append_points(
        [shared(ANNAS_PHONE), shared(OFFICE_PHONE)], client=client.id, now=LATER
    )

    assert (len(first), len(again)) == (1, 1)
    assert await session.directory.client_points(client.id) == (primary(typed(ANNAS_PHONE)), shared(OFFICE_PHONE))


async def test_taking_ownerships_away_restores_what_was_before(session: Session) -> None:
    client = await add_client(session)
    await session.directory.append_points([typed(ANNAS_PHONE)], client=client.id, now=NOW)
    before = await session.directory.client_points(client.id)
    added = await session.directory.append_points(
        [shared(OFFICE_PHONE), typed(ANNAS_EMAIL)], client=client.id, now=LATER
    )

    await session.directory.remove_ownerships(added)

    assert await session.directory.client_points(client.id) == before


async def test_a_value_may_belong_to_several_and_all_are_named_longest_known_first(session: Session) -> None:
    anna, boris = await add_client(session), await add_client(session, "Борис")
    company = await session.directory.add_company(name="Ромашка", now=NOW)
    await session.directory.append_points([typed(OFFICE_PHONE)], client=boris.id, now=NOW)
    await session.directory.append_points([typed(OFFICE_PHONE)], client=anna.id, now=NOW)
    await session.directory.append_points([typed(OFFICE_PHONE)], company=company.id, now=NOW)

    assert await session.directory.owners_of(OFFICE_PHONE) == ([anna, boris], [company])
    assert await session.directory.owners_of(ANNAS_PHONE) == ([], [])
    assert await session.directory.clients_owning(OFFICE_PHONE) == [anna, boris]
    assert await session.directory.companies_owning(OFFICE_PHONE) == [company]
    assert await session.directory.clients_owning(ANNAS_PHONE) == []


async def test_a_companys_values_have_a_primary_one_of_their_own(session: Session) -> None:
    client = await add_client(session)
    company = await session.directory.add_company(name="Ромашка", now=NOW)
    await session.directory.append_points([typed(OFFICE_PHONE)], client=client.id, now=NOW)

    await session.directory.append_points([typed(OFFICE_PHONE), typed(ANNAS_PHONE)], company=company.id, now=NOW)

    rows = await session.connection.rows(
        "SELECT is_primary FROM ownerships WHERE company_id = :company ORDER BY id", company=company.id
    )
    assert [row["is_primary"] for row in rows] == [1, 0]


async def test_a_phone_and_a_messenger_number_with_the_same_digits_are_different_values(session: Session) -> None:
    client = await add_client(session)
    await session.directory.append_points([shared(telegram_identity(ANNA))], client=client.id, now=NOW)

    same_digits = ContactValue(kind=ContactKind.PHONE, normal_form=str(ANNA))

    assert await session.directory.clients_owning(telegram_identity(ANNA)) == [client]
    assert await session.directory.clients_owning(same_digits) == []


async def test_values_belong_to_somebody(session: Session) -> None:
    with pytest.raises(RuleViolated):
        await session.directory.append_points([typed(ANNAS_PHONE)], now=NOW)


async def test_namesakes_are_those_whose_name_begins_so(session: Session) -> None:
    """As people write it, in large or small letters; who was removed is none."""
    for name in ("Анна Петрова", "Алёна", "Анна", "анна  петрова-Смит", "Сюзанна Петрова"):
        await add_client(session, name)
    gone = await add_client(session, "Анна Петрова")
    await session.directory.remove_client(gone.id, NOW)

    async def namesakes(name: str) -> list[str]:
        return [client.name for client in await session.directory.find_namesakes(name, limit=10)]

    assert await namesakes("АННА ПЕТРОВА") == ["Анна Петрова", "анна  петрова-Смит"]
    assert await namesakes("Алена") == ["Алёна"]
    assert await namesakes("Пётр") == []


# Moving a value from one client to another


async def owned(session: Session) -> list[dict[str, object]]:
    """The rows themselves."""
    return [dict(row) for row in await session.connection.rows("SELECT * FROM ownerships ORDER BY id")]


async def test_a_taken_value_comes_back_as_the_very_row_it_was(session: Session) -> None:
    """With number, proof, origin, age, and primary again instead of the one that stood in."""
    anna, boris = await add_client(session), await add_client(session, "Борис")
    await session.directory.append_points([shared(ANNAS_PHONE), typed(OFFICE_PHONE)], client=anna.id, now=NOW)
    await session.directory.append_points([typed(ANNAS_PHONE)], client=boris.id, now=LATER)
    before = await owned(session)

    taken = await session.directory.take_from([anna, boris], ANNAS_PHONE)
    assert [point.value for point in await session.directory.client_points(anna.id) if point.primary] == [OFFICE_PHONE]
    assert await session.directory.clients_owning(ANNAS_PHONE) == []
    assert (await session.directory.have_gone([1]), await session.directory.own_again(taken)) == (True, False)
    await session.directory.give_back(taken)

    assert await owned(session) == before
    assert (await session.directory.have_gone([1, 2, 3]), await session.directory.own_again(taken)) == (False, True)


async def test_a_taken_value_keeps_its_extension_and_its_import(session: Session) -> None:
    """History has numbers only, so the extension waits in a table of its own, and leaves it again."""
    anna = await add_client(session)
    begun = await session.activities.add(Deed.IMPORT_BEGUN, now=NOW)
    file = await session.imports.add("people.csv", by=None, begun_by=begun, now=NOW)
    await session.directory.append_points([typed(OFFICE_PHONE)], client=anna.id, now=NOW)
    await session.connection.run("UPDATE ownerships SET extension = '12', import_id = :file", file=file)
    before = await owned(session)

    taken = await session.directory.take_from([anna], OFFICE_PHONE)
    await session.directory.give_back(taken)

    assert await owned(session) == before
    assert await session.connection.rows("SELECT * FROM taken_extensions") == []


async def test_nothing_is_taken_from_who_does_not_have_it(session: Session) -> None:
    anna = await add_client(session)
    await session.directory.append_points([shared(ANNAS_PHONE)], client=anna.id, now=NOW)

    assert await session.directory.take_from([anna], OFFICE_PHONE) == ()
    assert [point.value for point in await session.directory.client_points(anna.id)] == [ANNAS_PHONE]
