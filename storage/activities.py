"""Activities: history, append-only; ids and codes only, with the states that make undo exact."""

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from bot.clock import epoch_ms, from_epoch_ms
from bot.domain.activity import Activity, Deed, LeadState, Traces
from bot.domain.chat import ChatChoice, ChatMode
from bot.domain.client import ClientKind
from bot.domain.contact_points import Origin
from bot.domain.errors import NotFound
from bot.domain.expected_wait import Wait
from bot.domain.ids import ActivityId, ClientId, CompanyId, ExclusionId, ImportId, LeadId, ManagerId, ProspectId
from bot.domain.introduction import Part
from bot.domain.lead import Status, reason_of
from bot.domain.mentioned import Mentioned
from bot.domain.merging import CardKind, OwnershipBefore, Rearranged
from bot.domain.merging import Part as TakenOver
from bot.domain.money import Money
from bot.domain.ownership import TakenOwnership
from storage.connection import Connection, Row, one
from storage.contact_values import ContactValues, value_of

COLUMNS = (
    "id, deed, actor_id, prospect_id, lead_id, client_id, company_id, chat_id, before, after, traces, undoes,"
    " happened_at"
)
NO_TRACES = Traces()
_REARRANGING = {
    CardKind.CLIENT: "('clients_merged', 'client_split')",
    CardKind.COMPANY: "('companies_merged')",
}


