"""What axe-core finds on the page that keeps people out."""

from pathlib import Path

from playwright.async_api import Page, expect

AXE = (Path(__file__).parent / "assets" / "axe.min.js").read_text(encoding="utf-8")
LOOK = """async () => {
    for (const chat of document.querySelectorAll(".chat")) chat.style.backgroundImage = "none";
    const found = (await axe.run(document)).violations.filter((one) => ["serious", "critical"].includes(one.impact));
    return found.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target} ${node.any[0]?.message ?? ""}`));
}"""


async def serious(page: Page) -> list[str]:
    """What keeps somebody from using what is on the page now; on a pattern axe judges no contrast, so that goes.

    A mark of change fades within two seconds: it is waited for, as axe would judge the colours of a passing moment.
    """
    await expect(page.locator(".record.changed")).to_have_count(0)
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(AXE)
    found: list[str] = await page.evaluate(LOOK)
    return found
