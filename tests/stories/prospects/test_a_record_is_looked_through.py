"""Who had everything erased may stand in a client's record: the owner looks it through, and that is written down."""

from datetime import timedelta

from bot.sandbox.sight import Seen
from tests.stories.prospects.test_forgetting import has_everything_erased, reminder_in
from tests.stories.scenes import let_time_pass
from tests.stories.workplace import Workplace


async def a_client_is_erased(place: Workplace) -> Seen:
    """Anna has a contract and takes everything back; the owner gets a task."""
    await place.gets_and_takes_a_lead()
    await place.chooses("✓ Qualified lead")
    await place.chooses("🏆 Deal won")
    await place.office.sandbox.quiet()
    await has_everything_erased(place)
    return await place.office.viktor.sees("🗓", place.told.name)


async def test_after_the_reminder_the_owner_says_that_it_is_done(place: Workplace) -> None:
    """The card says who it was; history keeps it; nothing is asked again."""
    viktor = place.office.viktor
    await a_client_is_erased(place)
    await let_time_pass(place.office, timedelta(days=28))
    await viktor.sends("/leads")
    reminder = await viktor.sees(reminder_in(place), place.told.name)
    await viktor.presses(place.say("✓ Done"), on=reminder)
    card = await viktor.sees(place.say("Looked through after erasing"), viktor.first_name)
    assert card.id == reminder.id
    await viktor.presses(place.say("History"), on=card)
    await viktor.sees(place.say("Looked through after erasing"), viktor.first_name, place.told.name)


async def test_done_at_once_nobody_is_reminded(place: Workplace) -> None:
    """The button stands under the first message, too, and on the client's card."""
    viktor = place.office.viktor
    task = await a_client_is_erased(place)
    await viktor.presses(place.say("Show the card"), on=task)
    await viktor.presses(place.say("✓ Done"))
    await viktor.sees(place.say("Looked through after erasing"))
    await let_time_pass(place.office, timedelta(days=28))
    await viktor.sends("/leads")
    await place.office.sandbox.quiet()
    await viktor.sees_no(reminder_in(place))


async def test_a_mistaken_press_goes_back(place: Workplace) -> None:
    """Then the reminder comes after all."""
    viktor = place.office.viktor
    task = await a_client_is_erased(place)
    await viktor.presses(place.say("✓ Done"), on=task)
    await viktor.presses(place.say("↩ Not looked through"))
    await viktor.sees_button(place.say("✓ Done"))
    await let_time_pass(place.office, timedelta(days=28))
    await viktor.sends("/leads")
    await viktor.sees(reminder_in(place), place.told.name)
