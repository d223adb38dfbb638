"""Starting: somebody opens the chat, by themselves or by a link that names where they come from."""

from dataclasses import replace

from aiogram import Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.methods import SendMessage
from aiogram.types import Message

from bot.domain.interest import Interest, Route
from bot.usecases.check_human import meet_newcomer
from bot.usecases.find_origin import CameBy, find_origin
from bot.usecases.look_for import finish_looking
from bot.usecases.register_interest import register_interest
from bot.views.greetings import greeting, greeting_by_name, greeting_with_open_request
from bot.views.human_check import ask_whether_human
from bot.views.status import where_it_stands
from handlers.prospects.asking_for_the_status import own_request
from handlers.prospects.talk import Talk


async def start(message: Message, command: CommandObject, talk: Talk) -> SendMessage:
    """Greet, or ask whether it is a person who came; an introduction under way ends."""
    await talk.leave_introduction()
    came_by = await find_origin(talk.turn.records, command.args)
    campaign = came_by.campaign.name if came_by and came_by.campaign else None
    check = await meet_newcomer(talk.turn, talk.prospect, known=came_by is not None, after=talk.rules.human_check_after)
    await finish_looking(talk.turn, talk.prospect)
    kept = await _keep(talk, came_by)
    if kept is None and campaign is not None:
        await talk.keep(replace(await talk.draft(), campaign=campaign))
    return ask_whether_human(talk.chat, talk.say, check) if check is not None else await _greeting(talk)


async def _keep(talk: Talk, came_by: CameBy | None) -> Interest | None:
    """Keep in the journal how somebody came; a link that is none of ours is a start like any other."""
    if came_by is None:
        return await register_interest(talk.turn, talk.prospect, Route.START)
    campaign = came_by.campaign
    return await register_interest(
        talk.turn,
        talk.prospect,
        Route.DEEP_LINK,
        campaign=campaign.name if campaign is not None else None,
        campaign_id=campaign.id if campaign is not None else None,
        spot=came_by.spot,
    )


async def _greeting(talk: Talk) -> SendMessage:
    name = talk.prospect.name
    if name is None:
        return greeting(talk.chat, talk.say, talk.rules)
    request = await own_request(talk)
    if request is None or not request.can_be_withdrawn:
        return greeting_by_name(talk.chat, talk.say, talk.rules, name=name)
    stands = where_it_stands(request, talk.say, talk.rules)
    return greeting_with_open_request(talk.chat, talk.say, name=name, wish=request.wish, stands=stands)


def register(router: Router) -> None:
    """/start."""
    # The bot's own name is not asked of Telegram here: in private every command is for it.
    router.message.register(start, CommandStart(ignore_case=True, ignore_mention=True))
