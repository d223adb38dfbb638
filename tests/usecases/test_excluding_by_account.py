"""Excluding somebody without a lead by the messenger account."""

import pytest

from bot.domain.client import ClientKind
from bot.domain.contact_points import ContactPoint, Origin, telegram_identity
from bot.domain.errors import ProspectIsClient
from bot.domain.exclusion import ExclusionReason
from bot.domain.interest import Route
from bot.usecases.exclude import exclude_prospect
from bot.usecases.ports import Turn
from bot.usecases.register_interest import register_interest
from tests.usecases.cast import ANNA, OLGA, meet

SPAM = ExclusionReason.SPAM


async def anna_is_a_client(turn: Turn) -> None:
    client = await turn.records.directory.add_client(name="Анна Петрова", kind=ClientKind.CLIENT, now=turn.now)
    account = ContactPoint(value=telegram_identity(ANNA), verified=True, origin=Origin.MESSENGER)
    await turn.records.directory.append_points([account], client=client.id, now=turn.now)


async def test_a_clients_account_is_excluded_only_if_the_manager_says_so(turn: Turn) -> None:
    """An exclusion that a known client would overrule is not made unasked."""
    await anna_is_a_client(turn)
    anna = await meet(turn)

    with pytest.raises(ProspectIsClient) as known:
        await exclude_prospect(turn, anna.id, SPAM, by=OLGA)
    assert known.value.client_name == "Анна Петрова"
    assert await turn.records.exclusions.find(anna.identity) is None

    await exclude_prospect(turn, anna.id, SPAM, by=OLGA, over_client=True)
    assert await register_interest(turn, anna, Route.QUESTION, words="Сколько стоит?") is None


async def test_excluding_twice_is_one_line_of_history(turn: Turn) -> None:
    anna = await meet(turn)

    first = await exclude_prospect(turn, anna.id, SPAM, by=OLGA)
    again = await exclude_prospect(turn, anna.id, SPAM, by=OLGA)

    assert (len(first), again) == (1, ())
