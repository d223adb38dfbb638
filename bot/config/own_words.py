"""The owner's own words in the configuration: how they may be written, and what must be true of all of them together.

A reader raises ValueError with the words that finish the sentence "found ..., expected ...".
"""

import html
import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator

from bot.config.markup import TAG, markup_fault
from bot.config.mistakes import WrongPart
from bot.config.section import Section
from bot.config.values import different, listed
from bot.domain.topics import WrittenTopic, title_below
from bot.domain.typed_text import visible

LONGEST_TOPIC = 22  # more is cut off on a button of a narrow phone
MOST_TOPICS = 12
SHORTEST_WORD, LONGEST_WORD = 2, 40
MOST_WORDS = 50
LONGEST_GREETING = 1000
LONGEST_QUESTION = 300
MOST_LINES_OF_A_GREETING = 9  # with what the bot adds, a message has 12 at most
MOST_LINES_OF_A_QUESTION = 4
PLACEHOLDERS = ("operator",)
PLACEHOLDER = re.compile(r"\{\s*(\w+)\s*\}")


def with_operator(text: str, operator: str) -> str:
    """Return the words with the name of the operator, escaped, where they have its place."""
    return PLACEHOLDER.sub(lambda _: html.escape(operator, quote=False), text)


def _own_text(text: str, longest: int, most_lines: int) -> str:
    """Refuse what Telegram would not show, or a phone not at once; no words at all stand for the bot's own."""
    if not text:
        return text
    if fault := markup_fault(text):
        raise ValueError(f"the HTML that Telegram knows: {fault}")
    seen = html.unescape(TAG.sub("", text)).strip()
    if not visible(seen):
        raise ValueError("words between the tags; leave the key out for the bot's own")
    if len(seen) > longest:
        raise ValueError(f"at most {longest} characters; there are {len(seen)}")
    if len(seen.splitlines()) > most_lines:
        raise ValueError(
            f"at most {most_lines} line{'s' if most_lines > 1 else ''}; there are {len(seen.splitlines())}"
        )
    if unknown := [name for name in PLACEHOLDER.findall(text) if name not in PLACEHOLDERS]:
        raise ValueError(f"no other placeholder than {{operator}}, unlike {{{unknown[0]}}}")
    return text


def _greeting(text: str) -> str:
    return _own_text(text, LONGEST_GREETING, MOST_LINES_OF_A_GREETING)


def _question(text: str) -> str:
    return _own_text(text, LONGEST_QUESTION, MOST_LINES_OF_A_QUESTION)


def _sentence(text: str) -> str:
    return _own_text(text, LONGEST_QUESTION, 1)


def _label(text: object) -> object:
    if not isinstance(text, str):
        raise ValueError("a topic in quotes; there are two levels of topics at most")
    words = " ".join(text.split())
    if not visible(words) or len(words) > LONGEST_TOPIC:
        raise ValueError(f"1 to {LONGEST_TOPIC} visible characters, so that the topic fits on a button")
    return words


def _word(text: object) -> object:
    """What is looked out for in groups; a * at its end stands for any ending."""
    words = " ".join(text.split()).casefold() if isinstance(text, str) else ""
    bare = words.rstrip("*")
    if not SHORTEST_WORD <= len(bare) <= LONGEST_WORD or "*" in bare or not visible(bare):
        raise ValueError(f"{SHORTEST_WORD} to {LONGEST_WORD} characters in quotes, with a * at the end at most")
    return f"{bare}*" if words.endswith("*") else bare


def _few_words(words: tuple[str, ...]) -> tuple[str, ...]:
    if len(words) > MOST_WORDS:
        raise ValueError(f"at most {MOST_WORDS} words; there are {len(words)}")
    return words


def _few_and_different(labels: tuple[str, ...]) -> tuple[str, ...]:
    if len(labels) > MOST_TOPICS:
        raise ValueError(f"at most {MOST_TOPICS} topics, so that they can be taken in; there are {len(labels)}")
    return different("topics")(labels)


Label = Annotated[str, BeforeValidator(_label)]


class TopicEntry(Section):
    """One topic on the list, with those below it."""

    label: Label
    below: Annotated[tuple[Label, ...], AfterValidator(_few_and_different)] = ()

    @property
    def written(self) -> WrittenTopic:
        """The same for those who know nothing of configurations."""
        return WrittenTopic(label=self.label, below=self.below)


