"""Reacting: somebody puts an emoji under a message of a group; of posts in channels Telegram tells only how many."""

from collections import Counter

from aiogram import Router
from aiogram.types import (
    MessageReactionCountUpdated,
    MessageReactionUpdated,
    ReactionTypeCustomEmoji,
    ReactionTypeEmoji,
    ReactionTypePaid,
    Update,
)

from bot.usecases.notice_in_public import Somebody
from bot.usecases.notice_reaction import count_reactions, notice_reaction
from bot.usecases.ports import Turn
from handlers.public.identity import BySomebody, InOurChat

OWN_MAKING = "🔹"  # an emoji that subscribers made: its number says nothing, and no bot can show it
PAID = "⭐"


async def react(reaction: MessageReactionUpdated, turn: Turn, somebody: Somebody) -> None:
    """Notice it; nobody is bothered, and nothing is answered."""
    await notice_reaction(
        turn,
        somebody,
        chat=reaction.chat.id,
        message=reaction.message_id,
        before=[_sign_of(kind) for kind in reaction.old_reaction],
        now=[_sign_of(kind) for kind in reaction.new_reaction],
    )


async def count_all(change: MessageReactionCountUpdated, turn: Turn, event_update: Update) -> None:
    """Keep how many there are."""
    totals = Counter[str]()
    for counted in change.reactions:
        totals[_sign_of(counted.type)] += counted.total_count
    await count_reactions(
        turn, chat=change.chat.id, message=change.message_id, totals=totals, update=event_update.update_id
    )


def _sign_of(kind: ReactionTypeEmoji | ReactionTypeCustomEmoji | ReactionTypePaid) -> str:
    match kind:
        case ReactionTypeEmoji():
            return kind.emoji
        case ReactionTypePaid():
            return PAID
        case ReactionTypeCustomEmoji():
            return OWN_MAKING


def register(router: Router) -> None:
    """Reactions in groups, and counts of them in channels."""
    router.message_reaction.register(react, BySomebody())
    router.message_reaction_count.register(count_all, InOurChat())
