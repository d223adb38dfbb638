"""Imports: who sent a file has one card that is edited, and nobody is told of what they have not sent."""

from dataclasses import replace

from bot.announcing import Announcer
from bot.domain.events import ImportChanged
from bot.domain.member import Member, Role
from bot.mailboxes import Letter, Priority
from bot.usecases.import_clients import begin_import, give_up_import
from bot.usecases.import_in_chat import take_file
from bot.usecases.ports import Turn
from storage import Session
from tests.announcing.conftest import NOW, OLGA, VIKTOR, hire, house

OWNER = Member(id=VIKTOR, role=Role.OWNER, name="Виктор", language="ru", started_at=NOW, blocked_at=None)


async def told(session: Session, turn: Turn) -> list[Letter]:
    """What is said of what happened in a turn, and is delivered."""
    await Announcer(house(team_chat=None)).announce(session, NOW, turn.events)
    letters: list[Letter] = []
    while heads := await session.outbox.heads(NOW):
        for entry in heads:
            await session.outbox.mark_sending([entry])
            await session.outbox.mark_sent(entry, entry.card_message_id or 100 + entry.id, NOW)
            letters.append(entry.letter)
    return letters


async def test_one_card_of_whoever_sent_the_file_is_edited(session: Session) -> None:
    await hire(session, OLGA, VIKTOR)
    turn = Turn(records=session, now=NOW)
    file = await take_file(turn, "clients.csv", "BQAC", by=OWNER)
    [card] = await told(session, turn)
    assert (card.chat_id, card.card, card.priority) == (VIKTOR, "import:1", Priority.ANSWER)
    assert card.payload["text"] == "📄 clients.csv: читаю файл…"

    left = replace(turn, events=[])
    await give_up_import(left, file, by=OWNER)
    [card] = await told(session, left)
    assert card.payload["text"] == "📄 clients.csv не загружен. Ничего не изменилось."


async def test_progress_gives_way_to_what_is_new(session: Session) -> None:
    await hire(session, VIKTOR)
    turn = Turn(records=session, now=NOW)
    file = await take_file(turn, "clients.csv", "BQAC", by=OWNER)
    [card] = await told(session, replace(turn, events=[ImportChanged(file=file, merely_on=True)]))
    assert card.priority == Priority.CHANGE


async def test_a_file_from_the_command_line_and_one_of_somebody_gone_have_no_card(session: Session) -> None:
    await hire(session, VIKTOR)
    turn = Turn(records=session, now=NOW)
    file = await begin_import(turn, "clients.csv", by=None)
    await give_up_import(turn, file)
    assert turn.events == [ImportChanged(file=file)]
    assert await told(session, turn) == []
    gone = replace(OWNER, id=OLGA)
    other = replace(turn, events=[])
    await take_file(other, "clients.csv", "BQAC", by=gone)
    assert await told(session, other) == []
