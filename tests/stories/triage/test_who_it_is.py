"""Who it is: a number of several is asked about once; the team's answer is told, and asked for again when in doubt."""

from bot.domain.client import ClientKind
from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin
from bot.sandbox.people import Player
from tests.clocks import START
from tests.stories.workplace import PHONE, Workplace

NUMBER = "+79123456789"
OTHER_NAMES = {"ru": ("Мария Сидорова", "Пётр Сидоров"), "en": ("Mary Stone", "Peter Stone")}


async def know_two(work: Workplace) -> tuple[str, str]:
    """Two clients have Anna's number on their cards."""
    value = ContactValue(kind=ContactKind.PHONE, normal_form=NUMBER)
    point = ContactPoint(value=value, verified=False, origin=Origin.IMPORT)
    names = OTHER_NAMES[work.office.config.team.language]
    async with work.office.writing() as session:
        for name in names:
            client = await session.directory.add_client(name=name, kind=ClientKind.CLIENT, now=START)
            await session.directory.append_points([point], client=client.id, now=START)
    return names


async def comes_again(work: Workplace, name: str) -> None:
    """Somebody else's account, the same number typed, and a name."""
    guest: Player = await work.office.sandbox.person("Guest", language=work.office.config.team.language)
    anna, work.office.anna = work.office.anna, guest
    await work.gets_and_takes_a_lead(phone=PHONE, name=name)
    work.office.anna = anna


async def test_a_number_of_two_is_asked_about_once(work: Workplace) -> None:
    """Whoever comes by the same name and number later is suggested; what was answered can be doubted."""
    mary, peter = await know_two(work)
    await work.gets_and_takes_a_lead()
    asks = work.say("Several clients have these contacts. Who is it?")
    card = await work.manager.sees(asks)
    labels = {work.say("It is {name}", name=name) for name in (mary, peter)}
    assert labels | {work.say("It is somebody else")} <= set(card.labels)
    await work.manager.presses(work.say("It is {name}", name=peter))
    await work.manager.sees(work.say("Client: {name}", name=peter))
    await work.chooses("Close…")
    await work.manager.presses(work.say("Changed their mind"))
    await comes_again(work, work.told.name)
    said = await work.manager.sees(
        work.say("No. {number}", number=2), work.say("You have answered: it is {name}.", name=peter)
    )
    await work.manager.presses(work.say("Ask who again"), on=said)
    asked = await work.manager.sees(work.say("No. {number}", number=2), asks)
    assert labels <= set(asked.labels)


async def test_it_is_somebody_else(work: Workplace) -> None:
    """Noted, told, and taken back; then a client of their own, without another question."""
    await know_two(work)
    await work.gets_and_takes_a_lead()
    await work.manager.sees(work.say("Several clients have these contacts. Who is it?"))
    assert await work.manager.presses(work.say("It is somebody else")) == work.say("Noted: somebody else.")
    noted = work.say("You have answered: it is somebody else.")
    await work.manager.sees(noted)
    await work.manager.presses(work.say("Ask who again"))
    await work.manager.sees(work.say("Several clients have these contacts. Who is it?"))
    await work.manager.presses(work.say("It is somebody else"))
    await work.manager.sees(noted)
    await work.chooses("History")
    await work.manager.sees(work.say("To be asked again who it is"), work.say("Somebody else than who has the contact"))
    await work.manager.presses(work.say("‹ Back"))
    await work.manager.presses(work.say("✓ Qualified lead"))
    await work.manager.sees(work.say("✅ Deal in progress"), work.say("Client: {name}", name=work.told.name))


async def test_whose_number_it_is_is_asked_before_the_talk(work: Workplace) -> None:
    """The caller's card asks too; whoever of the team shows the number next reads the answer."""
    mary, _ = await know_two(work)
    await work.manager.sends(PHONE)
    asks = work.say("Several clients have these contacts. Who is it?")
    card = await work.manager.sees(asks)
    await work.manager.presses(work.say("It is {name}", name=mary), on=card)
    answer = work.say("You have answered: it is {name}.", name=mary)
    await work.manager.sees(answer)
    if work.colleague is not None:
        await work.colleague.sends(NUMBER)
        await work.colleague.sees(answer, f"{mary}")
    await work.manager.presses(work.say("Ask who again"), on=card)
    again = await work.manager.sees(asks)
    assert again.id == card.id
