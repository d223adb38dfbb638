"""Who is in groups and channels and what they may do there: founding, coming, being let in, promoted, removed."""

from secrets import token_urlsafe
from typing import Any

from bot.sandbox.failures import Impossible
from bot.sandbox.putting import put_in
from bot.sandbox.rights import IN_CHANNELS, IN_GROUPS, INVITE, PROMOTE, RESTRICT
from bot.sandbox.wire import (
    HIGHEST_SUPERGROUP_ID,
    chat_json,
    invite_link_json,
    member_change_json,
    member_json,
    user_json,
)
from bot.sandbox.world import Chat, InviteLink, JoinRequest, Json, Person, World

LINK_BEGINS = "https://t.me/+"
USED_UP = "the link {} leads nowhere any more"


# Founding


def found_group(
    world: World, title: str, members: list[Person], group_id: int | None, *, username: str | None = None
) -> Chat:
    """Open a supergroup; the first member creates it and makes the bot an administrator."""
    chat = _founded(world, Chat(id=_free_id(world, group_id), title=title, username=username), members)
    if members:
        _change(world, chat, members[0], world.bot, "administrator")
    else:
        chat.members[world.bot.id] = "administrator"
    world.happened("group", chat_id=chat.id, title=title)
    return chat


def found_channel(
    world: World, title: str, members: list[Person], channel_id: int | None, *, username: str | None = None
) -> Chat:
    """Open a channel; the first member creates it, the others have subscribed. The bot is not in it yet."""
    number = _free_id(world, channel_id)
    if number > HIGHEST_SUPERGROUP_ID or not members:
        raise Impossible("a channel has an id below that of any group, and somebody who creates it")
    chat = _founded(world, Chat(id=number, title=title, username=username, is_channel=True), members)
    world.happened("group", chat_id=chat.id, title=title)
    return chat


def _free_id(world: World, chosen: int | None) -> int:
    if chosen is not None and (chosen >= 0 or chosen in world.chats):
        raise Impossible(f"{chosen} cannot be the id of a new group")
    return world.free_group_id() if chosen is None else chosen


def _founded(world: World, chat: Chat, members: list[Person]) -> Chat:
    world.chats[chat.id] = chat
    chat.members = {member.id: "member" for member in members}
    if members:
        chat.members[members[0].id] = "creator"
    return chat


def link(world: World, channel: Chat, group: Chat) -> None:
    """Let people discuss a channel in a supergroup: from now on each post comes there by itself."""
    fitting = channel.is_channel and not group.is_private and not group.is_channel and group.id < HIGHEST_SUPERGROUP_ID
    if not fitting or channel.linked or group.linked:
        raise Impossible("a channel is linked with a supergroup, one with one")
    channel.linked, group.linked = group, channel
    world.happened("group", chat_id=group.id, title=group.title)


def upgrade(world: World, chat: Chat) -> Chat:
    """Make a supergroup of a group: its life goes on under a new id; returns the new chat."""
    if chat.is_private or chat.is_channel or chat.upgraded_to is not None:
        raise Impossible(f"the chat {chat.id} cannot be upgraded")
    new = Chat(id=world.free_group_id(), title=chat.title, members=dict(chat.members), rights=dict(chat.rights))
    world.chats[new.id] = new
    chat.upgraded_to = new.id
    creator = next((who for who, status in chat.members.items() if status == "creator"), None)
    author = world.bot if creator is None else world.people[creator]
    put_in(world, chat, author, {"migrate_to_chat_id": new.id})
    put_in(world, new, author, {"migrate_from_chat_id": chat.id})
    world.happened("upgraded", chat_id=chat.id, new_chat_id=new.id, title=chat.title)
    return new


# The bot's own place


