"""Which messages reach the bot: everything in private and in channels, in groups what its privacy mode lets through."""

from bot.sandbox.wire import message_json
from bot.sandbox.world import LEADING, Json, Message, World


def tell(world: World, message: Message, *, edited: bool = False) -> None:
    """Let the bot know of a message, new or changed; of its own it knows already."""
    own = message.sender is world.bot and message.post is None and not message.is_service
    if own or not hears(world, message):
        return
    if message.chat.is_channel:
        world.updates.put("edited_channel_post" if edited else "channel_post", message_json(message))
    else:
        world.updates.put("edited_message" if edited else "message", message_json(message))


def hears(world: World, message: Message) -> bool:
    """Whether a message reaches the bot (Telegram's "Bots FAQ": What messages will my bot get?).

    Of a group that it is out of, only that this has happened.
    """
    chat = message.chat
    if chat.parent is not None:
        return chat.holds(world.bot.id)
    if chat.is_private or not chat.holds(world.bot.id):
        return chat.is_private or message.content.get("left_chat_member", {}).get("id") == world.bot.id
    everything = chat.is_channel or world.reads_groups or chat.members[world.bot.id] in LEADING
    return everything or message.is_service or _is_meant(world, message)


def _is_meant(world: World, message: Message) -> bool:
    """A command, a mention, what was sent through the bot, and the answer to any of its messages."""
    answered = message.reply_to is not None and world.bot in (message.reply_to.sender, message.reply_to.via_bot)
    return answered or message.via_bot is world.bot or any(_names(world, words) for words in _marked(message))


def _marked(message: Message) -> list[tuple[str, str]]:
    """The words that Telegram has marked in a message, each with what it takes them for."""
    content = message.content
    words = str(content.get("text", content.get("caption", ""))).encode("utf-16-le")
    marks = content.get("entities") or content.get("caption_entities") or []
    return [(mark["type"], _part(words, mark)) for mark in marks]


def _part(words: bytes, mark: Json) -> str:
    begin = 2 * int(mark["offset"])
    return words[begin : begin + 2 * int(mark["length"])].decode("utf-16-le")


def _names(world: World, marked: tuple[str, str]) -> bool:
    kind, words = marked
    called = f"@{world.bot.username}".lower()
    if kind == "bot_command":
        return "@" not in words or words.lower().endswith(called)
    return kind == "mention" and words.lower() == called
