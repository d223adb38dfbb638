"""Routes in words: how interest came, as a line of a journal, counted, and folded into one line."""

from collections import Counter
from collections.abc import Iterator, Sequence

from babel.dates import format_date

from bot.domain.interest import BEFORE_THE_CHAT, Interest, Route
from bot.house_rules import HouseRules
from bot.texts import Markup, Say, text
from bot.views.cards import shortened

ROUTES = {
    Route.START: text("Started the chat"),
    Route.DEEP_LINK: text("Came by a link"),
    Route.QUESTION: text("Asked a question"),
    Route.TOPIC: text("Topic chosen"),
    Route.FORM: text("Form on the website"),
    Route.POST_BUTTON: text("Button under a post"),
    Route.COMMENT: text("Comment"),
    Route.GROUP_MESSAGE: text("Message in a group"),
    Route.REACTION: text("Reaction"),
    Route.VOTE: text("Vote in a poll"),
    Route.BUSINESS: text("Private message"),
    Route.DIRECT: text("Private message to the channel"),
    Route.JOIN_REQUEST: text("Request to join"),
    Route.JOIN: text("Joined"),
    Route.INLINE_QUERY: text("Looked for something"),
    Route.EXHIBITION: text("Exhibition"),
    Route.CALL: text("Call"),
    Route.BY_HAND: text("Written down by hand"),
}
LONGEST_PLACE = 30
LONGEST_SIGN = 30
MOST_SIGNS = 3
MOST_COUNTED = 3


def counted(route: Route, n: int, say: Say) -> str:
    """Return how often something was done, as plain text."""
    match route:
        case Route.START:
            return say.plain_many("{n} start of the chat", "{n} starts of the chat", n)
        case Route.DEEP_LINK:
            return say.plain_many("{n} came by a link", "{n} came by links", n)
        case Route.QUESTION:
            return say.plain_many("{n} question", "{n} questions", n)
        case Route.TOPIC:
            return say.plain_many("{n} topic chosen", "{n} topics chosen", n)
        case Route.FORM:
            return say.plain_many("{n} form", "{n} forms", n)
        case Route.POST_BUTTON:
            return say.plain_many("{n} press under a post", "{n} presses under posts", n)
        case Route.COMMENT:
            return say.plain_many("{n} comment", "{n} comments", n)
        case Route.GROUP_MESSAGE:
            return say.plain_many("{n} message in groups", "{n} messages in groups", n)
        case Route.REACTION:
            return say.plain_many("{n} reaction", "{n} reactions", n)
        case Route.VOTE:
            return say.plain_many("{n} vote", "{n} votes", n)
        case Route.BUSINESS:
            return say.plain_many("{n} private message", "{n} private messages", n)
        case Route.DIRECT:
            return say.plain_many("{n} private message to a channel", "{n} private messages to channels", n)
        case Route.JOIN_REQUEST:
            return say.plain_many("{n} request to join", "{n} requests to join", n)
        case Route.JOIN:
            return say.plain_many("{n} joined", "{n} have joined", n)
        case Route.INLINE_QUERY:
            return say.plain_many("{n} search", "{n} searches", n)
        case Route.EXHIBITION:
            return say.plain_many("{n} talk at exhibitions", "{n} talks at exhibitions", n)
        case Route.CALL:
            return say.plain_many("{n} call", "{n} calls", n)
        case Route.BY_HAND:
            return say.plain_many("{n} line by hand", "{n} lines by hand", n)


def act(interest: Interest, say: Say, *, longest: int, place: str | None = None, member: str | None = None) -> Markup:
    """Return one act in words: what it was, what was said or shown, where, and to whom of ours.

    `longest`: how much of what was said is shown; `place`: what the post or the chat is called.
    """
    parts = [_what(interest, say, longest)]
    parts += [say("{place}", place=shortened(place, LONGEST_PLACE))] if place else []
    parts += [say("{name}", name=shortened(member, LONGEST_PLACE))] if member else []
    return Markup(" · ".join(parts))


def _what(interest: Interest, say: Say, longest: int) -> Markup:
    """Somebody's words alone where they were written to us; with how they came where others could read them."""
    said = _said(interest, say, longest)
    if interest.route is Route.QUESTION and said:
        return said
    if interest.route is Route.TOPIC and interest.topic:
        return say("Topic: {topic}", topic=shortened(interest.topic, longest))
    if interest.route is Route.DEEP_LINK and interest.campaign:
        return say("Came by {campaign}", campaign=shortened(interest.campaign, longest))
    what = say("{what}", what=say.plain(ROUTES[interest.route]))
    shown = said or _shown(interest, say)
    return Markup(f"{what}: {shown}") if shown else what


def _said(interest: Interest, say: Say, longest: int) -> Markup | None:
    """Their words, and what stood there first."""
    if not interest.words:
        return None
    if interest.typed:
        words, typed = (shortened(each, longest // 2) for each in (interest.words, interest.typed))
        return say("“{words}”, before: “{typed}”", words=words, typed=typed)
    return say("“{words}”", words=shortened(interest.words, longest))


def _shown(interest: Interest, say: Say) -> Markup | None:
    shown = interest.sign or interest.occasion or interest.topic or interest.campaign
    return say("{what}", what=shortened(shown, LONGEST_SIGN)) if shown else None


def before_the_chat(
    journal: Sequence[Interest], say: Say, rules: HouseRules, *, place: str | None = None
) -> Iterator[Markup]:
    """Return in one line since when, and how, somebody was known before or beside the chat; no line where never."""
    acts = [line for line in journal if line.route in BEFORE_THE_CHAT]
    if not acts:
        return
    since = format_date(acts[0].created_at.astimezone(rules.hours.zone), "d MMMM", locale=say.language)
    first = [say("Noticed {since}", since=since)]
    first += [say("{place}", place=shortened(place, LONGEST_PLACE))] if place else []
    yield Markup(f"{', '.join(first)}: {', '.join(folded(acts, say))}")


def folded(acts: Sequence[Interest], say: Say) -> list[Markup]:
    """Return what was done, most often first; of reactions, with which signs and under how many posts."""
    often = Counter(line.route for line in acts).most_common(MOST_COUNTED)
    return [
        _reactions([line for line in acts if line.route is route], say)
        if route is Route.REACTION
        else say("{what}", what=counted(route, n, say))
        for route, n in often
    ]


def _reactions(acts: Sequence[Interest], say: Say) -> Markup:
    posts = {line.spot.post for line in acts if line.spot is not None and line.spot.post is not None}
    often = Counter(line.sign for line in acts if line.sign).most_common(MOST_SIGNS)
    signs = shortened("".join(sign for sign, _ in often), LONGEST_SIGN)
    if not posts or not signs:
        return say("{what}", what=" ".join(part for part in (counted(Route.REACTION, len(acts), say), signs) if part))
    return say.many("{signs} under {n} post", "{signs} under {n} posts", len(posts), signs=signs)
