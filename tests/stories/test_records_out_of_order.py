"""Records are out of order: the owner sees which, and opens the card where it can be put right."""

import pytest

from bot.domain.client import ClientKind
from bot.domain.contact_points import ContactPoint, Origin, read_contact
from bot.texts import speaking
from bot.usecases.find_doubles import find_next_doubles
from tests.clocks import START
from tests.stories.conftest import Office, Opening
from tests.stories.scenes import leave_contact
from tests.stories.workplace import workplace


async def two_with_one_phone(office: Office) -> None:
    """Two cards with the same number, and a company of which nobody is known."""
    phone = ContactPoint(value=read_contact("+79123456789", "RU"), verified=False, origin=Origin.IMPORT)
    async with office.writing() as session:
        for name in ("Анна Петрова", "Аня П."):
            client = await session.directory.add_client(name=name, kind=ClientKind.CLIENT, now=START)
            await session.directory.append_points([phone], client=client.id, now=START)
        await session.directory.add_company(name="ООО Ромашка", now=START)


@pytest.mark.parametrize("language", ["ru", "en"])
async def test_the_owner_looks_what_is_wrong_and_opens_the_card(open_office: Opening, language: str) -> None:
    say = speaking(language)
    office = await open_office(language=language)
    await office.viktor.sends("/hygiene")
    await office.viktor.sees(say("All is in order here."))

    await two_with_one_phone(office)
    await office.viktor.sends("/hygiene")
    listed = await office.viktor.sees(say("Companies without a person"), "ООО Ромашка")
    await office.viktor.presses(say("Shared contacts"), on=listed)
    shared = await office.viktor.sees("+7 912 345-67-89: Анна Петрова, Аня П.")
    assert shared.id == listed.id
    await office.viktor.presses(say("⇄ Same person?"), on=shared)
    await office.viktor.presses(say("Not the same"))
    await office.viktor.sends("/hygiene")
    again = await office.viktor.sees("ООО Ромашка", after=shared)
    await office.viktor.presses(say("Shared contacts"), on=again)
    await office.viktor.sees(say("A contact on several cards"), say("All is in order here."))


@pytest.mark.parametrize("language", ["ru", "en"])
async def test_who_may_be_on_two_cards_is_listed_with_the_reason(open_office: Opening, language: str) -> None:
    """A name alike and a wrong digit; said to be two people, they are never listed again."""
    say = speaking(language)
    office = await open_office(language=language)
    async with office.writing() as session:
        for name, phone in (("Мария Римская", "+79123456789"), ("Маша Римская", "+79123456781")):
            client = await session.directory.add_client(name=name, kind=ClientKind.CLIENT, now=START)
            point = ContactPoint(value=read_contact(phone, "RU"), verified=False, origin=Origin.IMPORT)
            await session.directory.append_points([point], company=None, client=client.id, now=START)
        while await session.likeness.take_in(9):
            pass
        found = await find_next_doubles(session, among=9)
        assert found is not None
        await session.likely_doubles.save(found.pairs, reached=found.reached)

    await office.viktor.sends("/hygiene")
    why = f"{say('a similar name')}, {say('one digit of the phone differs')}"
    listed = await office.viktor.sees(say("Maybe the same person"), f"Мария Римская, Маша Римская: {why}")
    await office.viktor.presses(say("⇄ Same person?"), on=listed)
    await office.viktor.presses(say("Not the same"))
    await office.viktor.sends("/hygiene")
    await office.viktor.sees(say("All is in order here."), after=listed)


async def test_putting_in_order_is_the_owners(office: Office) -> None:
    """A manager learns so, and a forged press shows nothing."""
    await two_with_one_phone(office)
    await office.olga.sends("/hygiene")
    said = await office.olga.sees("Это может сделать только владелец: попросите его.")
    answer = await office.olga.presses_data("order1:shared_value:0", on=said)
    assert answer == "Это может сделать только владелец: попросите его."


