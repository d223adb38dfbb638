"""The same answer: nobody learns from the bot whether a phone is known here, whoever's it is."""

import json
import re
from collections.abc import Awaitable, Callable
from itertools import zip_longest

import pytest

from bot.domain.client import ClientKind
from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin
from bot.domain.exclusion import ExclusionReason
from bot.domain.ids import ManagerId
from bot.sandbox.people import Player
from tests.clocks import START
from tests.stories.workplace import Workplace

# The phone, as it is written and as it is kept; the time of the promise; what a button carries besides its meaning.
THEIR_OWN = re.compile(r"\+7 ?912 ?000-?00-?\d\d|\b\d?\d:\d\d|(?<=1:)[0-9]+")
TELLS = ("text", "entities", "reply_markup", "reply_keyboard", "link_preview_options")
# Each row of the table by which contacts are recognised.
OWNERS = {
    "a client": ("+7 912 000-00-01", ClientKind.CLIENT),
    "a supplier": ("+7 912 000-00-02", ClientKind.SUPPLIER),
    "a partner": ("+7 912 000-00-03", ClientKind.PARTNER),
    "two clients": ("+7 912 000-00-04", ClientKind.CLIENT),
    "a company": ("+7 912 000-00-05", None),
    "an exclusion": ("+7 912 000-00-06", None),
    "a client of another name": ("+7 912 000-00-07", ClientKind.CLIENT),
    "a contractor": ("+7 912 000-00-08", ClientKind.CONTRACTOR),
    "another contact": ("+7 912 000-00-09", ClientKind.OTHER),
    "a client and an exclusion": ("+7 912 000-00-10", ClientKind.CLIENT),
    "a client whom an exclusion stops": ("+7 912 000-00-11", ClientKind.CLIENT),
}
NAMES = {"two clients": ["Мария", "Пётр"], "a client of another name": ["Мария"]}
STRANGER = "+7 912 000-00-00"


def typed(phone: str) -> ContactPoint:
    """A phone as it stands in the directory."""
    normal_form = "".join(filter(lambda character: character in "+0123456789", phone))
    value = ContactValue(kind=ContactKind.PHONE, normal_form=normal_form)
    return ContactPoint(value=value, verified=False, origin=Origin.TYPED)


Read = list[str]
Way = Callable[[Workplace, str], Awaitable[Read]]


async def let_it_be_known(place: Workplace, owner: str) -> str:
    """Let a phone be somebody's, and return it."""
    phone, kind = OWNERS[owner]
    async with place.office.writing() as session:
        for name in NAMES.get(owner, [place.told.name]) if kind is not None else ():
            client = await session.directory.add_client(name=name, kind=kind or ClientKind.CLIENT, now=START)
            await session.directory.append_points([typed(phone)], client=client.id, now=START)
        if owner == "a company":
            company = await session.directory.add_company(name="Лютик", now=START)
            await session.directory.append_points([typed(phone)], company=company.id, now=START)
        if "exclusion" in owner:
            await session.exclusions.add(
                value=typed(phone).value, reason=ExclusionReason.SPAM, over_client=owner.endswith("stops"), lead=None,
                by=ManagerId(place.manager.id), now=START,
            )  # fmt: skip
    return phone


async def read_by(place: Workplace, guest: Player) -> Read:
    """All that the bot wrote to somebody, to the last button, with what is their own taken out; and its signs."""
    await place.office.sandbox.quiet()
    messages = await guest.messages()
    written = [{name: each.raw[name] for name in TELLS if name in each.raw} for each in messages if each.from_bot]
    signs = [f"{each.text} {each.reaction}" for each in messages if not each.from_bot]
    return [THEIR_OWN.sub("…", each) for each in (*(json.dumps(each, ensure_ascii=False) for each in written), *signs)]


