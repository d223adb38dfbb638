"""Interests: the journal of what prospects showed, append-only."""

from datetime import datetime

from bot.clock import epoch_ms, from_epoch_ms
from bot.domain.errors import NotFound
from bot.domain.ids import CampaignId, InterestId, LeadId, ManagerId, ProspectId
from bot.domain.interest import Ends, Interest, Route
from bot.domain.post import Spot
from bot.domain.prospect import Part
from storage.connection import MOST_FORGOTTEN, Connection, Row, one
from storage.prospects import JUST_INTERESTED

CIRCUMSTANCES = ("campaign_id", "chat_id", "message_id", "post_id", "sign", "asks", "occasion", "member_id")
WRITTEN = f"id, prospect_id, route, campaign, topic, words, created_at, {', '.join(CIRCUMSTANCES)}"

# As it stands by now: whoever changes a message in Telegram changes what is shown, not what came.
COLUMNS = (
    "i.id, i.prospect_id, i.route, i.campaign, i.topic, i.words, i.created_at,"
    f" {', '.join(f'i.{name}' for name in CIRCUMSTANCES)}, (SELECT e.words FROM remarks r"
    " JOIN remark_edits e ON e.remark_id = r.id WHERE r.id = (SELECT min(f.id) FROM remarks f"
    " WHERE f.interest_id = i.id) ORDER BY e.id DESC LIMIT 1) AS edited"
)


NOT_OF_A_LEAD = "NOT EXISTS (SELECT 1 FROM lead_interests l WHERE l.interest_id = i.id)"
MOST_COUNTED = 10_000
OLDEST = "SELECT id FROM interests WHERE prospect_id = :prospect ORDER BY created_at, id LIMIT :each"
NEWEST = "SELECT id FROM interests WHERE prospect_id = :prospect ORDER BY created_at DESC, id DESC LIMIT :each"
OLDEST_OF_LEAD = "SELECT interest_id FROM lead_interests WHERE lead_id = :lead ORDER BY interest_id LIMIT :each"
NEWEST_OF_LEAD = "SELECT interest_id FROM lead_interests WHERE lead_id = :lead ORDER BY interest_id DESC LIMIT :each"


