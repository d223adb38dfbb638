"""The card of the set-up: every state fits a phone, in both languages, and each lack has its sentence."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from bot.domain.ability import Ability
from bot.domain.activity import Activity, Deed, Traces
from bot.domain.chat import BotStatus, ChatChoice, ChatKind, ChatMode, OurChat
from bot.domain.chat_routes import EverywhereLack, Lack, Way
from bot.domain.ids import ActivityId
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.ports.likeness import Renewal
from bot.usecases.read_history import Told
from bot.usecases.read_setup import MOST_TOLD, ChatCard, setup_of
from bot.views.cards import LONGEST_LABEL, MOST_LINES, MOST_ROWS, Face
from bot.views.setup_card import (
    ask_to_leave,
    asked_whether_ours,
    chat_card,
    decided_whether_ours,
    impaired,
    no_longer_inside,
    overview,
)
from bot.views.setup_words import BEHAVIOUR, EVERYWHERE, KINDS, LACKS, MODES, WAYS
from tests.views.examples import NOW, VIKTOR
from tests.views.phone import SCREEN, height

CHAT = OurChat(
    chat_id=-(2**62), kind=ChatKind.CHANNEL, title="Кухни и шкафы <на заказ> " * 5, username=None, linked_chat_id=None,
    mode=ChatMode.WATCH, status=BotStatus.ADMINISTRATOR, rights=frozenset(),
)  # fmt: skip

MODE = ChatChoice(mode=ChatMode.WHISPER, lets_in=False)
TOLD = Told(
    activity=Activity(
        id=ActivityId(2**63 - 1), deed=Deed.CHAT_MODE_SET, actor=VIKTOR.id, prospect=None, lead=None, client=None,
        company=None, before=None, after=None, traces=Traces(chat_after=MODE), happened_at=NOW,
    ),
    actor="Виктор Константинопольский", undone=True,
)  # fmt: skip


def every_chat() -> Iterator[OurChat]:
    """A chat in every state."""
    for kind, mode, status, is_ours, linked in product(ChatKind, ChatMode, BotStatus, (True, False), (None, -2)):
        yield replace(CHAT, kind=kind, mode=mode, status=status, is_ours=is_ours, linked_chat_id=linked)


def every_face(say: Say, rules: HouseRules) -> Iterator[Face]:
    """Everything that an owner sees of the set-up."""
    yield overview(setup_of([], frozenset()), say, rules)
    names = Renewal(words=900, words_in_all=900, names=10, names_in_all=1_000_000)
    many = [replace(CHAT, chat_id=CHAT.chat_id + number) for number in range(9)]
    for abilities in (frozenset[Ability](), frozenset({Ability.SEARCHES})):
        setup = replace(setup_of(many, abilities), names=names)
        yield from (overview(setup, say, rules, number) for number in (1, 2, 3))
    for chat in every_chat():
        for each in setup_of([chat], frozenset()).chats:
            yield chat_card(ChatCard(setup=each, history=(TOLD,) * MOST_TOLD, undoable=TOLD.activity.id), say, rules)
        yield asked_whether_ours(chat, chat.title, say, replace(rules, show_telegram_names=True))
        yield asked_whether_ours(chat, chat.title, say, rules)
        yield decided_whether_ours(chat, say)
        yield ask_to_leave(chat, say)


def test_every_state_fits_a_phone(say: Say, rules: HouseRules) -> None:
    faces = list(every_face(say, rules))
    assert [face.lines for face in faces if len(face.lines) > MOST_LINES] == []
    assert [face.rows for face in faces if len(face.rows) > MOST_ROWS] == []
    assert [face.text for face in faces if height(face.text, face.rows) > SCREEN] == []
    buttons = [button for face in faces for row in face.rows for button in row]
    assert max(len(button.text) for button in buttons) <= LONGEST_LABEL
    assert max(len((button.callback_data or "").encode()) for button in buttons) <= 64


def test_each_thing_has_its_words() -> None:
    assert (set(LACKS), set(WAYS), set(EVERYWHERE)) == (set(Lack), set(Way), set(EverywhereLack))
    assert (set(KINDS), set(MODES), set(BEHAVIOUR)) == (set(ChatKind), set(ChatMode), set(ChatMode))


def test_what_a_chat_is_called_stands_there_as_it_is(say: Say) -> None:
    for words in (impaired(CHAT, tuple(Lack), say), no_longer_inside(CHAT, say)):
        assert "&lt;на заказ&gt;" in words
