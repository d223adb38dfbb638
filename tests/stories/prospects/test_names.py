"""Names: people of every alphabet are called what they are called, and read why something is no name."""

import pytest

from tests.stories.workplace import Workplace


async def is_asked_for_a_name(place: Workplace) -> None:
    """Anna comes by a link and types her number."""
    await place.anna.starts(await place.office.link_of("shop"))
    await place.anna.sends("+7 912 345-67-89")
    await place.anna.sees(place.say("What is your name? Type it, or just press the button below."))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("иванов и.и.", "Иванов И.И."),
        ("ludwig van beethoven", "Ludwig van Beethoven"),
        ("Siobhán O’Brien", "Siobhán O'Brien"),
        ("Мамедов Рауф оглы", "Мамедов Рауф оглы"),
        ("გიორგი ბერიძე", "გიორგი ბერიძე"),
        ("محمد علي", "محمد علي"),
        ("גאולה כהן", "גאולה כהן"),
        ("田中太郎", "田中太郎"),
        ("\u202eАнна\u202c \u200bПетрова", "Анна Петрова"),
        ("А\u0301\u0302\u0303\u0304\u0305нна", "А\u0301\u0302нна"),
    ],
)
async def test_what_is_shown_is_what_is_kept(place: Workplace, typed: str, kept: str) -> None:
    """Any alphabet, particles and initials; what turns the direction of writing or towers on a letter is left out."""
    await is_asked_for_a_name(place)
    await place.anna.sends(typed)
    await place.anna.sees(place.say("Name: <b>{name}</b>", name=kept))
    await place.anna.presses(place.say("Agree and send"))
    await place.anna.sees(place.say("Thank you! We have noted:"), kept)
    await place.manager.sees(kept, chat=place.board)
    assert await place.office.rows("SELECT name FROM leads") == [{"name": kept}]


@pytest.mark.parametrize("words", ["меня зовут Анна", "This is Anna", "здравствуйте, я анна", "Анна!"])
async def test_words_around_a_name_are_no_part_of_it(place: Workplace, words: str) -> None:
    """People answer in sentences, in whichever language they like."""
    await is_asked_for_a_name(place)
    await place.anna.sends(words)
    name = "Anna" if "Anna" in words else "Анна"
    summary = await place.anna.sees(place.say("Please check:"))
    assert place.say("Name: <b>{name}</b>", name=name) in summary.text.splitlines()


async def test_whoever_is_refused_reads_why_and_is_asked_once_more(place: Workplace) -> None:
    """Each reason has its own sentence; nothing is kept of it."""
    await is_asked_for_a_name(place)
    asked = await place.anna.last_message()
    for typed, answer in (
        ("1234", "Names have no digits. Please write it in letters, for example: Anna Petrova."),
        ("Я", "One letter is too little. Please write the whole name, for example: Anna."),
        ("йцукен", "This does not look like a name. What may we call you? For example: Anna. /cancel to stop."),
        ("🌸🌸🌸", "And in letters, please: what is your name? For example: Anna."),
        ("менеджер", "That is your role. And what is your name? For example: Anna Petrova."),
        ("anna@example.com", "We have noted this contact."),
    ):
        await place.anna.sends(typed)
        asked = await place.anna.sees(place.say(answer), after=asked)
    await place.anna.sends(place.told.name)
    await place.anna.sees(place.say("Name: <b>{name}</b>", name=place.told.name))


@pytest.mark.parametrize("wish", ["хочу купить диван", "I want to buy a sofa"])
async def test_a_wish_told_instead_of_a_name_reaches_the_managers(place: Workplace, wish: str) -> None:
    """Nobody is called «Хочу Купить Диван»: the words are passed on, and the name is asked for once more."""
    await is_asked_for_a_name(place)
    await place.anna.sends(wish)
    await place.anna.sees(place.say("We have passed your question on, the answer comes here."))
    await place.anna.sends(place.told.name)
    await place.anna.sees(place.say("Name: <b>{name}</b>", name=place.told.name))
    await place.manager.sees(wish, chat=place.board)
