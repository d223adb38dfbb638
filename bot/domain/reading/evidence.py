"""Evidence: what tells that a name is the writer's, in its words and around it, and how much each thing weighs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import chain

from bot.domain.names import PersonName
from bot.domain.reading import cues
from bot.domain.reading.name_runs import Word, is_founded, is_full
from bot.domain.reading.name_words import (
    Kind,
    is_a_word_too,
    is_rather_a_name,
    is_surely_a_surname,
)
from bot.domain.reading.places import is_a_place, tells_a_place


class Sureness(Enum):
    """How sure words are to be somebody's name, by themselves."""

    WITH_PATRONYMIC = auto()
    FULL = auto()
    SEVERAL = auto()
    GIVEN = auto()
    WORD_TOO = auto()
    SMALL_WORD_OFTENER_A_NAME = auto()
    SMALL_WORD = auto()
    SURNAME = auto()
    UNKNOWN = auto()
    SEVERAL_UNKNOWN = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Words that may be a name, and what is said before and behind.

    `offered`: nothing but a name can come behind that. `titled`: a title or a role, which is no part of `before`,
    stands in front. `by_a_contact`: the text has one.
    """

    name: PersonName
    run: list[Word]
    start: int
    end: int
    before: str
    after: str
    offered: bool
    titled: bool
    by_a_contact: bool


Thing = Sureness | Callable[["Offer"], bool] | Callable[[str, str], bool]


def is_offered(offer: Offer) -> bool:
    """Return whether nothing but a name can come behind what was said."""
    return offer.offered


def is_titled(offer: Offer) -> bool:
    """Return whether a title or a role stands in front."""
    return offer.titled


def is_by_a_contact(offer: Offer) -> bool:
    """Return whether the text has a contact: who leaves one says who it is."""
    return offer.by_a_contact


def is_called_like_a_place(offer: Offer) -> bool:
    """Return whether a place has that name."""
    return is_a_place(offer.name)


def is_bare(offer: Offer) -> bool:
    """Return whether a sentence goes on and no contact is left: who so begins a text speaks of somebody."""
    before, after = offer.before, offer.after
    told = is_introduced(offer) or cues.is_from_somewhere(before, after)
    return not (offer.by_a_contact or told or cues.has_an_edge_behind(before, after))


def is_greeted(offer: Offer) -> bool:
    """Return whether it is greeted, and does not say to be the writer's."""
    return cues.is_greeted(offer.before, offer.after) and not is_introduced(offer)


