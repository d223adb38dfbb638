"""A grown database: as many leads as wanted, with everything that leads leave behind, written by SQL alone.

Of five leads one is won, one was kept as a contact, one is excluded and two are closed; the last few are still open.
Letters and raw updates are those of the last week, as the bot keeps them.
"""

import sqlite3
from contextlib import closing
from itertools import product
from pathlib import Path

from bot.clock import Clock, epoch_ms
from storage import open_storage
from storage.directory import search_key
from tests.bench.fake_telegram import TEAM_CHAT
from tests.bench.people import MANAGER

OPEN = 200
LAST_WEEK = 20_000
KNOWN = 10_000_000_000  # the account of the n-th prospect is n more
A_YEAR = 365 * 24 * 60 * 60 * 1000

FIRST_NAMES = ("Анна", "Борис", "Виктор", "Галина", "Дмитрий", "Елена", "Жанна", "Захар", "Ирина", "Кирилл")
SYLLABLES = ("ба", "ве", "ги", "до", "жу", "ла", "ме", "ни", "по", "ру")

UNLOGGED = (
    "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; PRAGMA temp_store = MEMORY"
)

# `n` numbers the leads, `at` says when each came, `open` whether work on it goes on.
NUMBERS = """
CREATE TEMP TABLE numbers AS
WITH RECURSIVE counting(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counting WHERE n < :leads)
SELECT n, :now - :year + CAST(:year * (n * 1.0 / :leads) AS INTEGER) - 1000 AS at, n > :leads - :open AS open
FROM counting
"""

STATE = """'{"status": "' || %s || '", "manager": ' || %s || ', "client": null, "company": null, "close_reason": null,'
 || ' "closed_at": null, "version": ' || %s || '}'"""
NEW, TAKEN = STATE % ("'new'", "'null'", 1), STATE % ("'taken'", ":manager", 2)

OUTCOME = "CASE n % 5 WHEN 0 THEN 'won' WHEN 1 THEN 'contact_kept' WHEN 2 THEN 'excluded' ELSE 'closed' END"
STATUS = f"CASE WHEN open THEN 'taken' ELSE {OUTCOME} END"
IS_CLIENT = "NOT open AND n % 5 < 2"

