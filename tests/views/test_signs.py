"""Signs: what a sticker can say as a reaction."""

import pytest

from bot.sandbox.reactions import REACTIONS
from bot.views.signs import ARRIVED, LIKE_A_REACTION, PASSED_ON, as_reaction


def test_every_sign_is_one_that_telegram_lets_a_bot_put() -> None:
    assert {*LIKE_A_REACTION, ARRIVED, PASSED_ON} <= REACTIONS


@pytest.mark.parametrize(
    ("emoji", "expected"), [("👍", "👍"), ("❤\ufe0f", "❤"), ("🐌", None), (None, None), ("", None)]
)
def test_a_sticker_says_what_a_reaction_can_say(emoji: str | None, expected: str | None) -> None:
    """A heart comes with a mark that asks for a picture, and without."""
    assert as_reaction(emoji) == expected
