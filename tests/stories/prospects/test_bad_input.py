"""Bad input: whatever a stranger sends where something else was asked for is answered, and nothing is lost by it."""

from typing import Any

from tests.stories.prospects.conftest import PlaceOpening
from tests.stories.workplace import Workplace

NOW = 1_800_000_000
A_DAY = 86_400
TWO_GIGABYTES = 2 * 1024**3
PHOTOS = 50
PASSED_ON = "Thank you, we have passed it on."
WORDLESS = "And in words, please: what would you like to know?"


def passed_on(place: Workplace) -> str:
    """What a receipt of a question begins with."""
    receipt = place.say("Got it, thank you, we have passed it on. {when} {who}", when="|", who="")
    return receipt.partition("|")[0].strip()


async def test_stickers_dice_and_games_are_asked_to_say_it_in_words(place: Workplace) -> None:
    """They say nothing that could be passed on, and nobody of the team hears of them."""
    await place.anna.starts()
    said = await place.anna.sees_button(place.say("Leave a contact"))
    await place.anna.sends_sticker()
    said = await place.anna.sees(place.say(WORDLESS), after=said)
    for kind in ("dice", "game", "story"):
        await place.anna.sends_content(kind)
        said = await place.anna.sees(place.say(WORDLESS), after=said)
    assert await place.office.rows("SELECT id FROM interests WHERE route = 'question'") == []


async def test_each_question_of_an_introduction_goes_on_after_what_is_no_answer(place: Workplace) -> None:
    """A voice message instead of a name, a sticker instead of a phone, a dice instead of a yes."""
    await place.anna.starts(await place.office.link_of("shop"))
    await place.anna.presses(place.say("Leave a contact"))
    await place.anna.sends_sticker()
    again = place.say("Please share your number with the button below, or type a phone or an e-mail. /cancel to stop.")
    assert (await place.anna.sees(again)).text == again
    await place.anna.sends_photo()
    await place.anna.sees(place.say(PASSED_ON), again)
    await place.anna.sends_content("paid_media")
    await place.anna.sees(place.say("I cannot pass this on."), again)
    await place.anna.sends("+7 912 345-67-89")
    await place.anna.sees(place.say("What is your name? Type it, or just press the button below."))
    await place.anna.sends_voice()
    await place.anna.sees(place.say(PASSED_ON), place.say("Please type your name, for example: Anna. /cancel to stop."))
    await place.anna.sends(place.told.name)
    summary = await place.anna.sees(place.say("Please check:"))
    await place.anna.sends_content("dice")
    await place.anna.sees(place.say("To go on, please press a button above."))
    await place.anna.presses(place.say("Agree and send"), on=summary)
    await place.anna.sees(place.say("Thank you! We have noted:"))


async def test_what_is_shown_where_something_is_asked_for_reaches_the_team(place: Workplace) -> None:
    """A photo instead of a name, a voice message and a place instead of a contact: the question stays open."""
    await place.anna.starts(await place.office.link_of("shop"))
    await place.anna.presses(place.say("Leave a contact"))
    await place.anna.sends_content("location")
    await place.manager.sees("(location)", chat=place.board)
    await place.anna.shares_contact()
    await place.anna.sees(place.say("Please check:"))
    await place.anna.presses(place.say("Correct it"))
    await place.anna.presses(place.say("Name"))
    await place.anna.sends_photo()
    await place.manager.sees("(picture)", chat=place.board)
    await place.anna.sends(place.told.name)
    await place.anna.sees(place.say("Please check:"), place.told.name)


async def test_consent_pressed_twice_makes_one_lead(place: Workplace) -> None:
    await place.anna.starts(await place.office.link_of("shop"))
    await place.anna.presses(place.say("Leave a contact"))
    await place.anna.presses(place.say("Share my number"))
    summary = await place.anna.sees_button(place.say("Agree and send"))
    assert await place.anna.presses_stale(place.say("Agree and send"), on=summary) == ""
    assert await place.anna.presses_stale(place.say("Agree and send"), on=summary) == place.say("It is sent already.")
    assert len(await place.office.rows("SELECT id FROM leads")) == 1
    assert len(await place.office.rows("SELECT prospect_id FROM consents")) == 1


