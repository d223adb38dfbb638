"""Leads: requests in work, with the contact points and the journal they were captured with."""

from collections.abc import Sequence
from datetime import datetime

from bot.clock import epoch_ms, from_epoch_ms
from bot.domain.contact_points import ContactPoint, ContactValue
from bot.domain.errors import CardOutdated, NotFound
from bot.domain.ids import CampaignId, ClientId, CompanyId, InterestId, LeadId, ManagerId, ProspectId
from bot.domain.interest import Route
from bot.domain.lead import Lead, OpenLeads, Status, reason_of
from bot.domain.lead_lists import LeadList
from bot.domain.money import Money
from bot.domain.on_behalf import OnBehalf
from storage.connection import Connection, Row, one
from storage.contact_values import BETTER_KNOWN, ContactValues, point_of

COLUMNS = (
    "id, prospect_id, status, name, wish, campaign, route, manager_id, client_id, company_id,"
    " close_reason, amount, currency, postponed_until,"
    " lease_until, version, created_at, closed_at, on_behalf, role, may_decide"
)


THEIRS = "(manager_id = :member OR :everybodys = 1)"
# Which of the open leads stand on a list of a member's; what nobody has taken is theirs who works alone.
ON_LIST = {
    LeadList.MINE: "(manager_id = :member OR (manager_id IS NULL AND :alone = 1)) AND postponed_until IS NULL",
    LeadList.FREE: "manager_id IS NULL AND :alone = 0",
    LeadList.QUESTIONS: "0",
    LeadList.PUT_OFF: f"postponed_until IS NOT NULL AND {THEIRS}",
    LeadList.QUALIFIED: f"status = 'qualified' AND {THEIRS}",
    LeadList.NEGOTIATION: f"status = 'negotiation' AND {THEIRS}",
    LeadList.OFFER: f"status = 'offer' AND {THEIRS}",
}
# The id of the lead that has what a prospect asked last; NULL where that became none.
OF_LAST_WORDS = (
    "(SELECT l.lead_id FROM interests i LEFT JOIN lead_interests l ON l.interest_id = i.id"
    " WHERE i.prospect_id = :prospect AND (i.words IS NOT NULL OR i.topic IS NOT NULL) ORDER BY i.id DESC LIMIT 1)"
)
# Those that name a company, and those that name just a person of it.
_OF_COMPANY = (
    "id IN (SELECT id FROM leads WHERE company_id = :company UNION"
    " SELECT l.id FROM clients c JOIN leads l ON l.client_id = c.id AND l.company_id IS NULL"
    " WHERE c.company_id = :company)"
)


