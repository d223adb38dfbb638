"""Buttons: what a press carries - typed, short, versioned, and never trusted.

The number in a prefix is the version of the button's meaning: a button with another one is old, and old buttons are
answered by the last handler. Callback data can be forged, so ids are bounded and only the one way in which this bot
writes a button is read (aiogram alone would also take "1_0", " 5" or numbers beyond 64 bits).
"""

from collections.abc import Iterable
from contextlib import suppress
from typing import Annotated, Literal, Self

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from bot.domain.client import ClientKind
from bot.domain.exclusion import ExclusionReason, ExclusionScope
from bot.domain.human_check import Picture
from bot.domain.hygiene import Disorder
from bot.domain.ids import ActivityId, ClientId, CompanyId, ExclusionId, ImportId, LeadId, ManagerId, ProspectId
from bot.domain.imported.columns import Meaning
from bot.domain.introduction import Missing, Part
from bot.domain.lead import Status
from bot.domain.lead_lists import LeadList
from bot.domain.merging import CardKind

LARGEST = 2**63 - 1
LAST_MOMENT = 253_402_300_799_999  # milliseconds until the end of the year 9999
Positive = Field(ge=1, le=LARGEST)
ReasonKey = Annotated[str, Field(pattern=r"^[a-z0-9_]{1,16}$")]


class Button(CallbackData, prefix="button"):
    """The base of all buttons."""

    @classmethod
    def unpack(cls, value: str) -> Self:
        """Read a press; raises ValueError for anything this bot does not write."""
        button = super().unpack(value)
        if button.pack() != value:
            raise ValueError("not written by this bot")
        return button


# What a prospect presses.


class PickTopic(Button, prefix="topic2"):
    """One of the topics in the greeting, or one that others are below; `topic` is its key."""

    topic: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]


class ShowTopics(Button, prefix="topics1"):
    """Back from the topics below one to all."""


class ProveHuman(Button, prefix="human1"):
    """This is the picture that was asked for."""

    picture: Picture


class LeaveContact(Button, prefix="contact1"):
    """Leave a contact to be called or written to."""


class GiveConsent(Button, prefix="consent1"):
    """Agree that what is shown is kept; `seal` is that of the introduction shown."""

    seal: Annotated[int, Field(ge=0, le=2**32 - 1)]


class ChooseCorrection(Button, prefix="fix1"):
    """Something on the summary is wrong: choose what."""


class Correct(Button, prefix="fixpart1"):
    """Give one part of the introduction again; the others stand."""

    part: Missing


class MendMail(Button, prefix="mail1"):
    """The domain of an e-mail was mistyped: take the one that was likely meant."""


class NameCompany(Button, prefix="company1"):
    """Say for which company one asks."""


class SayWhoDecides(Button, prefix="decides1"):
    """Say whether the decision is one's own."""

    myself: bool


class AskForMyself(Button, prefix="myself1"):
    """Ask for nobody but oneself after all."""


class SendAgain(Button, prefix="again1"):
    """Send a new request with the name and contact that are known; `seal` is that of the introduction offered."""

    seal: Annotated[int, Field(ge=0, le=2**32 - 1)]


class CorrectRequest(Button, prefix="fixsent1"):
    """Something in the request that was sent is wrong: choose what."""


class CorrectSent(Button, prefix="fixsentpart1"):
    """Give one part of the request again."""

    part: Part


class KeepAsSent(Button, prefix="fixsentno1"):
    """Nothing is wrong after all."""


class AskToWithdraw(Button, prefix="wdraw1"):
    """Take the request back that came at this moment: ask first."""

    since: Annotated[int, Positive]


class Withdraw(Button, prefix="wdrawyes1"):
    """Take the request back that came at this moment."""

    since: Annotated[int, Positive]


class KeepRequest(Button, prefix="wdrawno1"):
    """Do not take it back after all."""


class SpeakLanguage(Button, prefix="lang1"):
    """Talk in this language from now on."""

    language: Annotated[str, Field(pattern=r"^(ru|en)$")]


class RefuseConsent(Button, prefix="refuse1"):
    """Do not keep it; stay anonymous and be served all the same."""


class EraseEverything(Button, prefix="erase1"):
    """Have everything erased that came through this identity."""


