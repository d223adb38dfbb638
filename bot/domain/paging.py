"""Paging: a part of something long that fits one screen."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T]):
    """One page out of `pages`, counted from 1."""

    things: tuple[T, ...]
    number: int
    pages: int

    async def of_each(self, change: Callable[[T], Awaitable[U]]) -> "Page[U]":
        """Return the page with something else in place of each thing."""
        changed = tuple([await change(thing) for thing in self.things])
        return Page(things=changed, number=self.number, pages=self.pages)


def bounds_of(page: int, total: int, *, size: int) -> tuple[int, int]:
    """Return the number of a page and how many there are: the last page stands for all that are beyond it."""
    pages = max(1, -(-total // size))
    return min(max(page, 1), pages), pages


def page_of(things: Sequence[T], page: int, *, size: int, weigh: Callable[[T], int] = lambda _: 1) -> Page[T]:
    """Return a page of what is at hand: as many things as weigh no more than `size` together, and one at least."""
    begins, room = [0], size
    for at, thing in enumerate(things):
        weight = weigh(thing)
        if weight > room and at > begins[-1]:
            begins.append(at)
            room = size
        room -= weight
    number = min(max(page, 1), len(begins))
    ends = [*begins[1:], len(things)]
    return Page(things=tuple(things[begins[number - 1] : ends[number - 1]]), number=number, pages=len(begins))
