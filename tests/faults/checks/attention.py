"""Attention: what people do where others look on is theirs alone, once, and gives no right to write to them."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from bot.sandbox.wire import CHANNEL_BOT, GROUP_ANONYMOUS_BOT, TELEGRAM
from bot.sandbox.world import REQUEST_SECONDS
from tests.faults.checks.reading import CLOSES_CHAT, adds_message, holds, struck
from tests.faults.evidence import Appearance, Evidence, Json

STAND_INS = frozenset({CHANNEL_BOT.id, GROUP_ANONYMOUS_BOT.id, TELEGRAM.id})

KEPT_A_DAY = 20

Broken = Iterator[str]


def nobody_is_taken_for_a_stand_in(evidence: Evidence) -> Broken:
    """Whoever hides behind a channel or group stays there: no prospect is a stand-in, nor who is not to be known."""
    unknown = {appearance.person for appearance in evidence.appearances if appearance.person is not None}
    for row in evidence.rows("prospects"):
        if row["telegram_id"] in STAND_INS:
            yield f"Prospect {row['id']} is a stand-in of Telegram's."
        if row["telegram_id"] in unknown:
            yield f"Prospect {row['id']} is somebody who hides behind a channel or group."


def nothing_is_interest_that_the_company_does_itself(evidence: Evidence) -> Broken:
    """Posts, what the team says below them, and what the bot writes there, stand in nobody's journal."""
    ours = {*evidence.team, *evidence.public} - {appearance.identity for appearance in evidence.appearances}
    for row in evidence.rows("prospects"):
        if row["telegram_id"] in ours and evidence.rows("interests", prospect_id=row["id"]):
            yield f"Prospect {row['id']} is of the company itself."


def nobody_is_written_to_without_the_right(evidence: Evidence) -> Broken:
    """Whoever was only seen in public gets nothing in private, but for a while after asking to be let in."""
    for seen in evidence.appearances:
        only_seen = {seen.identity, seen.person} - {*evidence.public, None}
        for call in evidence.calls:
            if call["parameters"].get("chat_id") in only_seen and not _has_knocked(seen, call["at"]):
                yield f"Call {call['number']} ({call['method']}) is about somebody who was only seen in public."
        for row in evidence.rows("outbox"):
            if row["chat_id"] in only_seen and not (seen.knocked_at and row["not_after"]):
                yield f"Letter {row['id']} is made out to somebody who was only seen in public."


def _has_knocked(seen: Appearance, moment: float) -> bool:
    return any(knocked <= moment <= knocked + REQUEST_SECONDS for knocked in seen.knocked_at)


def no_discussion_is_flooded(evidence: Evidence) -> Broken:
    """What stands there was said by a manager, or, where the bot was told to speak up, once to something said there.

    What a poll asks, the owner asks.
    """
    answers = len(evidence.rows("activities", deed="answered"))
    for chat_id in evidence.public:
        letters = [row for row in evidence.rows("outbox", chat_id=chat_id) if adds_message(row)]
        written = {row["card"] or row["id"] for row in letters if row["method"] != "sendPoll"}  # a changed one is one
        (mode,) = {row["mode"] for row in evidence.rows("chats", chat_id=chat_id)} or {"watch"}
        most = answers + (0 if mode in ("watch", "off") else sum(len(each.comments) for each in evidence.appearances))
        if len(written) > most:
            yield f"{len(written)} letters went into chat {chat_id}, where {most} at most are explained."


def every_comment_is_one_interest(evidence: Evidence) -> Broken:
    """In the journal of the name under which it was said, once - or, where an exclusion stopped it, in its count.

    What answers a comment and overtakes it is about a post that nobody could know; and where Telegram has said that the
    bot is not there, nothing is heard any more. Praise that is changed into a question is asked anew, once.
    """
    crossed = any(update["fault"] == "crossed" for update in evidence.updates)
    open_to_us = evidence.public - _denied(evidence)
    heard = [told for told in _told(evidence, "message") if told["chat"]["id"] in open_to_us]
    for seen in evidence.appearances:
        own = [row["id"] for row in evidence.rows("prospects", telegram_id=seen.identity)]
        kept = [row for prospect in own for row in evidence.rows("interests", prospect_id=prospect)]
        kept += [row for each in own for row in evidence.rows("stopped", prospect_id=each, restored_at=None)]
        for token in seen.comments:
            times = sum(holds(row["words"], token) and not _asks_only_now(row, kept) for row in kept)
            was_heard = any(holds(told.get("text"), token) for told in heard)
            is_enough = len(kept) >= KEPT_A_DAY  # of one who says so much, the rest is only counted
            if times > 1 or (times < was_heard - crossed and not is_enough):
                yield f"Comment {token} was kept {times} times."


def _asks_only_now(line: Json, journal: Sequence[Json]) -> bool:
    """Whether this is the first question where something was said before that asked nothing."""
    if not line.get("asks"):
        return False
    same = [said for said in journal if said.get("message_id") == line["message_id"] and said["id"] < line["id"]]
    return bool(same) and not any(said["asks"] for said in same)


