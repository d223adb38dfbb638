"""Every card in every state on a phone of 390 points: lines, rows, labels, and a height that fits one screen."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from bot.domain.client import ClientKind
from bot.domain.company import Company
from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin
from bot.domain.errors import CompanyKnown, ContactNeedsAnswer
from bot.domain.exclusion import Exclusion, ExclusionReason, ExclusionScope, StoppedWords
from bot.domain.heat import Cut, Period, Selection
from bot.domain.ids import ActivityId, ClientId, CompanyId, ExclusionId, InterestId, LeadId, ManagerId, ProspectId
from bot.domain.interest import Interest, Route
from bot.domain.lead import CloseReason, Lead, Status
from bot.domain.lead_lists import LeadList
from bot.domain.money import Money
from bot.domain.names import PersonName
from bot.domain.notes import Note
from bot.domain.on_behalf import LONGEST_COMPANY, LONGEST_ROLE, OnBehalf
from bot.domain.ownership import HeldValue, OwnedPoint, Owner
from bot.domain.paging import Page
from bot.domain.recognition import Badge
from bot.domain.who_it_is import SaidWho
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.card_details import CardDetails, Guess
from bot.usecases.check_record import RecordCheck
from bot.usecases.ports.figures import Source
from bot.usecases.read_caller import Caller, OpenLead
from bot.usecases.read_cards import LeadCard
from bot.usecases.read_clients import ClientCard
from bot.usecases.read_companies import CompanyCard, People
from bot.usecases.read_contacts import CardContacts, ContactShown, ContactTold, WhoseItIs
from bot.usecases.read_deals import Deals
from bot.usecases.read_exclusions import Excluded
from bot.usecases.read_history import CardHistory, History, Line, Shown, Told
from bot.usecases.read_interest import (
    MOST_POSTS,
    MOST_SOURCES,
    ActsListing,
    AgainListing,
    CameAgain,
    InterestSummary,
    PostFigures,
    ShownAct,
)
from bot.usecases.read_lists import Listing
from bot.usecases.read_merge import MergePreview
from bot.usecases.read_split import Chosen, Parts
from bot.usecases.search_owners import Found
from bot.usecases.seek import Fit, Hit, Why
from bot.usecases.suggest_owners import Ground, Sign, Suggestion
from bot.usecases.what_waits import WaitingQuestion
from bot.views import prospect_card as questions
from bot.views.buttons.leads import LinkTo, LinkToNewCompany, Qualify
from bot.views.caller_card import caller_card, why_exclude_shown
from bot.views.card_menu import deals_page, rarer_deeds, who_looks_after
from bot.views.cards import LONGEST_LABEL, MOST_LINES, MOST_ROWS, Face, Question
from bot.views.client_card import MOST_ON_A_PAGE, client_card, list_of_cards, which_kind
from bot.views.company_card import PEOPLE_ON_A_PAGE, company_card, people_page
from bot.views.company_people import found_companies, found_people, placed, which_company
from bot.views.contacts import CONTACTS_ON_A_PAGE, contact_face, contacts_page, holders_face, whose_contact_is_it
from bot.views.held_contacts import held_by_others
from bot.views.history import LINES_ON_A_PAGE, card_history_page, history_page
from bot.views.interest import ACTS_ON_A_PAGE, acts_page, again_page, interest_page, routes_page, sources_page
from bot.views.lead_buttons import rare_decisions
from bot.views.lead_card import Viewer, lead_card
from bot.views.lead_questions import (
    keep_as_what,
    until_when,
    which_stage,
    who_is_the_client,
    whom_to_give,
    why_close,
    why_exclude,
    why_lost,
)
from bot.views.lists import LISTED_ON_A_PAGE, listing_page
from bot.views.merging import found_cards, merge_preview, merged_cards
from bot.views.prospect_card import prospect_card
from bot.views.splitting import parts_page, split_done, split_preview
from bot.views.team_messages import list_of_exclusions
from bot.views.whose_is_it import called_the_same, found_owners, whose_is_it
from tests.views.examples import (
    ANNA,
    CLIENT,
    EMAIL,
    EVERY_ROUTE,
    LEAD,
    NOW,
    OLGA,
    PHONE,
    QUESTION,
    TAKING,
    VIKTOR,
    card_of,
)
from tests.views.examples import prospect_card_of as question_of
from tests.views.phone import SCREEN, height, shown

LONGEST_TEXT = 4096
LONGEST_PRESS = 64
MOST_IN_A_ROW = 3

Faces = Callable[[Say, HouseRules], Iterator[Face]]

LONG = "Константин-Эммануил Константинопольский-Задунайский 🌸 оглы"
WORDS = "Здравствуйте! Нужны шкафы в три кабинета 🚪 до конца месяца, с доставкой и сборкой. " * 12
COMPANY = Company(id=CompanyId(3), name="ООО «Ромашка и партнёры» 🌼", manager=None, note=None, created_at=NOW)
PLAIN_CLIENT = replace(CLIENT, name="Анна Петрова")
LONG_CLIENT = replace(CLIENT, name=LONG, note=WORDS, kind=ClientKind.CONTRACTOR)
LONG_MAIL = ContactValue(kind=ContactKind.EMAIL, normal_form="a" * 64 + "@" + "b" * 60 + ".example")
MANY_POINTS = tuple(
    ContactPoint(value=value, verified=False, origin=Origin.TYPED)
    for value in (PHONE, EMAIL, LONG_MAIL, replace(PHONE, normal_form="+79123456780"))
)
LONG_LEAD = replace(
    LEAD,
    name=LONG,
    wish=WORDS,
    campaign="весенняя-выставка-мебели-2026",
    contact_points=MANY_POINTS,
    on_behalf=OnBehalf(company="К" * LONGEST_COMPANY, role="з" * LONGEST_ROLE, may_decide=True),
)
OTHERS = tuple(replace(LEAD, id=LeadId(90 + number)) for number in range(5))
TEAM = [OLGA, VIKTOR, *(replace(OLGA, id=ManagerId(number), name=LONG) for number in range(1, 5))]
BADGES = (
    frozenset({Badge.NEW}),
    frozenset({Badge.REPEAT, Badge.OVERRULED_EXCLUSION}),
    frozenset({Badge.RETURNING, Badge.TYPED_EXCLUSION}),
)
NOTE = Note(prospect=ANNA.id, author=OLGA.id, words=WORDS, written_at=NOW)
EXCLUSION = Exclusion(
    id=ExclusionId(1), value=PHONE, reason=ExclusionReason.SELLER, over_client=False, lead=None, added_by=OLGA.id,
    added_at=NOW, stopped=12_345,
)  # fmt: skip


def in_status(lead: Lead, status: Status) -> Lead:
    """The lead as it is after that decision, priced and postponed where it can be."""
    if status is Status.NEW:
        return lead
    if status is Status.TAKEN:
        return lead.taken_by(OLGA.id)
    moved = lead.moved_to(status, by=OLGA.id, now=NOW, reason=CloseReason.CHANGED_MIND)
    return moved.worth(Money(hundredths=1_234_567_89, currency="RUB")) if status.is_deal else moved


EVIDENT = (Ground.LIKE_NAME, Ground.ONE_DIGIT_OFF, Ground.SAME_MAILBOX)


def whose(lead: Lead) -> Iterator[dict[str, object]]:
    """What may be known about whose it is: nothing, a client, a company, one likely, several, and in conflict."""
    others = tuple(replace(LONG_CLIENT, id=ClientId(number)) for number in (8, 9))
    yield {}
    yield {"suggestions": (PLAIN_CLIENT,)}
    yield {"suggestions": (LONG_CLIENT,), "names_conflict": True}
    yield {"suggestions": (LONG_CLIENT, *others)}
    yield {"company": COMPANY, "suggestions": others, "lead": lead.belonging_to(None, COMPANY.id)}
    yield {"client": PLAIN_CLIENT, "lead": lead.belonging_to(CLIENT.id)}
    yield {"said": SaidWho(line=ActivityId(99), client=None, lead=lead.id, name=LONG)}
    yield {"suggestions": (LONG_CLIENT,), "said": SaidWho(line=ActivityId(99), client=LONG_CLIENT.id)}
    answered = SaidWho(line=ActivityId(99), client=PLAIN_CLIENT.id, lead=LeadId(98), name=LONG)
    yield {"client": PLAIN_CLIENT, "lead": lead.belonging_to(PLAIN_CLIENT.id), "said": answered}
    linked = lead.belonging_to(CLIENT.id, COMPANY.id)
    said = replace(answered, client=LONG_CLIENT.id)
    yield {"client": LONG_CLIENT, "company": COMPANY, "lead": linked, "other_open": OTHERS, "said": said}


def lead_cards() -> Iterator[LeadCard]:
    """Each status, plain and at its longest, with each thing known, each badge, blocked and put off."""
    for lead, status in product((LEAD, LONG_LEAD), Status):
        decided = in_status(lead, status)
        for known, badges in product(whose(decided), BADGES):
            blocked = replace(ANNA, blocked_at=NOW if Badge.REPEAT in badges else None)
            waits = NOW if status in (Status.NEW, Status.TAKEN) else None
            card = card_of(decided, badges=badges, prospect=blocked, waits_since=waits)
            note = NOTE if badges != BADGES[0] else None
            journal = (QUESTION, *EVERY_ROUTE) if badges == BADGES[1] else card.journal
            known = {**known, "journal": journal, "first_place": LONG}
            yield replace(card, note=note, **known)  # type: ignore[arg-type]  # each of them is a field of the card
    put_off = LONG_LEAD.postponed(NOW + timedelta(days=3), by=OLGA.id)
    yield replace(card_of(put_off), other_open=OTHERS, badges=BADGES[2])


def menus(card: LeadCard, say: Say, rules: HouseRules) -> Iterator[Question]:
    """Every menu that can be open on a card."""
    lead = card.lead
    likely = [Suggestion(owner=LONG_CLIENT, signs=(Sign(ground=ground, value=EMAIL),)) for ground in Ground][:4]
    yield whose_is_it(lead, likely, say)
    same = CompanyKnown("К" * LONGEST_COMPANY, (COMPANY,) * 5)
    yield called_the_same(lead, same, LinkToNewCompany(lead=lead.id, version=lead.version), say)
    yield found_owners(lead, [Found(owner=LONG_CLIENT, points=MANY_POINTS, company=COMPANY), Found(owner=COMPANY)], say)
    if card.client is not None:
        yield who_is_the_client(lead, card.client, say)
    if not lead.status.is_open:
        return
    yield rare_decisions(card, say, alone=False, asks=True)
    yield rare_decisions(card, say, alone=True, asks=False)
    yield why_close(lead, rules.close_reasons, say)
    yield until_when(lead, say)
    yield whom_to_give(lead, TEAM, OLGA, say)
    yield keep_as_what(lead, say)
    yield from (why_exclude(lead, say, scope) for scope in ExclusionScope)
    held = [HeldValue(value=value, owners=(LONG_CLIENT, replace(LONG_CLIENT, id=ClientId(8)))) for value in (PHONE,)]
    yield held_by_others(lead, held, Qualify(lead=lead.id, version=lead.version), say)
    link = LinkTo(lead=lead.id, version=lead.version, client=CLIENT.id)
    yield held_by_others(lead, held, link, say, moving_to=LONG_CLIENT)
    if lead.status.is_deal:
        yield which_stage(lead, say)
        yield why_lost(lead, rules.close_reasons, say)


RULED_OUT = SaidWho(line=ActivityId(98), client=CLIENT.id, lead=LEAD.id, name=LONG)
LIKELY = Suggestion(owner=LONG_CLIENT, signs=tuple(Sign(ground=ground) for ground in EVIDENT), chance=0.9)


def faces_of_leads(say: Say, rules: HouseRules) -> Iterator[Face]:
    """The lead's card: who looks, alone and not, and each menu of whoever has it."""
    for card in lead_cards():
        shared = {client.id: tuple(point.value for point in MANY_POINTS) for client in card.suggestions}
        takers = {other.id: LONG for other in card.other_open}
        details = CardDetails(shared=shared, other_takers=takers, undoable=TAKING, undoable_link=TAKING)
        for viewer in Viewer:
            yield lead_card(card, say=say, rules=rules, viewer=viewer, details=details)
        yield lead_card(card, say=say, rules=rules, viewer=Viewer.HOLDER, alone=True, details=details)
        if card.client is None and card.company is None and not card.suggestions:
            asking = replace(details, undoable_link=None, likely=LIKELY, ruled_out=RULED_OUT)
            yield lead_card(card, say=say, rules=rules, viewer=Viewer.HOLDER, details=asking)
        if card.badges != BADGES[0]:
            for menu in menus(card, say, rules):
                yield lead_card(card, say=say, rules=rules, viewer=Viewer.HOLDER, details=details, question=menu)


