"""Shapes: updates of every kind aiogram knows, made out of its own types, with small and with odd values."""

import datetime
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from aiogram.client.default import Default
from aiogram.types import Chat, Update, User
from pydantic import BaseModel

from tests.faults.fuzz import odd
from tests.faults.fuzz.cast import Json
from tests.faults.fuzz.scene import Scene

KINDS = tuple(name for name in Update.model_fields if name != "update_id")
HOW_MANY_MORE = (0, 0, 1, 1, 2, 3, 5, 8)
DEEPEST = 5


class Shaping:
    """Makes values of one type after another; people and chats are mostly those of the scene."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._random = scene.random

    def update(self, kind: str) -> Json:
        """An update of this kind, without an id."""
        return {kind: self._value(Update.model_fields[kind].annotation, DEEPEST)}

    def _value(self, annotation: Any, depth: int) -> Any:
        origin = get_origin(annotation)
        if origin in (Union, UnionType):
            return self._value(self._one_of(get_args(annotation), depth), depth)
        if origin is Annotated:
            return self._value(get_args(annotation)[0], depth)
        if origin is list:
            return [self._value(get_args(annotation)[0], depth - 1) for _ in range(self._random.randrange(3))]
        if origin is Literal:
            return self._random.choice(get_args(annotation))
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self._object(annotation, depth)
        if hasattr(annotation, "__value__"):
            return self._value(annotation.__value__, depth)
        return self._plain(annotation)

    def _one_of(self, kinds: tuple[Any, ...], depth: int) -> Any:
        """One of the types of a union: at the bottom one that goes no deeper."""
        said = [kind for kind in kinds if kind not in (NoneType, Default)]
        shallow = [kind for kind in said if not (isinstance(kind, type) and issubclass(kind, BaseModel))]
        return self._random.choice(shallow if shallow and depth <= 0 else said)

    def _object(self, model: type[BaseModel], depth: int) -> Json:
        if model in (User, Chat) and self._random.random() < 0.9:
            return self._known(model)
        fields = model.model_fields
        wanted = [name for name, field in fields.items() if field.is_required() or _tells_apart(field.annotation)]
        more = [name for name in fields if name not in wanted]
        if depth > 0:
            wanted += self._random.sample(more, min(self._random.choice(HOW_MANY_MORE), len(more)))
        return {fields[name].alias or name: self._value(fields[name].annotation, depth - 1) for name in wanted}

    def _known(self, model: type[BaseModel]) -> Json:
        somebody = self._random.choice(self._scene.cast.people)
        if model is User:
            return somebody.user
        return self._random.choice((somebody.chat, *self._scene.groups))

    def _plain(self, annotation: Any) -> Any:
        if annotation is bool:
            return self._random.random() < 0.5
        if annotation is int:
            return odd.number(self._random)
        if annotation is float:
            return self._random.choice((0.0, 55.75, -180.0, 1e9))
        if annotation is datetime.datetime:
            return self._scene.moment
        return odd.text(self._random)


def _tells_apart(annotation: Any) -> bool:
    """Whether a field says which of several types it is; without it nobody could read the rest."""
    return get_origin(annotation) is Literal


def any_update(scene: Scene) -> Json:
    """An update of any kind; its fields are of the right types."""
    return Shaping(scene).update(scene.random.choice(KINDS))
