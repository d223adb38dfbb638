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
