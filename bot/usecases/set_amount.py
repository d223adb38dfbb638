"""Amount: what a deal brings, optional, and open to correction also once it is won."""

from bot.domain.activity import Deed
from bot.domain.errors import NotADeal
from bot.domain.ids import ActivityId, LeadId
from bot.domain.lead import Lead, Status
from bot.domain.member import Member
from bot.domain.money import Money
from bot.domain.rights import check_is_theirs
from bot.usecases.decision import lead_on_card, record_decision
from bot.usecases.ports import Turn


async def set_amount(turn: Turn, lead: LeadId, version: int, amount: Money | None, *, by: Member) -> ActivityId:
    """Write down what a deal brings, or (None) that nobody knows.

    Raises NotADeal, NotFound, CardOutdated, LeadTakenByOther.
    """
    before = await lead_on_card(turn, lead, version)
    check_can_have_amount(before, by)
    return await record_decision(turn, Deed.AMOUNT_SET, before, before.worth(amount), by=by.id)


def check_can_have_amount(lead: Lead, member: Member) -> None:
    """Deals bring something, also when they are won. Raises NotADeal, LeadTakenByOther."""
    check_is_theirs(lead, member)
    if not (lead.status.is_deal or lead.status is Status.WON):
        raise NotADeal(lead.id)
