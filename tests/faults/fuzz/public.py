"""In public: what anybody does in the company's channel, below its posts and in groups, and what Telegram does."""

from collections.abc import Callable

from bot.sandbox.rights import IN_CHANNELS, IN_GROUPS
from tests.faults.fuzz import odd
from tests.faults.fuzz.cast import CHANNEL, OTHER_GROUP, Json, Part, Somebody
from tests.faults.fuzz.prospects import media, member_change
from tests.faults.fuzz.scene import Scene
from tests.faults.fuzz.strict_telegram import USERNAME

DIRECT = -1_001_000_000_009
POSTS, COPIES = range(1, 9), 100
"""The numbers of what stands in the channel; the copy of each has its number, and so many more."""
CHANNEL_BOT, GROUP_ANONYMOUS_BOT, TELEGRAM = 136_817_688, 1_087_968_824, 777_000
SAYINGS = (
    "Сколько стоит?", "Есть в наличии, {}?", "How much is it, {}", "{}", "@{bot} где вы?", "Красота", "/start",
    "Подскажите цену: {}", "https://example.com {}",
)  # fmt: skip
LINKS = ("https://t.me/+abcdefghijkl", "https://t.me/+mnopqrst...")


def act(scene: Scene) -> Json:
    """Anything that happens in public."""
    who = scene.random.choice(scene.cast.people)
    return scene.random.choice(DEEDS)(scene, who)


def _place(scene: Scene) -> Json:
    return scene.random.choice(scene.groups[1:])


def _channel(scene: Scene) -> Json:
    return scene.groups[3]


def _discussion(scene: Scene) -> Json:
    return scene.groups[1]


def post(scene: Scene, who: Somebody) -> Json:
    """The channel publishes something, or changes it."""
    kind = scene.random.choice(("channel_post", "channel_post", "edited_channel_post"))
    return {kind: _posted(scene, scene.random.choice(POSTS))}


def _posted(scene: Scene, number: int) -> Json:
    channel = _channel(scene)
    content = {"text": odd.text(scene.random)} if scene.chance(0.6) else media(scene)
    return {"message_id": number, "date": scene.moment, "chat": channel, "sender_chat": channel, **content}


def copied(scene: Scene, who: Somebody) -> Json:
    """Telegram copies a post to where it is discussed."""
    return {"message": _copy(scene, scene.random.choice(POSTS))}


def _copy(scene: Scene, number: int) -> Json:
    telegram = {"id": TELEGRAM, "is_bot": False, "first_name": "Telegram"}
    origin = {"type": "channel", "date": scene.moment, "chat": _channel(scene), "message_id": number}
    place = {"message_id": COPIES + number, "chat": _discussion(scene), "from": telegram}
    return {**_posted(scene, number), **place, "is_automatic_forward": True, "forward_origin": origin}


def comment(scene: Scene, who: Somebody) -> Json:
    """Somebody says something about a post, or changes what they said; also in another name than their own."""
    said = scene.message(who, _discussion(scene), text=_saying(scene, who))["message"]
    if scene.chance(0.8):
        answered = _copy(scene, scene.random.choice(POSTS))
        said |= {"reply_to_message": answered, "message_thread_id": answered["message_id"]}
    said |= _in_whose_name(scene) | _how_it_came(scene)
    return {scene.random.choice(("message", "message", "message", "edited_message")): said}


def _how_it_came(scene: Scene) -> Json:
    """Sent on from elsewhere, by way of a bot, or as one of several pictures; mostly it was just written."""
    other = scene.random.choice(scene.cast.people)
    return scene.random.choice((
        {}, {}, {}, {}, {"via_bot": scene.cast.playing(Part.BOT)[0].user}, {"text": odd.text(scene.random)},
        {"forward_origin": {"type": "user", "date": scene.moment, "sender_user": other.user}},
        {"forward_origin": {"type": "hidden_user", "date": scene.moment, "sender_user_name": odd.text(scene.random)}},
        {"forward_origin": {"type": "channel", "date": scene.moment, "chat": _channel(scene), "message_id": 1}},
        media(scene) | {"text": None},
    ))  # fmt: skip


def service(scene: Scene, who: Somebody) -> Json:
    """Telegram tells in a group, or in the channel, that something has happened there."""
    place, other = _place(scene), scene.random.choice(scene.cast.people)
    told: Json = scene.random.choice((
        {"new_chat_members": [other.user]}, {"left_chat_member": other.user}, {"delete_chat_photo": True},
        {"pinned_message": _copy(scene, 1)}, {"new_chat_title": odd.text(scene.random)}, {"video_chat_started": {}},
        {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86_400}},
        {"forum_topic_created": {"name": odd.text(scene.random), "icon_color": 1}}, {"boost_added": {"boost_count": 1}},
    ))  # fmt: skip
    if place["type"] == "channel":
        return {"channel_post": {"message_id": 98, "date": scene.moment, "chat": place, "sender_chat": place, **told}}
    return scene.message(who, place, **told)


