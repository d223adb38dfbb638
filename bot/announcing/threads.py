"""Threads: an answer stands where it was asked - in the person's chat with the bot, or under their words in public."""

from dataclasses import replace

from bot.announcing.desk import Desk
from bot.domain.events import AnswerEdited, AnswerGiven
from bot.domain.ids import ProspectId
from bot.domain.prospect import Prospect
from bot.domain.remark import remark_subject
from bot.mailboxes import Letter
from bot.usecases.where_to_answer import Answering, where_to_answer


async def where_answer_goes(desk: Desk, event: AnswerGiven | AnswerEdited, prospect: Prospect) -> Answering | None:
    """Return where an answer is to be read; one that is changed stays where it stands."""
    standing = await _chats_of(desk, event) if isinstance(event, AnswerEdited) else []
    where = await where_to_answer(desk.session, prospect, event.posted)
    if not standing or (where is not None and where.chat_id in standing):
        return where
    return Answering(chat_id=standing[0])


def in_thread(letter: Letter, where: Answering, prospect: ProspectId) -> Letter:
    """Let an answer in public stand under what it answers: where that is gone, nobody would know whom it is for.

    What stayed behind in a group that has moved is not gone: its person is there, and reads the answer by itself.
    """
    if where.is_with_bot:
        return letter
    if where.connection is not None:
        in_name = {"business_connection_id": where.connection, "chat_id": where.to}
        letter = replace(letter, payload={**letter.payload, **in_name})
    if where.topic is not None:
        letter = replace(letter, payload={**letter.payload, "direct_messages_topic_id": where.topic})
    if where.under is None:
        return replace(letter, about=(prospect,))
    reply = {"message_id": where.under, **letter.payload.get("reply_parameters", {})}
    payload = {**letter.payload, "reply_parameters": {**reply, "allow_sending_without_reply": False}}
    return replace(letter, payload=payload, about=(prospect,))


async def _chats_of(desk: Desk, event: AnswerEdited) -> list[int]:
    return await desk.session.outbox.chats_showing(remark_subject(event.remark))
