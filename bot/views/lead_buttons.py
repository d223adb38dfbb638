"""The buttons of a lead's card: what is decided often stands on it, at most five rows; the rest is behind "More…"."""

from collections.abc import Sequence

from aiogram.types import CopyTextButton, InlineKeyboardButton

from bot.domain.activity import Activity, Deed
from bot.domain.client import Client
from bot.domain.contact_points import ContactKind
from bot.domain.lead import Lead, Status
from bot.texts import Say
from bot.usecases.card_details import CardDetails
from bot.usecases.read_cards import LeadCard
from bot.usecases.suggest_owners import Suggestion
from bot.views.buttons.cards import UndoKind
from bot.views.buttons.leads import (
    AskAmount,
    AskWhoAgain,
    Qualify,
    Reopen,
    SayItIsSomebodyElse,
    ShowHistory,
    ShowMenu,
    Take,
    Undo,
    Win,
)
from bot.views.buttons.talk import AnswerProspect, AskNote
from bot.views.cards import DANGER, SUCCESS, Question, Row, button, in_pairs
from bot.views.client_card import company_button
from bot.views.whose_is_it import back_button, link_button, not_them_button

MOST_SUGGESTED = 2


def asks_whose(card: LeadCard, likely: Suggestion | None) -> bool:
    """Tell whether a card says whose it may be."""
    return bool(card.suggestions) or likely is not None


def take_row(lead: Lead, say: Say) -> tuple[Row, ...]:
    """Return all that can be pressed on the team's card: whose it is to be."""
    return ((_take_button(lead, say, SUCCESS),),) if _is_free(lead) else ()


def take_back_row(undoable: Activity | None, say: Say) -> tuple[Row, ...]:
    """Return what is left to whoever gave a lead away: it may have been the wrong colleague."""
    handed_over = undoable is not None and undoable.deed is Deed.HANDED_OVER
    return (_undo(undoable, say),) if handed_over else ()


def reading_row(lead: Lead, say: Say) -> tuple[Row, ...]:
    """Return what can be pressed by somebody who may read the full card and not decide."""
    return ((*_copy(lead, say), _history(lead, say)),)


def decision_rows(card: LeadCard, details: CardDetails, say: Say, *, alone: bool) -> tuple[Row, ...]:
    """Return the buttons of the full card; `alone`: nobody else could take it."""
    lead = card.lead
    undo = _undo(details.undoable, say)
    unlink = _unlink(card, details, say)
    again = _ask_again(card, details, say) or _somebody_else(card, say)
    asks = asks_whose(card, details.likely)
    copy = () if asks else _copy(lead, say)
    if not lead.status.is_open:
        return _filled(_suggested(card, details, say), *_closed(card, say), (*copy, *undo))
    return _filled(
        _suggested(card, details, say),
        _outcome(card, say, alone=alone, asks=asks),
        (_answer(lead, say), _menu(lead, "link", say.plain("Link…")), _menu(lead, "later", say.plain("Later…"))),
        (_aside(lead, say), _menu(lead, "exclude", say.plain("Exclude…"), DANGER)),
        () if asks else (*copy, *(unlink or again)),
        (_menu(lead, "more", say.plain("More…")), *undo, *((unlink or again) if asks else ())),
    )


def rare_decisions(card: LeadCard, say: Say, *, alone: bool, asks: bool) -> Question:
    """Offer what is decided seldom, and what found no room on the card; `asks`: that says whose it may be."""
    lead = card.lead
    choices = (
        *(() if alone else (_menu(lead, "hand", say.plain("Hand over…")),)),
        *((_menu(lead, "kind", say.plain("Who is it to us…")),) if card.client else ()),
        *((_amount(lead, say),) if lead.status.is_deal else ()),
        *((_keep(lead, say),) if _has_a_next_stage(lead) else ()),
        *((_end(lead, say),) if _may_be_taken(lead, alone=alone) else ()),
        *((company_button(card.company),) if card.company else ()),
        *(_copy(lead, say) if asks else ()),
        button(say.plain("Note…"), AskNote(prospect=lead.prospect)),
        _history(lead, say),
    )
    return Question(words=say("<b>What else?</b>"), rows=in_pairs((*choices, back_button(lead, say))))


def _suggested(card: LeadCard, details: CardDetails, say: Say) -> Row:
    """Whose it may be, in one tap; whoever else it may be is behind "Link…"."""
    if details.likely is not None and isinstance(details.likely.owner, Client):
        lead, client = card.lead, details.likely.owner
        return (link_button(lead, client, say), not_them_button(lead, client, say))
    return tuple(link_button(card.lead, client, say) for client in card.suggestions[:MOST_SUGGESTED])


def _outcome(card: LeadCard, say: Say, *, alone: bool, asks: bool) -> Row:
    """How it goes on, and how it ends; who has yet to take it ends it from "More…".

    The next step alone has a colour, and where somebody is suggested that is to say whose it is.
    """
    lead = card.lead
    style = None if asks else SUCCESS
    if _may_be_taken(lead, alone=alone):
        return (_take_button(lead, say, style), _advance(lead, say, None))
    return (_advance(lead, say, style), _end(lead, say))


