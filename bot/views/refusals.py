"""Refusals in words: what stands in the way, and what to do next. Plain text that fits a pop-up."""

from bot.domain import errors
from bot.domain.campaign import LONGEST_NAME
from bot.domain.contact_points import example_phone
from bot.domain.poll import LONGEST_OPTION, LONGEST_QUESTION, MOST_OPTIONS
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.views.asking_again import ask_again
from bot.views.cards import shortened, time_of_day


def explain(refusal: errors.Refusal, say: Say, rules: HouseRules, *, name_of_holder: str | None = None) -> str:
    """Return one or two sentences of at most 200 characters; `name_of_holder` says who has the lead."""
    words = (
        _of_what_was_typed(refusal, say, rules)
        or _of_whose_it_is(refusal, say, name_of_holder)
        or _of_how_it_stands(refusal, say)
        or _of_what_passed(refusal, say)
    )
    if words is None:
        raise AssertionError(f"{type(refusal).__name__} has no words")
    return words


def _of_what_was_typed(refusal: errors.Refusal, say: Say, rules: HouseRules) -> str | None:
    match refusal:
        case errors.NameRefused() | errors.ContactRefused() | errors.CompanyRefused():
            return ask_again(refusal, say, rules)
        case errors.AmountRefused(reason=reason):
            return _no_amount(reason, say)
        case errors.PollRefused(reason=reason):
            return _no_poll(reason, say)
        case errors.PollGone():
            return say.plain("That poll is asked already, is over, or cannot be asked there. How it stands: /poll.")
        case errors.ContactUnread(words=words):
            return _unread(words, say, rules)
        case errors.TooManyContacts(most=most):
            return say.plain("At most {most} at once, please. Send the rest in a second message.", most=most)
        case errors.NotIntroduced():
            phone = example_phone(rules.region)
            return say.plain(
                "Write the person’s name and a phone or e-mail, for example: Anna Petrova, {phone}. /cancel leaves it.",
                phone=phone,
            )
        case errors.DomainRefused(reason=reason, domain=domain):
            return _no_domain(reason, domain[:60], say)
        case errors.MomentRefused(reason=reason):
            return _no_moment(reason, say)
        case errors.CampaignNameRefused(reason=errors.CampaignFault.EMPTY):
            return say.plain("A campaign needs a name with letters or digits: “Leaflets, March”. /cancel leaves it.")
        case errors.CampaignNameRefused():
            return say.plain("A name has at most {longest} characters. Please shorten it.", longest=LONGEST_NAME)
        case errors.DataJustGiven(until=until):
            time = time_of_day(until.astimezone(rules.hours.zone))
            return say.plain("The file is above already. After {time} you can get a fresh one.", time=time)
        case errors.NoteTooLong(length=length, longest=longest):
            return say.plain(
                "That is {length} characters, and {longest} fit. Please write it shorter. /cancel leaves it.",
                length=length,
                longest=longest,
            )
        case _:
            return None


def _of_whose_it_is(refusal: errors.Refusal, say: Say, name_of_holder: str | None) -> str | None:
    match refusal:
        case errors.LeadTakenByOther():
            return _taken_by(name_of_holder, say)
        case errors.TalkWithOther(lead=lead):
            holder = name_of_holder or say.plain("A colleague")
            return say.plain("{holder} talks with this person: see /lead {number}.", holder=holder[:80], number=lead)
        case errors.TalkWithExcluded():
            return say.plain("This person is on the list of exclusions. To answer, lift that first: /exclusions.")
        case errors.OtherWroteSince():
            return say.plain("Somebody else has written since you began. Reply to the message that you answer.")
        case errors.MaybeToImport():
            return say.plain("There may be clients in this file. Send it once more, and I read it.")
        case errors.MeantForUnknown():
            return say.plain("Nobody knows any more whose message you reply to. Reply to another one of theirs.")
        case errors.HasOpenLead(lead=lead):
            return say.plain("Lead No. {number} of this person is in work: decide on its card, /leads.", number=lead)
        case errors.ValueBelongsToClient(held=held):
            name = held[0].names[0][:80]
            return say.plain("A contact is with client {name} already. Decide on the card.", name=name)
        case errors.ContactsBelongToClient(held=held):
            name = held[0].names[0][:80]
            return say.plain("Client {name} has a contact of this person already. Link on the card.", name=name)
        case errors.ContactMovedOn(client_name=name):
            return say.plain("A contact went on to client {name} since. Undo that first: /find.", name=name[:80])
        case errors.ProspectIsClient(client_name=name):
            return say.plain("This is client {name}. Confirm on the card that you mean it.", name=name[:80])
        case errors.ContactOnCard():
            return say.plain("The card has this contact already. Send another one. /cancel leaves it.")
        case errors.ContactNeedsAnswer():
            return say.plain("Somebody has this contact already, or it is excluded. Add it on the card once more.")
        case errors.ClientOfOther():
            return say.plain("A colleague looks after this client: it is for them or the owner to say.")
        case errors.CompanyKnown(same=same):
            return say.plain("There is such a company: {name}. Choose it: /find.", name=same[0].name[:80])
        case errors.CompanyInUse():
            return say.plain("Somebody works there or has asked for it, so it stays. Its card: /find.")
        case errors.ForTheOwner():
            return say.plain("Only the owner can do that: please ask them.")
        case errors.ExcludedByOther():
            return say.plain("Only the owner can lift what a colleague excluded.")
        case errors.OwnersChanged():
            return say.plain("Meanwhile the contact is somebody else’s. Link once more: I will show whose.")
        case _:
            return None


