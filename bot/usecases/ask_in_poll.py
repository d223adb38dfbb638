"""Ask in a poll: the owner writes it, says whether votes carry names, chooses where, and ends it."""

from dataclasses import replace

from bot.domain.errors import PollGone
from bot.domain.events import PollArrived, PollChanged
from bot.domain.ids import PollId
from bot.domain.member import Member
from bot.domain.poll import Poll, may_be_asked_in, read_poll
from bot.domain.rights import check_is_owner
from bot.usecases.keep_post import keep_post
from bot.usecases.ports import Turn


async def make_poll(turn: Turn, text: str, *, by: Member) -> Poll:
    """Keep what is to be asked; nobody is asked yet. Raises ForTheOwner, PollRefused."""
    check_is_owner(by)
    question, options = read_poll(text)
    return await turn.records.polls.add(question=question, options=options, by=by.id, now=turn.now)


async def choose_votes(turn: Turn, poll: PollId, *, anonymous: bool, by: Member) -> Poll:
    """Say whether votes carry names. Raises ForTheOwner, NotFound, PollGone."""
    changed = replace(await _draft(turn, poll, by), is_anonymous=anonymous)
    await turn.records.polls.save(changed)
    return changed


async def ask_in(turn: Turn, poll: PollId, chat_id: int, *, by: Member) -> Poll:
    """Decide where it is asked, once; the letter is for whoever presses. Raises ForTheOwner, NotFound, PollGone."""
    draft = await _draft(turn, poll, by)
    chat = await turn.records.chats.find(chat_id)
    if chat is None or not may_be_asked_in(chat, anonymous=draft.is_anonymous):
        raise PollGone(poll)
    asked = replace(draft, chat_id=chat_id, refused=False)
    await turn.records.polls.save(asked)
    return asked


async def end_poll(turn: Turn, poll: PollId, *, by: Member) -> Poll:
    """Let nobody vote any more. Raises ForTheOwner, NotFound, PollGone."""
    check_is_owner(by)
    asked = await turn.records.polls.get(poll)
    if not asked.is_open:
        raise PollGone(poll)
    ended = replace(asked, ended_at=turn.now)
    await turn.records.polls.save(ended)
    return ended


async def note_poll_arrived(turn: Turn, poll: PollId, *, message_id: int | None, telegram_id: str | None) -> None:
    """Keep by what Telegram knows a poll: votes name it so. It is a post, so whoever comes from it has come by it."""
    asked = await turn.records.polls.get(poll)
    await turn.records.polls.save(replace(asked, message_id=message_id, telegram_id=telegram_id))
    turn.tell(PollChanged(poll=poll))
    if asked.chat_id is not None and message_id is not None:
        await keep_post(
            turn, chat_id=asked.chat_id, message_id=message_id, album=None, words=asked.question, posted_at=turn.now
        )
        turn.tell(PollArrived(poll=poll))


async def note_poll_refused(turn: Turn, poll: PollId) -> None:
    """Let the owner choose again where Telegram did not let the bot ask."""
    asked = await turn.records.polls.get(poll)
    await turn.records.polls.save(replace(asked, chat_id=None, refused=True))
    turn.tell(PollChanged(poll=poll))


async def _draft(turn: Turn, poll: PollId, by: Member) -> Poll:
    check_is_owner(by)
    draft = await turn.records.polls.get(poll)
    if not draft.is_draft:
        raise PollGone(poll)
    return draft
