"""Figures of interest: how much there was, from where, and whose; of very much, the newest is counted."""

from datetime import datetime

from bot.clock import epoch_ms
from bot.domain.heat import MOST_COUNTED, REPEATED_ACTS, REPEATED_APART, Cut, Selection
from bot.domain.ids import InterestId, PostId, ProspectId
from bot.domain.interest import Route
from bot.usecases.ports.figures import Repeated, Source
from storage.connection import Connection, one

SAID_ONCE = "NOT EXISTS (SELECT 1 FROM became_questions b WHERE b.interest_id = i.id)"
NEWEST = (
    "SELECT i.id, i.created_at, i.route, i.asks, i.prospect_id, i.chat_id, i.post_id, i.campaign_id FROM interests i"
    f" WHERE i.created_at >= :since AND i.created_at < :until AND {SAID_ONCE} ORDER BY i.created_at DESC LIMIT :most"
)
CUTS = {
    Cut.FRESH: ":key = ''",
    Cut.ROUTE: "route = :key",
    Cut.POST: "post_id = CAST(:key AS INTEGER)",
    Cut.CHAT: "chat_id = CAST(:key AS INTEGER) AND post_id IS NULL",
    Cut.CAMPAIGN: "campaign_id = CAST(:key AS INTEGER)",
}
REPEATED = (
    f"SELECT prospect_id, count(*) AS acts, max(created_at) AS last FROM ({NEWEST}) GROUP BY prospect_id"
    " HAVING (count(*) >= :acts OR max(created_at) - min(created_at) >= :apart) AND max(created_at) >= :seen"
)
SOURCES = (
    "SELECT cut, key, n, CASE cut WHEN 'post' THEN (SELECT p.title FROM posts p WHERE p.id = key)"
    " WHEN 'chat' THEN (SELECT c.title FROM chats c WHERE c.chat_id = key)"
    " ELSE (SELECT b.campaign FROM interests b WHERE b.id = newest) END AS name"
    " FROM (SELECT 'post' AS cut, post_id AS key, count(*) AS n, max(id) AS newest"
    f" FROM ({NEWEST}) WHERE post_id IS NOT NULL GROUP BY post_id"
    " UNION ALL SELECT 'chat', chat_id, count(*), max(id)"
    f" FROM ({NEWEST}) WHERE post_id IS NULL AND chat_id IS NOT NULL GROUP BY chat_id"
    " UNION ALL SELECT 'campaign', campaign_id, count(*), max(id)"
    f" FROM ({NEWEST}) WHERE campaign_id IS NOT NULL GROUP BY campaign_id"
    " ORDER BY n DESC, cut, key LIMIT :limit)"
)


