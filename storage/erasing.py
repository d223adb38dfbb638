"""Erasing: what came through one identity goes, in whichever table it stands; what stays says nothing of a person.

Here together and not table by table, so that it can be read in one place what goes and what stays.
"""

from collections.abc import Iterable
from datetime import datetime

from bot.clock import epoch_ms, from_epoch_ms
from bot.domain.erasure import Erasure
from bot.domain.ids import ClientId, LeadId, ProspectId
from bot.domain.lead import ERASED
from bot.domain.prospect import Part, Prospect
from storage.connection import MOST_FORGOTTEN, Connection, one
from storage.contact_values import IS_EXCLUDED, OF_SOMEBODY, value_of
from storage.hidden_values import HiddenValues
from storage.outbox import TO_TAKE_BACK
from storage.prospects import COLUMNS, JUST_INTERESTED, WITHOUT_LEAD, prospect_of

LEADS = "SELECT id FROM leads WHERE prospect_id = :prospect"
# Theirs for sure, or excluded because of them: what else is excluded, somebody may just have typed.
EXCLUDED = (
    "SELECT v.id, v.kind, v.normal_form FROM contact_values v WHERE v.kind = 'telegram'"
    " AND v.normal_form = CAST(:telegram_id AS TEXT)"
    " UNION SELECT v.id, v.kind, v.normal_form FROM contact_values v JOIN prospect_contact_points p"
    " ON p.value_id = v.id WHERE p.prospect_id = :prospect AND p.verified = 1"
    " UNION SELECT v.id, v.kind, v.normal_form FROM contact_values v JOIN lead_contact_points p"
    f" ON p.value_id = v.id WHERE p.verified = 1 AND p.lead_id IN ({LEADS})"
    " UNION SELECT v.id, v.kind, v.normal_form FROM contact_values v JOIN exclusions e ON e.value_id = v.id"
    f" WHERE e.lead_id IN ({LEADS}) AND v.normal_form NOT LIKE '@%'"
)
# The clients whose cards hold something of a person: of what stood there before, only history tells.
THEIR_CARDS = (
    "SELECT client_id FROM leads WHERE prospect_id = :prospect AND client_id IS NOT NULL"
    " UNION SELECT w.client_id FROM ownerships w JOIN contact_values v ON v.id = w.value_id"
    " WHERE v.kind = 'telegram' AND v.normal_form = CAST(:telegram_id AS TEXT) AND w.client_id IS NOT NULL"
    " UNION SELECT w.client_id FROM ownerships w JOIN prospect_contact_points p ON p.value_id = w.value_id"
    " WHERE p.prospect_id = :prospect AND w.client_id IS NOT NULL"
)
UNSWEPT = "ended_at IS NOT NULL AND swept_at IS NULL"
GONE = "NOT EXISTS (SELECT 1 FROM prospects p WHERE p.id = e.prospect_id AND p.erased_at IS NULL)"
NOT_AT_GATE = "(gate IS NULL OR gate <> 'waits')"  # such an update is not worked on yet
OF_THE_PERSON = "(prospect_id = :prospect OR EXISTS (SELECT 1 FROM json_each(about) WHERE value = :prospect))"
COPIES = "(card IS NULL OR card LIKE 'remark:%' OR card LIKE 'album:%')"
LONG_CLOSED = (
    "SELECT l.prospect_id FROM leads l WHERE l.prospect_id > :after AND l.prospect_id <= :upto"
    " AND l.closed_at IS NOT NULL AND l.closed_at < :before"
    " AND l.removed_at IS NULL AND l.client_id IS NULL AND l.company_id IS NULL AND l.status <> 'won'"
    " AND NOT EXISTS (SELECT 1 FROM leads o WHERE o.prospect_id = l.prospect_id AND o.removed_at IS NULL"
    " AND (o.closed_at IS NULL OR o.closed_at >= :before OR o.client_id IS NOT NULL OR o.company_id IS NOT NULL"
    " OR o.status = 'won'))"
    " AND NOT EXISTS (SELECT 1 FROM interests i WHERE i.prospect_id = l.prospect_id AND i.created_at >= :before)"
)
LITTLE_SINCE = (
    f"p.id > :after AND p.id <= :upto AND p.erased_at IS NULL AND p.created_at < :before AND {WITHOUT_LEAD}"
    " AND NOT EXISTS (SELECT 1 FROM stopped s WHERE s.prospect_id = p.id AND s.stopped_at >= :before)"
    " AND NOT EXISTS (SELECT 1 FROM remarks r WHERE r.prospect_id = p.id AND r.said_at >= :before)"
)
LONG_SILENT = (
    f"SELECT p.id FROM prospects p WHERE p.name IS NULL AND {LITTLE_SINCE}"
    " AND NOT EXISTS (SELECT 1 FROM interests i WHERE i.prospect_id = p.id)"
)
# Whom an exclusion stopped, a client of another kind, whose lead was taken back: what their card holds is not theirs.
LONG_WITHOUT_LEAD = (
    f"SELECT p.id FROM prospects p WHERE p.name IS NOT NULL AND {LITTLE_SINCE}"
    " AND NOT EXISTS (SELECT 1 FROM interests i WHERE i.prospect_id = p.id AND i.created_at >= :before)"
    " AND NOT EXISTS (SELECT 1 FROM consents c WHERE c.prospect_id = p.id AND c.given_at >= :before)"
)
# A tap stands in the lane of whoever pressed, in the group perhaps a stranger; only groups have negative ids.
TEAMS_UPDATE = """(lane LIKE '-%' OR lane IN (SELECT CAST(user_id AS TEXT) FROM members) OR body LIKE '%"id":-%')"""
TEAMS_CHAT = "(chat_id < 0 OR chat_id IN (SELECT user_id FROM members))"


