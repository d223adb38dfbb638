"""A folder in memory: for what would only be slower on a disk, because what happens to it is played and not real."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

MEMORY = Path("/dev/shm")


@contextmanager
def memory_folder() -> Iterator[Path]:
    """A folder for a moment; on the disk where the machine offers none in memory."""
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None, prefix="leadhook-") as folder:
        yield Path(folder)
