"""The card of somebody without a lead: what was asked and by whom, as far as managers may know."""

from collections.abc import Iterator

from bot.domain.client import Client
from bot.domain.errors import ProspectIsClient
from bot.domain.exclusion import ExclusionReason
from bot.domain.ids import ProspectId
from bot.domain.interest import Interest
from bot.domain.names import in_one_form
from bot.domain.prospect import Prospect, pseudonym_number
from bot.house_rules import HouseRules
from bot.texts import Markup, Say
from bot.usecases.card_details import Guess
from bot.usecases.read_cards import ProspectCard
from bot.views.buttons.callers import LiftExclusion, MakeLead
from bot.views.buttons.talk import (
    AnswerProspect,
    AskNote,
    AskWhoAsks,
    AskWhoAsksAgain,
    ExcludeProspect,
    InviteToChat,
    ShowProspect,
    ShowReadyAnswers,
)
from bot.views.cards import DANGER, PRIMARY, Face, Question, Row, button, in_pairs, moment_of, shortened
from bot.views.lead_card import client_line, note_line
from bot.views.names_of_codes import EXCLUSION_REASONS, KINDS, inside
from bot.views.public_place import how_it_is_read, place_line
from bot.views.routes import before_the_chat
from bot.views.whose_is_it import likely_line, link_button, not_them_button

LONGEST_WORDS_SHOWN = 300
LONGEST_EARLIER_WORDS = 80
MOST_WORDS_SHOWN = 3


def called(prospect: Prospect, say: Say, rules: HouseRules) -> str:
    """Return what managers call a prospect: its name once it gave one, else a pseudonym (or the owner allows more)."""
    return name_shown(prospect, rules) or say.plain("Guest {number}", number=pseudonym_number(prospect.id))


def name_shown(prospect: Prospect, rules: HouseRules) -> str | None:
    """Return the name that managers may know somebody by: the one they gave, else their account's, if shown."""
    account = in_one_form(prospect.telegram_name or "") if rules.show_telegram_names else ""
    return prospect.name or account or None


def prospect_card(
    card: ProspectCard, *, say: Say, rules: HouseRules, question: Question | None = None, guess: Guess | None = None
) -> Face:
    """Return the card; a question stands in place of its buttons. A guess who it is is for no group."""
    lines = tuple(_lines(card, say, rules))
    if card.lead is not None:
        return Face(lines=lines)
    if question is not None:
        return Face(lines=(*lines, question.words) if question.words else lines, rows=question.rows)
    guess = guess or Guess()
    likely = (likely_line(guess.likely, say),) if guess.likely is not None else ()
    return Face(lines=(*lines, *likely), rows=(*_guess_row(card.prospect, guess, say), *_rows(card, say, rules)))


def shows_all_that_waits(card: ProspectCard) -> bool:
    """Tell whether all that waits for an answer is to be read on the card; its last words may be cut."""
    since = card.waits_since
    waiting = [said.words for said in card.journal if said.words and since is not None and said.created_at >= since]
    return len(waiting) <= MOST_WORDS_SHOWN and all(len(words) <= LONGEST_EARLIER_WORDS for words in waiting[:-1])


def why_exclude(prospect: ProspectId, say: Say) -> Question:
    """Ask for the reason of excluding somebody without a lead."""
    reasons = [
        button(say.plain(EXCLUSION_REASONS[reason]), ExcludeProspect(prospect=prospect, reason=reason), DANGER)
        for reason in ExclusionReason
    ]
    return Question(words=say("<b>Why exclude?</b>"), rows=(*in_pairs(reasons), _back(prospect, say)))


def exclude_client(known: ProspectIsClient, anyway: ExcludeProspect, say: Say) -> Question:
    """Ask whether a known client is meant."""
    words = say("<b>This is client {name}.</b> Exclude all the same?", name=known.client_name)
    yes = (button(say.plain("Exclude anyway"), anyway, DANGER),)
    return Question(words=words, rows=(yes, _back(anyway.prospect, say)))


