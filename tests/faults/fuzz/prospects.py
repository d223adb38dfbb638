"""Prospects: what somebody outside of the team does next, guided by what the bot has just asked."""

from collections.abc import Callable

from bot.domain.budget import AT_ONCE
from tests.faults.fuzz import odd
from tests.faults.fuzz.cast import Json, Part, Somebody
from tests.faults.fuzz.scene import Scene

Deed = Callable[[Scene, Somebody], Json]

MEDIA = (
    "photo", "video", "voice", "audio", "document", "video_note", "animation", "location", "venue", "poll", "sticker",
    "dice", "game", "story", "contact",
)  # fmt: skip


def act(scene: Scene, who: Somebody) -> Json:
    """What the person does next: mostly what was asked for, else anything."""
    fitting = FITTING.get(scene.states.get(who.id, ""), AT_EASE)
    deeds = fitting if scene.chance(0.75) else (*AT_EASE, say_anything, send_media, give_card_of_another)
    return scene.random.choice(deeds)(scene, who)


def say(scene: Scene, who: Somebody, words: str) -> Json:
    """Somebody writes words in private."""
    return scene.message(who, who.chat, text=words)


def start(scene: Scene, who: Somebody) -> Json:
    """Somebody opens the chat, perhaps by a link."""
    payloads = ("", "", " vk_may", " shop-12", " " + "a" * 64, " join-x", f" {odd.text(scene.random)}")
    return say(scene, who, f"/start{scene.random.choice(payloads)}")


def ask(scene: Scene, who: Somebody) -> Json:
    """Somebody asks, naming what only they know."""
    words = scene.random.choice(("Сколько стоит {}?", "Здравствуйте, это {} по доставке", "{}", "{} <b>&amp; {{x}}"))
    return say(scene, who, words.format(who.name))


def flood(scene: Scene) -> list[Json]:
    """Somebody sends far more than one person reads, and numbers it."""
    who = scene.random.choice(scene.cast.playing(Part.PROSPECT))
    crowd = scene.random.randrange(10**4)
    return [_numbered(ask(scene, who), f"№{crowd}-{place}") for place in range(AT_ONCE.at_once + 10)]


def album(scene: Scene) -> list[Json]:
    """Somebody sends pictures together, with words under the first."""
    who, group = scene.random.choice(scene.cast.playing(Part.PROSPECT)), str(scene.random.randrange(10**9))
    pictures = [scene.message(who, who.chat, photo=_content_of(scene, "photo"), media_group_id=group) for _ in range(3)]
    pictures[0]["message"]["caption"] = f"Как здесь, {who.name}"
    return pictures


def _numbered(update: Json, number: str) -> Json:
    return {"message": update["message"] | {"text": f"{update['message']['text']} {number}"}}


def say_anything(scene: Scene, who: Somebody) -> Json:
    """Somebody writes something odd."""
    return say(scene, who, odd.text(scene.random))


def give_name(scene: Scene, who: Somebody) -> Json:
    """Somebody gives a name, in one way or another."""
    ways = (who.name, who.name, f"{who.name} Петрова", f"{who.name}, +{who.phone}")
    return say(scene, who, scene.random.choice(ways))


def give_contact(scene: Scene, who: Somebody) -> Json:
    """Somebody types a phone or an e-mail, or shares the number of the account."""
    if scene.chance(0.5):
        card = {"phone_number": who.phone, "first_name": who.account_name, "user_id": who.id}
        return scene.message(who, who.chat, contact=card)
    mistyped = f"{who.email.partition('@')[0]}@gmial.com"
    return say(scene, who, scene.random.choice((f"+{who.phone}", who.email, f"8{who.phone[1:]}", mistyped)))


def say_it_all(scene: Scene, who: Somebody) -> Json:
    """Somebody writes name, contact and wish at once, or some of it."""
    contact = scene.random.choice((f"+{who.phone}", who.email, f"{who.email.partition('@')[0]}@gmial.com"))
    ways = ("{}, {}, нужен прайс", "{}, {}", "Нужен прайс.\n{1}", "менеджер, {1}", "ООО Лютик, {1}, {0}")
    return say(scene, who, scene.random.choice(ways).format(who.name, contact))


def give_card_of_another(scene: Scene, who: Somebody) -> Json:
    """Somebody sends somebody else's card, forwarded or not, with or without an account."""
    other = scene.random.choice((*scene.cast.people, *scene.cast.clients))
    number = scene.random.choice((other.phone, f"+{other.phone}", odd.text(scene.random)))
    card: Json = {"phone_number": number, "first_name": "?"}
    if scene.chance(0.6):
        card |= {"user_id": scene.random.choice((other.id, who.id))}
    update = scene.message(who, who.chat, contact=card)
    if scene.chance(0.3):
        update["message"]["forward_origin"] = {"type": "user", "date": scene.moment, "sender_user": other.user}
    return update


def type_contact_of_another(scene: Scene, who: Somebody) -> Json:
    """Somebody types what belongs to a client or to another prospect."""
    other = scene.random.choice((*scene.cast.clients, *scene.cast.people))
    return say(scene, who, scene.random.choice((f"+{other.phone}", other.email)))


def press(scene: Scene, who: Somebody) -> Json:
    """Somebody presses a button that stands in their chat, mostly one of the newest."""
    return scene.press_in(who, who.id, newest=0.7) or start(scene, who)


