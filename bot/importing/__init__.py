"""Importing: other people's files with clients, read line by line whatever wrote them."""

from bot.domain.imported.refused import FileFault, FileRefused
from bot.importing.files import Limits, read_file
from bot.importing.table import Line, Table

__all__ = ["FileFault", "FileRefused", "Limits", "Line", "Table", "read_file"]
