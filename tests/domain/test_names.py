"""The name guard and the normal form of names."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.errors import NameFault, NameRefused, Refusal
from bot.domain.names import LONGEST_NAME, accept_name


def refusal_of(typed: str) -> NameFault | None:
    try:
        accept_name(typed)
    except NameRefused as refused:
        return refused.reason
    return None


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Анна",
            "Анна Петрова",
            "Анна Сергеевна Петрова",
            "Анна-Мария",
            "Петрова-Водкина",
            "Ли",
            "Ия",
            "Яя",
            "Аа",
        ),
        *(
            "А. С. Пушкин",
            "А.С. Пушкин",
            "Анна П.",
            "Петров И.П.",
            "О'Брайен",
            "Д'Артаньян",
            "В'ячеслав",
            "Мар'яна",
        ),
        *(
            "Мкртчян",
            "Ng",
            "Smrž",
            "Krzysztof",
            "Hrvoje",
            "Шпрхл",
            "Срђан",
            "Vlk",
            "Rhys",
            "Þór",
            "Xu",
            "Nguyễn Thị Mai",
        ),
        *(
            "Смит",
            "Тим",
            "Кен",
            "Wert",
            "Trew",
            "Peter",
            "Piotr",
            "Пролыгин",
            "Капров",
            "Lala",
            "Зизи",
            "John Smith III",
        ),
        *("ნინო", "محمد", "שרה", "अनिता", "সুমন", "သီရိ", "王", "王伟", "김", "玛丽·居里", "さくら"),
        *(
            "Ип Ман",
            "Петров ИП",
            "Менеджер Анна",
            "Ольга Клиент",
            "Hugo Boss",
            "Да Силва",
            "Александр Сергеевич",
        ),
        *("Людвиг ван Бетховен", "José María de la Cruz", "Мухаммед аль-Фараби", "Эльдар Гасан оглы"),
        *("Maarten 't Hart", "'t Hooft", "Vincent van 't Hoff", "ג'ורג'", "Йоко Оно", "Зоха Хасан", "Анна Анна"),
    ],
)
def test_a_real_name_passes_as_it_is(name: str) -> None:
    assert accept_name(name) == name


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", NameFault.EMPTY),
        (" \t\n ", NameFault.EMPTY),
        ("\u200b\u202e\ufeff", NameFault.EMPTY),
        ("\u3164", NameFault.EMPTY),
        ("...", NameFault.EMPTY),
        ("А" * (LONGEST_NAME + 1), NameFault.TOO_LONG),
        ("<b>Анна</b>" * 372, NameFault.TOO_LONG),
        ("+7 912 345-67-89", NameFault.CONTACT),
        ("89123456789", NameFault.CONTACT),
        ("Анна Петрова, +7 912 345-67-89", NameFault.CONTACT),
        ("anna@mail.ru", NameFault.CONTACT),
        ("@anna", NameFault.CONTACT),
        ("https://t.me/anna", NameFault.CONTACT),
        ("t.me/anna", NameFault.CONTACT),
        ("romashka.ru", NameFault.CONTACT),
        ("<b>Анна</b>", NameFault.MARKUP),
        ("Анна &amp; Иван", NameFault.MARKUP),
        ("'; DROP TABLE leads;--", NameFault.MARKUP),
        *((f"Анна{sign}Петрова", NameFault.MARKUP) for sign in ";=/\\|{}[]*#$%^&_~<>"),
        ("мой номер", NameFault.WORDS),
        ("1", NameFault.DIGITS),
        (" 1. ", NameFault.DIGITS),
        ("123", NameFault.DIGITS),
        ("①", NameFault.DIGITS),
        ("Анна2", NameFault.DIGITS),
        ("👍", NameFault.EMOJI),
        ("🌸 ❤️ 👨‍👩‍👧", NameFault.EMOJI),
        ("ООО Ромашка", NameFault.COMPANY),
        ("«Ромашка», ооо", NameFault.COMPANY),
        ("О.О.О. Ромашка", NameFault.COMPANY),
        ("ИП Иванов Иван", NameFault.COMPANY),
        ("ип иванов", NameFault.COMPANY),
        ("Acme, LLC", NameFault.COMPANY),
        ("Muster GmbH", NameFault.COMPANY),
        ("компания Ромашка", NameFault.COMPANY),
        ("менеджер", NameFault.ROLE),
        ("Спросить директора", NameFault.ROLE),
        ("позовите менеджера", NameFault.ROLE),
        (" МЕНЕДЖЕР! ", NameFault.ROLE),
        ("Генеральный директор", NameFault.ROLE),
        ("партнёр", NameFault.ROLE),
        ("отдел продаж", NameFault.ROLE),
        ("Клиент", NameFault.ROLE),
        ("Sales manager", NameFault.ROLE),
        ("admin", NameFault.ROLE),
        ("нет", NameFault.WORDS),
        ("Здравствуйте!", NameFault.WORDS),
        ("меня зовут", NameFault.WORDS),
        ("Анна, а сколько стоит?", NameFault.WORDS),
        ("мне бы узнать когда вы сможете привезти этот диван", NameFault.WORDS),
        ("а", NameFault.ONE_LETTER),
        ("Я.", NameFault.ONE_LETTER),
        ("x", NameFault.ONE_LETTER),
        ("А. П.", NameFault.ONE_LETTER),
        ("aaa", NameFault.MASH),
        ("АААА", NameFault.MASH),
        ("хахаха", NameFault.MASH),
        ("asdf", NameFault.MASH),
        ("qwerty!", NameFault.MASH),
        ("Йцукен", NameFault.MASH),
        ("фыва", NameFault.MASH),
        ("фыв", NameFault.MASH),
        ("ывапролд", NameFault.MASH),
        ("lkjhgf", NameFault.MASH),
        ("asdfasdf", NameFault.MASH),
        ("qweasd", NameFault.MASH),
        ("asd asd", NameFault.MASH),
        ("asdasd", NameFault.MASH),
        ("qwertz", NameFault.MASH),
        ("sdfkjh", NameFault.MASH),
        ("sdlfkrj", NameFault.MASH),
        ("йцкнг", NameFault.MASH),
        ("пвкт", NameFault.MASH),
        ("abcd", NameFault.MASH),
        ("бла бла бла", NameFault.MASH),
        ("ля-ля-ля", NameFault.MASH),
        ("ахах", NameFault.MASH),
        ("хехе", NameFault.MASH),
        ("не важно", NameFault.WORDS),
        ("потом", NameFault.WORDS),
        ("Зачем", NameFault.WORDS),
        ("отмена", NameFault.WORDS),
        ("help", NameFault.WORDS),
        ("инженер", NameFault.ROLE),
        ("Салон красоты", NameFault.COMPANY),
        ("ТОВ Ромашка", NameFault.COMPANY),
    ],
)
def test_what_is_no_name_is_refused_with_its_reason(typed: str, reason: NameFault) -> None:
    assert refusal_of(typed) == reason


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("  Анна \n\t Петрова ", "Анна Петрова"),
        ("анна петрова", "Анна Петрова"),
        ("АННА ПЕТРОВА-ВОДКИНА", "Анна Петрова-Водкина"),
        ("АННА П.", "Анна П."),
        ("пушкин а.с.", "Пушкин А.С."),
        ("анна Петрова", "анна Петрова"),
        ("McDonald", "McDonald"),
        ("o'brien", "O'Brien"),
        ("O’Brien", "O'Brien"),
        ("д'артаньян", "Д'Артаньян"),
        ("мар'яна", "Мар'яна"),
        ("людвиг ван бетховен", "Людвиг ван Бетховен"),
        ("ван гог", "Ван Гог"),
        ("İPEK ALİ", "İpek Ali"),
        ("ნინო", "ნინო"),
        ("Анна–Мария", "Анна-Мария"),
        ("Анна 🌸", "Анна"),
        ("«Анна»!", "Анна"),
        ("'Анна'", "Анна"),
        ("~Аня~", "Аня"),
        ("**Anna**", "Anna"),
        ("_anna_", "Anna"),
        ("Анна ;)", "Анна"),
        ("MAARTEN 'T HART", "Maarten 't Hart"),
        ("van ’t hoff", "Van 't Hoff"),
        ("ג׳ורג׳", "ג'ורג'"),
        ("בן־גוריון", "בן-גוריון"),
        ("マリー・キュリー", "マリー·キュリー"),
        ("Петрова, Анна", "Петрова Анна"),
        ("Анна (Аня)", "Анна Аня"),
        ("И\u0306ога", "Йога"),
        ("А\u200bн\u202eна", "Анна"),
        ("\u0301Анна", "Анна"),
        ("Z\u0335\u0336\u0337\u0338oe", "Z\u0335\u0336oe"),
    ],
)
def test_a_name_is_kept_in_its_normal_form(typed: str, name: str) -> None:
    assert accept_name(typed) == name


LETTERS = st.characters(categories=["Lu", "Ll", "Lo", "Lm", "Lt", "Mn", "Mc"])
NAME_LIKE = st.text(st.one_of(LETTERS, st.sampled_from(" -'.·аяАЯaZёй\u0301\u0306\u200d")), max_size=30)
ANYTHING = st.one_of(st.text(st.characters(categories=None), max_size=100), NAME_LIKE)  # lone surrogates too


@settings(deadline=None)  # the machine may be busy
@given(ANYTHING)
def test_any_text_is_either_a_name_or_a_refusal(typed: str) -> None:
    """Nothing but a refusal is raised, and no unseen character or heap of marks survives."""
    try:
        name = accept_name(typed)
    except Refusal:
        return
    assert name.strip() == name != ""
    assert len(name) <= LONGEST_NAME
    assert unicodedata.is_normalized("NFC", name)
    assert not any(unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn"} for char in name)
    assert not re.search(r"[A-Za-zА-Яа-яЁё][\u0300-\u036f]{3}", name)


@settings(deadline=None)  # the machine may be busy
@given(NAME_LIKE)
def test_the_normal_form_of_a_name_is_its_own_normal_form(typed: str) -> None:
    try:
        name = accept_name(typed)
    except Refusal:
        return
    assert accept_name(name) == name
