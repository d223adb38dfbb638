"""Starting: a member opens the chat with the bot, asks what it can do, or leaves a dialogue."""

from aiogram import Router
from aiogram.filters import Command, CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.methods import SendMessage, SetMyCommands
from aiogram.types import Message

from bot.domain.events import MemberReachable
from bot.domain.member import Member
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.ports import Turn
from bot.usecases.what_waits import count_waiting
from bot.views.cards import works_alone
from bot.views.commands import team_menu
from bot.views.team_messages import help_for, welcome_back


async def start(
    message: Message, turn: Turn, member: Member, rules: HouseRules, state: FSMContext, say: Say
) -> list[SendMessage | SetMyCommands]:
    """Keep that the member can be written to; tell what waits, show what nobody has seen, and fill the menu."""
    await state.clear()
    person = message.from_user
    language = person.language_code if person else member.language
    await turn.records.team.save_started(member.id, name=member.name, language=language, now=turn.now)
    turn.tell(MemberReachable(member=member.id))
    welcome = welcome_back(member, await count_waiting(turn.records), say)
    alone = works_alone(await turn.records.team.list_all(), rules)
    return [message.answer(welcome), team_menu(member.id, member.role, say, alone=alone)]


async def help_out(message: Message, turn: Turn, member: Member, rules: HouseRules, say: Say) -> SendMessage:
    """Say what the bot does for the team; a dialogue goes on."""
    alone = works_alone(await turn.records.team.list_all(), rules)
    return message.answer(help_for(member, say, alone=alone))


async def cancel(message: Message, state: FSMContext, say: Say) -> SendMessage:
    """Leave whatever dialogue there is."""
    busy = await state.get_state() is not None
    await state.clear()
    if busy:
        return message.answer(say("Left as it was."))
    return message.answer(say("There is nothing to leave. What is open: /leads."))


def register(router: Router) -> None:
    """Commands that are always there."""
    router.message.register(start, CommandStart(ignore_case=True))
    router.message.register(help_out, Command("help", ignore_case=True))
    router.message.register(cancel, Command("cancel", ignore_case=True))
