"""Campaigns: who may make and change them, whose link is whose, and what came of each."""

from datetime import timedelta

import pytest

from bot.domain.campaign import Campaign, Funnel
from bot.domain.errors import CampaignChangedSince, CampaignNameTaken, ForTheOwner, NotFound, UndoneAlready
from bot.domain.ids import CampaignId, PostId
from bot.domain.interest import Route
from bot.domain.lead import CloseReason, Lead, Status
from bot.domain.money import Money
from bot.domain.start_payload import Origin
from bot.usecases.advance_lead import advance_lead
from bot.usecases.change_campaign import (
    begin_campaign_again,
    end_campaign,
    make_campaign,
    rename_campaign,
    set_budget,
    undo_change,
)
from bot.usecases.close_lead import close_lead
from bot.usecases.find_origin import CameBy, find_origin
from bot.usecases.ports import Turn
from bot.usecases.promote_to_lead import Promoted, promote_to_lead
from bot.usecases.read_campaigns import list_campaigns, read_campaign, sign
from bot.usecases.register_interest import register_interest
from storage import Session
from tests.usecases.cast import ANNA, BORIS, CONSENT, NOW, OLGA, PHONE, VIKTOR, introduction, meet, typed

BUDGET = Money(hundredths=5_000_000, currency="RUB")


async def comes_by(turn: Turn, campaign: Campaign, telegram_id: int = ANNA) -> None:
    """Somebody presses a campaign's link."""
    prospect = await meet(turn, telegram_id)
    await register_interest(turn, prospect, Route.DEEP_LINK, campaign=campaign.name, campaign_id=campaign.id)


async def asks(turn: Turn, telegram_id: int = ANNA) -> None:
    """Somebody asks a question."""
    await register_interest(turn, await meet(turn, telegram_id), Route.QUESTION, words="Сколько стоит?")


async def becomes_lead(turn: Turn, telegram_id: int = ANNA) -> Lead:
    """Somebody introduces themselves."""
    prospect = await meet(turn, telegram_id)
    promoted = await promote_to_lead(
        turn, prospect, introduction(typed(PHONE)), consent_version=CONSENT, on_shift=False
    )  # fmt: skip
    assert isinstance(promoted, Promoted)
    return await turn.records.leads.get(promoted.lead)


async def funnel_of(turn: Turn, campaign: Campaign) -> tuple[int, int, int, int, int]:
    """What came of a campaign, step by step."""
    found: Funnel = await turn.records.campaigns.read_funnel(campaign.id)
    return (found.interested, found.talked, found.leads, found.qualified, found.won)


async def test_managers_have_nothing_to_do_with_campaigns(turn: Turn) -> None:
    campaign = await make_campaign(turn, "Весна", by=VIKTOR)
    for forbidden in (
        make_campaign(turn, "Осень", by=OLGA),
        rename_campaign(turn, campaign.id, 1, "Осень", by=OLGA),
        set_budget(turn, campaign.id, 1, BUDGET, by=OLGA),
        end_campaign(turn, campaign.id, 1, by=OLGA),
        begin_campaign_again(turn, campaign.id, 1, by=OLGA),
        undo_change(turn, campaign.id, 1, by=OLGA),
        list_campaigns(turn.records, 1, size=5, by=OLGA),
        read_campaign(turn.records, campaign.id, by=OLGA),
    ):
        with pytest.raises(ForTheOwner):
            await forbidden
    assert await turn.records.campaigns.get(campaign.id) == campaign


async def test_two_campaigns_never_have_one_name(turn: Turn) -> None:
    spring = await make_campaign(turn, "Весна", by=VIKTOR)
    autumn = await make_campaign(turn, "Осень", by=VIKTOR)
    for taken in (make_campaign(turn, " Весна", by=VIKTOR), rename_campaign(turn, autumn.id, 1, "Весна", by=VIKTOR)):
        with pytest.raises(CampaignNameTaken):
            await taken
    assert (await rename_campaign(turn, spring.id, 1, "Весна", by=VIKTOR)).name == "Весна"


