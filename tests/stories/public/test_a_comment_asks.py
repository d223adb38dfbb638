"""Stories of comments: a question under a post comes to the team, and its answer stands under it for all to read."""

import pytest

from bot.sandbox.sight import Seen
from tests.stories.conftest import Opening
from tests.stories.public.conftest import Square, open_square

POST = "Новая кухня «Лофт»\nОт 90 000 ₽"
QUESTION = "Сколько стоит такая же в белом?"
PRAISE = "Красота какая"


@pytest.fixture
async def post(square: Square) -> Seen:
    """What the channel has published; Anna reads along, and so does the team."""
    for reader in (square.anna, square.office.olga):
        await reader.joins(square.discussion)
    published = await square.office.viktor.posts(POST, to=square.channel)
    await square.office.sandbox.quiet()
    return published


async def test_an_answer_stands_under_the_comment_that_asked(square: Square, post: Seen) -> None:
    """Whoever answers knows beforehand that everybody will read it; nobody writes to Anna privately."""
    asked = await square.anna.comments(QUESTION, on=post)
    card = await square.manager.sees(QUESTION, "Новая кухня", "Кухни", "👥", chat=square.board)
    await square.manager.sends(square.told.answer, to=square.board, reply_to=card)
    answer = await square.anna.sees(square.told.answer, chat=square.discussion)
    assert answer.raw["reply_to_message"]["message_id"] == asked.id
    await square.office.sandbox.quiet()
    assert await square.anna.messages() == []
    assert await square.office.rows("SELECT route, chat_id, message_id, asks, words FROM interests") == [
        {"route": "comment", "chat_id": asked.chat_id, "message_id": asked.id, "asks": 1, "words": QUESTION}
    ]


async def test_each_picture_of_an_album_can_be_commented_on(square: Square, post: Seen) -> None:
    """Whichever copy somebody answers, and whoever answers that: it is about the album."""
    _, second = await square.office.viktor.sends_album("Кухня «Белая»", None, to=square.channel)
    await square.office.sandbox.quiet()
    asked = await square.anna.comments(QUESTION, on=second)
    await square.anna.sends(PRAISE, to=square.discussion, reply_to=asked)
    await square.office.sandbox.quiet()
    assert await square.office.rows(
        "SELECT i.route, p.title FROM interests i JOIN posts p ON p.id = i.post_id ORDER BY i.id"
    ) == 2 * [{"route": "comment", "title": "Кухня «Белая»"}]


async def test_praise_is_kept_and_bothers_nobody(square: Square, post: Seen) -> None:
    mark = await square.office.sandbox.mark()
    await square.anna.comments(PRAISE, on=post)
    await square.office.sandbox.quiet()
    await square.manager.sees_nothing_new(since=mark, chat=square.board)
    assert await square.office.rows("SELECT route, asks, words FROM interests") == [
        {"route": "comment", "asks": 0, "words": PRAISE}
    ]


async def test_a_comment_that_is_changed_changes_on_the_card(square: Square, post: Seen) -> None:
    asked = await square.anna.comments(QUESTION, on=post)
    await square.manager.sees(QUESTION, chat=square.board)
    await square.anna.edits(asked, QUESTION + " И в сером?")
    await square.manager.sees("И в сером?", chat=square.board)


async def test_praise_that_is_changed_into_a_question_gets_its_card_once(square: Square, post: Seen) -> None:
    """What she said first stays in the journal; what she changes then changes on the card."""
    said = await square.anna.comments(PRAISE, on=post)
    await square.office.sandbox.quiet()
    await square.anna.edits(said, QUESTION)
    card = await square.manager.sees(QUESTION, "Новая кухня", "👥", chat=square.board)
    assert PRAISE not in card.text
    await square.anna.edits(said, QUESTION + " И в сером?")
    await square.manager.sees("И в сером?", chat=square.board)
    await square.office.sandbox.quiet()
    assert [seen.id for seen in await square.manager.messages(square.board) if QUESTION in seen.text] == [card.id]
    await square.manager.sends(square.told.answer, to=square.board, reply_to=card)
    answer = await square.anna.sees(square.told.answer, chat=square.discussion)
    assert answer.raw["reply_to_message"]["message_id"] == said.id
    assert await square.office.rows("SELECT asks, words FROM interests") == [
        {"asks": 0, "words": PRAISE}, {"asks": 1, "words": QUESTION},
    ]  # fmt: skip


