"""The control API: any program can play people over HTTP.

Every POST takes a JSON object and needs the header `X-Sandbox: 1`. A refusal is
`{"error": "a sentence"}` with status 400 or 404. Times are sandbox seconds since the epoch.

| request                                 | body or query                             | answer                       |
|-----------------------------------------|-------------------------------------------|------------------------------|
| GET  /control/state                     |                                           | bot, people, groups,         |
|                                         |                                           | channels, pace               |
| POST /control/people                    | first_name, id?, last_name?, username?,   | the person                   |
|                                         | language_code?, phone?                    |                              |
| POST /control/bot                       | reads_groups?, inline_mode?,              | nothing; what @BotFather     |
|                                         | inline_feedback?                          | decides                      |
| POST /control/groups                    | title, members (ids), id?, username?,     | the group                    |
|                                         | by_request? (who wants in has to ask)     |                              |
| POST /control/channels                  | title, members (ids), id?, username?,     | the channel                  |
|                                         | signed?, by_request?, bot? (its rights,   |                              |
|                                         | [] the usual), group? (linked with it)    |                              |
| GET  /control/chats/ID/messages         |                                           | messages, oldest first, and  |
|                                         |                                           | how many events there were   |
| GET  /control/events                    | since?, wait? (real seconds)              | what happened after `since`  |
| GET  /control/stream                    | since?                                    | the same as it happens, as   |
|                                         |                                           | server-sent events           |
| GET  /control/queries/ID                | wait? (real seconds)                      | the bot's answer to a tap    |
| GET  /control/files/ID                  |                                           | the bytes of a file          |
| GET  /control/calls                     | since?                                    | the bot's calls, with result |
| GET  /control/updates                   |                                           | the updates, when confirmed  |
| POST /control/updates                   | update (any object), update_id?           | the id it got                |
| POST /control/fault                     | method (or *), kind, chat_id?,            | nothing                      |
|                                         | retry_after?, migrate_to_chat_id?, when?  |                              |
| POST /control/updates/fault             | kind, by? (gapped, jumped), chat_id?,     | nothing                      |
|                                         | update_kind?, when?                       |                              |
| GET  /control/faults                    |                                           | what was ordered, what it    |
|                                         |                                           | has seen, how often it hit   |
| POST /control/faults/lift               |                                           | nothing; no fault is left    |
| GET  /control/webhook                   |                                           | the webhook, and every post  |
| POST /control/groups/ID/upgrades        |                                           | the group under its new id   |
| POST /control/groups/ID/bot             | status (administrator, member, left,      | nothing                      |
|                                         | kicked, restricted: muted), person,       |                              |
|                                         | rights? (of an administrator)             |                              |
| POST /control/people/ID/follows         | link (to the bot)                         | nothing; START is to press   |
| POST /control/people/ID/starts          | payload?                                  | the message                  |
| POST /control/people/ID/sends           | text, chat_id?, reply_to?, quote?         | the message                  |
| POST /control/people/ID/comments        | text, chat_id, message_id (of the post)   | the message in the group     |
| POST /control/people/ID/comments_with_  | files (kind, caption?), chat_id,          | its messages in the group    |
|                         album           | message_id (of the post)                  |                              |
| POST /control/people/ID/sends_sticker   | emoji?, chat_id?                          | the message                  |
| POST /control/people/ID/sends_photo     | caption?, chat_id?                        | the message                  |
| POST /control/people/ID/sends_voice     | chat_id?                                  | the message                  |
| POST /control/people/ID/sends_content   | kind, caption?, chat_id?, reply_to?       | the message                  |
| POST /control/people/ID/sends_document  | name, content (base64), caption?,         | the message                  |
|                                         | chat_id?, reply_to?                       |                              |
| POST /control/people/ID/sends_album     | files (kind, caption?), chat_id?          | its messages                 |
| POST /control/people/ID/shares_contact  | phone?, chat_id?                          | the message                  |
| POST /control/people/ID/shares_card     | phone, first_name, last_name?, user_id?,  | the message; with            |
|                                         | chat_id?, forwarded?, from_id?, from_name?| `forwarded` as a forward     |
| POST /control/people/ID/forwards        | from_chat, message_id, chat_id?, hidden?  | the message                  |
| POST /control/people/ID/forwards_text   | text, from_id?, from_name?, chat_id?      | the message                  |
| POST /control/people/ID/presses         | message_id, data, chat_id?                | the id of the query          |
| POST /control/people/ID/edits           | message_id, text, chat_id?                | the message                  |
| POST /control/people/ID/replaces_file   | message_id, kind, caption?, chat_id?      | the message                  |
| POST /control/people/ID/reacts          | message_id, reactions (as the Bot API     | the message                  |
|                                         | has them; none: taken away), chat_id?     |                              |
| POST /control/people/ID/votes           | message_id, options (numbers from 0),     | the message                  |
|                                         | chat_id?                                  |                              |
| POST /control/people/ID/deletes         | message_id, chat_id?                      | nothing                      |
| POST /control/people/ID/blocks          |                                           | nothing                      |
| POST /control/people/ID/unblocks        |                                           | nothing                      |
| POST /control/people/ID/joins           | chat_id                                   | nothing                      |
| POST /control/people/ID/joins_by        | link                                      | the id of the chat           |
| POST /control/people/ID/asks_to_join    | chat_id, link?                            | nothing                      |
| POST /control/people/ID/lets_in         | chat_id, member                           | nothing                      |
| POST /control/people/ID/turns_away      | chat_id, member                           | nothing                      |
| POST /control/people/ID/leaves          | chat_id                                   | nothing                      |
| POST /control/people/ID/removes         | chat_id, member                           | nothing                      |
| POST /control/people/ID/promotes        | chat_id, member, rights? ([]: none)       | nothing                      |
| POST /control/people/ID/makes_link      | chat_id, name?, asks? (who comes by it)   | the link                     |
| POST /control/people/ID/turns_into_     | chat_id                                   | the group under its new id   |
|                     supergroup          |                                           |                              |
| POST /control/people/ID/writes_to       | member (whose own account)                | the chat of the two          |
| POST /control/people/ID/writes_to_      | chat_id (of a channel)                    | its private messages         |
|                     channel             |                                           |                              |
| POST /control/people/ID/suggests_post   | text, chat_id (of private messages)       | the message                  |
| POST /control/people/ID/connects_       | rights? (can_reply unless said otherwise) | the id of the connection     |
|                     business            |                                           |                              |
| POST /control/people/ID/disconnects_    |                                           | nothing                      |
|                     business            |                                           |                              |
| POST /control/people/ID/asks_inline     | text, offset?, chat_id?                   | the id of the query          |
| POST /control/people/ID/chooses_inline  | query, result, chat_id?                   | the message                  |

`chat_id` is the private chat with the bot unless said otherwise; `data` of a tap may be forged. Whoever writes,
comments, reacts or votes may do so `as_chat`: as a channel of their own, or as the group whose anonymous administrator
they are.

The faults of calls, where `_after` means that the call is carried out and only its answer lost:

- pages of a gateway: 500, 502, 504, 500_after, 502_after, 504_after;
- broken connections: reset, reset_after, truncated (carried out), and timeout_before, timeout_after, where nothing
  comes for 120 sandbox seconds and then a reset: at a speed of 20 the caller has to give up within 6 real seconds;
- refusals of any call: 401, 429 (with `retry_after`), 429_bare; of getUpdates: 409; of what is about a chat: 403
  (blocked or kicked), 403_absent (never started or no member), 403_gone (the account or group is no more),
  chat_not_found;
- 400s about messages: not_modified, edit_not_found, cant_edit (edits), delete_not_found, cant_delete (deletions),
  message_id_invalid, cant_parse_entities, no_caption (edits of one), cant_copy (copies),
  wrong_file (what sends files by their ids), quote_invalid (replies);
- of getFile: wrong_file_id, file_too_big; of loadFile, the loading of a file from its path: file_gone (404);
- 400s from groups and channels only: no_right_to_send, no_right_to_post, writing_forbidden, no_right_to_invite (invite
  links), no_right_to_let_in and no_request (join requests), upgraded (with `migrate_to_chat_id`).

With the method `*` a fault strikes those calls only to which it can happen. An order that could never strike is
refused: a fault that the method never meets, a chat that is not there, a number out of range, a field too many.

The log of calls says of each which `fault` hit it, whether it was `executed`, and whether Telegram's own answer
to it was sent (`answered`); executed and not answered is what nobody but the log can know.

The faults of updates: duplicated, crossed (the next one overtakes it), gapped and jumped (`by` is added to its id),
unknown and unparsable (one more comes before it), unheard (the first 200 of the webhook is lost), and of taps:
expired, repeated. `update_kind` is message, edited_message, channel_post, edited_channel_post, message_reaction,
message_reaction_count, business_connection, business_message, edited_business_message, deleted_business_messages,
callback_query, my_chat_member, chat_member, chat_join_request, poll, poll_answer, inline_query or chosen_inline_result.

A fault with `chat_id` is about the calls that name this chat or answer a tap in it, or the updates that come from it;
an inline query comes from the private chat of who asks.

`when` stands for after (let so many pass), times (strike so many, 1 by default; 0: all), since and until (sandbox
seconds), probability and seed. A call suffers the first fault that strikes it.
"""

