"""Reactions of people: the bot hears who reacts in private and in groups, of channels only how many there are."""

from collections import Counter

from bot.sandbox.deeds import author_of, check_present
from bot.sandbox.failures import Impossible
from bot.sandbox.wire import chat_json, shown_message, user_json
from bot.sandbox.world import Chat, Json, Message, Person, World


def react(
    world: World,
    person: Person,
    chat: Chat,
    message_id: int,
    reactions: list[Json],
    as_chat: Chat | None = None,
) -> Message:
    """Put a reaction under a message, change it or take it away; a bot hears of it in private and where it leads."""
    check_present(person, chat)
    message = chat.messages.get(message_id)
    if message is None or message.is_service:
        raise Impossible(f"there is no message {message_id} to react to")
    author = author_of(person, chat, as_chat)
    old = message.reactions_of_people.get(person.id, [])
    message.reactions_of_people[person.id] = reactions
    if chat.is_channel:
        _tell_count(world, message)
    else:
        _tell_reaction(world, message, person, author, old)
    world.happened("reacted", message=shown_message(message))
    return message


def _tell_reaction(world: World, message: Message, person: Person, author: Chat | None, old: list[Json]) -> None:
    chat, new = message.chat, message.reactions_of_people[person.id]
    if not (chat.is_private or chat.is_led_by(world.bot.id)):
        return
    who = {"actor_chat": chat_json(author)} if author else {"user": user_json(person)}
    told = {"chat": chat_json(chat), "message_id": message.id, "date": world.today(), **who}
    world.updates.put("message_reaction", told | {"old_reaction": old, "new_reaction": new})


def _tell_count(world: World, message: Message) -> None:
    """Nobody is named, and several changes may come as one (Bot API: message_reaction_count)."""
    chat = message.chat
    if not chat.is_led_by(world.bot.id):
        return
    told = {"chat": chat_json(chat), "message_id": message.id, "date": world.today()}
    about = f"reactions {chat.id} {message.id}"
    world.updates.put("message_reaction_count", told | {"reactions": _counted(message)}, grouped_by=about)


def _counted(message: Message) -> list[Json]:
    given = [reaction for reactions in message.reactions_of_people.values() for reaction in reactions]
    given += [{"type": "emoji", "emoji": message.reaction}] if message.reaction else []
    kinds = {_name(reaction): reaction for reaction in given}
    counts = Counter(map(_name, given))
    return [{"type": kinds[name], "total_count": count} for name, count in counts.most_common()]


def _name(reaction: Json) -> str:
    return str(reaction.get("emoji", reaction.get("custom_emoji_id", reaction["type"])))
