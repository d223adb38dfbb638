"""The caller's card: who somebody is, before the talk, and what can be done about them."""

from collections.abc import Iterator

from aiogram.types import InlineKeyboardButton

from bot.domain.client import Client
from bot.domain.errors import ProspectIsClient
from bot.domain.exclusion import Exclusion, ExclusionReason, ExclusionScope, scopes_for
from bot.domain.ids import ActivityId, LeadId
from bot.domain.member import Member
from bot.domain.rights import may_decide, may_lift
from bot.house_rules import HouseRules
from bot.texts import Markup, Say
from bot.usecases.read_caller import Caller
from bot.usecases.search_owners import Found
from bot.views.buttons.callers import (
    AskWhereShown,
    AskWhoseNumberAgain,
    AskWhyExcludeShown,
    ExcludeShown,
    LiftShown,
    SayWhoseNumber,
    ShowCaller,
)
from bot.views.buttons.cards import ShowClient
from bot.views.buttons.leads import OpenLead as OpenLeadButton
from bot.views.buttons.talk import AnswerProspect
from bot.views.cards import DANGER, LONGEST_NAME_SHOWN, MOST_LINES, PRIMARY, Face, Row, button, in_pairs, shortened
from bot.views.history import history_line
from bot.views.lead_card import client_line
from bot.views.lead_questions import scope_in_words, scope_label
from bot.views.names_of_codes import EXCLUSION_REASONS, inside
from bot.views.said_contacts import said_value
from bot.views.team_messages import undo_lift_row

LONGEST_NOTE_SHOWN = 80
LONGEST_CONTACTS_SHOWN = 80
LONGEST_TAKER = 20
MOST_BEHIND_A_QUESTION = 8
MOST_LEADS = 2
MOST_EXCLUSIONS = 2
MOST_OWNERS = 4


def caller_card(
    caller: Caller, name: str | None, member: Member, say: Say, rules: HouseRules, *, lifted: ActivityId | None = None
) -> Face:
    """Return the card; `name`: what was written on the contact that was shown; `lifted`: what can be taken back."""
    nobody = () if caller.is_known else (_nobody(caller, say),)
    lines = (*_lines(caller, name, say, rules), *nobody)
    rows = _rows(caller, name, member, say, lifted)
    return Face(lines=lines[:MOST_LINES], rows=tuple(row for row in rows if row))


def why_exclude_shown(
    caller: Caller,
    name: str | None,
    say: Say,
    rules: HouseRules,
    scope: ExclusionScope = ExclusionScope.EVERYTHING,
) -> Face:
    """Ask on the card for the reason of excluding somebody before they ever write; what, may be changed first."""
    reasons = [
        button(say.plain(EXCLUSION_REASONS[why]), ExcludeShown(reason=why, scope=scope), DANGER)
        for why in ExclusionReason
    ]
    offered = scopes_for(caller.values)
    others = [
        button(scope_label(other, caller.values, say), AskWhyExcludeShown(scope=other))
        for other in offered
        if other != scope
    ]
    question = say("<b>Why exclude?</b>")
    if len(offered) > 1:
        what = scope_in_words(scope, caller.values, say)
        question = say("<b>Why exclude?</b> What: “{scope}”. Nothing is deleted.", scope=what)
    return asked_on_card(caller, name, question, in_pairs([*reasons, *others, back_to_caller(say)]), say, rules)


def exclude_client_shown(
    caller: Caller, name: str | None, known: ProspectIsClient, pressed: ExcludeShown, say: Say, rules: HouseRules
) -> Face:
    """Ask whether a known client is meant."""
    question = say("<b>This is a contact of client {name}.</b> Exclude all the same?", name=known.client_name)
    yes = button(say.plain("Exclude anyway"), pressed.model_copy(update={"over_client": True}), DANGER)
    return asked_on_card(caller, name, question, ((yes,), (back_to_caller(say),)), say, rules)


def lead_in_the_way(lead: LeadId, say: Say) -> Face:
    """Say that somebody has a lead in work, and offer its card."""
    words = say("Lead No. {number} of this person is in work: decide on its card, /leads.", number=lead)
    opening = button(say.plain("Show No. {number}", number=lead), OpenLeadButton(lead=lead), PRIMARY)
    return Face(lines=(words,), rows=((opening,),))


def asked_on_card(
    caller: Caller, name: str | None, question: Markup, rows: tuple[Row, ...], say: Say, rules: HouseRules
) -> Face:
    """Return the card with a question in place of its buttons."""
    lines = tuple(_lines(caller, name, say, rules))
    return Face(lines=(*lines[:MOST_BEHIND_A_QUESTION], question), rows=rows)


def back_to_caller(say: Say) -> InlineKeyboardButton:
    """Return the button that shows the card as it is."""
    return button(say.plain("‹ Back"), ShowCaller())


def _lines(caller: Caller, name: str | None, say: Say, rules: HouseRules) -> Iterator[Markup]:
    if name is not None:
        yield say("📇 {name}", name=shortened(name, LONGEST_NAME_SHOWN))
    if caller.values:
        contacts = ", ".join(said_value(value, say) for value in caller.values)
        yield say("{contacts}", contacts=shortened(contacts, LONGEST_CONTACTS_SHOWN))
    yield from _owner_lines(caller, say)
    yield from _lead_lines(caller, say)
    yield from _exclusion_lines(caller, say)
    for told in caller.told:
        yield history_line(told, say, rules, with_lead=len(caller.leads) != 1)


