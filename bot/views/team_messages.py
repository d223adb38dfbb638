"""Messages for the team that are no cards: the welcome, the help, the list of exclusions."""

from collections.abc import Iterator, Sequence

from aiogram.types import InlineKeyboardButton

from bot.domain.contact_points import ContactKind, shown
from bot.domain.exclusion import Exclusion
from bot.domain.ids import ActivityId
from bot.domain.lead import Lead, OpenLeads
from bot.domain.mail_addresses import is_mail_domain
from bot.domain.member import Member, Role
from bot.domain.paging import Page
from bot.house_rules import HouseRules
from bot.texts import Markup, Say
from bot.usecases.read_exclusions import Excluded
from bot.usecases.what_waits import Waiting
from bot.views.buttons.callers import LiftExclusion, MakeLeadOfExcluded, ShowExclusions, UndoLift
from bot.views.buttons.leads import OpenLead
from bot.views.cards import Face, Row, button, moment_of, paging_row, shortened
from bot.views.names_of_codes import EXCLUSION_REASONS, inside
from bot.views.prospect_card import called

MOST_EXCLUSIONS = 8
LONGEST_WORDS_LISTED = 60


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
    commands = (_about_leads(say, alone=alone), say("/help – what else there is"))
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


def _about_leads(say: Say, *, alone: bool) -> Markup:
    return say("/leads – what is open") if alone else say("/leads – what is free and what is yours")


def help_for(member: Member, say: Say, *, alone: bool) -> Markup:
    """Say what there is to do, and how; `alone`: nothing is free, it is all one's own."""
    lines = [
        _about_leads(say, alone=alone),
        say("/interests – who shows interest, and questions that wait"),
        say("/lead 12, /client 7, /company 3 – one card by its number"),
        say("/find Anna – clients by name, phone or e-mail"),
        say("/exclude – from whom nothing should ever come"),
        say("/exclusions Anna – who is excluded"),
        *(_of_the_owner(say) if member.role is Role.OWNER else ()),
        say("/cancel – leave a dialogue, /language – talk in another language"),
        "",
        say("Send a contact card, a phone, an e-mail, or forward a message: I will say who it is."),
        say("To answer somebody, reply to their card or press “Answer”. They see the company, not your account."),
        say("A reply that begins with // is a note: only we read it."),
    ]
    if member.role is Role.OWNER:
        lines.append(say("As the owner you see every contact and can undo every decision."))
    return Markup("\n".join(lines))


def _of_the_owner(say: Say) -> Iterator[Markup]:
    yield say("/campaign – links and QR codes, and what they bring")
    yield say("/import – clients from a file: just send it here")
    yield say("/poll – ask people something in a channel or group")
    yield say("/post – publish a post with a button; or forward me one that stands in your channel")
    yield say("/hygiene – records that are out of order")
    yield say("/setup – where interest is noticed, and what is missing")


def help_in_group(say: Say) -> Markup:
    """Say what there is to do where the whole team reads along, and where the rest is."""
    lines = (
        say("/leads – how many are free and in work"),
        say("/interests – how much interest there is"),
        say("Cards with what is new come here. Whoever takes one gets the full card in the chat with me."),
        say("To answer somebody, reply to their card. A reply that begins with // is a note: only we read it."),
        say("Everything else is in your chat with me: /help there."),
    )
    return Markup("\n".join(lines))


def digest_of(leads: Sequence[Lead], say: Say) -> Face:
    """Return one card for many leads that came at once."""
    lines = (
        say.many("🆕 <b>{n} new lead</b>", "🆕 <b>{n} new leads</b>", len(leads)),
        say("They came all at once. Open one to take it."),
    )
    return Face(lines=lines, rows=tuple((_open_button(lead, say),) for lead in leads))


def count_of_leads(waiting: OpenLeads, questions: int, say: Say) -> Markup:
    """Return how much is open, without names; questions only where some wait."""
    leads = say("Free: {free}. In work: {taken}.", free=waiting.free, taken=waiting.taken)
    return Markup(" ".join((leads, say("Questions without an answer: {n}.", n=questions)))) if questions else leads


