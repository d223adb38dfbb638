"""Being invited: when Anna is asked for a contact, when she is not, and that she may go on without."""

from tests.stories.prospects.conftest import PlaceOpening
from tests.stories.workplace import Workplace

AFTER_ANSWER = "Is a call or an e-mail easier for you? You can leave a contact, or we just go on here."
FOR_PRICES = "Shall we send you the prices? Leave a contact, if you like; the answer comes here too."
FOR_TOPIC = "If you prefer a call or an e-mail, leave a contact."
OPEN = {"ru": "Вы завтра открыты?", "en": "Are you open tomorrow?"}


async def count_of(place: Workplace, words: str) -> int:
    """How many messages Anna has with these words."""
    await place.office.sandbox.quiet()
    return sum(words in message.text for message in await place.anna.messages())


async def asks_and_is_answered(place: Workplace, question: str) -> None:
    """Anna asks, and Olga replies to the card."""
    await place.anna.starts()
    await place.anna.sends(question)
    card = await place.manager.sees(question, chat=place.board)
    await place.manager.sends(place.told.answer, to=place.board, reply_to=card)
    await place.anna.sees(place.told.answer)


async def test_an_answer_is_a_moment_to_ask_for_a_contact(place: Workplace, language: str) -> None:
    """Once a day, in a message of its own with a button; the receipt of the question did not ask."""
    await asks_and_is_answered(place, OPEN[language])
    invitation = await place.anna.sees(place.say(AFTER_ANSWER))
    assert invitation.labels == [place.say("Leave a contact")]
    assert await count_of(place, place.say(FOR_TOPIC)) == 0
    card = await place.manager.sees(OPEN[language], chat=place.board)
    await place.manager.sends(place.told.more, to=place.board, reply_to=card)
    await place.anna.sees(place.told.more)
    assert await count_of(place, place.say(AFTER_ANSWER)) == 1


async def test_whoever_asks_for_prices_is_asked_with_the_receipt(place: Workplace) -> None:
    """One message; after the answer there is no second invitation that day."""
    await asks_and_is_answered(place, place.told.question)
    receipt = await place.anna.sees(place.say(FOR_PRICES))
    assert receipt.labels == [place.say("Leave a contact")]
    assert place.say("Got it, thank you, we have passed it on. {when} {who}", when="", who="").strip() in receipt.text
    assert await count_of(place, place.say(AFTER_ANSWER)) == 0


async def test_a_question_on_a_topic_is_a_moment_too(place: Workplace, language: str) -> None:
    await place.anna.starts()
    await place.anna.presses("Доставка")
    await place.anna.sends(OPEN[language])
    await place.anna.sees(place.say(FOR_TOPIC))


async def test_the_button_begins_the_introduction_and_nobody_is_invited_in_the_middle_of_it(
    place: Workplace, language: str
) -> None:
    await place.anna.starts()
    await place.anna.sends(OPEN[language])
    card = await place.manager.sees(OPEN[language], chat=place.board)
    await place.anna.presses(place.say("Leave a contact"))
    await place.office.sandbox.quiet()
    await place.manager.sends(place.told.answer, to=place.board, reply_to=card)
    await place.anna.sees(place.told.answer)
    assert await count_of(place, place.say(AFTER_ANSWER)) == 0


async def test_who_has_introduced_themselves_is_not_invited(place: Workplace) -> None:
    card = await place.gets_and_takes_a_lead()
    invited = await count_of(place, place.say(FOR_PRICES))
    await place.manager.sends(place.told.answer, reply_to=card)
    await place.anna.sees(place.told.answer)
    assert await count_of(place, place.say(AFTER_ANSWER)) == 0
    await place.anna.sends(place.told.question)
    assert await count_of(place, place.say(FOR_PRICES)) == invited


async def test_the_owner_may_switch_it_off(open_place: PlaceOpening) -> None:
    place = await open_place(intake={"invite": False})
    await asks_and_is_answered(place, place.told.question)
    assert await count_of(place, place.say(AFTER_ANSWER)) == 0
    assert await count_of(place, place.say(FOR_PRICES)) == 0