class SqlActivities:
    """The tables `activities` and `activity_values`."""

    def __init__(self, connection: Connection, values: ContactValues) -> None:
        self._connection = connection
        self._values = values

    async def add(
        self,
        deed: Deed,
        *,
        now: datetime,
        actor: ManagerId | None = None,
        prospect: ProspectId | None = None,
        lead: LeadId | None = None,
        client: ClientId | None = None,
        company: CompanyId | None = None,
        chat: int | None = None,
        before: LeadState | None = None,
        after: LeadState | None = None,
        traces: Traces = NO_TRACES,
        undoes: ActivityId | None = None,
    ) -> ActivityId:
        """Write one line of history."""
        row = await one(
            self._connection,
            "INSERT INTO activities (deed, actor_id, prospect_id, lead_id, client_id, company_id, chat_id,"
            " before, after, traces, undoes, happened_at) VALUES (:deed, :actor, :prospect, :lead, :client, :company,"
            " :chat, :before, :after, :traces, :undoes, :now)"
            " RETURNING id",
            deed=deed,
            actor=actor,
            prospect=prospect,
            lead=lead,
            client=client,
            company=company,
            chat=chat,
            before=_state_json(before),
            after=_state_json(after),
            traces=_traces_json(traces),
            undoes=undoes,
            now=epoch_ms(now),
        )
        return ActivityId(row["id"])

    async def get(self, activity: ActivityId) -> Activity:
        """Return a line of history; raises NotFound."""
        row = await self._connection.row(f"SELECT {COLUMNS} FROM activities WHERE id = :id", id=activity)
        if row is None:
            raise NotFound
        return _activity_of(row)

    async def find_last_answer(self, prospect: ProspectId) -> ActivityId | None:
        """Return the newest line that says that somebody answered a prospect."""
        row = await self._connection.row(
            "SELECT id FROM activities WHERE prospect_id = :prospect AND deed = 'answered' ORDER BY id DESC LIMIT 1",
            prospect=prospect,
        )
        return ActivityId(row["id"]) if row else None

    async def find_answered_at(self, prospect: ProspectId) -> datetime | None:
        """Return when somebody answered a prospect last."""
        row = await self._connection.row(
            "SELECT happened_at FROM activities WHERE prospect_id = :prospect AND deed = 'answered'"
            " ORDER BY id DESC LIMIT 1",
            prospect=prospect,
        )
        return from_epoch_ms(row["happened_at"]) if row else None

    async def mention(self, activity: ActivityId, mentioned: Sequence[Mentioned]) -> None:
        """Keep what a line of history says in words."""
        for each in mentioned:
            await self._connection.run(
                "INSERT INTO activity_values (activity_id, was, words, value_id, extension)"
                " VALUES (:activity, :was, :words, :value, :extension)",
                activity=activity,
                was=int(each.was),
                words=each.words,
                value=await self._values.ensure(each.value) if each.value is not None else None,
                extension=each.extension,
            )

    async def list_mentioned(self, activity: ActivityId) -> list[Mentioned]:
        """Return what a line of history says in words; nothing once its person was erased."""
        rows = await self._connection.rows(
            "SELECT a.was, a.words, v.kind, v.normal_form, a.extension FROM activity_values a"
            " LEFT JOIN contact_values v ON v.id = a.value_id WHERE a.activity_id = :activity ORDER BY a.id",
            activity=activity,
        )
        return [_mentioned_of(row) for row in rows]

    async def find_last_on_card(self, kind: CardKind, card: int, deeds: Collection[Deed]) -> Activity | None:
        """Return the newest of some changes of a card, not of its leads, that was not undone."""
        row = await self._connection.row(
            f"SELECT {COLUMNS} FROM activities a WHERE {kind}_id = :card AND lead_id IS NULL"
            " AND deed IN (SELECT value FROM json_each(:deeds))"
            " AND NOT EXISTS (SELECT 1 FROM activities u WHERE u.undoes = a.id) ORDER BY id DESC LIMIT 1",
            card=card,
            deeds=json.dumps(sorted(deeds)),
        )
        return _activity_of(row) if row else None

    async def is_undone(self, activity: ActivityId) -> bool:
        """Return whether a later line undoes this one."""
        row = await self._connection.row("SELECT 1 FROM activities WHERE undoes = :id", id=activity)
        return row is not None

    async def find_last_of_client(self, client: ClientId, deed: Deed) -> Activity | None:
        """Return the newest line about a client that says this was done, and that was not undone."""
        row = await self._connection.row(
            f"SELECT {COLUMNS} FROM activities a WHERE client_id = :client AND deed = :deed"
            " AND NOT EXISTS (SELECT 1 FROM activities u WHERE u.undoes = a.id) ORDER BY id DESC LIMIT 1",
            client=client,
            deed=deed,
        )
        return _activity_of(row) if row else None

    async def find_last_rearrangement(self, kind: CardKind, card: int) -> Activity | None:
        """Return the last time that a card was merged with another or split, and still is.

        It is kept with the card that stayed, or that was there before.
        """
        row = await self._connection.row(
            f"SELECT {COLUMNS} FROM activities a WHERE {kind}_id = :card AND deed IN {_REARRANGING[kind]}"
            " AND NOT EXISTS (SELECT 1 FROM activities u WHERE u.undoes = a.id) ORDER BY id DESC LIMIT 1",
            card=card,
        )
        return _activity_of(row) if row else None

    async def list_of_client(self, client: ClientId) -> list[Activity]:
        """Return what was done about a client, merged cards of theirs and their leads, oldest line first."""
        rows = await self._connection.rows(
            f"SELECT {COLUMNS} FROM activities WHERE id IN (SELECT id FROM activities WHERE client_id = :client"
            " UNION SELECT a.id FROM clients c JOIN activities a ON a.client_id = c.id WHERE c.merged_into = :client"
            " UNION SELECT a.id FROM leads l JOIN activities a ON a.lead_id = l.id WHERE l.client_id = :client)"
            " ORDER BY id",
            client=client,
        )
        return [_activity_of(row) for row in rows]

    async def list_of_company(self, company: CompanyId) -> list[Activity]:
        """Return what was done about a company, merged cards of it and its leads, oldest line first."""
        rows = await self._connection.rows(
            f"SELECT {COLUMNS} FROM activities WHERE id IN (SELECT id FROM activities WHERE company_id = :company"
            " UNION SELECT a.id FROM companies o JOIN activities a ON a.company_id = o.id"
            " WHERE o.merged_into = :company"
            " UNION SELECT a.id FROM leads l JOIN activities a ON a.lead_id = l.id WHERE l.company_id = :company)"
            " ORDER BY id",
            company=company,
        )
        return [_activity_of(row) for row in rows]

    async def list_of_lead(self, lead: LeadId) -> list[Activity]:
        """Return a lead's history, oldest line first."""
        rows = await self._connection.rows(
            f"SELECT {COLUMNS} FROM activities WHERE lead_id = :lead ORDER BY id", lead=lead
        )
        return [_activity_of(row) for row in rows]

    async def list_of_chat(self, chat_id: int, *, limit: int) -> list[Activity]:
        """Return what was done last about a chat, also under the id it had before, newest line first."""
        rows = await self._connection.rows(
            f"SELECT {COLUMNS} FROM activities"
            " WHERE chat_id IN (:chat_id, (SELECT former_id FROM chats WHERE chat_id = :chat_id))"
            " ORDER BY id DESC LIMIT :limit",
            chat_id=chat_id,
            limit=limit,
        )
        return [_activity_of(row) for row in rows]

    async def list_waits(self, since: datetime, *, limit: int) -> list[Wait]:
        """Return for how long people waited who got a first answer since a moment, the last ones first."""
        rows = await self._connection.rows(
            "SELECT traces, happened_at FROM activities WHERE deed = 'answered' AND traces IS NOT NULL"
            " AND happened_at >= :since ORDER BY happened_at DESC LIMIT :limit",
            since=epoch_ms(since),
            limit=limit,
        )
        return [_wait_of(row) for row in rows]


