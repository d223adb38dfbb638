"""Talk: one prospect's conversation with the bot - who it is, where it stands, in which turn and language."""

from dataclasses import dataclass, field, replace
from typing import Any

from aiogram.filters import Filter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import TelegramObject

from bot.domain.expected_wait import ExpectedWait
from bot.domain.introduction import Introduction
from bot.domain.own_request import OwnRequest
from bot.domain.prospect import Prospect
from bot.domain.reading.understanding import Understood, understand
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.expect_answer import expect_answer
from bot.usecases.ports import Turn
from bot.usecases.read_status import read_status
from handlers.prospects.draft import Draft, draft_from_json, draft_to_json


class Introducing(StatesGroup):
    """What the bot has asked for and waits for."""

    contact = State()
    name = State()
    wish = State()
    company = State()
    consent = State()


class Correcting(StatesGroup):
    """Which part of a request that was sent is put right."""

    contact = State()
    name = State()
    wish = State()
    company = State()


@dataclass(slots=True, kw_only=True)
class Talk:
    """What every handler on the prospect's side needs; what was said so far, and what is said now, is read once."""

    turn: Turn
    prospect: Prospect
    state: FSMContext
    say: Say
    rules: HouseRules
    _draft: Draft | None = None
    _understood: dict[str, Understood] = field(default_factory=dict)

    @property
    def chat(self) -> int:
        """The private chat: its id is the person's (Telegram Bot API)."""
        return self.prospect.private_chat

    async def draft(self) -> Draft:
        """Return what was said so far."""
        if self._draft is None:
            self._draft = draft_from_json(await self.state.get_data())
        return self._draft

    async def keep(self, draft: Draft) -> None:
        """Remember what was said."""
        await self.state.set_data(draft_to_json(draft))
        self._draft = draft

    def understand(self, words: str) -> Understood:
        """Return what words say; more than one filter may want to know."""
        if words not in self._understood:
            self._understood[words] = understand(words, self.rules.region)
        return self._understood[words]

    async def is_introducing(self) -> bool:
        """Return whether the bot waits for a contact, a name, a wish, a company or a consent."""
        return await self.state.get_state() in Introducing

    async def is_correcting(self) -> bool:
        """Return whether the bot waits for a part of a request that was sent."""
        return await self.state.get_state() in Correcting

    async def is_introduced(self) -> bool:
        """Return whether an introduction was sent before; of who is excluded none was kept, and nothing shows it."""
        return self.prospect.name is not None or (await self.draft()).sent is not None

    async def own_request(self) -> OwnRequest | None:
        """Return what the prospect has open, or had last; of who is excluded, what they believe they have."""
        return await read_status(self.turn.records, self.prospect, (await self.draft()).said)

    async def open_request(self) -> OwnRequest | None:
        """Return what the prospect has open, as far as they know."""
        request = await self.own_request()
        return request if request is not None and request.can_be_withdrawn else None

    async def has_consented(self) -> bool:
        """Return whether the prospect agreed to the consent document as it is now."""
        return await self.turn.records.prospects.has_consented(self.prospect.id, self.rules.consent_version)

    async def expected_wait(self) -> ExpectedWait:
        """Return how long an answer is likely to take."""
        return await expect_answer(
            self.turn.records, self.turn.now, self.rules.hours, promised=self.rules.reply_minutes
        )

    async def leave_introduction(self) -> None:
        """Forget the name and contact that were given; what was asked stays."""
        draft = await self.draft()
        await self.state.set_state(None)
        await self.keep(replace(draft, introduction=Introduction(wish=draft.introduction.wish)))


class WithProspect(Filter):
    """Lets pass what a prospect does in private, and hands the talk on."""

    async def __call__(
        self,
        event: TelegramObject,
        prospect: Prospect | None,
        turn: Turn,
        say: Say,
        rules: HouseRules,
        state: FSMContext | None = None,
    ) -> bool | dict[str, Any]:
        if prospect is None or state is None:
            return False
        return {"talk": Talk(turn=turn, prospect=prospect, state=state, say=say, rules=rules)}