async def test_whoever_saw_it_before_a_change_changes_nothing(turn: Turn) -> None:
    campaign = await make_campaign(turn, "Весна", by=VIKTOR)
    await rename_campaign(turn, campaign.id, 1, "Листовки", by=VIKTOR)
    with pytest.raises(CampaignChangedSince) as refused:
        await rename_campaign(turn, campaign.id, 1, "Осень", by=VIKTOR)
    assert refused.value.name == "Листовки"
    assert (await turn.records.campaigns.get(campaign.id)).name == "Листовки"


async def test_every_change_is_taken_back_and_stands_again(turn: Turn) -> None:
    made = await make_campaign(turn, "Весна", by=VIKTOR)
    changed = await rename_campaign(turn, made.id, 1, "Листовки", by=VIKTOR)
    changed = await set_budget(turn, made.id, changed.version, BUDGET, by=VIKTOR)
    ended = await end_campaign(turn, made.id, changed.version, by=VIKTOR)

    back = await undo_change(turn, made.id, ended.version, by=VIKTOR)
    again = await undo_change(turn, made.id, back.version, by=VIKTOR)

    assert (back.name, back.budget, back.ended_at) == ("Листовки", BUDGET, None)
    assert again.ended_at == NOW
    assert (await begin_campaign_again(turn, made.id, again.version, by=VIKTOR)).ended_at is None


async def test_what_was_never_changed_is_not_taken_back(turn: Turn) -> None:
    campaign = await make_campaign(turn, "Весна", by=VIKTOR)
    with pytest.raises(UndoneAlready):
        await undo_change(turn, campaign.id, 1, by=VIKTOR)
    with pytest.raises(NotFound):
        await end_campaign(turn, CampaignId(404), 1, by=VIKTOR)


async def test_those_that_go_on_are_listed_first(turn: Turn) -> None:
    first, second, third = [await make_campaign(turn, name, by=VIKTOR) for name in ("Раз", "Два", "Три")]
    await end_campaign(turn, third.id, 1, by=VIKTOR)
    listed = await list_campaigns(turn.records, 1, size=2, by=VIKTOR)
    rest = await list_campaigns(turn.records, 99, size=2, by=VIKTOR)
    assert [each.id for each in (*listed.things, *rest.things)] == [second.id, first.id, third.id]
    assert (rest.number, rest.pages) == (2, 2)


async def test_a_link_leads_to_its_campaign_also_when_that_is_over(turn: Turn) -> None:
    campaign = await make_campaign(turn, "Весна", by=VIKTOR)
    payload = (await read_campaign(turn.records, campaign.id, by=VIKTOR)).payload
    ended = await end_campaign(turn, campaign.id, 1, by=VIKTOR)
    assert await find_origin(turn.records, payload) == CameBy(campaign=ended)
    assert (await read_campaign(turn.records, campaign.id, by=VIKTOR)).payload == payload


async def test_a_link_under_a_post_names_the_post_too(turn: Turn) -> None:
    post = await turn.records.posts.add(chat_id=-100, message_id=7, album=None, title="Весна", posted_at=NOW)
    campaign = await make_campaign(turn, "Весна", by=VIKTOR)
    both = await find_origin(turn.records, await sign(turn.records, Origin(campaign=campaign.id, post=post.id)))
    alone = await find_origin(turn.records, await sign(turn.records, Origin(post=post.id)))
    assert both is not None and both.spot is not None and both.campaign == campaign
    assert (both.spot.chat_id, both.spot.message_id, both.spot.post) == (-100, 7, post.id)
    assert alone == CameBy(spot=both.spot)


