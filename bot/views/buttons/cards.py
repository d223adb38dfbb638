"""What a manager presses on the cards of clients and companies, and in lists of what is to be put in order."""

from typing import Annotated, Literal

from pydantic import Field

from bot.domain.client import ClientKind
from bot.domain.hygiene import Disorder
from bot.domain.ids import ActivityId, ClientId, CompanyId, LeadId
from bot.domain.merging import CardKind
from bot.views.buttons.base import LARGEST, LAST_MOMENT, Button, Positive, ReasonKey
from bot.views.buttons.leads import LeadButton


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


class TurnFound(Button, prefix="fpage1"):
    """Show another page of what a search found; what was typed stands in the message that is answered."""

    page: Annotated[int, Field(ge=1, le=9999)] = 1


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
