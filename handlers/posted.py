"""Posted: where a message stands that somebody sent, and what it belongs to - for passing it on and keeping it true."""

from aiogram.types import Message

from bot.domain.events import PostedMessage, SentFile

FILES = ("photo", "video", "animation", "audio", "document")


def posted_message(message: Message, *, caption: str | None = None) -> PostedMessage:
    """Return where a message stands; `caption`: what is passed on in place of all the words under it."""
    replied = message.reply_to_message
    return PostedMessage(
        chat_id=message.chat.id,
        message_id=message.message_id,
        caption=caption,
        is_text=message.text is not None,
        file=_file_in(message),
        album=message.media_group_id,
        replies_to=replied.message_id if replied is not None and replied.chat.id == message.chat.id else None,
        quote=_quote_in(message),
        topic=message.direct_messages_topic.topic_id if message.direct_messages_topic is not None else None,
    )


def _file_in(message: Message) -> SentFile | None:
    """Return the picture or file that Telegram would let somebody replace; an animation comes as a document too."""
    for kind in FILES:
        found = getattr(message, kind)
        if found:
            file_id = found[-1].file_id if kind == "photo" else found.file_id
            return SentFile(kind=kind, file_id=file_id, veiled=bool(message.has_media_spoiler))
    return None


def _quote_in(message: Message) -> str | None:
    """Return the words that somebody chose to answer; formatted ones would not be found in a copy."""
    quote = message.quote
    return quote.text if quote is not None and quote.is_manual and not quote.entities else None
