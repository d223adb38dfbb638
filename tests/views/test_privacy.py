"""What is read about privacy and erasing fits a phone, in both languages."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.consent import Consent
from bot.domain.ids import LeadId, ProspectId
from bot.mailboxes import Copy
from bot.texts import LANGUAGES, speaking
from bot.views.cards import LONGEST_LABEL, MOST_LINES
from bot.views.erased import copy_letter, erased_lead, erased_person, record_to_check
from bot.views.privacy import (
    ask_about_consent,
    ask_to_erase,
    consent_withdrawn,
    everything_erased,
    nothing_erased,
    privacy_notice,
)
from tests.houses import PLAIN_HOUSE
from tests.views.examples import CLIENT
from tests.views.test_prospect_messages import rows_under

ANNA = 700
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
RULES = replace(PLAIN_HOUSE, operator="ООО Ромашка", consent_link="https://example.com/privacy")
AGREED = Consent(version="2026-01", given_at=NOW)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_fits_a_phone(language: str) -> None:
    say = speaking(language)
    messages = [
        privacy_notice(ANNA, say, RULES, AGREED),
        privacy_notice(ANNA, say, RULES, None),
        *(words(ANNA, say) for words in (ask_to_erase, everything_erased, ask_about_consent, consent_withdrawn)),
        nothing_erased(ANNA, say),
    ]

    assert [message for message in messages if len(message.text.splitlines()) > MOST_LINES] == []
    labels = [
        label
        for message in (messages[0], *messages[2:6:2])
        for row in rows_under(message.reply_markup)
        for label in row
    ]
    assert len(labels) == 6
    assert [label for label in labels if len(label) > LONGEST_LABEL] == []


def test_only_who_agreed_is_offered_to_withdraw() -> None:
    say = speaking("en")

    assert rows_under(privacy_notice(ANNA, say, RULES, AGREED).reply_markup)[1:] == [["Withdraw my consent"]]
    assert rows_under(privacy_notice(ANNA, say, RULES, None).reply_markup) == [["Read the document"]]


def test_the_dangerous_button_is_red_and_comes_with_a_way_back() -> None:
    for message in (ask_to_erase(ANNA, speaking("en")), ask_about_consent(ANNA, speaking("en"))):
        markup = message.model_dump()["reply_markup"]["inline_keyboard"]
        assert [row[0]["style"] for row in markup] == ["danger", None]


def test_a_copy_is_deleted_else_emptied() -> None:
    """Telegram deletes what is younger than two days; of an older picture only the words can go."""
    text = Copy(chat_id=1, message_id=2, sent_at=NOW, is_text=True)
    picture = replace(text, is_text=False)

    assert copy_letter(text, deletable=True).method == "deleteMessage"
    assert copy_letter(text, deletable=False).payload["text"] == "—"
    assert copy_letter(picture, deletable=False).method == "editMessageCaption"


def test_cards_and_the_owners_task_name_a_number_and_a_day() -> None:
    say = speaking("en")

    assert erased_lead(LeadId(12), say).text == "🗑 No. 12: erased at the person’s request."
    assert "Guest" in erased_person(ProspectId(3), say).text
    task = record_to_check(CLIENT, 1, NOW + timedelta(days=30), say, RULES, again=False)
    assert "1 April 2026" in task.payload["text"].replace("April 1, 2026", "1 April 2026")


def test_how_long_what_is_kept_is_said_as_people_count() -> None:
    """Whole years are years."""
    rules = replace(RULES, interest_months=12, raw_updates_days=2, closed_leads_months=30)

    told = privacy_notice(ANNA, speaking("ru"), rules, None).text

    assert "⏳ Вопросы без имени — 1 год\n" in told
    assert "⏳ Копии сообщений — 2 дня\n" in told
    assert "⏳ Запросы, из которых ничего не вышло, — 30 месяцев\n" in told
