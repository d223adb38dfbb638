"""Noting interest by hand, on the caller's card: where it was shown and to whom of ours, and what was noted."""

from aiogram.types import InlineKeyboardButton
from babel.dates import format_date

from bot.domain.interest import Interest, Route
from bot.domain.member import Member
from bot.domain.occasion import Occasion
from bot.house_rules import HouseRules
from bot.texts import Markup, Say
from bot.usecases.read_caller import Caller
from bot.views.buttons.callers import AskWhereShown, MakeLeadOfNoted, NameOccasion, NoteShown, UndoNoted
from bot.views.caller_card import asked_on_card, back_to_caller
from bot.views.cards import LONGEST_NAME_SHOWN, PRIMARY, Face, button, shortened


def where_shown(
    caller: Caller,
    name: str | None,
    say: Say,
    rules: HouseRules,
    *,
    member: Member,
    after: Member | None,
    occasion: Occasion | None,
) -> Face:
    """Ask where somebody showed interest; `after`: who comes next, if it was not `member` they met."""
    call = button(say.plain("📞 Call"), NoteShown(member=member.id), PRIMARY)
    known = () if occasion is None else (note_there(occasion, member, say),)
    elsewhere = (
        button(say.plain("Exhibition…"), NameOccasion(at_exhibition=True, member=member.id)),
        button(say.plain("Elsewhere…"), NameOccasion(at_exhibition=False, member=member.id)),
    )
    colleague = () if after is None else (_talked_to(member, after, say),)
    question = say("<b>Where did they show interest?</b>")
    rows = ((call, *known), elsewhere, (*colleague, back_to_caller(say)))
    return asked_on_card(caller, name, question, rows, say, rules)


def named(occasion: Occasion, member: Member, say: Say) -> Face:
    """Say that an occasion is known from now on, and let the interest be noted there."""
    words = say("I offer it until tonight. Press to note it: {occasion}", occasion=occasion.name)
    return Face(lines=(words,), rows=((note_there(occasion, member, say),), (back_to_caller(say),)))


def noted(
    caller: Caller, name: str | None, interest: Interest, member: Member, say: Say, rules: HouseRules, *, to_lead: bool
) -> Face:
    """Say what was noted; `to_lead`: whether a lead can be made of it."""
    words = _what_was_noted(interest, member, say, rules)
    lead = (button(say.plain("Make it a lead"), MakeLeadOfNoted(interest=interest.id), PRIMARY),) if to_lead else ()
    undo = button(say.plain("↩ Undo"), UndoNoted(interest=interest.id))
    rows = tuple(row for row in (lead, (undo, back_to_caller(say))) if row)
    return asked_on_card(caller, name, words, rows, say, rules)


def note_there(occasion: Occasion, member: Member, say: Say) -> InlineKeyboardButton:
    """Return the button that notes it at an occasion."""
    mark = "🎪" if occasion.route is Route.EXHIBITION else "📍"
    return button(f"{mark} {occasion.name}", NoteShown(occasion=occasion.id, member=member.id), PRIMARY)


def _talked_to(member: Member, after: Member, say: Say) -> InlineKeyboardButton:
    return button(say.plain("With: {name}", name=member.name), AskWhereShown(member=after.id))


def _what_was_noted(interest: Interest, member: Member, say: Say, rules: HouseRules) -> Markup:
    day = format_date(interest.created_at.astimezone(rules.hours.zone), "d MMMM", locale=say.language)
    who = shortened(member.name, LONGEST_NAME_SHOWN)
    if interest.occasion is None:
        return say("✅ Noted: a call, {day} · {name}", day=day, name=who)
    if interest.route is Route.EXHIBITION:
        return say("✅ Noted: exhibition “{occasion}”, {day} · {name}", occasion=interest.occasion, day=day, name=who)
    return say("✅ Noted: {occasion}, {day} · {name}", occasion=interest.occasion, day=day, name=who)
