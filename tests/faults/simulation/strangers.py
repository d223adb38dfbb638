"""Strangers: they press forged buttons and type the team's commands, in private and in the team's group."""

import asyncio
from random import Random
from typing import Any

from bot.domain.client import ClientKind
from bot.domain.exclusion import ExclusionReason, ExclusionScope
from bot.domain.ids import ActivityId, ClientId, ExclusionId, LeadId, ProspectId
from bot.domain.lead import CloseReason
from bot.sandbox import deeds
from bot.sandbox.world import Chat, Person
from bot.views.buttons.base import Button
from bot.views.buttons.callers import ExcludeShown, LiftExclusion, LiftShown, MakeLead
from bot.views.buttons.leads import (
    CloseFor,
    ExcludeNow,
    ExcludeWhat,
    KeepAs,
    LinkTo,
    OpenLead,
    Qualify,
    SearchClient,
    ShowMenu,
    SkipNote,
    Take,
    Undo,
    Win,
)
from bot.views.buttons.talk import AnswerProspect, ExcludeProspect, ShowProspect
from tests.faults.simulation.watched_world import WatchedWorld

MALFORMED = ("take1:-5:1", "take1:1_0:1", "undo1:99999999999999999999", "take1:1:1:1", "consent1:1", "")
COMMANDS = (
    "/leads", "/exclude +7 912 345-67-89", "/exclusions", "/start team", "/start join-abcdefghijklmnopqrstuv",
    "/leads@leadhook_sandbox_bot",
)  # fmt: skip


class Stranger:
    """Somebody who has no right to anything, and tries."""

    def __init__(self, world: WatchedWorld, person: Person, dice: Random, group: Chat | None) -> None:
        self._places = [world.chats[person.id], *([group] if group is not None else [])]
        self._world = world
        self._person = person
        self._dice = dice

    async def try_everything(self, done: asyncio.Event) -> None:
        """Go on until told to stop."""
        deeds.start(self._world, self._person)
        while not done.is_set():
            await asyncio.sleep(self._dice.uniform(1, 12))
            chats = self._world.lives_of(self._dice.choice(self._places))
            if self._dice.random() < 0.2:
                deeds.send_text(self._world, self._person, chats[-1], self._dice.choice(COMMANDS))
            else:
                self._forge(self._dice.choice(chats))

    def _forge(self, chat: Chat) -> None:
        """Press a button that nobody showed, or one of the team's own."""
        messages = self._world.written_by_bot(chat.id)
        if messages:
            number, version = self._dice.randint(1, 4), self._dice.randint(1, 4)
            data = self._dice.choice((*forged(number, version), *MALFORMED))
            deeds.press(self._world, self._person, chat, self._dice.choice(messages).id, data)


def forged(number: int, version: int) -> list[str]:
    """What the team's buttons would carry if they were about these."""
    lead = LeadId(number)
    about: dict[str, Any] = {"lead": lead, "version": version}
    spam, prospect = ExclusionReason.SPAM, ProspectId(number)
    buttons: list[Button] = [
        Take(**about), Qualify(**about, anyway=True), Win(**about, anyway=True), ShowMenu(**about, menu="exclude"),
        LinkTo(**about, client=ClientId(1), anyway=True), SearchClient(**about),
        ExcludeWhat(**about, scope=ExclusionScope.MESSENGER),
        ExcludeNow(**about, reason=spam, scope=ExclusionScope.EVERYTHING, over_client=True),
        KeepAs(**about, kind=ClientKind.SUPPLIER, anyway=True), CloseFor(**about, reason=CloseReason.NO_ANSWER),
        OpenLead(lead=lead), AnswerProspect(prospect=prospect), MakeLead(prospect=prospect),
        ExcludeProspect(prospect=prospect, reason=spam, over_client=True), Undo(activity=ActivityId(number)),
        LiftExclusion(exclusion=ExclusionId(number)), LiftShown(exclusion=ExclusionId(number)),
        ExcludeShown(reason=spam, scope=ExclusionScope.EVERYTHING, over_client=True), ShowProspect(prospect=prospect),
        SkipNote(kept=ActivityId(number)),
    ]  # fmt: skip
    return [button.pack() for button in buttons]
