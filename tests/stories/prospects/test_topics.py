"""Topics on two levels, in each language; managers read them in theirs, and old buttons keep their meaning."""

from typing import Any

from bot.config.sections import IntakeSection
from tests.stories.prospects.conftest import PlaceOpening
from tests.stories.workplace import Workplace

BY_LANGUAGE = {
    "ru": {"topics": ["Цены", {"Доставка": ["По городу", "В другой город"]}]},
    "en": {"topics": ["Prices", {"Delivery": ["In town", "To another town"]}]},
}
DELIVERY = {"ru": "Доставка", "en": "Delivery"}
IN_TOWN = {"ru": "По городу", "en": "In town"}
PRICES = {"ru": "Цены", "en": "Prices"}


async def let_topics_be(place: Workplace, **by_language: list[Any]) -> None:
    """The owner changes the config, and starts the bot anew."""
    intake = IntakeSection.model_validate({spoken: {"topics": topics} for spoken, topics in by_language.items()})
    place.office.config = place.office.config.model_copy(update={"intake": intake})
    await place.office.restart_bot()


async def test_a_topic_opens_what_is_below_it_in_the_same_message(open_place: PlaceOpening, language: str) -> None:
    """And back; only what is chosen at the end goes to the journal."""
    place = await open_place(intake=BY_LANGUAGE)
    await place.anna.starts()
    greeting = await place.anna.sees_button(DELIVERY[language])
    said = await place.anna.presses(DELIVERY[language], on=greeting)
    assert said == place.say("{topic}: what exactly?", topic=DELIVERY[language])
    below = await place.anna.sees_button(IN_TOWN[language])
    assert (below.id, below.labels[-1]) == (greeting.id, place.say("‹ Back"))
    await place.anna.presses(place.say("‹ Back"), on=below)
    assert (await place.anna.sees_button(PRICES[language])).id == greeting.id
    await place.anna.presses(DELIVERY[language], on=greeting)
    await place.anna.presses(IN_TOWN[language])
    title = f"{DELIVERY[language]}: {IN_TOWN[language]}"
    await place.anna.sees(f"{title}")
    await place.manager.sees(title, chat=place.board)
    assert await place.office.rows("SELECT topic FROM interests WHERE route = 'topic'") == [{"topic": title}]


async def test_a_topic_chosen_in_another_language_is_the_same_to_the_team(
    open_place: PlaceOpening, language: str
) -> None:
    """Its person reads it in their own, up to the summary and the next greeting."""
    other = "en" if language == "ru" else "ru"
    place = await open_place(intake=BY_LANGUAGE)
    guest = await place.office.sandbox.person("Robin", last_name="Reed", phone="79123456780", language=other)
    await guest.starts()
    await guest.presses(PRICES[other])
    await guest.sees(PRICES[other])
    await place.manager.sees(PRICES[language], chat=place.board)
    assert await place.office.rows("SELECT topic FROM interests WHERE route = 'topic'") == [{"topic": PRICES[language]}]
    await guest.sends("Robin Reed, +7 912 345-67-80")
    summary = await guest.sees("Robin Reed")
    assert PRICES[other] in summary.text and PRICES[language] not in summary.text
    agree = summary.labels[0]
    await guest.presses(agree, on=summary)
    await place.office.sandbox.quiet()
    assert await place.office.rows("SELECT wish FROM leads") == [{"wish": PRICES[language]}]
    await guest.starts()
    assert PRICES[other] in (await guest.sees("Robin Reed", PRICES[other])).text


async def test_a_topic_chosen_while_something_is_asked_stays_readable_in_the_chat(
    open_place: PlaceOpening, language: str
) -> None:
    """And what was asked goes on."""
    place = await open_place(intake=BY_LANGUAGE)
    await place.anna.starts()
    greeting = await place.anna.sees_button(PRICES[language])
    await place.anna.presses(place.say("Leave a contact"), on=greeting)
    await place.anna.sees_button(place.say("Share my number"))
    await place.anna.presses(PRICES[language], on=greeting)
    await place.anna.sees(place.say("Noted: {topic}", topic=PRICES[language]))
    await place.anna.presses(place.say("Share my number"))
    await place.anna.sees(place.say("Please check:"), PRICES[language])


async def test_an_old_button_means_its_own_topic_or_none(open_place: PlaceOpening, language: str) -> None:
    """However the list was changed meanwhile."""
    place = await open_place(intake=BY_LANGUAGE)
    await place.anna.starts()
    greeting = await place.anna.sees_button(PRICES[language])
    await let_topics_be(place, ru=["Гарантия", "Цены"], en=["Warranty", "Prices"])
    said = await place.anna.presses_stale(DELIVERY[language], on=greeting)
    assert said == place.say("This topic is no longer on our list. See what there is now: /start.")
    await place.anna.presses_stale(PRICES[language], on=greeting)
    await place.manager.sees(PRICES[language], chat=place.board)
    assert await place.office.rows("SELECT topic FROM interests WHERE route = 'topic'") == [{"topic": PRICES[language]}]
