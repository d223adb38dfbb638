"""What happens in the team's group; other groups are none of the bot's business."""

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import Message

from bot.house_rules import HouseRules
from bot.mailboxes import Session
from handlers.groups import answering, counting_leads, moving


class InTeamChat(Filter):
    """Lets pass what is written in the team's group, wherever that is now."""

    async def __call__(self, message: Message, session: Session, rules: HouseRules) -> bool:
        if rules.team_chat is None:
            return False
        return message.chat.id == await session.outbox.where_is(rules.team_chat)


def setup() -> Router:
    """The group: it moves, it asks how much there is, it answers."""
    router = Router(name="groups")
    router.message.filter(InTeamChat())
    router.include_routers(moving.setup(), counting_leads.setup(), answering.setup())
    return router
