"""Minimising: the least part of an update that still fails in the same way, so that a person sees why."""

from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from typing import Any

from tests.faults.fuzz.office import Office

MOST_TRIES = 400


async def minimised(office: Office, update: Any, error: str) -> Any:
    """Leave out one piece after another for as long as the same exception comes; it has no effect on the office."""
    for place in list(_places(update))[:MOST_TRIES][::-1]:
        smaller = deepcopy(update)
        with suppress(KeyError, IndexError, TypeError):
            _leave_out(smaller, place)
            if await office.try_out(smaller) == error:
                update = smaller
    return update


def _places(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every piece, the outer ones first."""
    if isinstance(value, dict | list):
        for key, inside in value.items() if isinstance(value, dict) else enumerate(value):
            yield (*way, key)
            yield from _places(inside, (*way, key))


def _leave_out(update: Any, place: tuple[Any, ...]) -> None:
    *way, last = place
    for key in way:
        update = update[key]
    del update[last]
