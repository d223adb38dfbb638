"""Interest by hand: a call, a talk at an exhibition, words from elsewhere - noted in two taps, never twice."""

import pytest

from bot.domain.contact_points import read_contact
from bot.domain.exclusion import ExclusionReason
from bot.domain.ids import ManagerId
from tests.stories.conftest import Opening
from tests.stories.workplace import PHONE, Workplace, workplace

TELEGRAM = 777_000
FAIR = "Мебель-2026"
NOTED = "SELECT route, occasion, words, member_id FROM interests"


@pytest.fixture(params=("ru", "en"))
def language(request: pytest.FixtureRequest) -> str:
    """What everybody's Telegram speaks."""
    spoken: str = request.param
    return spoken


@pytest.fixture
async def place(open_office: Opening, language: str) -> Workplace:
    """The usual team."""
    return workplace(await open_office(language=language, speed=60.0), language)


async def note_at_the_fair(place: Workplace) -> None:
    """The manager says where it was, for the first time today."""
    await place.manager.presses(place.say("Note interest…"))
    await place.manager.presses(place.say("Exhibition…"))
    await place.manager.sees(place.say("What is it called? One line, I remember it for today. /cancel leaves it."))
    await place.manager.sends(FAIR)
    await place.manager.presses(f"🎪 {FAIR}")


async def test_a_talk_at_an_exhibition_becomes_a_lead(place: Workplace) -> None:
    """A card out of the address book: name and phone, where, with whom; one tap makes it a lead."""
    await place.manager.shares_contact_of(place.told.name, PHONE)
    await note_at_the_fair(place)
    card = await place.manager.sees(FAIR, "✅")
    rows = await place.office.rows(NOTED)
    assert rows == [{"route": "exhibition", "occasion": FAIR, "words": None, "member_id": place.manager.id}]
    await place.manager.presses(place.say("Make it a lead"), on=card)
    await place.manager.sees(place.told.name, PHONE)
    leads = await place.office.rows("SELECT route, name, manager_id FROM leads")
    assert leads == [{"route": "exhibition", "name": place.told.name, "manager_id": place.manager.id}]


async def test_an_exhibition_is_named_once_a_day(place: Workplace) -> None:
    """The next visitor takes two taps, for the colleague as well."""
    await place.manager.shares_contact_of("Аня", PHONE)
    await note_at_the_fair(place)
    await place.manager.sees(FAIR, "✅")
    assert place.colleague is not None
    await place.colleague.sends("+7 926 111-22-33")
    await place.colleague.presses(place.say("Note interest…"))
    await place.colleague.presses(f"🎪 {FAIR}")
    await place.colleague.sees(FAIR, "✅")
    assert [row["member_id"] for row in await place.office.rows(NOTED)] == [place.manager.id, place.colleague.id]


async def test_it_was_a_colleague_who_talked(place: Workplace) -> None:
    """Whoever writes it down need not be who was there."""
    await place.manager.sends(PHONE)
    await place.manager.presses(place.say("Note interest…"))
    asked = await place.manager.sees_button(place.say("With: {name}", name=place.manager.first_name))
    await place.manager.presses(place.say("With: {name}", name=place.manager.first_name), on=asked)
    await place.office.sandbox.quiet()
    labels = (await place.manager.sees_button(place.say("📞 Call"))).labels
    other = next(label for label in labels if label.startswith(place.say("With: {name}", name="").strip()))
    assert place.manager.first_name not in other
    await place.manager.presses(place.say("📞 Call"))
    await place.manager.sees("✅", other.partition(": ")[2])
    (row,) = await place.office.rows(NOTED)
    assert (row["route"], row["occasion"]) == ("call", None)
    assert row["member_id"] != place.manager.id


async def test_forwarded_words_stay_in_the_journal_of_their_author(place: Workplace) -> None:
    """Once she writes herself, it is the same journal; nobody may write to her before."""
    await place.manager.forwards_text(place.told.question, author=place.anna)
    await place.manager.presses(place.say("Note interest…"))
    await place.manager.presses(place.say("📞 Call"))
    await place.manager.sees("✅")
    assert await place.office.rows("SELECT telegram_id, private_since FROM prospects") == [
        {"telegram_id": place.anna.id, "private_since": None}
    ]
    await place.anna.starts()
    await place.office.sandbox.quiet()
    journal = await place.office.rows("SELECT route, words FROM interests ORDER BY id")
    assert [(line["route"], line["words"]) for line in journal] == [("call", place.told.question), ("start", None)]
    assert len(await place.office.rows("SELECT id FROM prospects")) == 1


async def test_of_a_hidden_account_the_name_is_kept_and_a_lead_asks_for_the_phone(place: Workplace) -> None:
    await place.manager.forwards_text(place.told.question, author=place.told.name)
    await place.manager.presses(place.say("Note interest…"))
    await place.manager.presses(place.say("📞 Call"))
    await place.manager.presses(place.say("Make it a lead"), on=await place.manager.sees("✅"))
    await place.manager.sends(f"{place.told.name}, {PHONE}")
    await place.manager.sees(place.told.name, PHONE, place.told.question)
    assert await place.office.rows("SELECT telegram_id, telegram_name FROM prospects") == [
        {"telegram_id": None, "telegram_name": place.told.name}
    ]


