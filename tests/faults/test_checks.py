"""The checks: each is shown what it must not let pass, and what it must."""

import json
from dataclasses import replace
from typing import Any

import pytest

from tests.faults import poison
from tests.faults.checking import violations
from tests.faults.evidence import TABLES, Answer, Appearance, Evidence, Story

ANNA, VIKTOR, OLGA, PAVEL = 10, 1, 2, 3
NOTHING = Evidence(
    stories=(), answers=(), team=frozenset({VIKTOR, OLGA, PAVEL}), owners=frozenset({VIKTOR}), updates=(), calls=(),
    tables={table: [] for table in TABLES}, poison={}, starts=(), surprises=(), refused_for_pace=0, log="", secrets=(),
)  # fmt: skip
LETTER = {
    "id": 1, "chat_id": ANNA, "method": "sendMessage", "payload": "{}", "card": None, "prospect_id": None,
    "status": "ambiguous", "attempts": 2, "copies": 1, "error": None, "parts": None, "priority": 2, "created_at": 9,
    "change": None,
}  # fmt: skip
CALL = {"method": "sendMessage", "parameters": {"chat_id": ANNA, "text": "?"}, "fault": "*", "answered": True}
SILENCE = {"error_code": 429, "description": "Too Many Requests", "parameters": {"retry_after": 10}}
NO_TRACES: dict[str, Any] = {"ownerships": [], "moved": [], "exclusions": [], "added_client": None, "made_lead": False}
MERGED_BY_HALF = {"id": 4, "import_id": None, "created_at": 1, "removed_at": None, "merged_into": None}
BROUGHT = {"id": 8, "value_id": 3, "client_id": 4, "company_id": None, "import_id": 1, "origin": "import"}
DONE = {"status": "done", "body": "{}", "error": None, "gate": None}  # an update
DEED = {
    "deed": "noted",
    "prospect_id": 7,
    "lead_id": None,
    "client_id": None,
    "before": None,
    "after": None,
    "undoes": None,
}
DEED |= {"happened_at": 9}


def with_rows(**tables: list[dict[str, Any]]) -> Evidence:
    return replace(NOTHING, tables=NOTHING.tables | tables)


def with_calls(*calls: dict[str, Any], starts: tuple[float, ...] = ()) -> Evidence:
    numbered = [CALL | {"number": number, "answered_at": call["at"]} | call for number, call in enumerate(calls)]
    return replace(NOTHING, calls=numbered, starts=starts)


def excluded(*, at: int, lifted_at: int | None) -> Evidence:
    return with_rows(
        prospects=[{"id": 7, "telegram_id": ANNA, "blocked_at": None}],
        contact_values=[{"id": 4, "kind": "telegram", "normal_form": str(ANNA)}],
        exclusions=[{"id": 5, "value_id": 4, "added_at": 100, "lifted_at": lifted_at}],
        interests=[{"id": 9, "prospect_id": 7, "route": "question", "created_at": at}],
    )


def set_aside(words: str, *, started_at: int = 1) -> Evidence:
    start = DONE | {"seq": 1, "update_id": 1, "lane": str(VIKTOR), "body": '"/start"', "finished_at": started_at}
    dead = DONE | {"seq": 2, "update_id": 2, "lane": "10", "status": "dead", "finished_at": 2}
    letter = LETTER | {"chat_id": VIKTOR, "status": "sent", "payload": f'{{"text": "{words}"}}'}
    return with_rows(inbox=[start, dead], outbox=[letter])


def copied(*texts: str) -> Evidence:
    """A letter, by now without markup, of whose first sending nobody knows; these messages came of it."""
    calls = [{"at": 1.0, "parameters": {"chat_id": ANNA, "text": text}, "result": {}} for text in texts]
    letters = with_rows(outbox=[LETTER | {"status": "sent", "payload": '{"text": "Peter & Co"}'}])
    return replace(letters, stories=[Story(person=ANNA)], calls=with_calls(*calls).calls)


CARD = LETTER | {"card": "lead:1", "status": "sent", "payload": '{"text": "Old"}'}
EDIT = {"text": "Now", "message_id": 5}


def card_edited(*edits: dict[str, Any]) -> Evidence:
    """A card was sent, then edited by these calls, and the edit counts as sent."""
    sent = {"parameters": {"chat_id": ANNA, "text": "Old"}, "result": {"message_id": 5}}
    edited = [{"method": "editMessageText", "parameters": edit | {"chat_id": ANNA}, "result": True} for edit in edits]
    letters = [CARD, CARD | {"id": 2, "payload": '{"text": "Now"}'}]
    evidence = with_rows(outbox=letters, cards=[{"subject": "lead:1", "chat_id": ANNA, "message_id": 5}])
    return replace(evidence, calls=with_calls(*({"at": 0.0} | call for call in (sent, *edited))).calls)


def moved(evidence: Evidence) -> Evidence:
    """The same, but meanwhile the chat has become another one, by whose id the letters go."""
    letters = [letter | {"chat_id": -ANNA} for letter in evidence.rows("outbox")]
    tables = {"outbox": letters, "cards": [], "moved_chats": [{"old_id": ANNA, "new_id": -ANNA}]}
    return replace(evidence, tables=evidence.tables | tables)


