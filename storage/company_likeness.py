"""Likeness of companies: which keys their names have, and which companies share one with a name."""

import json
from collections.abc import Iterable, Mapping

from bot.domain.ids import CompanyId
from bot.domain.likeness.company_words import OF_MANY, company_name, keys_of_company
from bot.domain.likeness.rules import company_rules_of_today
from storage.connection import Connection, one
from storage.kept_rules import SqlKeptRules


class SqlCompanyLikeness:
    """The tables `company_keys` and `companies_to_take_in`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rules = SqlKeptRules(connection, "companies", company_rules_of_today)

    async def take_in(self, limit: int) -> int:
        """Take in the names of some companies that came, changed or stand by former rules; return of how many."""
        rows = await self._connection.rows(
            "SELECT o.id, o.name FROM companies_to_take_in t JOIN companies o ON o.id = t.company_id LIMIT :limit",
            limit=limit,
        )
        await self._take_in({row["id"]: row["name"] for row in rows})
        return len(rows) + await self._rules.renew(limit - len(rows), self._renew)

    async def take_in_company(self, company: CompanyId, name: str) -> None:
        """Take in the name of a company that came just now, or is called otherwise from now on."""
        waits = await self._connection.row(
            "SELECT 1 FROM companies_to_take_in WHERE company_id = :company", company=company
        )
        if waits is not None:
            await self._take_in({company: name})

    async def _renew(self, after: int, limit: int) -> list[int]:
        rows = await self._connection.rows(
            "SELECT id, name FROM companies WHERE id > :after ORDER BY id LIMIT :limit", after=after, limit=limit
        )
        await self._connection.run_many(
            "DELETE FROM company_keys WHERE company_id = :company", [{"company": row["id"]} for row in rows]
        )
        await self._take_in({row["id"]: row["name"] for row in rows})
        return [row["id"] for row in rows]

    async def _take_in(self, names: Mapping[int, str]) -> None:
        await self._connection.run_many(
            "INSERT INTO company_keys (key, company_id) VALUES (:key, :company)",
            [
                {"key": key, "company": company}
                for company, name in names.items()
                for key in sorted(keys_of_company(company_name(name)))
            ],
        )
        await self._connection.run_many(
            "DELETE FROM companies_to_take_in WHERE company_id = :company", [{"company": company} for company in names]
        )

    async def count_companies(self) -> int:
        """Return about how many companies there are: the greatest of their numbers, which costs nothing to learn."""
        row = await one(self._connection, "SELECT coalesce(max(id), 0) AS n FROM companies")
        return int(row["n"])

    async def count_having(self, keys: Iterable[str]) -> dict[str, int]:
        """Return how many companies have each key; of very many not all are counted."""
        rows = await self._connection.rows(
            "SELECT asked.value AS key, (SELECT count(*) FROM (SELECT 1 FROM company_keys k"
            " WHERE k.key = asked.value LIMIT :many)) AS n FROM json_each(:keys) asked",
            keys=json.dumps(sorted(keys)),
            many=OF_MANY,
        )
        return {row["key"]: row["n"] for row in rows}

    async def list_having(self, keys: Mapping[str, float], *, limit: int) -> list[CompanyId]:
        """Return the companies of which the keys that they have weigh most."""
        rows = await self._connection.rows(
            "SELECT k.company_id FROM json_each(:keys) asked CROSS JOIN company_keys k ON k.key = asked.key"
            " GROUP BY k.company_id ORDER BY sum(asked.value) DESC, k.company_id LIMIT :limit",
            keys=json.dumps(dict(keys)),
            limit=limit,
        )
        return [CompanyId(row["company_id"]) for row in rows]

    async def names_of(self, companies: Iterable[CompanyId]) -> list[tuple[CompanyId, str]]:
        """Return the names of the cards that are seen; those of a merged card as names of the one kept."""
        rows = await self._connection.rows(
            "SELECT kept.id, o.name FROM companies o JOIN companies kept ON kept.id = coalesce(o.merged_into, o.id)"
            " WHERE o.id IN (SELECT value FROM json_each(:companies)) AND kept.removed_at IS NULL",
            companies=json.dumps(sorted(companies)),
        )
        return [(CompanyId(row["id"]), row["name"]) for row in rows]