async def test_a_mistake_is_taken_back_from_the_message_itself(place: Workplace) -> None:
    """Nothing is left of somebody of whom nothing else was known."""
    await place.manager.shares_contact_of(place.told.name, PHONE)
    await place.manager.presses(place.say("Note interest…"))
    await place.manager.presses(place.say("📞 Call"))
    noted = await place.manager.sees("✅")
    await place.manager.presses(place.say("↩ Undo"), on=noted)
    await place.manager.sees_button(place.say("Note interest…"))
    assert await place.office.rows("SELECT id FROM interests") == []
    assert await place.office.rows("SELECT id FROM prospects") == []
    assert await place.office.rows("SELECT id FROM contact_values WHERE kind = 'phone'") == []


async def test_what_was_made_a_lead_is_undone_on_the_lead_first(place: Workplace) -> None:
    await place.manager.shares_contact_of(place.told.name, PHONE)
    await place.manager.presses(place.say("Note interest…"))
    await place.manager.presses(place.say("📞 Call"))
    noted = await place.manager.sees("✅")
    await place.manager.presses(place.say("Make it a lead"), on=noted)
    await place.manager.sees(place.told.name, PHONE, after=noted)
    await place.manager.presses_stale(place.say("↩ Undo"), on=noted)
    assert len(await place.office.rows("SELECT id FROM interests")) == 1


async def test_a_second_tap_notes_nothing_twice(place: Workplace) -> None:
    await place.manager.sends(PHONE)
    await place.manager.presses(place.say("Note interest…"))
    asked = await place.manager.sees_button(place.say("📞 Call"))
    for _ in range(2):
        await place.manager.presses_stale(place.say("📞 Call"), on=asked)
    await place.office.sandbox.quiet()
    assert len(await place.office.rows("SELECT id FROM interests")) == 1


async def test_a_colleague_shows_no_interest(place: Workplace) -> None:
    await place.manager.forwards_text(place.told.answer, author=place.office.pavel)
    await place.manager.presses(place.say("Note interest…"))
    toast = await place.manager.presses(place.say("📞 Call"))
    assert toast == place.say("That is a colleague, a bot or a channel: nobody to note interest of.")
    assert await place.office.rows("SELECT id FROM prospects") == []


async def test_of_who_is_excluded_nothing_is_noted(place: Workplace) -> None:
    async with place.office.writing() as session:
        await session.exclusions.add(
            value=read_contact(PHONE, "RU"), reason=ExclusionReason.COURIER, over_client=False, lead=None,
            by=ManagerId(place.manager.id), now=place.office.clock.now(),
        )  # fmt: skip
    await place.manager.sends(PHONE)
    await place.manager.sees("⛔")
    await place.manager.sees_no_button(place.say("Note interest…"))


async def test_a_forwarded_album_is_one_interest(place: Workplace) -> None:
    """One card for all its pictures, with the words under them; the next album is another."""
    neighbours = await place.office.sandbox.group("Соседи", members=[place.anna, place.manager])
    for _ in range(2):
        for picture in await place.anna.sends_album(place.told.question, None, None, to=neighbours):
            await place.manager.forwards(picture)
        await place.office.sandbox.quiet()
    asked = [each for each in await place.manager.messages() if place.say("Note interest…") in each.labels]
    assert len(asked) == 2
    await place.manager.presses(place.say("Note interest…"), on=asked[0])
    await place.manager.presses(place.say("📞 Call"), on=asked[0])
    await place.manager.sees("✅")
    assert await place.office.rows("SELECT route, words FROM interests") == [
        {"route": "call", "words": place.told.question}
    ]


async def test_a_forwarded_sticker_is_interest_without_words(place: Workplace) -> None:
    neighbours = await place.office.sandbox.group("Соседи", members=[place.anna, place.manager])
    await place.manager.forwards(await place.anna.sends_sticker(to=neighbours))
    await place.manager.presses(place.say("Note interest…"))
    await place.manager.presses(place.say("📞 Call"))
    await place.manager.sees("✅")
    assert await place.office.rows("SELECT route, words FROM interests") == [{"route": "call", "words": None}]


async def test_what_a_bot_has_written_is_nobodys_interest(place: Workplace) -> None:
    said = await place.manager.sends("/start")
    await place.office.sandbox.quiet()
    by_bot = next(each for each in await place.manager.messages() if each.from_bot and each.id > said.id)
    await place.manager.forwards(by_bot)
    toast = await place.manager.presses(place.say("Note interest…"))
    assert toast == place.say("That is a colleague, a bot or a channel: nobody to note interest of.")
    assert await place.office.rows("SELECT id FROM prospects") == []


async def test_what_telegram_itself_has_written_is_nobodys_interest(place: Workplace) -> None:
    await place.manager.shares_contact_of("Telegram", PHONE, user_id=TELEGRAM)
    toast = await place.manager.presses(place.say("Note interest…"))
    assert toast == place.say("That is a colleague, a bot or a channel: nobody to note interest of.")
    assert await place.office.rows("SELECT id FROM prospects") == []
