"""The promises after a power cut, each yielding a sentence for each time it was broken."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence

from tests.faults.disk.images import Image, Timeline
from tests.faults.disk.looking import Found
from tests.faults.disk.recording import Confirmed, Erasure, Recording, Told

NOT_FROM_OUTBOX = frozenset({
    "getMe", "getUpdates", "setWebhook", "getWebhookInfo", "deleteWebhook", "setMyCommands", "answerCallbackQuery",
    "sendChatAction", "getChat", "getChatMember", "editMessageReplyMarkup",
})  # fmt: skip
LOST = "was confirmed and is lost."

Letter = tuple[int, str]


def broken(recording: Recording, timeline: Timeline, image: Image, found: Found) -> Iterator[str]:
    """Check one image."""
    yield from found.complaints
    yield from _half_or_lost(timeline, image, found)
    yield from _lost_updates(recording, image, found)
    yield from _letters_sent_unmarked(recording, image.cut, found)
    yield from taps_answered_too_early(recording, image.cut, found)
    yield from half_erased(recording, image.cut, found)


def _lost_updates(recording: Recording, image: Image, found: Found) -> Iterator[str]:
    """What was confirmed to Telegram is in the inbox."""
    kept = {row["update_id"] for row in found.tables.get("inbox", [])}
    for lost in sorted(confirmed_before(recording, image.cut) - kept):
        yield f"Update {lost} {LOST}"


def confirmed_before(recording: Recording, cut: int) -> set[int]:
    """Return the updates of which Telegram had been told that they have arrived."""
    offsets = [call.payload.get("offset", 0) for call in told_before(recording, cut) if call.method == "getUpdates"]
    polled = {update["update_id"] for update in recording.updates if update["update_id"] < max(offsets, default=0)}
    return polled | {event.update_id for event in recording.events[:cut] if isinstance(event, Confirmed)}


def told_before(recording: Recording, cut: int) -> list[Told]:
    """Return the calls that had left for Telegram."""
    return [event for event in recording.events[:cut] if isinstance(event, Told)]


def _half_or_lost(timeline: Timeline, image: Image, found: Found) -> Iterator[str]:
    """The database is just as some commit left it, and no commit is missing that SQLite had finished."""
    if found.state not in timeline.possible(image.cut):
        known = "an old commit" if found.state in timeline.states else "no commit"
        yield f"What is stored is what {known} left."


def _letters_sent_unmarked(recording: Recording, cut: int, found: Found) -> Iterator[str]:
    """What left for Telegram is marked as having been on its way: else it would be sent as if for the first time."""
    left = letters_in(told_before(recording, cut), but=recording.onlooker)
    marked = Counter(letter_in(row) for row in found.tables.get("outbox", []) if row["attempts"])
    if recording.erasure and _has_erased(found):
        left, marked = (without_words(letters, recording.erasure) for letters in (left, marked))
    for letter, times in left.items():
        if marked[letter] < times:
            yield f"A letter to {letter[0]} left {times} times and is marked {marked[letter]} times."


def taps_answered_too_early(recording: Recording, cut: int, found: Found) -> Iterator[str]:
    """Whoever pressed a button hears of it when that has taken effect: a cut may still take back what is not stored.

    What was pressed is known from Telegram: of some presses the inbox keeps nothing once they have taken effect.
    """
    done = {row["update_id"] for row in found.tables.get("inbox", []) if row["status"] == "done"}
    presses = {update["update_id"]: update.get("callback_query") for update in recording.updates}
    pressed = {press["id"] for number, press in presses.items() if press and number in done}
    for call in told_before(recording, cut):
        if call.method == "answerCallbackQuery" and call.payload["callback_query_id"] not in pressed:
            yield f"Tap {call.payload['callback_query_id']} was answered before it had taken effect."


def half_erased(recording: Recording, cut: int, found: Found) -> Iterator[str]:
    """Of whoever has everything erased all is there or nothing, but for what the team's chats are still shown."""
    erasure = recording.erasure
    if erasure is None or cut < erasure.after:
        return
    kept = repr([rows for name, rows in found.tables.items() if name not in {"inbox", "outbox"}])
    for word in erasure.words:
        if _has_erased(found) and word in kept:
            yield f"{word} is still stored, and was erased."
        if not _has_erased(found) and word not in kept:
            yield f"{word} is gone, and was not erased."


def _has_erased(found: Found) -> bool:
    return any(row["deed"] == "erased" for row in found.tables.get("activities", []))


def without_words(letters: Counter[Letter], erasure: Erasure) -> Counter[Letter]:
    """How many letters there are for each chat: after an erasure they keep no words, and those to its person go."""
    counted: Counter[Letter] = Counter()
    for (chat, _), times in letters.items():
        if chat != erasure.person:
            counted[chat, ""] += times
    return counted


def letters_in(told: Sequence[Told], *, but: int | None) -> Counter[Letter]:
    """Count the calls that came from the outbox, `but` those to somebody of whose letters nothing is kept."""
    from_outbox = [call.payload for call in told if call.method not in NOT_FROM_OUTBOX]
    letters = [(payload["chat_id"], str(payload.get("text"))) for payload in from_outbox]
    return Counter(letter for letter in letters if letter[0] != but)


def letter_in(row: dict[str, object]) -> Letter:
    chat, text = row["chat_id"], json.loads(str(row["payload"])).get("text")
    assert isinstance(chat, int)
    return chat, str(text)
