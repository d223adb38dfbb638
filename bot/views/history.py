"""History on the card of a lead or a client: a line for each thing done or said, newest first, and the way back."""

from collections.abc import Iterator

from bot.domain.activity import Activity, Deed
from bot.domain.client import Client
from bot.domain.company import Company
from bot.domain.lead import Lead, Status
from bot.domain.mentioned import Mentioned
from bot.house_rules import HouseRules
from bot.texts import Markup, Say, text
from bot.usecases.read_history import CardHistory, History, Line, Noted, Shown, Told
from bot.views.buttons.base import Button
from bot.views.buttons.cards import ShowClient, ShowClientHistory, ShowCompany, ShowCompanyHistory
from bot.views.buttons.leads import ShowHistory, ShowMenu
from bot.views.cards import Face, Row, button, moment_of, money, paging_row, shortened
from bot.views.names_of_codes import CORRECTED, EXCLUSION_REASONS, KINDS, STAGES, inside, reason_inside
from bot.views.routes import act
from bot.views.said_contacts import said_with_extension
from bot.views.setup_words import MODES

SAID = {
    Deed.LEAD_CREATED: text("It became a lead"),
    Deed.TAKEN: text("Taken into work"),
    Deed.GIVEN_BACK: text("Given back to everybody"),
    Deed.LEASE_ENDED: text("No answer in time: free again"),
    Deed.LEFT_BEHIND: text("Its manager left: free again"),
    Deed.REOPENED: text("In work again"),
    Deed.WITHDRAWN: text("Withdrawn by the person"),
    Deed.CAME_BACK: text("Its time has come"),
    Deed.EXCLUSION_LIFTED: text("Exclusion lifted"),
    Deed.COMPANY_REMOVED: text("Taken out of the directory"),
    Deed.NOTE_WRITTEN: text("Note written"),
    Deed.RENAMED: text("Name corrected"),
    Deed.ANSWERED: text("Answered"),
    Deed.CONSENT_GIVEN: text("Consent given"),
    Deed.CONSENT_WITHDRAWN: text("Consent withdrawn"),
    Deed.FORGOTTEN: text("Kept long enough: erased"),
    Deed.ERASED: text("Erased at own request"),
    Deed.RECORD_CHECKED: text("Looked through after erasing"),
    Deed.MEMBER_JOINED: text("Joined the team"),
    Deed.IMPORT_BEGUN: text("Import begun"),
    Deed.IMPORTED: text("Imported"),
    Deed.IMPORT_UNDONE: text("Import taken back"),
    Deed.CONTACT_ADDED: text("Contact added"),
    Deed.CONTACT_CORRECTED: text("Contact corrected"),
    Deed.CONTACT_RETIRED: text("Contact retired"),
    Deed.MAIN_CONTACT_CHOSEN: text("Main contact"),
    Deed.CHAT_LET_IN: text("The bot was let in"),
    Deed.CHAT_LEFT: text("The bot has left"),
    Deed.CHAT_MODE_SET: text("Mode"),
    Deed.CHAT_DOOR_SET: text("Who is let in"),
}
LINES_ON_A_PAGE = 8
LONGEST_NAME_TOLD = 20
LONGEST_WORDS_TOLD = 1000


def history_page(history: History, say: Say, rules: HouseRules) -> Face:
    """Return a page of history in place of a lead's card."""
    lead, page = history.lead, history.page
    heading = say("<b>History of No. {number}</b>", number=lead.id)
    lines = (heading, say("<b>{name}</b>", name=lead.name), *(history_line(told, say, rules) for told in page.things))
    turning = paging_row(page, lambda number: ShowHistory(lead=lead.id, version=lead.version, page=number))
    return Face(lines=lines, rows=tuple(row for row in (turning, _back(lead, say)) if row))


