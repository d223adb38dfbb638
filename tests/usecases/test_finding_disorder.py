"""Finding disorder: a page at a time, however long one has to look for it, and for the owner alone."""

import pytest

from bot.domain.errors import ForTheOwner
from bot.domain.hygiene import CompanyWithoutPerson, Disorder, Finding, Nameless, SharedValue
from bot.domain.merging import CardKind
from bot.usecases import find_disorder
from bot.usecases.find_disorder import DisorderPage, read_disorder, read_first_disorder
from bot.usecases.merge_cards import merge_clients
from bot.usecases.ports import Turn
from bot.usecases.tell_apart import take_telling_apart_back, tell_cards_apart
from tests.usecases.cast import OLGA, VIKTOR, know
from tests.usecases.test_importing import points

PHONE = "8 912 345-67-89"


def ids(findings: tuple[Finding, ...]) -> list[int]:
    """Which clients have no name."""
    return [finding.client.id for finding in findings if isinstance(finding, Nameless)]


async def nameless(turn: Turn, after: int = 0) -> DisorderPage:
    return await read_disorder(turn.records, Disorder.NAMELESS, after, size=2, by=VIKTOR)


async def test_pages_follow_each_other_to_the_end(turn: Turn) -> None:
    for name in ("1", "Анна", "2", "3", "Иван", "4", "5"):
        await know(turn, name=name)

    first = await nameless(turn)
    second = await nameless(turn, first.on_from or 0)
    third = await nameless(turn, second.on_from or 0)

    assert [ids(page.findings) for page in (first, second, third)] == [[1, 3], [4, 6], [7]]
    assert (second.after, third.on_from) == (3, None)


async def test_looking_stops_after_a_while_and_goes_on_from_there(turn: Turn, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits until a hundred thousand names are read."""
    monkeypatch.setattr(find_disorder, "LOOKED_AT_ONCE", 3)
    for name in ("Анна", "Иван", "Ольга", "123"):
        await know(turn, name=name)

    first = await nameless(turn)

    assert (first.findings, first.on_from) == ((), 3)
    assert ids((await nameless(turn, 3)).findings) == [4]


async def test_what_is_wrong_comes_first(turn: Turn) -> None:
    empty = await read_first_disorder(turn.records, size=5, by=VIKTOR)
    assert (empty.disorder, empty.findings, empty.on_from) == (Disorder.NAMELESS, (), None)

    anna, ivan = [await know(turn, *points(PHONE), name=name) for name in ("Анна", "Иван")]
    found = await read_first_disorder(turn.records, size=5, by=VIKTOR)
    [shared] = found.findings
    assert isinstance(shared, SharedValue)
    assert [owner.id for owner in shared.held.owners] == [anna.id, ivan.id]


async def test_who_was_told_apart_is_not_offered_again(turn: Turn) -> None:
    """Of three that share a number each two have to be told apart; taken back, they are found again."""
    anna, ivan, olga = [await know(turn, *points(PHONE), name=name) for name in ("Анна", "Иван", "Ольга")]

    async def shared() -> int:
        return len((await read_disorder(turn.records, Disorder.SHARED_VALUE, size=5, by=VIKTOR)).findings)

    await tell_cards_apart(turn, CardKind.CLIENT, anna.id, ivan.id, by=VIKTOR)
    await tell_cards_apart(turn, CardKind.CLIENT, olga.id, ivan.id, by=VIKTOR)
    assert await shared() == 1
    last = await tell_cards_apart(turn, CardKind.CLIENT, anna.id, olga.id, by=VIKTOR)
    assert await shared() == 0
    await take_telling_apart_back(turn, last, by=VIKTOR)
    assert await shared() == 1
    await merge_clients(turn, anna.id, olga.id, by=VIKTOR)
    assert await shared() == 0


async def test_a_company_without_a_person_is_found(turn: Turn) -> None:
    company = await turn.records.directory.add_company(name="Ромашка", now=turn.now)

    page = await read_disorder(turn.records, Disorder.COMPANY_WITHOUT_PERSON, size=5, by=VIKTOR)

    assert page.findings == (CompanyWithoutPerson(company=company),)


async def test_only_the_owner_looks(turn: Turn) -> None:
    with pytest.raises(ForTheOwner):
        await read_disorder(turn.records, Disorder.NAMELESS, size=5, by=OLGA)
