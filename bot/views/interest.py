"""Interest as the team looks at it: figures of a period, each opening into its list."""

from collections import Counter
from collections.abc import Iterator, Mapping

from aiogram.types import InlineKeyboardButton

from bot.domain.heat import MOST_COUNTED, Cut, Period, Selection
from bot.domain.interest import Route
from bot.domain.lead_lists import LeadList
from bot.domain.prospect import Prospect
from bot.house_rules import HouseRules
from bot.texts import Markup, Say, text
from bot.usecases.ports.figures import Source
from bot.usecases.read_interest import ActsListing, AgainListing, CameAgain, InterestSummary, PostFigures, ShownAct
from bot.views.buttons.interest import Figures, ShowActs, ShowInterest, ShowWhoCameAgain
from bot.views.buttons.leads import ShowList
from bot.views.buttons.talk import ShowProspect
from bot.views.cards import PRIMARY, Face, Row, button, in_pairs, moment_of, paging_row, shortened
from bot.views.prospect_card import called
from bot.views.routes import ROUTES, act, counted, folded

ACTS_ON_A_PAGE = 4
MOST_ROUTES_TOLD = 6
MOST_FIGURES = 8
MOST_SIGNS_TOLD = 3
LONGEST_TITLE = 24
LONGEST_NAME = 16
LONGEST_WORDS = 30
PERIODS = {Period.DAY: text("24 hours"), Period.WEEK: text("7 days"), Period.MONTH: text("30 days")}


def interest_page(summary: InterestSummary, say: Say) -> Face:
    """Return the figures of a period in short."""
    lines = (_heading(summary.period, say), *_figures(summary, say))
    return Face(lines=lines, rows=tuple(row for row in (*_lists(summary, say), _periods(summary.period, say)) if row))


def interest_in_numbers(summary: InterestSummary, say: Say) -> Markup:
    """Return the figures alone, for where everybody reads along."""
    return Markup("\n".join((_heading(summary.period, say), *_figures(summary, say))))


def routes_page(summary: InterestSummary, say: Say) -> Face:
    """Return how interest came, a button for each way."""
    figures = [
        _figure(say.plain(ROUTES[route]), n, Selection(cut=Cut.ROUTE, key=route), summary.period)
        for route, n in list(summary.routes.items())[:MOST_FIGURES]
    ]
    return _opening(figures, say("How they came"), summary.period, say)


def sources_page(summary: InterestSummary, say: Say) -> Face:
    """Return what interest came from, a button for each post, chat and campaign."""
    figures = [_figure(_called(source, say), source.acts, source.chosen, summary.period) for source in summary.sources]
    return _opening(figures, say("Where they come from"), summary.period, say)


def acts_page(listing: ActsListing, say: Say, rules: HouseRules) -> Face:
    """Return a page of acts with who it was, a button for each person's card."""
    chosen, period = listing.chosen, listing.period
    lines = [_act(each, say, rules, with_place=chosen.cut is not Cut.POST) for each in listing.page.things]
    heading = say("<b>{what}: {n}</b>", what=_what(listing, say), n=listing.total)
    turning = paging_row(
        listing.page, lambda number: ShowActs(period=period, cut=chosen.cut, key=chosen.key, page=number)
    )
    return _listed(heading, lines, [each.prospect for each in listing.page.things], turning, period, say, rules)


def _act(shown: ShownAct, say: Say, rules: HouseRules, *, with_place: bool) -> Markup:
    """Who, what, and when."""
    parts = (
        say("{name}", name=shortened(called(shown.prospect, say, rules), LONGEST_NAME)),
        act(shown.interest, say, longest=LONGEST_WORDS, place=shown.place if with_place else None),
        moment_of(shown.interest.created_at, say, rules),
    )
    return Markup(" · ".join(parts))


def again_page(listing: AgainListing, say: Say, rules: HouseRules) -> Face:
    """Return a page of people who came again, each with all they did in one line."""
    lines = [_came_again(each, say, rules) for each in listing.page.things]
    heading = say("<b>Came again: {n}</b>", n=listing.total)
    turning = paging_row(listing.page, lambda number: ShowWhoCameAgain(period=listing.period, page=number))
    people = [each.prospect for each in listing.page.things]
    return _listed(heading, lines, people, turning, listing.period, say, rules)


def _came_again(again: CameAgain, say: Say, rules: HouseRules) -> Markup:
    """Who, and all they did."""
    name = say("{name}", name=shortened(called(again.prospect, say, rules), LONGEST_NAME))
    return Markup(f"{name} · {', '.join(folded(again.journal, say))}")


def routes_in_words(routes: Mapping[Route, int], say: Say) -> str:
    """Return how often each thing was done, the most frequent first."""
    return ", ".join(counted(route, n, say) for route, n in list(routes.items())[:MOST_ROUTES_TOLD])


def _heading(period: Period, say: Say) -> Markup:
    return say("<b>Interest: {period}</b>", period=say.plain(PERIODS[period]))


