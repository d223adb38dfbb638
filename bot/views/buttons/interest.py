"""What a member presses to look at interest in figures and at the lists behind them."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from bot.domain.heat import Cut, Period
from bot.views.buttons.base import Button

Key = Annotated[str, Field(pattern=r"^([a-z_]{0,16}|-?[1-9][0-9]{0,17})$")]


class Figures(StrEnum):
    """Which figures stand there: all in short, by route, by what they came from."""

    ALL = "all"
    ROUTES = "routes"
    SOURCES = "sources"


class ShowInterest(Button, prefix="intr1"):
    """Show the figures of a period in place."""

    period: Period
    figures: Figures = Figures.ALL


class ShowActs(Button, prefix="acts1"):
    """Show a page of acts of one kind in place."""

    period: Period
    cut: Cut
    key: Key = ""
    page: Annotated[int, Field(ge=1, le=9999)] = 1


class ShowWhoCameAgain(Button, prefix="again1"):
    """Show a page of people who came again in place."""

    period: Period
    page: Annotated[int, Field(ge=1, le=9999)] = 1
