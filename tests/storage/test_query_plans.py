"""Query plans of SQLite: what is asked all the time never reads through a table that only grows."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from bot.domain.activity import Deed
from bot.domain.client import Client, ClientKind
from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin
from bot.domain.errors import NotFound
from bot.domain.exclusion import ExclusionReason
from bot.domain.heat import Cut, Selection
from bot.domain.hygiene import Disorder
from bot.domain.ids import (
    ActivityId,
    CampaignId,
    ClientId,
    CompanyId,
    ExclusionId,
    ImportId,
    LeadId,
    ManagerId,
    PostId,
    ProspectId,
)
from bot.domain.interest import Route
from bot.domain.merging import CardKind
from bot.domain.ownership import TakenOwnership
from bot.domain.post import Spot
from bot.domain.prospect import part_of_all
from bot.usecases.ports.likeness import Leads, Wanted
from bot.usecases.ports.searching import Source
from storage import Session, Storage
from storage.connection import Connection, Row, RuleViolated
from storage.hidden_values import HiddenValues
from tests.fresh_database import open_fresh_storage
from tests.storage.examples import NOW

READS_THROUGH = re.compile(r"SCAN|SEARCH .*\((kind|source|status|deed|route|language)=\?\)$")
"""What goes by a column of a few values alone reads through a good part of a table, too."""
PART = part_of_all(0, newest=0)
PHONE = ContactValue(kind=ContactKind.PHONE, normal_form="+79123456789")
MAIL = ContactValue(kind=ContactKind.EMAIL, normal_form="anna@example.com")
TAKEN = TakenOwnership(
    id=1, value=1, client=ClientId(1), verified=False, origin=Origin.TYPED, primary=True, added_at=NOW, promoted=None
)

CLIENT = Client(
    id=ClientId(1), name="", kind=ClientKind.CLIENT, manager=None, company=None, note=None, created_at=NOW
)  # fmt: skip

# These hold only what still waits, the team, its chats, or a row for each file that was imported; of chats of
# strangers only the newest are read; `chats`, a subquery and who asked by one campaign are lists made on the way.
LEADS = Leads(pairs=[([1], [2])], words=[1, 2], alone=[1], limit=9, limit_alone=9)
SHORT = (
    "SCAN chats",
    "SCAN chats USING INDEX chats_ours",
    "SCAN chats USING INDEX chats_of_strangers",
    *(f"SCAN {each} VIRTUAL TABLE INDEX {at}:" for each in ("json_each", *"benstw") for at in (1, 3)),  # asked as JSON
    "SCAN CONSTANT ROW",
    "SCAN erasures USING INDEX erasures_under_way",
    "SCAN erasures USING INDEX erasures_unswept",
    *(f"SCAN (subquery-{number})" for number in range(1, 13)),
    "SCAN members",
    "SCAN names_to_take_in",
    "SCAN imports",
    "SCAN polls",
    "SCAN imports USING INDEX imports_one_under_way",
    "SCAN import_files USING INDEX import_files_wanted",
    "SCAN forgotten",
    "SCAN daily_lines",
    "SCAN link_keys",
    "SCAN name_words USING INDEX name_words_of_nobody",
    "SCAN t",  # names to take in, and lists of numbers
    "SCAN t VIRTUAL TABLE INDEX 1:",
    "SCAN f",  # what was found, a few hundred at most
    "SCAN search_to_take_in",
    "SCAN came",
    "SCAN asked",
    "SCAN asked VIRTUAL TABLE INDEX 1:",  # what is asked for, as JSON
    "SCAN outbox USING INDEX outbox_waiting",
    "SCAN inbox USING INDEX inbox_waiting",
    "SCAN prospects USING INDEX prospects_asking",
)

Question = Callable[[Session], Awaitable[object]]


async def _whose_is_it(session: Session) -> None:
    with suppress(NotFound):
        await session.directory.get_owned(1)


async def _that_more_was_stopped(session: Session) -> None:
    with suppress(RuleViolated):
        await session.exclusions.count_stopped(ExclusionId(1), ProspectId(1), NOW, since=NOW)


async def _what_came_of_a_campaign(session: Session) -> None:
    await session.campaigns.read_funnel((await session.campaigns.add("Весна", by=ManagerId(1), now=NOW)).id)


async def _how_a_campaign_was(session: Session) -> None:
    campaign = await session.campaigns.add("Весна", by=ManagerId(1), now=NOW)
    await session.campaigns.find_before(campaign)


async def _who_has_come(session: Session) -> None:
    company = await session.directory.add_company(name="Romashka", now=NOW)
    client = await session.directory.add_client(name="Anna", kind=ClientKind.CLIENT, company=company.id, now=NOW)
    points = [ContactPoint(value=value, verified=False, origin=Origin.TYPED) for value in (PHONE, MAIL)]
    await session.directory.append_points(points, client=client.id, now=NOW)
    await session.directory.append_points(points, company=company.id, now=NOW)


ASKED_ALL_THE_TIME: dict[str, Question] = {
    "who has come": _who_has_come,
    "which updates are ready": lambda session: session.inbox.ready(NOW, 64),
    "how many updates wait": lambda session: session.inbox.count_waiting(in_crowd=False),
    "who of the crowd is ready": lambda session: session.inbox.ready(NOW, 64, in_crowd=True),
    "when the next try is": lambda session: session.inbox.next_try(),
    "whether somebody has reacted before": lambda session: session.interests.has_shown(
        ProspectId(1), Route.REACTION, Spot(chat_id=-1, message_id=1)
    ),
    "how much somebody has shown": lambda session: session.interests.count_shown_since(ProspectId(1), Route.VOTE, NOW),
    "how many reactions there are": lambda session: session.attention_counts.totals_of(Route.REACTION, -1, 1),
    "whether a count is late": lambda session: session.attention_counts.set_totals(
        Route.REACTION, -1, 1, {"👍": 1}, update=1, now=NOW
    ),
    "which poll a vote is about": lambda session: session.polls.find_in_telegram("7"),
    "which polls are new": lambda session: session.polls.list_newest(4),
    "one more": lambda session: session.attention_counts.add(Route.REACTION, -1, 1, "👍", NOW),
    "whose interest is too old": lambda session: session.interests.forget_anonymous(NOW, among=PART),
    "which letters go next": lambda session: session.outbox.heads(NOW),
    "what was sent just now": lambda session: session.outbox.list_calls_since(NOW, NOW),
    "how many cards wait": lambda session: session.outbox.count_unsent_cards(-1),
    "which digest waits": lambda session: session.outbox.find_unsent_digest(-1),
    "what a closed chat waits for": lambda session: session.outbox.drop_waiting(1, "blocked", NOW),
    "what a closed chat did not get": lambda session: session.outbox.list_letters([1, 2]),
    "which message shows a card": lambda session: session.outbox.card_message("lead:1", -1),
    "whether a message shows a card": lambda session: session.outbox.shows_card(-1, 1),
    "whether a card is coming": lambda session: session.outbox.is_coming_anew("lead:1", -1),
    "whether a card is seen": lambda session: session.outbox.is_seen("lead:1", -1),
    "where a group is": lambda session: session.outbox.find_open(-1),
    "where a card stands": lambda session: session.outbox.chats_showing("lead:1"),
    "whom a message speaks of": lambda session: session.outbox.find_prospect_spoken_of(-1, 1),
    "what stands there": lambda session: session.remarks.find_shown(-1, 1),
    "what somebody wrote there": lambda session: session.remarks.find_written(1, 1),
    "which album was begun": lambda session: session.remarks.find_of_album(1, "7"),
    "which album waits": lambda session: session.outbox.find_unsent("album:7", 1),
    "what was answered": lambda session: session.remarks.find_answer(ActivityId(1)),
    "which message of a talk is new": lambda session: session.outbox.find_newest_spoken_of(-1),
    "who else has written": lambda session: session.outbox.find_other_spoken_of(-1, ProspectId(1), after=1),
    "whether somebody is in a dialogue": lambda session: session.dialogues.is_under_way(1),
    "who writes": lambda session: session.prospects.find_by_telegram(1),
    "how a prospect can be reached": lambda session: session.prospects.contact_points(ProspectId(1)),
    "whether a prospect consented": lambda session: session.prospects.has_consented(ProspectId(1), "1"),
    "what somebody asked last": lambda session: session.remarks.find_last_asked(ProspectId(1)),
    "how much was said by itself": lambda session: session.spoken_up.count(-1, PostId(1), ProspectId(1), NOW),
    "where a prospect's journal begins and ends": lambda session: session.interests.read_without_lead(
        ProspectId(1), each=9
    ),
    "where a lead's journal begins and ends": lambda session: session.interests.read_of_lead(LeadId(1), each=9),
    "what of late is of no lead": lambda session: session.interests.list_newest_without_lead(ProspectId(1), limit=9),
    "who has ever said something": lambda session: session.interests.has_told_something(ProspectId(1)),
    "what a prospect showed last": lambda session: session.interests.list_newest(ProspectId(1), limit=9),
    "by which doors a prospect came": lambda session: session.interests.list_by_route(ProspectId(1), Route.JOIN),
    "what a prospect showed": lambda session: session.interests.list_of(ProspectId(1)),
    "who waits for an answer": lambda session: session.prospects.list_asking(limit=50),
    "how many wait for an answer": lambda session: session.prospects.count_asking(),
    "whether a card was ever shown": lambda session: session.outbox.has_appeared("lead:1"),
    "whether a lead is on a digest": lambda session: session.outbox.is_on_digest(LeadId(1), -1),
    "what was noted last": lambda session: session.notes.find_last(ProspectId(1)),
    "what belongs to no lead yet": lambda session: session.interests.list_without_lead(ProspectId(1)),
    "which campaign a link names": lambda session: session.campaigns.find(CampaignId(1)),
    "which campaign a plain link named": lambda session: session.campaigns.find_by_plain_code("spring"),
    "which campaign has a name": lambda session: session.campaigns.find_by_name("Весна"),
    "which campaign had a name": lambda session: session.campaigns.find_once_called("Весна"),
    "how a campaign was": _how_a_campaign_was,
    "what came of a campaign": _what_came_of_a_campaign,
    "what signs links": lambda session: session.campaigns.find_key(),
    "which import is under way": lambda session: session.imports.find_under_way(),
    "which imported contacts are known": lambda session: session.imports.look_ahead(ImportId(1), [PHONE], ["Ромашка"]),
    "whose an imported contact is": lambda session: session.imports.clients_owning(ImportId(1), [PHONE]),
    "which company has an imported contact": lambda session: session.imports.companies_owning(ImportId(1), [PHONE]),
    "who has an imported name": lambda session: session.imports.find_namesake(ImportId(1), "Анна", None),
    "which company is imported": lambda session: session.imports.find_company(ImportId(1), "Ромашка"),
    "which file is to be read": lambda session: session.import_files.find_wanted(),
    "what a sent file is": lambda session: session.import_files.find(ImportId(1)),
    "how far an import is": lambda session: session.imports.find_last_line(ImportId(1)),
    "what becomes of some lines": lambda session: session.imports.list_lines(ImportId(1), 1, 100),
    "what is not taken of a file": lambda session: session.imports.list_wrong(ImportId(1), limit=4),
    "whom new lines may be": lambda session: session.imports.list_likely(ImportId(1), limit=4),
    "how far a file was compared": lambda session: session.import_comparisons.get(ImportId(1)),
    "who of a file is to be looked up": lambda session: session.import_comparisons.list_next(
        ImportId(1), after=0, limit=9
    ),
    "which cards of an import stay": lambda session: session.imports.count_kept(ImportId(1)),
    "what a given-up import left": lambda session: session.imports.sweep(limit=1),
    "what a lead inherited": lambda session: session.interests.list_of_lead(LeadId(1)),
    "what became of the last words": lambda session: session.leads.find_of_last_words(ProspectId(1)),
    "which lead a talk is about": lambda session: session.leads.find_spoken_of(ProspectId(1)),
    "what somebody wanted before": lambda session: session.leads.list_of_prospect(ProspectId(1)),
    "which lead is open": lambda session: session.leads.find_open_of(ProspectId(1)),
    "whose time is up": lambda session: session.leads.list_with_ended_lease(NOW, limit=50),
    "who left leads behind": lambda session: session.leads.list_left_behind(limit=10),
    "which leads come back": lambda session: session.leads.list_due(NOW, limit=50),
    "how long people waited": lambda session: session.activities.list_waits(NOW, limit=50),
    "which answer of a prospect was the last": lambda session: session.activities.find_last_answer(ProspectId(1)),
    "when a prospect was answered": lambda session: session.activities.find_answered_at(ProspectId(1)),
    "when a client's kind changed": lambda session: session.activities.find_last_of_client(
        ClientId(1), Deed.KIND_CHANGED
    ),
    "whether a record is to be checked": lambda session: session.erasing.find_record_to_check(ClientId(1)),
    "what was done about a client": lambda session: session.activities.list_of_client(ClientId(1)),
    "what was changed last on a card": lambda session: session.activities.find_last_on_card(
        CardKind.CLIENT, 1, [Deed.RENAMED]
    ),
    "what history mentions": lambda session: session.activities.list_mentioned(ActivityId(1)),
    "which contacts a card has": lambda session: session.directory.list_owned(CLIENT),
    "whose a contact of a card is": _whose_is_it,
    "which contact is the main one": lambda session: session.directory.make_main(1),
    "whether a card has main contacts": lambda session: session.directory.have_a_main(CLIENT),
    "when a client's card was merged": lambda session: session.activities.find_last_rearrangement(CardKind.CLIENT, 1),
    "when a company's card was": lambda session: session.activities.find_last_rearrangement(CardKind.COMPANY, 1),
    "what becomes of a merged card": lambda session: session.merging.move_all(CardKind.CLIENT, 1, 2, NOW),
    "what becomes of a merged company": lambda session: session.merging.move_all(CardKind.COMPANY, 1, 2, NOW),
    "whether two cards are told apart": lambda session: session.merging.find_told_apart(CardKind.CLIENT, 1, 2),
    "what was done about a company": lambda session: session.activities.list_of_company(CompanyId(1)),
    "what was done about a chat": lambda session: session.activities.list_of_chat(-1001, limit=20),
    "how many people a company has": lambda session: session.directory.count_clients_of(CompanyId(1)),
    "how a company is reached": lambda session: session.directory.company_points(CompanyId(1)),
    "what a company has open": lambda session: session.leads.list_open_of_company(CompanyId(1)),
    "what a company asked before": lambda session: session.leads.list_past_of_company(CompanyId(1), limit=4),
    "how much a company asked": lambda session: session.leads.count_of_company(CompanyId(1)),
    "what was answered about a contact": lambda session: session.who_it_is.list_about(PHONE),
    "whose a contact is not": lambda session: session.who_it_is.list_ruled_out(PHONE),
    "what an answer is about": lambda session: session.who_it_is.list_values(ActivityId(1)),
    "which answer goes with its decision": lambda session: session.who_it_is.drop(ActivityId(1)),
    "what a client asked before": lambda session: session.leads.list_past_of_client(ClientId(1), limit=4),
    "what an exclusion stopped last": lambda session: session.exclusions.find_last_stopped(ExclusionId(1)),
    "how much of somebody was stopped": lambda session: session.exclusions.count_stopped_words(ProspectId(1), NOW),
    "that more of it was stopped": _that_more_was_stopped,
    "what of it is in no journal": lambda session: session.exclusions.restore_stopped(ExclusionId(1), NOW),
    "who has a username": lambda session: session.prospects.find_by_username("anna"),
    "which leads were left with a value": lambda session: session.leads.list_open_with(PHONE),
    "whose leads rest on a contact": lambda session: session.leads.list_owned_by(1),
    "whether a client bought": lambda session: session.leads.has_won(ClientId(1)),
    "whether a value is excluded": lambda session: session.exclusions.find(PHONE),
    "whose a value is": lambda session: session.directory.clients_owning(PHONE),
    "who all has a value": lambda session: session.directory.owners_of(PHONE),
    "which words are alike": lambda session: session.likeness.find_alike([Wanted(keys={"=ana": 2}, texts=["анна"])]),
    "who has such words": lambda session: session.likeness.list_alike(LEADS, [ClientId(1)]),
    "how far names are taken in anew": lambda session: session.likeness.find_renewal(),
    "who of them has a company": lambda session: session.likeness.list_employed([ClientId(1)]),
    "how many cards there are": lambda session: session.likeness.count_cards(),
    "whose name is new": lambda session: session.likeness.take_in(9),
    "which company has a key": lambda session: session.company_likeness.list_having({"=rmsk": 1.0}, limit=1),
    "how many companies have it": lambda session: session.company_likeness.count_having(["=rmsk"]),
    "what companies are called": lambda session: session.company_likeness.names_of([CompanyId(1)]),
    "how many companies there are": lambda session: session.company_likeness.count_companies(),
    "which company's name is new": lambda session: session.company_likeness.take_in(9),
    "who has these digits": lambda session: session.searching.list_with_digits("4567", limit=9),
    "who has a part of an e-mail": lambda session: session.searching.list_with_mail("anna", "exa", limit=9),
    "who has a word of an e-mail": lambda session: session.searching.list_with_mail_word("anna", limit=9),
    "whose username begins so": lambda session: session.searching.list_with_username("anna", limit=9),
    "which companies begin so": lambda session: session.searching.list_companies(["ромаш", "уют"], limit=9),
    "whose note says so": lambda session: session.searching.list_noted("прайс", limit=9),
    "who works there": lambda session: session.searching.list_members([CompanyId(1)], limit=9),
    "which words of names begin so": lambda session: session.searching.find_name_words("ан", "an", limit=9),
    "whose name begins so": lambda session: session.searching.list_beginning("ан", limit=9),
    "who was worked on last": lambda session: session.searching.list_touched(limit=9),
    "what is to be searched": lambda session: session.searching.take_in(9),
    "what came to be searched": lambda session: session.searching.take_in_now(Source.VALUE, [1]),
    "who has these numbers": lambda session: session.directory.list_numbered([ClientId(1)]),
    "who has one of these phones": lambda session: session.directory.list_with_phones(["+79123456789"]),
    "who has a name": lambda session: session.directory.find_namesakes("Анна Петрова", limit=4),
    "who belongs to a company": lambda session: session.directory.list_clients_of(CompanyId(1), limit=4),
    "who came by the same campaign": lambda session: session.leads.list_of_same_campaign(LeadId(1), limit=9),
    "whose doubles are to be looked for": lambda session: session.likely_doubles.list_next(9),
    "whose doubles are to be looked for again": lambda session: session.likely_doubles.list_changed(9),
    "who makes a pair": lambda session: session.likely_doubles.list_paired(ClientId(1), 9),
    "which pairs somebody makes": lambda session: session.likely_doubles.save_again(ClientId(1), [], changes=1),
    "which companies stand by former rules": lambda session: session.company_likeness.take_in(9),
    "who may be on two cards": lambda session: session.hygiene.list_checked(Disorder.MAYBE_SAME, after=0, limit=9),
    "who has such a mailbox": lambda session: session.directory.list_with_mailbox("anna", limit=4),
    "who writes from a domain": lambda session: session.directory.list_clients_at("example.com", limit=4),
    "which company writes from it": lambda session: session.directory.list_companies_at("example.com", limit=4),
    "which company's a value is": lambda session: session.directory.companies_owning(PHONE),
    "whether contacts were moved on": lambda session: session.directory.have_gone([1]),
    "whether contacts came back": lambda session: session.directory.own_again([TAKEN]),
    "whether somebody was asked": lambda session: session.human_checks.find(ProspectId(1)),
    "how many come from nowhere": lambda session: session.human_checks.count_starts(NOW, limit=9),
    "what the unproven wrote": lambda session: session.human_checks.take_untold(NOW, asked_before=NOW, told_before=NOW),
    "which checks are old": lambda session: session.human_checks.forget_old(NOW),
    "whose words the team was told of": lambda session: session.human_checks.list_told(limit=9),
    "how much somebody wrote instead": lambda session: session.human_checks.add_written(ProspectId(1)),
    "what waits of somebody": lambda session: session.gate.open(1, limit=9),
    "what was read as one message": lambda session: session.inbox.list_read_together("1"),
    "which updates are put off": lambda session: session.gate.hold([1]),
    "what somebody looks for": lambda session: session.looked_for.find(ProspectId(1)),
    "what was looked for and rests": lambda session: session.looked_for.list_before(NOW, limit=9),
    "what somebody has spent": lambda session: session.budgets.find(ProspectId(1)),
    "whose budget is whole": lambda session: session.budgets.forget_whole(NOW),
    "who has calmed down": lambda session: session.budgets.list_opening(NOW, limit=9),
    "which updates are old": lambda session: session.inbox.forget_finished(NOW),
    "which dead letters are old": lambda session: session.inbox.forget_set_aside(NOW),
    "which dialogues stand still": lambda session: session.dialogues.forget_idle(NOW, NOW),
    "which requests led to nothing": lambda session: session.erasing.list_long_closed(NOW, among=PART, limit=20),
    "who left a name and has no lead": lambda session: session.erasing.list_long_without_lead(
        NOW, among=PART, limit=20
    ),
    "how many prospects there were": lambda session: session.prospects.find_newest(),
    "who was silent for long": lambda session: session.erasing.list_long_silent(NOW, among=PART, limit=20),
    "how interest came": lambda session: session.interest_figures.count_by_route(NOW, NOW),
    "how many showed interest": lambda session: session.interest_figures.count_people(NOW, NOW),
    "how many asked": lambda session: session.interest_figures.count_asked(NOW, NOW),
    "who came again": lambda session: session.interest_figures.list_repeated(NOW, NOW, seen=NOW, limit=5, skipped=5),
    "what interest came from": lambda session: session.interest_figures.list_sources(NOW, NOW, limit=5),
    "how many acts of a route there are": lambda session: session.interest_figures.count_chosen(
        Selection(cut=Cut.ROUTE, key="vote"), NOW, NOW
    ),
    "which acts there are about a post": lambda session: session.interest_figures.list_chosen(
        Selection(cut=Cut.POST, key="1"), NOW, NOW, limit=5, skipped=5
    ),
    "what one post brought": lambda session: session.interest_figures.count_of_post(PostId(1)),
    "under which messages something was counted": lambda session: session.interest_figures.list_counted(NOW, limit=5),
    "what was told of the day": lambda session: session.daily_lines.find_told_upto(),
    "what was counted since": lambda session: session.daily_lines.take_counted(NOW),
    "which counts are old": lambda session: session.attention_counts.forget_old(NOW),
    "which post is discussed there": lambda session: session.posts.find_discussed(-1002, 70),
    "which posts are old": lambda session: session.posts.forget_old(NOW),
    "which words are old": lambda session: session.erasing.forget_old_words(NOW, among=PART),
    "which erasures are under way": lambda session: session.erasing.list_under_way(),
    "which records are due": lambda session: session.erasing.take_due_records(NOW, NOW),
    "whether the file is to be written anew": lambda session: session.erasing.is_unswept(),
    "whether something was forgotten": lambda session: session.erasing.find_forgotten_since(),
    "whether letters from then still wait": lambda session: session.erasing.is_anything_on_its_way(NOW),
    "whether copies came since": lambda session: session.erasing.has_copies(ProspectId(1)),
    "which requests somebody made": lambda session: session.leads.list_of_prospect(ProspectId(1)),
    "where the bot is": lambda session: session.chats.list_all(),
    "which chats of strangers are old": lambda session: session.chats.forget_strangers(NOW),
    "which letters are old": lambda session: session.outbox.forget_finished(NOW),
}


class Explaining:
    """A connection that keeps, for each statement, how SQLite goes about it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.scans: list[str] = []
        self.steps: list[str] = []

    async def rows(self, sql: str, **parameters: object) -> list[Row]:
        plan = await self._connection.rows(f"EXPLAIN QUERY PLAN {sql}", **parameters)
        self.steps += [step["detail"] for step in plan]
        self.scans += [step["detail"] for step in plan if READS_THROUGH.match(step["detail"])]
        return await self._connection.rows(sql, **parameters)

    async def row(self, sql: str, **parameters: object) -> Row | None:
        rows = await self.rows(sql, **parameters)
        return rows[0] if rows else None

    async def run(self, sql: str, **parameters: object) -> None:
        await self.rows(sql, **parameters)

    async def run_many(self, sql: str, parameters: Iterable[Mapping[str, object]]) -> None:
        for each in parameters:
            await self.run(sql, **each)


