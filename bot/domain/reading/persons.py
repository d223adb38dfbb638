"""Persons in free text: whose message it is, or whose contact stands in it - never somebody only spoken of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from bot.domain.errors import NameRefused
from bot.domain.name_comparison import NameAgreement, compare_names
from bot.domain.names import PersonName, accept_name, find_name
from bot.domain.reading import cues
from bot.domain.reading.evidence import CERTAIN, CLEARLY, ENOUGH, LIKELY, Offer, is_introduced, weigh
from bot.domain.reading.name_runs import Word, begins_no_name, run_at, word_at, words_in
from bot.domain.reading.name_words import Kind, is_written_large, may_be_an_unknown_name, plain
from bot.domain.reading.oblique_names import find_oblique
from bot.domain.reading.refused_names import find_refused

_MOST_CANDIDATES = 40
_LONGEST_CUT_SHORT = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """Words that are enough of a name, where they stand, and how much tells that it is the writer's."""

    name: PersonName
    start: int
    end: int
    weight: int
    introduced: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Whose message it is: a name that passed the guard, or what was offered as one and did not. Both may be missing.

    `role` is what stands right beside the name: «Анна, директор».
    `places` are all places that only say who writes, for whoever wants what else was said.
    """

    name: PersonName | None
    refused: str | None
    role: str | None = None
    places: tuple[tuple[int, int], ...]


def find_person(text: str, typed: str) -> Person:
    """Find whose message it is. In `text` contacts, companies and links are marked, in `typed` they are not."""
    oblique = list(_oblique(text))
    written = (it for it in _candidates(text) if not any(it.start < its.end and its.start < it.end for its in oblique))
    candidates = [*_from_fields(text), *islice((*oblique, *written), _MOST_CANDIDATES)]
    chosen = _chosen(candidates)
    if chosen is not None:
        role, *beside = _role_beside(text, chosen)
        places = (*_places(text, chosen, candidates), *beside)
        return Person(name=chosen.name, refused=None, role=role, places=places)
    refused = None if candidates else find_refused(text, typed)
    if refused is None:
        return Person(name=None, refused=None, places=())
    return Person(name=None, refused=refused.value, places=((refused.start, refused.end),))


def _chosen(candidates: list[_Candidate]) -> _Candidate | None:
    """Return the surest, in its fullest form; nobody where another is nearly as sure, unless one introduced himself."""
    if not candidates:
        return None
    surest = max(candidates, key=lambda candidate: (candidate.introduced, candidate.weight))
    others = [candidate for candidate in candidates if _conflict(surest.name, candidate.name)]
    if not surest.introduced and any(surest.weight - other.weight < CLEARLY for other in others):
        return None
    same = [candidate for candidate in candidates if not _conflict(surest.name, candidate.name)]
    return max(same, key=lambda candidate: len(candidate.name.split()))


def _conflict(one: str, other: str) -> bool:
    return compare_names(one, other) is NameAgreement.CONFLICT


def _places(text: str, chosen: _Candidate, candidates: list[_Candidate]) -> Iterator[tuple[int, int]]:
    for candidate in candidates:
        if not _conflict(chosen.name, candidate.name):
            yield _with_cues(text, candidate.start, candidate.end)


def _with_cues(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place of a name with the words that offer it."""
    titled = cues.TITLED.search(cues.said_before(text, start))
    start -= len(titled[0]) - len(titled["edge"]) if titled is not None else 0
    for cue in (cues.INTRODUCING, cues.LABELLING, cues.SIGNING):
        said = cue.search(cues.said_before(text, start))
        if said is not None:
            start -= len(said[0])
            break
    after = cues.INTRODUCING_BEHIND.match(text[end:])
    return start, end + (after.end() if after else 0)


def _role_beside(text: str, chosen: _Candidate) -> tuple[str | None, *tuple[tuple[int, int], ...]]:
    """Return what the person says to be, in front of the name or behind it, and where that stands."""
    before = cues.ROLE_BEFORE.search(cues.said_before(text, chosen.start))
    if before is not None and not cues.NO_ROLE.match(before["role"]):
        return before["role"], (chosen.start - len(before[0]) + len(before["edge"]), chosen.start)
    behind = cues.ROLE_BEHIND.match(text[chosen.end :])
    if behind is not None and not cues.NO_ROLE.match(behind["role"]):
        return behind["role"], (chosen.end + behind.start("role"), chosen.end + behind.end("role"))
    return (None,)


def _candidates(text: str) -> Iterator[_Candidate]:
    for offer in offers(text):
        weight = weigh(offer)
        if weight >= ENOUGH:
            introduced = is_introduced(offer)
            yield _Candidate(name=offer.name, start=offer.start, end=offer.end, weight=weight, introduced=introduced)


