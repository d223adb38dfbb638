"""The main story, clicked through: somebody asks and leaves a contact, Olga takes, wins and finds the client."""

from typing import Any

import pytest
from playwright.async_api import expect

from tests.page.conftest import DESK, POCKET, OpenPage
from tests.page.playing import GROUP, KNOWLEDGE, MANAGER, leaves_a_contact, newcomer, olga_works, press, sees, turn_to

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize(
    ("screen", "name", "number"),
    [(DESK, "Мария", "79161112233"), (POCKET, "Семён", "79161112244")],
    ids=["desk", "pocket"],
)
async def test_from_a_question_to_a_deal(open_page: OpenPage, screen: dict[str, Any], name: str, number: str) -> None:
    """Every step is a press on what stands there, and the column beside tells what came of it."""
    page = await open_page(screen)
    await olga_works(page)
    somebody = await newcomer(page, name, number)
    await leaves_a_contact(somebody, f"Сколько стоит шкаф для {name}?")

    group = await turn_to(page, GROUP)
    card = await sees(group, f"шкаф для {name}")
    await expect(group.locator(".key", has_text="Взять").last).to_be_visible()
    await press(group, "Взять")

    olga = await turn_to(page, MANAGER)
    card = await sees(olga, name)
    await press(olga, "Целевой лид")
    await press(olga, "Сделка заключена")
    await expect(card.locator(".bubble")).to_contain_text("Сделка")

    own = olga.locator(".message.own")
    before = await own.count()
    field = olga.get_by_role("textbox", name="Сообщение")
    await field.fill(f"@leadhook_sandbox_bot {name}")
    await olga.get_by_role("option", name=name).click()
    await expect(own).to_have_count(before + 1)
    await expect(olga.locator(".message").last).to_contain_text(name)
    await expect(field).to_have_value("")

    known = await turn_to(page, KNOWLEDGE)
    lead = known.locator(".record", has_text=f"шкаф для {name}").first
    await expect(lead).to_contain_text("сделка")
    await expect(known.locator('[data-kind="clients"] .record', has_text=name)).to_be_visible()