async def test_an_album_of_comments_counts_once(square: Square, post: Seen) -> None:
    """As praise it bothers nobody; as a question each picture comes to the team, and one thing waits."""
    mark = await square.office.sandbox.mark()
    await square.anna.comments_with_album(PRAISE, None, None, on=post)
    await square.office.sandbox.quiet()
    await square.manager.sees_nothing_new(since=mark, chat=square.board)
    await square.anna.comments_with_album(QUESTION, None, None, on=post)
    card = await square.manager.sees_button(square.say("Answer"), chat=square.board)
    await square.office.sandbox.quiet()
    pictures = [seen for seen in await square.manager.messages(square.board) if "photo" in seen.raw]
    assert len(pictures) == 3
    assert await square.office.rows("SELECT asks, words FROM interests") == [
        {"asks": 0, "words": PRAISE}, {"asks": 1, "words": QUESTION},
    ]  # fmt: skip
    await square.manager.sends(square.told.answer, to=square.board, reply_to=card)
    await square.anna.sees(square.told.answer, chat=square.discussion)


async def test_where_the_bot_is_muted_no_answer_is_lost(square: Square, post: Seen) -> None:
    """Whoever answered hears why, and the question waits; once the bot may speak again, the answer stands there."""
    asked = await square.anna.comments(QUESTION, on=post)
    card = await square.manager.sees(QUESTION, chat=square.board)
    await square.office.viktor.makes_bot("restricted", of=square.discussion)
    await square.office.sandbox.quiet()
    written = await square.manager.sends(square.told.answer, to=square.board, reply_to=card)
    told = await square.manager.sees(
        square.say("⚠️ This did not arrive: I may not write in the discussion any more."), chat=square.board
    )
    assert told.raw["reply_to_message"]["message_id"] == written.id
    await square.office.sandbox.quiet()
    assert await square.office.rows("SELECT id FROM prospects WHERE asked_at IS NOT NULL") != []
    await square.office.viktor.makes_bot("administrator", of=square.discussion)
    await square.office.sandbox.quiet()
    await square.manager.sends(square.told.answer, to=square.board, reply_to=card)
    answer = await square.anna.sees(square.told.answer, chat=square.discussion)
    assert answer.raw["reply_to_message"]["message_id"] == asked.id


async def test_what_the_bot_answered_in_public_goes_with_who_has_it_all_erased(square: Square, post: Seen) -> None:
    """It may quote them; the comment itself is theirs to delete."""
    asked = await square.anna.comments(QUESTION, on=post)
    card = await square.manager.sees(QUESTION, chat=square.board)
    await square.manager.sends(square.told.answer, to=square.board, reply_to=card)
    await square.anna.sees(square.told.answer, chat=square.discussion)
    await square.anna.starts()
    await square.anna.sends("/forget")
    await square.anna.presses(square.say("Erase everything"))
    await square.office.sandbox.quiet()
    there = await square.anna.messages(square.discussion)
    assert asked.id in [seen.id for seen in there]
    assert not [seen for seen in there if square.told.answer in seen.text]


async def test_her_next_words_under_the_answer_go_on_with_it(square: Square, post: Seen) -> None:
    """They are no new person's, and want an answer whatever they say."""
    await square.anna.comments(QUESTION, on=post)
    card = await square.manager.sees(QUESTION, chat=square.board)
    await square.manager.sends(square.told.answer, to=square.board, reply_to=card)
    answer = await square.anna.sees(square.told.answer, chat=square.discussion)
    await square.anna.sends("Спасибо, беру", to=square.discussion, reply_to=answer)
    await square.manager.sees("Спасибо, беру", chat=square.board)
    assert len(await square.office.rows("SELECT id FROM prospects")) == 1


