"""Interest in figures, and the lists behind them: how much there was, from where, whose, and what is only counted."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.heat import FRESH, MOST_COUNTED, REPEATED_WITHIN, Cut, Period, Selection
from bot.domain.interest import MOST_READ, Interest, Route, said_once
from bot.domain.paging import Page, bounds_of
from bot.domain.prospect import Prospect
from bot.usecases.name_places import name_of_place
from bot.usecases.notice_in_public import SAID
from bot.usecases.ports import Records
from bot.usecases.ports.figures import Source

MOST_POSTS = 4
MOST_SOURCES = 8
COUNTED = (Route.REACTION, Route.VOTE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostFigures:
    """What one post brought: `signs` that Telegram tells only numbers of, and acts whose people are known.

    `chat`: what the chat is called, where it is a message of a group and no post, or all of a group. `beyond`: how
    much more people said there than their journals hold.
    """

    title: str | None
    chat: str | None
    signs: Mapping[str, int]
    routes: Mapping[Route, int]
    beyond: Mapping[Route, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestSummary:
    """How much interest there was in a period; `fresh` people in the last day, `waiting` ones whenever they asked."""

    period: Period
    routes: Mapping[Route, int]
    people: int
    fresh: int
    repeated: int
    asked: int
    waiting: int
    sources: tuple[Source, ...]
    posts: tuple[PostFigures, ...]

    @property
    def is_cut(self) -> bool:
        """Whether there was more than is counted."""
        counted = (self.routes, *(post.routes for post in self.posts))
        return any(sum(routes.values()) >= MOST_COUNTED for routes in counted)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownAct:
    """One act with whose it was, and what the post or chat is called."""

    interest: Interest
    prospect: Prospect
    place: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CameAgain:
    """Somebody who came again, with their journal."""

    prospect: Prospect
    journal: tuple[Interest, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActsListing:
    """A page of acts of one kind; `name`: what the post, chat or campaign is called."""

    period: Period
    chosen: Selection
    name: str | None
    total: int
    page: Page[ShownAct]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgainListing:
    """A page of people who came again."""

    period: Period
    total: int
    page: Page[CameAgain]


async def read_interest_summary(records: Records, period: Period, now: datetime) -> InterestSummary:
    """Return the figures of a period that ends now."""
    since, figures = period.began(now), records.interest_figures
    return InterestSummary(
        period=period,
        routes=await figures.count_by_route(since, now),
        people=await figures.count_people(since, now),
        fresh=await figures.count_people(now - FRESH, now),
        repeated=await figures.count_repeated(now - REPEATED_WITHIN, now, seen=since),
        asked=await figures.count_asked(since, now),
        waiting=await records.prospects.count_asking(),
        sources=tuple(await figures.list_sources(since, now, limit=MOST_SOURCES)),
        posts=await _posts(records, since),
    )


async def _posts(records: Records, since: datetime) -> tuple[PostFigures, ...]:
    counted = await records.interest_figures.list_counted(since, limit=MOST_POSTS)
    return tuple([await _post(records, chat_id, message_id) for chat_id, message_id in counted])


async def _post(records: Records, chat_id: int, message_id: int) -> PostFigures:
    post, chat = await records.posts.find(chat_id, message_id), await records.chats.find(chat_id)
    signs: Counter[str] = Counter()
    for route in COUNTED:
        signs.update(await records.attention_counts.totals_of(route, chat_id, message_id))
    said = {route: await records.attention_counts.totals_of(route, chat_id, message_id) for route in SAID}
    beyond = {route: sum(totals.values()) for route, totals in said.items() if totals}
    return PostFigures(
        title=post.title if post is not None else None,
        chat=chat.title if post is None and chat is not None else None,
        signs={sign: n for sign, n in signs.most_common() if sign and n > 0},
        routes=await records.interest_figures.count_of_post(post.id) if post is not None else {},
        beyond=beyond,
    )


async def read_acts(
    records: Records, chosen: Selection, period: Period, page: int, *, size: int, now: datetime
) -> ActsListing:
    """Return a page of acts, the newest first; fresh ones are those of the last day, whichever period is looked at."""
    since = now - FRESH if chosen.cut is Cut.FRESH else period.began(now)
    total = await records.interest_figures.count_chosen(chosen, since, now)
    number, pages = bounds_of(page, total, size=size)
    numbers = await records.interest_figures.list_chosen(chosen, since, now, limit=size, skipped=(number - 1) * size)
    acts = tuple([await _act(records, await records.interests.get(each)) for each in numbers])
    return ActsListing(
        period=period,
        chosen=chosen,
        name=_name(chosen, acts),
        total=total,
        page=Page(things=acts, number=number, pages=pages),
    )


async def _act(records: Records, interest: Interest) -> ShownAct:
    return ShownAct(
        interest=interest,
        prospect=await records.prospects.get(interest.prospect),
        place=await name_of_place(records, interest.spot),
    )


def _name(chosen: Selection, acts: tuple[ShownAct, ...]) -> str | None:
    if chosen.cut in (Cut.POST, Cut.CHAT):
        return next((act.place for act in acts if act.place is not None), None)
    return next((act.interest.campaign for act in acts), None) if chosen.cut is Cut.CAMPAIGN else None


async def read_who_came_again(records: Records, period: Period, page: int, *, size: int, now: datetime) -> AgainListing:
    """Return a page of people who came again and were seen in a period, whoever was seen last first."""
    since, seen = now - REPEATED_WITHIN, period.began(now)
    total = await records.interest_figures.count_repeated(since, now, seen=seen)
    number, pages = bounds_of(page, total, size=size)
    found = await records.interest_figures.list_repeated(since, now, seen=seen, limit=size, skipped=(number - 1) * size)
    people = [
        CameAgain(
            prospect=await records.prospects.get(each.prospect),
            journal=tuple(said_once(await records.interests.list_newest(each.prospect, limit=MOST_READ))),
        )
        for each in found
    ]
    return AgainListing(period=period, total=total, page=Page(things=tuple(people), number=number, pages=pages))