def _exclusion_lines(caller: Caller, say: Say) -> Iterator[Markup]:
    """Some of them with their reasons, and how many more there are."""
    more = len(caller.exclusions) - MOST_EXCLUSIONS
    for place, exclusion in enumerate(caller.exclusions[:MOST_EXCLUSIONS], start=1):
        reason = _with_value(inside(say.plain(EXCLUSION_REASONS[exclusion.reason])), exclusion, caller, say)
        line = say("⛔ On the list of exclusions: {reason}", reason=reason)
        is_last = place == MOST_EXCLUSIONS
        yield Markup(f"{line} {say('and {more} more', more=more)}") if is_last and more > 0 else line


def _owner_lines(caller: Caller, say: Say) -> Iterator[Markup]:
    for found in caller.owners[:MOST_OWNERS]:
        yield _owner_line(found, say)
    client = caller.client
    if client is None and len(caller.clients) > 1 and not caller.leads:
        yield say("Several clients have these contacts. Who is it?")
    if client is not None and len(caller.clients) > 1:
        yield say("You have answered: it is {name}.", name=shortened(client.name, LONGEST_NAME_SHOWN))
    if caller.has_bought:
        yield say("⭐ Has bought from us before")
    if caller.own_manager is not None:
        yield say("Looked after by {name}", name=shortened(caller.own_manager, LONGEST_NAME_SHOWN))
    if client is not None and client.note:
        yield say("Note: {note}", note=shortened(client.note, LONGEST_NOTE_SHOWN))


def _owner_line(found: Found, say: Say) -> Markup:
    if isinstance(found.owner, Client):
        return client_line(found.owner, say, found.company)
    return say("🏢 {name}", name=shortened(found.owner.name, LONGEST_NAME_SHOWN))


def _lead_lines(caller: Caller, say: Say) -> Iterator[Markup]:
    for shown in caller.leads[:MOST_LEADS]:
        number, name = shown.lead.id, shortened(shown.lead.name, LONGEST_NAME_SHOWN)
        if shown.taker is not None:
            taker = shortened(shown.taker, LONGEST_TAKER)
            yield say("In work: No. {number}, {name} · {taker}", number=number, name=name, taker=taker)
        else:
            yield say("Nobody has taken it yet: No. {number}, {name}", number=number, name=name)


def _nobody(caller: Caller, say: Say) -> Markup:
    if not caller.values:
        return say("Telegram does not say who it is. Send a phone, an e-mail or a contact card.")
    return say("Nobody we know. If it should never come through, exclude it.")


def _rows(caller: Caller, name: str | None, member: Member, say: Say, lifted: ActivityId | None) -> Iterator[Row]:
    for shown in caller.leads[:MOST_LEADS]:
        label = say.plain("No. {number}, {name}", number=shown.lead.id, name=shown.lead.name)
        yield (button(label, OpenLeadButton(lead=shown.lead.id)),)
    yield (*_answer(caller, member, say), *_note(caller, name, say))
    yield from _whose_number(caller, say)
    client = caller.client
    known = (button(f"👤 {client.name}", ShowClient(client=client.id)),) if client is not None else ()
    may_be_excluded = caller.values and not caller.leads and not caller.is_excluded
    exclude = (button(say.plain("Exclude…"), AskWhyExcludeShown(), DANGER),) if may_be_excluded else ()
    yield (*known, *_ask_again(caller, say), *exclude)
    in_force = [exclusion for exclusion in caller.exclusions[:MOST_EXCLUSIONS] if may_lift(exclusion, member)]
    yield (*(_lift_button(exclusion, caller, say) for exclusion in in_force), *undo_lift_row(lifted, say))


def _answer(caller: Caller, member: Member, say: Say) -> Row:
    if caller.prospect is None or not all(may_decide(shown.lead, member) for shown in caller.leads[:1]):
        return ()
    return (button(say.plain("Answer"), AnswerProspect(prospect=caller.prospect.id), PRIMARY),)


def _note(caller: Caller, name: str | None, say: Say) -> Row:
    """Interest is noted of anybody there is something to call by, unless that is excluded."""
    if caller.exclusions or not (caller.values or name):
        return ()
    return (button(say.plain("Note interest…"), AskWhereShown()),)


def _whose_number(caller: Caller, say: Say) -> Iterator[Row]:
    """Who of several it is; where something is in work, that is said on its card."""
    if caller.client is None and len(caller.clients) > 1 and not caller.leads:
        yield from in_pairs(
            [
                button(say.plain("It is {name}", name=client.name), SayWhoseNumber(client=client.id), PRIMARY)
                for client in caller.clients[:MOST_OWNERS]
            ]
        )


def _ask_again(caller: Caller, say: Say) -> Row:
    """The way back from an answer who of several it is."""
    if caller.said is None or caller.client is None or len(caller.clients) < 2:
        return ()
    return (button(say.plain("Ask who again"), AskWhoseNumberAgain(line=caller.said.line)),)


def _lift_button(exclusion: Exclusion, caller: Caller, say: Say) -> InlineKeyboardButton:
    if _is_all_there_is(exclusion, caller):
        return button(say.plain("Lift the exclusion"), LiftShown(exclusion=exclusion.id))
    return button(say.plain("Lift {value}", value=said_value(exclusion.value, say)), LiftShown(exclusion=exclusion.id))


def _with_value(reason: str, exclusion: Exclusion, caller: Caller, say: Say) -> str:
    """Which of several contacts it is, or all mail where one of them is."""
    return reason if _is_all_there_is(exclusion, caller) else f"{said_value(exclusion.value, say)}, {reason}"


def _is_all_there_is(exclusion: Exclusion, caller: Caller) -> bool:
    return caller.values == (exclusion.value,)
