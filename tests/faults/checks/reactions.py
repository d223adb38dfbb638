"""Reactions: an emoji stands, in the end, under the very message it was meant for, until whoever put it takes it away.

Each check yields a sentence for each time the promise was broken.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.sandbox.faults import REFUSALS
from bot.views.signs import ARRIVED, PASSED_ON
from tests.faults.checks.reading import done_updates, is_excluded, struck, turns_of
from tests.faults.evidence import Evidence, Json, Row

NONE = ""
OF_THE_BOT = (ARRIVED, PASSED_ON, NONE)  # what stands where nobody put anything

Broken = Iterator[str]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """What somebody put under a copy of a remark, or took away, as the bot heard of it."""

    remark: Row
    by: int
    emoji: str
    at: int
    turn: int

    @property
    def place(self) -> Place:
        """Where the words stand that it is meant for."""
        return self.remark["chat_id"], self.remark["message_id"]


def reactions_end_under_what_was_meant(evidence: Evidence) -> Broken:
    """What somebody put last shows, and what they took away shows no more; where several may, any one's last."""
    if evidence.tables["moved_chats"] or evidence.clock_went_back:
        return  # the same message has another name before and after, or nobody knows which came last
    shown = _shown(evidence)
    for place, puts in _put(evidence).items():
        last = {put.by: put for put in puts}
        wanted, found = {put.emoji for put in last.values()}, shown.get(place, NONE)
        if any(_counts(evidence, put) for put in last.values()) and not _is_among(found, wanted):
            yield f"{_at(place)} stands {found or 'nothing'}, and last came {' or '.join(sorted(wanted)) or 'nothing'}."


def nothing_stands_where_nobody_put_it(evidence: Evidence) -> Broken:
    """What shows under a message was once put under a copy of it."""
    if evidence.tables["moved_chats"]:
        return
    put = _put(evidence, known_only=False)
    for letter in evidence.rows("outbox", method="setMessageReaction"):
        place, emoji = _sign_in(letter)
        if emoji not in OF_THE_BOT and emoji not in {each.emoji for each in put.get(place, ())}:
            yield f"{_at(place)} stands {emoji}, which nobody put there."


def _at(place: Place) -> str:
    return f"Under message {place[1]} of chat {place[0]}"


def _is_among(found: str, wanted: set[str]) -> bool:
    return found in wanted or (NONE in wanted and found in OF_THE_BOT)


def _put(evidence: Evidence, *, known_only: bool = True) -> dict[Place, list[Put]]:
    """What was put where, in the order in which Telegram told of it; only where the bot knew what stands there.

    Under an answer that stands where others look on, only that of whom it answers is meant for anybody.
    """
    done, turns = done_updates(evidence), turns_of(evidence)
    found: defaultdict[Place, list[Put]] = defaultdict(list)
    for update in evidence.updates:
        number, reaction = update["update_id"], update["update"].get("message_reaction")
        if not reaction or number not in done or _is_among_the_team(evidence, reaction):
            continue
        by = reaction.get("user", reaction.get("actor_chat"))["id"]
        for remark in _copied_there(evidence, reaction, before=done[number] if known_only else None):
            if reaction["chat"]["id"] in evidence.public and not _is_of(evidence, remark, by):
                continue
            emoji = "".join(put["emoji"] for put in reaction["new_reaction"])
            put = Put(remark=remark, by=by, emoji=emoji, at=done[number], turn=turns.get(number, 0))
            found[put.place].append(put)
    return {place: sorted(puts, key=lambda put: put.turn) for place, puts in found.items()}


def _is_among_the_team(evidence: Evidence, reaction: Json) -> bool:
    """Whether it was put in the team's group, where nothing follows from it."""
    return reaction["chat"]["id"] < 0 and reaction["chat"]["id"] not in evidence.public


def _is_of(evidence: Evidence, remark: Row, identity: int) -> bool:
    """Whether a remark is one of the talk with them."""
    return bool(evidence.rows("prospects", id=remark["prospect_id"], telegram_id=identity))


def _copied_there(evidence: Evidence, reaction: Json, *, before: int | None) -> Iterator[Row]:
    """The remark that stands as a copy in this message, and has its own place; a letter says since when it does."""
    chat = reaction["chat"]["id"]
    for card in evidence.rows("cards", chat_id=chat, message_id=reaction["message_id"]):
        for remark in evidence.rows("remarks"):
            is_it = card["subject"] == f"remark:{remark['id']}" and remark["chat_id"] is not None
            if is_it and (before is None or _stood(evidence, card, before)):
                yield remark


def _stood(evidence: Evidence, card: Row, moment: int) -> bool:
    letters = evidence.rows("outbox", chat_id=card["chat_id"], status="sent")
    names = ((row["finished_at"], {row["card"], *json.loads(row["parts"] or "[]")}) for row in letters)
    return any(finished < moment for finished, cards in names if card["subject"] in cards)


def _counts(evidence: Evidence, put: Put) -> bool:
    """Whether it must show: it is under an answer, or nobody else of the team had the talk for their own."""
    prospect = put.remark["prospect_id"]
    story = next((story for story in evidence.stories if evidence.prospect_of(story) == prospect), None)
    if story is None or is_excluded(evidence, story):
        return False
    if put.remark["manager_id"] is not None:
        return put.by == story.person
    may_answer = put.by in evidence.team and _holders(evidence, put) <= {None, put.by}
    return may_answer and not story.blocked and not struck(evidence, story.person, REFUSALS)


def _holders(evidence: Evidence, put: Put) -> set[int | None]:
    """Whoever had a lead of the prospect by then."""
    history = evidence.rows("activities", prospect_id=put.remark["prospect_id"])
    return {json.loads(row["after"])["manager"] for row in history if row["after"] and row["happened_at"] <= put.at}


def _shown(evidence: Evidence) -> dict[Place, str]:
    """What each message was last told to show under it."""
    return dict(_sign_in(letter) for letter in evidence.rows("outbox", method="setMessageReaction"))


def _sign_in(letter: Row) -> tuple[Place, str]:
    payload = json.loads(letter["payload"])
    emoji = "".join(put["emoji"] for put in payload["reaction"])
    return (letter["chat_id"], payload["message_id"]), emoji


CHECKS: tuple[Callable[[Evidence], Broken], ...] = (
    reactions_end_under_what_was_meant,
    nothing_stands_where_nobody_put_it,
)
