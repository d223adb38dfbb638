"""Ready answers: the owner wrote them, a manager reads one once more and sends it with a tap."""

from tests.stories.prospects.conftest import PlaceOpening
from tests.stories.workplace import Workplace

HELLO = {"ru": "Здравствуйте, {name}! Вот наш прайс. {manager}", "en": "Hello, {name}! Here are our prices. {manager}"}
BEGINNING = {"ru": "Здравствуйте! Вот наш прайс. Ольга", "en": "Hello! Here are our prices. Ольга"}
NAMED = {"ru": "Здравствуйте, Анна Петрова! Вот наш прайс", "en": "Hello, Anna Petrova! Here are our prices"}
ANSWERS = [{"label": "Прайс 🌼", "text": HELLO}, {"label": "Адрес", "text": "Ленина, 5"}]


async def test_a_question_gets_a_ready_answer_from_the_card(open_place: PlaceOpening, language: str) -> None:
    """The words are shown first; a second tap sends them, and the message says that they went."""
    place = await open_place(answers=ANSWERS)
    await place.gets_a_question()
    await place.manager.presses(place.say("Ready answers…"), chat=place.board)
    listed = await place.manager.sees_button("Адрес", chat=place.board)
    assert listed.labels == ["Прайс 🌼", "Адрес"]
    await place.manager.presses("Прайс 🌼", chat=place.board)
    await place.manager.sees(BEGINNING[language], chat=place.board)
    await place.anna.sees_no(BEGINNING[language])
    await place.manager.presses(place.say("Send"), chat=place.board)
    await place.anna.sees(BEGINNING[language])
    await place.others_see("✓", BEGINNING[language])
    (sent,) = [seen for seen in await place.manager.messages(place.board) if BEGINNING[language] in seen.text]
    assert (sent.id, sent.labels) == (listed.id, [])


async def test_answer_offers_them_beside_typing(open_place: PlaceOpening, language: str) -> None:
    """In private "Answer" waits for words, and a label is as good; a reply to what was sent goes on with the talk."""
    place = await open_place(answers=ANSWERS)
    await place.gets_and_takes_a_lead()
    await place.manager.presses(place.say("Answer"))
    await place.manager.presses("Прайс 🌼")
    await place.manager.presses(place.say("‹ Back"))
    await place.manager.presses("Прайс 🌼")
    await place.manager.presses(place.say("Send"))
    await place.anna.sees(NAMED[language])
    sent = await place.manager.sees("✓", NAMED[language])
    await place.manager.sends(place.told.more, reply_to=sent)
    await place.anna.sees(place.told.more)


async def test_the_card_offers_none_where_the_owner_wrote_none(place: Workplace) -> None:
    card = await place.gets_a_question()
    assert place.say("Ready answers…") not in card.labels
