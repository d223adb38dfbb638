"""Side by side: pieces of work at once, each in a process that shares nothing with the others."""

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from typing import TypeVar

Order = TypeVar("Order")
Result = TypeVar("Result")


def side_by_side(work: Callable[[Order], Result], orders: Iterable[Order], at_once: int) -> Iterator[Result]:
    """Do the work for each order, so many at once; yield what comes of it as soon as it comes."""
    with ProcessPoolExecutor(at_once, mp_context=multiprocessing.get_context("forkserver")) as workers:
        try:
            for done in as_completed([workers.submit(work, order) for order in orders]):
                yield done.result()
        finally:
            workers.shutdown(cancel_futures=True)