@pytest.fixture
async def storage(tmp_path: Path) -> AsyncIterator[Storage]:
    """An empty SQLite database: other databases plan in their own way."""
    opened = await open_fresh_storage(tmp_path)
    yield opened
    await opened.close()


# An erasure empties all of the team's post, ends all dialogues, and looks whether each value is still somebody's.
READ_BY_ERASING = (
    "SCAN inbox",
    "SCAN outbox",
    "SCAN conversations",
    "SCAN contact_values",
    "SCAN theirs",
    "SCAN kind",
    "SCAN json_each VIRTUAL TABLE INDEX 1:",  # of whom one letter speaks
)


async def test_whose_values_are_is_looked_up_and_not_read_through(storage: Storage, tmp_path: Path) -> None:
    """An erasure holds everybody up, so it reads no table through once for each value."""
    async with storage.writing() as session:
        anna = await session.prospects.add(telegram_id=1, telegram_name=None, username=None, language="ru", now=NOW)
        await session.exclusions.add(
            value=anna.identity, reason=ExclusionReason.SPAM, over_client=False, lead=None, by=ManagerId(1), now=NOW
        )
        explaining = Explaining(session.connection)

        await Session(explaining, HiddenValues(tmp_path / "key")).erasing.erase(anna, NOW)

        assert [scan for scan in explaining.scans if scan not in (*SHORT, *READ_BY_ERASING)] == []


