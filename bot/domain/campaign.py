"""Campaign: where interest comes from - an advertisement, a leaflet, a fair - and what came of it."""

import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.errors import CampaignFault, CampaignNameRefused
from bot.domain.ids import CampaignId, CampaignLinkId, ManagerId
from bot.domain.money import Money

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """A source of interest. `version` grows with every change; buttons carry it, so an old one changes nothing.

    `plain_code`: what its links carried before links were signed. `made_by` is empty where it was made of such a code.
    `ended_at`: nothing is advertised any more; who still comes by its link is counted all the same, for what is
    printed stays where it hangs.
    """

    id: CampaignId
    name: str
    budget: Money | None
    plain_code: str | None
    made_by: ManagerId | None
    made_at: datetime
    ended_at: datetime | None
    version: int

    def renamed(self, name: str) -> "Campaign":
        """Return the campaign under another name; what was captured under the old one stays as it is."""
        return replace(self, name=name, version=self.version + 1)

    def with_budget(self, budget: Money | None) -> "Campaign":
        """Return the campaign with what it costs in all."""
        return replace(self, budget=budget, version=self.version + 1)

    def ended(self, at: datetime | None) -> "Campaign":
        """Return the campaign as over since a moment, or going on."""
        return replace(self, ended_at=at, version=self.version + 1)

    def as_before(self, before: "Campaign") -> "Campaign":
        """Return the campaign as it once was; that is a change like any other."""
        return replace(before, version=self.version + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignLink:
    """An invite link that counts for a campaign. `url`: empty until Telegram has made it; `by`: who wants it."""

    id: CampaignLinkId
    campaign: CampaignId
    chat_id: int
    url: str | None
    by: ManagerId


@dataclass(frozen=True, slots=True, kw_only=True)
class Funnel:
    """What came of a campaign, in people: whoever presses a link ten times is one of them.

    `interested`: came by it, and has not had everything erased. `talked`: of those, who asked, chose a topic or left a
    request. `leads`: whose latest campaign it was when their request was accepted for work - the one that brought
    somebody twice has them as a lead, and each has them as interested. `qualified`: of those, whose request a manager
    found to be a real one, whatever became of it. `won`: of those, who has signed.
    """

    interested: int
    talked: int
    leads: int
    qualified: int
    won: int

    def cost_of_a_lead(self, budget: Money | None) -> Money | None:
        """Return what each lead has cost, rounded to hundredths; None without a budget or a lead."""
        if budget is None or not self.leads:
            return None
        return replace(budget, hundredths=(2 * budget.hundredths + self.leads) // (2 * self.leads))


def read_campaign_name(typed: str) -> str:
    """Return a name as it is kept: on one line, without characters that nobody sees. Raises CampaignNameRefused."""
    seen = (each for each in unicodedata.normalize("NFC", typed) if each.isspace() or each.isprintable())
    name = " ".join("".join(seen).split())
    if not any(each.isalnum() for each in name):
        raise CampaignNameRefused(CampaignFault.EMPTY)
    if len(name) > LONGEST_NAME:
        raise CampaignNameRefused(CampaignFault.TOO_LONG)
    return name
