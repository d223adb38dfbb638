"""The cast: everybody from whom updates come, and the marks by which each one's data is known again wherever it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from random import Random
from typing import Any

Json = dict[str, Any]

CONSONANTS, VOWELS = "бвгдклмнпрст", "аеиоу"
LATIN = str.maketrans(CONSONANTS + VOWELS, "bvgdklmnprstaeiou")
LARGEST_ACCOUNT = 2**52 - 1  # Telegram Bot API: an id has at most 52 significant bits

TEAM_CHAT, OTHER_GROUP, SMALL_GROUP, CHANNEL = -1_001_000_000_001, -1_001_000_000_002, -4_711, -1_009_000_000_001
LANGUAGES = ("ru", "en", "uk", "pt-br", "", None)


class Part(StrEnum):
    """What somebody is to the bot."""

    OWNER = "owner"
    MANAGER = "manager"
    NEWCOMER = "newcomer"
    PROSPECT = "prospect"
    STRANGER = "stranger"
    BOT = "bot"
    STAND_IN = "stand-in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Somebody:
    """An account. `account_name` is what Telegram shows, `name` what its person says; each word is nobody else's."""

    id: int
    part: Part
    account_name: str
    name: str
    phone: str
    email: str
    language: str | None
    is_bot: bool = False

    @property
    def user(self) -> Json:
        """The account as Telegram sends it."""
        return {
            "id": self.id,
            "is_bot": self.is_bot,
            "first_name": self.account_name,
            "username": self.account_name.translate(LATIN),
            "language_code": self.language,
        }

    @property
    def chat(self) -> Json:
        """The private chat with the bot."""
        return {"id": self.id, "type": "private", "first_name": self.account_name}

    @property
    def marks(self) -> tuple[str, ...]:
        """All that is this person's and nobody else's."""
        return (self.account_name, self.name, self.phone, self.email)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Everybody, with the names and contacts that only the directory knows (`clients`)."""

    people: tuple[Somebody, ...]
    clients: tuple[Somebody, ...]

    def playing(self, *parts: Part) -> list[Somebody]:
        """Whoever plays one of these parts."""
        return [somebody for somebody in self.people if somebody.part in parts]

    @property
    def team(self) -> list[Somebody]:
        """Whoever works here by the config."""
        return self.playing(Part.OWNER, Part.MANAGER)


class Marks:
    """Whose data a text holds."""

    def __init__(self, cast: Cast) -> None:
        everybody = (*cast.people, *cast.clients)
        self._owner = {mark: somebody.id for somebody in everybody for mark in somebody.marks}
        self._words = re.compile("|".join(map(re.escape, self._owner)))
        self._phones = {somebody.phone: somebody.id for somebody in everybody}

    def owner(self, mark: str) -> int:
        """The id of whoever a mark belongs to."""
        return self._owner[mark]

    def found_in(self, text: str) -> set[str]:
        """All marks in a text; a phone is known however its digits are parted."""
        digits = "".join(filter(str.isdigit, text))
        return {*self._words.findall(text), *(phone for phone in self._phones if phone in digits)}


def cast_for(random: Random, *, prospects: int = 14, strangers: int = 6) -> Cast:
    """Invent everybody anew."""
    inventing = _invented(random)
    team = [_as(next(inventing), Part.OWNER), *(_as(next(inventing), Part.MANAGER) for _ in range(3))]
    asking = [_as(next(inventing), Part.PROSPECT) for _ in range(prospects)]
    strange = [_as(next(inventing), Part.STRANGER) for _ in range(strangers)]
    strange[0] = replace(strange[0], id=LARGEST_ACCOUNT)
    coming = [_as(next(inventing), Part.NEWCOMER) for _ in range(2)]
    bots = [replace(_as(next(inventing), Part.BOT), is_bot=True) for _ in range(2)]
    stand_ins = [
        replace(_as(next(inventing), Part.STAND_IN), id=number, is_bot=number != 777_000)
        for number in (136_817_688, 1_087_968_824, 777_000)  # a channel, an anonymous administrator, Telegram itself
    ]
    clients = tuple(_as(next(inventing), Part.STRANGER) for _ in range(6))
    return Cast(people=(*team, *asking, *strange, *coming, *bots, *stand_ins), clients=clients)


def _as(somebody: Somebody, part: Part) -> Somebody:
    return replace(somebody, part=part)


def _invented(random: Random) -> Iterator[Somebody]:
    known: set[str] = set()
    number = 0
    while True:
        number += 1
        account_name, name = _new_word(random, known), _new_word(random, known)
        yield Somebody(
            id=5_000_000_000 + number if number % 2 else 100_000 + number,
            part=Part.STRANGER,
            account_name=account_name,
            name=name,
            phone=f"7912{random.randrange(10_000) * 100 + number:07d}",
            email=f"{_new_word(random, known).translate(LATIN).lower()}@example.com",
            language=random.choice(LANGUAGES),
        )


def _new_word(random: Random, known: set[str]) -> str:
    """A word that could be a name and that nobody says by chance."""
    while True:
        word = "".join(random.choice(CONSONANTS) + random.choice(VOWELS) for _ in range(4)).capitalize()
        if word not in known:
            known.add(word)
            return word