class AskAboutConsent(Button, prefix="agreed1"):
    """Read what goes with the consent."""


class WithdrawConsent(Button, prefix="disagree1"):
    """Withdraw the consent: name and contacts go."""


class LeaveEverything(Button, prefix="leaveall1"):
    """Have nothing erased."""


# What a manager presses.


class LeadButton(Button, prefix="lead"):
    """A button about a lead as it was shown: `version` tells whether it still is."""

    lead: Annotated[LeadId, Positive]
    version: Annotated[int, Positive]


class Take(LeadButton, prefix="take1"):
    """Take a free lead."""


class Qualify(LeadButton, prefix="qual1"):
    """It is a real request. `anyway`: as a new client although a contact point is known."""

    anyway: bool = False


class Win(LeadButton, prefix="win1"):
    """The deal is done."""

    anyway: bool = False


class Advance(LeadButton, prefix="stage1"):
    """The deal has come to this stage."""

    stage: Literal[Status.NEGOTIATION, Status.OFFER]
    anyway: bool = False


class LoseFor(LeadButton, prefix="lose1"):
    """The deal came to nothing, for this reason."""

    reason: ReasonKey


class AskAmount(LeadButton, prefix="amount1"):
    """Write down what the deal brings."""


class Postpone(LeadButton, prefix="later1"):
    """Put it off until then."""

    until: Literal["evening", "morning", "days"]


class AskWhen(LeadButton, prefix="when1"):
    """Put it off until a moment that is typed."""


class HandTo(LeadButton, prefix="hand1"):
    """Give it to a colleague."""

    member: Annotated[ManagerId, Positive]


class GiveBack(LeadButton, prefix="back1"):
    """Let it be everybody's again."""


class Reopen(LeadButton, prefix="reopen1"):
    """Go on with what was closed."""


class ShowMenu(LeadButton, prefix="menu1"):
    """Show the choices of a decision on the card, or (empty) the card's main buttons."""

    menu: Annotated[str, Field(pattern=r"^(stage|lose|link|exclude|keep|close|later|hand|kind|more|)$")]


class ShowHistory(LeadButton, prefix="hist1"):
    """Show on the card what was done so far."""

    page: Annotated[int, Field(ge=1, le=9999)] = 1


class LinkTo(LeadButton, prefix="link1"):
    """Link to this client. `anyway`: although a contact point is somebody else's."""

    client: Annotated[ClientId, Positive]
    anyway: bool = False


class MoveTo(LeadButton, prefix="move1"):
    """Link to this client and move contacts there that are others'; `seal` is that of what was shown to be so."""

    client: Annotated[ClientId, Positive]
    seal: Annotated[int, Field(ge=0, le=2**32 - 1)]


class LinkToCompany(LeadButton, prefix="linkco1"):
    """Link to this company. `anyway`: although a contact point is somebody else's."""

    company: Annotated[CompanyId, Positive]
    anyway: bool = False


class SayItIsSomebodyElse(LeadButton, prefix="else1"):
    """It is none of those who have the contacts of this lead."""


class AskWhoAgain(LeadButton, prefix="doubt1"):
    """What this line of history answered is to be asked again."""

    line: Annotated[ActivityId, Positive]


class LinkToNewCompany(LeadButton, prefix="linknewco1"):
    """Link to a new company, called as the lead's person said, or as in the message that this one answers (`typed`).

    `anyway`: although a contact point is somebody else's. `another`: although one is called the same.
    """

    typed: bool = False
    anyway: bool = False
    another: bool = False


class LinkToNewPerson(LeadButton, prefix="linknew1"):
    """Link to somebody new of the lead's company. `anyway`: although a contact point is somebody else's."""

    anyway: bool = False


class SearchClient(LeadButton, prefix="search1"):
    """Look for the client to link to by name, phone or mail."""


class ExcludeWhat(LeadButton, prefix="exclwhat1"):
    """Let the exclusion that is about to be decided cover this."""

    scope: ExclusionScope


class ExcludeNow(LeadButton, prefix="exclnow1"):
    """Exclude for this reason in this scope. `over_client`: although it is a known client's."""

    reason: ExclusionReason
    scope: ExclusionScope
    over_client: bool = False