async def test_fifty_photos_are_all_kept_and_answered_by_a_few_words(place: Workplace) -> None:
    """Nobody reads fifty receipts."""
    await place.anna.starts()
    await place.anna.sees_button(place.say("Leave a contact"))
    for _ in range(PHOTOS):
        await place.anna.sends_photo()
    await place.office.sandbox.quiet(patience=30)
    assert len(await place.office.rows("SELECT id FROM interests WHERE route = 'question'")) == PHOTOS
    answers = [message for message in await place.anna.messages() if message.from_bot]
    assert len(answers) < PHOTOS / 2


async def test_a_file_of_two_gigabytes_is_passed_on_like_any_other(place: Workplace) -> None:
    """The bot never fetches it: it shows the team where it stands."""
    await place.anna.starts()
    greeting = await place.anna.sees_button(place.say("Leave a contact"))
    await place.office.sandbox.inject(_message(place, {"document": _FILE, "caption": place.told.question}))
    await place.manager.sees(place.told.question, chat=place.board)
    await place.anna.sees(passed_on(place), after=greeting)


async def test_the_words_of_another_bot_are_a_question_and_no_introduction(place: Workplace) -> None:
    """What is forwarded may hold anybody's contact."""
    await place.anna.starts()
    greeting = await place.anna.sees_button(place.say("Leave a contact"))
    bot = {"id": 777, "is_bot": True, "first_name": "Delivery", "username": "delivery_bot"}
    origin = {"type": "user", "date": NOW - A_DAY, "sender_user": bot}
    words = f"{place.told.name}, 8 912 345-67-89"
    await place.office.sandbox.inject(_message(place, {"text": words, "forward_origin": origin}))
    await place.anna.sees(passed_on(place), after=greeting)
    await place.manager.sees(place.told.name, chat=place.board)
    assert await place.office.rows("SELECT id FROM leads") == []


async def test_whoever_blocks_between_question_and_answer_is_served_after_coming_back(place: Workplace) -> None:
    """The manager reads that the answer cannot be sent; the question stands."""
    card = await place.gets_a_question()
    await place.anna.blocks()
    await place.office.sandbox.quiet()
    await place.manager.sends(place.told.answer, to=place.board, reply_to=card)
    refusal = "The answer cannot be sent: the person has blocked the bot. Try the phone or mail."
    await place.manager.sees(place.say(refusal), chat=place.board)
    await place.anna.unblocks()
    await place.anna.starts()
    await place.anna.sends(place.told.more)
    await place.manager.sees(place.told.more, chat=place.board)


async def test_a_hostile_name_of_an_account_is_shown_nowhere_as_it_is(open_place: PlaceOpening, language: str) -> None:
    """Letters that turn the line around or tower over it come neither to the button nor to the card."""
    place = await open_place(intake={"show_telegram_names": True})
    hostile = "\u202eА" + "\u0301" * 30 + "нна"
    guest = await place.office.sandbox.person(hostile, phone="79261112233", language=language)
    await guest.starts(await place.office.link_of("shop"))
    await guest.sends("+7 926 111-22-33")
    await guest.sees(place.say("What is your name? Type it, or just press the button below."))
    assert await guest.keyboard() == [["А\u0301\u0301нна"]]
    await guest.sends(place.told.question)
    card = await place.manager.sees(place.told.question, chat=place.board)
    assert "\u202e" not in card.text
    assert "\u0301" * 5 not in card.text


_FILE = {"file_id": "huge", "file_unique_id": "huge", "file_name": "huge.zip", "file_size": TWO_GIGABYTES}


def _message(place: Workplace, content: dict[str, Any]) -> dict[str, Any]:
    """Return an update with a message of Anna's that her sandbox would not write."""
    anna = {"id": place.anna.id, "first_name": "Анна"}
    author = {**anna, "is_bot": False, "language_code": place.office.config.team.language}
    message = {"message_id": 999_999, "date": NOW, "chat": {**anna, "type": "private"}, "from": author}
    return {"message": {**message, **content}}
