"""The caller's card: who somebody is, before the talk, and what can be done about them."""

from collections.abc import Iterator

from bot.domain.client import Client
from bot.domain.exclusion import ExclusionReason
from bot.domain.member import Member
from bot.domain.rights import may_decide, may_lift
from bot.house_rules import HouseRules
from bot.texts import Markup, Say
from bot.usecases.read_caller import Caller
from bot.usecases.search_owners import Found
from bot.views.buttons import AnswerProspect, AskWhyExcludeShown, ExcludeShown, LiftExclusion, ShowClient
from bot.views.buttons import OpenLead as OpenLeadButton
from bot.views.cards import DANGER, MOST_LINES, PRIMARY, Face, Row, button, in_pairs, shortened
from bot.views.history import history_line
from bot.views.lead_card import client_line
from bot.views.names_of_codes import EXCLUSION_REASONS, inside
from bot.views.whose_is_it import said_value

LONGEST_NOTE_SHOWN = 150
MOST_LEADS = 2
MOST_OWNERS = 4


def caller_card(caller: Caller, name: str | None, member: Member, say: Say, rules: HouseRules) -> Face:
    """Return the card; `name`: what was written on the contact that was shown."""
    lines = tuple(_lines(caller, name, say, rules))
    return Face(lines=lines[:MOST_LINES], rows=tuple(row for row in _rows(caller, member, say) if row))


def why_exclude_shown(caller: Caller, name: str | None, say: Say, rules: HouseRules) -> Face:
    """Ask on the card for the reason of excluding somebody before they ever write."""
    reasons = [button(say.plain(EXCLUSION_REASONS[why]), ExcludeShown(reason=why)) for why in ExclusionReason]
    return Face(lines=(*_lines(caller, name, say, rules), say("<b>Why exclude?</b>")), rows=in_pairs(reasons))


def _lines(caller: Caller, name: str | None, say: Say, rules: HouseRules) -> Iterator[Markup]:
    if name is not None:
        yield say("📇 {name}", name=shortened(name, 60))
    if caller.values:
        yield say("{contacts}", contacts=", ".join(said_value(value, say) for value in caller.values))
    yield from _owner_lines(caller, say)
    yield from _lead_lines(caller, say)
    if caller.exclusion is not None:
        reason = inside(say.plain(EXCLUSION_REASONS[caller.exclusion.reason]))
        yield say("⛔ On the list of exclusions: {reason}", reason=reason)
    for told in caller.told:
        yield history_line(told, say, rules)
    if not caller.is_known:
        yield _nobody(caller, say)


def _owner_lines(caller: Caller, say: Say) -> Iterator[Markup]:
    for found in caller.owners[:MOST_OWNERS]:
        yield _owner_line(found, say)
    client = caller.client
    if caller.has_bought:
        yield say("⭐ Has bought from us before")
    if caller.own_manager is not None:
        yield say("Looked after by {name}", name=caller.own_manager)
    if client is not None and client.note:
        yield say("Note: {note}", note=shortened(client.note, LONGEST_NOTE_SHOWN))


def _owner_line(found: Found, say: Say) -> Markup:
    if isinstance(found.owner, Client):
        return client_line(found.owner, say, found.company)
    return say("🏢 {name}", name=found.owner.name)


def _lead_lines(caller: Caller, say: Say) -> Iterator[Markup]:
    for shown in caller.leads[:MOST_LEADS]:
        number, name = shown.lead.id, shown.lead.name
        if shown.taker is not None:
            yield say("In work: No. {number}, {name} · {taker}", number=number, name=name, taker=shown.taker)
        else:
            yield say("Nobody has taken it yet: No. {number}, {name}", number=number, name=name)


def _nobody(caller: Caller, say: Say) -> Markup:
    if not caller.values:
        return say("Telegram does not say who it is. Send a phone, an e-mail or a contact card.")
    return say("Nobody we know. If it should never come through, exclude it.")


def _rows(caller: Caller, member: Member, say: Say) -> Iterator[Row]:
    for shown in caller.leads[:MOST_LEADS]:
        label = say.plain("No. {number}, {name}", number=shown.lead.id, name=shown.lead.name)
        yield (button(label, OpenLeadButton(lead=shown.lead.id)),)
    if caller.prospect is not None and all(may_decide(shown.lead, member) for shown in caller.leads[:1]):
        yield (button(say.plain("Answer"), AnswerProspect(prospect=caller.prospect.id), PRIMARY),)
    if caller.client is not None:
        yield (button(f"👤 {caller.client.name}", ShowClient(client=caller.client.id)),)
    if caller.exclusion is not None and may_lift(caller.exclusion, member):
        yield (button(say.plain("Lift the exclusion"), LiftExclusion(exclusion=caller.exclusion.id)),)
    if caller.values and not caller.is_known:
        yield (button(say.plain("Exclude…"), AskWhyExcludeShown(), DANGER),)
