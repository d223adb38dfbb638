"""Stories of /interests: what people show is counted, each figure opens into its list, and a list into cards."""

from datetime import timedelta

from bot.domain.interest import Route
from bot.domain.post import Spot
from bot.usecases.notice_in_public import Somebody, notice_in_public
from bot.usecases.ports import Turn
from tests.stories.public.conftest import Square

ANNA = Somebody(telegram_id=77001, name="Анна", username=None, language="ru")
AGO = timedelta(hours=2)


async def someone_comments(square: Square) -> None:
    """A comment, which asks nothing, a vote, and reactions that are only counted under a post."""
    await square.office.viktor.posts("Кухня «Лофт»", to=square.channel)
    await square.office.sandbox.quiet()
    async with square.office.writing() as session:
        (row,) = await session.connection.rows("SELECT id, chat_id, message_id FROM posts")
        turn = Turn(records=session, now=square.office.clock.now())
        spot = Spot(chat_id=square.discussion.id, message_id=5, post=row["id"])
        await notice_in_public(turn, ANNA, Route.COMMENT, spot, words="Красота")
        await notice_in_public(turn, ANNA, Route.VOTE, spot, sign="Белая")
        counts = session.attention_counts
        where = (row["chat_id"], row["message_id"])
        await counts.set_totals(Route.REACTION, *where, {"👍": 120}, update=1, now=turn.now)


async def test_figures_open_into_lists_and_lists_into_cards(square: Square) -> None:
    await someone_comments(square)
    say = square.say
    await square.manager.sends("/interests")
    shown = await square.manager.sees("👍 120", "Лофт")
    await square.manager.presses(f"{say('Fresh')} · 1", on=shown)
    listed = await square.manager.sees("Красота", "Белая", say("Vote in a poll"))
    assert listed.id == shown.id
    assert "Анна" not in listed.text
    (guest,) = [label for label in listed.labels if label.startswith("💬")]
    await square.manager.presses(guest, on=listed)
    await square.manager.sees("Красота", after=listed)
    await square.manager.presses(say("‹ Back"), on=listed)
    again = await square.manager.sees("👍 120")
    await square.manager.presses(say("How they came"), on=again)
    routes = await square.manager.sees(say("How they came"))
    await square.manager.presses(f"{say('Comment')} · 1", on=routes)
    await square.manager.sees("Красота")


async def test_the_group_reads_only_numbers(square: Square) -> None:
    """And nothing to press."""
    await someone_comments(square)
    assert square.office.team is not None
    await square.manager.sends("/interests", to=square.office.team)
    told = await square.manager.sees("👍 120", chat=square.office.team)
    assert "Красота" not in told.text
    assert told.labels == []
