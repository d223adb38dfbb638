"""Names in another case than people sign in: «спросить Артура», «на имя Петровой Ольги», «меня Ренатой зовут»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.reading.cues import CONTACT
from bot.domain.reading.russian_words import names_in_case

_RELATIVE = (
    r"(?:(?:мо\w+|наш\w+|сво\w+|его|её|ее)\s+)?"
    r"(?:(?:муж|жен|супруг|сын|доч|дочер|мам|пап|мат|отц|брат|сестр|коллег|менеджер|директор|прораб|секретар|бухгалтер|бабушк"
    r"|дедушк|тест|тёщ|тещ|сосед|партн[её]р|помощни|клиент|заказчик|получател|пациент|хозяин|хозяйк)\w*\s+)?"
)
_GOVERNING = re.compile(
    r"\b(?:"
    r"(?P<asked>спро(?:сить|сите|си)|спрашива(?:ть|йте)|позвать|позовите|попрос(?:ить|ите))"
    rf"|(?P<called>(?:(?:пере|по)?звон(?:ить|ите|и)|набрать|набер(?:ите|и)|набирайте|(?:на)?пи(?:сать|шите))(?:,?\s*пожалуйста,?)?(?:\s*{CONTACT}+)?)"
    r"|(?P<owned>(?:тел(?:ефон\w*|\.)?|номер\w*|контакт\w*|почт[аы])(?:\s+для\s+связи)?)"
    r"|(?P<meant>для|от)"
    r"|(?P<offered>на\s+(?:имя|фамилию)|от\s+имени"
    r"|(?:заявк\w|заказ|запись|запишите|вопрос|обращение|сообщение)\s+(?:от|для|на(?!\s+(?:имя|фамилию)\b))"
    r"|(?:оформ|выпи[сш])\w+(?:\s+(?!на\b)\w+)?\s+на(?!\s+(?:имя|фамилию)\b))"
    r"|(?P<enrolled>запи(?:шите|сать))|(?P<own>меня)"
    rf")[,:]?\s+{_RELATIVE}(?=[а-яё])",
    re.IGNORECASE,
)
_GOVERNED_BEHIND = re.compile(
    r"(?:^|[\n.!?,]\s*)(?P<words>(?:[а-яё-]+\s+){1,3}?)"
    r"(?:(?P<own>(?:меня|мене)\s+(?:зовут|звать)|(?:звать|зовут)\s+меня)|(?P<offered>запи(?:шите|сать))|(?P<called>(?:на|по|пере)?(?:звоните|берите|пишите)|позвонить|набрать))\b",
    re.IGNORECASE,
)
_CASES = {
    "asked": ("accs", "gent"),
    "called": ("datv",),
    "owned": ("gent",),
    "meant": ("gent",),
    "offered": ("gent", "accs"),
    "enrolled": ("accs",),
    "own": ("ablt",),
}
_WORD = re.compile(r"[А-ЯЁа-яё]+(?:-[А-ЯЁа-яё]+)*")
_CALLED = re.compile(r"\s+(?:зовут|звать|величать|кличут)\b", re.IGNORECASE)
_MOST_WORDS = 3
_NEAR = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Oblique:
    """A name as its person signs, and where it stands in another case, with the words that are said only for its sake.

    `offered`: these can only offer a name.
    """

    name: str
    start: int
    end: int
    offered: bool


def find_oblique(text: str) -> Iterator[Oblique]:
    """Find names that are governed by a word which offers them, or tells whose a contact of the text is."""
    for governing in _GOVERNING.finditer(text):
        words = _words_from(text, governing.end())
        how = str(governing.lastgroup)
        if how == "enrolled" and len(governing[0].split()) > 1:
            continue  # somebody's child or parent
        for count in range(len(words), 0, -1):
            end = words[count - 1].end()
            names = names_in_case([word[0] for word in words[:count]], _CASES[how])
            if names is not None and _tells(text, governing.start(), end, how, names):
                yield Oblique(
                    name=" ".join(names),
                    start=words[0].start() if how == "called" else governing.start(),
                    end=end,
                    offered=how in {"offered", "enrolled", "own"},
                )
                break
    for governing in _GOVERNED_BEHIND.finditer(text):
        words = list(_WORD.finditer(governing["words"]))
        names = names_in_case([word[0] for word in words], _CASES[str(governing.lastgroup)])
        how = str(governing.lastgroup)
        start, end = governing.span("words")
        if names is not None and (how != "called" or _tells(text, start, governing.end(), how, names)):
            yield Oblique(name=" ".join(names), start=start, end=end, offered=how != "called")


def _words_from(text: str, start: int) -> list[re.Match[str]]:
    words: list[re.Match[str]] = []
    while len(words) < _MOST_WORDS and (word := _WORD.match(text, start)):
        words.append(word)
        start = word.end() + (text[word.end() : word.end() + 1] == " ")
        if start == word.end():
            break
    return words


def _tells(text: str, start: int, end: int, how: str, names: list[str]) -> bool:
    """Return whether a contact beside is that person's, or the person writes."""
    match how:
        case "offered" | "enrolled":
            return True
        case "own":
            return _CALLED.match(text, end) is not None
        case "meant":
            return (len(names) > 1 and CONTACT in text) or re.match(rf"[\s,:.—–-]*{CONTACT}", text[end:]) is not None
        case _:
            return CONTACT in text[max(0, start - _NEAR) : end + _NEAR]
