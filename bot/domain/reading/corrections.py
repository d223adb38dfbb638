"""Corrections: words before a contact which say that the one given before was wrong - «не туда», "wrong number"."""

import re
from collections.abc import Iterator

from bot.domain.reading.cues import CONTACT

_WHAT = r"(?:номер\w*|телефон\w*|почт\w+|адрес\w*|цифр\w+|контакт\w*)"
_WHICH = r"(?:phone\s+number|number|phone|e-?mail(?:\s+address)?|contact|digit)"
_WRONG = (
    rf"не\s+туда|не\s+т(?:от|а|у)\s+{_WHAT}|(?:неправильн|неверн|ошибочн|чуж)\w+\s+{_WHAT}"
    rf"|(?:правильн|верн)\w+\s+{_WHAT}|{_WHAT}\s+(?:неправильн|неверн|не\s+тот|не\s+та)\w*"
    rf"|(?:я\s+)?ошиб(?:ся|лась|очка)(?:\s+(?:с|в|на)?\s*(?:одн\w+\s+)?{_WHAT})?|(?:я\s+)?опечатал(?:ся|ась)|опечатка"
    rf"|(?:that\s+(?:was|is)\s+(?:the\s+)?|the\s+)?wrong\s+{_WHICH}|not\s+that\s+{_WHICH}|(?:i\s+)?mistyped(?:\s+(?:it|my\s+{_WHICH}))?"
    rf"|(?:it\s+was\s+)?(?:a\s+)?typo|my\s+mistake|(?:the\s+|my\s+)?(?:right|correct)\s+{_WHICH}"
)
_GOES_ON = rf"написал\w*|дал\w*|вот|мой|моя|правильн\w+|верн\w+|it(?:'|’)?s|it\s+is|here\s+is|my|is|{_WHAT}|{_WHICH}"
_CORRECTION = re.compile(
    rf"(?<![\w-])(?:(?:ой|упс|извините|простите|сорри|sorry|oops)[\s,!.]+)?(?:{_WRONG})(?![\w-])(?:[\s,.:—–-]+(?:{_GOES_ON})(?![\w-]))*"
    rf"(?=[^{CONTACT}\n?]{{0,40}}{CONTACT})",
    re.IGNORECASE,
)


def find_corrections(marked: str) -> Iterator[tuple[int, int]]:
    """Yield where somebody says so; in `marked` contacts are marked."""
    return (match.span() for match in _CORRECTION.finditer(marked))
