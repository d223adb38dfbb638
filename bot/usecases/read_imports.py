"""Read imports: what an import's card shows, and which files came in last."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.domain.ids import ImportId
from bot.domain.imported.files import FileInChat
from bot.domain.imported.imports import Import, ImportStatus
from bot.domain.imported.likely import Compared
from bot.domain.member import Member
from bot.domain.rights import check_is_owner
from bot.usecases.ports import Records
from bot.usecases.ports.importing import StagedLine

MOST_WRONG = 4
MOST_MAYBE = 3
MOST_LISTED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportCard:
    """An import as its owner sees it. `wrong`: the first lines that are not taken; `kept`: cards that stay after all.

    `sent` is empty for a file from the command line. `likely`: the first new clients who may be known already.
    """

    imported: Import
    sent: FileInChat | None
    wrong: Sequence[StagedLine] = ()
    likely: Sequence[StagedLine] = ()
    compared: Compared = field(default_factory=Compared)
    kept: int = 0


async def read_import(records: Records, file: ImportId) -> ImportCard:
    """Return an import with what its card shows. Raises ImportGone where there is none."""
    imported = await records.imports.get(file)
    is_undone = imported.status is ImportStatus.UNDONE
    return ImportCard(
        imported=imported,
        sent=await records.import_files.find(file),
        wrong=await records.imports.list_wrong(file, limit=MOST_WRONG),
        likely=await records.imports.list_likely(file, limit=MOST_MAYBE),
        compared=await records.import_comparisons.get(file),
        kept=await records.imports.count_kept(file) if is_undone else 0,
    )


async def list_imports(records: Records, *, by: Member) -> list[Import]:
    """Return the files that came last, the newest first. Raises ForTheOwner."""
    check_is_owner(by)
    return await records.imports.list_last(limit=MOST_LISTED)
