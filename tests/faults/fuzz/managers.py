"""Managers: what a member of the team does next - in private and in the group, on cards that really stand there."""

from collections.abc import Callable

from tests.faults.fuzz import odd
from tests.faults.fuzz.cast import TEAM_CHAT, Json, Part, Somebody
from tests.faults.fuzz.prospects import (
    block_or_return,
    change,
    media,
    member_change,
    react,
    say,
    say_anything,
    search_while_typing,
)
from tests.faults.fuzz.scene import Scene

Deed = Callable[[Scene, Somebody], Json]


def act(scene: Scene, who: Somebody) -> Json:
    """What the member does next: in a dialogue mostly what was asked for, else anything."""
    fitting = FITTING.get(scene.states.get(who.id, ""), AT_WORK)
    return scene.random.choice(fitting if scene.chance(0.6) else AT_WORK)(scene, who)


def press_in_private(scene: Scene, who: Somebody) -> Json:
    """Press a button on a card in the own chat."""
    return scene.press_in(who, who.id, newest=0.2) or command(scene, who)


def scroll_back(scene: Scene, who: Somebody) -> Json:
    """Press a button of a kind that nobody has tried yet, however far above it stands."""
    return scene.press_what_never_was(who) or press_in_private(scene, who)


def press_in_group(scene: Scene, who: Somebody) -> Json:
    """Press a button on a card in the team's group."""
    return scene.press_in(who, scene.team_chat, newest=0.2) or command(scene, who)


def press_as_colleague(scene: Scene, who: Somebody) -> Json:
    """Press, with an altered app, a button that stands on a card in a colleague's chat."""
    colleague = scene.random.choice(scene.cast.playing(Part.MANAGER, Part.OWNER))
    return scene.press_in(who, colleague.id, newest=0.2) or command(scene, who)


def reply(scene: Scene, who: Somebody) -> Json:
    """Reply to a card, in the own chat or in the group."""
    chat = scene.random.choice((who.chat, scene.groups[0]))
    standing = scene.standing_in(chat["id"])
    content: Json = {"text": _answer(scene)} if scene.chance(0.7) else media(scene)
    if standing:
        content["reply_to_message"] = scene.random.choice(standing)
    return scene.message(who, chat, **content)


def write_answer(scene: Scene, who: Somebody) -> Json:
    """Write what was asked for after the button."""
    return say(scene, who, _answer(scene)) if scene.chance(0.6) else scene.message(who, who.chat, **media(scene))


def _answer(scene: Scene) -> str:
    return "Добрый день, привезём завтра." if scene.chance(0.5) else odd.text(scene.random)


def search(scene: Scene, who: Somebody) -> Json:
    """Look for a client by a part of what is known of one."""
    sought = scene.random.choice(scene.cast.clients)
    parts = (sought.name, sought.name[:3], sought.phone[-4:], sought.email, sought.email[:4], "а")
    return say(scene, who, scene.random.choice((*parts, odd.text(scene.random))))


def note(scene: Scene, who: Somebody) -> Json:
    """Write how it ended."""
    return say(scene, who, scene.random.choice(("Купил у соседей", odd.text(scene.random))))


def money(scene: Scene, who: Somebody) -> Json:
    """Write what something costs."""
    return say(scene, who, scene.random.choice(("50 000", "1,5 тыс €", "0", "нет", odd.text(scene.random))))


def command(scene: Scene, who: Somebody) -> Json:
    """Ask for a list or a card, in private or in the group."""
    number, digits = scene.some_number("leads"), scene.random.choice(odd.DIGITS)
    cards = (f"/lead {number}", f"/lead №{number}", f"/lead {digits}")
    sought = scene.random.choice(scene.cast.clients)
    clients = (f"/find {sought.name[:3]}", f"/find {digits}", f"/client {scene.some_number('clients')}")
    lists = ("/leads", "/leads", "/interests", "/exclusions", "/hygiene", "/setup", f"/exclusions {sought.phone[-4:]}")
    campaigns = ("/campaign", f"/campaign {odd.text(scene.random)[:40]}")
    commands = (*lists, *campaigns, *cards, *clients, "/help", "/start", "/forget", "/x")
    place = scene.groups[0] if scene.chance(0.2) else who.chat
    return scene.message(who, place, text=scene.random.choice(commands))


def cancel(scene: Scene, who: Somebody) -> Json:
    """Leave a dialogue."""
    return say(scene, who, "/cancel")


def talk_in_group(scene: Scene, who: Somebody) -> Json:
    """Say something to the colleagues."""
    return scene.message(who, scene.groups[0], text=odd.text(scene.random))


def show_out_or_in(scene: Scene, who: Somebody) -> Json:
    """Take the bot out of the group, or let it in again."""
    old, new = scene.random.choice((("member", "kicked"), ("kicked", "member"), ("left", "member")))
    return member_change(scene, who, scene.groups[0], old, new)


def move_group(scene: Scene, who: Somebody) -> Json:
    """The group becomes a supergroup, to another place or - which no Telegram does - to where it was before."""
    new = TEAM_CHAT - scene.random.randrange(10**6)
    return scene.message(
        who, scene.groups[0], migrate_to_chat_id=scene.random.choice((new, TEAM_CHAT, scene.team_chat))
    )


def seldom(scene: Scene, who: Somebody) -> Json:
    """What does not happen every day."""
    deeds = (show_out_or_in, show_out_or_in, block_or_return, block_or_return, move_group)
    return scene.random.choice(deeds)(scene, who)


AT_WORK: tuple[Deed, ...] = (
    *([press_in_private] * 7), scroll_back, *([press_in_group] * 5), *([press_as_colleague] * 2), *([reply] * 3),
    command, command, command, cancel, say_anything, talk_in_group, search_while_typing, seldom,
    change, react,
)  # fmt: skip
FITTING: dict[str, tuple[Deed, ...]] = {
    "Answering:writing": (write_answer, write_answer, cancel),
    "Contacting:writing": (search, search, write_answer, press_in_private, cancel),
    "Changing:name": (write_answer, search, press_in_private, cancel),
    "Changing:note": (note, note, press_in_private, cancel),
    "Excluding:asking": (search, search, write_answer, press_in_private, cancel),
    "Linking:searching": (search, search, search_while_typing, press_in_private, cancel),
    "Making:asking": (search, write_answer, note, press_in_private, cancel),
    "Running:name": (note, write_answer, press_in_private, cancel),
    "Running:new_name": (note, write_answer, press_in_private, cancel),
    "Running:budget": (money, money, note, press_in_private, cancel),
    "Keeping:noting": (note, note, press_in_private, cancel),
}
