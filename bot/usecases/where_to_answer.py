"""Where to answer: an answer goes where its question was said, in public or in private, and nowhere else."""

from dataclasses import dataclass

from bot.domain.chat import ChatKind
from bot.domain.errors import ContactInPublic
from bot.domain.events import PostedMessage
from bot.domain.prospect import Prospect
from bot.domain.read_by_all import may_hold_contact
from bot.domain.remark import Remark
from bot.usecases.ports import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """The chat where a prospect reads an answer, and whether everybody there does.

    `under`: the message of theirs that it replies to; None where that stayed behind in a group that has moved.
    `connection`: by what leave it goes out in an owner's own chat, and `to` whom; `chat_id` stands for all of these.
    `topic`: in whose of a channel's private messages.
    """

    chat_id: int
    under: int | None = None
    is_public: bool = False
    connection: str | None = None
    to: int | None = None
    topic: int | None = None

    @property
    def is_with_bot(self) -> bool:
        """Whether it is their own chat with the bot."""
        return not self.is_public and self.connection is None and self.topic is None


async def where_to_answer(
    records: Records, prospect: Prospect, answer: PostedMessage | None = None
) -> Answering | None:
    """Return where a prospect is answered: there where they said what `answer` replies to, or what they asked last.

    Where that is gone it is their chat with the bot, if they have ever opened one. None: they cannot be reached.
    """
    asked = await _answered(records, prospect, answer) or await records.remarks.find_last_asked(prospect.id)
    thread = await _thread_of(records, prospect, asked)
    if thread is not None:
        return thread
    return Answering(chat_id=prospect.private_chat) if prospect.private_since is not None else None


async def _thread_of(records: Records, prospect: Prospect, asked: Remark | None) -> Answering | None:
    """Where others read along, as long as the bot is there."""
    if asked is None or asked.chat_id is None or asked.chat_id == prospect.telegram_id:
        return None
    chat = await records.chats.find(asked.chat_id)
    if chat is None or not chat.is_in:
        return None
    if chat.connection is not None:
        return Answering(
            chat_id=asked.chat_id, under=asked.message_id, connection=chat.connection, to=prospect.telegram_id
        )
    among_all = chat.kind is not ChatKind.DIRECT
    return Answering(chat_id=asked.chat_id, under=asked.message_id, is_public=among_all, topic=asked.topic)


async def _answered(records: Records, prospect: Prospect, answer: PostedMessage | None) -> Remark | None:
    """Return the words of the prospect that a manager chose to reply to."""
    if answer is None or answer.replies_to is None:
        return None
    remark = await records.remarks.find_shown(answer.chat_id, answer.replies_to)
    return remark if remark is not None and remark.by is None and remark.prospect == prospect.id else None


async def check_may_be_read_by_all(
    records: Records, prospect: Prospect, words: str | None, answer: PostedMessage
) -> None:
    """Raises ContactInPublic where an answer would show a phone or an e-mail to everybody."""
    if await shows_contact_to_all(records, prospect, words, answer):
        raise ContactInPublic(prospect.id)


async def shows_contact_to_all(
    records: Records, prospect: Prospect, words: str | None, answer: PostedMessage | None = None
) -> bool:
    """Tell whether an answer would show a phone or an e-mail to everybody."""
    where = await where_to_answer(records, prospect, answer)
    return where is not None and where.is_public and may_hold_contact(words)
