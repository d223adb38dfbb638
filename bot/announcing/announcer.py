"""The announcer: one match over everything that can happen."""

from collections.abc import Sequence
from datetime import datetime

from bot.announcing.albums import album_refused
from bot.announcing.campaigns import invite_link_answered
from bot.announcing.chats import chat_decided, chat_impaired, chat_to_decide, setup_changed
from bot.announcing.daily import day_told
from bot.announcing.desk import Desk
from bot.announcing.erasing import (
    catch_up_with_erasures,
    copies_erased,
    erased_over_closed_groups,
    exclusions_lost,
    group_closed_over_erasures,
    lead_erased,
    person_erased,
    record_due,
)
from bot.announcing.imports import import_changed
from bot.announcing.inviting import invite_in_thread
from bot.announcing.lead_cards import (
    ask_for_card,
    bring_back,
    change_lead,
    hand_over,
    lease_ended,
    left_behind,
    new_lead,
    take_away,
    withdrawn,
)
from bot.announcing.own_managers import own_manager_chosen
from bot.announcing.places import read_team
from bot.announcing.polls import poll_arrived, poll_changed
from bot.announcing.posts import post_button_changed
from bot.announcing.prospect_cards import ask_for_prospect, change_prospect, partner_wrote, topic_chosen
from bot.announcing.signs import lost_in_public, reacted, remark_arrived, remark_lost
from bot.announcing.talk import (
    answer_edited,
    answer_given,
    prospect_edited,
    prospect_wrote,
    undeliverable,
    unproven_wrote,
)
from bot.announcing.team_chat import show_free_leads, team_chat_closed
from bot.announcing.unseen_cards import show_unseen
from bot.domain.events import (
    AlbumRefused,
    AnswerEdited,
    AnswerGiven,
    CardAskedFor,
    ChatDecided,
    ChatImpaired,
    ChatToDecide,
    CopiesErased,
    DayTold,
    ErrandWanted,
    Event,
    ExclusionsLost,
    GateOpened,
    ImportChanged,
    InvitedInPublic,
    InviteLinkAnswered,
    LeadCameBack,
    LeadChanged,
    LeadCreated,
    LeadErased,
    LeadHandedOver,
    LeadTakenAway,
    LeaseEnded,
    LeftBehind,
    LostInPublic,
    MemberReachable,
    MessageUndeliverable,
    OwnManagerChosen,
    PartnerWrote,
    PersonErased,
    PollArrived,
    PollChanged,
    PostButtonChanged,
    ProspectCardAskedFor,
    ProspectChanged,
    ProspectEdited,
    ProspectWrote,
    Reacted,
    RecordDue,
    RemarkArrived,
    RemarkLost,
    RequestWithdrawn,
    SetupChanged,
    TeamChatClosed,
    TeamChatOpened,
    TopicChosen,
    UnprovenWrote,
    UpdateSetAside,
)
from bot.house_rules import HouseRules
from bot.mailboxes import Session


class Announcer:
    """Writes what happened to the outbox, in the transaction in which it happened."""

    def __init__(self, rules: HouseRules) -> None:
        self._rules = rules

    async def announce(self, session: Session, now: datetime, events: Sequence[Event]) -> None:
        """Tell everybody whom events concern; the same event twice is told once."""
        if not events:
            return
        desk = Desk(session=session, now=now, rules=self._rules, team=await read_team(session, self._rules))
        for event in dict.fromkeys(events):
            await _announce(desk, event)


async def _announce(desk: Desk, event: Event) -> None:
    match event:
        case TopicChosen(prospect=prospect):
            await topic_chosen(desk, prospect)
        case ProspectWrote():
            await prospect_wrote(desk, event)
        case ProspectEdited():
            await prospect_edited(desk, event)
        case GateOpened():
            pass  # what waited is told of when it takes effect
        case UnprovenWrote():
            await unproven_wrote(desk, event)
        case DayTold():
            await day_told(desk, event)
        case LeadCreated(lead=lead):
            await new_lead(desk, lead)
        case LeadChanged(lead=lead):
            await change_lead(desk, lead)
        case LeadTakenAway():
            await take_away(desk, event)
        case RequestWithdrawn(lead=lead):
            await withdrawn(desk, lead)
        case LeadErased():
            await lead_erased(desk, event)
        case PersonErased():
            await person_erased(desk, event)
        case CopiesErased(prospect=prospect, late=late):
            await copies_erased(desk, prospect)
            if not late:
                await erased_over_closed_groups(desk, prospect)
        case LeadCameBack(lead=lead):
            await bring_back(desk, lead)
        case LeadHandedOver():
            await hand_over(desk, event)
        case OwnManagerChosen():
            await own_manager_chosen(desk, event)
        case LeaseEnded():
            await lease_ended(desk, event)
        case LeftBehind():
            await left_behind(desk, event)
        case CardAskedFor(lead=lead, chat_id=chat_id):
            await ask_for_card(desk, lead, chat_id)
        case ProspectCardAskedFor(prospect=prospect, chat_id=chat_id):
            await ask_for_prospect(desk, prospect, chat_id)
        case MemberReachable(member=member):
            await show_unseen(desk, member)
        case PartnerWrote(prospect=prospect):
            await partner_wrote(desk, prospect)
        case ProspectChanged(prospect=prospect):
            await change_prospect(desk, prospect)
        case AnswerGiven():
            await answer_given(desk, event)
        case AnswerEdited():
            await answer_edited(desk, event)
        case RemarkArrived():
            await remark_arrived(desk, event)
        case RemarkLost():
            await remark_lost(desk, event)
        case InvitedInPublic(prospect=prospect):
            await invite_in_thread(desk, prospect)
        case LostInPublic():
            await lost_in_public(desk, event)
        case AlbumRefused():
            await album_refused(desk, event)
        case Reacted():
            await reacted(desk, event)
        case MessageUndeliverable(prospect=prospect):
            await undeliverable(desk, prospect)
        case TeamChatClosed():
            await team_chat_closed(desk, event)
            await group_closed_over_erasures(desk, event)
        case TeamChatOpened(chat_id=chat_id):
            await show_free_leads(desk)
            await catch_up_with_erasures(desk, chat_id)
        case UpdateSetAside(seq=seq):
            await _set_aside(desk, seq)
        case RecordDue():
            await record_due(desk, event)
        case ChatToDecide():
            await chat_to_decide(desk, event)
        case ChatDecided(chat_id=chat_id):
            await chat_decided(desk, chat_id)
        case ChatImpaired():
            await chat_impaired(desk, event)
        case SetupChanged():
            await setup_changed(desk)
        case PostButtonChanged():
            await post_button_changed(desk, event)
        case InviteLinkAnswered(link=link):
            await invite_link_answered(desk, link)
        case ErrandWanted():
            pass  # of interest to whoever does it
        case PollArrived():
            await poll_arrived(desk, event)
        case PollChanged():
            await poll_changed(desk, event)
        case ImportChanged():
            await import_changed(desk, event)
        case ExclusionsLost(count=count):
            await exclusions_lost(desk, count)


async def _set_aside(desk: Desk, seq: int) -> None:
    """Tell the owners that something needs a look; what it was about stays in the inbox."""
    for place in desk.team.owners:
        await desk.write(
            place,
            place.say(
                "⚠️ I could not work on a message. It is not lost: show whoever set me up No. {number}.", number=seq
            ),
        )
