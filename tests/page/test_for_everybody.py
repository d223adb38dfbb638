"""The page for people with weak eyes, a screen reader or a keyboard alone, as axe-core sees it."""

from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.page.conftest import DESK, POCKET, OpenPage
from tests.page.playing import KNOWLEDGE, PROSPECT, control, newcomer, sees, turn_to, write

pytestmark = pytest.mark.asyncio(loop_scope="session")

AXE = (Path(__file__).parent / "assets" / "axe.min.js").read_text(encoding="utf-8")
LOOK = """async () => {
    const found = (await axe.run(document)).violations.filter((one) => ["serious", "critical"].includes(one.impact));
    return found.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target} ${node.any[0]?.message ?? ""}`));
}"""


async def serious(page: Page) -> list[str]:
    """What keeps somebody from using what is on the page now."""
    found: list[str] = await page.evaluate(LOOK)
    return found


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("screen", [DESK, POCKET], ids=["desk", "pocket"])
async def test_nothing_keeps_anybody_out(open_page: OpenPage, screen: dict[str, Any], theme: str) -> None:
    """At the start, in a talk, with a menu or a dialog open, and in the column beside: nothing serious is found."""
    page = await open_page(screen, color_scheme=theme, reduced_motion="reduce")
    await page.evaluate(AXE)
    found = {"start": await serious(page)}

    phone = await newcomer(page, "Вера", "79161110000")
    await write(phone, "Сколько стоит шкаф?")
    await sees(phone, "Спасибо")
    found["talk"] = await serious(page)

    await phone.get_by_role("button", name="Прикрепить").click()
    found["menu"] = await serious(page)
    await page.keyboard.press("Escape")

    await control(page, "Новый человек…")
    await expect(page.get_by_role("dialog")).to_be_visible()
    found["dialog"] = await serious(page)
    await page.keyboard.press("Escape")

    await turn_to(page, KNOWLEDGE)
    found["knowledge"] = await serious(page)
    await turn_to(page, PROSPECT)
    assert {where: what for where, what in found.items() if what} == {}
