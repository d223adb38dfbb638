"""Held back: an answer that may go astray is not sent; what can be done with its words instead stands below."""

from typing import Literal

from aiogram.types import InlineKeyboardButton

from bot.domain.ids import ActivityId, ProspectId
from bot.domain.lead import Lead
from bot.domain.prospect import Prospect
from bot.house_rules import HouseRules
from bot.texts import Markup, Say
from bot.views.buttons.talk import NoteHeldBack, SendHeldBack
from bot.views.cards import DANGER, LONGEST_NAME_SHOWN, PRIMARY, Face, Row, button, shortened
from bot.views.prospect_card import called


def with_a_colleague(lead: Lead, holder: str, *, may_overrule: bool, after: ActivityId | None, say: Say) -> Face:
    """Tell who talks with the person. `may_overrule`: whoever wrote it may speak there all the same."""
    words = say(
        "<b>Not sent.</b> {holder} talks with {name} (No. {number}).",
        holder=shortened(holder, LONGEST_NAME_SHOWN),
        name=shortened(lead.name, LONGEST_NAME_SHOWN),
        number=lead.id,
    )
    anyway = SendHeldBack(prospect=lead.prospect, after=after or 0, how="anyway")
    rows: list[Row] = [(button(say.plain("Keep as a note"), NoteHeldBack(prospect=lead.prospect), PRIMARY),)]
    if may_overrule:
        rows.append((button(say.plain("Send anyway"), anyway, DANGER),))
    if may_overrule and lead.status.is_open:
        rows.append((button(say.plain("Take over and send"), anyway.model_copy(update={"how": "take"})),))
    return Face(lines=(words,), rows=tuple(rows))


def with_somebody_excluded(prospect: Prospect, say: Say, rules: HouseRules) -> Face:
    """Tell that nothing goes to somebody excluded."""
    words = say(
        "<b>Not sent.</b> {name} is on the list of exclusions. To answer, lift that first: /exclusions.",
        name=called(prospect, say, rules),
    )
    return Face(lines=(words,), rows=((button(say.plain("Keep as a note"), NoteHeldBack(prospect=prospect.id)),),))


def for_whom(choices: dict[Prospect, ActivityId | None], say: Say, rules: HouseRules) -> Face:
    """Ask which of two people is meant, each with the last answer they have had."""
    words = say("<b>Not sent yet.</b> Somebody else has written since you began. For whom is it?")
    row = tuple(_choice(prospect, after, say, rules) for prospect, after in choices.items())
    return Face(lines=(words,), rows=(row,))


def for_them_or_to_import(
    prospect: Prospect, after: ActivityId | None, file_name: str, say: Say, rules: HouseRules
) -> Face:
    """Ask whether a file is for somebody who was just answered; sent again, it is one to be imported."""
    words = say(
        "<b>Not sent yet.</b> Is {file} for {name}? If I am to import the clients in it, send it once more.",
        file=shortened(file_name, LONGEST_NAME_SHOWN),
        name=called(prospect, say, rules),
    )
    return Face(lines=(words,), rows=((_choice(prospect, after, say, rules),),))


def for_them_after_all(prospect: Prospect, after: ActivityId | None, say: Say, rules: HouseRules) -> Face:
    """Ask whether somebody is meant, where the message that was replied to may have been anybody's."""
    words = say(
        "<b>Not sent yet.</b> Nobody knows any more whose message you reply to. Is it for {name}?"
        " If not, reply to another message of theirs.",
        name=called(prospect, say, rules),
    )
    return Face(lines=(words,), rows=((_choice(prospect, after, say, rules),),))


def for_all_to_read(prospect: ProspectId, after: ActivityId | None, say: Say, *, over_colleague: bool = False) -> Face:
    """Ask whether a contact is to stand where everybody reads it. `over_colleague`: that they may answer is settled."""
    words = contact_for_all(say)
    how: Literal["openly", "openly_anyway"] = "openly_anyway" if over_colleague else "openly"
    openly = SendHeldBack(prospect=prospect, after=after or 0, how=how)
    note = (button(say.plain("Keep as a note"), NoteHeldBack(prospect=prospect)),)
    return Face(lines=(words,), rows=((button(say.plain("Send openly"), openly, DANGER),), note))


def contact_for_all(say: Say) -> Markup:
    """Tell that everybody would read a contact."""
    return say(
        "<b>Not sent yet.</b> There is a phone or an e-mail in it, and everybody in the discussion would read it."
    )


def _choice(prospect: Prospect, after: ActivityId | None, say: Say, rules: HouseRules) -> InlineKeyboardButton:
    """The button that sends the words to one person, unless somebody has answered them since."""
    pressed = SendHeldBack(prospect=prospect.id, after=after or 0, how="chosen")
    return button(called(prospect, say, rules), pressed, PRIMARY)


def held_back_sent(prospect: Prospect, say: Say, rules: HouseRules) -> Face:
    """Tell to whom it went after all."""
    return Face(lines=(say("<b>Sent to {name}</b> ✓", name=called(prospect, say, rules)),))


def held_back_noted(prospect: Prospect, say: Say, rules: HouseRules) -> Face:
    """Tell that it was noted instead."""
    return Face(lines=(say("📝 Noted about {name}: only we read it.", name=called(prospect, say, rules)),))