def _aside(lead: Lead, say: Say) -> InlineKeyboardButton:
    return _menu(lead, "stage", say.plain("Stage…")) if _has_a_next_stage(lead) else _keep(lead, say)


def _closed(card: LeadCard, say: Say) -> tuple[Row, ...]:
    """Whose lead it was may be said at every stage, and of a won one what it brought."""
    lead = card.lead
    link = () if card.client else (_menu(lead, "link", say.plain("Link…")),)
    amount = (_amount(lead, say),) if lead.status is Status.WON else ()
    reopen = button(say.plain("Reopen"), Reopen(lead=lead.id, version=lead.version))
    return ((_answer(lead, say), *link, *amount), (reopen, _history(lead, say)))


def _take_button(lead: Lead, say: Say, style: str | None) -> InlineKeyboardButton:
    return button(say.plain("Take"), Take(lead=lead.id, version=lead.version), style)


def _advance(lead: Lead, say: Say, style: str | None) -> InlineKeyboardButton:
    if lead.status.is_deal:
        return button(say.plain("🏆 Deal won"), Win(lead=lead.id, version=lead.version), style)
    return button(say.plain("✓ Qualified lead"), Qualify(lead=lead.id, version=lead.version), style)


def _end(lead: Lead, say: Say) -> InlineKeyboardButton:
    if lead.status.is_deal:
        return _menu(lead, "lose", say.plain("Deal lost…"))
    return _menu(lead, "close", say.plain("Close…"))


def _keep(lead: Lead, say: Say) -> InlineKeyboardButton:
    return _menu(lead, "keep", say.plain("Keep as contact…"))


def _amount(lead: Lead, say: Say) -> InlineKeyboardButton:
    return button(say.plain("Amount…"), AskAmount(lead=lead.id, version=lead.version))


def _answer(lead: Lead, say: Say) -> InlineKeyboardButton:
    return button(say.plain("Answer"), AnswerProspect(prospect=lead.prospect))


def _history(lead: Lead, say: Say) -> InlineKeyboardButton:
    return button(say.plain("History"), ShowHistory(lead=lead.id, version=lead.version))


def _copy(lead: Lead, say: Say) -> Row:
    phones = [point.value for point in lead.contact_points if point.value.kind is ContactKind.PHONE]
    if not phones:
        return ()
    number = phones[0].normal_form
    return (InlineKeyboardButton(text=say.plain("Copy the phone"), copy_text=CopyTextButton(text=number)),)


def _undo(decision: Activity | None, say: Say) -> Row:
    if decision is None:
        return ()
    if decision.deed is Deed.KIND_CHANGED:
        return (button(say.plain("↩ Undo"), UndoKind(activity=decision.id)),)
    was_only_taken = decision.deed is Deed.TAKEN and not decision.traces.made_lead
    label = say.plain("↩ Give back") if was_only_taken else say.plain("↩ Undo")
    return (button(label, Undo(activity=decision.id)),)


def _unlink(card: LeadCard, details: CardDetails, say: Say) -> Row:
    """The way back from whom the bot has recognised, which stays when somebody has taken the lead."""
    link, owner = details.undoable_link, card.client or card.company
    if link is None or owner is None:
        return ()
    return (button(say.plain("↩ Not {name}", name=owner.name), Undo(activity=link.id)),)


def _ask_again(card: LeadCard, details: CardDetails, say: Say) -> Row:
    """The way back from an answer of the team's; what was decided by it here goes by "Undo"."""
    said = card.said or details.ruled_out
    if said is None or (details.undoable is not None and details.undoable.id == said.line):
        return ()
    press = AskWhoAgain(lead=card.lead.id, version=card.lead.version, line=said.line)
    return (button(say.plain("Ask who again"), press),)


def _somebody_else(card: LeadCard, say: Say) -> Row:
    """Where it is asked who it is, it may be none of those."""
    is_asked = len(card.suggestions) > 1 or card.names_conflict
    if not is_asked or card.client is not None or card.company is not None:
        return ()
    press = SayItIsSomebodyElse(lead=card.lead.id, version=card.lead.version)
    return (button(say.plain("It is somebody else"), press),)


def _menu(lead: Lead, menu: str, label: str, style: str | None = None) -> InlineKeyboardButton:
    return button(label, ShowMenu(lead=lead.id, version=lead.version, menu=menu), style)


def _is_free(lead: Lead) -> bool:
    return lead.manager is None and lead.status.is_open


def _may_be_taken(lead: Lead, *, alone: bool) -> bool:
    return _is_free(lead) and not alone


def _has_a_next_stage(lead: Lead) -> bool:
    """Whether a deal may go on before it is won."""
    return lead.status.is_deal and len(lead.status.stages_ahead) > 1


def _filled(*rows: Sequence[InlineKeyboardButton]) -> tuple[Row, ...]:
    return tuple(tuple(row) for row in rows if row)