@pytest.mark.parametrize("language", ["ru", "en"])
async def test_each_thing_is_put_right_from_the_list_and_undone_there(open_office: Opening, language: str) -> None:
    """A name is typed, a contact comes off a card, a company that is none goes; the list shows what is left."""
    say = speaking(language)
    office = await open_office(language=language)
    await two_with_one_phone(office)
    async with office.writing() as session:
        await session.directory.add_client(name="123", kind=ClientKind.CLIENT, now=START)
    viktor, fine = office.viktor, say("All is in order here.")

    await viktor.sends("/hygiene")
    listed = await viktor.sees("“123”" if language == "en" else "«123»")
    await viktor.presses(say("Name it…"), on=listed)
    await viktor.sees(say.plain("What is “{words}” called? For example: Anna Petrova. /cancel leaves it.", words="123"))
    await viktor.sends("555")
    refused = await viktor.last_message()
    await viktor.sends("Борис Сидоров")
    listed = await viktor.sees(fine, after=refused)
    assert say("↩ Undo") in listed.labels

    await viktor.presses(say("No person"), on=listed)
    await viktor.sees("ООО Ромашка")
    await viktor.presses(say("✕ It is a mistake"), on=listed)
    await viktor.sees(say("Companies without a person"), fine)
    await viktor.presses(say("↩ Undo"), on=listed)
    await viktor.sees(say("Companies without a person"), "ООО Ромашка")

    await viktor.presses(say("Shared contacts"), on=listed)
    await viktor.presses(say("Off one of them…"), on=listed)
    await viktor.presses(say.plain("✂ Off: {name}", name="Аня П."), on=listed)
    await viktor.sees(say("A contact on several cards"), fine)
    assert await owners(office) == ["Анна Петрова"]
    await viktor.presses(say("↩ Undo"), on=listed)
    await viktor.sees("+7 912 345-67-89: Анна Петрова, Аня П.")
    assert await owners(office) == ["Анна Петрова", "Аня П."]
    names = await office.rows("SELECT name FROM clients ORDER BY id")
    assert [row["name"] for row in names] == ["Анна Петрова", "Аня П.", "Борис Сидоров"]


async def test_whoever_puts_a_person_into_a_company_goes_on_with_the_list(office: Office) -> None:
    await two_with_one_phone(office)
    await office.viktor.sends("/hygiene")
    listed = await office.viktor.sees("Компании без человека", "ООО Ромашка")
    await office.viktor.presses("➕ Человек: ООО Ромашка", on=listed)
    await office.viktor.sends("Борис Сидоров, boris@romashka-mebel.ru")
    done = await office.viktor.sees("Теперь в компании ООО Ромашка.")
    await office.viktor.presses("‹ Без человека", on=done)
    await office.viktor.sees("Компании без человека", "Здесь всё в порядке.")


async def owners(office: Office) -> list[str]:
    """On whose cards the phone stands."""
    rows = await office.rows("SELECT c.name FROM ownerships w JOIN clients c ON c.id = w.client_id ORDER BY c.id")
    return [row["name"] for row in rows]


@pytest.mark.parametrize("language", ["ru", "en"])
async def test_who_passed_by_is_kept_from_the_list(open_office: Opening, language: str) -> None:
    """One tap, without reopening; and back."""
    say = speaking(language)
    office = await open_office(language=language)
    place = workplace(office, language)
    card = await place.gets_and_takes_a_lead()
    await place.manager.presses(say("Close…"), on=card)
    await place.manager.presses(say("Changed their mind"), on=card)
    await place.manager.sees_button(say("Reopen"))
    async with office.writing() as session:
        await session.connection.run("UPDATE leads SET close_reason = 'плохой лид'")
    await office.viktor.sends("/hygiene")
    listed = await office.viktor.sees(say("Closed without a reason"))
    await office.viktor.presses(say.plain("Keep No. {number}", number=1), on=listed)
    await office.viktor.sees(say("Closed without a reason"), say("All is in order here."))
    assert await office.rows("SELECT status, close_reason FROM leads") == [
        {"status": "contact_kept", "close_reason": None}
    ]
    assert set(await owners(office)) == {place.told.name}
    await office.viktor.presses(say("↩ Undo"), on=listed)
    await office.viktor.sees(say("Closed without a reason"), place.told.name)
    assert await owners(office) == []


async def test_why_something_was_closed_is_said_afterwards(office: Office) -> None:
    """Where the reason was none; the list has one thing less, until that is undone."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.presses("Закрыть…")
    await office.olga.presses("Передумали")
    await office.olga.sees("Итог: передумали")
    async with office.writing() as session:
        await session.connection.run("UPDATE leads SET close_reason = 'дубль'")
    await office.viktor.sends("/hygiene")
    listed = await office.viktor.sees("№1, Анна Петрова")
    await office.viktor.presses("Почему…", on=listed)
    await office.viktor.sees("Почему закрыто: №1, Анна Петрова?", "Тогда откройте и свяжите")
    await office.viktor.presses("Не отвечает", on=listed)
    await office.viktor.sees("Закрыто без причины", "Здесь всё в порядке.")
    assert await office.rows("SELECT close_reason FROM leads") == [{"close_reason": "no_answer"}]
    await office.viktor.presses("Вернуть как было", on=listed)
    await office.viktor.sees("Закрыто без причины", "№1, Анна Петрова")
    assert await office.rows("SELECT close_reason, status FROM leads") == [
        {"close_reason": "дубль", "status": "closed"}
    ]
