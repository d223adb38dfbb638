"""Correcting a request: the open lead is edited, its history says so, and nothing else changes."""

from dataclasses import replace

from bot.domain.activity import Deed
from bot.domain.events import LeadChanged
from bot.domain.exclusion import ExclusionReason
from bot.domain.introduction import Part
from bot.domain.lead import LONGEST_WISH
from bot.domain.names import PersonName
from bot.domain.on_behalf import OnBehalf
from bot.usecases.correct_request import correct_company, correct_contact, correct_name, correct_wish
from bot.usecases.ports import Turn
from bot.usecases.promote_to_lead import Promoted
from tests.usecases.cast import EMAIL, OLGA, OTHER_PHONE, PHONE, introduce, meet, shared, typed


async def values_of(turn: Turn, lead: object) -> list[str]:
    """The contacts of the one lead, first things first."""
    found = await turn.records.leads.get(lead)  # type: ignore[arg-type]  # the number of a lead just made
    return [point.value.normal_form for point in found.contact_points if point.value.kind != "telegram"]


async def test_the_right_contact_takes_the_place_of_typed_ones_of_its_kind(turn: Turn) -> None:
    """With whoever introduced themselves as on the lead; an e-mail stands beside a phone."""
    created = await introduce(turn, typed(PHONE), typed(EMAIL))
    assert isinstance(created, Promoted)
    anna = await meet(turn)
    await correct_contact(turn, anna, typed(OTHER_PHONE))

    assert await values_of(turn, created.lead) == [OTHER_PHONE.normal_form, EMAIL.normal_form]
    known = await turn.records.prospects.contact_points(anna.id)
    assert {point.value: point.primary for point in known} == {EMAIL: False, OTHER_PHONE: True}
    assert LeadChanged(lead=created.lead) in turn.events


async def test_a_verified_number_stays(turn: Turn) -> None:
    """The messenger vouches for it."""
    created = await introduce(turn, shared(PHONE))
    assert isinstance(created, Promoted)
    await correct_contact(turn, await meet(turn), typed(OTHER_PHONE))

    assert await values_of(turn, created.lead) == [OTHER_PHONE.normal_form, PHONE.normal_form]


async def test_what_says_nothing_new_leaves_no_line_of_history(turn: Turn) -> None:
    """Name, wish and contact as they were; then each of them anew."""
    created = await introduce(turn, typed(PHONE), name="Анна Петрова", wish="Нужен прайс")
    assert isinstance(created, Promoted)
    anna = await meet(turn)
    await correct_name(turn, anna, PersonName("Анна Петрова"))
    await correct_wish(turn, anna, "Нужен прайс")
    await correct_contact(turn, anna, typed(PHONE))
    deeds = [line.deed for line in await turn.records.activities.list_of_lead(created.lead)]
    assert Deed.LEAD_CORRECTED not in deeds

    await correct_name(turn, anna, PersonName("Анна Сидорова"))
    await correct_wish(turn, anna, "Нужен каталог")
    lead = await turn.records.leads.get(created.lead)
    assert (lead.name, lead.wish, lead.version) == ("Анна Сидорова", "Нужен каталог", 1)
    deeds = [line.deed for line in await turn.records.activities.list_of_lead(created.lead)]
    assert deeds.count(Deed.LEAD_CORRECTED) == 2


async def test_a_wish_is_corrected_up_to_its_longest(turn: Turn) -> None:
    """As it is cut where it is asked for."""
    created = await introduce(turn, typed(PHONE))
    assert isinstance(created, Promoted)
    await correct_wish(turn, await meet(turn), "а" * 4096)
    assert (await turn.records.leads.get(created.lead)).wish == "а" * LONGEST_WISH


async def test_another_company_keeps_the_role_and_who_decides(turn: Turn) -> None:
    """Unless they are said anew; history tells which part it was."""
    created = await introduce(turn, typed(PHONE))
    assert isinstance(created, Promoted)
    anna = await meet(turn)
    whole = OnBehalf(company="ООО Ромашка", role="закупки", may_decide=True)
    await turn.records.leads.correct_on_behalf(created.lead, whole)
    await correct_company(turn, anna, OnBehalf(company="ООО Лютик"))
    assert (await turn.records.leads.get(created.lead)).on_behalf == replace(whole, company="ООО Лютик")
    await correct_company(turn, anna, OnBehalf(company="ООО Лютик", role="директор"))
    assert (await turn.records.leads.get(created.lead)).on_behalf == replace(
        whole, company="ООО Лютик", role="директор"
    )
    last = (await turn.records.activities.list_of_lead(created.lead))[-1]
    assert (last.deed, last.traces.corrected) == (Deed.LEAD_CORRECTED, Part.COMPANY)
    assert LeadChanged(lead=created.lead) in turn.events


async def test_nobody_has_to_ask_for_a_company(turn: Turn) -> None:
    """It is named afterwards, and taken away again."""
    created = await introduce(turn, typed(PHONE))
    assert isinstance(created, Promoted)
    anna = await meet(turn)
    await correct_company(turn, anna, OnBehalf(company="ООО Лютик", role="закупки"))
    assert (await turn.records.leads.get(created.lead)).on_behalf == OnBehalf(company="ООО Лютик", role="закупки")
    await correct_company(turn, anna, None)
    assert (await turn.records.leads.get(created.lead)).on_behalf is None


async def test_who_is_excluded_corrects_their_introduction_and_nothing_else(turn: Turn) -> None:
    """The bot calls them by the right name, as anybody; no manager hears of it."""
    anna = await meet(turn)
    await turn.records.exclusions.add(
        value=anna.identity, reason=ExclusionReason.SPAM, over_client=False, lead=None, by=OLGA.id, now=turn.now
    )
    await correct_name(turn, anna, PersonName("Анна"))
    await correct_contact(turn, anna, typed(PHONE))
    await correct_wish(turn, anna, "Что угодно")

    assert (await meet(turn)).name == "Анна"
    assert [point.value for point in await turn.records.prospects.contact_points(anna.id)] == [PHONE]


async def test_a_corrected_contact_that_is_excluded_marks_the_lead(turn: Turn) -> None:
    """As one that was given at first: typed by whomever, it stops nobody."""
    created = await introduce(turn, typed(PHONE))
    assert isinstance(created, Promoted)
    exclusion = await turn.records.exclusions.add(
        value=OTHER_PHONE, reason=ExclusionReason.SPAM, over_client=False, lead=None, by=OLGA.id, now=turn.now
    )
    await correct_contact(turn, await meet(turn), typed(OTHER_PHONE))

    assert exclusion is not None
    found = await turn.records.exclusions.get(exclusion)
    assert (found.stopped, found.marked) == (0, 1)
