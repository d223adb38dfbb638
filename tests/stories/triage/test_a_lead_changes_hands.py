"""A lead changes hands: taken, handed over, given back, lost for want of an answer - by those who may."""

from datetime import timedelta

import pytest

from bot.sandbox.people import Player
from tests.stories.scenes import let_time_pass
from tests.stories.triage.conftest import EVERYWHERE
from tests.stories.workplace import PHONE, Team, Workplace

IN_TEAMS = [place for place in EVERYWHERE if place[0] is not Team.ALONE]
IN_GROUPS = [place for place in EVERYWHERE if place[0] is Team.GROUP]
ALONE = [place for place in EVERYWHERE if place[0] is Team.ALONE]
in_teams = pytest.mark.parametrize("work", IN_TEAMS, indirect=True, ids="-".join)
in_groups = pytest.mark.parametrize("work", IN_GROUPS, indirect=True, ids="-".join)
for_one_alone = pytest.mark.parametrize("work", ALONE, indirect=True, ids="-".join)


def colleague_of(work: Workplace) -> Player:
    """Whom a lead can go to."""
    assert work.colleague is not None
    return work.colleague


@in_teams
async def test_one_takes_it_and_hands_it_over_and_it_is_given_back(work: Workplace) -> None:
    """The others learn who has it; the contact goes with it."""
    colleague = colleague_of(work)
    await work.gets_a_lead()
    free = await colleague.sees_button(work.say("Take"), chat=work.board)
    said = await work.manager.presses(work.say("Take"), chat=work.board)
    assert said == work.say("Yours now." if work.board is None else "Yours now. The full card is in your chat with me.")
    late = await colleague.presses_stale(work.say("Take"), on=free)
    assert late == work.say("With {name} already. Choose another one: /leads.", name=work.manager.first_name)
    await work.chooses("Hand over…")
    await work.manager.presses(colleague.first_name)
    await colleague.sees(PHONE, work.say("With {name}", name=colleague.first_name))
    await work.manager.sees_no(PHONE)
    await colleague.presses(work.say("More…"))
    await colleague.presses(work.say("Hand over…"))
    await colleague.presses(work.say("Everybody’s again"))
    await work.manager.sees_button(work.say("Take"), chat=work.board)


@in_teams
async def test_whoever_gave_it_to_the_wrong_colleague_takes_it_back(work: Workplace) -> None:
    """The way back stands on the card that is left to them, and nowhere else in the team."""
    colleague = colleague_of(work)
    await work.gets_and_takes_a_lead()
    await work.chooses("Hand over…")
    await work.manager.presses(colleague.first_name)
    await colleague.sees(PHONE)
    await colleague.sees_no_button(work.say("↩ Undo"))
    await work.manager.presses(work.say("↩ Undo"))
    await work.manager.sees(PHONE)
    await colleague.sees_no(PHONE)


@in_teams
async def test_without_an_answer_in_time_it_is_everybodys_again(work: Workplace) -> None:
    """Whoever had it reads why; whoever takes it next sees the contact."""
    colleague = colleague_of(work)
    await work.gets_and_takes_a_lead()
    await let_time_pass(work.office, timedelta(hours=2))
    await work.anna.sends(work.told.more)
    await work.manager.sees(work.say("No. {number} is everybody’s again: there was no answer in time.", number=1))
    await work.manager.sees_no(PHONE)
    await colleague.presses(work.say("Take"), chat=work.board)
    await colleague.sees(PHONE)


@in_groups
async def test_whoever_never_started_the_bot_is_led_there_by_the_tap(work: Workplace) -> None:
    """The lead stays free until the full card has somewhere to go."""
    boris = await work.office.sandbox.person("Boris", language="en")
    assert work.board is not None
    await boris.joins(work.board)
    team = work.office.config.team
    hired = team.model_copy(update={"managers": (*team.managers, boris.id)})
    work.office.config = work.office.config.model_copy(update={"team": hired})
    await work.office.restart_bot()
    await work.gets_a_lead()
    toast = await boris.presses(work.say("Take"), chat=work.board)
    assert toast is not None and toast.url.endswith("?start=team")
    await boris.starts("team")
    await boris.sees("Hello, Boris!")
    await boris.presses(work.say("Take"), chat=work.board)
    await boris.sees(PHONE)


@for_one_alone
async def test_one_alone_has_everything_at_once(work: Workplace) -> None:
    """Nothing is taken, handed over, or lost for want of an answer."""
    await work.gets_a_lead()
    card = await work.manager.sees(PHONE)
    assert work.say("Take") not in card.labels
    await let_time_pass(work.office, timedelta(days=3))
    await work.manager.presses(work.say("More…"))
    menu = await work.manager.sees_button(work.say("History"))
    assert work.say("Hand over…") not in menu.labels
    await work.manager.presses(work.say("‹ Back"))
    await work.chooses("✓ Qualified lead")
    await work.manager.sees(work.say("✅ Deal in progress"))


@in_teams
async def test_whoever_left_the_team_decides_nothing_with_the_next_tap(work: Workplace) -> None:
    """Neither on the board nor on the card that they had; and what they had is everybody's again."""
    colleague = colleague_of(work)
    card = await work.gets_and_takes_a_lead()
    team = work.office.config.team
    left = team.model_copy(update={"managers": (colleague.id,)})
    work.office.config = work.office.config.model_copy(update={"team": left})
    await work.office.restart_bot()
    refusal = work.say("This button is for managers.")
    assert await work.manager.presses_stale(work.say("✓ Qualified lead"), on=card) == refusal
    assert await work.manager.presses_data("undo1:1", on=card) == refusal
    assert await work.office.rows("SELECT status FROM leads") == [{"status": "taken"}]
    await work.anna.sends(work.told.more)
    await colleague.sees(work.told.more, chat=work.board)
    await work.manager.sees_no(work.told.more)
    await let_time_pass(work.office, timedelta(minutes=1))
    await work.anna.sends(work.told.more)
    free = work.say("No. {number} is free again: {name} has left the team.", number=1, name="…")
    await colleague.sees(*free.split("…"), chat=work.board)
    await colleague.presses(work.say("Take"), chat=work.board)
    await colleague.sees_button(work.say("Answer"), on=work.told.name)


async def test_nobody_decides_for_somebody_else(work: Workplace) -> None:
    """A stranger nothing, a colleague nothing about a lead that is taken; each is told why."""
    card = await work.gets_and_takes_a_lead()
    button = card.button(work.say("✓ Qualified lead"))
    assert button is not None and button.data is not None
    hers = await work.anna.last_message()
    assert await work.anna.presses_data(button.data, on=hers) == work.say("This button is for managers.")
    if work.colleague is not None:
        his = await work.colleague.last_message()
        said = await work.colleague.presses_data(button.data, on=his)
        assert said == work.say("With {name} already. Choose another one: /leads.", name=work.manager.first_name)
    assert await work.office.rows("SELECT id FROM clients") == []
