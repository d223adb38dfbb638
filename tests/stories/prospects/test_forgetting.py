"""Forgetting: a person takes back all they left, and no file and no manager's chat knows of it afterwards."""

import asyncio
from datetime import timedelta
from pathlib import Path

from bot.sandbox.sight import Seen
from tests.stories.scenes import let_time_pass
from tests.stories.workplace import PHONE, Workplace

DIGITS = "".join(sign for sign in PHONE if sign.isdigit())
MOST_LINES = 12
DONE = "Done: all that came through this chat is erased. Write again any time, and we meet anew."


async def has_everything_erased(place: Workplace) -> Seen:
    """Anna reads what goes, agrees, and hears that it is done."""
    await place.anna.sends("/forget")
    question = await place.anna.sees_button(place.say("Erase everything"))
    assert len(question.text.splitlines()) <= MOST_LINES
    await place.anna.presses(place.say("Erase everything"), on=question)
    return await place.anna.sees(place.say(DONE))


async def traces_in_files(place: Workplace, *canaries: str) -> list[str]:
    """Which of these words still stand in the database or beside it, however they are written there."""
    await place.office.sandbox.quiet()
    for _ in range(3):
        await let_time_pass(place.office, timedelta(0))
        await place.office.sandbox.quiet()
    database = Path(place.office.config.storage.url.removeprefix("sqlite:///"))
    stored = await asyncio.to_thread(lambda: b"".join(map(Path.read_bytes, database.parent.glob(f"{database.name}*"))))
    return [canary for canary in canaries if any(each in stored for each in writings(canary))]


def reminder_in(place: Workplace) -> str:
    """How the message begins that reminds an owner of a client's record."""
    return {"ru": "Напоминаю", "en": "A reminder"}[place.office.config.team.language]


def writings(words: str) -> list[bytes]:
    """The ways in which words, or the id of an account, may be written in a file; SQLite keeps that in six bytes."""
    number = [int(words).to_bytes(6, "big"), int(words).to_bytes(8, "big")] if words.isdigit() else []
    escaped = words.encode("ascii", "backslashreplace")
    return [words.encode(), words.encode("utf-16-le"), words.encode("utf-16-be"), escaped, escaped.upper(), *number]


async def test_nothing_is_left_of_a_lead_in_work(place: Workplace) -> None:
    """Neither in the files nor in the managers' chats; the card says what happened."""
    card = await place.gets_and_takes_a_lead()
    await place.chooses("Answer")
    await place.manager.sends(place.told.answer)
    await place.anna.sees(place.told.answer)
    await place.anna.sends(place.told.more)
    await place.manager.sees(place.told.more)
    await has_everything_erased(place)
    canaries = (place.told.question, place.told.more, place.told.name, DIGITS, str(place.anna.id), "Анна", "Петрова")
    assert await traces_in_files(place, *canaries) == []
    erased = await place.manager.sees(place.say("🗑 No. {number}: erased at the person’s request.", number=1))
    assert (erased.id, erased.labels) == (card.id, [])
    for words in (place.told.name, place.told.more):
        await place.manager.sees_no(words)
        await place.manager.sees_no(words, chat=place.board)


async def test_nothing_is_left_of_a_question(place: Workplace) -> None:
    """In the group the card says what happened."""
    await place.gets_a_question()
    await has_everything_erased(place)
    assert await traces_in_files(place, place.told.question, str(place.anna.id)) == []
    await place.manager.sees("🗑", chat=place.board)
    await place.manager.sees_no(place.told.question, chat=place.board)


async def test_whoever_was_erased_comes_back_as_a_stranger(place: Workplace) -> None:
    """With another pseudonym, and asked for everything."""
    await place.gets_and_takes_a_lead()
    await has_everything_erased(place)
    await place.anna.starts()
    await place.anna.sends(place.told.more)
    card = await place.manager.sees(place.told.more, chat=place.board)
    assert place.told.name not in card.text
    await place.anna.presses(place.say("Leave a contact"))
    await place.anna.sees_button(place.say("Share my number"))


async def test_in_the_middle_of_an_introduction_the_draft_goes_too(place: Workplace) -> None:
    await place.anna.starts()
    await place.anna.presses(place.say("Leave a contact"))
    await place.anna.shares_contact()
    await has_everything_erased(place)
    assert await traces_in_files(place, DIGITS, str(place.anna.id)) == []
    assert await place.office.rows("SELECT user_id FROM conversations WHERE user_id = :anna", anna=place.anna.id) == []


async def test_who_is_excluded_is_recognised_again_without_being_known(place: Workplace) -> None:
    """The exclusion stands as a keyed hash: it stops the person, and the list does not say whom."""
    await place.gets_a_question()
    await place.manager.presses(place.say("Exclude…"), chat=place.board)
    await place.manager.presses(place.say("Spam"), chat=place.board)
    await place.office.sandbox.quiet()
    await has_everything_erased(place)
    assert await traces_in_files(place, str(place.anna.id), place.told.question) == []
    before = await place.office.sandbox.mark()
    await place.anna.sends(place.told.more)
    await place.anna.sees_button(place.say("Leave a contact"))
    await place.manager.sees_nothing_new(since=before, chat=place.board)
    await place.manager.sends("/exclusions")
    await place.manager.sees(place.say("Erased at own request"))


