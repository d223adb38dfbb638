"""Held contacts: the question on a card what to do about contacts of a request that are somebody else's already."""

from collections.abc import Iterator, Sequence

from aiogram.types import InlineKeyboardButton

from bot.domain.client import Client
from bot.domain.lead import Lead
from bot.domain.ownership import HeldValue, everybody_having, owners_of, seal_of
from bot.texts import Markup, Say
from bot.views.buttons.leads import (
    Advance,
    ExcludeNow,
    KeepAs,
    LinkTo,
    LinkToCompany,
    LinkToNewCompany,
    LinkToNewPerson,
    MoveTo,
    Qualify,
    Win,
)
from bot.views.buttons.talk import LinkProspect, MoveProspectTo, ShowProspect
from bot.views.cards import DANGER, LONGEST_CONTACT_SHOWN, PRIMARY, Question, button, shortened
from bot.views.said_contacts import said_value
from bot.views.whose_is_it import back_button

MOST_HELD = 3
MOST_OWNERS = 2
LONGEST_NAME = 25

# What may put a contact that is a client's somewhere else, and is asked about first.
Decision = Qualify | Win | Advance | KeepAs | LinkTo | LinkToCompany | LinkToNewCompany | LinkToNewPerson | ExcludeNow


def held_by_others(
    lead: Lead, held: Sequence[HeldValue], pressed: Decision, say: Say, *, moving_to: Client | None = None
) -> Question:
    """Ask about contacts of a lead: it is one of those who have them, or what was pressed is meant all the same.

    `moving_to`: the client to whom they may go for good, away from all others.
    """
    others = [owner for owner in owners_of(held) if owner.id != lead.client]
    links = [
        (_link_button(LinkTo(lead=lead.id, version=lead.version, client=owner.id), owner, say),)
        for owner in others[:MOST_OWNERS]
    ]
    rows = [*links, (_anyway(lead, held, pressed, say),)]
    if moving_to is not None:
        move = MoveTo(lead=lead.id, version=lead.version, client=moving_to.id, seal=seal_of(held))
        rows.append((button(say.plain("Move to {name}", name=moving_to.name), move, DANGER),))
    words = _of_the_client_itself(held, say) if owners_of(held) and not others else _words(held, say)
    return Question(words=words, rows=(*rows, (back_button(lead, say),)))


def held_by_others_than_asks(
    held: Sequence[HeldValue], pressed: LinkProspect, say: Say, *, moving_to: Client | None = None
) -> Question:
    """Ask the same about the account and contacts of somebody without a lead."""
    links = [
        (_link_button(LinkProspect(prospect=pressed.prospect, client=owner.id), owner, say),)
        for owner in owners_of(held)[:MOST_OWNERS]
    ]
    rows = [*links, (button(keep_shared(held, say), pressed.model_copy(update={"anyway": True})),)]
    if moving_to is not None:
        move = MoveProspectTo(prospect=pressed.prospect, client=moving_to.id, seal=seal_of(held))
        rows.append((button(say.plain("Move to {name}", name=moving_to.name), move, DANGER),))
    back = button(say.plain("‹ Back"), ShowProspect(prospect=pressed.prospect))
    return Question(words=_words(held, say), rows=(*rows, (back,)))


def _link_button(press: LinkTo | LinkProspect, owner: Client, say: Say) -> InlineKeyboardButton:
    return button(say.plain("Link to {name}", name=owner.name), press, PRIMARY)


def _anyway(lead: Lead, held: Sequence[HeldValue], pressed: Decision, say: Say) -> InlineKeyboardButton:
    match pressed:
        case Qualify() | Win() | Advance() | KeepAs() if lead.client is not None:
            label = say.plain("Add it all the same")
        case Qualify() | Win() | Advance():
            label = say.plain("A new client anyway")
        case KeepAs() | LinkToNewPerson():
            label = say.plain("A new one anyway")
        case LinkTo():
            return button(keep_shared(held, say), pressed.model_copy(update={"anyway": True}))
        case LinkToCompany() | LinkToNewCompany():
            label = say.plain("Link all the same")
        case ExcludeNow():
            label = say.plain("Exclude anyway")
    confirmed = "over_client" if isinstance(pressed, ExcludeNow) else "anyway"
    return button(label, pressed.model_copy(update={confirmed: True}), DANGER)


def keep_shared(held: Sequence[HeldValue], say: Say) -> str:
    """Return what the button says that lets everybody keep what they have."""
    return say.plain("Keep with both") if len(everybody_having(held)) == 1 else say.plain("Keep with all")


def _words(held: Sequence[HeldValue], say: Say) -> Markup:
    return Markup("\n".join(held_lines(held, say)))


def _of_the_client_itself(held: Sequence[HeldValue], say: Say) -> Markup:
    """The lead is linked to the one who has them already: only excluding them still needs to be meant."""
    name = shortened(owners_of(held)[0].name, LONGEST_NAME)
    return say("<b>This is a contact of client {name}.</b> Exclude all the same?", name=name)


def held_lines(held: Sequence[HeldValue], say: Say) -> Iterator[Markup]:
    """Return which contacts are whose."""
    for each in held[:MOST_HELD]:
        contact = shortened(said_value(each.value, say), LONGEST_CONTACT_SHOWN)
        names = [shortened(name, LONGEST_NAME) for name in each.names]
        if len(names) == 1 and each.companies:
            yield say("<b>Company {name} has this already: {contact}.</b>", contact=contact, name=names[0])
        elif len(names) == 1:
            yield say("<b>Client {name} has this already: {contact}.</b>", contact=contact, name=names[0])
        else:
            yield say(
                "<b>Several have this already: {contact} ({names}).</b>", contact=contact, names=", ".join(names[:3])
            )
    if len(held) > MOST_HELD:
        yield say("and {more} more", more=len(held) - MOST_HELD)
