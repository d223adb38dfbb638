"""Finding alike: the client is found first, however the name is written this time."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.client import ClientKind
from bot.domain.contact_points import ContactKind, ContactValue
from bot.domain.ids import ClientId
from bot.domain.likeness.evidence import Evidence, Told
from bot.domain.likeness.mail_beside import name_with_mail
from bot.domain.likeness.sureness import Likely, Sure
from bot.domain.matching import Band, Reason
from bot.domain.merging import CardKind
from bot.matching import StoredDirectory
from bot.usecases.find_alike import LikeName, find_alike
from bot.usecases.find_likely import find_likely
from bot.usecases.match_person import match_person
from bot.usecases.merge_cards import merge_clients
from bot.usecases.ports import Turn
from bot.usecases.rename import rename
from storage import Session
from tests.usecases.cast import NOW, OLGA, OTHER_PHONE, VIKTOR, know, typed

GIVEN = {
    "": ["Александр", "Иван", "Пётр", "Фёдор", "Сергей", "Дмитрий", "Михаил", "Николай", "Павел", "Андрей", "Юрий"],
    "а": ["Анна", "Юлия", "Ольга", "Мария", "Елена", "Наталья", "Алёна", "Татьяна", "Екатерина", "Жанна", "Ирина"],
}
SURNAMES = [
    "Кузнецов", "Щукин", "Алёшин", "Жуков", "Хабибуллин", "Сидоров", "Воронцов", "Петров", "Орлов", "Царёв", "Чехов",
]  # fmt: skip
CROWD = [f"{name} {surname}{ending}" for ending, names in GIVEN.items() for name in names for surname in SURNAMES]
OTHERS = [
    "Мария Римская-Корсакова", "Андрей Владимирович Лаптев", "Николай Иванович Брусникин", "William Smithers",
    "Аня Ленская маникюр", "Иван Хвостов", "Иван Иванов", "Сергей Иванов", "Ольга Иванова",
]  # fmt: skip
ON_LATIN_KEYS = str.maketrans("абвгдежзийклмнопрстуфхцчшщъыьэюя", "f,dult;pbqrkvyjghcnea[wxio]sm'.z")
KEPT = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
async def crowd(session: Session) -> Turn:
    """A base of a few hundred clients whose names are taken in."""
    turn = Turn(records=session, now=NOW)
    for name in (*CROWD, *OTHERS):
        await know(turn, name=name)
    await take_in(turn)
    return turn


async def take_in(turn: Turn) -> None:
    while await turn.records.likeness.take_in(100):
        pass


async def name_of(turn: Turn, client: ClientId) -> str:
    return (await turn.records.directory.get_client(client)).name


async def alike(turn: Turn, name: str) -> list[LikeName]:
    likeness = turn.records.likeness
    return await find_alike(likeness, name, await likeness.count_cards())


async def first(turn: Turn, name: str) -> str | None:
    """Who is found first and alone there; None where nobody is, or several share the place."""
    found = await alike(turn, name)
    alone = found and (len(found) == 1 or found[0].odds > found[1].odds)
    return await name_of(turn, found[0].client) if alone else None


async def likeliest(turn: Turn, name: str) -> Likely:
    return (await find_likely(turn.records.likeness, name, []))[0]


def by_turns(name: str) -> str:
    """A name of which every second letter is a capital: аНнА."""
    return "".join(sign.upper() if at % 2 else sign.lower() for at, sign in enumerate(name))


@KEPT
@given(st.sampled_from([*CROWD, *OTHERS]))
async def test_everybody_is_found_by_their_own_name(crowd: Turn, name: str) -> None:
    assert await first(crowd, name) == name


@KEPT
@given(
    name=st.sampled_from(CROWD),
    mirrored=st.booleans(),
    cased=st.sampled_from([str.lower, str.upper, str.swapcase, by_turns]),
    dots=st.sampled_from(["ёе", "её", "  "]),
)
async def test_order_case_and_dots_over_letters_never_change_who_is_first(
    crowd: Turn, name: str, mirrored: bool, cased: Callable[[str], str], dots: str
) -> None:
    words = name.split()[:: -1 if mirrored else 1]

    assert await first(crowd, cased(" ".join(words).replace(*dots))) == name


@KEPT
@given(name=st.sampled_from(CROWD), mirrored=st.booleans(), shouted=st.booleans())
async def test_the_wrong_keyboard_never_changes_who_is_first(
    crowd: Turn, name: str, mirrored: bool, shouted: bool
) -> None:
    words = name.lower().replace("ё", "е").translate(ON_LATIN_KEYS).split()[:: -1 if mirrored else 1]
    written = " ".join(words)

    assert await first(crowd, written.upper() if shouted else written) == name


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        pytest.param("Саша Кузнецов", "Александр Кузнецов", id="a short form"),
        pytest.param("Санёк Кузнецов", "Александр Кузнецов", id="a friendly form"),
        pytest.param("Таня Орлова", "Татьяна Орлова", id="her short form"),
        pytest.param("Bill Smithers", "William Smithers", id="an English short form"),
        pytest.param("Ivan Kuznetsov", "Иван Кузнецов", id="a passport"),
        pytest.param("Yuliya Shchukina", "Юлия Щукина", id="BGN"),
        pytest.param("Ûliâ Ŝukina", "Юлия Щукина", id="ISO 9"),
        pytest.param("Julija Ščukina", "Юлия Щукина", id="scholars"),
        pytest.param("Iuliia Shchukina", "Юлия Щукина", id="ICAO"),
        pytest.param("Dima Xabibullin", "Дмитрий Хабибуллин", id="home-made, and short"),
        pytest.param("Julia Wukina", "Юлия Щукина", id="home-made by looks"),
        pytest.param("Mixail Jukov", "Михаил Жуков", id="home-made by keys"),
        pytest.param("Ivan Kuznecov", "Иван Кузнецов", id="home-made by sound"),
        pytest.param("Fktrcfylh Repytwjd", "Александр Кузнецов", id="other keys"),
        pytest.param("Юлия Щкина", "Юлия Щукина", id="a letter lost"),
        pytest.param("Юлия Щуикна", "Юлия Щукина", id="two letters swapped"),
        pytest.param("Юлия Щуккина", "Юлия Щукина", id="a letter twice"),
        pytest.param("Юлия Щокина", "Юлия Щукина", id="a wrong letter"),
        pytest.param("Петр Алешин", "Пётр Алёшин", id="no dots"),
        pytest.param("Aннa Пeтpoвa", "Анна Петрова", id="Latin letters that look alike"),
        pytest.param("Лаптев А.В.", "Андрей Владимирович Лаптев", id="initials"),
        pytest.param("А. В. Лаптев", "Андрей Владимирович Лаптев", id="initials first"),
        pytest.param("Хвостов И", "Иван Хвостов", id="an initial without a dot"),
        pytest.param("Николай Иваныч", "Николай Иванович Брусникин", id="a patronymic as spoken"),
        pytest.param("Коля Брусникин", "Николай Иванович Брусникин", id="no patronymic"),
        pytest.param("от Ивана Хвостова", "Иван Хвостов", id="genitive"),
        pytest.param("для Анны Петровой", "Анна Петрова", id="her genitive"),
        pytest.param("Юлия Щукин", "Юлия Щукина", id="her surname as his"),
        pytest.param("Мария Корсакова", "Мария Римская-Корсакова", id="the second half"),
        pytest.param("Мария Римская", "Мария Римская-Корсакова", id="the first half"),
        pytest.param("🌸Анна🌸Петрова🌸", "Анна Петрова", id="emoji"),
        pytest.param("АннаПетрова", "Анна Петрова", id="no space"),
        pytest.param("аннапетрова", "Анна Петрова", id="no space and no case"),
        pytest.param("annapetrova", "Анна Петрова", id="a mailbox without a dot"),
        pytest.param("anna.petrova", "Анна Петрова", id="a mailbox with a dot"),
        pytest.param("Аннааа Петрооова", "Анна Петрова", id="letters drawn out"),
        pytest.param("★彡Анна Петрова彡★", "Анна Петрова", id="decorated"),
        pytest.param("Анна Петрова ООО", "Анна Петрова", id="a legal form beside it"),
        pytest.param("Лаптев А", "Андрей Владимирович Лаптев", id="one initial"),
        pytest.param("А н н а  П е т р о в а", "Анна Петрова", id="spaced out"),
        pytest.param("Аня Ленская", "Аня Ленская маникюр", id="an attached word on the card"),
        pytest.param("Анна Петрова ногти", "Анна Петрова", id="an attached word of hers"),
        pytest.param("Анна Петрова мама Пети", "Анна Петрова", id="whose mother"),
    ],
)
async def test_the_right_one_is_first_through_every_noise(crowd: Turn, written: str, meant: str) -> None:
    assert await first(crowd, written) == meant


async def test_who_is_called_like_nobody_is_nobody(crowd: Turn) -> None:
    assert await alike(crowd, "Гульчатай Бекмамбетова") == []
    assert await alike(crowd, "👍") == []
    assert await find_likely(crowd.records.likeness, None, []) == []


async def test_a_rare_surname_makes_surer_than_a_frequent_one(crowd: Turn) -> None:
    rare, frequent = await likeliest(crowd, "Хвостов"), await likeliest(crowd, "Кузнецов")

    assert await name_of(crowd, rare.client) == "Иван Хвостов"
    assert rare.chance > frequent.chance
    assert frequent.sure is Sure.SILENT


async def test_a_single_initial_is_rather_that_of_the_first_name_than_of_the_patronymic(crowd: Turn) -> None:
    for name in ("Валентин Хвостинский", "Григорий Викторович Хвостинский"):
        await know(crowd, name=name)

    assert await first(crowd, "В. Хвостинский") == "Валентин Хвостинский"


async def test_an_english_name_is_found_as_it_is_heard_in_russian(crowd: Turn) -> None:
    for name in ("William Ashdown", "Robert Harding"):
        await know(crowd, name=name)

    assert await first(crowd, "Билл Эшдаун") == "William Ashdown"


async def test_who_works_for_another_company_is_less_likely(crowd: Turn) -> None:
    directory = crowd.records.directory
    here, there = [await directory.add_company(name=name, now=NOW) for name in ("Ромашка", "Гиацинт")]
    clients = [
        await directory.add_client(name="Вера Лютикова", kind=ClientKind.CLIENT, company=company.id, now=NOW)
        for company in (here, there)
    ]
    told = [Told(clients[0].id, Evidence.SAME_COMPANY, 1)]

    alone = await find_likely(crowd.records.likeness, "Вера Лютикова", [])
    right, wrong = await find_likely(crowd.records.likeness, "Вера Лютикова", told)

    assert alone[0].chance == alone[1].chance
    assert (right.client, wrong.client) == (clients[0].id, clients[1].id)
    assert wrong.chance < alone[1].chance / 3


async def test_another_name_beside_the_same_surname_costs(crowd: Turn) -> None:
    alone, another = await likeliest(crowd, "Хвостов"), await likeliest(crowd, "Геннадий Хвостов")

    assert alone.client == another.client
    assert another.chance < alone.chance
    assert another.sure is Sure.SILENT


async def test_a_full_name_is_asked_about_and_a_first_name_alone_is_not(crowd: Turn) -> None:
    assert (await likeliest(crowd, "Иван Хвостов")).sure is Sure.ASK
    assert (await likeliest(crowd, "Иван")).sure is Sure.SILENT


async def test_two_of_one_name_share_the_place_until_something_else_tells(crowd: Turn) -> None:
    namesake = await know(crowd, name="Иван Хвостов")
    await take_in(crowd)
    assert await first(crowd, "Иван Хвостов") is None

    told = [Told(namesake.id, Evidence.SAME_COMPANY, 3)]
    surest = (await find_likely(crowd.records.likeness, "Иван Хвостов", told))[0]
    assert (surest.client, surest.evidence) == (namesake.id, (Evidence.SAME_COMPANY,))


async def test_a_colleague_with_another_name_is_not_shown_for_the_company_alone(crowd: Turn) -> None:
    colleague = await know(crowd, name="Тамара Гвердцители")
    await take_in(crowd)

    found = await find_likely(crowd.records.likeness, "Иван Хвостов", [Told(colleague.id, Evidence.SAME_COMPANY, 1)])
    theirs = next(each for each in found if each.client == colleague.id)
    assert (theirs.ways, theirs.sure) == ((), Sure.SILENT)


async def test_who_has_another_name_now_is_found_by_that_one(crowd: Turn) -> None:
    married = await know(crowd, name="Марфа Ягодкина")
    await take_in(crowd)
    await rename(crowd, CardKind.CLIENT, married.id, "Марфа Черникова", by=OLGA)
    assert await alike(crowd, "Ягодкина") == []

    await take_in(crowd)
    assert await first(crowd, "Черникова") == "Марфа Черникова"


async def test_a_merged_card_is_found_by_either_name_as_the_one_that_was_kept(crowd: Turn) -> None:
    kept, other = await know(crowd, name="Марфа Черникова"), await know(crowd, name="Марфа Ягодкина")
    await take_in(crowd)
    await merge_clients(crowd, kept.id, other.id, by=VIKTOR)

    for name in ("Черникова", "Ягодкина"):
        found = await alike(crowd, name)
        assert [each.client for each in found].count(kept.id) == 1
        assert (await likeliest(crowd, name)).client == kept.id
        assert other.id not in {each.client for each in found}


async def test_a_phone_with_a_slip_and_the_name_make_somebody_likely(session: Session, crowd: Turn) -> None:
    oleg = await know(crowd, typed(OTHER_PHONE), name="Олег Ягодкин")
    await take_in(crowd)
    slipped = replace(OTHER_PHONE, normal_form="+79120000002")

    found = await match_person(StoredDirectory(session.connection), "Олег Ягодкин", [typed(slipped)], most=3)
    assert found.band is Band.LIKELY
    assert (found.clients[0].owner.id, set(found.clients[0].reasons)) == (
        oleg.id,
        {Reason.NAMES_ALIKE, Reason.PHONE_ONE_DIGIT_OFF},
    )


async def test_who_has_the_contact_comes_before_who_has_only_the_name(session: Session, crowd: Turn) -> None:
    namesake = await know(crowd, name="Олег Ягодкин")
    owner = await know(crowd, typed(OTHER_PHONE), name="Олег Ягодкин")
    await take_in(crowd)

    found = await match_person(StoredDirectory(session.connection), "Олег Ягодкин", [typed(OTHER_PHONE)], most=3)
    assert [match.owner.id for match in found.clients[:2]] == [owner.id, namesake.id]
    assert found.band is Band.EXACT


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Жуkoвx Иван", "Иван Жуков"),
        ("Иван Хво стов", "Иван Хвостов"),
        ("катюшащукина", "Екатерина Щукина"),
        ("Will Smixthers", "William Smithers"),
        ("ივან ხვოსტოვ", "Иван Хвостов"),
    ],
)
async def test_who_slips_breaks_or_glues_words_is_found_first(crowd: Turn, written: str, meant: str) -> None:
    found = await find_likely(crowd.records.likeness, written, [])

    assert await name_of(crowd, found[0].client) == meant


@pytest.mark.parametrize(
    ("written", "mail", "named"),
    [
        ("🦅", "ivan.khvostov.msk@example.com", "🦅 ivan khvostov"),
        ("Ваня", "ivan.khvostov@example.com", "Ваня ivan khvostov"),
        ("Ваня", "sweet.cat@example.com", "Ваня"),
        ("Иван Хвостов", "anna.petrova@example.com", "Иван Хвостов"),
    ],
)
def test_a_mailbox_tells_the_name_where_no_more_than_one_word_does(written: str, mail: str, named: str) -> None:
    assert name_with_mail(written, [ContactValue(kind=ContactKind.EMAIL, normal_form=mail)]) == named
