"""Erasing: nothing of a person is left in any column or file, and whatever column is new is looked at."""

import json
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.activity import Deed
from bot.domain.client import ClientKind
from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin
from bot.domain.events import PostedMessage
from bot.domain.exclusion import ExclusionReason
from bot.domain.ids import ManagerId, ProspectId
from bot.domain.interest import Route
from bot.domain.introduction import Introduction
from bot.domain.looked_for import LookedFor
from bot.domain.member import Role
from bot.domain.mentioned import Mentioned
from bot.domain.names import PersonName
from bot.domain.on_behalf import OnBehalf
from bot.domain.post import Spot
from bot.domain.prospect import Prospect
from bot.mailboxes import Incoming, Letter, Priority
from bot.usecases.correct_request import correct_contact
from bot.usecases.erase_person import erase_person, finish_erasures, withdraw_consent
from bot.usecases.meet_prospect import meet_prospect
from bot.usecases.ports import Turn
from bot.usecases.promote_to_lead import promote_to_lead
from bot.usecases.register_interest import register_interest
from storage import Session, Storage, open_storage
from storage.exporting import Kind, export, opened_for_export
from tests.fresh_database import open_fresh_storage
from tests.storage.examples import NOW

ANNA, OLGA, GROUP = 5_987_654_321, 2001, -1_001_234_567_890
DISCUSSION = -1_009_876_543_210
LATER = NOW + timedelta(minutes=5)
PHONE = ContactValue(kind=ContactKind.PHONE, normal_form="+79123456789")
EMAIL = ContactValue(kind=ContactKind.EMAIL, normal_form="anna@kanareika-mail.example")
EXTENSION = "7305194"

# Where something of a person may stand, and what the example puts there.
PERSONAL: dict[str, dict[str, str | int]] = {
    "inbox": {"lane": str(ANNA), "body": "КанарейкаПришло"},
    "outbox": {"chat_id": ANNA, "payload": "КанарейкаУшло"},
    "conversations": {"chat_id": ANNA, "user_id": ANNA, "data": "КанарейкаЧерновик"},
    "contact_values": {"normal_form": PHONE.normal_form, "mail_domain": "kanareika-mail.example"},
    "prospects": {
        "telegram_id": ANNA,
        "telegram_name": "КанарейкаТелеграм",
        "username": "kanareika_username",
        "name": "Канарейка Петрова",
    },
    "prospect_contact_points": {"extension": EXTENSION},
    "lead_contact_points": {"extension": EXTENSION},
    "interests": {"words": "КанарейкаВопрос", "message_id": 7_007_007_007},
    "leads": {
        "name": "Канарейка Петрова",
        "wish": "КанарейкаЖелание",
        "on_behalf": "КанарейкаФирма",
        "role": "КанарейкаРоль",
    },
    "looked_for": {"words": "КанарейкаИскала"},
    "stopped": {"words": "КанарейкаОстановлено"},
    "notes": {"words": "КанарейкаЗаметка"},
    "chosen_languages": {"user_id": ANNA},
    "cards": {"chat_id": ANNA},
    "remarks": {"chat_id": ANNA, "topic": ANNA, "words": "КанарейкаРеплика"},
    "remark_edits": {"words": "КанарейкаПравка"},
    "activity_values": {"words": "Канарейка Петровна", "extension": EXTENSION},
}
IDS_OF_OURS = "a number that only this database knows"
TIMES = "a moment"
CODES = "a code or a number of the bot's own"
OF_THE_TEAM = "says something of the team"
OF_CLIENTS = "the business's own record: the owner is told to look through it"
OF_THE_OWNER = "the owner's own words or codes"

