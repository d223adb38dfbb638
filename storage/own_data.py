"""Own data: everything the tables hold about one identity, read for the person it belongs to."""

import json
from typing import Protocol

from bot.clock import from_epoch_ms
from bot.domain.consent import Consent
from bot.domain.contact_points import ContactPoint
from bot.domain.ids import InterestId, ProspectId
from bot.domain.interest import Interest
from bot.domain.lead import Lead
from bot.domain.own_data import OwnData, Words
from bot.domain.prospect import Prospect
from storage.connection import Connection, Row


class Prospects(Protocol):
    """What `storage.prospects` knows of an identity."""

    async def contact_points(self, prospect: ProspectId) -> tuple[ContactPoint, ...]: ...


class Interests(Protocol):
    """What `storage.interests` knows of it."""

    async def list_of(self, prospect: ProspectId) -> list[Interest]: ...


class Leads(Protocol):
    """What `storage.leads` knows of it."""

    async def list_of_prospect(self, prospect: ProspectId) -> list[Lead]: ...


class SqlOwnData:
    """Everything that is kept about one identity, whichever table it is in."""

    def __init__(self, connection: Connection, prospects: Prospects, interests: Interests, leads: Leads) -> None:
        self._connection = connection
        self._prospects = prospects
        self._interests = interests
        self._leads = leads

    async def gather(self, prospect: Prospect) -> OwnData:
        """Return all of it, oldest first."""
        return OwnData(
            prospect=prospect,
            contact_points=await self._prospects.contact_points(prospect.id),
            consents=await self._consents(prospect.id),
            journal=tuple(await self._interests.list_of(prospect.id)),
            places=await self._places(prospect.id),
            asked=await self._asked(prospect.id),
            leads=tuple(await self._leads.list_of_prospect(prospect.id)),
            answers=(*await self._answers(prospect.id), *await self._letters(prospect.private_chat)),
            updates=await self._updates(prospect.private_chat),
        )

    async def _consents(self, prospect: ProspectId) -> tuple[Consent, ...]:
        rows = await self._connection.rows(
            "SELECT version, given_at, withdrawn_at FROM consents WHERE prospect_id = :prospect ORDER BY id",
            prospect=prospect,
        )
        return tuple(
            Consent(
                version=row["version"],
                given_at=from_epoch_ms(row["given_at"]),
                withdrawn_at=from_epoch_ms(row["withdrawn_at"]) if row["withdrawn_at"] is not None else None,
            )
            for row in rows
        )

    async def _places(self, prospect: ProspectId) -> dict[InterestId, str]:
        rows = await self._connection.rows(
            "SELECT i.id, COALESCE(p.title, c.title) AS place FROM interests i"
            " LEFT JOIN posts p ON p.id = i.post_id LEFT JOIN chats c ON c.chat_id = i.chat_id"
            " WHERE i.prospect_id = :prospect AND COALESCE(p.title, c.title) IS NOT NULL",
            prospect=prospect,
        )
        return {InterestId(row["id"]): row["place"] for row in rows}

    async def _asked(self, prospect: ProspectId) -> tuple[Words, ...]:
        rows = await self._connection.rows(
            "SELECT COALESCE(words, '') AS words, stopped_at AS at FROM stopped"
            " WHERE prospect_id = :prospect AND restored_at IS NULL"
            " UNION ALL SELECT r.words, r.said_at AS at FROM remarks r WHERE r.prospect_id = :prospect"
            " AND r.manager_id IS NULL AND EXISTS (SELECT 1 FROM remark_edits e WHERE e.remark_id = r.id)"
            " UNION ALL SELECT e.words, e.edited_at AS at FROM remark_edits e JOIN remarks r ON r.id = e.remark_id"
            " WHERE r.prospect_id = :prospect AND r.manager_id IS NULL"
            " AND EXISTS (SELECT 1 FROM remark_edits l WHERE l.remark_id = r.id AND l.id > e.id) ORDER BY at",
            prospect=prospect,
        )
        return tuple(Words(words=row["words"], at=from_epoch_ms(row["at"])) for row in rows)

    async def _answers(self, prospect: ProspectId) -> tuple[Words, ...]:
        rows = await self._connection.rows(
            "SELECT words, said_at AS at FROM remarks WHERE prospect_id = :prospect AND manager_id IS NOT NULL"
            " UNION ALL SELECT e.words, e.edited_at AS at FROM remark_edits e JOIN remarks r ON r.id = e.remark_id"
            " WHERE r.prospect_id = :prospect AND r.manager_id IS NOT NULL ORDER BY at",
            prospect=prospect,
        )
        return tuple(Words(words=row["words"], at=from_epoch_ms(row["at"])) for row in rows if row["words"])

    async def _letters(self, chat_id: int) -> tuple[Words, ...]:
        rows = await self._connection.rows(
            "SELECT payload, created_at FROM outbox WHERE chat_id = :chat_id AND fleeting = 0 ORDER BY id",
            chat_id=chat_id,
        )
        return tuple(Words(words=words, at=from_epoch_ms(row["created_at"])) for row in rows if (words := _words(row)))

    async def _updates(self, chat_id: int) -> tuple[str, ...]:
        rows = await self._connection.rows(
            "SELECT body FROM inbox WHERE lane IN (CAST(:chat_id AS TEXT), 'crowd ' || CAST(:chat_id AS TEXT))"
            " AND body <> '' ORDER BY seq",
            chat_id=chat_id,
        )
        return tuple(row["body"] for row in rows)


def _words(row: Row) -> str:
    payload = json.loads(row["payload"])
    return str(payload.get("text") or payload.get("caption") or "")
