"""Interests: all that somebody did is in their journal, once and in order."""

from collections.abc import Callable, Iterator

from tests.faults.checks.reading import holds, turns_of, words_of
from tests.faults.evidence import Evidence, Json, Row, Story

Broken = Iterator[str]


def every_question_is_one_interest(evidence: Evidence) -> Broken:
    """A question stands in the journal once - or, where an exclusion stopped it, in its count, until it is let in.

    Of somebody who has not shown that they are human yet it waits.
    """
    for story in evidence.stories:
        prospect = evidence.prospect_of(story)
        own = evidence.rows("interests", prospect_id=prospect)
        for token in story.questions:
            kept = sum(holds(row["words"], token) for row in own)
            stopped = sum(holds(row["words"], token) for row in evidence.rows("stopped", restored_at=None))
            waiting = sum(holds(row["body"], token) for row in _waiting_for_proof(evidence, prospect))
            if kept + stopped + waiting != 1:
                yield f"Question {token} was kept {kept} times and stopped {stopped} times."


def _waiting_for_proof(evidence: Evidence, prospect: int | None) -> list[Row]:
    """What waits at the gate, as long as somebody is asked whether they are human."""
    return evidence.rows("inbox", gate="waits") if evidence.rows("human_checks", prospect_id=prospect) else []


def every_start_is_one_interest(evidence: Evidence) -> Broken:
    """A START is an interest too, and the journal holds nothing that nobody did."""
    for story in evidence.stories:
        own = evidence.rows("interests", prospect_id=evidence.prospect_of(story))
        starts = sum(row["route"] in ("start", "deep_link") for row in own)
        if starts != story.starts:
            yield f"Prospect {story.person} started {story.starts} times, the journal says {starts}."
        most = story.starts + len(story.questions) + story.wordless + len(_words_out_of_turn(evidence, story))
        if len(own) > most:
            yield f"The journal of prospect {story.person} holds {len(own)} interests, more than there were."


def _words_out_of_turn(evidence: Evidence, story: Story) -> list[Json]:
    """What somebody typed and Telegram delivered crossed: an answer that comes after the next one is a question."""
    typed = (update for update in evidence.updates if update["fault"] == "crossed" and words_of(update))
    return [update for update in typed if update["update"]["message"]["from"]["id"] == story.person]


def questions_stand_in_the_order_in_which_they_were_asked(evidence: Evidence) -> Broken:
    """The journal keeps the order in which Telegram delivered a chat."""
    turns = turns_of(evidence)
    texts = {update["update_id"]: words_of(update) for update in evidence.updates}
    delivered = [texts[number] for number in sorted(texts, key=lambda known: turns.get(known, 0))]
    for story in evidence.stories:
        words = [row["words"] for row in evidence.rows("interests", prospect_id=evidence.prospect_of(story))]
        kept = [token for text in words for token in story.questions if holds(text, token)]
        if kept != [token for text in delivered for token in story.questions if token in kept and holds(text, token)]:
            yield f"The journal of prospect {story.person} is out of order: {kept}."


def no_contact_stands_among_the_words(evidence: Evidence) -> Broken:
    """What was typed is passed on without the contact in it: that waits for the consent."""
    for story in evidence.stories:
        words = [row["words"] for row in evidence.rows("interests", prospect_id=evidence.prospect_of(story))]
        if story.contact and any(story.contact in text for text in words if text):
            yield f"The journal of prospect {story.person} holds the contact they gave."


CHECKS: tuple[Callable[[Evidence], Broken], ...] = (
    every_question_is_one_interest,
    every_start_is_one_interest,
    questions_stand_in_the_order_in_which_they_were_asked,
    no_contact_stands_among_the_words,
)
