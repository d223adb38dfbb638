"""Races: presses of the same moment, against the bot as a process of its own. Whoever is first, all fits together."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import pytest

from bot.sandbox.people import Player
from bot.sandbox.sight import Seen
from tests.races.conftest import KNOWN_PHONE, PATIENCE, House, Opening

OUTDATED = "The card has changed already: please look at it once more."

whoever_is_first = pytest.mark.parametrize("turned", [False, True], ids=["in order", "turned round"])


async def at_once(one: Coroutine[Any, Any, Any], other: Coroutine[Any, Any, Any], *, turned: bool) -> tuple[Any, Any]:
    """Let two things happen in the same moment; `turned`: the other sets out a hair earlier."""
    if turned:
        late, early = await asyncio.gather(other, one)
        return early, late
    return await asyncio.gather(one, other)


async def test_take_against_take(house: House) -> None:
    """One has it, and the others learn who."""
    await house.becomes_a_lead(house.anna, "Anna Brown")
    team = [house.olga, house.pavel, house.viktor]
    cards = [await member.sees_button("Take", patience=PATIENCE) for member in team]
    said = await asyncio.gather(*(who.presses_stale("Take", on=card) for who, card in zip(team, cards, strict=True)))
    assert house.deeds() == ["taken"]
    (winner,) = [member for member, toast in zip(team, said, strict=True) if str(toast).startswith("Yours now")]
    assert house.rows("SELECT manager_id FROM leads") == [{"manager_id": winner.id}]
    assert sum("already. Choose another one" in str(toast) for toast in said) == 2


@whoever_is_first
async def test_take_against_exclude(house: House, turned: bool) -> None:
    """The lead is either in work or excluded, and whoever was late is told so."""
    await house.becomes_a_lead(house.anna, "Anna Brown")
    free = await house.olga.sees_button("Take", patience=PATIENCE)
    await house.viktor.sends("/lead 1")
    await house.viktor.presses("Exclude…", on="New lead No. 1")
    reasons = await house.viktor.sees_button("Courier", on="New lead No. 1")
    took, excluded = await at_once(
        house.olga.presses_stale("Take", on=free), house.viktor.presses_stale("Courier", on=reasons), turned=turned
    )
    exclusions = len(house.rows("SELECT id FROM exclusions"))
    if house.deeds() == ["taken"]:
        assert str(took).startswith("Yours now") and excluded == OUTDATED
        assert exclusions == 0
    else:
        assert house.deeds() == ["excluded"]
        assert str(excluded).startswith("Excluded.") and "Viktor already" in str(took)
        assert exclusions == 2


@whoever_is_first
async def test_link_against_undo(house: House, turned: bool) -> None:
    """A lead that was given back is nobody's client by the way, and one that was linked is not given back silently."""
    await house.is_known("Anna Brown", KNOWN_PHONE)
    await house.becomes_a_lead(house.anna, "Anna Brown")
    await house.olga.presses("Take", patience=PATIENCE)
    card = await house.olga.sees_button("It is Anna Brown")
    await house.olga.sees_button("↩ Give back")
    linked, undone = await at_once(
        house.olga.presses_stale("It is Anna Brown", on=card),
        house.olga.presses_stale("↩ Give back", on=card),
        turned=turned,
    )
    (lead,) = house.rows("SELECT status, manager_id, client_id FROM leads")
    if house.deeds() == ["taken", "linked"]:
        assert str(linked).startswith("Client: Anna Brown") and "Undo that first" in str(undone)
        assert lead == {"status": "taken", "manager_id": house.olga.id, "client_id": 1}
    else:
        assert house.deeds() == ["taken", "undone"]
        assert (undone, linked) == ("As it was before.", OUTDATED)
        assert lead == {"status": "new", "manager_id": None, "client_id": None}


@whoever_is_first
async def test_close_against_a_new_message(house: House, turned: bool) -> None:
    """What was said in that moment is read by somebody, whatever became of the lead."""
    await house.becomes_a_lead(house.anna, "Anna Brown")
    await house.olga.presses("Take", patience=PATIENCE)
    await house.olga.presses("Close…")
    reasons = await house.olga.sees_button("Changed their mind")
    await at_once(
        house.olga.presses_stale("Changed their mind", on=reasons),
        house.anna.sends("And by Friday, please"),
        turned=turned,
    )
    await house.olga.sees("And by Friday, please", patience=PATIENCE)
    assert house.deeds() == ["taken", "closed"]
    assert len(house.rows("SELECT id FROM interests WHERE words = 'And by Friday, please'")) == 1


