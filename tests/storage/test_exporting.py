"""Exporting: each kind in the words of the glossary, whole however many there are, and without a trace."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.activity import Deed, LeadState, Traces
from bot.domain.chat import BotStatus, ChatKind, ChatMode, OurChat
from bot.domain.exclusion import ExclusionReason
from bot.domain.interest import Route
from bot.domain.lead import CloseReason, Status
from bot.domain.mail_addresses import all_mail_at
from bot.domain.money import Money
from bot.domain.on_behalf import OnBehalf
from bot.domain.post import Spot
from bot.domain.prospect import pseudonym_number
from storage import Session, Storage, StorageError, open_storage
from storage.exporting import PAGE, Kind, Record, export, fields_of, opened_for_export
from storage.migrating import shipped_migrations
from tests.storage.examples import (
    ANNA,
    ANNAS_EMAIL,
    ANNAS_PHONE,
    LATER,
    NOW,
    OLGA,
    PAVEL,
    add_client,
    add_interest,
    add_lead,
    add_prospect,
    shared,
    typed,
)

NOW_WRITTEN, LATER_WRITTEN = "2026-03-02T09:00:00.123Z", "2026-03-02T09:05:00.123Z"
PHONE_WRITTEN = {
    "kind": "phone",
    "value": "+79123456789",
    "verified": True,
    "origin": "shared",
    "primary": True,
    "extension": None,
}
EMAIL_WRITTEN = {
    "kind": "email", "value": "anna_petrova@example.com", "verified": False, "origin": "typed", "primary": False,
    "extension": None,
}  # fmt: skip
POINTS = (shared(ANNAS_PHONE, primary=True), typed(ANNAS_EMAIL))


async def exported(session: Session, kind: Kind) -> list[Record]:
    return [record async for record in export(session.connection, kind)]


async def test_interests(session: Session) -> None:
    anna = await add_prospect(session)
    first, second = await add_interest(session, anna), await add_interest(session, anna, "А доставка?")
    lead = await add_lead(session, anna)
    await session.leads.attach_journal(lead.id, [first.id])

    outside = dict.fromkeys(("place", "post", "sign", "occasion", "member"))
    assert await exported(session, Kind.INTERESTS) == [
        {
            "id": first.id, "prospect": anna.id, "lead": lead.id, "route": "question", "campaign": "spring",
            "topic": "Цены", "words": "Сколько стоит?", "created_at": NOW_WRITTEN, **outside,
        },
        {
            "id": second.id, "prospect": anna.id, "lead": None, "route": "question", "campaign": "spring",
            "topic": "Цены", "words": "А доставка?", "created_at": NOW_WRITTEN, **outside,
        },
    ]  # fmt: skip


async def test_interest_shown_in_public_says_where(session: Session) -> None:
    """By the names of the chat and the post; of a chat that is not known, by its number."""
    anna = await add_prospect(session)
    chat = OurChat(
        chat_id=-1001, kind=ChatKind.CHANNEL, title="Кухни", username=None, linked_chat_id=None, mode=ChatMode.WATCH,
        status=BotStatus.MEMBER, rights=frozenset(),
    )  # fmt: skip
    await session.chats.save(chat, NOW)
    post = await session.posts.add(chat_id=-1001, message_id=7, album=None, title="Лофт", posted_at=NOW)
    for spot in (Spot(chat_id=-1001, message_id=9, post=post.id), Spot(chat_id=-1002)):
        await session.interests.add(
            prospect=anna.id, route=Route.REACTION, campaign=None, topic=None, words=None, now=NOW, spot=spot, sign="👍"
        )

    told = [(each["place"], each["post"], each["sign"]) for each in await exported(session, Kind.INTERESTS)]

    assert told == [("Кухни", "Лофт", "👍"), ("-1002", None, "👍")]


async def test_prospects_go_by_their_pseudonym_and_not_by_their_telegram_name(session: Session) -> None:
    anna = await add_prospect(session)
    await session.prospects.introduce(anna.id, "Анна Петрова", POINTS, NOW)
    await session.prospects.save(replace(anna, blocked_at=LATER))

    assert await exported(session, Kind.PROSPECTS) == [
        {
            "id": anna.id, "pseudonym_number": pseudonym_number(anna.id), "telegram_id": ANNA, "language": "ru",
            "name": "Анна Петрова", "contact_points": [PHONE_WRITTEN, EMAIL_WRITTEN], "blocked_at": LATER_WRITTEN,
            "created_at": NOW_WRITTEN,
        }
    ]  # fmt: skip


async def test_leads(session: Session) -> None:
    anna = await add_prospect(session)
    interest = await add_interest(session, anna)
    client = await add_client(session)
    asks_for = OnBehalf(company="ООО Ромашка", role="закупки", may_decide=True)
    lead = await add_lead(session, anna, POINTS, on_behalf=asks_for)
    await session.leads.attach_journal(lead.id, [interest.id])
    priced = lead.belonging_to(client.id).worth(Money(hundredths=1_500_50, currency="EUR"))
    closed = priced.moved_to(Status.CLOSED, by=OLGA, now=LATER, reason=CloseReason.NO_ANSWER)
    await session.leads.save(closed, before=lead)

    assert await exported(session, Kind.LEADS) == [
        {
            "id": lead.id, "status": "closed", "manager": OLGA, "client": client.id, "company": None,
            "name": "Анна Петрова", "contact_points": [PHONE_WRITTEN, EMAIL_WRITTEN], "wish": "Нужен прайс",
            "campaign": "spring", "route": "deep_link", "close_reason": "no_answer",
            "amount": 1500.5, "currency": "EUR", "created_at": NOW_WRITTEN, "closed_at": LATER_WRITTEN,
            "prospect": anna.id, "journal": [interest.id],
            "on_behalf": "ООО Ромашка", "role": "закупки", "may_decide": True,
        }
    ]  # fmt: skip


async def test_each_lead_has_its_own_contacts_and_journal(session: Session) -> None:
    for number, point in enumerate(POINTS):
        prospect = await add_prospect(session, telegram_id=number)
        interest = await add_interest(session, prospect)
        lead = await add_lead(session, prospect, [point])
        await session.leads.attach_journal(lead.id, [interest.id])
    await add_lead(session, await add_prospect(session))

    leads = await exported(session, Kind.LEADS)

    assert [[point["kind"] for point in lead["contact_points"]] for lead in leads] == [["phone"], ["email"], []]
    assert [lead["journal"] for lead in leads] == [[1], [2], []]


async def test_clients_without_those_who_were_removed(session: Session) -> None:
    client, removed = await add_client(session), await add_client(session, "По ошибке")
    await session.directory.append_points([shared(ANNAS_PHONE)], client=client.id, now=NOW)
    await session.directory.remove_client(removed.id, NOW)
    kept = await session.activities.add(Deed.CONTACT_KEPT, now=NOW, client=client.id)
    await session.directory.add_note(client.id, "Передумала", about=kept, now=NOW)

    assert await exported(session, Kind.CLIENTS) == [
        {
            "id": client.id, "name": "Анна Петрова", "kind": "client", "manager": OLGA, "company": None,
            "note": "Передумала", "contact_points": [PHONE_WRITTEN], "created_at": NOW_WRITTEN, "company_name": None,
        }
    ]  # fmt: skip


async def test_a_client_names_the_company_in_words_too(session: Session) -> None:
    company = await session.directory.add_company(name="ООО Ромашка", now=NOW)
    client = await add_client(session)
    await session.directory.save_client(replace(client, company=company.id))

    (exported_one,) = await exported(session, Kind.CLIENTS)

    assert (exported_one["company"], exported_one["company_name"]) == (company.id, "ООО Ромашка")


async def test_an_extension_stands_with_the_lead_and_with_the_client_it_belongs_to(session: Session) -> None:
    """Only as long as the lead is linked: it is the lead's own."""
    client, anna = await add_client(session), await add_prospect(session)
    lead = await add_lead(session, anna, [replace(typed(ANNAS_PHONE), extension="12")])
    await session.directory.append_points(lead.contact_points, client=client.id, now=NOW)
    assert [point.extension for point in await session.directory.client_points(client.id)] == [None]

    await session.leads.save(lead.belonging_to(client.id), before=lead)
    assert [point.extension for point in await session.directory.client_points(client.id)] == ["12"]
    for kind in (Kind.LEADS, Kind.CLIENTS):
        (exported_one,) = await exported(session, kind)
        assert [point["extension"] for point in exported_one["contact_points"]] == ["12"]


