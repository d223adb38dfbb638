"""Start payloads: what a link to the bot carries, signed, so that nobody makes up where they come from.

Told apart from any other use of the key by `PURPOSE`. Between the number of a version and the signature stand the
numbers of a campaign and a post, in as few bytes as they need: the shorter a link, the coarser its QR code.
"""

import hmac
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from bot.domain.ids import CampaignId, PostId

T = TypeVar("T")

KEY_BYTES = 32
SIGNATURE_BYTES = 12  # 96 bits
PURPOSE = b"leadhook: start payload, version 1"
VERSION = 1  # so that a payload begins with "AQ", unlike links of the team
WRITTEN = re.compile(r"[A-Za-z0-9_-]{1,64}")  # Telegram Bot API: deep linking


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where somebody comes from: a campaign, a post of a channel, or both. Numbers begin at 1."""

    campaign: CampaignId | None = None
    post: PostId | None = None


def payload_of(origin: Origin, key: bytes) -> str:
    """Return what a link carries, at most 64 of the characters that Telegram lets through."""
    campaign, post = _bytes_of(origin.campaign), _bytes_of(origin.post)
    told = bytes((VERSION, len(campaign))) + campaign + post
    return urlsafe_b64encode(told + _signature(told, key)).rstrip(b"=").decode()


def read_payload(payload: str, key: bytes) -> Origin | None:
    """Return where a link comes from; None for whatever was not written by `payload_of` with this key."""
    signed = _decoded(payload)
    if signed is None or len(signed) < 2 + SIGNATURE_BYTES:
        return None
    told, signature = signed[:-SIGNATURE_BYTES], signed[-SIGNATURE_BYTES:]
    if not hmac.compare_digest(signature, _signature(told, key)) or told[0] != VERSION:
        return None
    post_at = 2 + told[1]
    return Origin(campaign=_number_in(told[2:post_at], CampaignId), post=_number_in(told[post_at:], PostId))


def _signature(told: bytes, key: bytes) -> bytes:
    return hmac.digest(key, PURPOSE + told, "sha256")[:SIGNATURE_BYTES]


def _decoded(payload: str) -> bytes | None:
    """Return the bytes of a payload; only of the one way in which they are written."""
    if not WRITTEN.fullmatch(payload) or len(payload) % 4 == 1:
        return None
    decoded = urlsafe_b64decode(payload + "=" * (-len(payload) % 4))
    return decoded if urlsafe_b64encode(decoded).rstrip(b"=").decode() == payload else None


def _bytes_of(number: int | None) -> bytes:
    return b"" if number is None else number.to_bytes((number.bit_length() + 7) // 8, "big")


def _number_in(written: bytes, kind: Callable[[int], T]) -> T | None:
    return kind(int.from_bytes(written, "big")) if written else None
