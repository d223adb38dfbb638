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


def page_of(things: Sequence[T], page: int, *, size: int) -> Page[T]:
    """Return a page of what is at hand."""
    number, pages = bounds_of(page, len(things), size=size)
    return Page(things=tuple(things[(number - 1) * size : number * size]), number=number, pages=pages)
