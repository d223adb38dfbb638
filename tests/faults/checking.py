"""Checking: every promise that must hold after an ordeal."""

from tests.faults.checks import (
    arrivals,
    decisions,
    history,
    interests,
    leads,
    letters,
    promptness,
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
    *leads.CHECKS,
    *decisions.CHECKS,
    *team.CHECKS,
    *rights.CHECKS,
    *history.CHECKS,
    *letters.CHECKS,
    *relay.CHECKS,
    *arrivals.CHECKS,
    *sending.CHECKS,
    *promptness.CHECKS,
    *surroundings.CHECKS,
)
"""Each yields a sentence for each time its promise was broken."""


def violations(evidence: Evidence) -> list[str]:
    """Check everything; an empty list means that every promise was kept."""
    return [broken for check in CHECKS for broken in check(evidence)]
