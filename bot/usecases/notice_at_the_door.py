"""Notice at the door: somebody asks to be let into one of our chats, or has come in."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.chat import OurChat
from bot.domain.ids import CampaignId, ManagerId
from bot.domain.interest import Interest, Route
from bot.domain.post import Spot
from bot.domain.prospect import Prospect
from bot.usecases.notice_in_public import Somebody, notice_in_public
from bot.usecases.ports import Records, Turn
from bot.usecases.recognise_points import find_exclusion

DOORS = (Route.JOIN_REQUEST, Route.JOIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Welcome:
    """What is done about who asks: whether they get a message of their own, and whether the bot lets them in."""

    greets: bool
    lets_in: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InviteLink:
    """The link by which somebody comes; Telegram shows the whole of it only to the bot that has made it."""

    url: str
    name: str | None


NO_WELCOME = Welcome(greets=False, lets_in=False)


async def notice_request(turn: Turn, somebody: Somebody, chat: OurChat, *, by: InviteLink | None) -> Welcome:
    """Keep once that somebody asks to be let in; whoever asks again, here or elsewhere, gets no second message.

    `by`: the invite link by which they ask.
    """
    known = await turn.records.prospects.find_by_telegram(somebody.telegram_id)
    journal = await _doors_of(turn.records, known) if known is not None else []
    if known is not None and _has_come(journal, chat):
        return Welcome(greets=False, lets_in=chat.lets_in and await find_exclusion(turn.records, known) is None)
    kept = await _notice(turn, somebody, Route.JOIN_REQUEST, chat, by)
    return Welcome(greets=_may_be_greeted(known, journal), lets_in=chat.lets_in) if kept is not None else NO_WELCOME


async def notice_join(turn: Turn, somebody: Somebody, chat: OurChat, *, by: InviteLink | None) -> None:
    """Keep once who came in by a link that has a name; of all others only how many there are.

    Who has asked before has shown it then. Members of the team are no interest, whoever has brought them in.
    """
    if await turn.records.team.find(ManagerId(somebody.telegram_id)) is not None:
        return
    known = await turn.records.prospects.find_by_telegram(somebody.telegram_id)
    if known is not None and _has_come(await _doors_of(turn.records, known), chat):
        return
    if by is None or by.name is None:
        await turn.records.attention_counts.add(Route.JOIN, chat.chat_id, 0, "", turn.now)
        return
    await _notice(turn, somebody, Route.JOIN, chat, by)


async def _notice(
    turn: Turn, somebody: Somebody, route: Route, chat: OurChat, by: InviteLink | None
) -> Interest | None:
    """Keep who comes by a link, for the campaign for which it was made, or that is or was called as the link is."""
    name, number = await _campaign_of(turn.records, by) if by is not None else (None, None)
    spot = Spot(chat_id=chat.chat_id)
    return await notice_in_public(turn, somebody, route, spot, campaign=name, campaign_id=number)


async def _campaign_of(records: Records, link: InviteLink) -> tuple[str | None, CampaignId | None]:
    made_for = await records.campaigns.find_by_link(link.url)
    if made_for is not None:
        return made_for.name, made_for.id
    called_so = await records.campaigns.find_once_called(link.name) if link.name is not None else None
    return link.name, called_so.id if called_so is not None else None


async def _doors_of(records: Records, prospect: Prospect) -> list[Interest]:
    """Return the lines of a journal, which may be long, that tell of doors: one a chat at most."""
    return [line for door in DOORS for line in await records.interests.list_by_route(prospect.id, door)]


def _has_come(journal: Sequence[Interest], chat: OurChat) -> bool:
    return any(line.spot is not None and line.spot.chat_id == chat.chat_id for line in journal)


def _may_be_greeted(prospect: Prospect | None, journal: Sequence[Interest]) -> bool:
    """Whether a message is due: not to who has had one at another door, nor to who wants none from the bot."""
    is_blocked = prospect is not None and prospect.blocked_at is not None
    return not is_blocked and all(line.route is not Route.JOIN_REQUEST for line in journal)