class SqlErasing:
    """Takes one identity out of all tables, or just what it left with its consent. The table `erasures`."""

    def __init__(self, connection: Connection, hidden: HiddenValues) -> None:
        self._connection = connection
        self._hidden = hidden

    async def erase(self, prospect: Prospect, now: datetime) -> None:
        """Erase everything at somebody's own request, also from what came in and went out."""
        excluded = await self._excluded(prospect)
        await self.forget(prospect, now)
        await self._hide(excluded)
        await self.drop_nobodys_values()
        await self._empty_post(prospect, now)
        await self._run_all(prospect, now, _POST_OF_THE_PERSON)
        await self._begin(prospect, now)

    async def erase_introduction(self, prospect: Prospect, now: datetime) -> None:
        """Erase what somebody left with their consent, also from what came in and went out."""
        account = await self._account(prospect)
        excluded = [each for each in await self._excluded(prospect) if each != account]
        await self.forget_introduction(prospect, now)
        await self._hide(excluded)
        await self.drop_nobodys_values()
        await self._empty_post(prospect, now)
        await self._begin(prospect, now)

    async def forget(self, prospect: Prospect, now: datetime) -> None:
        """Take an identity out of the records; of who had leads the row stays, empty: these are counted."""
        await self._empty_leads(prospect, now)
        await self._run_all(prospect, now, _OF_ONE_IDENTITY)

    async def forget_introduction(self, prospect: Prospect, now: datetime) -> None:
        """Take the name, the contacts and what was made of them out of the records; what was asked stays."""
        await self._empty_leads(prospect, now)
        await self._run_all(prospect, now, _OF_AN_INTRODUCTION)

    async def drop_nobodys_values(self) -> None:
        """Delete phones, mailboxes and accounts that nobody has any more and nothing excludes.

        Also what was corrected or unlinked before: nothing says any more whose it was.
        """
        await self._connection.run(f"DELETE FROM contact_values WHERE NOT ({OF_SOMEBODY} OR {IS_EXCLUDED})")

    async def list_long_closed(self, before: datetime, *, among: Part, limit: int) -> list[Prospect]:
        """Return whose leads all were closed before a moment, neither won nor anybody's, and who was silent since."""
        return await self._prospects(LONG_CLOSED, before, among, limit)

    async def list_long_without_lead(self, before: datetime, *, among: Part, limit: int) -> list[Prospect]:
        """Return who left a name before a moment, has no lead, and was silent since."""
        return await self._prospects(LONG_WITHOUT_LEAD, before, among, limit)

    async def list_long_silent(self, before: datetime, *, among: Part, limit: int) -> list[Prospect]:
        """Return who is unnamed, came before a moment, and of whom nothing is kept any more."""
        return await self._prospects(LONG_SILENT, before, among, limit)

    async def forget_old_words(self, before: datetime, *, among: Part) -> int:
        """Delete what exclusions stopped before a moment, and answers to people without a lead from before it."""
        stopped = await self._connection.rows(_OLD_STOPPED, before=epoch_ms(before), limit=MOST_FORGOTTEN)
        said = await self._connection.rows(
            _OLD_REMARKS, before=epoch_ms(before), after=among.after, upto=among.upto, limit=MOST_FORGOTTEN
        )
        return len(stopped) + len(said)

    async def list_under_way(self) -> list[Erasure]:
        """Return the erasures of which copies may still be on their way."""
        rows = await self._connection.rows(
            "SELECT id, prospect_id, began_at FROM erasures WHERE ended_at IS NULL ORDER BY id"
        )
        return [
            Erasure(id=row["id"], prospect=ProspectId(row["prospect_id"]), began_at=from_epoch_ms(row["began_at"]))
            for row in rows
        ]

    async def is_anything_on_its_way(self, since: datetime) -> bool:
        """Tell whether updates or letters from before a moment still wait."""
        row = await one(
            self._connection,
            "SELECT EXISTS (SELECT 1 FROM inbox WHERE status = 'new' AND received_at <= :since) OR EXISTS"
            " (SELECT 1 FROM outbox WHERE status IN ('new', 'sending') AND created_at <= :since) AS waits",
            since=epoch_ms(since),
        )
        return bool(row["waits"])

    async def has_copies(self, prospect: ProspectId) -> bool:
        """Tell whether a message that speaks of somebody erased came to a managers' chat since."""
        row = await self._connection.row(
            f"SELECT 1 FROM talk WHERE prospect_id = :prospect AND {TO_TAKE_BACK} AND NOT EXISTS"
            " (SELECT 1 FROM prospects p WHERE p.id = :prospect AND p.erased_at IS NULL) LIMIT 1",
            prospect=prospect,
        )
        return row is not None

    async def list_erased_leads_shown(self, chat_id: int, *, of: ProspectId | None = None) -> list[LeadId]:
        """Return the erased leads, of everybody or of one, of which a chat shows a card."""
        rows = await self._connection.rows(
            "SELECT l.id FROM cards c JOIN leads l ON l.id = CAST(substr(c.subject, 6) AS INTEGER)"
            " WHERE c.chat_id = :chat_id AND c.subject LIKE 'lead:%' AND l.erased_at IS NOT NULL"
            " AND (:of IS NULL OR l.prospect_id = :of) ORDER BY l.id",
            chat_id=chat_id,
            of=of,
        )
        return [LeadId(row["id"]) for row in rows]

    async def list_erased_shown(self, chat_id: int, *, of: ProspectId | None = None) -> list[ProspectId]:
        """Return who was erased at their own request, of all or just one, and of whom a chat shows a card."""
        rows = await self._connection.rows(
            "SELECT DISTINCT e.prospect_id FROM cards c JOIN erasures e"
            " ON e.prospect_id = CAST(substr(c.subject, 10) AS INTEGER)"
            f" WHERE c.chat_id = :chat_id AND c.subject LIKE 'prospect:%' AND {GONE}"
            " AND (:of IS NULL OR e.prospect_id = :of) ORDER BY e.prospect_id",
            chat_id=chat_id,
            of=of,
        )
        return [ProspectId(row["prospect_id"]) for row in rows]

    async def list_erased_spoken_of(self, chat_id: int, *, of: ProspectId | None = None) -> list[ProspectId]:
        """Return who was erased at their own request, of all or just one, and of whom messages in a chat speak."""
        rows = await self._connection.rows(
            "SELECT DISTINCT e.prospect_id FROM talk t JOIN erasures e ON e.prospect_id = t.prospect_id"
            f" WHERE t.chat_id = :chat_id AND t.taken_back = 0 AND {GONE}"
            " AND (:of IS NULL OR e.prospect_id = :of) ORDER BY e.prospect_id",
            chat_id=chat_id,
            of=of,
        )
        return [ProspectId(row["prospect_id"]) for row in rows]

    async def begin_again(self, erasure: Erasure, now: datetime) -> None:
        """Let an erasure wait once more: something had come after all; what quoted it until now is emptied."""
        await self._empty_teams_post()
        await self._connection.run(
            "UPDATE erasures SET began_at = :now WHERE id = :id", id=erasure.id, now=epoch_ms(now)
        )

    async def end(self, erasure: Erasure, now: datetime) -> None:
        """Empty what the team's updates and letters quoted meanwhile; the erasure is done, and all is taken back."""
        await self._empty_teams_post()
        await self._connection.run(
            "DELETE FROM talk WHERE prospect_id = :prospect AND taken_back = 1", prospect=erasure.prospect
        )
        await self._connection.run(
            "UPDATE erasures SET ended_at = :now WHERE id = :id", id=erasure.id, now=epoch_ms(now)
        )

    async def add_record_to_check(self, client: ClientId, due: datetime) -> None:
        """Keep by when owners are to look through a client's card; erased once more, a later day counts."""
        await self._connection.run(
            "INSERT INTO records_to_check (client_id, due_at) VALUES (:client, :due)"
            " ON CONFLICT (client_id) DO UPDATE SET due_at = excluded.due_at, reminded_at = NULL",
            client=client,
            due=epoch_ms(due),
        )

    async def find_record_to_check(self, client: ClientId) -> datetime | None:
        """Return by when owners are to look through a client's card; None where nobody has to."""
        row = await self._connection.row("SELECT due_at FROM records_to_check WHERE client_id = :client", client=client)
        return from_epoch_ms(row["due_at"]) if row is not None else None

    async def take_record_to_check(self, client: ClientId, due: datetime) -> bool:
        """Let a card be looked through that was to be by then; return whether it was to be. History says who did."""
        row = await self._connection.row(
            "DELETE FROM records_to_check WHERE client_id = :client AND due_at = :due RETURNING client_id",
            client=client,
            due=epoch_ms(due),
        )
        return row is not None

    async def put_back_record_to_check(self, client: ClientId, due: datetime, *, reminded_at: datetime | None) -> None:
        """Let a card be to look through again, of which owners were reminded at a moment, if they were."""
        await self._connection.run(
            "INSERT INTO records_to_check (client_id, due_at, reminded_at) VALUES (:client, :due, :reminded_at)",
            client=client,
            due=epoch_ms(due),
            reminded_at=epoch_ms(reminded_at) if reminded_at is not None else None,
        )

    async def take_due_records(self, before: datetime, now: datetime) -> list[tuple[ClientId, datetime]]:
        """Return which clients' cards are to be looked through before a moment, and by when; each once."""
        rows = await self._connection.rows(
            "UPDATE records_to_check SET reminded_at = :now WHERE reminded_at IS NULL AND due_at < :before"
            " RETURNING client_id, due_at",
            before=epoch_ms(before),
            now=epoch_ms(now),
        )
        return [(ClientId(row["client_id"]), from_epoch_ms(row["due_at"])) for row in rows]

    async def is_unswept(self) -> bool:
        """Tell whether an erasure is done and the file was not written anew since."""
        return await self._connection.row(f"SELECT 1 FROM erasures WHERE {UNSWEPT} LIMIT 1") is not None

    async def save_forgotten(self, now: datetime) -> None:
        """Keep that something is forgotten of which the file may hold bytes yet."""
        await self._connection.run(
            "INSERT INTO forgotten (only_row, since) VALUES (1, :now) ON CONFLICT (only_row) DO NOTHING",
            now=epoch_ms(now),
        )

    async def find_forgotten_since(self) -> datetime | None:
        """Return since when something is forgotten and the file was not written anew."""
        row = await self._connection.row("SELECT since FROM forgotten")
        return from_epoch_ms(row["since"]) if row is not None else None

    async def save_swept(self, now: datetime) -> None:
        """Keep that the file was written anew."""
        await self._connection.run(f"UPDATE erasures SET swept_at = :now WHERE {UNSWEPT}", now=epoch_ms(now))
        await self._connection.run("DELETE FROM forgotten")

    async def _prospects(self, which: str, before: datetime, among: Part, limit: int) -> list[Prospect]:
        rows = await self._connection.rows(
            f"SELECT {COLUMNS} FROM prospects WHERE id IN ({which} LIMIT :limit)",
            before=epoch_ms(before),
            after=among.after,
            upto=among.upto,
            limit=limit,
        )
        return [prospect_of(row) for row in rows]

    async def _excluded(self, prospect: Prospect) -> list[int]:
        rows = await self._connection.rows(
            f"SELECT id FROM ({EXCLUDED}) AS theirs WHERE EXISTS"
            " (SELECT 1 FROM exclusions x WHERE x.value_id = theirs.id)",
            prospect=prospect.id,
            telegram_id=prospect.telegram_id,
        )
        return [row["id"] for row in rows]

    async def _account(self, prospect: Prospect) -> int | None:
        row = await self._connection.row(
            "SELECT id FROM contact_values WHERE kind = 'telegram' AND normal_form = CAST(:telegram_id AS TEXT)",
            telegram_id=prospect.telegram_id,
        )
        return int(row["id"]) if row else None

    async def _run_all(self, prospect: Prospect, now: datetime, statements: Iterable[str]) -> None:
        for statement in statements:
            await self._connection.run(
                statement, prospect=prospect.id, telegram_id=prospect.telegram_id, now=epoch_ms(now)
            )

    async def _empty_leads(self, prospect: Prospect, now: datetime) -> None:
        """Leads stay as rows that are counted and that nobody opens; history names nobody."""
        await self._run_all(prospect, now, _OF_HISTORY)
        await self._connection.run(
            "UPDATE leads SET name = '', wish = '', on_behalf = NULL, role = NULL, may_decide = NULL,"
            " status = CASE WHEN closed_at IS NULL THEN 'closed' ELSE status END,"
            " close_reason = CASE WHEN closed_at IS NULL THEN :erased ELSE close_reason END,"
            " closed_at = COALESCE(closed_at, :now), postponed_until = NULL, lease_until = NULL,"
            " erased_at = CASE WHEN removed_at IS NULL THEN :now ELSE erased_at END,"
            " removed_at = COALESCE(removed_at, :now)"
            " WHERE prospect_id = :prospect AND erased_at IS NULL",
            prospect=prospect.id,
            erased=ERASED,
            now=epoch_ms(now),
        )
        await self._run_all(prospect, now, _OF_ITS_LEADS)

    async def _hide(self, values: Iterable[int]) -> None:
        """An exclusion is recognised without saying whose it is, unless the value stands with somebody else too."""
        for value_id in values:
            row = await self._connection.row(
                f"SELECT kind, normal_form FROM contact_values WHERE id = :id AND NOT ({OF_SOMEBODY})", id=value_id
            )
            if row is not None and not value_of(row).is_hidden:
                await self._connection.run(
                    "UPDATE contact_values SET normal_form = :hidden, mail_domain = NULL WHERE id = :id",
                    id=value_id,
                    hidden=self._hidden.hide(value_of(row)),
                )

    async def _empty_post(self, prospect: Prospect, now: datetime) -> None:
        await self._run_all(prospect, now, _POST_ABOUT_THE_PERSON)
        await self._empty_teams_post()

    async def _empty_teams_post(self) -> None:
        """What the team pressed and replied to quotes whom it was about, and so do the answers to that.

        All that is finished goes, whenever that was: a clock may have been set back since.
        """
        await self._connection.run(
            f"UPDATE inbox SET body = '' WHERE finished_at IS NOT NULL AND body <> '' AND {NOT_AT_GATE}"
            f" AND {TEAMS_UPDATE}"
        )
        await self._connection.run(
            "UPDATE outbox SET payload = '{}', change = NULL, parts = NULL, error = NULL, prospect_id = NULL,"
            " about = NULL"
            f" WHERE finished_at IS NOT NULL AND payload <> '{{}}' AND {TEAMS_CHAT}"
        )

    async def _begin(self, prospect: Prospect, now: datetime) -> None:
        await self._connection.run(
            "INSERT INTO erasures (prospect_id, began_at) VALUES (:prospect, :now)",
            prospect=prospect.id,
            now=epoch_ms(now),
        )


