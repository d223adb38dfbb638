"""Persons in free text: whose message it is, or whose contact stands in it - never somebody only spoken of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import islice

from bot.domain.errors import NameRefused
from bot.domain.name_comparison import NameAgreement, compare_names
from bot.domain.names import PersonName, accept_name, find_name
from bot.domain.reading import cues
from bot.domain.reading.name_runs import (
    Word,
    begins_no_name,
    is_founded,
    is_full,
    is_plausible,
    run_at,
    word_at,
    words_in,
)
from bot.domain.reading.name_words import (
    Kind,
    is_a_word_too,
    is_also_a_word,
    is_ordinary,
    is_rather_a_name,
    is_surely_a_surname,
    is_written_large,
    may_be_an_unknown_name,
    plain,
)
from bot.domain.reading.oblique_names import find_oblique
from bot.domain.reading.ordinary_words import PLACES
from bot.domain.reading.refused_names import find_refused

_MOST_CANDIDATES = 40
_LONGEST_CUT_SHORT = 5


class Standing(IntEnum):
    """How a name stands in the text; the higher, the surer that it is the writer's."""

    SUPPOSED = 1
    ALONE = 2
    BESIDE_A_CONTACT = 3
    SIGNED = 4
    INTRODUCED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """Words that may be a name, where they stand, and how."""

    name: PersonName
    start: int
    end: int
    standing: Standing


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
    """Return the surest; of several as sure the first introduction, else all must agree. The fullest form counts."""
    if not candidates:
        return None
    best = max(candidate.standing for candidate in candidates)
    surest = [candidate for candidate in candidates if candidate.standing is best]
    if best is Standing.SUPPOSED:
        surest = [candidate for candidate in surest if " " in candidate.name] or surest
    first = surest[0]
    if best < Standing.SIGNED and any(_conflict(first.name, other.name) for other in surest):
        return None
    same = [candidate for candidate in candidates if not _conflict(first.name, candidate.name)]
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
    words = words_in(text)
    at = 0
    while at < len(words):
        if begins_no_name(words[at]):
            at += 1
            continue
        offered = _is_offered(text, words[at])
        run = run_at(text, words, at, offered=offered)
        run = run or _unknown_signature(text, words, at)
        candidate = _candidate_of(text, run, words[at - 1] if at else None, offered=offered) if run else None
        if candidate is not None:
            yield candidate
        at += len(run) if candidate is not None else 1


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
            yield _Candidate(name=name, start=field.start(), end=field.end(), standing=Standing.INTRODUCED)


def _oblique(text: str) -> Iterator[_Candidate]:
    """Return the names in another case that are offered, or stand at their person's contact."""
    for found in find_oblique(text):
        name = find_name(found.name)
        if name is not None:
            standing = Standing.INTRODUCED if found.offered else Standing.BESIDE_A_CONTACT
            yield _Candidate(name=name, start=found.start, end=found.end, standing=standing)


def _is_offered(text: str, word: Word) -> bool:
    """Return whether the words before say that a name comes now."""
    return cues.is_offering(cues.said_before(text, word.start))


def _candidate_of(text: str, run: list[Word], previous: Word | None, *, offered: bool) -> _Candidate | None:
    start, end = run[0].start, run[-1].end
    before, after = cues.said_before(text, start), text[end:]
    if _is_spoken_of(text, run, previous):
        return None
    standing = _standing_of(before, after, run, offered=offered)
    if standing is None:
        return None
    try:
        name = accept_name(text[start:end])
    except NameRefused:
        return None
    return _Candidate(name=name, start=start, end=end, standing=standing)


def _standing_of(before: str, after: str, run: list[Word], *, offered: bool) -> Standing | None:
    titled = cues.TITLED.search(before) if is_written_large(run[0].text) else None
    with_role = titled or (cues.ROLE_BEFORE.search(before) if cues.EDGE_AFTER.match(after[:24]) else None)
    with_role = with_role or (cues.PARENT_BEFORE.search(before) if _ends_or_leads_on(after) else None)
    before = before[: with_role.end("edge")] if with_role is not None else before
    founded = titled is not None or is_founded(run)
    bounded = cues.is_bounded(before, after)
    if offered or _introduces_himself(before, after, run):
        return Standing.INTRODUCED
    if cues.SIGNING.search(before) and (founded or bounded) and not _is_called(before, after):
        return Standing.SIGNED
    beside = cues.is_beside_a_contact(before, after)
    if founded and beside and (bounded or not _is_only_a_word(run) or is_rather_a_name(run[0].text)):
        return Standing.BESIDE_A_CONTACT
    if founded and _is_asked_for(before, after):
        return Standing.BESIDE_A_CONTACT
    if (
        bounded
        and is_plausible(run)
        and (_takes_the_place_of_a_name(before, after, run) or _is_a_signature(before, after, run))
    ):
        return Standing.SUPPOSED
    if len(run) == 1 and may_be_an_unknown_name(run[0].text) and cues.closes_with_a_contact(before, after):
        return Standing.SUPPOSED
    if founded and bounded and cues.is_greeted_by_himself(before, after) and not _is_only_a_word(run):
        return Standing.SUPPOSED
    return Standing.ALONE if founded and _stands_for_itself(before, after, run, bounded=bounded) else None


