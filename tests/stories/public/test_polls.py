"""Stories of polls: the owner asks, people vote with their names or without, and what they said is theirs."""

from bot.sandbox.people import Group
from bot.sandbox.sight import Seen
from tests.stories.public.conftest import Square

QUESTION, WOOD, STONE = "Какая столешница?", "Дерево", "Камень"


async def asked(square: Square, place: Group, *, named: bool) -> Seen:
    """The owner writes a poll and has it asked in a place; returns it as Anna sees it."""
    viktor, say = square.office.viktor, square.say
    await square.office.anna.joins(place)
    await viktor.sends("/poll")
    await viktor.sends(f"{QUESTION}\n{WOOD}\n{STONE}")
    if named:
        await viktor.presses(say("Votes with names"), on=QUESTION)
        await viktor.sees_button(say("Anonymous votes"), on=QUESTION)
    await viktor.presses(f"➤ {place.title}", on=QUESTION)
    await viktor.sees(QUESTION, say("In “{chat}”, and people vote.", chat=place.title))
    return await square.office.anna.last_message(place)


async def counts(square: Square) -> dict[str, int]:
    """How often each answer was chosen by now."""
    await square.office.sandbox.quiet()
    rows = await square.office.rows("SELECT sign, total FROM attention_counts WHERE route = 'vote' AND total > 0")
    return {row["sign"]: row["total"] for row in rows}


async def votes(square: Square) -> list[str]:
    """What stands in journals."""
    await square.office.sandbox.quiet()
    rows = await square.office.rows("SELECT sign FROM interests WHERE route = 'vote' ORDER BY id")
    return [row["sign"] for row in rows]


async def test_who_votes_and_asks_later_brings_the_vote_along(square: Square) -> None:
    poll = await asked(square, square.discussion, named=True)
    await square.office.anna.votes(poll, WOOD)
    await square.office.anna.votes(poll, STONE)
    assert await votes(square) == [WOOD]
    assert await counts(square) == {STONE: 1}

    await square.gets_a_lead()
    await square.manager.sees(square.told.name, chat=square.board)

    attached = await square.office.rows(
        "SELECT i.route FROM lead_interests l JOIN interests i ON i.id = l.interest_id ORDER BY i.created_at, i.id"
    )
    assert [line["route"] for line in attached] == ["vote", "start", "question"]


async def test_whoever_has_more_to_say_than_a_vote_comes_by_the_poll(square: Square) -> None:
    """In an anonymous one, too: the link below it tells of the poll and of nobody."""
    await asked(square, square.channel, named=False)
    await square.office.sandbox.quiet()
    poll = await square.office.anna.last_message(square.channel)
    ((ask,),) = poll.raw["reply_markup"]["inline_keyboard"]
    assert ask["text"] == square.say("Ask us")

    await square.office.anna.follows(ask["url"])
    await square.office.anna.starts(ask["url"].partition("start=")[2])
    await square.office.sandbox.quiet()

    came = await square.office.rows("SELECT p.title FROM interests i JOIN posts p ON p.id = i.post_id")
    assert came == [{"title": QUESTION}]


async def test_anonymous_votes_are_counted_and_nobodys(square: Square) -> None:
    poll = await asked(square, square.channel, named=False)
    for number in range(3):
        reader = await square.office.sandbox.person(f"Читатель {number}")
        await reader.joins(square.channel)
        await reader.votes(poll, STONE if number else WOOD)

    assert await counts(square) == {STONE: 2, WOOD: 1}
    assert await square.office.rows("SELECT id FROM prospects") == []
    await square.office.viktor.presses(square.say("Refresh"), on=QUESTION)
    await square.office.viktor.sees(f"{STONE}: 2", f"{WOOD}: 1")


async def test_the_owner_ends_it_after_a_second_thought(square: Square) -> None:
    await asked(square, square.discussion, named=True)
    viktor, say = square.office.viktor, square.say
    await viktor.presses(say("End the poll…"), on=QUESTION)
    await viktor.sees(say("End it? Nobody can vote any more then, and it cannot be opened again."))
    await viktor.presses(say("End it"), on=QUESTION)
    await viktor.sees(QUESTION, say("In “{chat}”. It is over.", chat=square.discussion.title))

    await square.office.sandbox.quiet()
    poll = await square.office.anna.last_message(square.discussion)
    assert poll.raw["poll"]["is_closed"]


async def test_a_poll_on_the_list_is_shown_below_it(square: Square) -> None:
    """Where its card stood until then, nobody looks any more."""
    await asked(square, square.discussion, named=True)
    viktor = square.office.viktor
    await viktor.sends("/poll")
    listed = await viktor.sees_button(QUESTION)
    await viktor.presses(QUESTION, on=listed)
    await viktor.sees(QUESTION, square.say("In “{chat}”, and people vote.", chat=square.discussion.title), after=listed)


async def test_in_a_channel_votes_cannot_carry_names(square: Square) -> None:
    viktor, say = square.office.viktor, square.say
    await viktor.sends("/poll")
    await viktor.sends(f"{QUESTION}\n{WOOD}\n{STONE}")
    await viktor.presses(say("Votes with names"), on=QUESTION)
    card = await viktor.sees_button(say("Anonymous votes"), on=QUESTION)
    labels = [button["text"] for row in card.raw["reply_markup"]["inline_keyboard"] for button in row]
    assert labels == [f"➤ {square.discussion.title}", say("Anonymous votes")]


async def test_what_is_no_poll_is_asked_for_again(square: Square) -> None:
    viktor, say = square.office.viktor, square.say
    await viktor.sends("/poll")
    await viktor.sends(QUESTION)
    await viktor.sees(say("Write the question, and below it two answers or more, each on a line of its own."))
    await viktor.sends(f"{QUESTION}\n{WOOD}\n{STONE}")
    await viktor.sees(QUESTION, say("Where to ask?"))


async def test_a_place_that_takes_the_right_away_meanwhile_is_told_of(square: Square) -> None:
    viktor, say = square.office.viktor, square.say
    await viktor.sends("/poll")
    await viktor.sends(f"{QUESTION}\n{WOOD}\n{STONE}")
    card = await viktor.sees_button(f"➤ {square.discussion.title}", on=QUESTION)
    await square.office.sandbox.order_fault("sendPoll", "chat_not_found")
    await viktor.presses(f"➤ {square.discussion.title}", on=card)
    await viktor.sees(
        QUESTION,
        say("❗ Telegram did not let me ask it there. See in /setup what I may do there, or choose another chat."),
    )


async def test_managers_ask_nobody(square: Square) -> None:
    await square.office.olga.sends("/poll")
    await square.office.sandbox.quiet()
    assert await square.office.rows("SELECT id FROM polls") == []


async def test_what_our_own_channel_votes_is_no_interest(square: Square) -> None:
    poll = await asked(square, square.discussion, named=True)
    await square.office.viktor.votes(poll, WOOD, as_chat=square.channel)

    assert await votes(square) == []
    assert await counts(square) == {WOOD: 1}
