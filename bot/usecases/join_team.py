"""Joining the team: a one-time link makes whoever follows it first a member."""

import hashlib

from bot.domain.activity import Deed
from bot.domain.errors import InvitationUsed
from bot.domain.ids import ManagerId
from bot.domain.member import Role
from bot.usecases.ports import Turn


def hash_of(code: str) -> str:
    """Return the form in which an invitation is kept: the code itself is known to nobody but who got the link."""
    return hashlib.sha256(code.encode()).hexdigest()


async def join_team(turn: Turn, code: str, *, user: ManagerId, name: str, language: str | None) -> Role:
    """Use up an invitation and return the role its user has now: an owner stays one. Raises InvitationUsed."""
    role = await turn.records.team.use_invitation(hash_of(code), user)
    if role is None:
        raise InvitationUsed
    await turn.records.team.add(user, role, name=name, now=turn.now)
    await turn.records.team.save_started(user, name=name, language=language, now=turn.now)
    await turn.records.activities.add(Deed.MEMBER_JOINED, now=turn.now, actor=user)
    member = await turn.records.team.find(user)
    assert member is not None, "whoever was added is on the team"
    return member.role
