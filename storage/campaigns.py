"""Campaigns: where interest comes from, how each was before, what came of it, and the key of their links."""

from datetime import datetime

from bot.clock import epoch_ms, from_epoch_ms
from bot.domain.campaign import Campaign, CampaignLink, Funnel
from bot.domain.errors import CampaignChangedSince, NotFound
from bot.domain.ids import CampaignId, CampaignLinkId, ManagerId
from bot.domain.money import Money
from storage.connection import Connection, Row, one

OF_LINKS = "id, campaign_id, chat_id, link, wanted_by"
COLUMNS = "id, name, budget, currency, plain_code, made_by, made_at, ended_at, version"

CAME = "SELECT interested, talked FROM campaigns WHERE id = :campaign"

# The groups come in the order of an index, so that of many people none is kept in memory.
ASKED = (
    "SELECT count(*) AS leads, coalesce(sum(qualified), 0) AS qualified, coalesce(sum(won), 0) AS won,"
    " coalesce(sum(NOT EXISTS (SELECT 1 FROM interests i WHERE i.campaign_id = :campaign"
    " AND i.prospect_id = asked.prospect_id)), 0) AS forgotten,"
    " coalesce(sum(NOT EXISTS (SELECT 1 FROM interests w WHERE w.prospect_id = asked.prospect_id"
    " AND (w.words IS NOT NULL OR w.topic IS NOT NULL) AND w.id >= (SELECT min(i.id) FROM interests i"
    " WHERE i.campaign_id = :campaign AND i.prospect_id = asked.prospect_id))), 0) AS without_words"
    " FROM (SELECT l.prospect_id, max(l.status = 'won') AS won, max(EXISTS (SELECT 1 FROM activities a"
    " WHERE a.lead_id = l.id AND a.deed IN ('qualified', 'negotiation_begun', 'offer_made', 'won')"
    " AND NOT EXISTS (SELECT 1 FROM activities u WHERE u.undoes = a.id))) AS qualified FROM leads l"
    " WHERE l.campaign_id = :campaign AND (l.removed_at IS NULL OR l.erased_at IS NOT NULL)"
    " GROUP BY l.prospect_id) asked"
)


