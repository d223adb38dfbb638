"""The wish: what is left of a text, in the person's words, once all that only says who writes is taken away."""

import re
from collections.abc import Iterable

from bot.domain.reading.cues import COMPANY, CONTACT, ROLE
from bot.domain.reading.found import hide
from bot.domain.reading.word_tables import words_of

_SAYS_ONLY_HOW = words_of("""
    я мой моя номер телефон тел почта e-mail email мейл phone number my is это вот имя name ой тут from
""")
_TAKEN = "\u25ab"

_GREETING = re.compile(
    r"(?<![\w-])(?:здравст\w*|здрасьте|здрасте|привет(?:ствую|ик)?|добр(?:ый|ое|ого|ой)\s+(?:день|дня|утро|утра|вечер|вечера|ночи|времени\s+суток)|"
    r"салам\w*(?:\s+алейкум)?|салом|ассалом\w*(?:\s+алейкум)?|гамарджоба|сәлем\w*(?:\s+бе)?|привіт|добридень|hiya|hallo|moin|guten\s+(?:tag|morgen|abend)|hola|buenos\s+d[ií]as|bonjour|ciao|olá|cześć|dzień\s+dobry|вітаю|добрий\s+день|hi(?:\s+there)?|hello(?:\s+there)?|hey(?:\s+there)?|good\s+(?:day|morning|afternoon|evening)|greetings|"
    r"dear\s+(?:sir(?:\s+or\s+madam|/madam)?|sirs|madam|team|all)|уважаемые\s+(?:коллеги|господа)|всем\s+привет)(?![\w-])",
    re.IGNORECASE,
)
_FAREWELL = re.compile(
    r"(?<![\w-])(?:с\s+уважением|с\s+ув\.|заранее\s+(?:спасибо|благодар\w+)|(?:большое\s+)?спасибо(?:\s+(?:большое|заранее|за\s+(?:ответ|помощь)))?|благодарю|спс|"
    r"всего\s+доброго|хорошего\s+дня|(?:(?:best|kind|warm)\s+)*regards|best\s+wishes|many\s+thanks|thanks(?:\s+(?:in\s+advance|a\s+lot))?|thank\s+you(?:\s+(?:in\s+advance|very\s+much|so\s+much))?|"
    r"thx|cheers|sincerely(?:\s+yours)?|yours\s+\w+)(?![\w-])",
    re.IGNORECASE,
)
_LABEL = (
    r"(?:мой|моя|мои|наш|my|контактн\w+|мобильный|рабочий|тел(?:ефон\w*)?|т|моб|сот|номер(?:\s+телефона)?|номера|почта|почту|почте|e-?mail|емейл|имейл|мейл|мыло|"
    r"эл(?:ектронная)?\.?\s*(?:почта|адрес)|whats\s?app|ватс?ап\w*|вотс?ап\w*|viber|вайбер|telegram|tg|phone(?:\s+number)?|telephone|tel|mobile|mob|cell|number|"
    r"contacts?|контакты?|для\s+связи|связь|ph|at|on|and|и|по|на|или|or|is|вот)"
)
_LABELS = re.compile(rf"(?<![\w-])(?:{_LABEL}[\s.:№—–-]*){{1,4}}(?={CONTACT})", re.IGNORECASE)
_FIELDS = re.compile(
    r"(?:^\s*|(?<=;)\s*)(?:имя|фио|телефон|тел|почта|e-?mail|компания|организация|контактное\s+лицо|вопрос|комментарий|сообщение|тема|name|phone|company|message|comment|subject|"
    r"город|city)\s*[:=][^\S\n]*",
    re.IGNORECASE | re.MULTILINE,
)
_ROLE_ALONE = re.compile(
    rf"(?:^|(?<=[\n,(]))[^\S\n]*{ROLE}[^\S\n]*(?=[\n,)]|\.(?:\s|$)|{COMPANY}|$)", re.IGNORECASE | re.MULTILINE
)
_ANNOUNCES_A_COMPANY = re.compile(
    rf"(?<![\w-])(?:компани[яиюей]+|фирм[аыуеой]+|организаци[яиюей]+|(?:the\s+)?company)\s*[:—–-]?\s*(?={COMPANY})",
    re.IGNORECASE,
)
_HOW_TO_ANSWER = re.compile(
    r"(?<=[,.;!?])\s*(?:please\s+)?(?:call|text|reach(?:\s+me)?|звоните|позвоните|перезвоните|пишите(?:\s+сюда)?|мой\s+сотовый|мой\s+мобильный)\s*$",
    re.IGNORECASE,
)
_SIGNS = " \n\t,;:!.)(»«]}[{<>—–-/|•·"
_HANG_BEFORE = words_of("""
    и а или and or but
""")
_HANG_BEHIND = words_of("""
    и а я мы от из по на или меня мой моя мою это для с зовут and or my at from i i'm the on of by to us me is
    with номер номеру телефону
""")
_SAYS_NOTHING = (
    _HANG_BEFORE
    | _HANG_BEHIND
    | words_of("""
    звоните пишите звонить позвоните перезвоните call text тг tg имя е-мейл мейл почта ой тут вот ответ тел
    телефон моб контакты связь name phone email мой номер ватсап вотсап whatsapp звонок жду ку yo
""")
)
_WORDS = re.compile(r"[^\W\d_]{2,}")


def find_wish(text: str, marked: str, places: Iterable[tuple[int, int]]) -> str | None:
    """Return what the person wishes. In `marked` contacts and companies are marked, `places` say who writes."""
    taken = [match.span() for pattern in (_GREETING, _FAREWELL, _LABELS, _FIELDS) for match in pattern.finditer(marked)]
    taken += [match.span() for match in re.finditer(f"[{CONTACT}{COMPANY}]+", marked)]
    taken += [match.span() for pattern in (_ROLE_ALONE, _ANNOUNCES_A_COMPANY) for match in pattern.finditer(marked)]
    parts = re.split(f"{_TAKEN}+", hide(text, [*taken, *places], _TAKEN))
    bare = [part.strip() if len(parts) == 1 else _bare(part, first=not at) for at, part in enumerate(parts)]
    saying = [part for part in bare if _WORDS.search(part) or any(char.isdigit() for char in part)]
    kept = [part for part in saying if not _says_nothing(part)] or saying
    wish = _joined(kept)
    return wish if _WORDS.search(wish) and not _SAYS_ONLY_HOW.issuperset(_words(wish)) else None


def _words(part: str) -> list[str]:
    return [word.strip(_SIGNS + "?").casefold() for word in part.split()]


def _says_nothing(part: str) -> bool:
    return _SAYS_NOTHING.issuperset(_words(part))


def _bare(part: str, *, first: bool) -> str:
    """Take away what hung on the neighbours that were taken."""
    words = part.split(" ")
    while words and (words[0].strip(_SIGNS) == "" or (not first and words[0].casefold().strip(",") in _HANG_BEFORE)):
        words = words[1:]
    while words and (words[-1].strip(_SIGNS) == "" or words[-1].casefold().strip(_SIGNS) in _HANG_BEHIND):
        words = words[:-1]
    bare = _HOW_TO_ANSWER.sub("", " ".join(words))
    return bare.lstrip(_SIGNS).rstrip(" \n,;:—–-([{<«")


def _joined(parts: list[str]) -> str:
    """Put what is left together again."""
    wish = ""
    for part in parts:
        between = "" if not wish else " " if wish[-1] in ".!?)" else ", "
        wish += between + part
    return "\n".join(" ".join(line.split()) for line in wish.splitlines() if line.strip())