def replaced(*, in_chat: int, **tables: list[dict[str, Any]]) -> Evidence:
    """Of a card's letter nobody knows after one try; newer content of the card was sent to this chat instead."""
    doubtful = CARD | {"status": "ambiguous", "attempts": 1, "copies": 0}
    return with_rows(outbox=[doubtful, CARD | {"id": 2, "chat_id": in_chat}], **tables)


PRESS = {"id": "77", "from": {"id": OLGA}, "data": "qual1:3:2:0"}
WRITTEN = {"message_id": 4, "from": {"id": OLGA}, "chat": {"id": OLGA}, "text": "It is in stock, a0"}
CONFIRMED = LETTER | {
    "chat_id": OLGA,
    "created_at": 9,
    "payload": '{"text": "✓", "reply_parameters": {"message_id": 4}}',
}
PASSED_ON = LETTER | {"id": 2, "created_at": 9, "payload": '{"text": "It is in stock, a0"}'}


def done(content: dict[str, Any], **tables: list[dict[str, Any]]) -> Evidence:
    """Something was done that counts as worked on."""
    update = {"update_id": 1, "update": content, "confirmed_at": 1, "turn": None, "dropped": False, "fault": None}
    entry = {"seq": 1, "update_id": 1, "lane": "2", "finished_at": 9} | DONE
    return replace(with_rows(inbox=[entry], **tables), updates=[update])


def pressed(*, said: str | None, **tables: list[dict[str, Any]]) -> Evidence:
    """Olga pressed a button, and the tap was answered."""
    answer = {"callback_query_id": "77"} | ({"text": said} if said else {})
    call = {"at": 1.0, "method": "answerCallbackQuery", "parameters": answer, "result": True}
    return replace(done({"callback_query": PRESS}, **tables), calls=with_calls(call).calls)


def answered(*letters: dict[str, Any]) -> Evidence:
    """Olga wrote an answer, and these letters came of it."""
    evidence = done({"message": WRITTEN}, outbox=list(letters))
    return replace(evidence, answers=[Answer(manager=OLGA, token="a0")])


GROUP, DISCUSSION, PASSERBY = -4, -5, 11
REFUSED = {"error_code": 400, "description": "Bad Request: BUTTON_DATA_INVALID"}
ALARM = "telegram refused a letter code=400 letter=1 chat={chat} level=error"
AT = {"number": 1, "at": 1.0, "answered": True, "answered_at": 1.0}
POISON_ALARM = f"an update failed seq=1 level=error traceback={poison.FAILS_FOR_EVER!r}"
FULL_DISK = "no updates for now failure='database or disk is full' level=warning"
SAID = {
    "message": {"message_id": 3, "from": {"id": OLGA, "first_name": "Olga"}, "chat": {"id": OLGA}, "text": "/leads"}
}


def met_poison(*log: str) -> Evidence:
    """A defect was planted, the update that met it has the number 2, and this was logged."""
    update = DONE | {"seq": 2, "update_id": 9, "lane": "10", "status": "new", "finished_at": None}
    return replace(with_rows(inbox=[update]), poison={9: poison.FAILS_FOR_EVER}, log="\n".join(log))


def among_the_team(evidence: Evidence, **further: Any) -> Evidence:
    """The same, and the team has a group."""
    return replace(evidence, group=GROUP, **further)


def struck_in(chat: int) -> Evidence:
    """Telegram refused a call about this chat, because it was told to."""
    return with_calls({"at": 1.0, "fault": "cant_edit", "error": REFUSED, "parameters": {"chat_id": chat}})


IN_GROUP = WRITTEN | {"chat": {"id": GROUP}}


def replied(*, to_bot: bool = True) -> Evidence:
    """Olga replied in the group, to the bot or to a colleague."""
    spoken = {"message_id": 5, "from": {"id": 42 if to_bot else PAVEL, "is_bot": to_bot}}
    evidence = done({"message": IN_GROUP | {"reply_to_message": spoken}})
    return replace(evidence, answers=answered().answers)


RECEIVED = DONE | {"update_id": 1, "lane": "10", "attempts": 0, "received_at": 10_000}
WRITTEN_AT_10 = LETTER | {"status": "sent", "attempts": 1, "copies": 0, "created_at": 10_000}
REFUSED_FOR_PACE = {"error": SILENCE, "parameters": {"chat_id": OLGA}}


def on_virtual_time(evidence: Evidence, **further: Any) -> Evidence:
    """The same, and nobody else kept the machine busy."""
    return replace(evidence, on_virtual_time=True, **further)


def worked_on(*, at: float, **further: Any) -> Evidence:
    """An update that came in second 10 took effect at last, in the same lane as one that failed until second 30."""
    failed = RECEIVED | {"seq": 1, "update_id": 2, "attempts": 4, "finished_at": 30_000}
    row = RECEIVED | {"seq": 2, "finished_at": round(at * 1000)}
    return on_virtual_time(with_rows(inbox=[row, *([failed] if at > 30 else [])]), **further)


def held(**tables: list[dict[str, Any]]) -> Evidence:
    """Something of Anna's waits at a gate in the end."""
    anna = {"id": 7, "telegram_id": ANNA}
    row = RECEIVED | {"lane": str(ANNA), "gate": "waits", "finished_at": 10_000}
    return with_rows(inbox=[row], prospects=[anna], **tables)


