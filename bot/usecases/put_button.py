"""Put a button under a post: one that stands in a channel, or one that the owner writes and the bot publishes.

What a button carries names the post, so the row of a post comes before Telegram has given it a number. To put the same
button under a post twice does no harm.
"""

from dataclasses import replace
from typing import Any

from bot.domain.chat import ChatKind
from bot.domain.errand import Answer, Denied, Granted, Purpose
from bot.domain.errors import ButtonOutdated, CampaignChangedSince, MayNotInChannel, NotFound
from bot.domain.events import PostButtonChanged
from bot.domain.ids import CampaignId, PostButtonId
from bot.domain.member import Member
from bot.domain.post import Post, title_of
from bot.domain.post_button import (
    TO_EDIT,
    TO_POST,
    ButtonFault,
    ButtonKind,
    ButtonState,
    PostButton,
    may_do_in,
)
from bot.domain.rights import check_is_owner
from bot.usecases.ports import Records, Turn
from bot.usecases.want_errand import want_errand

GONE = ("message to edit not found", "message_id_invalid", "chat not found")
NOT_MODIFIED = "message is not modified"


async def draft_under_post(turn: Turn, post: Post, *, label: str, by: Member) -> PostButton:
    """Return the button of a post that stands in a channel, new or known. Raises ForTheOwner."""
    check_is_owner(by)
    known = await turn.records.post_buttons.find_of_post(post.id)
    return known or await turn.records.post_buttons.add(
        chat_id=post.chat_id, post=post.id, source=None, title=post.title, label=label, by=by.id, now=turn.now
    )


async def draft_new_post(turn: Turn, source: int, words: str | None, *, label: str, by: Member) -> PostButton:
    """Keep what the owner has written for a channel; where there is just one, it is for that. Raises ForTheOwner."""
    check_is_owner(by)
    channels = await channels_of(turn.records)
    return await turn.records.post_buttons.add(
        chat_id=channels[0] if len(channels) == 1 else None,
        post=None,
        source=source,
        title=title_of(words),
        label=label,
        by=by.id,
        now=turn.now,
    )


async def channels_of(records: Records) -> list[int]:
    """Return the company's channels where the bot is."""
    chats = await records.chats.list_all()
    return [chat.chat_id for chat in chats if chat.kind is ChatKind.CHANNEL and chat.is_ours]


async def change_draft(
    turn: Turn,
    button: PostButtonId,
    *,
    by: Member,
    label: str | None = None,
    kind: ButtonKind | None = None,
    chat: int | None = None,
) -> PostButton:
    """Say what stands on a button, what a press does, or where the post goes. Raises ForTheOwner, ButtonOutdated."""
    draft = await _in_state(turn.records, button, ButtonState.DRAFT, by)
    if chat is not None and (draft.post is not None or chat not in await channels_of(turn.records)):
        raise NotFound
    changed = replace(draft, label=label or draft.label, kind=kind or draft.kind, chat=chat or draft.chat, fault=None)
    await turn.records.post_buttons.save(changed)
    return changed


async def choose_source(turn: Turn, button: PostButtonId, campaign: CampaignId | None, *, by: Member) -> PostButton:
    """Say by which campaign people come who press, if any. Raises ForTheOwner, NotFound, ButtonOutdated, and
    CampaignChangedSince where it is over by now.
    """
    draft = await _in_state(turn.records, button, ButtonState.DRAFT, by)
    chosen = await turn.records.campaigns.get(campaign) if campaign is not None else None
    if chosen is not None and chosen.ended_at is not None:
        raise CampaignChangedSince(chosen.name)
    changed = replace(draft, campaign=campaign, fault=None)
    await turn.records.post_buttons.save(changed)
    return changed


async def publish_post(turn: Turn, button: PostButtonId, *, by: Member) -> PostButton:
    """Decide that a post goes out; the letter is for whoever pressed. Raises as `put_button` does."""
    draft = await _in_state(turn.records, button, ButtonState.DRAFT, by)
    if draft.source is None:
        raise ButtonOutdated
    await _check_may(turn.records, draft, TO_POST)
    assert draft.chat is not None, "who may not be asked there is refused"
    post = draft.post or (await turn.records.posts.reserve(draft.chat, draft.title, turn.now)).id
    return await _moved(turn, replace(draft, post=post, fault=None), ButtonState.PUBLISHING)


