"""The script: what the plain bot sends at each message, taken from what the durable bot sent."""

import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from tests.bench.fake_telegram import TEAM_CHAT, Sending

Item = TypeVar("Item")


def write_script(file: Path, phases: Sequence[tuple[int, Sequence[Sending]]]) -> None:
    """Write a line for each message that will come, from how many came in each phase and what was sent meanwhile."""
    lines = [json.dumps(calls, ensure_ascii=False) for count, sent in phases for calls in _calls(count, sent)]
    file.write_text("\n".join(lines), encoding="utf-8")


def _calls(count: int, sent: Sequence[Sending]) -> list[list[Any]]:
    """Return for each message its share of the answers and of what went to the team."""
    answers = _spread([_to_whoever_wrote(sending) for sending in sent if not _to_team(sending)], count)
    notices = _spread([[sending.method, sending.payload] for sending in sent if _to_team(sending)], count)
    return [first + then for first, then in zip(answers, notices, strict=True)]


def _to_team(sending: Sending) -> bool:
    return int(sending.payload["chat_id"]) == TEAM_CHAT


def _to_whoever_wrote(sending: Sending) -> list[Any]:
    return [sending.method, {name: value for name, value in sending.payload.items() if name != "chat_id"}]


def _spread(items: Sequence[Item], places: int) -> list[list[Item]]:
    """Return the items in order in so many places, as evenly as whole ones can be."""
    bounds = [len(items) * number // places for number in range(places + 1)]
    return [list(items[begin:end]) for begin, end in pairwise(bounds)]