def _ends_or_leads_on(after: str) -> bool:
    """Return whether nothing comes after, or a contact does."""
    return cues.ends_the_text(after) or cues.CONTACT_BEHIND.match(after) is not None


def _is_a_signature(before: str, after: str, run: list[Word]) -> bool:
    """Return whether words that nobody here knows end the text as a signature: a surname, or two words."""
    sure = any(is_surely_a_surname(word.text) for word in run)
    if cues.closes_the_text(before, after):
        known = not re.match(r"[Ѐ-ӿ]", run[0].text) and (cues.CONTACT in before or before.rstrip()[-1:] in "-—–")
        return sure or len(run) > 1 or known
    return sure and cues.is_listed_last(before, after)


def _takes_the_place_of_a_name(before: str, after: str, run: list[Word]) -> bool:
    """Return whether words that nobody here knows stand where people write who they are: alone beside a contact."""
    if cues.fills_a_place_beside_a_contact(before, after):
        return True
    sure = len(run) == 1 and is_surely_a_surname(run[0].text)
    if sure and cues.is_beside_a_contact(before, after):
        return True
    if sure and cues.opens_a_text_with_a_contact(before, after):
        return True
    if (sure or len(run) > 1) and cues.opens_a_sentence_with_a_contact(before, after):
        return True
    behind = cues.CONTACT_BEHIND.match(after) or cues.ROLE_BEHIND.match(after)
    return len(run) > 1 and cues.begins_a_sentence(before) and behind is not None


def _introduces_himself(before: str, after: str, run: list[Word]) -> bool:
    """Return whether words around say so, of which each alone may say something else."""
    if is_founded(run) and cues.INTRODUCING_BEHIND.match(after):
        return True
    if is_founded(run) and cues.is_from_somewhere(before, after):
        return True
    if cues.HERE.match(after) and cues.begins_a_phrase(before) and (is_founded(run) or is_plausible(run)):
        return True
    return cues.INTRODUCING_WEAKLY.search(before) is not None and _is_offered_by_a_weak_word(run, after)


def _is_asked_for(before: str, after: str) -> bool:
    """Return whether somebody says for whom to ask at a contact of the same message."""
    return cues.ASKED_FOR.search(before) is not None and (cues.CONTACT in before or cues.CONTACT in after)


def _stands_for_itself(before: str, after: str, run: list[Word], *, bounded: bool) -> bool:
    """Return whether a name that no contact is beside is the writer's: nobody is called, and nobody else is named."""
    if _is_only_a_word(run) or cues.is_addressed(before, after) or cues.is_one_of_two(after):
        return False
    complete = is_full(run) or (Kind.PATRONYMIC in {word.kind for word in run[1:]} and "?" not in after)
    if bounded and (
        cues.stands_apart(before, _without_a_place(after)) or (complete and cues.begins_a_sentence(before))
    ):
        return True
    return not before.strip() and cues.CONTACT in after and not all(is_a_word_too(word.text) for word in run)


def _without_a_place(after: str) -> str:
    """Return nothing where all that comes after is the town of somebody: «gemma, leeds»."""
    said = re.fullmatch(r"\s*(?:,|from\b|из\b)\s*([^\W\d_]+)\W*", after[:40])
    return "" if said is not None and plain(said[1]) in PLACES else after


def _is_only_a_word(run: list[Word]) -> bool:
    return len(run) == 1 and is_also_a_word(run[0].text)


def _is_offered_by_a_weak_word(run: list[Word], after: str) -> bool:
    """Return whether what follows «я» or «это» is a name: these say many other things too."""
    if _is_only_a_word(run):
        return cues.says_what_he_wants(after)
    if is_founded(run):
        return True
    capital = all(is_written_large(word.text) for word in run)
    sure = len(run) > 1 or is_surely_a_surname(run[0].text) or cues.is_followed_as_a_name(after)
    return capital and sure and not is_ordinary(plain(run[0].text))


def _is_called(before: str, after: str) -> bool:
    """Return whether it is thanked or greeted rather than signed: «Спасибо, Анна!»."""
    return cues.THANKING_AT_ONCE.search(before) is not None or after.startswith("!")


def _is_spoken_of(text: str, run: list[Word], previous: Word | None) -> bool:
    """Return whether the words around say that this is somebody else, or no person at all."""
    start, end = run[0].start, run[-1].end
    before = cues.said_before(text, start)
    if cues.names_somebody_else(before):
        return True
    if _is_asked_for(before, text[end:]) or (cues.PARENT_BEFORE.search(before) and _ends_or_leads_on(text[end:])):
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
    if text[previous.end : start].strip() in {"«", '"', "“"} and not cues.is_offering(before):
        return True
    if small in cues.BEFORE_OTHERS:
        return True
    return small in cues.RELATIONS and not cues.is_beside_a_contact(before, text[end:])