# Where nothing of a person stands that has to go, and why.
HARMLESS: dict[str, dict[str, str]] = {
    "inbox": {
        **dict.fromkeys(("seq", "bot_id", "update_id", "status", "attempts", "gate", "read_with", "in_crowd"), CODES),
        **dict.fromkeys(("not_before", "first_failed", "received_at", "finished_at"), TIMES),
        "error": "the name of a kind of error",
    },
    "outbox": {
        **dict.fromkeys(("id", "method", "priority", "status", "attempts", "copies", "fleeting"), CODES),
        **dict.fromkeys(("card", "reply_to_card", "prospect_id", "about"), IDS_OF_OURS),
        **dict.fromkeys(("not_before", "not_after", "created_at", "finished_at"), TIMES),
        **dict.fromkeys(("error", "change", "parts"), "emptied with the payload"),
    },
    "cards": {
        "subject": IDS_OF_OURS,
        "message_id": OF_THE_TEAM,
        "shown": "a hash of what is shown now, which is that somebody was erased",
    },
    "talk": {
        **dict.fromkeys(("chat_id", "message_id"), OF_THE_TEAM),
        **dict.fromkeys(("prospect_id", "is_text", "takes_replies", "taken_back"), IDS_OF_OURS),
        "sent_at": TIMES,
    },
    "digests": {"chat_id": OF_THE_TEAM, "lead_id": IDS_OF_OURS, "card": IDS_OF_OURS},
    "moved_chats": {"old_id": OF_THE_TEAM, "new_id": OF_THE_TEAM},
    "conversations": {"bot_id": CODES, "state": CODES, "idle_since": TIMES},
    "members": dict.fromkeys(
        ("user_id", "config_role", "invited_role", "name", "language", "started_at", "blocked_at", "added_at"),
        OF_THE_TEAM,
    ),
    "invitations": dict.fromkeys(("code_hash", "role", "created_at", "used_by"), OF_THE_TEAM),
    "contact_values": {"id": IDS_OF_OURS, "kind": CODES},
    "prospects": {
        "id": IDS_OF_OURS,
        "language": "emptied with the rest",
        **dict.fromkeys(("blocked_at", "created_at", "asked_at", "data_given_at", "invited_at", "erased_at"), TIMES),
        "private_since": TIMES,
    },
    "became_questions": {"interest_id": IDS_OF_OURS},
    "interests": {
        **dict.fromkeys(("id", "prospect_id", "post_id", "campaign_id", "member_id"), IDS_OF_OURS),
        **dict.fromkeys(("route", "campaign", "topic", "chat_id", "occasion"), OF_THE_OWNER),
        **dict.fromkeys(("asks", "sign"), CODES),
        "created_at": TIMES,
    },
    "posts": {
        "id": IDS_OF_OURS,
        **dict.fromkeys(
            (
                "chat_id",
                "message_id",
                "album",
                "title",
                "discussion_chat_id",
                "discussion_message_id",
                "discussion_last_id",
            ),
            OF_THE_OWNER,
        ),
        "posted_at": TIMES,
    },
    "chats": {
        **dict.fromkeys(
            ("chat_id", "former_id", "kind", "title", "username", "linked_chat_id", "connection"), OF_THE_OWNER
        ),
        **dict.fromkeys(("mode", "status", "rights", "lets_in", "is_ours"), CODES),
        **dict.fromkeys(("added_at", "removed_at"), TIMES),
    },
    "post_buttons": {
        **dict.fromkeys(("id", "post_id", "campaign_id"), IDS_OF_OURS),
        **dict.fromkeys(("chat_id", "source_message_id", "title", "label"), OF_THE_OWNER),
        **dict.fromkeys(("kind", "state", "fault"), CODES),
        "made_by": OF_THE_TEAM,
        "made_at": TIMES,
    },
    "occasions": {
        "id": IDS_OF_OURS,
        **dict.fromkeys(("route", "name"), OF_THE_OWNER),
        "named_by": OF_THE_TEAM,
        "named_at": TIMES,
    },
    "errands": {
        **dict.fromkeys(("id", "purpose", "method", "tries"), CODES),
        **dict.fromkeys(("about", "payload"), "our own chats, campaigns and the like, never a person"),
        **dict.fromkeys(("not_before", "not_after"), TIMES),
    },
    "abilities": {"ability": CODES, "noticed_at": TIMES},
    "attention_counts": {
        **dict.fromkeys(("chat_id", "message_id"), OF_THE_OWNER),
        **dict.fromkeys(("route", "sign", "total", "told", "update_id"), CODES),
        **dict.fromkeys(("first_at", "last_at"), TIMES),
    },
    "daily_lines": {"only_row": CODES, "told_upto": TIMES},
    "polls": {
        **dict.fromkeys(("question", "options", "chat_id", "message_id", "telegram_id", "made_by"), OF_THE_OWNER),
        **dict.fromkeys(("id", "is_anonymous", "refused"), CODES),
        **dict.fromkeys(("made_at", "ended_at"), TIMES),
    },
    "prospect_contact_points": {
        **dict.fromkeys(("prospect_id", "value_id"), IDS_OF_OURS),
        **dict.fromkeys(("verified", "origin", "is_primary"), CODES),
        "given_at": TIMES,
    },
    "consents": {
        **dict.fromkeys(("id", "prospect_id"), IDS_OF_OURS),
        "version": OF_THE_OWNER,
        **dict.fromkeys(("given_at", "withdrawn_at"), TIMES),
    },
    "companies": dict.fromkeys(
        ("id", "name", "manager_id", "note", "created_at", "search_key", "import_id", "removed_at", "merged_into"),
        OF_CLIENTS,
    ),
    "clients": dict.fromkeys(
        (
            *("id", "name", "search_key", "kind", "manager_id", "company_id", "created_at", "removed_at", "import_id"),
            "merged_into",
        ),
        OF_CLIENTS,
    ),
    "name_words": dict.fromkeys(("id", "word", "initial", "cards"), OF_CLIENTS),
    "name_word_keys": dict.fromkeys(("key", "word_id"), OF_CLIENTS),
    "names_taken_in": dict.fromkeys(("client_id", "words"), OF_CLIENTS),
    "kept_rules": {"reached": IDS_OF_OURS, **dict.fromkeys(("what", "rules", "is_done"), CODES)},
    "name_pairs": dict.fromkeys(("word_id", "beside", "client_id"), OF_CLIENTS),
    "names_to_take_in": {"client_id": OF_CLIENTS},
    "company_keys": dict.fromkeys(("key", "company_id"), OF_CLIENTS),
    "companies_to_take_in": {"company_id": OF_CLIENTS},
    "phone_ends": dict.fromkeys(("digits", "value_id"), OF_CLIENTS),
    "search_words": dict.fromkeys(("source", "word", "id"), OF_CLIENTS),
    "search_to_take_in": dict.fromkeys(("source", "id"), OF_CLIENTS),
    "activity_values": {
        **dict.fromkeys(("id", "activity_id", "value_id"), IDS_OF_OURS),
        "was": CODES,
    },
    "who_it_is": {
        **dict.fromkeys(("activity_id", "value_id", "lead_id", "client_id", "doubted_by"), IDS_OF_OURS),
        "ruled_out": CODES,
    },
    "likely_doubles": dict.fromkeys(("id", "first_id", "second_id", "named_so", "evidence"), OF_CLIENTS),
    "doubles_looked_for": dict.fromkeys(("id", "reached"), OF_CLIENTS),
    "doubles_to_look_for": dict.fromkeys(("client_id", "changes"), OF_CLIENTS),
    "told_apart": dict.fromkeys(("activity_id", "card", "first_id", "second_id"), IDS_OF_OURS),
    "imports": dict.fromkeys(
        ("id", "file_name", "status", "begun_by", "added_by", "started_at", "went_on_at", "finished_at"), OF_CLIENTS
    ),
    "import_files": dict.fromkeys(
        ("import_id", "file_id", "wanted", "look", "meanings", "lines", "fault", "detail"), OF_CLIENTS
    ),
    "import_lines": dict.fromkeys(("import_id", "line", "outcome", "fault", "client_id", "company_id"), OF_CLIENTS),
    "import_likely": dict.fromkeys(("import_id", "line", "known_id", "named_so", "evidence"), OF_CLIENTS),
    "import_comparisons": dict.fromkeys(("import_id", "lines", "reached"), OF_CLIENTS),
    "import_points": dict.fromkeys(("id", "import_id", "value_id", "client_id", "company_id", "extension"), OF_CLIENTS),
    "client_notes": dict.fromkeys(("id", "client_id", "activity_id", "words", "created_at"), OF_CLIENTS),
    "ownerships": dict.fromkeys(
        (
            *("id", "value_id", "client_id", "company_id", "verified", "origin", "is_primary", "added_at"),
            *("import_id", "extension"),
        ),
        OF_CLIENTS,
    ),
    "taken_extensions": dict.fromkeys(("ownership_id", "value_id", "extension"), OF_CLIENTS),
    "leads": {
        **dict.fromkeys(("id", "prospect_id", "manager_id", "client_id", "company_id", "campaign_id"), IDS_OF_OURS),
        **dict.fromkeys(("status", "route", "version", "amount", "currency"), CODES),
        **dict.fromkeys(("campaign", "close_reason"), OF_THE_OWNER),
        "may_decide": "emptied with the rest",
        **dict.fromkeys(
            ("created_at", "closed_at", "postponed_until", "lease_until", "removed_at", "erased_at"), TIMES
        ),
    },
    "lead_contact_points": {
        **dict.fromkeys(("lead_id", "value_id"), IDS_OF_OURS),
        **dict.fromkeys(("verified", "origin", "is_primary"), CODES),
    },
    "lead_interests": dict.fromkeys(("lead_id", "interest_id"), IDS_OF_OURS),
    "campaigns": {
        **dict.fromkeys(("id", "budget", "currency", "version", "interested", "talked"), CODES),
        **dict.fromkeys(("name", "plain_code"), OF_THE_OWNER),
        "made_by": OF_THE_TEAM,
        **dict.fromkeys(("made_at", "ended_at"), TIMES),
    },
    "campaign_changes": {
        **dict.fromkeys(("campaign_id", "version", "budget", "currency"), CODES),
        "name": OF_THE_OWNER,
        "changed_by": OF_THE_TEAM,
        **dict.fromkeys(("changed_at", "ended_at"), TIMES),
    },
    "campaign_links": {
        **dict.fromkeys(("id", "campaign_id"), IDS_OF_OURS),
        **dict.fromkeys(("chat_id", "link"), OF_THE_OWNER),
        "wanted_by": OF_THE_TEAM,
        "wanted_at": TIMES,
    },
    "link_keys": dict.fromkeys(("only_row", "key"), CODES),
    "exclusions": {
        **dict.fromkeys(("id", "value_id", "lead_id"), IDS_OF_OURS),
        **dict.fromkeys(("reason", "over_client"), CODES),
        **dict.fromkeys(("added_by", "lifted_by"), OF_THE_TEAM),
        **dict.fromkeys(("added_at", "lifted_at"), TIMES),
    },
    "stopped": {
        **dict.fromkeys(("id", "exclusion_id", "prospect_id"), IDS_OF_OURS),
        **dict.fromkeys(("stopped_at", "restored_at"), TIMES),
        "times": CODES,
    },
    "marked": dict.fromkeys(("exclusion_id", "lead_id"), IDS_OF_OURS),
    "activities": {
        **dict.fromkeys(("id", "prospect_id", "lead_id", "client_id", "company_id", "undoes"), IDS_OF_OURS),
        **dict.fromkeys(("deed", "before", "after", "traces"), CODES),
        "actor_id": OF_THE_TEAM,
        "chat_id": OF_THE_OWNER,
        "happened_at": TIMES,
    },
    "notes": {**dict.fromkeys(("id", "prospect_id"), IDS_OF_OURS), "author_id": OF_THE_TEAM, "created_at": TIMES},
    "chosen_languages": {"language": CODES},
    "remarks": {
        **dict.fromkeys(("id", "prospect_id", "interest_id", "activity_id", "message_id"), IDS_OF_OURS),
        "manager_id": OF_THE_TEAM,
        "said_at": TIMES,
        "album": CODES,
    },
    "remark_edits": {**dict.fromkeys(("id", "remark_id"), IDS_OF_OURS), "edited_at": TIMES},
    "looked_for": {"prospect_id": IDS_OF_OURS, "looked_at": TIMES},
    "spoken_up": {
        **dict.fromkeys(("id", "prospect_id", "post_id"), IDS_OF_OURS),
        "chat_id": OF_THE_OWNER,
        "said_at": TIMES,
    },
    "budgets": {
        "prospect_id": IDS_OF_OURS,
        **dict.fromkeys(("burst_whole_at", "hour_whole_at", "spent_at", "noticed_at"), TIMES),
        **dict.fromkeys(("held_since", "opens_at"), TIMES),
    },
    "human_checks": {
        "prospect_id": IDS_OF_OURS,
        **dict.fromkeys(("wrong", "wrote"), CODES),
        **dict.fromkeys(("asked_at", "told_at"), TIMES),
    },
    "closed_groups": {"chat_id": OF_THE_TEAM, "closed_at": TIMES},
    "erasures": {
        **dict.fromkeys(("id", "prospect_id"), IDS_OF_OURS),
        **dict.fromkeys(("began_at", "ended_at", "swept_at"), TIMES),
    },
    "forgotten": {"only_row": CODES, "since": TIMES},
    "records_to_check": {"client_id": IDS_OF_OURS, "due_at": TIMES, "reminded_at": TIMES},
    "schema_migrations": dict.fromkeys(("number", "name", "applied_at"), CODES),
}