async def test_her_reaction_to_the_answer_shows_under_the_managers_words(square: Square, post: Seen) -> None:
    await square.anna.comments(QUESTION, on=post)
    card = await square.manager.sees(QUESTION, chat=square.board)
    written = await square.manager.sends(square.told.answer, to=square.board, reply_to=card)
    answer = await square.anna.sees(square.told.answer, chat=square.discussion)
    await square.manager.sees_reaction("👌", on=written)
    await square.anna.reacts(answer, "❤")
    await square.manager.sees_reaction("❤", on=written)


async def test_a_changed_answer_changes_in_the_discussion(square: Square, post: Seen) -> None:
    await square.anna.comments(QUESTION, on=post)
    card = await square.manager.sees(QUESTION, chat=square.board)
    written = await square.manager.sends(square.told.answer, to=square.board, reply_to=card)
    await square.anna.sees(square.told.answer, chat=square.discussion)
    await square.manager.edits(written, "Сто тысяч")
    await square.anna.sees("Сто тысяч", chat=square.discussion)


async def test_once_she_opens_the_chat_her_request_has_the_whole_journal(square: Square, post: Seen) -> None:
    """What she asked in public is her wish: nobody asks for it twice."""
    await square.anna.comments(QUESTION, on=post)
    await square.manager.sees(QUESTION, chat=square.board)
    await square.anna.starts()
    await square.anna.presses(square.say("Leave a contact"))
    await square.anna.shares_contact()
    await square.anna.sends(square.told.name)
    await square.anna.sees(square.say("Please check:"), square.told.name, QUESTION)
    await square.anna.presses(square.say("Agree and send"))
    await square.manager.sees(QUESTION, square.told.name, chat=square.board)
    assert await square.office.rows(
        "SELECT i.route FROM lead_interests l JOIN interests i ON i.id = l.interest_id ORDER BY i.id"
    ) == [{"route": "comment"}, {"route": "start"}]


async def test_who_comments_as_a_channel_is_answered_there(square: Square, post: Seen) -> None:
    boutique = await square.office.sandbox.channel("Бутик", members=[square.anna], bot=None)
    await square.anna.comments(QUESTION, on=post, as_chat=boutique)
    card = await square.manager.sees(QUESTION, chat=square.board)
    await square.manager.sends(square.told.answer, to=square.board, reply_to=card)
    await square.anna.sees(square.told.answer, chat=square.discussion)
    assert await square.office.rows("SELECT telegram_id FROM prospects") == [{"telegram_id": boutique.id}]


async def test_an_administrator_who_hides_behind_the_group_has_no_card(square: Square, post: Seen) -> None:
    await square.office.viktor.promotes(square.anna, "is_anonymous", of=square.discussion)
    mark = await square.office.sandbox.mark()
    await square.anna.comments(QUESTION, on=post, as_chat=square.discussion)
    await square.office.sandbox.quiet()
    await square.manager.sees_nothing_new(since=mark, chat=square.board)
    assert await square.office.rows("SELECT asks FROM interests") == [{"asks": 0}]


async def test_what_the_team_says_under_a_post_is_no_interest(square: Square, post: Seen) -> None:
    """Nor what it says in the channel's name."""
    await square.office.olga.comments(QUESTION, on=post)
    await square.office.viktor.comments(QUESTION, on=post, as_chat=square.channel)
    await square.office.sandbox.quiet()
    assert await square.office.rows("SELECT id FROM interests") == []
    assert await square.office.rows("SELECT id FROM prospects") == []


