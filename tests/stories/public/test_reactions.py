"""Stories of reactions: in a group the first one is interest of somebody, under a post there are only so many."""

from typing import Any

from bot.sandbox.sight import Seen
from tests.stories.public.conftest import Square

POST = "Новая кухня «Лофт»"
COUNTS = "SELECT sign, total FROM attention_counts WHERE route = 'reaction' AND chat_id = :chat AND total > 0"


async def posted(square: Square) -> tuple[Seen, Seen]:
    """A post, and its copy under which it is discussed; Anna is there."""
    await square.office.anna.joins(square.discussion)
    await square.office.anna.joins(square.channel)
    post = await square.office.viktor.posts(POST, to=square.channel)
    await square.office.sandbox.quiet()  # a reaction waits for nothing but its turn, not for the post to be known
    return post, (await square.office.anna.messages(square.discussion))[-1]


async def lines(square: Square) -> list[dict[str, Any]]:
    """What stands in journals."""
    await square.office.sandbox.quiet()
    return await square.office.rows("SELECT route, chat_id, sign, post_id FROM interests ORDER BY created_at, id")


async def counts(square: Square, chat: int) -> dict[str, int]:
    """What stands under messages of a chat by now."""
    await square.office.sandbox.quiet()
    return {row["sign"]: row["total"] for row in await square.office.rows(COUNTS, chat=chat)}


async def test_who_reacts_and_asks_later_has_one_journal_and_the_lead_has_it_all(square: Square) -> None:
    _, copy = await posted(square)
    await square.office.anna.reacts(copy, "❤")
    reaction = {"route": "reaction", "chat_id": square.discussion.id, "sign": "❤", "post_id": 1}
    assert await lines(square) == [reaction]

    await square.gets_a_lead()
    await square.manager.sees(square.told.name, chat=square.board)

    assert [line["route"] for line in await lines(square)] == ["reaction", "start", "question"]
    attached = await square.office.rows("SELECT count(*) AS number FROM lead_interests")
    assert attached == [{"number": 3}]


async def test_a_changed_mind_is_only_counted(square: Square) -> None:
    """The journal says that something was shown; how many stand there by now, the counts do."""
    _, copy = await posted(square)
    await square.office.anna.reacts(copy, "❤")
    await square.office.anna.reacts(copy, "🔥")
    assert await counts(square, square.discussion.id) == {"🔥": 1}
    await square.office.anna.reacts(copy, None)

    assert await counts(square, square.discussion.id) == {}
    assert [line["sign"] for line in await lines(square)] == ["❤"]


async def test_nobody_hears_of_a_reaction_and_nobody_is_written_to(square: Square) -> None:
    _, copy = await posted(square)
    before = await square.office.rows("SELECT count(*) AS letters FROM outbox")
    await square.office.anna.reacts(copy, "❤")

    await lines(square)
    assert await square.office.rows("SELECT count(*) AS letters FROM outbox") == before


async def test_under_a_post_there_are_only_numbers(square: Square) -> None:
    post, _ = await posted(square)
    for number in range(3):
        reader = await square.office.sandbox.person(f"Читатель {number}")
        await reader.joins(square.channel)
        await reader.reacts(post, "👍")
    await square.office.anna.reacts(post, "❤")

    assert await counts(square, square.channel.id) == {"👍": 3, "❤": 1}
    assert await lines(square) == []
    assert await square.office.rows("SELECT id FROM prospects") == []


async def test_a_channel_that_reacts_is_somebody_of_its_own(square: Square) -> None:
    _, copy = await posted(square)
    own = await square.office.sandbox.channel("Кухни мечты", members=[square.office.anna])
    await square.office.anna.reacts(copy, "❤", as_chat=own)

    await lines(square)
    assert await square.office.rows("SELECT telegram_id FROM prospects") == [{"telegram_id": own.id}]


async def test_the_teams_own_reactions_are_no_interest(square: Square) -> None:
    _, copy = await posted(square)
    await square.office.viktor.reacts(copy, "🔥")

    assert await lines(square) == []
    assert await counts(square, square.discussion.id) == {}


async def test_where_the_bot_was_thrown_out_nothing_counts(square: Square) -> None:
    _, copy = await posted(square)
    await square.office.viktor.makes_bot("kicked", of=square.discussion)
    await square.office.anna.reacts(copy, "❤")

    assert await lines(square) == []


async def test_an_emoji_of_ones_own_making_is_one_too(square: Square) -> None:
    _, copy = await posted(square)
    await square.office.anna.reacts(copy, "", custom=True)

    assert [line["sign"] for line in await lines(square)] == ["🔹"]
