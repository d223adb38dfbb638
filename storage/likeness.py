"""Likeness: which words stand in the names of clients, under which keys they are found, and beside which others."""

import json
from collections.abc import Iterable, Mapping, Sequence

from bot.domain.ids import ClientId
from bot.domain.likeness.indexing import ALONE, in_one_line, initial_of, keys_of_word, neighbours, of_one_line
from bot.domain.likeness.rules import rules_of_today
from bot.domain.likeness.seeking import ENOUGH, KnownWord
from bot.domain.likeness.splitting import Word, words_of_name
from bot.usecases.ports.likeness import Leads, Renewal, Wanted
from storage.connection import Connection, one
from storage.kept_rules import SqlKeptRules


class SqlLikeness:
    """The tables `name_words`, `name_word_keys`, `name_pairs`, `names_taken_in`, `names_to_take_in`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rules_of_words = SqlKeptRules(connection, "words", rules_of_today)
        self._rules_of_names = SqlKeptRules(connection, "names", rules_of_today)

    async def take_in(self, limit: int) -> int:
        """Take in some words and names that came, changed or stand by former rules; return how many."""
        await self._forget_words_of_nobody()
        rows = await self._connection.rows(
            "SELECT c.id, c.name FROM names_to_take_in t JOIN clients c ON c.id = t.client_id LIMIT :limit", limit=limit
        )
        if rows:
            await self._take_in({row["id"]: words_of_name(row["name"]) for row in rows})
        return len(rows) + await self._renew(limit - len(rows))

    async def take_in_client(self, client: ClientId, name: str) -> None:
        """Take in the name of a client who came just now, or who is called otherwise from now on."""
        waits = await self._connection.row("SELECT 1 FROM names_to_take_in WHERE client_id = :client", client=client)
        if waits is not None:
            await self._take_in({client: words_of_name(name)})

    async def find_renewal(self) -> Renewal | None:
        """Return how far what stands by former rules is taken in anew; None once all stands by those of today."""
        words, names = await self._rules_of_words.find_reached(), await self._rules_of_names.find_reached()
        if words is None and names is None:
            return None
        last = await one(
            self._connection,
            "SELECT (SELECT coalesce(max(id), 0) FROM name_words) AS words,"
            " (SELECT coalesce(max(client_id), 0) FROM names_taken_in) AS names",
        )
        reached = last["words"] if words is None else words
        return Renewal(words=reached, names=names or 0, words_in_all=last["words"], names_in_all=last["names"])

    async def _renew(self, limit: int) -> int:
        """Take in anew what stands by former rules: words before names, which are taken in by their words."""
        words = await self._rules_of_words.renew(limit, self._renew_words)
        return words + await self._rules_of_names.renew(limit - words, self._renew_names)

    async def _renew_words(self, after: int, limit: int) -> list[int]:
        rows = await self._connection.rows(
            "SELECT id, word FROM name_words WHERE id > :after ORDER BY id LIMIT :limit", after=after, limit=limit
        )
        await self._connection.run_many(
            "UPDATE name_words SET initial = :initial WHERE id = :word",
            [{"word": row["id"], "initial": initial_of(row["word"])} for row in rows],
        )
        await self._connection.run_many(
            "DELETE FROM name_word_keys WHERE word_id = :word", [{"word": row["id"]} for row in rows]
        )
        for row in rows:
            await self._add_keys(row["id"], row["word"])
        return [row["id"] for row in rows]

    async def _renew_names(self, after: int, limit: int) -> list[int]:
        rows = await self._connection.rows(
            "SELECT c.id, c.name FROM names_taken_in t JOIN clients c ON c.id = t.client_id"
            " WHERE t.client_id > :after ORDER BY t.client_id LIMIT :limit",
            after=after,
            limit=limit,
        )
        await self._connection.run_many(
            "DELETE FROM names_taken_in WHERE client_id = :client", [{"client": row["id"]} for row in rows]
        )
        await self._take_in({row["id"]: words_of_name(row["name"]) for row in rows})
        return [row["id"] for row in rows]

    async def _take_in(self, names: Mapping[int, tuple[Word, ...]]) -> None:
        words = {client: tuple(dict.fromkeys(word.text for word in its)) for client, its in names.items()}
        numbers = await self._numbers_of({word for its in words.values() for word in its})
        await self._connection.run_many(
            "INSERT INTO names_taken_in (client_id, words) VALUES (:client, :words)",
            [{"client": client, "words": in_one_line(its)} for client, its in names.items()],
        )
        await self._connection.run_many(
            "INSERT INTO name_pairs (word_id, beside, client_id) VALUES (:word, :beside, :client)"
            " ON CONFLICT DO NOTHING",
            [
                {"word": word, "beside": beside, "client": client}
                for client, its in words.items()
                for word, beside in neighbours(its, numbers)
            ],
        )
        await self._connection.run_many(
            "UPDATE name_words SET cards = cards + 1 WHERE id = :word",
            [{"word": numbers[word]} for its in words.values() for word in its],
        )
        await self._connection.run_many(
            "DELETE FROM names_to_take_in WHERE client_id = :client", [{"client": client} for client in names]
        )

    async def _numbers_of(self, words: Iterable[str]) -> dict[str, int]:
        """Return the numbers of words; whichever is new gets one, and its keys."""
        wanted = sorted(words)
        numbers = {word.text: word.id for word in await self.find_words(wanted)}
        for word in wanted:
            if word not in numbers:
                numbers[word] = await self._add_word(word)
        return numbers

    async def _add_word(self, word: str) -> int:
        row = await one(
            self._connection,
            "INSERT INTO name_words (word, initial) VALUES (:word, :initial) RETURNING id",
            word=word,
            initial=initial_of(word),
        )
        await self._add_keys(row["id"], word)
        return int(row["id"])

    async def _add_keys(self, number: int, word: str) -> None:
        await self._connection.run_many(
            "INSERT INTO name_word_keys (key, word_id) VALUES (:key, :word)",
            [{"key": key, "word": number} for key in keys_of_word(word)],
        )

    async def _forget_words_of_nobody(self) -> None:
        """Forget the words that stand in nobody's name any more."""
        await self._connection.run(
            "DELETE FROM name_word_keys WHERE word_id IN (SELECT id FROM name_words WHERE cards = 0)"
        )
        await self._connection.run("DELETE FROM name_words WHERE cards = 0")

    async def count_cards(self) -> int:
        """Return about how many clients there are: the greatest of their numbers, which costs nothing to learn."""
        row = await one(self._connection, "SELECT coalesce(max(id), 0) AS n FROM clients")
        return int(row["n"])

    async def find_words(self, texts: Iterable[str]) -> list[KnownWord]:
        """Return those of some words that stand in names."""
        return (await self.find_alike([Wanted(keys={}, texts=texts)]))[0]

    async def find_alike(self, wanted: Sequence[Wanted]) -> list[list[KnownWord]]:
        """Return for each that is wanted the words that have enough of its keys, and those of its texts, in names."""
        rows = await self._connection.rows(
            "SELECT s.key AS place, w.id, w.word, w.cards FROM json_each(:texts) s CROSS JOIN json_each(s.value) t"
            " JOIN name_words w ON w.word = t.value"
            " UNION SELECT s.key, w.id, w.word, w.cards FROM json_each(:keys) s CROSS JOIN json_each(s.value) t"
            " JOIN name_word_keys k ON k.key = t.key JOIN name_words w ON w.id = k.word_id"
            " GROUP BY s.key, w.id HAVING sum(t.value) >= :enough",
            texts=json.dumps([sorted(each.texts) for each in wanted]),
            keys=json.dumps([dict(each.keys) for each in wanted]),
            enough=ENOUGH,
        )
        found: list[list[KnownWord]] = [[] for _ in wanted]
        for row in rows:
            found[row["place"]].append(KnownWord(id=row["id"], text=row["word"], cards=row["cards"]))
        return found

    async def list_alike(self, leads: Leads, besides: Iterable[ClientId]) -> list[tuple[ClientId, tuple[Word, ...]]]:
        """Return the cards that are seen to which these lead, and those besides, with the words of their names.

        A merged card's name is one more of the card that was kept.
        """
        rows = await self._connection.rows(
            "WITH found AS ("
            " SELECT client_id FROM (SELECT DISTINCT p.client_id FROM json_each(:pairs) e"
            " CROSS JOIN json_each(e.value, '$[0]') w CROSS JOIN json_each(e.value, '$[1]') b"
            " CROSS JOIN name_pairs p ON p.word_id = w.value AND p.beside = b.value LIMIT :limit)"
            " UNION SELECT client_id FROM (SELECT DISTINCT p.client_id FROM json_each(:words) w"
            " CROSS JOIN name_pairs p ON p.word_id = w.value LIMIT :limit)"
            " UNION SELECT client_id FROM (SELECT DISTINCT p.client_id FROM json_each(:alone) w"
            " CROSS JOIN name_pairs p ON p.word_id = w.value AND p.beside = :nothing LIMIT :limit_alone)"
            " UNION SELECT value FROM json_each(:besides))"
            " SELECT k.id, t.words, CASE WHEN t.words IS NULL THEN c.name END AS name FROM found f"
            " CROSS JOIN clients c ON c.id = f.client_id JOIN clients k ON k.id = coalesce(c.merged_into, c.id)"
            " LEFT JOIN names_taken_in t ON t.client_id = c.id WHERE k.removed_at IS NULL",
            pairs=json.dumps(leads.pairs),
            words=json.dumps(leads.words),
            alone=json.dumps(leads.alone),
            besides=json.dumps(list(besides)),
            limit=leads.limit,
            limit_alone=leads.limit_alone,
            nothing=ALONE,
        )
        return [
            (ClientId(row["id"]), words_of_name(row["name"]) if row["words"] is None else of_one_line(row["words"]))
            for row in rows
        ]

    async def list_beside(self, words: Sequence[int], beside: Sequence[int], *, limit: int) -> list[ClientId]:
        """Return clients in whose names one of these words stands beside one of those."""
        rows = await self._connection.rows(
            "SELECT DISTINCT p.client_id FROM name_pairs p"
            " WHERE p.word_id IN (SELECT value FROM json_each(:words))"
            " AND p.beside IN (SELECT value FROM json_each(:beside)) LIMIT :limit",
            words=json.dumps(list(words)),
            beside=json.dumps(list(beside)),
            limit=limit,
        )
        return [ClientId(row["client_id"]) for row in rows]

    async def list_with(self, words: Sequence[int], *, limit: int) -> list[ClientId]:
        """Return clients in whose names one of these words stands."""
        rows = await self._connection.rows(
            "SELECT DISTINCT p.client_id FROM name_pairs p WHERE p.word_id IN (SELECT value FROM json_each(:words))"
            " LIMIT :limit",
            words=json.dumps(list(words)),
            limit=limit,
        )
        return [ClientId(row["client_id"]) for row in rows]

    async def list_employed(self, clients: Iterable[ClientId]) -> list[ClientId]:
        """Return those of these clients who belong to a company."""
        rows = await self._connection.rows(
            "SELECT c.id FROM clients c WHERE c.id IN (SELECT value FROM json_each(:clients))"
            " AND c.company_id IS NOT NULL",
            clients=json.dumps(sorted(clients)),
        )
        return [ClientId(row["id"]) for row in rows]

    async def names_of(self, clients: Iterable[ClientId]) -> list[tuple[ClientId, str]]:
        """Return the cards that are seen with their names; a merged card's name is one more of the card kept."""
        rows = await self._connection.rows(
            "SELECT DISTINCT k.id, c.name FROM clients c JOIN clients k ON k.id = coalesce(c.merged_into, c.id)"
            " WHERE c.id IN (SELECT value FROM json_each(:clients)) AND k.removed_at IS NULL",
            clients=json.dumps(sorted(clients)),
        )
        return [(ClientId(row["id"]), row["name"]) for row in rows]
