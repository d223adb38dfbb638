"""Asking: prospects who look around, ask, or introduce themselves - and note down what they did."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from random import Random

from bot.sandbox.people import Player
from bot.sandbox.sight import Seen
from tests.faults.evidence import Story
from tests.faults.kills.watching import Watch

PATIENCE = 300.0
BREATH = 2.5  # seconds: who writes faster gets one receipt for several messages
WITH_PICTURES = 0.3
CHANGES_MIND = 0.3
REACTS = 0.4
WAITS_FOR_ANSWER = 6.0
READS = 1.0  # seconds in which nobody can have read a message yet
NAMES = ("Anna Petrova", "Иван Смирнов", "Мария Ильина", "Peter Novak", "Ольга Ким", "Jean-Luc Martin", "Ян")


class Asking:
    """One prospect, from the first START to the last receipt; the same seed makes the same decisions.

    Who `forgets` has everything erased in the end.
    """

    def __init__(self, player: Player, number: int, random: Random, watch: Watch, *, forgets: bool = False) -> None:
        self.story = Story(person=player.id)
        self._player = player
        self._number = number
        self._random = random
        self._watch = watch
        self._forgets = forgets
        self._last = 0

    async def play(self) -> Story:
        """Live through it; being left without an answer ends it and is noted."""
        plot = self._random.choices((self._look_around, self._ask, self._introduce_oneself), (1, 3, 4))[0]
        try:
            await self._start()
            await plot()
            if self._forgets:
                await self._has_all_erased()
        except AssertionError as trouble:
            self.story.trouble = str(trouble)
        return self.story

    # The plots

    async def _look_around(self) -> None:
        await self._pauses()
        await self._does(self._player.sends("/help"))
        await self._sees(lambda _: True)

    async def _ask(self) -> None:
        for _ in range(self._random.randint(1, 3)):
            await self._pauses()
            await self._asks_something()
        await self._may_react_to_answer()

    async def _introduce_oneself(self) -> None:
        if self._random.random() < 0.5:
            await self._pauses()
            await self._asks_something()
        await self._pauses()
        await self._leaves_contact()
        await self._gives_name()
        await self._consents()
        if self._random.random() < 0.4:
            await self._pauses()
            await self._asks_something()

    # The steps

    async def _start(self) -> None:
        self.story.starts += 1
        await self._does(self._player.starts(self._random.choice((None, None, "spring-fair"))))
        await self._sees(lambda seen: seen.button("Leave a contact") is not None)

    async def _asks_something(self) -> None:
        """Ask, with or without pictures, and wait for the receipt; perhaps say it in other words then."""
        token = f"q{self._number}-{len(self.story.questions)}"
        self.story.questions.append(token)
        words = f"How much is the big one with delivery, {token}?"
        with_pictures = self._random.random() < WITH_PICTURES
        asked = await self._does(self._shows(words) if with_pictures else self._player.sends(words))
        await self._watch.sees_sign(self._player, lambda seen: "passed" in seen.text, asked.id, patience=PATIENCE)
        if self._random.random() < CHANGES_MIND:
            await self._player.edits(asked, f"{words} And two?")

    async def _shows(self, words: str) -> Seen:
        """Send an album; the words are under the first of its pictures."""
        pictures = await self._player.sends_album(words, None, None)
        self.story.wordless += len(pictures) - 1
        return pictures[0]

    async def _may_react_to_answer(self) -> None:
        """Put an emoji under the first answer, if one comes soon, and perhaps take it away."""
        if self._random.random() > REACTS:
            return
        with suppress(AssertionError):
            answer = await self._watch.sees(self._player, _answers, after=0, patience=WAITS_FOR_ANSWER)
            await asyncio.sleep(READS)
            for emoji in ("👍", None)[: self._random.randint(1, 2)]:
                await self._player.reacts(answer, emoji)

    async def _leaves_contact(self) -> None:
        leave = await self._sees_again(_offers("contact1"))
        await self._taps("contact1", leave)
        await self._sees(_asks_contact)
        phone = self._player.phone or ""
        if self._random.random() < 0.5:
            await self._does(self._player.shares_contact())
        else:
            await self._does(self._player.sends(f"+{phone}"))
        self.story.contact = f"+{phone}"
        await self._sees(_says("What is your name"))

    async def _gives_name(self) -> None:
        name = self._random.choice(NAMES)
        await self._does(self._player.sends(name))
        self.story.name = name
        seen = await self._sees(lambda seen: _offers("consent1")(seen) or _says("what is it about")(seen))
        if not _offers("consent1")(seen):
            await self._tells_wish()

    async def _tells_wish(self) -> None:
        token = f"w{self._number}-{len(self.story.questions)}"
        self.story.questions.append(token)
        await self._does(self._player.sends(f"I would like a price list, {token}"))
        await self._sees(_offers("consent1"))

    async def _consents(self) -> None:
        summary = await self._sees_again(_offers("consent1"))
        taps = 2 if self._random.random() < 0.2 else 1
        self.story.consents += 1
        await self._taps("consent1", summary, times=taps)
        await self._sees(_says("Thank you"))

    async def _has_all_erased(self) -> None:
        """Ask for it, agree to it, and hear that it is done."""
        await self._pauses()
        await self._does(self._player.sends("/forget"))
        asked = await self._sees(_offers("erase1"))
        left = [*self.story.questions, *([self.story.contact] if self.story.contact else [])]
        self.story = Story(person=self._player.id, erased=left)
        await self._taps("erase1", asked)
        await self._sees_again(lambda seen: seen.id >= asked.id and not _offers("erase1")(seen))

    # How it is done

    async def _pauses(self) -> None:
        await asyncio.sleep(BREATH + self._random.uniform(0, 2))

    async def _does(self, deed: Awaitable[Seen]) -> Seen:
        self.story.wants_answers += 1
        done = await deed
        self._last = done.id
        return done

    async def _taps(self, meaning: str, on: Seen, *, times: int = 1) -> None:
        data = _data_of(on, meaning)
        assert data is not None
        self.story.wants_answers += 1
        self._last = max(message.id for message in await self._player.messages())
        for _ in range(times):
            await self._player.presses_data(data, on=on, patience=0)

    async def _sees(self, look: Callable[[Seen], bool]) -> Seen:
        return await self._watch.sees(self._player, look, after=self._last, patience=PATIENCE)

    async def _sees_again(self, look: Callable[[Seen], bool]) -> Seen:
        return await self._watch.sees(self._player, look, after=0, patience=PATIENCE)


def _asks_contact(seen: Seen) -> bool:
    return any(button.asks_contact for button in seen.buttons)


def _offers(meaning: str) -> Callable[[Seen], bool]:
    return lambda seen: _data_of(seen, meaning) is not None


def _data_of(seen: Seen, meaning: str) -> str | None:
    """What the button of this meaning carries: its data begins with it."""
    carried = (button.data for button in seen.buttons if button.data)
    return next((data for data in carried if data.partition(":")[0] == meaning), None)


def _answers(seen: Seen) -> bool:
    """Whether it is what a manager said."""
    return "It is in stock" in seen.text


def _says(words: str) -> Callable[[Seen], bool]:
    return lambda seen: words in seen.text
