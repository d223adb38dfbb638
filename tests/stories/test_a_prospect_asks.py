"""A prospect asks: words, pictures, voice, topics - all of it is passed on, with a fitting receipt."""

import re
from datetime import timedelta

import pytest

from bot.sandbox.people import Player
from bot.sandbox.sight import Seen
from tests.stories.conftest import Office


async def test_the_first_question_gets_a_receipt_with_a_time_and_the_next_a_sign(office: Office) -> None:
    """One long receipt a talk."""
    await office.anna.starts()
    await office.anna.sends("Сколько стоит доставка?")
    first = await office.anna.sees(
        "Спасибо, передали менеджеру! Ответим в течение часа. Здесь вам напишет человек из ООО Ромашка."
    )
    assert first.labels == ["Оставить контакт"]
    await office.sandbox.quiet()
    await office.anna.sees_reaction("👀", on=await office.anna.sends("В Тверь"))
    await office.olga.sees("Сколько стоит доставка?", chat=office.team)
    await office.olga.sees("В Тверь", chat=office.team)


async def test_a_link_that_names_a_campaign_is_remembered(office: Office) -> None:
    """Where interest came from stands in the journal."""
    await office.anna.starts(await office.link_of("Реклама ВКонтакте"))
    await office.anna.sees("Здравствуйте!")
    assert await office.rows("SELECT route, campaign FROM interests") == [
        {"route": "deep_link", "campaign": "Реклама ВКонтакте"}
    ]


@pytest.mark.parametrize("payload", ["<b>привет</b>", "vk_ads", "A-1_" + "z" * 60, "team"])
async def test_a_link_with_anything_else_is_just_a_start(office: Office, payload: str) -> None:
    """A broken link is no error, and nobody makes up where they come from."""
    await office.anna.starts(payload)
    await office.anna.sees("Здравствуйте!")
    assert await office.rows("SELECT route, campaign FROM interests") == [{"route": "start", "campaign": None}]


async def test_a_photo_and_a_voice_message_are_questions_too(office: Office) -> None:
    """What is more than text is copied on."""
    await office.anna.starts()
    await office.anna.sends_photo("Можно такой забор?")
    await office.anna.sees("передали менеджеру!")
    await office.olga.sees("Можно такой забор?", chat=office.team)
    await office.sandbox.quiet()
    await office.anna.sees_reaction("👀", on=await office.anna.sends_voice())
    assert await office.rows("SELECT words FROM interests WHERE route = 'question'") == [
        {"words": "Можно такой забор?"},
        {"words": None},
    ]


async def test_a_sticker_alone_is_no_question(office: Office) -> None:
    """A friendly word, nothing in the journal."""
    await office.anna.starts()
    await office.anna.sends_sticker()
    await office.anna.sees("А словами, пожалуйста: что хотите узнать?")
    assert await office.rows("SELECT route FROM interests") == [{"route": "start"}]


async def test_a_topic_comes_as_interest_and_leads_on(office: Office) -> None:
    """The topic stands in the journal; the next words are the question."""
    await office.anna.starts()
    await office.anna.presses("Доставка")
    await office.anna.sees("«Доставка» — хорошо! Что хотите узнать?")
    await office.olga.sees("Доставка", chat=office.team)
    assert {"route": "topic", "topic": "Доставка"} in await office.rows("SELECT route, topic FROM interests")


async def test_who_blocks_the_bot_is_marked_and_comes_back(office: Office) -> None:
    """Managers need not wonder why no answer arrives."""
    await office.anna.starts()
    await office.anna.sends("Сколько стоит?")
    await office.anna.sees("передали менеджеру!")
    await office.anna.blocks()
    await office.sandbox.quiet()
    assert len(await office.rows("SELECT id FROM prospects WHERE blocked_at IS NOT NULL")) == 1
    await office.anna.unblocks()
    await office.sandbox.quiet()
    assert await office.rows("SELECT id FROM prospects WHERE blocked_at IS NOT NULL") == []


async def test_help_and_unknown_commands_are_answered(office: Office) -> None:
    """Neither is interest."""
    await office.anna.starts()
    await office.anna.sends("/help")
    await office.anna.sees("Напишите вопрос своими словами")
    await office.anna.sends("/unknown")
    await office.anna.sees("Такой команды нет")
    assert await office.rows("SELECT route FROM interests") == [{"route": "start"}]


async def test_somebody_excluded_reads_what_anybody_reads(office: Office) -> None:
    """Nothing of hers arrives, and nothing shows it: the same words, the same questions, the same buttons."""
    namesake = await office.sandbox.person("Анна", last_name="Петрова", phone="79161234567")
    await office.anna.starts()
    await office.anna.presses("Цены")
    await office.olga.presses("Исключить…", chat=office.team)
    await office.olga.presses("Спам", chat=office.team)
    await office.sandbox.quiet()
    before = await office.anna.last_message()
    kept = await office.rows("SELECT id FROM interests")

    await _asks_and_introduces_herself(office.anna)

    assert await office.rows("SELECT id FROM interests") == kept
    assert await office.rows("SELECT id FROM leads") == []
    await _asks_and_introduces_herself(namesake)
    assert await _words_from_the_bot(office.anna, after=before) == await _words_from_the_bot(namesake)


async def _asks_and_introduces_herself(person: Player) -> None:
    """Everything from the greeting to a question after the receipt."""
    await person.starts()
    await person.sends("Сколько стоит?")
    await person.presses("Оставить контакт", on="передали менеджеру")
    await person.presses("Поделиться номером")
    await person.sees("Проверьте, пожалуйста")
    await person.sends("Нина")
    await person.sees("Проверьте, пожалуйста", "Нина")
    await person.presses("Соглашаюсь, отправить")
    await person.sees("Спасибо! Записали:")
    await person.sandbox.quiet()
    await person.sees_reaction("👀", on=await person.sends("И ещё вопрос"))
    await person.sandbox.quiet()


async def _words_from_the_bot(person: Player, *, after: Seen | None = None) -> list[tuple[str, list[str]]]:
    """What the bot says, without the number, in which alone two people differ here."""
    messages = [message for message in await person.messages() if message.from_bot]
    later = (message for message in messages if after is None or message.id > after.id)
    return [(re.sub(r"\+7[ \d-]+", "+7…", message.text), message.labels) for message in later]


async def test_a_question_gets_its_receipt_although_the_clock_was_set_back(office: Office) -> None:
    """A question that seems to come before the one before it is no second part of it."""
    await office.anna.starts()
    await office.anna.sends("Сколько стоит доставка?")
    await office.anna.sees("передали")
    office.clock.set_by(timedelta(hours=-1))
    last = await office.anna.sends("А в субботу?")
    await office.sandbox.quiet()
    assert [message.id for message in await office.anna.messages() if message.from_bot][-1] > last.id
