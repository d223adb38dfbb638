"""Merging in the chat: whom a search found, what would become of two cards, and that they are one."""

from collections.abc import Iterator, Sequence

from bot.domain.client import Client
from bot.domain.company import Company
from bot.domain.contact_points import ContactKind
from bot.domain.ids import ActivityId
from bot.domain.merging import CardKind
from bot.domain.ownership import Owner, kind_of
from bot.texts import Markup, Say, text
from bot.usecases.read_merge import MergePreview
from bot.usecases.search_owners import Found
from bot.views.buttons.base import Button
from bot.views.buttons.cards import MergeCards, ShowClient, ShowCompany, ShowMerge, TellApart, UndoApart, UndoMerge
from bot.views.cards import DANGER, LONGEST_NAME_SHOWN, Face, Row, button, shortened
from bot.views.names_of_codes import KINDS
from bot.views.said_contacts import said_point
from bot.views.whose_is_it import found_line

LONGEST_CONTACTS_SHOWN = 120
LONGEST_OF_TWO = 30
_NOT_THE_SAME = {CardKind.CLIENT: text("Not the same"), CardKind.COMPANY: text("Two companies")}
_TOLD_APART = {
    CardKind.CLIENT: text("These two are not the same: so it was said. They are not offered together."),
    CardKind.COMPANY: text("These are two companies: so it was said. They are not offered together."),
}
NOTED_APART = {CardKind.CLIENT: text("Noted: not the same."), CardKind.COMPANY: text("Noted: two companies.")}


def whose_else(kept: Owner, say: Say) -> Markup:
    """Ask for the other card of somebody."""
    if isinstance(kept, Company):
        return say(
            "Which card is of the company {name} too? Write a part of its name, phone or e-mail. /cancel leaves it.",
            name=kept.name,
        )
    return say(
        "Which card is {name}’s too? Write a part of the name, phone or e-mail, or share a contact card."
        " /cancel leaves it.",
        name=kept.name,
    )


def found_cards(kept: Owner, found: Sequence[Found], say: Say) -> Face:
    """Return the cards that a search found, each with the button that shows what merging it would do."""
    name = shortened(kept.name, LONGEST_NAME_SHOWN)
    heading = say("<b>Which card is {name}’s too?</b>", name=name)
    if isinstance(kept, Company):
        heading = say("<b>Which card is of the company {name} too?</b>", name=name)
    kind = kind_of(kept)
    rows = tuple(
        (button(one.owner.name, ShowMerge(kept=kept.id, other=one.owner.id, card=kind)),)
        for one in found
        if kind_of(one.owner) is kind
    )
    return Face(lines=(heading, *(found_line(one, say) for one in found)), rows=rows)


def merge_preview(preview: MergePreview, say: Say) -> Face:
    """Return what stays and what is added; where the team has said that they are not the same, just that."""
    if preview.told_apart is not None:
        return _told_apart(preview, preview.told_apart, say)
    pair = {"kept": preview.kept.id, "other": preview.other.id, "card": preview.kind}
    apart = button(say.plain(_NOT_THE_SAME[preview.kind]), TellApart.model_validate(pair))
    turned = ShowMerge(kept=preview.other.id, other=preview.kept.id, card=preview.kind)
    return Face(
        lines=tuple(_lines(preview, say)),
        rows=(
            (button(say.plain("Merge"), MergeCards.model_validate(pair), DANGER),),
            (button(say.plain("⇄ Keep the other"), turned),),
            (apart, *_back(preview.kept, say)),
        ),
    )


def merged_cards(kept: Owner, merged: ActivityId, say: Say) -> Face:
    """Return that two cards are one, with undo."""
    words = say("<b>{name}</b>", name=shortened(kept.name, LONGEST_NAME_SHOWN))
    done = say("One card now: No. {number}. The other number leads here.", number=kept.id)
    show = button(say.plain("Show the card"), _show(kept))
    return Face(lines=(words, done), rows=((button(say.plain("↩ Undo"), UndoMerge(activity=merged)),), (show,)))


def _told_apart(preview: MergePreview, line: ActivityId, say: Say) -> Face:
    words = say(_TOLD_APART[preview.kind])
    revoke = (button(say.plain("They may be the same"), UndoApart(activity=line)),)
    return Face(lines=(*_two_cards(preview, say), words), rows=(revoke, _back(preview.kept, say)))


def _lines(preview: MergePreview, say: Say) -> Iterator[Markup]:
    yield say("<b>Make one card of two?</b>")
    yield from _two_cards(preview, say)
    if isinstance(preview.kept, Client) and isinstance(preview.other, Client):
        gone = preview.other.kind if preview.other.kind is not preview.kept.kind else None
        kind = _with_given_up(say.plain(KINDS[preview.kept.kind]), say.plain(KINDS[gone]) if gone else None, say)
        yield say("It will be: {kind}", kind=kind)
    if preview.company is not None:
        yield say("Company: {name}", name=_with_given_up(preview.company, preview.company_given_up, say))
    if preview.manager is not None:
        yield say("Looked after by {name}", name=_with_given_up(preview.manager, preview.manager_given_up, say))
    added = [said_point(point, say) for point in preview.added if point.value.kind is not ContactKind.TELEGRAM]
    if added:
        yield say("Added: {contacts}", contacts=shortened(", ".join(added), LONGEST_CONTACTS_SHOWN))
    if preview.leads:
        yield say("Requests that come along: {count}", count=preview.leads)
    if preview.people:
        yield say("People who come along: {count}", count=preview.people)
    yield say("Notes and history of both are kept, and all can be undone.")


def _with_given_up(stays: str, goes: str | None, say: Say) -> str:
    """What the one card will say, and what the other one said."""
    if goes is None:
        return shortened(stays, LONGEST_NAME_SHOWN)
    stays, goes = shortened(stays, LONGEST_OF_TWO), shortened(goes, LONGEST_OF_TWO)
    return say.plain("{stays} (the other card: {goes})", stays=stays, goes=goes)


def _two_cards(preview: MergePreview, say: Say) -> tuple[Markup, Markup]:
    kept, other = (shortened(card.name, LONGEST_NAME_SHOWN) for card in (preview.kept, preview.other))
    return (
        say("Stays: {name}, card No. {number}", name=kept, number=preview.kept.id),
        say("Joins it: {name}, card No. {number}", name=other, number=preview.other.id),
    )


def _back(kept: Owner, say: Say) -> Row:
    return (button(say.plain("‹ Back"), _show(kept)),)


def _show(card: Owner) -> Button:
    return ShowClient(client=card.id) if isinstance(card, Client) else ShowCompany(company=card.id)
