"""The webhook as the bot has set it, and the queue in which an update waits for it."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
USUAL_CONNECTIONS, MOST_CONNECTIONS = 40, 100


@dataclass(slots=True, kw_only=True, eq=False)
class Webhook:
    """Where updates are posted to, how many at once, and what went wrong last."""

    url: str
    secret_token: str = ""
    max_connections: int = USUAL_CONNECTIONS
    last_error_date: int | None = None
    last_error_message: str | None = None

    def as_json(self) -> dict[str, Any]:
        """As getWebhookInfo shows it: never with the secret."""
        known = {
            "url": self.url,
            "max_connections": self.max_connections,
            "last_error_date": self.last_error_date,
            "last_error_message": self.last_error_message,
        }
        return {name: value for name, value in known.items() if value is not None}


def lane_of(update: dict[str, Any]) -> Hashable:
    """What must come one after another: the updates of a chat; the taps, the queries and the votes of a person."""
    kind = next((name for name in update if name != "update_id"), "")
    body = update.get(kind)
    for place in ("chat", "from", "user"):
        where = body.get(place) if isinstance(body, dict) else None
        if isinstance(where, dict) and isinstance(where.get("id"), int):
            return ("chat" if place == "chat" else kind, where["id"])
    return int(update["update_id"])