async def test_nobody_makes_up_where_they_come_from(turn: Turn) -> None:
    """Neither where nothing was ever signed, nor by the number of a campaign or a post that is not there."""
    strange = [None, "", "spring", "A" * 20, "x" * 65, "привет", "AQ"]
    assert [await find_origin(turn.records, payload) for payload in strange] == [None] * len(strange)
    nowhere = await sign(turn.records, Origin(campaign=CampaignId(404), post=PostId(404)))
    assert [await find_origin(turn.records, payload) for payload in (*strange, nowhere)] == [None] * 8


async def test_the_funnel_counts_people(turn: Turn) -> None:
    """Anna comes three times and buys; Boris only looks; whoever came by no link is not counted."""
    campaign = await make_campaign(turn, "Весна", by=VIKTOR)
    assert await funnel_of(turn, campaign) == (0, 0, 0, 0, 0)
    for _ in range(3):
        await comes_by(turn, campaign)
    await comes_by(turn, campaign, BORIS)
    await asks(turn, 1003)
    assert await funnel_of(turn, campaign) == (2, 0, 0, 0, 0)
    await asks(turn)
    assert await funnel_of(turn, campaign) == (2, 1, 0, 0, 0)
    lead = await becomes_lead(turn)
    assert await funnel_of(turn, campaign) == (2, 1, 1, 0, 0)
    await advance_lead(turn, lead.id, lead.version, Status.QUALIFIED, by=VIKTOR)
    lead = await turn.records.leads.get(lead.id)
    assert await funnel_of(turn, campaign) == (2, 1, 1, 1, 0)
    await advance_lead(turn, lead.id, lead.version, Status.WON, by=VIKTOR)
    assert await funnel_of(turn, campaign) == (2, 1, 1, 1, 1)


async def test_who_was_qualified_stays_so_when_it_comes_to_nothing(turn: Turn) -> None:
    campaign = await make_campaign(turn, "Весна", by=VIKTOR)
    await comes_by(turn, campaign)
    lead = await becomes_lead(turn)
    await advance_lead(turn, lead.id, lead.version, Status.QUALIFIED, by=VIKTOR)
    lead = await turn.records.leads.get(lead.id)
    await close_lead(turn, lead.id, lead.version, CloseReason.NO_ANSWER, by=VIKTOR)
    assert await funnel_of(turn, campaign) == (1, 1, 1, 1, 0)


async def test_what_somebody_said_before_they_came_is_no_talk_of_the_campaign(turn: Turn) -> None:
    campaign = await make_campaign(turn, "Весна", by=VIKTOR)
    await asks(turn)
    await comes_by(turn, campaign)
    assert await funnel_of(turn, campaign) == (1, 0, 0, 0, 0)


async def test_the_last_campaign_before_it_has_the_lead(turn: Turn) -> None:
    """Both have brought somebody, and one of them a lead."""
    spring = await make_campaign(turn, "Весна", by=VIKTOR)
    autumn = await make_campaign(turn, "Осень", by=VIKTOR)
    await comes_by(turn, spring)
    await comes_by(turn, autumn)
    lead = await becomes_lead(turn)
    assert lead.campaign == "Осень"
    assert [(await funnel_of(turn, each))[:3] for each in (spring, autumn)] == [(1, 0, 0), (1, 1, 1)]


async def test_what_was_captured_keeps_the_name_it_had(turn: Turn) -> None:
    campaign = await make_campaign(turn, "Весна", by=VIKTOR)
    await comes_by(turn, campaign)
    await rename_campaign(turn, campaign.id, 1, "Листовки", by=VIKTOR)
    lead = await becomes_lead(turn)
    assert lead.campaign == "Весна"
    assert await funnel_of(turn, campaign) == (1, 1, 1, 0, 0)


async def test_who_is_erased_is_counted_on_as_a_lead(turn: Turn, session: Session) -> None:
    """Nobody is a lead who never came."""
    campaign = await make_campaign(turn, "Весна", by=VIKTOR)
    await comes_by(turn, campaign)
    await becomes_lead(turn)
    await session.erasing.erase(await meet(turn), NOW + timedelta(days=1))
    assert await funnel_of(turn, campaign) == (1, 1, 1, 0, 0)