def asked_whether_human(**tables: list[dict[str, Any]]) -> Evidence:
    """What Anna has asked waits at a gate in the end."""
    evidence = held(**tables)
    question = evidence.rows("inbox")[0] | {"body": '{"text": "How much, q0-0?"}'}
    tables_too = evidence.tables | {"inbox": [question]}
    return replace(evidence, tables=tables_too, stories=[Story(person=ANNA, questions=["q0-0"])])


def brought_in(status: str, *, shown: bool = True, **tables: Any) -> Evidence:
    """A file that has brought one client with a contact."""
    client = {"id": 4, "import_id": 1, "created_at": 9, "removed_at": None if shown else 9, "merged_into": None}
    line = {"import_id": 1, "line": 2, "outcome": "new", "client_id": 4, "company_id": None}
    file = {"imports": [{"id": 1, "status": status}], "import_lines": [line]}
    return with_rows(**{**file, "clients": [client], "ownerships": [BROUGHT], **tables})


def merged(*, parted: bool, **changed: Any) -> Evidence:
    """Client 5 was merged into client 4, with a contact; perhaps that was undone. `changed`: what is not as it was."""
    was = [8, 5, True, False, False]
    traces = {**NO_TRACES, "rearranged": {"other": 5, "ownerships": [was], "leads": [], "notes": [6]}}
    merge = DEED | {"actor_id": None, "id": 1, "deed": "clients_merged", "client_id": 4, "traces": json.dumps(traces)}
    undo = merge | {"id": 2, "deed": "undone", "traces": None, "undoes": 1}
    kept = {"id": 4, "import_id": None, "created_at": 1, "removed_at": None, "merged_into": None}
    other = kept | {"id": 5} | ({} if parted else {"removed_at": 9, "merged_into": 4})
    rows: dict[str, list[dict[str, Any]]] = {
        "activities": [merge, *([undo] if parted else [])],
        "clients": [kept, other],
        "ownerships": [BROUGHT | {"client_id": 5 if parted else 4, "import_id": None}],
        "client_notes": [{"id": 6, "client_id": 5 if parted else 4}],
    }
    return with_rows(**{**rows, **changed})


def left(*, at: float, before: tuple[dict[str, Any], ...] = (), starts: tuple[float, ...] = ()) -> Evidence:
    """A letter that was written in second 10 left at last, after these calls."""
    own = {"at": at, "left_at": at, "result": {"message_id": 5}}
    letter = WRITTEN_AT_10 | {"finished_at": round(at * 1000)}
    calls = with_calls(*({"left_at": call["at"]} | call for call in before), own).calls
    return on_virtual_time(with_rows(outbox=[letter]), calls=calls, starts=starts)


def waiting() -> Evidence:
    """Anna waits in vain for a sign of her question; nothing that was sent to her failed."""
    return replace(NOTHING, stories=[Story(person=ANNA, questions=["q0"], trouble="waited in vain")])


def passed_on(*letters: dict[str, Any], stopped: bool = False, album: str | None = None) -> Evidence:
    """Anna's second message took effect in the moment 9, and she got these letters; her first one has its sign."""
    moments = [8] if stopped else [8, 9]
    kept = [{"prospect_id": 7, "route": "question", "words": "?", "created_at": moment} for moment in moments]
    halted = {"prospect_id": 7, "exclusion_id": 1, "words": "?", "stopped_at": 9, "restored_at": None}
    entry = {"lane": "10"} | DONE
    grouped = {"media_group_id": album} if album else {}
    message = {"from": {"id": ANNA, "first_name": "Anna"}, "chat": {"id": ANNA}, "text": "?"} | grouped
    update = {"turn": 1, "dropped": False, "confirmed_at": 1, "fault": None}
    evidence = with_rows(
        prospects=[{"id": 7, "telegram_id": ANNA, "blocked_at": None}],
        interests=kept,
        stopped=[halted] if stopped else [],
        inbox=[entry | {"seq": n, "update_id": n, "finished_at": at} for n, at in ((1, 8), (2, 9))],
        outbox=[sign_under(3), *letters],
    )
    updates = [
        update | {"update_id": n, "update": {"message": message | {"message_id": at}}} for n, at in ((1, 3), (2, 4))
    ]
    return replace(evidence, stories=[Story(person=ANNA, questions=["q0"])], updates=updates)


def sign_under(message: int) -> dict[str, Any]:
    payload = json.dumps({"message_id": message, "reaction": [{"emoji": "👀"}]})
    return LETTER | {"method": "setMessageReaction", "status": "sent", "payload": payload, "created_at": 8}


SIGN = sign_under(4)


LEAD = {
    "id": 3, "prospect_id": 7, "status": "taken", "manager_id": OLGA, "client_id": None, "company_id": None,
    "close_reason": None, "amount": None, "currency": None, "closed_at": None, "postponed_until": None,
    "lease_until": None, "removed_at": None, "version": 2, "created_at": 1,
}  # fmt: skip
FREE = {
    "status": "new", "manager": None, "client": None, "company": None, "close_reason": None, "amount": None,
    "closed_at": None, "postponed_until": None, "version": 1,
}  # fmt: skip
TAKEN = FREE | {"status": "taken", "manager": OLGA, "version": 2}
LEFT = {"ownerships": [5], "exclusions": [], "lifted": [], "added_client": None, "made_lead": False}