class KeepAs(LeadButton, prefix="keep1"):
    """Keep as a contact of this kind."""

    kind: ClientKind
    anyway: bool = False


class CloseFor(LeadButton, prefix="close1"):
    """Close for this reason."""

    reason: ReasonKey


class OpenLead(Button, prefix="open1"):
    """Show a lead's card."""

    lead: Annotated[LeadId, Positive]


class ShowList(Button, prefix="list1"):
    """Show a page of a list in place."""

    which: LeadList
    page: Annotated[int, Field(ge=1, le=9999)] = 1


class ShowDisorder(Button, prefix="order1"):
    """Show in place what is wrong with records of one kind, from a number on."""

    which: Disorder
    after: Annotated[int, Field(ge=0, le=LARGEST)] = 0


class AskForName(Button, prefix="orderask1"):
    """Ask what a client without a name is called."""

    client: Annotated[ClientId, Positive]


class RemoveCompany(Button, prefix="orderco1"):
    """This company is a mistake."""

    company: Annotated[CompanyId, Positive]


class ShowShared(Button, prefix="ordershared1"):
    """Show on which cards a contact stands."""

    value: Annotated[int, Positive]


class TakeOffCard(Button, prefix="orderoff1"):
    """A contact of several cards does not belong on this one."""

    value: Annotated[int, Positive]
    kind: CardKind
    card: Annotated[int, Positive]


class AskReason(Button, prefix="orderwhy1"):
    """Ask why a lead was closed."""

    lead: Annotated[LeadId, Positive]


class KeepPasserBy(LeadButton, prefix="orderkeep1"):
    """Whoever a lead that was closed without a reason came from only passed by: keep them as a contact."""


class GiveReason(Button, prefix="reason1"):
    """A lead was closed for this reason. `version`: as whoever presses has seen the lead."""

    lead: Annotated[LeadId, Positive]
    version: Annotated[int, Positive]
    reason: ReasonKey


class UndoRepair(Button, prefix="unorder1"):
    """What was put in order was right before."""

    activity: Annotated[ActivityId, Positive]


class ShowClient(Button, prefix="client1"):
    """Show a client's card in place of what is pressed."""

    client: Annotated[ClientId, Positive]


class ShowClientHistory(Button, prefix="chist1"):
    """Show in place of a client's card what was done about them."""

    client: Annotated[ClientId, Positive]
    page: Annotated[int, Field(ge=1, le=9999)] = 1


class ShowCompany(Button, prefix="co1"):
    """Show a company's card in place of what is pressed."""

    company: Annotated[CompanyId, Positive]


class ShowCompanyHistory(Button, prefix="cohist1"):
    """Show in place of a company's card what was done about it."""

    company: Annotated[CompanyId, Positive]
    page: Annotated[int, Field(ge=1, le=9999)] = 1


class ShowPeople(Button, prefix="copeople1"):
    """Show who belongs to a company."""

    company: Annotated[CompanyId, Positive]
    page: Annotated[int, Field(ge=1, le=9999)] = 1


class AskPerson(Button, prefix="coadd1"):
    """Put somebody into a company: ask who it is."""

    company: Annotated[CompanyId, Positive]


class AddPerson(Button, prefix="coaddnew1"):
    """Put whom the message shows that this one answers into the directory, as somebody of a company."""

    company: Annotated[CompanyId, Positive]


class AskCompany(Button, prefix="coask1"):
    """Ask which company a client belongs to."""

    client: Annotated[ClientId, Positive]


class JoinCompany(Button, prefix="cojoin1"):
    """Let a client belong to a company."""

    client: Annotated[ClientId, Positive]
    company: Annotated[CompanyId, Positive]


class JoinNewCompany(Button, prefix="conew1"):
    """Let a client belong to a new company, called as in the message that this one answers."""

    client: Annotated[ClientId, Positive]


class LeaveCompany(Button, prefix="coleave1"):
    """Let a client belong to this company no more."""

    client: Annotated[ClientId, Positive]
    company: Annotated[CompanyId, Positive]


class UndoCompany(Button, prefix="unco1"):
    """Let a client belong to where they belonged before."""

    activity: Annotated[ActivityId, Positive]