STATEMENTS = (
    "INSERT INTO contact_values (id, kind, normal_form) SELECT n, 'phone', printf('+7912%07d', n) FROM numbers",
    "INSERT INTO contact_values (id, kind, normal_form) SELECT :leads + n, 'telegram', :known + n FROM numbers",
    "INSERT INTO prospects (id, telegram_id, telegram_name, username, language, name, created_at)"
    " SELECT n, :known + n, 'Анна ' || n, 'anna_' || n, 'ru', name, at FROM numbers JOIN names ON k = n % 10000",
    "INSERT INTO interests (id, prospect_id, route, created_at) SELECT 2 * n - 1, n, 'start', at FROM numbers",
    "INSERT INTO interests (id, prospect_id, route, words, created_at)"
    " SELECT 2 * n, n, 'question', 'Сколько стоит доставка ' || n || ' коробок и когда она будет?', at FROM numbers",
    "INSERT INTO prospect_contact_points (prospect_id, value_id, verified, origin, is_primary, given_at)"
    " SELECT n, n, 1, 'shared', 1, at FROM numbers",
    "INSERT INTO consents (prospect_id, version, given_at) SELECT n, '1', at FROM numbers",
    "INSERT INTO clients (id, name, search_key, kind, manager_id, created_at) SELECT n, name, search_key, 'client',"
    f" :manager, at FROM numbers JOIN names ON k = n % 10000 WHERE {IS_CLIENT}",
    "INSERT INTO ownerships (value_id, client_id, verified, origin, is_primary, added_at)"
    f" SELECT n, n, 1, 'shared', 1, at FROM numbers WHERE {IS_CLIENT}",
    "INSERT INTO ownerships (value_id, client_id, verified, origin, is_primary, added_at)"
    f" SELECT :leads + n, n, 1, 'messenger', 1, at FROM numbers WHERE {IS_CLIENT}",
    "INSERT INTO leads (id, prospect_id, status, name, wish, route, manager_id, client_id, close_reason, version,"
    f" created_at, closed_at) SELECT n, n, {STATUS}, name, 'Сколько стоит доставка ' || n || ' коробок?', 'start',"
    f" :manager, CASE WHEN {IS_CLIENT} THEN n END, CASE WHEN NOT open AND n % 5 > 2 THEN 'no_answer' END, 3 - open, at,"
    " CASE WHEN NOT open THEN at + 1000 END FROM numbers JOIN names ON k = n % 10000",
    "INSERT INTO lead_contact_points (lead_id, value_id, verified, origin, is_primary)"
    " SELECT n, n, 1, 'shared', 1 FROM numbers",
    "INSERT INTO lead_contact_points (lead_id, value_id, verified, origin, is_primary)"
    " SELECT n, :leads + n, 1, 'messenger', 1 FROM numbers",
    "INSERT INTO lead_interests (lead_id, interest_id) SELECT n, 2 * n - 1 FROM numbers",
    "INSERT INTO lead_interests (lead_id, interest_id) SELECT n, 2 * n FROM numbers",
    "INSERT INTO exclusions (value_id, reason, over_client, lead_id, added_by, added_at)"
    " SELECT :leads + n, 'courier', 0, n, :manager, at FROM numbers WHERE NOT open AND n % 5 = 2",
    "INSERT INTO activities (deed, prospect_id, happened_at) SELECT 'consent_given', n, at FROM numbers",
    "INSERT INTO activities (deed, prospect_id, lead_id, happened_at) SELECT 'lead_created', n, n, at FROM numbers",
    "INSERT INTO activities (deed, actor_id, prospect_id, lead_id, before, after, happened_at)"
    f" SELECT 'taken', :manager, n, n, {NEW}, {TAKEN}, at FROM numbers",
    "INSERT INTO activities (deed, actor_id, prospect_id, lead_id, client_id, before, after, happened_at)"
    f" SELECT {OUTCOME}, :manager, n, n, CASE WHEN {IS_CLIENT} THEN n END, {TAKEN},"
    f" {STATE % (OUTCOME, ':manager', 3)}, at + 1000 FROM numbers WHERE NOT open",
    "INSERT INTO cards (subject, chat_id, message_id, shown) SELECT 'lead:' || n, :team, n, 'x' FROM numbers",
    "INSERT INTO cards (subject, chat_id, message_id, shown) SELECT 'lead:' || n, :manager, n, 'x' FROM numbers",
    "INSERT INTO talk (chat_id, message_id, prospect_id) SELECT :team, n, n FROM numbers",
    "INSERT INTO talk (chat_id, message_id, prospect_id) SELECT :manager, n, n FROM numbers",
    "INSERT INTO conversations (bot_id, chat_id, user_id, data) SELECT 4242424242, :known + n, :known + n,"
    """ '{"name": null, "points": [], "wish": null, "topic": null, "wrote_at": null, "sent": 5}' FROM numbers""",
    "INSERT INTO inbox (bot_id, update_id, lane, body, status, received_at, finished_at) SELECT 4242424242, -n,"
    " :known + n, printf('%.*c', 500, 'x'), 'done', :now, :now FROM numbers WHERE n <= :week",
    "INSERT INTO outbox (chat_id, method, payload, priority, prospect_id, status, attempts, created_at, finished_at)"
    " SELECT :known + n, 'sendMessage', printf('%.*c', 500, 'x'), 0, n, 'sent', 1, :now, :now FROM numbers"
    " WHERE n <= :week",
)


def open_leads(leads: int) -> range:
    """Return the numbers of those of so many leads that are still open, all in the hands of one manager."""
    return range(leads - min(OPEN, leads // 2) + 1, leads + 1)


async def grow(file: Path, leads: int) -> None:
    """Create a database with so many leads in it."""
    storage = await open_storage(f"sqlite:///{file}")
    try:
        await storage.migrate(Clock().now())
    finally:
        await storage.close()
    if leads:
        _fill(file, leads)


def _fill(file: Path, leads: int) -> None:
    facts = {
        "leads": leads, "open": len(open_leads(leads)), "now": epoch_ms(Clock().now()), "year": A_YEAR, "known": KNOWN,
        "manager": MANAGER, "team": TEAM_CHAT, "week": LAST_WEEK,
    }  # fmt: skip
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.executescript(UNLOGGED)
        connection.execute("CREATE TEMP TABLE names (k INTEGER PRIMARY KEY, name TEXT, search_key TEXT)")
        named = [(place, name, search_key(name)) for place, name in enumerate(names())]
        connection.executemany("INSERT INTO names VALUES (?, ?, ?)", named)
        connection.execute(NUMBERS, facts)
        for statement in STATEMENTS:
            connection.execute(statement, facts)
        connection.execute("PRAGMA journal_mode = WAL")


def names() -> list[str]:
    """Return ten thousand names of persons."""
    syllables = product(SYLLABLES, repeat=3)
    return [f"{first} {''.join(three).capitalize()}ва" for three, first in product(syllables, FIRST_NAMES)]
