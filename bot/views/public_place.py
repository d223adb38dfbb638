"""The public place: where others could read what somebody said, with a link that leads there."""

from bot.domain.chat import ChatKind
from bot.domain.interest import Route
from bot.texts import Markup, Say
from bot.usecases.read_place import PublicPlace
from bot.views.cards import shortened

LONGEST_TITLE = 30
LONGEST_POST = 40


def place_line(place: PublicPlace, say: Say) -> Markup:
    """Return where something was said; a tap on it opens the message."""
    if place.chat.connection is not None:
        return say("💼 In the private messages of {name}", name=shortened(place.chat.title, LONGEST_TITLE))
    if place.chat.kind is ChatKind.DIRECT:
        return say(
            "📩 In the private messages of the channel “{chat}”", chat=shortened(place.chat.title, LONGEST_TITLE)
        )
    link, chat = link_to(place), shortened(place.chat.title, LONGEST_TITLE)
    if place.route is not Route.COMMENT:
        return say('<a href="{link}">In the group</a> “{chat}”', link=link, chat=chat)
    channel = shortened(place.channel.title, LONGEST_TITLE) if place.channel is not None else chat
    if place.post is None or place.post.title is None:
        return say('<a href="{link}">Comment</a> in “{channel}”', link=link, channel=channel)
    post = shortened(place.post.title, LONGEST_POST)
    return say('<a href="{link}">Comment</a> on “{post}” · {channel}', link=link, post=post, channel=channel)


def read_by_all(say: Say) -> Markup:
    """Return what whoever answers is to know."""
    return say("👥 Your answer will stand there for all to read")


def how_it_is_read(place: PublicPlace, say: Say) -> Markup:
    """Return who reads an answer there, or in whose name it goes out."""
    if place.chat.kind is ChatKind.DIRECT:
        return say("✍️ Your answer goes there, nobody else reads it")
    if place.chat.connection is None:
        return read_by_all(say)
    return say("✍️ Your answer goes out from {name}", name=shortened(place.chat.title, LONGEST_TITLE))


def place_and_readers(place: PublicPlace, say: Say) -> Markup:
    """Return both, for words that stand by themselves."""
    return Markup("\n".join((place_line(place, say), how_it_is_read(place, say))))


def link_to(place: PublicPlace) -> str:
    """Return the address of a message in a group: by the group's public name, or for its members only."""
    number = place.spot.message_id or 0
    if place.chat.username:
        return f"https://t.me/{place.chat.username}/{number}"
    return f"https://t.me/c/{str(abs(place.chat.chat_id)).removeprefix('100')}/{number}"
