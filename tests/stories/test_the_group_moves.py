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


async def test_a_press_there_on_a_card_of_somebody_erased_brings_no_words_back(office: Office) -> None:
    """The card in the old group is out of the bot's reach; what Telegram tells of it with a press is not kept."""
    await office.anna.starts()
    await office.anna.sends("Сколько стоит доставка?")
    assert office.team is not None
    old = await office.olga.sees("Сколько стоит доставка?", chat=office.team)
    await office.sandbox.upgrade(office.team)
    await office.sandbox.quiet()
    await office.anna.sends("/forget")
    await office.anna.presses("Стереть всё")
    await office.anna.sees("Готово")
    await office.sandbox.quiet()
    await office.olga.presses_stale("Исключить…", on=old)
    await office.sandbox.quiet()
    assert await office.rows("SELECT body FROM inbox WHERE body LIKE '%доставка%'") == []


async def test_what_was_said_before_the_move_and_comes_late_still_reaches_its_person(office: Office) -> None:
    """A reply under a card in the group as it was; the bot hears of it only after the move."""
    await office.anna.starts()
    await office.anna.sends("Сколько стоит доставка?")
    assert office.team is not None
    card = await office.olga.sees("Сколько стоит доставка?", chat=office.team)
    replied = await office.olga.sends("Слово команде", to=office.team)
    await office.sandbox.upgrade(office.team)
    await office.sandbox.quiet()
    chat = {"id": office.team.id, "type": "group", "title": "Менеджеры"}
    bot = {"id": office.server.world.bot.id, "is_bot": True, "first_name": "Leadhook"}
    said = {"message_id": card.id, "date": 1_800_000_000, "chat": chat, "from": bot, "text": "…"}
    answer = {"text": "Ответить", "callback_data": "answer1:1"}
    await office.sandbox.inject({
        "message": {
            "message_id": replied.id,
            "date": 1_800_000_001,
            "chat": chat,
            "from": {"id": office.olga.id, "is_bot": False, "first_name": "Ольга", "language_code": "ru"},
            "text": "Пятьсот рублей",
            "reply_to_message": said | {"reply_markup": {"inline_keyboard": [[answer]]}},
        }
    })  # fmt: skip
    await office.anna.sees("Пятьсот рублей")


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
