"""Promises: what no update may do, whoever sent it and whatever it holds."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from aiogram.types import TelegramObject, Update
from pydantic import ValidationError

from tests.faults.checks import decisions, leads, rights, updates
from tests.faults.evidence import READING, Evidence
from tests.faults.fuzz.cast import CHANNEL, Json, Part
from tests.faults.fuzz.office import BOT_ID, Act, Office

BY_ITSELF = frozenset(
    {"lead_created", "lead_corrected", "consent_given", "linked_by_itself", "consent_withdrawn", "erased", "withdrawn"}
    | {"lease_ended", "came_back", "left_behind"}
    | {"answered"}  # by hand, in the name of a channel: who it was, Telegram does not say
)
IN_WORDS = frozenset({"amount_set", "postponed"})  # asked for by a press, and made by what is typed then
DECIDED = decisions.DECISIONS | {"undone", "exclusion_lifted"}
NUMBERED = re.compile(r"№(\d+-\d+)")  # in what a crowd of messages says
HISTORY_CHECKS = (
    leads.one_open_lead_a_prospect,
    leads.every_lead_has_one_birth_and_one_consent,
    decisions.every_lead_was_decided_step_by_step,
    decisions.nobody_takes_what_somebody_has,
    updates.order_was_kept_in_every_lane,
    updates.what_waited_at_a_gate_took_effect,
    rights.nobody_decides_about_anothers_lead,
    rights.nothing_is_undone_twice,
)

Broken = Iterator[str]


def only_the_team_decides(written: Iterable[Json], acts: Sequence[Act], team: set[int]) -> Broken:
    """Each new line of history is a member's own deed, a decision one by a press that names what it is about."""
    for row in written:
        actor = row["actor_id"]
        own = [act for act in acts if act.person == actor]
        if actor is None:
            if row["deed"] not in BY_ITSELF:
                yield f"Nobody did this: {row}."
        elif actor not in team:
            yield f"{actor}, who is not of the team, did this: {row}."
        elif not any(_could_do(act, row) for act in own):
            yield f"Member {actor} asked for nothing like this: {row}. They pressed {[act.pressed for act in own]}."


def _is_done_in_words(row: Json) -> bool:
    """A lead is made by hand, and taken at once, as soon as its name was typed."""
    traces = json.loads(row.get("traces") or "{}")
    return row["deed"] in IN_WORDS or (row["deed"] == "taken" and bool(traces.get("made_lead")))


def _could_do(act: Act, row: Json) -> bool:
    if row["deed"] not in DECIDED or (act.pressed is None and _is_done_in_words(row)):
        return True
    button, *about = (act.pressed or "").split(":")
    named = about[1:2] if button == "mkexcl1" else about[:1]  # that one names the exclusion first
    nameless = {"exclusion_lifted": "lift", "excluded": "exclshown"}.get(row["deed"])
    return any(str(row[column]) in named for column in ("lead_id", "prospect_id", "undoes")) or (
        nameless is not None and button.startswith(nameless)
    )


async def every_update_is_settled(office: Office) -> list[str]:
    """Nothing waits for ever: each update is done or set aside."""
    stuck = await office.rows("SELECT seq, status, attempts, error FROM inbox WHERE status NOT IN ('done', 'dead')")
    waiting = await office.rows("SELECT id, method, status, error FROM outbox WHERE status IN ('new', 'sending')")
    return [f"This update is stuck: {row}." for row in stuck] + [f"This letter is stuck: {row}." for row in waiting]


async def the_team_is_who_it_was(office: Office) -> list[str]:
    """Nobody came onto the team, and nobody rose in it, but by the config or by a link that was given to them."""
    config = {somebody.id: somebody.part.value for somebody in office.cast.team}
    members = await office.rows("SELECT user_id, config_role, invited_role FROM members")
    found = {row["user_id"]: row["config_role"] for row in members if row["config_role"]}
    invited = {row["user_id"] for row in members if row["invited_role"]}
    broken = [] if found == config else [f"The team by the config is {config}, stored is {found}."]
    return broken + [f"{guest} is on the team without an invitation." for guest in invited - office.invited]


