"""Companies in free text: by legal form - ООО «Ромашка», Acme Ltd - or because the text says that it is one."""

import re
from collections.abc import Iterator

from bot.domain.reading.found import Found
from bot.domain.reading.name_words import (
    Kind,
    is_given,
    is_never_a_name,
    is_ordinary,
    kind_of,
    may_be_a_title,
    plain,
)
from bot.domain.reading.ordinary_words import PLACES
from bot.domain.reading.word_tables import words_of

_FORMS_BEFORE = (
    "ООО", "ОАО", "ЗАО", "ПАО", "НАО", "АО", "ИП", "ТОО", "ЧП", "ФОП", "ТОВ", "ОДО", "ЧУП", "ЧТУП", "СООО", "ИООО",
    "УП", "НКО", "АНО", "ФГУП", "МУП", "ГУП", "ГБУ", "ГБУЗ", "ГКУ", "МБУ", "ГБОУ", "МБОУ", "МБДОУ", "СНТ", "ТСЖ", "ТСН",
    "КФХ", "ГК", "OOO", "TOO", "ОсОО", "ЖШС", "ТДО", "ПК", "ПТ", "ПрАТ", "ЧОП", "ЧОУ", "НПО", "НПП", "ТД", "ТК", "УК",
)  # fmt: skip
_PERSONAL_FORMS = frozenset({"ИП", "ЧП", "ФОП", "КФХ"})
_FORMS_AFTER = (
    "Pty Ltd", "Pvt Ltd", "Co., Ltd", "Co. Ltd", "Co Ltd", "GmbH & Co. KG", "GmbH & Co KG", "L.L.C", "S.A", "S.L",
    "B.V", "S.r.l", "Sp. z o.o", "s.r.o", "d.o.o",
    "Limited", "Ltd", "LLC", "LLP", "PLC", "Inc", "Incorporated", "Corp", "Corporation", "GmbH", "AG", "UG", "KG",
    "OHG", "SARL", "SAS", "SRL", "BV", "NV", "Oy", "AB", "AS", "ApS", "Co", "OOO", "OÜ", "SIA", "UAB",
)  # fmt: skip
WORDS_OF_FORMS = frozenset(
    word.strip(".,").casefold().replace("ё", "е") for form in (*_FORMS_BEFORE, *_FORMS_AFTER) for word in form.split()
)
_SIGNS = re.compile(r"[«»“”„‘’\"',;:()]")
_SHORT = frozenset(
    {
        "ag",
        "ug",
        "kg",
        "ab",
        "as",
        "co",
        "sas",
        "nv",
        "bv",
        "ас",
        "пк",
        "пт",
        "уп",
        "ао",
        "ип",
        "чп",
        "гк",
        "тд",
        "тк",
        "ук",
        "oy",
    }
)
"""Written small these are other things."""


def _any_of(forms: tuple[str, ...]) -> str:
    return "|".join(re.escape(form).replace(r"\ ", r"\.?\s+") for form in sorted(forms, key=len, reverse=True))


