"""Places that hold no contact of the writer: links, forwarded words, and what is said to be the reader's own."""

import re

_LINK = re.compile(
    r"https?://\S+|www\.\S+"
    r"|(?<![\w@.-])(?:[\w-]+\.)+(?:ru|com|net|org|рф|su|by|kz|ua|uz|io|me|de|uk|eu|us|info|biz|shop|store|online|app|dev)"
    r"(?:/\S*|\b(?!@))",
    re.IGNORECASE,
)
_ADDRESS_OF_A_PAGE = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_FORWARDED = re.compile(
    r"^(?:.*(?:переслан\w*\s+(?:сообщен\w+|от|из)|forwarded\s+(?:message|from)|original\s+message|исходное\s+сообщение)"
    r".*(?:\n(?!\s*$).*)*|>.*)$",
    re.IGNORECASE | re.MULTILINE,
)
_YOURS = re.compile(
    r"(?:\b(?:ваш(?:его|ему|ем|ей|им|и|а|у)?|your|you\s+guys'?)\s+(?:[\w-]+\s+)?"
    r"(?:номер\w*|телефон\w*|почт\w*|мейл\w*|e-?mail\w*|адрес\w*|сайт\w*|лини\w+|numbers?|phones?|line|hotline|address|office|website)"
    r"(?:[^.!?\n;]|\.(?=\S))*"
    r"|\b(?:(?:по)?звонил[аи]?|(?:на)?писал[аи]?|набирал[аи]?|отправ(?:ля|и)л[аи]?|дозвон\w+|(?:i|we)\s+(?:have\s+)?(?:already\s+)?(?:called|wrote|emailed|texted|tried))"
    r"(?:\s+[^\W\d_]+){0,4}?\s+(?:на|по|вам|to|at|on|you)(?:\s+(?:номер\w*|почту|телефону?|тел|number))?[\s:.]*)$",
    re.IGNORECASE,
)
_SOMEBODY_ELSES = re.compile(
    r"\b(?:(?:телефон|номер)\w*\s+(?:магазина|офиса|сайта|поддержки|горячей\s+линии)|на\s+сайте(?:\s+указан\w*)?(?:\s+\w+)?"
    r"|мне\s+(?:[^\W\d_]+\s+)?(?:по)?звонил\w*\s+с(?:\s+номера)?|(?:called|texted|dialed|tried))[\s:]*$",
    re.IGNORECASE,
)
_OWN_AGAIN = re.compile(r"\b(?:мой|моя|мо[её]|мне|меня|нам|my|me|mine)\b", re.IGNORECASE)


def addresses_of_pages(text: str) -> list[tuple[int, int]]:
    """Return where links stand that say so: in these an @ makes no mailbox."""
    return [found.span() for found in _ADDRESS_OF_A_PAGE.finditer(text)]


def links(text: str) -> list[tuple[int, int]]:
    """Return where links stand; what follows an @ is an address, not a link."""
    return [found.span() for found in _LINK.finditer(text)]


def forwarded(text: str) -> list[tuple[int, int]]:
    """Return where somebody else's words stand: from the line that says so to the next empty one, and quoted lines."""
    return [found.span() for found in _FORWARDED.finditer(text)]


def is_the_readers(text: str, start: int) -> bool:
    """Return whether what stands there was just called the reader's: «звонила на ваш номер ...»."""
    before = text[max(0, start - 60) : start]
    if _SOMEBODY_ELSES.search(before):
        return True
    said = _YOURS.search(before)
    return said is not None and not _OWN_AGAIN.search(said[0])
