"""Conversations: what aiogram expects of the place where its state machine keeps its state."""

from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.base import StorageKey

from storage import Session, Storage

ANNA_KEY = StorageKey(bot_id=42, chat_id=1001, user_id=1001)
BORIS_KEY = StorageKey(bot_id=42, chat_id=1002, user_id=1002)


class Introducing(StatesGroup):
    """A dialogue with one step."""

    name = State()


async def test_who_said_nothing_yet_is_nowhere(storage: Storage, session: Session) -> None:
    assert await storage.conversations.get_state(ANNA_KEY) is None
    assert await storage.conversations.get_data(ANNA_KEY) == {}


async def test_a_state_is_kept_as_its_name(storage: Storage, session: Session) -> None:
    await storage.conversations.set_state(ANNA_KEY, Introducing.name)
    assert await storage.conversations.get_state(ANNA_KEY) == "Introducing:name"

    await storage.conversations.set_state(ANNA_KEY, "elsewhere")
    assert await storage.conversations.get_state(ANNA_KEY) == "elsewhere"

    await storage.conversations.set_state(ANNA_KEY, None)
    assert await storage.conversations.get_state(ANNA_KEY) is None


async def test_data_is_replaced_whole_and_updated_in_part(storage: Storage, session: Session) -> None:
    await storage.conversations.set_data(ANNA_KEY, {"name": "Анна", "points": [1, None, {"a": True}]})
    assert await storage.conversations.get_data(ANNA_KEY) == {"name": "Анна", "points": [1, None, {"a": True}]}

    assert await storage.conversations.update_data(ANNA_KEY, {"wish": "прайс"}) == {
        "name": "Анна", "points": [1, None, {"a": True}], "wish": "прайс",
    }  # fmt: skip
    assert await storage.conversations.get_value(ANNA_KEY, "wish") == "прайс"
    assert await storage.conversations.get_value(ANNA_KEY, "unknown", "default") == "default"

    await storage.conversations.set_data(ANNA_KEY, {})
    assert await storage.conversations.get_data(ANNA_KEY) == {}


async def test_state_and_data_do_not_disturb_each_other(storage: Storage, session: Session) -> None:
    await storage.conversations.set_data(ANNA_KEY, {"name": "Анна"})
    await storage.conversations.set_state(ANNA_KEY, Introducing.name)
    await storage.conversations.set_state(ANNA_KEY, None)

    assert await storage.conversations.get_data(ANNA_KEY) == {"name": "Анна"}


async def test_each_person_has_a_conversation_of_their_own(storage: Storage, session: Session) -> None:
    await storage.conversations.set_state(ANNA_KEY, "anna")
    await storage.conversations.set_data(BORIS_KEY, {"name": "Борис"})

    assert await storage.conversations.get_state(BORIS_KEY) is None
    assert await storage.conversations.get_data(ANNA_KEY) == {}


async def test_what_was_read_can_be_changed_without_changing_what_is_kept(storage: Storage, session: Session) -> None:
    await storage.conversations.set_data(ANNA_KEY, {"points": []})

    (await storage.conversations.get_data(ANNA_KEY))["points"].append(1)

    assert await storage.conversations.get_data(ANNA_KEY) == {"points": []}


async def test_a_conversation_goes_back_with_its_transaction(storage: Storage) -> None:
    async with storage.writing():
        await storage.conversations.set_state(ANNA_KEY, "before")

    try:
        async with storage.writing():
            await storage.conversations.set_state(ANNA_KEY, "after")
            raise LookupError
    except LookupError:
        pass

    async with storage.writing():
        assert await storage.conversations.get_state(ANNA_KEY) == "before"
