"""Ready answers in the configuration: what may be written, and the sentence about what may not."""

from pathlib import Path

import pytest

from bot.config import Config, ConfigError, load_config

PRICES = '[[answers]]\nlabel = "Прайс"\ntext = '

EACH_LANGUAGE = 'words in each language, text = { ru = "...", en = "..." }, or one text for everybody'


def load(folder: Path, toml: str) -> Config:
    """The configuration that these lines make."""
    (folder / "config.toml").write_text(toml, encoding="utf-8")
    return load_config(folder / "config.toml", needs_token=False)


def refusal(folder: Path, toml: str) -> str:
    """The sentence with which these lines are refused."""
    with pytest.raises(ConfigError) as refused:
        load(folder, toml)
    return str(refused.value)


def test_one_text_is_for_everybody(tmp_path: Path) -> None:
    (answer,) = load(tmp_path, f'{PRICES}"Вот прайс"').answers
    assert (answer.label, answer.text) == ("Прайс", {"ru": "Вот прайс", "en": "Вот прайс"})


def test_a_text_for_each_language_is_kept_apart(tmp_path: Path) -> None:
    (answer,) = load(tmp_path, f'{PRICES}{{ ru = "Вот прайс", en = "The prices" }}').answers
    assert answer.text == {"ru": "Вот прайс", "en": "The prices"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '"Здравствуйте, {nme}!"',
            '{name}, {manager}, {hours} or a gap with other words such as {name|friend} in place of "{nme}"',
        ),
        ('"<b>Прайс"', "words without HTML: a ready answer is sent as if a manager had typed it"),
        ('{ ru = "Прайс" }', EACH_LANGUAGE),
        ('{ ru = "Прайс", en = "Prices", de = "Preise" }', EACH_LANGUAGE),
        ('""', "words that say something also to somebody whose name is not known"),
        ('"{name}"', "words that say something also to somebody whose name is not known"),
        (f'"{"а" * 1001}"', "at most 1000 characters; there are 1001"),
        (f'"{"а" * 3}{"".join([chr(92) + "nа"] * 10)}"', "at most 10 lines; there are 11"),
        ("5", "text in quotes"),
    ],
)
def test_words_that_would_go_wrong_are_refused_at_the_start(tmp_path: Path, text: str, expected: str) -> None:
    sentence = refusal(tmp_path, PRICES + text)
    assert sentence.startswith("answers in config.toml, item 1: found ")
    assert sentence.endswith(f"expected {expected}.")


def test_a_forgotten_or_mistyped_key_is_named(tmp_path: Path) -> None:
    assert refusal(tmp_path, '[[answers]]\nlabel = "Прайс"') == (
        'answers in config.toml, item 1: found a section, expected one with the key "text".'
    )
    assert 'expected a known key, unlike "txt"' in refusal(tmp_path, f'{PRICES}"Вот"\ntxt = "Вот"')


def test_a_label_fits_on_a_button_and_stands_there_once(tmp_path: Path) -> None:
    assert "1 to 22 visible characters" in refusal(tmp_path, f'[[answers]]\nlabel = "{"П" * 23}"\ntext = "Вот"')
    assert "labels that differ" in refusal(tmp_path, f'{PRICES}"Вот"\n{PRICES}"И вот"')
    nine = "\n".join(f'[[answers]]\nlabel = "{number}"\ntext = "Вот"' for number in range(9))
    assert "at most 8 answers" in refusal(tmp_path, nine)
