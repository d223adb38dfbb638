"""Guests: prospects who look around, ask and introduce themselves, whatever the world around them does."""

import asyncio
from collections.abc import Callable
from random import Random

from bot.sandbox import deeds, reacting
from bot.sandbox.contents import photo
from bot.sandbox.world import Chat, Message, Person
from tests.faults.evidence import Story
from tests.faults.simulation.bringing import brings, words_in
from tests.faults.simulation.names import NAMES
from tests.faults.simulation.watched_world import WatchedWorld, asks_contact, data_of

PATIENCE = 900.0
BREATH = 7.5  # seconds: who writes faster, by a clock that may be set back by five, gets no words for the second
QUOTES = 0.3
CHANGES_MIND = 0.2
REACTS = 0.2
REACTS_TO_ANSWER = 0.5
WAITS_FOR_ANSWER = 30.0
COMPANIES = ("Buttercup Ltd", "ООО Лютик")
NO_NAMES = ("123", "менеджер", "🙂", "Z")


class LeftWaiting(Exception):
    """No answer came."""


class Guest:
    """One prospect, from the first START on; what they decide follows from the dice."""

    def __init__(self, world: WatchedWorld, person: Person, number: int, dice: Random) -> None:
        self.story = Story(person=person.id)
        self._world = world
        self._person = person
        self._number = number
        self._dice = dice
        self._albums: set[str] = set()
        self._last = 0

    async def play(self) -> None:
        """Live through it; being left without an answer ends it and is noted."""
        plots = {
            self._look_around: 1, self._ask: 2, self._introduce_oneself: 6, self._pester: 2, self._block: 1,
            self._chat: 3, self._begin_anew: 2, self._forget: 1,
        }  # fmt: skip
        plot = self._dice.choices([*plots], [*plots.values()])[0]
        try:
            await self.starts()
            await plot()
        except LeftWaiting as trouble:
            self.story.trouble = str(trouble)

    # The plots

    async def _look_around(self) -> None:
        await self._pauses()
        self._says("/help")
        await self._sees(lambda _: True)

    async def _ask(self) -> None:
        for _ in range(self._dice.randint(1, 3)):
            await self._pauses()
            await self.asks_something()
        await self._may_react_to_answer()

    async def _introduce_oneself(self) -> None:
        if self._dice.random() < 0.5:
            await self._pauses()
            await self.asks_something()
        await self._pauses()
        await self.introduces_oneself()
        if self._dice.random() < 0.3:
            await self.names_company()
        await self.consents()
        if self._dice.random() < 0.4:
            await self._pauses()
            await self.brings_something()
        if self.story.company is None and self._dice.random() < 0.4:
            await self.gives_mail_too()
        await self._may_react_to_answer()

    async def _chat(self) -> None:
        """Talk with whoever answers, before and after introducing oneself, in words and in pictures."""
        for _ in range(self._dice.randint(2, 4)):
            await self._pauses()
            await self.brings_something()
        if self._dice.random() < 0.5:
            await self._pauses()
            await self.introduces_oneself()
            await self.consents()
            await self._pauses()
            await self.brings_something()
        await self._may_react_to_answer()

    async def _begin_anew(self) -> None:
        """Press START in the middle of an introduction, and introduce oneself after all."""
        await self._pauses()
        await self.leaves_contact()
        await self.starts()
        await self._pauses()
        await self.introduces_oneself()
        await self.consents()

    async def _forget(self) -> None:
        """Say something, perhaps introduce oneself or begin to, and have all of it erased; perhaps come back."""
        await self._pauses()
        await self.brings_something()
        if self._dice.random() < 0.7:
            await self._pauses()
            await self.introduces_oneself()
            if self._dice.random() < 0.7:
                await self.consents()
        await self._pauses()
        await self.has_all_erased()
        if self._dice.random() < 0.5:
            await self._pauses()
            await self.starts()
            await self._pauses()
            await self.asks_something()

    async def _pester(self) -> None:
        """Write several messages at once, without waiting for anything."""
        for _ in range(self._dice.randint(2, 5)):
            self.asks_at_once()
            await asyncio.sleep(self._dice.choice((0.0, 0.0, 1.0)))

    async def _block(self) -> None:
        """Ask, and block the bot before it can answer; perhaps come back."""
        await self._pauses()
        self._says(f"How much is it, {self._new_token()}?")
        self.story.blocked = True
        deeds.block(self._world, self._person)
        await asyncio.sleep(self._dice.uniform(0, 20))
        if self._dice.random() < 0.5:
            deeds.unblock(self._world, self._person)
            self._says(f"Are you there, {self._new_token()}?")

    # The steps

    async def starts(self) -> None:
        """Press START, with or without the payload of a link, and wait for the greeting."""
        self.story.starts += 1
        self.story.wants_answers += 1
        self._last = deeds.start(self._world, self._person, self._dice.choice(("", "", "spring-fair"))).id
        if _asks_whether_human(await self._sees(_any_of(_greets, _asks_whether_human))):
            await self.proves_human()

    async def proves_human(self) -> None:
        """Perhaps say something that waits meanwhile, press the right picture, and wait for the greeting.

        Where the hour has passed by then, whoever says something is let through unasked.
        """
        asked = self._last
        for _ in range(self._dice.randint(0, 3)):
            self.asks_at_once()
            self.story.wants_answers += 1
            if _greets(await self._sees(_any_of(_asks_whether_human, _greets))):
                return
        self._last = asked
        *_, question = filter(_asks_whether_human, self._world.written_by_bot(self._person.id))
        deeds.press(self._world, self._person, self._chat_with_bot, question.id, _right_picture(question))
        await self._sees(_greets)

    async def asks_something(self) -> None:
        """Ask, and wait for the receipt."""
        self._says(f"How much is the big one with delivery, {self._new_token()}?")
        await self._sees_it_passed_on(since=self._last)

    async def brings_something(self) -> None:
        """Ask, in words or with something else, perhaps in reply to what was said before; wait for the receipt."""
        token = self._new_token()
        brought = brings(self._world, self._dice, token)
        self._albums |= {content["media_group_id"] for content in brought if "media_group_id" in content}
        self.story.wordless += sum(words_in(content) is None for content in brought)
        if not any(words_in(content) for content in brought):
            self.story.questions.remove(token)
        standing = [*self._chat_with_bot.messages.values()]
        quoted = self._dice.choice(standing) if self._dice.random() < QUOTES else None
        for content in brought:
            self._last = deeds.send(self._world, self._person, self._chat_with_bot, content, reply_to=quoted).id
        await self._sees_it_passed_on(since=self._last - len(brought) + 1)
        if words_in(brought[-1]) and self._dice.random() < CHANGES_MIND:
            deeds.edit(self._world, self._person, self._chat_with_bot, self._last, f"{words_in(brought[-1])} And two?")
        if self._dice.random() < REACTS:
            self._reacts_to(self._dice.choice(self._world.written_by_bot(self._person.id)))

    async def has_all_erased(self) -> None:
        """Ask for it, agree to it, and wait until it is said to be done."""
        await self.asks_to_forget()
        await self.erases()
        await self._sees(lambda _: True)

    async def asks_to_forget(self) -> None:
        """Ask for it, and wait to be asked whether that is meant."""
        self._says("/forget")
        await self._sees(_offers_erasing)

    async def erases(self) -> None:
        """Press the button under the question whether all is to go."""
        self._last = 0
        asked = await self._sees(_offers_erasing)
        left = [*self.story.questions, *sorted(self._albums), *([self.story.contact] if self.story.contact else [])]
        self._taps(asked, "erase1")
        self.story = Story(person=self._person.id, erased=[*self.story.erased, *left])

    def shows_something(self) -> None:
        """Send a picture, and go on without waiting for the receipt."""
        picture = photo(self._world, f"One like this, {self._new_token()}")
        deeds.send(self._world, self._person, self._chat_with_bot, picture)

    def asks_at_once(self) -> None:
        """Ask, and go on without waiting for the receipt."""
        self._says(f"And what about this, {self._new_token()}?")

    async def gives_mail_too(self) -> None:
        """Write the own mail after all was sent: it goes into the same request, with another consent."""
        await self._pauses()
        self.story.mail = f"guest{self._number}@example.com"
        self.story.wants_answers += 1
        self._says(self.story.mail)
        seen = await self._sees(_any_of(_offers_consent, _asks_wish, _asks_name))
        if self.story.name and _asks_name(seen):  # who was excluded meanwhile has told it in vain
            self._says(self.story.name)
        await self._comes_to_summary()
        await self.agrees()
        if not _holds("Thank you")(await self._sees(_any_of(_holds("Thank you"), _asks_wish))):
            await self._tells_wish()  # the lead that it was known from was closed meanwhile
            await self.consents()

    async def introduces_oneself(self) -> None:
        """Come to the summary: step by step, or with all of it in one message."""
        if self._dice.random() < 0.3:
            await self.says_it_all()
        else:
            await self.leaves_contact()
            await self.gives_name()

    async def says_it_all(self) -> None:
        """Write name, contact and wish at once, and wait for the summary, which comes with word of the question."""
        self.story.contact = f"+{self._person.phone}"
        self.story.name = self._dice.choice(NAMES)
        self.story.wants_answers += 1
        self._says(f"My name is {self.story.name}, {self.story.contact}. I need a price list, {self._new_token('w')}")
        await self._sees(_offers_consent)

    async def leaves_contact(self) -> None:
        """Press the button under the greeting, share or type the own phone, and be asked for what is missing."""
        self._last = 0
        offer = await self._sees(_greets)
        self._taps(offer, "contact1")
        await self._sees(asks_contact)
        self.story.contact = f"+{self._person.phone}"
        self.story.wants_answers += 1
        if self._dice.random() < 0.5:
            self._last = deeds.send(self._world, self._person, self._chat_with_bot, deeds.own_contact(self._person)).id
        else:
            self._says(self.story.contact)
        asked = await self._sees(_any_of(_asks_name, _offers_consent, _asks_wish))
        self.story.name = None if _asks_name(asked) else self._person.first_name

    async def gives_name(self) -> None:
        """Give a name, unless the card said it, perhaps after something that is none, and come to the summary."""
        if self.story.name is None:
            await self._says_name()
        await self._comes_to_summary()

    async def _says_name(self) -> None:
        if self._dice.random() < 0.2:
            self._says(self._dice.choice(NO_NAMES))
            await self._sees(lambda _: True)
        self.story.name = self._dice.choice(NAMES)
        self.story.wants_answers += 1
        self._says(self.story.name)

    async def names_company(self) -> None:
        """Say for which company, perhaps who decides there, and wait for the summary to show it."""
        summary = await self._sees(lambda message: data_of(message, "company1") is not None)
        self._taps(summary, "company1")
        await self._sees(_holds("Which company"))
        self.story.company = self._dice.choice(COMPANIES)
        self.story.wants_answers += 1
        self._says(f"{self.story.company}, purchasing")
        named = await self._sees(_holds(f"Company: {self.story.company}"))
        if self._dice.random() < 0.3:
            self._taps(named, "decides1")
            self.story.wants_answers -= 1  # the summary that stands there shows it
            self._last = named.id - 1
            await self._sees(_holds("you decide"))

    async def consents(self) -> None:
        """Agree, and wait for the receipt."""
        await self.agrees()
        await self._sees(_holds("Thank you"))

    async def agrees(self) -> None:
        """Press the button under the newest summary that shows all that was said: an older one may stand above it."""
        self._last = 0
        shows_all = _holds(self.story.company or self.story.mail or "")
        await self._sees(lambda message: _offers_consent(message) and shows_all(message))
        summaries = filter(_offers_consent, self._world.written_by_bot(self._person.id))
        *_, summary = filter(shows_all, summaries)
        self.story.consents += 1
        self._taps(summary, "consent1", times=2 if self._dice.random() < 0.2 else 1)

    def _reacts_to(self, message: Message) -> None:
        """Put an emoji under a message of the bot's, and perhaps take it away."""
        reactions = [[{"type": "emoji", "emoji": self._dice.choice("👍❤🙏")}], []]
        for reaction in reactions[: self._dice.randint(1, 2)]:
            reacting.react(self._world, self._person, self._chat_with_bot, message.id, reaction)

    async def _may_react_to_answer(self) -> None:
        """Wait a while for an answer, and put an emoji under it; who writes on later may take it away."""
        if self._dice.random() > REACTS_TO_ANSWER:
            return
        answer = await self._world.sees(self._person.id, _holds("in stock"), after=0, patience=WAITS_FOR_ANSWER)
        if answer is not None:
            await self._pauses()
            self._reacts_to(answer)

    async def _comes_to_summary(self) -> None:
        """Wait for the summary, and say before what is asked for."""
        if _asks_wish(await self._sees(_any_of(_offers_consent, _asks_wish))):
            await self._tells_wish()

    async def _tells_wish(self) -> None:
        self._says(f"I would like a price list, {self._new_token('w')}")
        await self._sees(_offers_consent)

    # How it is done

    @property
    def _chat_with_bot(self) -> Chat:
        return self._world.chats[self._person.id]

    def _new_token(self, kind: str = "q") -> str:
        token = f"{kind}{self._number}-{len(self.story.questions) + len(self.story.erased)}"
        self.story.questions.append(token)
        return token

    def _says(self, text: str) -> None:
        self._last = deeds.send_text(self._world, self._person, self._chat_with_bot, text).id

    def _taps(self, message: Message, meaning: str, *, times: int = 1) -> None:
        data = data_of(message, meaning)
        assert data is not None
        self.story.wants_answers += 1
        self._last = max(self._chat_with_bot.messages)
        for _ in range(times):
            deeds.press(self._world, self._person, self._chat_with_bot, message.id, data)

    async def _pauses(self) -> None:
        await asyncio.sleep(BREATH + self._dice.uniform(0, 2))

    async def _sees_it_passed_on(self, *, since: int) -> None:
        """Wait for words that tell so, or for the sign under one of the messages from this one on."""
        passed_on = _holds("passed")
        self._found(await self._world.sees_sign(self._person.id, passed_on, since=since, patience=PATIENCE))

    async def _sees(self, look: Callable[[Message], bool]) -> Message:
        return self._found(await self._world.sees(self._person.id, look, after=self._last, patience=PATIENCE))

    def _found(self, found: Message | None) -> Message:
        if found is None:
            there = [message.content.get("text") for message in self._chat_with_bot.messages.values()]
            raise LeftWaiting(f"waited in vain for {PATIENCE:g} s. There is: {there}")
        return found


def _holds(words: str) -> Callable[[Message], bool]:
    return lambda message: words in message.content.get("text", "")


def _greets(message: Message) -> bool:
    return data_of(message, "contact1") is not None


def _asks_whether_human(message: Message) -> bool:
    return data_of(message, "human1") is not None


def _right_picture(question: Message) -> str:
    """The picture on whose button stands what the question names."""
    rows = (question.inline_keyboard or {}).get("inline_keyboard", [])
    right: str = next(
        button["callback_data"] for row in rows for button in row if button["text"] in question.content["text"]
    )
    return right


def _offers_consent(message: Message) -> bool:
    return data_of(message, "consent1") is not None


def _offers_erasing(message: Message) -> bool:
    return data_of(message, "erase1") is not None


def _asks_name(message: Message) -> bool:
    return "What is your name" in message.content.get("text", "")


def _asks_wish(message: Message) -> bool:
    return "what is it about" in message.content.get("text", "")


def _any_of(*looks: Callable[[Message], bool]) -> Callable[[Message], bool]:
    return lambda message: any(look(message) for look in looks)
