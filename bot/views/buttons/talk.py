"""What a manager presses on the card of somebody without a lead, and in the talk."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Annotated, Literal

from pydantic import Field

from bot.domain.exclusion import ExclusionReason
from bot.domain.ids import ActivityId, ClientId, ProspectId
from bot.views.buttons.base import LARGEST, Button, Positive
from bot.views.buttons.leads import Take


class AnswerProspect(Button, prefix="answer1"):
    """Answer a prospect."""

    prospect: Annotated[ProspectId, Positive]


class InviteToChat(Button, prefix="invchat1"):
    """Let somebody who asked in public know of the chat."""

    prospect: Annotated[ProspectId, Positive]


class SendHeldBack(Button, prefix="held1"):
    """Send what was not sent for fear of a mistake, unless somebody answered since (`after`: 0 where nobody had).

    `how`: for whom it is was asked; although a colleague has the lead; taking the lead over from them; although
    everybody will read a contact in it; or both although a colleague has the lead and although everybody will read it.
    """

    prospect: Annotated[ProspectId, Positive]
    after: Annotated[int, Field(ge=0, le=LARGEST)]
    how: Literal["chosen", "anyway", "take", "openly", "openly_anyway"]


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


class SendReadyAnswerOpenly(SendReadyAnswer, prefix="readyopen1"):
    """Send a ready answer although everybody will read a contact in it."""


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


class RuleOutForProspect(Button, prefix="pnotthem1"):
    """Somebody without a lead is not this client, whose name is alike."""

    prospect: Annotated[ProspectId, Positive]
    client: Annotated[ClientId, Positive]


class AskWhoAsksAgain(Button, prefix="pdoubt1"):
    """What this line of history answered about somebody without a lead is to be asked again."""

    prospect: Annotated[ProspectId, Positive]
    line: Annotated[ActivityId, Positive]


class MoveProspectTo(Button, prefix="pmove1"):
    """Somebody without a lead is this client, and contacts that are others' go there too; `seal` as in `MoveTo`."""

    prospect: Annotated[ProspectId, Positive]
    client: Annotated[ClientId, Positive]
    seal: Annotated[int, Field(ge=0, le=2**32 - 1)]


class ShowProspect(Button, prefix="prosp1"):
    """Show the card of somebody unnamed with its main buttons."""

    prospect: Annotated[ProspectId, Positive]


def subject_of(presses: Iterable[str]) -> AnswerProspect | Take | None:
    """Return the first button of a card that tells whom or what it is about."""
    for press in presses:
        for kind in (AnswerProspect, Take):
            with suppress(ValueError, TypeError):  # aiogram raises TypeError for a wrong number of parts
                return kind.unpack(press)
    return None
