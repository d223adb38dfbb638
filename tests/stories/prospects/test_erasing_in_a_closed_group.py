"""Erasing what stands in a group that is closed to the bot: the owner gets a task in words, and the bot catches up."""

from tests.stories.prospects.test_forgetting import has_everything_erased
from tests.stories.workplace import Workplace

TASK = (
    "🗑 Somebody had their data erased, but the group is closed to me: what I wrote there about them stays. Add me"
    " there again and I take it away, or delete it by hand."
)


async def set_bot(place: Workplace, status: str) -> None:
    """Viktor puts the bot out of the group or lets it in again."""
    assert place.office.team is not None
    await place.office.sandbox.post(f"groups/{place.office.team.id}/bot", person=place.office.viktor.id, status=status)


async def test_the_group_closes_over_an_erasing(place: Workplace) -> None:
    """What was to be taken back there could not be: the owner reads it once, with the card."""
    await place.gets_and_takes_a_lead()
    await place.office.sandbox.quiet()
    await set_bot(place, "kicked")
    await has_everything_erased(place)
    task = await place.office.viktor.sees(place.say(TASK))
    assert place.say("On cards: {cards}", cards=place.say("No. {number}", number=1)) in task.text
    await place.office.sandbox.quiet()
    told = [message for message in await place.office.viktor.messages() if place.say(TASK) in message.text]
    assert [message.id for message in told] == [task.id]
    await place.office.olga.sees_no(place.say(TASK))

    await set_bot(place, "administrator")

    await place.manager.sees(place.say("🗑 No. {number}: erased at the person’s request.", number=1), chat=place.board)


async def test_the_group_was_closed_before(place: Workplace) -> None:
    """The bot knows, and does not even try."""
    await place.gets_a_question()
    await set_bot(place, "kicked")
    guest = await place.office.sandbox.person("Гость")
    await guest.starts()
    await guest.sends(place.told.more)
    await place.office.viktor.sees(place.told.more)
    await place.office.viktor.sees_no(place.say(TASK))

    await has_everything_erased(place)

    await place.office.viktor.sees(place.say(TASK), place.say("On cards: {cards}", cards=""))