class AskKind(Button, prefix="kinds1"):
    """Show which kinds a client may be of."""

    client: Annotated[ClientId, Positive]


class ChangeKind(Button, prefix="kind1"):
    """Make a client of this kind. `lead`: on whose card, 0 on the client's own."""

    client: Annotated[ClientId, Positive]
    kind: ClientKind
    lead: Annotated[int, Field(ge=0, le=LARGEST)] = 0


class UndoKind(Button, prefix="unkind1"):
    """Take a change of kind back."""

    activity: Annotated[ActivityId, Positive]


class CheckRecord(Button, prefix="checked1"):
    """A client's record was looked through, as it was to be by this moment, in milliseconds."""

    client: Annotated[ClientId, Positive]
    due: Annotated[int, Field(ge=1, le=LAST_MOMENT)]


class UndoCheck(Button, prefix="uncheck1"):
    """A client's record is to be looked through after all."""

    activity: Annotated[ActivityId, Positive]


class AskMerge(Button, prefix="merge1"):
    """Ask which card else is this client's or company's."""

    number: Annotated[int, Positive]
    card: CardKind = CardKind.CLIENT


class ShowMerge(Button, prefix="mergeq1"):
    """Show what would become of two cards. `kept`: the one that would stay."""

    kept: Annotated[int, Positive]
    other: Annotated[int, Positive]
    card: CardKind = CardKind.CLIENT


class MergeCards(Button, prefix="mergenow1"):
    """Make one card of two."""

    kept: Annotated[int, Positive]
    other: Annotated[int, Positive]
    card: CardKind = CardKind.CLIENT


class TellApart(Button, prefix="apart1"):
    """Say that two cards are not the same."""

    kept: Annotated[int, Positive]
    other: Annotated[int, Positive]
    card: CardKind = CardKind.CLIENT


class AskSplit(Button, prefix="split1"):
    """Show what of a client's card may be another person's, to be chosen."""

    client: Annotated[ClientId, Positive]
    page: Annotated[int, Field(ge=1, le=9999)] = 1


class ChoosePart(Button, prefix="splitpick1"):
    """Let a contact or a lead of a client be another person's, or not after all."""

    client: Annotated[ClientId, Positive]
    part: Literal["contact", "lead"]
    number: Annotated[int, Positive]
    page: Annotated[int, Field(ge=1, le=9999)]


class AskSplitName(Button, prefix="splitname1"):
    """Ask whose it is that was chosen."""

    client: Annotated[ClientId, Positive]


class SplitNow(Button, prefix="splitnow1"):
    """Make a card of what was chosen, by the name in the message that this one answers."""

    client: Annotated[ClientId, Positive]


class UndoApart(Button, prefix="unapart1"):
    """Say that they may be the same after all."""

    activity: Annotated[ActivityId, Positive]


class UndoMerge(Button, prefix="unmerge1"):
    """Make two cards of one again, or one of two that it was split into."""

    activity: Annotated[ActivityId, Positive]


class ImportButton(Button, prefix="import"):
    """A button about a file that is to be imported."""

    file: Annotated[ImportId, Positive]


class ShowImport(ImportButton, prefix="imp1"):
    """Show in place of a question how far an import is."""


class ShowColumns(ImportButton, prefix="impcols1"):
    """Show a page of the columns, to change what they are taken for."""

    page: Annotated[int, Field(ge=1, le=9999)] = 1


class ShowMeanings(ImportButton, prefix="impcol1"):
    """Show a page of what a column may be, by its place."""

    column: Annotated[int, Field(ge=0, le=9999)]
    page: Annotated[int, Field(ge=1, le=9999)] = 1


class ChooseMeaning(ImportButton, prefix="impmean1"):
    """Say what a column is."""

    column: Annotated[int, Field(ge=0, le=9999)]
    meaning: Meaning


class CheckImport(ImportButton, prefix="impcheck1"):
    """Have all lines read, without anything being changed by it."""


class ReportImport(ImportButton, prefix="impreport1"):
    """Send what becomes of each line as a file."""


class LetImportIn(ImportButton, prefix="impgo1"):
    """Let everybody see what an import brings."""


class LeaveImport(ImportButton, prefix="impleave1"):
    """Bring nothing of a file in. `listed`: on the list of imports, which is shown afresh."""

    listed: bool = False


