"""A search while typing: after the bot's name clients appear letter by letter; one is chosen, one tap links."""

import pytest

from bot.domain.client import ClientKind
from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin
from bot.sandbox.people import SandboxError
from tests.clocks import START
from tests.stories.conftest import Office, Opening
from tests.stories.scenes import leave_contact
from tests.stories.test_known_people import know

SECOND_PHONE = ContactPoint(
    value=ContactValue(kind=ContactKind.PHONE, normal_form="+79261112233"), verified=False, origin=Origin.IMPORT
)


async def know_lyutik(office: Office) -> None:
    """A company with one of its people."""
    async with office.writing() as session:
        company = await session.directory.add_company(name="Лютик", now=START)
    client = await know(office, "Мария Сидорова", SECOND_PHONE)
    async with office.writing() as session:
        await session.connection.run(
            "UPDATE clients SET company_id = :company WHERE id = :id", company=company.id, id=client.id
        )


async def test_a_lead_is_linked_to_whom_a_manager_finds_while_typing(office: Office) -> None:
    """From the lead's card: the button, a few letters, a result, a tap; undo as ever."""
    await know_lyutik(office)
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.presses("Связать…")
    await office.olga.presses("Найти клиента")
    asked = await office.olga.sees("Кого ищем?")
    assert asked.labels == ["🔎 Искать, пока пишу"]
    results = await office.olga.searches("лют")
    assert [(result["title"], result.get("description")) for result in results] == [
        ("🏢 Лютик", None), ("Мария Сидорова", "Лютик, +7926•••••33"),
    ]  # fmt: skip
    assert (results.personal, results.cache_time, results.button) == (True, 0, None)
    sent = await office.olga.chooses(results[1])
    assert sent.text == "/found 1"
    await office.olga.presses("Это Мария", on=await office.olga.sees("Мария Сидорова, Лютик", after=sent))
    await office.olga.sees("Повторный лид №1", "Мария Сидорова, Лютик")
    await office.olga.presses("Вернуть как было")
    await office.olga.sees("Новый лид №1")


async def test_whoever_scrolls_to_the_end_is_shown_more_until_there_is_no_more(office: Office) -> None:
    """Twenty at a time, nobody twice; what is chosen from the second page counts like any other."""
    async with office.writing() as session:
        for number in range(1, 25):
            await session.directory.add_client(name=f"Мария {number:02}", kind=ClientKind.CLIENT, now=START)

    first = await office.olga.searches("мария")
    second = await office.olga.searches("мария", offset=first.next_offset)

    assert (len(first), len(second), second.next_offset) == (20, 4, "")
    assert {*first.titles, *second.titles} == {f"Мария {number:02}" for number in range(1, 25)}
    sent = await office.olga.chooses(second[-1])
    await office.olga.sees(second.titles[-1], after=sent)
    for nonsense in ("-20", "x", "0", "99999", "1.5"):
        assert (await office.olga.searches("мария", offset=nonsense)).titles == first.titles


async def test_a_company_is_found_for_a_lead_and_not_for_a_question(office: Office) -> None:
    """A question is a person's."""
    await know_lyutik(office)
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    assert (await office.olga.searches("лютик")).titles == ["Мария Сидорова"]
    await office.olga.presses("Связать…")
    await office.olga.presses("Найти клиента")
    asked = await office.olga.sees("Кого ищем?")
    company = (await office.olga.searches("лютик"))[0]
    await office.olga.chooses(company)
    await office.olga.presses("🏢 Это Лютик", on=await office.olga.sees("🏢 Лютик", after=asked))
    late = await office.olga.chooses(company)
    await office.olga.sees("Этот поиск уже закончен.", after=late)


async def test_strangers_and_who_left_the_team_find_topics_and_nobody(office: Office) -> None:
    """The same whether anybody is called so or not; what a manager sends on is of no use to them."""
    await know(office, "Мария Сидорова")
    (result,) = await office.olga.searches("мария")
    sent = await office.olga.chooses(result)
    await office.anna.starts()
    for stranger in (office.anna, await office.sandbox.person("Чужой")):
        for words in ("мария", "сидорова"):
            found = await stranger.searches(words)
            assert (found.titles, found.personal, found.cache_time) == (["Цены", "Доставка"], True, 0)
    began = await office.sandbox.mark()
    await office.anna.sends(sent.text)
    await office.sandbox.quiet()
    assert [seen for seen in await office.anna.messages() if "Мария" in seen.text] == []
    assert began is not None
    async with office.writing() as session:
        await session.connection.run(
            "UPDATE members SET config_role = NULL, invited_role = NULL WHERE user_id = :olga", olga=office.olga.id
        )
    assert (await office.olga.searches("мария")).titles == ["Цены", "Доставка"]


async def test_in_other_chats_nothing_is_shown_and_the_way_to_the_own_chat_is(office: Office) -> None:
    """What is sent by choosing would be read there; a code in the group brings nothing."""
    await know(office, "Мария Сидорова")
    results = await office.olga.searches("мария", to=office.team)
    assert (results, results.button) == ([], "Искать в нашем чате")
    await office.olga.sends("/found 1", to=office.team)
    await office.sandbox.quiet()
    await office.olga.sees_no("Мария Сидорова", chat=office.team)


async def test_who_is_found_is_shown_where_nobody_is_to_be_linked(open_office: Opening) -> None:
    """In English, for one person alone: the client's card. One letter finds those worked on last; nonsense nobody."""
    office = await open_office(alone=True, language="en")
    await know(office, "Mary Brown", SECOND_PHONE)
    assert (await office.viktor.searches("m")).titles == (await office.viktor.searches("")).titles == ["Mary Brown"]
    assert await office.viktor.searches("%_\\") == []
    (result,) = await office.viktor.searches("9261112")
    sent = await office.viktor.chooses(result)
    await office.viktor.sees("Mary Brown", "+7 926 111-22-33", after=sent)
    for code in ("/found", "/found 404", "/found 99999999999999999999", "/found company 1", "/found x"):
        asked = await office.viktor.sends(code)
        await office.viktor.sees("", after=asked)


async def test_without_inline_mode_the_button_is_not_offered(open_office: Opening) -> None:
    """The owner has not asked @BotFather for it; typing without the bot's name finds clients all the same."""
    office = await open_office(with_group=False, language="en")
    office.server.world.inline_mode = False
    await office.restart_bot()
    await know(office, "Mary Brown")
    await office.anna.starts()
    await office.anna.sends("How much is it?")
    await office.olga.presses("Link…")
    await office.olga.presses("Find a client")
    asked = await office.olga.sees("Whom to look for?")
    assert asked.labels == []
    with pytest.raises(SandboxError):
        await office.olga.searches("mary")
    await office.olga.sends("mary", reply_to=asked)
    await office.olga.presses("It is Mary", on=await office.olga.sees("Mary Brown", after=asked))
    await office.olga.sees("Repeat lead No. 1", "Mary Brown")
