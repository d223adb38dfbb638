"""Checking: every promise that must hold after an ordeal, each yielding a sentence for each time it was broken."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Sequence
from typing import Any

from bot.sandbox.faults import REFUSALS
from bot.sandbox.webhook import lane_of
from tests.faults import deciding, poison, sending
from tests.faults.evidence import ADDS_MESSAGE, Evidence, Row, Story

Broken = Iterator[str]

DECISIONS = frozenset({
    "taken", "qualified", "won", "linked", "linked_by_itself", "excluded", "contact_kept", "closed",
})  # fmt: skip
PRESSED_FOR = {
    "taken": "take1", "qualified": "qual1", "won": "win1", "linked": "link1", "excluded": "exclnow1",
    "contact_kept": "keep1", "closed": "close1",
}  # fmt: skip
# What Telegram may refuse, because the call had taken effect already, came too late, or the group has moved.
HARMLESS_REFUSALS = (
    ("answerCallbackQuery", "query is too old"),
    ("edit", "message is not modified"),
    ("deleteMessage", "message to delete not found"),
    ("edit", "message to edit not found"),
    ("getUpdates", "terminated by other getUpdates request"),
    ("getUpdates", "terminated by setWebhook request"),
    ("getUpdates", "can't use getUpdates method while webhook is active"),
    ("", "group chat was upgraded"),
    ("", "Too Many Requests"),  # counted above
)
# Which faults of calls explain what is alarming in the log.
EXPLAINED_ALARMS = {
    "another program polls with the same token": {"409"},
    "telegram refuses the token": {"401"},
    "telegram refused a letter": REFUSALS.keys(),
}
MOST_COPIES = 2
CARD_GONE = {"edit_not_found", "cant_edit"}
ALARM = re.compile(r"level=(?:error|critical)")


def violations(evidence: Evidence) -> list[str]:
    """Check everything; an empty list means that every promise was kept."""
    return [broken for check in CHECKS for broken in check(evidence)]


# The way of an update


def every_update_was_confirmed(evidence: Evidence) -> Broken:
    """Telegram keeps nothing back and dropped nothing, but taps that the bot was not there for."""
    for update in evidence.updates:
        if update["confirmed_at"] is None and not _came_to_nothing(update):
            yield f"Update {update['update_id']} was not confirmed."


def every_confirmed_update_took_effect(evidence: Evidence) -> Broken:
    """The inbox holds each one, done; only poison may have been set aside or still be tried."""
    status = Counter((row["update_id"], row["status"]) for row in evidence.rows("inbox"))
    for update in evidence.updates:
        number = update["update_id"]
        if _came_to_nothing(update):
            continue
        wanted = _fate(evidence.poison[number]) if number in evidence.poison else {"done"}
        if sum(status[number, fate] for fate in wanted) != 1:
            found = [fate for known, fate in status if known == number]
            yield f"Update {number} is {found or 'not in the inbox'}; expected {' or '.join(sorted(wanted))}."


def _turns(evidence: Evidence) -> dict[int, int]:
    """As which one of all each update was delivered for the first time."""
    delivered = sorted((u["turn"], u["update_id"]) for u in evidence.updates if u["turn"] is not None)
    return {number: turn for turn, number in reversed(delivered)}


def _came_to_nothing(update: dict[str, Any]) -> bool:
    """Whether a tap was dropped: Telegram keeps them for 150 seconds only."""
    return bool(update["dropped"]) and "callback_query" in update["update"]


def _fate(name: str) -> set[str]:
    if name in poison.UNREADABLE or name == poison.FAILS_FOR_EVER:
        return {"dead"}
    if name == poison.FAILS_FOR_A_WHILE:
        return {"done"}
    return {"dead", "new"} if name in poison.FAILING else {"done", "dead", "new"}


def every_delivery_was_taken_or_put_off(evidence: Evidence) -> Broken:
    """The webhook says 200 only for what it has, and else that it is to be tried again."""
    kept = {row["update_id"] for row in evidence.rows("inbox")}
    for post in evidence.posts:
        number, status = post["update_id"], post.get("status")
        if status == 200 and number not in kept:
            yield f"Update {number} was taken by the webhook and is not in the inbox."
        elif status not in (None, 200, 503):
            yield f"Update {number} was answered with {status} by the webhook."


def order_was_kept_in_every_lane(evidence: Evidence) -> Broken:
    """What was delivered one after another came into the inbox one after another, and took effect so in every lane.

    To a webhook messages and taps come side by side: Telegram keeps the order of each only.
    """
    turns = _turns(evidence)
    rows = [
        row
        for row in evidence.rows("inbox")
        if row["status"] != "new" and _keeps_its_place(evidence, row["update_id"]) and row["update_id"] in turns
    ]
    came = [
        (lane_of(json.loads(row["body"])) if evidence.posts else row["lane"], turns[row["update_id"]]) for row in rows
    ]
    finished = [(row["lane"], row["finished_at"]) for row in rows if not evidence.clock_went_back]
    for name, pairs in (("delivery", came), ("finished_at", finished)):
        for lane in _out_of_order(pairs):
            yield f"Lane {lane} is out of order by {name}."


def _keeps_its_place(evidence: Evidence, number: int) -> bool:
    """Whether an update has its turn; one that fails holds its lane up."""
    return evidence.poison.get(number) in (None, poison.FAILS_FOR_A_WHILE, poison.FAILS_FOR_EVER)


def _out_of_order(pairs: Iterable[tuple[Hashable, int]]) -> list[Hashable]:
    lanes: defaultdict[Hashable, list[int]] = defaultdict(list)
    for lane, value in pairs:
        lanes[lane].append(value)
    return [lane for lane, values in lanes.items() if values != sorted(values)]


# Interests


def every_question_is_one_interest(evidence: Evidence) -> Broken:
    """A question stands in the journal once - or, where an exclusion stopped it, in its count.

    A stopped introduction is counted too, with all that was asked before as its wish.
    """
    for story in evidence.stories:
        prospect = evidence.prospect_of(story)
        own = evidence.rows("interests", prospect_id=prospect)
        introduction_stopped = _consented(evidence, story) and not evidence.rows("leads", prospect_id=prospect)
        for token in story.questions:
            kept = sum(_holds(row["words"], token) for row in own)
            stopped = sum(_holds(row["words"], token) for row in evidence.rows("stopped"))
            if kept + stopped != 1 and not (introduction_stopped and (kept, stopped) == (1, 1)):
                yield f"Question {token} was kept {kept} times and stopped {stopped} times."


def every_start_is_one_interest(evidence: Evidence) -> Broken:
    """A START is an interest too, and the journal holds nothing that nobody did."""
    for story in evidence.stories:
        own = evidence.rows("interests", prospect_id=evidence.prospect_of(story))
        starts = sum(row["route"] in ("start", "deep_link") for row in own)
        if starts != story.starts:
            yield f"Prospect {story.person} started {story.starts} times, the journal says {starts}."
        if len(own) > story.starts + len(story.questions):
            yield f"The journal of prospect {story.person} holds {len(own)} interests, more than there were."


def questions_stand_in_the_order_in_which_they_were_asked(evidence: Evidence) -> Broken:
    """The journal keeps the order in which Telegram delivered a chat."""
    turns = _turns(evidence)
    texts = {update["update_id"]: _words_of(update) for update in evidence.updates}
    delivered = [texts[number] for number in sorted(texts, key=lambda known: turns.get(known, 0))]
    for story in evidence.stories:
        words = [row["words"] for row in evidence.rows("interests", prospect_id=evidence.prospect_of(story))]
        kept = [token for text in words for token in story.questions if _holds(text, token)]
        if kept != [token for text in delivered for token in story.questions if token in kept and _holds(text, token)]:
            yield f"The journal of prospect {story.person} is out of order: {kept}."


def _words_of(update: dict[str, Any]) -> str | None:
    message = update["update"].get("message")
    words = message.get("text") if isinstance(message, dict) else None
    return words if isinstance(words, str) else None


def _holds(words: str | None, token: str) -> bool:
    return words is not None and re.search(rf"\b{re.escape(token)}\b", words) is not None


# Leads


def every_introduction_is_one_lead(evidence: Evidence) -> Broken:
    """Whoever consented has one lead with the name and contact given; nobody else has one."""
    for story in evidence.stories:
        leads = evidence.rows("leads", prospect_id=evidence.prospect_of(story))
        if not story.consented and leads:
            yield f"Prospect {story.person} did not consent and has a lead."
        elif _consented(evidence, story) and not _is_one_but_for_the_team(evidence, story, len(leads)):
            yield f"Prospect {story.person} consented once and has {len(leads)} leads."
        for lead in leads:
            yield from _differs(evidence, story, lead)


def _is_one_but_for_the_team(evidence: Evidence, story: Story, leads: int) -> bool:
    """Whether somebody has one lead - none where they are excluded, and more where a manager made them."""
    button = f"mklead1:{evidence.prospect_of(story)}"
    most = 1 + len([data for _, data in _presses(evidence) if data == button])
    return 1 <= leads <= most or (not leads and _is_excluded(evidence, story))


def _consented(evidence: Evidence, story: Story) -> bool:
    """Whether the bot has heard of a consent: the press under the summary was not dropped."""
    presses = (update["update"].get("callback_query") for update in evidence.updates if not _came_to_nothing(update))
    return story.consented and any(
        press["from"]["id"] == story.person and press["data"].startswith("consent1") for press in presses if press
    )


def _differs(evidence: Evidence, story: Story, lead: Row) -> Broken:
    if lead["name"] != story.name:
        yield f"Lead {lead['id']} has another name than its prospect gave."
    values = {row["id"]: row["normal_form"] for row in evidence.rows("contact_values")}
    given = [values[row["value_id"]] for row in evidence.rows("lead_contact_points", lead_id=lead["id"])]
    if story.contact not in given:
        yield f"Lead {lead['id']} lacks the contact its prospect gave."


def _is_excluded(evidence: Evidence, story: Story) -> bool:
    prospect = evidence.prospect_of(story)
    return any(row["deed"] == "excluded" for row in evidence.rows("activities", prospect_id=prospect))


def one_open_lead_a_prospect(evidence: Evidence) -> Broken:
    """Nobody has two requests open at once."""
    for prospect, count in Counter(row["prospect_id"] for row in evidence.rows("leads", closed_at=None)).items():
        if count > 1:
            yield f"Prospect {prospect} has {count} open leads."


def every_lead_inherits_its_journal(evidence: Evidence) -> Broken:
    """What its prospect did until the promotion belongs to the lead, or to one that was there before."""
    if evidence.clock_went_back:
        return
    leads_of = defaultdict(list)
    for row in evidence.rows("lead_interests"):
        leads_of[row["interest_id"]].append(row["lead_id"])
    for lead in evidence.rows("leads"):
        for interest in evidence.rows("interests", prospect_id=lead["prospect_id"]):
            inherited = any(known <= lead["id"] for known in leads_of[interest["id"]])
            if interest["created_at"] <= lead["created_at"] and not inherited:
                yield f"Lead {lead['id']} lacks interest {interest['id']}."


def every_lead_has_one_birth_and_one_consent(evidence: Evidence) -> Broken:
    """History and consents tell of each promotion once."""
    births = Counter(row["lead_id"] for row in evidence.rows("activities", deed="lead_created"))
    consents = Counter(row["prospect_id"] for row in evidence.rows("consents"))
    for lead in evidence.rows("leads"):
        if births[lead["id"]] != 1 or consents[lead["prospect_id"]] != 1:
            yield f"Lead {lead['id']} was born {births[lead['id']]} times."


# Decisions


def every_lead_was_decided_step_by_step(evidence: Evidence) -> Broken:
    """One winner: each decision starts from the version that the one before it left, and none is missing."""
    for lead in evidence.rows("leads"):
        version = 1
        for row in evidence.rows("activities", lead_id=lead["id"]):
            if row["deed"] not in DECISIONS | {"undone"}:
                continue
            before, after = _versions(row) or (version, version + 1)
            if before != version or after <= before:
                yield f"Activity {row['id']} decided about version {before} of lead {lead['id']}, then at {version}."
            version = after
        if version != lead["version"]:
            yield f"Lead {lead['id']} has version {lead['version']}, its history leads to {version}."


def _versions(row: Row) -> tuple[int, int] | None:
    """From which version of the lead a decision led to which; an undo does not say so."""
    if row["before"] is None or row["after"] is None:
        return None
    return json.loads(row["before"])["version"], json.loads(row["after"])["version"]


def nobody_takes_what_somebody_has(evidence: Evidence) -> Broken:
    """A lead is taken only while it is free."""
    for row in evidence.rows("activities", deed="taken"):
        if row["before"] and json.loads(row["before"])["manager"] is not None:
            yield f"Lead {row['lead_id']} was taken from somebody by activity {row['id']}."


def every_decision_was_pressed(evidence: Evidence) -> Broken:
    """Each decision has a press of its actor on that version, and no press has two."""
    presses = _presses(evidence)
    used: Counter[tuple[int, tuple[str, ...]]] = Counter()
    for row in evidence.rows("activities"):
        if row["deed"] not in PRESSED_FOR or row["lead_id"] is None or row["actor_id"] is None:
            continue
        wanted = _buttons_for(row)
        fitting = [data for who, data in presses if who == row["actor_id"] and f"{data}:".startswith(wanted)]
        used[row["actor_id"], wanted] += 1
        if used[row["actor_id"], wanted] > len(fitting):
            yield f"Activity {row['id']} ({row['deed']}) was never pressed."


def _buttons_for(row: Row) -> tuple[str, ...]:
    """How the data of the buttons begins that may have brought a decision about."""
    version = json.loads(row["before"])["version"] if row["before"] else 0
    match row["deed"]:
        case "taken":
            return (f"take1:{row['lead_id']}:",)
        case "linked":  # also by making a lead of what a known client wrote
            return (f"link1:{row['lead_id']}:{version}:", f"mklead1:{row['prospect_id']}:")
        case deed:
            return (f"{PRESSED_FOR[deed]}:{row['lead_id']}:{version}:",)


def every_undo_was_pressed(evidence: Evidence) -> Broken:
    """A decision is taken back only by a press that names it."""
    presses = set(_presses(evidence))
    for row in evidence.rows("activities", deed="undone"):
        if (row["actor_id"], f"undo1:{row['undoes']}") not in presses:
            yield f"Activity {row['id']} undid {row['undoes']} without a press."


def only_the_team_decides(evidence: Evidence) -> Broken:
    """Whatever a stranger pressed or wrote, history tells of nothing that a stranger did to a lead or a client."""
    for row in evidence.rows("activities"):
        if row["actor_id"] is not None and row["actor_id"] not in evidence.team:
            yield f"Activity {row['id']} ({row['deed']}) was done by a stranger."


def nobody_reads_what_others_said(evidence: Evidence) -> Broken:
    """What one prospect said or left reaches the team and nobody else."""
    for row in evidence.rows("outbox"):
        if row["chat_id"] in evidence.team or row["chat_id"] < 0:
            continue
        for story in evidence.stories:
            said = [*story.questions, *([story.contact] if story.contact else [])]
            if story.person != row["chat_id"] and any(_holds(row["payload"], word) for word in said):
                yield f"Letter {row['id']} tells chat {row['chat_id']} what prospect {story.person} said."


def _presses(evidence: Evidence) -> list[tuple[int, str]]:
    queries = [update["update"].get("callback_query") for update in evidence.updates]
    return [(query["from"]["id"], query["data"]) for query in queries if query]


# What people read


def every_answer_went_out_once(evidence: Evidence) -> Broken:
    """What a manager said to a prospect is one letter and one line of history."""
    texts = [_text(row) for row in evidence.rows("outbox") if row["chat_id"] not in evidence.team]
    for answer in evidence.answers:
        letters = sum(_holds(text, answer.token) for text in texts)
        if letters > 1:
            yield f"Answer {answer.token} became {letters} letters."
    said = {update["update"]["message"].get("text") for update in evidence.updates if _is_from_team(evidence, update)}
    passed_on = sum(text in said for text in texts)
    written_down = len(evidence.rows("activities", deed="answered"))
    if passed_on != written_down:
        yield f"{passed_on} answers became letters, history tells of {written_down}."


def _is_from_team(evidence: Evidence, update: dict[str, Any]) -> bool:
    message = update["update"].get("message")
    return isinstance(message, dict) and message.get("from", {}).get("id") in evidence.team


def every_letter_is_settled(evidence: Evidence) -> Broken:
    """At rest nothing waits, nothing is under way, and Telegram refused nothing but on order."""
    everybody = _everybody(evidence)
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
    refusals = (call["error"] for call in _struck(evidence, row["chat_id"], REFUSALS.keys()))
    return any(row["error"] == f"{refusal['error_code']} {refusal['description']}" for refusal in refusals)


def _struck(evidence: Evidence, chat_id: int, kinds: Container[str]) -> list[dict[str, Any]]:
    """The calls about a chat that one of these faults struck."""
    return [
        call for call in evidence.calls if call.get("fault") in kinds and call["parameters"].get("chat_id") == chat_id
    ]


def every_letter_arrived(evidence: Evidence) -> Broken:
    """What counts as sent to a prospect stands in the chat as often as it was sent, and in that order."""
    for story in evidence.stories:
        letters = [row for row in evidence.rows("outbox", chat_id=story.person) if _adds(row)]
        arrived = [call["parameters"]["text"] for call in evidence.accepted(story.person)]
        sent = [_text(row) for row in letters if row["status"] == "sent"]
        if any(arrived.count(text) < sent.count(text) for text in sent):
            yield f"A letter to prospect {story.person} counts as sent and never arrived."
        known = [_text(row) for row in letters]
        if _without_repetitions(arrived) != [text for text in _without_repetitions(known) if text in arrived]:
            yield f"Letters to prospect {story.person} arrived out of order."


def _without_repetitions(texts: list[str]) -> list[str]:
    return [text for at, text in enumerate(texts) if at == 0 or texts[at - 1] != text]


def nobody_reads_more_than_doubt_explains(evidence: Evidence) -> Broken:
    """A message stands there twice only where nobody could know whether the first one had arrived."""
    for chats in _chats(evidence):
        letters = [row for row in evidence.rows("outbox") if row["chat_id"] in chats]
        accepted = [call for chat in chats for call in evidence.accepted(chat)]
        cards = {(row["card"], row["chat_id"]) for row in letters if row["card"]}
        moved = sum(row["method"] == "deleteMessage" for row in letters)
        plain = sum(_adds(row) for row in letters if not row["card"])
        gone = sum(len(_struck(evidence, chat, CARD_GONE)) for chat in chats)
        doubts = min(_doubts_of_the_bot(letters), _doubts_of_telegram(evidence, accepted))
        allowed = plain + len(cards) + moved + gone + doubts
        if len(accepted) > allowed:
            yield f"Chat {chats[0]} got {len(accepted)} messages, {allowed} at most are explained."


def _chats(evidence: Evidence) -> list[list[int]]:
    """The chats with letters; one that has moved goes with what it was before."""
    now = {row["old_id"]: row["new_id"] for row in evidence.rows("moved_chats")}
    lives: defaultdict[int, list[int]] = defaultdict(list)
    for chat in sorted({row["chat_id"] for row in evidence.rows("outbox")} | now.keys()):
        last = chat
        while last in now:
            last = now[last]
        lives[last].append(chat)
    return [*lives.values()]


def no_letter_goes_out_more_than_twice(evidence: Evidence) -> Broken:
    """However often its outcome is unknown: what a prospect reads, they read twice at most."""
    for story in evidence.stories:
        letters = Counter(_text(row) for row in evidence.rows("outbox", chat_id=story.person) if _adds(row))
        for text, times in Counter(call["parameters"].get("text") for call in evidence.accepted(story.person)).items():
            if times > MOST_COPIES * letters[text]:
                yield f"Prospect {story.person} got {times} messages of {letters[text]} letters."


def _doubts_of_the_bot(letters: Sequence[Row]) -> int:
    """How many sendings the bot itself calls doubtful: each may have left a message of which it does not know."""
    return sum(row["copies"] + (row["status"] == "ambiguous" and row["card"] is not None) for row in letters)


def _doubts_of_telegram(evidence: Evidence, accepted: Sequence[dict[str, Any]]) -> int:
    """How many messages the bot cannot know of: their answer was lost, or it ended before it could note it down."""
    return sum(not call["answered"] for call in accepted) + len(evidence.starts)


def every_prospect_got_an_answer_to_everything(evidence: Evidence) -> Broken:
    """Nobody was left waiting, and every deed that wants an answer has a letter of its own."""
    for story in evidence.stories:
        if story.trouble and not _may_wait(evidence, story):
            yield f"Prospect {story.person}: {story.trouble}"
        letters = sum(_adds(row) for row in evidence.rows("outbox", chat_id=story.person))
        if letters < story.wants_answers:
            yield f"Prospect {story.person} got {letters} letters for {story.wants_answers} deeds."


def _may_wait(evidence: Evidence, story: Story) -> bool:
    """Whether somebody can have been left without an answer: a letter or a tap of theirs came to nothing."""
    letters = (row for row in evidence.rows("outbox", chat_id=story.person) if row["status"] != "sent")
    taps = (update["update"]["callback_query"] for update in evidence.updates if _came_to_nothing(update))
    return story.blocked or any(letters) or any(tap["from"]["id"] == story.person for tap in taps)


def _adds(row: Row) -> bool:
    return bool(row["method"].startswith(ADDS_MESSAGE))


def _text(row: Row) -> str:
    return str(json.loads(row["payload"]).get("text", ""))


def _everybody(evidence: Evidence) -> set[int]:
    return {story.person for story in evidence.stories} | evidence.team


# Telegram, logs, process


def telegram_had_nothing_to_complain_about(evidence: Evidence) -> Broken:
    """The pace was kept, and only what was ordered, or what a crash explains, was refused."""
    # What was written before a restart is known by the time of day only.
    if evidence.refused_for_pace and not (evidence.clock_was_set and len(evidence.starts) > 1):
        yield f"{evidence.refused_for_pace} calls came too fast."
    everybody = _everybody(evidence) - {story.person for story in evidence.stories if story.blocked}
    for call in evidence.calls:
        refusal = call.get("error") if "fault" not in call else None
        concerns_somebody = call["parameters"].get("chat_id", next(iter(everybody), None)) in everybody
        if refusal and concerns_somebody and not _is_harmless(call["method"], refusal["description"]):
            yield f"{call['method']} was refused: {refusal['description']}."


def _is_harmless(method: str, description: str) -> bool:
    return any(method.startswith(known) and words in description for known, words in HARMLESS_REFUSALS)


def the_log_tells_nothing_personal(evidence: Evidence) -> Broken:
    """No token, phone, mail or word of anybody's."""
    for secret in evidence.secrets:
        if secret in evidence.log or secret.removeprefix("7") in evidence.log:
            yield "The log holds a token or a phone."
    for story in evidence.stories:
        if any(_holds(evidence.log, token) for token in story.questions):
            yield f"The log holds words of prospect {story.person}."


