"""Exclusion: which contacts each scope takes in, and which scopes mean something."""

import pytest

from bot.domain.contact_points import ContactKind, ContactValue, telegram_identity
from bot.domain.exclusion import ExclusionScope, scopes_for
from bot.domain.mail_addresses import all_mail_at

ACCOUNT = telegram_identity(1001)
PHONE = ContactValue(kind=ContactKind.PHONE, normal_form="+79123456789")
EMAIL = ContactValue(kind=ContactKind.EMAIL, normal_form="anna@lyutik.ru")
SECOND_EMAIL = ContactValue(kind=ContactKind.EMAIL, normal_form="info@lyutik.ru")
FREE_EMAIL = ContactValue(kind=ContactKind.EMAIL, normal_form="anna@gmail.com")
ALL = [ACCOUNT, PHONE, EMAIL, SECOND_EMAIL, FREE_EMAIL]
EVERYTHING, MESSENGER, PHONES, MAILS, MAIL_DOMAIN = ExclusionScope


@pytest.mark.parametrize(
    ("scope", "covered"),
    [
        (EVERYTHING, ALL),
        (MESSENGER, [ACCOUNT]),
        (PHONES, [PHONE]),
        (MAILS, [EMAIL, SECOND_EMAIL, FREE_EMAIL]),
        (MAIL_DOMAIN, [all_mail_at("lyutik.ru")]),
    ],
)
def test_a_scope_covers_just_its_contacts(scope: ExclusionScope, covered: list[ContactValue]) -> None:
    assert list(scope.values_of(ALL)) == covered


@pytest.mark.parametrize(
    ("values", "scopes"),
    [
        (ALL, [EVERYTHING, MESSENGER, PHONES, MAILS, MAIL_DOMAIN]),
        ([ACCOUNT, PHONE], [EVERYTHING, MESSENGER, PHONES]),
        ([ACCOUNT, FREE_EMAIL], [EVERYTHING, MESSENGER, MAILS]),
        ([EMAIL], [EVERYTHING, MAIL_DOMAIN]),
        ([PHONE], [EVERYTHING]),
        ([all_mail_at("lyutik.ru")], [EVERYTHING]),
        ([], []),
    ],
)
def test_only_scopes_that_mean_something_else_are_offered(
    values: list[ContactValue], scopes: list[ExclusionScope]
) -> None:
    assert list(scopes_for(values)) == scopes