async def test_a_clients_record_is_the_owners_to_look_through(place: Workplace) -> None:
    """A contract made a client of Anna: the owner is told until when to decide, with the card behind a button."""
    await place.gets_and_takes_a_lead()
    await place.chooses("✓ Qualified lead")
    await place.chooses("🏆 Deal won")
    await place.office.sandbox.quiet()
    await has_everything_erased(place)
    task = await place.office.viktor.sees("🗓", place.told.name)
    await place.office.viktor.presses(place.say("Show the card"), on=task)
    await place.office.viktor.sees(PHONE)
    await let_time_pass(place.office, timedelta(days=26))
    await place.office.viktor.sends("/leads")
    await place.office.sandbox.quiet()
    await place.office.viktor.sees_no(reminder_in(place))
    await let_time_pass(place.office, timedelta(days=28))
    await place.office.viktor.sends("/leads")
    await place.office.viktor.sees(reminder_in(place), place.told.name)
    assert await place.office.rows("SELECT name, wish, status FROM leads") == [
        {"name": "", "wish": "", "status": "won"}
    ]


async def test_a_member_learns_for_whom_it_is(place: Workplace) -> None:
    await place.manager.sends("/forget")
    await place.manager.sees("/privacy, /mydata")


async def test_leaving_it_changes_nothing(place: Workplace) -> None:
    await place.gets_a_question()
    await place.anna.sends("/forget")
    await place.anna.presses(place.say("Leave it as it is"))
    await place.anna.sees(place.say("All right, everything stays as it was."))
    await place.manager.sees(place.told.question, chat=place.board)


async def test_words_that_were_on_their_way_are_taken_back_too(place: Workplace) -> None:
    """What Telegram delivers late to a manager does not stay there."""
    await place.gets_and_takes_a_lead()
    await place.office.sandbox.quiet()
    await place.office.sandbox.order_fault("sendMessage", "429", times=1, retry_after=30, chat_id=place.manager.id)
    await place.anna.sends(place.told.more)
    await has_everything_erased(place)
    assert await traces_in_files(place, place.told.more, place.told.name, str(place.anna.id)) == []
    await place.manager.sees_no(place.told.more)


async def test_a_manager_who_answers_just_then_learns_that_there_is_nobody(place: Workplace) -> None:
    await place.gets_and_takes_a_lead()
    await place.chooses("Answer")
    await has_everything_erased(place)
    await place.manager.sends(place.told.answer)
    await place.manager.sees(place.say("There is no such thing any more. See what is open: /leads."))
    await place.anna.sees_no(place.told.answer)


async def test_an_update_that_is_delivered_again_brings_nobody_back(place: Workplace) -> None:
    """The number of an update stays, its content does not."""
    await place.gets_a_question()
    await has_everything_erased(place)
    await place.office.sandbox.quiet()
    for update in await place.office.sandbox.updates():
        await place.office.sandbox.inject(update["update"], update_id=update["update_id"])
    await place.office.sandbox.quiet()
    assert await traces_in_files(place, place.told.question) == []


async def test_whoever_closes_the_chat_afterwards_stays_unknown(place: Workplace) -> None:
    await place.gets_a_question()
    await has_everything_erased(place)
    await place.anna.blocks()
    await place.office.sandbox.quiet()
    assert await place.office.rows("SELECT id FROM prospects WHERE telegram_id IS NOT NULL") == []


async def test_after_a_restart_nothing_is_done_by_halves(place: Workplace) -> None:
    """Stopped right after the press: either all is there or nothing, and the copies go all the same."""
    await place.gets_and_takes_a_lead()
    await place.anna.sends("/forget")
    await place.anna.presses(place.say("Erase everything"))
    await place.office.restart_bot()
    await place.anna.sees(place.say(DONE))
    assert await traces_in_files(place, place.told.question, place.told.name, str(place.anna.id)) == []


async def test_lines_that_only_speak_of_somebody_go_too(place: Workplace) -> None:
    """Asked for a note, noted, held back, sent after all: in private and in the group."""
    card = await place.gets_and_takes_a_lead()
    await place.manager.presses(place.say("More…"), on=card)
    await place.manager.presses(place.say("Note…"))
    await place.manager.sees(place.told.name, "/cancel")
    await place.manager.sends(place.told.note)
    await place.manager.sees(place.say("📝 Noted about {name}: only we read it.", name=place.told.name))
    shared = await place.manager.sees(place.told.name, place.told.question, chat=place.board)
    for author, button in ((place.office.pavel, "Keep as a note"), (place.office.viktor, "Send anyway")):
        await author.sends(f"{place.told.answer} {author.first_name}", to=place.board, reply_to=shared)
        held = await author.sees_button(place.say(button), chat=place.board)
        await author.presses(place.say(button), on=held, chat=place.board)
    await place.anna.sees(place.told.answer)
    await place.manager.sees("✓", place.told.name, chat=place.board)
    await has_everything_erased(place)
    assert await traces_in_files(place, place.told.note, place.told.name, str(place.anna.id)) == []
    await place.manager.sees("🗑", chat=place.board)
    for chat in (None, place.board):
        await place.manager.sees_no(place.told.name, chat=chat)
