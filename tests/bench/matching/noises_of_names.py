"""Noises of names: another form of a name, or less of it. Each returns whether there was anything to change."""

from collections.abc import Mapping
from random import Random

from tests.bench.matching.draft import Draft, Part, Word, is_cyrillic
from tests.bench.matching.name_tables import Gender, meant_by
from tests.bench.matching.patronymics import as_said
from tests.bench.matching.people import drawn_surname
from tests.bench.matching.surnames import borne_by

_SWAPPED: Mapping[Gender, Gender] = {Gender.MAN: Gender.WOMAN, Gender.WOMAN: Gender.MAN}
_ODDLY_DECLINED: Mapping[str, str] = {"Пётр": "Петра", "Павел": "Павла", "Лев": "Льва"}
_GENITIVE_OF_SURNAMES: Mapping[Gender, Mapping[str, str]] = {
    Gender.MAN: {"ский": "ского", "ой": "ого", "ый": "ого", "ко": "ко", "дзе": "дзе", "швили": "швили", "их": "их"},
    Gender.WOMAN: {"ская": "ской", "ая": "ой", "ва": "вой", "на": "ной"},
}
_GENITIVE: Mapping[str, str] = {"й": "я", "ь": "я", "я": "и"}
_LIKE_K = "гкхжшщч"
_VOWELS = "аеёиоуыэюя"


def diminutive(draft: Draft, random: Random) -> bool:
    """«Саша» writes who stands on the card as «Александра»."""
    short = draft.person.given.short
    words = draft.words_of(Part.GIVEN)
    if not words or draft.given_initial or not short:
        return False
    words[0].text = random.choices(short, [1 / (place + 1) for place in range(len(short))])[0]
    draft.given = meant_by()[words[0].text]
    return True


def patronymic_as_said(draft: Draft, random: Random) -> bool:
    """«Иван Саныч», as everybody at work calls Иван Александрович."""
    for word in draft.words_of(Part.PATRONYMIC):
        if said := as_said(word.text):
            word.text = said
            return True
    return False


def patronymic_dropped(draft: Draft, random: Random) -> bool:
    """The contract has all three names, the chat has two: «Иван Петров»."""
    if not draft.words_of(Part.SURNAME) or not draft.words_of(Part.PATRONYMIC):
        return False
    draft.words = [word for word in draft.words if word.part is not Part.PATRONYMIC]
    draft.father = draft.father_initial = None
    return True


def wrong_gender(draft: Draft, random: Random) -> bool:
    """«Анна Петров»: a form filled in by her husband, or a passport from where surnames are not declined."""
    words = draft.words_of(Part.SURNAME)
    if not words or not draft.person.family_tells_gender:
        return False
    gender = _SWAPPED[draft.person.gender]
    words[0].text = "-".join(borne_by(gender, half) for half in draft.surname)
    draft.gender_is_told = False
    return True


def half_of_surname(draft: Draft, random: Random) -> bool:
    """«Иванова» says who is Иванова-Петрова on paper."""
    words = draft.words_of(Part.SURNAME)
    if not words or len(draft.surname) == 1:
        return False
    draft.surname = (random.choice(draft.surname),)
    words[0].text = borne_by(draft.person.gender, draft.surname[0])
    return True


def maiden_name(draft: Draft, random: Random) -> bool:
    """She has married since: no part of what she is called now was ever on the card but the given name."""
    words = draft.words_of(Part.SURNAME)
    if not words or draft.person.gender is Gender.MAN:
        return False
    draft.surname = (drawn_surname(draft.person.culture, random),)
    words[0].text = borne_by(Gender.WOMAN, draft.surname[0])
    return True


def genitive(draft: Draft, random: Random) -> bool:
    """«от Ивана Петрова»: the caller says who gave the number, or from whom the message is."""
    words = draft.words_of(Part.GIVEN, Part.PATRONYMIC, Part.SURNAME)
    if draft.given_initial or not all(is_cyrillic(word.text) for word in words):
        return False
    for word in words:
        word.text = _in_genitive(word, draft.person.gender)
    draft.words.insert(0, Word(part=Part.OTHER, text="от"))
    return True


def order(draft: Draft, random: Random) -> bool:
    """«Петров Иван» in the directory, «Иван Петров» in the chat."""
    before = list(draft.words)
    draft.words = [
        *draft.words_of(Part.SURNAME),
        *draft.words_of(Part.GIVEN, Part.PATRONYMIC),
        *draft.words_of(Part.OTHER),
    ]
    if random.randrange(10) == 0:
        random.shuffle(draft.words)
    return draft.words != before


def _in_genitive(word: Word, gender: Gender) -> str:
    text = word.text
    if text in _ODDLY_DECLINED:
        return _ODDLY_DECLINED[text]
    if word.part is Part.SURNAME:
        for ending, declined in _GENITIVE_OF_SURNAMES[gender].items():
            if text.endswith(ending):
                return text.removesuffix(ending) + declined
        if gender is Gender.WOMAN:
            return text
    if text[-1] in _GENITIVE:
        return text[:-1] + _GENITIVE[text[-1]]
    if text[-1] == "а":
        return text[:-1] + ("и" if text[-2:-1] in _LIKE_K else "ы")
    return text if text[-1] in _VOWELS else text + "а"
