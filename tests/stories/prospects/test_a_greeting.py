"""A greeting: what somebody reads who opens the chat for the first time."""

from tests.stories.workplace import Workplace

MOST_LINES = 12


async def test_a_stranger_is_greeted_and_asked_for_nothing(place: Workplace) -> None:
    """Topics and the way to leave a contact are on buttons; a question may just be typed."""
    await place.anna.starts()
    greeting = await place.anna.sees(place.say("Or choose what it is about:"))
    assert greeting.labels == ["Цены", "Доставка", place.say("Leave a contact")]
    assert len(greeting.text.splitlines()) <= MOST_LINES
