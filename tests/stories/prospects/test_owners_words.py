"""The owner's words: greeting, questions, consent and hours are said as written; the rules around them stay."""

from tests.stories.prospects.conftest import PlaceOpening
from tests.stories.workplace import PHONE

OWN = {
    "ru": {
        "greeting": "Это <b>{operator}</b>, спрашивайте!",
        "contact_question": "Куда вам ответить?",
        "name_question": "Как к вам обращаться?",
        "wish_question": "Чем помочь?",
        "consent_sentence": "Вы разрешаете {operator} хранить это.",
        "closed_sentence": "Мы на связи по будням.",
    },
    "en": {
        "greeting": "This is <b>{operator}</b>, ask away!",
        "contact_question": "Where shall we answer?",
        "name_question": "What shall we call you?",
        "wish_question": "How can we help?",
        "consent_sentence": "You let {operator} keep this.",
        "closed_sentence": "We are here on weekdays.",
    },
}
OPERATOR = "Рога & Копыта"
WISH = {"ru": "Нужен прайс", "en": "I need a price list"}


async def test_an_introduction_is_asked_for_in_the_owners_words(open_place: PlaceOpening, language: str) -> None:
    """What happens to the contact, and how consent is withdrawn, the bot tells all the same."""
    place = await open_place(intake=OWN, consent={"operator": OPERATOR})
    own = OWN[language]
    await place.anna.starts()
    await place.anna.sees(own["greeting"].format(operator=OPERATOR).replace("<b>", "").replace("</b>", ""))
    await place.anna.presses(place.say("Leave a contact"))
    asked = await place.anna.sees(own["contact_question"])
    assert place.say("We keep it only if you agree to that at the end.") in asked.text
    await place.anna.sends(PHONE)
    await place.anna.sees(own["name_question"])
    await place.anna.sends(place.told.name)
    await place.anna.sees(own["wish_question"])
    await place.anna.sends(WISH[language])
    summary = await place.anna.sees(own["consent_sentence"].format(operator=OPERATOR))
    assert place.say("You can withdraw your consent at any time: /privacy.") in summary.text
