"""What can go wrong with updates on their way to the bot."""

from dataclasses import dataclass
from typing import Any

from bot.sandbox.occasions import Occasion

STEPS = {"gapped": 3, "jumped": 1_000_000}
EXTRA_UPDATES: dict[str, dict[str, Any]] = {
    "unknown": {"riddle": {"answer": 42}},
    "unparsable": {"message": {"message_id": "many", "chat": None, "date": "yesterday"}},
}
TAPPED = "callback_query"
TAP_KINDS = frozenset({"expired", "repeated"})
UNHEARD = "unheard"
SENT_KINDS = frozenset(
    {
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "message_reaction",
        "message_reaction_count",
        "business_connection",
        "business_message",
        "edited_business_message",
        "deleted_business_messages",
        TAPPED,
        "my_chat_member",
        "chat_member",
        "chat_join_request",
        "poll",
        "poll_answer",
        "inline_query",
        "chosen_inline_result",
    }
)
"""The kinds of updates that deeds of people bring about."""
UPDATE_KINDS = frozenset({"duplicated", "crossed", UNHEARD, *STEPS, *EXTRA_UPDATES, *TAP_KINDS})


@dataclass(slots=True, kw_only=True, eq=False)
class UpdateFault(Occasion):
    """A failure ordered for some of the updates to come.

    `duplicated` delivers one twice, `crossed` after the one that follows it. `gapped` and `jumped` add `by` to
    its id, a negative number leads back. `unknown` and `unparsable` put one more before it. Of an
    `unheard` one the first 200 of a webhook is lost, so that it is posted again. A tap may be `expired`,
    so that it can be answered no more, or `repeated` at once with ids of its own. With `chat_id` and `update_kind`
    only what comes from there, or is of that kind, counts.
    """

    kind: str
    by: int | None = None
    chat_id: int | None = None
    update_kind: str | None = None

    def concerns(self, update_kind: str, chat_id: object) -> bool:
        """Whether it is about updates of this kind from this chat."""
        return self.update_kind in (None, update_kind) and self.chat_id in (None, chat_id)

    @property
    def step(self) -> int:
        """How far the id is from the one that was next."""
        usual = STEPS.get(self.kind, 0)
        return self.by if usual and self.by is not None else usual


def chat_of(body: dict[str, Any]) -> int | None:
    """The chat an update comes from; where it names none, the private one of whoever acted. A poll is nowhere."""
    pressed_on = body.get("message", {})
    where = body.get("chat") or pressed_on.get("chat") or body.get("from") or body.get("user")
    return int(where["id"]) if where else None