async def step_by_step(place: Workplace, phone: str) -> Read:
    """A guest asks, introduces themselves, asks once more, comes back, looks at the request, and goes on."""
    guest = await place.office.sandbox.person("Robin", language=place.office.config.team.language)
    await guest.starts()
    await guest.sends(place.told.question)
    await guest.presses(place.say("Leave a contact"))
    await guest.sends(phone)
    await guest.sends(place.told.name)
    await guest.presses(place.say("Agree and send"))
    await place.office.sandbox.quiet()
    await guest.sends(place.told.more)
    await place.office.sandbox.quiet()
    await guest.starts()
    await guest.sends("/status")
    await guest.sends("/help")
    await guest.presses(place.say("Leave a contact"))
    return await read_by(place, guest)


async def all_at_once(place: Workplace, phone: str) -> Read:
    """A guest says it all in one message, and comes back."""
    guest = await place.office.sandbox.person("Robin", language=place.office.config.team.language)
    await guest.starts()
    await guest.sends(f"{place.told.name}, {phone}\n{place.told.question}")
    await guest.presses(place.say("Agree and send"))
    await place.office.sandbox.quiet()
    await guest.starts()
    return await read_by(place, guest)


@pytest.mark.parametrize("way", [step_by_step, all_at_once])
async def test_a_typed_phone_is_answered_as_a_strangers(place: Workplace, way: Way) -> None:
    """The same words and buttons in the same order, also to whoever comes back."""
    phones = {owner: await let_it_be_known(place, owner) for owner in OWNERS}

    strangers = await way(place, STRANGER)

    for owner, phone in phones.items():
        assert [pair for pair in zip_longest(await way(place, phone), strangers) if pair[0] != pair[1]] == [], owner


async def test_the_answers_go_out_with_the_same_haste(place: Workplace) -> None:
    """Who is known neither waits longer nor less."""
    phones = [STRANGER, *[await let_it_be_known(place, owner) for owner in OWNERS]]
    for phone in phones:
        await all_at_once(place, phone)
    rows = await place.office.rows(
        "SELECT o.chat_id, o.priority, o.status FROM outbox o"
        " JOIN prospects p ON p.telegram_id = o.chat_id ORDER BY o.id"
    )
    answers: dict[int, list[tuple[int, str]]] = {}
    for row in rows:
        answers.setdefault(row["chat_id"], []).append((row["priority"], row["status"]))

    assert len(answers) == len(phones)
    assert len({tuple(each) for each in answers.values()}) == 1


async def looking_around(place: Workplace, *, is_excluded: bool) -> Read:
    """A guest does all that shows what is kept: asks, sends a request, comes back, looks, chooses, corrects."""
    guest = await place.office.sandbox.person("Robin", language=place.office.config.team.language)
    if is_excluded:
        await exclude_account(place, guest)
    await guest.starts()
    await guest.sends("/status")
    await guest.sends(place.told.question)
    await guest.sends("/status")
    await guest.presses(place.say("Leave a contact"))
    await guest.sends(STRANGER)
    await guest.sends(place.told.name)
    await guest.presses(place.say("Agree and send"))
    await place.office.sandbox.quiet()
    for command in ("/start", "/status", "/privacy", "/mydata", "/help", "/language"):
        await guest.sends(command)
        await place.office.sandbox.quiet()
    await guest.presses(place.say("Leave a contact"))
    await guest.sends(place.told.more)
    await guest.sends("/cancel")
    await guest.sends("/start again")
    await guest.presses(place.say("Leave a contact"))
    return await read_by(place, guest)


async def exclude_account(place: Workplace, guest: Player) -> None:
    account = ContactValue(kind=ContactKind.TELEGRAM, normal_form=str(guest.id))
    async with place.office.writing() as session:
        await session.exclusions.add(
            value=account, reason=ExclusionReason.SPAM, over_client=True, lead=None, by=ManagerId(place.manager.id),
            now=START,
        )  # fmt: skip


async def test_whose_account_is_excluded_reads_the_same(place: Workplace) -> None:
    """In the greeting, of the request, of what is kept: nothing shows the exclusion."""
    anybody = await looking_around(place, is_excluded=False)

    assert await looking_around(place, is_excluded=True) == anybody


