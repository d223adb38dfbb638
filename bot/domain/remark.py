"""Remark: one message of the talk between a prospect and the team - whose it is, where it stands, what it says."""

from dataclasses import dataclass

from bot.domain.ids import ActivityId, InterestId, ManagerId, ProspectId, RemarkId

PREFIX = "remark"
MOST_EDITS = 20  # of one message that are kept: of more, the first ones, and what it says by now


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One message of the talk. `by`: the manager who answered; what a prospect said is by none.

    `chat_id` and `message_id`: where its author sees it, if it was written there. `interest`, `answer`: the line of the
    journal, or of the history, that tells of it. `words`: as they are by now. `topic`: whose, of a
    channel's private messages, it is among.
    """

    id: RemarkId
    prospect: ProspectId
    by: ManagerId | None
    chat_id: int | None
    message_id: int | None
    interest: InterestId | None
    answer: ActivityId | None
    words: str | None
    topic: int | None = None

    def stands_in(self, chat_id: int) -> bool:
        """Whether its author wrote it in this chat: there it needs no copy."""
        return self.chat_id == chat_id and self.message_id is not None


def remark_subject(remark: RemarkId, part: int = 1) -> str:
    """Return what the outbox knows a copy by; what is too long for one message has several parts."""
    return f"{PREFIX}:{remark}" if part == 1 else f"{PREFIX}:{remark}:{part}"


def remark_in(subject: str) -> RemarkId | None:
    """Return whose copy this is; None for a card of something else."""
    prefix, _, number = subject.partition(":")
    return RemarkId(int(number.partition(":")[0])) if prefix == PREFIX else None
