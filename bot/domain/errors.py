"""Refusals: everything a person may be told, as facts without words (the words live in the texts).

Refusal
|-- NameRefused       what was typed is no name of a person
`-- ContactRefused    what was typed is no phone and no e-mail
"""

from enum import StrEnum


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
    ONE_LETTER = "one_letter"
    MASH = "mash"


class ContactFault(StrEnum):
    """Why something typed as a contact is not taken for one."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    NOT_A_PHONE = "not_a_phone"
    NOT_AN_EMAIL = "not_an_email"
    NOT_A_CONTACT = "not_a_contact"


class Refusal(Exception):
    """Something a person asked for and does not get; nothing has changed."""


class NameRefused(Refusal):
    """The name guard did not let a name pass."""

    def __init__(self, reason: NameFault) -> None:
        super().__init__(reason)
        self.reason = reason


class ContactRefused(Refusal):
    """No phone and no e-mail could be read from what was typed."""

    def __init__(self, reason: ContactFault) -> None:
        super().__init__(reason)
        self.reason = reason
