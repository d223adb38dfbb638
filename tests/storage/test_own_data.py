"""Own data: what is kept about one identity is read back whole, and nothing that was emptied since."""

from bot.mailboxes import Incoming
from storage import Session
from tests.storage.examples import ANNA, NOW, add_prospect


async def test_an_update_that_an_erasure_emptied_is_left_out(session: Session) -> None:
    """It quoted somebody else, who had everything erased: whoever sent it as a manager may ask for their own later."""
    prospect = await add_prospect(session)
    said = '{"message": {"text": "Добрый день"}}'
    updates = [Incoming(update_id=1, lane=str(ANNA), body=""), Incoming(update_id=2, lane=str(ANNA), body=said)]
    await session.inbox.add(1, updates, NOW)

    assert (await session.own_data.gather(prospect)).updates == (said,)


async def test_a_reaction_that_still_waits_is_theirs(session: Session) -> None:
    prospect = await add_prospect(session)
    waiting = Incoming(update_id=1, lane=f"crowd {ANNA}", body='{"message_reaction": {}}', in_crowd=True)
    await session.inbox.add(1, [waiting], NOW)

    assert (await session.own_data.gather(prospect)).updates == (waiting.body,)
