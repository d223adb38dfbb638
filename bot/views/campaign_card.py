"""Campaigns as their owner sees them: the list, and one with its link, its figures and what can be done."""

from collections.abc import Iterator, Sequence

from aiogram.methods import SendMessage
from aiogram.types import CopyTextButton, InlineKeyboardButton

from bot.domain.campaign import Campaign, CampaignLink, Funnel
from bot.domain.chat import OurChat
from bot.domain.ids import CampaignId
from bot.domain.paging import Page, page_of
from bot.house_rules import HouseRules
from bot.texts import Markup, Say
from bot.usecases.read_campaigns import CampaignCard
from bot.views.buttons.campaigns import (
    AskBudget,
    AskCampaignName,
    AskInviteLink,
    AskNewName,
    BeginCampaignAgain,
    EndCampaign,
    MakeInviteLink,
    SendCode,
    ShowCampaign,
    ShowCampaigns,
    ShowDoors,
    UndoCampaignChange,
)
from bot.views.cards import (
    LONGEST_LABEL,
    PRIMARY,
    Face,
    Row,
    button,
    in_pairs,
    keyboard,
    moment_of,
    money,
    paging_row,
    shortened,
)

CAMPAIGNS_ON_A_PAGE = 6
DOORS_ON_A_PAGE = 3
LONGEST_COPIED = 256  # Telegram Bot API: copy_text


def link_of(payload: str, rules: HouseRules) -> str:
    """Return the link that opens the bot with a payload."""
    return f"https://t.me/{rules.bot_username}?start={payload}"


def which_door(campaign: CampaignId, doors: Sequence[OurChat], say: Say, number: int = 1) -> Face:
    """Ask into which chat an invite link is to lead."""
    page = page_of(doors, number, size=DOORS_ON_A_PAGE)
    rows = [(button(chat.title, MakeInviteLink(campaign=campaign, chat=chat.chat_id)),) for chat in page.things]
    turning = paging_row(page, lambda number: ShowDoors(campaign=campaign, page=number))
    back = (button(say.plain("‹ Back"), ShowCampaign(campaign=campaign)),)
    return Face(
        lines=(say("<b>Into which chat is the link to lead?</b>"),),
        rows=tuple(row for row in (*rows, turning, back) if row),
    )


def invite_link_line(link: CampaignLink, campaign: str, chat: str, to: int, say: Say) -> SendMessage:
    """Tell of an invite link, or that there is none."""
    if link.url is None:
        words = say(
            "Telegram did not make an invite link to “{chat}”. May I invite people there? See /setup.", chat=chat
        )
        return SendMessage(chat_id=to, text=words)
    words = say(
        "Invite link of “{campaign}” to “{chat}”:\n{link}\nWhoever comes in by it counts for this campaign.",
        campaign=campaign,
        chat=chat,
        link=link.url,
    )
    rows = ((_copying(say.plain("Copy the link"), link.url),),)
    return SendMessage(chat_id=to, text=words, reply_markup=keyboard(rows))


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
    return (button(say.plain("➕ New campaign"), AskCampaignName(), PRIMARY),)


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
    yield (
        _copying(say.plain("Copy for the website"), _html_of(link, say)),
        button(say.plain("Invite link…"), AskInviteLink(campaign=number)),
    )
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