def _taken_by(name: str | None, say: Say) -> str:
    if name is None:
        return say.plain("Somebody else has it already. Choose another one: /leads.")
    return say.plain("With {name} already. Choose another one: /leads.", name=name[:80])


def _no_amount(reason: errors.AmountFault, say: Say) -> str:
    match reason:
        case errors.AmountFault.NOT_AN_AMOUNT:
            return say.plain("Please write an amount, for example 150 000 or 1.5k €. /cancel leaves it.")
        case errors.AmountFault.OUT_OF_RANGE:
            return say.plain("That is no amount a deal can bring. /cancel leaves it.")
        case errors.AmountFault.UNKNOWN_CURRENCY:
            return say.plain("I do not know that currency. Write it as three letters, such as RUB. /cancel leaves it.")


def _no_poll(reason: errors.PollFault, say: Say) -> str:
    match reason:
        case errors.PollFault.TOO_FEW:
            return say.plain("Write the question, and below it two answers or more, each on a line of its own.")
        case errors.PollFault.TOO_MANY:
            return say.plain("At most {most} answers, please.", most=MOST_OPTIONS)
        case errors.PollFault.TOO_LONG:
            return say.plain(
                "That is too long: the question may have {question} characters, each answer {answer}.",
                question=LONGEST_QUESTION,
                answer=LONGEST_OPTION,
            )
        case errors.PollFault.TWICE:
            return say.plain("Two answers are the same. Please write them differently.")


def _unread(words: str, say: Say, rules: HouseRules) -> str:
    phone = example_phone(rules.region)
    if not words:
        return say.plain(
            "Write a phone, like {phone}, an e-mail, or a mail domain, like @dostavka.example.", phone=phone
        )
    return say.plain(
        "I cannot read “{words}”. Write a phone, like {phone}, an e-mail, or a mail domain, like @dostavka.example.",
        words=shortened(words, 30),
        phone=phone,
    )


def _no_domain(reason: errors.DomainFault, domain: str, say: Say) -> str:
    match reason:
        case errors.DomainFault.NOT_A_DOMAIN:
            return say.plain(
                "There is a mistake in “{domain}”. A right mail domain is, for example, dostavka.example.",
                domain=domain,
            )
        case errors.DomainFault.FREE_MAIL:
            return say.plain(
                "Anybody may have mail at {domain}. Write the one address, for example anna@{domain}.", domain=domain
            )
        case errors.DomainFault.PUBLIC_SUFFIX:
            return say.plain(
                "“{domain}” is far too much. Write the domain of a company, for example dostavka.example.",
                domain=domain,
            )


def _no_moment(reason: errors.MomentFault, say: Say) -> str:
    match reason:
        case errors.MomentFault.NOT_A_MOMENT:
            return say.plain("Please write when, for example: tomorrow at 10, or in two weeks. /cancel leaves it.")
        case errors.MomentFault.PASSED:
            return say.plain("That has passed already. Until when? /cancel leaves it.")
        case errors.MomentFault.TOO_FAR:
            return say.plain("That is more than a year away. Until when? /cancel leaves it.")