def decided(*lines: dict[str, Any], **lead: Any) -> Evidence:
    """The history of a lead, and what it is now."""
    rows = [DEED | {"lead_id": 3, "actor_id": OLGA} | line | {"id": number} for number, line in enumerate(lines, 1)]
    for row in rows:
        row |= {state: json.dumps(row[state]) for state in ("before", "after", "traces") if row.get(state)}
    return with_rows(leads=[LEAD | lead], activities=rows)


TAKING = {"deed": "taken", "before": FREE, "after": TAKEN}
LINKING = {"deed": "linked", "before": TAKEN, "after": TAKEN | {"client": 8, "version": 3}, "traces": LEFT}


def undone(**tables: list[dict[str, Any]]) -> Evidence:
    """A link was taken back, and of what it left the tables hold this."""
    evidence = decided(TAKING, LINKING, {"deed": "undone", "undoes": 2}, version=4)
    return replace(evidence, tables=evidence.tables | tables)


def overdue(*, until: int) -> Evidence:
    """A lead that was put off until then, and all was over in second 1000."""
    return replace(with_rows(leads=[LEAD | {"postponed_until": until}]), ended_at=1000.0)


INVITES = LETTER | {
    "status": "sent",
    "payload": '{"text": "Got it. If you prefer a call or an e-mail, leave a contact."}',
}
THANKS = LETTER | {"status": "sent", "payload": '{"text": "Thank you! We have noted: Anna"}'}
NOON, EVENING, NIGHT = (1772442000000 + hours * 3_600_000 for hours in (0, 8, 13))  # the night is the next day already


def invited(*letters: dict[str, Any], **tables: list[dict[str, Any]]) -> Evidence:
    """Anna got these letters, one after another."""
    rows = [letter | {"id": number} for number, letter in enumerate(letters, start=1)]
    person = {"id": 7, "telegram_id": ANNA, "blocked_at": None}
    return replace(with_rows(prospects=[person], outbox=rows, **tables), stories=[Story(person=ANNA)])


BIRTH = DEED | {"id": 1, "deed": "lead_created", "actor_id": None, "happened_at": NOON}
REMARK = {"id": 6, "prospect_id": 7, "manager_id": OLGA, "chat_id": OLGA, "message_id": 4}
COPY = LETTER | {"card": "remark:6", "status": "sent", "payload": '{"text": "It is in stock"}'}
STANDS = {"subject": "remark:6", "chat_id": ANNA, "message_id": 5}


def changed_to(words: str, *copies: dict[str, Any]) -> Evidence:
    """Olga changed an answer to these words, and Anna got these letters of it."""
    edited = WRITTEN | {"text": words}
    evidence = invited(*copies, remarks=[REMARK])
    entry = {"seq": 1, "update_id": 1, "lane": "2", "finished_at": 9} | DONE
    update = {"update_id": 1, "update": {"edited_message": edited}, "turn": 2, "dropped": False, "confirmed_at": 1}
    update |= {"fault": None}
    return replace(evidence, tables=evidence.tables | {"inbox": [entry]}, updates=[update])


def liked(*, under: int, emoji: str = "👍", by: int = ANNA, in_chat: int = ANNA) -> Evidence:
    """Somebody put a thumb under Olga's answer to Anna, and this emoji came under this message of Olga's."""
    reaction = {"user": {"id": by}, "chat": {"id": in_chat}, "message_id": 5, "new_reaction": [{"emoji": "👍"}]}
    payload = json.dumps({"message_id": under, "reaction": [{"emoji": emoji}]})
    sign = LETTER | {"chat_id": OLGA, "method": "setMessageReaction", "status": "sent", "payload": payload}
    copy, card = COPY | {"finished_at": 8, "chat_id": in_chat}, STANDS | {"chat_id": in_chat}
    evidence = invited(copy, sign, remarks=[REMARK], cards=[card])
    entry = {"seq": 1, "update_id": 1, "lane": "10", "finished_at": 9} | DONE
    update = {"update_id": 1, "update": {"message_reaction": reaction}, "turn": 1, "dropped": False, "confirmed_at": 1}
    update |= {"fault": None}
    public = frozenset({in_chat} - {ANNA})
    return replace(evidence, tables=evidence.tables | {"inbox": [entry]}, updates=[update], public=public)


def commented(*calls: dict[str, Any]) -> Evidence:
    """Somebody said something below a post, and nothing of it was kept; these calls were made."""
    message = {"message_id": 4, "from": {"id": PASSERBY}, "chat": {"id": DISCUSSION}, "text": "Is it in stock, c0-0?"}
    evidence, seen = done({"message": message}), Appearance(identity=PASSERBY, comments=["c0-0"])
    about = [{"at": 1.0, "parameters": {"chat_id": DISCUSSION}} | call for call in calls]
    public = frozenset({DISCUSSION})
    return replace(evidence, appearances=[seen], public=public, calls=with_calls(*about).calls)


