"""Text as Telegram reads it: strict HTML from bots, entities found in what people type."""

import re
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from bot.sandbox.failures import BotApiError, bad_request

Entity = dict[str, Any]

ENTITY_OF_TAG = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
}
FOUND_BY_ITSELF = (
    ("url", re.compile(r"(?:https?://|(?<![\w@.])(?:www\.|t\.me/))[^\s<>\"]+[^\s<>\".,;:!?)]")),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("mention", re.compile(r"(?<!\w)@[A-Za-z]\w{3,31}")),
    ("bot_command", re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,32}(?:@\w{3,32})?")),
    ("hashtag", re.compile(r"(?<!\w)#\w{1,255}")),
    ("phone_number", re.compile(r"(?<![\w+])\+\d[\d ()-]{6,16}\d(?!\w)")),
)
_CHARACTER = re.compile(r"&(?:lt|gt|amp|quot|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\u202a-\u202e]")


def length(text: str) -> int:
    """The length of a text as Telegram counts it: in UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text)


def found_entities(text: str) -> list[Entity]:
    """The links, commands, addresses and numbers Telegram marks by itself."""
    found: list[Entity] = []
    taken: list[tuple[int, int]] = []
    for kind, pattern in FOUND_BY_ITSELF:
        for match in pattern.finditer(text):
            begin, end = match.span()
            if all(end <= other_begin or begin >= other_end for other_begin, other_end in taken):
                taken.append((begin, end))
                found.append({"type": kind, "offset": length(text[:begin]), "length": length(match[0])})
    return sorted(found, key=lambda entity: int(entity["offset"]))


def plain(text: str) -> str:
    """The text without what Telegram drops from every message."""
    return _UNSEEN.sub("", text.replace("\r\n", "\n")).strip()


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """The text and the entities of an HTML message; raises 400 for everything Telegram cannot parse."""
    return _HtmlReader(source).read()


def trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """The text without space around it, with its entities moved and cut accordingly."""
    cleaned = plain(text)
    shift = length(text[: len(text) - len(text.lstrip())])
    kept = []
    for entity in entities:
        begin = max(entity["offset"] - shift, 0)
        end = min(entity["offset"] + entity["length"] - shift, length(cleaned))
        if begin < end:
            kept.append(entity | {"offset": begin, "length": end - begin})
    return cleaned, kept


class _OpenTag:
    """A start tag that waits for its end."""

    def __init__(self, name: str, argument: str, offset: int, begin: int) -> None:
        self.name = name
        self.argument = argument
        self.offset = offset
        self.begin = begin


class _HtmlReader:
    """Reads HTML character by character, with the faults and byte offsets Telegram names."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._text = ""
        self._open: list[_OpenTag] = []
        self._entities: list[Entity] = []

    def read(self) -> tuple[str, list[Entity]]:
        while self._at < len(self._source):
            if self._source[self._at] == "&":
                self._read_character()
            elif self._source.startswith("</", self._at):
                self._read_end_tag()
            elif self._source[self._at] == "<":
                self._read_start_tag()
            else:
                self._take(self._source[self._at], 1)
        if self._open:
            raise self._fault(f'Can\'t find end tag corresponding to start tag "{self._open[-1].name}"')
        self._entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return self._text, self._entities

    def _take(self, text: str, width: int) -> None:
        self._text += text
        self._at += width

    def _read_character(self) -> None:
        reference = _CHARACTER.match(self._source, self._at)
        if reference:
            self._take(unescape(reference[0]), len(reference[0]))
        else:
            self._take("&", 1)

    def _read_start_tag(self) -> None:
        begin = self._at
        name = self._word(begin + 1, " \t\n>").lower()
        self._at = begin + 1 + len(name)
        if self._at >= len(self._source):
            raise self._fault(f"Unclosed start tag at byte offset {self._byte(begin)}")
        if name not in ENTITY_OF_TAG:
            raise self._fault(f'Unsupported start tag "{name}" at byte offset {self._byte(begin)}')
        argument = _argument(name, self._attributes(name, begin))
        if name == "span" and argument != "spoiler":
            place = self._byte(begin)
            raise self._fault(f'Tag "span" must have class "tg-spoiler" at byte offset {place}')
        self._open.append(_OpenTag(name, argument, length(self._text), len(self._text)))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        """The attributes of the tag at `begin`; leaves the reader behind its `>`."""
        found: dict[str, str] = {}
        while True:
            self._skip_space()
            if self._peek() == ">":
                self._at += 1
                return found
            if not self._peek():
                raise self._fault(f"Unclosed start tag at byte offset {self._byte(begin)}")
            name = self._word(self._at, " \t\n=>")
            if not name:
                place = self._byte(begin)
                raise self._fault(f'Empty attribute name in the tag "{tag}" at byte offset {place}')
            self._at += len(name)
            self._skip_space()
            found[name.lower()] = self._attribute_value() if self._peek() == "=" else ""

    def _attribute_value(self) -> str:
        self._at += 1
        self._skip_space()
        quote = self._peek()
        if quote in ("'", '"'):
            end = self._source.find(quote, self._at + 1)
            end = len(self._source) if end < 0 else end
            value = self._source[self._at + 1 : end]
            self._at = end + 1
            return _CHARACTER.sub(lambda reference: unescape(reference[0]), value)
        begin = self._at
        value = self._word(begin, " \t\n>")
        if not re.fullmatch(r"[A-Za-z0-9.-]*", value):
            raise self._fault(f"Unexpected end of name token at byte offset {self._byte(begin)}")
        self._at += len(value)
        return value.lower()

    def _read_end_tag(self) -> None:
        begin = self._at
        name = self._word(begin + 2, " \t\n>")
        if not self._open:
            raise self._fault(f"Unexpected end tag at byte offset {self._byte(begin)}")
        self._at = begin + 2 + len(name)
        self._skip_space()
        if self._peek() != ">":
            raise self._fault(f"Unclosed end tag at byte offset {self._byte(begin)}")
        self._at += 1
        tag = self._open.pop()
        if name and name.lower() != tag.name:
            raise self._fault(
                f'Unmatched end tag at byte offset {self._byte(begin)}, expected "</{tag.name}>", found "</{name}>"'
            )
        self._close(tag)

    def _close(self, tag: _OpenTag) -> None:
        inside = self._text[tag.begin :]
        details = _details(tag, inside)
        if inside and details is not None:
            self._entities.append({**details, "offset": tag.offset, "length": length(inside)})

    def _word(self, begin: int, stops: str) -> str:
        end = begin
        while end < len(self._source) and self._source[end] not in stops:
            end += 1
        return self._source[begin:end]

    def _peek(self) -> str:
        return self._source[self._at : self._at + 1]

    def _skip_space(self) -> None:
        while self._peek().isspace():
            self._at += 1

    def _byte(self, position: int) -> int:
        return len(self._source[:position].encode())

    def _fault(self, reason: str) -> BotApiError:
        return bad_request(f"can't parse entities: {reason}")


