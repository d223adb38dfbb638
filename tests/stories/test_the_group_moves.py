"""The team's group becomes a supergroup: cards go on there, and each of them stands there once."""

from tests.stories.conftest import Office


async def test_a_press_in_the_group_as_it_was_counts_in_the_group_as_it_is(office: Office) -> None:
    """Old messages stay behind in the old group; however often one presses there, the card is not doubled."""
    await office.anna.starts()
    await office.anna.sends("Сколько стоит доставка?")
    assert office.team is not None
    old = await office.olga.sees("Сколько стоит доставка?", chat=office.team)
    new = await office.sandbox.upgrade(office.team)
    await office.sandbox.quiet()
    await office.olga.presses_stale("Исключить…", on=old)
    await office.olga.sees_button("Спам", chat=new)
    await office.olga.presses_stale("Ответить", on=old)
    await office.olga.presses_stale("Исключить…", on=old)
    await office.sandbox.quiet()
    cards = [message for message in await office.olga.messages(new) if message.buttons]
    assert len(cards) == 1
