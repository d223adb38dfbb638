"""The lead's card: what managers see of a lead; its buttons are in `lead_buttons`."""

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

from bot.domain.client import Client, ClientKind
from bot.domain.company import Company
from bot.domain.contact_points import ContactKind, ContactPoint, foreign_country
from bot.domain.ids import LeadId
from bot.domain.lead import Lead, Status
from bot.domain.member import Member
from bot.domain.money import Money
from bot.domain.notes import Note
from bot.domain.on_behalf import OnBehalf
from bot.domain.recognition import Badge
from bot.domain.rights import may_decide, may_see_contacts
from bot.house_rules import HouseRules
from bot.texts import Markup, Say
from bot.usecases.card_details import CardDetails
from bot.usecases.read_cards import LeadCard
from bot.views.cards import (
    LONGEST_CONTACT_SHOWN,
    LONGEST_NAME_SHOWN,
    MOST_LINES,
    Face,
    Question,
    moment_of,
    money,
    shortened,
)
from bot.views.lead_buttons import decision_rows, reading_row, take_back_row, take_row
from bot.views.names_of_codes import KINDS, STAGES, country_name, inside, reason_inside
from bot.views.routes import before_the_chat
from bot.views.said_contacts import said_point, said_value
from bot.views.whose_is_it import likely_line

LONGEST_WISH_SHOWN = 300
LONGEST_WISH_WHERE_CROWDED = 80
MOST_LINES_BESIDE_A_LONG_WISH = 8
LONGEST_NOTE_SHOWN = 80
LONGEST_TAKER = 15
LONGEST_SAID = 30
LONGEST_COUNTRY = 24
MOST_CONTACTS = 2
MOST_OTHERS = 2
NOTHING_MORE = CardDetails()


class Viewer(StrEnum):
    """Who looks: the team, from which contacts are hidden, somebody who may read them, or whoever holds the lead."""

    TEAM = "team"
    READER = "reader"
    HOLDER = "holder"


def viewer_of(lead: Lead, member: Member, *, alone: bool, asked: bool = False) -> Viewer:
    """Return how a member sees a lead in private; of a free one the owner sees everything only when asking for it."""
    if alone or lead.manager == member.id:
        return Viewer.HOLDER
    if (asked or lead.manager is not None) and may_see_contacts(lead, member):
        return Viewer.HOLDER if may_decide(lead, member) else Viewer.READER
    return Viewer.TEAM


def lead_card(
    card: LeadCard,
    *,
    say: Say,
    rules: HouseRules,
    viewer: Viewer,
    alone: bool = False,
    details: CardDetails | None = None,
    question: Question | None = None,
) -> Face:
    """Return a lead's card; `alone`: nobody else could take it. A question stands in place of the buttons."""
    details = details or NOTHING_MORE
    if question is not None:
        card = replace(card, suggestions=())  # one question at a time
    lines = _fitting(card, say, rules, viewer, details, crowded=question is not None)
    if question is not None:
        room = MOST_LINES - 1 - question.words.count("\n")
        return Face(lines=(*lines[:room], question.words), rows=question.rows)
    if viewer is Viewer.TEAM:
        return Face(lines=lines, rows=(*take_row(card.lead, say), *take_back_row(details.undoable, say)))
    if viewer is Viewer.READER:
        return Face(lines=lines, rows=reading_row(card.lead, say))
    return Face(lines=lines, rows=decision_rows(card, details, say, alone=alone))


def card_of_taken_away(lead: LeadId, say: Say) -> Face:
    """Return what stands where the card of a lead stood that is a question again."""
    return Face(lines=(say("↩ No. {number}: undone, this is no lead any more.", number=lead),))


# What it says


def _fitting(
    card: LeadCard, say: Say, rules: HouseRules, viewer: Viewer, details: CardDetails, *, crowded: bool
) -> tuple[str, ...]:
    """As much as one screen has room for: a long wish is cut first, then goes where the lead came from."""
    lines = tuple(_lines(card, say, rules, viewer, details, LONGEST_WISH_SHOWN))
    if crowded or len(lines) > MOST_LINES_BESIDE_A_LONG_WISH:
        lines = tuple(_lines(card, say, rules, viewer, details, LONGEST_WISH_WHERE_CROWDED))
    least = [
        *(_origin_line(card, say) if _has_words(card) else ()),
        *before_the_chat(card.journal, say, rules),
        *_note_on_client(card, say),
        *_by_your_answer(card, say),
    ]
    spared = least[: max(len(lines) - MOST_LINES, 0)]
    return tuple(line for line in lines if line not in spared)


