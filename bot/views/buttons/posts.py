"""What an owner presses on the card of a button under a post, and on the list of posts."""

from typing import Annotated

from pydantic import Field

from bot.domain.ids import CampaignId, PostButtonId
from bot.domain.post_button import ButtonKind
from bot.views.buttons.base import Button, GroupId, Positive


class ShowPosts(Button, prefix="posts1"):
    """Show a page of the posts that have a button, or had one."""

    page: Annotated[int, Field(ge=1, le=9999)] = 1


class PostButtonPress(Button, prefix="pbtn"):
    """The base of what is pressed on such a card."""

    button: Annotated[PostButtonId, Positive]


class ShowPostButton(PostButtonPress, prefix="pbshow1"):
    """Show how it stands by now."""


class OpenPost(PostButtonPress, prefix="pbopen1"):
    """Show the card of a post at the end of the chat."""


class ChooseKind(PostButtonPress, prefix="pbkind1"):
    """What a press under the post shall do."""

    kind: ButtonKind


class AskLabel(PostButtonPress, prefix="pblabel1"):
    """Other words shall stand on it: ask which."""


class ShowChannels(PostButtonPress, prefix="pbchans1"):
    """Show a page of the channels that the post may go to."""

    page: Annotated[int, Field(ge=1, le=9999)] = 1


class ChooseChannel(PostButtonPress, prefix="pbchan1"):
    """The post goes to this channel."""

    chat: GroupId


class ShowSources(PostButtonPress, prefix="pbsrcs1"):
    """Show a page of the campaigns that whoever presses may count for."""

    page: Annotated[int, Field(ge=1, le=9999)] = 1


class ChooseSource(PostButtonPress, prefix="pbsrc1"):
    """Whoever presses has come by this campaign."""

    campaign: Annotated[CampaignId, Positive]


class ChooseNoSource(PostButtonPress, prefix="pbnosrc1"):
    """Whoever presses has come by the post, and by no campaign."""


class PublishPost(PostButtonPress, prefix="pbpost1"):
    """Let the bot publish the post with its button."""


class PutButton(PostButtonPress, prefix="pbput1"):
    """Put it under the post that stands there."""


class TakeButtonAway(PostButtonPress, prefix="pbtake1"):
    """Take it away; the post stays."""
