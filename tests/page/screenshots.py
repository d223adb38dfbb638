"""`make screenshots`: the pictures of both READMEs, taken from the page while the story plays on it."""

import asyncio
import re
import sys
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Page, async_playwright, expect

from bot.demo.staying import demonstration
from tests.page.conftest import CHROMIUM, DESK, FLAGS, POCKET

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
LANGUAGES = {"en": "", "ru": ".ru"}
GROUP = 1  # the place of the managers' group among the tabs
SCENE_MS = 120_000  # the longest that a scene of the story takes, at Telegram's pace
SETTLED_MS = 6_000  # by then the page has scrolled, and what the bot still does is done


async def take_all() -> None:
    """Take every picture in each language of the page."""
    if CHROMIUM is None:
        sys.exit("There is no Chromium on this machine (on Debian and Ubuntu: apt install chromium).")
    PICTURES.mkdir(parents=True, exist_ok=True)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for language in LANGUAGES:
            async with demonstration(0, language) as running:
                await _take(browser, running.url, language)
        await browser.close()


async def _take(browser: Browser, address: str, language: str) -> None:
    desk = await _opened(browser, address, language, DESK)
    await _play(desk, 2)  # a question, and then a lead that waits for a manager
    await _shoot(desk, "two-phones", language)
    card = desk.locator("#stage > *").nth(GROUP).locator(".message", has=desk.locator(".key")).last
    await card.screenshot(path=PICTURES / f"card{LANGUAGES[language]}.png")
    pocket = await _opened(browser, address, language, POCKET)
    await _shoot(pocket, "pocket", language)
    await _play(desk, 3)  # taken, answered and won
    dark = await _opened(browser, address, language, DESK, color_scheme="dark")
    await _shoot(dark, "dark", language)


async def _opened(browser: Browser, address: str, language: str, screen: dict[str, Any], **settings: Any) -> Page:
    page = await browser.new_page(locale=language, reduced_motion="reduce", **screen, **settings)
    await page.goto(address)
    await page.wait_for_selector(".phone .messages")
    return page


async def _play(page: Page, scene: int) -> None:
    """Press the story's button until this many scenes were played."""
    story = page.locator("#stage-bar .story")
    played = int((await story.inner_text()).split()[-1].split("/")[0])
    for each in range(played + 1, scene + 1):
        await story.click()
        await expect(story).to_have_text(re.compile(rf"▶.* {each}/"), timeout=SCENE_MS)


async def _shoot(page: Page, name: str, language: str) -> None:
    await page.wait_for_timeout(SETTLED_MS)
    await expect(page.locator(".record.changed")).to_have_count(0, timeout=SCENE_MS)
    await page.screenshot(path=PICTURES / f"{name}{LANGUAGES[language]}.png")


if __name__ == "__main__":
    asyncio.run(take_all())
