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
CHANNEL = 1  # the place of the channel among the tabs of who asks
TAKE = re.compile("^(Take|Взять)$")  # stands below a lead that nobody has
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
    await _play(desk, 1)  # a question below a post, and its answer there
    await _shoot_discussion(desk, language)
    await _play(desk, 3)  # a question in the chat, and then a lead that waits for a manager
    await _shoot(desk, "two-phones", language)
    card = desk.locator("#stage > *").nth(GROUP).locator(".message", has=desk.locator(".key")).last
    await card.screenshot(path=PICTURES / f"card{LANGUAGES[language]}.png")
    pocket = await _opened(browser, address, language, POCKET)
    await _shoot(pocket, "pocket", language)
    await _play(desk, 4)  # taken, answered and won
    dark = await _opened(browser, address, language, DESK, color_scheme="dark")
    free = dark.locator("#stage > *").nth(GROUP).locator(".key", has_text=TAKE)
    await expect(free).to_have_count(0, timeout=SCENE_MS)  # changes of cards wait where the group's minute is full
    await _shoot(dark, "dark", language)


async def _shoot_discussion(page: Page, language: str) -> None:
    """Take the phone of who asked below a post, beside the card of the question; leave the stage as it was."""
    asking, deciding = (page.locator("#stage > *").nth(place) for place in (0, GROUP))
    tabs = asking.get_by_role("tab")
    await tabs.nth(CHANNEL).click()
    await asking.locator(".key.comments").click()
    await page.wait_for_timeout(SETTLED_MS)
    card = deciding.locator(".message", has=page.locator(".key")).first
    await card.evaluate("card => card.scrollIntoView({ block: 'start' })")
    boxes = [await phone.bounding_box() for phone in (asking, deciding)]
    left, right = boxes
    assert left is not None and right is not None, "both phones stand on a desk"
    both: Any = {
        "x": left["x"],
        "y": left["y"],
        "width": right["x"] + right["width"] - left["x"],
        "height": left["height"],
    }
    await page.screenshot(path=PICTURES / f"channel{LANGUAGES[language]}.png", clip=both)
    await tabs.nth(0).click()


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