async def test_a_removed_managers_tap(house: House) -> None:
    """Whoever left takes nothing, also in the moment in which somebody else does."""
    await house.becomes_a_lead(house.anna, "Anna Brown")
    his = await house.pavel.sees_button("Take", patience=PATIENCE)
    hers = await house.olga.sees_button("Take", patience=PATIENCE)
    await house.hire(house.viktor, house.olga)
    refused, took = await asyncio.gather(
        house.pavel.presses_stale("Take", on=his), house.olga.presses_stale("Take", on=hers)
    )
    assert (refused, str(took).startswith("Yours now")) == ("This button is for managers.", True)
    assert house.rows("SELECT actor_id FROM activities WHERE deed = 'taken'") == [{"actor_id": house.olga.id}]


async def test_a_stale_card_after_a_restart(house: House) -> None:
    """What stood on a card before the bot was killed decides nothing about what came after."""
    await house.becomes_a_lead(house.anna, "Anna Brown")
    await house.olga.presses("Take", patience=PATIENCE)
    stale = await house.olga.sees_button("✓ Qualified lead")
    await house.olga.presses("✓ Qualified lead", on=stale)
    current = await house.olga.sees_button("🏆 Deal won", patience=PATIENCE)
    await house.kill_and_start()
    late, won = await asyncio.gather(
        house.olga.presses_stale("Keep as contact…", on=stale, patience=PATIENCE),
        house.olga.presses_stale("🏆 Deal won", on=current, patience=PATIENCE),
    )
    assert (late, won) == (OUTDATED, "Congratulations on the deal!")
    assert house.deeds() == ["taken", "qualified", "won"]


async def test_the_same_tap_twice(house: House) -> None:
    """Two fingers, one decision."""
    await house.becomes_a_lead(house.anna, "Anna Brown")
    card = await house.olga.sees_button("Take", patience=PATIENCE)
    said = await asyncio.gather(*(house.olga.presses_stale("Take", on=card) for _ in range(3)))
    assert house.deeds() == ["taken"]
    assert sum(str(toast).startswith("Yours now") for toast in said) == 1
    assert sum(str(toast).startswith("You have it already") for toast in said) == 2


async def test_the_same_tap_delivered_twice(house: House) -> None:
    """Telegram delivers again what it does not know to have arrived; it counts once, and nobody is told off for it."""
    await house.becomes_a_lead(house.anna, "Anna Brown")
    hers = await house.olga.sees_button("Take", patience=PATIENCE)
    his = await house.pavel.sees_button("Take", patience=PATIENCE)
    await house.sandbox.order_update_fault("duplicated", times=2, update_kind="callback_query")
    took, other = await asyncio.gather(
        house.olga.presses_stale("Take", on=hers), house.pavel.presses_stale("Take", on=his)
    )
    await house.sandbox.quiet()
    assert house.deeds() == ["taken"]
    assert sum(str(toast).startswith("Yours now") for toast in (took, other)) == 1
    assert sum("already. Choose another one" in str(toast) for toast in (took, other)) == 1


async def test_the_group_becomes_a_supergroup(open_house: Opening) -> None:
    """A tap in that moment counts, and the card stands once where the team is now."""
    house = await open_house(with_group=True)
    assert house.group is not None
    await house.becomes_a_lead(house.anna, "Anna Brown")
    card = await house.olga.sees_button("Take", chat=house.group, patience=PATIENCE)
    new, took = await asyncio.gather(house.sandbox.upgrade(house.group), house.olga.presses_stale("Take", on=card))
    assert str(took).startswith("Yours now")
    await house.olga.sees("With Olga", chat=new, patience=PATIENCE)
    assert house.deeds() == ["taken"]
    await house.sandbox.quiet()
    assert len([message for message in await house.olga.messages(new) if "New lead No. 1" in message.text]) == 1


