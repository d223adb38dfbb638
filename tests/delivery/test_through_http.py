"""The outbox meets a strict Telegram over real HTTP, with an honest network and with a bad one."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.sandbox.server import SandboxServer, sandbox_server
from bot.sandbox.world import Fault, Person
from bot.telegram import Telegram
from tests.delivery.conftest import SPEED
from tests.delivery.post_office import PostOffice, letter

ANNA = 101
BUTTON = {"inline_keyboard": [[{"text": "Взять", "callback_data": "take:1"}]]}


@asynccontextmanager
async def connected(office: PostOffice) -> AsyncIterator[SandboxServer]:
    """A sandbox in which Anna has started the bot, and a delivery that sends there."""
    async with sandbox_server(speed=SPEED) as sandbox, Telegram(sandbox.token, sandbox.url, None) as telegram:
        sandbox.world.add_person(Person(id=ANNA, first_name="Анна", started=True))
        office.new_delivery(telegram=telegram)
        yield sandbox


def texts_in(sandbox: SandboxServer) -> list[str]:
    return [message.content["text"] for message in sandbox.world.chat(ANNA).messages.values()]


async def test_a_card_is_sent_answered_and_edited_where_it_stands(office: PostOffice) -> None:
    async with connected(office) as sandbox, office.delivering():
        await office.put(letter("<b>первая</b>", card="lead:1", parse_mode="HTML", reply_markup=BUTTON))
        await office.put(letter("ещё", reply_to_card="lead:1", disable_notification=True))
        await office.until_empty()
        options = {"is_disabled": True}
        await office.put(
            letter("вторая", card="lead:1", parse_mode="HTML", reply_markup=BUTTON, link_preview_options=options)
        )
        await office.until_empty()

        assert texts_in(sandbox) == ["вторая", "ещё"]
        card, reply = sandbox.world.chat(ANNA).messages.values()
        assert reply.reply_to is card
    assert await office.statuses() == ["sent", "sent", "sent"]


@pytest.mark.parametrize(
    ("kind", "copies"), [("reset", 1), ("502", 1), ("reset_after", 2)], ids=["before", "at the gate", "after"]
)
async def test_a_message_whose_answer_is_lost_arrives_once_or_once_more(
    office: PostOffice, kind: str, copies: int
) -> None:
    async with connected(office) as sandbox:
        sandbox.world.faults.append(Fault(method="sendMessage", kind=kind, times=1))
        await office.put(letter("привет"))

        await office.deliver_all()

        assert texts_in(sandbox) == ["привет"] * copies


async def test_an_edit_whose_answer_is_lost_ends_as_it_should(office: PostOffice) -> None:
    """The repeated edit hears that nothing changes by it, and that is success."""
    async with connected(office) as sandbox, office.delivering():
        await office.put(letter("первая", card="lead:1"))
        await office.until_empty()
        sandbox.world.faults.append(Fault(method="editMessageText", kind="reset_after", times=1))
        await office.put(letter("вторая", card="lead:1"))
        await office.until_empty()

        assert texts_in(sandbox) == ["вторая"]
    assert await office.statuses() == ["sent", "sent"]