OF_ITSELF: dict[Callable[[Offer], bool], int] = {
    is_offered: 102,  # «меня зовут …», «Имя: …»
    is_titled: 7,  # "Mrs Thompson", «прораб Олег Зимин»
    is_by_a_contact: 5,  # who leaves a contact says whose it is
    is_greeted: -33,  # "Hi Sarah, …"; but «здравствуйте, Валентин, …» may be the writer
    is_bare: -28,  # «Александр Македонский хороший был полководец?»
    is_called_like_a_place: -24,  # Tyler, West Chester
}
SURENESS = {
    Sureness.WITH_PATRONYMIC: 19,  # Семён Аркадьевич
    Sureness.FULL: 21,  # Anna Petrova, Петров А.В.
    Sureness.SEVERAL: 10,  # anna petrova: one of them is a given name
    Sureness.GIVEN: 15,  # Анна, семён
    Sureness.WORD_TOO: -6,  # Mark, Роман: written large
    Sureness.SMALL_WORD_OFTENER_A_NAME: 1,  # роман, tony
    Sureness.SMALL_WORD: -12,  # роза, mark
    Sureness.SURNAME: 0,  # Тихомиров, жданова
    Sureness.UNKNOWN: -30,  # Rigo, rigo: known to nobody here
    Sureness.SEVERAL_UNKNOWN: -18,  # Maite Etxeberria
}
AROUND: dict[Callable[[str, str], bool], int] = {
    # How it is offered.
    cues.is_introduced: 52,  # «это …», "I'm …"; they say other things too
    cues.goes_on_as_behind_a_name: 18,  # "this is hunter i need …"
    cues.is_introduced_behind: 46,  # «… меня зовут», "… here"
    cues.is_from_somewhere: 23,  # "Janet from number 42, …"
    cues.is_signed: 25,  # «С уважением, …»
    cues.tells_who_it_is: 7,  # «…, 3 подъезд», "…, manager"
    tells_a_place: 17,  # «Ави, Тель-Авив»
    # Where it stands.
    cues.is_beside_a_contact: 17,  # «… тел. 8912…»
    cues.has_an_edge_before: 17,  # behind a sign or a line
    cues.has_an_edge_behind: 13,  # before a sign, a line or a contact
    cues.opens_the_text: 18,  # «анна нужен прайс …»
    cues.is_the_opening_phrase: 15,  # «Ави, …»
    cues.begins_a_sentence: 12,  # «… нужен прайс. Анна …»
    cues.is_a_sentence: 7,  # «Анна. …»: nobody is called with a full stop
    cues.is_a_line: 10,  # as in a signature
    cues.ends_the_text: 8,  # «… нужен прайс анна»
    cues.closes_the_text: 10,  # «… нужен прайс. Анна»
    cues.is_listed_last: 9,  # "flat 88, Ryabtsev"
    # Whose else it may be.
    cues.is_called: -68,  # «Анна, подскажите …»
    cues.is_asked_at_once: -48,  # «Надежда Петровна, когда собрание?»
    cues.is_told_of: -9,  # «Евгений сказал …»
    cues.is_the_readers: -27,  # «Алексей ваш замерщик …»
    cues.is_the_second_of_two: -33,  # "Ivan and Olga": the first is enough
    cues.is_in_a_state: -22,  # "Jackson MS", a town
}
WEIGHTS = dict(chain[tuple[Thing, int]](OF_ITSELF.items(), SURENESS.items(), AROUND.items()))
"""How much each thing tells: tenths of the logarithm of the odds, as `tests.understanding.weighing` learns them.

What says that it is somebody else's weighs half as much again: a wrong name is worse than none. Being offered is
enough by itself.
"""
ENOUGH = 41
"""From here on words are taken for the writer's name; three more than was learned."""
CERTAIN, LIKELY = 100, 60
"""What a name in another case weighs that is offered, or that stands at its person's contact."""
CLEARLY = 35
"""By how much one must outweigh all others, if nobody introduces himself."""


def weigh(offer: Offer) -> int:
    """Return how much tells that words are the name of whoever writes."""
    return sum(WEIGHTS[thing] for thing in told_of(offer))


def is_introduced(offer: Offer) -> bool:
    """Return whether somebody says to be called so: whoever else is named, it is that person's message."""
    before, after = offer.before, offer.after
    said = (
        cues.is_introduced(before, after) or cues.is_introduced_behind(before, after) or cues.is_signed(before, after)
    )
    return offer.offered or said


def told_of(offer: Offer) -> Iterator[Thing]:
    """Yield all that tells something of words that may be a name."""
    yield sureness_of(offer.run)
    yield from (thing for thing in OF_ITSELF if thing(offer))
    yield from (thing for thing in AROUND if thing(offer.before, offer.after))


def sureness_of(run: list[Word]) -> Sureness:
    """Tell how sure words are to be somebody's name."""
    if len(run) > 1:
        if not is_founded(run):
            return Sureness.SEVERAL_UNKNOWN
        if Kind.PATRONYMIC in {word.kind for word in run}:
            return Sureness.WITH_PATRONYMIC
        return Sureness.FULL if is_full(run) else Sureness.SEVERAL
    word = run[0]
    if word.kind not in {Kind.GIVEN, Kind.PATRONYMIC}:
        return Sureness.SURNAME if is_surely_a_surname(word.text) else Sureness.UNKNOWN
    if not is_a_word_too(word.text):
        return Sureness.GIVEN
    if not word.text.islower():
        return Sureness.WORD_TOO
    return Sureness.SMALL_WORD_OFTENER_A_NAME if is_rather_a_name(word.text) else Sureness.SMALL_WORD
