"""Hidden values: what an exclusion of an erased person is recognised by, and nobody can be read from.

The key lies beside the database, not in it: whoever holds the database alone could try all phone numbers in an hour.
"""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from bot.domain.contact_points import HIDDEN, ContactValue
from storage.connection import StorageError

KEY_BYTES = 32
MARK_LETTERS = 8
NO_MARK = f"{HIDDEN}-"  # begins no hidden value


class HiddenValues:
    """Turns values into keyed hashes; `path` is where the key lies once the first one was needed.

    Each hash begins with the mark of its key, so that it shows when the key is lost or another one. Raises StorageError
    where there is a key that cannot be used: everybody excluded would be let in without a word.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._key = _read_key(path)

    @property
    def mark(self) -> str:
        """What every value begins with that was hidden with this key."""
        return NO_MARK if self._key is None else HIDDEN + _hash(self._key, "")[:MARK_LETTERS]

    def hide(self, value: ContactValue) -> str:
        """Return the normal form of a hidden value; makes the key where there is none."""
        if self._key is None:
            self._key = _make_key(self._path)
        return self._hidden_with(self._key, value)

    def find(self, value: ContactValue) -> str | None:
        """Return the form a value would have if it was hidden; None where none ever was."""
        return self._hidden_with(self._key, value) if self._key is not None else None

    def _hidden_with(self, key: bytes, value: ContactValue) -> str:
        return self.mark + _hash(key, f"{value.kind}:{value.normal_form}")


def _hash(key: bytes, words: str) -> str:
    return hmac.new(key, words.encode(), hashlib.sha256).hexdigest()


def _read_key(path: Path) -> bytes | None:
    try:
        key = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as failure:
        raise StorageError(f"The key of the exclusions, {path}, cannot be read: {failure.strerror}.") from failure
    if len(key) != KEY_BYTES:
        raise StorageError(
            f"The key of the exclusions, {path}, is damaged ({len(key)} bytes instead of {KEY_BYTES}):"
            " please put it back from a backup."
        )
    return key


def _make_key(path: Path) -> bytes:
    """Make a key that is there as a whole or not at all, whenever the power goes."""
    key = secrets.token_bytes(KEY_BYTES)
    unfinished = path.with_name(f"{path.name}.new")
    unfinished.unlink(missing_ok=True)
    file = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(file, key)
        os.fsync(file)
    finally:
        os.close(file)
    unfinished.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)  # a key that a power cut takes back would let everybody in again
    finally:
        os.close(folder)
    return key