@pytest.fixture
async def storage(tmp_path: Path) -> AsyncIterator[Storage]:
    """A database in which Olga works, in a group."""
    opened = await open_fresh_storage(tmp_path)
    async with opened.writing() as session:
        await session.team.add(ManagerId(OLGA), Role.MANAGER, name="Ольга", now=NOW)
    yield opened
    await opened.close()


@pytest.fixture
async def anna(storage: Storage) -> Prospect:
    """Somebody of whom something stands wherever something can."""
    async with storage.writing() as session:
        turn = Turn(records=session, now=NOW)
        prospect = await meet_prospect(
            turn, telegram_id=ANNA, telegram_name="КанарейкаТелеграм", username="kanareika_username", language="ru"
        )
        await register_interest(turn, prospect, Route.QUESTION, words="КанарейкаВопрос")
        spot = Spot(chat_id=DISCUSSION, message_id=7_007_007_007)
        await register_interest(turn, prospect, Route.COMMENT, words="КанарейкаВопрос", spot=spot)
        points = tuple(
            ContactPoint(value=each, verified=True, origin=Origin.SHARED, extension=extension)
            for each, extension in ((PHONE, EXTENSION), (EMAIL, None))
        )
        introduction = Introduction(
            name=PersonName("Канарейка Петрова"), points=points, wish="КанарейкаЖелание",
            on_behalf=OnBehalf(company="КанарейкаФирма", role="КанарейкаРоль"),
        )  # fmt: skip
        await promote_to_lead(turn, prospect, introduction, consent_version="1", on_shift=False)
        exclusion = await session.exclusions.add(
            value=prospect.identity, reason=ExclusionReason.SPAM, over_client=False, lead=None, by=ManagerId(OLGA),
            now=NOW,
        )  # fmt: skip
        assert exclusion is not None
        await session.exclusions.add_stopped(exclusion, prospect.id, "КанарейкаОстановлено", NOW)
        await session.notes.add(prospect.id, "КанарейкаЗаметка", by=ManagerId(OLGA), now=NOW)
        await session.looked_for.save(LookedFor(prospect=prospect.id, words="КанарейкаИскала", looked_at=NOW))
        await session.languages.save(ANNA, "ru")
        remark = await session.remarks.add(
            prospect=prospect.id, words="КанарейкаРеплика", now=NOW, posted=PostedMessage(chat_id=ANNA, message_id=8)
        )
        await session.remarks.add_edit(remark, "КанарейкаПравка", NOW, most=20)
        await session.connection.run(
            "INSERT INTO cards (subject, chat_id, message_id, shown) VALUES ('remark:9', :anna, 9, 'hash')", anna=ANNA
        )
        await _fill_the_history(session)
        await _fill_the_post(session, prospect)
    return prospect