def list_of_exclusions(
    listed: Page[Excluded], say: Say, rules: HouseRules, *, words: str = "", lifted: ActivityId | None = None
) -> Face:
    """Return a page of the exclusions in force with what each stopped.

    `words`: which ones were looked for; `lifted`: what was lifted just now and can be taken back.
    """
    undo = (undo_lift_row(lifted, say),) if lifted is not None else ()
    if not listed.things:
        nothing = (
            say("Nothing of that is excluded. The whole list: /exclusions.")
            if words
            else say("The list of exclusions is empty.")
        )
        return Face(lines=(nothing,), rows=undo)
    lines = (say("<b>Exclusions</b>"), *(_exclusion_line(one, say, rules) for one in listed.things))
    rows = (*undo, *(_exclusion_row(one, say, rules) for one in listed.things if one.may_lift))
    if words:
        beyond = (say("There are more of them: add a word or a digit."),) if listed.pages > 1 else ()
        return Face(lines=(*lines, *beyond), rows=rows)
    turning = paging_row(listed, lambda number: ShowExclusions(page=number))
    return Face(lines=lines, rows=(*rows, turning) if turning else rows)


def _open_button(lead: Lead, say: Say) -> InlineKeyboardButton:
    return button(say.plain("No. {number}, {name}", number=lead.id, name=lead.name), OpenLead(lead=lead.id))


def _exclusion_line(listed: Excluded, say: Say, rules: HouseRules) -> Markup:
    who = _who(listed, say, rules)
    line = say(
        "{value} · {reason} · {what}",
        value=say.plain("{name} in Telegram", name=who) if listed.prospect is not None else who,
        reason=inside(say.plain(EXCLUSION_REASONS[listed.exclusion.reason])),
        what=_what_it_did(listed.exclusion, say),
    )
    if listed.last is None:
        return line
    when = moment_of(listed.last.stopped_at, say, rules)
    words = say("“{words}”", words=shortened(listed.last.words, LONGEST_WORDS_LISTED))
    return Markup(f"{line} · {when}: {words}")


def _what_it_did(exclusion: Exclusion, say: Say) -> str:
    """How much it stopped, and how many leads it let through with a warning: of typed contacts it does no more."""
    stopped = say.plain("stopped: {n}", n=exclusion.stopped)
    marked = say.plain("marked: {n}", n=exclusion.marked)
    if is_mail_domain(exclusion.value):
        return marked
    return f"{stopped}, {marked}" if exclusion.marked else stopped


def undo_lift_row(lifted: ActivityId | None, say: Say) -> Row:
    """Return the button that puts in force again what was lifted, if anything was."""
    return (button(say.plain("↩ Undo"), UndoLift(activity=lifted)),) if lifted is not None else ()


def _exclusion_row(listed: Excluded, say: Say, rules: HouseRules) -> Row:
    """What to do about an entry; of what it stopped, a lead can be made."""
    exclusion = listed.exclusion.id
    lift = button(_lift_label(listed, say, rules), LiftExclusion(exclusion=exclusion))
    if listed.last is None:
        return (lift,)
    press = MakeLeadOfExcluded(exclusion=exclusion, prospect=listed.last.prospect)
    return lift, button(say.plain("Make it a lead"), press)


def _lift_label(listed: Excluded, say: Say, rules: HouseRules) -> str:
    """Of somebody erased nothing is left to be named."""
    if listed.exclusion.value.is_hidden and listed.prospect is None:
        return say.plain("Lift the exclusion")
    return say.plain("Lift {value}", value=_who(listed, say, rules))


def _who(listed: Excluded, say: Say, rules: HouseRules) -> str:
    """A person by name or pseudonym, a phone or an e-mail as it is written."""
    if listed.prospect is not None:
        return called(listed.prospect, say, rules)
    if listed.exclusion.value.is_hidden:
        return say.plain("Erased at own request")
    value = shown(listed.exclusion.value)
    return f"Telegram {value}" if listed.exclusion.value.kind is ContactKind.TELEGRAM else value
