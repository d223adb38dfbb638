"""Remove a company that is none: nobody works there, nothing was asked for it; and put it back."""

from bot.domain.activity import Activity, Deed
from bot.domain.company import Company
from bot.domain.errors import CompanyInUse, NotFound, UndoneAlready
from bot.domain.ids import ActivityId, CompanyId
from bot.domain.member import Member
from bot.domain.merging import CardKind
from bot.domain.rights import check_is_owner
from bot.usecases.ports import Turn


async def remove_company(turn: Turn, company: CompanyId, *, by: Member) -> ActivityId:
    """Take a company out of the directory. Raises CompanyInUse where it has people or leads; ForTheOwner, NotFound."""
    check_is_owner(by)
    found = await turn.records.directory.get_company(company)
    await _check_is_unused(turn, found)
    await turn.records.directory.remove_company(found.id, turn.now)
    return await turn.records.activities.add(Deed.COMPANY_REMOVED, now=turn.now, actor=by.id, company=found.id)


async def put_company_back(turn: Turn, activity: ActivityId, *, by: Member) -> Activity:
    """Let a company stand in the directory again; return the line that took it out.

    Raises ForTheOwner, NotFound, UndoneAlready.
    """
    check_is_owner(by)
    line = await turn.records.activities.get(activity)
    if line.deed is not Deed.COMPANY_REMOVED or line.company is None:
        raise NotFound
    if await turn.records.activities.is_undone(activity):
        raise UndoneAlready
    await turn.records.merging.show_again(CardKind.COMPANY, line.company)
    await turn.records.activities.add(Deed.UNDONE, now=turn.now, actor=by.id, company=line.company, undoes=line.id)
    return line


async def _check_is_unused(turn: Turn, company: Company) -> None:
    people = await turn.records.directory.list_clients_of(company.id, limit=1)
    if people or await turn.records.leads.count_of_company(company.id):
        raise CompanyInUse