def _entries(value: object) -> object:
    """A list of topics as people write it: names, and tables that give those below a name; or one table of all."""
    read = listed(value)
    if isinstance(read, Mapping):
        return [_entry(label, below) for label, below in read.items()]
    if not isinstance(read, list | tuple):
        return read
    return [entry for item in read for entry in _entries_of(item)]


def _entries_of(item: Any) -> list[Any]:
    if isinstance(item, Mapping):
        return [_entry(label, below) for label, below in item.items()]
    return [item if isinstance(item, TopicEntry) else _entry(item, ())]


def _entry(label: object, below: object) -> dict[str, object]:
    return {"label": label, "below": [below] if isinstance(below, str) else below}


def _differing_entries(entries: tuple[TopicEntry, ...]) -> tuple[TopicEntry, ...]:
    """Refuse two topics of one name, on whichever level: nobody could tell on a card which one was chosen."""
    _few_and_different(tuple(entry.label for entry in entries))
    above = {entry.label.casefold() for entry in entries}
    for entry in entries:
        for label in entry.below:
            if (name := title_below(entry.label, label)).casefold() in above:
                raise WrongPart(f'"{name}" twice', f'another name: so "{label}" below "{entry.label}" is called')
    return entries


Topics = Annotated[tuple[TopicEntry, ...], AfterValidator(_differing_entries), BeforeValidator(_entries)]
WordsLookedFor = Annotated[
    tuple[Annotated[str, BeforeValidator(_word)], ...],
    AfterValidator(different("words")),
    AfterValidator(_few_words),
    BeforeValidator(listed),
]
Greeting = Annotated[str, AfterValidator(_greeting)]
Question = Annotated[str, AfterValidator(_question)]
Sentence = Annotated[str, AfterValidator(_sentence)]


class OwnWords(Section):
    """What the owner may put in other words; what is empty stays the bot's own, or is that of every language."""

    topics: Topics = ()
    greeting: Greeting = ""
    contact_question: Question = ""
    name_question: Question = ""
    wish_question: Question = ""
    consent_sentence: Sentence = ""
    closed_sentence: Sentence = ""

    def over(self, others: "OwnWords") -> "OwnWords":
        """Return these words, and the others' where there are none."""
        chosen = {key: getattr(self, key) or getattr(others, key) for key in OwnWords.model_fields}
        return OwnWords.model_construct(**chosen)


def mistakes_in(everywhere: OwnWords, by_language: Mapping[str, OwnWords], team: str, operator: str) -> Iterator[str]:
    """Return a sentence for each thing that is not true of all the words together; `team` is the team's language."""
    spoken = {language: words.over(everywhere) for language, words in by_language.items()}
    for language, words in by_language.items():
        for key in OwnWords.model_fields:
            if getattr(words, key) and not getattr(spoken[team], key):
                yield (
                    f"intake.{team}.{key}: found none, but one in [intake.{language}], expected one in the language of"
                    f" the team too; write it there, or once in [intake] for every language."
                )
    yield from _shapes_that_differ(spoken, team)
    if not operator:
        yield from _places_without_operator({"intake": everywhere} | _sections(by_language))


def _sections(by_language: Mapping[str, OwnWords]) -> dict[str, OwnWords]:
    return {f"intake.{language}": words for language, words in by_language.items()}


def _shapes_that_differ(spoken: Mapping[str, OwnWords], team: str) -> Iterator[str]:
    """A topic is known by its place, so that it is counted as one whatever language it was chosen in.

    A language without topics has those of the team's.
    """
    wanted = spoken[team].topics
    for language, words in spoken.items():
        if words.topics and len(words.topics) != len(wanted):
            yield (
                f"intake.{language}.topics: found {len(words.topics)} topics, expected {len(wanted)} as in the language"
                " of the team; write the same ones in the same order."
            )
            continue
        for place, (topic, own) in enumerate(zip(words.topics, wanted, strict=False), start=1):
            if len(topic.below) != len(own.below):
                yield (
                    f'intake.{language}.topics, item {place}: found {len(topic.below)} topics below "{topic.label}",'
                    f' expected {len(own.below)} as below "{own.label}"; write the same ones in the same order.'
                )


def _places_without_operator(sections: Mapping[str, OwnWords]) -> Iterator[str]:
    for section, words in sections.items():
        for key in OwnWords.model_fields:
            text = getattr(words, key)
            if isinstance(text, str) and PLACEHOLDER.search(text):
                yield (
                    f"{section}.{key}: found the place of {{operator}}, expected a name to put there;"
                    " write it at consent.operator."
                )
