"""Campaigns on a phone, and their QR codes: every state fits, and what is printed is what the card says."""

import re
import xml.etree.ElementTree
from base64 import b64decode
from dataclasses import replace
from io import BytesIO

import pytest
import segno
from PIL import Image

from bot.domain.campaign import LONGEST_NAME, Campaign, Funnel
from bot.domain.chat import BotStatus, ChatKind, ChatMode, OurChat
from bot.domain.ids import CampaignId
from bot.domain.money import Money
from bot.domain.paging import Page
from bot.domain.start_payload import KEY_BYTES, Origin, payload_of
from bot.house_rules import HouseRules
from bot.texts import Say, speaking
from bot.usecases.read_campaigns import CampaignCard
from bot.views.campaign_card import CAMPAIGNS_ON_A_PAGE, campaign_card, link_of, list_of_campaigns, which_door
from bot.views.cards import LONGEST_LABEL, MOST_LINES, MOST_ROWS, Face
from bot.views.qr_code import PNG_SQUARE, QUIET, code_letters, png_code, svg_code
from tests.views.examples import NOW, VIKTOR
from tests.views.phone import SCREEN, height

LONG = ("Листовки & «цены» <b>на</b> мебель 🌸 " * 3)[:LONGEST_NAME]
CAMPAIGN = Campaign(
    id=CampaignId(2**62), name=LONG, budget=Money(hundredths=10**14, currency="UZS"), plain_code=None,
    made_by=VIKTOR.id, made_at=NOW, ended_at=NOW, version=2**62,
)  # fmt: skip
MANY = Funnel(interested=10**6, talked=10**6, leads=10**6, qualified=10**6, won=10**6)
NOBODY = Funnel(interested=0, talked=0, leads=0, qualified=0, won=0)
PAYLOAD = payload_of(Origin(campaign=CAMPAIGN.id), bytes(KEY_BYTES))
LINK = f"https://t.me/leadhook_bot?start={PAYLOAD}"

DOOR = OurChat(
    chat_id=-1001, kind=ChatKind.CHANNEL, title="Кухни и шкафы на заказ во Владивостоке <b>на</b> Садовой",
    username=None, linked_chat_id=None, mode=ChatMode.WATCH, status=BotStatus.ADMINISTRATOR, rights=frozenset(),
)  # fmt: skip


def faces(say: Say, rules: HouseRules) -> list[Face]:
    """A campaign and the list in every state."""
    states = (CAMPAIGN, replace(CAMPAIGN, ended_at=None), replace(CAMPAIGN, budget=None, version=1, name="1"))
    both = (MANY, NOBODY)
    cards = [CampaignCard(campaign=each, funnel=funnel, payload=PAYLOAD) for each in states for funnel in both]
    pages = [(), (CAMPAIGN,), (CAMPAIGN,) * CAMPAIGNS_ON_A_PAGE]
    lists = [Page(things=things, number=number, pages=99) for things in pages for number in (1, 50, 99)]
    doors = [which_door(CAMPAIGN.id, [DOOR] * 9, say, number) for number in (1, 2, 99)]
    return [
        *(campaign_card(card, say, rules) for card in cards), *(list_of_campaigns(page, say) for page in lists), *doors
    ]  # fmt: skip


def test_all_of_it_fits_a_phone(say: Say, rules: HouseRules) -> None:
    shown = faces(say, rules)
    assert [face for face in shown if len(face.lines) > MOST_LINES or len(face.rows) > MOST_ROWS] == []
    assert [face.text for face in shown if height(face.text, face.rows) > SCREEN] == []
    buttons = [each for face in shown for row in face.rows for each in row]
    assert [each.text for each in buttons if len(each.text) > LONGEST_LABEL] == []
    assert [each.callback_data for each in buttons if len((each.callback_data or "").encode()) > 64] == []


def test_a_name_is_never_markup(say: Say, rules: HouseRules) -> None:
    assert [face.text for face in faces(say, rules) if "<b>на</b>" in face.text] == []


def test_a_picture_shows_the_squares_of_the_link() -> None:
    """Each black one, in its place, with four white ones around; the caption stands below them."""
    picture = Image.open(BytesIO(png_code(LINK, LONG)))
    rows = [list(row) for row in segno.make_qr(LINK, error="m").matrix_iter(border=QUIET)]
    middle = PNG_SQUARE // 2
    drawn = [
        [int(not picture.getpixel((x * PNG_SQUARE + middle, y * PNG_SQUARE + middle))) for x in range(len(rows))]
        for y in range(len(rows))
    ]
    assert drawn == rows
    below = picture.crop((0, len(rows) * PNG_SQUARE, picture.width, picture.height))
    assert below.getextrema() == (0, 255)


def test_what_is_printed_is_well_formed_and_has_the_name_below() -> None:
    """A square for each black one."""
    drawn = xml.etree.ElementTree.fromstring(svg_code(LINK, LONG))
    (path,) = drawn.findall("{http://www.w3.org/2000/svg}path")
    (words,) = drawn.findall("{http://www.w3.org/2000/svg}text")
    black = sum(sum(row) for row in segno.make_qr(LINK, error="m").matrix)
    assert words.text == LONG
    assert len(re.findall("M", path.attrib["d"])) == black


@pytest.mark.parametrize("language", ["ru", "en"])
def test_both_files_go_out_and_nothing_of_them_is_kept(language: str, rules: HouseRules) -> None:
    png, svg = code_letters(VIKTOR.id, link_of(PAYLOAD, rules), LONG, speaking(language))
    assert b64decode(png.payload["document"]["base64"]).startswith(b"\x89PNG")
    assert svg.payload["document"]["content"].startswith("<svg ")
    assert (png.fleeting, svg.fleeting) == (True, True)
