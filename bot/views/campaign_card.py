"""Campaigns as their owner sees them: the list, and one with its link, its figures and what can be done."""

from collections.abc import Iterator

from aiogram.types import CopyTextButton, InlineKeyboardButton

from bot.domain.campaign import Campaign, Funnel
from bot.domain.paging import Page
from bot.house_rules import HouseRules
from bot.texts import Markup, Say
from bot.usecases.read_campaigns import CampaignCard
from bot.views.buttons.campaigns import (
    AskBudget,
    AskCampaignName,
    AskNewName,
    BeginCampaignAgain,
    EndCampaign,
    SendCode,
    ShowCampaign,
    ShowCampaigns,
    UndoCampaignChange,
)
from bot.views.cards import LONGEST_LABEL, PRIMARY, Face, Row, button, in_pairs, moment_of, money, paging_row, shortened

CAMPAIGNS_ON_A_PAGE = 6
LONGEST_COPIED = 256  # Telegram Bot API: copy_text


def link_of(payload: str, rules: HouseRules) -> str:
    """Return the link that opens the bot with a payload."""
    return f"https://t.me/{rules.bot_username}?start={payload}"


def list_of_campaigns(page: Page[Campaign], say: Say) -> Face:
    """Return a page of campaigns, a button for each."""
    if not page.things:
        return Face(lines=tuple(_what_they_are_for(say)), rows=(_making(say),))
    lines = (say("<b>Where people come from</b>"), *(say("{name}", name=_called(each)) for each in page.things))
    opening = in_pairs([button(_called(each), ShowCampaign(campaign=each.id)) for each in page.things])
    turning = paging_row(page, lambda number: ShowCampaigns(page=number))
    return Face(lines=lines, rows=tuple(row for row in (*opening, turning, _making(say)) if row))


def _what_they_are_for(say: Say) -> Iterator[Markup]:
    yield say("<b>Where do people come from?</b>")
    yield say("Make a campaign for each place: an advertisement, a leaflet, a fair.")
    yield say("Each gets its own link and QR code, and I count how many came, how many became leads, and what it cost.")


def _making(say: Say) -> Row:
    return (button(say.plain("＋ New campaign"), AskCampaignName(), PRIMARY),)


def _called(campaign: Campaign) -> str:
    return f"⏹ {campaign.name}" if campaign.ended_at is not None else campaign.name


def campaign_card(card: CampaignCard, say: Say, rules: HouseRules) -> Face:
    """Return a campaign with its figures."""
    return Face(lines=tuple(_lines(card, say, rules)), rows=tuple(_rows(card, say, rules)))


def _lines(card: CampaignCard, say: Say, rules: HouseRules) -> Iterator[Markup]:
    campaign = card.campaign
    yield say("<b>{name}</b>", name=campaign.name)
    yield say("{link}", link=link_of(card.payload, rules))
    yield _how_it_stands(campaign, say, rules)
    yield Markup("")
    yield from _figures(card.funnel, say)
    if campaign.budget is not None:
        yield _costs(campaign, card.funnel, say)


def _how_it_stands(campaign: Campaign, say: Say, rules: HouseRules) -> Markup:
    if campaign.ended_at is not None:
        ended = moment_of(campaign.ended_at, say, rules)
        return say("⏹ Over since {moment}. Whoever still comes by the link is counted.", moment=ended)
    return say("Since {moment}", moment=moment_of(campaign.made_at, say, rules))


def _figures(funnel: Funnel, say: Say) -> Iterator[Markup]:
    """People, not presses."""
    yield say("People who came: <b>{n}</b>", n=funnel.interested)
    yield say("wrote or asked: {n}", n=funnel.talked)
    yield say("left a contact: {n}", n=funnel.leads)
    yield say("were qualified: {n}", n=funnel.qualified)
    yield say("bought: {n}", n=funnel.won)


def _costs(campaign: Campaign, funnel: Funnel, say: Say) -> Markup:
    assert campaign.budget is not None
    budget, each = money(campaign.budget, say), funnel.cost_of_a_lead(campaign.budget)
    if each is None:
        return say("Budget: {budget}", budget=budget)
    return say("Budget: {budget}, that is {each} a contact", budget=budget, each=money(each, say))


def _rows(card: CampaignCard, say: Say, rules: HouseRules) -> Iterator[Row]:
    campaign, link = card.campaign, link_of(card.payload, rules)
    number, version = campaign.id, campaign.version
    yield (_copying(say.plain("Copy the link"), link), button(say.plain("QR code"), SendCode(campaign=number)))
    yield (_copying(say.plain("Copy for the website"), _html_of(link, say)),)
    yield (
        button(say.plain("Rename"), AskNewName(campaign=number, version=version)),
        button(say.plain("Budget…"), AskBudget(campaign=number, version=version)),
    )
    yield tuple(_ending(campaign, say))
    yield (button(say.plain("‹ All campaigns"), ShowCampaigns()),)


def _ending(campaign: Campaign, say: Say) -> Iterator[InlineKeyboardButton]:
    number, version = campaign.id, campaign.version
    if campaign.ended_at is None:
        yield button(say.plain("End"), EndCampaign(campaign=number, version=version))
    else:
        yield button(say.plain("Begin again"), BeginCampaignAgain(campaign=number, version=version))
    if version > 1:
        yield button(say.plain("↩ As it was"), UndoCampaignChange(campaign=number, version=version))


def _copying(label: str, words: str) -> InlineKeyboardButton:
    assert len(words) <= LONGEST_COPIED
    return InlineKeyboardButton(text=shortened(label, LONGEST_LABEL), copy_text=CopyTextButton(text=words))


def _html_of(link: str, say: Say) -> str:
    """Return what whoever keeps the website pastes into a page."""
    words = say.plain("Write to us in Telegram")
    return f'<a href="{link}">{words}</a>'