async def going_on(place: Workplace, *, is_excluded: bool) -> Read:
    """A guest who has sent a request gives a further contact: at once, and after the button."""
    guest = await place.office.sandbox.person("Robin", language=place.office.config.team.language)
    if is_excluded:
        await exclude_account(place, guest)
    await guest.starts()
    await guest.sends(place.told.question)
    await guest.presses(place.say("Leave a contact"))
    await guest.sends(STRANGER)
    await guest.sends(place.told.name)
    await guest.presses(place.say("Agree and send"))
    await place.office.sandbox.quiet()
    await guest.sends("robin@example.com")
    await guest.presses(place.say("Send"))
    await place.office.sandbox.quiet()
    await guest.starts()
    await guest.presses(place.say("Leave a contact"))
    await guest.sends("robin@example.org")
    await place.office.sandbox.quiet()
    return await read_by(place, guest)


async def test_a_further_contact_of_somebody_excluded_is_answered_the_same(place: Workplace) -> None:
    """The name that was given with the first one is known."""
    anybody = await going_on(place, is_excluded=False)

    assert await going_on(place, is_excluded=True) == anybody


async def by_a_link(place: Workplace, *, is_excluded: bool) -> Read:
    """A guest comes by a link and says no word about what they want: also with a second contact, and once more."""
    guest = await place.office.sandbox.person("Robin", language=place.office.config.team.language)
    if is_excluded:
        await exclude_account(place, guest)
    await guest.starts(await place.office.link_of("spring_fair"))
    await guest.presses(place.say("Leave a contact"))
    await guest.sends(STRANGER)
    await guest.sends(place.told.name)
    await guest.presses(place.say("Agree and send"))
    await guest.sends("/status")
    await place.office.sandbox.quiet()
    await guest.sends("robin@example.com")
    await guest.presses(place.say("Send"))
    await place.office.sandbox.quiet()
    await guest.sends("/status")
    await guest.presses(place.say("Withdraw the request"))
    await guest.presses(place.say("Yes, withdraw"))
    await guest.starts()
    await guest.presses(place.say("Leave a contact"))
    return await read_by(place, guest)


async def test_somebody_excluded_who_came_by_a_link_is_asked_for_no_wish(place: Workplace) -> None:
    """The link says what they want, as it does of anybody, and nothing they read names it."""
    anybody = await by_a_link(place, is_excluded=False)

    assert await by_a_link(place, is_excluded=True) == anybody
    assert not any("spring_fair" in each for each in anybody if not each.startswith("/start"))


async def length_of_a_corrected_wish(place: Workplace, *, is_excluded: bool) -> int:
    """How much of a very long wish a guest finds in the file with all that is kept."""
    guest = await place.office.sandbox.person("Robin", language=place.office.config.team.language)
    if is_excluded:
        await exclude_account(place, guest)
    await guest.starts()
    await guest.sends(f"{place.told.name}, {STRANGER}\n{place.told.question}")
    await guest.presses(place.say("Agree and send"))
    await guest.presses(place.say("Correct it"))
    await guest.presses(place.say("Question"))
    await guest.sends(" ".join([place.told.note] * 200)[:4000])
    await guest.sees(place.say("Corrected, thank you. No need to send it again."))
    await guest.sends("/mydata")
    await guest.sees(place.say("This is all that we keep about you."))
    sent = [call for call in await place.office.sandbox.calls() if call["method"] == "sendDocument"]
    (request,) = json.loads(sent[-1]["parameters"]["document"]["content"])["requests"]
    return len(request["about"])


async def test_a_very_long_wish_of_somebody_excluded_is_cut_as_anybodys(place: Workplace) -> None:
    """Otherwise its length in one's own file would tell."""
    anybodys = await length_of_a_corrected_wish(place, is_excluded=False)

    assert await length_of_a_corrected_wish(place, is_excluded=True) == anybodys