def _wait_of(row: Row) -> Wait:
    """Read a wait: the only trace that an answer leaves is since when its prospect waited."""
    until = from_epoch_ms(row["happened_at"])
    return Wait(since=_traces_of(row["traces"]).asked_at or until, until=until)


def _activity_of(row: Row) -> Activity:
    return Activity(
        id=ActivityId(row["id"]),
        deed=Deed(row["deed"]),
        actor=ManagerId(row["actor_id"]) if row["actor_id"] is not None else None,
        prospect=ProspectId(row["prospect_id"]) if row["prospect_id"] is not None else None,
        lead=LeadId(row["lead_id"]) if row["lead_id"] is not None else None,
        client=ClientId(row["client_id"]) if row["client_id"] is not None else None,
        company=CompanyId(row["company_id"]) if row["company_id"] is not None else None,
        chat=row["chat_id"],
        before=_state_of(row["before"]),
        after=_state_of(row["after"]),
        traces=_traces_of(row["traces"]),
        undoes=ActivityId(row["undoes"]) if row["undoes"] is not None else None,
        happened_at=from_epoch_ms(row["happened_at"]),
    )


def _mentioned_of(row: Row) -> Mentioned:
    return Mentioned(
        was=bool(row["was"]),
        words=row["words"],
        value=value_of(row) if row["normal_form"] is not None else None,
        extension=row["extension"],
    )


def _state_json(state: LeadState | None) -> str | None:
    if state is None:
        return None
    return json.dumps(
        {
            "status": state.status,
            "manager": state.manager,
            "client": state.client,
            "company": state.company,
            "close_reason": state.close_reason,
            "amount": [state.amount.hundredths, state.amount.currency] if state.amount else None,
            "postponed_until": epoch_ms(state.postponed_until) if state.postponed_until else None,
            "closed_at": epoch_ms(state.closed_at) if state.closed_at else None,
            "version": state.version,
        }
    )


def _state_of(text: str | None) -> LeadState | None:
    if text is None:
        return None
    state: dict[str, Any] = json.loads(text)
    return LeadState(
        status=Status(state["status"]),
        manager=ManagerId(state["manager"]) if state["manager"] is not None else None,
        client=ClientId(state["client"]) if state["client"] is not None else None,
        company=CompanyId(state["company"]) if state["company"] is not None else None,
        close_reason=reason_of(state["close_reason"]) if state["close_reason"] else None,
        amount=_money_of(state.get("amount")),
        postponed_until=_moment_of(state.get("postponed_until")),
        closed_at=_moment_of(state["closed_at"]),
        version=state["version"],
    )


def _moment_of(milliseconds: int | None) -> datetime | None:
    """Read a moment; lines from before there were any such have none."""
    return from_epoch_ms(milliseconds) if milliseconds is not None else None


def _money_of(amount: list[Any] | None) -> Money | None:
    """Read an amount; lines from before there were any have none."""
    return Money(hundredths=amount[0], currency=amount[1]) if amount else None


def _traces_json(traces: Traces) -> str | None:
    if traces == NO_TRACES:
        return None
    return json.dumps(
        {
            "ownerships": traces.ownerships,
            "moved": [_taken_json(ownership) for ownership in traces.moved],
            "exclusions": traces.exclusions,
            "lifted": traces.lifted,
            "added_client": traces.added_client,
            "made_lead": traces.made_lead,
            "asked_at": epoch_ms(traces.asked_at) if traces.asked_at else None,
            "answered": traces.answered,
            "kind_before": traces.kind_before,
            "kind_after": traces.kind_after,
            "corrected": traces.corrected,
            "due_at": epoch_ms(traces.due_at) if traces.due_at else None,
            **({"rearranged": _rearranged_json(traces.rearranged)} if traces.rearranged else {}),
            **({"joined": traces.joined} if traces.joined else {}),
            **({"company_before": traces.company_before} if traces.company_before else {}),
            **({"added_company": traces.added_company} if traces.added_company else {}),
            **({"retired": [_taken_json(ownership) for ownership in traces.retired]} if traces.retired else {}),
            **({"chat_before": _choice_json(traces.chat_before)} if traces.chat_before else {}),
            **({"chat_after": _choice_json(traces.chat_after)} if traces.chat_after else {}),
            **{name: value for name, value in _chosen(traces).items() if value is not None},
        }
    )


def _chosen(traces: Traces) -> dict[str, int | None]:
    """What was chosen on a card in place of something else."""
    return {
        "main_before": traces.main_before,
        "main_after": traces.main_after,
        "manager_before": traces.manager_before,
        "manager_after": traces.manager_after,
    }