async def history_holds_together(office: Office) -> list[str]:
    """What the checks of every fault programme say about leads, history and lanes."""
    owners = frozenset(somebody.id for somebody in office.cast.playing(Part.OWNER))
    tables = {table: await office.rows(query) for table, query in READING.items()}
    evidence = Evidence(
        stories=(), answers=(), team=frozenset(office.telegram.team), owners=owners, updates=(),
        calls=(), tables=tables, poison={}, starts=(), surprises=(), refused_for_pace=0, log="", secrets=(),
    )  # fmt: skip
    return [broken for check in HISTORY_CHECKS for broken in check(evidence)]


async def the_journal_is_ones_own(office: Office) -> list[str]:
    """What only one person knows stands in that person's journal and lead, or in that of somebody who said it.

    A lead that was made of a question by linking it has the name that the client had then, which its person never said.
    """
    sql = (
        "SELECT p.telegram_id AS person, i.words AS words FROM interests i JOIN prospects p ON p.id = i.prospect_id"
        " UNION ALL SELECT p.telegram_id, l.wish FROM leads l JOIN prospects p ON p.id = l.prospect_id"
        " UNION ALL SELECT p.telegram_id, l.name FROM leads l JOIN prospects p ON p.id = l.prospect_id"
        " WHERE NOT EXISTS (SELECT 1 FROM activities a JOIN clients c ON c.id = a.client_id"
        " WHERE a.lead_id = l.id AND json_extract(a.traces, '$.made_lead') AND (c.name = l.name"
        " OR EXISTS (SELECT 1 FROM activities r JOIN activity_values v ON v.activity_id = r.id"
        " WHERE r.client_id = c.id AND r.deed = 'renamed' AND v.words = l.name)))"
    )
    telegram = office.telegram
    return [
        f"{row['person']} is said to have told {mark}."
        for row in await office.rows(sql)
        for mark in telegram.marks.found_in(row["words"] or "")
        - telegram.carried[row["person"]]
        - telegram.said_as[row["person"]]
        if telegram.marks.owner(mark) != row["person"]
    ]


async def interest_is_of_others(office: Office) -> list[str]:
    """Nobody's journal is a stand-in's of Telegram's, another bot's, one of the team's, or the company's own channel's.

    An administrator who is never to be known is the group itself, and may be interested. Whom an odd update calls a
    chat that something was done in the name of, counts as one: Telegram does so of no account.
    """
    nobody = {somebody.id for somebody in (*office.cast.team, *office.cast.playing(Part.BOT, Part.STAND_IN))}
    called_chats = {number for number, marks in office.telegram.said_as.items() if marks}
    nobody = (nobody - called_chats) | {CHANNEL, BOT_ID}
    sql = "SELECT p.telegram_id, i.route FROM interests i JOIN prospects p ON p.id = i.prospect_id"
    return [f"This is nobody's interest: {row}." for row in await office.rows(sql) if row["telegram_id"] in nobody]


async def every_press_was_answered(office: Office) -> list[str]:
    """A press always gets an answer, be it old, forged or somebody else's."""
    done = [
        json.loads(office.came[row["update_id"]])
        for row in await office.rows("SELECT update_id FROM inbox WHERE status = 'done'")
    ]
    pressed = [str(update["callback_query"].get("id")) for update in done if update.get("callback_query")]
    return [f"Press {query} was not answered." for query in pressed if query not in office.answered]


