"""Ports: campaigns, what came of them, and the key with which their links are signed."""

from datetime import datetime
from typing import Protocol

from bot.domain.campaign import Campaign, CampaignLink, Funnel
from bot.domain.ids import CampaignId, CampaignLinkId, ManagerId


class Campaigns(Protocol):
    """Where interest comes from. `get` raises NotFound."""

    async def add(self, name: str, *, by: ManagerId, now: datetime) -> Campaign: ...

    async def get(self, campaign: CampaignId) -> Campaign: ...

    async def find(self, campaign: CampaignId) -> Campaign | None: ...

    async def find_by_plain_code(self, code: str) -> Campaign | None: ...

    async def find_by_name(self, name: str) -> Campaign | None: ...

    async def find_once_called(self, name: str) -> Campaign | None:
        """Return the campaign of a name, else the one that was the last to have it: links keep the name they got."""
        ...

    async def count(self) -> int: ...

    async def count_running(self) -> int: ...

    async def list_page(self, *, skip: int, limit: int) -> list[Campaign]:
        """Return those that go on first, and of these the newest."""
        ...

    async def save(self, campaign: Campaign, *, before: Campaign, by: ManagerId, now: datetime) -> None:
        """Keep a change, and how it was before. Nothing is kept where it is not as before any more: raises
        CampaignChangedSince.
        """
        ...

    async def find_before(self, campaign: Campaign) -> Campaign | None:
        """Return a campaign as it was until its last change."""
        ...

    async def read_funnel(self, campaign: CampaignId) -> Funnel: ...

    async def want_link(self, campaign: CampaignId, chat_id: int, *, by: ManagerId, now: datetime) -> CampaignLink:
        """Return the invite link of a campaign to a chat, as one that still has to be made where there is none."""
        ...

    async def get_link(self, link: CampaignLinkId) -> CampaignLink: ...

    async def save_link(self, link: CampaignLinkId, url: str) -> None: ...

    async def find_by_link(self, url: str) -> Campaign | None:
        """Return the campaign for which the bot has made an invite link."""
        ...

    async def find_key(self) -> bytes | None:
        """Return what links are signed with; nothing until the first was."""
        ...

    async def save_key(self, key: bytes) -> None: ...
