"""What a prospect presses."""

from typing import Annotated

from pydantic import Field

from bot.domain.human_check import Picture
from bot.domain.ids import PostId
from bot.domain.introduction import Missing, Part
from bot.views.buttons.base import Button, Positive


class PressUnderPost(Button, prefix="post1"):
    """The button under a post, where it matters who presses."""

    post: Annotated[PostId, Positive]


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