@pytest.mark.parametrize("question", ASKED_ALL_THE_TIME)
async def test_no_growing_table_is_read_through_to_learn(storage: Storage, tmp_path: Path, question: str) -> None:
    async with storage.writing() as session:
        explaining = Explaining(session.connection)

        await ASKED_ALL_THE_TIME[question](Session(explaining, HiddenValues(tmp_path / "key")))

        assert [scan for scan in explaining.scans if scan not in SHORT] == []


OF_A_PART = ("whose interest is too old", "which requests led to nothing", "who left a name and has no lead",
             "who was silent for long", "which words are old")  # fmt: skip


@pytest.mark.parametrize("question", OF_A_PART)
async def test_a_part_of_all_people_is_found_by_their_numbers(storage: Storage, tmp_path: Path, question: str) -> None:
    """An index by age would lead through all that is old and stays: at 100,000 people, 220 ms of it."""
    async with storage.writing() as session:
        explaining = Explaining(session.connection)

        await ASKED_ALL_THE_TIME[question](Session(explaining, HiddenValues(tmp_path / "key")))

        assert [step for step in explaining.steps if "id>? AND" in step and "id<?" in step] != []


async def test_the_end_of_a_long_journal_is_read_without_its_beginning(storage: Storage, tmp_path: Path) -> None:
    async with storage.writing() as session:
        explaining = Explaining(session.connection)

        await Session(explaining, HiddenValues(tmp_path / "key")).interests.list_newest(ProspectId(1), limit=9)

        assert not [step for step in explaining.steps if step == "USE TEMP B-TREE FOR ORDER BY"]
