"""A company beside a name, in the same line: «Иван, Ромашка», «Анна (ООО "Вектор")», «Олег из Вектора»."""

import re

from bot.domain.likeness.parts import Part, part_of
from bot.domain.likeness.splitting import words_of_name

_BESIDE = tuple(
    re.compile(written, re.IGNORECASE)
    for written in (
        r"^(?P<name>[^()]+?)\s*\((?P<company>[^()]+)\)\s*$",
        r"^(?P<name>[^,]+?)\s*,\s*(?P<company>[^,]+)$",
        r"^(?P<name>.+?)\s+(?:из|from)\s+(?P<company>\S.*)$",
        r"^(?P<name>.+?)\s+(?P<company>(?:ООО|АО|ЗАО|ПАО|ИП|ТОО)\s+\S.*|[«\"“].+[»\"”])\s*$",
    )
)
_OF_PEOPLE = frozenset({Part.GIVEN, Part.FATHER, Part.SURNAME})


def company_beside(line: str) -> tuple[str, str] | None:
    """Return the name of somebody and what may be the company beside it; None where only a name stands there."""
    found = next((found for beside in _BESIDE if (found := beside.match(line))), None)
    if found is None or all(part_of(word.text) in _OF_PEOPLE for word in words_of_name(found["company"])):
        return None
    return found["name"], found["company"]