class SqlInterestFigures:
    """What can be counted of the tables `interests` and `became_questions`, which fills itself; nothing is written."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def count_by_route(self, since: datetime, until: datetime, *, most: int = MOST_COUNTED) -> dict[Route, int]:
        """Return how often each thing was done, the most frequent first; of more than `most` acts, the newest."""
        rows = await self._connection.rows(
            f"SELECT route, count(*) AS n FROM ({NEWEST}) GROUP BY route ORDER BY n DESC, route",
            **_between(since, until, most),
        )
        return {Route(row["route"]): row["n"] for row in rows}

    async def count_people(self, since: datetime, until: datetime) -> int:
        """Return how many showed interest."""
        row = await one(
            self._connection,
            f"SELECT count(DISTINCT prospect_id) AS n FROM ({NEWEST})",
            **_between(since, until),
        )
        return int(row["n"])

    async def count_asked(self, since: datetime, until: datetime, *, most: int = MOST_COUNTED) -> int:
        """Return how many asked something; of more than `most` acts, the newest are looked at."""
        row = await one(
            self._connection,
            f"SELECT count(DISTINCT prospect_id) AS n FROM ({NEWEST}) WHERE asks = 1 OR route = 'question'",
            **_between(since, until, most),
        )
        return int(row["n"])

    async def count_repeated(self, since: datetime, until: datetime, *, seen: datetime) -> int:
        """Return how many came again between two moments and were seen since a third."""
        row = await one(
            self._connection,
            f"SELECT count(*) AS n FROM ({REPEATED})",
            **_between(since, until),
            **_again(seen),
        )
        return int(row["n"])

    async def list_repeated(
        self, since: datetime, until: datetime, *, seen: datetime, limit: int, skipped: int
    ) -> list[Repeated]:
        """Return who came again, and how often, whoever was seen last first."""
        rows = await self._connection.rows(
            f"{REPEATED} ORDER BY last DESC, prospect_id LIMIT :limit OFFSET :skipped",
            **_between(since, until),
            **_again(seen),
            limit=limit,
            skipped=skipped,
        )
        return [Repeated(prospect=ProspectId(row["prospect_id"]), acts=row["acts"]) for row in rows]

    async def list_sources(self, since: datetime, until: datetime, *, limit: int) -> list[Source]:
        """Return which posts, chats and campaigns brought most."""
        rows = await self._connection.rows(SOURCES, **_between(since, until), limit=limit)
        return [
            Source(chosen=Selection(cut=Cut(row["cut"]), key=str(row["key"])), name=row["name"], acts=row["n"])
            for row in rows
        ]

    async def count_chosen(self, chosen: Selection, since: datetime, until: datetime) -> int:
        """Return how many acts there are of a kind."""
        row = await one(
            self._connection,
            f"SELECT count(*) AS n FROM ({NEWEST}) WHERE {CUTS[chosen.cut]}",
            **_between(since, until),
            key=chosen.key,
        )
        return int(row["n"])

    async def list_chosen(
        self, chosen: Selection, since: datetime, until: datetime, *, limit: int, skipped: int
    ) -> list[InterestId]:
        """Return acts of a kind, the newest first."""
        rows = await self._connection.rows(
            f"SELECT id FROM ({NEWEST}) WHERE {CUTS[chosen.cut]}"
            " ORDER BY created_at DESC, id DESC LIMIT :limit OFFSET :skipped",
            **_between(since, until),
            key=chosen.key,
            limit=limit,
            skipped=skipped,
        )
        return [InterestId(row["id"]) for row in rows]

    async def count_of_post(self, post: PostId) -> dict[Route, int]:
        """Return how often each thing was done about a post whose people are known."""
        rows = await self._connection.rows(
            f"SELECT route, count(*) AS n FROM (SELECT i.route FROM interests i WHERE i.post_id = :post AND {SAID_ONCE}"
            " LIMIT :most) GROUP BY route ORDER BY n DESC, route",
            post=post,
            most=MOST_COUNTED,
        )
        return {Route(row["route"]): row["n"] for row in rows}

    async def list_counted(self, since: datetime, *, limit: int) -> list[tuple[int, int]]:
        """Return under which messages something was counted since a moment, by chat and number; the newest first.

        What was taken back is not there any more. Who came into a chat has done so under no message; what is said in a
        group beyond what journals hold is told of all the group, as number 0.
        """
        rows = await self._connection.rows(
            "SELECT chat_id, message_id, max(last_at) AS last FROM (SELECT chat_id, message_id, last_at"
            " FROM attention_counts WHERE last_at >= :since AND (message_id <> 0 OR route = 'group_message')"
            " AND total > 0 ORDER BY last_at DESC LIMIT :most)"
            " GROUP BY chat_id, message_id ORDER BY last DESC, chat_id, message_id LIMIT :limit",
            since=epoch_ms(since),
            most=MOST_COUNTED,
            limit=limit,
        )
        return [(row["chat_id"], row["message_id"]) for row in rows]


def _between(since: datetime, until: datetime, most: int = MOST_COUNTED) -> dict[str, int]:
    return {"since": epoch_ms(since), "until": epoch_ms(until), "most": most}


def _again(seen: datetime) -> dict[str, int]:
    return {"acts": REPEATED_ACTS, "apart": int(REPEATED_APART.total_seconds() * 1000), "seen": epoch_ms(seen)}
