"""A whole life forgotten: somebody leaves traces in every way, has them erased, and nobody else loses any."""

import asyncio
import base64
import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from bot.sandbox.people import Player
from tests.stories.conftest import Office, Opening
from tests.stories.scenes import let_time_pass

CONFIRMED = "📝 Записано"  # an answer to what a manager typed, which stays beside it
ACCOUNT = 5_987_654_321
PHONE, OTHER_PHONE = "+7 912 777-66-55", "+7 495 123-45-67"
WORDS = (
    "Канарейкин", "Аврора", "канарщик", "альбомка", "фотокарточка", "корзинкин", "правленый", "исправка", "ответище",
    "подправленный", "заметище", "потопище", "Птичникъ", "главптица", "zina@kanareika.example", "zina_kanareika",
    "79127776655", "9127776655", "74951234567", "Робинзонка", str(ACCOUNT),
)  # fmt: skip


@pytest.fixture
async def office(open_office: Opening) -> Office:
    """The usual office, where time passes faster."""
    return await open_office(speed=60.0)


async def lives(office: Office, zina: Player) -> None:
    """Zina comes by a link, asks in every way, introduces herself, corrects, chooses, and is talked about."""
    sandbox, olga, team = office.sandbox, office.olga, office.team
    await zina.starts(await office.link_of("vk_ads"))
    await zina.sends("/start@leadhook_sandbox_bot")
    asked = await zina.sends("Сколько стоит канарщик?")
    await olga.sees("канарщик", chat=team)
    await zina.sends_photo("фотокарточка клетки")
    await zina.sends_voice()
    await zina.sends_album("альбомка один", "альбомка два")
    await zina.sends_location()
    await zina.sends_content("document", "корзинкин прайс")
    await sandbox.quiet()
    await zina.edits(asked, "Сколько стоит правленый канарщик?")
    await zina.sends("/language")
    await zina.presses("Русский")
    await zina.sends("/mydata")
    await sandbox.quiet()
    await zina.sends(f"Аврора Канарейкин, {PHONE}, zina@kanareika.example, нужен канарщик")
    await zina.sees("Проверьте")
    await zina.presses("От компании…")
    await zina.sends("ООО Птичникъ, главптица")
    await sandbox.quiet()
    await zina.presses("Соглашаюсь, отправить")
    await sandbox.quiet()
    await olga.presses("Взять", chat=team, on="Аврора")
    card = await olga.sees_button("Ответить", on="Аврора")
    await olga.presses("Ответить", on=card)
    answer = await olga.sends("ответище готов")
    shown = await zina.sees("ответище")
    await olga.edits(answer, "подправленный ответ")
    await zina.sees("подправленный")
    await zina.reacts(shown, "👍")
    await olga.sends("// заметище", reply_to=await olga.sees_button("Ответить", on="Аврора"))
    await sandbox.quiet()
    await olga.sends("/find Канарейкин")
    await olga.searches("Канарейкин")
    await zina.presses("Исправить")
    await zina.presses("Контакт")
    await zina.sends(OTHER_PHONE)
    await sandbox.quiet()
    await zina.sends("исправка: и завтра?")
    await zina.sends("/status")
    await sandbox.quiet()
    for number in range(30):
        await zina.sends(f"потопище {number}")
    await sandbox.quiet(patience=60)
    await olga.presses("Ещё…", on=await olga.sees_button("Ещё…", on="Аврора"))
    await olga.presses("Передать…")
    await olga.presses("Павел")
    await sandbox.quiet()


def writings(words: str) -> list[bytes]:
    """The ways in which words may be written; SQLite keeps a number as large as that of an account in six bytes."""
    number = [int(words).to_bytes(size, "big") for size in (6, 8) if words.isdigit()]
    escaped = json.dumps(words)[1:-1]
    plain = words.encode()
    shifted = [base64.b64encode(b"x" * n + plain)[4 if n else 0 : -4] for n in range(3)]
    return [
        plain, words.encode("utf-16-le"), words.encode("utf-16-be"), escaped.encode(), escaped.upper().encode(),
        quote(words).encode(), words.lower().encode(), words.upper().encode(), *shifted, *number,
    ]  # fmt: skip


async def traces(office: Office) -> set[str]:
    """What stands in the database or beside it, however it is written there."""
    database = Path(office.config.storage.url.removeprefix("sqlite:///"))
    stored = await asyncio.to_thread(lambda: b"".join(map(Path.read_bytes, database.parent.glob(f"{database.name}*"))))
    return {words for words in WORDS if any(each in stored for each in writings(words))}


async def everything_of_boris(office: Office, boris: Player) -> dict[str, list[dict[str, Any]]]:
    """What is known of another person, but for the raw letters and updates of the team about both."""
    (who,) = await office.rows("SELECT * FROM prospects WHERE telegram_id = :id", id=boris.id)
    prospect = who["id"]
    known = {"prospects": [who]}
    for table in ("interests", "consents", "prospect_contact_points", "notes", "remarks", "talk", "leads"):
        known[table] = await office.rows(f"SELECT * FROM {table} WHERE prospect_id = :id", id=prospect)
    known["inbox"] = await office.rows("SELECT * FROM inbox WHERE lane = :lane", lane=str(boris.id))
    known["outbox"] = await office.rows("SELECT * FROM outbox WHERE chat_id = :id", id=boris.id)
    known["conversations"] = await office.rows("SELECT * FROM conversations WHERE user_id = :id", id=boris.id)
    known["values"] = await office.rows(
        "SELECT v.* FROM contact_values v JOIN prospect_contact_points p ON p.value_id = v.id"
        " WHERE p.prospect_id = :id",
        id=prospect,
    )
    known["clients"] = await office.rows("SELECT * FROM clients")
    known["ownerships"] = await office.rows("SELECT * FROM ownerships")
    return known


async def test_a_whole_life_leaves_nothing(office: Office) -> None:
    """Neither in the files nor in what the bot wrote to the team; another person keeps every row."""
    zina = await office.sandbox.person(
        "Робинзонка", last_name="Канарейкин", phone="79127776655", language="ru", username="zina_kanareika", id=ACCOUNT
    )
    boris = await office.sandbox.person("Борис", language="ru")
    await boris.starts()
    await boris.sends("Борис Другой, +7 903 111-22-33, нужна доставка")
    await boris.presses("Соглашаюсь, отправить")
    await office.sandbox.quiet()
    await office.olga.presses("Взять", chat=office.team, on="Борис")
    await lives(office, zina)
    await office.sandbox.quiet()
    assert await traces(office) == set(WORDS)
    before = await everything_of_boris(office, boris)

    await zina.sends("/forget")
    await zina.presses("Стереть всё")
    await zina.sees("Готово")
    await office.sandbox.quiet()
    for _ in range(4):
        await let_time_pass(office, timedelta(0))
        await office.sandbox.quiet()

    assert await traces(office) == set()
    assert await everything_of_boris(office, boris) == before
    for member in (office.olga, office.pavel, office.viktor):
        for chat in (None, office.team):
            read = [each.text for each in await member.messages(chat) if each.from_bot]
            told = " ".join(text for text in read if not text.startswith(CONFIRMED))
            assert not [words for words in WORDS if words in told]
