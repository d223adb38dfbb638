"""Voting: somebody chooses in a poll of ours; of anonymous votes Telegram tells only how many there are."""

from aiogram import Router
from aiogram.types import Poll, PollAnswer, Update

from bot.usecases.notice_in_public import Somebody
from bot.usecases.notice_vote import count_votes, notice_vote
from bot.usecases.ports import Turn
from handlers.public.identity import BySomebody


async def vote(answer: PollAnswer, turn: Turn, somebody: Somebody) -> None:
    """Notice it; nobody is bothered, and nothing is answered."""
    await notice_vote(turn, somebody, answer.poll_id, answer.option_ids)


async def count(poll: Poll, turn: Turn, event_update: Update) -> None:
    """Keep how often each answer was chosen by now."""
    totals = [option.voter_count for option in poll.options]
    await count_votes(turn, poll.id, totals, ended=poll.is_closed, update=event_update.update_id)


def register(router: Router) -> None:
    """Votes with a name, and counts."""
    router.poll_answer.register(vote, BySomebody())
    router.poll.register(count)
