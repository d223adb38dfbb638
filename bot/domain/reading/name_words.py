"""Words of names: telling a given name, a patronymic, a surname and initials from an ordinary word."""

import re
import unicodedata
from enum import Enum, auto
from functools import cache, lru_cache

from bot.domain.not_names import COMPANY_WORDS, ORDINARY_WORDS, ROLE_COMPANIONS, ROLES
from bot.domain.reading import english_words, russian_words
from bot.domain.reading.ambiguous_names import ALSO_WORDS, RATHER_NAMES, SURNAMES
from bot.domain.reading.english_words import likelihood
from bot.domain.reading.ordinary_words import KINDS_OF_THINGS, PLACES, SAID
from bot.domain.reading.russian_words import RussianWord, begins_a_given_name, russian_word
from bot.domain.reading.word_tables import table, words_of


class Kind(Enum):
    """What a word may be in the name of a person."""

    GIVEN = auto()
    PATRONYMIC = auto()
    SURNAME = auto()
    INITIAL = auto()
    PARTICLE = auto()
    UNKNOWN = auto()  # written like a name, known to nobody here
    OBLIQUE = auto()  # a name in another case: somebody spoken of
    ORDINARY = auto()


def load() -> None:
    """Load all tables, so that the first message need not wait for them: a fifth of a second, 35 MB."""
    english_words.load()
    russian_words.load()
    _further_names()


def plain(word: str) -> str:
    """Return the form in which words are compared: small, one kind of е and of apostrophe, no dot."""
    return word.casefold().replace("ё", "е").replace("’", "'").strip(".'-")


def _without_marks(small: str) -> str:
    """Return a word in letters that everybody types: nguyễn, quiñones, нұрғали, ірина."""
    if small.isascii():
        return small
    if not _LATIN.fullmatch(small):
        return small.translate(_AS_IN_RUSSIAN)
    return "".join(char for char in unicodedata.normalize("NFD", small) if not unicodedata.combining(char))


@cache
def _further_names() -> frozenset[str]:
    return frozenset(map(plain, words_of(table("further_names.txt"))))


_NEVER_NAMES = SAID | PLACES | KINDS_OF_THINGS | ORDINARY_WORDS | ROLES | ROLE_COMPANIONS | COMPANY_WORDS
PARTICLES = words_of("""
    ван фон де дер ден ди да дель ла ле аль эль ибн бин van von de der den di da del della la
    le al el bin ibn dos du ter zu ó ní nic uí
""")

BEHIND_A_FATHERS_NAME = words_of("""
    оглы оглу углы угли ўғли кызы қызы гызы кизи қизи уулу улы ұлы ogly oglu ogli o'g'li kyzy qizi kizi uulu uly
""")

