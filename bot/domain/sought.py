"""What is sought: of what the words may be a part that somebody typed to find a client or a company."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.contact_points import EXTENSION
from bot.domain.free_mail import is_free_mail, is_public_suffix
from bot.domain.likeness.initials import first_sounds_of
from bot.domain.likeness.letters import in_one_alphabet, on_other_keys
from bot.domain.likeness.sounds import sound_of
from bot.domain.reading.companies import bare_name
from bot.domain.typed_text import visible

LONGEST_SOUGHT = 250  # an e-mail has up to 254 characters
SHORTEST_NUMBER = 3
MOST_WORDS = 6
MOST_WORDS_TAKEN_IN = 200
LONGEST_WORD = 40
_LONGEST_PHONE = 15
_SHORTEST_SOUND = 3

_LINK = re.compile(
    r"(?:https?://)?(?:www\.)?(?:t|telegram)\.me/@?(\w+)\S*|tg://resolve\?domain=(\w+)\S*", re.IGNORECASE
)
_MAIL = re.compile(r"(?:mailto:)?([^\s@,;:<>()]*)@([^\s@,;:<>()]*)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?=[^\W\d_])(?=\S*[._\d])[\w.-]+\w")
_USERNAME = re.compile(r"\w+", re.ASCII)
_BEHIND_A_NUMBER = re.compile(rf"(?<=[\d)]){EXTENSION.pattern}", re.IGNORECASE)
_NUMBER = re.compile(r"\+?\d(?:[\s()./\u2010-\u2015\u2212-]*\d)*(?![^\W\d_])")
_WORD = re.compile(r"[^\W_]+(?:['’ʼ`][^\W\d_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What was typed, taken apart. `numbers`: one part of a phone, in the ways in which it may be meant.

    `mailbox` and `domain` are the halves of a part of an e-mail, either may be empty: behind an @ alone may stand a
    username as well as a domain. `words` are in small letters.
    """

    text: str = ""
    numbers: tuple[str, ...] = ()
    mailbox: str = ""
    domain: str = ""
    username: str = ""
    words: tuple[str, ...] = ()

    @property
    def is_mail(self) -> bool:
        """Whether a part of an e-mail was typed, with its @."""
        return bool(self.mailbox or self.domain)

    @property
    def has_contact(self) -> bool:
        """Whether it is certain that a part of a contact was typed."""
        return bool(self.numbers or self.is_mail or self.username)

    @property
    def is_address(self) -> bool:
        """Whether it may be a part of an e-mail or a username rather than a name: star.fox141, romashka.ru."""
        return not self.is_mail and _ADDRESS.fullmatch(self.text) is not None

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing to go by: emoji, signs, two digits."""
        return not (self.has_contact or self.words)

    @property
    def is_short(self) -> bool:
        """Whether it is one or two letters and no more: half of a base begins so."""
        return len(self.text) < SHORTEST_NUMBER and len(self.words) == 1


def read_sought(typed: str) -> Sought:
    """Take apart what somebody typed to find a client."""
    text = _with_plain_digits(visible(unicodedata.normalize("NFKC", typed[: LONGEST_SOUGHT * 2])))[:LONGEST_SOUGHT]
    link = _LINK.search(text)
    rest = _without(text, link)
    mail = _MAIL.search(rest)
    rest = _without(rest, mail)
    username = (link[1] or link[2]) if link else _username(mail)
    number = _number(rest)
    return Sought(
        text=" ".join(text.casefold().replace("ё", "е").split()),
        numbers=tuple(_readings(number)),
        mailbox=mail[1].casefold() if mail else "",
        domain=mail[2].casefold().rstrip(".") if mail else "",
        username=username.casefold(),
        words=tuple(dict.fromkeys(words_in(_NUMBER.sub(_as_words, rest) if number else rest)))[:MOST_WORDS],
    )


def words_in(text: str) -> Iterator[str]:
    """Yield the words of a text in small letters of one alphabet each, numbers among them."""
    for found in _WORD.finditer(unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")):
        yield in_one_alphabet(found[0])[:LONGEST_WORD]


def words_of_company(name: str) -> frozenset[str]:
    """Return by which words a company is found: all of its name but the legal form."""
    return frozenset(words_in(bare_name(name)))


def words_of_note(note: str) -> frozenset[str]:
    """Return by which words a note is found."""
    return frozenset(list(words_in(note))[:MOST_WORDS_TAKEN_IN])


def words_of_mail(address: str) -> frozenset[str]:
    """Return by which words an e-mail is found: the mailbox, each part of it, and the domain of a company."""
    mailbox, _, domain = address.rpartition("@")
    words = {mailbox, *_parts(mailbox)}
    if not (is_free_mail(domain) or is_public_suffix(domain)):
        words |= {f"@{domain}", *(f"@{label}" for label in domain.split(".")[1:-1])}
    return frozenset(word[:LONGEST_WORD] for word in words if len(word) > 1)


def begins_with(word: str, sought: str) -> bool:
    """Tell whether a word of a name begins with what was typed: as it is written, or as it sounds."""
    if word.startswith(sought):
        return True
    if len(sought) == 1:
        return sound_of(word)[:1] in first_sounds_of(sought)
    heard = sound_of(sought)
    return len(heard) >= _SHORTEST_SOUND and sound_of(word).startswith(heard)


def has_words(name: str, sought: tuple[str, ...]) -> bool:
    """Tell whether each word that was typed begins another word of a text."""
    left = list(words_in(name))
    for word in sorted(sought, key=len, reverse=True):
        found = next((each for each in left if begins_with(each, word)), None)
        if found is None:
            return False
        left.remove(found)
    return True


def on_the_other_keys(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return words as the same keys give them in the other alphabet; none where one of them would be no word."""
    switched = [on_other_keys(word) for word in words]
    return tuple(word for word in switched if word is not None) if all(switched) else ()


def _parts(text: str) -> Iterator[str]:
    return (part for part in re.split(r"[\W_]+", text.casefold()) if part)


def _with_plain_digits(text: str) -> str:
    """Return a text with the digits of any script as ours."""
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def _without(text: str, found: re.Match[str] | None) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}" if found else text


def _username(mail: re.Match[str] | None) -> str:
    """Return what stands behind an @ that nothing stands before, unless it has the dot of a domain."""
    named = mail is not None and not mail[1] and _USERNAME.fullmatch(mail[2])
    return mail[2] if mail is not None and named else ""


def _number(text: str) -> str:
    """Return the digits of the first part of a phone in a text, without the extension."""
    for found in _NUMBER.finditer(_BEHIND_A_NUMBER.sub(" ", text)):
        digits = "".join(sign for sign in found[0] if sign.isdigit())
        if len(digits) >= SHORTEST_NUMBER:
            return digits[:_LONGEST_PHONE]
    return ""


def _readings(digits: str) -> Iterator[str]:
    """Yield what digits may mean: as they stand, without the zeros before a country, with the country for an eight."""
    if digits:
        yield digits
        if digits.startswith("0") and len(digits.lstrip("0")) > SHORTEST_NUMBER:
            yield digits.lstrip("0")
        if digits.startswith("8") and len(digits) > SHORTEST_NUMBER:
            yield f"7{digits[1:]}"


def _as_words(number: re.Match[str]) -> str:
    """Leave out the number that is sought among phones; two digits stay a word: 21."""
    return " " if sum(sign.isdigit() for sign in number[0]) >= SHORTEST_NUMBER else number[0]