def card_history_page(history: CardHistory, say: Say, rules: HouseRules) -> Face:
    """Return a page of history in place of a client's or a company's card; each line says which lead it is about."""
    card, page = history.card, history.page
    heading = say("<b>History: {name}</b>", name=card.name)
    lines = (heading, *(history_line(told, say, rules, with_lead=True) for told in page.things))
    turning = paging_row(page, lambda number: _page_press(card, number))
    press = ShowClient(client=card.id) if isinstance(card, Client) else ShowCompany(company=card.id)
    back = (button(say.plain("‹ Back"), press),)
    return Face(lines=lines, rows=tuple(row for row in (turning, back) if row))


def _page_press(card: Client | Company, page: int) -> Button:
    if isinstance(card, Client):
        return ShowClientHistory(client=card.id, page=page)
    return ShowCompanyHistory(company=card.id, page=page)


def _back(lead: Lead, say: Say) -> Row:
    return (button(say.plain("‹ Back"), ShowMenu(lead=lead.id, version=lead.version, menu="")),)


def history_line(line: Line, say: Say, rules: HouseRules, *, with_lead: bool = False) -> Markup:
    """Return what was done, said or noted; `with_lead`: also about which lead."""
    if isinstance(line, Shown):
        shown = act(line.interest, say, longest=LONGEST_WORDS_TOLD, place=line.place, member=line.member)
        return Markup(" · ".join((moment_of(line.interest.created_at, say, rules), shown)))
    if isinstance(line, Noted):
        return Markup(" · ".join(_noted(line, say, rules)))
    return Markup(" · ".join(_parts(line, say, rules, with_lead=with_lead)))


def _noted(line: Noted, say: Say, rules: HouseRules) -> Iterator[str]:
    yield moment_of(line.note.written_at, say, rules)
    yield say("📝 {note}", note=shortened(line.note.words, LONGEST_WORDS_TOLD))
    if line.author is not None:
        yield say("{name}", name=_name(line.author))


def _parts(told: Told, say: Say, rules: HouseRules, *, with_lead: bool) -> Iterator[str]:
    """When, what, and who where it was somebody of the team; what was undone is struck through."""
    what = say("{what}", what=what_was_done(told, say, rules))
    yield moment_of(told.activity.happened_at, say, rules)
    if with_lead and told.activity.lead is not None:
        yield say("No. {number}", number=told.activity.lead)
    yield f"<s>{what}</s>" if told.undone else what
    if told.actor is not None:
        yield say("{name}", name=_name(told.actor))


