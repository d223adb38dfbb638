"""A grown directory: as many clients as wanted, with a phone and a mailbox each, written by SQL alone.

Every tenth client shares a phone with the next one and has a mailbox where very many have one; for ten clients there is
a company with a number and a mailbox at its own domain.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.clock import Clock, epoch_ms
from storage import open_storage
from storage.directory import search_key
from tests.bench.grown_database import UNLOGGED, names

CLIENTS_OF_A_COMPANY = 10
CROWDED = "crowded.example"

NUMBERS = """
CREATE TEMP TABLE numbers AS
WITH RECURSIVE counting(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counting WHERE n < :clients)
SELECT n, n % 10 = 0 AS tenth FROM counting
"""
STATEMENTS = (
    "INSERT INTO companies (id, name, search_key, created_at)"
    " SELECT n / 10, 'ООО Ромашка ' || n / 10, 'ооо ромашка ' || n / 10, :now FROM numbers WHERE tenth",
    "INSERT INTO clients (id, name, search_key, kind, company_id, created_at)"
    " SELECT n, name, search_key, 'client', NULL, :now FROM numbers JOIN names ON k = n % 10000",
    "INSERT INTO contact_values (id, kind, normal_form) SELECT n, 'phone', printf('+7912%07d', n) FROM numbers",
    "INSERT INTO contact_values (id, kind, normal_form, mail_domain)"
    " SELECT :clients + n, 'email', printf('a%07d@', n) || domain, domain FROM"
    f" (SELECT n, CASE WHEN tenth THEN '{CROWDED}' ELSE 'mail.ru' END AS domain FROM numbers)",
    "INSERT INTO contact_values (id, kind, normal_form)"
    " SELECT 2 * :clients + n, 'phone', printf('+7495%07d', n) FROM numbers WHERE tenth",
    "INSERT INTO contact_values (id, kind, normal_form, mail_domain)"
    " SELECT 3 * :clients + n, 'email', 'info@' || domain, domain FROM"
    " (SELECT n, printf('romashka-%07d.example', n / 10) AS domain FROM numbers WHERE tenth)",
    "INSERT INTO ownerships (value_id, client_id, verified, origin, is_primary, added_at)"
    " SELECT n, n, 1, 'shared', 1, :now FROM numbers",
    "INSERT INTO ownerships (value_id, client_id, verified, origin, is_primary, added_at)"
    " SELECT :clients + n, n, 0, 'typed', 1, :now FROM numbers",
    "INSERT INTO ownerships (value_id, client_id, verified, origin, is_primary, added_at)"
    " SELECT n, n - 1, 1, 'shared', 0, :now FROM numbers WHERE tenth",
    "INSERT INTO ownerships (value_id, company_id, verified, origin, is_primary, added_at)"
    " SELECT 2 * :clients + n, n / 10, 0, 'manager', 1, :now FROM numbers WHERE tenth",
    "INSERT INTO ownerships (value_id, company_id, verified, origin, is_primary, added_at)"
    " SELECT 3 * :clients + n, n / 10, 0, 'manager', 1, :now FROM numbers WHERE tenth",
    "ANALYZE",
)


async def grow_directory(file: Path, clients: int) -> None:
    """Create a database with so many clients in it."""
    storage = await open_storage(f"sqlite:///{file}")
    try:
        await storage.migrate(Clock().now())
    finally:
        await storage.close()
    facts = {"clients": clients, "now": epoch_ms(Clock().now())}
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.executescript(UNLOGGED)
        connection.execute("CREATE TEMP TABLE names (k INTEGER PRIMARY KEY, name TEXT, search_key TEXT)")
        named = [(place, name, search_key(name)) for place, name in enumerate(names())]
        connection.executemany("INSERT INTO names VALUES (?, ?, ?)", named)
        connection.execute(NUMBERS, facts)
        for statement in STATEMENTS:
            connection.execute(statement, facts)
        connection.execute("PRAGMA journal_mode = WAL")


def client_phone(number: int) -> str:
    """Return the phone of a client; that of every tenth is also the one's before."""
    return f"+7912{number:07}"


def client_mail(number: int) -> str:
    """Return the mailbox of a client."""
    return f"a{number:07}@{'mail.ru' if number % CLIENTS_OF_A_COMPANY else CROWDED}"


def company_phone(number: int) -> str:
    """Return the phone of the company of ten clients."""
    return f"+7495{number - number % CLIENTS_OF_A_COMPANY:07}"


def company_domain(number: int) -> str:
    """Return the domain of its mail."""
    return f"romashka-{number // CLIENTS_OF_A_COMPANY:07}.example"
