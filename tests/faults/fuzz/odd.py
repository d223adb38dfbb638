"""Odd values: texts, numbers and JSON that somebody may send, can hardly send, or cannot send at all."""

from random import Random
from typing import Any

HALF_A_CHARACTER = "\ud83d"
FAMILY = "👨\u200d👩\u200d👧\u200d👦"
STACKED = "z" + "".join(map(chr, range(0x0300, 0x0340)))
ALPHABETS = "abzАяёЖßşħλЩ漢字かなالعربيةעבריתไทยहिन्दी"

UNSEEN = (
    "", " ", "\n", "\t \u00a0", "\u200b", "\u2060\ufeff", "\u00ad", "\u3164", "\u202e", "\u202eтекст\u202c",
    "\u2066x", "\x00", "a\x00b", "\x07\x1b[31m", "\u2028", "\ufffd", "\U0010ffff", "\ue000", HALF_A_CHARACTER,
    f"x{HALF_A_CHARACTER}",
)  # fmt: skip
DRAWN = ("😀", FAMILY, "🇷🇺", "👍🏿", STACKED, "e\u0301", "ﬁ", "ⅷ", "٣٤٥", "１２３", "½", "²")
CODE = (
    "<b>", "</b>", "<b>x</i>", "<a href='x'>", '<a href="tg://user?id=1">x</a>', "&", "&amp;", "&#0;", "&lt;b&gt;",
    "<>", "{name}", "{0}", "{", "}", "%s", "%(x)s", "%", "\\", "\\u0041", "'", '"', "';--", "' OR 1=1 --",
    "../../etc", "$(id)", "-5", "1_0", "1e9", "NaN", "null", "0", "http://example.com", "https://t.me/x?start=1",
    "tg://resolve", "#x", "$X",
)  # fmt: skip
COMMANDS = (
    "/start", "/start@leadhook_bot", "/START", "/start join-", "/leads", "/lead", "/lead 1", f"/lead {'9' * 20}",
    "/lead №1", "/lead -1", "/lead ٣", "/lead 1 2", "/help", "/cancel", "/exclusions", "/leads@somebody_else_bot",
    "/exclude", "/exclude +7 912 345-67-89, 8", "/exclude @lyutik.example", "/exclude @", "/exclude gmail.com",
    "/", "//", "/unknown", "/ 5", "/старт", f"/start {'a' * 64}", f"/start {'a' * 65}", "/start a b", "/start %00",
    "/start ?",
)  # fmt: skip
CONTACTS = (
    "+7", "+", "8 800", "112", "+7 912 000-00-00 доб. 5", "0079120000000", f"+{'9' * 15}", "a@b", "a@b.c", "@",
    "@anna", "anna@localhost", "почта@пример.рф", f"{'a' * 64}@{'b' * 63}.com", "mailto:a@example.com",
)  # fmt: skip
NAMES = (
    "1", "123", "А", "аааа", "фывапр", "менеджер", "ООО Ромашка", "Анна?", "Анна-Мария де ла Крус", "O'Neil",
    "Иванов И. И.", "X Æ A-12", "да", "нет", "?", "??!", "Сколько стоит?", "Нужен прайс на доставку",
)  # fmt: skip
DIGITS = ("9" * 20, f"{2**63}", f"-{2**63 + 1}", f"+{'9' * 30}", "٣" * 20)  # beyond 64 bits, as anybody can type
SHORT_TEXTS = (*UNSEEN, *DRAWN, *CODE, *COMMANDS, *CONTACTS, *NAMES, *DIGITS)

NUMBERS = (
    0, 1, -1, -5, 2, 41, 4096, 2**31 - 1, 2**31, 2**52 - 1, 2**52, 2**53 + 1, 2**63 - 1, 1 - 2**63, 777_000,
)  # fmt: skip
BEYOND_64_BITS = (2**63, -(2**63), 2**64, 2**70, 10**30, -(10**40))
FRACTIONS = (0.0, -0.0, 0.5, 1e300, -1e-300, 5.0, float("inf"), float("-inf"), float("nan"))


def text(random: Random) -> str:
    """A text: usually a short odd one, sometimes a long one, now and then an enormous one."""
    kind = random.random()
    if kind < 0.75:
        return random.choice(SHORT_TEXTS)
    if kind < 0.85:
        return "".join(random.choice(SHORT_TEXTS) for _ in range(random.randrange(2, 12)))
    if kind < 0.93:
        return "".join(random.choice(ALPHABETS) for _ in range(random.randrange(1, 80)))
    return long_text(random)


def long_text(random: Random) -> str:
    """A text about as long as Telegram allows, or far beyond."""
    length = random.choice((64, 255, 256, 1024, 1025, 3500, 3501, 4095, 4096, 4096, 4097, 9_000, 50_000))
    piece = random.choice(("x", "я ", "😀", "<b>", "&", "\n", "a\u0301", "1 ", "\u200d", "\u202e!", FAMILY))
    return (piece * length)[:length]


def number(random: Random) -> int:
    """A whole number that fits into 64 bits."""
    return random.choice(NUMBERS) if random.random() < 0.5 else random.randrange(-(10**6), 10**10)


def anything(random: Random, depth: int = 2) -> Any:
    """Any JSON value."""
    kind = random.randrange(10 if depth else 7)
    match kind:
        case 0:
            return None
        case 1:
            return random.random() < 0.5
        case 2:
            return random.choice(BEYOND_64_BITS)
        case 3:
            return random.choice(FRACTIONS)
        case 4:
            return number(random)
        case 5 | 6:
            return text(random)
        case 7:
            return [anything(random, depth - 1) for _ in range(random.randrange(3))]
        case 8:
            return {text(random)[:50]: anything(random, depth - 1) for _ in range(random.randrange(3))}
        case _:
            return nested(random)


def nested(random: Random) -> Any:
    """Something that lies very deep."""
    found: Any = "deep"
    for _ in range(random.choice((10, 100, 300, 800))):
        found = [found] if random.random() < 0.5 else {"x": found}
    return found
