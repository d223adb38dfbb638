"""The shop's link: a campaign that is there before a bot starts, so that whoever comes by it says what brought them."""

from datetime import UTC, datetime
from pathlib import Path

from bot.domain.ids import ManagerId
from bot.domain.start_payload import Origin
from bot.usecases.read_campaigns import sign
from storage import open_storage
from tests.bench.processes import DATABASE

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


async def write_shop_link(folder: Path) -> str:
    """Make the campaign in a folder's database; return what its link carries."""
    storage = await open_storage(f"sqlite:///{folder / DATABASE}")
    try:
        await storage.migrate(NOW)
        async with storage.writing() as session:
            campaign = await session.campaigns.add("Магазин", by=ManagerId(1), now=NOW)
            return await sign(session, Origin(campaign=campaign.id))
    finally:
        await storage.close()
