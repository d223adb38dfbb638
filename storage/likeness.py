"""Likeness: which words stand in the names of clients, under which keys they are found, and beside which others."""

import json
from collections.abc import Iterable, Mapping, Sequence

from bot.domain.ids import ClientId
from bot.domain.likeness.indexing import initial_of, keys_of_word, neighbours, words_taken_in
from bot.domain.likeness.seeking import KnownWord
from storage.connection import Connection, one


class SqlLikeness:
    """The tables `name_words`, `name_word_keys`, `client_name_words`, `name_pairs` and `names_to_take_in`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def take_in(self, limit: int) -> int:
        """Take in the names of some clients who came or changed their names; return of how many."""
        await self._forget_words_of_nobody()
        rows = await self._connection.rows(
            "SELECT c.id, c.name FROM names_to_take_in t JOIN clients c ON c.id = t.client_id LIMIT :limit", limit=limit
        )
        if rows:
            await self._take_in({row["id"]: words_taken_in(row["name"]) for row in rows})
        return len(rows)

    async def take_in_client(self, client: ClientId, name: str) -> None:
        """Take in the name of a client who came just now, or who is called otherwise from now on."""
        waits = await self._connection.row("SELECT 1 FROM names_to_take_in WHERE client_id = :client", client=client)
        if waits is not None:
            await self._take_in({client: words_taken_in(name)})

    async def _take_in(self, names: Mapping[int, tuple[str, ...]]) -> None:
        numbers = await self._numbers_of({word for words in names.values() for word in words})
        await self._connection.run_many(
            "INSERT INTO client_name_words (client_id, word_id) VALUES (:client, :word)",
            [{"client": client, "word": numbers[word]} for client, words in names.items() for word in words],
        )
        await self._connection.run_many(
            "INSERT INTO name_pairs (word_id, beside, client_id) VALUES (:word, :beside, :client)"
            " ON CONFLICT DO NOTHING",
            [
                {"word": word, "beside": beside, "client": client}
                for client, words in names.items()
                for word, beside in neighbours(words, numbers)
            ],
        )
        await self._connection.run_many(
            "UPDATE name_words SET cards = cards + 1 WHERE id = :word",
            [{"word": numbers[word]} for words in names.values() for word in words],
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
        await self._connection.run_many(
            "INSERT INTO name_word_keys (key, word_id) VALUES (:key, :word)",
            [{"key": key, "word": row["id"]} for key in keys_of_word(word)],
        )
        return int(row["id"])

    async def _forget_words_of_nobody(self) -> None:
        """Forget the words that stand in nobody's name any more."""
        rows = await self._connection.rows("SELECT id, word FROM name_words WHERE cards = 0")
        await self._connection.run_many(
            "DELETE FROM name_word_keys WHERE key = :key AND word_id = :word",
            [{"key": key, "word": row["id"]} for row in rows for key in keys_of_word(row["word"])],
        )
        await self._connection.run("DELETE FROM name_words WHERE cards = 0")

    async def count_cards(self) -> int:
        """Return about how many clients there are: the greatest of their numbers, which costs nothing to learn."""
        row = await one(self._connection, "SELECT coalesce(max(id), 0) AS n FROM clients")
        return int(row["n"])

    async def find_words(self, texts: Iterable[str]) -> list[KnownWord]:
        """Return those of some words that stand in names."""
        return await self.find_alike((), texts)

    async def find_alike(self, keys: Iterable[str], texts: Iterable[str]) -> list[KnownWord]:
        """Return the words that have one of these keys, and those of these texts that stand in names."""
        rows = await self._connection.rows(
            "SELECT w.id, w.word, w.cards FROM name_words w WHERE w.word IN (SELECT value FROM json_each(:texts))"
            " UNION SELECT w.id, w.word, w.cards FROM name_word_keys k JOIN name_words w ON w.id = k.word_id"
            " WHERE k.key IN (SELECT value FROM json_each(:keys))",
            texts=json.dumps(sorted(texts)),
            keys=json.dumps(sorted(keys)),
        )
        return [KnownWord(id=row["id"], text=row["word"], cards=row["cards"]) for row in rows]

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

    async def names_of(self, clients: Iterable[ClientId]) -> list[tuple[ClientId, str]]:
        """Return the cards that are seen with their names; a merged card's name is one more of the card kept."""
        rows = await self._connection.rows(
            "SELECT DISTINCT k.id, c.name FROM clients c JOIN clients k ON k.id = coalesce(c.merged_into, c.id)"
            " WHERE c.id IN (SELECT value FROM json_each(:clients)) AND k.removed_at IS NULL",
            clients=json.dumps(sorted(clients)),
        )
        return [(ClientId(row["id"]), row["name"]) for row in rows]
