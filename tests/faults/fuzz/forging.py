"""Forging: what a press may say - of every button the bot has, with wrong ids, versions, parts and prefixes."""

from collections.abc import Iterator
from enum import Enum
from types import NoneType
from typing import Annotated, Any, get_args, get_origin

from bot.views.buttons.base import Button
from tests.faults.fuzz import odd
from tests.faults.fuzz.cast import Json, Somebody
from tests.faults.fuzz.scene import Scene

ODD_NUMBERS = ("-5", "1_0", str(2**70), str(2**63), " 5", "+1", "٣", "1e3", "0", "", "1.0", "0x1", "NaN", "00001", "²")
TABLE_OF = {
    "lead": "leads", "client": "clients", "prospect": "prospects", "activity": "activities", "exclusion": "exclusions",
    "company": "companies",
}  # fmt: skip
MENUS = ("link", "exclude", "keep", "close", "")


def forged_press(scene: Scene, who: Somebody) -> Json:
    """Somebody presses what may never have been there, in some chat, on some message or on none."""
    chat = scene.random.choice((who.chat, *scene.groups[:2]))
    standing = scene.standing_in(chat["id"])
    on = scene.random.choice(standing) if standing and scene.chance(0.7) else _another_message(scene, chat)
    return scene.press(who, forged_data(scene, who), on)


def forged_data(scene: Scene, who: Somebody) -> str:
    """What a button would say, with a mistake or two, or with none but that nobody showed it.

    Most of it is of the kind that people like this have pressed least: so nothing waits until luck shows its button.
    What is spoilt does not count as pressed.
    """
    known = list(kinds())
    scene.random.shuffle(known)
    least = min(known, key=lambda kind: scene.times_pressed(who, kind.__prefix__))
    kind = least if scene.chance(0.7) else known[0]
    parts = [kind.__prefix__, *(_value(scene, name, kind) for name in kind.model_fields)]
    if scene.chance(0.4):
        parts = _spoilt(scene, parts)
    else:
        scene.note_press(who, kind.__prefix__)
    return kind.__separator__.join(parts)


def kinds(button: type[Button] = Button) -> Iterator[type[Button]]:
    """Every button there is."""
    for kind in button.__subclasses__():
        yield kind
        yield from kinds(kind)


def _another_message(scene: Scene, chat: Json) -> Json | None:
    """A message too old to be shown, one the bot never wrote, or none."""
    number = scene.random.choice((1, 7, 10**6, scene.random.randrange(1, 1000)))
    return scene.random.choice((
        None,
        {"chat": chat, "message_id": number, "date": 0},
        {"chat": chat, "message_id": number, "date": scene.moment, "text": "?"},
    ))  # fmt: skip


def _value(scene: Scene, name: str, kind: type[Button]) -> str:
    if scene.chance(0.08):
        return scene.random.choice(ODD_NUMBERS)
    if name in TABLE_OF:
        return str(scene.some_number(TABLE_OF[name]))
    if name == "version":
        return str(scene.random.choice((1, 1, 1, 2, 2, 3, 4)))
    return _choice(scene, name, kind.model_fields[name].annotation)


def _choice(scene: Scene, name: str, annotation: Any) -> str:
    plain = _without_none(annotation)
    if isinstance(plain, type) and issubclass(plain, Enum):
        return scene.random.choice([str(member.value) for member in plain] + [""] * (plain is not annotation))
    if plain is bool:
        return scene.random.choice(("0", "0", "1", "1", "True", "yes"))
    if name == "chat":
        return str(scene.random.choice(scene.groups)["id"])
    if name == "topic":
        return scene.random.choice([*scene.topics, "0" * 16])
    return scene.random.choice(MENUS) if name == "menu" else str(scene.random.randrange(9))


def _without_none(annotation: Any) -> Any:
    if get_origin(annotation) is Annotated:
        return get_args(annotation)[0]
    return next((kind for kind in get_args(annotation) if kind is not NoneType), annotation)


def _spoilt(scene: Scene, parts: list[str]) -> list[str]:
    prefix, *rest = parts
    version = prefix.rstrip("0123456789")
    return scene.random.choice((
        [*parts, "1"],
        [*parts, *["x"] * 40],
        parts[:-1],
        [f"{version}{scene.random.choice((0, 2, 99))}", *rest],
        [version, *rest],
        [prefix.upper(), *rest],
        [prefix, *(f" {part}" for part in rest)],
        [prefix, *(odd.text(scene.random) for _ in rest)],
        [odd.text(scene.random)],
        [odd.long_text(scene.random), *parts],
    ))  # fmt: skip
