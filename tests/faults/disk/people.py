"""People whose deeds can be counted on: each does one thing after another, and waits for the answer each time."""

from collections.abc import Callable

from bot.sandbox.people import Player, Sandbox
from bot.sandbox.sight import Button, Seen
from tests.faults.evidence import Answer, Story

PATIENCE = 30.0
NAMES = ("Anna Petrova", "Peter Novak", "Maria Ilyina", "Ivan Smirnov")
EARLIEST = Seen(id=0, chat_id=0, from_bot=False, text="", buttons=(), raw={})


class Visitor:
    """A prospect, and the story that the checks need."""

    def __init__(self, player: Player, number: int) -> None:
        self.player = player
        self.name = NAMES[number % len(NAMES)]
        self.story = Story(person=player.id)
        self._number = number

    @classmethod
    async def arriving(cls, sandbox: Sandbox, number: int) -> "Visitor":
        """Somebody new."""
        player = await sandbox.person("Guest", last_name=f"No{number}", phone=f"7912{number:07}", language="en")
        return cls(player, number)

    @property
    def lead(self) -> str:
        """Words that stand on the card of their lead and on no other."""
        return self.story.questions[0]

    async def starts(self) -> None:
        """Press START and be greeted."""
        self.story.starts += 1
        self.story.wants_answers += 1
        pressed = await self.player.starts()
        await self._sees(_offers("contact1"), after=pressed)

    async def asks(self) -> None:
        """Ask something, every third with pictures; it is passed on. Then say it in other words."""
        token = f"q{self._number}-{len(self.story.questions)}"
        self.story.questions.append(token)
        self.story.wants_answers += 1
        words = f"How much is the big one with delivery, {token}?"
        asked = await (self._shows(words) if self._number % 3 == 2 else self.player.sends(words))
        await sees_sign(self.player, _says("passed"), asked)
        await self.player.edits(asked, f"{words} And two?")

    async def _shows(self, words: str) -> Seen:
        """Send an album; the words are under the first of its pictures."""
        pictures = await self.player.sends_album(words, None, None)
        self.story.wordless += len(pictures) - 1
        return pictures[0]

    async def likes_the_answer(self) -> None:
        """Put an emoji under what a manager said, and another in its place."""
        answer = await sees(self.player, _says("It is in stock"))
        for emoji in "🙏👍":
            await self.player.reacts(answer, emoji)

    async def introduces_herself(self) -> None:
        """Share a phone, tell a name, agree: a lead."""
        await press(self.player, "contact1")
        await self._sees(lambda seen: any(button.asks_contact for button in seen.buttons))
        self.story.wants_answers += 4
        shared = await self.player.shares_contact()
        self.story.contact = f"+{self.player.phone}"
        await self._sees(_says("What is your name"), after=shared)
        self.story.name = self.name
        await self.player.sends(self.name)
        await self._sees(_offers("consent1"))
        self.story.consents += 1
        await press(self.player, "consent1")
        await self._sees(_says("Thank you"))

    async def has_all_erased(self) -> None:
        """Ask for it, and agree to it."""
        await self.player.sends("/forget")
        await press(self.player, "erase1")
        self.story.erased = [*self.story.questions, self.story.contact or ""]

    async def _sees(self, look: Callable[[Seen], bool], *, after: Seen = EARLIEST) -> Seen:
        return await sees(self.player, look, after=after)


class Onlooker:
    """Somebody who sees what stands in the company's channel, and never opens the chat with the bot."""

    def __init__(self, player: Player, owner: Player) -> None:
        self.player = player
        self._owner = owner

    async def comes(self) -> None:
        """Find a post with a button in the channel, and a club where one has to ask."""
        sandbox, both = self.player.sandbox, [self._owner, self.player]
        self._discussion = await sandbox.group("Talk", members=both)
        self._channel = await sandbox.channel("News", members=both, group=self._discussion)
        self._club = await sandbox.group("Club", members=[self._owner])
        for place in (self._discussion, self._club):
            await self._owner.makes_bot("administrator", of=place)
        self._door = await self._owner.makes_link("Spring fair", to=self._club, asks=True)
        self._post = await self._owner.posts("A new kitchen of oak", to=self._channel)
        await self._owner.forwards(self._post)
        await press(self._owner, "pbkind1", also="press")
        await press(self._owner, "pbput1")
        await sees(self._owner, _offers("pbtake1"))

    async def asks(self) -> None:
        """Ask something below the post, and then more.

        No emoji: those come in a lane of their own, which may be ahead of the news that the bot was let in there.
        """
        said = await self.player.comments("How much is it, c0-0?", on=self._post)
        await self.player.edits(said, "How much is it, c0-0? And two?")

    async def presses(self) -> None:
        """Press what stands under the post, and ask to be let into the club."""
        (post,) = (message for message in await self.player.messages(self._channel) if message.buttons)
        (data,) = (button.data for button in post.buttons if button.data)
        await self.player.presses_data(data, on=post, patience=0)
        await self.player.asks_to_join(self._club, by=self._door)


