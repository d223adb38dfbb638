"""Checking: every promise that must hold after an ordeal."""

from tests.faults.checks import (
    arrivals,
    attention,
    changes,
    decisions,
    directory,
    erasure,
    history,
    interests,
    inviting,
    leads,
    letters,
    promptness,
    reactions,
    relay,
    rights,
    sending,
    surroundings,
    team,
    updates,
)
from tests.faults.evidence import Evidence

CHECKS = (
    *updates.CHECKS,
    *interests.CHECKS,
    *attention.CHECKS,
    *leads.CHECKS,
    *decisions.CHECKS,
    *team.CHECKS,
    *rights.CHECKS,
    *history.CHECKS,
    *directory.CHECKS,
    *letters.CHECKS,
    *relay.CHECKS,
    *changes.CHECKS,
    *reactions.CHECKS,
    *inviting.CHECKS,
    *arrivals.CHECKS,
    *sending.CHECKS,
    *promptness.CHECKS,
    *surroundings.CHECKS,
)
"""Each yields a sentence for each time its promise was broken."""


AFTER_AN_ERASURE = (
    *erasure.CHECKS,
    *attention.CHECKS,
    letters.nobody_reads_what_others_said,
    letters.no_note_leaves_the_team,
    relay.no_prospect_reads_who_of_the_team_it_is,
    relay.a_talk_stands_in_its_order,
    leads.one_open_lead_a_prospect,
    surroundings.the_log_tells_nothing_personal,
    surroundings.only_poison_alarms,
    surroundings.the_process_ended_only_when_told,
    surroundings.it_stays_quiet,
)
"""What can be told where letters and updates of somebody are gone; the others compare with all that there was."""


def violations(evidence: Evidence) -> list[str]:
    """Check everything; an empty list means that every promise was kept."""
    checks = AFTER_AN_ERASURE if evidence.has_erased else CHECKS
    return [broken for check in checks for broken in check(evidence)]
