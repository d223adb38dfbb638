"""Scenes: what leads up to one deed, and the deed itself - promotion, relay, answer, erasure, take,
link, exclude, undo, merge and parting again; and in public a comment, its answer, a press and a request to join.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from random import Random

from bot.sandbox import deeds, membership, polls
from bot.sandbox.wire import origin_json
from bot.sandbox.world import Chat, Message, Person
from tests.faults.evidence import Appearance
from tests.faults.mode import Mode
from tests.faults.simulation.guests import Guest
from tests.faults.simulation.passersby import Square
from tests.faults.simulation.stage import Stage
from tests.faults.simulation.watched_world import WatchedWorld, data_on

PATIENCE = 120.0
BREATH = 3.0  # seconds: what people do comes one after another
A_MINUTE = 60.0  # seconds: by then the group may be written to again, and the timetable has done what is due


class Hand:
    """A manager's hand: it presses buttons of a meaning, on the newest message that has one."""

    def __init__(self, world: WatchedWorld, person: Person, group: Chat) -> None:
        self._world = world
        self._person = person
        self._places = {"in the group": group.id, "in private": person.id}

    def starts(self) -> None:
        """Open the chat with the bot."""
        deeds.start(self._world, self._person)

    def writes(self, words: str) -> None:
        """Write to the bot."""
        deeds.send_text(self._world, self._person, self._world.chats[self._person.id], words)

    def replies(self, words: str) -> None:
        """Answer the newest card in the group by a reply."""
        group = self._world.chats[self._places["in the group"]]
        deeds.send_text(self._world, self._person, group, words, self._world.written_by_bot(group.id)[-1])

    def forwards(self, message: Message) -> None:
        """Forward something to the bot."""
        chat = self._world.chats[self._person.id]
        deeds.send(self._world, self._person, chat, dict(message.content), forward_origin=origin_json(message))

    async def presses(self, meaning: str, where: str = "in private", *, about: str = "") -> None:
        """Wait for such a button and press it."""
        chat = self._places[where]
        if await self._world.sees(chat, _offers(meaning, about), after=0, patience=PATIENCE) is None:
            raise AssertionError(f"{self._person.name} finds no button {meaning} {about} {where}")
        offers = ((m, data) for m in reversed(self._world.written_by_bot(chat)) for data in _data(m, meaning, about))
        message, data = next(offers)
        deeds.press(self._world, self._person, self._world.chats[chat], message.id, data)


class Visitor:
    """Somebody who sees a post of the company's channel, and never opens the chat with the bot."""

    def __init__(self, world: WatchedWorld, square: Square) -> None:
        self._world = world
        self._square = square
        self._person = square.passersby[0]
        self.appearance = Appearance(identity=self._person.id)

    def comments(self) -> None:
        """Ask something below the post."""
        (post,) = self._square.posts()
        self.appearance.comments.append("c0-0")
        deeds.send_text(self._world, self._person, self._square.discussion, "How much is it, c0-0?", post.copy)

    def presses(self) -> None:
        """Press what stands under the post."""
        (post,) = self._square.posts()
        deeds.press(self._world, self._person, self._square.channel, post.id, data_on(post)[0])

    def votes(self) -> None:
        """Choose the first answer of what the bot asks in the group."""
        asked = [message for message in self._square.discussion.messages.values() if "poll" in message.content]
        polls.vote(self._world, self._person, self._square.discussion, asked[0].id, [0])

    def asks_to_join(self) -> None:
        """Ask to be let in where one has to ask."""
        membership.ask_to_join(self._world, self._person, self._square.club)
        self.appearance.knocked_at.append(self._world.clock.now())