def _lines(card: ProspectCard, say: Say, rules: HouseRules) -> Iterator[str]:
    yield _heading(card.prospect, card.partner, say, rules)
    if card.client is not None:
        yield _whose_account(card.client, card.has_bought, say)
    if card.place is not None:
        yield place_line(card.place, say)
    yield from _origin_line(card, say)
    yield from before_the_chat(_noticed_besides(card), say, rules, place=card.first_place)
    yield from _words(card, say)
    if card.note is not None:
        yield note_line(card.note, say)
    if card.waits_since is not None and card.exclusion is None:
        yield say("⏳ Waiting since {moment}", moment=moment_of(card.waits_since, say, rules))
        if card.place is not None:
            yield how_it_is_read(card.place, say)
    if card.lead is not None:
        yield say("➡️ Now lead No. {number}", number=card.lead.id)
    if card.exclusion is not None:
        yield say(
            "⛔ On the list of exclusions: {reason}", reason=inside(say.plain(EXCLUSION_REASONS[card.exclusion.reason]))
        )
    if card.prospect.blocked_at is not None:
        yield say("🔇 The bot is blocked: no answer gets there")


def _noticed_besides(card: ProspectCard) -> list[Interest]:
    """What the line about where it was asked does not tell already."""
    asked_in = card.place.spot if card.place is not None else None
    return [line for line in card.journal if asked_in is None or line.spot != asked_in]


def _words(card: ProspectCard, say: Say) -> Iterator[Markup]:
    """The last words; what was said before them in short."""
    words = [interest.words for interest in card.journal if interest.words][-MOST_WORDS_SHOWN:]
    for place, said in enumerate(words, start=1):
        longest = LONGEST_WORDS_SHOWN if place == len(words) else LONGEST_EARLIER_WORDS
        yield say("“{words}”", words=shortened(said, longest))


def _heading(prospect: Prospect, partner: Client | None, say: Say, rules: HouseRules) -> Markup:
    if partner is not None:
        return say("🤝 <b>{name}</b> · {kind}", name=partner.name, kind=inside(say.plain(KINDS[partner.kind])))
    return say("💬 <b>{name}</b>", name=called(prospect, say, rules))


def _whose_account(client: Client, has_bought: bool, say: Say) -> Markup:
    return say("⭐ Returning client: {name}", name=client.name) if has_bought else client_line(client, say)


def _origin_line(card: ProspectCard, say: Say) -> Iterator[str]:
    topics = [interest.topic for interest in card.journal if interest.topic]
    campaigns = [interest.campaign for interest in card.journal if interest.campaign]
    parts = [say("Topic: {topic}", topic=topic) for topic in topics[-1:]]
    parts += [say("Source: {campaign}", campaign=campaign) for campaign in campaigns[-1:]]
    parts += [say("and {more} more", more=card.between)] if card.between else []
    if parts:
        yield " · ".join(parts)


def _rows(card: ProspectCard, say: Say, rules: HouseRules) -> tuple[Row, ...]:
    prospect = card.prospect.id
    if card.exclusion is not None:
        return ((button(say.plain("Lift the exclusion"), LiftExclusion(exclusion=card.exclusion.id)),),)
    answer = button(say.plain("Answer"), AnswerProspect(prospect=prospect), PRIMARY)
    make_lead = button(say.plain("Make it a lead"), MakeLead(prospect=prospect))
    link = button(say.plain("Link…"), AskWhoAsks(prospect=prospect))
    exclude = button(say.plain("Exclude…"), ExcludeProspect(prospect=prospect), DANGER)
    ready = (button(say.plain("Ready answers…"), ShowReadyAnswers(prospect=prospect)),) if rules.ready_answers else ()
    note = button(say.plain("Note…"), AskNote(prospect=prospect))
    if card.partner is not None:
        return in_pairs((answer, *ready, make_lead, note))
    invites = card.place is not None and card.prospect.private_since is None
    invite = (button(say.plain("Invite to the chat"), InviteToChat(prospect=prospect)),) if invites else ()
    is_introduced = card.client is not None and card.prospect.name is not None
    return (*in_pairs((answer, *invite, *ready, *((make_lead,) if is_introduced else ()))), (link, note, exclude))


def _guess_row(prospect: Prospect, guess: Guess, say: Say) -> tuple[Row, ...]:
    """Who it may be in one tap, and that it is not them; or the way back from that."""
    if guess.likely is not None and isinstance(guess.likely.owner, Client):
        client = guess.likely.owner
        return ((link_button(prospect, client, say), not_them_button(prospect, client, say)),)
    if guess.ruled_out is not None:
        again = AskWhoAsksAgain(prospect=prospect.id, line=guess.ruled_out.line)
        return ((button(say.plain("Ask who again"), again),),)
    return ()


def _back(prospect: ProspectId, say: Say) -> Row:
    return (button(say.plain("‹ Back"), ShowProspect(prospect=prospect)),)
