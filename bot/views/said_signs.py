"""Said signs: what speaks for somebody, or for two cards being one person's, in words."""

from collections.abc import Sequence

from bot.domain.likeness.evidence import Evidence
from bot.texts import Say
from bot.usecases.suggest_owners import EVIDENT, Ground, Sign
from bot.views.said_contacts import said_value

MOST_SIGNS = 2


def said_likeness(*, named_so: bool, evidence: Sequence[Evidence], say: Say) -> str:
    """Return why two cards may be one person's, in words."""
    name = Ground.SAME_NAME if named_so else Ground.LIKE_NAME
    grounds = (name, *(EVIDENT[each] for each in evidence))
    return ", ".join(said_sign(Sign(ground=ground), say) for ground in grounds[:MOST_SIGNS])


def said_sign(sign: Sign, say: Say) -> str:
    """Return what speaks for somebody, in words."""
    mailbox, _, domain = sign.value.normal_form.rpartition("@") if sign.value is not None else ("", "", "")
    match sign.ground:
        case Ground.SAME_CONTACT:
            assert sign.value is not None
            return said_value(sign.value, say)
        case Ground.SAME_COMPANY:
            return say.plain("of the same company")
        case Ground.SAME_MAILBOX if sign.value is None:
            return say.plain("the same mail before the @")
        case Ground.SAME_MAILBOX:
            return say.plain("also {mailbox}@…", mailbox=mailbox)
        case Ground.SAME_DOMAIN:
            return say.plain("mail at {domain}", domain=domain)
        case Ground.SAME_NAME:
            return say.plain("the same name")
        case Ground.LIKE_NAME:
            return say.plain("a similar name")
        case Ground.ONE_DIGIT_OFF:
            return say.plain("one digit of the phone differs")
        case Ground.SAME_CAMPAIGN:
            return say.plain("the same source")
