"""Scenes that many stories begin with: Anna leaves a contact, somebody is known from before."""

from datetime import timedelta

from bot.announcing import Announcer
from bot.app import house_rules
from bot.domain.daily_line import DailyLine
from bot.timetable import Retention, Timetable
from tests.stories.conftest import Office


async def leave_contact(office: Office, *, phone: str | None = None, name: str = "Анна Петрова") -> None:
    """Anna asks and introduces herself."""
    await office.anna.starts()
    await office.anna.sends("Сколько стоит доставка?")
    await introduce_herself(office, phone=phone, name=name)


async def introduce_herself(office: Office, *, phone: str | None = None, name: str = "Анна Петрова") -> None:
    """Anna shares her phone (or types another) and a name, and agrees."""
    await office.anna.presses("Оставить контакт")
    asked = await office.anna.sees("номер")
    await (office.anna.shares_contact() if phone is None else office.anna.sends(phone))
    await office.anna.sees("Проверьте" if phone is None else "зовут", after=asked)
    await office.anna.sends(name)
    await office.anna.sees("Проверьте", name, after=asked)
    await office.anna.presses("Соглашаюсь, отправить")


async def keep_in_directory(office: Office, name: str, phone: str) -> None:
    """Somebody else came by before and was kept as a client."""
    guest = await office.sandbox.person("Гость")
    anna, office.anna = office.anna, guest
    await leave_contact(office, phone=phone, name=name)
    office.anna = anna
    await office.olga.presses("Взять", chat=office.team, on=name)
    await office.olga.presses("Сохранить контакт…", on=name)
    await office.olga.presses("Клиент", on=name)
    await office.olga.presses("Пропустить")
    await office.olga.sees("без заметки")


async def let_time_pass(office: Office, time: timedelta, *, line: DailyLine | None = None) -> None:
    """So much later the timetable does what is due; the bot says it as soon as it has anything to do.

    `line`: when the team hears what was shown; it hears nothing where that is none.
    """
    async with office.storage() as storage:
        timetable = Timetable(
            storage=storage,
            clock=office.clock,
            retention=Retention.of(raw_updates_days=90, interest_months=12, closed_leads_months=36),
            announce=Announcer(house_rules(office.config, "leadhook_sandbox_bot")).announce,
            written=lambda: None,
            arrived=lambda: None,
            daily_line=line,
        )
        await timetable.tick(office.clock.now() + time)
