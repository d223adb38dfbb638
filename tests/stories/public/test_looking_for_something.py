"""Stories of inline queries: in any chat somebody looks for something, and finds the way to us."""

from datetime import timedelta

import pytest

from bot.sandbox.people import Group
from tests.stories.public.conftest import Square
from tests.stories.scenes import let_time_pass


@pytest.fixture
async def yard(square: Square) -> Group:
    """A group of neighbours of Anna's, in which the bot is not."""
    group = await square.office.sandbox.group("Двор", members=[square.anna])
    await square.anna.makes_bot("left", of=group)
    await square.office.sandbox.quiet()
    return group


async def looked_for(square: Square) -> list[tuple[str | None, str | None]]:
    """Words and topics of all who looked for something."""
    await square.office.sandbox.quiet()
    rows = await square.office.rows("SELECT words, topic FROM interests WHERE route = 'inline_query' ORDER BY id")
    return [(row["words"], row["topic"]) for row in rows]


async def test_who_looks_for_something_finds_the_way_to_us_and_becomes_a_lead(square: Square, yard: Group) -> None:
    """Stroke by stroke the topics stay; the button above them opens the chat, and the words are in the journal."""
    for words in ("дос", "доста", "доставка"):
        found = await square.anna.searches(words, to=yard)
    assert (found.titles, found.personal, found.cache_time) == (["Доставка", "Цены"], True, 0)
    assert found.button == square.say("Ask us in private")
    assert await looked_for(square) == []
    await square.anna.starts("inline")
    assert await looked_for(square) == [("доставка", None)]
    await square.gets_a_lead()
    await square.manager.sees(square.told.name, chat=square.board)
    kept = await square.office.rows("SELECT body FROM inbox WHERE body LIKE '%inline_query%'")
    assert kept == []
    assert await square.office.rows(
        "SELECT i.route FROM lead_interests l JOIN interests i ON i.id = l.interest_id ORDER BY i.created_at, i.id"
    ) == [{"route": route} for route in ("inline_query", "start", "start", "question")]


async def test_what_rests_for_a_minute_is_interest_of_somebody_nobody_has_met(square: Square, yard: Group) -> None:
    """To type nothing is to look for nothing."""
    nothing = await square.anna.searches("", to=yard)
    assert nothing.titles == ["Цены", "Доставка"]
    await square.office.sandbox.quiet()
    assert await square.office.rows("SELECT id FROM prospects") == []
    await square.anna.searches("кухня лофт", to=yard)
    await square.office.sandbox.quiet()
    await let_time_pass(square.office, timedelta(minutes=2))
    assert await looked_for(square) == [("кухня лофт", None)]
    assert await square.office.rows("SELECT private_since FROM prospects") == [{"private_since": None}]
    assert await square.anna.messages() == []


async def test_what_is_chosen_leads_its_readers_to_the_bot(square: Square, yard: Group) -> None:
    """Nothing of Anna stands in it; the bot hears of it only where @BotFather was told so."""
    await square.office.sandbox.settings_of_bot(inline_feedback=True)
    found = await square.anna.searches("цены", to=yard)
    sent = await square.anna.chooses(found[0], to=yard)
    assert sent.text == square.say("{topic}: ask here, and a person answers.", topic="Цены")
    assert [button.url for button in sent.buttons] == ["https://t.me/leadhook_sandbox_bot?start=inline"]
    assert await looked_for(square) == [("цены", "Цены")]


async def test_the_team_finds_clients_as_before_and_is_no_interest(square: Square) -> None:
    results = await square.manager.searches("цены")
    assert results == []
    await square.office.sandbox.quiet()
    assert await square.office.rows("SELECT * FROM looked_for") == []
