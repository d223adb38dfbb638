"""What happens when an update arrives: who it comes from, then who may answer it, in this order."""

from aiogram import Dispatcher, Router
from aiogram.fsm.storage.base import BaseStorage

from bot.house_rules import HouseRules
from handlers import anybody, groups, leftovers, managers, prospects
from handlers.access import AmongTheTeam, FromMember, InGroup, InPrivate
from handlers.acquaintance import get_acquainted


def build_dispatcher(conversations: BaseStorage, rules: HouseRules) -> Dispatcher:
    """Return the dispatcher; with each update it is fed `turn` and `session`."""
    dispatcher = Dispatcher(storage=conversations, rules=rules)
    dispatcher.update.outer_middleware(get_acquainted)
    dispatcher.include_routers(anybody.setup(), _team(), _groups(), prospects.setup(), leftovers.setup())
    return dispatcher


def _team() -> Router:
    router = Router(name="team")
    router.message.filter(InPrivate(), FromMember())
    router.callback_query.filter(FromMember(), AmongTheTeam())
    router.include_router(managers.setup())
    return router


def _groups() -> Router:
    router = Router(name="only groups")
    router.message.filter(InGroup())
    router.my_chat_member.filter(InGroup())
    router.include_router(groups.setup())
    return router
