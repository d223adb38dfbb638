"""The pressed card: the message a manager's button stands on, to be shown with a question or as it is."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from aiogram.dispatcher.flags import get_flag
from aiogram.methods import AnswerCallbackQuery, DeleteMessage, EditMessageText, SendMessage
from aiogram.types import CallbackQuery, TelegramObject

from bot.domain.client import Client
from bot.domain.errors import ValueBelongsToClient
from bot.domain.ids import ClientId, LeadId, ProspectId
from bot.domain.lead import Lead
from bot.domain.member import Member
from bot.domain.ownership import HeldValue
from bot.house_rules import HouseRules
from bot.mailboxes import Letter, Priority, Session
from bot.texts import Say
from bot.usecases.card_details import CardDetails, guess_who_asks, read_card_details
from bot.usecases.held_values import may_move
from bot.usecases.read_cards import LeadCard, read_lead_card, read_prospect_card
from bot.usecases.read_history import read_history
from bot.views.buttons.leads import ExcludeNow, LeadButton, LinkTo
from bot.views.cards import Face, Question, card_letter, keyboard, lead_subject, prospect_subject, works_alone
from bot.views.held_contacts import Decision, held_by_others
from bot.views.history import LINES_ON_A_PAGE, history_page
from bot.views.lead_card import Viewer, lead_card, viewer_of
from bot.views.prospect_card import name_shown, prospect_card

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PressedCard:
    """Where a button was pressed and by whom. Groups have negative ids (Telegram Bot API).

    `shows_card`: what stands there is a card of the outbox, which nothing else may replace.
    """

    session: Session
    rules: HouseRules
    say: Say
    member: Member
    now: datetime
    chat_id: int
    message_id: int | None
    shows_card: bool

    @property
    def in_private(self) -> bool:
        """Whether only the member reads it."""
        return self.chat_id == self.member.id

    def in_own_chat(self) -> "PressedCard":
        """Return the presser's private chat as the place to show a card in."""
        return replace(self, chat_id=self.member.id, message_id=None, shows_card=False)

    async def showing(self, lead: LeadId, question: Question | None = None) -> Letter:
        """Return the lead's card for this chat; a question is asked only of those who see the whole card."""
        card = await read_lead_card(self.session, lead)
        alone = works_alone(await self.session.team.list_all(), self.rules)
        viewer = viewer_of(card.lead, self.member, alone=alone, asked=True) if self.in_private else Viewer.TEAM
        face = lead_card(
            card,
            say=self.say,
            rules=self.rules,
            viewer=viewer,
            alone=alone,
            details=await self._details(card, decides=viewer is Viewer.HOLDER and question is None)
            if self.in_private
            else None,
            question=question if viewer is not Viewer.TEAM else None,
        )
        return self._in_place_of_card(face, card.lead)

    async def _details(self, card: LeadCard, *, decides: bool) -> CardDetails:
        since = self.rules.undoable_since(self.now)
        return await read_card_details(self.session, card, self.member, undoable_since=since, decides=decides)

    def _in_place_of_card(self, face: Face, lead: Lead) -> Letter:
        return card_letter(
            face,
            chat_id=self.chat_id,
            subject=lead_subject(lead.id),
            prospect=lead.prospect,
            priority=Priority.ANSWER,
        )

    async def showing_history(self, lead: LeadId, page: int) -> Letter:
        """Return a page of history in place of the lead's card. Raises what forbids seeing the whole card."""
        alone = works_alone(await self.session.team.list_all(), self.rules)
        history = await read_history(self.session, lead, page, size=LINES_ON_A_PAGE, by=self.member, alone=alone)
        return self._in_place_of_card(history_page(history, self.say, self.rules), history.lead)

    async def asking_about(self, known: ValueBelongsToClient, pressed: Decision) -> Letter:
        """Return the lead's card with the question what to do about contacts that are others'."""
        lead = await self.session.leads.get(known.lead)
        moving_to = await self._moving_to(lead, known, pressed)
        return await self.showing(lead.id, held_by_others(lead, known.held, pressed, self.say, moving_to=moving_to))

    async def _moving_to(self, lead: Lead, known: ValueBelongsToClient, pressed: Decision) -> Client | None:
        """The client to whom the contacts may go: the one who was pressed, or whose the lead is."""
        client = pressed.client if isinstance(pressed, LinkTo) else lead.client
        if client is None or isinstance(pressed, ExcludeNow):
            return None
        return await self.client_to_move_to(client, known.held)

    async def client_to_move_to(self, client: ClientId, held: Sequence[HeldValue]) -> Client | None:
        """Return the client where the member may take these contacts from all who have them."""
        allowed = await may_move(self.session, held, self.member)
        return await self.session.directory.get_client(client) if allowed else None

    async def showing_prospect(self, prospect: ProspectId, question: Question | None = None) -> Letter:
        """Return a prospect's card for this chat, with a question or as it is."""
        card = await read_prospect_card(self.session, prospect)
        asks = self.in_private and question is None
        guess = await guess_who_asks(self.session, card, name_shown(card.prospect, self.rules)) if asks else None
        face = prospect_card(card, say=self.say, rules=self.rules, question=question, guess=guess)
        return card_letter(
            face,
            chat_id=self.chat_id,
            subject=prospect_subject(prospect),
            prospect=prospect,
            priority=Priority.ANSWER,
        )

    def edited_to(self, face: Face) -> list[EditMessageText | SendMessage]:
        """Return the call that shows something else in the pressed message, or below a card; none where it is gone."""
        if self.message_id is None:
            return []
        markup = keyboard(face.rows) if face.rows else None
        if self.shows_card:
            return [SendMessage(chat_id=self.chat_id, text=face.text, reply_markup=markup)]
        return [EditMessageText(chat_id=self.chat_id, message_id=self.message_id, text=face.text, reply_markup=markup)]

    async def stands_for(self, subject: str) -> bool:
        """Tell whether the pressed message is this card."""
        return await self.session.outbox.card_message(subject, self.chat_id) == self.message_id


