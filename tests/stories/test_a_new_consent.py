"""The owner publishes a new consent document while somebody has the old one on the screen."""

from bot.config.sections import ConsentSection
from tests.stories.conftest import Office

AGREE = "Соглашаюсь, отправить"


async def test_a_consent_counts_only_for_the_document_that_was_shown(office: Office) -> None:
    """The old button keeps nothing and shows the summary again; the new one makes the lead."""
    await office.anna.starts()
    await office.anna.sends("Сколько стоит доставка?")
    await office.anna.presses("Оставить контакт")
    await office.anna.sees("номер")
    await office.anna.shares_contact()
    old = await office.anna.sees_button(AGREE)
    new_document = ConsentSection(operator="ООО Ромашка", link="https://example.com/new", version="2")
    office.config = office.config.model_copy(update={"consent": new_document})
    await office.restart_bot()

    await office.anna.presses_stale(AGREE, on=old)

    await office.anna.sees("https://example.com/new", after=old)
    assert await office.rows("SELECT version FROM consents") == []
    await office.anna.presses(AGREE)
    await office.anna.sees("Записали")
    assert await office.rows("SELECT version FROM consents") == [{"version": "2"}]
