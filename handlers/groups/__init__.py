"""What happens in the team's group; other groups are none of the bot's business."""

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import Chat, TelegramObject

from bot.house_rules import HouseRules
from bot.mailboxes import Session
from handlers.access import InGroup
from handlers.groups import answering, counting_leads, letting_in_again, moving


class InTeamChat(Filter):
    """Lets pass what happens in the team's group, wherever that is now."""

    async def __call__(
        self, event: TelegramObject, session: Session, rules: HouseRules, event_chat: Chat | None = None
    ) -> bool:
        if rules.team_chat is None or event_chat is None:
            return False
        return event_chat.id == await session.outbox.where_is(rules.team_chat)


def setup() -> Router:
    """The group: it moves, it lets the bot in again, it asks how much there is, it answers."""
    router = Router(name="groups")
    router.message.filter(InGroup(), InTeamChat())
    router.my_chat_member.filter(InGroup(), InTeamChat())
    for deed in (moving, letting_in_again, counting_leads, answering):
        deed.register(router)
    return router
