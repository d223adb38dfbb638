"""The button under a post: it leads to the bot, from a post that the bot publishes or from one that stands there."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.chat import BotStatus, ChatKind, OurChat
from bot.domain.ids import CampaignId, ManagerId, PostButtonId, PostId

LONGEST_BUTTON = 22
TO_EDIT, TO_POST = "can_edit_messages", "can_post_messages"
_CARD = "post_button:"


class ButtonKind(StrEnum):
    """What a press does: open the chat by a link, or tell the bot first who has pressed."""

    LINK = "link"
    PRESS = "press"


class ButtonState(StrEnum):
    """How far a button is."""

    DRAFT = "draft"
    PUBLISHING = "publishing"
    PUTTING = "putting"
    STANDS = "stands"
    TAKING = "taking"


class ButtonFault(StrEnum):
    """Why Telegram did not let it be done."""

    NOT_TAKEN = "not_taken"
    GONE = "gone"
    NO_ANSWER = "no_answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostButton:
    """A button and the post it is for. `chat`: the channel, once chosen; `post`: once it stands there.

    `source`: the owner's own message that is to be published; `title`: its first words.
    """

    id: PostButtonId
    chat: int | None
    post: PostId | None
    source: int | None
    title: str | None
    label: str
    kind: ButtonKind
    state: ButtonState
    fault: ButtonFault | None
    campaign: CampaignId | None
    by: ManagerId


@dataclass(frozen=True, slots=True, kw_only=True)
class PostFigures:
    """What came of a post, in people: who pressed, who of them opened the chat, of whose request a lead was made."""

    pressed: int
    came: int
    leads: int


def may_do_in(chat: OurChat, right: str) -> bool:
    """Tell whether the bot may do this in a chat: in a channel of ours, with the right to it."""
    is_our_channel = chat.kind is ChatKind.CHANNEL and chat.is_ours
    return is_our_channel and chat.status is BotStatus.ADMINISTRATOR and right in chat.rights


def card_of_button(button: PostButtonId) -> str:
    """Return what the outbox knows a post by that the bot publishes."""
    return f"{_CARD}{button}"


def button_in(card: str) -> PostButtonId | None:
    """Return whose post a card of the outbox is."""
    number = card.removeprefix(_CARD)
    return PostButtonId(int(number)) if card.startswith(_CARD) and number.isdecimal() else None


def label_of(typed: str) -> str | None:
    """Return what stands on a button, as far as it fits; None where nothing was typed."""
    label = " ".join(typed.split())
    return label if label and len(label) <= LONGEST_BUTTON else None
