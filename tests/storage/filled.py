"""A database as an earlier version left it: rows in every table it had, in every state they can be in."""

from collections.abc import Callable
from typing import Any

from bot.domain.lead import Status
from storage.connection import Connection

ROWS = 12
Row = dict[str, Any]

STATES = {
    "inbox": ("new", "done", "dead"),
    "outbox": ("new", "sending", "sent", "ambiguous", "dead", "expired"),
    "leads": tuple(Status),
    "imports": ("visible", "undone", "given_up"),
    "post_buttons": ("draft", "publishing", "putting", "stands", "taking"),
    "chats": ("administrator", "member", "left"),
}
LEAD_STATE = (
    '{"status": "taken", "manager": 2001, "client": null, "company": null, "close_reason": null, "closed_at": null,'
    ' "version": 2}'
)
WORDS = {
    **dict.fromkeys(("payload", "shown", "data", "change", "parts", "body"), "{}"),
    **dict.fromkeys(("before", "after"), LEAD_STATE),
    **dict.fromkeys(("role", "config_role", "invited_role"), "manager"),
    "traces": '{"ownerships": [1], "exclusions": [1], "added_client": 1, "kind_before": "partner"}',
    "language": "ru",
    "about": "[1]",
    "deed": "closed",
    "evidence": "same_company",
    "route": "question",
    "origin": "typed",
    "reason": "spam",
    "close_reason": "no_answer",
    "currency": "RUB",
    "gate": "waits",
    "mode": "watch",
    "what": "names",
    "rights": "[]",
}
KINDS = {"post_buttons": "press", "contact_values": "phone", "clients": "partner", "chats": "supergroup"}
GONE = (("clients", "removed_at"), ("leads", "removed_at"), ("leads", "erased_at"), ("prospects", "erased_at"))
"""Who has these is found by nobody any more."""

OF_ONE_ROW = {"daily_lines", "doubles_looked_for", "forgotten", "kept_rules", "link_keys", "name_rules"}

NOT_BY_THEMSELVES: dict[tuple[str, str], Callable[[int], int | None]] = {
    ("ownerships", "company_id"): lambda number: None if number % 2 else number,
    ("ownerships", "client_id"): lambda number: number if number % 2 else None,
    **dict.fromkeys(GONE, lambda _: None),
    ("activities", "undoes"): lambda number: number - 2 if number in (3, 4) else None,
    ("inbox", "in_crowd"): lambda number: number % 2,
    **dict.fromkeys((("polls", "is_anonymous"), ("polls", "refused")), lambda number: number % 2),
    ("leads", "closed_at"): lambda number: None if Status(_state("leads", number)).is_open else number,
}


async def fill(connection: Connection) -> None:
    """Put rows into every table there is; they belong to each other by their numbers, whichever comes first."""
    await connection.run("PRAGMA defer_foreign_keys = ON")
    for table in await tables(connection):
        columns = await connection.rows(f"SELECT name, type, [notnull], pk FROM pragma_table_info('{table}')")
        for number in range(1, 2 if table in OF_ONE_ROW else ROWS + 1):
            row = {column["name"]: _value(table, column, number) for column in columns}
            names = ", ".join(row)
            await connection.run(
                f"INSERT INTO {table} ({names}) VALUES ({', '.join(f':{name}' for name in row)})", **row
            )


async def tables(connection: Connection) -> list[str]:
    """All tables that hold what somebody did, as they were made: those referred to come first."""
    rows = await connection.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        " AND name NOT IN ('schema_migrations', 'became_questions', 'doubles_looked_for', 'doubles_to_look_for',"
        " 'names_to_take_in', 'companies_to_take_in', 'search_to_take_in')"  # the last fill themselves
        " ORDER BY rowid"
    )
    return [row["name"] for row in rows]


async def everything(connection: Connection) -> dict[str, list[Row]]:
    """Every row of every table."""
    return {
        table: [dict(row) for row in await connection.rows(f"SELECT * FROM {table} ORDER BY 1, 2")]
        for table in await tables(connection)
    }


def _value(table: str, column: Any, number: int) -> Any:
    name = column["name"]
    if rule := NOT_BY_THEMSELVES.get((table, name)):
        return rule(number)
    may_be_missing = not column["notnull"] and not column["pk"]
    if may_be_missing and number % 2 == 0:
        return None
    if column["type"] == "INTEGER":
        return number
    return _text(table, name, number)


def _text(table: str, name: str, number: int) -> str:
    match name:
        case "status":
            return _state(table, number)
        case "kind":
            return KINDS[table]
        case "normal_form":
            return f"+791234567{number:02}"
    return WORDS.get(name, f"{name} {number}")


def _state(table: str, number: int) -> str:
    return STATES[table][number % len(STATES[table])]
