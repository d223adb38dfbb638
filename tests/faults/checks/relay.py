"""Relay: what a prospect says reaches the team once and in order, what a manager answers reaches whom it was meant for.

Cards of people and leads are left out where letters are counted: they change as often as there is something new. Each
check yields a sentence for each time the promise was broken.
"""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from itertools import groupby
from math import inf

from tests.faults.checks.reading import (
    CLOSES_CHAT,
    NAMES,
    accounts_in,
    as_read,
    copied_by,
    done_updates,
    holds,
    holds_files_of,
    lives_of,
    messages_of,
    passes_on,
    said_in,
    struck,
    text_of,
    turns_of,
)
from tests.faults.evidence import Evidence, Json, Row, Story

SHOWN = ("text", "caption", "reply_markup", "reply_parameters")

OF_THE_TALK = "remark:"

Broken = Iterator[str]


def what_a_prospect_says_reaches_each_chat_once(evidence: Evidence) -> Broken:
    """Each chat of the team gets a message of a prospect in one letter at most, besides the card that shows it."""
    lines = _lines_to_the_team(evidence)
    for story in evidence.stories:
        for message in _said_by(evidence, story).values():
            told = (row for row in lines if _is_in(json.loads(row["payload"]), message, story))
            copies = {(row["chat_id"], row["card"] or row["id"]) for row in told}
            for chat, times in Counter(chat for chat, _ in copies).items():
                if times > 1:
                    yield f"Message {message['message_id']} of prospect {story.person} went {times} times to {chat}."


def what_a_prospect_says_is_shown_to_the_team(evidence: Evidence) -> Broken:
    """Whatever stands in the journal was put before the team: on a card, in a line or as a copy.

    Where nobody of the team has started the bot yet, or could be written to for a while, nobody was there to see it.
    """
    places = _places_of(evidence)
    if any(struck(evidence, place, CLOSES_CHAT) for place in places):
        return
    rows = [row for row in evidence.rows("outbox") if row["chat_id"] in places]
    letters = [json.loads(row["payload"]) for row in rows]
    since = min((row["created_at"] for row in rows), default=inf)
    calls = [call["parameters"] for call in evidence.calls if call["parameters"].get("chat_id") in places]
    for story in evidence.stories:
        for number, message in _said_by(evidence, story).items():
            if since <= _kept_at(evidence, story, number) and not any(
                _is_in(told, message, story) for told in (*letters, *calls)
            ):
                yield f"Message {message['message_id']} of prospect {story.person} was shown to nobody."


def a_talk_stands_in_its_order(evidence: Evidence) -> Broken:
    """What one prospect said stands in a chat of the team in the order in which Telegram delivered it."""
    turns = turns_of(evidence)
    written = {text_of(row) for row in _lines_to_the_team(evidence)}
    for story in evidence.stories:
        said = _said_by(evidence, story)
        delivered = [said[number] for number in sorted(said, key=lambda known: turns.get(known, 0))]
        for chat in _places_of(evidence):
            calls = [call["parameters"] for call in evidence.accepted(chat)]
            lines = [parameters for parameters in calls if said_in(parameters) in written]
            places = [at for line in lines for at, message in enumerate(delivered) if _is_in(line, message, story)]
            in_turn = [at for at, _ in groupby(places)]  # of a letter in doubt there may be a copy
            if in_turn != sorted(in_turn):
                yield f"What prospect {story.person} said stands in chat {chat} out of order: {in_turn}."


def every_answer_reaches_whom_it_was_meant_for(evidence: Evidence) -> Broken:
    """A reply goes to whoever said what it replies to, and to nobody else."""
    people = {story.person for story in evidence.stories}
    letters = [row for row in evidence.rows("outbox") if row["chat_id"] in people]
    lines = {as_read(text_of(row)) for row in _lines_to_the_team(evidence)}
    for answer in evidence.answers:
        for message in _written_as(evidence, answer.manager, answer.token):
            reached = {row["chat_id"] for row in letters if passes_on(row, message)}
            meant_for = _who_said(evidence, message.get("reply_to_message", {}), lines)
            if meant_for is not None and reached - {meant_for}:
                yield f"Answer {answer.token} was meant for {meant_for} and went to {sorted(reached)}."


