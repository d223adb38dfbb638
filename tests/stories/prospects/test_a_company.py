"""A company: said in one tap and an answer, with a role and who decides there - and nobody has to."""

from bot.sandbox.sight import Seen
from tests.stories.workplace import Workplace

COMPANY = "ООО Ромашка"
TAKEN_FROM = {"ru": "Анна Петрова, директор", "en": "Anna Petrova, director"}
ROLE = {"ru": "директор", "en": "director"}


async def comes_to_the_summary(place: Workplace) -> Seen:
    """Anna asks and shares her number."""
    await place.anna.starts()
    await place.anna.sends(place.told.question)
    await place.anna.presses(place.say("Leave a contact"))
    await place.anna.presses(place.say("Share my number"))
    return await place.anna.sees_button(place.say("For a company…"))


async def test_who_decides_is_one_tap_more(place: Workplace) -> None:
    """Offered once a company is named; the same message shows what was chosen, and the card does."""
    await comes_to_the_summary(place)
    await place.anna.presses(place.say("For a company…"))
    await place.anna.sends(f"{COMPANY}, закупки")
    named = await place.anna.sees_button(place.say("I decide"), place.say("Another decides"))
    await place.anna.presses(place.say("Another decides"), on=named)
    shown = await place.anna.sees(
        place.say("Company: <b>{company}</b>, somebody else decides", company=f"{COMPANY}, закупки")
    )
    assert shown.id == named.id
    assert place.say("I decide") not in shown.labels
    await place.anna.presses(place.say("Agree and send"), on=shown)
    await place.anna.sees(place.say("Thank you! We have noted:"))
    await place.manager.sees(COMPANY, place.say("others decide"), chat=place.board)
    assert await place.office.rows("SELECT on_behalf, role, may_decide FROM leads") == [
        {"on_behalf": COMPANY, "role": "закупки", "may_decide": 0}
    ]


async def test_a_tap_that_comes_late_is_answered(place: Workplace) -> None:
    """The lead stays as it was sent."""
    await comes_to_the_summary(place)
    await place.anna.presses(place.say("For a company…"))
    await place.anna.sends(COMPANY)
    named = await place.anna.sees_button(place.say("I decide"))
    await place.anna.presses(place.say("Agree and send"), on=named)
    await place.anna.sees(place.say("Thank you! We have noted:"))
    assert await place.anna.presses_stale(place.say("I decide"), on=named) == place.say("It is sent already.")
    assert await place.office.rows("SELECT may_decide FROM leads") == [{"may_decide": None}]


async def test_a_role_beside_the_name_is_kept_with_a_company_or_without(place: Workplace, language: str) -> None:
    """Said in the first message, it need not be said again with the company."""
    await place.anna.starts()
    await place.anna.sends(f"{TAKEN_FROM[language]}, 8 912 345-67-89. {place.told.question}")
    await place.anna.sees(place.say("Role: <b>{role}</b>", role=ROLE[language]))
    await place.anna.presses(place.say("For a company…"))
    await place.anna.sends(COMPANY)
    await place.anna.sees(place.say("Company: <b>{company}</b>", company=f"{COMPANY}, {ROLE[language]}"))
    await place.anna.presses(place.say("Agree and send"))
    await place.manager.sees(COMPANY, ROLE[language], chat=place.board)


async def test_a_role_said_with_the_name_is_no_part_of_it(place: Workplace, language: str) -> None:
    """Whoever is asked for a name may say more."""
    await place.anna.starts(await place.office.link_of("shop"))
    await place.anna.sends("+7 912 345-67-89")
    await place.anna.sends(TAKEN_FROM[language])
    summary = await place.anna.sees(place.say("Role: <b>{role}</b>", role=ROLE[language]))
    name = TAKEN_FROM[language].partition(",")[0]
    assert place.say("Name: <b>{name}</b>", name=name) in summary.text.splitlines()


async def test_a_company_without_a_person_is_asked_for_the_person(place: Workplace) -> None:
    """A company with its number is no lead yet."""
    await place.anna.starts(await place.office.link_of("shop"))
    await place.anna.sends(f"{COMPANY}, 8 912 345-67-89")
    await place.anna.sees(place.say("{company}, noted. And whom may we ask for there?", company=COMPANY))
    assert await place.office.rows("SELECT id FROM leads") == []
    await place.anna.sends(place.told.name)
    await place.anna.sees(place.say("Please check:"), place.told.name, COMPANY)


async def test_a_company_given_as_a_name_is_noted_and_the_name_asked_for_again(place: Workplace) -> None:
    await place.anna.starts(await place.office.link_of("shop"))
    await place.anna.sends("+7 912 345-67-89")
    await place.anna.sends(COMPANY)
    await place.anna.sees(place.say("This is a company. And what is your own name? For example: Anna Petrova."))
    await place.anna.sends(place.told.name)
    await place.anna.sees(place.say("Please check:"), place.told.name, COMPANY)


async def test_a_role_beside_a_name_written_over_the_summary_is_kept_too(place: Workplace, language: str) -> None:
    """A better name may come with what its person does."""
    await comes_to_the_summary(place)
    await place.anna.sends(TAKEN_FROM[language])
    await place.anna.sees(place.say("Role: <b>{role}</b>", role=ROLE[language]))
