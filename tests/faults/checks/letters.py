"""Letters: what people read is what was said to them, no more often than doubt explains."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from bot.sandbox.faults import REFUSALS
from tests.faults.checks.reading import (
    adds_message,
    as_read,
    came_to_nothing,
    chats_of,
    done_updates,
    everybody_in,
    holds,
    messages_of,
    passes_on,
    presses_of,
    said_in,
    struck,
    text_of,
)
from tests.faults.evidence import NOTE, READY_ANSWER, Evidence, Json, Row, Story

MOST_COPIES = 2
SIGN = "setMessageReaction"
LEFT = ("sent", "ambiguous")  # what was refused or came too late has brought no message, but for its doubtful copies

CARD_GONE = {"edit_not_found", "cant_edit", "message_id_invalid"}
SHOWN_ANEW = {"setup"}  # each time somebody asks for it; what stands further up stays as it is

Broken = Iterator[str]


def every_answer_went_out_once(evidence: Evidence) -> Broken:
    """What a manager said to a prospect is one letter and one line of history."""
    letters = [row for row in evidence.rows("outbox") if row["chat_id"] not in evidence.team]
    said = [message for _, message in messages_of(evidence, evidence.team)]
    for answer in evidence.answers:
        written = [message for message in said if holds(message.get("text", message.get("caption")), answer.token)]
        became = {row["card"] or row["id"] for row in letters if any(passes_on(row, message) for message in written)}
        if len(became) > 1:
            yield f"Answer {answer.token} became {len(became)} letters."
    ready = sum(text_of(row) == READY_ANSWER for row in letters)
    pressed = {data for _, data in presses_of(evidence) if data.startswith("readysend1")}
    if ready > len(pressed):
        yield f"{ready} ready answers went out, {len(pressed)} were chosen."
    passed_on = ready + len(
        {(row["card"] or row["id"]) for row in letters if any(passes_on(row, message) for message in said)}
    )
    written_down = len(evidence.rows("activities", deed="answered"))
    if passed_on != written_down:
        yield f"{passed_on} answers became letters, history tells of {written_down}."


def every_letter_is_settled(evidence: Evidence) -> Broken:
    """At rest nothing waits, nothing is under way, and Telegram refused nothing but on order."""
    everybody = everybody_in(evidence)
    for row in evidence.rows("outbox"):
        settled = row["status"] in ("sent", "ambiguous", "expired") or _is_refused_on_order(evidence, row)
        if not settled and row["chat_id"] in everybody:
            yield f"Letter {row['id']} is {row['status']}: {row['error']}."


def _is_refused_on_order(evidence: Evidence, row: Row) -> bool:
    """Whether a letter was given up for a refusal that was ordered, or because its reader blocked the bot."""
    if row["status"] != "dead":
        return False
    if any(story.blocked and story.person == row["chat_id"] for story in evidence.stories):
        return True
    refusals = (call["error"] for call in struck(evidence, row["chat_id"], REFUSALS.keys()))
    return any(row["error"] == f"{refusal['error_code']} {refusal['description']}" for refusal in refusals)


def every_letter_arrived(evidence: Evidence) -> Broken:
    """What counts as sent to a prospect stands in the chat as often as it was sent; what is as urgent, in that order.

    What was refused without a doubt has no place in it: a later letter may say the same.
    """
    for story in evidence.stories:
        letters = [row for row in evidence.rows("outbox", chat_id=story.person) if adds_message(row)]
        arrived = _read_by(evidence, story)
        sent = [as_read(text_of(row)) for row in letters if row["status"] == "sent" and not row["card"]]
        if any(arrived.count(text) < sent.count(text) for text in sent):
            yield f"A letter to prospect {story.person} counts as sent and never arrived."
        for urgency in {row["priority"] for row in letters}:
            alike = [
                row for row in letters if row["priority"] == urgency and (row["copies"] or row["status"] != "dead")
            ]
            known = [as_read(text_of(row)) for row in alike]
            own = [text for text in arrived if text in known]
            if not _stands_within(_without_repetitions(own), _without_repetitions(known)):
                yield f"Letters to prospect {story.person} arrived out of order."


def _read_by(evidence: Evidence, story: Story) -> list[str]:
    """The texts of all messages that a prospect got, oldest first."""
    return [as_read(said_in(call["parameters"])) for call in evidence.accepted(story.person)]


def _stands_within(part: list[str], whole: list[str]) -> bool:
    """Whether all of a part is in the whole, in its order; several letters may say the same."""
    rest = iter(whole)
    return all(text in rest for text in part)


def _without_repetitions(texts: list[str]) -> list[str]:
    return [text for at, text in enumerate(texts) if at == 0 or texts[at - 1] != text]


def nobody_reads_more_than_doubt_explains(evidence: Evidence) -> Broken:
    """A message stands there twice only where nobody could know whether the first one had arrived."""
    for chats in chats_of(evidence):
        letters = [row for row in evidence.rows("outbox") if row["chat_id"] in chats]
        accepted = [call for chat in chats for call in evidence.accepted(chat)]
        left = [row for row in letters if row["status"] in LEFT]
        cards = {
            (row["card"], chat, row["id"] if row["card"] in SHOWN_ANEW else None)
            for row in left
            if row["card"] and not row["parts"]
            for chat in chats
        }  # each once more after a move
        moved = sum(row["method"] == "deleteMessage" for row in letters)  # also where the old one could not be deleted
        plain = sum(adds_message(row) for row in left if row["parts"] or not row["card"])  # an album may come in parts
        gone = sum(len(struck(evidence, chat, CARD_GONE)) for chat in chats)
        doubts = min(_doubts_of_the_bot(letters), _doubts_of_telegram(evidence, accepted))
        allowed = plain + len(cards) + moved + gone + doubts
        if len(accepted) > allowed:
            yield f"Chat {chats[0]} got {len(accepted)} messages, {allowed} at most are explained."


def no_letter_goes_out_more_than_twice(evidence: Evidence) -> Broken:
    """However often its outcome is unknown: what a prospect reads, they read twice at most."""
    for story in evidence.stories:
        rows = [row for row in evidence.rows("outbox", chat_id=story.person) if adds_message(row)]
        letters = Counter(as_read(text_of(row)) for row in rows)
        for text, times in Counter(_read_by(evidence, story)).items():
            if times > MOST_COPIES * letters[text]:
                yield f"Prospect {story.person} got {times} messages of {letters[text]} letters."


def _doubts_of_the_bot(letters: Sequence[Row]) -> int:
    """How many sendings the bot itself calls doubtful: each may have left a message of which it does not know."""
    return sum(row["copies"] + (row["status"] == "ambiguous" and row["card"] is not None) for row in letters)


def _doubts_of_telegram(evidence: Evidence, accepted: Sequence[Json]) -> int:
    """How many messages the bot cannot know of: their answer was lost, or it ended before it could note it down."""
    return sum(not call["answered"] for call in accepted) + len(evidence.starts)


def every_prospect_got_an_answer_to_everything(evidence: Evidence) -> Broken:
    """Nobody was left waiting, and every deed that wants an answer has a letter of its own.

    Whoever takes a second copy for the answer to what they did next, does the one after that too early for their own.
    """
    for story in evidence.stories:
        if story.trouble and not _may_wait(evidence, story):
            yield f"Prospect {story.person}: {story.trouble}"
        own = evidence.rows("outbox", chat_id=story.person)
        letters = sum(1 + row["copies"] for row in own if adds_message(row) or row["method"] == SIGN)
        wanted = story.wants_answers - len(_lost_taps(evidence, story))
        if letters < wanted:
            yield f"Prospect {story.person} got {letters} letters for {wanted} deeds."


def every_message_passed_on_is_shown_to_be(evidence: Evidence) -> Broken:
    """Under each message of a prospect kept stands a sign, or words told of it; of an album only under the first."""
    for story in evidence.stories:
        told = evidence.rows("outbox", chat_id=story.person)
        told_at = {row["created_at"] for row in told if adds_message(row)}
        signed = {json.loads(row["payload"])["message_id"] for row in told if row["method"] == SIGN}
        albums: set[str] = set()
        for number, message in messages_of(evidence, {story.person}):
            begun = message.get("media_group_id") in albums
            albums |= {message["media_group_id"]} if "media_group_id" in message else set()
            moment = _kept_at(evidence, story, number)
            if moment is not None and not begun and moment not in told_at and message["message_id"] not in signed:
                yield f"Message {message['message_id']} of prospect {story.person} was passed on without a sign."


def _kept_at(evidence: Evidence, story: Story, number: int) -> int | None:
    """When an update became a line of the journal, or was stopped: all that it brought about carries its moment."""
    moment, prospect = done_updates(evidence).get(number), evidence.prospect_of(story)
    kept = evidence.rows("interests", prospect_id=prospect, route="question", created_at=moment)
    return moment if kept or evidence.rows("stopped", prospect_id=prospect, stopped_at=moment) else None


def _may_wait(evidence: Evidence, story: Story) -> bool:
    """Whether somebody can have been left without an answer: a letter or a tap of theirs came to nothing."""
    letters = (row for row in evidence.rows("outbox", chat_id=story.person) if row["status"] != "sent")
    return any((story.blocked, any(letters), _lost_taps(evidence, story)))


def _lost_taps(evidence: Evidence, story: Story) -> list[Row]:
    """What somebody pressed and Telegram no longer delivered."""
    taps = (update["update"]["callback_query"] for update in evidence.updates if came_to_nothing(update))
    return [tap for tap in taps if tap["from"]["id"] == story.person]


def nobody_reads_what_others_said(evidence: Evidence) -> Broken:
    """What one prospect said or left reaches the team and nobody else."""
    for row in evidence.rows("outbox"):
        if row["chat_id"] in evidence.team or row["chat_id"] < 0:
            continue
        for story in evidence.stories:
            said = [*story.questions, *([story.contact] if story.contact else [])]
            if story.person != row["chat_id"] and any(holds(row["payload"], word) for word in said):
                yield f"Letter {row['id']} tells chat {row['chat_id']} what prospect {story.person} said."


def no_note_leaves_the_team(evidence: Evidence) -> Broken:
    """What the team wrote for itself stands in no letter to anybody else, and nor does its mark, in no copy either."""
    sent = _sent_after_all(evidence)
    notes = [
        row["words"] for row in evidence.rows("notes") if row["words"].startswith(NOTE) and row["words"] not in sent
    ]
    said = [message for _, message in messages_of(evidence, evidence.team)]
    marked = [message for message in said if (message.get("text") or message.get("caption") or "").startswith("//")]
    for row in evidence.rows("outbox"):
        if row["chat_id"] in evidence.team or row["chat_id"] < 0:
            continue
        text = text_of(row)
        if any(note in text for note in notes) or any(passes_on(row, message) for message in marked):
            yield f"Letter {row['id']} tells chat {row['chat_id']} what the team noted."


def _sent_after_all(evidence: Evidence) -> set[str]:
    """What was noted, and then sent by a button that an altered app had put under it."""
    queries = [query for update in evidence.updates if (query := update["update"].get("callback_query"))]
    pressed = [query["message"] for query in queries if query["data"].startswith("held1:") and query.get("message")]
    return {message.get("reply_to_message", {}).get("text", "") for message in pressed}


CHECKS: tuple[Callable[[Evidence], Broken], ...] = (
    every_answer_went_out_once,
    every_letter_is_settled,
    every_letter_arrived,
    nobody_reads_more_than_doubt_explains,
    no_letter_goes_out_more_than_twice,
    every_prospect_got_an_answer_to_everything,
    every_message_passed_on_is_shown_to_be,
    nobody_reads_what_others_said,
    no_note_leaves_the_team,
)
