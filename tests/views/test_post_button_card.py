"""The card of a button under a post on a phone, at its longest in every state, its questions, and the list of posts."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest

from bot.domain.campaign import LONGEST_NAME, Campaign
from bot.domain.chat import BotStatus, ChatKind, ChatMode, OurChat
from bot.domain.ids import CampaignId, PostButtonId, PostId
from bot.domain.paging import Page
from bot.domain.post_button import (
    LONGEST_BUTTON,
    ButtonFault,
    ButtonKind,
    ButtonState,
    PostButton,
    PostFigures,
)
from bot.texts import Say, speaking
from bot.usecases.read_post_button import ListedPost, PostButtonCard
from bot.views.cards import LONGEST_LABEL, MOST_LINES, MOST_ROWS, Face
from bot.views.post_button_card import (
    POSTS_ON_A_PAGE,
    SOURCES_ON_A_PAGE,
    post_button_card,
    posts_page,
    which_channel,
    which_source,
)
from tests.views.examples import NOW, VIKTOR
from tests.views.phone import SCREEN, height

LARGEST = 2**63 - 1
CHANNEL = OurChat(
    chat_id=-LARGEST, kind=ChatKind.CHANNEL, title="Кухни мечты и другие комнаты " * 4, username=None,
    linked_chat_id=None, mode=ChatMode.WATCH, status=BotStatus.ADMINISTRATOR, rights=frozenset(),
)  # fmt: skip
CAMPAIGN = Campaign(
    id=CampaignId(LARGEST), name="Щ" * LONGEST_NAME, budget=None, plain_code=None, made_by=VIKTOR.id, made_at=NOW,
    ended_at=None, version=1,
)  # fmt: skip
DRAFT = PostButton(
    id=PostButtonId(LARGEST), chat=CHANNEL.chat_id, post=None, source=7, title="Новая кухня " * 5,
    label="Щ" * LONGEST_BUTTON, kind=ButtonKind.PRESS, state=ButtonState.DRAFT, fault=None, campaign=CAMPAIGN.id,
    by=VIKTOR.id,
)  # fmt: skip

FIGURES = PostFigures(pressed=123_456, came=123_456, leads=123_456)


def cards() -> Iterator[PostButtonCard]:
    """To be published and standing in a channel, in each state, with each fault, with a campaign and without."""
    standing = replace(DRAFT, source=None, post=PostId(LARGEST))
    for shown, state, kind, fault in product((DRAFT, standing), ButtonState, ButtonKind, (None, *ButtonFault)):
        button = replace(shown, state=state, kind=kind, fault=fault)
        card = PostButtonCard(
            button=button, channel=CHANNEL, possible=(CHANNEL,) * 15 if shown is DRAFT else (), campaign=CAMPAIGN,
            may_choose=True, figures=FIGURES if shown is standing else None,
        )  # fmt: skip
        yield card
        without = replace(button, title=None, chat=None, campaign=None)
        yield replace(card, button=without, channel=None, possible=(), campaign=None, may_choose=False)


def faces(say: Say) -> Iterator[Face]:
    for card in cards():
        yield post_button_card(card, say)
        yield which_channel(card, 2, say)
    for shown in (DRAFT, replace(DRAFT, title=None)):
        listed = ListedPost(button=shown, channel=CHANNEL, figures=FIGURES)
        yield posts_page(Page(things=(listed,) * POSTS_ON_A_PAGE, number=9999, pages=9999), say)
    for things in ((CAMPAIGN,) * SOURCES_ON_A_PAGE, ()):
        yield which_source(DRAFT, Page(things=things, number=9999, pages=9999), say)


@pytest.mark.parametrize("language", ("ru", "en"))
def test_it_fits_a_phone(language: str) -> None:
    for face in faces(speaking(language)):
        assert len(face.lines) <= MOST_LINES
        assert len(face.rows) <= MOST_ROWS
        assert height(face.text, face.rows) <= SCREEN
        assert all(len(button.text) <= LONGEST_LABEL for row in face.rows for button in row)
        assert all(len((button.callback_data or "").encode()) <= 64 for row in face.rows for button in row)
