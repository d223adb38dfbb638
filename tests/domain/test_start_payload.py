"""Start payloads: whatever this bot wrote it reads, and nothing that anybody else did."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.domain.ids import CampaignId, PostId
from bot.domain.start_payload import KEY_BYTES, Origin, payload_of, read_payload

KEY = bytes(range(KEY_BYTES))
NUMBERS = st.none() | st.integers(min_value=1, max_value=2**63 - 1)
ORIGINS = st.builds(Origin, campaign=NUMBERS, post=NUMBERS)
ALLOWED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
PAYLOADS = st.text(ALLOWED, min_size=1, max_size=64)


@given(ORIGINS)
def test_what_was_written_is_read(origin: Origin) -> None:
    assert read_payload(payload_of(origin, KEY), KEY) == origin


@given(ORIGINS)
def test_telegram_lets_it_through(origin: Origin) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", payload_of(origin, KEY))


@given(ORIGINS)
def test_it_is_none_of_the_links_with_a_meaning_of_their_own(origin: Origin) -> None:
    """Those invite somebody to the team, or open the chat for a member."""
    assert not payload_of(origin, KEY).startswith(("join-", "team"))


@given(PAYLOADS)
def test_what_somebody_made_up_is_not_ours(payload: str) -> None:
    assert read_payload(payload, KEY) is None


@given(ORIGINS, st.binary(min_size=KEY_BYTES, max_size=KEY_BYTES))
def test_what_another_bot_has_signed_is_not_ours(origin: Origin, other: bytes) -> None:
    assume(other != KEY)
    assert read_payload(payload_of(origin, other), KEY) is None


@given(ORIGINS, st.data())
def test_a_letter_changed_is_not_ours(origin: Origin, data: st.DataObject) -> None:
    """Neither is one in another case."""
    payload = payload_of(origin, KEY)
    at = data.draw(st.integers(min_value=0, max_value=len(payload) - 1))
    letter = data.draw(st.sampled_from([payload[at].swapcase(), *ALLOWED]))
    assume(letter != payload[at])
    assert read_payload(payload[:at] + letter + payload[at + 1 :], KEY) is None


@given(ORIGINS, PAYLOADS)
def test_cut_or_gone_on_with_it_is_not_ours(origin: Origin, more: str) -> None:
    payload = payload_of(origin, KEY)
    wrong = {payload[:length] for length in range(len(payload))} | {payload + more, more + payload, payload + "="}
    assert [each for each in wrong if read_payload(each, KEY) is not None] == []


@given(st.text())
def test_anything_at_all_is_no_error(payload: str) -> None:
    assert read_payload(payload, KEY) is None


@pytest.mark.parametrize(
    ("origin", "longest"),
    [
        (Origin(campaign=CampaignId(1)), 20),
        (Origin(campaign=CampaignId(255), post=PostId(255)), 22),
        (Origin(campaign=CampaignId(2**63 - 1), post=PostId(2**63 - 1)), 40),
    ],
)
def test_small_numbers_make_short_links(origin: Origin, longest: int) -> None:
    """The shorter a link, the coarser its QR code."""
    assert len(payload_of(origin, KEY)) == longest
