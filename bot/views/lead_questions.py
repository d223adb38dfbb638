"""Questions on a lead's card, in place of its main buttons: which reason, which kind, which scope, whose lead."""

from collections.abc import Sequence

from bot.domain.client import Client, ClientKind
from bot.domain.close_reasons import key_of
from bot.domain.contact_points import ContactKind, ContactValue, shown
from bot.domain.exclusion import ExclusionReason, ExclusionScope, scopes_for
from bot.domain.lead import Lead, Reason, Status
from bot.domain.member import Member
from bot.texts import Say
from bot.views.buttons.leads import (
    Advance,
    AskWhen,
    CloseFor,
    ExcludeNow,
    ExcludeWhat,
    GiveBack,
    HandTo,
    KeepAs,
    LoseFor,
    Postpone,
)
from bot.views.cards import DANGER, LONGEST_NAME_SHOWN, Question, Row, button, in_pairs, shortened
from bot.views.client_card import kind_rows
from bot.views.names_of_codes import EXCLUSION_REASONS, KINDS, SCOPES, STAGES, name_of_reason
from bot.views.whose_is_it import back_button

MOST_ONE_BELOW_ANOTHER = 4


def why_close(lead: Lead, reasons: Sequence[Reason], say: Say) -> Question:
    """Ask for the reason of closing: one of those that the owner chose."""
    rows = _rows_of_reasons(CloseFor, lead, reasons, say)
    return Question(words=say("<b>Why close it?</b>"), rows=(*rows, _back(lead, say)))


def which_stage(lead: Lead, say: Say) -> Question:
    """Ask how far the deal is: only what is ahead of it is offered."""
    ahead = [stage for stage in (Status.NEGOTIATION, Status.OFFER) if stage in lead.status.stages_ahead]
    stages = [
        button(say.plain(STAGES[stage]), Advance(lead=lead.id, version=lead.version, stage=stage)) for stage in ahead
    ]
    return Question(words=say("<b>How far is the deal?</b>"), rows=(*in_pairs(stages), _back(lead, say)))


def why_lost(lead: Lead, reasons: Sequence[Reason], say: Say) -> Question:
    """Ask for the reason why a deal came to nothing: one of those that the owner chose."""
    rows = _rows_of_reasons(LoseFor, lead, reasons, say)
    return Question(words=say("<b>Why was it lost?</b>"), rows=(*rows, _back(lead, say)))


def _rows_of_reasons(
    press: type[CloseFor | LoseFor], lead: Lead, reasons: Sequence[Reason], say: Say
) -> tuple[Row, ...]:
    """Each on a row of its own where there are few, so that long ones are read whole."""
    buttons = [
        button(name_of_reason(reason, say), press(lead=lead.id, version=lead.version, reason=key_of(reason)))
        for reason in reasons
    ]
    return in_pairs(buttons) if len(buttons) > MOST_ONE_BELOW_ANOTHER else tuple((each,) for each in buttons)


def until_when(lead: Lead, say: Say) -> Question:
    """Ask until when it is put off."""
    rows = (
        (
            button(say.plain("This evening"), Postpone(lead=lead.id, version=lead.version, until="evening")),
            button(say.plain("Tomorrow morning"), Postpone(lead=lead.id, version=lead.version, until="morning")),
        ),
        (
            button(say.plain("In 3 days"), Postpone(lead=lead.id, version=lead.version, until="days")),
            button(say.plain("Another day…"), AskWhen(lead=lead.id, version=lead.version)),
        ),
    )
    return Question(words=say("<b>Until when?</b>"), rows=(*rows, _back(lead, say)))


def whom_to_give(lead: Lead, team: Sequence[Member], by: Member, say: Say) -> Question:
    """Ask whose it is to be: a colleague's who can be written to, or everybody's. What is free is taken, not given."""
    holder = lead.manager if lead.manager is not None else by.id
    colleagues = [
        button(member.name, HandTo(lead=lead.id, version=lead.version, member=member.id))
        for member in team
        if member.reachable and member.id != holder
    ]
    back = button(say.plain("Everybody’s again"), GiveBack(lead=lead.id, version=lead.version))
    rows = (*in_pairs(colleagues), *(((back,),) if lead.manager is not None else ()))
    return Question(words=say("<b>Whom to give it to?</b>"), rows=(*rows, _back(lead, say)))


def keep_as_what(lead: Lead, say: Say) -> Question:
    """Ask what the person is to the business."""
    buttons = [
        button(say.plain(KINDS[kind]), KeepAs(lead=lead.id, version=lead.version, kind=kind)) for kind in ClientKind
    ]
    return Question(words=say("<b>Who is it to us?</b>"), rows=(*in_pairs(buttons), _back(lead, say)))


def who_is_the_client(lead: Lead, client: Client, say: Say) -> Question:
    """Ask what the lead's client is to the business."""
    return Question(words=say("<b>Who is it to us?</b>"), rows=(*kind_rows(client, lead.id, say), _back(lead, say)))


def why_exclude(lead: Lead, say: Say, scope: ExclusionScope = ExclusionScope.EVERYTHING) -> Question:
    """Ask for the reason of an exclusion; what it covers may be changed first, to what the lead has."""
    reasons = [
        button(say.plain(name), _exclude(lead, reason, scope), DANGER) for reason, name in EXCLUSION_REASONS.items()
    ]
    values = [point.value for point in lead.contact_points]
    scopes = [
        button(scope_label(other, values, say), ExcludeWhat(lead=lead.id, version=lead.version, scope=other))
        for other in scopes_for(values)
        if other is not scope
    ]
    what = scope_in_words(scope, values, say)
    words = say("<b>Why exclude?</b> What: “{scope}”. Nothing is deleted.", scope=what)
    if _only_warns(lead, scope):
        words = say("<b>Why exclude?</b> What: “{scope}”. It was only typed: cards will warn of it.", scope=what)
    return Question(words=words, rows=in_pairs([*reasons, *scopes, back_button(lead, say)]))


def _only_warns(lead: Lead, scope: ExclusionScope) -> bool:
    """Whether nothing that the messenger vouches for is covered, so that nobody is stopped."""
    vouched = [
        point.value for point in lead.contact_points if point.verified or point.value.kind is ContactKind.TELEGRAM
    ]
    return not set(vouched).intersection(scope.values_of(vouched))


def scope_in_words(scope: ExclusionScope, values: Sequence[ContactValue], say: Say) -> str:
    """Return what is about to be excluded; a mail domain by its name."""
    if scope is ExclusionScope.MAIL_DOMAIN:
        domains = ", ".join(shown(domain) for domain in scope.values_of(values))
        return shortened(domains, LONGEST_NAME_SHOWN)
    return scope_label(scope, values, say)


def scope_label(scope: ExclusionScope, values: Sequence[ContactValue], say: Say) -> str:
    """Return what a button calls it; of Telegram nothing is said where there is none."""
    has_account = any(value.kind is ContactKind.TELEGRAM for value in values)
    if scope is ExclusionScope.EVERYTHING and not has_account:
        return say.plain("All the contacts")
    return say.plain(SCOPES[scope])


def _exclude(lead: Lead, reason: ExclusionReason, scope: ExclusionScope) -> ExcludeNow:
    return ExcludeNow(lead=lead.id, version=lead.version, reason=reason, scope=scope)


def _back(lead: Lead, say: Say) -> Row:
    return (back_button(lead, say),)
