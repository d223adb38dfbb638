"""What happens in the team's group."""

from aiogram import Router

from handlers.access import InGroup, InTeamChat, SaidToTeam
from handlers.groups import answering, asking_for_help, counting_interest, counting_leads, letting_in_again, moving
from handlers.managers import changing_an_answer
from handlers.managers.holding_back import hold_back

DEEDS = (
    moving, letting_in_again, counting_leads, counting_interest, asking_for_help, answering, changing_an_answer,
)  # fmt: skip


def setup() -> Router:
    """The group: it moves, it lets the bot in again, it asks how much there is and what to do, it answers."""
    router = Router(name="groups")
    router.message.filter(InGroup(), SaidToTeam())
    router.edited_message.filter(InGroup(), SaidToTeam())
    router.my_chat_member.filter(InGroup(), InTeamChat())
    router.message.middleware(hold_back)
    for deed in DEEDS:
        deed.register(router)
    return router