async def test_companies(session: Session) -> None:
    company = await session.directory.add_company(name="ООО Ромашка", now=NOW)
    await session.directory.append_points([shared(ANNAS_PHONE)], company=company.id, now=NOW)

    assert await exported(session, Kind.COMPANIES) == [
        {
            "id": company.id, "name": "ООО Ромашка", "manager": None, "note": None, "contact_points": [PHONE_WRITTEN],
            "created_at": NOW_WRITTEN,
        }
    ]  # fmt: skip


async def test_exclusions_in_force_and_lifted(session: Session) -> None:
    number = await session.exclusions.add(
        value=ANNAS_PHONE, reason=ExclusionReason.COURIER, over_client=True, lead=None, by=OLGA, now=NOW
    )
    assert number is not None
    await session.exclusions.add_stopped(number, (await add_prospect(session)).id, "Посылка", NOW)
    await session.exclusions.lift(number, PAVEL, LATER)
    domain = await session.exclusions.add(
        value=all_mail_at("dostavka.example"), reason=ExclusionReason.COURIER, over_client=False, lead=None, by=OLGA,
        now=NOW,
    )  # fmt: skip

    assert await exported(session, Kind.EXCLUSIONS) == [
        {
            "id": number, "kind": "phone", "value": "+79123456789", "reason": "courier", "over_client": True,
            "lead": None, "added_by": OLGA, "added_at": NOW_WRITTEN, "lifted_at": LATER_WRITTEN, "stopped": 1,
            "marked": 0,
        },
        {
            "id": domain, "kind": "mail_domain", "value": "dostavka.example", "reason": "courier", "over_client": False,
            "lead": None, "added_by": OLGA, "added_at": NOW_WRITTEN, "lifted_at": None, "stopped": 0, "marked": 0,
        },
    ]  # fmt: skip


