"""Asking: whether words that somebody says where others look on want an answer of the company."""

import re
from collections.abc import Collection

# Russian and English, in lower case. Those that ask wherever they stand ...
WISHES = (
    "поч[её]м", "цен[аыуе]", "ценник", "прайс", "стоимост[ьи]", "сто[ия]т", "сколько", "в наличии", "есть наличие",
    "хочу", "хотим", "хотел[аи]? бы", "хотелось бы", "интересует", "нужн[аыо]", "нужен", "подскажите", "скажите",
    "расскажите", "напишите", "позвоните", "перезвоните", "как заказать", "где купить", "можно (?:ли|заказать|купить)",
    "куплю", "закажу", "рассрочк[аиу]", "доставк[аиу]", "сроки",
    "prices?", "costs?", "how (?:much|many|long|far|soon)", "in stock", "i want", "we want", "i need", "we need",
    "i(?:'|’)?d like", "we(?:'|’)?d like", "interested", "tell me", "let me know", "call me", "write me",
    "where (?:to|can i) buy", "how (?:to|can i|do i) order", "deliver(?:y)?", "shipping", "quote",
)  # fmt: skip
# ... and those that ask where a sentence begins with them.
QUESTION_WORDS = (
    "кто", "что", "где", "куда", "откуда", "когда", "зачем", "почему", "как", "какой", "какая", "какое", "какие",
    "чей", "чем", "можно", "есть ли", "а можно", "а как", "а где", "а когда", "а есть",
    "who", "what", "where", "when", "why", "how", "which", "whose", "can", "could", "do you", "does", "is there",
    "are there", "is it", "are you", "may i", "would you",
)  # fmt: skip
# Begins of praise that look like questions: "как красиво", "what a kitchen".
EXCLAMATIONS = ("как (?:же )?\\w+о\\b", "какая (?:же )?\\w+ая\\b", "какой (?:же )?\\w+ый\\b", "какие (?:же )?\\w+ые\\b",
                "что (?:за|надо|нужно)\\b", "what an?\\b", "how \\w+(?:!|$)")  # fmt: skip

SENTENCE_END = re.compile(r"[.!…\n]+")
LONGEST_READ = 2000


def _any_of(words: Collection[str]) -> str:
    return "|".join(words)


_WISH = re.compile(rf"(?<!\w)(?:{_any_of(WISHES)})(?!\w)")
_QUESTION = re.compile(rf"(?:{_any_of(QUESTION_WORDS)})(?!\w)")
_EXCLAMATION = re.compile(rf"(?:{_any_of(EXCLAMATIONS)})")


def asks_something(words: str, own_words: Collection[str] = ()) -> bool:
    """Tell whether words want an answer: by a question mark, a wish, a question word in front, or an owner's word."""
    said = words[:LONGEST_READ].casefold()
    if "?" in said or _WISH.search(said) or holds_word(words, own_words):
        return True
    return any(map(_begins_as_question, SENTENCE_END.split(said)))


def holds_word(words: str, own_words: Collection[str]) -> bool:
    """Tell whether one of the owner's words stands there by itself; what ends in * also begins longer ones."""
    said = " ".join(words[:LONGEST_READ].casefold().split())
    return any(_stands_in(said, " ".join(word.casefold().split())) for word in own_words)


def _stands_in(said: str, word: str) -> bool:
    begin = word.rstrip("*")
    if not begin:
        return False
    end = r"\w*" if word.endswith("*") else ""
    return re.search(rf"(?<!\w){re.escape(begin)}{end}(?!\w)", said) is not None


def _begins_as_question(sentence: str) -> bool:
    bare = sentence.strip(" \t,;:-–—«»\"'()")
    return bool(_QUESTION.match(bare)) and not _EXCLAMATION.match(bare)