class SqlCampaigns:
    """The tables `campaigns`, `campaign_changes`, `campaign_links` and `link_keys`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def add(self, name: str, *, by: ManagerId, now: datetime) -> Campaign:
        """Make a campaign."""
        row = await one(
            self._connection,
            f"INSERT INTO campaigns (name, made_by, made_at, version) VALUES (:name, :by, :now, 1) RETURNING {COLUMNS}",
            name=name,
            by=by,
            now=epoch_ms(now),
        )
        return _campaign_of(row)

    async def get(self, campaign: CampaignId) -> Campaign:
        """Return a campaign; raises NotFound."""
        found = await self.find(campaign)
        if found is None:
            raise NotFound
        return found

    async def find(self, campaign: CampaignId) -> Campaign | None:
        """Return a campaign, if there is one of that number."""
        return await self._find("id = :campaign", campaign=campaign)

    async def find_by_plain_code(self, code: str) -> Campaign | None:
        """Return the campaign whose links carried this code before links were signed."""
        return await self._find("plain_code = :code", code=code)

    async def find_by_name(self, name: str) -> Campaign | None:
        """Return the first campaign of just this name."""
        return await self._find("name = :name ORDER BY id LIMIT 1", name=name)

    async def find_once_called(self, name: str) -> Campaign | None:
        """Return the campaign of a name, else the one that was the last to have it."""
        return await self.find_by_name(name) or await self._find(
            "id = (SELECT h.campaign_id FROM campaign_changes h WHERE h.name = :name"
            " ORDER BY h.changed_at DESC, h.campaign_id, h.version DESC LIMIT 1)",
            name=name,
        )

    async def _find(self, condition: str, **parameters: object) -> Campaign | None:
        row = await self._connection.row(f"SELECT {COLUMNS} FROM campaigns WHERE {condition}", **parameters)
        return _campaign_of(row) if row is not None else None

    async def count(self) -> int:
        """Return how many there are, those that are over among them."""
        return int((await one(self._connection, "SELECT count(*) AS n FROM campaigns"))["n"])

    async def count_running(self) -> int:
        """Return how many go on."""
        return int((await one(self._connection, "SELECT count(*) AS n FROM campaigns WHERE ended_at IS NULL"))["n"])

    async def list_page(self, *, skip: int, limit: int) -> list[Campaign]:
        """Return some of them: those that go on first, and of these the newest."""
        rows = await self._connection.rows(
            f"SELECT {COLUMNS} FROM campaigns ORDER BY (ended_at IS NOT NULL), id DESC LIMIT :limit OFFSET :skip",
            skip=skip,
            limit=limit,
        )
        return [_campaign_of(row) for row in rows]

    async def save(self, campaign: Campaign, *, before: Campaign, by: ManagerId, now: datetime) -> None:
        """Keep a change and how it was before; raises CampaignChangedSince where that is not how it is by now."""
        changed = await self._connection.row(
            "UPDATE campaigns SET name = :name, budget = :budget, currency = :currency, ended_at = :ended_at,"
            " version = :version WHERE id = :id AND version = :before RETURNING id",
            id=campaign.id,
            version=campaign.version,
            before=before.version,
            **_state_of(campaign),
        )
        if changed is None:
            raise CampaignChangedSince((await self.get(campaign.id)).name)
        await self._connection.run(
            "INSERT INTO campaign_changes (campaign_id, version, name, budget, currency, ended_at, changed_by,"
            " changed_at) VALUES (:id, :version, :name, :budget, :currency, :ended_at, :by, :now)",
            id=before.id,
            version=before.version,
            by=by,
            now=epoch_ms(now),
            **_state_of(before),
        )

    async def find_before(self, campaign: Campaign) -> Campaign | None:
        """Return a campaign as it was until its last change; None where it is as it was made."""
        row = await self._connection.row(
            "SELECT c.id, h.name, h.budget, h.currency, c.plain_code, c.made_by, c.made_at, h.ended_at, h.version"
            " FROM campaign_changes h JOIN campaigns c ON c.id = h.campaign_id"
            " WHERE h.campaign_id = :campaign AND h.version = :version",
            campaign=campaign.id,
            version=campaign.version - 1,
        )
        return _campaign_of(row) if row is not None else None

    async def read_funnel(self, campaign: CampaignId) -> Funnel:
        """Return what came of a campaign: whoever left a request has come and talked, also where that is forgotten."""
        came = await self._connection.row(CAME, campaign=campaign)
        if came is None:
            raise NotFound
        asked = await one(self._connection, ASKED, campaign=campaign)
        return Funnel(
            interested=came["interested"] + asked["forgotten"],
            talked=came["talked"] + asked["without_words"],
            leads=asked["leads"],
            qualified=asked["qualified"],
            won=asked["won"],
        )

    async def want_link(self, campaign: CampaignId, chat_id: int, *, by: ManagerId, now: datetime) -> CampaignLink:
        """Return the invite link of a campaign to a chat; whoever wants it now is who hears of it."""
        row = await one(
            self._connection,
            "INSERT INTO campaign_links (campaign_id, chat_id, wanted_by, wanted_at)"
            " VALUES (:campaign, :chat_id, :by, :now) ON CONFLICT (campaign_id, chat_id)"
            f" DO UPDATE SET wanted_by = excluded.wanted_by, wanted_at = excluded.wanted_at RETURNING {OF_LINKS}",
            campaign=campaign,
            chat_id=chat_id,
            by=by,
            now=epoch_ms(now),
        )
        return _link_of(row)

    async def get_link(self, link: CampaignLinkId) -> CampaignLink:
        """Return an invite link; raises NotFound."""
        row = await self._connection.row(f"SELECT {OF_LINKS} FROM campaign_links WHERE id = :link", link=link)
        if row is None:
            raise NotFound
        return _link_of(row)

    async def save_link(self, link: CampaignLinkId, url: str) -> None:
        """Keep what Telegram has made."""
        await self._connection.run("UPDATE campaign_links SET link = :url WHERE id = :link", link=link, url=url)

    async def find_by_link(self, url: str) -> Campaign | None:
        """Return the campaign for which an invite link was made."""
        return await self._find("id = (SELECT k.campaign_id FROM campaign_links k WHERE k.link = :url)", url=url)

    async def find_key(self) -> bytes | None:
        """Return what links are signed with; None until the first was."""
        row = await self._connection.row("SELECT key FROM link_keys")
        return bytes.fromhex(row["key"]) if row is not None else None

    async def save_key(self, key: bytes) -> None:
        """Keep what links are signed with from now on, for good."""
        await self._connection.run("INSERT INTO link_keys (only_row, key) VALUES (1, :key)", key=key.hex())


def _state_of(campaign: Campaign) -> dict[str, object]:
    return {
        "name": campaign.name,
        "budget": campaign.budget.hundredths if campaign.budget else None,
        "currency": campaign.budget.currency if campaign.budget else None,
        "ended_at": epoch_ms(campaign.ended_at) if campaign.ended_at else None,
    }


def _link_of(row: Row) -> CampaignLink:
    return CampaignLink(
        id=CampaignLinkId(row["id"]),
        campaign=CampaignId(row["campaign_id"]),
        chat_id=row["chat_id"],
        url=row["link"],
        by=ManagerId(row["wanted_by"]),
    )


def _campaign_of(row: Row) -> Campaign:
    ended_at = row["ended_at"]
    return Campaign(
        id=CampaignId(row["id"]),
        name=row["name"],
        budget=Money(hundredths=row["budget"], currency=row["currency"]) if row["currency"] is not None else None,
        plain_code=row["plain_code"],
        made_by=ManagerId(row["made_by"]) if row["made_by"] is not None else None,
        made_at=from_epoch_ms(row["made_at"]),
        ended_at=from_epoch_ms(ended_at) if ended_at is not None else None,
        version=row["version"],
    )
