"""Authoring: who sends the next update, and what it is: a likely deed, a forged press, any kind, mutated or not."""

from typing import Any

from tests.faults.fuzz import managers, odd, prospects, public
from tests.faults.fuzz.cast import Json, Part, Somebody
from tests.faults.fuzz.forging import forged_press
from tests.faults.fuzz.mutating import mutated
from tests.faults.fuzz.scene import Scene
from tests.faults.fuzz.shapes import any_update

OUTSIDERS = (Part.PROSPECT, Part.PROSPECT, Part.PROSPECT, Part.STRANGER)
TEAM = (Part.MANAGER, Part.OWNER)
MUTATED = 0.2
FORGED_BY_TEAM = 0.4  # most buttons are theirs, and anybody else's press of one goes no further than the door
NAMES, LONGEST_NAME = ("first_name", "last_name", "username"), 64
SPOKEN_AS, LONGEST_TITLE = ("chat", "sender_chat", "actor_chat", "voter_chat"), 128


def next_update(scene: Scene) -> Any:
    """Make up an update, without an id."""
    update = _made_up(scene)
    if scene.chance(MUTATED):
        update = mutated(update, scene.random)
    _vouch(update)
    return update


def _made_up(scene: Scene) -> Any:
    kind = scene.random.random()
    if kind < 0.14:
        return public.act(scene)
    if kind < 0.40:
        return prospects.act(scene, _somebody(scene, scene.random.choice(OUTSIDERS)))
    if kind < 0.68:
        return managers.act(scene, _somebody(scene, Part.MANAGER, Part.OWNER))
    if kind < 0.82:
        by_team = scene.chance(FORGED_BY_TEAM)
        return forged_press(scene, _somebody(scene, *(TEAM if by_team else Part)))
    if kind < 0.95:
        return any_update(scene)
    return scene.random.choice((_press_of_another, _in_a_group, _unusual_sender, _invited, _nonsense))(scene)


def _somebody(scene: Scene, *parts: Part) -> Somebody:
    return scene.random.choice(scene.cast.playing(*parts))


def _press_of_another(scene: Scene) -> Json:
    """Somebody outside of the team presses what stands in a manager's chat or in the group."""
    owner = _somebody(scene, Part.MANAGER, Part.OWNER)
    standing = scene.buttons_in(scene.random.choice((owner.id, scene.team_chat)))
    who = _somebody(scene, Part.PROSPECT, Part.STRANGER, Part.BOT, Part.STAND_IN)
    if not standing:
        return forged_press(scene, who)
    message, data = scene.random.choice(standing)
    return scene.press(who, data, scene.random.choice((message, None, {**message, "chat": who.chat})))


def _in_a_group(scene: Scene) -> Json:
    """Anybody writes in any group, as themselves, as the group or as a channel, or through another bot."""
    who, chat = scene.random.choice(scene.cast.people), scene.random.choice(scene.groups)
    words = scene.random.choice(("/leads", "/start", "/help", "/lead 1", "Беру!", odd.text(scene.random)))
    update = scene.message(who, chat, text=words)
    standing = scene.standing_in(chat["id"])
    if standing and scene.chance(0.6):
        update["message"]["reply_to_message"] = scene.random.choice(standing)
    if scene.chance(0.3):
        update["message"]["sender_chat"] = scene.random.choice((chat, scene.groups[3]))
    return update


def _unusual_sender(scene: Scene) -> Json:
    """Another bot, a channel, a forwarded message or one sent by way of a bot, in private."""
    who = _somebody(scene, Part.BOT, Part.STAND_IN, Part.STRANGER, Part.MANAGER)
    words = scene.random.choice(("/start", "/leads", "Сколько?", odd.text(scene.random)))
    update = scene.message(who, who.chat, text=words)
    trait = scene.random.choice((
        {"sender_chat": scene.groups[3]},
        {"via_bot": _somebody(scene, Part.BOT).user},
        {"forward_origin": {"type": "hidden_user", "date": scene.moment, "sender_user_name": odd.text(scene.random)}},
        {"forward_origin": {"type": "channel", "date": scene.moment, "chat": scene.groups[3], "message_id": 1}},
        {"is_automatic_forward": True},
        {"business_connection_id": "b"},
    ))  # fmt: skip
    update["message"] |= trait
    return update


def _invited(scene: Scene) -> Json:
    """Somebody with an odd name follows a link into the team, seldom one that was given to them."""
    code = scene.random.choice((*scene.invitations, *["used", "", odd.text(scene.random)] * 3))
    is_real = code in scene.invitations
    who = _somebody(scene, Part.NEWCOMER) if is_real else scene.random.choice(scene.cast.people)
    update = prospects.say(scene, who, f"/start join-{code}")
    if is_real:
        update["message"]["from"] = {**who.user, "first_name": odd.text(scene.random)}
    return update


def _nonsense(scene: Scene) -> Any:
    """What is no update at all, or one from the future."""
    return scene.random.choice((
        odd.anything(scene.random), {}, [], None, "message", {"message": odd.anything(scene.random)},
        {"telepathy": {"from": _somebody(scene, Part.STRANGER).user, "thought": odd.anything(scene.random)}},
        {"message": None, "callback_query": None}, {"callback_query": {"id": 5, "from": odd.anything(scene.random)}},
    ))  # fmt: skip


def _vouch(update: Any) -> None:
    """Let what Telegram vouches for be right, whatever else is wrong.

    Nobody but its person writes or presses in a private chat, whoever asks to join is written to in their own, and the
    name of an account, or of a chat, is not endless.
    """
    for event in update.values() if isinstance(update, dict) else ():
        person = event.get("from") if isinstance(event, dict) else None
        for name in SPOKEN_AS:
            chat = event.get(name) if isinstance(event, dict) else None
            if isinstance(chat, dict) and isinstance(chat.get("title"), str):
                chat["title"] = chat["title"][:LONGEST_TITLE]
        if not isinstance(person, dict):
            continue
        for name in NAMES:
            if isinstance(person.get(name), str):
                person[name] = person[name][:LONGEST_NAME]
        if "user_chat_id" in event:
            event["user_chat_id"] = person.get("id")
        for place in (event, event.get("message")):
            chat = place.get("chat") if isinstance(place, dict) else None
            if isinstance(chat, dict) and chat.get("type") == "private" and "id" in person:
                chat["id"] = person["id"]