async def test_activities_with_the_states_before_and_after(session: Session) -> None:
    lead = await add_lead(session, await add_prospect(session))
    closed = lead.moved_to(Status.CLOSED, by=OLGA, now=LATER, reason=CloseReason.NO_ANSWER)
    number = await session.activities.add(
        Deed.CLOSED, now=LATER, actor=OLGA, prospect=lead.prospect, lead=lead.id, before=LeadState.of(lead),
        after=LeadState.of(closed), traces=Traces(ownerships=(7, 8)),
    )  # fmt: skip

    (activity,) = await exported(session, Kind.ACTIVITIES)

    before, after, traces = activity.pop("before"), activity.pop("after"), activity.pop("traces")
    assert activity == {
        "id": number, "deed": "closed", "actor": OLGA, "prospect": lead.prospect, "lead": lead.id, "client": None,
        "company": None, "chat": None, "undoes": None, "happened_at": LATER_WRITTEN,
    }  # fmt: skip
    assert (before["status"], before["manager"], before["closed_at"]) == ("new", None, None)
    assert (after["status"], after["manager"], after["closed_at"]) == ("closed", OLGA, LATER_WRITTEN)
    assert traces["ownerships"] == [7, 8]


async def test_a_state_is_written_as_the_lead_itself_is(session: Session) -> None:
    """Moments as moments, an amount in units beside its currency."""
    lead = await add_lead(session, await add_prospect(session))
    priced = lead.worth(Money(hundredths=1_500_50, currency="EUR")).postponed(LATER, by=OLGA)
    await session.activities.add(
        Deed.AMOUNT_SET, now=NOW, lead=lead.id, before=LeadState.of(lead), after=LeadState.of(priced),
        traces=Traces(asked_at=LATER),
    )  # fmt: skip

    (activity,) = await exported(session, Kind.ACTIVITIES)

    before, after, traces = activity["before"], activity["after"], activity["traces"]
    assert (before["amount"], before["currency"], before["postponed_until"]) == (None, None, None)
    assert (after["amount"], after["currency"], after["postponed_until"]) == (1500.5, "EUR", LATER_WRITTEN)
    assert traces["asked_at"] == LATER_WRITTEN


