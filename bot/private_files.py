"""Files with what only their owner may read: there once they are whole, or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def new_private_file(path: Path) -> Iterator[BinaryIO]:
    """Write a file that takes its name, perhaps from an older one, once it is whole. Raises OSError."""
    unfinished = path.with_name(f"{path.name}.part")
    try:
        with open(unfinished, "wb", opener=_private) as file:
            yield file
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
