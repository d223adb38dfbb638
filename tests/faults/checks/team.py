"""The team: what they press takes effect or is refused in words, and so is every answer that they write."""

from collections.abc import Callable, Iterator

from tests.faults.checks.decisions import PRESSED_FOR
from tests.faults.checks.reading import (
    CLOSES_CHAT,
    done_updates,
    holds,
    lives_of,
    messages_of,
    passes_on,
    struck,
    text_of,
    words_of,
)
from tests.faults.checks.rights import MAKES_A_CLIENT
from tests.faults.evidence import Evidence, Json, Row

DEED_OF = {button: deed for deed, button in PRESSED_FOR.items()} | {"undo1": "undone"}
ALWAYS_ANSWERED = (*DEED_OF, "open1", "lift1", "mklead1")
SAYS = ("text", "url")

Broken = Iterator[str]


def every_press_of_the_team_took_effect_or_was_refused(evidence: Evidence) -> Broken:
    """Whoever decides by a button reads what came of it; where nothing is said, history tells of the decision.

    What is said may get lost on the way: an answer to a tap goes out once. Then nothing can be told here.
    """
    deeds = {_deed(row) for row in evidence.rows("activities")}
    said = {
        call["parameters"].get("callback_query_id"): any(name in call["parameters"] for name in SAYS)
        for call in evidence.calls
        if call["method"] == "answerCallbackQuery"
    }
    for query, finished_at in _presses_of_the_team(evidence):
        meaning, _, about = query["data"].partition(":")
        took_effect = (query["from"]["id"], finished_at, DEED_OF.get(meaning), about.partition(":")[0]) in deeds
        is_silent = meaning in ALWAYS_ANSWERED and said.get(query["id"]) is False
        if is_silent and not took_effect and not _meets_a_client(evidence, query["data"]):
            yield f"{query['from']['id']} pressed {query['data']}, nothing came of it and nothing was said."


def _deed(row: Row) -> tuple[int | None, int, str, str]:
    return row["actor_id"], row["happened_at"], row["deed"], str(row["undoes"] or row["lead_id"])


def _presses_of_the_team(evidence: Evidence) -> Iterator[tuple[Json, int]]:
    """The presses that were worked on, each with the moment in which it took effect."""
    done = done_updates(evidence)
    for update in evidence.updates:
        query = update["update"].get("callback_query")
        if query and query["from"]["id"] in evidence.team and update["update_id"] in done:
            yield query, done[update["update_id"]]


def _meets_a_client(evidence: Evidence, pressed: str) -> bool:
    """Whether a contact of the lead may be a client's, so that the bot asks first, on the card, if it is meant.

    A lead that is a question again has its contacts no more; what was decided about it still tells.
    """
    number = int(pressed.split(":")[1])
    values = {row["value_id"] for row in evidence.rows("lead_contact_points", lead_id=number)}
    sharing = {row["lead_id"] for row in evidence.rows("lead_contact_points") if row["value_id"] in values} | {number}
    made = {row["lead_id"] for row in evidence.rows("activities") if row["deed"] in MAKES_A_CLIENT}
    owned = {row["value_id"] for row in evidence.rows("ownerships")}
    return pressed.endswith(":0") and bool(values & owned or sharing & made)


def every_lead_pressed_for_is_taken(evidence: Evidence) -> Broken:
    """A free lead is whose who pressed for it, unless Telegram says that they cannot be written to."""
    untouched = {f"take1:{lead['id']}" for lead in evidence.rows("leads", version=1)}
    for query, _ in _presses_of_the_team(evidence):
        button = query["data"].rpartition(":")[0]
        if button in untouched and not struck(evidence, query["from"]["id"], CLOSES_CHAT):
            yield f"{query['from']['id']} pressed {button}, and the lead is free."


def every_answer_is_a_letter_or_a_refusal(evidence: Evidence) -> Broken:
    """What a manager writes to the bot, or in reply to a card, goes to one prospect, or they are told why not."""
    done = done_updates(evidence)
    for answer in evidence.answers:
        for update in evidence.updates:
            if holds(words_of(update), answer.token) and update["update_id"] in done:
                yield from _comes_to_nothing(evidence, answer.token, update, done[update["update_id"]])


def _comes_to_nothing(evidence: Evidence, token: str, update: Json, finished_at: int) -> Broken:
    message = update["update"]["message"]
    versions = [said for number, said in messages_of(evidence, evidence.team) if number == update["update_id"]]
    chats = lives_of(evidence, message["chat"]["id"])
    told = [
        row
        for row in evidence.rows("outbox", created_at=finished_at, card=None)
        if row["chat_id"] in chats and not holds(text_of(row), token)
    ]
    letters = [
        row
        for row in evidence.rows("outbox", created_at=finished_at)
        if (row["chat_id"] > 0 or row["chat_id"] in evidence.public) and any(passes_on(row, said) for said in versions)
    ]
    if not letters and not told and _wants_something(evidence, update):
        yield f"Answer {token} became no letter and was not refused."


def _wants_something(evidence: Evidence, update: Json) -> bool:
    """In private everything does; in the group what replies to the bot."""
    message = update["update"]["message"]
    spoken = message.get("reply_to_message")
    return message["chat"]["id"] in evidence.team or (spoken is not None and spoken["from"]["is_bot"])


CHECKS: tuple[Callable[[Evidence], Broken], ...] = (
    every_press_of_the_team_took_effect_or_was_refused,
    every_lead_pressed_for_is_taken,
    every_answer_is_a_letter_or_a_refusal,
)
