"""Stories of every route of interest, from the first sign to a lead whose card and history tell the whole of it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from bot.domain.interest import Route
from bot.sandbox.sight import Seen
from bot.views.routes import ROUTES
from tests.stories.conftest import Opening
from tests.stories.public.conftest import Square, open_square

POST, PLACE, SPRING = "Новая кухня «Лофт»", "Кухни: разговоры", "Весна"
QUESTION, PRAISE = "Кто делал кухню в белом?", "Красота какая"
WOOD, STONE = "Дерево", "Камень"


@pytest.fixture
async def square(open_office: Opening, language: str) -> Square:
    """The usual square, whose owner looks out for kitchens; Anna is in the channel and in its discussion."""
    square = await open_square(open_office, language, intake={"words": ("кухн*",), "topics": ("Доставка",)})
    for reader in (square.anna, square.office.olga):
        await reader.joins(square.channel)
        await reader.joins(square.discussion)
    return square


async def posted(square: Square) -> Seen:
    """What the channel publishes."""
    post = await square.office.viktor.posts(POST, to=square.channel)
    await square.office.sandbox.quiet()
    return post


async def by_a_campaign(square: Square) -> None:
    """By the link on a campaign's card, which its QR code holds as well."""
    await square.anna.starts(await square.office.link_of(SPRING))


async def by_a_button(square: Square) -> None:
    """By the button under a post, which tells who has pressed it."""
    owner, post = square.office.viktor, await posted(square)
    await owner.forwards(post)
    await owner.presses(square.say("Tell me who presses"))
    await owner.presses(square.say("Put the button there"))
    label = "Ask us" if square.office.config.team.language == "en" else "Задать вопрос"
    shown = await square.anna.sees_button(label, chat=square.channel)
    toast = await square.anna.presses(label, on=shown)
    assert toast is not None
    await square.anna.starts(toast.url.partition("start=")[2])


async def by_a_comment(square: Square) -> None:
    """With a question under a post, that a manager answers there."""
    await square.anna.comments(QUESTION, on=await posted(square))
    card = await square.manager.sees(QUESTION, chat=square.board)
    await square.manager.sends(square.told.answer, to=square.board, reply_to=card)
    await square.anna.sees(square.told.answer, chat=square.discussion)


async def by_a_question_in_a_group(square: Square) -> None:
    """With a word that the owner looks out for, under no post."""
    await square.anna.sends(QUESTION, to=square.discussion)
    card = await square.manager.sees(QUESTION, chat=square.board)
    await square.manager.sends(square.told.answer, to=square.board, reply_to=card)
    await square.anna.sees(square.told.answer, chat=square.discussion)


async def by_an_owners_chat(square: Square) -> None:
    """With a question to the owner's own account, that a manager answers in the owner's name."""
    await square.office.viktor.connects_business()
    chat = await square.anna.writes_to(square.office.viktor)
    await square.anna.sends(QUESTION, to=chat)
    card = await square.manager.sees(QUESTION, chat=square.board)
    await square.manager.sends(square.told.answer, to=square.board, reply_to=card)
    await square.anna.sees(square.told.answer, chat=chat)


async def by_private_messages_to_the_channel(square: Square) -> None:
    """With a question that nobody else reads, and that a manager answers there."""
    chat = await square.anna.writes_to_channel(square.channel)
    await square.anna.sends(QUESTION, to=chat)
    card = await square.manager.sees(QUESTION, chat=square.board)
    await square.manager.sends(square.told.answer, to=square.board, reply_to=card)
    await square.anna.sees(square.told.answer, chat=chat)


async def by_praise_and_reactions(square: Square) -> None:
    """With nothing that anybody has to answer."""
    post = await posted(square)
    await square.anna.comments(PRAISE, on=post)
    copies = [seen for seen in await square.anna.messages(square.discussion) if seen.text == POST]
    await square.anna.reacts(copies[-1], "❤")


async def by_a_vote(square: Square) -> None:
    """In a poll whose votes carry names."""
    viktor, say = square.office.viktor, square.say
    await viktor.sends("/poll")
    await viktor.sends(f"Какая столешница?\n{WOOD}\n{STONE}")
    await viktor.presses(say("Votes with names"), on="Какая столешница?")
    await viktor.sees_button(say("Anonymous votes"), on="Какая столешница?")
    await viktor.presses(f"➤ {PLACE}", on="Какая столешница?")
    await viktor.sees("Какая столешница?", say("In “{chat}”, and people vote.", chat=PLACE))
    await square.anna.votes(await square.anna.last_message(square.discussion), WOOD)