def _lines(
    card: LeadCard, say: Say, rules: HouseRules, viewer: Viewer, details: CardDetails, longest_wish: int
) -> Iterator[str]:
    yield _heading(card, say)
    yield say("<b>{name}</b>", name=shortened(card.lead.name, LONGEST_NAME_SHOWN))
    if card.lead.on_behalf is not None:
        yield _on_behalf(card.lead.on_behalf, say)
    yield from _warnings(card, say)
    if viewer is not Viewer.TEAM:
        yield from _contact_lines(card.lead, say, rules)
    if _has_words(card):
        yield say("“{words}”", words=shortened(card.lead.wish, longest_wish))
    yield from _origin_line(card, say)
    place = card.first_place if longest_wish == LONGEST_WISH_SHOWN else None
    yield from before_the_chat(card.journal, say, rules, place=place)
    yield " · ".join((_since(card, say, rules), *_standing(card, say)))
    if viewer is not Viewer.TEAM:
        if card.note is not None:
            yield note_line(card.note, say)
        yield from _whose_lines(card, say, details)


def _heading(card: LeadCard, say: Say) -> Markup:
    number = card.lead.id
    if Badge.RETURNING in card.badges:
        return say("⭐ <b>Returning client: lead No. {number}</b>", number=number)
    if Badge.REPEAT in card.badges:
        return say("🔁 <b>Repeat lead No. {number}</b>", number=number)
    if card.lead.status not in (Status.NEW, Status.TAKEN):
        return say("<b>Lead No. {number}</b>", number=number)
    return say("🆕 <b>New lead No. {number}</b>", number=number)


def _on_behalf(said: OnBehalf, say: Say) -> str:
    """For which company, as what, and whether the decision is theirs - as far as they said."""
    parts = [say("For {company}", company=shortened(said.company, LONGEST_SAID))] if said.company else []
    parts += [say("{role}", role=shortened(said.role, LONGEST_SAID))] if said.role else []
    if said.may_decide is not None:
        parts.append(say("decides") if said.may_decide else say("others decide"))
    return " · ".join(parts)


def _contact_lines(lead: Lead, say: Say, rules: HouseRules) -> Iterator[Markup]:
    points = [point for point in lead.contact_points if point.value.kind is not ContactKind.TELEGRAM]
    lines = [_contact(point, say, rules.region) for point in points[:MOST_CONTACTS]]
    yield from lines[:-1]
    for last in lines[-1:]:
        yield _with_more(last, len(points) - MOST_CONTACTS, say)


def _with_more(line: Markup, more: int, say: Say) -> Markup:
    """A line with how many there are beyond it."""
    return Markup(" ".join((line, say("and {more} more", more=more)))) if more > 0 else line


def _contact(point: ContactPoint, say: Say, region: str) -> Markup:
    """A contact as people write it, with its country where that is not the house's own."""
    value = shortened(said_point(point, say), LONGEST_CONTACT_SHOWN)
    country = foreign_country(point.value, region)
    if country is not None:
        value += f" ({shortened(country_name(country, say), LONGEST_COUNTRY)})"
    return say("{contact} ✓", contact=value) if point.verified else say("{contact}", contact=value)


def _origin_line(card: LeadCard, say: Say) -> Iterator[str]:
    """The journal in one line: what it was about, what brought it, how much was said; all of it is in the history."""
    topics = _topics(card)
    parts = []
    if topics:
        parts.append(say("Topic: {topic}", topic=topics[-1]))
    if card.lead.campaign:
        parts.append(say("Source: {campaign}", campaign=card.lead.campaign))
    messages = sum(interest.words is not None for interest in card.journal)
    if messages > 1:
        parts.append(say.many("{n} message", "{n} messages", messages))
    parts += [say("and {more} more", more=card.between)] if card.between else []
    if parts:
        yield " · ".join(parts)


def _topics(card: LeadCard) -> list[str]:
    return [interest.topic for interest in card.journal if interest.topic]


def _has_words(card: LeadCard) -> bool:
    """Whether the wish was said in words, and is not just the topic or the campaign that stands in for them."""
    return bool(card.lead.wish) and card.lead.wish not in (card.lead.campaign, *_topics(card))


def _since(card: LeadCard, say: Say, rules: HouseRules) -> str:
    """Until when it is put off, else since when: a moment ages better on a card than a time that has passed."""
    if card.lead.postponed_until is not None:
        return say("⏸ Put off until {moment}", moment=moment_of(card.lead.postponed_until, say, rules))
    if card.waits_since is None:
        return moment_of(card.lead.created_at, say, rules)
    return say("⏳ Waiting since {moment}", moment=moment_of(card.waits_since, say, rules))


def _standing(card: LeadCard, say: Say) -> Iterator[Markup]:
    """Who has it, and how far it is or how it ended."""
    outcome = _outcome(card, say)
    if outcome is not None:
        yield outcome
    if card.manager is not None:
        name = shortened(card.manager.name, LONGEST_SAID)
        yield say("With {name}", name=name) if outcome is None else say("{name}", name=name)


