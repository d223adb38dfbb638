"""Inline mode: somebody types `@bot words` in any chat, sees what the bot finds, and sends one of the results."""

from bot.sandbox.deeds import check_present, send, text_content
from bot.sandbox.failures import Impossible
from bot.sandbox.markup import plain
from bot.sandbox.wire import kind_of_chat, user_json
from bot.sandbox.world import Chat, Json, Message, Person, Query, World


def ask_inline(world: World, person: Person, chat: Chat, text: str, offset: str = "") -> Query:
    """Type `@bot text` in a chat and wait for its results; the bot learns only what kind of chat it is.

    `offset`: what came with the results before, where somebody has scrolled to their end.
    """
    if not world.inline_mode:
        raise Impossible("this bot has no inline mode")
    check_present(person, chat)
    query = world.ask(person)
    query.words = text
    asked = {"id": query.id, "from": user_json(person), "query": text, "offset": offset}
    world.updates.put("inline_query", asked | {"chat_type": "sender" if chat.is_private else kind_of_chat(chat)})
    return query


def choose_inline(world: World, person: Person, chat: Chat, query_id: str, result_id: str) -> Message:
    """Send one of the results of an inline query; the bot hears which only where its feedback is on."""
    query = world.queries.get(query_id)
    results = (query.answer or {}).get("results", []) if query else []
    chosen = next((result for result in results if str(result.get("id")) == result_id), None)
    if query is None or chosen is None:
        raise Impossible("there is no such result")
    text = chosen.get("input_message_content", {}).get("message_text", chosen.get("title", "…"))
    markup = chosen.get("reply_markup")
    inline_id = f"inline{world.random.randrange(10**12, 10**13)}" if markup else None
    looks = {"via_bot": world.bot, "inline_keyboard": markup, "inline_id": inline_id}
    if world.inline_feedback:
        _tell_choice(world, person, query, result_id, inline_id)
    return send(world, person, chat, text_content(plain(text)), **looks)


def _tell_choice(world: World, person: Person, query: Query, result_id: str, inline_id: str | None) -> None:
    told: Json = {"result_id": result_id, "from": user_json(person), "query": query.words}
    told |= {"inline_message_id": inline_id} if inline_id else {}
    world.updates.put("chosen_inline_result", told)
