"""Putting messages into chats: the bot is told, and what stands in a channel comes into its group by itself."""

from typing import Any

from bot.sandbox.business import tell_business
from bot.sandbox.hearing import tell
from bot.sandbox.wire import HIGHEST_SUPERGROUP_ID, origin_json, shown_message
from bot.sandbox.world import Chat, Json, Message, Person, World


def put_in(world: World, chat: Chat, sender: Person, content: Json, **details: Any) -> Message:
    """Put a new message into a chat; a reply stands in the thread of what it answers."""
    message = world.post(chat, sender, content, thread=_thread(chat, details.get("reply_to")), **details)
    _tell(world, message)
    world.happened("message", message=shown_message(message))
    if chat.is_channel and chat.linked is not None:
        _copy_for_comments(world, message, chat.linked)
    return message


def change(world: World, message: Message, content: Json) -> None:
    """Put something else in the place of what a message holds, and of its copy under which people comment."""
    message.content = content
    message.edit_date = world.today()
    _tell(world, message, edited=True)
    world.happened("edited", message=shown_message(message))
    if message.copy is not None and message.copy.id in message.copy.chat.messages:
        change(world, message.copy, content)


def _tell(world: World, message: Message, *, edited: bool = False) -> None:
    if message.chat.owner is None:
        tell(world, message, edited=edited)
    else:
        tell_business(world, message, edited=edited)


def _thread(chat: Chat, answered: Message | None) -> int | None:
    """In supergroups all answers to one message are a thread, and the answers to them (Bot API: Message)."""
    if answered is None or answered.chat is not chat or chat.is_channel or chat.owner is not None:
        return None
    if chat.parent is not None:
        return None
    if chat.id > HIGHEST_SUPERGROUP_ID:
        return None
    return answered.thread or answered.id


def _copy_for_comments(world: World, post: Message, group: Chat) -> None:
    copied = put_in(
        world,
        group,
        post.sender,
        post.content,
        as_chat=post.chat,
        signature=post.signature,
        forward_origin=origin_json(post),
        post=post,
    )
    post.copy = copied
    world.happened("edited", message=shown_message(post))
