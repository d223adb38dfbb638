"""Messages for the team that are no cards: the welcome, the help, the list of exclusions."""

from collections.abc import Iterator, Sequence

from aiogram.types import InlineKeyboardButton

from bot.domain.contact_points import ContactKind, shown
from bot.domain.lead import Lead, OpenLeads
from bot.domain.member import Member, Role
from bot.house_rules import HouseRules
from bot.texts import Markup, Say
from bot.usecases.read_exclusions import Excluded
from bot.usecases.what_waits import Waiting
from bot.views.buttons import LiftExclusion, OpenLead
from bot.views.cards import Face, button
from bot.views.names_of_codes import EXCLUSION_REASONS, inside
from bot.views.prospect_card import called

MOST_EXCLUSIONS = 8


def welcome_to_team(name: str, role: Role, waiting: Waiting, say: Say, *, alone: bool) -> Markup:
    """Tell a new member what to do and what waits; `alone`: there is nobody to take a lead from."""
    greeting = (
        say("Welcome, {name}! You are the owner here.", name=name)
        if role is Role.OWNER
        else say("Welcome to the team, {name}!", name=name)
    )
    what_to_do = (
        say(
            "When somebody asks or leaves a contact, a card comes here. Reply to it to answer; decide with its buttons."
        )
        if alone
        else say(
            "When somebody asks or leaves a contact, a card comes here. Take it, reply to it to answer; decide with"
            " its buttons."
        )
    )
    commands = (say("/leads – what is free and what is yours"), say("/help – what else there is"))
    return Markup("\n\n".join((greeting, what_to_do, *_what_waits(waiting, say), "\n".join(commands))))


def welcome_back(member: Member, waiting: Waiting, say: Say) -> Markup:
    """Greet a member and say what waits."""
    lines = (
        say("Hello, {name}! Leads and questions come here as cards.", name=member.name),
        *_what_waits(waiting, say),
        say("To answer somebody, reply to their card."),
    )
    return Markup("\n".join(lines))


def _what_waits(waiting: Waiting, say: Say) -> Iterator[Markup]:
    """How many leads are free and how many questions have no answer, unless there is nothing of it."""
    things = []
    if waiting.free_leads:
        things.append(say.many("{n} lead", "{n} leads", waiting.free_leads))
    if waiting.questions:
        things.append(say.many("{n} question", "{n} questions", waiting.questions))
    if things:
        yield say("Waiting: {things}. Look at them: /leads.", things=Markup(", ".join(things)))


def help_for(member: Member, say: Say) -> Markup:
    """Say what there is to do, and how."""
    lines = [
        say("/leads – what is free and what is yours"),
        say("/lead 12 – one card"),
        say("/exclusions – who is on the list of exclusions"),
        say("/cancel – leave a dialogue"),
        say("To answer somebody, reply to their card or press “Answer”. They see the company, not your account."),
    ]
    if member.role is Role.OWNER:
        lines.append(say("As the owner you see every contact and can undo every decision."))
    return Markup("\n".join(lines))


def digest_of(leads: Sequence[Lead], say: Say) -> Face:
    """Return one card for many leads that came at once."""
    lines = (
        say.many("🆕 <b>{n} new lead</b>", "🆕 <b>{n} new leads</b>", len(leads)),
        say("They came all at once. Open one to take it."),
    )
    return Face(lines=lines, rows=tuple((_open_button(lead, say),) for lead in leads))


def count_of_leads(waiting: OpenLeads, say: Say) -> Markup:
    """Return how much is open, without names."""
    return say("Free: {free}. In work: {taken}.", free=waiting.free, taken=waiting.taken)


def list_of_exclusions(listed: Sequence[Excluded], say: Say, rules: HouseRules) -> Face:
    """Return the exclusions in force with what each stopped."""
    if not listed:
        return Face(lines=(say("The list of exclusions is empty."),))
    lines = (say("<b>Exclusions</b>"), *(_exclusion_line(one, say, rules) for one in listed))
    rows = tuple((_lift_button(one, say, rules),) for one in listed if one.may_lift)
    return Face(lines=lines, rows=rows)


def _open_button(lead: Lead, say: Say) -> InlineKeyboardButton:
    return button(say.plain("No. {number}, {name}", number=lead.id, name=lead.name), OpenLead(lead=lead.id))


def _exclusion_line(listed: Excluded, say: Say, rules: HouseRules) -> Markup:
    who = _who(listed, say, rules)
    return say(
        "{value} · {reason} · stopped: {stopped}",
        value=say.plain("{name} in Telegram", name=who) if listed.prospect is not None else who,
        reason=inside(say.plain(EXCLUSION_REASONS[listed.exclusion.reason])),
        stopped=listed.exclusion.stopped,
    )


def _lift_button(listed: Excluded, say: Say, rules: HouseRules) -> InlineKeyboardButton:
    who = _who(listed, say, rules)
    return button(say.plain("Lift {value}", value=who), LiftExclusion(exclusion=listed.exclusion.id))


def _who(listed: Excluded, say: Say, rules: HouseRules) -> str:
    """A person by name or pseudonym, a phone or an e-mail as it is written."""
    if listed.prospect is not None:
        return called(listed.prospect, say, rules)
    value = shown(listed.exclusion.value)
    return f"Telegram {value}" if listed.exclusion.value.kind is ContactKind.TELEGRAM else value