def only_poison_alarms(evidence: Evidence) -> Broken:
    """No error is logged but about poisoned updates and ordered faults; no traceback stands outside a log line."""
    poisoned = {f"seq={row['seq']}" for row in evidence.rows("inbox") if row["update_id"] in evidence.poison}
    about_poison = poisoned | {f"chat={stranger}" for stranger in poison.STRANGERS}
    for line in evidence.log.splitlines():
        is_alarm = ALARM.search(line) is not None or line.startswith("Traceback")
        if is_alarm and about_poison.isdisjoint(line.split()) and not _is_explained(evidence, line):
            yield f"The log says: {line[:600]}"


def _is_explained(evidence: Evidence, alarm: str) -> bool:
    """Whether a fault that was ordered explains an alarm, or a letter of which indeed nobody knows."""
    if alarm.startswith("nobody knows whether a letter arrived"):
        return any(row["status"] == "ambiguous" for row in evidence.rows("outbox"))
    if alarm.startswith("another program polls") and len(evidence.starts) > 1:
        return True  # a call of the one that was ended arrived late
    faults = {call["fault"] for call in evidence.calls if "fault" in call}
    return any(alarm.startswith(words) and faults & kinds for words, kinds in EXPLAINED_ALARMS.items())


def the_process_ended_only_when_told(evidence: Evidence) -> Broken:
    """It never died by itself, and went in time when asked to."""
    yield from evidence.surprises