class UndoImport(ImportButton, prefix="impundo1"):
    """Take back what an import brought. `listed` as in `LeaveImport`."""

    listed: bool = False


class CardButton(Button, prefix="card"):
    """A button about the card of a client or a company."""

    card: CardKind
    number: Annotated[int, Positive]


class ShowMore(CardButton, prefix="cmore1"):
    """Show what is rarely done on a card."""


class ShowContacts(CardButton, prefix="pts1"):
    """Show the contacts of a card."""

    page: Annotated[int, Field(ge=1, le=9999)] = 1


class ShowDeals(CardButton, prefix="deals1"):
    """Show what somebody wanted so far."""

    page: Annotated[int, Field(ge=1, le=9999)] = 1


class AddContact(CardButton, prefix="ptadd1"):
    """Add a contact to a card."""


class AskName(CardButton, prefix="cname1"):
    """Correct the name on a card."""


class AskCardNote(CardButton, prefix="cnote1"):
    """Write a note onto a card."""


class AskOwnManager(CardButton, prefix="cmans1"):
    """Show who of the team may look after a card."""


class ChooseOwnManager(CardButton, prefix="cman1"):
    """Let somebody of the team look after a card; 0: nobody."""

    manager: Annotated[int, Field(ge=0, le=LARGEST)]


class ContactButton(Button, prefix="pt"):
    """A button about one contact of a card."""

    ownership: Annotated[int, Positive]


class ShowContact(ContactButton, prefix="pt1"):
    """Show a contact, and where it came from."""


class ShowHolders(ContactButton, prefix="ptwho1"):
    """Show who else has a contact."""


class CorrectContact(ContactButton, prefix="ptfix1"):
    """Put another contact in the place of one."""


class MakeMain(ContactButton, prefix="ptmain1"):
    """Let a contact be the first one of its kind."""


class RetireContact(ContactButton, prefix="ptend1"):
    """Take a contact off a card."""


class PutContact(Button, prefix="ptput1"):
    """Put the contact in the message that this one answers onto a card, or in the place of a contact there.

    `seal` names who else has it, as it was shown; `moving`: they are to have it no more.
    """

    place: Literal["client", "company", "contact"]
    number: Annotated[int, Positive]
    seal: Annotated[int, Field(ge=0, le=LARGEST)]
    moving: bool


class UndoOnCard(Button, prefix="uncard1"):
    """Take a change of a card back."""

    activity: Annotated[ActivityId, Positive]


class AnswerProspect(Button, prefix="answer1"):
    """Answer a prospect."""

    prospect: Annotated[ProspectId, Positive]


class SendHeldBack(Button, prefix="held1"):
    """Send what was not sent for fear of a mistake, unless somebody answered since (`after`: 0 where nobody had).

    `how`: for whom it is was asked; although a colleague has the lead; or taking the lead over from them.
    """

    prospect: Annotated[ProspectId, Positive]
    after: Annotated[int, Field(ge=0, le=LARGEST)]
    how: Literal["chosen", "anyway", "take"]


class NoteHeldBack(Button, prefix="heldnote1"):
    """Keep what was not sent as a note of the team."""

    prospect: Annotated[ProspectId, Positive]


class AskNote(Button, prefix="note1"):
    """Write down something about a prospect that stays with the team."""

    prospect: Annotated[ProspectId, Positive]


class ShowReadyAnswers(Button, prefix="ready1"):
    """Show what can be sent to a prospect without typing it."""

    prospect: Annotated[ProspectId, Positive]


class PreviewAnswer(Button, prefix="readyshow1"):
    """Show a ready answer, by its place in the config, as the prospect would read it."""

    prospect: Annotated[ProspectId, Positive]
    place: Annotated[int, Field(ge=0, le=99)]


class SendReadyAnswer(Button, prefix="readysend1"):
    """Send a ready answer as it was shown (`seal`), unless somebody answered since (`after`: 0 where nobody had)."""

    prospect: Annotated[ProspectId, Positive]
    place: Annotated[int, Field(ge=0, le=99)]
    seal: Annotated[int, Field(ge=0, le=2**32 - 1)]
    after: Annotated[int, Field(ge=0, le=LARGEST)]


