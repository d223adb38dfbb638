"""Updates: Telegram -> inbox -> lanes -> handlers. What came in takes effect once, in order, or is kept aside."""

from bot.updates.dispatching import Dispatching
from bot.updates.polling import Polling
from bot.updates.webhook import Webhook

__all__ = ["Dispatching", "Polling", "Webhook"]
