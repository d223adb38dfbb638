"""Merging in the chat: whom a search found, what would become of two cards, and that they are one."""

from collections.abc import Iterator, Sequence

from bot.domain.client import Client
from bot.domain.contact_points import ContactKind
from bot.domain.ids import ActivityId
from bot.texts import Markup, Say
from bot.usecases.read_merge import MergePreview
from bot.usecases.search_owners import Found
from bot.views.buttons import MergeCards, ShowClient, ShowMerge, TellApart, UndoApart, UndoMerge
from bot.views.cards import DANGER, LONGEST_NAME_SHOWN, Face, Row, button, shortened
from bot.views.names_of_codes import KINDS
from bot.views.said_contacts import said_point
from bot.views.whose_is_it import found_line

LONGEST_CONTACTS_SHOWN = 120


def found_cards(kept: Client, found: Sequence[Found], say: Say) -> Face:
    """Return the cards that a search found, each with the button that shows what merging it would do."""
    heading = say("<b>Which card is {name}’s too?</b>", name=shortened(kept.name, LONGEST_NAME_SHOWN))
    rows = tuple(
        (button(one.owner.name, ShowMerge(kept=kept.id, other=one.owner.id)),)
        for one in found
        if isinstance(one.owner, Client)
    )
    return Face(lines=(heading, *(found_line(one, say) for one in found)), rows=rows)


def merge_preview(preview: MergePreview, say: Say) -> Face:
    """Return what stays and what is added; where the team has said that they are not the same, just that."""
    if preview.told_apart is not None:
        return _told_apart(preview, preview.told_apart, say)
    pair = {"kept": preview.kept.id, "other": preview.other.id}
    return Face(
        lines=tuple(_lines(preview, say)),
        rows=(
            (button(say.plain("Merge"), MergeCards.model_validate(pair), DANGER),),
            (button(say.plain("⇄ Keep the other"), ShowMerge(kept=preview.other.id, other=preview.kept.id)),),
            (button(say.plain("Not the same"), TellApart.model_validate(pair)), _back(preview.kept, say)[0]),
        ),
    )


def merged_cards(kept: Client, merged: ActivityId, say: Say) -> Face:
    """Return that two cards are one, with undo."""
    words = say("<b>{name}</b>", name=shortened(kept.name, LONGEST_NAME_SHOWN))
    done = say("One card now: No. {number}. The other number leads here.", number=kept.id)
    show = button(say.plain("Show the card"), ShowClient(client=kept.id))
    return Face(lines=(words, done), rows=((button(say.plain("↩ Undo"), UndoMerge(activity=merged)),), (show,)))


def _told_apart(preview: MergePreview, line: ActivityId, say: Say) -> Face:
    words = say("These two are not the same: so it was said. They are not offered together.")
    revoke = (button(say.plain("They may be the same"), UndoApart(activity=line)),)
    return Face(lines=(*_two_cards(preview, say), words), rows=(revoke, _back(preview.kept, say)))


def _lines(preview: MergePreview, say: Say) -> Iterator[Markup]:
    yield say("<b>Make one card of two?</b>")
    yield from _two_cards(preview, say)
    yield say("It will be: {kind}", kind=say.plain(KINDS[preview.kept.kind]))
    if preview.company is not None:
        yield say("Company: {name}", name=shortened(preview.company, LONGEST_NAME_SHOWN))
    if preview.manager is not None:
        yield say("Looked after by {name}", name=shortened(preview.manager, LONGEST_NAME_SHOWN))
    added = [said_point(point, say) for point in preview.added if point.value.kind is not ContactKind.TELEGRAM]
    if added:
        yield say("Added: {contacts}", contacts=shortened(", ".join(added), LONGEST_CONTACTS_SHOWN))
    if preview.leads:
        yield say("Requests that come along: {count}", count=preview.leads)
    yield say("Notes and history of both are kept, and all can be undone.")


def _two_cards(preview: MergePreview, say: Say) -> tuple[Markup, Markup]:
    kept, other = (shortened(card.name, LONGEST_NAME_SHOWN) for card in (preview.kept, preview.other))
    return (
        say("Stays: {name}, card No. {number}", name=kept, number=preview.kept.id),
        say("Joins it: {name}, card No. {number}", name=other, number=preview.other.id),
    )


def _back(kept: Client, say: Say) -> Row:
    return (button(say.plain("‹ Back"), ShowClient(client=kept.id)),)
