"""The history of a lead or of a client: what was done and said, newest first, page by page, with names for ids."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot.domain.activity import Activity, Deed
from bot.domain.client import Client
from bot.domain.exclusion import ExclusionReason
from bot.domain.ids import ActivityId, ClientId, CompanyId, LeadId
from bot.domain.interest import Interest
from bot.domain.lead import Lead
from bot.domain.member import Member
from bot.domain.mentioned import Mentioned
from bot.domain.merging import CardKind
from bot.domain.notes import Note
from bot.domain.ownership import Owner
from bot.domain.paging import Page, page_of
from bot.domain.rights import check_may_see_card
from bot.usecases.change_card import card_to_change
from bot.usecases.name_places import name_of_place
from bot.usecases.ports import Records
from bot.usecases.undo_in_chat import MOST_LOOKED_AT


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One line of history. `owner`: the client or company it was about; `colleague`: who was given it.

    `other`: what the other card is called, where there were two.

    `undoes` is the line that this one takes back, `undone` tells whether a later one took this back. `answer`: the
    words of an answer, as they are by now, or of a note. `mentioned`: the names and contacts it was about.
    """

    activity: Activity
    actor: str | None = None
    colleague: str | None = None
    owner: str | None = None
    excluded_for: ExclusionReason | None = None
    undoes: "Told | None" = None
    undone: bool = False
    answer: str | None = None
    other: str | None = None
    mentioned: tuple[Mentioned, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A note of the team, and who wrote it."""

    note: Note
    author: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A line of the journal. `place`: what the post or chat is called; `member`: to whom of ours it was shown."""

    interest: Interest
    place: str | None = None
    member: str | None = None


LETTERS_IN_A_LINE = 80
_MENTIONING = frozenset({
    Deed.RENAMED, Deed.CONTACT_ADDED, Deed.CONTACT_CORRECTED, Deed.CONTACT_RETIRED, Deed.MAIN_CONTACT_CHOSEN,
})  # fmt: skip
Line = Told | Shown | Noted
"""What was done about a lead, what its person did, or what the team noted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """One page of a lead's history, with the journal it inherited and what was said since."""

    lead: Lead
    page: Page[Line]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardHistory:
    """One page of what was done about a client or a company, and about their leads."""

    card: Owner
    page: Page[Told]


async def read_history(records: Records, lead: LeadId, page: int, *, size: int, by: Member, alone: bool) -> History:
    """Return a page of a lead's history, of `size` lines where nobody said much; the last one beyond the end.

    It is for those who see the whole card: raises LeadTakenByOther, or CardOutdated where nobody has the lead any more.
    """
    found = await records.leads.get(lead)
    check_may_see_card(found, by, alone=alone)
    lines = await records.activities.list_of_lead(lead)
    notes = await records.notes.list_of(found.prospect)
    answers = await _answers(records, lines)
    together: list[_Source] = [*await records.interests.list_of_lead(lead), *notes, *lines]
    listed = page_of(sorted(together, key=_moment)[::-1], page, size=size, weigh=partial(_weight, answers))
    return History(lead=found, page=await listed.of_each(partial(_line, records, lines, answers)))


_Source = Activity | Interest | Note
Answers = Mapping[ActivityId, str]


async def _answers(records: Records, lines: Sequence[Activity]) -> Answers:
    """Return the words of answers and notes by their lines of history; of older ones and of pictures there are none."""
    found = [(line.id, await records.remarks.find_answer(line.id)) for line in lines if line.deed is Deed.ANSWERED]
    said = {line: remark.words for line, remark in found if remark is not None and remark.words}
    return {**said, **await _notes(records, lines)}


async def _notes(records: Records, lines: Sequence[Activity]) -> Answers:
    """Return the words of notes on cards, by their lines of history."""
    noted = [line.id for line in lines if line.deed is Deed.NOTE_WRITTEN]
    found = [(line, each.words) for line in noted for each in await records.activities.list_mentioned(line)]
    return {line: words for line, words in found if words}


def _weight(answers: Answers, line: _Source) -> int:
    """How many lines it takes the room of; whoever reads the history wants the words in full."""
    return 1 + len(_said(answers, line)) // LETTERS_IN_A_LINE


def _said(answers: Answers, line: _Source) -> str:
    match line:
        case Interest():
            return (line.words or "") + (line.typed or "")
        case Note():
            return line.words
        case Activity():
            return answers.get(line.id, "")


def _moment(line: _Source) -> datetime:
    match line:
        case Interest():
            return line.created_at
        case Note():
            return line.written_at
        case Activity():
            return line.happened_at


async def _line(records: Records, lines: Sequence[Activity], answers: Answers, line: _Source) -> Line:
    match line:
        case Interest():
            return await _shown(records, line)
        case Note():
            return Noted(note=line, author=await records.team.find_name(line.author))
        case Activity():
            return await _told(records, lines, answers, line)


async def _shown(records: Records, line: Interest) -> Shown:
    return Shown(
        interest=line,
        place=await name_of_place(records, line.spot),
        member=await records.team.find_name(line.member) if line.member is not None else None,
    )


async def read_card_history(
    records: Records, kind: CardKind, card: int, page: int, *, size: int, by: Member
) -> CardHistory:
    """Return a page of the history of a client or a company, for those who work with them.

    Raises ClientOfOther, NotFound.
    """
    found = await card_to_change(records, kind, card, by)
    lines = await _lines_of(records, found)
    answers = await _answers(records, lines)
    listed = page_of(lines[::-1], page, size=size, weigh=partial(_weight, answers))
    return CardHistory(card=found, page=await listed.of_each(partial(_told, records, lines, answers)))


async def read_chat_history(records: Records, chat_id: int, *, most: int) -> tuple[Told, ...]:
    """Return what was done last about a chat where the bot is, newest line first."""
    lines = await records.activities.list_of_chat(chat_id, limit=MOST_LOOKED_AT)
    return tuple([await _told(records, lines, {}, line) for line in lines[:most]])


async def _lines_of(records: Records, card: Owner) -> list[Activity]:
    if isinstance(card, Client):
        return await records.activities.list_of_client(card.id)
    return await records.activities.list_of_company(card.id)


async def _told(records: Records, lines: Sequence[Activity], answers: Answers, line: Activity) -> Told:
    undone = next((earlier for earlier in lines if earlier.id == line.undoes), None)
    return Told(
        activity=line,
        actor=await records.team.find_name(line.actor) if line.actor is not None else None,
        colleague=await _colleague(records, line),
        owner=await _owner(records, line),
        excluded_for=await _excluded_for(records, line),
        undoes=await _told(records, lines, answers, undone) if undone is not None else None,
        undone=await records.activities.is_undone(line.id),
        answer=answers.get(line.id),
        other=await _other_card(records, line),
        mentioned=tuple(await records.activities.list_mentioned(line.id)) if line.deed in _MENTIONING else (),
    )


async def _other_card(records: Records, line: Activity) -> str | None:
    """The name also of a card that was merged into another one; of who joined or left a company, that one's."""
    if line.deed in (Deed.COMPANY_JOINED, Deed.COMPANY_LEFT) and line.company is not None:
        return await records.directory.find_company_name(line.company)
    if line.traces.rearranged is None:
        return None
    other = line.traces.rearranged.other
    if line.client is None:
        return await records.directory.find_company_name(CompanyId(other))
    return await records.directory.find_client_name(ClientId(other))


async def _colleague(records: Records, line: Activity) -> str | None:
    if line.deed is Deed.OWN_MANAGER_CHOSEN and line.traces.manager_after is not None:
        return await records.team.find_name(line.traces.manager_after)
    if line.deed is not Deed.HANDED_OVER or line.after is None or line.after.manager is None:
        return None
    return await records.team.find_name(line.after.manager)


async def _owner(records: Records, line: Activity) -> str | None:
    """The name also of a client or a company that was removed when the line was undone."""
    if line.client is not None:
        return await records.directory.find_client_name(line.client)
    return await records.directory.find_company_name(line.company) if line.company is not None else None


async def _excluded_for(records: Records, line: Activity) -> ExclusionReason | None:
    """What an exclusion added here was for; of one that was there before, nothing was decided here."""
    if line.deed is not Deed.EXCLUDED or not line.traces.exclusions:
        return None
    return (await records.exclusions.get(line.traces.exclusions[0])).reason
