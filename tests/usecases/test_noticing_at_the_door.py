"""At the door: who asks to join is known and greeted once, who comes by a named link is known once, others counted."""

from dataclasses import replace

import pytest

from bot.domain.chat import BotStatus, ChatKind, ChatMode, OurChat
from bot.domain.errand import Granted
from bot.domain.exclusion import ExclusionReason
from bot.domain.interest import Interest, Route
from bot.usecases.change_campaign import make_campaign, rename_campaign
from bot.usecases.make_invite_link import note_invite_link
from bot.usecases.meet_prospect import meet_in_public
from bot.usecases.notice_at_the_door import InviteLink, Welcome, notice_join, notice_request
from bot.usecases.notice_in_public import Somebody
from bot.usecases.ports import Turn
from tests.usecases.cast import OLGA, VIKTOR

ANNA = Somebody(telegram_id=555, name="Анна", username="anna", language="ru")
CHANNEL = OurChat(
    chat_id=-1001, kind=ChatKind.CHANNEL, title="Кухни", username=None, linked_chat_id=None, mode=ChatMode.WATCH,
    status=BotStatus.ADMINISTRATOR, rights=frozenset({"can_invite_users"}),
)  # fmt: skip
OPEN = replace(CHANNEL, lets_in=True)


def called(name: str) -> InviteLink:
    """A link of that name, which somebody has made by hand: Telegram shows just its beginning."""
    return InviteLink(url="https://t.me/+abc...", name=name)


async def journal(turn: Turn) -> list[Interest]:
    """What is known of Anna."""
    prospect = await turn.records.prospects.find_by_telegram(ANNA.telegram_id)
    return [] if prospect is None else await turn.records.interests.list_of(prospect.id)


async def exclude_anna(turn: Turn) -> None:
    """Her account is on the list."""
    met = await meet_in_public(turn, telegram_id=555, telegram_name="Анна", username=None, language="ru")
    await turn.records.exclusions.add(
        value=met.identity, reason=ExclusionReason.SPAM, over_client=False, lead=None, by=OLGA.id, now=turn.now
    )


@pytest.mark.parametrize("chat", (CHANNEL, OPEN))
async def test_who_asks_is_greeted_once_and_let_in_where_the_bot_is_to(turn: Turn, chat: OurChat) -> None:
    first = await notice_request(turn, ANNA, chat, by=called("Весна"))
    again = await notice_request(turn, ANNA, chat, by=called("Лето"))
    elsewhere = await notice_request(turn, ANNA, replace(chat, chat_id=-1002), by=None)
    assert first == Welcome(greets=True, lets_in=chat.lets_in)
    assert again == elsewhere == Welcome(greets=False, lets_in=chat.lets_in)
    assert [(line.route, line.campaign) for line in await journal(turn)] == [
        (Route.JOIN_REQUEST, "Весна"), (Route.JOIN_REQUEST, None),
    ]  # fmt: skip


async def test_who_has_blocked_the_bot_is_not_written_to(turn: Turn) -> None:
    met = await meet_in_public(turn, telegram_id=555, telegram_name="Анна", username=None, language="ru")
    await turn.records.prospects.save(replace(met, blocked_at=turn.now))
    assert await notice_request(turn, ANNA, OPEN, by=None) == Welcome(greets=False, lets_in=True)


async def test_who_is_excluded_is_left_to_a_person(turn: Turn) -> None:
    """Before the first request, and before a second one."""
    await exclude_anna(turn)
    assert await notice_request(turn, ANNA, OPEN, by=None) == Welcome(greets=False, lets_in=False)
    assert await journal(turn) == []


async def test_who_was_excluded_since_is_let_in_no_more(turn: Turn) -> None:
    await notice_request(turn, ANNA, OPEN, by=None)
    await exclude_anna(turn)
    assert await notice_request(turn, ANNA, OPEN, by=None) == Welcome(greets=False, lets_in=False)


async def test_to_come_in_after_asking_is_the_same_interest(turn: Turn) -> None:
    await notice_request(turn, ANNA, CHANNEL, by=called("Весна"))
    await notice_join(turn, ANNA, CHANNEL, by=called("Весна"))
    await notice_join(turn, ANNA, CHANNEL, by=None)
    assert [line.route for line in await journal(turn)] == [Route.JOIN_REQUEST]
    assert await turn.records.attention_counts.totals_of(Route.JOIN, CHANNEL.chat_id, 0) == {}


async def test_who_comes_by_a_link_is_one_line_of_each_chat(turn: Turn) -> None:
    for chat in (CHANNEL, CHANNEL, replace(CHANNEL, chat_id=-1002)):
        await notice_join(turn, ANNA, chat, by=called("Весна"))
    found = await journal(turn)
    assert [(line.route, line.spot and line.spot.chat_id) for line in found] == [
        (Route.JOIN, -1001), (Route.JOIN, -1002),
    ]  # fmt: skip


async def test_who_comes_by_no_link_is_nobody(turn: Turn) -> None:
    await notice_join(turn, ANNA, CHANNEL, by=None)
    assert await turn.records.prospects.find_by_telegram(ANNA.telegram_id) is None
    assert await turn.records.attention_counts.totals_of(Route.JOIN, CHANNEL.chat_id, 0) == {"": 1}


async def test_a_member_of_the_team_is_no_interest_whoever_brings_them_in(turn: Turn) -> None:
    await notice_join(turn, replace(ANNA, telegram_id=OLGA.id), CHANNEL, by=called("Весна"))
    assert await turn.records.prospects.find_by_telegram(OLGA.id) is None
    assert await turn.records.attention_counts.totals_of(Route.JOIN, CHANNEL.chat_id, 0) == {}


async def test_a_link_counts_for_the_campaign_that_is_or_was_called_as_it_is(turn: Turn) -> None:
    """Telegram's links keep the name they got; one that no campaign ever had stays words."""
    campaign = await make_campaign(turn, "Весна", by=VIKTOR)
    await rename_campaign(turn, campaign.id, 1, "Листовки", by=VIKTOR)
    for number, link in enumerate(("Весна", "Листовки", "Лето")):
        await notice_join(turn, replace(ANNA, telegram_id=600 + number), CHANNEL, by=called(link))
    rows = [await turn.records.prospects.find_by_telegram(600 + number) for number in range(3)]
    lines = [line for row in rows if row is not None for line in await turn.records.interests.list_of(row.id)]
    assert [(line.campaign, line.campaign_id) for line in lines] == [
        ("Весна", campaign.id), ("Листовки", campaign.id), ("Лето", None)
    ]  # fmt: skip
    assert (await turn.records.campaigns.read_funnel(campaign.id)).interested == 2


async def test_a_link_that_the_bot_made_counts_whatever_it_is_called(turn: Turn) -> None:
    """Telegram cuts the names of links, so a long one says no longer for which campaign it was made."""
    name = "Объявления в домах на Садовой, подъезды 1-12, апрель"
    campaign = await make_campaign(turn, name, by=VIKTOR)
    wanted = await turn.records.campaigns.want_link(campaign.id, CHANNEL.chat_id, by=VIKTOR.id, now=turn.now)
    await note_invite_link(turn, wanted.id, Granted(result={"invite_link": "https://t.me/+whole"}))
    await notice_join(turn, ANNA, CHANNEL, by=InviteLink(url="https://t.me/+whole", name=name[:32]))
    assert [(line.campaign, line.campaign_id) for line in await journal(turn)] == [(name, campaign.id)]
