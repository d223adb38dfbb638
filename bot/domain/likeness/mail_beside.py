"""A mail beside a name: who signs with one word, or with none, may say the rest in the mailbox."""

import re
from collections.abc import Sequence

from bot.domain.contact_points import ContactValue
from bot.domain.likeness.parts import Part, part_of
from bot.domain.likeness.splitting import words_of_name
from bot.domain.mail_addresses import personal_mailbox

_BETWEEN_WORDS = re.compile(r"[^a-z]+")
_SHORTEST = 4


def name_with_mail(name: str, contacts: Sequence[ContactValue]) -> str:
    """Return a name, with the words of a mailbox that tells one, where no more than one word of it is a name's."""
    told = [word for word in words_of_name(name) if part_of(word.text) is not Part.ORDINARY]
    if len(told) > 1:
        return name
    in_mail = next((words for value in contacts if (words := _names_in(value))), [])
    return " ".join((name, *in_mail))


def _names_in(value: ContactValue) -> list[str]:
    """Return what `igor.sokolov.msk` is called: the words of a mailbox of which one is a given name."""
    words = [word for word in _BETWEEN_WORDS.split(personal_mailbox(value) or "") if len(word) >= _SHORTEST]
    return words if len(words) > 1 and any(part_of(word) is Part.GIVEN for word in words) else []
