"""Excluding: what an exclusion covers, and what comes of whoever it covers."""

from tests.stories.conftest import Office, Opening
from tests.stories.scenes import leave_contact


async def excluded_values(office: Office) -> list[str]:
    """What is on the list now, oldest first."""
    rows = await office.rows(
        "SELECT v.normal_form FROM exclusions e JOIN contact_values v ON v.id = e.value_id"
        " WHERE e.lifted_at IS NULL ORDER BY e.id"
    )
    return [row["normal_form"] for row in rows]


async def test_only_scopes_that_mean_something_are_offered(office: Office) -> None:
    """With a phone there is nothing to exclude by mail."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.presses("Исключить…")
    asked = await office.olga.sees("Почему исключаем?", "Telegram и контакты")
    assert asked.labels[5:] == ["Только Telegram", "Только телефоны", "‹ Назад"]
    await office.olga.presses("Только телефоны")
    await office.olga.presses("Курьер", on=await office.olga.sees("Что: «Только телефоны»"))
    await office.olga.sees("⛔ В исключениях")
    assert await excluded_values(office) == ["+79123456789"]


async def test_all_mail_of_a_company_only_marks_whoever_types_it(office: Office) -> None:
    """A typed address silences nobody; the list says what it did, and not that it stopped anything."""
    await leave_contact(office, phone="manager@dostavka.example")
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.presses("Исключить…")
    await office.olga.presses("Только домен почты")
    await office.olga.presses("Предлагает услуги", on=await office.olga.sees("Что: «@dostavka.example»"))
    await office.olga.sees("⛔ В исключениях")
    office.anna = await office.sandbox.person("Борис")
    await leave_contact(office, phone="boris@spb.dostavka.example", name="Борис Ким")
    await office.pavel.sees("Новый лид №2", "⚠️ Указанный контакт есть в исключениях", chat=office.team)
    await office.olga.sends("/exclusions")
    await office.olga.sees("@dostavka.example · предлагает услуги · отмечено: 1")


async def test_a_free_mail_service_is_not_offered_as_a_whole(open_office: Opening) -> None:
    """In English, for one person alone; a button from before its scopes were split is answered as outdated."""
    office = await open_office(alone=True, language="en")
    await office.anna.starts()
    await office.anna.presses("Leave a contact")
    await office.anna.sends("anna@gmail.com")
    await office.anna.sends("Anna")
    await office.anna.sends("Prices")
    await office.anna.presses("Agree and send")
    await office.viktor.presses("Exclude…", on="New lead No. 1")
    asked = await office.viktor.sees("Why exclude?")
    assert asked.labels[5:] == ["Only Telegram", "Only e-mails", "‹ Back"]
    old = "exclnow1:1:1:courier:contacts:0"
    assert await office.viktor.presses_data(old, on=asked) == "This button is outdated. Open the card again: /leads."
    assert await excluded_values(office) == []
    await office.viktor.presses("Only e-mails", on=asked)
    await office.viktor.presses("Courier", on=await office.viktor.sees("What: “Only e-mails”"))
    await office.viktor.sees("⛔ Excluded")
    assert await excluded_values(office) == ["anna@gmail.com"]
