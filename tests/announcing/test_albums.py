"""Albums on their way: whatever Telegram says to the first part of one, no picture is lost."""

import json

from bot.announcing import Announcer
from bot.domain.events import PostedMessage, ProspectWrote, SentFile
from bot.domain.lead import Lead
from storage import Session
from tests.announcing.conftest import NOW, OLGA, TEAM_CHAT, hire, house
from tests.announcing.test_announcing import ANNA, Office

NUMBER = "13902684510221757"  # as Telegram gives it: no other album has it


async def picture(office: Office, lead: Lead, number: int) -> ProspectWrote:
    """One of an album that Anna sends."""
    posted = PostedMessage(
        chat_id=ANNA,
        message_id=number,
        is_text=False,
        album=NUMBER,
        file=SentFile(kind="photo", file_id=f"file-{number}", veiled=False),
    )
    remark = await office.session.remarks.add(prospect=lead.prospect, words=None, posted=posted, now=NOW)
    return ProspectWrote(prospect=lead.prospect, lead=lead.id, words=None, posted=posted, remark=remark)


async def test_a_picture_that_comes_while_the_others_are_under_way_does_not_replace_them(session: Session) -> None:
    """Telegram wants silence just then: afterwards the others go once more, and the late one by itself."""
    await hire(session, OLGA)
    office = Office(session=session, announcer=Announcer(house(team_chat=TEAM_CHAT)))
    lead = await office.taken_lead()
    await office.announce(await picture(office, lead, 7), await picture(office, lead, 8))
    (album,) = await session.outbox.heads(NOW)
    await session.outbox.mark_sending([album])
    await office.announce(await picture(office, lead, 9))

    await session.outbox.try_again(album, error="429", not_before=NOW, now=NOW)

    rows = await session.connection.rows("SELECT payload FROM outbox WHERE status = 'new' ORDER BY id")
    first, late = (json.loads(row["payload"]) for row in rows)
    assert [each["media"] for each in first["media"]] == ["file-7", "file-8"]
    assert late["message_id"] == 9


async def test_an_album_that_went_out_leaves_only_its_pictures_behind(session: Session) -> None:
    """Where each of them stands is known; what comes still later gathers anew."""
    await hire(session, OLGA)
    office = Office(session=session, announcer=Announcer(house(team_chat=TEAM_CHAT)))
    lead = await office.taken_lead()
    await office.announce(await picture(office, lead, 7), await picture(office, lead, 8))
    (album,) = await session.outbox.heads(NOW)
    await session.outbox.mark_sending([album])

    await session.outbox.mark_sent(album, None, NOW, album=(107, 108))

    rows = await session.connection.rows("SELECT subject, message_id FROM cards ORDER BY subject")
    assert [(row["subject"], row["message_id"]) for row in rows] == [("remark:1", 107), ("remark:2", 108)]


async def test_no_letter_is_named_by_telegrams_number_of_an_album(session: Session) -> None:
    """That would tell whose it was when all else of a person is erased."""
    await hire(session, OLGA)
    office = Office(session=session, announcer=Announcer(house(team_chat=TEAM_CHAT)))
    lead = await office.taken_lead()

    await office.announce(await picture(office, lead, 7), await picture(office, lead, 8))

    named = await session.connection.rows("SELECT card AS name FROM outbox UNION SELECT subject FROM cards")
    assert {"album:1"} <= {row["name"] for row in named}
    assert not any(NUMBER in (row["name"] or "") for row in named)
