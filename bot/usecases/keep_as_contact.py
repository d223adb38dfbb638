"""Keep as contact: somebody who passed by stays in the directory, with a kind and one optional line."""

from dataclasses import replace

from bot.domain.activity import Deed
from bot.domain.client import ClientKind
from bot.domain.errors import NoteTooLong
from bot.domain.ids import ActivityId, ClientId, LeadId
from bot.domain.lead import Status
from bot.domain.member import Member
from bot.domain.rights import check_can_decide
from bot.usecases.decision import client_of_lead, lead_to_decide, record_decision
from bot.usecases.ports import Turn

LONGEST_NOTE = 300


async def keep_as_contact(
    turn: Turn, lead: LeadId, version: int, kind: ClientKind, *, by: Member, anyway: bool = False
) -> ActivityId:
    """Close a lead without calling it bad. Raises ValueBelongsToClient unless "anyway", and what forbids a decision."""
    before = await lead_to_decide(turn, lead, version, Deed.CONTACT_KEPT, by=by)
    check_can_decide(before, by)
    client, traces = await client_of_lead(turn, before, kind=kind, by=by.id, anyway=anyway)
    if client.kind is not kind:
        await turn.records.directory.save_client(replace(client, kind=kind))
        traces = replace(traces, kind_before=client.kind)
    after = before.moved_to(Status.CONTACT_KEPT, by=by.id, now=turn.now).belonging_to(client.id, client.company)
    return await record_decision(turn, Deed.CONTACT_KEPT, before, after, by=by.id, traces=traces)


async def note_how_it_ended(turn: Turn, client: ClientId, words: str) -> None:
    """Write the one line onto a client's card. Raises NoteTooLong beyond 300 characters, NotFound."""
    line = " ".join(words.split())
    if len(line) > LONGEST_NOTE:
        raise NoteTooLong(len(line), LONGEST_NOTE)
    found = await turn.records.directory.get_client(client)
    await turn.records.directory.save_client(replace(found, note=line))