_CUT_SHORT = words_of("т.д. т.е. т.к. т.п. т.ч. т.о. и.о. г.р. р.с. к.с. н.э. б.у. p.s. a.m. p.m. e.g. i.e. z.b. u.a.")
_AS_IN_RUSSIAN = str.maketrans("әғқңөұүһіїєґў", "агкноуухииегу")
_LATIN = re.compile(r"[a-z'\u00df-\u024f\u1e00-\u1eff-]+")
_CYRILLIC = re.compile(r"[а-яё-]+")
_INITIAL = re.compile(r"[^\W\d_]\.(?:[ -]?[^\W\d_]\.)*")
_PET_NAME = re.compile(
    r"(?P<stem>[а-я]{4,})"
    r"(?:юша|уша|юшка|ушка|очка|ечка|енька|онька|уся|юся|уля|юля|уня|юня|юха|уха|ик|чик)"
)
_PATRONYMIC = re.compile(
    r"[а-яіїє'-]{2,}(?:ович|евич|ьич|овна|евна|ична|инична|йович|івна|ївна)|"
    r"(?:иль|лук|фом|кузьм|никит|савв)ич|[а-яғқңөұүһі]{3,}(?:улы|ұлы|кызы|қызы)|"
    r"[a-z'-]{3,}(?:ovich|evich|yevich|ovna|evna|yevna|ichna|inichna)"
)
_SURNAME = re.compile(
    r"[а-яіїєґқғңөұүһ'-]{2,}(?:[оеё]в|[оеё]ва|[иы]н|[иы]на|[сц]кий|[сц]кая|[сц]кой|[сц]ький|[сц]ька|енко|[уюа]к|[уюя]к|чук|ич"
    r"|ян|янц|дзе|швили|[иы]х|ко|ло|ба|ая|ий|ой|ль|ер|ец|айло|ейко|ия|уа|ури|ани|баев|беков|заде|анов)|"
    r"[a-z'-]{3,}(?:ov|ova|ev|eva|in|ina|sky|skiy|skaya|ski|ska|enko|chuk|ich|yan|dze|shvili|son|sen|berg|stein|mann|ez|"
    r"man|wicz|o'[a-z]{3,}|mc[a-z]{4,}|ton|ley|ford|worth|field|smith|wood|idis|opoulos|escu)"
)
_SURE_SURNAME = re.compile(
    r"[а-яіїєґ'-]{2,}(?:[оеё]в|[оеё]ва|ин|ина|ын|ына|[сц]кий|[сц]кая|[сц]ький|[сц]ька|енко|чук|ович|евич|швили|дзе|ян|заде|берг|штейн)|"
    r"[a-z'-]{3,}(?:ov|ova|ev|eva|sky|skiy|skaya|enko|chuk|shvili|dze|yan)|o'[a-z]{3,}|mc[a-z]{4,}|[a-z]{3,}(?:escu|opoulos|wicz)"
)
_EASTERN_GIVEN = re.compile(
    r"абду[а-я]{3,}|abdu[a-z]{3,}|[а-я]{2,}ианна|[а-яәғқңөұүһі]{3,}(?:бек|бай|джан|(?<!бакла)жан|гуль|гүл|улла|мурод|мурат|султан|хон|иддин|жон|ниса|нур)|[a-z]{3,}(?:bek|bay|jon|dzhan|zhan|gul|ulla)"
)
_ENGLISH_GIVEN = re.compile(
    r"[a-z]{2,}(?:isha|iesha|onda|leigh|lynn|lyn|anna|issa|essa|bella|beth|leen|wyn|quan|rell|vion|vonte|shawn|tavious)"
)
_ELIDED = re.compile(r"[dDдД]['’ʼ](?=[^\W\d_]{2})")
_CONTRACTED = re.compile(r".+(?:n't|'(?:m|s|d|ll|ve|re))")
_RARELY = -24
"""From here on, in tenths of a logarithm, an English word is no name, however it is written."""
_OFTENER_A_WORD = -10
_MOSTLY = 0.7
_OFTEN_A_WORD = -14


@lru_cache(maxsize=50_000)
def kind_of(word: str) -> Kind:
    """Tell what a word may be, by itself."""
    small = plain(word)
    if _CONTRACTED.fullmatch(small) or small == "ф.и.о":
        return Kind.ORDINARY
    if _INITIAL.fullmatch(word) and (word[0].isupper() or (word.count(".") > 1 and word not in _CUT_SHORT)):
        return Kind.INITIAL
    if re.fullmatch(r"[B-HJ-Z]", word):
        return Kind.INITIAL
    if _ELIDED.match(word) and is_written_large(word):
        return Kind.SURNAME
    if small in PARTICLES or _without_marks(small) in PARTICLES:
        return Kind.PARTICLE
    if small in BEHIND_A_FATHERS_NAME:
        return Kind.PATRONYMIC
    if is_given(small):
        return Kind.GIVEN
    if small in _NEVER_NAMES or len(small) < 2:
        return Kind.ORDINARY
    russian = _russian(small)
    if _PATRONYMIC.fullmatch(small) or (russian and russian.patronymic):
        return Kind.PATRONYMIC
    if russian and russian.known and russian.oblique:
        return Kind.OBLIQUE
    if _is_a_surname(small) or _is_a_surname(_without_marks(small)):
        return Kind.SURNAME
    if is_ordinary(small) and not (word.istitle() and is_a_surname_in_plural(small)):
        return Kind.ORDINARY
    if _SURNAME.fullmatch(small) or _is_of_two_surnames(small):
        return Kind.SURNAME
    return Kind.UNKNOWN if is_written_large(word) else Kind.ORDINARY


@lru_cache(maxsize=50_000)
def is_given(small: str) -> bool:
    """Return whether it is a given name, alone or joined of two: Анна-Мария."""
    if small in _further_names() or _without_marks(small) in _further_names():
        return True
    if small in _NEVER_NAMES:
        return small in ALSO_WORDS or _is_a_place_too(small)
    russian = _russian(small)
    if likelihood(_without_marks(small)).given > _RARELY or (russian is not None and russian.known and russian.given):
        return True
    if _is_a_pet_name(small) or ("-" in small and all(is_given(part) for part in small.split("-"))):
        return True
    known = russian is not None and russian.known
    return not known and bool(_EASTERN_GIVEN.fullmatch(small) or _ENGLISH_GIVEN.fullmatch(small))


def _is_a_place_too(small: str) -> bool:
    """Return whether people are called like a place: Dakota, Diego, Georgia."""
    return small in PLACES and likelihood(small).given > _OFTENER_A_WORD


