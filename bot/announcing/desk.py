"""The desk: what announcing works with - the transaction, the time, the rules, the team - and how it writes."""

from dataclasses import dataclass, replace
from datetime import datetime

from aiogram.methods import DeleteMessage, SendMessage

from bot.announcing.places import Place, Team
from bot.domain.ids import ProspectId
from bot.house_rules import HouseRules
from bot.mailboxes import Letter, Priority, Session
from bot.texts import Markup
from bot.views.letters import letter_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One announcement in the making."""

    session: Session
    now: datetime
    rules: HouseRules
    team: Team

    async def put(self, letter: Letter) -> None:
        """Put a letter into the outbox."""
        await self.session.outbox.add(letter, self.now)

    async def write(
        self,
        place: Place,
        words: Markup,
        *,
        under: str | None = None,
        prospect: ProspectId | None = None,
        priority: Priority = Priority.NOTICE,
    ) -> None:
        """Write a line to the team, under a card if one is named; a reply to it answers the prospect.

        What merely changes something known comes without a sound.
        """
        silent = priority is Priority.CHANGE
        method = SendMessage(chat_id=place.chat_id, text=words, disable_notification=silent or None)
        letter = letter_of(method, priority=priority)
        await self.put(replace(letter, reply_to_card=under, prospect=prospect))

    async def shows(self, subject: str, place: Place) -> bool:
        """Tell whether a card stands in a chat already."""
        return await self.session.outbox.card_message(subject, place.chat_id) is not None

    async def clear_away(self, subject: str, place: Place) -> None:
        """Take a card away from where it stands in a chat, so that it comes again at the end."""
        standing = await self.session.outbox.card_message(subject, place.chat_id)
        if standing is not None:
            await self.session.outbox.set_card_message(subject, place.chat_id, None)
            await self.put(letter_of(DeleteMessage(chat_id=place.chat_id, message_id=standing)))

    async def places_showing(self, subject: str) -> list[Place]:
        """Return the chats of the team that show a card, or soon will."""
        chats = await self.session.outbox.chats_showing(subject)
        return [place for chat_id in chats if (place := self.team.place(chat_id)) is not None]