_OF_HISTORY = (
    "DELETE FROM activity_values WHERE activity_id IN (SELECT a.id FROM activities a"
    f" WHERE a.client_id IN ({THEIR_CARDS})"
    f" OR a.client_id IN (SELECT c.id FROM clients c WHERE c.merged_into IN ({THEIR_CARDS})))",
    "DELETE FROM activity_values WHERE value_id IN (SELECT value_id FROM prospect_contact_points"
    f" WHERE prospect_id = :prospect UNION SELECT value_id FROM lead_contact_points WHERE lead_id IN ({LEADS})"
    " UNION SELECT id FROM contact_values WHERE kind = 'telegram' AND normal_form = CAST(:telegram_id AS TEXT))",
)
_OF_ITS_LEADS = (
    f"DELETE FROM lead_contact_points WHERE lead_id IN ({LEADS})",
    f"DELETE FROM who_it_is WHERE lead_id IN ({LEADS})",
    f"DELETE FROM lead_interests WHERE lead_id IN ({LEADS})",
)
_OF_ONE_IDENTITY = (
    "DELETE FROM who_it_is WHERE lead_id IS NULL AND ruled_out = 1 AND value_id IN"
    " (SELECT value_id FROM prospect_contact_points WHERE prospect_id = :prospect"
    " UNION SELECT id FROM contact_values WHERE kind = 'telegram' AND normal_form = CAST(:telegram_id AS TEXT))",
    "DELETE FROM cards WHERE chat_id = :telegram_id OR subject IN"
    " (SELECT kind.name || r.id FROM remarks r, (SELECT 'remark:' AS name UNION SELECT 'album:') AS kind"
    " WHERE r.prospect_id = :prospect)",
    "DELETE FROM remarks WHERE prospect_id = :prospect",
    "DELETE FROM budgets WHERE prospect_id = :prospect",
    "DELETE FROM spoken_up WHERE prospect_id = :prospect",
    "DELETE FROM human_checks WHERE prospect_id = :prospect",
    "DELETE FROM interests WHERE prospect_id = :prospect",
    "DELETE FROM looked_for WHERE prospect_id = :prospect",
    "DELETE FROM prospect_contact_points WHERE prospect_id = :prospect",
    "DELETE FROM consents WHERE prospect_id = :prospect",
    "UPDATE stopped SET words = NULL, prospect_id = NULL WHERE prospect_id = :prospect",
    "DELETE FROM notes WHERE prospect_id = :prospect",
    "DELETE FROM chosen_languages WHERE user_id = :telegram_id",
    "DELETE FROM conversations WHERE user_id = :telegram_id OR chat_id = :telegram_id",
    "UPDATE prospects SET telegram_id = NULL, telegram_name = NULL, username = NULL, language = '', name = NULL,"
    " blocked_at = NULL, asked_at = NULL, data_given_at = NULL, invited_at = NULL, erased_at = :now"
    " WHERE id = :prospect",
    "DELETE FROM prospects WHERE id = :prospect AND NOT EXISTS (SELECT 1 FROM leads l WHERE l.prospect_id = :prospect)",
)
_OF_AN_INTRODUCTION = (
    "DELETE FROM notes WHERE prospect_id = :prospect",
    "DELETE FROM prospect_contact_points WHERE prospect_id = :prospect",
    "UPDATE consents SET withdrawn_at = :now WHERE prospect_id = :prospect AND withdrawn_at IS NULL",
    "UPDATE prospects SET name = NULL WHERE id = :prospect",
)
# The update that asks for it is not finished yet: it is the first of its lane that waits.
_POST_ABOUT_THE_PERSON = (
    f"UPDATE inbox SET body = '', lane = '' WHERE lane = CAST(:telegram_id AS TEXT) AND {NOT_AT_GATE} AND"
    " (status <> 'new' OR seq ="
    " (SELECT min(seq) FROM inbox WHERE status = 'new' AND lane = CAST(:telegram_id AS TEXT)))",
    # What waits of their reactions and votes was done before, and would make them known again.
    "UPDATE inbox SET status = CASE status WHEN 'new' THEN 'done' ELSE status END, body = '', lane = '',"
    " finished_at = COALESCE(finished_at, :now) WHERE lane = 'crowd ' || CAST(:telegram_id AS TEXT)",
    "DELETE FROM outbox WHERE chat_id = :telegram_id AND status NOT IN ('new', 'sending')",
    f"DELETE FROM outbox WHERE {OF_THE_PERSON} AND status = 'new' AND {COPIES}",
    # One under way is not sent again if nobody learns whether it arrived.
    "UPDATE outbox SET status = 'ambiguous', payload = '{}', change = NULL, parts = NULL, finished_at = :now"
    f" WHERE {OF_THE_PERSON} AND status = 'sending' AND {COPIES}",
)
_POST_OF_THE_PERSON = (
    "DELETE FROM outbox WHERE chat_id = :telegram_id",
    "UPDATE inbox SET body = '', lane = '', gate = NULL WHERE gate = 'waits' AND lane = CAST(:telegram_id AS TEXT)",
)
_OLD_STOPPED = (
    "UPDATE stopped SET words = NULL WHERE id IN (SELECT id FROM stopped WHERE words IS NOT NULL"
    " AND stopped_at < :before ORDER BY stopped_at LIMIT :limit) RETURNING id"
)
_OLD_REMARKS = (
    "DELETE FROM remarks WHERE id IN (SELECT r.id FROM remarks r"
    " WHERE r.prospect_id > :after AND r.prospect_id <= :upto AND r.said_at < :before AND EXISTS"
    f" (SELECT 1 FROM prospects p WHERE p.id = r.prospect_id AND {JUST_INTERESTED}) LIMIT :limit) RETURNING id"
)
