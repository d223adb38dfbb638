"""Import: a file's people and companies go into the directory, hidden line by line, and visible all at once."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta

from bot.domain.activity import Deed
from bot.domain.client import Client
from bot.domain.errors import ImportGone, ImportUnderWay, NotFound
from bot.domain.events import ImportChanged
from bot.domain.ids import ClientId, CompanyId, ImportId
from bot.domain.imported.imports import Conflict, Import, ImportStatus, Outcome, whose_line_is_it
from bot.domain.imported.records import CompanyRead, LineRefused, PersonRead, Read
from bot.domain.member import Member
from bot.domain.name_comparison import NameAgreement, compare_names
from bot.domain.rights import check_is_owner
from bot.usecases.ports import Turn
from bot.usecases.ports.importing import StagedLine

MOST_SWEPT = 500
LONGEST_STILL = timedelta(days=1)  # an owner may look at what would come of a file and decide tomorrow


async def begin_import(turn: Turn, file_name: str, *, by: Member | None) -> ImportId:
    """Begin to take in a file; `by` is None at the command line. Raises ImportUnderWay beside another one."""
    _check_may_import(by)
    other = await turn.records.imports.find_under_way()
    if other is not None:
        raise ImportUnderWay(other.id)
    actor = by.id if by else None
    begun_by = await turn.records.activities.add(Deed.IMPORT_BEGUN, now=turn.now, actor=actor)
    return await turn.records.imports.add(file_name, by=actor, begun_by=begun_by, now=turn.now)


async def stage_lines(turn: Turn, file: ImportId, lines: Sequence[Read]) -> list[StagedLine]:
    """Take in a few lines, seen by nobody yet, and return what becomes of each.

    Raises ImportGone if the import was given up meanwhile.
    """
    await _in_status(turn, file, ImportStatus.STAGING)
    await _look_ahead(turn, file, lines)
    staged = [await _staged(turn, file, line) for line in lines]
    await turn.records.imports.add_lines(file, staged, turn.now)
    return staged


async def end_staging(turn: Turn, file: ImportId) -> Import:
    """All lines are there: what will become of them is known. Raises ImportGone."""
    await _in_status(turn, file, ImportStatus.STAGING)
    await turn.records.imports.save_status(file, ImportStatus.READY, turn.now)
    turn.tell(ImportChanged(file=file))
    return await turn.records.imports.get(file)


async def make_visible(turn: Turn, file: ImportId, *, by: Member | None) -> Import:
    """Let everybody see at once what an import brought. Raises ImportGone where it is not ready any more."""
    _check_may_import(by)
    await _in_status(turn, file, ImportStatus.READY)
    await turn.records.imports.make_visible(file, turn.now)
    await turn.records.activities.add(Deed.IMPORTED, now=turn.now, actor=by.id if by else None)
    turn.tell(ImportChanged(file=file))
    return await turn.records.imports.get(file)


async def give_up_import(turn: Turn, file: ImportId, *, by: Member | None = None) -> None:
    """Leave an import that is not visible yet; what was staged is swept away later. Raises ImportGone."""
    _check_may_import(by)
    found = await turn.records.imports.get(file)
    if not found.is_under_way:
        raise ImportGone(file)
    await turn.records.imports.save_status(file, ImportStatus.GIVEN_UP, turn.now)
    sent = await turn.records.import_files.find(file)
    if sent is not None:
        await turn.records.import_files.save(file, sent.over())
    turn.tell(ImportChanged(file=file))


async def undo_import(turn: Turn, file: ImportId, *, by: Member | None) -> int:
    """Take an import back and return how many of its cards stay, because somebody has worked with them since.

    Raises ImportGone where it is not visible.
    """
    _check_may_import(by)
    await _in_status(turn, file, ImportStatus.VISIBLE)
    found = await turn.records.imports.get(file)
    kept = await turn.records.imports.undo(file, turn.now)
    actor = by.id if by else None
    await turn.records.activities.add(Deed.IMPORT_UNDONE, now=turn.now, actor=actor, undoes=found.begun_by)
    turn.tell(ImportChanged(file=file))
    return kept


async def give_up_broken_off(turn: Turn) -> None:
    """Leave an import that nobody has gone on with for long: whoever was at it has ended."""
    found = await turn.records.imports.find_under_way()
    if found is not None and turn.now - found.went_on_at > LONGEST_STILL:
        await give_up_import(turn, found.id)


async def sweep_imports(turn: Turn) -> bool:
    """Delete some of what given-up imports have left; return whether there may be more."""
    is_more = await turn.records.imports.sweep(limit=MOST_SWEPT)
    if is_more:
        await turn.records.erasing.save_forgotten(turn.now)
    return is_more


def _check_may_import(member: Member | None) -> None:
    if member is not None:
        check_is_owner(member)


async def _in_status(turn: Turn, file: ImportId, status: ImportStatus) -> None:
    if await turn.records.imports.get_status(file) is not status:
        raise ImportGone(file)


async def _look_ahead(turn: Turn, file: ImportId, lines: Sequence[Read]) -> None:
    read = [line for line in lines if not isinstance(line, LineRefused)]
    values = {point.value for line in read for point in line.points}
    companies = (line.company if isinstance(line, PersonRead) else line.name for line in read)
    await turn.records.imports.look_ahead(file, values, {*filter(None, companies)})


async def _staged(turn: Turn, file: ImportId, read: Read) -> StagedLine:
    match read:
        case LineRefused():
            return StagedLine(line=read.line, outcome=Outcome.REFUSED, fault=read.name_fault or read.fault)
        case PersonRead():
            return await _person(turn, file, read)
        case CompanyRead():
            return await _company(turn, file, read)


async def _person(turn: Turn, file: ImportId, read: PersonRead) -> StagedLine:
    imports = turn.records.imports
    owner = await _known(turn, file, read)
    if isinstance(owner, Conflict):
        return StagedLine(line=read.line, outcome=Outcome.CONFLICTING, fault=owner)
    if owner is not None:
        added = await imports.promise_points(file, read.points, client=owner.id)
        return StagedLine(line=read.line, outcome=Outcome.MERGED if added else Outcome.KNOWN, client=owner.id)
    company = await _ensured(turn, file, read.company) if read.company else None
    client = await imports.stage_client(file, read, company=company, now=turn.now)
    return StagedLine(line=read.line, outcome=Outcome.NEW, client=client)


async def _known(turn: Turn, file: ImportId, read: PersonRead) -> Client | Conflict | None:
    """Whose card a line belongs on: by our own number, by its contacts, or where it has none by all of its name."""
    imports = turn.records.imports
    if read.ours is not None:
        with suppress(NotFound):
            ours = await turn.records.directory.get_client(ClientId(read.ours))
            if compare_names(read.name, ours.name) is NameAgreement.AGREE:
                return ours
    if read.points:
        return whose_line_is_it(read.name, await imports.clients_owning(file, [point.value for point in read.points]))
    return await imports.find_namesake(file, read.name, read.company)


async def _ensured(turn: Turn, file: ImportId, name: str) -> CompanyId:
    known = await turn.records.imports.find_company(file, name)
    return known or await turn.records.imports.stage_company(file, name, now=turn.now)


async def _company(turn: Turn, file: ImportId, read: CompanyRead) -> StagedLine:
    """A company is known by its name; what another company has is not put on its card unasked."""
    imports = turn.records.imports
    known = await imports.find_company(file, read.name)
    others = await imports.companies_owning(file, [point.value for point in read.points])
    if any(other != known for other in others):
        return StagedLine(line=read.line, outcome=Outcome.CONFLICTING, fault=Conflict.OTHER_NAME)
    if known is not None:
        added = await imports.promise_points(file, read.points, company=known)
        return StagedLine(line=read.line, outcome=Outcome.MERGED if added else Outcome.KNOWN, company=known)
    company = await imports.stage_company(file, read.name, note=read.note, points=read.points, now=turn.now)
    return StagedLine(line=read.line, outcome=Outcome.NEW, company=company)
