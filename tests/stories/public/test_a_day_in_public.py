"""Stories of a day in public: what nobody's name stands at is counted, and the team hears of the day in one line."""

from datetime import timedelta

from bot.app import house_rules
from bot.domain.daily_line import DailyLine
from tests.stories.conftest import Opening
from tests.stories.public.conftest import Square, open_square
from tests.stories.scenes import let_time_pass

POST, QUESTION, PRAISE = "Новая кухня «Лофт»", "Сколько стоит такая же в белом?", "Красота какая"
HELLO = {"ru": "Здравствуйте, {name}! Вот наш прайс", "en": "Hello, {name}! Here are our prices"}
TO_ALL = {"ru": "Здравствуйте! Вот наш прайс", "en": "Hello! Here are our prices"}


async def readers_react(square: Square, number: int) -> None:
    """So many put a thumb under a post of the channel, where Telegram says no names."""
    post = await square.office.viktor.posts(POST, to=square.channel)
    for each in range(number):
        reader = await square.office.sandbox.person(f"Читатель {each}")
        await reader.joins(square.channel)
        await reader.reacts(post, "👍")
    await square.office.sandbox.quiet()


async def to_the_next_morning(square: Square) -> None:
    """It is the day after, when the team is told of this one; the bot writes once it has anything to do."""
    office = square.office
    at = office.config.team.daily_line
    assert at is not None
    line = DailyLine(at=at, hours=house_rules(office.config, "leadhook_sandbox_bot").hours)
    await let_time_pass(office, timedelta(), line=line)
    now = office.clock.now()
    await let_time_pass(office, line.midnight(now) + timedelta(hours=34) - now, line=line)
    await square.manager.sends("/interests")


async def test_what_nobodys_name_stands_at_is_counted_where_the_team_looks(square: Square) -> None:
    """By post, without anybody to open."""
    await readers_react(square, 3)
    await square.manager.sends("/interests")
    shown = await square.manager.sees("👍 3", "Лофт")
    assert [label for label in shown.labels if label.startswith("💬")] == []
    assert await square.office.rows("SELECT id FROM prospects") == []


async def test_the_team_hears_of_the_day_in_one_line_the_next_morning(square: Square) -> None:
    """Also of what was only counted; and no second time."""
    await square.anna.joins(square.discussion)
    await readers_react(square, 3)
    post = (await square.office.viktor.messages(square.channel))[-1]
    await square.anna.comments(PRAISE, on=post)
    await square.anna.comments(QUESTION, on=post)
    await square.manager.sees(QUESTION, chat=square.board)
    await to_the_next_morning(square)
    waits = square.say("asked: {asked}, waiting for an answer: {waiting}", asked=1, waiting=1)
    told = await square.manager.sees("📈", waits, chat=square.board)
    assert "3" in told.text
    await to_the_next_morning(square)
    await square.office.sandbox.quiet()
    assert [seen.id for seen in await square.manager.messages(square.board) if "📈" in seen.text] == [told.id]


async def test_where_all_read_it_a_ready_answer_names_nobody(open_office: Opening, language: str) -> None:
    """Though the company knows by now what she is called."""
    square = await open_square(open_office, language, answers=[{"label": "Прайс", "text": HELLO}])
    await square.gets_and_takes_a_lead()
    await square.anna.joins(square.discussion)
    post = await square.office.viktor.posts(POST, to=square.channel)
    await square.office.sandbox.quiet()
    await square.anna.comments(QUESTION, on=post)
    await square.manager.sees(QUESTION)
    await square.manager.presses(square.say("Answer"), on=square.told.name)
    await square.manager.presses("Прайс")
    shown = await square.manager.sees_button(square.say("Send"))
    assert TO_ALL[language] in shown.text
    await square.manager.presses(square.say("Send"), on=shown)
    answer = await square.anna.sees(TO_ALL[language], chat=square.discussion)
    assert square.told.name not in answer.text
