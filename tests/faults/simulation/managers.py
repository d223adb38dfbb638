"""Managers: they take, decide, answer and undo by pressing what stands on their cards, or stood there."""

import asyncio
from collections.abc import Sequence
from random import Random

from bot.sandbox import contents, deeds, reacting, searching
from bot.sandbox.world import Chat, Message, Person
from tests.faults.evidence import NOTE, Answer
from tests.faults.simulation.watched_world import WatchedWorld, data_on

# How likely a button is pressed, by what its data begins with; what is not named here is never pressed.
LIKELY = {
    "take1": 30.0, "open1": 4.0, "qual1": 6.0, "stage1": 4.0, "win1": 4.0, "lose1": 3.0, "amount1": 4.0, "link1": 8.0,
    "keep1": 4.0, "close1": 3.0, "exclwhat1": 2.0, "exclnow1": 8.0, "skip2": 5.0, "menu1": 5.0, "answer1": 2.0,
    "search1": 1.0, "undo1": 3.0, "exclp1": 0.3, "lift1": 1.0, "mklead1": 4.0, "prosp1": 0.3, "reopen1": 2.0,
    "later1": 3.0, "when1": 3.0, "hand1": 3.0, "back1": 3.0, "hist1": 1.0, "list1": 1.0, "excls1": 0.3,
    "pwho1": 1.0, "psearch1": 1.0, "linkco1": 4.0, "linknewco1": 3.0, "linknew1": 3.0,
    "plink1": 6.0, "move1": 8.0, "pmove1": 6.0,
    "client1": 0.5, "kinds1": 0.5, "chist1": 0.5, "kind1": 2.0, "unkind1": 1.0,
    "checked1": 3.0, "uncheck1": 1.0, "else1": 3.0, "notthem1": 2.0, "doubt1": 2.0, "whose1": 4.0, "whoseagain1": 2.0,
    "pnotthem1": 2.0, "pdoubt1": 1.0,
    "order1": 1.0, "orderask1": 2.0, "orderco1": 2.0, "ordershared1": 3.0, "orderoff1": 3.0, "orderwhy1": 2.0,
    "orderkeep1": 3.0, "reason1": 3.0, "unorder1": 3.0,
    "merge1": 8.0, "mergeq1": 8.0, "mergenow1": 6.0, "apart1": 1.0, "unapart1": 3.0, "unmerge1": 3.0,
    "co1": 2.0, "cohist1": 0.5, "copeople1": 1.0, "coadd1": 2.0, "coaddnew1": 3.0, "coask1": 2.0, "cojoin1": 4.0,
    "split1": 2.0, "splitpick1": 3.0, "splitname1": 3.0, "splitnow1": 4.0,
    "conew1": 2.0, "coleave1": 3.0, "unco1": 3.0,
    "cmore1": 1.0, "pts1": 1.0, "pt1": 1.0, "ptwho1": 1.0, "ptadd1": 2.0, "ptfix1": 2.0, "ptmain1": 4.0, "ptend1": 2.0,
    "ptput1": 5.0, "cname1": 2.0, "cnote1": 2.0, "cmans1": 1.0, "cman1": 2.0, "deals1": 0.5, "uncard1": 4.0,
    "exclaskwhy2": 1.0, "exclshown2": 2.0, "liftshown1": 1.0, "caller1": 0.3, "unlift1": 2.0,
    "mkexcl1": 3.0, "note1": 1.0, "held1": 6.0, "heldnote1": 3.0, "ready1": 2.0, "readyshow1": 3.0, "readysend1": 6.0,
}  # fmt: skip
DECIDES = (
    "qual1", "stage1", "win1", "lose1", "amount1", "link1", "keep1", "close1", "exclnow1", "later1", "when1",
    "hand1", "back1", "reopen1", "undo1", "linkco1", "linknewco1", "linknew1",
    "plink1", "move1", "pmove1", "kind1", "unkind1", "held1",
    "checked1", "uncheck1", "else1", "notthem1", "doubt1", "pnotthem1", "pdoubt1", "whose1", "whoseagain1",
    "orderco1", "orderoff1",
    "orderkeep1", "reason1", "unorder1",
    "mergenow1", "apart1", "unapart1", "unmerge1", "coaddnew1", "cojoin1", "conew1", "coleave1", "unco1",
    "splitnow1",
    "ptmain1", "ptend1", "ptput1", "cman1", "uncard1",
)  # fmt: skip
SOUGHT = ("Anna", "Иван", "Novak", "Romashka", "an", "ин", "ов", "нов", "Ольга")
BORROWS = 0.1
NOTES = 0.15
PICTURES = 0.2
REPLIES_TO_LINE = 0.4
EDITS = 0.1
REACTS = 0.06
CONTACTS = ("+44 20 7946 0018", "+44 20 7946 0019 ext. 12", "rita@dostavka.example", "rita@")
NAMES = ("Rita Novak", "Рита Новак", "123")
TIDIES = 0.3
MOST_KNOWN = 3
UNDOES = ("unmerge1", "unapart1")
COMMANDS = (
    "+44 20 7946 0018", "/leads", "/interests", "/find a", "/client 1", "/hygiene", "/exclusions", "/exclusions 7",
    "/campaign", "/campaign Leaflets",
    "/exclude", "/exclude +44 20 7946 0018, courier@dostavka.example", "/exclude @dostavka.example",
    "/exclude gmail.com",
)  # fmt: skip