def set_bot_status(world: World, chat: Chat, actor: Person, status: str, rights: frozenset[str] | None = None) -> None:
    """Make the bot an administrator with these rights, a member, or throw it out (`left`, `kicked`)."""
    if chat.is_channel and status in ("member", "restricted"):
        raise Impossible("in a channel a bot is an administrator or not at all")
    was_here = chat.holds(world.bot.id)
    _change(world, chat, actor, world.bot, status, rights)
    if chat.holds(world.bot.id) and not was_here and not chat.is_channel:
        put_in(world, chat, actor, {"new_chat_members": [user_json(world.bot)]})
    elif was_here and not chat.holds(world.bot.id):
        _say_goodbye(world, chat, actor, world.bot)


def tell_own_membership(world: World, person: Person, old: str, new: str) -> None:
    """Tell the bot that somebody has blocked it or does so no more."""
    chat = world.chat(person.id)
    before, after = member_json(chat, world.bot, old), member_json(chat, world.bot, new)
    world.updates.put("my_chat_member", member_change_json(world, chat, person, before, after))


# Coming and going


def join(world: World, person: Person, chat: Chat) -> None:
    """Come into a group, or subscribe to a channel."""
    _check_may_come(person, chat)
    if chat.by_request:
        raise Impossible(f"whoever wants into {chat.title} has to ask")
    _come_in(world, person, chat, person)


def join_by(world: World, person: Person, address: str) -> Chat:
    """Come in by an invite link."""
    chat, found = _chat_behind(world, address)
    _check_may_come(person, chat)
    if found.creates_join_request:
        raise Impossible(f"whoever comes by {address} has to ask")
    _come_in(world, person, chat, person, found)
    return chat


def ask_to_join(world: World, person: Person, chat: Chat, address: str = "") -> None:
    """Ask to be let in, by a link or where everybody has to ask."""
    chat, found = _chat_behind(world, address) if address else (chat, None)
    _check_may_come(person, chat)
    if not (found.creates_join_request if found else chat.by_request):
        raise Impossible(f"nobody has to ask to join {chat.title}")
    chat.requests[person.id] = JoinRequest(person=person, asked_at=world.clock.now(), link=found)
    if chat.allows(world.bot.id, INVITE):
        told = {"chat": chat_json(chat), "from": user_json(person), "user_chat_id": person.id, "date": world.today()}
        world.updates.put("chat_join_request", told | _by(world, chat, found))
    world.happened("asked_to_join", chat_id=chat.id, person=user_json(person))


def let_in(world: World, actor: Person, chat: Chat, person: Person) -> None:
    """Say yes to somebody who asks to join."""
    request = _answered(chat, actor, person)
    via = {} if request.link else {"via_join_request": True}
    _come_in(world, person, chat, actor, request.link, **via)


def turn_away(world: World, actor: Person, chat: Chat, person: Person) -> None:
    """Say no to somebody who asks to join."""
    _answered(chat, actor, person)
    world.happened("turned_away", chat_id=chat.id, person=user_json(person))


def leave(world: World, person: Person, chat: Chat) -> None:
    """Go out of a group or channel."""
    _check_inside(person, chat)
    _say_goodbye(world, chat, person, person)
    _change(world, chat, person, person, "left")


def remove(world: World, actor: Person, chat: Chat, person: Person) -> None:
    """Throw somebody out; they cannot come back."""
    _check_may(actor, chat, RESTRICT)
    _check_inside(person, chat)
    _change(world, chat, actor, person, "kicked")
    _say_goodbye(world, chat, actor, person)


def promote(world: World, actor: Person, chat: Chat, person: Person, rights: frozenset[str] | None) -> None:
    """Make somebody an administrator with these rights, or the usual ones; with none at all they are one no more."""
    _check_may(actor, chat, PROMOTE)
    _check_inside(person, chat)
    known = IN_CHANNELS if chat.is_channel else IN_GROUPS
    if rights is not None and not rights <= set(known):
        raise Impossible(f"there are no such rights here; there are {', '.join(known)}")
    status = "creator" if chat.members[person.id] == "creator" else "administrator"
    _change(world, chat, actor, person, "member" if rights == frozenset() else status, rights)