def no_prospect_reads_who_of_the_team_it_is(evidence: Evidence) -> Broken:
    """Prospects see the company: no name and no account of the team's, and no message under its author's name."""
    team = [account for account in accounts_in(evidence) if account["id"] in evidence.team]
    names = [account[part] for account in team for part in NAMES if part in account]
    for story in evidence.stories:
        for call in evidence.calls:
            if call["parameters"].get("chat_id") != story.person:
                continue
            shown = json.dumps([call["parameters"].get(part) for part in SHOWN], ensure_ascii=False)
            if call["method"].startswith("forward") or any(holds(shown, name) for name in names):
                yield f"Prospect {story.person} learns by {call['method']} who of the team it is."


def _places_of(evidence: Evidence) -> set[int]:
    """The chats of the team: its group by every id that it has had, and each member's own."""
    return {*evidence.team, *(lives_of(evidence, evidence.group) if evidence.group is not None else ())}


def _lines_to_the_team(evidence: Evidence) -> list[Row]:
    """The letters about a prospect that are lines and copies in the talk; those of one message have its name."""
    places = _places_of(evidence)
    return [
        row
        for row in evidence.rows("outbox")
        if row["prospect_id"] and row["chat_id"] in places and (row["card"] or OF_THE_TALK).startswith(OF_THE_TALK)
    ]


def _said_by(evidence: Evidence, story: Story) -> dict[int, Json]:
    """What somebody said to the bot in so many words or things, by the id of the update; no commands, no contact."""
    return {
        number: message
        for number, message in messages_of(evidence, {story.person})
        if _token_in(message, story) or not {"text", "contact"} & message.keys()
    }


def _token_in(message: Json, story: Story) -> str | None:
    words = message.get("text", message.get("caption"))
    return next((token for token in story.questions if holds(words, token)), None)


def _is_in(told: Json, message: Json, story: Story) -> bool:
    """Whether a letter or a call shows a message: as a copy, or by the word that is in it alone."""
    if told.get("from_chat_id") == story.person and message["message_id"] in copied_by(told):
        return True
    if holds_files_of(told, message):
        return True
    token = _token_in(message, story)
    return token is not None and holds(told.get("text"), token)


def _kept_at(evidence: Evidence, story: Story, number: int) -> float:
    """When an update became a line of the journal, if it did at once: all that it brought about carries its moment."""
    moment, prospect = done_updates(evidence).get(number), evidence.prospect_of(story)
    kept = evidence.rows("interests", prospect_id=prospect, route="question", created_at=moment)
    is_kept = kept and not evidence.rows("stopped", prospect_id=prospect, stopped_at=moment)
    return moment if moment is not None and is_kept else -inf


def _who_said(evidence: Evidence, quoted: Json, lines: Collection[str]) -> int | None:
    """Whose words a line or a copy holds that a manager replied to."""
    if "caption" not in quoted and quoted.get("text") not in lines:
        return None
    return next((story.person for story in evidence.stories if _token_in(quoted, story)), None)


def _written_as(evidence: Evidence, manager: int, token: str) -> list[Json]:
    said = (message for _, message in messages_of(evidence, {manager}))
    return [message for message in said if holds(message.get("text", message.get("caption")), token)]


CHECKS: tuple[Callable[[Evidence], Broken], ...] = (
    what_a_prospect_says_reaches_each_chat_once,
    what_a_prospect_says_is_shown_to_the_team,
    a_talk_stands_in_its_order,
    every_answer_reaches_whom_it_was_meant_for,
    no_prospect_reads_who_of_the_team_it_is,
)