class Cast:
    """Two guests, and three managers with a group; in public also somebody who sees what stands in the channel."""

    def __init__(self, stage: Stage, *, in_public: bool) -> None:
        stage.invite(guests=2)
        stage.found_group()
        assert stage.group is not None
        # The same dice: both go by the same name.
        self.anna, self.namesake = (
            Guest(stage.world, person, number, Random(1)) for number, person in enumerate(stage.guests)
        )
        self.viktor, self.olga, self.pavel = (Hand(stage.world, member, stage.group) for member in stage.team)

        self._world = stage.world
        self._square = stage.found_square() if in_public else None
        if self._square is not None:
            self._visitor = Visitor(stage.world, self._square)

    @property
    def square(self) -> Square:
        """Where others look on."""
        assert self._square is not None
        return self._square

    @property
    def visitor(self) -> Visitor:
        """Who sees the post there; always the same."""
        return self._visitor

    @property
    def appearances(self) -> list[Appearance]:
        """What was done in public."""
        return [self._visitor.appearance] if self._square is not None else []

    def publishes(self) -> None:
        """Viktor brings the bot in everywhere and writes a post, to which the visitor comes."""
        for place in (self.square.discussion, self.square.club):
            membership.set_bot_status(self._world, place, self.square.owner, "administrator")
        deeds.send_text(self._world, self.square.owner, self.square.channel, "A new kitchen of oak")
        membership.join(self._world, self.square.passersby[0], self.square.discussion)

    @property
    def guests(self) -> tuple[Guest, Guest]:
        """Everybody who may introduce themselves."""
        return self.anna, self.namesake

    async def gathers(self) -> None:
        """The team starts the bot."""
        for member in (self.viktor, self.olga, self.pavel):
            member.starts()
        await asyncio.sleep(BREATH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What comes before, and the deed: it is done at once, without waiting for anything.

    `mode` says how the bot receives updates all the while; `in_public`: others look on, in the company's channel.
    """

    before: Callable[[Cast], Awaitable[None]]
    deed: Callable[[Cast], Awaitable[None]]
    mode: Mode = Mode.POLLING
    in_public: bool = False


async def _introduced(guest: Guest) -> None:
    await guest.starts()
    await guest.asks_something()
    await guest.leaves_contact()
    await guest.gives_name()


async def _anna_is_about_to_consent(cast: Cast) -> None:
    await _introduced(cast.anna)


async def _anna_consents(cast: Cast) -> None:
    await cast.anna.agrees()


async def _anna_is_a_lead(cast: Cast) -> None:
    await _introduced(cast.anna)
    await cast.anna.consents()


async def _olga_and_pavel_take(cast: Cast) -> None:
    await cast.olga.presses("take1", "in the group")
    await cast.pavel.presses("take1", "in the group")


async def _olga_takes(cast: Cast) -> None:
    """Alone: what a webhook did not get is sent again after what came later, and of two who press that one wins."""
    await cast.olga.presses("take1", "in the group")


async def _anna_is_olgas(cast: Cast) -> None:
    await _anna_is_a_lead(cast)
    await _olga_takes(cast)


async def _anna_shows_and_asks(cast: Cast) -> None:
    cast.anna.shows_something()
    cast.anna.asks_at_once()


async def _olga_is_about_to_answer(cast: Cast) -> None:
    await _anna_is_olgas(cast)
    await asyncio.sleep(BREATH)
    await cast.olga.presses("answer1")
    await asyncio.sleep(BREATH)


async def _olga_answers(cast: Cast) -> None:
    cast.olga.writes("It is in stock, a1-0")


async def _anna_is_about_to_erase(cast: Cast) -> None:
    await _anna_is_olgas(cast)
    await cast.anna.asks_to_forget()


async def _anna_erases(cast: Cast) -> None:
    await cast.anna.erases()


async def _olga_is_about_to_exclude(cast: Cast) -> None:
    await _anna_is_olgas(cast)
    await asyncio.sleep(BREATH)
    await cast.olga.presses("menu1", about="exclude")
    await asyncio.sleep(BREATH)


async def _olga_excludes(cast: Cast) -> None:
    await cast.olga.presses("exclnow1")


async def _olga_is_about_to_link(cast: Cast) -> None:
    """Anna is a client; now her namesake has come."""
    await _anna_is_olgas(cast)
    await asyncio.sleep(BREATH)
    await cast.olga.presses("menu1", about="keep")
    await cast.olga.presses("keep1")
    await cast.olga.presses("skip2")
    await _introduced(cast.namesake)
    await cast.namesake.consents()
    await cast.olga.presses("take1", "in the group")
    await asyncio.sleep(BREATH)
    await cast.olga.presses("menu1", about="link")
    await asyncio.sleep(BREATH)


async def _olga_links(cast: Cast) -> None:
    await cast.olga.presses("link1")


async def _olga_has_linked(cast: Cast) -> None:
    await _olga_is_about_to_link(cast)
    await _olga_links(cast)
    await asyncio.sleep(A_MINUTE)


async def _olga_undoes(cast: Cast) -> None:
    await cast.olga.presses("undo1")


async def _two_cards_are_found(cast: Cast) -> None:
    """Anna and her namesake are clients, and Viktor looks at what would become of their cards."""
    for guest in cast.guests:
        await _introduced(guest)
        await guest.consents()
        await cast.olga.presses("take1", "in the group")
        await asyncio.sleep(BREATH)
        await cast.olga.presses("menu1", about="keep")
        await cast.olga.presses("keep1")
        await asyncio.sleep(BREATH)
        cast.olga.writes("Buys in spring")
        await asyncio.sleep(BREATH)
    cast.viktor.writes("/client 1")
    await cast.viktor.presses("merge1")
    await asyncio.sleep(BREATH)
    cast.viktor.writes(cast.namesake.story.name or "")
    await cast.viktor.presses("mergeq1")
    await asyncio.sleep(BREATH)


async def _viktor_merges(cast: Cast) -> None:
    await cast.viktor.presses("mergenow1")


async def _viktor_has_merged(cast: Cast) -> None:
    await _two_cards_are_found(cast)
    await _viktor_merges(cast)
    await asyncio.sleep(BREATH)


async def _viktor_parts_them(cast: Cast) -> None:
    await cast.viktor.presses("unmerge1")


async def _a_post_stands_there(cast: Cast) -> None:
    cast.publishes()
    await asyncio.sleep(BREATH)


async def _the_visitor_comments(cast: Cast) -> None:
    cast.visitor.comments()


async def _the_visitor_has_asked(cast: Cast) -> None:
    await _a_post_stands_there(cast)
    await _the_visitor_comments(cast)
    await asyncio.sleep(BREATH)


async def _olga_answers_in_public(cast: Cast) -> None:
    cast.olga.replies("It is in stock, a1-0")


async def _a_button_stands_there(cast: Cast) -> None:
    await _a_post_stands_there(cast)
    (post,) = cast.square.posts()
    cast.viktor.forwards(post)
    await cast.viktor.presses("pbkind1", about="press")
    await asyncio.sleep(BREATH)
    await cast.viktor.presses("pbput1")
    await asyncio.sleep(BREATH)


async def _the_visitor_presses(cast: Cast) -> None:
    cast.visitor.presses()


async def _a_poll_is_asked(cast: Cast) -> None:
    await _a_post_stands_there(cast)
    for words in ("/poll", "Which wood?\nOak\nPine"):
        cast.viktor.writes(words)
        await asyncio.sleep(BREATH)
    await cast.viktor.presses("pollvotes1")
    await asyncio.sleep(BREATH)
    await cast.viktor.presses("pollask1", about=str(cast.square.discussion.id))
    await asyncio.sleep(BREATH)


async def _the_visitor_votes(cast: Cast) -> None:
    cast.visitor.votes()


async def _the_visitor_asks_to_join(cast: Cast) -> None:
    cast.visitor.asks_to_join()


SCENES = {
    "promotion": Scene(before=_anna_is_about_to_consent, deed=_anna_consents),
    "relay": Scene(before=_anna_is_olgas, deed=_anna_shows_and_asks),
    "answer": Scene(before=_olga_is_about_to_answer, deed=_olga_answers),
    "erasure": Scene(before=_anna_is_about_to_erase, deed=_anna_erases),
    "take": Scene(before=_anna_is_a_lead, deed=_olga_and_pavel_take),
    "link": Scene(before=_olga_is_about_to_link, deed=_olga_links),
    "exclude": Scene(before=_olga_is_about_to_exclude, deed=_olga_excludes),
    "undo": Scene(before=_olga_has_linked, deed=_olga_undoes),
    "merge": Scene(before=_two_cards_are_found, deed=_viktor_merges),
    "parting": Scene(before=_viktor_has_merged, deed=_viktor_parts_them),
    "promotion-by-webhook": Scene(before=_anna_is_about_to_consent, deed=_anna_consents, mode=Mode.WEBHOOK),
    "take-by-webhook": Scene(before=_anna_is_a_lead, deed=_olga_takes, mode=Mode.WEBHOOK),
    "comment": Scene(before=_a_post_stands_there, deed=_the_visitor_comments, in_public=True),
    "answer-in-public": Scene(before=_the_visitor_has_asked, deed=_olga_answers_in_public, in_public=True),
    "press": Scene(before=_a_button_stands_there, deed=_the_visitor_presses, in_public=True),
    "vote": Scene(before=_a_poll_is_asked, deed=_the_visitor_votes, in_public=True),
    "request": Scene(before=_a_post_stands_there, deed=_the_visitor_asks_to_join, in_public=True),
}


def _offers(meaning: str, about: str) -> Callable[[Message], bool]:
    return lambda message: bool(_data(message, meaning, about))


def _data(message: Message, meaning: str, about: str) -> list[str]:
    """What the buttons of this meaning carry that are about something."""
    return [data for data in data_on(message) if data.partition(":")[0] == meaning and data.endswith(about)]
