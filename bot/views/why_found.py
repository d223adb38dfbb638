"""Why somebody was found: what of theirs fits what was typed, where the line does not show it; or that nobody was."""

from bot.domain.client import Client
from bot.domain.contact_points import ContactKind, ContactValue, masked
from bot.domain.sought import read_sought
from bot.texts import Markup, Say
from bot.usecases.search_owners import Found
from bot.usecases.seek import Fit, Hit, Why
from bot.views.cards import shortened

LONGEST_NOTE_SHOWN = 60
LONGEST_WORDS_SHOWN = 40


def why_found(found: Found, say: Say) -> str | None:
    """Return what fits; None where everybody sees it."""
    hit = found.hit
    if hit is None:
        return None
    match hit.why:
        case Why.NAME if hit.words != found.owner.name and isinstance(found.owner, Client):
            return say.plain("also on a card as {name}", name=shortened(hit.words, LONGEST_WORDS_SHOWN))
        case Why.PHONE:
            return say.plain("phone {digits}", digits=_digits(hit))
        case Why.MAIL:
            return say.plain("mail {mail}", mail=masked(ContactValue(kind=ContactKind.EMAIL, normal_form=hit.words)))
        case Why.USERNAME:
            return f"@{hit.words}"
        case Why.NOTE:
            return say.plain("in the note: {note}", note=shortened(hit.words, LONGEST_NOTE_SHOWN))
        case Why.LIKE_NAME:
            return say.plain("a similar name")
        case _:
            return None


def with_reason(said: str, found: Found, say: Say) -> str:
    """Return what is said of somebody found, and why they were."""
    why = why_found(found, say)
    return ", ".join(part for part in (said, why) if part)


def nobody_found(typed: str, say: Say) -> Markup:
    """Say that nobody was found, where was looked, and what to try."""
    sought = read_sought(typed)
    if sought.is_nothing:
        return say(
            "There is nothing to look for in that. Write a part of the name, company or e-mail, or three digits of the"
            " phone. /cancel leaves it."
        )
    if sought.numbers and not sought.words:
        return say(
            "Nobody has a phone with {digits} in it. Try other digits or a part of the name. /cancel leaves it.",
            digits=sought.numbers[0],
        )
    return say(
        "Nobody found: no name, company, e-mail, @username or note has it. Try another part of the name, or the phone."
        " /cancel leaves it."
    )


def _digits(hit: Hit) -> str:
    """Return the digits that were typed, and where in the number they stand: the rest is nobody's business."""
    match hit.fit:
        case Fit.WHOLE:
            return masked(ContactValue(kind=ContactKind.PHONE, normal_form=hit.words))
        case Fit.BEGINS:
            return f"…{hit.part}"
        case _:
            return f"+{hit.part}…" if hit.words.startswith(f"+{hit.part}") else f"…{hit.part}…"
