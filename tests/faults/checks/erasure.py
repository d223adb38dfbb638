"""Erasure: of whoever had everything erased nothing is left, in no file, in no chat of the team, in nothing said later.

Each check yields a sentence for each time the promise was broken.
"""

import json
from collections.abc import Callable, Iterator

from bot.sandbox.faults import REFUSALS
from tests.faults.checks.reading import done_updates, holds, lives_of, struck
from tests.faults.evidence import Evidence, Story

UNDER_WAY = 5000  # milliseconds in which a call that had left before may still arrive

Broken = Iterator[str]


def nothing_is_stored_of_whoever_had_it_erased(evidence: Evidence) -> Broken:
    """The files hold no word and no contact of theirs, but for what a client's card or an exclusion holds."""
    for story in evidence.stories:
        for word in _erased_words(evidence, story):
            if word.encode() in evidence.stored:
                yield f"{word} of prospect {story.person} is still stored."


def nothing_is_said_later_of_whoever_had_it_erased(evidence: Evidence) -> Broken:
    """No call after it tells anybody their words."""
    for story in evidence.stories:
        moment = _erased_at(evidence, story)
        words = _erased_words(evidence, story)
        for call in evidence.calls:
            if moment is None or call["at"] * 1000 < moment + UNDER_WAY or evidence.clock_was_set:
                continue
            said = json.dumps(call["parameters"], ensure_ascii=False)
            if any(holds(said, word) for word in words):
                yield f"{call['method']} tells words of prospect {story.person} after they were erased."


def nothing_stands_of_whoever_had_it_erased(evidence: Evidence) -> Broken:
    """Their words are taken out of the team's chats, where Telegram allows that and the bot can know of them."""
    if evidence.starts or evidence.tables["moved_chats"]:
        return  # a message of which nobody learned stays
    for story in evidence.stories:
        words = _erased_words(evidence, story)
        for chat, text in evidence.standing:
            is_spared = struck(evidence, chat, REFUSALS.keys()) or any(
                not call["answered"] for call in _to(evidence, chat)
            )
            if chat != story.person and not is_spared and any(holds(text, word) for word in words):
                yield f"Chat {chat} still shows words of prospect {story.person}."


def _to(evidence: Evidence, chat: int) -> list[dict[str, object]]:
    return [call for call in evidence.calls if call["parameters"].get("chat_id") in lives_of(evidence, chat)]


def _erased_words(evidence: Evidence, story: Story) -> list[str]:
    """The words and contacts that only they had, if the bot has heard that they are to be erased."""
    if _erased_at(evidence, story) is None:
        return []
    kept = {row["value_id"] for table in ("ownerships", "exclusions") for row in evidence.rows(table)}
    values = {row["normal_form"] for row in evidence.rows("contact_values") if row["id"] in kept}
    return [word for word in story.erased if word not in values]


def _erased_at(evidence: Evidence, story: Story) -> int | None:
    """When everything was erased."""
    done = done_updates(evidence)
    for update in evidence.updates:
        press = update["update"].get("callback_query")
        if press and press["from"]["id"] == story.person and press["data"].startswith("erase1") and story.erased:
            return done.get(update["update_id"])
    return None


CHECKS: tuple[Callable[[Evidence], Broken], ...] = (
    nothing_is_stored_of_whoever_had_it_erased,
    nothing_is_said_later_of_whoever_had_it_erased,
    nothing_stands_of_whoever_had_it_erased,
)
