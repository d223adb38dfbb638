"""Files as Telegram stores them: every one has its bytes, two ids and a path below which the bot can load it."""

import re
from dataclasses import dataclass
from mimetypes import guess_type
from pathlib import PurePosixPath
from random import Random
from typing import Any

Json = dict[str, Any]

USUAL_KIND = "application/octet-stream"
PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8")
"""How the files begin that Telegram takes for pictures."""
ENDING = re.compile(r"\.[A-Za-z0-9]{1,10}")


def text_of(content: bytes) -> str:
    """What was uploaded, as the log of calls shows it: text where it is text, and nothing is lost where it is not."""
    return content.decode(errors="surrogateescape")


def bytes_of(text: str) -> bytes:
    """What `text_of` was made of."""
    return text.encode(errors="surrogateescape")


def is_picture(content: bytes) -> bool:
    """Whether it can be shown: as PNG, JPEG or GIF."""
    return content.startswith(PICTURES)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """A file that was sent; `folder` names its kind, as in `documents`."""

    id: str
    unique_id: str
    name: str
    folder: str
    content: bytes

    @property
    def path(self) -> str:
        """Where the bot loads it from."""
        ending = PurePosixPath(self.name).suffix
        return f"{self.folder}/{self.id}{ending if ENDING.fullmatch(ending) else ''}"

    def as_json(self) -> Json:
        """What every message that holds a file tells of it."""
        return {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": len(self.content)}

    def as_document(self) -> Json:
        """What a message with a document tells of it."""
        return self.as_json() | {"file_name": self.name, "mime_type": guess_type(self.name)[0] or USUAL_KIND}


class FileStore:
    """All files that were ever sent."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._files: dict[str, StoredFile] = {}

    def add(self, content: bytes, *, name: str, folder: str) -> StoredFile:
        """Keep what was sent."""
        stored = StoredFile(id=self._new_id(), unique_id=self._new_id(), name=name, folder=folder, content=content)
        self._files[stored.id] = stored
        return stored

    def find(self, file_id: str) -> StoredFile | None:
        """The file of this id, if there is one."""
        return self._files.get(file_id)

    def find_at(self, path: str) -> StoredFile | None:
        """The file that is loaded from this path, if there is one."""
        found = self._files.get(PurePosixPath(path).stem)
        return found if found is not None and found.path == path else None

    def _new_id(self) -> str:
        return f"file{self._random.randrange(10**15, 10**16)}"