_QUOTED = r"[«\"“„'‘](?P<quoted>[^«»\"“”„\n]{2,60}?)[»\"”“'’]"
_WORD = r"[^\W_][\w&+'’.-]{0,40}\w|[^\W_]"
_BEFORE = re.compile(
    rf"(?<![\w-])(?P<form>{_any_of(_FORMS_BEFORE)})(?![\w-])[\s:]*(?:{_QUOTED}|(?P<rest>\S[^\n]*))", re.IGNORECASE
)
_QUOTED_BEFORE_FORM = re.compile(
    rf"{_QUOTED}\s*,?\s*(?P<form>ООО|ОАО|ЗАО|ПАО|АО|ТОО|{_any_of(_FORMS_AFTER)})\b\.?", re.IGNORECASE
)
_AFTER = re.compile(
    rf"(?<=[^\S\n])(?P<form>{_any_of(_FORMS_AFTER)}|(?:ООО|ОАО|ЗАО|ТОО)(?!\s*[«\"“]|\s+[А-ЯЁ]))(?![\w-])\.?",
    re.IGNORECASE,
)
_ORGANISATION = (
    r"компани[яиюей]+|фирм[аыуеой]+|организаци[яиюей]+|предприяти[еяю]|агентств[оаеу]|студи[яиюей]+|холдинг\w*|"
    r"корпораци[яиюей]+|завод[ае]?|фабрик[аиуе]|company|firm|organi[sz]ation|agency|studio"
)
_PLACE_OF_WORK = (
    r"кафе|ресторан[ае]?|салон[ае]?(?:\s+красоты)?|клиник[аиуе]|стоматологи[яиюей]+|школ[аыуе]|магазин[ае]?|отел[ьяе]|гостиниц[аыуе]|"
    r"автосервис[ае]?|автосалон[ае]?|(?:детск\w+\s+)?сад[аик]*|фитнес-?клуб[ае]?|клуб[ае]?|центр[ае]?|типографи[яиюей]+|склад[ае]?|ферм[аыуе]"
)
_CALLED_ONE = re.compile(
    rf"(?<![\w-])(?:{_ORGANISATION})\s*(?:[:—–-]\s*)?(?:{_QUOTED}|(?P<rest>[^\W\d_][^\n]*))", re.IGNORECASE
)
_FROM_A_PLACE = re.compile(
    rf"\b(?:мы|из|от|я|представля\w+|директор\w*|администратор\w*|менеджер\w*|владел\w+|управляющ\w+)\s+(?:-\s*)?(?:из\s+)?(?:{_PLACE_OF_WORK})\s+{_QUOTED}",
    re.IGNORECASE,
)
_FROM_QUOTED = re.compile(rf"\b(?:из|от\s+имени|представля\w+|from|at|of|represent\w*)\s+{_QUOTED}", re.IGNORECASE)
_LABELLED = re.compile(
    r"^\s*(?:компания|фирма|организация|место\s+работы|company(?:\s+name)?|firm|organi[sz]ation|employer)\s*[:=]\s*(?P<rest>[^\n,;]{2,60})",
    re.IGNORECASE | re.MULTILINE,
)
_ENGLISH_FROM = re.compile(
    r"\b(?:(?:i\s+am|i'm|this\s+is|my\s+name\s+is|here\s+is|it's)\s+(?:\S+\s+){1,2}?(?:from|with|at|of)|(?:i\s+)?work(?:ing)?\s+(?:for|at)|"
    r"on\s+behalf\s+of|i\s+represent|we\s+are(?:\s+from)?|we're(?:\s+from)?|(?:manager|director|owner|founder|foreman|supervisor|buyer|coordinator|engineer|ceo)(?:\s+(?:at|of|for)|,(?=\s+[A-Z][\w.&]*\s+[A-Z]))|calling\s+from|writing\s+from)\s+(?:the\s+)?(?:company\s+)?(?P<rest>[^\W\d_][^\n]*)",
    re.IGNORECASE,
)
_SOMEBODY_ELSES = re.compile(
    r"(?:\b(?:у|с|со|против|через|ваш\w*|вашей|конкурент\w*|поставщик\w*|купил\w*|заказывал\w*|вместо|кроме|вроде|"
    r"your|against|unlike|via|through|used)\s+(?:компани\w+\s+|фирм\w+\s+)?)$",
    re.IGNORECASE,
)
_LONGEST_NAME = 4
_FURTHEST = 120
_ENDS_A_SENTENCE = re.compile(r"\w{2}\.$")
_CLOSING_WORD = re.compile(r"(?<=\w) (?P<word>[а-яё]+)(?=\s*(?:[,;\n)(]|$|\.(?!\w)))")
_NOUN_AS_IN_A_NAME = re.compile(r"(?!.*(?:[её]м|им|[иуюая]т|ть|шь)$)[а-яё]*[бвгджзйклмнпрстфхцчшщьо]")
"""Nothing that somebody does, and no role: those of a department end in vowels."""
_ADJECTIVE = re.compile(r"[а-яё-]{3,}(?:ый|ий|ая|ое|ой|ые|ие|яя)")


def find_companies(text: str) -> list[Found]:
    """Find companies of which it is not said that they are somebody else's, in the order of the text."""
    found: list[Found] = []
    for company in sorted(_all_in(text), key=lambda company: (company.start, company.start - company.end)):
        if not (found and company.start < found[-1].end) and not _SOMEBODY_ELSES.search(text[: company.start][-40:]):
            found.append(company)
    return found