def _argument(tag: str, attributes: dict[str, str]) -> str:
    """The one thing Telegram reads from the attributes of a tag."""
    match tag:
        case "a":
            return attributes.get("href", "")
        case "span":
            return attributes.get("class", "").removeprefix("tg-")
        case "code":
            return attributes.get("class", "").removeprefix("language-")
        case "tg-emoji":
            return attributes.get("emoji-id", "")
        case "blockquote":
            return "expandable" if "expandable" in attributes else ""
        case _:
            return ""


def _details(tag: _OpenTag, inside: str) -> Entity | None:
    """The entity a tag makes, or None where Telegram silently makes none."""
    kind = ENTITY_OF_TAG[tag.name]
    if kind == "text_link":
        link = tag.argument or inside
        return {"type": kind, "url": link} if is_link(link) else None
    if kind == "custom_emoji":
        return {"type": kind, "custom_emoji_id": tag.argument} if tag.argument.isdigit() else None
    if kind == "blockquote" and tag.argument:
        return {"type": "expandable_blockquote"}
    return {"type": kind}


def is_link(address: str) -> bool:
    """Whether Telegram accepts the address in a link or a URL button."""
    if re.search(r"\s", address):
        return False
    try:
        parts = urlsplit(address if "://" in address else f"http://{address}")
        host = parts.hostname or ""
    except ValueError:
        return False
    if parts.scheme == "tg":
        return bool(host)
    return parts.scheme in ("http", "https") and "." in host.strip(".")
