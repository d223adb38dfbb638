"""Polls: who has chosen what. The bot hears of its own ones, and in those that are not anonymous also who has voted."""

from bot.sandbox.deeds import author_of, check_present
from bot.sandbox.failures import Impossible
from bot.sandbox.wire import CHANNEL_BOT, chat_json, shown_message, user_json
from bot.sandbox.world import Chat, Json, Message, Person, Poll, World


def vote(
    world: World, person: Person, chat: Chat, message_id: int, options: list[int], as_chat: Chat | None = None
) -> Message:
    """Choose options by their numbers from 0, others than before, or none at all."""
    check_present(person, chat)
    message, poll = _poll_of(world, chat, message_id)
    _check_may_choose(person, poll, options)
    author = None if chat.is_channel else author_of(person, chat, as_chat)
    _note(poll, person, options)
    recount(world, poll)
    if _is_the_bots(world, poll) and not _asked(poll)["is_anonymous"]:
        _tell_answer(world, poll, person, author, options)
    return message


def recount(world: World, poll: Poll, **changed: bool) -> None:
    """Show everywhere what a poll has come to, and tell the bot where it has asked."""
    content = {"poll": _counted(poll) | changed}
    for message in poll.messages:
        message.content = content
        world.happened("edited", message=shown_message(message))
    if _is_the_bots(world, poll):
        world.updates.put("poll", content["poll"], grouped_by=f"poll {content['poll']['id']}")


def _poll_of(world: World, chat: Chat, message_id: int) -> tuple[Message, Poll]:
    message = chat.messages.get(message_id)
    if message is None or "poll" not in message.content:
        raise Impossible(f"there is no poll {message_id} in this chat")
    return message, world.polls[message.content["poll"]["id"]]


def _check_may_choose(person: Person, poll: Poll, options: list[int]) -> None:
    asked = _asked(poll)
    if asked["is_closed"]:
        raise Impossible("this poll is closed")
    if len(set(options)) != len(options) or not set(options) <= set(range(len(asked["options"]))):
        raise Impossible(f"this poll has {len(asked['options'])} options, counted from 0")
    if len(options) > 1 and not asked["allows_multiple_answers"]:
        raise Impossible("this poll takes one answer")
    if person.id in poll.votes and not asked["allows_revoting"]:
        raise Impossible(f"{person.name} has voted, and here nobody does so twice")


def _note(poll: Poll, person: Person, options: list[int]) -> None:
    if options:
        poll.votes[person.id] = sorted(options)
    else:
        poll.votes.pop(person.id, None)


def _asked(poll: Poll) -> Json:
    about: Json = poll.messages[0].content["poll"]
    return about


def _is_the_bots(world: World, poll: Poll) -> bool:
    return poll.messages[0].sender is world.bot


def _counted(poll: Poll) -> Json:
    asked = _asked(poll)
    chosen = [number for votes in poll.votes.values() for number in votes]
    options = [option | {"voter_count": chosen.count(at)} for at, option in enumerate(asked["options"])]
    return asked | {"options": options, "total_voter_count": len(poll.votes)}


def _tell_answer(world: World, poll: Poll, person: Person, author: Chat | None, options: list[int]) -> None:
    """A channel that votes is told of as one, with a stand-in for the person (Bot API: PollAnswer)."""
    voter = {"voter_chat": chat_json(author), "user": user_json(CHANNEL_BOT)} if author else {"user": user_json(person)}
    asked = _asked(poll)
    identities = [asked["options"][number]["persistent_id"] for number in sorted(options)]
    told = {"poll_id": asked["id"], **voter, "option_ids": sorted(options), "option_persistent_ids": identities}
    world.updates.put("poll_answer", told)
