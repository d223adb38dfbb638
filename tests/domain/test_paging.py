"""Paging: nothing is lost between pages, and there is always a page to look at."""

from bot.domain.paging import Page, page_of


def test_the_pages_together_hold_everything_once() -> None:
    pages = [page_of(range(20), number, size=8) for number in (1, 2, 3)]

    assert [thing for page in pages for thing in page.things] == list(range(20))
    assert {page.pages for page in pages} == {3}


def test_beyond_the_last_page_stands_the_last() -> None:
    assert page_of(range(9), 7, size=8) == page_of(range(9), 2, size=8)


def test_nothing_is_one_empty_page() -> None:
    empty: Page[int] = page_of((), 1, size=8)

    assert (empty.things, empty.number, empty.pages) == ((), 1, 1)


def test_what_weighs_more_takes_the_room_of_several() -> None:
    pages = [page_of((1, 1, 3, 9, 2, 2), number, size=4, weigh=lambda weight: weight) for number in (1, 2, 3, 4, 5)]

    assert [page.things for page in pages] == [(1, 1), (3,), (9,), (2, 2), (2, 2)]
    assert {page.pages for page in pages} == {4}
