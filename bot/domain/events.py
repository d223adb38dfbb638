"""Events: what happened in a use case that somebody other than the actor wants to hear of."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.chat_routes import Lack
from bot.domain.ids import (
    CampaignLinkId,
    ClientId,
    ImportId,
    LeadId,
    ManagerId,
    PollId,
    PostButtonId,
    ProspectId,
    RemarkId,
)
from bot.domain.interest import Route
from bot.domain.merging import CardKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFile:
    """A picture or another file as Telegram keeps it. `kind` is Telegram's own; `veiled`: shown only after a tap."""

    kind: str
    file_id: str
    veiled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PostedMessage:
    """Where a message stands in Telegram, for copying it on. `caption`: the words to go under it instead of its own.

    `is_text`: it is words alone. `album`: by which Telegram knows what came together with it. `replies_to`: the message
    of the same chat that it answers; `quote`: just these words of it. `topic`: among those of a channel's private
    messages, whose it is.
    """

    chat_id: int
    message_id: int
    caption: str | None = None
    is_text: bool = False
    file: SentFile | None = None
    album: str | None = None
    replies_to: int | None = None
    quote: str | None = None
    topic: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicChosen:
    """An unnamed prospect showed what it is about; no words yet, so the card comes without a sound."""

    prospect: ProspectId


