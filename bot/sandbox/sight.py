"""What people see in a chat: messages, their buttons, and where a button can be tapped."""

from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.transcript import label, message_line, words

Json = dict[str, Any]

LINES_SHOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A button under a message or under the input field."""

    label: str
    data: str | None = None
    url: str | None = None
    asks_contact: bool = False
    inline: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A message as it stood when somebody looked at it; `raw` is all the sandbox tells of it."""

    id: int
    chat_id: int
    from_bot: bool
    text: str
    buttons: tuple[Button, ...]
    raw: Json = field(repr=False)

    def button(self, wanted: str) -> Button | None:
        """The button of this label, else the first that contains it."""
        exact = (button for button in self.buttons if button.label == wanted)
        containing = (button for button in self.buttons if wanted in button.label)
        return next(exact, None) or next(containing, None)

    @property
    def reaction(self) -> str | None:
        """The bot's reaction to it."""
        found: str | None = self.raw.get("reaction")
        return found

    @property
    def answered(self) -> int | None:
        """The message it stands under as a reply."""
        found: int | None = self.raw.get("reply_to_message", {}).get("message_id")
        return found

    @property
    def quote(self) -> str | None:
        """Which words of that message it answers."""
        found: str | None = self.raw.get("quote", {}).get("text")
        return found

    @property
    def labels(self) -> list[str]:
        """What stands on its buttons."""
        return [button.label for button in self.buttons]

    def __str__(self) -> str:
        return message_line(self.raw)


def shown(messages: list[Seen]) -> str:
    """The last messages of a chat as a transcript."""
    lines = [f"  {message}" for message in messages[-LINES_SHOWN:]]
    earlier = len(messages) - len(lines)
    return "\n".join([f"  ({earlier} earlier)"] * bool(earlier) + lines) or "  (nothing)"


def seen(raw: Json) -> Seen:
    """A message of the control API as people see it."""
    inline = [_inline(button) for row in raw.get("reply_markup", {}).get("inline_keyboard", []) for button in row]
    reply = [_reply(button) for row in raw.get("reply_keyboard", {}).get("keyboard", []) for button in row]
    return Seen(
        id=raw["message_id"],
        chat_id=raw["chat"]["id"],
        from_bot=raw["author"]["is_bot"],
        text=words(raw),
        buttons=(*inline, *reply),
        raw=raw,
    )


def is_seen_by(raw: Json, viewer: int) -> bool:
    """Whether a message of the control API is for this person, too."""
    if viewer not in raw.get("seen_by", [viewer]):
        return False
    return "receiver_user" not in raw or bool(raw["receiver_user"]["id"] == viewer)


def _inline(button: Json) -> Button:
    return Button(label=button["text"], data=button.get("callback_data"), url=button.get("url"))


def _reply(button: Json | str) -> Button:
    asks_contact = isinstance(button, dict) and bool(button.get("request_contact"))
    return Button(label=label(button), asks_contact=asks_contact, inline=False)


def keyboard_of(messages: list[Seen]) -> Seen | None:
    """The message whose keyboard is under the input field now."""
    changing = (m for m in reversed(messages) if "reply_keyboard" in m.raw)
    last = next(changing, None)
    return last if last and "keyboard" in last.raw["reply_keyboard"] else None


def tappable(messages: list[Seen], on: Seen | str | None) -> list[Seen]:
    """The messages whose buttons can be tapped now, as far as `on` allows them."""
    keyboard = keyboard_of(messages)
    places = [m for m in messages if "reply_keyboard" not in m.raw or m is keyboard]
    if isinstance(on, Seen):
        return [message for message in places if message.id == on.id]
    return [message for message in places if on is None or on in message.text]


def button_in(messages: list[Seen], wanted: str, on: Seen | str | None) -> tuple[Seen, Button] | None:
    """The newest button of exactly this label, else the newest that contains it."""
    newest_first = [(m, button) for m in reversed(tappable(messages, on)) for button in m.buttons]
    exact = (place for place in newest_first if place[1].label == wanted)
    containing = (place for place in newest_first if wanted in place[1].label)
    return next(exact, None) or next(containing, None)
