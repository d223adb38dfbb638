"""The owner's own words: which are taken, and what is said about each that nobody could read or press."""

from pathlib import Path

import pytest

from bot.app import house_rules
from bot.config import ConfigError, load_config
from bot.domain.topics import Topic
from bot.house_rules import HouseRules

TOKEN = "123456789:AAF-abcdefghijklmnopqrstuvwxyz_12345"


def rules_of(folder: Path, monkeypatch: pytest.MonkeyPatch, toml: str) -> HouseRules:
    """The rules of a house with this configuration."""
    monkeypatch.setenv("LEADHOOK_TELEGRAM__TOKEN", TOKEN)
    path = folder / "config.toml"
    path.write_text(toml, encoding="utf-8")
    return house_rules(load_config(path), "bot")


def labels(topics: tuple[Topic, ...], language: str) -> dict[str, list[str]]:
    """What stands on the buttons, and what appears when they are pressed."""
    return {topic.labels[language]: [below.labels[language] for below in topic.below] for topic in topics}


@pytest.mark.parametrize(
    "written",
    [
        'topics = ["Цены", { "Доставка" = ["По городу", "В другой город"] }]',
        'topics = [{ "Цены" = [] , "Доставка" = ["По городу", "В другой город"] }]',
        '[intake.topics]\n"Цены" = []\n"Доставка" = ["По городу", "В другой город"]',
    ],
)
def test_topics_are_written_as_a_list_or_a_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    """With a second level or without; a plain list means every language."""
    rules = rules_of(tmp_path, monkeypatch, f"[intake]\n{written}")

    assert labels(rules.topics, "ru") == {"Цены": [], "Доставка": ["По городу", "В другой город"]}
    assert labels(rules.topics, "en") == labels(rules.topics, "ru")


def test_a_topic_has_one_name_for_the_team_and_a_label_for_each_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That of the team's language, whichever it is chosen in."""
    toml = (
        '[team]\nlanguage = "en"\n[intake.ru]\ntopics = [{ "Доставка" = ["По городу"] }]\n'
        '[intake.en]\ntopics = [{ "Delivery" = ["In town"] }]'
    )
    (delivery,) = rules_of(tmp_path, monkeypatch, toml).topics

    assert delivery.below[0].name == "Delivery: In town"
    assert delivery.below[0].titles == {"ru": "Доставка: По городу", "en": "Delivery: In town"}
    assert labels((delivery,), "ru") == {"Доставка": ["По городу"]}


def test_a_language_without_topics_has_those_of_the_team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that nobody is offered less."""
    rules = rules_of(tmp_path, monkeypatch, '[intake.ru]\ntopics = ["Цены"]')

    assert labels(rules.topics, "en") == {"Цены": []}


def test_words_in_one_language_win_over_those_in_every(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And what is written nowhere is the bot's own; the operator's name is escaped."""
    toml = (
        '[intake]\ngreeting = "<b>{operator}</b>!"\n[intake.ru]\ngreeting = "Привет, это { operator }!"\n'
        '[consent]\noperator = "Рога & Копыта"'
    )
    rules = rules_of(tmp_path, monkeypatch, toml)

    assert rules.own("ru").greeting == "Привет, это Рога &amp; Копыта!"
    assert rules.own("en").greeting == "<b>Рога &amp; Копыта</b>!"
    assert rules.own("en").name_question is None


THIRTEEN = ", ".join(f'"Topic {number}"' for number in range(13))

