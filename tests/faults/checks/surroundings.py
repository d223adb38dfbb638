"""Surroundings: what Telegram refused, what the log tells, how the process ended."""

import re
from collections.abc import Callable, Iterator

from bot.sandbox.faults import REFUSALS
from tests.faults import poison
from tests.faults.checks.reading import NAMES, accounts_in, everybody_in, holds, struck
from tests.faults.evidence import Evidence

# What Telegram may refuse, because the call had taken effect already, came too late, or the group has moved.
HARMLESS_REFUSALS = (
    ("answerCallbackQuery", "query is too old"),
    ("answerInlineQuery", "query is too old"),
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
}

# What the bot calls to receive updates, for as long as it lives, and when the way of receiving them has changed.
RECEIVES = ("getUpdates", "getWebhookInfo", "deleteWebhook")
DEFECTS = {poison.FAILS_FOR_A_WHILE, poison.FAILS_FOR_EVER}

TAKES_BACK = re.compile(r"^started |database or disk is full")  # a crash before a start, or a full disk
ALARM = re.compile(r"level=(?:error|critical)")
FIELD = re.compile(r"(code|letter|chat)=(-?\d+)")

Broken = Iterator[str]


def telegram_had_nothing_to_complain_about(evidence: Evidence) -> Broken:
    """The pace was kept, and only what was ordered, or what a crash explains, was refused."""
    # What was written before a restart is known by the time of day only.
    if evidence.refused_for_pace and not (evidence.clock_was_set and evidence.starts):
        yield f"{evidence.refused_for_pace} calls came too fast."
    everybody = everybody_in(evidence) - {story.person for story in evidence.stories if story.blocked}
    for call in evidence.calls:
        refusal = call.get("error") if "fault" not in call else None
        concerns_somebody = call["parameters"].get("chat_id", next(iter(everybody), None)) in everybody
        if refusal and concerns_somebody and not _is_harmless(call["method"], refusal["description"]):
            yield f"{call['method']} was refused: {refusal['description']}."


def _is_harmless(method: str, description: str) -> bool:
    return any(method.startswith(known) and words in description for known, words in HARMLESS_REFUSALS)


def the_log_tells_nothing_personal(evidence: Evidence) -> Broken:
    """No token, phone, mail, name or word of anybody's."""
    for secret in evidence.secrets:
        if secret in evidence.log or secret.removeprefix("7") in evidence.log:
            yield "The log holds a token or a phone."
    for story in evidence.stories:
        if any(holds(evidence.log, token) for token in story.questions):
            yield f"The log holds words of prospect {story.person}."
        if any(holds(evidence.log, given.lstrip("+")) for given in (story.name, story.contact) if given):
            yield f"The log holds the name or the contact of prospect {story.person}."
    if any(holds(evidence.log, answer.token) for answer in evidence.answers):
        yield "The log holds words of a manager."
    for account in accounts_in(evidence):
        if any(holds(evidence.log, account[part]) for part in NAMES if part in account):
            yield f"The log holds the name of the account {account['id']}."


def only_poison_alarms(evidence: Evidence) -> Broken:
    """No error is logged but about poisoned updates and ordered faults; no traceback stands outside a log line."""
    poisoned = {f"seq={row['seq']}" for row in evidence.rows("inbox") if row["update_id"] in evidence.poison}
    about_poison = poisoned | {f"chat={stranger}" for stranger in poison.STRANGERS}
    lines = evidence.log.splitlines()
    taken_back = max((at for at, line in enumerate(lines) if TAKES_BACK.search(line)), default=0)
    for at, line in enumerate(lines):
        is_alarm = ALARM.search(line) is not None or line.startswith("Traceback")
        if not is_alarm or not about_poison.isdisjoint(line.split()) or _is_explained(evidence, line):
            continue
        if at > taken_back or not _is_about_poison(evidence, line):  # else its number may be another's now
            yield f"The log says: {line[:600]}"


def _is_explained(evidence: Evidence, alarm: str) -> bool:
    """Whether a fault that was ordered explains an alarm, or a letter of which indeed nobody knows."""
    about = {name: int(number) for name, number in FIELD.findall(alarm)}
    if alarm.startswith("nobody knows whether a letter arrived"):
        letters = evidence.rows("outbox", id=about["letter"])
        return evidence.has_erased if not letters else letters[0]["status"] == "ambiguous"
    if alarm.startswith("telegram refused a letter"):
        refusals = struck(evidence, about["chat"], REFUSALS.keys())
        return any(call["error"]["error_code"] == about["code"] for call in refusals)
    if alarm.startswith("another program polls") and evidence.starts:
        return True  # a call of the one that was ended arrived late
    faults = {call["fault"] for call in evidence.calls if "fault" in call}
    return any(alarm.startswith(words) and faults & kinds for words, kinds in EXPLAINED_ALARMS.items())


def _is_about_poison(evidence: Evidence, alarm: str) -> bool:
    """Whether an alarm tells of poison, whatever its number; what is unreadable and no poison is seen set aside."""
    met = {*evidence.poison.values()}
    if alarm.startswith("an update is unreadable"):
        return not met.isdisjoint(poison.UNREADABLE | poison.FAILING)
    return alarm.startswith("an update failed") and any(how in alarm for how in met & DEFECTS)


def the_process_ended_only_when_told(evidence: Evidence) -> Broken:
    """It never died by itself, and went in time when asked to."""
    yield from evidence.surprises


def it_stays_quiet(evidence: Evidence) -> Broken:
    """Once everything has come to rest, the bot sees to it that updates come, and does nothing else."""
    for method in evidence.unrest:
        if method not in RECEIVES:
            yield f"{method} was called after everything had come to rest."


CHECKS: tuple[Callable[[Evidence], Broken], ...] = (
    telegram_had_nothing_to_complain_about,
    the_log_tells_nothing_personal,
    only_poison_alarms,
    the_process_ended_only_when_told,
    it_stays_quiet,
)
