"""What a manager presses on the card of a lead, and in lists of leads."""

from typing import Annotated, Literal

from pydantic import Field

from bot.domain.client import ClientKind
from bot.domain.exclusion import ExclusionReason, ExclusionScope
from bot.domain.ids import ActivityId, ClientId, CompanyId, LeadId, ManagerId
from bot.domain.lead import Status
from bot.domain.lead_lists import LeadList
from bot.views.buttons.base import Button, Positive, ReasonKey


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


class RuleOut(LeadButton, prefix="notthem1"):
    """It is not this client, whose name is alike."""

    client: Annotated[ClientId, Positive]


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


class Undo(Button, prefix="undo1"):
    """Take a decision back."""

    activity: Annotated[ActivityId, Positive]


class SkipNote(Button, prefix="skip2"):
    """Keep a contact without the one line; `kept` is the decision it would be about."""

    kept: Annotated[ActivityId, Positive]