async def test_the_card_deleted_by_somebody(open_house: Opening) -> None:
    """A tap in that moment counts, and with the next decision at the latest the card stands there again, once."""
    house = await open_house(with_group=True)
    await house.becomes_a_lead(house.anna, "Anna Brown")
    card = await house.olga.sees_button("Take", chat=house.group, patience=PATIENCE)
    took, _ = await asyncio.gather(house.olga.presses_stale("Take", on=card), house.delete_as_administrator(card))
    assert str(took).startswith("Yours now")
    await house.olga.presses("✓ Qualified lead", patience=PATIENCE)
    await house.pavel.sees("Lead No. 1", "Deal in progress", chat=house.group, patience=PATIENCE)
    await house.sandbox.quiet()
    assert house.deeds() == ["taken", "qualified"]
    assert len([message for message in await house.olga.messages(house.group) if "Lead No. 1" in message.text]) == 1


async def test_two_clients_claim_one_phone(house: House) -> None:
    """It goes to one card, and the other manager is asked whose it is."""
    await house.becomes_a_lead(house.anna, "Anna Brown")
    await house.olga.presses("Take", on="Anna Brown", patience=PATIENCE)
    await house.becomes_a_lead(house.boris, "Boris Stone")
    await house.pavel.presses("Take", on="Boris Stone", patience=PATIENCE)
    hers = await house.olga.sees_button("✓ Qualified lead", patience=PATIENCE)
    his = await house.pavel.sees_button("✓ Qualified lead", patience=PATIENCE)
    await asyncio.gather(
        house.olga.presses_stale("✓ Qualified lead", on=hers), house.pavel.presses_stale("✓ Qualified lead", on=his)
    )
    owners = house.rows(
        "SELECT c.name FROM ownerships w JOIN clients c ON c.id = w.client_id"
        " JOIN contact_values v ON v.id = w.value_id WHERE v.kind = 'phone'"
    )
    assert [row["name"] for row in owners] in (["Anna Brown"], ["Boris Stone"])
    late = house.pavel if owners == [{"name": "Anna Brown"}] else house.olga
    await late.sees(f"Client {owners[0]['name']} has this already:", patience=PATIENCE)
    assert len(house.rows("SELECT id FROM activities WHERE deed = 'qualified'")) == 1


async def test_move_against_move(house: House) -> None:
    """The phone goes to one of them, and the other manager is told that it is somebody else's by now."""
    await house.is_known("Carol Lane", KNOWN_PHONE)
    await house.is_known("Mary Black")
    await house.is_known("Vera White")
    await house.becomes_a_lead(house.anna, "Anna Brown")
    await house.becomes_a_lead(house.boris, "Boris Stone")
    hers = await asks_to_move(house.olga, "Anna Brown", "Mary Black")
    his = await asks_to_move(house.pavel, "Boris Stone", "Vera White")
    said = await asyncio.gather(
        house.olga.presses_stale("Move to Mary Black", on=hers),
        house.pavel.presses_stale("Move to Vera White", on=his),
    )
    owners = house.rows(
        "SELECT c.name FROM ownerships w JOIN clients c ON c.id = w.client_id"
        " JOIN contact_values v ON v.id = w.value_id WHERE v.kind = 'phone'"
    )
    assert [row["name"] for row in owners] in (["Mary Black"], ["Vera White"])
    late = said[1] if owners == [{"name": "Mary Black"}] else said[0]
    assert str(late).startswith("Meanwhile the contact is somebody else’s.")
    assert len(house.rows("SELECT id FROM activities WHERE deed = 'contact_moved'")) == 1


async def asks_to_move(manager: Player, lead: str, client: str) -> Seen:
    """Take a lead and link it to a client who does not have its phone."""
    await manager.presses("Take", on=lead, patience=PATIENCE)
    await manager.presses("Link…", on=lead, patience=PATIENCE)
    await manager.presses("Find a client", on=lead, patience=PATIENCE)
    asked = await manager.sees("Whom to look for?", patience=PATIENCE)
    await manager.sends(client)
    found = await manager.sees(client, after=asked, patience=PATIENCE)
    await manager.presses(f"It is {client}", on=found, patience=PATIENCE)
    return await manager.sees_button(f"Move to {client}", patience=PATIENCE)