@dataclass(frozen=True, slots=True, kw_only=True)
class ProspectWrote:
    """A prospect asked or said something, which belongs to its open `lead` if there is one.

    `posted` says where it was said, if that was in Telegram.
    """

    prospect: ProspectId
    lead: LeadId | None
    words: str | None
    posted: PostedMessage | None
    remark: RemarkId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProspectEdited:
    """A prospect changed what it had said. `on_card`: the lead's card shows the new words already."""

    prospect: ProspectId
    words: str | None
    posted: PostedMessage
    remark: RemarkId
    on_card: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GateOpened:
    """What waited of a prospect, or a part of it, takes effect from now on.

    `again`: so does the update in which that happened, after the others: it has done nothing else.
    """

    prospect: ProspectId
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UnprovenWrote:
    """People who never answered whether they are human have written; told once a day."""

    people: int
    messages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadCreated:
    """A prospect became a lead."""

    lead: LeadId


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadChanged:
    """A lead is not as it was: its cards everywhere show it."""

    lead: LeadId


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadTakenAway:
    """A lead made of a question was a mistake: it is a question again."""

    lead: LeadId
    prospect: ProspectId


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestWithdrawn:
    """A lead's own person wants nothing any more."""

    lead: LeadId


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadErased:
    """A lead's person took back what they had left. `question_of`: who still waits for an answer, without a name."""

    lead: LeadId
    question_of: ProspectId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonErased:
    """Somebody had everything erased. `clients`: whose cards, the business's own record, hold something of it."""

    prospect: ProspectId
    clients: tuple[ClientId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiesErased:
    """What managers were passed on of somebody's words is to go from their chats; `late`: what came there since."""

    prospect: ProspectId
    late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadCameBack:
    """A lead that was put off wants its manager's attention again."""

    lead: LeadId


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadHandedOver:
    """A lead was given to somebody who does not know yet."""

    lead: LeadId
    to: ManagerId


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnManagerChosen:
    """Somebody of the team is to look after a client or a company."""

    card: CardKind
    number: int
    to: ManagerId
    by: ManagerId


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseEnded:
    """A lead is everybody's again, because its manager did not answer in time."""

    lead: LeadId
    manager: ManagerId


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftBehind:
    """A lead is everybody's again, because its manager has left the team."""

    lead: LeadId
    manager: ManagerId


@dataclass(frozen=True, slots=True, kw_only=True)
class CardAskedFor:
    """A member wants to see a lead's card in a chat of theirs."""

    lead: LeadId
    chat_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProspectCardAskedFor:
    """A member wants to see the card of somebody without a lead in a chat of theirs."""

    prospect: ProspectId
    chat_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberReachable:
    """A member can be written to from now on: joined, started the bot or unblocked it."""

    member: ManagerId


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerWrote:
    """Somebody known as supplier, partner or contractor left a contact: a conversation, no lead."""

    prospect: ProspectId
    client: ClientId


@dataclass(frozen=True, slots=True, kw_only=True)
class ProspectChanged:
    """A prospect's own card is not as it was: it was excluded, or has become a lead."""

    prospect: ProspectId


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerGiven:
    """A manager answered a prospect; the prospect sees the company, not the manager's account.

    `goes_on`: it is more of an album, of which the others have heard.
    """

    prospect: ProspectId
    by: ManagerId
    words: str | None
    posted: PostedMessage | None
    remark: RemarkId | None = None
    goes_on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerEdited:
    """A manager changed an answer."""

    prospect: ProspectId
    words: str | None
    posted: PostedMessage
    remark: RemarkId


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkArrived:
    """Telegram has put a copy of a message of the talk into a chat."""

    remark: RemarkId
    chat_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkLost:
    """Telegram has refused to put a message of the talk into a chat, whoever may be written to there."""

    remark: RemarkId
    chat_id: int
    too_big: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitedInPublic:
    """A manager lets somebody who asked in public know of the chat."""

    prospect: ProspectId


@dataclass(frozen=True, slots=True, kw_only=True)
class LostInPublic:
    """An answer could not be put where its question was asked. `deleted`: the question itself is gone."""

    remark: RemarkId
    chat_id: int
    deleted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AlbumRefused:
    """Telegram has refused to put an album into a chat: one of its pictures may be the reason."""

    remarks: tuple[RemarkId, ...]
    chat_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reacted:
    """Somebody put an emoji under a message of the other side; None: took it away."""

    remark: RemarkId
    emoji: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageUndeliverable:
    """Telegram did not take a message to a prospect."""

    prospect: ProspectId


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamChatClosed:
    """Telegram does not let the bot write to a group. `unheard`: the prospects of whom it did not hear.

    `unsaid`: the letters that were to pass on what these have said, by the outbox's numbers, in their order.
    `cards`: which cards were to appear or to change there.
    """

    chat_id: int
    unheard: tuple[ProspectId, ...]
    unsaid: tuple[int, ...] = ()
    cards: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamChatOpened:
    """The bot can write to a group again."""

    chat_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateSetAside:
    """An update could not be worked on; it is kept under this number."""

    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTold:
    """What was shown in public since a day began, yesterday or some days ago; `waiting`: who wait by now."""

    since: datetime
    yesterday: bool
    routes: tuple[tuple[Route, int], ...]
    asked: int
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDue:
    """The day draws near by which owners are to have looked through the card of a client who was erased."""

    client: ClientId
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ExclusionsLost:
    """So many exclusions recognise nobody any more: the key of erased people's is not where it was."""

    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatToDecide:
    """Somebody who is not of the team has brought the bot into a chat. `by`: what they are called."""

    chat_id: int
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatDecided:
    """It is known by now whether a chat is ours, or the bot is out of it."""

    chat_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatImpaired:
    """The bot may do less in a chat of ours than before."""

    chat_id: int
    lost: tuple[Lack, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetupChanged:
    """What is known of the bot and its chats is not as it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostButtonChanged:
    """How far the button under a post is."""

    button: PostButtonId


@dataclass(frozen=True, slots=True, kw_only=True)
class InviteLinkAnswered:
    """An invite link for a campaign is there, or Telegram would not make it."""

    link: CampaignLinkId


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrandWanted:
    """Something is to be asked of Telegram once this is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportChanged:
    """An import is not where it was. `merely_on`: some more of its lines are through, and that is all."""

    file: ImportId
    merely_on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PollChanged:
    """A poll stands where it was to be asked, or Telegram did not let it."""

    poll: PollId


@dataclass(frozen=True, slots=True, kw_only=True)
class PollArrived:
    """A poll has just come to stand where people see it."""

    poll: PollId


Event = (
    TopicChosen
    | ProspectWrote
    | GateOpened
    | UnprovenWrote
    | ProspectEdited
    | LeadCreated
    | LeadChanged
    | LeadTakenAway
    | RequestWithdrawn
    | LeadErased
    | PersonErased
    | CopiesErased
    | LeadCameBack
    | LeadHandedOver
    | OwnManagerChosen
    | LeaseEnded
    | LeftBehind
    | CardAskedFor
    | ProspectCardAskedFor
    | MemberReachable
    | PartnerWrote
    | ProspectChanged
    | AnswerGiven
    | AnswerEdited
    | RemarkArrived
    | RemarkLost
    | InvitedInPublic
    | LostInPublic
    | AlbumRefused
    | Reacted
    | MessageUndeliverable
    | TeamChatClosed
    | TeamChatOpened
    | UpdateSetAside
    | ExclusionsLost
    | RecordDue
    | DayTold
    | ChatToDecide
    | ChatDecided
    | ChatImpaired
    | SetupChanged
    | ErrandWanted
    | ImportChanged
    | PollChanged
    | PollArrived
    | InviteLinkAnswered
    | PostButtonChanged
)