def kept(*asks: int) -> Evidence:
    """The comment stands in the journal of who made it, in so many lines that ask something or do not."""
    line = {"prospect_id": 1, "message_id": 4, "chat_id": DISCUSSION, "words": "Is it in stock, c0-0?"}
    line |= {"route": "comment", "sign": None, "post_id": 1, "created_at": 1}
    lines = [line | {"id": number, "asks": asking} for number, asking in enumerate(asks, start=1)]
    found = commented()
    tables: dict[str, list[dict[str, Any]]] = {"interests": lines, "prospects": [{"id": 1, "telegram_id": PASSERBY}]}
    return replace(found, tables=found.tables | tables)


def pressed_and_voted(*routes: str) -> Evidence:
    """Somebody pressed under a post and voted, and their journal has these lines of it."""
    place = {"chat": {"id": DISCUSSION}, "message_id": 4}
    press = {"id": "1", "from": {"id": PASSERBY}, "message": place, "data": "post1:1"}
    vote = {"poll_id": "77", "user": {"id": PASSERBY}, "option_ids": [0]}
    found = done({"callback_query": press, "poll_answer": vote})
    line = {"prospect_id": 1, "chat_id": DISCUSSION, "message_id": 4, "words": None, "created_at": 1}
    tables: dict[str, list[dict[str, Any]]] = {
        "interests": [line | {"id": number, "route": route} for number, route in enumerate(routes, start=1)],
        "prospects": [{"id": 1, "telegram_id": PASSERBY}],
        "polls": [{"telegram_id": "77", "chat_id": DISCUSSION, "message_id": 4}],
    }
    seen, public = Appearance(identity=PASSERBY), frozenset({DISCUSSION})
    return replace(found, tables=found.tables | tables, appearances=[seen], public=public)


HELD = '{"version": 1, "manager": 2}'
UNDONE = DEED | {"deed": "undone", "undoes": 1}

