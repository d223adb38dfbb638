"""The outbox: every message to be sent, and the cards: which message shows what in which chat."""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.clock import epoch_ms, from_epoch_ms
from bot.domain.ids import LeadId, ProspectId
from bot.mailboxes import Change, Copy, Letter, OutboxEntry
from storage.connection import MOST_FORGOTTEN, Connection, Row, one

COLUMNS = (
    "o.id, o.chat_id, o.method, o.payload, o.priority, o.card, o.reply_to_card, o.prospect_id,"
    " o.attempts, o.copies, o.not_before, o.not_after, o.fleeting, o.change, o.parts, o.about,"
    " (SELECT c.message_id FROM cards c WHERE c.subject = o.card AND c.chat_id = o.chat_id) AS card_message_id,"
    " (SELECT c.message_id FROM cards c WHERE c.subject = o.reply_to_card AND c.chat_id = o.chat_id)"
    " AS reply_message_id,"
    " EXISTS (SELECT 1 FROM outbox s WHERE s.chat_id = o.chat_id AND s.status IN ('new', 'sending') AND s.id <> o.id)"
    " AS has_successor,"
    " EXISTS (SELECT 1 FROM closed_groups g WHERE g.chat_id = o.chat_id) AS is_closed"
)

# The condition of the index `outbox_waiting`: a query that does not repeat it word for word reads through the table.
WAITING = "status IN ('new', 'sending')"

REACHED = "chat_id NOT IN (SELECT g.chat_id FROM closed_groups g)"

TO_TAKE_BACK = f"taken_back = 0 AND {REACHED}"

TEXTS = ("sendMessage", "editMessageText")

# The chats for which something waits, by leaps: in one there may be thousands of letters that need not be looked at.
CHATS = (
    "WITH RECURSIVE chats (chat_id) AS"
    f" (SELECT min(chat_id) FROM outbox WHERE {WAITING} UNION ALL"
    f" SELECT (SELECT min(n.chat_id) FROM outbox n WHERE n.chat_id > chats.chat_id AND n.{WAITING})"
    " FROM chats WHERE chats.chat_id IS NOT NULL)"
)

# After an outage thousands of chats may wait, and a turn sends to thirty at most.
MOST_HEADS = 100


