"""Words that would break a careless page: markup, links to scripts, endless names, letters that pile up."""

from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.page.conftest import DESK, POCKET, OpenPage
from tests.page.playing import GROUP, bot_writes, menu_of, newcomer, sees, turn_to, write

pytestmark = pytest.mark.asyncio(loop_scope="session")

MARKUP = (
    '<img src=x onerror="window.harmed = 1"><b>&lt;i&gt;</b> javascript:window.harmed=1 '
    "<script>window.harmed=1</script>"
)
WIDE = ("مرحبا كيف الحال " * 5, "z" + "̵̷̸" * 60 + "algo", "щ" * 64, "Ы" * 4096)

NESTED = (
    '😀 <b>жирно, <i>косо, <a href="https://example.com/">ссылка</a></i></b> и 👩‍👩‍👧 <code>код</code>, '
    "<tg-spoiler>тайна</tg-spoiler>"
)
MARKED = """words => {
    const marks = [...words.querySelectorAll("*:not(.room-for-meta)")];
    return marks.map((node) => [node.localName, node.textContent]);
}"""
SCRIPTS = (
    "javascript:window.harmed=1",
    "JaVaScRiPt:window.harmed=1",
    " javascript:window.harmed=1",
    "java\nscript:window.harmed=1",
    "data:text/html,<script>window.harmed=1</script>",
    "vbscript:harm",
    "file:///etc/passwd",
)
LINKS = """async (addresses) => {
    const { richText } = await import("/js/rich_text.js");
    const drawn = addresses.map((url) => richText("слово", [{ type: "text_link", offset: 0, length: 5, url }]));
    return drawn.flatMap((words) => [...words.querySelectorAll("a")].map((link) => link.href));
}"""


async def overhang(page: Page) -> int:
    """How many pixels stick out of the page at its side."""
    ends = "[...document.body.children].map((part) => part.getBoundingClientRect().right)"
    wide: int = await page.evaluate(f"Math.round(Math.max(...{ends}) - innerWidth)")
    return wide


async def test_markup_is_shown_as_it_was_typed(open_page: OpenPage) -> None:
    """Whoever types HTML sees it again letter by letter, in words and in the name, and nothing of it runs."""
    page = await open_page()

    phone = await newcomer(page, "<img src=x onerror=window.harmed=1>", "79161110001")
    await write(phone, MARKUP)

    bubble = await sees(phone, MARKUP)
    assert await bubble.locator(".words img, .words b, .words script, .words a[href^=javascript]").count() == 0
    assert await page.evaluate("window.harmed") is None


async def test_what_a_manager_types_stays_words_too(open_page: OpenPage) -> None:
    """An answer with markup in it reaches the person who asked letter by letter."""
    page = await open_page()
    phone = await newcomer(page, "Лола", "79161110027")
    await write(phone, "Сколько стоит трюмо?")
    group = await turn_to(page, GROUP)

    await menu_of(group, await sees(group, "Сколько стоит трюмо?"), "Ответить")
    await write(group, MARKUP)

    answer = phone.locator(".message:not(.own)", has_text=MARKUP)
    await expect(answer).to_be_visible()
    assert await answer.locator(".words img, .words b, .words script, .words a").count() == 0
    assert await page.evaluate("window.harmed") is None


async def test_what_the_bot_marks_is_marked_just_there(open_page: OpenPage) -> None:
    """Marks within marks cover the letters that they are about, whatever emoji stand before them."""
    page = await open_page()
    phone = await newcomer(page, "Лия", "79161110028")

    await bot_writes(page, "Лия", NESTED, parse_mode="HTML")

    words = (await sees(phone, "косо")).locator(".words")
    assert await words.evaluate(MARKED) == [
        ["b", "жирно, косо, ссылка"],
        ["i", "косо, ссылка"],
        ["a", "ссылка"],
        ["code", "код"],
        ["span", "тайна"],
    ]
    await expect(words.locator("a")).to_have_attribute("rel", "noopener noreferrer")


async def test_no_link_leads_to_a_script(open_page: OpenPage) -> None:
    """Only addresses of the web become links; words over any other address stay words."""
    page = await open_page()

    assert await page.evaluate(LINKS, [*SCRIPTS, "example.com/a"]) == ["https://example.com/a"]


@pytest.mark.parametrize("screen", [DESK, POCKET], ids=["desk", "pocket"])
async def test_nothing_sticks_out(open_page: OpenPage, screen: dict[str, Any]) -> None:
    """A name of 64 letters, words from right to left, piled up letters and 4,096 characters stay within the page."""
    page = await open_page(screen)

    phone = await newcomer(page, "Щ" * 64, "79161110002")
    for words in WIDE:
        await write(phone, words)
        await sees(phone, words[:20].strip())
        assert await overhang(page) <= 0


async def test_the_time_stands_below_words_from_right_to_left(open_page: OpenPage) -> None:
    """There is no room for it beside their last line, which ends on the left."""
    phone = await newcomer(await open_page(), "Юнис", "")
    await write(phone, "مرحبا بالجميع")
    message = await sees(phone, "مرحبا")

    ends = await message.evaluate("""(message) => {
        const [words, time] = [".words", ".meta"].map((part) => message.querySelector(part).getBoundingClientRect());
        return [words.bottom, time.top];
    }""")

    assert ends[0] <= ends[1]