def test_what_came_later_stands_at_the_end_of_a_lead() -> None:
    """Whoever reads a table by the place of its columns finds them where they were."""
    assert fields_of(Kind.LEADS)[-6:] == ("journal", "amount", "currency", "on_behalf", "role", "may_decide")


@pytest.mark.parametrize("kind", Kind)
async def test_where_there_is_nothing_nothing_comes_out(session: Session, kind: Kind) -> None:
    assert await exported(session, kind) == []


async def one_prospect(session: Session) -> None:
    await add_prospect(session)


async def one_client(session: Session) -> None:
    await add_client(session)


async def one_activity(session: Session) -> None:
    await session.activities.add(Deed.TAKEN, now=NOW)


@pytest.mark.parametrize(
    ("kind", "add"),
    [(Kind.PROSPECTS, one_prospect), (Kind.CLIENTS, one_client), (Kind.ACTIVITIES, one_activity)],
)
async def test_records_have_their_fields_in_their_order(
    session: Session, kind: Kind, add: Callable[[Session], Awaitable[None]]
) -> None:
    await add(session)

    (record,) = await exported(session, kind)

    assert tuple(record) == fields_of(kind)


@pytest.mark.parametrize("count", [PAGE - 1, PAGE, PAGE + 1, 2 * PAGE + 1])
async def test_every_record_comes_out_once_however_many_pages_they_fill(session: Session, count: int) -> None:
    for number in range(count):
        await add_client(session, f"Анна {number}")

    names = [record["name"] for record in await exported(session, Kind.CLIENTS)]

    assert names == [f"Анна {number}" for number in range(count)]


async def test_a_page_of_removed_clients_hides_nobody(session: Session) -> None:
    clients = [await add_client(session, f"Анна {number}") for number in range(PAGE + 5)]
    for client in clients[2 : PAGE + 3]:
        await session.directory.remove_client(client.id, NOW)

    assert [record["id"] for record in await exported(session, Kind.CLIENTS)] == [
        client.id for client in clients[:2] + clients[PAGE + 3 :]
    ]


async def test_what_the_bot_has_committed_comes_out_while_it_writes(storage: Storage, database_url: str) -> None:
    async with storage.writing() as session:
        await add_client(session, "Анна")

    async with storage.writing() as session:
        await add_client(session, "Борис")
        async with opened_for_export(database_url) as connection:
            names = [record["name"] async for record in export(connection, Kind.CLIENTS)]

    assert names == ["Анна"]


async def test_a_slow_export_does_not_hold_the_bot_up(storage: Storage, database_url: str) -> None:
    async with storage.writing() as session:
        for number in range(PAGE + 1):
            await add_client(session, f"Анна {number}")

    async with opened_for_export(database_url) as connection:
        records = export(connection, Kind.CLIENTS)
        await anext(records)
        async with storage.writing() as session:
            await session.connection.run("DELETE FROM clients WHERE id > :last", last=PAGE)
        assert len([record async for record in records]) == PAGE - 1


async def test_a_database_that_is_not_there_is_refused_and_not_created(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="There is no database"):
        async with opened_for_export(f"sqlite:///{tmp_path / 'leadhook.db'}"):
            pass

    assert folder(tmp_path) == []


async def test_a_database_without_tables_is_refused_and_not_migrated(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'leadhook.db'}"
    await (await open_storage(url)).close()

    with pytest.raises(StorageError, match="please run leadhook migrate"):
        async with opened_for_export(url):
            pass

    opened = await open_storage(url)
    assert await opened.migrate(NOW) == [migration.name for migration in shipped_migrations()]
    await opened.close()


def folder(path: Path) -> list[str]:
    return [found.name for found in path.iterdir()]
