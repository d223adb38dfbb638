"""People as JSON lines: who stands on a line, in the words of a list or of our own export."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin, read_email, read_phone
from bot.domain.errors import ContactRefused
from bot.json_lines import WrongLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Somebody on a list. `id`: whatever the list calls them by; `unread`: what stands for a contact and is none."""

    id: object
    name: str | None
    points: tuple[ContactPoint, ...]
    company: str | None = None
    unread: tuple[str, ...] = ()


def read_listed(line: object, region: str) -> Listed:
    """Read `{id, name, phones, emails, company}`, or `contact_points` as exported; WrongLine if it is none of that.

    `region` is the home of local numbers.
    """
    if not isinstance(line, dict):
        raise WrongLine('expected an object such as {"id": 1, "name": "...", "phones": ["..."], "emails": ["..."]}')
    name = line.get("name")
    if name is not None and not isinstance(name, str):
        raise WrongLine('expected a string or null in "name"')
    company = line.get("company")
    points, unread = dict[ContactValue, ContactPoint](), list[str]()
    for written, read in _contacts(line, region):
        try:
            value = read(written)
        except ContactRefused:
            unread.append(written)
        else:
            points.setdefault(value, ContactPoint(value=value, verified=False, origin=Origin.IMPORT))
    return Listed(
        id=line.get("id"),
        name=name,
        points=tuple(points.values()),
        company=company.strip() or None if isinstance(company, str) else None,
        unread=tuple(unread),
    )


Read = Callable[[str], ContactValue]


def _contacts(line: dict[str, Any], region: str) -> Iterator[tuple[str, Read]]:
    """Yield every contact as it is written, with how it is read."""

    def phone(written: str) -> ContactValue:
        return read_phone(written, region)

    yield from ((written, phone) for written in _texts(line, "phones"))
    yield from ((written, read_email) for written in _texts(line, "emails"))
    by_kind: dict[object, Read] = {ContactKind.PHONE: phone, ContactKind.EMAIL: read_email}
    for point in _list(line, "contact_points", dict):
        written, read = point.get("value"), by_kind.get(point.get("kind"))
        if isinstance(written, str) and read is not None:
            yield written, read


def _texts(line: dict[str, Any], field: str) -> list[str]:
    return [text for text in _list(line, field, str) if text.strip()]


def _list(line: dict[str, Any], field: str, kind: type) -> list[Any]:
    found = line.get(field)
    if found is None:
        return []
    if not isinstance(found, list) or not all(isinstance(each, kind) for each in found):
        raise WrongLine(f'expected a list of {"strings" if kind is str else "objects"} or null in "{field}"')
    return found