@lru_cache(maxsize=50_000)
def is_ordinary(small: str) -> bool:
    """Return whether it is a word of messages, or of a language, and nobody's name."""
    if small in _NEVER_NAMES:
        return True
    if is_given(small):
        return False
    russian = _russian(small)
    if russian is not None:
        return russian.known and not (russian.given or russian.patronymic or russian.surname or russian.oblique)
    return english_words.is_a_word(small) and likelihood(small).surname <= _OFTENER_A_WORD


def is_never_a_name(small: str) -> bool:
    """Return whether it is nobody's and no company's name, even written large."""
    return small in _NEVER_NAMES


def may_be_a_title(small: str) -> bool:
    """Return whether a company may be called so, although it is a word: ромашка, северный."""
    russian = _russian(small)
    return small not in _NEVER_NAMES and (not is_ordinary(small) or (russian is not None and russian.nominative))


def is_surely_a_surname(word: str) -> bool:
    """Return whether it is a well-known surname, or its ending is hardly anything else's."""
    small = plain(word)
    if small in SURNAMES:
        return True
    russian = _russian(small)
    if russian is not None and russian.known:
        in_plural = word.istitle() and is_a_surname_in_plural(small)
        return in_plural or (russian.surname and russian.ordinary < 0.5)
    if likelihood(small).surname > (0 if english_words.is_a_word(small) else _OFTENER_A_WORD):
        return True
    return not is_ordinary(small) and bool(_SURE_SURNAME.fullmatch(small))


def may_be_a_surname_too(word: str) -> bool:
    """Return whether an ordinary word is a surname as well, and written like one: Rachel Green, Остап Вишня."""
    small = plain(word)
    russian = _russian(small)
    if not word[0].isupper():
        return False
    if russian is not None:
        return russian.nominative and small not in _NEVER_NAMES
    return likelihood(small).surname > _RARELY


def is_a_word_too(word: str) -> bool:
    """Return whether the given name is something else as well, however it is written: Виктория, Mark."""
    small = plain(word)
    if small in ALSO_WORDS or _is_a_place_too(small):
        return True
    if small in _further_names():
        return small in _NEVER_NAMES
    russian = _russian(small)
    if russian is not None:
        return russian.ordinary > _MOSTLY
    return english_words.is_a_word(small) and likelihood(small).given < _OFTEN_A_WORD


def is_also_a_word(word: str) -> bool:
    """Return whether the given name is something else as well, and written like that: надежда, mark."""
    return word.islower() and is_a_word_too(word)


def is_rather_a_name(word: str) -> bool:
    """Return whether it is oftener a name than the other thing it is, so that a contact right beside it tells."""
    return plain(word) in RATHER_NAMES


def is_written_large(word: str) -> bool:
    """Return whether a word begins with a capital letter, or is of a script that has none: 田中, გიორგი.

    Of d'Arcy that is the letter behind the apostrophe.
    """
    first = _ELIDED.sub("", word)[0]
    return first == first.title()


def may_be_an_unknown_name(word: str) -> bool:
    """Return whether a small English word is no word that is known here, nor looks like one."""
    return (
        word.islower()
        and bool(re.fullmatch(r"[a-z]{3,10}", word))
        and not word.endswith(("s", "ed", "er", "est", "ty"))
        and re.search(r"[aeiouy]", word) is not None
        and not is_ordinary(word)
    )


def _is_a_surname(small: str) -> bool:
    russian = _russian(small)
    if small in SURNAMES:
        return True
    if russian is not None:
        return russian.surname and (russian.known or _SURNAME.fullmatch(small) is not None)
    return likelihood(small).surname > _OFTENER_A_WORD


def is_a_surname_in_plural(small: str) -> bool:
    """Return whether a word that dictionaries have in another case only ends like a surname: Сомов, Лапин."""
    russian = _russian(small)
    return russian is not None and not russian.nominative and _SURE_SURNAME.fullmatch(small) is not None


def _is_of_two_surnames(small: str) -> bool:
    """Return whether it is two surnames in one, or a given name may be the half of it: Ким-Ли, Smith-Jones."""
    parts = small.split("-")
    known = [_is_a_surname(part) or is_given(part) or _SURE_SURNAME.fullmatch(part) is not None for part in parts]
    return len(parts) > 1 and any(known) and not any(map(is_ordinary, parts))


def _is_a_pet_name(small: str) -> bool:
    """Return whether it is what somebody is called at home: настюша, оксаночка."""
    pet = _PET_NAME.fullmatch(small)
    return pet is not None and not russian_word(small).known and begins_a_given_name(pet["stem"])


def _russian(small: str) -> RussianWord | None:
    return russian_word(small) if _CYRILLIC.fullmatch(small) else None
