"""What happens when an update arrives: who it comes from, then who may answer it, in this order."""

from aiogram import Dispatcher
from aiogram.fsm.storage.base import BaseStorage

from bot.house_rules import HouseRules
from handlers import anybody, groups, leftovers, managers, prospects, public
from handlers.acquaintance import get_acquainted


def build_dispatcher(conversations: BaseStorage, rules: HouseRules) -> Dispatcher:
    """Return the dispatcher; with each update it is fed `turn` and `session`."""
    dispatcher = Dispatcher(storage=conversations, rules=rules)
    dispatcher.update.outer_middleware(get_acquainted)
    dispatcher.include_routers(
        anybody.setup(), managers.setup(), groups.setup(), public.setup(), prospects.setup(), leftovers.setup()
    )
    return dispatcher