def every_reaction_is_one_interest(evidence: Evidence) -> Broken:
    """However often somebody changes what they put under a message, takes it away and puts it there again."""
    reactions = evidence.rows("interests", route="reaction")
    lines = Counter((row["prospect_id"], row["chat_id"], row["message_id"]) for row in reactions)
    for (prospect, chat_id, message_id), times in lines.items():
        if times > 1:
            yield f"Reactions of prospect {prospect} to {message_id} in {chat_id} stand {times} times in the journal."


def every_press_and_vote_is_one_interest(evidence: Evidence) -> Broken:
    """However often somebody presses under the same post, or chooses something else in the same poll.

    Of whoever was excluded nothing need be kept, and where Telegram has said that the bot is out nothing is heard.
    """
    for seen in evidence.appearances:
        own = [row["id"] for row in evidence.rows("prospects", telegram_id=seen.identity)]
        is_stopped = any(evidence.rows("activities", deed="excluded", prospect_id=each) for each in own)
        for route, places in (("post_button", _pressed(evidence, seen)), ("vote", _voted(evidence, seen))):
            lines = [row for each in own for row in evidence.rows("interests", prospect_id=each, route=route)]
            kept = Counter((row["chat_id"], row["message_id"]) for row in lines)
            for place in {*places, *kept}:
                was_heard = place in places and place[0] not in _denied(evidence) and not is_stopped
                if kept[place] > 1 or kept[place] < was_heard:
                    yield f"What {seen.identity} did at {place} ({route}) was kept {kept[place]} times."


def _pressed(evidence: Evidence, seen: Appearance) -> set[tuple[int, int]]:
    """The posts under which somebody has pressed."""
    presses = [press for press in _told(evidence, "callback_query") if press["from"]["id"] == seen.identity]
    shown = [press["message"] for press in presses if "message" in press]
    places = {(message["chat"]["id"], message["message_id"]) for message in shown}
    return {place for place in places if place[0] in evidence.public}


def _voted(evidence: Evidence, seen: Appearance) -> set[tuple[int, int]]:
    """Where the polls stand in which somebody chose something."""
    votes = [vote for vote in _told(evidence, "poll_answer") if vote["option_ids"]]
    own = {vote["poll_id"] for vote in votes if (vote.get("voter_chat") or vote["user"])["id"] == seen.identity}
    return {(row["chat_id"], row["message_id"]) for row in evidence.rows("polls") if row["telegram_id"] in own}


def every_door_is_one_interest(evidence: Evidence) -> Broken:
    """However often somebody asks to be let in, comes in and leaves again."""
    doors = [*evidence.rows("interests", route="join_request"), *evidence.rows("interests", route="join")]
    for (prospect, chat_id), times in Counter((row["prospect_id"], row["chat_id"]) for row in doors).items():
        if times > 1:
            yield f"That prospect {prospect} came into {chat_id} stands {times} times in the journal."


def every_post_is_known_once(evidence: Evidence) -> Broken:
    """With the copy below which people comment; of an album, whose pictures come one by one, there is one post."""
    denied = _denied(evidence)
    posted = {_post(post) for post in _told(evidence, "channel_post") if post["chat"]["id"] not in denied}
    known = Counter((row["chat_id"], row["album"] or row["message_id"]) for row in evidence.rows("posts"))
    for place in posted - known.keys():
        yield f"Post {place} is not known."
    for place, times in known.items():
        if times > 1:
            yield f"Post {place} is known {times} times."
    copies = [told for told in _told(evidence, "message") if told.get("is_automatic_forward")]
    copied = {_original(copy) for copy in copies if copy["chat"]["id"] not in denied}
    for row in evidence.rows("posts"):
        if row["discussion_message_id"] is None and (row["chat_id"], row["message_id"]) in copied:
            yield f"Where post {row['id']} is discussed is not known."


def _denied(evidence: Evidence) -> set[int]:
    """The public chats of which Telegram, when asked, has said on order that the bot is not there."""
    return {
        chat
        for chat in evidence.public
        for call in struck(evidence, chat, {*CLOSES_CHAT, "chat_not_found"})
        if call["method"].startswith("getChat")
    }


def _told(evidence: Evidence, kind: str) -> list[Json]:
    """What updates of a kind have told the bot, as far as they took effect."""
    done = {row["update_id"] for row in evidence.rows("inbox", status="done")}
    return [told for each in evidence.updates if each["update_id"] in done and (told := each["update"].get(kind))]


def _post(message: Json) -> tuple[int, int | str]:
    """Where it stands, and by which number, or of which album."""
    part_of: str | None = message.get("media_group_id")
    return message["chat"]["id"], part_of or message["message_id"]


def _original(copy: Json) -> tuple[int, int]:
    return copy["forward_origin"]["chat"]["id"], copy["forward_origin"]["message_id"]


CHECKS: tuple[Callable[[Evidence], Broken], ...] = (
    nobody_is_taken_for_a_stand_in,
    nothing_is_interest_that_the_company_does_itself,
    nobody_is_written_to_without_the_right,
    no_discussion_is_flooded,
    every_comment_is_one_interest,
    every_reaction_is_one_interest,
    every_press_and_vote_is_one_interest,
    every_door_is_one_interest,
    every_post_is_known_once,
)