def owner_of(company: str) -> str | None:
    """Return whose business it is by its name, if the name tells: Громова Л.В. of ИП Громова Л.В."""
    form, _, owner = company.partition(" ")
    said = {kind_of(word) for word in owner.split()}
    return owner if form in _PERSONAL_FORMS and len(said) > 1 and said & {Kind.GIVEN, Kind.INITIAL} else None


def bare_name(company: str) -> str:
    """Return what two writings of one company have in common: without legal form and quotes, in small letters."""
    words = [plain(word.strip(".")) for word in _SIGNS.sub(" ", company).split()]
    while len(words) > 1 and words[0] in WORDS_OF_FORMS:
        words = words[1:]
    while len(words) > 1 and words[-1] in WORDS_OF_FORMS:
        words = words[:-1]
    return " ".join(words)


def _all_in(text: str) -> Iterator[Found]:
    for match in _BEFORE.finditer(text):
        yield from _with_form_before(match)
    for match in _QUOTED_BEFORE_FORM.finditer(text):
        yield _found(match[0], match.start(), match.end())
    for match in _AFTER.finditer(text):
        yield from _with_form_after(match)
    for match in _LABELLED.finditer(text):
        yield _found(match["rest"], match.start(), match.end())
    for pattern in (_CALLED_ONE, _FROM_A_PLACE, _FROM_QUOTED):
        for match in pattern.finditer(text):
            yield from _without_form(match)
    for match in _ENGLISH_FROM.finditer(text):
        yield from _from_english(match)


def _with_form_before(match: re.Match[str]) -> Iterator[Found]:
    form = match["form"]
    if form.islower() and form in _SHORT and not match["quoted"] and not _begins_a_line(match):
        return
    usual = next(known for known in _FORMS_BEFORE if known.casefold() == form.casefold())
    if match["quoted"]:
        yield _found(usual + match[0][len(form) :], match.start(), match.end())
        return
    length = _length_of_name(match["rest"], personal=usual in _PERSONAL_FORMS)
    if length:
        numbered = re.match(r"\s?№\s?\d{1,4}\b", match["rest"][length:])
        length += numbered.end() if numbered else 0
        name = match["rest"][:length]
        start = match.start("rest")
        yield Found(value=_folded(f"{usual} {_capitalised(name)}"), start=match.start(), end=start + length)


def _begins_a_line(match: re.Match[str]) -> bool:
    before = match.string[: match.start()].rstrip(" ")
    return (
        not before
        or before[-1] in "\n,.;:(—–-"
        or bool(re.search(r"\b(?:из|от|я|мы|это|для|на)$", before, re.IGNORECASE))
    )


def _with_form_after(match: re.Match[str]) -> Iterator[Found]:
    form = match["form"]
    if form.islower() and (form in _SHORT or not form.isascii()):
        return
    line = re.split(r"[\n(«\"“]", match.string[max(0, match.start() - _FURTHEST) : match.start()])[-1]
    start = match.start()
    for count, word in enumerate(reversed(list(re.finditer(r"\S+", line)))):
        if count == _LONGEST_NAME + 1 or not _may_stand_before_a_form(word[0], nearest=not count):
            break
        start = match.start() - len(line) + word.start()
        if not word[0][0].isupper() and word[0] != "&":
            break
    if start < match.start():
        yield _found(match.string[start : match.end()].removeprefix("&"), start, match.end())


def _may_stand_before_a_form(word: str, *, nearest: bool) -> bool:
    """Return whether a word before a legal form belongs to the name: one written small only if it is the nearest."""
    bare = word.rstrip(",")
    small = plain(bare)
    if (
        not re.fullmatch(rf"(?:{_WORD}|&)", bare)
        or small in _STOP_BEFORE
        or (word != bare and not (nearest and bare.isascii()))
    ):
        return False
    return _is_capital(bare) or (nearest and not is_ordinary(small))


def _without_form(match: re.Match[str]) -> Iterator[Found]:
    if match["quoted"]:
        yield _found(match["quoted"], match.start(), match.end())
        return
    length = _length_of_name(match["rest"], personal=False)
    name = match["rest"][:length]
    if name and name[0].isupper() and not is_never_a_name(plain(name.split()[0])):
        yield _found(name, match.start(), match.start("rest") + length)
    elif name and name.islower() and _stands_alone(match, length) and not is_ordinary(plain(name)):
        yield _found(_capitalised(name), match.start(), match.start("rest") + length)


