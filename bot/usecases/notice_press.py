"""Notice a press under a post: interest, once a person and post."""

from bot.domain.errors import NotFound
from bot.domain.ids import PostId
from bot.domain.interest import Interest, Route
from bot.domain.post import Spot
from bot.usecases.notice_in_public import Somebody, notice_in_public
from bot.usecases.ports import Turn


async def notice_press(turn: Turn, somebody: Somebody, post: PostId) -> Interest | None:
    """Keep that somebody has pressed; None where they have before, are excluded, or nothing is heard there."""
    try:
        pressed = await turn.records.posts.get(post)
    except NotFound:
        return None
    chat = await turn.records.chats.find(pressed.chat_id)
    if chat is None or not chat.is_heard:
        return None
    spot = Spot(chat_id=pressed.chat_id, message_id=pressed.message_id, post=pressed.id)
    known = await turn.records.prospects.find_by_telegram(somebody.telegram_id)
    if known is not None and await turn.records.interests.has_shown(known.id, Route.POST_BUTTON, spot):
        return None
    shown = await turn.records.post_buttons.find_of_post(post)
    number = shown.campaign if shown is not None else None
    campaign = await turn.records.campaigns.find(number) if number is not None else None
    name = campaign.name if campaign is not None else None
    return await notice_in_public(turn, somebody, Route.POST_BUTTON, spot, campaign=name, campaign_id=number)
