"""Changes: what is edited after it was said shows so at the other side.

Each check yields a sentence for each time the promise was broken.
"""

import html
import json
from collections.abc import Callable, Iterator

from tests.faults.checks.reading import done_updates, is_excluded, lives_of, turns_of
from tests.faults.evidence import Evidence, Json, Row

Broken = Iterator[str]
Place = tuple[int, int]


def copies_show_what_was_said_last(evidence: Evidence) -> Broken:
    """What a prospect changed stands so in every copy."""
    for story in evidence.stories:
        yield from _outdated(evidence, _last_words(evidence, story.person), of_the_team=False)


def answers_read_as_they_were_changed(evidence: Evidence) -> Broken:
    """What a manager changed stands so where the prospect reads it."""
    for member in evidence.team:
        yield from _outdated(evidence, _last_words(evidence, member), of_the_team=True)


def _outdated(evidence: Evidence, said: dict[Place, str], *, of_the_team: bool) -> Broken:
    """Each copy with old words; nothing that is changed is heard of who is excluded, nor said to them."""
    excluded = {evidence.prospect_of(story) for story in evidence.stories if is_excluded(evidence, story)}
    for (chat, message), words in said.items():
        for remark in evidence.rows("remarks", chat_id=chat, message_id=message):
            if (remark["manager_id"] is not None) is not of_the_team or remark["prospect_id"] in excluded:
                continue
            if remark.get("words") == words:
                continue  # changed while the bot asked whether to send it: a copy shows what stands there
            letters = evidence.rows("outbox", card=f"remark:{remark['id']}")
            copies = {lives_of(evidence, row["chat_id"])[0]: row for row in letters}  # what has moved stays as it was
            for copy in copies.values():
                if not _shows(copy, words):
                    yield f"Letter {copy['id']} shows old words: message {message} of chat {chat} says {words!r}."


def _shows(letter: Row, words: str) -> bool:
    """Whether a letter, or how it changes what stands there, holds these words."""
    bodies = (json.loads(letter[part]) for part in ("payload", "change") if letter.get(part))
    return any(words in html.unescape(_said_in(body)) for body in bodies)


def _said_in(body: Json) -> str:
    inner = body.get("payload", body)
    media = inner.get("media")
    caption = media.get("caption") if isinstance(media, dict) else None
    return str(inner.get("text") or inner.get("caption") or caption or "")


def _last_words(evidence: Evidence, person: int) -> dict[Place, str]:
    """The words of each message that its author has changed, if the bot heard of that after the message itself."""
    done, turns = done_updates(evidence), turns_of(evidence)
    said: dict[Place, int] = {}
    changed: dict[Place, str] = {}
    for update in evidence.updates:
        number, content = update["update_id"], update["update"]
        message = content.get("message") or content.get("edited_message")
        if not isinstance(message, dict) or message.get("from", {}).get("id") != person or number not in done:
            continue
        place = message["chat"]["id"], message["message_id"]
        if "message" in content:
            said[place] = turns.get(number, 0)
        elif turns.get(number, 0) > said.get(place, 0):
            changed[place] = str(message.get("text", message.get("caption", "")))
    return changed


CHECKS: tuple[Callable[[Evidence], Broken], ...] = (
    copies_show_what_was_said_last,
    answers_read_as_they_were_changed,
)