class Desk:
    """A manager, who decides about leads by what stands on their cards."""

    def __init__(self, player: Player) -> None:
        self.player = player
        self.answers: list[Answer] = []

    async def is_asked(self, question: str) -> None:
        """Wait for the card of a question."""
        await sees(self.player, lambda seen: question in seen.text)

    async def is_shown(self, lead: str) -> None:
        """Wait for the lead's card: many that come at once would be listed on one card instead."""
        await sees(self.player, lambda seen: lead in seen.text and _offers("take1")(seen))

    async def decides(self, visitor: Visitor, number: int) -> None:
        """Take it, and go one of five ways with it; whoever is linked has the name of somebody who became a client."""
        lead = visitor.lead
        await self.takes(lead)
        match number % 5:
            case 0:
                await self.qualifies(lead)
            case 1:
                await self.qualifies(lead)
                await self.undoes(lead, "Deal in progress")
            case 2:
                await self.excludes(lead)
            case 3:
                await self.answers_to(lead)
                await visitor.likes_the_answer()
                await self.undoes(lead, "With ")
            case 4:
                await self.links(lead)

    async def takes(self, lead: str) -> None:
        """Take the lead whose card holds these words."""
        await press(self.player, "take1", lead)
        await sees(self.player, lambda seen: lead in seen.text and _offers("menu1")(seen))

    async def qualifies(self, lead: str) -> None:
        """It is a real request: a client."""
        await press(self.player, "qual1", lead)
        await sees(self.player, lambda seen: lead in seen.text and "Deal in progress" in seen.text)

    async def undoes(self, lead: str, *shown: str) -> None:
        """Take the last decision back; `shown` is what the card says until then."""
        await press(self.player, "undo1", lead, *shown)
        await sees(self.player, lambda seen: lead in seen.text and not any(words in seen.text for words in shown))

    async def links(self, lead: str) -> None:
        """It is a client's whom the card suggests."""
        await press(self.player, "menu1", lead, also=":link")
        await press(self.player, "link1", lead)
        await sees(self.player, lambda seen: lead in seen.text and "Client:" in seen.text)

    async def excludes(self, lead: str) -> None:
        """Nothing comes from there any more."""
        await press(self.player, "menu1", lead, also=":exclude")
        await press(self.player, "exclnow1", lead)
        await sees(self.player, lambda seen: lead in seen.text and "Excluded" in seen.text)

    async def answers_to(self, lead: str) -> None:
        """Say something to the person."""
        await press(self.player, "answer1", lead)
        asked = await sees(self.player, _says("What to answer"))
        token = f"a{lead}"
        self.answers.append(Answer(manager=self.player.id, token=token))
        answer = await self.player.sends(f"It is in stock, {token}")
        await sees(self.player, _says("Sent"), after=asked)
        await self.player.edits(answer, f"It is in stock, {token}, at once")


async def press(player: Player, meaning: str, *on: str, also: str = "") -> None:
    """Press the newest button whose data begins so (and holds `also`), on a message that holds these words."""

    def offers(seen: Seen) -> bool:
        return all(words in seen.text for words in on) and _has(seen, meaning, also)

    shown = await sees(player, offers, wanted=f"{meaning} on {on}")
    button = _button(shown, meaning, also)
    assert button is not None and button.data is not None
    await player.presses_data(button.data, on=shown, patience=0)


async def sees(player: Player, look: Callable[[Seen], bool], *, after: Seen = EARLIEST, wanted: str = "it") -> Seen:
    """Wait for a message of the bot that is as wanted; the newest one counts."""

    def newest(messages: list[Seen]) -> Seen | None:
        return next((m for m in reversed(messages) if m.from_bot and m.id > after.id and look(m)), None)

    return await player.sandbox.eventually(player.id, newest, PATIENCE, f"{player} waits in vain for {wanted}")


async def sees_sign(player: Player, look: Callable[[Seen], bool], said: Seen) -> None:
    """Wait until the bot put its sign under what somebody said, or wrote something after it that is as wanted."""

    def found(messages: list[Seen]) -> Seen | None:
        signed = (m for m in messages if m.id == said.id and m.reaction is not None)
        written = (m for m in messages if m.from_bot and m.id > said.id and look(m))
        return next(signed, None) or next(written, None)

    await player.sandbox.eventually(player.id, found, PATIENCE, f"{player} waits in vain for a sign")


def _button(seen: Seen, meaning: str, also: str = "") -> Button | None:
    def fits(data: str) -> bool:
        return data.partition(":")[0] == meaning and also in data

    return next((button for button in seen.buttons if button.data and fits(button.data)), None)


def _has(seen: Seen, meaning: str, also: str) -> bool:
    return _button(seen, meaning, also) is not None


def _offers(meaning: str) -> Callable[[Seen], bool]:
    return lambda seen: _has(seen, meaning, "")


def _says(words: str) -> Callable[[Seen], bool]:
    return lambda seen: words in seen.text
