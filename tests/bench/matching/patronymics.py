"""Patronymics: made of a father's name, and as they are said («Александрович», «Саныч»)."""

from collections.abc import Mapping

from tests.bench.matching.name_tables import Gender

_UNLIKE_OTHERS: Mapping[str, tuple[str, str]] = {
    "Илья": ("Ильич", "Ильинична"),
    "Никита": ("Никитич", "Никитична"),
    "Лука": ("Лукич", "Лукинична"),
    "Кузьма": ("Кузьмич", "Кузьминична"),
    "Лев": ("Львович", "Львовна"),
    "Пётр": ("Петрович", "Петровна"),
    "Павел": ("Павлович", "Павловна"),
    "Михаил": ("Михайлович", "Михайловна"),
    "Гавриил": ("Гаврилович", "Гавриловна"),
    "Данила": ("Данилович", "Даниловна"),
    "Яков": ("Яковлевич", "Яковлевна"),
    "Дмитрий": ("Дмитриевич", "Дмитриевна"),
    "Георгий": ("Георгиевич", "Георгиевна"),
}
_ENDINGS: Mapping[str, tuple[str, str]] = {
    "ий": ("ьевич", "ьевна"),
    "ей": ("еевич", "еевна"),
    "ай": ("аевич", "аевна"),
    "ь": ("евич", "евна"),
}
_VOWELS = "аеёиоуыэюя"

_AS_SAID: Mapping[str, str] = {
    "Александрович": "Саныч",
    "Александровна": "Санна",
    "Павлович": "Палыч",
    "Павловна": "Пална",
    "Иванович": "Иваныч",
    "Ивановна": "Иванна",
    "Михайлович": "Михалыч",
    "Михайловна": "Михална",
    "Николаевич": "Николаич",
    "Николаевна": "Николавна",
    "Алексеевич": "Алексеич",
    "Алексеевна": "Алексевна",
    "Сергеевич": "Сергеич",
    "Сергеевна": "Сергевна",
    "Андреевич": "Андреич",
    "Андреевна": "Андревна",
    "Дмитриевич": "Дмитрич",
    "Дмитриевна": "Дмитривна",
    "Васильевич": "Василич",
    "Васильевна": "Василевна",
    "Григорьевич": "Григорич",
    "Юрьевич": "Юрич",
    "Евгеньевич": "Евгенич",
    "Анатольевич": "Анатолич",
    "Валентинович": "Валентиныч",
    "Владимирович": "Владимирыч",
    "Викторович": "Викторыч",
    "Борисович": "Борисыч",
    "Степанович": "Степаныч",
    "Семёнович": "Семёныч",
    "Антонович": "Антоныч",
    "Константинович": "Константиныч",
    "Максимович": "Максимыч",
    "Романович": "Романыч",
}


def has_patronymic(father: str) -> bool:
    """Whether a patronymic can be made of this name by the rules here."""
    return father in _UNLIKE_OTHERS or father.endswith(tuple(_ENDINGS)) or father[-1] not in _VOWELS + "й"


def patronymic_of(father: str, gender: Gender) -> str:
    """Return what the children of this father are called by."""
    woman = gender is Gender.WOMAN
    if father in _UNLIKE_OTHERS:
        return _UNLIKE_OTHERS[father][woman]
    for ending, endings in _ENDINGS.items():
        if father.endswith(ending):
            return father.removesuffix(ending) + endings[woman]
    return father + ("овна" if woman else "ович")


def as_said(patronymic: str) -> str | None:
    """Return the patronymic as it is said quickly, if that is another word."""
    return _AS_SAID.get(patronymic)