async def by_a_request_to_join(square: Square) -> None:
    """At a link that has a name; the greeting has the button that opens the chat."""
    link = await square.office.viktor.makes_link(SPRING, to=square.channel, asks=True)
    await square.anna.leaves(square.channel)
    await square.anna.asks_to_join(square.channel, by=link)
    await square.anna.sees(square.say("Your request to join “{chat}” has reached us.", chat=square.channel.title))
    await square.anna.starts("door")


async def by_an_invite_link(square: Square) -> None:
    """Into the channel by a link that has a name."""
    await square.anna.leaves(square.channel)
    await square.anna.joins_by(await square.office.viktor.makes_link(SPRING, to=square.channel))


async def by_a_search(square: Square) -> None:
    """Typed after the bot's name in any chat."""
    await square.anna.searches("доставка", to=square.discussion)
    await square.anna.starts("inline")


async def by_a_forwarded_message(square: Square) -> None:
    """A manager passes on what Anna has told them in a call."""
    await square.manager.forwards_text(PRAISE, author=square.anna)
    await square.manager.presses(square.say("Note interest…"))
    await square.manager.presses(square.say("📞 Call"))
    await square.manager.sees("✅")


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How Anna comes, what her lead's card says of it, and what stands in its history, by route and words.

    `noticed`: she was seen before she came into the chat, which the card tells in a line of its own.
    """

    comes: Callable[[Square], Awaitable[None]]
    card: tuple[str, ...]
    history: tuple[tuple[Route, str], ...]
    noticed: bool = True


WAYS = (
    Way(comes=by_a_campaign, card=(SPRING,), history=((Route.DEEP_LINK, SPRING),), noticed=False),
    Way(comes=by_a_button, card=("«Лофт»",), history=((Route.POST_BUTTON, "«Лофт»"), (Route.DEEP_LINK, "«Лофт»"))),
    Way(comes=by_a_comment, card=("«Лофт»",), history=((Route.COMMENT, QUESTION), (Route.COMMENT, "«Лофт»"))),
    Way(comes=by_a_question_in_a_group, card=(PLACE,), history=((Route.GROUP_MESSAGE, QUESTION),)),
    Way(comes=by_an_owners_chat, card=(), history=((Route.BUSINESS, QUESTION),)),
    Way(comes=by_private_messages_to_the_channel, card=(), history=((Route.DIRECT, QUESTION),)),
    Way(comes=by_praise_and_reactions, card=("«Лофт»", "❤"), history=((Route.COMMENT, PRAISE), (Route.REACTION, "❤"))),
    Way(comes=by_a_vote, card=("Какая столешница?",), history=((Route.VOTE, WOOD),)),
    Way(comes=by_a_request_to_join, card=(SPRING,), history=((Route.JOIN_REQUEST, SPRING),)),
    Way(comes=by_an_invite_link, card=(SPRING,), history=((Route.JOIN, SPRING),)),
    Way(comes=by_a_search, card=(), history=((Route.INLINE_QUERY, "доставка"),)),
    Way(comes=by_a_forwarded_message, card=(), history=((Route.CALL, PRAISE),)),
)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.comes.__name__)
async def test_interest_ends_as_a_lead_whose_card_and_history_tell_of_it(square: Square, way: Way) -> None:
    await way.comes(square)
    await square.gets_and_takes_a_lead()
    noticed = (square.say("Noticed {since}", since=""),) if way.noticed else ()
    card = await square.manager.sees_button(square.say("More…"), on=square.told.name)
    assert [words for words in (*noticed, *way.card) if words not in card.text] == []
    await square.chooses("History", on=card)
    told = await square.manager.sees(square.say("<b>History of No. {number}</b>", number=1))
    lines = told.text.splitlines()
    for route, words in way.history:
        whats = (square.say(ROUTES[route]), square.say("Came by {campaign}", campaign=words))
        assert [line for line in lines if words in line and any(what in line for what in whats)], (route, words, lines)
    assert square.told.question in told.text