def faces_of_people(say: Say, rules: HouseRules) -> Iterator[Face]:
    """The cards of a question, of a client and of a caller, with what is asked on them."""
    asked = (*EVERY_ROUTE, *(replace(QUESTION, words=WORDS) for _ in range(6)))
    long = question_of(
        prospect=replace(ANNA, name=LONG, blocked_at=NOW), journal=asked, client=LONG_CLIENT, has_bought=True,
        waits_since=NOW, note=NOTE, first_place=LONG,
    )  # fmt: skip
    for question in (question_of(waits_since=NOW), long, replace(long, client=None, partner=LONG_CLIENT)):
        yield prospect_card(question, say=say, rules=rules)
        for guess in (Guess(likely=LIKELY), Guess(ruled_out=RULED_OUT)):
            yield prospect_card(question, say=say, rules=rules, guess=guess)
        yield prospect_card(question, say=say, rules=rules, question=questions.why_exclude(ANNA.id, say))
        yield prospect_card(replace(question, exclusion=EXCLUSION), say=say, rules=rules)
        yield prospect_card(replace(question, lead=LEAD), say=say, rules=rules)
    client = ClientCard(
        client=LONG_CLIENT, company=COMPANY, manager=LONG, points=MANY_POINTS, may_work=True, open_leads=OTHERS,
        past=tuple(in_status(lead, Status.LOST) for lead in OTHERS[:4]), past_in_all=99, undoable=TAKING,
    )  # fmt: skip
    yield client_card(client, say, rules)
    yield client_card(replace(client, may_work=False), say, rules)
    yield client_card(replace(client, record=RecordCheck(due_at=NOW)), say, rules)
    yield client_card(replace(client, record=RecordCheck(checked=TAKING, checked_by=LONG)), say, rules)
    yield which_kind(client, say)
    owners = replace(client, may_merge=True, rearranged=TAKING)
    yield client_card(owners, say, rules)
    yield client_card(replace(owners, undoable=None), say, rules)
    firm = CompanyCard(
        company=replace(COMPANY, name=LONG, note=WORDS), manager=LONG, points=MANY_POINTS, people=(LONG_CLIENT,) * 2,
        mail_domains=("b" * 60 + ".example",) * 3, kinds=dict.fromkeys(ClientKind, 12_345), may_work=True,
        open_leads=OTHERS, past=client.past[:2], past_in_all=99, may_merge=True, rearranged=TAKING,
        won=(Money(hundredths=10**12, currency="RUB"),) * 5,
    )  # fmt: skip
    yield company_card(firm, say, rules)
    yield company_card(replace(firm, people=(), kinds={}, may_work=False, rearranged=None), say, rules)
    worker = Found(owner=LONG_CLIENT, points=MANY_POINTS, company=COMPANY)
    for things in ((worker,) * PEOPLE_ON_A_PAGE, ()):
        workers: Page[Found] = Page(things=things, number=2, pages=9)
        yield people_page(People(company=firm.company, page=workers, may_work=True), say)
    yield which_company(LONG_CLIENT, firm.company, [firm.company] * 5, say)
    yield found_companies(LONG_CLIENT, [firm.company] * 4, LONG, say)
    yield found_people(firm.company, [worker] * 4, LONG, say)
    yield placed(LONG_CLIENT, firm.company, TAKING.id, say)
    preview = MergePreview(
        kept=LONG_CLIENT, other=LONG_CLIENT, manager=LONG, company=LONG, added=MANY_POINTS, leads=999, told_apart=None
    )
    yield merge_preview(preview, say)
    supplier = replace(LONG_CLIENT, kind=ClientKind.SUPPLIER)
    yield merge_preview(replace(preview, other=supplier, manager_given_up=LONG, company_given_up=LONG), say)
    yield merge_preview(replace(preview, told_apart=TAKING.id), say)
    yield merged_cards(LONG_CLIENT, TAKING.id, say)
    owned = [
        OwnedPoint(id=number, client=LONG_CLIENT.id, company=None, point=point, added_at=NOW, file_name=None)
        for number, point in enumerate(MANY_POINTS, 1)
    ]
    parts = Parts(client=LONG_CLIENT, parts=(*owned, *OTHERS))
    chosen = Chosen(contacts=frozenset(range(9)), leads=frozenset(lead.id for lead in OTHERS))
    for number in (1, 2):
        yield parts_page(parts, chosen, number, say)
    yield split_preview(parts, chosen, PersonName(LONG), say)
    yield split_done(LONG_CLIENT, LONG_CLIENT, TAKING.id, say)
    firms = replace(preview, kept=firm.company, other=firm.company, company=None, people=999)
    yield merge_preview(firms, say)
    yield merge_preview(replace(firms, told_apart=TAKING.id), say)
    yield merged_cards(firm.company, TAKING.id, say)
    yield found_cards(firm.company, [Found(owner=firm.company)] * 4, say)
    yield found_cards(LONG_CLIENT, [Found(owner=LONG_CLIENT, points=MANY_POINTS, company=COMPANY)] * 5, say)
    leads = tuple(OpenLead(lead=LONG_LEAD, taker=LONG) for _ in range(3))
    found = Found(owner=LONG_CLIENT, points=MANY_POINTS, company=COMPANY)
    values = tuple(point.value for point in MANY_POINTS)
    told = tuple(Told(activity=TAKING, actor=LONG) for _ in range(3))
    known = Caller(
        values=values, owners=(found,), own_manager=LONG, has_bought=True, leads=leads, told=told, prospect=ANNA
    )
    four = tuple(Found(owner=replace(LONG_CLIENT, id=ClientId(number)), company=COMPANY) for number in range(1, 5))
    of_four = Caller(values=values, owners=four, prospect=ANNA, exclusions=(EXCLUSION,))
    answered = replace(known, owners=four, said=SaidWho(line=ActivityId(99), client=ClientId(2)))
    for caller in (
        *(Caller(values=values, owners=()), known, replace(known, exclusions=(EXCLUSION,)), of_four, answered),
        replace(answered, leads=(), exclusions=(EXCLUSION,)),
    ):
        yield caller_card(caller, LONG, VIKTOR, say, rules, lifted=TAKING.id)
        yield from (why_exclude_shown(caller, LONG, say, rules, scope) for scope in ExclusionScope)