def _traces_of(text: str | None) -> Traces:
    if text is None:
        return NO_TRACES
    traces: dict[str, Any] = json.loads(text)
    return Traces(
        ownerships=tuple(traces["ownerships"]),
        moved=tuple(_taken_of(ownership) for ownership in traces.get("moved", ())),
        exclusions=tuple(ExclusionId(exclusion) for exclusion in traces["exclusions"]),
        lifted=tuple(ExclusionId(exclusion) for exclusion in traces.get("lifted", ())),
        added_client=ClientId(traces["added_client"]) if traces["added_client"] is not None else None,
        made_lead=traces.get("made_lead", False),
        asked_at=_moment_of(traces.get("asked_at")),
        answered=traces.get("answered", False),
        kind_before=ClientKind(traces["kind_before"]) if traces["kind_before"] is not None else None,
        kind_after=ClientKind(traces["kind_after"]) if traces.get("kind_after") is not None else None,
        corrected=Part(traces["corrected"]) if traces.get("corrected") is not None else None,
        due_at=_moment_of(traces.get("due_at")),
        rearranged=_rearranged_of(traces["rearranged"]) if traces.get("rearranged") is not None else None,
        joined=_company_of(traces.get("joined")),
        company_before=_company_of(traces.get("company_before")),
        added_company=_company_of(traces.get("added_company")),
        retired=tuple(_taken_of(ownership) for ownership in traces.get("retired", ())),
        main_before=traces.get("main_before"),
        main_after=traces.get("main_after"),
        manager_before=_manager_of(traces.get("manager_before")),
        manager_after=_manager_of(traces.get("manager_after")),
        chat_before=_choice_of(traces.get("chat_before")),
        chat_after=_choice_of(traces.get("chat_after")),
    )


def _choice_json(choice: ChatChoice) -> dict[str, Any]:
    return {"mode": choice.mode, "lets_in": choice.lets_in}


def _choice_of(choice: dict[str, Any] | None) -> ChatChoice | None:
    return ChatChoice(mode=ChatMode(choice["mode"]), lets_in=choice["lets_in"]) if choice else None


def _company_of(number: int | None) -> CompanyId | None:
    return CompanyId(number) if number is not None else None


def _manager_of(number: int | None) -> ManagerId | None:
    return ManagerId(number) if number is not None else None


def _rearranged_json(rearranged: Rearranged) -> dict[str, Any]:
    return {
        "other": rearranged.other,
        "ownerships": [[was.id, was.owner, was.primary, was.verified, was.extended] for was in rearranged.ownerships],
        "promoted": rearranged.promoted,
        "leads": rearranged.leads,
        "notes": rearranged.notes,
        "people": rearranged.people,
        "led_here": rearranged.led_here,
        "took_over": rearranged.took_over,
    }


def _rearranged_of(rearranged: dict[str, Any]) -> Rearranged:
    return Rearranged(
        other=rearranged["other"],
        ownerships=tuple(
            OwnershipBefore(id=number, owner=owner, primary=primary, verified=verified, extended=extended)
            for number, owner, primary, verified, extended in rearranged["ownerships"]
        ),
        promoted=tuple(rearranged["promoted"]),
        leads=tuple(LeadId(lead) for lead in rearranged["leads"]),
        notes=tuple(rearranged["notes"]),
        people=tuple(ClientId(person) for person in rearranged["people"]),
        led_here=tuple(rearranged["led_here"]),
        took_over=tuple(TakenOver(part) for part in rearranged["took_over"]),
    )


def _taken_json(ownership: TakenOwnership) -> dict[str, Any]:
    return {
        "id": ownership.id,
        "value": ownership.value,
        "client": ownership.client,
        **({"company": ownership.company} if ownership.company is not None else {}),
        "verified": ownership.verified,
        "origin": ownership.origin,
        "primary": ownership.primary,
        "added_at": epoch_ms(ownership.added_at),
        "promoted": ownership.promoted,
        "file": ownership.file,
    }


def _taken_of(ownership: dict[str, Any]) -> TakenOwnership:
    return TakenOwnership(
        id=ownership["id"],
        value=ownership["value"],
        client=ClientId(ownership["client"]) if ownership["client"] is not None else None,
        company=CompanyId(ownership["company"]) if ownership.get("company") is not None else None,
        verified=ownership["verified"],
        origin=Origin(ownership["origin"]),
        primary=ownership["primary"],
        added_at=from_epoch_ms(ownership["added_at"]),
        promoted=ownership["promoted"],
        file=ImportId(ownership["file"]) if ownership.get("file") is not None else None,
    )