class LetUnprovenIn(Button, prefix="unproven1"):
    """Let in a part of those who never showed that they are human."""


class ExcludeProspect(Button, prefix="exclp1"):
    """Exclude somebody without a lead; without a reason the reasons are shown. `over_client`: although a client."""

    prospect: Annotated[ProspectId, Positive]
    reason: ExclusionReason | None = None
    over_client: bool = False


class AskWhoAsks(Button, prefix="pwho1"):
    """Somebody without a lead may be a known client: ask which."""

    prospect: Annotated[ProspectId, Positive]


class SearchForProspect(Button, prefix="psearch1"):
    """Look for the client who somebody without a lead is."""

    prospect: Annotated[ProspectId, Positive]


class LinkProspect(Button, prefix="plink1"):
    """Somebody without a lead is this client. `anyway`: although the account is somebody else's."""

    prospect: Annotated[ProspectId, Positive]
    client: Annotated[ClientId, Positive]
    anyway: bool = False


class MoveProspectTo(Button, prefix="pmove1"):
    """Somebody without a lead is this client, and contacts that are others' go there too; `seal` as in `MoveTo`."""

    prospect: Annotated[ProspectId, Positive]
    client: Annotated[ClientId, Positive]
    seal: Annotated[int, Field(ge=0, le=2**32 - 1)]


# These stand under an answer to a message that shows somebody; whom they are about is in that message.


class ShowCaller(Button, prefix="caller1"):
    """Show who it is, and what can be done about them."""


class SayWhoseNumber(Button, prefix="whose1"):
    """Whoever was shown, it is this client."""

    client: Annotated[ClientId, Positive]


class AskWhoseNumberAgain(Button, prefix="whoseagain1"):
    """What this line of history answered about whoever was shown is to be asked again."""

    line: Annotated[ActivityId, Positive]


class AskWhyExcludeShown(Button, prefix="exclaskwhy2"):
    """Exclude whoever was shown: ask for the reason of an exclusion that covers this."""

    scope: ExclusionScope = ExclusionScope.EVERYTHING


class ExcludeShown(Button, prefix="exclshown2"):
    """Exclude whoever was shown for this reason in this scope. `over_client`: although it is a known client."""

    reason: ExclusionReason
    scope: ExclusionScope
    over_client: bool = False


class LiftShown(Button, prefix="liftshown1"):
    """Let a contact of whoever was shown in again."""

    exclusion: Annotated[ExclusionId, Positive]


class MakeLead(Button, prefix="mklead1"):
    """Make a lead of what a client, supplier, partner or contractor wrote."""

    prospect: Annotated[ProspectId, Positive]


class MakeLeadOfExcluded(Button, prefix="mkexcl1"):
    """An exclusion was a mistake: make a lead of what it stopped of somebody."""

    exclusion: Annotated[ExclusionId, Positive]
    prospect: Annotated[ProspectId, Positive]


class UndoLift(Button, prefix="unlift1"):
    """Put an exclusion in force again that was lifted."""

    activity: Annotated[ActivityId, Positive]


class Undo(Button, prefix="undo1"):
    """Take a decision back."""

    activity: Annotated[ActivityId, Positive]


class LiftExclusion(Button, prefix="lift1"):
    """Let an excluded value in again."""

    exclusion: Annotated[ExclusionId, Positive]


class ShowExclusions(Button, prefix="excls1"):
    """Show a page of the list of exclusions in place."""

    page: Annotated[int, Field(ge=1, le=9999)] = 1


class ShowProspect(Button, prefix="prosp1"):
    """Show the card of somebody unnamed with its main buttons."""

    prospect: Annotated[ProspectId, Positive]


class SkipNote(Button, prefix="skip2"):
    """Keep a contact without the one line; `kept` is the decision it would be about."""

    kept: Annotated[ActivityId, Positive]


def subject_of(presses: Iterable[str]) -> AnswerProspect | Take | None:
    """Return the first button of a card that tells whom or what it is about."""
    for press in presses:
        for kind in (AnswerProspect, Take):
            with suppress(ValueError, TypeError):  # aiogram raises TypeError for a wrong number of parts
                return kind.unpack(press)
    return None