def lists(say: Say, rules: HouseRules) -> Iterator[Face]:
    """Lists and pages of history, full."""
    waiting = WaitingQuestion(prospect=replace(ANNA, name=LONG), words=WORDS, since=NOW)
    counts = dict.fromkeys(LeadList, 12_345)
    for which, thing in ((LeadList.MINE, LONG_LEAD), (LeadList.QUESTIONS, waiting)):
        page: Page[Lead | WaitingQuestion] = Page(things=(thing,) * LISTED_ON_A_PAGE, number=2, pages=9)
        takers, since = {LEAD.id: LONG}, {LEAD.id: NOW}
        yield listing_page(Listing(which=which, page=page, counts=counts, takers=takers, waiting=since), say, rules)
    told = Told(activity=TAKING, actor=LONG, undone=True)
    said = Interest(
        id=InterestId(1), prospect=ANNA.id, route=Route.QUESTION, campaign=None, topic=None, words=WORDS, created_at=NOW
    )
    acts = (Shown(interest=line, place=LONG, member=LONG) for line in EVERY_ROUTE)
    pages: tuple[tuple[Line, ...], ...] = (
        (told,) * LINES_ON_A_PAGE, (Shown(interest=said, place=LONG),), tuple(acts)[:LINES_ON_A_PAGE],
    )  # fmt: skip
    for things in pages:
        yield history_page(History(lead=LONG_LEAD, page=Page(things=things, number=2, pages=9)), say, rules)
    yield from lists_of_interest(say, rules)
    history = Page(things=(told,) * LINES_ON_A_PAGE, number=2, pages=9)
    for card in (LONG_CLIENT, replace(COMPANY, name=LONG)):
        yield card_history_page(CardHistory(card=card, page=history), say, rules)


