"""Invite: whoever has not said who they are may be asked to, once a day at most."""

from datetime import datetime, tzinfo

from bot.domain.invitation import may_invite
from bot.domain.prospect import Prospect
from bot.usecases.ports import Records


async def invite(records: Records, prospect: Prospect, now: datetime, zone: tzinfo) -> bool:
    """Return whether somebody is to be invited now, and remember that they were. Days are those of the business."""
    if prospect.name is not None or not may_invite(prospect.invited_at, now, zone):
        return False
    await records.prospects.save_invited(prospect.id, now)
    return True
