"""Searching: which contacts, companies, notes and names have a part that somebody typed. Nothing is read through."""

import json
from collections.abc import Collection, Iterable, Sequence

from bot.domain.ids import ClientId, CompanyId
from bot.domain.sought import words_of_company, words_of_mail, words_of_note
from bot.usecases.ports.searching import FoundPart, NameWord, Source
from storage.connection import Connection, Row

LAST_LINES = 1000
MOST_HELD_AGAINST_OTHERS = 5000
BEYOND = "\U0010ffff"
BEYOND_DIGITS = ":"

# Whose the contacts are that were found, `f`, of cards that are seen.
OWNED = (
    " SELECT w.client_id, w.company_id, v.normal_form AS words FROM f JOIN contact_values v ON v.id = f.id"
    " JOIN ownerships w ON w.value_id = v.id LEFT JOIN clients c ON c.id = w.client_id"
    " LEFT JOIN companies o ON o.id = w.company_id WHERE c.removed_at IS NULL AND o.removed_at IS NULL"
)
WITH_WORD = "SELECT id FROM search_words WHERE source = :source AND word >= :begin AND word < :beyond LIMIT :limit"
ENDS = (
    "INSERT INTO phone_ends (digits, value_id) SELECT substr(v.normal_form, -n.value), v.id"
    " FROM json_each(:values) t JOIN contact_values v ON v.id = t.value"
    " JOIN json_each('[3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]') n ON n.value < length(v.normal_form)"
    " WHERE v.kind = 'phone' ORDER BY 1 ON CONFLICT DO NOTHING"
)
# Of `taken`, a list of numbers: each is looked up, or all that are of its kind would be read through.
TEXTS = {
    Source.VALUE: (
        "SELECT v.id, v.normal_form AS words FROM json_each(:taken) t CROSS JOIN contact_values v ON v.id = t.value"
        " WHERE v.kind = 'email'"
    ),
    Source.COMPANY: "SELECT o.id, o.name AS words FROM json_each(:taken) t CROSS JOIN companies o ON o.id = t.value",
    Source.NOTE: "SELECT n.id, n.words FROM json_each(:taken) t CROSS JOIN client_notes n ON n.id = t.value",
}
WORDS = {Source.VALUE: words_of_mail, Source.COMPANY: words_of_company, Source.NOTE: words_of_note}


