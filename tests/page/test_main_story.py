"""The main story, clicked through as a newcomer would: somebody asks and leaves a contact, Olga takes and wins."""

from typing import Any

import pytest
from playwright.async_api import expect

from tests.page.conftest import DESK, POCKET, OpenPage
from tests.page.playing import GROUP, KNOWLEDGE, MANAGER, newcomer, press, sees, turn_to, write

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize(
    ("screen", "name", "number"),
    [(DESK, "Мария", "79161112233"), (POCKET, "Семён", "79161112244")],
    ids=["desk", "pocket"],
)
async def test_from_a_question_to_a_deal(open_page: OpenPage, screen: dict[str, Any], name: str, number: str) -> None:
    """Every step is a press on what stands there, and the column beside tells what came of it."""
    page = await open_page(screen)
    olga = await turn_to(page, MANAGER)
    if await olga.get_by_role("button", name="Запустить").is_visible():
        await olga.get_by_role("button", name="Запустить").click()
        await sees(olga, "Сюда приходят карточки")

    somebody = await newcomer(page, name, number)
    await write(somebody, f"Сколько стоит шкаф для {name}?")
    await press(somebody, "Оставить контакт")
    await press(somebody, "Поделиться")
    await page.get_by_role("dialog").get_by_role("button", name="Поделиться").click()
    await press(somebody, "Соглашаюсь, отправить")
    await sees(somebody, "Спасибо! Записали")

    group = await turn_to(page, GROUP)
    card = await sees(group, f"шкаф для {name}")
    await expect(group.locator(".key", has_text="Взять").last).to_be_visible()
    await press(group, "Взять")

    olga = await turn_to(page, MANAGER)
    card = await sees(olga, name)
    await press(olga, "Целевой лид")
    await press(olga, "Сделка заключена")
    await expect(card.locator(".bubble")).to_contain_text("Сделка")

    known = await turn_to(page, KNOWLEDGE)
    lead = known.locator(".record", has_text=f"шкаф для {name}").first
    await expect(lead).to_contain_text("сделка")
    await expect(known.locator('[data-kind="clients"] .record', has_text=name)).to_be_visible()
