"""What an owner presses on the card of an import."""

from typing import Annotated

from pydantic import Field

from bot.domain.ids import ImportId
from bot.domain.imported.columns import Meaning
from bot.views.buttons.base import Button, Positive


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
