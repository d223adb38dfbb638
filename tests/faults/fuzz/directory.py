"""The directory before anybody wrote: clients, partners and a company, some with contacts of those to come."""

from random import Random

from bot.domain.client import ClientKind
from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin, telegram_identity
from bot.domain.ids import ManagerId
from storage import Session
from tests.faults.fuzz.cast import Cast, Part, Somebody
from tests.updates.hand_clock import START


async def fill_directory(session: Session, cast: Cast, random: Random) -> None:
    """Let every client be known by phone and mail; some share a phone with, or are, somebody who will write."""
    prospects = cast.playing(Part.PROSPECT)
    managers = cast.playing(Part.MANAGER)
    for place, client in enumerate(cast.clients):
        kind = ClientKind.CLIENT if place % 2 else random.choice(list(ClientKind))
        manager = ManagerId(random.choice(managers).id) if place % 3 else None
        known = await session.directory.add_client(name=client.name, kind=kind, manager=manager, now=START)
        points = [phone_of(client), _point(ContactKind.EMAIL, client.email), phone_of(prospects[place])]
        if place % 2:
            account = telegram_identity(prospects[-place].id)
            points.append(ContactPoint(value=account, verified=True, origin=Origin.MESSENGER))
        await session.directory.append_points(points, client=known.id, now=START)
    company = await session.directory.add_company(name="ООО «Ромашка & <сыновья>»", now=START)
    await session.directory.append_points([phone_of(prospects[7])], company=company.id, now=START)


def phone_of(somebody: Somebody) -> ContactPoint:
    """Somebody's phone, typed."""
    return _point(ContactKind.PHONE, f"+{somebody.phone}")


def _point(kind: ContactKind, value: str) -> ContactPoint:
    return ContactPoint(value=ContactValue(kind=kind, normal_form=value), verified=False, origin=Origin.IMPORT)
