"""Every word a person reads. English stands in the code; its Russian stands here.

`ru/prospects.po` holds what prospects read, `ru/team.po` what managers and owners read, `ru/request.po` says the
messages that name a lead with the other of the two words for it ("обращение" instead of "лид").
"""

import html
from collections.abc import Mapping
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from bot.texts.quoting import fit_quotes

LANGUAGES = ("ru", "en")
OWN_NAMES = {"ru": "Русский", "en": "English"}  # as those read who look for it

# People who set Telegram to one of these languages read Russian rather than English.
_READ_RUSSIAN = frozenset({"ru", "be", "uk", "kk", "ky", "uz", "tg", "hy", "ka", "az", "tk", "tt"})


class Markup(str):
    """Text that is HTML already and is not escaped again."""

    __slots__ = ()


class Say:
    """Says things in one language.

    `say("Hello, {name}", name=name)` gives HTML in which every value is escaped - the one place where that happens;
    `say.plain` gives plain text for buttons and pop-ups; `say.many` and `say.plain_many` choose the plural by `n`.
    """

    def __init__(self, language: str, translations: NullTranslations) -> None:
        self.language = language
        self._translations = translations

    def __call__(self, message: str, /, **values: object) -> Markup:
        """Return the message as HTML."""
        return Markup(_filled(self._translations.gettext(message), _escaped(values)))

    def plain(self, message: str, /, **values: object) -> str:
        """Return the message as plain text."""
        return _filled(self._translations.gettext(message), values)

    def many(self, one: str, many: str, /, n: int, **values: object) -> Markup:
        """Return the message as HTML with the plural that fits `n`."""
        return Markup(_filled(self._translations.ngettext(one, many, n), {"n": n, **_escaped(values)}))

    def plain_many(self, one: str, many: str, /, n: int, **values: object) -> str:
        """Return the message as plain text with the plural that fits `n`."""
        return _filled(self._translations.ngettext(one, many, n), {"n": n, **values})


def text(message: str) -> str:
    """Mark a message for translation where it is not said yet."""
    return message


@cache
def speaking(language: str, lead_word: str = "лид") -> Say:
    """Return a speaker of "ru" or "en"; in Russian a lead is called "лид" or "обращение"."""
    if language != "ru":
        return Say("en", NullTranslations())
    translations = _compiled("prospects", "team")
    if lead_word == "обращение":
        wording = _compiled("request")
        wording.add_fallback(translations)
        return Say("ru", wording)
    return Say("ru", translations)


def language_of(telegram_code: str | None, otherwise: str) -> str:
    """Return the language to speak with somebody whose Telegram is set to a language code."""
    if not telegram_code:
        return otherwise
    return "ru" if telegram_code.split("-")[0].lower() in _READ_RUSSIAN else "en"


def codes_of_readers(language: str) -> tuple[str | None, ...]:
    """Return which Telegram codes have those who are spoken to in a language; None stands for all not named."""
    return tuple(sorted(_READ_RUSSIAN)) if language == "ru" else (None,)


def catalogue(name: str) -> Catalog:
    """Return one of the Russian catalogues: "prospects", "team" or "request"."""
    with (files("bot.texts") / "ru" / f"{name}.po").open("rb") as source:
        return read_po(source, locale="ru")


def _compiled(*names: str) -> GNUTranslations:
    """Compile catalogues when they are first needed, so that no compiled copy can grow stale."""
    together = Catalog(locale="ru")
    for name in names:
        for message in catalogue(name):
            together[message.id] = message
    compiled = BytesIO()
    write_mo(compiled, together)
    compiled.seek(0)
    return GNUTranslations(compiled)


def _filled(message: str, values: Mapping[str, object]) -> str:
    return message.format(**fit_quotes(message, values))


def _escaped(values: Mapping[str, object]) -> dict[str, object]:
    return {
        key: html.escape(value, quote=False) if isinstance(value, str) and not isinstance(value, Markup) else value
        for key, value in values.items()
    }
