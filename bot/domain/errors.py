"""Refusals: everything a person may be told, as facts without words (the words live in the texts).

Refusal
|-- NameRefused          what was typed is no name of a person
|-- CompanyRefused       what was typed is no company
|-- ContactRefused       what was typed is no phone and no e-mail
|-- ContactUnread        what was typed among contacts is none
|-- TooManyContacts      more contacts at once than are taken
|-- DomainRefused        what was typed is no mail domain of a company's own
|-- AmountRefused        what was typed is no amount of money
|-- PollRefused          what was typed is no question with answers to choose from
|-- MomentRefused        what was typed is no moment ahead
|-- NotFound             the thing a button names does not exist
|-- CardOutdated         somebody decided since the button was shown
|-- AlreadyDone          a second tap on what one has just decided
|-- AlreadyYours         taking what one has taken already
|-- LeadTakenByOther     another manager has it
|-- LeadIsClosed         it was decided about
|-- HasOpenLead          somebody to be excluded without a lead has one: its card is the place to decide
|-- ValueBelongsToClient a contact point is a known client's: link, or confirm
|-- ContactsBelongToClient the same where there is no lead yet
|-- ContactOnCard        the contact to be added stands on the card already
|-- ContactNeedsAnswer   the contact to be added is somebody else's, or excluded: say what is meant
|-- OwnersChanged        whose a contact is has changed since it was asked
|-- NotIntroduced        a lead needs a name and a contact, and one is missing
|-- NothingAsked         what somebody without a lead asked was settled before
|-- InterestOfNobody     a colleague, a bot or a channel shows no interest, nor does nobody
|-- ButtonOutdated       the button under a post is further, or elsewhere, than this one knew
|-- MayNotInChannel      the bot lacks a right in a channel
|-- StillExcluded        whose question is to be linked is excluded: that is lifted first
|-- ProspectIsClient     the account to be excluded is a known client's: confirm
|-- StartBotFirst        the bot may not write to this member yet
|-- StageBehind          a deal goes forward only
|-- NotADeal             only a deal can be lost, or bring an amount
|-- ReasonGone           the owner has taken this reason of closing off the list
|-- StillOpen            only what is closed can be reopened
|-- NoteTooLong          the one line of a kept contact is longer than fits
|-- NothingToExclude     the chosen scope covers no contact point
|-- ExcludedByOther      lifting it is for the colleague who excluded, and for the owner
|-- ExclusionChangedSince  the value was excluded anew, or lifted too long ago to take that back
|-- ClientOfOther        a colleague looks after this client
|-- ClientChangedSince   something was done about a client later, or too long ago to go back
|-- ProspectUnreachable  the person has blocked the bot
|-- NowhereToAnswer      what was asked in public is gone, and the person never opened the chat
|-- AnswerByHand         Telegram does not let the bot answer in an owner's own chat any more
|-- OnlyWords            an answer in an owner's own chat holds more than words
|-- InvitedToday         whoever asked in public was told of the chat before, today
|-- ContactInPublic      an answer that everybody would read holds a phone or an e-mail
|-- DataJustGiven        the file with all that is kept was sent a moment ago
|-- TalkWithOther        a colleague has the lead of whoever was to be answered
|-- TalkWithExcluded     whoever was to be answered is excluded
|-- OtherWroteSince      somebody else has written since an answer was begun: it may be meant for them
|-- MaybeToImport       a file that came right after an answer may hold clients: it may be meant for nobody
|-- MeantForUnknown      it answers a message of which nobody knows any more whom it was about
|-- AlreadyNoted         the words are a note of the team by now
|-- AlreadySent          the words went to somebody before
|-- AnsweredSince        somebody has answered since a ready answer was shown
|-- UndoneAlready        this decision was taken back before
|-- TooLateToUndo        the decision is older than what may be taken back
|-- ChangedSince         a later decision stands in the way of undoing
|-- ContactMovedOn       a contact that undoing is about went to another client later
|-- CompanyInUse         a company that was to be taken out of the directory has people or leads
|-- ForTheOwner          only the owner does this
|-- SameCard             a card is not merged with itself
|-- ToldApart            the team has said that two cards are not the same
|-- NothingToSplitOff    no contact and no lead was chosen for a card of its own
|-- CardsMergedSince     a card that undoing is about was merged or split later
|-- CardsChangedSince    what went from card to card has gone elsewhere since
|-- ImportUnderWay       another file is on its way in
|-- PollGone             a poll is asked already, or over
|-- ImportGone           an import was given up, or is through
|-- CampaignNameRefused  what was typed is no name of a campaign
|-- CampaignNameTaken    another campaign is called the same
|-- CampaignChangedSince  somebody else changed the campaign meanwhile
`-- InvitationUsed       a one-time link was followed before
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.ids import ImportId, LeadId, ManagerId, PollId, ProspectId

if TYPE_CHECKING:  # what reads contacts raises what stands here
    from bot.domain.company import Company
    from bot.domain.exclusion import Exclusion
    from bot.domain.ownership import HeldValue


class NameFault(StrEnum):
    """Why something typed as a name is not taken for one."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    CONTACT = "contact"
    MARKUP = "markup"
    EMOJI = "emoji"
    DIGITS = "digits"
    COMPANY = "company"
    ROLE = "role"
    WORDS = "words"
    ONE_LETTER = "one_letter"
    MASH = "mash"