Choice = tuple[Message, str]


class Manager:
    """One manager at work until told to stop; what they decide follows from the dice and from what they see."""

    def __init__(
        self, world: WatchedWorld, team: Sequence[Person], number: int, dice: Random, group: Chat | None
    ) -> None:
        self.answers: list[Answer] = []
        self.tidies = False
        self._group = group
        self._world = world
        self._person = team[number]
        self._colleagues = [person for person in team if person is not self._person]
        self._number = number
        self._dice = dice
        self._pressed: set[tuple[int, int, str]] = set()
        self._seen: list[Choice] = []
        self._notes = 0

    async def work(self, done: asyncio.Event) -> None:
        """Look at the cards, press something, and again."""
        deeds.start(self._world, self._person)
        while not done.is_set():
            await self._world.rests(self._person.id, self._dice.uniform(0.2, 6))
            await asyncio.sleep(self._dice.uniform(0, 1.5))
            if self._dice.random() < 0.04:
                deeds.send_text(self._world, self._person, self._own_chat, self._dice.choice(COMMANDS))
            if self._dice.random() < REACTS:
                self._react()
            if self.tidies and self._dice.random() < TIDIES:
                await self._tidy_up()
            choice = self._choose()
            if choice is not None:
                await self._press(*choice)

    @property
    def _own_chat(self) -> Chat:
        return self._world.chats[self._person.id]

    def _choose(self) -> Choice | None:
        """Choose a button that was not pressed before and is pressed in life at all; now and then one from memory."""
        if self._seen and self._dice.random() < 0.1:
            return self._dice.choice(self._seen)
        if self._dice.random() < BORROWS and (borrowed := self._borrow()):
            return borrowed
        offered = self._offered([self._own_chat, *(self._world.lives_of(self._group) if self._group else [])])
        if not offered:
            return None
        choice = self._likely(offered)
        self._seen.append(choice)
        return choice

    def _borrow(self) -> Choice | None:
        """Choose what decides for a colleague; an altered app presses it as if it stood under the own last card."""
        own = [card for card in self._world.written_by_bot(self._person.id) if "text" in card.content]
        seen = self._offered([self._world.chats[colleague.id] for colleague in self._colleagues])
        decides = [(card, data) for card, data in seen if data.startswith(DECIDES)]
        return (own[-1], self._likely(decides)[1]) if own and decides else None

    def _offered(self, chats: Sequence[Chat]) -> list[Choice]:
        return [
            (card, data)
            for chat in chats
            for card in self._world.written_by_bot(chat.id)
            for data in data_on(card)
            if _weight(data) and (chat.id, card.id, data) not in self._pressed
        ]

    def _likely(self, offered: Sequence[Choice]) -> Choice:
        return self._dice.choices(offered, [_weight(data) for _, data in offered])[0]

    async def _press(self, card: Message, data: str) -> None:
        self._pressed.add((card.chat.id, card.id, data))
        for _ in range(2 if self._dice.random() < 0.2 else 1):
            deeds.press(self._world, self._person, card.chat, card.id, data)
        if data.startswith("answer1"):
            await self._answer(card)
        elif data.startswith(("merge1", "coadd1", "coask1")):
            await asyncio.sleep(2)
            deeds.send_text(self._world, self._person, self._own_chat, self._dice.choice(SOUGHT))
        elif data.startswith("note1"):
            await asyncio.sleep(2)
            deeds.send_text(self._world, self._person, self._own_chat, self._words_of_note())
        elif data.startswith(("ptadd1", "ptfix1")):
            await asyncio.sleep(2)
            deeds.send_text(self._world, self._person, self._own_chat, self._dice.choice(CONTACTS))
        elif data.startswith(("cname1", "cnote1")):
            await asyncio.sleep(2)
            deeds.send_text(self._world, self._person, self._own_chat, self._dice.choice(NAMES))
        elif data.startswith(("search1", "psearch1")):
            await asyncio.sleep(2)
            await self._search(self._dice.choice(SOUGHT))
        elif data.startswith("mkexcl1"):
            await asyncio.sleep(2)
            who = self._dice.choice(("Ivan Novak, ivan@dostavka.example", "Ivan Novak", "?"))
            deeds.send_text(self._world, self._person, self._own_chat, who)
        elif data.startswith("amount1"):
            await asyncio.sleep(2)
            deeds.send_text(self._world, self._person, self._own_chat, self._dice.choice(("150 000", "1.5k €", "much")))
        elif data.startswith("when1"):
            await asyncio.sleep(2)
            deeds.send_text(self._world, self._person, self._own_chat, self._dice.choice(("in 2 hours", "завтра", "?")))

    async def _tidy_up(self) -> None:
        """Open a card, look for another one of the same person, and see what to do with the two; perhaps go back."""
        number = self._dice.randint(1, MOST_KNOWN)
        asked = deeds.send_text(self._world, self._person, self._own_chat, f"/client {number}")
        found = await self._finds_on_newest("merge1", since=asked)
        if found is None:
            return
        await self._press(*found)
        found = await self._finds_on_newest("mergeq1", since=asked)
        for words in self._dice.sample(SOUGHT, 3) if found is None else ():
            deeds.send_text(self._world, self._person, self._own_chat, words)
            found = found or await self._finds_on_newest("mergeq1", since=asked)
        if found is not None:
            await self._press(*found)
            await self._decide_about_two(asked)

    async def _decide_about_two(self, asked: Message) -> None:
        for meaning in (self._dice.choice(("mergenow1", "mergenow1", "mergenow1", "apart1")), *UNDOES):
            if meaning in UNDOES and self._dice.random() < 0.5:
                return
            found = await self._finds_on_newest(meaning, since=asked)
            if found is not None:
                await self._press(*found)

    async def _finds_on_newest(self, meaning: str, *, since: Message) -> Choice | None:
        """Wait a moment, and choose a button of this meaning under what the bot has written since."""
        await asyncio.sleep(self._dice.uniform(1, 3))
        cards = [card for card in self._world.written_by_bot(self._person.id) if card.id > since.id]
        offered = [(card, data) for card in cards for data in data_on(card) if data.startswith(f"{meaning}:")]
        return self._dice.choice(offered) if offered else None

    async def _search(self, words: str) -> None:
        """Write whom to look for, or choose one of those who appear while it is typed."""
        if self._dice.random() < 0.5:
            deeds.send_text(self._world, self._person, self._own_chat, words)
            return
        query = searching.ask_inline(self._world, self._person, self._own_chat, words)
        await asyncio.sleep(2)
        results = (query.answer or {}).get("results", [])
        if results:
            chosen = self._dice.choice(results)
            searching.choose_inline(self._world, self._person, self._own_chat, query.id, chosen["id"])

    async def _answer(self, card: Message) -> None:
        """Answer as the bot asked for, or by a reply to the card or to a line under it; now and then note something."""
        is_note = self._dice.random() < NOTES
        words = f"// {self._words_of_note()}" if is_note else self._words_of_answer()
        picture = contents.photo(self._world, words)
        content = picture if self._dice.random() < PICTURES else deeds.text_content(words)
        await asyncio.sleep(self._dice.uniform(0.5, 4))
        chat = card.chat if self._dice.random() < 0.5 and card.chat.upgraded_to is None else self._own_chat
        replies = chat is not self._own_chat or self._dice.random() < 0.5  # in a group nothing else is for the bot
        replied = card if replies and chat is card.chat and card.id in chat.messages else None
        lines = [message for message in self._world.written_by_bot(chat.id) if message.reply_to is not None]
        if replied is not None and lines and self._dice.random() < REPLIES_TO_LINE:
            replied = self._dice.choice(lines)
        written = deeds.send(self._world, self._person, chat, content, reply_to=replied)
        if self._dice.random() < EDITS:
            deeds.edit(self._world, self._person, chat, written.id, f"{words}, at once")

    def _react(self) -> None:
        """Put an emoji under a line of the talk, in private or in the group, or take it away again."""
        chat = self._dice.choice([self._own_chat, *(self._world.lives_of(self._group)[-1:] if self._group else [])])
        lines = [message for message in self._world.written_by_bot(chat.id) if message.reply_to is not None]
        if lines:
            reaction = self._dice.choice([[{"type": "emoji", "emoji": emoji}] for emoji in "🔥🤝"] + [[]])
            reacting.react(self._world, self._person, chat, self._dice.choice(lines).id, reaction)

    def _words_of_note(self) -> str:
        self._notes += 1
        return f"{NOTE}{self._number}-{self._notes}"

    def _words_of_answer(self) -> str:
        token = f"a{self._number}-{len(self.answers)}"
        self.answers.append(Answer(manager=self._person.id, token=token))
        return f"It is in stock, {token}"


def _weight(data: str) -> float:
    return LIKELY.get(data.partition(":")[0], 0.0)
