"""Passing: what people do in the company's channel and below its posts, whom the bot may never write to."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from random import Random

from bot.sandbox.people import Channel, Group, Player, Sandbox, SandboxError
from bot.sandbox.sight import Seen
from tests.faults.evidence import Appearance
from tests.faults.kills.watching import Watch

PATIENCE = 60.0
PAUSE = (0.5, 4.0)  # seconds between two deeds
POSTS = ("A new kitchen of oak", "Wardrobes at half the price")
ANSWERS = ("Oak", "Pine")
POLL = "\n".join(("Which wood?", *ANSWERS))
SAYINGS = ("How much is it, {}?", "Is it in stock, {}", "Nice one {}", "Сколько стоит доставка, {}?")
EMOJI = ("👍", "❤", "🔥", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Square:
    """The company's channel, the group where its posts are discussed, and a club into which one comes by asking.

    Two `posts` stand there, the first with a button; the `poll` is asked in the discussion. `mask`: a channel of the
    second of those who pass by, in whose name they speak.
    """

    channel: Channel
    discussion: Group
    club: Group
    door: str
    posts: Sequence[Seen]
    poll: Seen
    mask: Group
    people: Sequence[Player]

    @property
    def ids(self) -> frozenset[int]:
        """Where others look on."""
        return frozenset({self.channel.id, self.discussion.id, self.club.id})


async def open_square(sandbox: Sandbox, watch: Watch, owner: Player) -> Square:
    """Let the owner bring the bot in everywhere, write posts and put the question of a poll; the bot runs meanwhile."""
    people = [await sandbox.person(name, language="en") for name in ("Passing", "Masked")]
    discussion = await sandbox.group("Talk", members=[owner, *people])
    channel = await sandbox.channel("News", members=[owner, *people], group=discussion)
    club = await sandbox.group("Club", members=[owner])
    for place in (discussion, club):
        await owner.makes_bot("administrator", of=place)
    posts = [await owner.posts(words, to=channel) for words in POSTS]
    host = Host(owner, watch)
    await host.puts_button(posts[0])
    await host.asks(POLL, discussion)
    return Square(
        channel=channel,
        discussion=discussion,
        club=club,
        door=await owner.makes_link("Spring fair", to=club, asks=True),
        posts=posts,
        poll=await _poll_in(discussion, people[0]),
        mask=await sandbox.channel("A diary", members=[people[1]], bot=None),
        people=people,
    )


class Host:
    """The owner, who goes from card to card by their buttons."""

    def __init__(self, owner: Player, watch: Watch) -> None:
        self._owner = owner
        self._watch = watch
        self._last = 0

    async def puts_button(self, post: Seen) -> None:
        """Put a button under a post that tells who presses it."""
        await self._owner.forwards(post)
        for meaning, about in (("pbkind1", "press"), ("pbput1", "")):
            await self._presses(meaning, about)
        await self._shown("pbtake1", "")

    async def asks(self, words: str, place: Group) -> None:
        """Ask people something in a place, who answer by their names."""
        asked = await self._owner.sends("/poll")
        await self._watch.sees(self._owner, lambda seen: True, after=asked.id, patience=PATIENCE)
        await self._owner.sends(words)
        for meaning, about in (("pollvotes1", ""), ("pollask1", str(place.id))):
            await self._presses(meaning, about)

    async def _presses(self, meaning: str, about: str) -> None:
        card, data = await self._shown(meaning, about)
        await self._owner.presses_data(data, on=card, patience=PATIENCE)

    async def _shown(self, meaning: str, about: str) -> tuple[Seen, str]:
        def found(seen: Seen) -> list[str]:
            carried = [button.data for button in seen.buttons if button.data]
            return [data for data in carried if data.partition(":")[0] == meaning and data.endswith(about)]

        card = await self._watch.sees(self._owner, lambda seen: bool(found(seen)), after=0, patience=PATIENCE)
        return card, found(card)[0]


async def _poll_in(place: Group, viewer: Player) -> Seen:
    async with asyncio.timeout(PATIENCE):
        while not (polls := [message for message in await viewer.messages(place) if "poll" in message.raw]):  # noqa: ASYNC110 - no bell rings there
            await asyncio.sleep(0.1)
    return polls[0]


class Passerby:
    """Somebody who goes by until told to stop; the same seed makes the same choices from what stands there.

    With a `name` they speak in that of a channel of their own.
    """

    def __init__(self, square: Square, number: int, random: Random, watch: Watch) -> None:
        self._player = square.people[number]
        self._name = square.mask if number else None
        self.appearance = (
            Appearance(identity=self._name.id, person=self._player.id)
            if self._name
            else Appearance(identity=self._player.id)
        )
        self._square = square
        self._number = number
        self._random = random
        self._watch = watch
        self._said: list[Seen] = []

    async def goes_by(self, done: asyncio.Event) -> None:
        """Do everything once, and something now and then until it is over."""
        first = list(self._likely)
        self._random.shuffle(first)
        while first or not done.is_set():
            await asyncio.sleep(self._random.uniform(*PAUSE))
            deed = first.pop() if first else self._random.choices([*self._likely], [*self._likely.values()])[0]
            try:
                await deed()
            except SandboxError:
                continue  # they have asked to be let in already

    @property
    def _likely(self) -> dict[Callable[[], Awaitable[object]], float]:
        """How likely they do what; in another name nobody presses or knocks."""
        spoken: dict[Callable[[], Awaitable[object]], float] = {
            self._comments: 4, self._edits: 1, self._reacts: 3, self._votes: 2,
        }  # fmt: skip
        return spoken if self._name else {**spoken, self._presses: 2, self._knocks: 1}

    async def _comments(self) -> None:
        token = f"c{self._number}-{len(self.appearance.comments)}"
        self.appearance.comments.append(token)
        words, post = self._random.choice(SAYINGS).format(token), self._random.choice(self._square.posts)
        self._said.append(await self._player.comments(words, on=post, as_chat=self._name))

    async def _edits(self) -> None:
        """Add something to an own comment."""
        if self._said:
            said = self._random.choice(self._said)
            await self._player.edits(said, f"{said.text} And two?")

    async def _reacts(self) -> None:
        """Put an emoji under what stands in the channel or below it, another one, or take it away."""
        standing = [*self._square.posts, *await self._player.messages(self._square.discussion)]
        message, emoji = self._random.choice(standing), self._random.choice(EMOJI)
        await self._player.reacts(message, emoji, as_chat=self._name)

    async def _votes(self) -> None:
        """Choose an answer, another one, or take the vote back."""
        chosen = self._random.choice((*ANSWERS, None))
        await self._player.votes(self._square.poll, *filter(None, (chosen,)), as_chat=self._name)

    async def _presses(self) -> None:
        """Press what stands under a post, as they see it there."""
        for post in await self._player.messages(self._square.channel):
            for data in (button.data for button in post.buttons if button.data):
                await self._player.presses_data(data, on=post, patience=0)

    async def _knocks(self) -> None:
        """Ask to be let in where everybody has to."""
        now = await self._watch.now()
        await self._player.asks_to_join(self._square.club, by=self._square.door)
        self.appearance.knocked_at.append(now)