class CompanyFault(StrEnum):
    """Why something typed as a company is not taken for one."""

    EMPTY = "empty"
    TOO_LONG = "too_long"


class ContactFault(StrEnum):
    """Why something typed as a contact is not taken for one."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    NOT_A_PHONE = "not_a_phone"
    NOT_AN_EMAIL = "not_an_email"
    NOT_A_CONTACT = "not_a_contact"


class DomainFault(StrEnum):
    """Why something typed as a mail domain is not taken for one."""

    NOT_A_DOMAIN = "not_a_domain"
    FREE_MAIL = "free_mail"
    PUBLIC_SUFFIX = "public_suffix"


class CampaignFault(StrEnum):
    """Why something typed as the name of a campaign is not taken for one."""

    EMPTY = "empty"
    TOO_LONG = "too_long"


class AmountFault(StrEnum):
    """Why something typed as an amount is not taken for one."""

    NOT_AN_AMOUNT = "not_an_amount"
    OUT_OF_RANGE = "out_of_range"
    UNKNOWN_CURRENCY = "unknown_currency"


class PollFault(StrEnum):
    """Why something typed is not asked as a poll."""

    TOO_FEW = "too_few"
    TOO_MANY = "too_many"
    TOO_LONG = "too_long"
    TWICE = "twice"


class MomentFault(StrEnum):
    """Why something typed as a moment is not taken for one."""

    NOT_A_MOMENT = "not_a_moment"
    PASSED = "passed"
    TOO_FAR = "too_far"


class Refusal(Exception):
    """Something a person asked for and does not get; nothing has changed. `quiet`: there is nothing to mind."""

    quiet = False


class NameRefused(Refusal):
    """The name guard did not let a name pass; `of_other`: somebody else's than of whoever typed it."""

    def __init__(self, reason: NameFault, *, of_other: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.of_other = of_other


class CompanyRefused(Refusal):
    """No company could be read from what was typed."""

    def __init__(self, reason: CompanyFault) -> None:
        super().__init__(reason)
        self.reason = reason


class ContactRefused(Refusal):
    """No phone and no e-mail could be read from what was typed."""

    def __init__(self, reason: ContactFault) -> None:
        super().__init__(reason)
        self.reason = reason


class ContactUnread(Refusal):
    """No phone, e-mail or mail domain is in these words."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


class TooManyContacts(Refusal):
    """So many are not taken at once."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class DomainRefused(Refusal):
    """All mail at this domain is nobody's own. `domain`: as it was read."""

    def __init__(self, reason: DomainFault, domain: str) -> None:
        super().__init__(reason, domain)
        self.reason = reason
        self.domain = domain


class AmountRefused(Refusal):
    """No amount of money could be read from what was typed."""

    def __init__(self, reason: AmountFault) -> None:
        super().__init__(reason)
        self.reason = reason


class PollRefused(Refusal):
    """What was typed is no question with answers to choose from."""

    def __init__(self, reason: PollFault) -> None:
        super().__init__(reason)
        self.reason = reason


class MomentRefused(Refusal):
    """No moment ahead could be read from what was typed."""

    def __init__(self, reason: MomentFault) -> None:
        super().__init__(reason)
        self.reason = reason


class NotFound(Refusal):
    """What was named is not there."""


class InvitationUsed(Refusal):
    """A one-time link works once."""


class NothingToExclude(Refusal):
    """There is no contact point of the chosen kind."""


class NoteTooLong(Refusal):
    """What was typed is longer than the one line there is for it."""

    def __init__(self, length: int, longest: int) -> None:
        super().__init__(length, longest)
        self.length = length
        self.longest = longest


class ExcludedByOther(Refusal):
    """A colleague excluded it."""


class ExclusionChangedSince(Refusal):
    """What was lifted is excluded anew, or was lifted too long ago to take that back."""


class NotIntroduced(Refusal):
    """Nobody has said yet who it is, or how to reach them."""


class NothingAsked(Refusal):
    """Nothing that the person said waits for a lead: it was settled since the button was shown."""


class InterestOfNobody(Refusal):
    """Whoever was shown is one of ours, a bot or a channel, or nobody knows who it is."""


class ButtonOutdated(Refusal):
    """The button under a post is further than the pressed one knew."""


class MayNotInChannel(Refusal):
    """The bot lacks a right in a channel, by Telegram's name; without a title, no channel was chosen or it is left."""

    def __init__(self, title: str | None, right: str) -> None:
        super().__init__(right)
        self.title = title
        self.right = right


class MayNotInvite(Refusal):
    """There is no chat into which the bot may invite people, or no longer this one."""


class StillExcluded(Refusal):
    """The account is on the list of exclusions, which a link would overrule in silence."""


class ClientOfOther(Refusal):
    """A colleague looks after the client."""


class ClientChangedSince(Refusal):
    """What the client is now was said later, or what was done is too old to go back."""


class ProspectUnreachable(Refusal):
    """Telegram lets the bot not write to this person: it was blocked."""


class NowhereToAnswer(Refusal):
    """What somebody asked in public cannot be answered there any more, and they have never opened the chat."""


class AnswerByHand(Refusal):
    """Somebody's last message to an owner is more than a day old, or the bot may not reply there."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class OnlyWords(Refusal):
    """In an owner's own chats the bot sends words, and copies nothing (Telegram Bot API: copyMessage)."""


class InvitedToday(Refusal):
    """Somebody was invited into the chat a while ago, or has said who they are."""


class ContactInPublic(Refusal):
    """An answer would stand where everybody reads it, with a phone or an e-mail in it."""

    def __init__(self, prospect: ProspectId) -> None:
        super().__init__(prospect)
        self.prospect = prospect


class DataJustGiven(Refusal):
    """The file with all that is kept was sent a moment ago. `until`: when there can be another."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


class AlreadyNoted(Refusal):
    """Words that were held back are a note of the team by now, and stay inside."""

    quiet = True


class AlreadySent(Refusal):
    """Words that were held back went to somebody, and are meant for nobody else."""

    quiet = True


class AnsweredSince(Refusal):
    """The person has had an answer since this one was shown; a finger may have been faster than the message."""

    quiet = True


class StartBotFirst(Refusal):
    """A member who never opened the bot in private cannot get a private card (Telegram Bot API)."""


class UndoneAlready(Refusal):
    """The decision was taken back before."""


class _AboutLead(Refusal):
    """A refusal that names the lead, so that its cards can be shown afresh."""

    def __init__(self, lead: LeadId) -> None:
        super().__init__(lead)
        self.lead = lead


class CardOutdated(_AboutLead):
    """The card changed since its button was shown."""


class AlreadyDone(_AboutLead):
    """The same manager has just decided just this: a finger was faster than the card."""

    quiet = True


class AlreadyYours(_AboutLead):
    """The lead is in this manager's hands."""


class ChangedSince(_AboutLead):
    """Something later happened to the lead: undoing would take that away too."""


class TooLateToUndo(_AboutLead):
    """The decision was made too long ago to be taken back."""


class LeadTakenByOther(_AboutLead):
    """Somebody else was faster."""

    def __init__(self, lead: LeadId, manager: ManagerId) -> None:
        super().__init__(lead)
        self.manager = manager


class TalkWithOther(_AboutLead):
    """An answer was not sent, for a colleague talks with the person. `manager`: who that is."""

    def __init__(self, prospect: ProspectId, lead: LeadId, manager: ManagerId) -> None:
        super().__init__(lead)
        self.prospect = prospect
        self.manager = manager


class TalkWithExcluded(Refusal):
    """An answer was not sent, for nothing that an excluded person says reaches the team."""

    def __init__(self, prospect: ProspectId) -> None:
        super().__init__(prospect)
        self.prospect = prospect


class OtherWroteSince(Refusal):
    """An answer was not sent yet: somebody else has written since it was begun. `other`: who."""

    def __init__(self, prospect: ProspectId, other: ProspectId) -> None:
        super().__init__(prospect, other)
        self.prospect = prospect
        self.other = other


class MaybeToImport(Refusal):
    """A file was not sent on yet to whom the answer just before it went: an owner may mean it to be imported."""

    def __init__(self, prospect: ProspectId, file_name: str) -> None:
        super().__init__(prospect)
        self.prospect = prospect
        self.file_name = file_name


class MeantForUnknown(Refusal):
    """An answer to somebody was not sent yet: it replies to a message that may have been somebody else's."""

    def __init__(self, prospect: ProspectId) -> None:
        super().__init__(prospect)
        self.prospect = prospect


class StageBehind(_AboutLead):
    """The lead has come that far already, or further."""


class NotADeal(_AboutLead):
    """The lead is no deal, or none any more."""


class ReasonGone(_AboutLead):
    """The reason of closing is on the owner's list no more."""


class StillOpen(_AboutLead):
    """The lead is in work: there is nothing to reopen."""


class LeadIsClosed(_AboutLead):
    """The lead was decided about."""


class HasOpenLead(_AboutLead):
    """The person has a lead in work, on whose card it is decided."""


class OwnersChanged(Refusal):
    """Contacts are others' than was shown when it was decided to take them. `lead`: on whose card, if on one."""

    def __init__(self, lead: LeadId | None = None) -> None:
        super().__init__(lead)
        self.lead = lead


class ContactMovedOn(_AboutLead):
    """A contact went to another client since; undoing this first would give it to both. `client_name`: who has it."""

    def __init__(self, lead: LeadId, client_name: str) -> None:
        super().__init__(lead)
        self.client_name = client_name


class AnotherLeadRestsOnIt(_AboutLead):
    """A later lead is the same owner's by a contact that came with this. `other`: which."""

    def __init__(self, lead: LeadId, other: LeadId) -> None:
        super().__init__(lead)
        self.other = other


class ValueBelongsToClient(_AboutLead):
    """Contact points are known clients'. `held`: which, and whose."""

    def __init__(self, lead: LeadId, held: "Sequence[HeldValue]") -> None:
        super().__init__(lead)
        self.held = tuple(held)


class ContactsBelongToClient(Refusal):
    """Contacts of somebody without a lead are known clients'. `held`: which, and whose."""

    def __init__(self, held: "Sequence[HeldValue]") -> None:
        super().__init__()
        self.held = tuple(held)


class ContactOnCard(Refusal):
    """The card has this contact already, just as it is."""


class ContactNeedsAnswer(Refusal):
    """A contact for a card is somebody else's, or on the list of exclusions, and it was not said what is meant."""

    def __init__(self, held: Sequence["HeldValue"], exclusions: Sequence["Exclusion"]) -> None:
        super().__init__(f"{len(held)} held, {len(exclusions)} excluded")
        self.held = held
        self.exclusions = exclusions


class ProspectIsClient(Refusal):
    """The messenger account is a known client's, and an exclusion beats that only if the manager says so."""

    def __init__(self, client_name: str) -> None:
        super().__init__()
        self.client_name = client_name


class ForTheOwner(Refusal):
    """A manager wants what is the owner's to do."""


class CompanyInUse(Refusal):
    """Somebody works there, or something was asked for it."""


class CompanyKnown(Refusal):
    """A company is called the same already. `name`: as it was typed; `same`: which ones."""

    def __init__(self, name: str, same: "tuple[Company, ...]") -> None:
        super().__init__()
        self.name = name
        self.same = same


class SameCard(Refusal):
    """Both numbers lead to one card."""


class ToldApart(Refusal):
    """Somebody of the team has said that these are two."""


class NothingToSplitOff(Refusal):
    """A new card would have neither a contact nor a lead."""


class CardsMergedSince(Refusal):
    """Cards were merged or split after what is to be undone. `lead`: what that is about, if a lead."""

    def __init__(self, lead: LeadId | None = None) -> None:
        super().__init__(lead)
        self.lead = lead


class CardsChangedSince(Refusal):
    """A contact or a lead that went from card to card is on another one by now, or a new card has got something."""


class ImportUnderWay(Refusal):
    """Two files at once would not know of each other."""

    def __init__(self, file: ImportId) -> None:
        super().__init__(file)
        self.file = file


class PollGone(Refusal):
    """A poll that is asked already, or over, or that cannot be asked there any more."""

    def __init__(self, poll: PollId) -> None:
        super().__init__(poll)
        self.poll = poll


class ImportGone(Refusal):
    """An import that was given up, or that everybody sees by now."""

    def __init__(self, file: ImportId) -> None:
        super().__init__(file)
        self.file = file


class CampaignNameRefused(Refusal):
    """What was typed cannot be the name of a campaign."""

    def __init__(self, reason: CampaignFault) -> None:
        super().__init__(reason)
        self.reason = reason


class CampaignNameTaken(Refusal):
    """Nobody could tell two campaigns of one name apart."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class ChatChangedSince(Refusal):
    """Something was chosen for a chat later, or what is to be undone was chosen too long ago."""


class CampaignChangedSince(Refusal):
    """A campaign is not any more as its owner saw it. `name`: as it is called by now."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class NoColumnOfNames(Refusal):
    """Of none of a table's columns it was said that it holds names."""
