"""Whether words want an answer: a labelled list, and what is true of any words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.asking import asks_something, holds_word

ASKING = (
    "Сколько стоит?", "почём такая", "Цена", "цену в личку", "Какая цена на угловую", "а в наличии есть", "Прайс можно",
    "Хочу такую же", "хотели бы замер", "Интересует угловая кухня", "Нужна доставка в Тверь", "Подскажите размеры",
    "как заказать", "Где вы находитесь", "Когда будет скидка", "можно в рассрочку", "Красиво. А сколько стоит",
    "Здравствуйте! Какие сроки", "Есть ли такая в сером", "Кто делал замер", "Напишите мне", "перезвоните",
    "Сколько ждать", "Стоимость", "А есть поменьше", "Сколько будет стоить под ключ",
    "How much is it", "price", "Prices please", "how long does it take", "Is it in stock", "I want one",
    "Interested!", "where can i buy", "Do you deliver to Leeds", "What sizes are there", "Nice. Can I see it in white",
    "tell me more", "I'd like a quote", "When do you open", "is there a smaller one", "cost",
)  # fmt: skip
JUST_TALKING = (
    "Красота какая", "Как красиво", "Какая прелестная работа!", "Супер", "🔥🔥🔥", "Спасибо", "Огонь", "Молодцы",
    "Какой шикарный цвет", "Как же уютно", "Что за красота", "Нам такую делали, всё отлично", "Согласна", "+1",
    "Ужас", "Мне не нравится", "Лофт уже не в моде", "Обоценка", "Поздравляю с открытием",
    "Beautiful", "What a kitchen", "Thanks", "Well done", "Love it", "how lovely!", "We have the same one", "lol",
    "Not my taste", "Congratulations", "Priceless work",
)  # fmt: skip


@pytest.mark.parametrize("words", ASKING)
def test_a_question_is_told_by_its_words(words: str) -> None:
    assert asks_something(words)


@pytest.mark.parametrize("words", JUST_TALKING)
def test_praise_and_chatter_want_no_answer(words: str) -> None:
    assert not asks_something(words)


@given(words=st.text(max_size=300))
def test_a_question_mark_always_asks(words: str) -> None:
    assert asks_something(f"{words[:200]}?")


@given(words=st.text(max_size=300), own=st.lists(st.text(max_size=20), max_size=5))
def test_any_words_can_be_looked_at(words: str, own: list[str]) -> None:
    """However they are written, and whatever the case."""
    assert isinstance(asks_something(words, own), bool)
    assert asks_something(words, own) or not holds_word(words, own)


@pytest.mark.parametrize(
    ("words", "own", "holds"),
    [
        ("Делаем КУХНИ", ["кухн*"], True),
        ("кухню", ["кухн*"], True),
        ("кухню", ["кухня"], False),
        ("шкаф-купе", ["купе"], True),
        ("подкупе", ["купе"], False),
        ("прайс  лист", ["прайс лист"], True),
        ("всё", ["*"], False),
        ("всё", [], False),
    ],
)
def test_a_word_of_the_owners_stands_by_itself(words: str, own: list[str], holds: bool) -> None:
    assert holds_word(words, own) is holds