class SqlOutbox:
    """The tables `outbox`, `cards`, `digests`, `talk` and `moved_chats`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def add(self, letter: Letter, now: datetime) -> None:
        """Put a letter in; a card that already shows just this is left alone, one not yet sent is replaced."""
        payload, change = _json(letter.payload), _change_json(letter.change)
        if letter.card is not None and not await self._shows_something_new(letter, payload + (change or "")):
            return
        await self._connection.run(
            "INSERT INTO outbox (chat_id, method, payload, priority, card, reply_to_card, prospect_id, not_after,"
            " about, fleeting, change, parts, not_before, created_at) VALUES (:chat_id, :method, :payload, :priority,"
            " :card, :reply_to_card, :prospect, :not_after, :about, :fleeting, :change, :parts, :not_before, :now)"
            " ON CONFLICT (chat_id, card) WHERE status = 'new' AND card IS NOT NULL"
            " DO UPDATE SET method = excluded.method, payload = excluded.payload, change = excluded.change,"
            " parts = excluded.parts,"
            " priority = CASE WHEN excluded.priority < outbox.priority"
            " THEN excluded.priority ELSE outbox.priority END",
            chat_id=letter.chat_id,
            method=letter.method,
            payload=payload,
            priority=letter.priority,
            card=letter.card,
            reply_to_card=letter.reply_to_card,
            prospect=letter.prospect,
            not_after=epoch_ms(letter.not_after) if letter.not_after else None,
            about=json.dumps(letter.about) if letter.about else None,
            fleeting=int(letter.fleeting),
            change=change,
            parts=json.dumps(letter.parts) if letter.parts else None,
            not_before=epoch_ms(letter.not_before) if letter.not_before else 0,
            now=epoch_ms(now),
        )
        for part in letter.parts:
            await self._set_part(part, letter.chat_id, None)

    async def heads(self, now: datetime, limit: int = MOST_HEADS) -> list[OutboxEntry]:
        """Return the first waiting letter of chats in which none is under way: ready ones first, then by urgency."""
        rows = await self._connection.rows(
            f"{CHATS} SELECT {COLUMNS} FROM outbox o WHERE o.status = 'new' AND o.id IN"
            " (SELECT (SELECT w.id FROM outbox w WHERE w.chat_id = chats.chat_id"
            f" AND w.{WAITING} ORDER BY w.status DESC, w.priority, w.id LIMIT 1) FROM chats)"
            " ORDER BY (o.not_before > :now), o.priority, o.id LIMIT :limit",
            now=epoch_ms(now),
            limit=limit,
        )
        return [_entry_of(row) for row in rows]

    async def under_way(self) -> list[OutboxEntry]:
        """Return the letters marked as being sent: after a crash nobody knows of these whether they arrived."""
        rows = await self._connection.rows(f"SELECT {COLUMNS} FROM outbox o WHERE o.status = 'sending' ORDER BY o.id")
        return [_entry_of(row) for row in rows]

    async def list_calls_since(self, moment: datetime, now: datetime) -> list[tuple[int, datetime]]:
        """Return to which chats calls went out after a moment, and when, oldest first.

        When the calls for a letter that still waits were made is not known: they count as made `now`. So do all calls
        for a finished one as made when the last of them was.
        """
        rows = await self._connection.rows(
            "SELECT chat_id, finished_at AS at, attempts FROM outbox WHERE finished_at > :moment AND attempts > 0"
            f" UNION ALL SELECT chat_id, :now AS at, attempts FROM outbox WHERE {WAITING} AND attempts > 0 ORDER BY at",
            moment=epoch_ms(moment),
            now=epoch_ms(now),
        )
        return [(row["chat_id"], from_epoch_ms(row["at"])) for row in rows for _ in range(row["attempts"])]

    async def mark_sending(self, entries: Sequence[OutboxEntry]) -> None:
        """Mark letters as on their way, before the first byte leaves."""
        await self._connection.run_many(
            "UPDATE outbox SET status = 'sending', attempts = attempts + 1 WHERE id = :id",
            [{"id": entry.id} for entry in entries],
        )

    async def mark_sent(
        self, entry: OutboxEntry, message_id: int | None, now: datetime, *, album: Sequence[int] = ()
    ) -> None:
        """Mark a letter as delivered and remember which messages show its cards or speak of its prospect."""
        await self._finish(entry, "sent", None, now)
        letter, messages = entry.letter, album or ([message_id] if message_id is not None else [])
        for part, message in zip(letter.parts, messages, strict=False):
            await self._set_part(part, letter.chat_id, message)
        if letter.card is not None and entry.card_message_id is None and messages and not letter.parts:
            await self.set_card_message(letter.card, letter.chat_id, messages[0])
        for message in messages:
            await self._note_whom_it_speaks_of(letter, message, now)

    async def mark_dead(self, entry: OutboxEntry, error: str, now: datetime) -> None:
        """Mark a letter as refused by Telegram for good."""
        await self._finish(entry, "dead", error, now)
        await self._forget_shown(entry.id)
        for part in entry.letter.parts:
            await self._connection.run(
                "UPDATE cards SET shown = '' WHERE subject = :part AND chat_id = :chat_id",
                part=part,
                chat_id=entry.letter.chat_id,
            )

    async def mark_expired(self, entry: OutboxEntry, now: datetime) -> None:
        """Mark a letter as having waited too long to be of use."""
        await self._finish(entry, "expired", None, now)
        await self._forget_shown(entry.id)

    async def mark_ambiguous(self, entry: OutboxEntry, error: str, now: datetime) -> None:
        """Mark a letter as sent as often as it may be, with nobody knowing whether it arrived."""
        await self._finish(entry, "ambiguous", error, now)

    async def try_again(
        self,
        entry: OutboxEntry,
        *,
        error: str,
        not_before: datetime,
        now: datetime,
        copies: int = 0,
        payload: dict[str, Any] | None = None,
    ) -> None:
        """Let a letter wait for another try; `copies` more of it may have arrived meanwhile.

        Where newer content of the same card waits already, that goes instead and takes the count over.
        """
        if entry.letter.card is not None and await self._hand_over(entry, copies):
            await self._finish(entry, "ambiguous" if copies else "expired", error, now)
            return
        await self._connection.run(
            "UPDATE outbox SET status = 'new', not_before = :not_before, error = :error, copies = copies + :copies,"
            " payload = COALESCE(:payload, payload) WHERE id = :id AND status = 'sending'",
            id=entry.id,
            not_before=epoch_ms(not_before),
            error=error,
            copies=copies,
            payload=_json(payload) if payload is not None else None,
        )

    async def drop_waiting(self, chat_id: int, error: str, now: datetime) -> list[OutboxEntry]:
        """Give up everything that waits for a chat that cannot be written to; return what of that is kept."""
        await self._connection.run(
            f"DELETE FROM outbox WHERE chat_id = :chat_id AND {WAITING} AND status = 'new' AND fleeting = 1",
            chat_id=chat_id,
        )
        waiting = await self._connection.rows(
            f"SELECT {COLUMNS} FROM outbox o WHERE o.chat_id = :chat_id AND o.{WAITING} AND o.status = 'new'"
            " ORDER BY o.id",
            chat_id=chat_id,
        )
        given_up = [_entry_of(row) for row in waiting]
        for entry in given_up:
            await self.mark_dead(entry, error, now)
        return given_up

    async def list_letters(self, numbers: Sequence[int]) -> list[Letter]:
        """Return letters by their numbers, as far as they are kept."""
        rows = [
            await self._connection.row(f"SELECT {COLUMNS} FROM outbox o WHERE o.id = :id", id=number)
            for number in numbers
        ]
        return [_entry_of(row).letter for row in rows if row is not None]

    async def card_message(self, card: str, chat_id: int) -> int | None:
        """Return the message that shows a card in a chat, if it was sent."""
        row = await self._connection.row(
            "SELECT message_id FROM cards WHERE subject = :card AND chat_id = :chat_id", card=card, chat_id=chat_id
        )
        return row["message_id"] if row else None

    async def find_unsent(self, card: str, chat_id: int) -> Letter | None:
        """Return the letter that is to show a card in a chat and has not been sent."""
        row = await self._connection.row(
            f"SELECT {COLUMNS} FROM outbox o WHERE o.chat_id = :chat_id AND o.card = :card AND o.status = 'new'",
            chat_id=chat_id,
            card=card,
        )
        return _entry_of(row).letter if row else None

    async def withdraw(self, card: str, chat_id: int) -> bool:
        """Take a card back that has surely not appeared in a chat yet; return whether it could be."""
        row = await self._connection.row(
            "DELETE FROM outbox WHERE chat_id = :chat_id AND card = :card AND status = 'new' AND copies = 0 AND EXISTS"
            " (SELECT 1 FROM cards c WHERE c.subject = :card AND c.chat_id = :chat_id AND c.message_id IS NULL)"
            " AND NOT EXISTS (SELECT 1 FROM outbox s WHERE s.chat_id = :chat_id AND s.card = :card"
            f" AND s.{WAITING} AND s.status = 'sending') RETURNING id",
            card=card,
            chat_id=chat_id,
        )
        if row is not None:
            await self._connection.run(
                "DELETE FROM cards WHERE subject = :card AND chat_id = :chat_id", card=card, chat_id=chat_id
            )
        return row is not None

    async def is_coming_anew(self, card: str, chat_id: int) -> bool:
        """Tell whether a card waits to appear in a chat, and no message of it can have come without our knowing."""
        row = await self._connection.row(
            f"SELECT 1 FROM outbox WHERE chat_id = :chat_id AND card = :card AND {WAITING} AND copies = 0 LIMIT 1",
            chat_id=chat_id,
            card=card,
        )
        return row is not None

    async def is_seen(self, card: str, chat_id: int) -> bool:
        """Tell whether a card stands in a chat, or is being sent just now: what is put in will change it there."""
        row = await self._connection.row(
            "SELECT 1 FROM cards WHERE subject = :card AND chat_id = :chat_id AND message_id IS NOT NULL UNION ALL"
            f" SELECT 1 FROM outbox WHERE chat_id = :chat_id AND card = :card AND {WAITING} AND status = 'sending'"
            " LIMIT 1",
            chat_id=chat_id,
            card=card,
        )
        return row is not None

    async def shows_card(self, chat_id: int, message_id: int) -> bool:
        """Tell whether a message is where some card stands, or newer than all of them while another one arrives."""
        row = await self._connection.row(
            "SELECT 1 FROM cards WHERE chat_id = :chat_id AND message_id = :message_id"
            f" UNION ALL SELECT 1 FROM outbox o WHERE o.chat_id = :chat_id AND o.{WAITING} AND o.status = 'sending'"
            " AND EXISTS (SELECT 1 FROM cards c"
            " WHERE c.subject = o.card AND c.chat_id = o.chat_id AND c.message_id IS NULL)"
            " AND :message_id > (SELECT COALESCE(max(k.message_id), 0) FROM cards k WHERE k.chat_id = :chat_id)"
            " LIMIT 1",
            chat_id=chat_id,
            message_id=message_id,
        )
        return row is not None

    async def set_card_message(self, card: str, chat_id: int, message_id: int | None) -> None:
        """Remember which message shows a card; None: the message is gone, the card is sent anew."""
        await self._connection.run(
            "UPDATE cards SET message_id = :message_id, shown = CASE WHEN :message_id IS NULL THEN '' ELSE shown END"
            " WHERE subject = :card AND chat_id = :chat_id",
            card=card,
            chat_id=chat_id,
            message_id=message_id,
        )

    async def chats_showing(self, card: str) -> list[int]:
        """Return the chats that show a card."""
        rows = await self._connection.rows("SELECT chat_id FROM cards WHERE subject = :card", card=card)
        return [row["chat_id"] for row in rows]

    async def has_appeared(self, card: str) -> bool:
        """Tell whether a card stands in some chat, or is on its way to one."""
        row = await self._connection.row(
            "SELECT 1 FROM cards WHERE subject = :card AND (message_id IS NOT NULL OR shown <> '') LIMIT 1", card=card
        )
        return row is not None

    async def is_on_digest(self, lead: LeadId, chat_id: int) -> bool:
        """Tell whether a card that lists this lead stands in a chat, or is on its way there."""
        row = await self._connection.row(
            "SELECT 1 FROM digests d JOIN cards c ON c.subject = d.card AND c.chat_id = d.chat_id"
            " WHERE d.chat_id = :chat_id AND d.lead_id = :lead AND (c.message_id IS NOT NULL OR c.shown <> '')",
            chat_id=chat_id,
            lead=lead,
        )
        return row is not None

    async def count_unsent_cards(self, chat_id: int) -> int:
        """Return how many cards wait to appear in a chat for the first time; what stands under one is none."""
        row = await one(
            self._connection,
            "SELECT count(*) AS n FROM outbox o JOIN cards c ON c.subject = o.card AND c.chat_id = o.chat_id"
            " WHERE o.chat_id = :chat_id AND o.status = 'new' AND o.reply_to_card IS NULL AND c.message_id IS NULL",
            chat_id=chat_id,
        )
        return int(row["n"])

    async def find_unsent_digest(self, chat_id: int) -> str | None:
        """Return the newest card that lists leads in a chat and has not been sent yet."""
        row = await self._connection.row(
            f"SELECT o.card FROM outbox o WHERE o.chat_id = :chat_id AND o.{WAITING} AND o.status = 'new' AND EXISTS"
            " (SELECT 1 FROM digests d WHERE d.card = o.card AND d.chat_id = o.chat_id) ORDER BY o.id DESC LIMIT 1",
            chat_id=chat_id,
        )
        return row["card"] if row else None

    async def list_on_digest(self, lead: LeadId, card: str, chat_id: int) -> list[LeadId]:
        """Put a lead on a card that lists leads; return all that it lists there, oldest first."""
        await self._connection.run(
            "INSERT INTO digests (chat_id, lead_id, card) VALUES (:chat_id, :lead, :card)"
            " ON CONFLICT (chat_id, lead_id) DO UPDATE SET card = excluded.card",
            chat_id=chat_id,
            lead=lead,
            card=card,
        )
        return await self.leads_on_digest(card, chat_id)

    async def leads_on_digest(self, card: str, chat_id: int) -> list[LeadId]:
        """Return what a card that lists leads lists in a chat, oldest first."""
        rows = await self._connection.rows(
            "SELECT lead_id FROM digests WHERE card = :card AND chat_id = :chat_id ORDER BY lead_id",
            card=card,
            chat_id=chat_id,
        )
        return [LeadId(row["lead_id"]) for row in rows]

    async def digests_listing(self, lead: LeadId) -> list[tuple[int, str]]:
        """Return in which chats which card lists a lead among others."""
        rows = await self._connection.rows("SELECT chat_id, card FROM digests WHERE lead_id = :lead", lead=lead)
        return [(row["chat_id"], row["card"]) for row in rows]

    async def take_copies(self, prospect: ProspectId) -> list[Copy]:
        """Return the messages that speak of a prospect, as being taken back from now on; cards of its own stay.

        Those in groups that are closed to the bot are left for later.
        """
        rows = await self._connection.rows(
            f"SELECT chat_id, message_id, sent_at, is_text FROM talk t WHERE prospect_id = :prospect AND {TO_TAKE_BACK}"
            " AND NOT EXISTS"
            " (SELECT 1 FROM cards c WHERE c.chat_id = t.chat_id AND c.message_id = t.message_id"
            " AND c.subject NOT LIKE 'remark:%')"
            " ORDER BY chat_id, message_id",
            prospect=prospect,
        )
        for statement in (
            "DELETE FROM cards WHERE subject LIKE 'remark:%' AND (chat_id, message_id) IN"
            f" (SELECT chat_id, message_id FROM talk WHERE prospect_id = :prospect AND {TO_TAKE_BACK})",
            f"UPDATE talk SET taken_back = 1, takes_replies = 0 WHERE prospect_id = :prospect AND {TO_TAKE_BACK}",
        ):
            await self._connection.run(statement, prospect=prospect)
        return [
            Copy(
                chat_id=row["chat_id"],
                message_id=row["message_id"],
                sent_at=from_epoch_ms(row["sent_at"]) if row["sent_at"] is not None else None,
                is_text=bool(row["is_text"]),
            )
            for row in rows
        ]

    async def save_not_taken_back(self, chat_id: int) -> None:
        """Keep that messages which were being taken back may all stand in a chat yet: it was closed meanwhile."""
        await self._connection.run(
            "UPDATE talk SET taken_back = 0 WHERE chat_id = :chat_id AND taken_back = 1", chat_id=chat_id
        )

    async def find_prospect_spoken_of(self, chat_id: int, message_id: int) -> ProspectId | None:
        """Return the prospect whom a reply to a message in a managers' chat answers."""
        row = await self._connection.row(
            "SELECT prospect_id FROM talk WHERE chat_id = :chat_id AND message_id = :message_id AND takes_replies = 1",
            chat_id=chat_id,
            message_id=message_id,
        )
        return ProspectId(row["prospect_id"]) if row else None

    async def find_newest_spoken_of(self, chat_id: int) -> int:
        """Return the newest message in a managers' chat that speaks of a prospect; 0 where there is none."""
        row = await one(
            self._connection,
            "SELECT COALESCE(max(message_id), 0) AS newest FROM talk WHERE chat_id = :chat_id AND takes_replies = 1",
            chat_id=chat_id,
        )
        return int(row["newest"])

    async def find_other_spoken_of(self, chat_id: int, prospect: ProspectId, *, after: int) -> ProspectId | None:
        """Return of whom else the newest message speaks that came after another one into a managers' chat."""
        row = await self._connection.row(
            "SELECT prospect_id FROM talk WHERE chat_id = :chat_id AND message_id > :after"
            " AND prospect_id <> :prospect AND takes_replies = 1 ORDER BY message_id DESC LIMIT 1",
            chat_id=chat_id,
            after=after,
            prospect=prospect,
        )
        return ProspectId(row["prospect_id"]) if row else None

    async def move_chat(self, old: int, new: int, now: datetime) -> None:
        """Rewrite a chat id everywhere: a group became a supergroup. Moves never lead round in a circle.

        Messages stay behind, and what would change them: in the new chat their ids are those of others.
        """
        if new == old:
            return
        for statement in (
            "DELETE FROM moved_chats WHERE old_id = :new",
            "INSERT INTO moved_chats (old_id, new_id) VALUES (:old, :new)"
            " ON CONFLICT (old_id) DO UPDATE SET new_id = excluded.new_id",
            "DELETE FROM cards WHERE chat_id = :new AND subject IN (SELECT subject FROM cards WHERE chat_id = :old)",
            "UPDATE cards SET chat_id = :new, message_id = NULL WHERE chat_id = :old",
            "DELETE FROM talk WHERE chat_id = :old",
            "DELETE FROM digests WHERE chat_id = :new"
            " AND lead_id IN (SELECT lead_id FROM digests WHERE chat_id = :old)",
            "UPDATE digests SET chat_id = :new WHERE chat_id = :old",
            "DELETE FROM outbox WHERE chat_id = :new AND status = 'new'"
            " AND card IN (SELECT card FROM outbox WHERE chat_id = :old AND status = 'new')",
            "UPDATE outbox SET status = 'expired', finished_at = :now WHERE chat_id = :old AND status = 'new'"
            " AND (method LIKE 'edit%' OR method LIKE 'delete%' OR method = 'setMessageReaction')",
            "UPDATE outbox SET chat_id = :new, payload = json_remove(payload, '$.reply_parameters')"
            " WHERE chat_id = :old AND status IN ('new', 'sending')",
        ):
            await self._connection.run(statement, old=old, new=new, now=epoch_ms(now))

    async def where_is(self, chat_id: int) -> int:
        """Return the id a chat has now."""
        row = await self._connection.row("SELECT new_id FROM moved_chats WHERE old_id = :chat_id", chat_id=chat_id)
        return await self.where_is(row["new_id"]) if row else chat_id

    async def find_open(self, group: int) -> int | None:
        """Return the id a group has now; None while it is closed to the bot."""
        row = await one(
            self._connection,
            "SELECT (SELECT m.new_id FROM moved_chats m WHERE m.old_id = :group) AS moved_to,"
            " EXISTS (SELECT 1 FROM closed_groups c WHERE c.chat_id = :group) AS is_closed",
            group=group,
        )
        if row["moved_to"] is not None:
            return await self.find_open(row["moved_to"])
        return None if row["is_closed"] else group

    async def forget_finished(self, before: datetime) -> int:
        """Delete letters that were finished before a moment; return how many."""
        gone = await self._connection.rows(
            "DELETE FROM outbox WHERE id IN"
            " (SELECT id FROM outbox WHERE finished_at < :before ORDER BY finished_at LIMIT :limit) RETURNING id",
            before=epoch_ms(before),
            limit=MOST_FORGOTTEN,
        )
        return len(gone)

    async def _shows_something_new(self, letter: Letter, payload: str) -> bool:
        shown = hashlib.sha256(payload.encode()).hexdigest()[:32]
        row = await self._connection.row(
            "INSERT INTO cards (subject, chat_id, shown) VALUES (:card, :chat_id, :shown)"
            " ON CONFLICT (subject, chat_id) DO UPDATE SET shown = excluded.shown WHERE cards.shown <> excluded.shown"
            " RETURNING subject",
            card=letter.card,
            chat_id=letter.chat_id,
            shown=shown,
        )
        return row is not None

    async def _set_part(self, part: str, chat_id: int, message_id: int | None) -> None:
        """Remember where one of several messages of a letter stands, or that it is to come."""
        await self._connection.run(
            "INSERT INTO cards (subject, chat_id, message_id, shown) VALUES (:part, :chat_id, :message_id, 'album')"
            " ON CONFLICT (subject, chat_id) DO UPDATE"
            " SET message_id = COALESCE(excluded.message_id, cards.message_id), shown = excluded.shown",
            part=part,
            chat_id=chat_id,
            message_id=message_id,
        )

    async def _hand_over(self, entry: OutboxEntry, copies: int) -> bool:
        row = await self._connection.row(
            "UPDATE outbox SET copies = copies + :copies WHERE card = :card AND status = 'new' AND id <> :id"
            " AND chat_id = (SELECT chat_id FROM outbox WHERE id = :id) RETURNING id",
            id=entry.id,
            card=entry.letter.card,
            copies=entry.copies + copies,
        )
        return row is not None

    async def _note_whom_it_speaks_of(self, letter: Letter, message: int, now: datetime) -> None:
        for prospect in {*letter.about, letter.prospect} - {None}:
            await self._connection.run(
                "INSERT INTO talk (chat_id, message_id, prospect_id, sent_at, is_text, takes_replies)"
                " VALUES (:chat_id, :message_id, :prospect, :now, :is_text, :takes_replies)"
                " ON CONFLICT (chat_id, message_id, prospect_id)"
                " DO UPDATE SET takes_replies = max(takes_replies, excluded.takes_replies), taken_back = 0",
                chat_id=letter.chat_id,
                message_id=message,
                prospect=prospect,
                now=epoch_ms(now),
                is_text=int(letter.method in TEXTS),
                takes_replies=int(prospect == letter.prospect),
            )

    async def _forget_shown(self, letter: int) -> None:
        """A card that did not appear may be put in again as it is."""
        await self._connection.run(
            "UPDATE cards SET shown = '' WHERE EXISTS (SELECT 1 FROM outbox o"
            " WHERE o.id = :letter AND o.card = cards.subject AND o.chat_id = cards.chat_id)",
            letter=letter,
        )

    async def _forget_gathering(self, letter: Letter) -> None:
        """Where several messages went out in one letter, each is a card; what they gathered under is none any more."""
        if letter.card not in letter.parts:
            await self._connection.run(
                "DELETE FROM cards WHERE subject = :card AND chat_id = :chat_id",
                card=letter.card,
                chat_id=letter.chat_id,
            )

    async def _finish(self, entry: OutboxEntry, status: str, error: str | None, now: datetime) -> None:
        if entry.letter.parts:
            await self._forget_gathering(entry.letter)
        if entry.letter.fleeting:
            await self._connection.run("DELETE FROM outbox WHERE id = :id", id=entry.id)
            return
        await self._connection.run(
            "UPDATE outbox SET status = :status, error = :error, finished_at = :now WHERE id = :id",
            id=entry.id,
            status=status,
            error=error,
            now=epoch_ms(now),
        )