async def put_button(turn: Turn, button: PostButtonId, markup: dict[str, Any], *, by: Member) -> PostButton:
    """Have a button put under a post that stands there. Raises ForTheOwner, ButtonOutdated, MayNotInChannel."""
    draft = await _in_state(turn.records, button, ButtonState.DRAFT, by)
    await _check_may(turn.records, draft, TO_EDIT)
    return await _wanted(turn, draft, ButtonState.PUTTING, markup)


async def take_button_away(turn: Turn, button: PostButtonId, *, by: Member) -> PostButton:
    """Have a button taken away; the post stays. Raises ForTheOwner, ButtonOutdated, MayNotInChannel."""
    standing = await _in_state(turn.records, button, ButtonState.STANDS, by)
    await _check_may(turn.records, standing, TO_EDIT)
    return await _wanted(turn, standing, ButtonState.TAKING, {"inline_keyboard": []})


async def note_post_arrived(turn: Turn, button: PostButtonId, message_id: int) -> None:
    """Keep where the post stands now."""
    published = await turn.records.post_buttons.get(button)
    if published.state is not ButtonState.PUBLISHING or published.post is None:
        return
    await turn.records.posts.place(published.post, message_id)
    await _moved(turn, replace(published, source=None), ButtonState.STANDS)


async def note_post_refused(turn: Turn, button: PostButtonId) -> None:
    """Keep the draft where Telegram did not publish it."""
    published = await turn.records.post_buttons.get(button)
    if published.state is not ButtonState.PUBLISHING:
        return
    await _moved(turn, replace(published, fault=ButtonFault.NOT_TAKEN), ButtonState.DRAFT)


async def note_button_answer(turn: Turn, button: PostButtonId, answer: Answer) -> None:
    """Keep whether Telegram has put a button there, or taken it away."""
    wanted = await turn.records.post_buttons.get(button)
    fault = _fault_in(answer)
    putting = wanted.state is ButtonState.PUTTING
    stands = fault is not ButtonFault.GONE and putting is (fault is None)
    await _moved(turn, replace(wanted, fault=fault), ButtonState.STANDS if stands else ButtonState.DRAFT)


def _fault_in(answer: Answer) -> ButtonFault | None:
    match answer:
        case Granted():
            return None
        case Denied(description=words) if NOT_MODIFIED in words.lower():
            return None
        case Denied(description=words) if any(phrase in words.lower() for phrase in GONE):
            return ButtonFault.GONE
        case Denied():
            return ButtonFault.NOT_TAKEN
        case _:
            return ButtonFault.NO_ANSWER


async def _in_state(records: Records, button: PostButtonId, state: ButtonState, by: Member) -> PostButton:
    check_is_owner(by)
    found = await records.post_buttons.get(button)
    if found.state is not state:
        raise ButtonOutdated
    return found


async def _check_may(records: Records, button: PostButton, right: str) -> None:
    chat = await records.chats.find(button.chat) if button.chat is not None else None
    if chat is None or not may_do_in(chat, right):
        raise MayNotInChannel(chat.title if chat is not None else None, right)


async def _wanted(turn: Turn, button: PostButton, state: ButtonState, markup: dict[str, Any]) -> PostButton:
    if button.post is None or button.source is not None:
        raise ButtonOutdated
    post = await turn.records.posts.get(button.post)
    where = {"chat_id": post.chat_id, "message_id": post.message_id}
    await want_errand(turn, Purpose.PUT_BUTTON, button.id, "editMessageReplyMarkup", {**where, "reply_markup": markup})
    return await _moved(turn, button, state)


async def _moved(turn: Turn, button: PostButton, state: ButtonState) -> PostButton:
    moved = replace(button, state=state)
    await turn.records.post_buttons.save(moved)
    turn.tell(PostButtonChanged(button=button.id))
    return moved