def changed_cards(say: Say, rules: HouseRules) -> Iterator[Face]:
    """What is changed on the cards of clients and companies, and what is asked then."""
    firm = replace(COMPANY, name=LONG)
    others: tuple[Owner, ...] = (LONG_CLIENT, firm) * 4
    held = (HeldValue(value=LONG_MAIL, owners=(LONG_CLIENT,), companies=(firm,)),)
    for owner in (LONG_CLIENT, firm):
        told = [_told(point, file_name) for point in MANY_POINTS for file_name in (LONG, None)]
        page = Page(things=tuple(told)[:CONTACTS_ON_A_PAGE], number=2, pages=9)
        yield contacts_page(CardContacts(owner=owner, page=page, undoable=TAKING), say, rules)
        for each in told:
            said = WhoseItIs(line=TAKING.id, is_client=LONG, of=LONG)
            shown_one = ContactShown(owner=owner, told=each, others=others, said=said)
            yield contact_face(shown_one, say, rules)
            yield holders_face(shown_one, say)
        needed = ContactNeedsAnswer(held, (EXCLUSION,))
        yield whose_contact_is_it(needed, owner, "contact", 2**63 - 1, say, may_move=True)
        yield rarer_deeds(owner, VIKTOR, say)
        yield who_looks_after(owner, TEAM, say)
        leads = tuple(in_status(LONG_LEAD, status) for status in (Status.WON, Status.OFFER, Status.TAKEN) * 2)
        yield deals_page(Deals(owner=owner, page=Page(things=leads, number=2, pages=9)), say, rules)


