"""Leads: whoever introduced themselves has one, with all that belongs to it."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from tests.faults.checks.reading import consents_heard, has_consented, is_excluded, presses_of
from tests.faults.evidence import Evidence, Row, Story

Broken = Iterator[str]


def every_introduction_is_one_lead(evidence: Evidence) -> Broken:
    """Whoever consented has one lead with the name and contact given; nobody else has one."""
    for story in evidence.stories:
        leads = evidence.rows("leads", prospect_id=evidence.prospect_of(story))
        if not story.consents and len(leads) > _made_of_questions(evidence, story):
            yield f"Prospect {story.person} did not consent and has a lead."
        elif has_consented(evidence, story) and not _is_one_but_for_the_team(evidence, story, len(leads)):
            yield f"Prospect {story.person} consented {story.consents} times and has {len(leads)} leads."
        for lead in leads:
            if not _is_made_of_a_question(evidence, lead):
                yield from _differs(evidence, story, lead)


def _is_one_but_for_the_team(evidence: Evidence, story: Story, leads: int) -> bool:
    """Whether somebody has one lead - more where a manager made them, or the one before was closed by then.

    There is none of who is excluded, or a partner's, a supplier's: what they write is passed on.
    """
    button = f"mklead1:{evidence.prospect_of(story)}"
    made = len([data for _, data in presses_of(evidence) if data == button])
    most = story.consents + made + _made_of_questions(evidence, story)
    return 1 <= leads <= most or (not leads and (is_excluded(evidence, story) or _is_of_another_kind(evidence, story)))


def _is_of_another_kind(evidence: Evidence, story: Story) -> bool:
    """Whether the contact given is, or was until that was undone, of somebody in the directory who is no client."""
    others = {row["id"] for row in evidence.rows("clients") if row["kind"] != "client"}
    given = {row["id"] for row in evidence.rows("contact_values", normal_form=story.contact)}
    owned = any(row["client_id"] in others and row["value_id"] in given for row in evidence.rows("ownerships"))
    history = evidence.rows("activities", prospect_id=evidence.prospect_of(story))
    return owned or any(row["client_id"] in others for row in history)


def _made_of_questions(evidence: Evidence, story: Story) -> int:
    """How many leads there are because a manager knew whose question it was."""
    leads = evidence.rows("leads", prospect_id=evidence.prospect_of(story))
    return len([lead for lead in leads if _is_made_of_a_question(evidence, lead)])


def _is_made_of_a_question(evidence: Evidence, lead: Row) -> bool:
    """Such a lead has the name of the client that a manager linked it to, or that a manager typed."""
    decided = evidence.rows("activities", lead_id=lead["id"])
    return any(row.get("traces") and json.loads(row["traces"])["made_lead"] for row in decided)


def _differs(evidence: Evidence, story: Story, lead: Row) -> Broken:
    if lead["name"] != story.name:
        yield f"Lead {lead['id']} has another name than its prospect gave."
    if lead["on_behalf"] != story.company and not _was_made(evidence, lead):
        yield f"Lead {lead['id']} has another company than its prospect named."
    values = {row["id"]: row["normal_form"] for row in evidence.rows("contact_values")}
    given = [values[row["value_id"]] for row in evidence.rows("lead_contact_points", lead_id=lead["id"])]
    if story.contact not in given and not (is_excluded(evidence, story) and story.mail in given):
        yield f"Lead {lead['id']} lacks the contact its prospect gave."


def what_was_added_later_is_kept(evidence: Evidence) -> Broken:
    """A contact that was given after the request was sent belongs to a request too, once it was agreed to again."""
    values = {row["id"]: row["normal_form"] for row in evidence.rows("contact_values")}
    for story in evidence.stories:
        heard = consents_heard(evidence, story)
        if story.mail is None or len(heard) < 2 or is_excluded(evidence, story) or _is_of_another_kind(evidence, story):
            continue
        leads = evidence.rows("leads", prospect_id=evidence.prospect_of(story))
        given = {row["value_id"] for lead in leads for row in evidence.rows("lead_contact_points", lead_id=lead["id"])}
        if story.mail not in {values[value] for value in given}:
            yield f"No lead of prospect {story.person} has the contact that was added later."


def _was_made(evidence: Evidence, lead: Row) -> bool:
    """Whether a manager made it of what somebody known wrote: then nobody was asked anything."""
    return any(data == f"mklead1:{lead['prospect_id']}" for _, data in presses_of(evidence))


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
    for lead in evidence.rows("leads", removed_at=None):
        for interest in evidence.rows("interests", prospect_id=lead["prospect_id"]):
            inherited = any(known <= lead["id"] for known in leads_of[interest["id"]])
            if interest["created_at"] <= lead["created_at"] and not inherited:
                yield f"Lead {lead['id']} lacks interest {interest['id']}."


def every_lead_has_one_birth_and_one_consent(evidence: Evidence) -> Broken:
    """History and consents tell of each promotion once."""
    births = Counter(row["lead_id"] for row in evidence.rows("activities", deed="lead_created"))
    consents = Counter(row["prospect_id"] for row in evidence.rows("consents") if row.get("withdrawn_at") is None)
    for lead in (row for row in evidence.rows("leads") if row.get("erased_at") is None):
        consented = consents[lead["prospect_id"]] == 1 or _is_made_of_a_question(evidence, lead)
        if births[lead["id"]] != 1 or not consented:
            yield f"Lead {lead['id']} was born {births[lead['id']]} times."


CHECKS: tuple[Callable[[Evidence], Broken], ...] = (
    every_introduction_is_one_lead,
    what_was_added_later_is_kept,
    one_open_lead_a_prospect,
    every_lead_inherits_its_journal,
    every_lead_has_one_birth_and_one_consent,
)