BREACHES: dict[str, tuple[Evidence, str]] = {
    "two invitations a day": (
        invited(INVITES | {"created_at": NOON}, INVITES | {"created_at": EVENING}),
        "was invited 2 times on 2026-03-02",
    ),
    "an invitation to somebody introduced": (
        invited(THANKS | {"created_at": NOON}, INVITES | {"created_at": EVENING}, activities=[BIRTH]),
        "invited after the introduction",
    ),
    "an answer that stays as it was": (changed_to("It is sold out", COPY), "shows old words"),
    "an emoji that shows nowhere": (liked(under=3), "Under message 4 of chat 2 stands nothing"),
    "an emoji under another message": (liked(under=3), "Under message 3"),
    "an emoji that was another": (liked(under=4, emoji="😢"), "Under message 4"),
    "an emoji of somebody else among the comments": (
        liked(under=4, by=PASSERBY, in_chat=DISCUSSION),
        "which nobody put there",
    ),
    "a comment that was not heard": (commented(), "Comment c0-0 was kept 0 times"),
    "a comment that was heard twice": (kept(0, 0), "Comment c0-0 was kept 2 times"),
    "a comment that was changed into two questions": (kept(0, 1, 1), "Comment c0-0 was kept 2 times"),
    "a comment not heard where a letter was refused": (commented({"fault": "403"}), "Comment c0-0 was kept 0 times"),
    "a press that was not kept": (pressed_and_voted("vote"), "(post_button) was kept 0 times"),
    "a press that was kept twice": (
        pressed_and_voted("post_button", "post_button", "vote"),
        "(post_button) was kept 2",
    ),
    "a vote that was not kept": (pressed_and_voted("post_button"), "(vote) was kept 0 times"),
    "a contact among the words": (
        replace(
            with_rows(
                prospects=[{"id": 7, "telegram_id": ANNA, "blocked_at": None}],
                interests=[{"prospect_id": 7, "route": "question", "words": "+79120000001, q1", "created_at": 1}],
            ),
            stories=[Story(person=ANNA, contact="+79120000001", questions=["q1"])],
        ),
        "holds the contact they gave",
    ),
    "a third copy": (with_rows(outbox=[LETTER | {"copies": 2}]), "2 times more where once is allowed"),
    "a message of a letter given up": (
        replace(
            with_rows(outbox=[LETTER | {"status": "dead", "copies": 0}]),
            calls=with_calls({"at": 1.0, "result": {"message_id": 5}}).calls,
        ),
        "got 1 messages, 0 at most are explained",
    ),
    "a copy of other words": (copied("<b>Peter</b>", "Peter & Co"), "got 1 messages of 0 letters"),
    "no second try": (with_rows(outbox=[LETTER | {"attempts": 1, "copies": 0}]), "given up after 1 tries"),
    "an edit tried once": (
        with_rows(outbox=[LETTER | {"card": "lead:1", "attempts": 1, "copies": 0}]),
        "given up after 1 tries",
    ),
    "newer content elsewhere": (replaced(in_chat=OLGA), "given up after 1 tries"),
    "unasked after a doubt": (with_calls({"at": 1.0, "answered": False}, {"at": 9.0}), "left unasked after call 0"),
    "silence broken": (with_calls({"at": 1.0, "error": SILENCE}, {"at": 9.0}), "broke a silence of 10 s"),
    "an owner who hears nothing": (set_aside("Hello"), "update 2 was set aside"),
    "another's lead": (
        with_rows(activities=[DEED | {"id": 1, "actor_id": PAVEL, "before": HELD}]),
        "in the hands of 2",
    ),
    "another's decision": (
        with_rows(activities=[DEED | {"id": 1, "actor_id": OLGA}, UNDONE | {"id": 2, "actor_id": PAVEL}]),
        "in the hands of 2",
    ),
    "undone twice": (
        with_rows(activities=[UNDONE | {"id": number, "actor_id": VIKTOR} for number in (2, 3)]),
        "was undone 2 times",
    ),
    "a lead that is not what was decided": (decided(TAKING, status="qualified"), "its history leads to"),
    "a decision about what a lead never was": (decided(TAKING, LINKING | {"before": FREE}), "but lead 3 was"),
    "an undone decision that still holds": (decided(TAKING, {"deed": "undone", "undoes": 1}), "its history leads to"),
    "an undone link whose contact stays": (undone(ownerships=[BROUGHT | {"id": 5}]), "what it brought to a client"),
    "a lead put off for ever": (overdue(until=800_000), "still has its postponed_until"),
    "a letter to the team that never left": (
        with_rows(outbox=[LETTER | {"chat_id": OLGA, "status": "sent", "payload": '{"text": "Sent"}'}]),
        "counts as sent and never arrived",
    ),
    "an edit that never left": (card_edited(), "counts as sent and never arrived"),
    "a card that shows what was sent before": (card_edited(EDIT, EDIT | {"text": "Old"}), "does not show letter 2"),
    "a press swallowed": (pressed(said=None), "nothing came of it and nothing was said"),
    "a lead that nobody has whoever presses": (
        done(
            {"callback_query": PRESS | {"data": "take1:3:1"}},
            leads=[{"id": 3, "version": 1, "prospect_id": 7, "closed_at": None, "removed_at": None, "created_at": 1}],
        ),
        "and the lead is free",
    ),
    "an answer swallowed": (answered(), "became no letter and was not refused"),
    "a reply to a card swallowed": (replied(), "became no letter and was not refused"),
    "an answer that comes to nothing": (answered(), "became no letter and was not refused"),
    "a letter to the group given up": (
        among_the_team(with_rows(outbox=[LETTER | {"chat_id": GROUP, "status": "dead"}])),
        "Letter 1 is dead",
    ),
    "a call about the group refused": (
        among_the_team(
            NOTHING, calls=[{"method": "sendMessage", "parameters": {"chat_id": GROUP}, "error": REFUSED} | AT]
        ),
        "sendMessage was refused",
    ),
    "an alarm that a fault elsewhere does not explain": (
        replace(struck_in(ANNA), log=ALARM.format(chat=OLGA)),
        "The log says",
    ),
    "an alarm about another update after a full disk": (met_poison(FULL_DISK, POISON_ALARM), "The log says"),
    "an alarm about poison that was not met": (
        replace(met_poison(POISON_ALARM, FULL_DISK), poison={9: "a zero byte"}),
        "The log says",
    ),
    "a name in the log": (replace(done(SAID), log="lead taken by=Olga"), "the name of the account 2"),
    "a name given in the log": (
        replace(NOTHING, stories=[Story(person=ANNA, name="Jean-Luc")], log='name="Jean-Luc"'),
        "the name or the contact of prospect 10",
    ),
    "words of a manager in the log": (replace(answered(PASSED_ON), log="sent words=a0"), "words of a manager"),
    "a call after all has come to rest": (replace(NOTHING, unrest=["getMe"]), "getMe was called after"),
    "words of somebody excluded": (excluded(at=200, lifted_at=None), "whom an exclusion stops"),
    "an update left lying": (worked_on(at=12), "lay 2.0 s in the inbox"),
    "an update left lying by a bot that has been there since": (worked_on(at=14, starts=(12.0,)), "lay 2.0 s in the"),
    "an update left lying after the disk was full": (worked_on(at=14, without_room=[(9.0, 11.0)]), "lay 2.0 s in the"),
    "an update left lying when its lane was free": (worked_on(at=32), "lay 2.0 s in the inbox"),
    "an update held for nothing": (held(), "waits at a gate that is open"),
    "clients seen before all are there": (brought_in("staging"), "is not through, and clients [4] are there"),
    "a client not seen when all are there": (brought_in("visible", shown=False), "is through, and of clients 4 is not"),
    "a contact promised and not given": (
        brought_in("visible", import_points=[{"import_id": 1}]),
        "promised contacts are not on their cards",
    ),
    "a contact given before all are there": (
        brought_in("ready", shown=False, ownerships=[BROUGHT | {"client_id": 7}]),
        "of clients 7 has a contact of it",
    ),
    "a client that stays when all was taken back": (brought_in("undone"), "client 4 is still there"),
    "a contact that stays when all was taken back": (
        brought_in("undone", ownerships=[BROUGHT | {"client_id": 7}]),
        "a contact that it brought is still there",
    ),
    "a contact brought to two": (
        brought_in(
            "visible",
            clients=[{"id": n, "removed_at": None, "created_at": 9, "import_id": 1} for n in (4, 5)],
            ownerships=[BROUGHT, BROUGHT | {"id": 9, "client_id": 5}],
        ),
        "was brought to clients [4, 5]",
    ),
    "a contact out of nowhere": (
        with_rows(ownerships=[BROUGHT | {"import_id": None, "origin": "typed"}]),
        "nothing in history has brought it there",
    ),
    "a lead of a client who is gone": (
        brought_in("undone", shown=False, leads=[LEAD | {"client_id": 4}]),
        "Lead 3 belongs to client 4, who is not there",
    ),
    "a merged card that leads nowhere": (
        merged(parted=False, clients=[MERGED_BY_HALF, MERGED_BY_HALF | {"id": 5}]),
        "leads nowhere",
    ),
    "a merged card that keeps a note": (merged(parted=False, client_notes=[{"id": 6, "client_id": 5}]), "still has"),
    "a merge that loses a note": (merged(parted=False, client_notes=[]), "something of them is lost"),
    "a merge that loses a contact": (merged(parted=False, ownerships=[]), "something of them is lost"),
    "a parted card that leads elsewhere": (
        merged(parted=True, clients=[MERGED_BY_HALF, MERGED_BY_HALF | {"id": 5, "merged_into": 4}]),
        "it still leads elsewhere",
    ),
    "a contact that stays with the kept card": (
        merged(parted=True, ownerships=[BROUGHT | {"import_id": None}]),
        "its contact 8 stayed",
    ),
    "a question held for nothing": (asked_whether_human(), "was kept 0 times"),
    "a letter left lying": (left(at=12.0), "lay 2.0 s in the outbox"),
    "a letter left lying after the one before it": (left(at=14.0, before=({"at": 11.0},)), "lay 3.0 s in the outbox"),
    "a letter left lying after a silence": (
        left(at=24.0, before=(REFUSED_FOR_PACE | {"at": 12.0},)),
        "lay 2.0 s in the outbox",
    ),
    "somebody left waiting": (waiting(), "waited in vain"),
    "a message passed on without a sign": (passed_on(), "Message 4 of prospect 10 was passed on without a sign"),
    "a message of somebody excluded without a sign": (passed_on(stopped=True), "was passed on without a sign"),
}

