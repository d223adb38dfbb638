"""Ready answers: which there are, one as its reader would see it, and what was sent."""

from zlib import crc32

from bot.domain.ids import ActivityId
from bot.domain.member import Member
from bot.domain.prospect import Prospect
from bot.domain.ready_answers import Gap, ReadyAnswer, filled
from bot.house_rules import HouseRules
from bot.texts import Say, language_of, speaking
from bot.views.buttons.talk import PreviewAnswer, SendReadyAnswer, SendReadyAnswerOpenly, ShowReadyAnswers
from bot.views.cards import DANGER, SUCCESS, Face, Row, button, in_pairs
from bot.views.held_back import contact_for_all
from bot.views.hours_in_words import hours_in_words
from bot.views.prospect_card import called


def ready_rows(prospect: Prospect, rules: HouseRules) -> tuple[Row, ...]:
    """Return a button for each ready answer; none where the owner wrote none."""
    return in_pairs([
        button(answer.label, PreviewAnswer(prospect=prospect.id, place=place))
        for place, answer in enumerate(rules.ready_answers)
    ])  # fmt: skip


def which_answer(prospect: Prospect, say: Say, rules: HouseRules) -> Face:
    """Ask which of them to send."""
    words = say("<b>What to send to {name}?</b> You see the words before they go.", name=called(prospect, say, rules))
    return Face(lines=(words,), rows=ready_rows(prospect, rules))


def answer_shown(
    prospect: Prospect,
    place: int,
    words: str,
    *,
    after: ActivityId | None,
    say: Say,
    rules: HouseRules,
    to_all: bool = False,
) -> Face:
    """Show the very words that will be sent. `to_all`: everybody would read a contact in them."""
    heading = say("<b>{name} will read:</b>", name=called(prospect, say, rules))
    pressed = (SendReadyAnswerOpenly if to_all else SendReadyAnswer)(
        prospect=prospect.id, place=place, seal=seal_of(words), after=after or 0
    )
    choose = button(say.plain("‹ Back"), ShowReadyAnswers(prospect=prospect.id))
    if not to_all:
        return Face(
            lines=(heading, *_quoted(words, say)), rows=((choose, button(say.plain("Send"), pressed, SUCCESS)),)
        )
    warning = contact_for_all(say)
    send = button(say.plain("Send openly"), pressed, DANGER)
    return Face(lines=(heading, *_quoted(words, say), "", warning), rows=((choose, send),))


def answer_sent(prospect: Prospect, words: str, say: Say, rules: HouseRules) -> Face:
    """Keep in the chat what went out, and to whom."""
    heading = say("<b>Sent to {name}</b> ✓", name=called(prospect, say, rules))
    return Face(lines=(heading, *_quoted(words, say)))


def words_for(
    answer: ReadyAnswer, prospect: Prospect, member: Member, rules: HouseRules, *, read_by_all: bool = False
) -> str:
    """Return an answer in its reader's language, its gaps filled; whoever answers is a first name at most.

    Where everybody reads along, nobody learns the name that its person has told the company.
    """
    language = language_of(prospect.language, rules.language)
    known = {
        Gap.NAME: None if read_by_all else prospect.name,
        Gap.MANAGER: next(iter(member.name.split()), None),
        Gap.HOURS: hours_in_words(speaking(language, rules.lead_word), rules.hours),
    }
    return filled(answer.words[language], known)


def seal_of(words: str) -> int:
    """Return what tells whether words are those that were shown."""
    return crc32(words.encode("utf-8", "surrogatepass"))


def _quoted(words: str, say: Say) -> tuple[str, ...]:
    return ("", *(say("{line}", line=line) for line in words.splitlines()))
