"""Who it may be: somebody unnamed whose account has a name like a client's, where such names are shown."""

from typing import Any

from bot.domain.client import ClientKind
from bot.sandbox.people import Player
from bot.sandbox.sight import Seen
from tests.clocks import START
from tests.stories.conftest import Opening
from tests.stories.public.conftest import Square, open_square

QUESTION = "Сколько стоит доставка?"


async def asks_below_a_post(open_office: Opening, language: str, **settings: Any) -> tuple[Square, Player, Seen]:
    """Somebody who is called like a client comments; returns who, and the post."""
    square = await open_square(open_office, language, **settings)
    async with square.office.writing() as session:
        await session.directory.add_client(name=square.told.client, kind=ClientKind.CLIENT, now=START)
    guest = await square.office.sandbox.person(square.told.nickname, language=language)
    await guest.joins(square.discussion)
    post = await square.office.viktor.posts("Новая кухня", to=square.channel)
    await square.office.sandbox.quiet()
    await guest.comments(QUESTION, on=post)
    return square, guest, post


def likely(square: Square) -> str:
    return square.say("Looks like {name}: {signs}.", name=square.told.client, signs=square.say("a similar name"))


async def test_a_commenter_may_be_a_client(open_office: Opening, language: str) -> None:
    """The card in private says who and why; "somebody else" is remembered, taken back, and one tap links."""
    square, _, _ = await asks_below_a_post(
        open_office, language, alone=True, with_group=False, intake={"show_telegram_names": True}
    )
    await square.manager.sees(QUESTION, likely(square))
    await square.manager.presses(square.say("It is somebody else"))
    await square.manager.sees_no(likely(square))
    await square.manager.presses(square.say("Ask who again"))
    await square.manager.sees(QUESTION, likely(square))
    await square.manager.presses(square.say("It is {name}", name=square.told.client))
    await square.manager.sees(square.say("🔁 <b>Repeat lead No. {number}</b>", number=1), square.told.client, QUESTION)


async def test_who_was_somebody_else_once_is_not_asked_about_a_month_later(open_office: Opening, language: str) -> None:
    square, guest, post = await asks_below_a_post(
        open_office, language, alone=True, with_group=False, intake={"show_telegram_names": True}
    )
    await square.manager.sees(QUESTION, likely(square))
    await square.manager.presses(square.say("It is somebody else"))
    await square.manager.sees_no(likely(square))
    await guest.comments(square.told.question + " 🙏", on=post)
    await square.manager.sees("🙏")
    await square.manager.sees_no(likely(square))


async def test_a_group_does_not_read_who_it_may_be(open_office: Opening, language: str) -> None:
    """Nor do the comments; who presses "Link…" is offered the client in private."""
    square, guest, _ = await asks_below_a_post(open_office, language, intake={"show_telegram_names": True})
    await square.manager.sees(QUESTION, chat=square.board)
    await square.manager.sees_no(likely(square), chat=square.board)
    await guest.sees_no(square.told.client, chat=square.discussion)
    await square.manager.presses(square.say("Link…"), chat=square.board)
    await square.manager.sees(square.say("<b>Whose is it?</b>"), square.told.client, square.say("a similar name"))


async def test_a_name_that_managers_do_not_see_suggests_nobody(open_office: Opening, language: str) -> None:
    square, _, _ = await asks_below_a_post(open_office, language, alone=True, with_group=False)
    await square.manager.sees(QUESTION)
    await square.manager.sees_no(square.told.client)