def what_was_done(told: Told, say: Say, rules: HouseRules) -> str:
    """Return a line of history in words, as plain text."""
    match told.activity.deed:
        case Deed.UNDONE:
            what = what_was_done(told.undoes, say, rules) if told.undoes is not None else ""
            return say.plain("Undone: {what}", what=inside(what)).rstrip(" :")
        case Deed.HANDED_OVER:
            return _with(say.plain("Handed over"), _name(told.colleague))
        case Deed.LINKED:
            return _with(say.plain("Linked"), _name(told.owner))
        case Deed.CONTACT_MOVED:
            return _with(say.plain("A contact went away from"), _name(told.owner))
        case Deed.CONTACT_RETURNED:
            return _with(say.plain("A contact came back to"), _name(told.owner))
        case Deed.LINKED_BY_ITSELF:
            return _with(say.plain("Recognised"), _name(told.owner))
        case Deed.WHO_IT_IS_SAID:
            if told.owner is None:
                return say.plain("Somebody else than who has the contact")
            return _with(say.plain("Who it is"), _name(told.owner))
        case Deed.WHO_IT_IS_DOUBTED:
            return say.plain("To be asked again who it is")
        case Deed.RULED_OUT:
            return _with(say.plain("Not this client"), _name(told.owner))
        case Deed.KIND_CHANGED:
            kind = told.activity.traces.kind_after
            return _with(say.plain("Kind"), inside(say.plain(KINDS[kind])) if kind is not None else None)
        case Deed.CONTACT_KEPT:
            return _with(say.plain("Contact kept"), _name(told.owner))
        case Deed.CLIENTS_MERGED:
            return _with(say.plain("Merged with the card"), _name(told.other))
        case Deed.COMPANIES_MERGED:
            return _with(say.plain("Merged with the company"), _name(told.other))
        case Deed.CLIENT_SPLIT:
            return _with(say.plain("Split off a card of its own"), _name(told.other))
        case Deed.TOLD_APART:
            return _with(say.plain("Not the same as"), _name(told.other))
        case Deed.COMPANY_JOINED:
            return say.plain("Now of {company}: {name}", company=_name(told.other), name=_name(told.owner))
        case Deed.COMPANY_LEFT:
            return say.plain("No longer of {company}: {name}", company=_name(told.other), name=_name(told.owner))
        case Deed.OWN_MANAGER_CHOSEN:
            return _with(say.plain("Own manager"), _name(told.colleague) or say.plain("nobody"))
        case Deed.CHAT_MODE_SET if told.activity.traces.chat_after is not None:
            mode = MODES[told.activity.traces.chat_after.mode]
            return _with(_said_of(Deed.CHAT_MODE_SET, say), inside(say.plain(mode)))
        case Deed.CHAT_DOOR_SET if told.activity.traces.chat_after is not None:
            lets_in = told.activity.traces.chat_after.lets_in
            return say.plain("Whoever asks is let in") if lets_in else say.plain("The team decides who is let in")
        case Deed.NOTE_WRITTEN if told.answer is not None:
            return say.plain("Note: “{words}”", words=shortened(told.answer, LONGEST_WORDS_TOLD))
        case deed if told.mentioned:
            return _with(_said_of(deed, say), " → ".join(_mentioned(each, say) for each in told.mentioned))
        case Deed.TAKEN if told.activity.traces.made_lead:
            return say.plain("Made a lead by hand")
        case Deed.ANSWERED if told.answer is not None:
            return say.plain("Answered: “{words}”", words=shortened(told.answer, LONGEST_WORDS_TOLD))
        case Deed.EXCLUDED:
            reason = EXCLUSION_REASONS[told.excluded_for] if told.excluded_for is not None else None
            return _with(say.plain("Excluded"), inside(say.plain(reason)) if reason else None)
        case Deed.LEAD_CORRECTED:
            return say.plain(CORRECTED[told.activity.traces.corrected])
        case Deed.POSTPONED:
            until = told.activity.after.postponed_until if told.activity.after is not None else None
            return _with(say.plain("Put off"), moment_of(until, say, rules) if until is not None else None)
        case deed:
            return _of_a_deal(deed, told.activity, say)


def _mentioned(mentioned: Mentioned, say: Say) -> str:
    """A name, or a contact with what to ask for behind a switchboard."""
    if mentioned.value is None:
        return _name(mentioned.words) or ""
    return said_with_extension(mentioned.value, mentioned.extension, say)


def _of_a_deal(deed: Deed, line: Activity, say: Say) -> str:
    amount = line.after.amount if line.after is not None else None
    worth = money(amount, say) if amount is not None else None
    reason = line.after.close_reason if line.after is not None else None
    why = reason_inside(reason, say) if reason is not None else None
    match deed:
        case Deed.QUALIFIED:
            return say.plain("A real request")
        case Deed.NEGOTIATION_BEGUN:
            return say.plain(STAGES[Status.NEGOTIATION])
        case Deed.OFFER_MADE:
            return say.plain(STAGES[Status.OFFER])
        case Deed.WON:
            return _with(say.plain("Deal won"), worth)
        case Deed.AMOUNT_SET:
            return _with(say.plain("Amount"), worth)
        case Deed.LOST:
            return _with(say.plain("Deal lost"), why)
        case Deed.CLOSED:
            return _with(say.plain("Closed"), why)
        case _:
            return _said_of(deed, say)


def _said_of(deed: Deed, say: Say) -> str:
    """What needs no more than its name."""
    return say.plain(SAID[deed])


def _with(what: str, more: str | None) -> str:
    return f"{what}: {more}" if more else what


def _name(name: str | None) -> str | None:
    return shortened(name, LONGEST_NAME_TOLD) if name is not None else None