def lists_of_interest(say: Say, rules: HouseRules) -> Iterator[Face]:
    """Figures of interest and the lists behind them, full."""
    sources = tuple(
        Source(chosen=Selection(cut=cut, key="-100123456789012"), name=LONG, acts=12_345)
        for cut in (Cut.POST, Cut.CHAT, Cut.CAMPAIGN) * 3
    )[:MOST_SOURCES]
    post = PostFigures(
        title=LONG,
        chat=None,
        signs=dict.fromkeys("👍🔥❤️", 12_345),
        routes=dict.fromkeys(Route, 12_345),
        beyond={Route.COMMENT: 12_345},
    )
    summary = InterestSummary(
        period=Period.MONTH, routes=dict.fromkeys(Route, 12_345), people=12_345, fresh=12_345, repeated=12_345,
        asked=12_345, waiting=12_345, sources=sources, posts=(post, replace(post, chat=LONG)) * (MOST_POSTS // 2),
    )  # fmt: skip
    yield from (page(summary, say) for page in (interest_page, routes_page, sources_page))
    anna = replace(ANNA, name=LONG)
    people = [replace(anna, id=ProspectId(number)) for number in range(1, ACTS_ON_A_PAGE + 1)]
    act = replace(QUESTION, route=Route.COMMENT, words=WORDS)
    acts = tuple(ShownAct(interest=act, prospect=person, place=LONG) for person in people)
    page = Page(things=acts, number=2, pages=9)
    for source in sources:
        listing = ActsListing(period=Period.MONTH, chosen=source.chosen, name=LONG, total=12_345, page=page)
        yield acts_page(listing, say, rules)
    again = Page(things=tuple(CameAgain(prospect=each, journal=EVERY_ROUTE) for each in people), number=2, pages=9)
    yield again_page(AgainListing(period=Period.MONTH, total=12_345, page=again), say, rules)


def _told(point: ContactPoint, file_name: str | None) -> ContactTold:
    owned = OwnedPoint(
        id=2**63 - 1, client=LONG_CLIENT.id, company=None, added_at=NOW, file_name=file_name,
        point=replace(point, primary=file_name is None, extension="1"),
    )  # fmt: skip
    return ContactTold(owned=owned, lead=None, by=LONG)


def long_lists(say: Say, rules: HouseRules) -> Iterator[Face]:
    """What was looked for, which is read through rather than at a glance."""
    noted = Hit(client=LONG_CLIENT.id, company=None, fit=Fit.INSIDE, why=Why.NOTE, words=WORDS)
    one = Found(owner=LONG_CLIENT, points=MANY_POINTS, hit=noted)
    yield list_of_cards(Page(things=(one,) * MOST_ON_A_PAGE, number=2, pages=9), say)
    last = StoppedWords(prospect=ANNA.id, words=WORDS, stopped_at=NOW)
    excluded = Excluded(exclusion=EXCLUSION, prospect=None, may_lift=True, last=last)
    yield list_of_exclusions(Page(things=(excluded,) * 8, number=2, pages=9), say, rules)


@pytest.mark.parametrize("of", [faces_of_leads, faces_of_people], ids=["leads", "people"])
def test_every_card_fits_a_phone(of: Faces, say: Say, rules: HouseRules) -> None:
    """Nothing is cut off at the end, no card has more than five rows, and it stands on one screen."""
    faces = list(of(say, rules))
    assert [face.lines for face in faces if len(face.lines) > MOST_LINES] == []
    assert [labels(face) for face in faces if len(face.rows) > MOST_ROWS] == []
    assert [face.text for face in faces if height(face.text, face.rows) > SCREEN] == []
    assert_telegram_takes(faces)


def test_every_list_fits_a_phone(say: Say, rules: HouseRules) -> None:
    """A row for each thing, and one screen for all of it."""
    assert [
        face.text for face in lists(say, rules) if height(face.text, face.rows) > SCREEN or len(face.lines) > MOST_LINES
    ] == []
    assert_telegram_takes([*lists(say, rules), *long_lists(say, rules)])


def test_every_change_of_a_card_fits_a_phone(say: Say, rules: HouseRules) -> None:
    """The contacts of a card, each of them, and all that is asked about them."""
    faces = list(changed_cards(say, rules))
    assert [face.lines for face in faces if len(face.lines) > MOST_LINES] == []
    assert [labels(face) for face in faces if len(face.rows) > MOST_ROWS] == []
    assert [face.text for face in faces if height(face.text, face.rows) > SCREEN] == []
    assert_telegram_takes(faces)


def assert_telegram_takes(faces: Sequence[Face]) -> None:
    """No text, no label and no press is longer than it may be; and no row has more buttons than three."""
    buttons = [button for face in faces for row in face.rows for button in row]
    assert max(len(shown(face.text)) for face in faces) <= LONGEST_TEXT
    assert max(len(button.text) for button in buttons) <= LONGEST_LABEL
    assert max(len((button.callback_data or "").encode()) for button in buttons) <= LONGEST_PRESS
    assert max(len(row) for face in faces for row in face.rows) <= MOST_IN_A_ROW


def labels(face: Face) -> list[list[str]]:
    """What stands on the buttons, row by row."""
    return [[button.text for button in row] for row in face.rows]
