"""Topics: what the owner offers to ask about, at most two levels deep, named in each language.

A topic is one and the same in every language: it stands at the same place of the list, and is known by its name in the
team's language. That name goes to the journal, the cards and the statistics.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

KEY_LENGTH = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenTopic:
    """A topic as the owner writes it in one language, with those below it."""

    label: str
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What somebody may ask about.

    `name` is what the team calls it; `labels` stand on its button and `titles` everywhere else, by language; `below`
    are the topics to choose from in its place.
    """

    name: str
    labels: Mapping[str, str]
    titles: Mapping[str, str]
    below: tuple["Topic", ...] = ()

    @property
    def key(self) -> str:
        """What a button names it by: short, and of no other topic, whatever the list becomes later."""
        return sha256(self.name.encode()).hexdigest()[:KEY_LENGTH]


def topics_of(written: Mapping[str, Sequence[WrittenTopic]], language: str) -> tuple[Topic, ...]:
    """Return the topics that are written, of the same shape in each language, with names in the team's `language`."""
    return tuple(
        _topic({spoken: topics[place] for spoken, topics in written.items()}, language)
        for place in range(len(written[language]))
    )


def find_topic(topics: Sequence[Topic], key: str) -> Topic | None:
    """Return the topic on either level that a button names; None if the owner offers it no more."""
    return next((topic for topic in _all(topics) if topic.key == key), None)


def title_of(topics: Sequence[Topic], wish: str, language: str) -> str:
    """Return a wish as its person reads it: a topic that the team calls so, in their language; else as it is."""
    return next((topic.titles[language] for topic in _all(topics) if topic.name == wish), wish)


def title_below(above: str, label: str) -> str:
    """Return what a topic below another one is called where that cannot be seen."""
    return f"{above}: {label}"


def _all(topics: Sequence[Topic]) -> Iterator[Topic]:
    for topic in topics:
        yield topic
        yield from topic.below


def _topic(written: Mapping[str, WrittenTopic], language: str) -> Topic:
    labels = {spoken: topic.label for spoken, topic in written.items()}
    places = range(len(written[language].below))
    below = (_below(labels, {spoken: topic.below[at] for spoken, topic in written.items()}, language) for at in places)
    return Topic(name=labels[language], labels=labels, titles=labels, below=tuple(below))


def _below(above: Mapping[str, str], labels: Mapping[str, str], language: str) -> Topic:
    titles = {spoken: title_below(above[spoken], label) for spoken, label in labels.items()}
    return Topic(name=titles[language], labels=labels, titles=titles)
