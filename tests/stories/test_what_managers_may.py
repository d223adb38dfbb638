"""What managers may: the owner lets all of them see a colleague's contacts, or lift a colleague's exclusions."""

from tests.stories.conftest import Opening
from tests.stories.scenes import leave_contact


async def test_a_colleagues_contacts_are_for_all_where_the_owner_says_so(open_office: Opening) -> None:
    """The card tells everything and offers nothing to decide."""
    office = await open_office(team={"see_contacts": "all"})
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.pavel.sends("/lead 1")
    card = await office.pavel.sees("Анна Петрова", "+7 912 345-67-89", "Ольга")
    assert card.labels == ["Скопировать номер", "История"]
    await office.pavel.presses("История", on=card)
    await office.pavel.sees("Взято в работу · Ольга")


async def test_a_colleagues_contacts_stay_hidden_otherwise(open_office: Opening) -> None:
    office = await open_office()
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.pavel.sends("/lead 1")
    await office.pavel.sees("Анна Петрова")
    await office.pavel.sees_no("+7 912 345-67-89")


async def test_anybody_lifts_what_a_colleague_excluded_where_the_owner_says_so(open_office: Opening) -> None:
    office = await open_office(team={"lift_exclusions": "all"})
    await office.olga.sends("+7 926 111-22-33")
    await office.olga.presses("Исключить…")
    await office.olga.presses("Курьер")
    await office.olga.sees("В исключениях: курьер")
    await office.pavel.sends("/exclusions")
    await office.pavel.presses("Снять +7 926 111-22-33")
    assert await office.rows("SELECT id FROM exclusions WHERE lifted_at IS NULL") == []