async def _fill_the_history(session: Session) -> None:
    """The lead is a client's who was called otherwise once; and a stranger's card had the phone for a while."""
    theirs = await session.directory.add_client(name="Клиент", kind=ClientKind.CLIENT, now=NOW)
    await session.connection.run("UPDATE leads SET client_id = :client", client=theirs.id)
    stranger = await session.directory.add_client(name="Другой", kind=ClientKind.CLIENT, now=NOW)
    renamed = await session.activities.add(Deed.RENAMED, now=NOW, client=theirs.id)
    retired = await session.activities.add(Deed.CONTACT_RETIRED, now=NOW, client=stranger.id)
    await session.activities.mention(renamed, [Mentioned(was=True, words="Канарейка Петровна")])
    await session.activities.mention(retired, [Mentioned(was=True, value=PHONE, extension=EXTENSION)])


async def _fill_the_post(session: Session, prospect: Prospect) -> None:
    """Updates that took effect, were set aside and wait; letters that went out and wait; a draft."""
    escaped = json.dumps({"text": "КанарейкаПришло"})
    quoting = json.dumps({"callback_query": {"message": {"text": "КанарейкаПришло"}}}, ensure_ascii=False)
    updates = [(1, str(ANNA), escaped), (2, str(ANNA), quoting), (3, str(GROUP), quoting), (4, str(OLGA), escaped)]
    updates += [(5, str(DISCUSSION), quoting), (6, str(DISCUSSION), escaped)]  # one more waits
    await session.inbox.add(1, [Incoming(update_id=id_, lane=lane, body=body) for id_, lane, body in updates], NOW)
    await session.inbox.finish(1, NOW)
    await session.inbox.set_aside(3, error="KeyError", now=NOW)
    await session.inbox.finish(4, NOW)
    await session.inbox.finish(5, NOW)
    for chat_id, about in ((ANNA, None), (GROUP, prospect.id), (OLGA, prospect.id), (OLGA, None)):
        letter = Letter(
            chat_id=chat_id, method="sendMessage", payload={"text": "КанарейкаУшло"}, priority=Priority.NOTICE,
            prospect=about,
        )  # fmt: skip
        await session.outbox.add(letter, NOW)
    first, *_, last = await session.outbox.heads(NOW)
    await session.outbox.mark_sending([first])
    await session.outbox.mark_sent(last, 17, NOW)
    await session.connection.run(
        "INSERT INTO conversations (bot_id, chat_id, user_id, state, data) VALUES (1, :anna, :anna, 'name', :data)",
        anna=ANNA,
        data=json.dumps({"wish": "КанарейкаЧерновик"}, ensure_ascii=False),
    )


