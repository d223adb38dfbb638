"""No second card: whichever way a client comes about, a known contact is asked about first."""

from collections.abc import Awaitable, Callable

import pytest

from bot.domain.client import ClientKind
from bot.domain.errors import ValueBelongsToClient
from bot.domain.interest import Route
from bot.domain.lead import Lead, Status
from bot.domain.ownership import owners_of
from bot.usecases.advance_lead import advance_lead
from bot.usecases.keep_as_contact import keep_as_contact
from bot.usecases.link_lead import link_lead
from bot.usecases.make_lead import make_lead
from bot.usecases.ports import Turn
from bot.usecases.register_interest import register_interest
from storage import Session
from tests.usecases.cast import (
    ACCOUNT,
    EMAIL,
    OLGA,
    PHONE,
    count,
    introduce,
    know,
    meet,
    new_lead,
    shared,
    typed,
    values_of,
)

Decide = Callable[[Turn, Lead], Awaitable[object]]


async def keep(turn: Turn, lead: Lead) -> None:
    await keep_as_contact(turn, lead.id, lead.version, ClientKind.OTHER, by=OLGA)


def advance_to(stage: Status) -> Decide:
    async def advance(turn: Turn, lead: Lead) -> None:
        await advance_lead(turn, lead.id, lead.version, stage, by=OLGA)

    return advance


MAKES_A_CLIENT: dict[str, Decide] = {
    "keep": keep,
    **{str(stage): advance_to(stage) for stage in (Status.QUALIFIED, Status.NEGOTIATION, Status.OFFER, Status.WON)},
}


@pytest.mark.parametrize("decide", MAKES_A_CLIENT.values(), ids=MAKES_A_CLIENT)
async def test_a_known_contact_makes_no_second_card_unasked(turn: Turn, session: Session, decide: Decide) -> None:
    """Of whichever kind the client is; and the answer of one tap, to link, makes none either."""
    partner = await know(turn, typed(PHONE), name="Борис Сидоров", kind=ClientKind.PARTNER)
    lead = await new_lead(turn, typed(PHONE))

    with pytest.raises(ValueBelongsToClient) as asked:
        await decide(turn, lead)
    assert owners_of(asked.value.held) == (partner,)
    await link_lead(turn, lead.id, lead.version, partner.id, by=OLGA)
    await decide(turn, await turn.records.leads.get(lead.id))

    assert await count(session, "clients") == 1


async def test_linking_to_whose_one_contact_is_puts_nobody_elses_there_unasked(turn: Turn) -> None:
    """The phone is Boris's and the e-mail Vera's: whose lead it is says nothing about the other contact."""
    boris = await know(turn, typed(PHONE), name="Борис Сидоров")
    await know(turn, typed(EMAIL), name="Вера Сидорова")
    lead = await new_lead(turn, typed(PHONE), typed(EMAIL))

    with pytest.raises(ValueBelongsToClient) as asked:
        await link_lead(turn, lead.id, lead.version, boris.id, by=OLGA)

    assert [each.value for each in asked.value.held] == [EMAIL]
    assert await values_of(turn, boris) == {PHONE}


async def test_a_lead_made_of_what_a_known_client_wrote_puts_nobody_elses_contact_there(turn: Turn) -> None:
    """The account is Boris's, a phone typed once is Vera's: who it is stays a question of the card."""
    boris = await know(turn, shared(ACCOUNT), name="Анна Петрова", kind=ClientKind.SUPPLIER)
    await introduce(turn, typed(EMAIL))
    vera = await know(turn, typed(PHONE), name="Вера Сидорова")
    prospect = await meet(turn)
    await turn.records.prospects.introduce(prospect.id, "Анна Петрова", [typed(PHONE)], turn.now)
    await register_interest(turn, prospect, Route.QUESTION, words="Возьмите коробки")

    lead = await turn.records.leads.get(await make_lead(turn, prospect.id, by=OLGA))

    assert lead.client is None
    assert await turn.records.directory.clients_owning(PHONE) == [vera]
    assert PHONE not in await values_of(turn, boris)
