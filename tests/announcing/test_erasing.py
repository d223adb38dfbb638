"""Erasing in managers' chats: what is too old to be deleted is emptied, lists forget, closed groups are left alone."""

from datetime import timedelta

import pytest

from bot.announcing import Announcer
from bot.announcing.digests import BURST
from bot.domain.events import CopiesErased, Event, LeadCreated
from bot.domain.prospect import Prospect
from bot.mailboxes import OutboxEntry
from bot.usecases.erase_person import erase_person
from bot.usecases.ports import Turn
from storage import Session
from tests.announcing.conftest import NOW, OLGA, PAVEL, TEAM_CHAT, VIKTOR, hire, house
from tests.announcing.test_announcing import ANNA, Office, said


@pytest.fixture
async def group(session: Session) -> Office:
    """Olga, Pavel and Viktor with a group."""
    await hire(session, OLGA, PAVEL, VIKTOR)
    return Office(session=session, announcer=Announcer(house(team_chat=TEAM_CHAT)))


async def pass_on(office: Office, prospect: Prospect, message_id: int, *, days_ago: int, is_text: bool) -> None:
    """A copy of what somebody said stands in the group."""
    await office.session.connection.run(
        "INSERT INTO talk (chat_id, message_id, prospect_id, sent_at, is_text)"
        " VALUES (:chat, :message, :prospect, :at, :is_text)",
        chat=TEAM_CHAT,
        message=message_id,
        prospect=prospect.id,
        at=int((NOW - timedelta(days=days_ago)).timestamp() * 1000),
        is_text=int(is_text),
    )


async def erase(office: Office, prospect: Prospect) -> list[OutboxEntry]:
    """Somebody has everything erased; returns what goes out because of that."""
    turn = Turn(records=office.session, now=NOW)
    await erase_person(turn, prospect)
    await office.announcer.announce(office.session, NOW, turn.events)
    return await office.deliver()


async def test_copies_are_deleted_or_emptied_by_their_age(group: Office) -> None:
    """The owner learns how many old pictures are left to delete by hand."""
    anna = await group.meet()
    await pass_on(group, anna, 11, days_ago=1, is_text=True)
    await pass_on(group, anna, 12, days_ago=3, is_text=True)
    await pass_on(group, anna, 13, days_ago=3, is_text=False)

    sent = await erase(group, anna)

    done = {(entry.letter.method, entry.letter.payload.get("message_id")) for entry in sent if entry.letter.chat_id < 0}
    assert done == {("deleteMessage", 11), ("editMessageText", 12), ("editMessageCaption", 13)}
    assert [
        (entry.letter.chat_id, "1 старую картинку" in said(entry)) for entry in sent if entry.letter.chat_id > 0
    ] == [(VIKTOR, True)]


async def test_a_list_of_leads_forgets_who_was_erased(group: Office) -> None:
    """Leads that came in a burst stand on one card: it lists the others."""
    leads = [await group.lead(ANNA + number) for number in range(BURST + 2)]
    events: list[Event] = [LeadCreated(lead=lead.id) for lead in leads]
    await group.announce(*events)
    await group.deliver()
    last = await group.session.prospects.get(leads[-1].prospect)

    sent = await erase(group, last)

    (digest,) = [entry for entry in sent if (entry.letter.card or "").startswith("digest:")]
    assert "№7" not in str(digest.letter.payload)
    assert "№6" in str(digest.letter.payload)


async def test_a_closed_group_is_not_written_to(group: Office) -> None:
    """The owner hears what stays there, once for each who is erased; nobody is told once more that it is closed."""
    lead = await group.lead()
    await group.announce(LeadCreated(lead=lead.id))
    await group.deliver()
    anna = await group.session.prospects.get(lead.prospect)
    await pass_on(group, anna, 11, days_ago=1, is_text=True)
    await group.session.team.save_group_closed(TEAM_CHAT, NOW)

    (told,) = await erase(group, anna)

    assert told.letter.chat_id == VIKTOR
    assert f"На карточках: №{lead.id}" in said(told)
    assert await erase(group, await group.meet(ANNA + 1)) == []


async def test_copies_are_taken_back_once(group: Office) -> None:
    anna = await group.meet()
    await pass_on(group, anna, 11, days_ago=1, is_text=True)
    await group.announce(CopiesErased(prospect=anna.id))

    await group.announce(CopiesErased(prospect=anna.id))

    assert [entry.letter.method for entry in await group.deliver()] == ["deleteMessage"]