def make_link(world: World, person: Person, chat: Chat, **looks: Any) -> InviteLink:
    """Make one more link that leads into a group or channel."""
    made = InviteLink(address=f"{LINK_BEGINS}{token_urlsafe(12)}", creator=person, **looks)
    chat.links[made.address] = made
    world.happened("link", chat_id=chat.id, link=made.address)
    return made


def revoke(world: World, chat: Chat, link: InviteLink) -> None:
    """Let a link lead nowhere from now on."""
    link.revoked = True
    world.happened("link", chat_id=chat.id, link=link.address)


def check_may_invite(person: Person, chat: Chat) -> None:
    """Make sure that somebody may invite others; raises Impossible."""
    _check_may(person, chat, INVITE)


def _check_may(actor: Person, chat: Chat, right: str) -> None:
    if not chat.allows(actor.id, right):
        raise Impossible(f"{actor.name} lacks the right {right} in {chat.title}")


def _check_inside(person: Person, chat: Chat) -> None:
    if chat.is_private or not chat.holds(person.id):
        raise Impossible(f"{person.name} is not in the chat {chat.id}")


def _check_may_come(person: Person, chat: Chat) -> None:
    if chat.is_private or chat.upgraded_to is not None:
        raise Impossible(f"nobody can join the chat {chat.id}")
    if chat.holds(person.id):
        raise Impossible(f"{person.name} is already in the group")
    if chat.members.get(person.id) == "kicked":
        raise Impossible(f"{person.name} was thrown out of {chat.title}")


def _chat_behind(world: World, address: str) -> tuple[Chat, InviteLink]:
    """Where a link leads; raises Impossible where it leads nowhere any more."""
    for chat in world.chats.values():
        if (found := chat.links.get(address)) and not _is_used_up(world, found):
            return chat, found
    raise Impossible(USED_UP.format(address))


def _is_used_up(world: World, found: InviteLink) -> bool:
    late = bool(found.expire_date) and found.expire_date <= world.clock.now()
    return found.revoked or late or 0 < found.member_limit <= found.joined


def _answered(chat: Chat, actor: Person, person: Person) -> JoinRequest:
    _check_may(actor, chat, INVITE)
    request = chat.requests.pop(person.id, None)
    if request is None:
        raise Impossible(f"{person.name} has not asked to join {chat.title}")
    return request


def _come_in(world: World, person: Person, chat: Chat, actor: Person, by: InviteLink | None = None, **via: Any) -> None:
    chat.requests.pop(person.id, None)
    if by is not None:
        by.joined += 1
    _change(world, chat, actor, person, "member", **_by(world, chat, by), **via)
    if not chat.is_channel:
        put_in(world, chat, person, {"new_chat_members": [user_json(person)]})


def _by(world: World, chat: Chat, by: InviteLink | None) -> Json:
    return {} if by is None else {"invite_link": invite_link_json(chat, by, world.bot)}


def _say_goodbye(world: World, chat: Chat, actor: Person, person: Person) -> None:
    if not chat.is_channel:
        put_in(world, chat, actor, {"left_chat_member": user_json(person)})


def _change(
    world: World,
    chat: Chat,
    actor: Person,
    whose: Person,
    status: str,
    rights: frozenset[str] | None = None,
    **more: Any,
) -> None:
    """Give somebody another status; of others the bot hears where it is an administrator and asked to."""
    old = member_json(chat, whose)
    chat.members[whose.id] = status
    chat.rights.pop(whose.id, None)
    if rights:
        chat.rights[whose.id] = rights
    change = member_change_json(world, chat, actor, old, member_json(chat, whose), **more)
    if whose is world.bot:
        world.updates.put("my_chat_member", change)
    elif chat.is_led_by(world.bot.id):
        world.updates.put("chat_member", change)
    world.happened("membership", chat_id=chat.id, person=user_json(whose), status=status)
