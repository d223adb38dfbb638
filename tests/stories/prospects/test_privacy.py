"""Privacy: what is kept is told at any time, by whom and for how long, and what one has agreed to."""

from tests.stories.prospects.conftest import PlaceOpening
from tests.stories.workplace import Workplace

MOST_LINES = 12


async def test_a_stranger_reads_what_is_kept_and_that_nothing_was_agreed_to(place: Workplace) -> None:
    """The operator, how long what is kept, the document behind a button."""
    await place.anna.starts()
    await place.anna.sends("/privacy")
    notice = await place.anna.sees(
        "ООО Ромашка",
        place.say("You have agreed to nothing so far, and you need not: questions are answered all the same."),
    )
    assert len(notice.text.splitlines()) <= MOST_LINES
    document = notice.button(place.say("Read the document"))
    assert document is not None
    assert document.url == "https://example.com/privacy"


async def test_whoever_agreed_reads_when_and_to_which_version(place: Workplace) -> None:
    await place.gets_a_lead()
    await place.anna.sends("/privacy")
    agreed = place.say("You agreed on {day} to version {version} of the document.", day="{day}", version="1")
    await place.anna.sees(agreed.partition("{day}")[0], agreed.partition("{day}")[2])


async def test_the_owners_own_words_come_first_in_each_language(open_place: PlaceOpening, language: str) -> None:
    """Where there are none for a language, the bot's stand."""
    place = await open_place(consent={"operator": "ООО Ромашка", "text": {"ru": "<b>Мы</b> храним немного."}})
    await place.anna.starts()
    await place.anna.sends("/privacy")
    await place.anna.sees("Мы храним немного." if language == "ru" else "Your data are kept by", "/mydata")


async def test_it_is_read_in_the_middle_of_an_introduction(place: Workplace) -> None:
    """What was asked goes on to be asked."""
    await place.anna.starts()
    await place.anna.sends(place.told.question)
    await place.anna.presses(place.say("Leave a contact"))
    await place.anna.sends("/privacy")
    await place.anna.sees("ООО Ромашка")
    await place.anna.shares_contact()
    await place.anna.sends(place.told.name)
    await place.anna.sees(place.say("Please check:"), place.told.name)
    await place.anna.presses(place.say("Agree and send"))
    await place.manager.sees(place.told.name, chat=place.board)


async def test_a_consent_is_withdrawn_and_the_talk_goes_on(place: Workplace) -> None:
    """Name and contacts go, also from the cards; the question waits again, without a name."""
    await place.gets_and_takes_a_lead()
    await place.anna.sends("/privacy")
    await place.anna.presses(place.say("Withdraw my consent"))
    await place.anna.presses(place.say("Withdraw my consent"), on=await place.anna.sees("/forget."))
    await place.anna.sees(
        place.say("Done: your name and contacts are erased. You can go on asking right here, without a name.")
    )
    await place.manager.sees(place.say("🗑 No. {number}: erased at the person’s request.", number=1))
    question = await place.manager.sees(place.told.question, chat=place.board)
    assert place.told.name not in question.text
    await place.anna.sends(place.told.more)
    await place.manager.sees(place.told.more, chat=place.board)
    await place.manager.sees_no(place.told.name)
    await place.anna.presses(place.say("Leave a contact"))
    await place.anna.sees_button(place.say("Share my number"))