class SqlLeads:
    """The tables `leads`, `lead_contact_points` and `lead_interests`."""

    def __init__(self, connection: Connection, values: ContactValues) -> None:
        self._connection = connection
        self._values = values

    async def add(
        self,
        *,
        prospect: ProspectId,
        name: str,
        wish: str,
        campaign: str | None,
        route: Route,
        contact_points: Sequence[ContactPoint],
        on_behalf: OnBehalf | None = None,
        campaign_id: CampaignId | None = None,
        now: datetime,
    ) -> Lead:
        """Add a lead as it was captured."""
        row = await one(
            self._connection,
            "INSERT INTO leads (prospect_id, status, name, wish, campaign, campaign_id, route, version, created_at)"
            " VALUES (:prospect, :status, :name, :wish, :campaign, :campaign_id, :route, 1, :now) RETURNING id",
            prospect=prospect,
            status=Status.NEW,
            name=name,
            wish=wish,
            campaign=campaign,
            campaign_id=campaign_id,
            route=route,
            now=epoch_ms(now),
        )
        lead = LeadId(row["id"])
        await self.correct_on_behalf(lead, on_behalf)
        await self.add_contact_points(lead, contact_points)
        return await self.get(lead)

    async def remove(self, lead: LeadId, now: datetime) -> None:
        """Take a lead away; its row and number stay, and its part of the journal belongs to no lead again."""
        await self._connection.run(
            "UPDATE leads SET removed_at = :now, closed_at = :now WHERE id = :id", id=lead, now=epoch_ms(now)
        )
        await self._connection.run("DELETE FROM lead_interests WHERE lead_id = :id", id=lead)
        await self._connection.run("DELETE FROM lead_contact_points WHERE lead_id = :id", id=lead)

    async def list_due(self, now: datetime, *, limit: int) -> list[Lead]:
        """Return the leads that were put off until now or earlier, the earliest first."""
        rows = await self._connection.rows(
            f"SELECT {COLUMNS} FROM leads WHERE postponed_until <= :now ORDER BY postponed_until LIMIT :limit",
            now=epoch_ms(now),
            limit=limit,
        )
        return [await self._lead_of(row) for row in rows]

    async def bring_back(self, lead: LeadId) -> None:
        """Let a lead be put off no longer; no decision, so the version and the cards' buttons stay."""
        await self._connection.run("UPDATE leads SET postponed_until = NULL WHERE id = :id", id=lead)

    async def list_with_ended_lease(self, now: datetime, *, limit: int) -> list[Lead]:
        """Return the leads whose manager should have answered by now, the longest ended first."""
        rows = await self._connection.rows(
            f"SELECT {COLUMNS} FROM leads WHERE lease_until <= :now ORDER BY lease_until LIMIT :limit",
            now=epoch_ms(now),
            limit=limit,
        )
        return [await self._lead_of(row) for row in rows]

    async def list_left_behind(self, *, limit: int) -> list[Lead]:
        """Return open leads of those who are on the team no more, oldest first."""
        rows = await self._connection.rows(
            f"SELECT {COLUMNS} FROM leads WHERE closed_at IS NULL AND manager_id IN"
            " (SELECT user_id FROM members WHERE config_role IS NULL AND invited_role IS NULL)"
            " ORDER BY id LIMIT :limit",
            limit=limit,
        )
        return [await self._lead_of(row) for row in rows]

    async def end_lease(self, lead: LeadId) -> None:
        """Let a lead stay with whoever has it; no decision, so the version and the cards' buttons stay."""
        await self._connection.run("UPDATE leads SET lease_until = NULL WHERE id = :id", id=lead)

    async def correct_name(self, lead: LeadId, name: str) -> None:
        """Write the name as its person corrected it; no decision, so the version and the cards' buttons stay."""
        await self._connection.run("UPDATE leads SET name = :name WHERE id = :id", id=lead, name=name)

    async def correct_wish(self, lead: LeadId, wish: str) -> None:
        """Write what it is about as its person corrected it; no decision either, and the journal stays as it was."""
        await self._connection.run("UPDATE leads SET wish = :wish WHERE id = :id", id=lead, wish=wish)

    async def replace_points(self, lead: LeadId, wrong: Sequence[ContactValue], point: ContactPoint) -> None:
        """Let a contact be the first one of a lead, in place of wrong ones."""
        for value in wrong:
            await self._connection.run(
                "DELETE FROM lead_contact_points WHERE lead_id = :lead AND value_id ="
                " (SELECT id FROM contact_values WHERE kind = :kind AND normal_form = :normal_form)",
                lead=lead,
                kind=value.kind,
                normal_form=value.normal_form,
            )
        await self.add_contact_points(lead, [point])
        await self._connection.run(
            "UPDATE lead_contact_points SET is_primary = CASE WHEN value_id = :value_id THEN 1 ELSE 0 END"
            " WHERE lead_id = :lead",
            lead=lead,
            value_id=await self._values.ensure(point.value),
        )

    async def correct_on_behalf(self, lead: LeadId, on_behalf: OnBehalf | None) -> None:
        """Write for whom its person asks, as they said or corrected it; no decision either."""
        said = on_behalf or OnBehalf()
        await self._connection.run(
            "UPDATE leads SET on_behalf = :company, role = :role, may_decide = :may_decide WHERE id = :id",
            id=lead,
            company=said.company,
            role=said.role,
            may_decide=None if said.may_decide is None else int(said.may_decide),
        )

    async def add_contact_points(self, lead: LeadId, points: Sequence[ContactPoint]) -> None:
        """Capture further contact points; one captured before gets a better proof, and the extension said last."""
        for value_id, point in await self._values.ensure_all(points):
            await self._connection.run(
                "INSERT INTO lead_contact_points AS known (lead_id, value_id, verified, origin, is_primary, extension)"
                " VALUES (:lead, :value_id, :verified, :origin, :is_primary, :extension)"
                " ON CONFLICT (lead_id, value_id) DO UPDATE SET"
                f" {BETTER_KNOWN}",
                lead=lead,
                value_id=value_id,
                verified=int(point.verified),
                origin=point.origin,
                is_primary=int(point.primary),
                extension=point.extension,
            )

    async def attach_journal(self, lead: LeadId, interests: Sequence[InterestId]) -> None:
        """Give a lead these lines of its prospect's journal; a line belongs to one lead."""
        for interest in interests:
            await self._connection.run(
                "INSERT INTO lead_interests (lead_id, interest_id) VALUES (:lead, :interest)"
                " ON CONFLICT (interest_id) DO NOTHING",
                lead=lead,
                interest=interest,
            )

    async def get(self, lead: LeadId) -> Lead:
        """Return a lead; raises NotFound, also for one that was removed."""
        row = await self._connection.row(f"SELECT {COLUMNS} FROM leads WHERE id = :id AND removed_at IS NULL", id=lead)
        if row is None:
            raise NotFound
        return await self._lead_of(row)

    async def find_open_of(self, prospect: ProspectId) -> Lead | None:
        """Return the one open lead of a prospect."""
        row = await self._connection.row(
            f"SELECT {COLUMNS} FROM leads WHERE prospect_id = :prospect AND closed_at IS NULL", prospect=prospect
        )
        return await self._lead_of(row) if row else None

    async def find_with_interest(self, interest: InterestId) -> Lead | None:
        """Return the lead that a line of its prospect's journal belongs to."""
        row = await self._connection.row(
            f"SELECT {COLUMNS} FROM leads WHERE removed_at IS NULL AND id ="
            " (SELECT lead_id FROM lead_interests WHERE interest_id = :interest)",
            interest=interest,
        )
        return await self._lead_of(row) if row else None

    async def list_of_prospect(self, prospect: ProspectId) -> list[Lead]:
        """Return all leads of a prospect, oldest first."""
        rows = await self._connection.rows(
            f"SELECT {COLUMNS} FROM leads WHERE prospect_id = :prospect AND removed_at IS NULL ORDER BY id",
            prospect=prospect,
        )
        return [await self._lead_of(row) for row in rows]

    async def find_spoken_of(self, prospect: ProspectId) -> Lead | None:
        """Return the open lead of a prospect, else the one that has what it asked last."""
        row = await self._connection.row(
            f"SELECT {COLUMNS} FROM leads WHERE removed_at IS NULL AND id = COALESCE("
            f"(SELECT o.id FROM leads o WHERE o.prospect_id = :prospect AND o.closed_at IS NULL), {OF_LAST_WORDS})",
            prospect=prospect,
        )
        return await self._lead_of(row) if row else None

    async def find_of_last_words(self, prospect: ProspectId) -> Lead | None:
        """Return the lead that has what a prospect asked last; None where that became none."""
        row = await self._connection.row(
            f"SELECT {COLUMNS} FROM leads WHERE removed_at IS NULL AND id = {OF_LAST_WORDS}", prospect=prospect
        )
        return await self._lead_of(row) if row else None

    async def save(self, lead: Lead, *, before: Lead) -> None:
        """Save a decision if nobody decided since `before` was read; raises CardOutdated otherwise."""
        saved = await self._connection.row(
            "UPDATE leads SET status = :status, manager_id = :manager, client_id = :client, company_id = :company,"
            " close_reason = :close_reason, amount = :amount, currency = :currency,"
            " postponed_until = :postponed_until, lease_until = :lease_until, version = :version,"
            " closed_at = :closed_at"
            " WHERE id = :id AND version = :version_before RETURNING id",
            id=lead.id,
            version_before=before.version,
            status=lead.status,
            manager=lead.manager,
            client=lead.client,
            company=lead.company,
            close_reason=lead.close_reason,
            amount=lead.amount.hundredths if lead.amount else None,
            currency=lead.amount.currency if lead.amount else None,
            postponed_until=epoch_ms(lead.postponed_until) if lead.postponed_until else None,
            lease_until=epoch_ms(lead.lease_until) if lead.lease_until else None,
            version=lead.version,
            closed_at=epoch_ms(lead.closed_at) if lead.closed_at else None,
        )
        if saved is None:
            raise CardOutdated(lead.id)

    async def list_open(self, *, manager: ManagerId | None = None, limit: int = 20) -> list[Lead]:
        """Return open leads, oldest first: a manager's own, or (without manager) the free ones."""
        rows = await self._connection.rows(
            f"SELECT {COLUMNS} FROM leads WHERE closed_at IS NULL AND"
            " (manager_id = :manager OR (manager_id IS NULL AND :manager IS NULL)) ORDER BY id LIMIT :limit",
            manager=manager,
            limit=limit,
        )
        return [await self._lead_of(row) for row in rows]

    async def list_on(
        self, which: LeadList, member: ManagerId, *, everybodys: bool, alone: bool, limit: int, skipped: int
    ) -> list[Lead]:
        """Return a part of a list of open leads: the oldest first, of those put off the first to come back."""
        rows = await self._connection.rows(
            f"SELECT {COLUMNS} FROM leads WHERE closed_at IS NULL AND ({ON_LIST[which]})"
            " ORDER BY postponed_until, id LIMIT :limit OFFSET :skipped",
            member=member,
            everybodys=int(everybodys),
            alone=int(alone),
            limit=limit,
            skipped=skipped,
        )
        return [await self._lead_of(row) for row in rows]

    async def count_on_lists(self, member: ManagerId, *, everybodys: bool, alone: bool) -> dict[LeadList, int]:
        """Return how many leads are on each list; there are no leads among the questions."""
        counts = ", ".join(
            f"count(CASE WHEN {condition} THEN 1 END) AS {which}" for which, condition in ON_LIST.items()
        )
        row = await one(
            self._connection,
            f"SELECT {counts} FROM leads WHERE closed_at IS NULL",
            member=member,
            everybodys=int(everybodys),
            alone=int(alone),
        )
        return {which: row[which] for which in ON_LIST}

    async def list_open_with(self, value: ContactValue) -> list[Lead]:
        """Return the open leads that were left with a contact, oldest first."""
        rows = await self._connection.rows(
            f"SELECT {COLUMNS} FROM leads WHERE closed_at IS NULL AND id IN (SELECT p.lead_id FROM contact_values v"
            " JOIN lead_contact_points p ON p.value_id = v.id WHERE v.kind = :kind AND v.normal_form = :normal_form)"
            " ORDER BY id",
            kind=value.kind,
            normal_form=value.normal_form,
        )
        return [await self._lead_of(row) for row in rows]

    async def list_owned_by(self, ownership: int) -> list[Lead]:
        """Return the leads that are an owner's and have the contact this ownership gives them, oldest first."""
        rows = await self._connection.rows(
            f"SELECT {COLUMNS} FROM leads WHERE removed_at IS NULL AND id IN (SELECT l.id FROM ownerships w"
            " JOIN lead_contact_points p ON p.value_id = w.value_id JOIN leads l ON l.id = p.lead_id"
            " WHERE w.id = :ownership AND (l.client_id = w.client_id OR l.company_id = w.company_id)) ORDER BY id",
            ownership=ownership,
        )
        return [await self._lead_of(row) for row in rows]

    async def list_open_of_client(self, client: ClientId) -> list[Lead]:
        """Return a client's open leads, oldest first."""
        rows = await self._connection.rows(
            f"SELECT {COLUMNS} FROM leads WHERE client_id = :client AND closed_at IS NULL ORDER BY id", client=client
        )
        return [await self._lead_of(row) for row in rows]

    async def list_of_same_campaign(self, lead: LeadId, *, limit: int) -> list[ClientId]:
        """Return clients who have a lead that the same campaign brought as this one."""
        rows = await self._connection.rows(
            "SELECT DISTINCT l.client_id FROM leads t JOIN leads l ON l.campaign_id = t.campaign_id"
            " JOIN clients c ON c.id = l.client_id WHERE t.id = :lead AND l.campaign_id IS NOT NULL"
            " AND l.client_id IS NOT NULL AND c.removed_at IS NULL LIMIT :limit",
            lead=lead,
            limit=limit,
        )
        return [ClientId(row["client_id"]) for row in rows]

    async def list_past_of_client(self, client: ClientId, *, limit: int) -> list[Lead]:
        """Return a client's closed leads, the newest first."""
        rows = await self._connection.rows(
            f"SELECT {COLUMNS} FROM leads WHERE client_id = :client AND closed_at IS NOT NULL AND removed_at IS NULL"
            " ORDER BY closed_at DESC, id DESC LIMIT :limit",
            client=client,
            limit=limit,
        )
        return [await self._lead_of(row) for row in rows]

    async def list_open_of_company(self, company: CompanyId) -> list[Lead]:
        """Return the open leads of a company and of its people, oldest first."""
        rows = await self._connection.rows(
            f"SELECT {COLUMNS} FROM leads WHERE {_OF_COMPANY} AND closed_at IS NULL ORDER BY id", company=company
        )
        return [await self._lead_of(row) for row in rows]

    async def list_past_of_company(self, company: CompanyId, *, limit: int) -> list[Lead]:
        """Return the closed leads of a company and of its people, the newest first."""
        rows = await self._connection.rows(
            f"SELECT {COLUMNS} FROM leads WHERE {_OF_COMPANY} AND closed_at IS NOT NULL AND removed_at IS NULL"
            " ORDER BY closed_at DESC, id DESC LIMIT :limit",
            company=company,
            limit=limit,
        )
        return [await self._lead_of(row) for row in rows]

    async def count_of_company(self, company: CompanyId) -> int:
        """Return how many leads a company and its people have."""
        row = await one(
            self._connection,
            f"SELECT count(*) AS n FROM leads WHERE {_OF_COMPANY} AND (closed_at IS NULL OR removed_at IS NULL)",
            company=company,
        )
        return int(row["n"])

    async def won_of_company(self, company: CompanyId) -> list[Money]:
        """Return what the won deals of a company and of its people have brought, in each currency."""
        rows = await self._connection.rows(
            f"SELECT currency, sum(amount) AS amount FROM leads WHERE {_OF_COMPANY} AND status = :won"
            " AND amount IS NOT NULL AND removed_at IS NULL GROUP BY currency ORDER BY currency",
            company=company,
            won=Status.WON,
        )
        return [Money(hundredths=row["amount"], currency=row["currency"]) for row in rows]

    async def has_won(self, client: ClientId, *, besides: LeadId | None = None) -> bool:
        """Return whether a client has a won lead (besides one): such a client is a buyer."""
        row = await self._connection.row(
            "SELECT 1 FROM leads WHERE client_id = :client AND status = :won AND id <> :besides LIMIT 1",
            client=client,
            won=Status.WON,
            besides=besides or 0,
        )
        return row is not None

    async def count_of_client(self, client: ClientId, *, besides: LeadId | None = None) -> int:
        """Return how many leads (besides one) name a client."""
        row = await one(
            self._connection,
            "SELECT count(*) AS n FROM leads WHERE client_id = :client AND id <> :besides",
            client=client,
            besides=besides or 0,
        )
        return int(row["n"])

    async def count_open(self) -> OpenLeads:
        """Return how many leads are open: free ones, and ones in somebody's hands."""
        row = await one(
            self._connection,
            "SELECT count(*) AS everything, count(manager_id) AS taken FROM leads WHERE closed_at IS NULL",
        )
        return OpenLeads(free=row["everything"] - row["taken"], taken=row["taken"])

    async def _lead_of(self, row: Row) -> Lead:
        points = await self._connection.rows(
            "SELECT v.kind, v.normal_form, p.verified, p.origin, p.is_primary, p.extension FROM lead_contact_points p"
            " JOIN contact_values v ON v.id = p.value_id WHERE p.lead_id = :lead ORDER BY p.is_primary DESC, v.id",
            lead=row["id"],
        )
        return Lead(
            id=LeadId(row["id"]),
            prospect=ProspectId(row["prospect_id"]),
            status=Status(row["status"]),
            name=row["name"],
            wish=row["wish"],
            campaign=row["campaign"],
            route=Route(row["route"]),
            contact_points=tuple(point_of(point) for point in points),
            on_behalf=_on_behalf_of(row),
            manager=ManagerId(row["manager_id"]) if row["manager_id"] is not None else None,
            client=ClientId(row["client_id"]) if row["client_id"] is not None else None,
            company=CompanyId(row["company_id"]) if row["company_id"] is not None else None,
            close_reason=reason_of(row["close_reason"]) if row["close_reason"] else None,
            amount=Money(hundredths=row["amount"], currency=row["currency"]) if row["amount"] is not None else None,
            postponed_until=from_epoch_ms(row["postponed_until"]) if row["postponed_until"] is not None else None,
            lease_until=from_epoch_ms(row["lease_until"]) if row["lease_until"] is not None else None,
            version=row["version"],
            created_at=from_epoch_ms(row["created_at"]),
            closed_at=from_epoch_ms(row["closed_at"]) if row["closed_at"] is not None else None,
        )


def _on_behalf_of(row: Row) -> OnBehalf | None:
    """Return whom the person speaks for; nothing said is for themselves."""
    may_decide = None if row["may_decide"] is None else bool(row["may_decide"])
    said = OnBehalf(company=row["on_behalf"], role=row["role"], may_decide=may_decide)
    return said if said != OnBehalf() else None
