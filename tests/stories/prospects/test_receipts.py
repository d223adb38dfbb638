"""Receipts: what was understood, who answers, how long that usually takes, and what is said while it is closed."""

from datetime import date, timedelta

from bot.domain.activity import Deed, Traces
from bot.sandbox.sight import Seen
from bot.texts import speaking
from tests.stories.prospects.conftest import PlaceOpening
from tests.stories.workplace import PHONE, Workplace

MOST_LINES = 12
OPERATOR = "ООО Ромашка"
FRIDAY = {
    "ru": {"day": "13 марта", "opens": "09:00", "until": "10:00"},
    "en": {"day": "March 13", "opens": "09:00", "until": "10:00"},
}


async def test_a_question_is_acknowledged_with_who_answers_and_by_when(place: Workplace) -> None:
    """The company's name and the owner's promise, while nobody knows better; never a manager's name."""
    await place.anna.starts()
    await place.anna.sends(place.told.question)

    receipt = await place.anna.sees(
        place.say("We will answer within an hour."),
        place.say("A person from {operator} will write to you right here.", operator=OPERATOR),
    )
    assert place.manager.first_name not in receipt.text


async def test_the_receipt_of_a_request_says_what_was_understood(place: Workplace) -> None:
    """One screen: name, contact, wish, who answers where and when."""
    await place.gets_a_lead()

    receipt = await place.anna.sees(place.say("Thank you! We have noted:"), place.told.name, PHONE, place.told.question)
    assert place.say("You will talk to a person from {operator}.", operator=OPERATOR) in receipt.text
    assert place.say("We will answer within an hour.") in receipt.text
    assert len(receipt.text.splitlines()) <= MOST_LINES


async def shows_by_a_sign_alone(place: Workplace, said: Seen) -> bool:
    """Whether the bot put its sign under what Anna said, and wrote nothing below it."""
    await place.office.sandbox.quiet()
    messages = await place.anna.messages()
    return messages[-1].id == said.id and messages[-1].reaction == "👀"


async def test_what_is_added_right_after_a_request_gets_a_sign(place: Workplace) -> None:
    """Who answers when was said a moment ago."""
    await place.gets_a_lead()
    await place.anna.sees(place.say("Thank you! We have noted:"))
    await place.office.sandbox.quiet()
    assert await shows_by_a_sign_alone(place, await place.anna.sends(place.told.more))


async def test_a_talk_goes_on_without_a_word_of_the_bots(place: Workplace) -> None:
    """Olga answers, Anna thanks and asks on, in words and with a picture: each message has its sign, once for all."""
    await place.gets_and_takes_a_lead()
    place.office.clock.pass_time(timedelta(hours=1))
    card = await place.manager.sees_button(place.say("Answer"), on=place.told.name)
    await place.manager.sends(place.told.answer, reply_to=card)
    await place.anna.sees(place.told.answer)
    for _ in range(2):
        assert await shows_by_a_sign_alone(place, await place.anna.sends(place.told.more))
    assert await shows_by_a_sign_alone(place, await place.anna.sends_photo())


async def test_after_a_silence_words_say_again_who_answers_when(place: Workplace) -> None:
    await place.gets_a_lead()
    told = await place.anna.sees(place.say("Thank you! We have noted:"))
    place.office.clock.pass_time(timedelta(hours=1))
    await place.anna.sends(place.told.more)
    await place.anna.sees(place.say("We will answer within an hour."), after=told)
    assert await shows_by_a_sign_alone(place, await place.anna.sends(place.told.question))


async def test_each_of_several_messages_at_once_has_its_sign(place: Workplace) -> None:
    """Words come once, for the first of them."""
    await place.anna.starts()
    said = [await place.anna.sends(f"{place.told.question} {number}") for number in range(3)]
    await place.office.sandbox.quiet()
    shown = {message.id: message.reaction for message in await place.anna.messages()}
    assert [shown[message.id] for message in said] == [None, "👀", "👀"]


async def test_a_talk_that_outlasts_the_working_day_is_told_so_once(open_place: PlaceOpening) -> None:
    """An honest word where a sign would promise what is not so; then signs again."""
    place = await open_place(team={"hours": ["mon 09:00-12:00", "fri 09:00-18:00"], "timezone": "UTC"})
    await place.anna.starts()
    before_closing = place.office.clock.now().replace(hour=11, minute=57)
    place.office.clock.pass_time(before_closing - place.office.clock.now())
    told = await place.anna.sends(place.told.question)
    await place.anna.sees(after=told)
    place.office.clock.pass_time(timedelta(minutes=6))
    await place.anna.sends(place.told.more)
    closed = place.say("We are closed just now and will answer {moment}.", moment="|").partition("|")[0]
    await place.anna.sees(closed.strip(), after=told)
    assert await shows_by_a_sign_alone(place, await place.anna.sends(place.told.question))


async def test_after_ten_answers_real_waits_are_told_instead_of_the_promise(place: Workplace) -> None:
    """Most have waited for two and twenty minutes: said in the next step that people use."""
    answered = place.office.clock.now() - timedelta(days=1)
    async with place.office.writing() as session:
        for minutes in (3, 4, 5, 22, 22, 22, 22, 22, 300, 4000):
            asked = Traces(asked_at=answered - timedelta(minutes=minutes))
            await session.activities.add(Deed.ANSWERED, now=answered, traces=asked)
    await place.anna.starts()
    await place.anna.sends(place.told.question)

    say = speaking(place.office.config.team.language)
    usual = "We usually answer within {n} minute.", "We usually answer within {n} minutes."
    await place.anna.sees(say.plain_many(*usual, n=30))


async def test_while_it_is_closed_the_receipt_names_the_next_opening(open_place: PlaceOpening) -> None:
    """On a Monday, a shop that opens on Fridays - and never on that holiday - says Friday of the next week."""
    open_at = {"hours": ["fri 09:00-18:00"], "timezone": "UTC", "holidays": [date(2026, 3, 6)]}
    place = await open_place(team=open_at)
    await place.anna.starts()
    await place.anna.sends(place.told.question)

    moment = place.say("on {day} from {opens} to {until}", **FRIDAY[place.office.config.team.language])
    await place.anna.sees(place.say("We are closed just now and will answer {moment}.", moment=moment))
