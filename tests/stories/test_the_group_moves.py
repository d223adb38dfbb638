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


async def test_a_group_does_not_move_into_the_chat_of_a_person(office: Office) -> None:
    """Whatever a message says: nobody outside of the team reads cards."""
    assert office.team is not None
    chat = {"id": office.team.id, "type": "supergroup", "title": "Менеджеры"}
    await office.sandbox.inject(
        {"message": {"message_id": 77, "date": 1_800_000_000, "chat": chat, "migrate_to_chat_id": office.anna.id}}
    )
    await office.anna.starts()
    await office.anna.sends("Сколько стоит доставка?")
    await office.olga.sees_button("Исключить…", chat=office.team)
    await office.anna.sees_no("Гость")