async def test_a_question_that_was_deleted_is_answered_nowhere(square: Square, post: Seen) -> None:
    """The manager hears why, and the question waits again."""
    asked = await square.anna.comments(QUESTION, on=post)
    card = await square.manager.sees(QUESTION, chat=square.board)
    await square.office.delete_as_administrator(asked)
    await square.manager.sends(square.told.answer, to=square.board, reply_to=card)
    await square.manager.sees(
        square.say("⚠️ This did not arrive: the question was deleted from the discussion."), chat=square.board
    )
    await square.office.sandbox.quiet()
    assert await square.office.rows("SELECT id FROM prospects WHERE asked_at IS NOT NULL") != []
    await square.manager.sends(square.told.answer, to=square.board, reply_to=card)
    await square.manager.sees(
        square.say(
            "There is nowhere to send the answer: what was asked is gone from the discussion, and this person never"
            " wrote to me."
        ),
        chat=square.board,
    )


async def test_a_closed_discussion_is_told_of(square: Square, post: Seen) -> None:
    await square.anna.comments(QUESTION, on=post)
    card = await square.manager.sees(QUESTION, chat=square.board)
    await square.office.sandbox.order_fault("sendMessage", "403", chat_id=square.discussion.id)
    await square.manager.sends(square.told.answer, to=square.board, reply_to=card)
    await square.manager.sees(
        square.say("⚠️ This did not arrive: I may not write in the discussion any more."), chat=square.board
    )


async def test_what_she_says_in_public_joins_her_open_request(square: Square, post: Seen) -> None:
    """Its manager is told where she asked; of praise the journal knows, and nobody is bothered."""
    await square.gets_and_takes_a_lead()
    await square.anna.comments(QUESTION, on=post)
    await square.manager.sees(QUESTION, "Новая кухня", square.say("👥 Your answer will stand there for all to read"))
    await square.anna.comments(PRAISE, on=post)
    await square.office.sandbox.quiet()
    assert await square.office.rows(
        "SELECT i.words FROM lead_interests l JOIN interests i ON i.id = l.interest_id WHERE i.route = 'comment'"
    ) == [{"words": QUESTION}, {"words": PRAISE}]


async def test_a_phone_in_an_answer_is_asked_about_before_everybody_reads_it(square: Square, post: Seen) -> None:
    await square.anna.comments(QUESTION, on=post)
    card = await square.manager.sees(QUESTION, chat=square.board)
    await square.manager.sends("+7 912 000-00-00", to=square.board, reply_to=card)
    await square.manager.sees(
        square.say(
            "<b>Not sent yet.</b> There is a phone or an e-mail in it, and everybody in the discussion would read it."
        ),
        chat=square.board,
    )
    assert not [seen for seen in await square.anna.messages(square.discussion) if "912" in seen.text]
    await square.manager.presses(square.say("Send openly"), chat=square.board)
    await square.anna.sees("+7 912 000-00-00", chat=square.discussion)


async def test_a_question_about_words_that_came_before_asks_about_the_phone_in_them(square: Square, post: Seen) -> None:
    """They were held back for a colleague's sake; that the owner sends them anyway does not settle who reads along."""
    await square.gets_and_takes_a_lead()
    await square.anna.comments(QUESTION, on=post)
    await square.manager.sees(QUESTION, "Новая кухня")
    owner = square.office.viktor
    on_board = next(seen for seen in await owner.messages(square.board) if square.told.name in seen.text)
    await owner.sends("+7 912 000-00-00", to=square.board, reply_to=on_board)
    await owner.presses(square.say("Send anyway"), chat=square.board)
    await owner.sees(
        square.say(
            "<b>Not sent yet.</b> There is a phone or an e-mail in it, and everybody in the discussion would read it."
        ),
        chat=square.board,
    )
    await owner.presses(square.say("Send openly"), chat=square.board)
    await square.anna.sees("+7 912 000-00-00", chat=square.discussion)


