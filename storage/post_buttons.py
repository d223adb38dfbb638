"""Post buttons: what leads from posts of channels to the bot, and what came of it."""

from datetime import datetime

from bot.clock import epoch_ms
from bot.domain.errors import NotFound
from bot.domain.ids import CampaignId, ManagerId, PostButtonId, PostId
from bot.domain.post_button import ButtonFault, ButtonKind, ButtonState, PostButton, PostFigures
from storage.connection import Connection, Row, one

COLUMNS = "id, chat_id, post_id, source_message_id, title, label, kind, state, fault, campaign_id, made_by"


class SqlPostButtons:
    """The table `post_buttons`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def add(
        self,
        *,
        chat_id: int | None,
        post: PostId | None,
        source: int | None,
        title: str | None,
        label: str,
        by: ManagerId,
        now: datetime,
    ) -> PostButton:
        """Keep a draft, which opens the chat by a link until somebody wants something else."""
        row = await one(
            self._connection,
            "INSERT INTO post_buttons (chat_id, post_id, source_message_id, title, label, kind, state, made_by,"
            " made_at) VALUES (:chat_id, :post, :source, :title, :label, 'link', 'draft', :by, :now)"
            f" RETURNING {COLUMNS}",
            chat_id=chat_id,
            post=post,
            source=source,
            title=title,
            label=label,
            by=by,
            now=epoch_ms(now),
        )
        return _button_of(row)

    async def get(self, button: PostButtonId) -> PostButton:
        """Return a button; raises NotFound."""
        row = await self._connection.row(f"SELECT {COLUMNS} FROM post_buttons WHERE id = :id", id=button)
        if row is None:
            raise NotFound
        return _button_of(row)

    async def find_of_post(self, post: PostId) -> PostButton | None:
        """Return the button of a post."""
        row = await self._connection.row(f"SELECT {COLUMNS} FROM post_buttons WHERE post_id = :post", post=post)
        return _button_of(row) if row else None

    async def count_with_post(self) -> int:
        """Return how many there are whose post stands in a channel or is on its way there."""
        row = await one(self._connection, "SELECT count(*) AS n FROM post_buttons WHERE post_id IS NOT NULL")
        return int(row["n"])

    async def list_with_post(self, *, skip: int, limit: int) -> list[PostButton]:
        """Return some of these, those made last first."""
        rows = await self._connection.rows(
            f"SELECT {COLUMNS} FROM post_buttons WHERE post_id IS NOT NULL ORDER BY id DESC LIMIT :limit OFFSET :skip",
            skip=skip,
            limit=limit,
        )
        return [_button_of(row) for row in rows]

    async def save(self, button: PostButton) -> None:
        """Keep a button as it is now."""
        await self._connection.run(
            "UPDATE post_buttons SET chat_id = :chat_id, post_id = :post, source_message_id = :source, label = :label,"
            " kind = :kind, state = :state, fault = :fault, campaign_id = :campaign WHERE id = :id",
            id=button.id,
            chat_id=button.chat,
            post=button.post,
            source=button.source,
            label=button.label,
            kind=button.kind,
            state=button.state,
            fault=button.fault,
            campaign=button.campaign,
        )

    async def read_figures(self, post: PostId) -> PostFigures:
        """Return what came of a post."""
        row = await one(
            self._connection,
            "WITH pressed AS (SELECT DISTINCT i.prospect_id FROM interests i WHERE i.post_id = :post"
            " AND i.post_id IS NOT NULL AND i.route IN ('post_button', 'deep_link'))"
            " SELECT count(*) AS pressed, count(p.private_since) AS came, count(CASE WHEN EXISTS"
            " (SELECT 1 FROM interests i JOIN lead_interests l ON l.interest_id = i.id"
            " WHERE i.prospect_id = p.id AND i.post_id = :post) THEN 1 END) AS leads"
            " FROM pressed JOIN prospects p ON p.id = pressed.prospect_id",
            post=post,
        )
        return PostFigures(pressed=row["pressed"], came=row["came"], leads=row["leads"])


def _button_of(row: Row) -> PostButton:
    return PostButton(
        id=PostButtonId(row["id"]),
        chat=row["chat_id"],
        post=PostId(row["post_id"]) if row["post_id"] is not None else None,
        source=row["source_message_id"],
        title=row["title"],
        label=row["label"],
        kind=ButtonKind(row["kind"]),
        state=ButtonState(row["state"]),
        fault=ButtonFault(row["fault"]) if row["fault"] is not None else None,
        campaign=CampaignId(row["campaign_id"]) if row["campaign_id"] is not None else None,
        by=ManagerId(row["made_by"]),
    )
