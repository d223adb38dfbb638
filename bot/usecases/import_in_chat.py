"""Import in the chat: an owner sends a file, decides about its columns, looks at the report, and lets it in or not.

What has to be read in the file is asked for here; whoever reads it says here what came of that.
"""

from dataclasses import replace

from bot.domain.errors import ImportGone
from bot.domain.events import ImportChanged
from bot.domain.ids import ImportId
from bot.domain.imported.columns import Meaning
from bot.domain.imported.files import FileInChat, Wanted
from bot.domain.imported.imports import ImportStatus
from bot.domain.imported.looks import Look
from bot.domain.imported.refused import FileFault
from bot.domain.member import Member
from bot.domain.rights import check_is_owner
from bot.usecases.import_clients import begin_import, give_up_import
from bot.usecases.ports import Turn


async def take_file(turn: Turn, file_name: str, file_id: str, *, by: Member) -> ImportId:
    """Begin an import with a file that Telegram keeps. Raises ForTheOwner, and ImportUnderWay beside another one."""
    file = await begin_import(turn, file_name, by=by)
    await turn.records.import_files.save(file, FileInChat(file_id=file_id, wanted=Wanted.LOOK))
    turn.tell(ImportChanged(file=file))
    return file


async def describe_file(turn: Turn, file: ImportId, look: Look) -> None:
    """What the file is was found out. Raises ImportGone."""
    sent = await _wanted(turn, file, Wanted.LOOK)
    await turn.records.import_files.save(file, sent.seen(look))
    turn.tell(ImportChanged(file=file))


async def read_columns(turn: Turn, file: ImportId, column: int = 0, *, by: Member) -> Look:
    """Return what the file is while its columns are to be decided.

    Raises ForTheOwner, ImportGone, and NotFound where there is no such column.
    """
    return (await _described(turn, file, by)).look_at(column)


async def choose_meaning(turn: Turn, file: ImportId, column: int, meaning: Meaning, *, by: Member) -> None:
    """Say what a column holds. Raises ForTheOwner, ImportGone, and NotFound where there is no such column."""
    sent = await _described(turn, file, by)
    await turn.records.import_files.save(file, sent.with_meaning(column, meaning))


async def check_file(turn: Turn, file: ImportId, *, by: Member) -> None:
    """Let all lines be read by these columns, to learn what becomes of each; nobody sees anything of it yet.

    Raises ForTheOwner, ImportGone, NoColumnOfNames.
    """
    sent = await _described(turn, file, by)
    await turn.records.import_files.save(file, sent.decided())
    turn.tell(ImportChanged(file=file))


async def ask_for_report(turn: Turn, file: ImportId, *, by: Member) -> None:
    """Have it told of each line what becomes of it. Raises ForTheOwner, ImportGone."""
    check_is_owner(by)
    sent = await turn.records.import_files.find(file)
    if sent is None or await turn.records.imports.get_status(file) not in (ImportStatus.READY, ImportStatus.VISIBLE):
        raise ImportGone(file)
    await turn.records.import_files.save(file, replace(sent, wanted=Wanted.REPORT, fault=None, detail=""))
    turn.tell(ImportChanged(file=file))


async def end_reading(turn: Turn, file: ImportId, wanted: Wanted) -> None:
    """What a file was read for is done. Raises ImportGone where nobody waits for it any more."""
    sent = await _wanted(turn, file, wanted)
    await turn.records.import_files.save(file, replace(sent, wanted=None))


async def refuse_file(turn: Turn, file: ImportId, fault: FileFault, detail: str = "") -> None:
    """Nothing can be read in a file: an import that needs it is left, and says why. Raises ImportGone."""
    sent = await turn.records.import_files.find(file)
    if sent is None or sent.wanted is None:
        raise ImportGone(file)
    if sent.wanted is not Wanted.REPORT:
        await give_up_import(turn, file)
    await turn.records.import_files.save(file, sent.over(fault, detail))
    turn.tell(ImportChanged(file=file))


async def _wanted(turn: Turn, file: ImportId, wanted: Wanted) -> FileInChat:
    sent = await turn.records.import_files.find(file)
    if sent is None or sent.wanted is not wanted:
        raise ImportGone(file)
    return sent


async def _described(turn: Turn, file: ImportId, by: Member) -> FileInChat:
    check_is_owner(by)
    sent = await turn.records.import_files.find(file)
    if sent is None or sent.look is None:
        raise ImportGone(file)
    return sent
