"""Interest: one more line in a prospect's journal, unless an exclusion stops it."""

from bot.domain.events import LeadChanged, PostedMessage, ProspectWrote, TopicChosen
from bot.domain.ids import CampaignId, ExclusionId, LeadId, ManagerId, ProspectId, RemarkId
from bot.domain.interest import A_DAY, MOST_A_DAY, Interest, Route
from bot.domain.post import Spot
from bot.domain.prospect import Prospect
from bot.usecases.ports import Turn
from bot.usecases.recognise_points import find_exclusion


async def register_interest(
    turn: Turn,
    prospect: Prospect,
    route: Route,
    *,
    campaign: str | None = None,
    topic: str | None = None,
    words: str | None = None,
    posted: PostedMessage | None = None,
    campaign_id: CampaignId | None = None,
    spot: Spot | None = None,
    sign: str | None = None,
    asks: bool = False,
    occasion: str | None = None,
    member: ManagerId | None = None,
) -> Interest | None:
    """Keep an act of attention and tell managers of it where it deserves a card.

    `asks`: it wants an answer although its route alone does not say so; the rest is as an Interest has it. Returns None
    where an exclusion stopped it: then nothing is created and nobody is notified, only counted.
    """
    exclusion = await find_exclusion(turn.records, prospect)
    if exclusion is not None:
        await _stop(turn, exclusion, prospect.id, words or topic, in_public=spot is not None)
        return None
    interest = await turn.records.interests.add(
        prospect=prospect.id,
        route=route,
        campaign=campaign,
        topic=topic,
        words=words,
        now=turn.now,
        campaign_id=campaign_id,
        spot=spot,
        sign=sign,
        asks=asks,
        occasion=occasion,
        member=member,
    )
    lead = await turn.records.leads.find_open_of(prospect.id)
    if lead is not None:
        await turn.records.leads.attach_journal(lead.id, [interest.id])
    await _tell(turn, interest, lead.id if lead is not None else None, posted)
    return interest


async def _stop(
    turn: Turn, exclusion: ExclusionId, prospect: ProspectId, words: str | None, *, in_public: bool
) -> None:
    """Keep words, so that they can be let in after all; of very many in public, and of what has none, the number."""
    exclusions, yesterday = turn.records.exclusions, turn.now - A_DAY
    if words is None or (in_public and await exclusions.count_stopped_words(prospect, yesterday) >= MOST_A_DAY):
        await exclusions.count_stopped(exclusion, prospect, turn.now, since=yesterday)
    else:
        await exclusions.add_stopped(exclusion, prospect, words, turn.now)


async def _tell(turn: Turn, interest: Interest, lead: LeadId | None, posted: PostedMessage | None) -> None:
    """A question waits for an answer, a topic stands on a card; just to have come is no reason to bother anybody."""
    if interest.is_question:
        if lead is None:
            await turn.records.prospects.save_asked(interest.prospect, turn.now)
        await _pass_on(turn, interest, lead, posted)
    elif interest.route is Route.TOPIC:
        turn.tell(TopicChosen(prospect=interest.prospect) if lead is None else LeadChanged(lead=lead))
    elif posted is not None:
        await _keep_remark(turn, interest, posted)


async def _pass_on(turn: Turn, interest: Interest, lead: LeadId | None, posted: PostedMessage | None) -> None:
    """Tell managers what was said."""
    remark = await _keep_remark(turn, interest, posted)
    turn.tell(ProspectWrote(prospect=interest.prospect, lead=lead, words=interest.words, posted=posted, remark=remark))


async def _keep_remark(turn: Turn, interest: Interest, posted: PostedMessage | None) -> RemarkId:
    """Keep where it was said, so that a change of it finds its way."""
    return await turn.records.remarks.add(
        prospect=interest.prospect, words=interest.words, posted=posted, interest=interest.id, now=turn.now
    )