MISTAKES = [
    (
        '[intake]\ntopics = [{ "Delivery" = ["In town", "To another country, by ship"] }]',
        'intake.topics in config.toml, item 1: found "To another country, by ship", expected 1 to 22 visible'
        " characters, so that the topic fits on a button.",
    ),
    (
        '[intake]\ntopics = ["Prices", " "]',
        'intake.topics in config.toml, item 2: found " ", expected 1 to 22 visible characters,'
        " so that the topic fits on a button.",
    ),
    (
        '[intake]\ntopics = ["Prices", { "Delivery" = ["In town", { "Elsewhere" = ["By ship"] }] }]',
        "intake.topics in config.toml, item 2: found a section, expected a topic in quotes;"
        " there are two levels of topics at most.",
    ),
    (
        '[intake.ru.topics]\n"Delivery" = ["In town", "in town"]',
        'intake.ru.topics in config.toml, item 1: found "in town" twice, expected topics that differ from each other.',
    ),
    (
        '[intake]\ntopics = ["Prices", "Delivery", "prices"]',
        'intake.topics in config.toml: found "prices" twice, expected topics that differ from each other.',
    ),
    (
        '[intake]\ntopics = ["Prices", "Prices\\u200b"]',
        'intake.topics in config.toml: found "Prices\\u200b" twice, expected topics that differ from each other.',
    ),
    (
        '[intake]\ntopics = ["Prices", "\\u200b\\u200d"]',
        'intake.topics in config.toml, item 2: found "\\u200b\\u200d", expected 1 to 22 visible characters,'
        " so that the topic fits on a button.",
    ),
    (
        '[intake]\ngreeting = "<b>\\u200b</b>"',
        'intake.greeting in config.toml: found "<b>\\u200b</b>", expected words between the tags;'
        " leave the key out for the bot's own.",
    ),
    (
        '[intake]\ntopics = ["delivery: in town", { "Delivery" = ["In town"] }]',
        'intake.topics in config.toml: found "Delivery: In town" twice, expected another name:'
        ' so "In town" below "Delivery" is called.',
    ),
    (
        f"[intake]\ntopics = [{THIRTEEN}]",
        "intake.topics in config.toml: found a list, expected at most 12 topics, so that they can be taken in;"
        " there are 13.",
    ),
    (
        '[intake.en]\ngreeting = "<blink>Hello</blink>"',
        'intake.en.greeting in config.toml: found "<blink>Hello</blink>", expected the HTML that Telegram knows:'
        " <blink> is not one of its tags.",
    ),
    (
        "[intake]\ngreeting = '<a href=\"example.com\">Hello</a>'",
        'intake.greeting in config.toml: found "<a href="example.com">Hello</a>", expected the HTML that Telegram'
        ' knows: a link is written <a href="https://example.com">words</a>.',
    ),
    (
        '[intake]\ngreeting = "<span>Hello</span>"',
        'intake.greeting in config.toml: found "<span>Hello</span>", expected the HTML that Telegram knows:'
        ' hidden words are written <span class="tg-spoiler">words</span>.',
    ),
    (
        '[intake]\ngreeting = "Hello <tg-emoji>👋</tg-emoji>"',
        'intake.greeting in config.toml: found "Hello <tg-emoji>👋</tg-emoji>", expected the HTML that Telegram knows:'
        ' a custom emoji is written <tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>.',
    ),
    (
        '[intake]\ngreeting = "<b> </b>"',
        'intake.greeting in config.toml: found "<b> </b>", expected words between the tags; leave the key out for the'
        " bot's own.",
    ),
    (
        f'[intake.ru]\nname_question = "{"?" * 301}"',
        f'intake.ru.name_question in config.toml: found "{"?" * 60}…", expected at most 300 characters; there are 301.',
    ),
    (
        '[intake]\ngreeting = "1\\n2\\n3\\n4\\n5\\n6\\n7\\n8\\n9\\n0"',
        'intake.greeting in config.toml: found "1 2 3 4 5 6 7 8 9 0", expected at most 9 lines; there are 10.',
    ),
    (
        '[intake]\nclosed_sentence = "Closed,\\nsee you"',
        'intake.closed_sentence in config.toml: found "Closed, see you", expected at most 1 line; there are 2.',
    ),
    (
        '[intake]\ngreeting = "Hello, {name}"',
        'intake.greeting in config.toml: found "Hello, {name}", expected no other placeholder than {operator},'
        " unlike {name}.",
    ),
    (
        '[intake]\ngreeting = "This is {operator}"',
        "intake.greeting: found the place of {operator}, expected a name to put there; write it at consent.operator.",
    ),
    (
        '[intake.en]\nwish_question = "How can we help?"',
        "intake.ru.wish_question: found none, but one in [intake.en], expected one in the language of the team too;"
        " write it there, or once in [intake] for every language.",
    ),
    (
        '[intake.ru]\ntopics = ["Цены", "Доставка"]\n[intake.en]\ntopics = ["Prices"]',
        "intake.en.topics: found 1 topics, expected 2 as in the language of the team;"
        " write the same ones in the same order.",
    ),
    (
        '[intake.ru]\ntopics = ["Цены", { "Доставка" = ["По городу"] }]\n[intake.en]\ntopics = ["Prices", "Delivery"]',
        'intake.en.topics, item 2: found 0 topics below "Delivery", expected 1 as below "Доставка";'
        " write the same ones in the same order.",
    ),
]


@pytest.mark.parametrize(("toml", "sentence"), MISTAKES)
def test_a_mistake_is_told_in_one_sentence_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, toml: str, sentence: str
) -> None:
    """Before the bot begins to say it."""
    with pytest.raises(ConfigError) as refused:
        rules_of(tmp_path, monkeypatch, toml)

    assert str(refused.value) == sentence