def _json(payload: dict[str, Any]) -> str:
    return json.dumps(payload, ensure_ascii=False, separators=(",", ":"))


def _change_json(change: Change | None) -> str | None:
    return _json({"method": change.method, "payload": change.payload}) if change is not None else None


def _entry_of(row: Row) -> OutboxEntry:
    return OutboxEntry(
        id=row["id"],
        letter=Letter(
            chat_id=row["chat_id"],
            method=row["method"],
            payload=json.loads(row["payload"]),
            priority=row["priority"],
            card=row["card"],
            reply_to_card=row["reply_to_card"],
            prospect=ProspectId(row["prospect_id"]) if row["prospect_id"] is not None else None,
            not_after=from_epoch_ms(row["not_after"]) if row["not_after"] is not None else None,
            fleeting=bool(row["fleeting"]),
            parts=tuple(json.loads(row["parts"])) if row["parts"] else (),
            about=tuple(json.loads(row["about"])) if row["about"] else (),
            change=Change(**json.loads(row["change"])) if row["change"] else None,
        ),
        attempts=row["attempts"],
        copies=row["copies"],
        not_before=from_epoch_ms(row["not_before"]),
        card_message_id=row["card_message_id"],
        reply_message_id=row["reply_message_id"],
        has_successor=bool(row["has_successor"]),
        is_closed=bool(row["is_closed"]),
    )