def _in_whose_name(scene: Scene) -> Json:
    """A channel's, the group's, or their own."""
    stand_in = {somebody.id: somebody.user for somebody in scene.cast.playing(Part.STAND_IN)}
    diary = {"id": CHANNEL - 1, "type": "channel", "title": odd.text(scene.random)}
    return scene.random.choice((
        {}, {}, {}, {"from": stand_in[CHANNEL_BOT], "sender_chat": diary},
        {"from": stand_in[GROUP_ANONYMOUS_BOT], "sender_chat": _discussion(scene)},
    ))  # fmt: skip


def ask_in_group(scene: Scene, who: Somebody) -> Json:
    """Somebody says something in a group, to the bot or to nobody."""
    update = scene.message(who, _place(scene), text=_saying(scene, who))
    standing = scene.standing_in(update["message"]["chat"]["id"])
    if standing and scene.chance(0.4):
        update["message"]["reply_to_message"] = scene.random.choice(standing)
    if (at := update["message"]["text"].find(f"@{USERNAME}")) >= 0:
        update["message"]["entities"] = [{"type": "mention", "offset": at, "length": len(USERNAME) + 1}]
    return update


def _saying(scene: Scene, who: Somebody) -> str:
    return scene.random.choice(SAYINGS).format(who.name, bot=USERNAME)


def react(scene: Scene, who: Somebody) -> Json:
    """Somebody puts an emoji under something in a group, known or in the name of a channel, or takes it away."""
    emoji = [{"type": "emoji", "emoji": scene.random.choice("👍❤🔥")}]
    old, new = scene.random.choice((([], emoji), ([], emoji), (emoji, [])))
    actor = scene.random.choice(({"user": who.user}, {"user": who.user}, {"actor_chat": _channel(scene)}))
    put = {"chat": _place(scene), "message_id": COPIES + scene.random.choice(POSTS), **actor}
    return {"message_reaction": {**put, "date": scene.moment, "old_reaction": old, "new_reaction": new}}


def react_to_answer(scene: Scene, who: Somebody) -> Json:
    """Somebody puts an emoji under what the bot has said there: who was answered, mostly under a manager's words.

    Those have no buttons.
    """
    update, standing = react(scene, who), scene.standing_in(OTHER_GROUP)
    answers = [message for message in standing if "reply_to_message" in message and "reply_markup" not in message]
    if standing:
        answer = scene.random.choice(answers if answers and scene.chance(0.7) else standing)
        answered = answer.get("reply_to_message", {}).get("from", who.user)
        put = {"chat": _discussion(scene), "message_id": answer["message_id"], "user": answered}
        update["message_reaction"] |= put
        update["message_reaction"].pop("actor_chat", None)
    return update


def count(scene: Scene, who: Somebody) -> Json:
    """Telegram tells how many reactions a post has by now."""
    kinds = ({"type": "emoji", "emoji": "👍"}, {"type": "custom_emoji", "custom_emoji_id": "5"}, {"type": "paid"})
    totals = [{"type": kind, "total_count": scene.random.randrange(1000)} for kind in kinds]
    about = {"chat": _channel(scene), "message_id": scene.random.choice(POSTS), "date": scene.moment}
    return {"message_reaction_count": {**about, "reactions": totals[: scene.random.randrange(4)]}}


def vote(scene: Scene, who: Somebody) -> Json:
    """Somebody votes, or Telegram tells what a poll has come to."""
    polls = [*scene.world.polls, "1"]
    number, chosen = scene.random.choice(polls), scene.random.choice(([], [0], [1], [0, 1], [9]))
    if scene.chance(0.5):
        voter = scene.random.choice(({"user": who.user}, {"user": who.user}, {"voter_chat": _channel(scene)}))
        identities = [str(option) for option in chosen]
        return {"poll_answer": {"poll_id": number, **voter, "option_ids": chosen, "option_persistent_ids": identities}}
    flags = dict.fromkeys(
        ("is_closed", "is_anonymous", "allows_multiple_answers", "allows_revoting"), scene.chance(0.5)
    )
    options = [{"persistent_id": str(at), "text": "x", "voter_count": scene.random.randrange(99)} for at in range(2)]
    asked = {"id": number, "question": "?", "options": options, "type": "regular", "total_voter_count": 3}
    return {"poll": asked | flags | {"members_only": False}}


def come_or_go(scene: Scene, who: Somebody) -> Json:
    """Somebody comes into a channel or group, perhaps by a link, or leaves it."""
    old, new = scene.random.choice((("left", "member"), ("left", "member"), ("member", "left")))
    change = {"chat": _place(scene), "from": who.user, "date": scene.moment}
    states = {f"{when}_chat_member": {"user": who.user, "status": what} for when, what in (("old", old), ("new", new))}
    return {"chat_member": {**change, **states, **_by_a_link(scene)}}


def ask_to_join(scene: Scene, who: Somebody) -> Json:
    """Somebody asks to be let in; for a while the bot may write to them."""
    asked = {"chat": _place(scene), "from": who.user, "user_chat_id": who.id, "date": scene.moment}
    return {"chat_join_request": {**asked, **_by_a_link(scene)}}


