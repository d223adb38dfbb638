"""Words of names: telling a given name, a patronymic, a surname and initials from an ordinary word."""

import re
import unicodedata
from enum import Enum, auto

from bot.domain.not_names import COMPANY_WORDS, ORDINARY_WORDS, ROLE_COMPANIONS, ROLES
from bot.domain.reading import (
    eastern_names,
    english_words,
    english_names,
    ordinary_words,
    rarer_names,
    slavic_names,
    western_names,
)
from bot.domain.reading.russian_words import RussianWord, russian_word
from bot.domain.reading.surnames import SURNAMES
from bot.domain.reading.word_tables import words_of


class Kind(Enum):
    """What a word may be in the name of a person."""

    GIVEN = auto()
    PATRONYMIC = auto()
    SURNAME = auto()
    INITIAL = auto()
    PARTICLE = auto()
    UNKNOWN = auto()  # written like a name, known to nobody here
    OBLIQUE = auto()  # a given name in another case: somebody spoken of
    ORDINARY = auto()


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


def _plain(names: frozenset[str]) -> frozenset[str]:
    return frozenset(plain(name) for name in names)


GIVEN = _plain(
    slavic_names.SLAVIC_NAMES
    | eastern_names.EASTERN_NAMES
    | western_names.WESTERN_NAMES
    | english_names.ENGLISH_NAMES
    | rarer_names.RARER_NAMES
    | western_names.WRITTEN_IN_CYRILLIC
)
ALSO_WORDS = _plain(
    slavic_names.ALSO_WORDS | eastern_names.ALSO_WORDS | western_names.ALSO_WORDS | english_names.ALSO_WORDS
)
ORDINARY = (
    ordinary_words.RUSSIAN
    | ordinary_words.ENGLISH
    | ordinary_words.PLACES
    | ordinary_words.KINDS_OF_THINGS
    | _plain(ORDINARY_WORDS | ROLES | ROLE_COMPANIONS | COMPANY_WORDS)
)
RATHER_NAMES = words_of("""
    виктория карина регина роман марк лена рома яна вика дина диана марта мартин лиля лика злата влада зоя валя рита
    майя лев вера надежда любовь тимур софа лилия frank grace jack jade jasmine martin hunter kate mona noel oscar
    rosie sally sandy stella sydney tony troy vera victoria violet virginia bella linda lena ella pascal milan alma
    omar nick tim tom ken ted roy rob jean jan gus bob luna harper kendall parker tracy amber holly heather ruby daisy
    lily dean carter mason logan jordan austin madison savannah carol gail carmen tess tina chad craig brad bart gene
""")
_WORDS_TOO = ALSO_WORDS | (GIVEN & ORDINARY)
PLACES = ordinary_words.PLACES
PARTICLES = words_of("""
    ван фон де дер ден ди да дель ла ле аль эль ибн бин van von de der den di da del della la
    le al el bin ibn dos du ter zu
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
_STEMS = frozenset(name[:length] for name in GIVEN if re.match("[а-я]", name) for length in range(4, len(name) + 1))
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
    r"[а-яіїєґ'-]{2,}(?:[оеё]в|[оеё]ва|ин|ина|ын|ына|[сц]кий|[сц]кая|[сц]ький|[сц]ька|енко|чук|ович|евич|швили|дзе|ян|заде)|"
    r"[a-z'-]{3,}(?:ov|ova|ev|eva|sky|skiy|skaya|enko|chuk|shvili|dze|yan)|o'[a-z]{3,}|mc[a-z]{4,}|[a-z]{3,}(?:escu|opoulos|wicz)"
)
_EASTERN_GIVEN = re.compile(
    r"абду[а-я]{3,}|abdu[a-z]{3,}|[а-я]{2,}ианна|[а-яәғқңөұүһі]{3,}(?:бек|бай|джан|(?<!бакла)жан|гуль|гүл|улла|мурод|мурат|султан|хон|иддин|жон|ниса|нур)|[a-z]{3,}(?:bek|bay|jon|dzhan|zhan|gul|ulla)"
)
_ENGLISH_GIVEN = re.compile(
    r"[a-z]{2,}(?:isha|iesha|onda|leigh|lynn|lyn|anna|issa|essa|bella|beth|leen|wyn|quan|rell|vion|vonte|shawn|tavious)"
)
_NO_NAME_ENDS_SO = re.compile(
    r".{2,}(?:ть|ться|тся|шься|ите|йте|аете|яете|уете|ние|ния|нию|ция|цию|ции|ость|ости|ство|ства|ый|ые|ых|ого|ому|ую|юю|ое|ее|ете|"
    r"ать|ешь|ишь|ается|уем|аем|ают|яют|уют|ует|ает|яет|тель|тели|ами|ями|ах|ях|ом|ием|ски|ную|ным|ной|ный|ная|ные|ное|[аеиыу]л|[а-я]{3}ит|[а-я]{3}(?:ов|ев|ин)ы|ок|ки|ка|ку|ла|ли)|"
    r".{3,}(?:ing|tion|ment|ness|able|ible|ally|less|ful|ized|ised|ought)"
)


_CONTRACTED = re.compile(r".+(?:n't|'(?:m|s|d|ll|ve|re))")
_ALSO_SURNAMES = words_of("""
    green brown white black gray grey young king long wood woods hill stone cook baker rice price park page bush
    rose love fox wolf bird fish banks field fields brooks rivers bell ball cross day church street law lane best
    small short sharp swift strong hunt hunter buyer case mason read reading west north may march winter summer
    little rich good wise hand head moore more lord knight bishop pope cash gold silver diamond ford royce benz
    белая белый черный черная
""")
_RARELY = -24
"""From here on, in tenths of a logarithm, an English word is no name, however it is written."""
_OFTENER_A_WORD = -10


def may_be_a_surname_too(word: str) -> bool:
    """Return whether an ordinary word is a surname as well, and written like one: Rachel Green, Остап Вишня."""
    small = plain(word)
    russian = _russian(small)
    if not word[0].isupper() or (russian is not None and small in ORDINARY):
        return False
    return _surname_likelihood(small) > _RARELY or small in _ALSO_SURNAMES or (russian is not None and russian.nominative)


def kind_of(word: str) -> Kind:
    """Tell what a word may be, by itself."""
    small = plain(word)
    if _CONTRACTED.fullmatch(small) or small == "ф.и.о":
        return Kind.ORDINARY
    if _INITIAL.fullmatch(word) and (word[0].isupper() or (word.count(".") > 1 and word not in _CUT_SHORT)):
        return Kind.INITIAL
    if re.fullmatch(r"[B-HJ-Z]", word):
        return Kind.INITIAL
    if small in PARTICLES or _without_marks(small) in PARTICLES:
        return Kind.PARTICLE
    if small in BEHIND_A_FATHERS_NAME:
        return Kind.PATRONYMIC
    if is_given(small):
        return Kind.GIVEN
    if small in ORDINARY or len(small) < 2:
        return Kind.ORDINARY
    russian = _russian(small)
    if _PATRONYMIC.fullmatch(small) or (russian and russian.patronymic):
        return Kind.PATRONYMIC
    if russian and russian.known and russian.oblique:
        return Kind.OBLIQUE
    if small in SURNAMES or _without_marks(small) in SURNAMES or _is_a_surname(small):
        return Kind.SURNAME
    if is_ordinary(small) and not (word.istitle() and russian and not russian.nominative and _SURE_SURNAME.fullmatch(small)):
        return Kind.ORDINARY
    if _SURNAME.fullmatch(small) or _is_of_two_surnames(small):
        return Kind.SURNAME
    return Kind.UNKNOWN if is_written_large(word) else Kind.ORDINARY


def is_ordinary(small: str) -> bool:
    """Return whether it is a word of messages, or of the language, and nobody's name."""
    if small in ORDINARY:
        return True
    if is_given(small):
        return False
    russian = _russian(small)
    if russian is not None:
        return russian.known and not (russian.given or russian.patronymic or russian.surname or russian.oblique)
    return small in english_words.words() and _surname_likelihood(small) <= _OFTENER_A_WORD


def _is_a_surname(small: str) -> bool:
    russian = _russian(small)
    if russian is not None:
        return russian.surname and (russian.known or _SURNAME.fullmatch(small) is not None)
    return _surname_likelihood(small) > _OFTENER_A_WORD


def _russian(small: str) -> RussianWord | None:
    return russian_word(small) if _CYRILLIC.fullmatch(small) else None


def _given_likelihood(small: str) -> int:
    known = english_words.names().get(small)
    return -99 if known is None or known.given is None else known.given


def _surname_likelihood(small: str) -> int:
    known = english_words.names().get(small)
    return -99 if known is None or known.surname is None else known.surname


def may_be_an_unknown_name(word: str) -> bool:
    """Return whether a small English word is no word that is known here, nor looks like one."""
    return (
        word.islower()
        and bool(re.fullmatch(r"[a-z]{3,10}", word))
        and not word.endswith(("s", "ed", "er", "est", "ty"))
        and re.search(r"[aeiouy]", word) is not None
        and not is_ordinary(word)
        and not ends_like_no_name(word)
    )


def is_written_large(word: str) -> bool:
    """Return whether a word begins with a capital letter, or is of a script that has none: 田中, გიორგი."""
    return word[0] == word[0].title()


def _is_of_two_surnames(small: str) -> bool:
    """Return whether it is two surnames in one, or a given name may be the half of it: Ким-Ли, Smith-Jones."""
    parts = small.split("-")
    known = [part in SURNAMES or part in GIVEN or _SURE_SURNAME.fullmatch(part) is not None for part in parts]
    return len(parts) > 1 and any(known) and ORDINARY.isdisjoint(parts)


def is_given(small: str) -> bool:
    """Return whether it is a given name, alone or joined of two: Анна-Мария."""
    if small in GIVEN or _without_marks(small) in GIVEN or _given_likelihood(small) > _RARELY:
        return True
    russian = _russian(small)
    if russian is not None and russian.known and russian.given:
        return True
    if _is_a_pet_name(small) or ("-" in small and all(is_given(part) for part in small.split("-"))):
        return True
    if small in ORDINARY or (russian is not None and russian.known):
        return False
    return bool(_EASTERN_GIVEN.fullmatch(small) or _ENGLISH_GIVEN.fullmatch(small))


def _is_a_pet_name(small: str) -> bool:
    """Return whether it is what somebody is called at home: настюша, оксаночка."""
    pet = _PET_NAME.fullmatch(small)
    return pet is not None and pet["stem"] in _STEMS and small not in ORDINARY


def is_surely_a_surname(word: str) -> bool:
    """Return whether it is a well-known surname, or its ending is hardly anything else's."""
    small = plain(word)
    if small in SURNAMES:
        return True
    russian = _russian(small)
    if russian is not None and russian.known:
        return russian.surname and russian.ordinary < 0.5
    if _surname_likelihood(small) > _OFTENER_A_WORD and small not in english_words.words():
        return True
    return not is_ordinary(small) and bool(_SURE_SURNAME.fullmatch(small))


def is_also_a_word(word: str) -> bool:
    """Return whether the given name is something else as well, and written like that: надежда, mark."""
    return word.islower() and is_a_word_too(word)


def is_a_word_too(word: str) -> bool:
    """Return whether the given name is something else as well, however it is written: Виктория, Mark."""
    small = plain(word)
    if small in _WORDS_TOO or _is_rather_a_word(small):
        return True
    russian = _russian(small)
    return russian is not None and small not in GIVEN and russian.ordinary > 0.5


def _is_rather_a_word(small: str) -> bool:
    return small in english_words.words() and small not in GIVEN and _given_likelihood(small) <= _OFTENER_A_WORD


def is_rather_a_name(word: str) -> bool:
    """Return whether it is oftener a name than the other thing it is, so that a contact right beside it tells."""
    return plain(word) in RATHER_NAMES


def ends_like_no_name(word: str) -> bool:
    """Return whether a word is an ordinary one, or has the ending of a verb, an adjective or a thing."""
    small = plain(word)
    return is_ordinary(small) or bool(_NO_NAME_ENDS_SO.fullmatch(small))