from collections.abc import Awaitable, Callable
from urllib.parse import quote

from aiohttp import web

from bot.sandbox import membership
from bot.sandbox.bot_api import WORLD
from bot.sandbox.control_deeds import DEEDS, Body, Deed
from bot.sandbox.control_faults import fault_routes
from bot.sandbox.failures import Impossible
from bot.sandbox.files import USUAL_KIND
from bot.sandbox.page_routes import GUARDS
from bot.sandbox.stream import stream_events
from bot.sandbox.wire import shown_message, user_json
from bot.sandbox.world import Chat, Json, Person, World

LONGEST_WAIT = 30.0
BOT_STATUSES = ("administrator", "member", "restricted", "left", "kicked")

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def control_routes() -> list[web.RouteDef]:
    """Everything below /control."""
    return [
        web.get("/control/state", _state),
        web.post("/control/people", _add_person),
        web.post("/control/bot", _set_bot),
        web.post("/control/groups", _add_group),
        web.post("/control/channels", _add_channel),
        web.post("/control/groups/{chat}/bot", _move_bot),
        web.post("/control/groups/{chat}/upgrades", _upgrade),
        web.get("/control/chats/{chat}/messages", _messages),
        web.get("/control/events", _events),
        web.get("/control/stream", stream_events),
        web.get("/control/queries/{query}", _query),
        web.get("/control/files/{file}", _file),
        web.get("/control/calls", _calls),
        web.get("/control/updates", _updates),
        web.post("/control/updates", _inject),
        *fault_routes(),
        web.post("/control/people/{person}/{deed}", _do),
    ]