async def columns(storage: Storage) -> dict[str, set[str]]:
    """Every table with its columns."""
    async with storage.reading() as session:
        tables = await session.connection.rows(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
        names = [str(table["name"]) for table in tables]
        return {
            name: {row["name"] for row in await session.connection.rows(f"PRAGMA table_info({name})")} for name in names
        }


async def what_stands_there(storage: Storage, table: str, column: str) -> list[object]:
    async with storage.reading() as session:
        return [row["it"] for row in await session.connection.rows(f"SELECT {column} AS it FROM {table}")]


def writings(canary: str | int) -> list[bytes]:
    """The ways in which words or a number may be written in a file; SQLite keeps a large number in six bytes."""
    words = str(canary)
    number = [canary.to_bytes(6, "big"), canary.to_bytes(8, "big")] if isinstance(canary, int) else []
    escaped = json.dumps(words)[1:-1]
    return [words.encode(), words.encode("utf-16-le"), words.encode("utf-16-be"), escaped.encode(), *number]


def traces(folder: Path) -> set[str | int]:
    """What of the example stands in the files, however it is written there."""
    stored = b"".join(file.read_bytes() for file in folder.glob("leadhook.db*"))
    canaries = {canary for table in PERSONAL.values() for canary in table.values()} | {EMAIL.normal_form, "Канарейка"}
    return {canary for canary in canaries if any(written in stored for written in writings(canary))}


async def erase(storage: Storage, prospect: Prospect) -> None:
    """All of it goes; then what was on its way has arrived, and the timetable comes round."""
    async with storage.writing() as session:
        await erase_person(Turn(records=session, now=LATER), prospect)
    await arrive(storage)


async def arrive(storage: Storage) -> None:
    async with storage.writing() as session:
        for update in await session.inbox.ready(LATER, 100):
            await session.inbox.finish(update.seq, LATER)
        while letters := [*await session.outbox.under_way(), *await session.outbox.heads(LATER)]:
            for letter in letters:
                await session.outbox.mark_sent(letter, None, LATER)
        assert await session.outbox.take_copies(ProspectId(1)) != []
        await finish_erasures(Turn(records=session, now=LATER))
        assert await session.erasing.list_under_way() == []
    assert await storage.write_anew()
    assert await storage.truncate_log()


async def test_every_column_is_looked_at(storage: Storage) -> None:
    """A new table or column says whether something of a person stands there: then erasing has to reach it."""
    known = {
        table: set(PERSONAL.get(table, {})) | set(HARMLESS.get(table, {}))
        for table in PERSONAL.keys() | HARMLESS.keys()
    }
    assert await columns(storage) == known


@pytest.mark.parametrize("table", PERSONAL)
async def test_the_example_holds_something_wherever_something_can_stand(
    storage: Storage, anna: Prospect, table: str
) -> None:
    """Otherwise the next test would prove nothing."""
    for column, canary in PERSONAL[table].items():
        held = await what_stands_there(storage, table, column)
        escaped = json.dumps(canary)[1:-1] if isinstance(canary, str) else ""
        assert any(canary == each or str(canary) in str(each) or escaped in str(each) for each in held), column


async def test_nothing_is_left_in_any_table(storage: Storage, anna: Prospect) -> None:
    await erase(storage, anna)

    for table, canaries in PERSONAL.items():
        for column, canary in canaries.items():
            assert str(canary) not in " ".join(map(str, await what_stands_there(storage, table, column)))


async def test_nothing_is_left_in_the_files(storage: Storage, anna: Prospect, tmp_path: Path) -> None:
    """Not in the pages, not in free ones, not in the log, in no writing."""
    assert traces(tmp_path)

    await erase(storage, anna)

    assert traces(tmp_path) == set()


async def test_nothing_is_left_between_the_rows_of_many_others(
    storage: Storage, anna: Prospect, tmp_path: Path
) -> None:
    """Pages are filled, split and filled again around what is erased."""
    for turn_of in range(4):
        async with storage.writing() as session:
            turn = Turn(records=session, now=NOW)
            for number in range(200):
                other = await meet_prospect(
                    turn, telegram_id=10_000 + 1000 * turn_of + number, telegram_name="Кто-то", username=None,
                    language="ru",
                )  # fmt: skip
                words = ("КанарейкаВопрос " if number % 3 == 0 else "Другое ") * (number % 17 + 1)
                await register_interest(turn, anna if number % 3 == 0 else other, Route.QUESTION, words=words)
                await session.interests.add(
                    prospect=anna.id if number % 3 == 0 else other.id, route=Route.QUESTION, campaign=None, topic=None,
                    words=words * (number % 5 + 1), now=NOW,
                )  # fmt: skip

    await erase(storage, anna)

    assert traces(tmp_path) == set()


async def test_nothing_is_left_where_letters_stood_before_they_grew(
    storage: Storage, anna: Prospect, tmp_path: Path
) -> None:
    """A row that is moved leaves its bytes behind in the page, and those no later erasing of the row reaches."""
    async with storage.writing() as session:
        for number in range(400):
            letter = Letter(
                chat_id=GROUP, method="sendMessage", payload={"text": "КанарейкаУшло " * (number % 13 + 1)},
                priority=Priority.NOTICE, prospect=anna.id, card=f"prospect:{number}",
            )  # fmt: skip
            await session.outbox.add(letter, NOW)
    async with storage.writing() as session:
        while letters := await session.outbox.heads(NOW):
            for entry in letters:
                await session.outbox.try_again(entry, error="е" * (entry.id % 90), not_before=NOW, now=NOW)
                await session.outbox.mark_sending([entry])
                await session.outbox.mark_sent(entry, entry.id, NOW)

    await erase(storage, anna)

    assert traces(tmp_path) == set()


async def test_a_reader_delays_the_last_trace_and_no_longer(storage: Storage, anna: Prospect, tmp_path: Path) -> None:
    """While another process reads what was, the log cannot be emptied; the next minute it is."""
    other = await open_storage(f"sqlite:///{tmp_path / 'leadhook.db'}")
    async with storage.writing() as session:
        await erase_person(Turn(records=session, now=LATER), anna)
        for update in await session.inbox.ready(LATER, 100):
            await session.inbox.finish(update.seq, LATER)
    async with other.reading() as session:
        await session.prospects.count_asking()
        assert not await storage.truncate_log()
    await other.close()

    await arrive(storage)

    assert traces(tmp_path) == set()


async def test_what_came_before_an_erasure_had_to_begin_again_is_emptied_too(
    storage: Storage, anna: Prospect, tmp_path: Path
) -> None:
    """A copy arrives late, so the erasure waits once more; a press from before is not forgotten over that."""
    async with storage.writing() as session:
        await erase_person(Turn(records=session, now=LATER), anna)
        quoting = Incoming(update_id=9, lane=str(OLGA), body="КанарейкаПришло")
        await session.inbox.add(1, [quoting], LATER)
        for update in await session.inbox.ready(LATER, 100):
            await session.inbox.finish(update.seq, LATER + timedelta(seconds=1))
        while letters := [*await session.outbox.under_way(), *await session.outbox.heads(LATER)]:
            for letter in letters:
                await session.outbox.mark_sent(letter, None, LATER)
        await finish_erasures(Turn(records=session, now=LATER + timedelta(minutes=1)))
        assert await session.outbox.take_copies(ProspectId(1)) != []
        await finish_erasures(Turn(records=session, now=LATER + timedelta(minutes=2)))
        assert await session.erasing.list_under_way() == []
    assert await storage.truncate_log()

    assert traces(tmp_path) == set()


async def test_what_was_finished_before_the_person_came_by_a_clock_that_was_set_back_is_emptied_too(
    storage: Storage, anna: Prospect, tmp_path: Path
) -> None:
    """A press quotes the card it is under, whatever time it was when it was worked on."""
    async with storage.writing() as session:
        await session.inbox.add(1, [Incoming(update_id=9, lane=str(OLGA), body="КанарейкаПришло")], NOW)
        for update in await session.inbox.ready(NOW, 100):
            await session.inbox.finish(update.seq, NOW - timedelta(hours=1))
    await erase(storage, anna)

    assert traces(tmp_path) == set()


async def test_a_card_that_a_stranger_pressed_in_the_group_is_emptied_too(
    storage: Storage, anna: Prospect, tmp_path: Path
) -> None:
    """A tap is kept with whoever pressed it, who need not be of the team, and quotes the card."""
    quoting = '{"update_id":9,"callback_query":{"message":{"chat":{"id":-500},"text":"КанарейкаПришло"}}}'
    async with storage.writing() as session:
        await session.inbox.add(1, [Incoming(update_id=9, lane="7777", body=quoting)], NOW)
        for update in await session.inbox.ready(NOW, 100):
            await session.inbox.finish(update.seq, NOW)
    await erase(storage, anna)

    assert traces(tmp_path) == set()


async def test_a_reaction_that_still_waits_goes_and_makes_nobody_known_again(
    storage: Storage, anna: Prospect, tmp_path: Path
) -> None:
    """It was there before, and would take effect after."""
    waiting = Incoming(update_id=9, lane=f"crowd {ANNA}", body="КанарейкаПришло", in_crowd=True)
    async with storage.writing() as session:
        await session.inbox.add(1, [waiting], NOW)
    await erase(storage, anna)

    async with storage.writing() as session:
        assert await session.inbox.ready(LATER, 9, in_crowd=True) == []
    assert traces(tmp_path) == set()


async def what_waits_at_the_gate(storage: Storage) -> list[str]:
    async with storage.writing() as session:
        await session.gate.open(ANNA, limit=9)
        return [entry.body for entry in await session.inbox.ready(LATER, 100) if entry.waited]


async def wait_at_the_gate(storage: Storage, body: str) -> None:
    async with storage.writing() as session:
        await session.inbox.add(1, [Incoming(update_id=9, lane=str(ANNA), body=body)], NOW)
        (waiting,) = [entry for entry in await session.inbox.ready(NOW, 100) if entry.update_id == 9]
        await session.gate.hold(waiting.seqs)
        await session.inbox.finish(waiting.seq, NOW)


async def test_what_waits_at_the_gate_goes_too(storage: Storage, anna: Prospect, tmp_path: Path) -> None:
    """And takes no effect any more."""
    await wait_at_the_gate(storage, "КанарейкаПришло")
    await erase(storage, anna)

    assert traces(tmp_path) == set()
    assert await what_waits_at_the_gate(storage) == []


async def test_a_withdrawn_consent_leaves_what_waits_at_the_gate(storage: Storage, anna: Prospect) -> None:
    """It was not worked on yet, so nothing of it rests on that consent; nor does somebody else's erasure touch it."""
    forwarded = '{"message":{"forward_origin":{"chat":{"id":-500}}}}'
    await wait_at_the_gate(storage, forwarded)
    async with storage.writing() as session:
        await withdraw_consent(Turn(records=session, now=LATER), anna)

    assert await what_waits_at_the_gate(storage) == [forwarded]


async def test_the_exclusion_still_recognises_who_was_erased(storage: Storage, anna: Prospect) -> None:
    """By a keyed hash, whose key is not in the database."""
    await erase(storage, anna)

    async with storage.writing() as session:
        turn = Turn(records=session, now=LATER)
        again = await meet_prospect(turn, telegram_id=ANNA, telegram_name="Анна", username=None, language="ru")
        assert await register_interest(turn, again, Route.QUESTION, words="Я вернулась") is None
        assert again.id != anna.id


async def test_a_withdrawn_consent_takes_name_and_contacts_and_leaves_the_questions(
    storage: Storage, anna: Prospect, tmp_path: Path
) -> None:
    async with storage.writing() as session:
        await withdraw_consent(Turn(records=session, now=LATER), anna)
    async with storage.writing() as session:
        await session.connection.run("UPDATE conversations SET data = '{}'")
    await arrive(storage)

    gone = {PHONE.normal_form, EMAIL.normal_form, "Канарейка Петрова", "КанарейкаФирма", "КанарейкаЖелание"}
    assert traces(tmp_path) & gone == set()
    async with storage.reading() as session:
        assert [line.words for line in await session.interests.list_of(anna.id)] == ["КанарейкаВопрос"] * 2
        assert not await session.prospects.has_consented(anna.id, "1")
        assert (await session.prospects.get(anna.id)).name is None


async def test_an_erased_request_is_exported_as_a_number(storage: Storage, anna: Prospect, tmp_path: Path) -> None:
    """With its dates and its end, an empty name and wish, no contacts; of the person there is no record."""
    await erase(storage, anna)

    async with opened_for_export(f"sqlite:///{tmp_path / 'leadhook.db'}") as connection:
        leads = [record async for record in export(connection, Kind.LEADS)]
        people = [record async for record in export(connection, Kind.PROSPECTS)]
        exclusions = [record async for record in export(connection, Kind.EXCLUSIONS)]
    assert people == []
    assert [(lead["name"], lead["wish"], lead["contact_points"], lead["status"]) for lead in leads] == [
        ("", "", [], "closed")
    ]
    assert [(each["kind"], each["value"]) for each in exclusions] == [("telegram", "")]


async def test_a_number_that_was_corrected_before_goes_too(storage: Storage) -> None:
    """Nothing says any more whose it was; a client's own stays."""
    wrong, right, clients = (f"+7912000{ending}" for ending in ("0077", "0078", "0079"))
    points = {
        phone: ContactPoint(
            value=ContactValue(kind=ContactKind.PHONE, normal_form=phone), verified=False, origin=Origin.TYPED
        )
        for phone in (wrong, right, clients)
    }
    async with storage.writing() as session:
        turn = Turn(records=session, now=NOW)
        anna = await meet_prospect(turn, telegram_id=ANNA, telegram_name="Анна", username=None, language="ru")
        introduction = Introduction(name=PersonName("Анна"), points=(points[wrong],), wish="Прайс")
        await promote_to_lead(turn, anna, introduction, consent_version="1", on_shift=False)
        await correct_contact(turn, anna, points[right])
        client = await session.directory.add_client(name="Мария", kind=ClientKind.CLIENT, now=NOW)
        await session.directory.append_points([points[clients]], client=client.id, now=NOW)
        await erase_person(turn, anna)

    assert await what_stands_there(storage, "contact_values", "normal_form") == [clients]
