"""A workplace: where a manager decides - in a team with a group, with private cards, or alone - and what is said."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from bot.sandbox.people import Group, Player
from bot.sandbox.sight import Seen
from bot.texts import speaking
from tests.stories.conftest import Office

TAG = re.compile(r"</?b>")
PHONE = "+7 912 345-67-89"
BEHIND_MORE = ("Hand over…", "Who is it to us…", "Amount…", "History")


class Team(StrEnum):
    """How a business works."""

    GROUP = "group"
    PRIVATE = "private"
    ALONE = "alone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What people type in their language.

    `when` is a moment, which the bot reads as `date`; `client` is somebody known, to be found by `part` of the name,
    and `nickname` is what the same one writes from a new phone.
    """

    question: str
    name: str
    answer: str
    more: str
    note: str
    when: str
    date: str
    client: str
    part: str
    nickname: str


TOLD = {
    "ru": Told(
        question="Сколько стоит доставка?",
        name="Анна Петрова",
        answer="Пятьсот рублей, привезём к обеду",
        more="И можно завтра?",
        note="Возит коробки",
        when="в пятницу вечером",
        date="6 марта, 19:00",
        client="Мария Сидорова",
        part="сидор",
        nickname="Маша Сидорова",
    ),
    "en": Told(
        question="How much is delivery?",
        name="Anna Petrova",
        answer="Five pounds, by noon",
        more="And is tomorrow possible?",
        note="Brings boxes",
        when="Friday evening",
        date="6 March, 19:00",
        client="Mary Stone",
        part="stone",
        nickname="Molly Stone",
    ),
}


@dataclass(kw_only=True)
class Workplace:
    """An office as its manager sees it.

    `say` gives what the bot says, from its English wording; `board` is the group where cards come first, if there is
    one; `colleague` is there unless the manager works alone.
    """

    office: Office
    say: Callable[..., str]
    told: Told
    manager: Player
    colleague: Player | None
    board: Group | None

    @property
    def anna(self) -> Player:
        """Who asks."""
        return self.office.anna

    async def gets_a_question(self) -> Seen:
        """Anna asks without a name; her card comes."""
        await self.anna.starts()
        await self.anna.sends(self.told.question)
        return await self.manager.sees(self.told.question, chat=self.board)

    async def gets_a_lead(self, *, phone: str | None = None, name: str | None = None) -> None:
        """Anna leaves her number, or types another, and a name."""
        await self.anna.starts()
        await self.anna.sends(self.told.question)
        await self.anna.presses(self.say("Leave a contact"))
        await (self.anna.shares_contact() if phone is None else self.anna.sends(phone))
        await self.anna.sends(name or self.told.name)
        await self.anna.sees(self.say("Please check:"), name or self.told.name)
        await self.anna.presses(self.say("Agree and send"))

    async def gets_and_takes_a_lead(self, *, phone: str | None = None, name: str | None = None) -> Seen:
        """The manager has Anna's lead; alone there is nothing to take. Returns the full card."""
        await self.gets_a_lead(phone=phone, name=name)
        return await self.takes(name or self.told.name)

    async def takes(self, name: str) -> Seen:
        """The manager takes the lead of this name, if it is to be taken at all. Returns the full card."""
        if self.colleague is not None:
            await self.manager.presses(self.say("Take"), chat=self.board, on=name)
        return await self.manager.sees_button(self.say("Answer"), self.say("More…"), on=name)

    async def chooses(self, label: str, *, on: Seen | str | None = None) -> None:
        """Press what a card offers, or what is behind its "More…"."""
        if label in BEHIND_MORE:
            await self.manager.presses(self.say("More…"), on=on)
        await self.manager.presses(self.say(label), on=on)

    async def others_see(self, *words: str) -> None:
        """The colleague reads it where the team's cards are."""
        if self.colleague is not None:
            await self.colleague.sees(*words, chat=self.board)


def workplace(office: Office, language: str) -> Workplace:
    """Olga is the manager and Pavel the colleague, unless Viktor works alone."""
    alone = not office.config.team.managers
    speaker = speaking(language)

    def say(message: str, **values: object) -> str:
        return TAG.sub("", speaker.plain(message, **values))

    return Workplace(
        office=office,
        say=say,
        told=TOLD[language],
        manager=office.viktor if alone else office.olga,
        colleague=None if alone else office.pavel,
        board=office.team,
    )
