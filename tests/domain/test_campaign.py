"""Campaigns: what one may be called, and what a lead of it has cost."""

import pytest

from bot.domain.campaign import LONGEST_NAME, Funnel, read_campaign_name
from bot.domain.errors import CampaignFault, CampaignNameRefused
from bot.domain.money import Money


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("  Листовки \n в марте ", "Листовки в марте"),
        ("Выста\u202eвка\u200b «Мебель»", "Выставка «Мебель»"),
        ("и\u0306", "й"),
        ("2026", "2026"),
        ("я" * LONGEST_NAME, "я" * LONGEST_NAME),
    ],
)
def test_a_name_is_kept_on_one_line_and_as_it_is_seen(typed: str, name: str) -> None:
    assert read_campaign_name(typed) == name


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", CampaignFault.EMPTY),
        (" \u200b\n", CampaignFault.EMPTY),
        ("🌸!", CampaignFault.EMPTY),
        ("я" * (LONGEST_NAME + 1), CampaignFault.TOO_LONG),
    ],
)
def test_what_nobody_could_read_is_no_name(typed: str, fault: CampaignFault) -> None:
    with pytest.raises(CampaignNameRefused) as refused:
        read_campaign_name(typed)
    assert refused.value.reason is fault


@pytest.mark.parametrize(("leads", "hundredths"), [(0, None), (1, 10_000_00), (3, 3333_33), (6, 1666_67)])
def test_a_lead_costs_its_share_of_the_budget(leads: int, hundredths: int | None) -> None:
    """Rounded to hundredths; without a lead there is nothing to divide by."""
    funnel = Funnel(interested=9, talked=8, leads=leads, qualified=0, won=0)
    cost = funnel.cost_of_a_lead(Money(hundredths=10_000_00, currency="RUB"))
    assert cost == (None if hundredths is None else Money(hundredths=hundredths, currency="RUB"))


def test_without_a_budget_a_lead_costs_nothing_that_is_known() -> None:
    assert Funnel(interested=1, talked=1, leads=1, qualified=1, won=1).cost_of_a_lead(None) is None