def _outcome(card: LeadCard, say: Say) -> Markup | None:
    match card.lead.status:
        case Status.NEW | Status.TAKEN:
            return None
        case Status.QUALIFIED:
            return _with_amount(say("✅ Deal in progress"), card.lead.amount, say)
        case Status.NEGOTIATION | Status.OFFER:
            stage = inside(say.plain(STAGES[card.lead.status]))
            return _with_amount(say("✅ Deal: {stage}", stage=stage), card.lead.amount, say)
        case Status.WON:
            return _with_amount(say("🏆 Deal won"), card.lead.amount, say)
        case Status.LOST:
            reason = _reason(card.lead, say)
            return say("Deal lost: {reason}", reason=reason) if reason else say("Deal lost")
        case Status.CONTACT_KEPT:
            return say("Contact kept")
        case Status.EXCLUDED:
            return say("⛔ Excluded")
        case Status.CLOSED:
            reason = _reason(card.lead, say)
            return say("Closed: {reason}", reason=reason) if reason else say("Closed")


def _with_amount(outcome: Markup, amount: Money | None, say: Say) -> Markup:
    if amount is None:
        return outcome
    worth = say("{amount}", amount=money(amount, say))
    return Markup(f"{outcome} · {worth}")


def _reason(lead: Lead, say: Say) -> str | None:
    return reason_inside(lead.close_reason, say) if lead.close_reason else None


def _whose_lines(card: LeadCard, say: Say, details: CardDetails) -> Iterator[Markup]:
    if card.client is not None:
        yield client_line(card.client, say, card.company)
        yield from _note_on_client(card, say)
        yield from _by_your_answer(card, say)
    elif card.company is not None:
        yield say("Company: {name}. Who of them is it?", name=shortened(card.company.name, LONGEST_NAME_SHOWN))
    else:
        yield from _suggestion_lines(card, say, details)
        yield from (likely_line(details.likely, say),) if details.likely is not None else ()
    if card.other_open:
        yield _others_line(card, say, details)


def _by_your_answer(card: LeadCard, say: Say) -> Iterator[Markup]:
    """An answer that was given on another card tells why it was not asked on this one."""
    said = card.said
    if said is not None and card.client is not None and said.client == card.client.id and said.lead != card.lead.id:
        yield say("You have answered before who it is.")


def _note_on_client(card: LeadCard, say: Say) -> Iterator[Markup]:
    if card.client is not None and card.client.note:
        yield say("Note: {note}", note=shortened(card.client.note, LONGEST_NOTE_SHOWN))


def _others_line(card: LeadCard, say: Say, details: CardDetails) -> Markup:
    named = Markup(", ".join(_other(lead, say, details) for lead in card.other_open[:MOST_OTHERS]))
    return _with_more(say("Also open: {leads}", leads=named), len(card.other_open) - MOST_OTHERS, say)


def _other(lead: Lead, say: Say, details: CardDetails) -> str:
    taker = details.other_takers.get(lead.id)
    who = (say("{name}", name=shortened(taker, LONGEST_TAKER)),) if taker else ()
    return " · ".join((say("No. {number}", number=lead.id), *who))


def note_line(note: Note, say: Say) -> Markup:
    """Return the beginning of what the team noted last; all of it is in the history."""
    return say("📝 {note}", note=shortened(note.words, LONGEST_NOTE_SHOWN))


def client_line(client: Client, say: Say, company: Company | None = None) -> Markup:
    """Return who somebody is to us, and where they work."""
    name = shortened(client.name, LONGEST_NAME_SHOWN)
    if company is not None:
        kind = say.plain(KINDS[client.kind])
        works_at = shortened(company.name, LONGEST_NAME_SHOWN)
        return say("{kind}: {name}, {company}", kind=kind, name=name, company=works_at)
    if client.kind is ClientKind.CLIENT:
        return say("Client: {name}", name=name)
    return say("{kind}: {name}", kind=say.plain(KINDS[client.kind]), name=name)


def _suggestion_lines(card: LeadCard, say: Say, details: CardDetails) -> Iterator[Markup]:
    if len(card.suggestions) > 1:
        yield say("Several clients have these contacts. Who is it?")
    elif card.said is not None and card.said.client is None:
        yield say("You have answered: it is somebody else.")
    elif card.suggestions:
        (client,) = card.suggestions
        name = shortened(client.name, LONGEST_NAME_SHOWN)
        if card.said is not None and card.said.client == client.id:
            yield say("You have answered: it is {name}.", name=name)
            return
        shared = ", ".join(said_value(value, say) for value in details.shared.get(client.id, ()))
        values = shortened(shared, LONGEST_CONTACT_SHOWN)
        if card.names_conflict:
            yield say("Same contact as client {name}: {values}. The same person?", name=name, values=values)
        else:
            yield say("Looks like client {name}: {values}.", name=name, values=values)


def _warnings(card: LeadCard, say: Say) -> Iterator[Markup]:
    if Badge.TYPED_EXCLUSION in card.badges and card.lead.status.is_open:
        yield say("⚠️ A typed contact is on the list of exclusions")
    if Badge.OVERRULED_EXCLUSION in card.badges and card.lead.status.is_open:
        yield say("⚠️ On the list of exclusions, but known as a client")
    if card.prospect.blocked_at is not None:
        yield say("🔇 The bot is blocked: use the phone or mail")