def offers(text: str) -> Iterator[Offer]:
    """Yield all words of a text that may be a name, whoever's it is."""
    words = words_in(text)
    at = 0
    while at < len(words):
        offer = _offer_at(text, words, at)
        if offer is not None:
            yield offer
        at += len(offer.run) if offer is not None else 1


def _offer_at(text: str, words: list[Word], at: int) -> Offer | None:
    if begins_no_name(words[at]):
        return None
    before = cues.said_before(text, words[at].start)
    offered = cues.is_offered(before)
    unheard_of = offered or cues.is_offered_behind(text, words[at].end)
    run = run_at(text, words, at, offered=unheard_of) or _unknown_signature(text, words, at)
    if not run:
        return None
    start, end = run[0].start, run[-1].end
    name, after = find_name(text[start:end]), cues.said_behind(text, end)
    if name is None or _is_spoken_of(text, run, words[at - 1] if at else None):
        return None
    edge = _edge_of_a_title(before, after, run)
    return Offer(
        name=name,
        run=run,
        start=start,
        end=end,
        before=before if edge is None else before[:edge],
        after=after,
        offered=offered,
        titled=edge is not None,
        by_a_contact=cues.CONTACT in text,
    )


def _edge_of_a_title(before: str, after: str, run: list[Word]) -> int | None:
    """Return where the title or the role before a name begins: «прораб Олег Зимин, ☎», "Mrs Thompson"."""
    titled = cues.TITLED.search(before) if is_written_large(run[0].text) else None
    titled = titled or (cues.ROLE_BEFORE.search(before) if cues.has_an_edge_behind(before, after) else None)
    titled = titled or (cues.PARENT_BEFORE.search(before) if _ends_or_leads_on(after) else None)
    return titled.end("edge") if titled is not None else None


def _ends_or_leads_on(after: str) -> bool:
    """Return whether nothing comes after, or a contact does."""
    return cues.ends_the_text("", after) or cues.CONTACT_BEHIND.match(after) is not None


def _unknown_signature(text: str, words: list[Word], at: int) -> list[Word]:
    """Return the last word of a text where people sign, small and known to nobody here: «… the drywall, rigo»."""
    word = words[at]
    if at < len(words) - 3 or not may_be_an_unknown_name(word.text):
        return []
    return [word] if cues.closes_with_a_contact(cues.said_before(text, word.start), text[word.end :]) else []


def _from_fields(text: str) -> Iterator[_Candidate]:
    """Return the name that a form asked for in parts: its fields in the order of the text."""
    fields = list(cues.FIELD_OF_A_NAME.finditer(text))
    if {field["label"][:2].casefold() for field in fields} & {"фа", "su", "la"} and len(fields) > 1:
        try:
            name = accept_name(" ".join(field["value"] for field in fields[:3]))
        except NameRefused:
            return
        for field in fields[:3]:
            yield _Candidate(name=name, start=field.start(), end=field.end(), weight=CERTAIN, introduced=True)


def _oblique(text: str) -> Iterator[_Candidate]:
    """Return the names in another case that are offered, or stand at their person's contact."""
    for found in find_oblique(text):
        name = find_name(found.name)
        if name is not None:
            yield _Candidate(
                name=name,
                start=found.start,
                end=found.end,
                weight=CERTAIN if found.offered else LIKELY,
                introduced=found.offered,
            )


def _is_spoken_of(text: str, run: list[Word], previous: Word | None) -> bool:
    """Return whether the words around say that this is somebody else, or no person at all."""
    start, end = run[0].start, run[-1].end
    before = cues.said_before(text, start)
    if cues.names_somebody_else(before):
        return True
    if cues.is_asked_for(before, text[end:]) or (cues.PARENT_BEFORE.search(before) and _ends_or_leads_on(text[end:])):
        return False
    next_word = word_at(text, end + 1) if text[end : end + 1] == " " else None
    if next_word is not None and next_word.kind is Kind.OBLIQUE and run[-1].kind is Kind.SURNAME and len(run) == 1:
        return True
    if next_word is not None and plain(next_word.text) in cues.MAKES_IT_A_THING:
        return True
    if previous is None or not re.fullmatch(r" |\s?[«\"“]|\. ?", text[previous.end : start]):
        return False
    if text[previous.end] == "." and len(previous.text) > _LONGEST_CUT_SHORT:
        return False  # it ends a sentence
    small = plain(previous.text)
    if previous.kind is Kind.OBLIQUE and run[0].kind is not Kind.GIVEN:
        return True
    if text[previous.end : start].strip() in {"«", '"', "“"} and not cues.is_offered(before):
        return True
    if small in cues.BEFORE_OTHERS:
        return True
    its_own = cues.is_beside_a_contact(before, text[end:]) or cues.is_introduced(before, "")
    return small in cues.RELATIONS and not its_own