def only_in_private(query: CallbackQuery, say: Say) -> AnswerCallbackQuery:
    """Say where a button does what a group is not to read."""
    return query.answer(say.plain("Open the lead in your chat with me: /leads."), show_alert=True)


async def know_the_card(handler: Handler, query: TelegramObject, data: dict[str, Any]) -> Any:
    """Hand the pressed card to a handler, and ask on it where a decision meets a contact that is a client's.

    A handler with `flags.only_in_private` is not asked elsewhere. A copy of the card that the outbox does not know of
    is removed afterwards.
    """
    assert isinstance(query, CallbackQuery)
    card = await _card_of(query, data)
    if get_flag(data, "only_in_private") and not card.in_private:
        return only_in_private(query, card.say)
    pressed = data.get("callback_data")
    try:
        said = await handler(query, {**data, "card": card})
    except ValueBelongsToClient as known:
        if not isinstance(pressed, Decision):
            raise
        said = await card.asking_about(known, pressed)
    if isinstance(pressed, LeadButton):
        return [*_listed(said), *await _without_copies(card, lead_subject(pressed.lead))]
    return said


async def _card_of(query: CallbackQuery, data: dict[str, Any]) -> PressedCard:
    """Return where a button was pressed; what stands in a group that has moved has no place in the new one."""
    session: Session = data["session"]
    pressed_in = query.message.chat.id if query.message else query.from_user.id
    chat_id = await session.outbox.where_is(pressed_in) if pressed_in < 0 else pressed_in
    message_id = query.message.message_id if query.message and chat_id == pressed_in else None
    return PressedCard(
        session=session,
        rules=data["rules"],
        say=data["say"],
        member=data["member"],
        now=data["turn"].now,
        chat_id=chat_id,
        message_id=message_id,
        shows_card=message_id is not None and await session.outbox.shows_card(chat_id, message_id),
    )


async def _without_copies(card: PressedCard, subject: str) -> list[DeleteMessage]:
    """Remove a second copy, which may stand there after a sending of which nobody knew whether it arrived.

    Where none is known, the pressed one is the card from now on - unless a new one is on its way for the first time.
    What shows another card is no copy of this one, whatever was pressed there.
    """
    outbox = card.session.outbox
    known = await outbox.card_message(subject, card.chat_id)
    if card.message_id is None or card.shows_card:
        return []
    if known is not None:
        return [DeleteMessage(chat_id=card.chat_id, message_id=card.message_id)]
    if not await outbox.is_coming_anew(subject, card.chat_id):
        await outbox.set_card_message(subject, card.chat_id, card.message_id)
    return []


def _listed(said: Any) -> list[Any]:
    if said is None:
        return []
    return list(said) if isinstance(said, list | tuple) else [said]
