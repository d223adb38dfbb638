"""Lists of leads and questions: a message with a button for each, filters with their counts, and pages in place."""

from collections.abc import Iterator
from datetime import datetime

from aiogram.types import InlineKeyboardButton

from bot.domain.lead import Lead
from bot.domain.lead_lists import LeadList
from bot.house_rules import HouseRules
from bot.texts import Markup, Say, text
from bot.usecases.read_lists import Listing
from bot.usecases.what_waits import WaitingQuestion
from bot.views.buttons.leads import OpenLead, ShowList
from bot.views.buttons.talk import ShowProspect
from bot.views.cards import PRIMARY, Face, Row, button, moment_of, paging_row, shortened
from bot.views.prospect_card import called

LISTED_ON_A_PAGE = 5
FILTERS_A_ROW = 2
LONGEST_WORDS_LISTED = 26
LONGEST_TAKER = 16
HEADINGS = {
    LeadList.MINE: text("In work with you"),
    LeadList.FREE: text("Free"),
    LeadList.QUESTIONS: text("Questions without an answer"),
    LeadList.PUT_OFF: text("Put off for later"),
    LeadList.QUALIFIED: text("Deals: qualified"),
    LeadList.NEGOTIATION: text("Deals: in negotiation"),
    LeadList.OFFER: text("Deals: an offer made"),
}
FILTERS = {
    LeadList.MINE: text("Mine"),
    LeadList.FREE: text("Free ones"),
    LeadList.QUESTIONS: text("Questions"),
    LeadList.PUT_OFF: text("Put-off ones"),
    LeadList.QUALIFIED: text("Qualified ones"),
    LeadList.NEGOTIATION: text("Negotiation"),
    LeadList.OFFER: text("Offer"),
}
ALWAYS_OFFERED = (LeadList.MINE, LeadList.FREE)


def listing_page(listing: Listing, say: Say, rules: HouseRules) -> Face:
    """Return a page of a list; a line and a button for each thing on it."""
    if not any(listing.counts.values()):
        return Face(lines=(say("Nothing is open. New leads come here by themselves."),))
    heading = say("<b>{list}</b>", list=say.plain(HEADINGS[listing.which]))
    lines = [_line(thing, listing, say, rules) for thing in listing.page.things]
    opening = tuple((_opening(thing, say, rules),) for thing in listing.page.things)
    turning = paging_row(listing.page, lambda number: ShowList(which=listing.which, page=number))
    rows = (*opening, turning, *_filters(listing, say))
    return Face(lines=(heading, *(lines or [say("Nothing here.")])), rows=tuple(row for row in rows if row))


def _line(thing: Lead | WaitingQuestion, listing: Listing, say: Say, rules: HouseRules) -> Markup:
    if isinstance(thing, Lead):
        return Markup(" · ".join(_parts(thing, listing, say, rules)))
    return Markup(" · ".join(_parts_of_question(thing, say, rules)))


def _parts_of_question(question: WaitingQuestion, say: Say, rules: HouseRules) -> Iterator[str]:
    """Who, since when, and what about."""
    yield say("{name}", name=shortened(called(question.prospect, say, rules), LONGEST_TAKER))
    if question.since is not None:
        yield say("⏳ since {moment}", moment=moment_of(question.since, say, rules))
    if question.words:
        yield say("“{words}”", words=shortened(question.words, LONGEST_WORDS_LISTED))


def _parts(lead: Lead, listing: Listing, say: Say, rules: HouseRules) -> Iterator[str]:
    """Which, since when or until when, whose if a colleague's, and what about."""
    yield say("No. {number}", number=lead.id)
    yield _moment(lead, listing.waiting.get(lead.id), say, rules)
    if lead.id in listing.takers:
        yield say("{name}", name=shortened(listing.takers[lead.id], LONGEST_TAKER))
    if lead.wish:
        yield say("“{words}”", words=shortened(lead.wish, LONGEST_WORDS_LISTED))


def _moment(lead: Lead, waits_since: datetime | None, say: Say, rules: HouseRules) -> str:
    """Until when it is put off, since when its person waits for a first answer, or when it came."""
    if lead.postponed_until is not None:
        return say("⏸ until {moment}", moment=moment_of(lead.postponed_until, say, rules))
    if waits_since is not None:
        return say("⏳ since {moment}", moment=moment_of(waits_since, say, rules))
    return moment_of(lead.created_at, say, rules)


def _opening(thing: Lead | WaitingQuestion, say: Say, rules: HouseRules) -> InlineKeyboardButton:
    if isinstance(thing, Lead):
        return button(say.plain("No. {number}, {name}", number=thing.id, name=thing.name), OpenLead(lead=thing.id))
    return button(f"💬 {called(thing.prospect, say, rules)}", ShowProspect(prospect=thing.prospect.id))


def _filters(listing: Listing, say: Say) -> Iterator[Row]:
    """The lists that have anything on them, each with how much; the one that is shown is coloured."""
    offered = [which for which in LeadList if _is_offered(which, listing)]
    if offered == [listing.which]:
        return
    for at in range(0, len(offered), FILTERS_A_ROW):
        yield tuple(_filter(which, listing, say) for which in offered[at : at + FILTERS_A_ROW])


def _is_offered(which: LeadList, listing: Listing) -> bool:
    always = which in ALWAYS_OFFERED and not listing.alone
    return bool(listing.counts[which]) or always or which is listing.which


def _filter(which: LeadList, listing: Listing, say: Say) -> InlineKeyboardButton:
    label = f"{say.plain(FILTERS[which])} · {listing.counts[which]}"
    return button(label, ShowList(which=which), PRIMARY if which is listing.which else None)