@web.middleware
async def explain_the_impossible(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn what people cannot do, and bodies nobody can read, into a sentence."""
    if not request.path.startswith("/control/"):
        return await handler(request)
    try:
        return await handler(request)
    except Impossible as fault:
        return web.json_response({"error": str(fault)}, status=400)


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise Impossible(f"{text!r} is no whole number") from None


def _seconds(text: str) -> float:
    try:
        return min(max(float(text), 0.0), LONGEST_WAIT)
    except ValueError:
        raise Impossible(f"{text!r} is no number of seconds") from None


# Looking


async def _state(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    groups = [_group_json(chat) for chat in world.chats.values() if not (chat.is_private or chat.is_channel)]
    channels = [_group_json(chat) for chat in world.chats.values() if chat.is_channel]
    return web.json_response(
        {
            "world": world.id,
            "bot": user_json(world.bot),
            "people": [_person_json(person) for person in world.people.values()],
            "groups": groups,
            "channels": channels,
            "speed": world.clock.speed,
            "now": world.clock.now(),
            "events": len(world.events),
            "calls": world.calls_made,
            "still_for": _still_for(world),
            "unconfirmed_updates": world.updates.unconfirmed,
            "refused_for_pace": world.pace.refused,
            "settings": world.settings,
        }
    )


def _still_for(world: World) -> float:
    """For how many sandbox seconds the bot has done nothing and confirmed nothing."""
    if world.calls_running:
        return 0.0
    return world.clock.now() - max(world.last_deed_at, world.updates.last_confirmed_at)


def _person_json(person: Person) -> Json:
    extra = {"phone": person.phone, "started": person.started, "blocked": person.blocked, "brought": person.brought}
    return user_json(person) | extra


def _group_json(chat: Chat) -> Json:
    members = {str(who): what for who, what in chat.members.items()}
    ties = {"upgraded_to": chat.upgraded_to, "linked": chat.linked and chat.linked.id}
    return {"id": chat.id, "title": chat.title, "username": chat.username, "members": members} | ties | _door(chat)


def _door(chat: Chat) -> Json:
    """How people come in: whether all of them have to ask, the links that were not revoked, and who waits."""
    links = [
        {"address": link.address, "name": link.name, "asks": link.creates_join_request}
        for link in chat.links.values()
        if not link.revoked
    ]
    return {"by_request": chat.by_request, "links": links, "requests": [*chat.requests]}


async def _messages(request: web.Request) -> web.Response:
    chat = request.app[WORLD].chat(_number(request.match_info["chat"]))
    shown = [shown_message(message) for message in chat.messages.values()]
    return web.json_response({"messages": shown, "events": len(request.app[WORLD].events)})


async def _events(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    since = max(_number(request.query.get("since", "0")), 0)
    if len(world.events) <= since:
        await world.happening.wait(_seconds(request.query.get("wait", "0")))
    return web.json_response(world.events[since:])


async def _query(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    query = world.queries.get(request.match_info["query"])
    if query is None:
        raise Impossible("there was no such tap")
    deadline = world.clock.now() + _seconds(request.query.get("wait", "0")) * world.clock.speed
    while query.answer is None and (left := deadline - world.clock.now()) > 0:
        await world.happening.wait(world.clock.real(left))
    return web.json_response({"answered": query.answer is not None, **(query.answer or {})})


async def _file(request: web.Request) -> web.Response:
    stored = request.app[WORLD].stored.find(request.match_info["file"])
    if stored is None:
        raise Impossible("there is no such file")
    return web.Response(body=stored.content, content_type=USUAL_KIND, headers=GUARDS | _attached(stored.name))


def _attached(name: str) -> dict[str, str]:
    """Never shown, only kept: what a file holds must not run in the page."""
    return {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}


async def _calls(request: web.Request) -> web.Response:
    since = _number(request.query.get("since", "0"))
    return web.json_response([call for call in request.app[WORLD].calls if call["number"] > since])


async def _updates(request: web.Request) -> web.Response:
    return web.json_response([record.as_json() for record in request.app[WORLD].updates.records])


# Arranging


async def _add_person(request: web.Request) -> web.Response:
    world, body = request.app[WORLD], await Body.of(request)
    chosen = body.maybe_number("id")
    person = Person(
        id=world.free_person_id() if chosen is None else chosen,
        first_name=body.text("first_name"),
        last_name=body.maybe_text("last_name"),
        username=body.maybe_text("username"),
        language_code=body.maybe_text("language_code"),
        phone=body.maybe_text("phone"),
    )
    return web.json_response(_person_json(world.add_person(person)))


async def _add_group(request: web.Request) -> web.Response:
    world, body = request.app[WORLD], await Body.of(request)
    looks = {"username": body.maybe_text("username")}
    group = membership.found_group(world, body.text("title"), _members(world, body), body.maybe_number("id"), **looks)
    group.by_request = bool(body.fields.get("by_request"))
    return web.json_response(_group_json(group))


async def _add_channel(request: web.Request) -> web.Response:
    """The bot comes in where its rights are named, with the usual ones where that list is empty."""
    world, body = request.app[WORLD], await Body.of(request)
    people, looks = _members(world, body), {"username": body.maybe_text("username")}
    channel = membership.found_channel(world, body.text("title"), people, body.maybe_number("id"), **looks)
    channel.signs_posts, channel.by_request = bool(body.fields.get("signed")), bool(body.fields.get("by_request"))
    if (rights := body.maybe_words("bot")) is not None:
        membership.set_bot_status(world, channel, people[0], "administrator", rights or None)
    if (group := body.maybe_number("group")) is not None:
        membership.link(world, channel, world.chat(group))
    return web.json_response(_group_json(channel))


def _members(world: World, body: Body) -> list[Person]:
    return [world.person(member) for member in body.numbers("members")]


async def _move_bot(request: web.Request) -> web.Response:
    world, body = request.app[WORLD], await Body.of(request)
    status = body.text("status")
    if status not in BOT_STATUSES:
        raise Impossible(f"the bot cannot be {status} of a group; it can be {', '.join(BOT_STATUSES)}")
    chat, actor = world.chat(_number(request.match_info["chat"])), world.person(body.number("person"))
    membership.set_bot_status(world, chat, actor, status, body.maybe_words("rights"))
    return web.json_response({})


async def _set_bot(request: web.Request) -> web.Response:
    """What @BotFather decides: whether the bot reads groups, searches in any chat, and hears what was chosen."""
    world, fields = request.app[WORLD], (await Body.of(request)).fields
    world.reads_groups = bool(fields.get("reads_groups", world.reads_groups))
    world.inline_mode = bool(fields.get("inline_mode", world.inline_mode))
    world.inline_feedback = bool(fields.get("inline_feedback", world.inline_feedback))
    return web.json_response({})


async def _upgrade(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    group = membership.upgrade(world, world.chat(_number(request.match_info["chat"])))
    return web.json_response(_group_json(group))


async def _inject(request: web.Request) -> web.Response:
    body = await Body.of(request)
    update = body.fields.get("update")
    if not isinstance(update, dict):
        raise Impossible("update is no object")
    chosen = request.app[WORLD].updates.inject(update, body.maybe_number("update_id"))
    return web.json_response({"update_id": chosen})


# Doing


async def _do(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    deed = DEEDS.get(request.match_info["deed"])
    if deed is None:
        return web.json_response({"error": f"there is no such deed; there are {', '.join(DEEDS)}"}, status=404)
    person = world.person(_number(request.match_info["person"]))
    return web.json_response(deed(Deed(world, person, await Body.of(request))))