async def test_a_phone_in_a_ready_answer_is_asked_about_as_well(open_office: Opening, language: str) -> None:
    """Also where the words were shown before the question came from a discussion."""
    ready = [{"label": "Звоните", "text": "+7 912 000-00-00"}]
    square = await open_square(open_office, language, answers=ready)
    await square.gets_a_question()
    await square.manager.presses(square.say("Ready answers…"), chat=square.board)
    await square.manager.presses("Звоните", chat=square.board)
    await square.manager.sees_button(square.say("Send"), chat=square.board)
    await square.anna.joins(square.discussion)
    published = await square.office.viktor.posts(POST, to=square.channel)
    await square.office.sandbox.quiet()
    await square.anna.comments(QUESTION, on=published)
    await square.office.sandbox.quiet()
    await square.manager.presses(square.say("Send"), chat=square.board)
    await square.manager.presses(square.say("Send openly"), chat=square.board)
    await square.anna.sees("+7 912 000-00-00", chat=square.discussion)


async def test_praise_that_leads_to_a_request_is_not_its_wish(square: Square, post: Seen) -> None:
    """What the post is called says what it is about."""
    await square.anna.comments(PRAISE, on=post)
    await square.anna.starts()
    await square.anna.sends("Анна Петрова, +7 912 345-67-89")
    await square.anna.presses(square.say("Agree and send"))
    await square.manager.sees("Анна Петрова", chat=square.board)
    assert await square.office.rows("SELECT wish FROM leads") == [{"wish": "Новая кухня «Лофт»"}]


async def test_a_manager_shows_the_way_into_the_chat(square: Square, post: Seen) -> None:
    """Once; the question goes on waiting for its answer."""
    asked = await square.anna.comments(QUESTION, on=post)
    await square.manager.presses(square.say("Invite to the chat"), chat=square.board, on=QUESTION)
    line = await square.anna.sees_button(square.say("Ask in private"), chat=square.discussion)
    assert line.raw["reply_to_message"]["message_id"] == asked.id
    toast = await square.manager.presses(square.say("Invite to the chat"), chat=square.board, on=QUESTION)
    assert toast == square.say("They know of the chat already. Once a day is enough.")
    way = line.button(square.say("Ask in private"))
    assert way is not None and way.url is not None
    await square.anna.follows(way.url)
    await square.anna.starts()
    await square.office.sandbox.quiet()
    assert await square.office.rows("SELECT route, post_id FROM interests ORDER BY id DESC LIMIT 1") == [
        {"route": "deep_link", "post_id": 1}
    ]
    assert await square.office.rows("SELECT id FROM prospects WHERE asked_at IS NOT NULL") != []


async def test_whoever_presses_answer_is_told_that_all_will_read_it(square: Square, post: Seen) -> None:
    """Of an open request as well, where the card itself says nothing of the comment."""
    await square.gets_and_takes_a_lead()
    asked = await square.anna.comments(QUESTION, on=post)
    await square.manager.sees(QUESTION, "Новая кухня")
    await square.manager.presses(square.say("Answer"), on=square.told.name)
    await square.manager.sees(
        square.say("What to answer {name}? Your next message goes there. /cancel leaves it.", name=square.told.name),
        square.say("👥 Your answer will stand there for all to read"),
    )
    await square.manager.sends(square.told.answer)
    answer = await square.anna.sees(square.told.answer, chat=square.discussion)
    assert answer.raw["reply_to_message"]["message_id"] == asked.id


async def test_whoever_is_excluded_asks_in_vain(square: Square, post: Seen) -> None:
    await square.anna.comments(QUESTION, on=post)
    await square.manager.presses(square.say("Exclude…"), chat=square.board, on=QUESTION)
    await square.manager.presses(square.say("Spam"), chat=square.board)
    await square.office.sandbox.quiet()
    mark = await square.office.sandbox.mark()
    await square.anna.comments("А в сером почём?", on=post)
    await square.office.sandbox.quiet()
    await square.manager.sees_nothing_new(since=mark, chat=square.board)
    assert len(await square.office.rows("SELECT id FROM interests")) == 1
