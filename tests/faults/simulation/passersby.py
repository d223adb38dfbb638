"""Passers-by: what people do in the company's channel and below its posts, whom the bot may never write to."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from bot.sandbox import deeds, membership, reacting
from bot.sandbox.failures import Impossible
from bot.sandbox.world import Chat, Message, Person
from tests.faults.evidence import Appearance
from tests.faults.simulation.watched_world import WatchedWorld, data_on

QUESTIONS = ("How much is it, {}?", "Is it in stock, {}", "Nice one {}", "Сколько стоит доставка, {}?")
EMOJI = "👍❤🔥"
POSTS = ("A new kitchen of oak", "Wardrobes at half the price", "Open on Sunday, too")
SPEAKING = ("answer", "whisper")
ALBUMS = 0.25
LEAVES_AGAIN = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Square:
    """The company's channel and the group in which its posts are discussed; the owner has brought the bot into both.

    `club`: a further group, into which one comes by asking, or by the `invitation`. `mask`: a channel of the second
    passer-by, in whose name they comment. `hidden`: an administrator of the discussion who is never to be known.
    """

    channel: Chat
    discussion: Chat
    owner: Person
    passersby: tuple[Person, ...]
    club: Chat
    invitation: str
    mask: Chat
    hidden: Person

    @property
    def ids(self) -> tuple[int, ...]:
        """Where others look on, now and before."""
        return tuple(filter(None, (self.channel.id, self.discussion.id, self.club.id, self.club.upgraded_to)))

    def posts(self) -> list[Message]:
        """What stands in the channel and can be commented on."""
        return [message for message in self.channel.messages.values() if message.copy is not None]


class Passerby:
    """Somebody who goes by until told to stop; what they do follows from the dice."""

    def __init__(self, world: WatchedWorld, square: Square, person: Person, number: int, dice: Random) -> None:
        self.appearance = Appearance(identity=person.id)
        self._world = world
        self._square = square
        self._person = person
        self._number = number
        self._dice = dice
        self._said: list[Message] = []

    async def goes_by(self, done: asyncio.Event) -> None:
        """Do something now and then."""
        does: dict[Callable[[], None], float] = {
            self._comments: 5, self._answers: 2, self._edits: 1, self._takes_back: 0.5, self._reacts_to_post: 2,
            self._reacts_to_comment: 2, self._comes_and_goes: 1, self._knocks: 1,
        }  # fmt: skip
        while not done.is_set():
            await asyncio.sleep(self._dice.uniform(1, 15))
            deed = self._dice.choices([*does], [*does.values()])[0]
            try:
                deed()
            except Impossible:
                continue  # the post is gone, or so is who was thrown out

    def _comments(self) -> None:
        """Say something about a post, as everybody may who has subscribed."""
        if posts := self._square.posts():
            self._says(self._dice.choice(posts).copy)

    def _answers(self) -> None:
        """Say something about what somebody else has said there."""
        others = [message for message in self._square.discussion.messages.values() if message.thread]
        if others:
            self._says(self._dice.choice(others))

    def _says(self, about: Message | None) -> None:
        words = self._dice.choice(QUESTIONS).format(self._new_token())
        name = self._speaks_as
        said = deeds.send_text(self._world, self._person, self._square.discussion, words, about, as_chat=name)
        self._said.append(said)

    @property
    def _speaks_as(self) -> Chat | None:
        return None

    def _new_token(self) -> str:
        token = f"c{self._number}-{len(self.appearance.comments)}"
        self.appearance.comments.append(token)
        return token

    def _edits(self) -> None:
        """Add something to an own comment."""
        if self._said:
            said = self._dice.choice(self._said)
            words = f"{said.content['text']} And two?"
            deeds.edit(self._world, self._person, self._square.discussion, said.id, words)

    def _takes_back(self) -> None:
        """Delete an own comment; the bot is not told."""
        if self._said:
            said = self._said.pop(self._dice.randrange(len(self._said)))
            deeds.delete(self._world, self._person, self._square.discussion, said.id)

    def _reacts_to_post(self) -> None:
        self._reacts_to(self._square.posts())

    def _reacts_to_comment(self) -> None:
        self._reacts_to([*self._square.discussion.messages.values()])

    def _reacts_to(self, messages: list[Message]) -> None:
        """Put an emoji under something that stands there, another one, or take it away."""
        if messages:
            message = self._dice.choice(messages)
            reactions = self._dice.choice([[{"type": "emoji", "emoji": emoji}] for emoji in EMOJI] + [[]])
            reacting.react(self._world, self._person, message.chat, message.id, reactions, self._speaks_as)

    def _comes_and_goes(self) -> None:
        """Come into the group, or leave it again."""
        if not self._square.discussion.holds(self._person.id):
            membership.join(self._world, self._person, self._square.discussion)
        elif self._dice.random() < LEAVES_AGAIN:
            membership.leave(self._world, self._person, self._square.discussion)

    def _knocks(self) -> None:
        """Ask to be let in where everybody has to ask, or come in there by a link that has a name."""
        club = self._square.club
        if self._dice.random() < 0.5:
            membership.join_by(self._world, self._person, self._square.invitation)
        else:
            membership.ask_to_join(self._world, self._person, club)
            self.appearance.knocked_at.append(self._world.clock.now())


class Masked(Passerby):
    """Somebody who always speaks in the name of a channel of their own."""

    def __init__(self, world: WatchedWorld, square: Square, person: Person, number: int, dice: Random) -> None:
        super().__init__(world, square, person, number, dice)
        self.appearance = Appearance(identity=square.mask.id, person=person.id)

    @property
    def _speaks_as(self) -> Chat | None:
        return self._square.mask

    def _comes_and_goes(self) -> None:
        """Stay: Telegram tells by their account who comes in."""

    def _knocks(self) -> None:
        """Go nowhere else."""


class Hidden(Passerby):
    """An administrator of the group who is never to be known: whatever they do, it is the group that does it."""

    def __init__(self, world: WatchedWorld, square: Square, person: Person, number: int, dice: Random) -> None:
        super().__init__(world, square, person, number, dice)
        self.appearance = Appearance(identity=square.discussion.id, person=person.id)

    def _comes_and_goes(self) -> None:
        """Stay: who leaves is no administrator any more."""

    def _knocks(self) -> None:
        """Go nowhere else."""


class Author:
    """The owner writes posts, and joins in below them, which is no interest; now and then the bot has to go or to stay
    with fewer rights, may speak up by itself there, and a group grows into a supergroup."""

    def __init__(self, world: WatchedWorld, square: Square, dice: Random) -> None:
        self._world = world
        self._square = square
        self._dice = dice

    async def writes(self, done: asyncio.Event) -> None:
        """Begin with a post, so that there is something to talk of."""
        self._posts()
        does: dict[Callable[[], None], float] = {
            self._posts: 3, self._corrects: 2, self._deletes: 1, self._joins_in: 3, self._moves_bot: 1,
            self._let_bot_in: 1, self._grows: 0.5, self._lets_bot_speak: 3,
        }  # fmt: skip
        while not done.is_set():
            await asyncio.sleep(self._dice.uniform(5, 30))
            self._dice.choices([*does], [*does.values()])[0]()
        self._let_bot_in()

    def _posts(self) -> None:
        owner, channel = self._square.owner, self._square.channel
        if self._dice.random() < ALBUMS:
            deeds.send_album(self._world, owner, channel, [("photo", self._dice.choice(POSTS)), ("photo", "")])
        else:
            deeds.send_text(self._world, owner, channel, self._dice.choice(POSTS))

    def _corrects(self) -> None:
        post = self._dice.choice(self._square.posts() or [None])
        if post is not None and "text" in post.content:
            deeds.edit(self._world, self._square.owner, self._square.channel, post.id, f"{post.content['text']}!")

    def _deletes(self) -> None:
        """Take a post back that others may still comment on: its copy stays."""
        posts = self._square.posts()
        if len(posts) > 1:
            deeds.delete(self._world, self._square.owner, self._square.channel, self._dice.choice(posts).id)

    def _joins_in(self) -> None:
        posts = self._square.posts()
        if posts:
            about = self._dice.choice(posts).copy
            deeds.send_text(self._world, self._square.owner, self._square.discussion, "Ask us anything", about)

    def _moves_bot(self) -> None:
        """Throw the bot out, or leave it there without a right to anything."""
        place = self._dice.choice((self._square.channel, self._square.discussion))
        status = "left" if place.is_channel else self._dice.choice(("left", "kicked", "member", "restricted"))
        membership.set_bot_status(self._world, place, self._square.owner, status)

    def _let_bot_in(self) -> None:
        """Make the bot an administrator again where it is none."""
        for place in (self._square.channel, self._square.discussion):
            if not place.is_led_by(self._world.bot.id):
                membership.set_bot_status(self._world, place, self._square.owner, "administrator")

    def _lets_bot_speak(self) -> None:
        """On the way through /setup, let the bot answer aloud, or whisper, where something is asked below a post."""
        private, discussion = self._world.chats[self._square.owner.id], self._square.discussion.id
        shown = [(message, data) for message in self._world.written_by_bot(private.id) for data in data_on(message)]
        opens = [each for each in shown if each[1] == f"chat1:{discussion}"]
        chooses = [each for each in shown if each[1] in (f"chatmode1:{discussion}:{mode}" for mode in SPEAKING)]
        if chooses or opens:
            message, data = self._dice.choice(chooses or opens)
            deeds.press(self._world, self._square.owner, private, message.id, data)
        else:
            deeds.send_text(self._world, self._square.owner, private, "/setup")

    def _grows(self) -> None:
        """Let the club become a supergroup, once."""
        if self._square.club.upgraded_to is None:
            membership.upgrade(self._world, self._square.club)