def _by_a_link(scene: Scene) -> Json:
    creator = {"id": scene.world.bot.id, "is_bot": True, "first_name": "Leadhook"}
    flags = {"creates_join_request": scene.chance(0.5), "is_primary": False, "is_revoked": False}
    address = scene.random.choice(LINKS)
    link = {"invite_link": address, "creator": creator, "name": odd.text(scene.random)[:32], **flags}
    return {"invite_link": link} if scene.chance(0.7) else {}


def press(scene: Scene, who: Somebody) -> Json:
    """Somebody presses what stands under a post or below it."""
    place = scene.random.choice((CHANNEL, OTHER_GROUP))
    return scene.press_in(who, place, newest=0.7) or comment(scene, who)


def search(scene: Scene, who: Somebody) -> Json:
    """Somebody types something after the bot's name in any chat, and perhaps chooses one of the results."""
    words = scene.random.choice(("", "цен", "достав", who.name[:3], odd.text(scene.random)))
    if scene.chance(0.3):
        code = scene.random.choice(("1", "topic 1", odd.text(scene.random)))
        return {"chosen_inline_result": {"result_id": code, "from": who.user, "query": words}}
    asked = {"id": str(scene.random.randrange(10**17, 10**18)), "from": who.user, "query": words, "offset": ""}
    return {"inline_query": {**asked, "chat_type": scene.random.choice(("sender", "private", "supergroup", "channel"))}}


def move_bot(scene: Scene, who: Somebody) -> Json:
    """The bot is let into a channel or group with some rights or none, or thrown out: mostly by the team."""
    actor = scene.random.choice(scene.cast.team) if scene.chance(0.7) else who
    place, status = _place(scene), scene.random.choice((*["administrator"] * 3, *["member"] * 2, "left", "kicked"))
    update = member_change(scene, actor, place, "left", status)
    if status == "administrator":
        known = IN_CHANNELS if place["type"] == "channel" else IN_GROUPS
        rights = {right: scene.chance(0.8) for right in known}
        update["my_chat_member"]["new_chat_member"] |= rights | {"can_be_edited": False, "is_anonymous": False}
    return update


def write_to_owner(scene: Scene, who: Somebody) -> Json:
    """Somebody writes to the owner's own account, the owner writes back, or lets the bot look on there, or no more."""
    owner = scene.random.choice(scene.cast.team)
    leave = f"leave{owner.id % 2}"
    if scene.chance(0.3):
        told = {"user": owner.user, "user_chat_id": owner.id, "date": scene.moment, "is_enabled": scene.chance(0.8)}
        return {"business_connection": {"id": leave, **told, "rights": {"can_reply": scene.chance(0.7)}}}
    chat = {"id": who.id, "type": "private", "first_name": odd.text(scene.random)}
    if scene.chance(0.1):
        numbers = [scene.random.randrange(1, 99) for _ in range(3)]
        return {"deleted_business_messages": {"business_connection_id": leave, "chat": chat, "message_ids": numbers}}
    author = owner if scene.chance(0.2) else who
    said = scene.message(author, chat, text=_saying(scene, who))["message"] | {"business_connection_id": leave}
    return {scene.random.choice(("business_message", "business_message", "edited_business_message")): said}


def write_to_channel(scene: Scene, who: Somebody) -> Json:
    """Somebody writes to the channel in private, or suggests a post; the channel, or somebody else, answers there."""
    parent = _channel(scene)
    chat = {"id": DIRECT, "type": "supergroup", "title": parent["title"], "is_direct_messages": True}
    author = scene.random.choice(scene.cast.people)
    content = {"text": _saying(scene, who)} if scene.chance(0.7) else media(scene)
    said = scene.message(who if scene.chance(0.7) else author, chat, **content)["message"]
    said["direct_messages_topic"] = {"topic_id": 2**50 + who.id} | ({"user": who.user} if scene.chance(0.9) else {})
    if scene.chance(0.2):
        stand_in = {"id": CHANNEL_BOT, "is_bot": True, "first_name": "Channel"}
        said |= {"sender_chat": parent, "from": stand_in}
    if scene.chance(0.1):
        said["suggested_post_info"] = {"state": scene.random.choice(("pending", "approved", "declined"))}
    return {scene.random.choice(("message", "message", "edited_message")): said}


def rename(scene: Scene, who: Somebody) -> Json:
    """A group or the channel is called something else."""
    place, named = _place(scene), {"new_chat_title": odd.text(scene.random)}
    if place["type"] == "channel":
        return {"channel_post": {"message_id": 99, "date": scene.moment, "chat": place, "sender_chat": place, **named}}
    return scene.message(who, place, **named)


DEEDS: tuple[Callable[[Scene, Somebody], Json], ...] = (
    post, copied, comment, comment, comment, ask_in_group, ask_in_group, react, react_to_answer, react_to_answer, count,
    vote, vote, come_or_go, ask_to_join, press, press, search, move_bot, rename, service, write_to_owner,
    write_to_channel,
)  # fmt: skip