class SqlSearching:
    """The tables `phone_ends`, `search_words` and `search_to_take_in`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def take_in(self, limit: int) -> int:
        """Take in some of what came or was written anew, companies first; return how much."""
        rows = await self._connection.rows("SELECT source, id FROM search_to_take_in LIMIT :limit", limit=limit)
        for source in Source:
            await self._take_in(source, [row["id"] for row in rows if row["source"] == source])
        return len(rows)

    async def take_in_now(self, source: Source, numbers: Iterable[int]) -> None:
        """Take in what came just now, if it waits to be taken in."""
        rows = await self._connection.rows(
            "SELECT id FROM search_to_take_in WHERE source = :source AND id IN (SELECT value FROM json_each(:numbers))",
            source=source,
            numbers=json.dumps(list(numbers)),
        )
        await self._take_in(source, [row["id"] for row in rows])

    async def _take_in(self, source: Source, numbers: Sequence[int]) -> None:
        if not numbers:
            return
        taken = json.dumps(numbers)
        rows = await self._connection.rows(TEXTS[source], taken=taken)
        words = sorted((word, int(row["id"])) for row in rows for word in WORDS[source](row["words"]))
        await self._connection.run_many(
            "INSERT INTO search_words (source, word, id) VALUES (:source, :word, :id) ON CONFLICT DO NOTHING",
            [{"source": source, "word": word, "id": number} for word, number in words],
        )
        if source is Source.VALUE:
            await self._connection.run(ENDS, values=taken)
        await self._connection.run_many(
            "DELETE FROM search_to_take_in WHERE source = :source AND id = :id",
            [{"source": source, "id": number} for number in numbers],
        )

    async def list_with_digits(self, digits: str, *, limit: int) -> list[FoundPart]:
        """Return whose phone has these digits: at its end first, then at its beginning or inside."""
        rows = await self._connection.rows(
            "WITH f AS MATERIALIZED (SELECT * FROM (SELECT value_id AS id FROM phone_ends WHERE digits = :digits"
            " LIMIT :limit) UNION ALL SELECT * FROM (SELECT value_id AS id FROM phone_ends WHERE digits > :digits"
            f" AND digits < :beyond LIMIT :limit)){OWNED}",
            digits=digits,
            beyond=f"{digits}{BEYOND_DIGITS}",
            limit=limit,
        )
        return _found(rows)

    async def list_with_mail(self, mailbox: str, domain: str, *, limit: int) -> list[FoundPart]:
        """Return whose e-mail has this in it, with the @ between the two."""
        word = mailbox or f"@{domain}"
        rows = await self._connection.rows(
            f"WITH f AS MATERIALIZED ({WITH_WORD}){OWNED} AND instr(v.normal_form, :part) > 0",
            source=Source.VALUE,
            begin=word,
            beyond=f"{word}{BEYOND}",
            part=f"{mailbox}@{domain}",
            limit=limit,
        )
        return _found(rows)

    async def list_with_mail_word(self, word: str, *, limit: int) -> list[FoundPart]:
        """Return whose e-mail has a word that begins so, before or behind the @."""
        found = [
            *await self._list_with_mail_word(word, limit=limit),
            *await self._list_with_mail_word(f"@{word}", limit=limit),
        ]
        return list(dict.fromkeys(found))

    async def _list_with_mail_word(self, word: str, *, limit: int) -> list[FoundPart]:
        rows = await self._connection.rows(
            f"WITH f AS MATERIALIZED ({WITH_WORD}){OWNED}",
            source=Source.VALUE,
            begin=word,
            beyond=f"{word}{BEYOND}",
            limit=limit,
        )
        return _found(rows)

    async def list_with_username(self, username: str, *, limit: int) -> list[FoundPart]:
        """Return whose @username begins so: an account that wrote to the bot, or a name that was only written down."""
        rows = await self._connection.rows(
            "WITH f AS MATERIALIZED (SELECT * FROM (SELECT v.id, lower(p.username) AS username FROM prospects p"
            " JOIN contact_values v ON v.kind = 'telegram' AND v.normal_form = CAST(p.telegram_id AS TEXT)"
            " WHERE lower(p.username) >= :begin AND lower(p.username) < :beyond AND p.username IS NOT NULL"
            " ORDER BY lower(p.username) LIMIT :limit)"
            " UNION ALL SELECT * FROM (SELECT id, substr(normal_form, 2) AS username FROM contact_values"
            " WHERE kind = 'telegram' AND normal_form >= '@' || :begin AND normal_form < '@' || :beyond LIMIT :limit))"
            f"{OWNED.replace('v.normal_form', 'f.username')}",
            begin=username,
            beyond=f"{username}{BEYOND}",
            limit=limit,
        )
        return _found(rows)

    async def list_companies(self, words: Collection[str], *, limit: int) -> list[FoundPart]:
        """Return companies that have each of these words, or one that begins so; a merged one's leads to its heir.

        The rarest word is looked up, of very many that begin so the first; what is found is held against the others.
        """
        counted = await self._connection.rows(
            "SELECT t.value AS word, (SELECT count(*) FROM (SELECT 1 FROM search_words s WHERE s.source = :source"
            " AND s.word >= t.value AND s.word < t.value || :last LIMIT :most)) AS companies"
            " FROM json_each(:words) t ORDER BY companies, length(t.value) DESC",
            source=Source.COMPANY, words=json.dumps([*words]), last=BEYOND, most=MOST_HELD_AGAINST_OTHERS,
        )  # fmt: skip
        rarest, *others = [row["word"] for row in counted]
        rows = await self._connection.rows(
            f"WITH f AS MATERIALIZED ({WITH_WORD}) SELECT NULL AS client_id, k.id AS company_id, o.name AS words FROM f"
            " JOIN companies o ON o.id = f.id JOIN companies k ON k.id = coalesce(o.merged_into, o.id)"
            " WHERE k.removed_at IS NULL AND NOT EXISTS (SELECT 1 FROM json_each(:others) t WHERE NOT EXISTS"
            " (SELECT 1 FROM search_words s INDEXED BY search_words_of WHERE s.source = :source AND s.id = f.id"
            " AND s.word >= t.value AND s.word < t.value || :last)) LIMIT :most",
            source=Source.COMPANY, begin=rarest, beyond=f"{rarest}{BEYOND}", limit=MOST_HELD_AGAINST_OTHERS,
            others=json.dumps(others), last=BEYOND, most=limit,
        )  # fmt: skip
        return _found(rows)

    async def list_noted(self, word: str, *, limit: int) -> list[FoundPart]:
        """Return clients with a word in a note that begins so, unless what it was written about was undone."""
        rows = await self._connection.rows(
            f"WITH f AS MATERIALIZED ({WITH_WORD}) SELECT c.id AS client_id, NULL AS company_id, n.words FROM f"
            " JOIN client_notes n ON n.id = f.id JOIN clients c ON c.id = n.client_id WHERE c.removed_at IS NULL"
            " AND NOT EXISTS (SELECT 1 FROM activities a WHERE a.undoes = n.activity_id)",
            source=Source.NOTE,
            begin=word,
            beyond=f"{word}{BEYOND}",
            limit=limit,
        )
        return _found(rows)

    async def list_members(self, companies: Sequence[CompanyId], *, limit: int) -> list[FoundPart]:
        """Return the clients of companies, with their names."""
        rows = await self._connection.rows(
            "SELECT c.id AS client_id, NULL AS company_id, c.name AS words FROM json_each(:companies) t"
            " CROSS JOIN clients c ON c.company_id = t.value WHERE c.removed_at IS NULL LIMIT :limit",
            companies=json.dumps(list(companies)),
            limit=limit,
        )
        return _found(rows)

    async def find_name_words(self, begins: str, sounds: str, *, limit: int) -> list[NameWord]:
        """Return words of names that begin so, or that sound so; without `sounds`, as they are written only."""
        rows = await self._connection.rows(
            "SELECT * FROM (SELECT id, word, cards FROM name_words WHERE word >= :begin AND word < :beyond"
            " ORDER BY cards DESC LIMIT :limit) UNION SELECT * FROM (SELECT w.id, w.word, w.cards"
            " FROM name_word_keys k JOIN name_words w ON w.id = k.word_id WHERE :sounds <> ''"
            " AND k.key >= '=' || :sounds AND k.key < '=' || :sounds || :last LIMIT :limit)",
            begin=begins,
            beyond=f"{begins}{BEYOND}",
            sounds=sounds,
            last=BEYOND,
            limit=limit,
        )
        return [NameWord(id=row["id"], text=row["word"], cards=row["cards"]) for row in rows]

    async def list_beginning(self, text: str, *, limit: int) -> list[FoundPart]:
        """Return clients whose whole name begins so, by name."""
        rows = await self._connection.rows(
            "SELECT k.id AS client_id, NULL AS company_id, f.name AS words FROM (SELECT id, name, merged_into FROM"
            " clients WHERE search_key >= :begin AND search_key < :beyond ORDER BY search_key, id LIMIT :limit) f"
            " JOIN clients k ON k.id = coalesce(f.merged_into, f.id) WHERE k.removed_at IS NULL",
            begin=text,
            beyond=f"{text}{BEYOND}",
            limit=limit,
        )
        return _found(rows)

    async def list_touched(self, *, limit: int) -> list[FoundPart]:
        """Return the clients about whom something was done last, the last first."""
        rows = await self._connection.rows(
            "SELECT k.id AS client_id, NULL AS company_id, k.name AS words, max(a.id) AS line FROM activities a"
            " JOIN clients c ON c.id = a.client_id JOIN clients k ON k.id = coalesce(c.merged_into, c.id)"
            " WHERE a.id > (SELECT max(id) FROM activities) - :lines AND k.removed_at IS NULL"
            " GROUP BY k.id ORDER BY line DESC LIMIT :limit",
            lines=LAST_LINES,
            limit=limit,
        )
        return _found(rows)


def _found(rows: Iterable[Row]) -> list[FoundPart]:
    return [
        FoundPart(
            client=ClientId(row["client_id"]) if row["client_id"] is not None else None,
            company=CompanyId(row["company_id"]) if row["company_id"] is not None else None,
            words=str(row["words"]),
        )
        for row in rows
    ]