def _of_how_it_stands(refusal: errors.Refusal, say: Say) -> str | None:
    match refusal:
        case errors.NotFound():
            return say.plain("There is no such thing any more. See what is open: /leads.")
        case errors.AlreadyDone():
            return say.plain("Done already.")
        case errors.AlreadyYours():
            return say.plain("You have it already: the full card is in your chat with me.")
        case errors.StartBotFirst():
            return say.plain("Open a chat with me and press Start, so that I can send you the full card.")
        case errors.LeadIsClosed():
            return say.plain("It is decided already. The card shows how.")
        case errors.StillOpen():
            return say.plain("It is in work: there is nothing to reopen.")
        case errors.NotADeal():
            return say.plain("This is no deal yet: say first that the request is a real one.")
        case errors.StageBehind():
            return say.plain("The deal has come that far already.")
        case errors.NothingAsked():
            return say.plain("This question is settled already. See what is open: /leads.")
        case errors.NothingToExclude():
            return say.plain("There is nothing of that kind to exclude. Choose something else.")
        case errors.SameCard():
            return say.plain("That is one card already. Choose another one: /find.")
        case errors.ToldApart():
            return say.plain("These two are not the same, as was said before. Take that back on the card first.")
        case errors.NothingToSplitOff():
            return say.plain("Choose at least one contact or lead for the new card.")
        case errors.InterestOfNobody():
            return say.plain("That is a colleague, a bot or a channel: nobody to note interest of.")
        case errors.ButtonOutdated():
            return say.plain("That is done, or under way. The card tells how it stands.")
        case errors.MayNotInChannel(title=None):
            return say.plain("Choose a channel where I am an administrator. What is missing: /setup.")
        case errors.MayNotInChannel(title=title, right="can_post_messages"):
            return say.plain(
                "I may not post in “{channel}”. Allow it in the administrators’ list there.", channel=(title or "")[:60]
            )
        case errors.MayNotInChannel(title=title):
            return say.plain(
                "I may not edit posts in “{channel}”. Allow it in the administrators’ list there.",
                channel=(title or "")[:60],
            )
        case errors.MayNotInvite():
            return say.plain("I may invite people nowhere yet. Allow it where I am an administrator: /setup.")
        case errors.StillExcluded():
            return say.plain("This person is excluded. Lift that first: /exclusions.")
        case errors.ProspectUnreachable():
            return say.plain("The answer cannot be sent: the person has blocked the bot. Try the phone or mail.")
        case errors.NowhereToAnswer():
            return say.plain(
                "There is nowhere to send the answer: what was asked is gone from the discussion, and this person"
                " never wrote to me."
            )
        case errors.AnswerByHand(name=name):
            return say.plain(
                "I cannot write there: Telegram lets me answer in the name of {name} for 24 hours after their last"
                " message, and only with the right to reply. Answer by hand, from that account.",
                name=name,
            )
        case errors.OnlyWords():
            return say.plain("There I can send words only. Send the file by hand, from the account they wrote to.")
        case errors.InvitedToday():
            return say.plain("They know of the chat already. Once a day is enough.")
        case errors.ContactInPublic():
            return say.plain(
                "There is a phone or an e-mail in it, and everybody would read it. Reply to the card once more to"
                " choose what to do."
            )
        case _:
            return None


def _of_what_passed(refusal: errors.Refusal, say: Say) -> str | None:
    match refusal:
        case errors.CardOutdated():
            return say.plain("The card has changed already: please look at it once more.")
        case errors.AlreadyNoted():
            return say.plain("This is a note already: only we read it.")
        case errors.AlreadySent():
            return say.plain("These words have gone out already. To send them once more, write them anew.")
        case errors.AnsweredSince():
            return say.plain("Answered already. If this is still to go, choose it once more.")
        case errors.AnotherLeadRestsOnIt(other=number):
            return say.plain(
                "No. {number} was linked there later, with the same contact. Undo that first: /lead {number}.",
                number=number,
            )
        case errors.ExclusionChangedSince():
            return say.plain("This cannot be undone any more. Exclude anew: /exclude.")
        case errors.ReasonGone():
            return say.plain("This reason is not used any more. Choose another one on the card.")
        case errors.UndoneAlready():
            return say.plain("This was undone before.")
        case errors.TooLateToUndo():
            return say.plain("That was decided too long ago to undo it. Decide anew on the card.")
        case errors.ChangedSince():
            return say.plain("Something was decided later. Undo that first: the card shows it.")
        case errors.CardsMergedSince():
            return say.plain("Cards were merged or split since. Undo that first: the history of the client shows it.")
        case errors.CardsChangedSince():
            return say.plain("A contact or lead has gone to another card since. Undo that first: the history shows it.")
        case errors.ClientChangedSince():
            return say.plain("This cannot be undone any more. Choose what is right now: /find.")
        case errors.ImportUnderWay():
            return say.plain("Another file is on its way in. Wait until it is through, then send yours again.")
        case errors.ImportGone():
            return say.plain("That is done already, or the import is over. What became of it: /import.")
        case errors.CampaignNameTaken(name=name):
            return say.plain("There is a campaign “{name}” already. Please choose another name.", name=name)
        case errors.ChatChangedSince():
            return say.plain("This cannot be undone any more. Choose what is right now: /setup.")
        case errors.CampaignChangedSince(name=name):
            return say.plain("“{name}” was changed meanwhile. How it is now: /campaign.", name=name)
        case errors.NoColumnOfNames():
            return say.plain("Choose first which column holds the names: “Change columns…”.")
        case errors.InvitationUsed():
            return say.plain("This link was used already. Ask the owner for a new one.")
        case _:
            return None
