"""Answering: managers who take, decide and answer by pressing what stands on their cards."""

import asyncio
from contextlib import suppress
from random import Random

from bot.sandbox.people import Group, Player, SandboxError
from bot.sandbox.sight import Button, Seen
from tests.faults.evidence import Answer
from tests.faults.kills.watching import Watch

# How likely a button is pressed, by what its data begins with; what is not named here is never pressed.
LIKELY = {
    "take1": 30.0, "open1": 20.0, "qual1": 8.0, "stage1": 2.0, "win1": 2.0, "lose1": 0.5, "reopen1": 0.5, "link1": 3.0,
    "keep1": 3.0, "close1": 3.0,
    "exclwhat1": 1.0, "exclnow1": 3.0, "skip2": 3.0, "menu1": 2.0, "answer1": 0.7, "search1": 0.5, "undo1": 0.3,
    "exclp1": 0.05, "lift1": 0.05, "later1": 0.5, "hand1": 0.5, "back1": 0.5,
    "hist1": 0.3, "list1": 0.2, "kind1": 0.3, "unkind1": 0.1,
}  # fmt: skip

ASKS_FOR_LIST = 0.1
CHANGES_ANSWER = 0.2
REACTS = 0.05


class Answering:
    """One manager at work until told to stop; the same seed makes the same choices from the same cards.

    Where the team has a `group`, cards stand there; what a manager asked for comes in private all the same.
    """

    def __init__(self, player: Player, number: int, random: Random, watch: Watch, group: Group | None) -> None:
        self.answers: list[Answer] = []
        self.presses = 0
        self._player = player
        self._number = number
        self._random = random
        self._watch = watch
        self._group = group
        self._pressed: set[tuple[int, int, str]] = set()

    async def work(self, done: asyncio.Event) -> None:
        """Look at the cards, now and then at the list of leads, press something, and again."""
        while not done.is_set():
            await self._watch.rests(self._player, patience=1)
            await asyncio.sleep(self._random.uniform(0.2, 1.2))
            if self._random.random() < ASKS_FOR_LIST:
                await self._player.sends("/leads")
            if self._random.random() < REACTS:
                await self._react()
            choice = self._choose(await self._cards())
            if choice is not None:
                await self._press(*choice)

    async def _cards(self) -> list[Seen]:
        """What the bot wrote, in private and in the group."""
        in_group = await self._player.messages(self._group) if self._group else []
        return [message for message in (*in_group, *await self._player.messages()) if message.from_bot]

    def _choose(self, cards: list[Seen]) -> tuple[Seen, Button] | None:
        """Choose one of the buttons that were not pressed before, and are pressed in life at all."""
        offered = [
            (card, button)
            for card in cards
            for button in card.buttons
            if _weight(button) and (card.chat_id, card.id, button.data) not in self._pressed
        ]
        weights = [_weight(button) for _, button in offered]
        if self._random.random() > sum(weights):  # nothing likely is left to do
            return None
        return self._random.choices(offered, weights)[0]

    async def _press(self, card: Seen, button: Button) -> None:
        assert button.data is not None
        self._pressed.add((card.chat_id, card.id, button.data))
        times = 2 if self._random.random() < 0.2 else 1
        async with asyncio.TaskGroup() as both:
            for _ in range(times):
                both.create_task(self._tap(card, button.data))
        if button.data.startswith("answer1"):
            await self._answer(card)
        elif button.data.startswith("search1"):
            await self._watch.rests(self._player, patience=2)
            await self._player.sends(self._random.choice(("Anna", "Иван", "Novak")))

    async def _tap(self, card: Seen, data: str) -> None:
        self.presses += 1
        try:
            await self._player.presses_data(data, on=card, patience=0.5)
        except SandboxError:
            return  # the card has been deleted meanwhile

    async def _answer(self, card: Seen) -> None:
        """Answer in words, as the bot asked for, or by a reply to the card."""
        token = f"a{self._number}-{len(self.answers)}"
        self.answers.append(Answer(manager=self._player.id, token=token))
        await self._watch.rests(self._player, patience=2)
        place = self._group if self._group and card.chat_id == self._group.id else None
        in_reply = self._random.random() < 0.5
        words = f"It is in stock, {token}"
        try:
            answer = await self._player.sends(words, to=place, reply_to=card if in_reply else None)
        except SandboxError:
            return  # the card has been deleted meanwhile
        if self._random.random() < CHANGES_ANSWER:
            await self._player.edits(answer, f"{words}, at once")

    async def _react(self) -> None:
        """Put an emoji under something that a prospect said, and perhaps take it away."""
        lines = [message for message in await self._player.messages() if message.from_bot and message.answered]
        if lines:
            line = self._random.choice(lines)
            with suppress(SandboxError):  # what was erased is deleted meanwhile
                for emoji in ("🔥", None)[: self._random.randint(1, 2)]:
                    await self._player.reacts(line, emoji)


def _weight(button: Button) -> float:
    return LIKELY.get((button.data or "").partition(":")[0], 0.0)
