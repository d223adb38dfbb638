"""What a manager presses under a message that shows somebody - whom it is about is in there - and on exclusions."""

from typing import Annotated

from pydantic import Field

from bot.domain.exclusion import ExclusionReason, ExclusionScope
from bot.domain.ids import ActivityId, ClientId, ExclusionId, InterestId, ManagerId, OccasionId, ProspectId
from bot.views.buttons.base import Button, Positive


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


class AskWhereShown(Button, prefix="where1"):
    """Whoever was shown is interested: ask where they showed it, and to whom of ours."""

    member: Annotated[ManagerId, Positive] | None = None


class NameOccasion(Button, prefix="occasion1"):
    """They showed it somewhere that has no name yet: at an exhibition, or elsewhere."""

    at_exhibition: bool
    member: Annotated[ManagerId, Positive] | None = None


class NoteShown(Button, prefix="noted1"):
    """Note the interest of whoever was shown; without an occasion it was a call."""

    occasion: Annotated[OccasionId, Positive] | None = None
    member: Annotated[ManagerId, Positive] | None = None


class UndoNoted(Button, prefix="unnoted1"):
    """Take a line back that was noted by hand."""

    interest: Annotated[InterestId, Positive]


class MakeLeadOfNoted(Button, prefix="mknoted1"):
    """Make a lead of interest that was noted by hand."""

    interest: Annotated[InterestId, Positive]


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


class LiftExclusion(Button, prefix="lift1"):
    """Let an excluded value in again."""

    exclusion: Annotated[ExclusionId, Positive]


class ShowExclusions(Button, prefix="excls1"):
    """Show a page of the list of exclusions in place."""

    page: Annotated[int, Field(ge=1, le=9999)] = 1