def _stands_alone(match: re.Match[str], length: int) -> bool:
    """Return whether nothing else is said of the company in the same breath."""
    before = match.string[: match.start()]
    after = match["rest"][length:]
    return bool(re.match(r"\s*(?:$|[,.;\n☎■])", after)) and not re.search(r"\bваш\w*\s*$", before, re.IGNORECASE)


def _from_english(match: re.Match[str]) -> Iterator[Found]:
    length = _length_of_name(match["rest"], personal=False)
    name = match["rest"][:length]
    words = [plain(word) for word in name.split()]
    if (
        name
        and name[0].isupper()
        and PLACES.isdisjoint(words)
        and not (is_never_a_name(words[0]) or is_given(words[0]))
    ):
        start = match.start("rest")
        yield _found(name, start, start + length)


def _length_of_name(rest: str, *, personal: bool) -> int:
    """Return how many characters of what follows are the name; `personal`: a person's, as that of an ИП."""
    kept: list[str] = []
    end = 0
    for word in _in_a_row(rest):
        if len(kept) == _LONGEST_NAME or not _goes_on(kept, word[0], personal=personal):
            break
        kept.append(word[0])
        end = word.end()
    if len(kept) == 1 and not _is_capital(kept[0]) and not may_be_a_title(plain(kept[0])):
        return 0
    if kept and not personal and (closing := _CLOSING_WORD.match(rest, end)) and _closes_a_name(closing["word"]):
        return closing.end()
    return end - 1 if kept and _ENDS_A_SENTENCE.search(kept[-1]) else end


def _closes_a_name(word: str) -> bool:
    """Return whether a small word right before a pause is the end of a name: Ромашка плюс, Вектор сервис."""
    small = plain(word)
    return small not in _STOP_AFTER and may_be_a_title(small) and _NOUN_AS_IN_A_NAME.fullmatch(small) is not None


def _in_a_row(rest: str) -> Iterator[re.Match[str]]:
    """Yield words from the beginning on as long as nothing but a space is between them."""
    end = 0
    for word in re.finditer(rf"(?:{_WORD}|&)\.?", rest):
        if rest[end : word.start()] not in ("", " "):
            return
        yield word
        if _ENDS_A_SENTENCE.search(word[0]):
            return
        end = word.end()


def _goes_on(kept: list[str], word: str, *, personal: bool) -> bool:
    """Return whether a word is the next of a name: capitalised ones, or one written small, with its adjective."""
    small, capital = plain(word), _is_capital(word)
    if small in _STOP_AFTER:
        return False
    if not kept:
        return not word.isdigit() and (capital or may_be_a_title(small) or _ADJECTIVE.fullmatch(small) is not None)
    if capital:
        return _is_capital(kept[-1]) and small not in PLACES
    if personal:
        return not _is_capital(kept[0]) and kind_of(word) in {Kind.GIVEN, Kind.PATRONYMIC}
    if small in _INSTITUTIONS:
        return True
    only_adjective = len(kept) == 1 and not _is_capital(kept[0]) and _ADJECTIVE.fullmatch(plain(kept[0])) is not None
    return only_adjective and may_be_a_title(small)


def _is_capital(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or word == "&"


def _capitalised(name: str) -> str:
    return name[:1].upper() + name[1:] if name.islower() else name


def _found(written: str, start: int, end: int) -> Found:
    return Found(value=_folded(written), start=start, end=end)


def _folded(written: str) -> str:
    folded = " ".join(written.split()).strip(" ,;:")
    return folded.removesuffix(".") if re.search(r"\w{2}\.$", folded) else folded


_INSTITUTIONS = frozenset({"сад", "школа", "лицей", "гимназия", "колледж", "больница", "поликлиника", "центр", "дом"})
_STOP_BEFORE = words_of("""
    from of the with at for by in is am i'm im we are here this and or a an regards thanks best company
""")
_STOP_AFTER = words_of("""
    и а но для на из по с в от тел телефон нужен нужна нужно хочу хотим ищем интересует инн адрес здравствуйте
    добрый просим меня мы он она and or for from in need needs we i looking is are want would
""")
