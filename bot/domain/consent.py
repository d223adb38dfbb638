"""Consent: which version of the document somebody agreed to, and when."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """One agreement. It stands until its person withdraws it."""

    version: str
    given_at: datetime
    withdrawn_at: datetime | None = None