def _figures(summary: InterestSummary, say: Say) -> Iterator[Markup]:
    if not summary.routes and not summary.posts and not summary.waiting:
        yield say("Nobody has shown interest in this time.")
        return
    if summary.routes:
        people = say.plain_many("{n} person", "{n} people", summary.people)
        yield say("👥 {people}, came again: {again}", people=people, again=summary.repeated)
    if summary.asked or summary.waiting:
        yield say("❓ Asked: {asked}, waiting for an answer: {waiting}", asked=summary.asked, waiting=summary.waiting)
    if summary.routes:
        yield say("{what}", what=routes_in_words(summary.routes, say))
    for post in summary.posts:
        yield _post(post, say)
    if summary.is_cut:
        yield say("There is so much that only the newest {n} acts are counted.", n=MOST_COUNTED)


def _post(post: PostFigures, say: Say) -> Markup:
    signs = [f"{shortened(sign, LONGEST_NAME)} {n}" for sign, n in list(post.signs.items())[:MOST_SIGNS_TOLD]]
    known = Counter(post.routes) + Counter(post.beyond)
    figures = ", ".join((*signs, *(counted(route, n, say) for route, n in known.most_common(MOST_SIGNS_TOLD))))
    if post.chat is not None and not post.signs:
        return say(
            "In “{chat}”, beyond the lists: {figures}", chat=shortened(post.chat, LONGEST_TITLE), figures=figures
        )
    if post.chat is not None:
        return say("Message in “{chat}”: {figures}", chat=shortened(post.chat, LONGEST_TITLE), figures=figures)
    title = shortened(post.title, LONGEST_TITLE) if post.title else say.plain("without words")
    return say("Post “{title}”: {figures}", title=title, figures=figures)


def _lists(summary: InterestSummary, say: Say) -> Iterator[Row]:
    """The lists that have anything on them."""
    period = summary.period
    heat = []
    if summary.fresh:
        heat.append(_labelled(say.plain("Fresh"), summary.fresh, ShowActs(period=period, cut=Cut.FRESH)))
    if summary.repeated:
        heat.append(_labelled(say.plain("Came again"), summary.repeated, ShowWhoCameAgain(period=period)))
    yield tuple(heat)
    if summary.waiting:
        yield (_labelled(say.plain("Wait for an answer"), summary.waiting, ShowList(which=LeadList.QUESTIONS)),)
    further = [button(say.plain("How they came"), ShowInterest(period=period, figures=Figures.ROUTES))]
    if summary.sources:
        sources = ShowInterest(period=period, figures=Figures.SOURCES)
        further.append(button(say.plain("Where they come from"), sources))
    yield tuple(further) if summary.routes else ()


def _labelled(label: str, n: int, press: ShowActs | ShowWhoCameAgain | ShowList) -> InlineKeyboardButton:
    return button(f"{label} · {n}", press)


def _periods(shown: Period, say: Say) -> Row:
    return tuple(
        button(say.plain(label), ShowInterest(period=period), PRIMARY if period is shown else None)
        for period, label in PERIODS.items()
    )


def _figure(label: str, n: int, chosen: Selection, period: Period) -> InlineKeyboardButton:
    number = f" · {n}"
    press = ShowActs(period=period, cut=chosen.cut, key=chosen.key)
    return button(f"{shortened(label, LONGEST_TITLE - 2 - len(number))}{number}", press)


def _called(source: Source, say: Say) -> str:
    return source.name or say.plain("without words")


def _opening(figures: list[InlineKeyboardButton], what: Markup, period: Period, say: Say) -> Face:
    lines = (_heading(period, say), what if figures else say("Nobody has shown interest in this time."))
    return Face(lines=lines, rows=(*in_pairs(figures), _back(period, say)))


def _what(listing: ActsListing, say: Say) -> str:
    if listing.chosen.cut is Cut.FRESH:
        return say.plain("Fresh interest")
    if listing.chosen.cut is Cut.ROUTE and listing.chosen.key in ROUTES:
        return say.plain(ROUTES[Route(listing.chosen.key)])
    return shortened(listing.name or say.plain("without words"), LONGEST_TITLE)


def _listed(
    heading: Markup, lines: list[Markup], people: list[Prospect], turning: Row, period: Period, say: Say,
    rules: HouseRules,
) -> Face:  # fmt: skip
    """A list with a button for each person's card; who is just a channel has none."""
    known = {person.id: person for person in people if person.telegram_id is None or person.telegram_id > 0}.values()
    cards = [button(f"💬 {called(person, say, rules)}", ShowProspect(prospect=person.id)) for person in known]
    rows = (*in_pairs(cards), turning, _back(period, say))
    return Face(lines=(heading, *(lines or [say("Nothing here.")])), rows=tuple(row for row in rows if row))


def _back(period: Period, say: Say) -> Row:
    return (button(say.plain("‹ Back"), ShowInterest(period=period)),)
