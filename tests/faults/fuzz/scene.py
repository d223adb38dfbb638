"""The scene: what is known to whoever makes up the next update - who there is, and where everybody stands."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from bot.sandbox.wire import message_json
from bot.sandbox.world import World
from tests.faults.fuzz.cast import CHANNEL, OTHER_GROUP, SMALL_GROUP, Cast, Json, Part, Somebody

MOST_LOOKED_AT = 12
MOST_SCROLLED = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A moment. `states` says in which dialogue somebody is, `highest` the greatest id there is of each table.

    `pressed` counts who pressed each kind of button, so that the seldom ones get their turn too, and `said` the same
    by prefix alone, with the presses that no button showed.
    """

    random: Random
    moment: int
    cast: Cast
    world: World
    team_chat: int
    states: Mapping[int, str]
    highest: Mapping[str, int]
    pressed: Counter[tuple[Part, str]]
    said: Counter[tuple[Part, str]]
    invitations: tuple[str, ...]
    topics: list[str]

    @property
    def groups(self) -> tuple[Json, ...]:
        """The team's group, and others the bot was put into."""
        return (
            {"id": self.team_chat, "type": "supergroup", "title": "Команда"},
            {"id": OTHER_GROUP, "type": "supergroup", "title": "Соседи"},
            {"id": SMALL_GROUP, "type": "group", "title": "Дача"},
            {"id": CHANNEL, "type": "channel", "title": "Новости"},
        )

    def chance(self, share: float) -> bool:
        """Whether something happens that does so in this share of all cases."""
        return self.random.random() < share

    def standing_in(self, chat_id: int, most: int = MOST_LOOKED_AT) -> list[Json]:
        """The last messages of the bot in a chat, as Telegram shows them, the newest first."""
        chat = self.world.chats.get(chat_id)
        messages = chat.messages.values() if chat is not None else ()
        own = [message for message in messages if message.sender is self.world.bot]
        return [message_json(message) for message in own[: -most - 1 : -1]]

    def written_by(self, who: Somebody, chat_id: int) -> list[Json]:
        """The last messages that somebody wrote in a chat, the newest first."""
        chat = self.world.chats.get(chat_id)
        messages = chat.messages.values() if chat is not None else ()
        own = [message for message in messages if message.sender.id == who.id]
        return [message_json(message) for message in own[: -MOST_LOOKED_AT - 1 : -1]]

    def buttons_in(self, chat_id: int, most: int = MOST_LOOKED_AT) -> list[tuple[Json, str]]:
        """The buttons that stand in a chat - each with its message and what a press of it says - the newest first."""
        return [
            (message, button["callback_data"])
            for message in self.standing_in(chat_id, most)
            for row in message.get("reply_markup", {}).get("inline_keyboard", [])
            for button in row
            if "callback_data" in button
        ]

    def press_in(self, who: Somebody, chat_id: int, *, newest: float) -> Json | None:
        """Somebody presses a button that stands in a chat, one of the `newest` or one of a seldom kind."""
        standing = self.buttons_in(chat_id)
        if not standing:
            return None
        message, data = standing[min(int(self.random.expovariate(newest)), len(standing) - 1)]
        if self.chance(0.4):
            message, data = min(standing, key=lambda button: self.pressed[who.part, _kind(button[1])])
        return self._press(who, data, message)

    def press_what_never_was(self, who: Somebody) -> Json | None:
        """Somebody scrolls back to a button of a kind that nobody of their part has ever pressed."""
        standing = [button for chat in (who.id, self.team_chat) for button in self.buttons_in(chat, MOST_SCROLLED)]
        never = [(message, data) for message, data in standing if not self.pressed[who.part, _kind(data)]]
        if not never:
            return None
        message, data = self.random.choice(never)
        return self._press(who, data, message)

    def _press(self, who: Somebody, data: str, on: Json) -> Json:
        self.pressed[who.part, _kind(data)] += 1
        self.note_press(who, data.partition(":")[0])
        return self.press(who, data, on)

    def note_press(self, who: Somebody, prefix: str) -> None:
        """Somebody of this part has pressed a button with this prefix, or said so."""
        self.said[who.part, prefix] += 1

    def times_pressed(self, who: Somebody, prefix: str) -> int:
        """How often somebody of this part has pressed a button with this prefix."""
        return self.said[who.part, prefix]

    def some_number(self, table: str) -> int:
        """An id that a row of this table has, or might have soon."""
        return self.random.randrange(1, self.highest.get(table, 0) + 3)

    def message(self, who: Somebody, chat: Json, **content: object) -> Json:
        """An update: somebody writes in a chat."""
        number = self.random.randrange(10**6, 10**9)  # beyond what the bot's own messages are numbered
        return {"message": {"message_id": number, "date": self.moment, "chat": chat, "from": who.user, **content}}

    def press(self, who: Somebody, data: str, on: Json | None) -> Json:
        """An update: somebody presses a button on a message, or says so."""
        query = {"id": str(self.random.randrange(10**17, 10**18)), "from": who.user, "chat_instance": "1", "data": data}
        return {"callback_query": {**query, "message": on} if on is not None else query}


def _kind(data: str) -> str:
    """What a press is about, whichever lead or person it names."""
    return ":".join(part for part in data.split(":") if not part.isdigit())
