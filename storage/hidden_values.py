"""Hidden values: what an exclusion of an erased person is recognised by, and nobody can be read from.

The key lies beside the database, not in it: whoever holds the database alone could try all phone numbers in an hour.
"""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from bot.domain.contact_points import HIDDEN, ContactValue

KEY_BYTES = 32


class HiddenValues:
    """Turns values into keyed hashes; `path` is where the key lies once the first one was needed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._key: bytes | None = None

    def hide(self, value: ContactValue) -> str:
        """Return the normal form of a hidden value; makes the key where there is none."""
        if self._known_key() is None:
            self._make_key()
        return self._hash_of(value)

    def find(self, value: ContactValue) -> str | None:
        """Return the form a value would have if it was hidden; None where none ever was."""
        return self._hash_of(value) if self._known_key() is not None else None

    def _hash_of(self, value: ContactValue) -> str:
        assert self._key is not None, "asked for only where there is a key"
        return HIDDEN + hmac.new(self._key, f"{value.kind}:{value.normal_form}".encode(), hashlib.sha256).hexdigest()

    def _known_key(self) -> bytes | None:
        if self._key is None and self._path.is_file():
            self._key = self._path.read_bytes()
        return self._key

    def _make_key(self) -> None:
        key = secrets.token_bytes(KEY_BYTES)
        file = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            os.write(file, key)
            os.fsync(file)
        finally:
            os.close(file)
        folder = os.open(self._path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)  # a key that a power cut takes back would let everybody in again
        finally:
            os.close(folder)
        self._key = key