class SqlInterests:
    """The table `interests`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def add(
        self,
        *,
        prospect: ProspectId,
        route: Route,
        campaign: str | None,
        topic: str | None,
        words: str | None,
        now: datetime,
        campaign_id: CampaignId | None = None,
        spot: Spot | None = None,
        sign: str | None = None,
        asks: bool = False,
        occasion: str | None = None,
        member: ManagerId | None = None,
    ) -> Interest:
        """Write one line into a prospect's journal."""
        row = await one(
            self._connection,
            "INSERT INTO interests (prospect_id, route, campaign, topic, words, created_at,"
            " campaign_id, chat_id, message_id, post_id, sign, asks, occasion, member_id)"
            " VALUES (:prospect, :route, :campaign, :topic, :words, :now,"
            " :campaign_id, :chat_id, :message_id, :post, :sign, :asks, :occasion, :member)"
            f" RETURNING {WRITTEN}, NULL AS edited",
            prospect=prospect,
            route=route,
            campaign=campaign,
            topic=topic,
            words=words,
            now=epoch_ms(now),
            campaign_id=campaign_id,
            chat_id=spot.chat_id if spot is not None else None,
            message_id=spot.message_id if spot is not None else None,
            post=spot.post if spot is not None else None,
            sign=sign,
            asks=int(asks),
            occasion=occasion,
            member=member,
        )
        return _interest_of(row)

    async def list_of(self, prospect: ProspectId) -> list[Interest]:
        """Return a prospect's journal, oldest line first, also where one was noticed late."""
        rows = await self._connection.rows(
            f"SELECT {COLUMNS} FROM interests i WHERE i.prospect_id = :prospect ORDER BY i.created_at, i.id",
            prospect=prospect,
        )
        return [_interest_of(row) for row in rows]

    async def list_newest(self, prospect: ProspectId, *, limit: int) -> list[Interest]:
        """Return the last lines of a prospect's journal, oldest line first."""
        rows = await self._connection.rows(
            f"SELECT {COLUMNS} FROM interests i WHERE i.prospect_id = :prospect"
            " ORDER BY i.created_at DESC, i.id DESC LIMIT :limit",
            prospect=prospect,
            limit=limit,
        )
        return [_interest_of(row) for row in reversed(rows)]

    async def list_by_route(self, prospect: ProspectId, route: Route) -> list[Interest]:
        """Return the lines of a prospect's journal that came one way, oldest line first."""
        rows = await self._connection.rows(
            f"SELECT {COLUMNS} FROM interests i WHERE i.prospect_id = :prospect AND i.route = :route"
            " ORDER BY i.created_at, i.id",
            prospect=prospect,
            route=route,
        )
        return [_interest_of(row) for row in rows]

    async def get(self, interest: InterestId) -> Interest:
        """Return a line of a journal; raises NotFound."""
        row = await self._connection.row(f"SELECT {COLUMNS} FROM interests i WHERE i.id = :id", id=interest)
        if row is None:
            raise NotFound
        return _interest_of(row)

    async def find_noted(self, spot: Spot) -> Interest | None:
        """Return the line that was noted by hand from a message."""
        row = await self._connection.row(
            f"SELECT {COLUMNS} FROM interests i WHERE i.chat_id = :chat_id AND i.chat_id IS NOT NULL"
            " AND i.message_id = :message_id AND i.member_id IS NOT NULL ORDER BY i.id LIMIT 1",
            chat_id=spot.chat_id,
            message_id=spot.message_id,
        )
        return _interest_of(row) if row else None

    async def remove(self, interest: InterestId) -> None:
        """Take a line away that was noted by mistake."""
        await self._connection.run("DELETE FROM lead_interests WHERE interest_id = :id", id=interest)
        await self._connection.run("DELETE FROM interests WHERE id = :id", id=interest)

    async def list_without_lead(self, prospect: ProspectId) -> list[Interest]:
        """Return the lines of a prospect's journal that belong to no lead yet, oldest first."""
        rows = await self._connection.rows(
            f"SELECT {COLUMNS} FROM interests i WHERE i.prospect_id = :prospect AND NOT EXISTS"
            " (SELECT 1 FROM lead_interests l WHERE l.interest_id = i.id) ORDER BY i.created_at, i.id",
            prospect=prospect,
        )
        return [_interest_of(row) for row in rows]

    async def list_newest_without_lead(self, prospect: ProspectId, *, limit: int) -> list[Interest]:
        """Return those of the last `limit` lines of a prospect's journal that belong to no lead yet, oldest first."""
        rows = await self._connection.rows(
            f"SELECT {COLUMNS} FROM interests i WHERE i.id IN ({NEWEST}) AND {NOT_OF_A_LEAD}"
            " ORDER BY i.created_at, i.id",
            prospect=prospect,
            each=limit,
        )
        return [_interest_of(row) for row in rows]

    async def read_without_lead(self, prospect: ProspectId, *, each: int) -> Ends:
        """Return the beginning and the end of what belongs to no lead yet, so many lines of the journal each."""
        rows = await self._connection.rows(
            f"SELECT {COLUMNS} FROM interests i WHERE i.id IN (SELECT * FROM ({OLDEST}) UNION SELECT * FROM ({NEWEST}))"
            f" AND {NOT_OF_A_LEAD} ORDER BY i.created_at, i.id",
            prospect=prospect,
            each=each,
        )
        between = await self._count_without_lead(prospect) - len(rows) if len(rows) >= each else 0
        return Ends(lines=tuple(map(_interest_of, rows)), between=between)

    async def _count_without_lead(self, prospect: ProspectId) -> int:
        row = await one(
            self._connection,
            "SELECT count(*) AS n FROM (SELECT 1 FROM interests i WHERE i.prospect_id = :prospect"
            f" AND {NOT_OF_A_LEAD} LIMIT :most)",
            prospect=prospect,
            most=MOST_COUNTED,
        )
        return int(row["n"])

    async def read_of_lead(self, lead: LeadId, *, each: int) -> Ends:
        """Return the beginning and the end of a lead's journal, so many lines each."""
        rows = await self._connection.rows(
            f"SELECT {COLUMNS} FROM interests i WHERE i.id IN"
            f" (SELECT * FROM ({OLDEST_OF_LEAD}) UNION SELECT * FROM ({NEWEST_OF_LEAD})) ORDER BY i.created_at, i.id",
            lead=lead,
            each=each,
        )
        between = await self._count_of_lead(lead) - len(rows) if len(rows) >= each else 0
        return Ends(lines=tuple(map(_interest_of, rows)), between=between)

    async def _count_of_lead(self, lead: LeadId) -> int:
        row = await one(
            self._connection,
            "SELECT count(*) AS n FROM (SELECT 1 FROM lead_interests WHERE lead_id = :lead LIMIT :most)",
            lead=lead,
            most=MOST_COUNTED,
        )
        return int(row["n"])

    async def has_told_something(self, prospect: ProspectId) -> bool:
        """Tell whether somebody has ever said something, chosen a topic or come by a campaign."""
        row = await self._connection.row(
            "SELECT EXISTS (SELECT 1 FROM interests WHERE prospect_id = :prospect"
            " AND (words IS NOT NULL OR topic IS NOT NULL)) OR EXISTS (SELECT 1 FROM interests"
            " WHERE prospect_id = :prospect AND campaign_id IS NOT NULL) AS told",
            prospect=prospect,
        )
        return row is not None and bool(row["told"])

    async def list_of_lead(self, lead: LeadId) -> list[Interest]:
        """Return the lines of the journal that a lead inherited and got since, oldest first."""
        rows = await self._connection.rows(
            f"SELECT {COLUMNS} FROM interests i WHERE i.id IN"
            " (SELECT interest_id FROM lead_interests WHERE lead_id = :lead) ORDER BY i.created_at, i.id",
            lead=lead,
        )
        return [_interest_of(row) for row in rows]

    async def has_shown(self, prospect: ProspectId, route: Route, spot: Spot) -> bool:
        """Tell whether somebody has come this way at this message before."""
        row = await self._connection.row(
            "SELECT 1 FROM interests WHERE prospect_id = :prospect AND chat_id = :chat_id AND message_id = :message_id"
            " AND route = :route LIMIT 1",
            prospect=prospect,
            chat_id=spot.chat_id,
            message_id=spot.message_id,
            route=route,
        )
        return row is not None

    async def count_shown_since(self, prospect: ProspectId, route: Route, moment: datetime) -> int:
        """Return how often somebody has come this way since a moment."""
        row = await one(
            self._connection,
            "SELECT count(*) AS shown FROM interests WHERE prospect_id = :prospect AND chat_id IS NOT NULL"
            " AND route = :route AND created_at > :moment",
            prospect=prospect,
            route=route,
            moment=epoch_ms(moment),
        )
        shown: int = row["shown"]
        return shown

    async def forget_anonymous(self, before: datetime, *, among: Part) -> int:
        """Delete what prospects without a name or a lead showed before a moment (retention of interest)."""
        gone = await self._connection.rows(
            "DELETE FROM interests WHERE id IN (SELECT i.id FROM interests i"
            " WHERE i.prospect_id > :after AND i.prospect_id <= :upto AND i.created_at < :before"
            f" AND EXISTS (SELECT 1 FROM prospects p WHERE p.id = i.prospect_id AND {JUST_INTERESTED})"
            " AND NOT EXISTS (SELECT 1 FROM lead_interests l WHERE l.interest_id = i.id)"
            " LIMIT :limit) RETURNING id",
            before=epoch_ms(before),
            after=among.after,
            upto=among.upto,
            limit=MOST_FORGOTTEN,
        )
        return len(gone)


def _interest_of(row: Row) -> Interest:
    edited = row["edited"]
    return Interest(
        id=InterestId(row["id"]),
        prospect=ProspectId(row["prospect_id"]),
        route=Route(row["route"]),
        campaign=row["campaign"],
        topic=row["topic"],
        words=row["words"] if edited is None else edited or None,
        created_at=from_epoch_ms(row["created_at"]),
        typed=None if edited is None else row["words"] or "",
        campaign_id=row["campaign_id"],
        spot=_spot_of(row),
        sign=row["sign"],
        asks=bool(row["asks"]),
        occasion=row["occasion"],
        member=row["member_id"],
    )


def _spot_of(row: Row) -> Spot | None:
    if row["chat_id"] is None:
        return None
    return Spot(chat_id=row["chat_id"], message_id=row["message_id"], post=row["post_id"])
