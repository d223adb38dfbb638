"""Names of codes: what reasons, kinds, scopes and countries are called when people read them."""

from babel import Locale

from bot.domain.client import ClientKind
from bot.domain.exclusion import ExclusionReason, ExclusionScope
from bot.domain.introduction import Part
from bot.domain.lead import CloseReason, PersonsReason, Reason, Status
from bot.texts import Say, text

CLOSE_REASONS: dict[CloseReason | PersonsReason, str] = {
    CloseReason.NO_ANSWER: text("No answer"),
    CloseReason.CHANGED_MIND: text("Changed their mind"),
    CloseReason.NOT_OUR_OFFER: text("Not what we do"),
    CloseReason.CHOSE_ANOTHER: text("Chose somebody else"),
    PersonsReason.WITHDRAWN: text("Withdrawn by the person"),
}
STAGES = {
    Status.QUALIFIED: text("Qualified"),
    Status.NEGOTIATION: text("Negotiation"),
    Status.OFFER: text("Offer made"),
}
PAST = {
    Status.WON: text("Deal won"),
    Status.LOST: text("Deal lost"),
    Status.CONTACT_KEPT: text("Contact kept"),
    Status.EXCLUDED: text("Excluded"),
    Status.CLOSED: text("Closed"),
}
CORRECTED = {
    Part.NAME: text("The person corrected the name"),
    Part.CONTACT: text("The person corrected the contact"),
    Part.WISH: text("The person says anew what it is about"),
    Part.COMPANY: text("The person corrected the company"),
    None: text("The person corrected the request"),
}
KINDS = {
    ClientKind.CLIENT: text("Client"),
    ClientKind.SUPPLIER: text("Supplier"),
    ClientKind.PARTNER: text("Partner"),
    ClientKind.CONTRACTOR: text("Contractor"),
    ClientKind.OTHER: text("Somebody else"),
}
EXCLUSION_REASONS = {
    ExclusionReason.SELLER: text("Offers services"),
    ExclusionReason.COURIER: text("Courier"),
    ExclusionReason.SPAM: text("Spam"),
    ExclusionReason.OURS: text("One of us"),
    ExclusionReason.OTHER: text("Other reason"),
}
SCOPES = {
    ExclusionScope.EVERYTHING: text("Telegram and contacts"),
    ExclusionScope.MESSENGER: text("Only Telegram"),
    ExclusionScope.PHONES: text("Only phones"),
    ExclusionScope.MAILS: text("Only e-mails"),
    ExclusionScope.MAIL_DOMAIN: text("Only the mail domain"),
}


def name_of_reason(reason: Reason, say: Say) -> str:
    """Return a reason of closing as it is read: a shipped one in the reader's language, the owner's own as written."""
    return say.plain(CLOSE_REASONS[reason]) if isinstance(reason, CloseReason | PersonsReason) else reason


def reason_inside(reason: Reason, say: Say) -> str:
    """Return a reason of closing as it stands inside a sentence; the owner's own stays as written."""
    return inside(name_of_reason(reason, say)) if isinstance(reason, CloseReason | PersonsReason) else reason


def country_name(country: str, say: Say) -> str:
    """Return what a country of two letters is called."""
    return str(Locale.parse(say.language).territories.get(country, country))


def inside(label: str) -> str:
    """Return a label as it stands inside a sentence."""
    return label[:1].lower() + label[1:]