async def what_waited_took_effect_once_and_in_order(office: Office) -> list[str]:
    """Of what one person sent in a crowd, and of which some waited at a gate, nothing is lost, doubled or crossed.

    What was said in other words afterwards has lost its number with them.
    """
    came = await office.rows("SELECT update_id, lane FROM inbox WHERE gate = 'passed' AND lane <> '' ORDER BY seq")
    kept, stopped, changed = await _numbers_kept(office), await _numbers_stopped(office), _numbers_changed(office)
    broken = []
    for lane in {row["lane"] for row in came}:
        waited = [n for row in came if row["lane"] == lane for n in NUMBERED.findall(office.came[row["update_id"]])]
        told = [number for number in kept[lane] if number in waited]
        broken += [
            f"{number} of {lane} waited at a gate and was lost."
            for number in waited
            if number not in (*told, *stopped[lane], *changed)
        ]
        broken += [
            f"{number} of {lane} took effect {n} times."
            for number, n in Counter([*kept[lane], *stopped[lane]]).items()
            if n > 1
        ]
        if told != [number for number in waited if number in told]:
            broken.append(f"What waited of {lane} came out of order: {told}.")
    return broken


async def _numbers_kept(office: Office) -> defaultdict[str, list[str]]:
    """The numbers in everybody's journal, in the order in which they came there."""
    return await _numbers_in_rows(
        office,
        "SELECT p.telegram_id AS person, i.words AS words FROM interests i JOIN prospects p ON p.id = i.prospect_id"
        " WHERE i.words IS NOT NULL ORDER BY i.id",
    )


async def _numbers_stopped(office: Office) -> defaultdict[str, list[str]]:
    """The numbers in what an exclusion stopped and nobody has let in since."""
    return await _numbers_in_rows(
        office,
        "SELECT p.telegram_id AS person, s.words AS words FROM stopped s JOIN prospects p ON p.id = s.prospect_id"
        " WHERE s.words IS NOT NULL AND s.restored_at IS NULL ORDER BY s.id",
    )


def _numbers_changed(office: Office) -> set[str]:
    """The numbers in messages that were changed since."""
    came = [update for body in office.came.values() if isinstance(update := json.loads(body), dict)]
    changed = {_place_of(update["edited_message"]) for update in came if "edited_message" in update}
    said = (update["message"] for update in came if "message" in update)
    return {number for message in said if _place_of(message) in changed for number in NUMBERED.findall(str(message))}


def _place_of(message: Any) -> str | None:
    """Where a message stands, by chat and number; nowhere where one cannot be read."""
    return f"{message.get('chat')} {message.get('message_id')}" if isinstance(message, dict) else None


async def _numbers_in_rows(office: Office, query: str) -> defaultdict[str, list[str]]:
    numbers: defaultdict[str, list[str]] = defaultdict(list)
    for row in await office.rows(query):
        numbers[str(row["person"])] += NUMBERED.findall(row["words"])
    return numbers


def could_be_sent(update: Any) -> bool:
    """Whether the bot has to be able to work on an update: its numbers have at most 64 bits, as Telegram's do.

    What aiogram reads as a number counts, also where it came as a text. What it reads as a text may hold any digits:
    people type them. What it cannot read at all never comes to be worked on.
    """
    try:
        read = Update.model_validate(update)
    except (ValidationError, RecursionError):
        return True
    return not any(abs(number) >= 2**63 for number in _numbers_in(read))


def _numbers_in(read: Update) -> Iterator[float]:
    """The numbers in all fields that aiogram knows."""
    waiting: list[Any] = [read]
    while waiting:
        found = waiting.pop()
        if isinstance(found, TelegramObject):
            waiting.extend(getattr(found, name) for name in type(found).model_fields)
        elif isinstance(found, list):
            waiting.extend(found)
        elif isinstance(found, int | float):
            yield found


AT_THE_END = (
    every_update_is_settled,
    every_press_was_answered,
    what_waited_took_effect_once_and_in_order,
    the_team_is_who_it_was,
    history_holds_together,
    the_journal_is_ones_own,
    interest_is_of_others,
)