def send_media(scene: Scene, who: Somebody) -> Json:
    """Somebody sends a picture, a voice message, a place, a sticker..."""
    return scene.message(who, who.chat, **media(scene))


def media(scene: Scene) -> Json:
    """What a message holds that is more than text, perhaps with words and as a part of an album."""
    kind = scene.random.choice(MEDIA)
    content: Json = {kind: _content_of(scene, kind)}
    if scene.chance(0.5):
        content["caption"] = odd.text(scene.random)
    if scene.chance(0.3):
        content["media_group_id"] = scene.random.choice(("1", "2"))
    return content


def _content_of(scene: Scene, kind: str) -> object:
    file = {"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1, "duration": 1, "length": 1}
    place = {"latitude": 55.7, "longitude": 37.6}
    match kind:
        case "photo":
            return [file]
        case "location":
            return place
        case "venue":
            return {"location": place, "title": odd.text(scene.random), "address": "?"}
        case "contact":
            return {"phone_number": "79120000000", "first_name": odd.text(scene.random)}
        case "dice":
            return {"emoji": "🎲", "value": 3}
        case "story":
            return {"chat": scene.groups[3], "id": 1}
        case "game":
            return {"title": "x", "description": "y", "photo": [file]}
        case "poll":
            flags = dict.fromkeys(("is_closed", "is_anonymous", "allows_multiple_answers", "allows_revoting"), False)
            return {"id": "1", "question": "?", "options": [], "type": "regular", "total_voter_count": 0, **flags}
        case _:
            return {**file, "type": "regular", "is_animated": False, "is_video": False}


def change(scene: Scene, who: Somebody) -> Json:
    """Somebody changes what they wrote, in words or into a picture."""
    written = scene.written_by(who, who.id)
    if not written:
        return say_anything(scene, who)
    earlier = scene.random.choice(written)
    content = {"text": scene.random.choice((f"{who.name}, +{who.phone}", odd.text(scene.random)))}
    said = scene.message(who, who.chat, **(content if scene.chance(0.7) else media(scene)))["message"]
    return {"edited_message": {**said, "message_id": earlier["message_id"], "edit_date": scene.moment}}


def react(scene: Scene, who: Somebody) -> Json:
    """Somebody puts an emoji under a message of the bot's or an own one, or takes it away."""
    standing = [*scene.standing_in(who.id), *scene.written_by(who, who.id)]
    if not standing:
        return start(scene, who)
    emoji = scene.random.choice(([], [{"type": "emoji", "emoji": scene.random.choice("👍❤🙏")}]))
    put = {"chat": who.chat, "message_id": scene.random.choice(standing)["message_id"], "user": who.user}
    return {"message_reaction": {**put, "date": scene.moment, "old_reaction": [], "new_reaction": emoji}}


def command(scene: Scene, who: Somebody) -> Json:
    """Somebody tries a command."""
    commands = ("/help", "/cancel", "/start", "/status", "/language", "/leads", "/exclusions", "/lead 1", "/x")
    own_data = ("/privacy", "/mydata", "/forget")
    return say(scene, who, scene.random.choice((*commands, *own_data)))


def search_while_typing(scene: Scene, who: Somebody) -> Json:
    """Type what a client may be found by after the bot's name, somewhere; or send a code that may name one."""
    sought = scene.random.choice(scene.cast.clients)
    if scene.chance(0.4):
        number, digits = scene.some_number("clients"), scene.random.choice(odd.DIGITS)
        code = scene.random.choice((number, f"company {digits}", digits))
        return say(scene, who, f"/found {code}")
    words = scene.random.choice((sought.name[:3], sought.phone[-4:], odd.text(scene.random)))
    where = scene.random.choice(("sender", "sender", "supergroup"))
    asked = {"id": str(scene.random.randrange(10**17, 10**18)), "from": who.user, "query": words, "offset": ""}
    return {"inline_query": {**asked, "chat_type": where}}


def block_or_return(scene: Scene, who: Somebody) -> Json:
    """Somebody blocks the bot, or opens it again."""
    old, new = scene.random.choice((("member", "kicked"), ("kicked", "member")))
    return member_change(scene, who, who.chat, old, new)


def member_change(scene: Scene, who: Somebody, chat: Json, old: str, new: str) -> Json:
    """An update: what the bot is in a chat changes, by somebody's deed."""
    bot = {"id": scene.world.bot.id, "is_bot": True, "first_name": "Leadhook"}
    change = {"chat": chat, "from": who.user, "date": scene.moment}
    states = {"old_chat_member": _bot_as(bot, old), "new_chat_member": _bot_as(bot, new)}
    return {"my_chat_member": {**change, **states}}


def _bot_as(bot: Json, status: str) -> Json:
    return {"user": bot, "status": status} | ({"until_date": 0} if status == "kicked" else {})


AT_EASE: tuple[Deed, ...] = (
    start, ask, ask, press, press, press, give_contact, say_it_all, command, send_media, block_or_return,
    search_while_typing, change, react,
)  # fmt: skip
FITTING: dict[str, tuple[Deed, ...]] = {
    "Introducing:contact": (give_contact, give_contact, type_contact_of_another, give_card_of_another, say_anything),
    "Introducing:name": (give_name, give_name, give_name, say_anything, send_media),
    "Introducing:wish": (ask, ask, say_anything, say_it_all, send_media),
    "Introducing:consent": (press, press, press, say_anything, give_contact, send_media),
}