def it_stays_quiet(evidence: Evidence) -> Broken:
    """Once everything has come to rest, the bot asks for updates and does nothing else."""
    for method in evidence.unrest:
        yield f"{method} was called after everything had come to rest."


CHECKS: tuple[Callable[[Evidence], Broken], ...] = (
    every_update_was_confirmed,
    every_confirmed_update_took_effect,
    every_delivery_was_taken_or_put_off,
    order_was_kept_in_every_lane,
    every_question_is_one_interest,
    every_start_is_one_interest,
    questions_stand_in_the_order_in_which_they_were_asked,
    every_introduction_is_one_lead,
    one_open_lead_a_prospect,
    every_lead_inherits_its_journal,
    every_lead_has_one_birth_and_one_consent,
    every_lead_was_decided_step_by_step,
    nobody_takes_what_somebody_has,
    every_decision_was_pressed,
    every_undo_was_pressed,
    only_the_team_decides,
    nobody_reads_what_others_said,
    every_answer_went_out_once,
    every_letter_is_settled,
    every_letter_arrived,
    nobody_reads_more_than_doubt_explains,
    no_letter_goes_out_more_than_twice,
    every_prospect_got_an_answer_to_everything,
    telegram_had_nothing_to_complain_about,
    the_log_tells_nothing_personal,
    only_poison_alarms,
    the_process_ended_only_when_told,
    it_stays_quiet,
    *deciding.CHECKS,
    *sending.CHECKS,
)
