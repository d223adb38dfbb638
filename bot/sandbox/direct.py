"""Private messages to channels: a chat of its own for each channel, in which whoever writes has a topic.

Whoever looks after the channel answers in its name; a bot does so with the right, and says in which topic.
"""

from bot.sandbox.call import Call
from bot.sandbox.failures import Impossible, bad_request
from bot.sandbox.wire import topic_id
from bot.sandbox.world import Chat, Message, Person, World


def found_direct(world: World, person: Person, channel: Chat) -> Chat:
    """Open the private messages of a channel for somebody who writes there."""
    if not channel.is_channel:
        raise Impossible(f"{channel.title} is no channel")
    chat = next((each for each in world.chats.values() if each.parent is channel), None)
    if chat is None:
        chat = Chat(id=world.free_group_id(), title=channel.title, parent=channel)
        world.chats[chat.id] = chat
        world.happened("group", chat_id=chat.id, title=chat.title)
    chat.members[person.id] = "member"
    return chat


def author_in_direct(person: Person, chat: Chat, answered: Message | None) -> tuple[Chat | None, Person | None]:
    """In whose name, and in whose topic, somebody writes there: the channel answers in that of who has written."""
    if chat.parent is None or chat.members.get(person.id) == "member":
        return None, person if chat.parent is not None else None
    if answered is None:
        raise Impossible("a channel answers in private what was written to it")
    return chat.parent, answered.topic


def topic_of_call(call: Call, chat: Chat) -> Person | None:
    """The topic that a call writes into; raises 400 where it names none, or one that is not there."""
    wanted = call.number("direct_messages_topic_id")
    if chat.parent is None:
        if wanted:
            raise bad_request("DIRECT_MESSAGES_TOPIC_NOT_ALLOWED")
        return None
    found = (person for person in call.world.people.values() if topic_id(person) == wanted)
    whose = next(found, None)
    if whose is None or chat.members.get(whose.id) != "member":
        raise bad_request("direct messages topic not found")
    return whose
