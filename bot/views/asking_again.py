"""Asking again: why a name or a contact was not taken, with an example of a right one."""

from bot.domain.contact_points import example_phone
from bot.domain.errors import CompanyFault, CompanyRefused, ContactFault, ContactRefused, NameFault, NameRefused
from bot.house_rules import HouseRules
from bot.texts import Say


def ask_again(refusal: NameRefused | ContactRefused | CompanyRefused, say: Say, rules: HouseRules) -> str:
    """Return one plain sentence or two that say what to type."""
    if isinstance(refusal, NameRefused):
        of_other = _ask_for_name_of_other(refusal.reason, say) if refusal.of_other else None
        return of_other or _ask_for_name(refusal.reason, say)
    if isinstance(refusal, CompanyRefused):
        return _ask_for_company(refusal.reason, say)
    return _ask_for_contact(refusal.reason, say, example_phone(rules.region))


def _ask_for_name(reason: NameFault, say: Say) -> str:
    match reason:
        case NameFault.EMPTY:
            return say.plain("I do not see a name here. Please write it in letters, for example: Anna.")
        case NameFault.TOO_LONG:
            return say.plain("This is too long for a name. Please shorten it, for example: Anna Petrova.")
        case NameFault.CONTACT:
            return say.plain("This looks like a phone or an address. And what is your name? For example: Anna.")
        case NameFault.MARKUP:
            return say.plain(
                "There are characters here that names do not have. Please leave them out, for example: Anna."
            )
        case NameFault.EMOJI:
            return say.plain("And in letters, please: what is your name? For example: Anna.")
        case NameFault.DIGITS:
            return say.plain("Names have no digits. Please write it in letters, for example: Anna Petrova.")
        case NameFault.COMPANY:
            return say.plain("This is a company. And what is your own name? For example: Anna Petrova.")
        case NameFault.ROLE:
            return say.plain("That is your role. And what is your name? For example: Anna Petrova.")
        case NameFault.ONE_LETTER:
            return say.plain("One letter is too little. Please write the whole name, for example: Anna.")
        case NameFault.WORDS | NameFault.MASH:
            return say.plain(
                "This does not look like a name. What may we call you? For example: Anna. /cancel to stop."
            )


def _ask_for_name_of_other(reason: NameFault, say: Say) -> str | None:
    """What is said otherwise where it is not one's own name."""
    match reason:
        case NameFault.CONTACT:
            return say.plain("This looks like a phone or an address. And what is the person called? For example: Anna.")
        case NameFault.EMOJI:
            return say.plain("And in letters, please: what is the person called? For example: Anna.")
        case NameFault.COMPANY:
            return say.plain("This is a company. And what is the person called? For example: Anna Petrova.")
        case NameFault.ROLE:
            return say.plain("That is a role. And what is the person called? For example: Anna Petrova.")
        case NameFault.WORDS | NameFault.MASH:
            return say.plain("This does not look like a name. What is the person called? For example: Anna Petrova.")
    return None


def _ask_for_company(reason: CompanyFault, say: Say) -> str:
    match reason:
        case CompanyFault.EMPTY:
            return say.plain("I see no company here. Please write its name, for example: Buttercup Ltd, purchasing.")
        case CompanyFault.TOO_LONG:
            return say.plain("This is too long. Please shorten it, for example: Buttercup Ltd, purchasing.")


def _ask_for_contact(reason: ContactFault, say: Say, phone: str) -> str:
    match reason:
        case ContactFault.NOT_A_PHONE:
            return say.plain("There is no such number. Please write it in full, for example {phone}.", phone=phone)
        case ContactFault.NOT_AN_EMAIL:
            return say.plain("There is a mistake in this e-mail. A right one is, for example, anna@example.com.")
        case ContactFault.TOO_LONG:
            return say.plain("This is too long. Please write just a phone, like {phone}, or an e-mail.", phone=phone)
        case ContactFault.EMPTY | ContactFault.NOT_A_CONTACT:
            return say.plain("Please write a phone, like {phone}, or an e-mail, like anna@example.com.", phone=phone)