NO_BREACHES: dict[str, tuple[Evidence, str]] = {
    "a comment that was changed into a question": (kept(0, 1), "Comment c0-0 was kept"),
    "a press and a vote": (pressed_and_voted("post_button", "vote"), "was kept"),
    "an invitation on another day": (
        invited(INVITES | {"created_at": NOON}, INVITES | {"created_at": NIGHT}),
        "was invited 2 times",
    ),
    "an invitation before the introduction": (
        invited(INVITES | {"created_at": NOON}, THANKS | {"created_at": NOON}, activities=[BIRTH]),
        "invited after the introduction",
    ),
    "an answer that was changed where it stands": (
        changed_to("It is < sold out", COPY, COPY | {"payload": '{"text": "It is &lt; sold out"}'}),
        "shows old words",
    ),
    "words that changed under a picture": (
        changed_to(
            "Sold out", COPY, COPY | {"payload": "{}", "change": '{"payload": {"media": {"caption": "Sold out"}}}'}
        ),
        "shows old words",
    ),
    "a message with a sign": (passed_on(SIGN), "without a sign"),
    "a message answered in words": (passed_on(LETTER), "without a sign"),
    "another picture of an album": (passed_on(album="5"), "without a sign"),
    "the sign that a message was passed on": (passed_on(SIGN), "which nobody put there"),
    "an emoji under the very answer": (liked(under=4), "of chat"),
    "an emoji under the very answer among the comments": (liked(under=4, in_chat=DISCUSSION), "of chat"),
    "a comment where the bot was told that it is out": (
        commented({"method": "getChat", "fault": "403"}),
        "was kept 0 times",
    ),
    "the sign that an answer has arrived": (liked(under=4, emoji="👌"), "which nobody put there"),
    "a second copy whose markup was refused": (copied("<b>Peter</b> &amp; Co", "Peter & Co"), "of 0 letters"),
    "a second copy without markup in its place": (copied("<b>Peter</b> &amp; Co", "Peter & Co"), "out of order"),
    "a second copy": (with_rows(outbox=[LETTER]), "Letter 1 was"),
    "newer content instead": (replaced(in_chat=ANNA), "given up"),
    "newer content instead, in what the chat has become": (
        replaced(in_chat=-ANNA, moved_chats=[{"old_id": ANNA, "new_id": -ANNA}]),
        "given up",
    ),
    "asked after a doubt": (
        with_calls({"at": 1.0, "answered": False}, {"at": 5.0, "method": "getMe", "parameters": {}}, {"at": 9.0}),
        "unasked",
    ),
    "asked before the doubt, answered after it": (
        with_calls(
            {"at": 1.0, "answered": False},
            {"at": 0.5, "answered_at": 5.0, "method": "getMe", "parameters": {}},
            {"at": 9.0},
        ),
        "unasked",
    ),
    "silence kept": (with_calls({"at": 1.0, "error": SILENCE}, {"at": 11.0}), "silence"),
    "silence forgotten in a restart": (
        with_calls({"at": 1.0, "error": SILENCE}, {"at": 9.0}, starts=(4.0,)),
        "silence",
    ),
    "an owner who hears": (set_aside("kept under No. 2."), "set aside"),
    "an owner of whom Telegram says that the bot is blocked": (
        replace(set_aside("Hello"), calls=[CALL | {"fault": "403", "parameters": {"chat_id": VIKTOR}}]),
        "set aside",
    ),
    "an owner whose START took effect later": (set_aside("Hello", started_at=3), "set aside"),
    "a lead that is what was decided": (decided(TAKING, LINKING, client_id=8, version=3), "its history"),
    "a decision taken back": (
        decided(TAKING, {"deed": "undone", "undoes": 1}, status="new", manager_id=None, version=3),
        "its history leads to",
    ),
    "an undone link that leaves nothing": (undone(ownerships=[BROUGHT | {"id": 4}]), "was undone, and"),
    "a lead that came back a moment late": (overdue(until=950_000), "still has"),
    "the owner decides": (
        with_rows(activities=[DEED | {"id": 1, "actor_id": VIKTOR, "before": HELD}]),
        "in the hands",
    ),
    "an alarm that a fault explains": (replace(struck_in(OLGA), log=ALARM.format(chat=OLGA)), "The log says"),
    "an alarm about an update that a full disk took back": (met_poison(POISON_ALARM, FULL_DISK), "The log says"),
    "an alarm about an update that a crash took back": (met_poison(POISON_ALARM, "started bot=a"), "The log says"),
    "an id in the log": (replace(done(SAID), log="lead taken by=2"), "The log holds"),
    "asking for updates at rest": (replace(NOTHING, unrest=["getUpdates"]), "was called after"),
    "a press refused": (pressed(said="Done already."), "nothing was said"),
    "a press that asks about a client known from before": (
        pressed(said=None, lead_contact_points=[{"lead_id": 3, "value_id": 4}], ownerships=[BROUGHT | {"value_id": 4}]),
        "nothing was said",
    ),
    "a press that decided": (
        pressed(
            said=None,
            activities=[
                DEED
                | {
                    "id": 1,
                    "deed": "qualified",
                    "actor_id": OLGA,
                    "lead_id": 3,
                    "happened_at": 9,
                    "before": '{"version": 2, "manager": 2}',
                    "after": '{"version": 3}',
                }
            ],
        ),
        "nothing was said",
    ),
    "an import that is seen": (brought_in("visible"), "Import 1"),
    "an import that nobody sees": (brought_in("staging", shown=False), "Import 1"),
    "two cards made one": (merged(parted=False), "lient"),
    "one card made two again": (merged(parted=True), "lient 5"),
    "an answer sent": (answered(CONFIRMED, PASSED_ON), "Answer a0 "),
    "a reply to a colleague": (replied(to_bot=False), "Answer a0"),
    "an answer refused": (answered(LETTER | {"chat_id": OLGA, "created_at": 9}), "Answer a0"),
    "a card that shows what was sent last": (card_edited(EDIT), "Card lead:1"),
    "an edit in the group before it moved": (moved(card_edited(EDIT)), "counts as sent"),
    "an update worked on at once": (worked_on(at=10.9), "held it up"),
    "an update after one that failed": (worked_on(at=30.5), "held it up"),
    "an update that came before the bot": (worked_on(at=14, starts=(13.5,)), "held it up"),
    "an update done in the very millisecond in which the bot woke": (worked_on(at=14, starts=(14.0004,)), "held it up"),
    "an update that came when the disk was full": (worked_on(at=14, without_room=[(9.0, 12.5)]), "held it up"),
    "an update by a clock that was set": (worked_on(at=14, clock_was_set=True), "held it up"),
    "an update on a busy machine": (replace(worked_on(at=14), on_virtual_time=False), "held it up"),
    "an update of somebody who has not answered": (held(human_checks=[{"prospect_id": 7}]), "waits at a gate"),
    "a question of somebody who has not answered": (
        asked_whether_human(human_checks=[{"prospect_id": 7}]),
        "was kept 0 times",
    ),
    "a letter that left at once": (left(at=11.2), "held it up"),
    "a letter after another": (left(at=14.0, before=({"at": 13.0},)), "held it up"),
    "a letter after a restart": (left(at=14.0, starts=(13.0,)), "held it up"),
    "a letter after an outage": (
        left(at=34.0, before=({"at": 33.5, "method": "getMe", "parameters": {}},)),
        "held it up",
    ),
    "a letter during a silence": (left(at=22.0, before=(REFUSED_FOR_PACE | {"at": 12.0},)), "held it up"),
    "a letter during a silence of any length": (
        left(at=72.0, before=({"at": 12.0, "error": SILENCE | {"parameters": {}}},)),
        "held it up",
    ),
    "after the exclusion was lifted": (excluded(at=200, lifted_at=150), "an exclusion"),
}


@pytest.mark.parametrize("what", BREACHES)
def test_a_breach_is_noticed(what: str) -> None:
    evidence, complaint = BREACHES[what]

    assert any(complaint in broken for broken in violations(evidence))


@pytest.mark.parametrize("what", NO_BREACHES)
def test_what_is_right_is_let_pass(what: str) -> None:
    evidence, complaint = NO_BREACHES[what]

    assert not any(complaint in broken for broken in violations(evidence))
