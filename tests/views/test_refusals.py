"""Refusals in words: each has its own, and they fit a pop-up."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain import errors
from bot.domain.campaign import LONGEST_NAME
from bot.domain.company import Company
from bot.domain.ids import CompanyId, ImportId, LeadId, ManagerId, PollId, ProspectId
from bot.domain.ownership import HeldValue
from bot.house_rules import HouseRules
from bot.texts import Say, speaking
from bot.views.refusals import explain
from tests.views.examples import CLIENT, EMAIL

LONGEST_ALERT = 200
LEAD = LeadId(12)
HELD = (HeldValue(value=EMAIL, owners=(replace(CLIENT, name="Имя" * 100),)),)
COMPANY = Company(id=CompanyId(1), name="Имя" * 100, manager=None, note=None, created_at=CLIENT.created_at)
OF_OTHERS = ("contact", "emoji", "company", "role", "words")  # what is said otherwise of somebody else's name
EXAMPLES: list[errors.Refusal] = [
    *(errors.NameRefused(fault) for fault in errors.NameFault if fault is not errors.NameFault.MASH),
    *(errors.NameRefused(errors.NameFault(fault), of_other=True) for fault in OF_OTHERS),
    errors.ContactRefused(errors.ContactFault.NOT_A_PHONE),
    *(errors.CompanyRefused(fault) for fault in errors.CompanyFault),
    *(errors.AmountRefused(fault) for fault in errors.AmountFault),
    *(errors.PollRefused(fault) for fault in errors.PollFault),
    errors.PollGone(PollId(1)),
    errors.ContactUnread(""),
    errors.ContactUnread("курьер " * 100),
    errors.TooManyContacts(20),
    *(errors.DomainRefused(fault, "domain." * 40) for fault in errors.DomainFault),
    errors.NotFound(),
    errors.DataJustGiven(datetime(2026, 3, 2, 9, 10, tzinfo=UTC)),
    errors.InvitationUsed(),
    errors.NothingToExclude(),
    errors.NoteTooLong(4096, 300),
    errors.ExcludedByOther(),
    errors.CompanyInUse(),
    errors.ForTheOwner(),
    errors.SameCard(),
    errors.CompanyKnown("ООО Ромашка", (COMPANY,)),
    errors.ToldApart(),
    errors.NothingToSplitOff(),
    errors.CardsMergedSince(LEAD),
    errors.CardsChangedSince(),
    errors.ChatChangedSince(),
    errors.ProspectUnreachable(),
    errors.NowhereToAnswer(),
    errors.AnswerByHand("Виктор"),
    errors.OnlyWords(),
    errors.InvitedToday(),
    errors.ContactInPublic(ProspectId(1)),
    errors.AlreadyNoted(),
    errors.AlreadySent(),
    errors.AnsweredSince(),
    errors.TalkWithOther(ProspectId(1), LEAD, ManagerId(1)),
    errors.TalkWithExcluded(ProspectId(1)),
    errors.OtherWroteSince(ProspectId(1), ProspectId(2)),
    errors.MaybeToImport(ProspectId(1), "clients.csv"),
    errors.MeantForUnknown(ProspectId(1)),
    errors.NotIntroduced(),
    errors.ExclusionChangedSince(),
    errors.NothingAsked(),
    errors.InterestOfNobody(),
    errors.ButtonOutdated(),
    errors.MayNotInvite(),
    errors.MayNotInChannel(None, "can_post_messages"),
    errors.MayNotInChannel("Кухни" * 30, "can_post_messages"),
    errors.MayNotInChannel("Кухни" * 30, "can_edit_messages"),
    errors.StillExcluded(),
    errors.ContactOnCard(),
    errors.ContactNeedsAnswer(HELD, ()),
    errors.ClientOfOther(),
    errors.ClientChangedSince(),
    errors.ProspectIsClient("Имя" * 100),
    errors.StartBotFirst(),
    errors.UndoneAlready(),
    errors.CardOutdated(LEAD),
    errors.AlreadyDone(LEAD),
    errors.AlreadyYours(LEAD),
    errors.ChangedSince(LEAD),
    errors.TooLateToUndo(LEAD),
    errors.LeadTakenByOther(LEAD, ManagerId(1)),
    errors.LeadIsClosed(LEAD),
    errors.HasOpenLead(LEAD),
    *(errors.MomentRefused(fault) for fault in errors.MomentFault),
    errors.StageBehind(LEAD),
    errors.NotADeal(LEAD),
    errors.ReasonGone(LEAD),
    errors.StillOpen(LEAD),
    errors.ValueBelongsToClient(LEAD, HELD),
    errors.ContactsBelongToClient(HELD),
    errors.ContactMovedOn(LEAD, "Имя" * 100),
    errors.OwnersChanged(LEAD),
    errors.AnotherLeadRestsOnIt(LEAD, LeadId(10**9)),
    errors.ImportUnderWay(ImportId(1)),
    errors.ImportGone(ImportId(1)),
    errors.NoColumnOfNames(),
    *(errors.CampaignNameRefused(fault) for fault in errors.CampaignFault),
    errors.CampaignNameTaken("и" * LONGEST_NAME),
    errors.CampaignChangedSince("и" * LONGEST_NAME),
]


def kinds(of: type[errors.Refusal]) -> Iterator[type[errors.Refusal]]:
    """Every refusal there is."""
    for kind in of.__subclasses__():
        if not kind.__name__.startswith("_"):
            yield kind
        yield from kinds(kind)


@pytest.mark.parametrize("refusal", EXAMPLES, ids=lambda refusal: type(refusal).__name__)
def test_a_refusal_is_explained_within_a_pop_up(refusal: errors.Refusal, say: Say, rules: HouseRules) -> None:
    """Telegram cuts nothing: it refuses what is longer."""
    words = explain(refusal, say, rules, name_of_holder="Имя" * 100)
    assert 0 < len(words) <= LONGEST_ALERT


def test_every_refusal_has_words() -> None:
    """A new one needs a sentence."""
    assert {type(example) for example in EXAMPLES} == set(kinds(errors.Refusal))


def test_no_two_refusals_of_a_manager_say_the_same(rules: HouseRules) -> None:
    """So that one knows what stands in the way."""
    words = [explain(refusal, speaking("ru"), rules) for refusal in EXAMPLES]
    assert len(set(words)) == len(words)
