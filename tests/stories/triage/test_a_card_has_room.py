"""A card has room: five rows of buttons, the rest behind one of them; for whom somebody asks; a client's history."""

from bot.sandbox.sight import Seen
from tests.stories.workplace import PHONE, Workplace

MOST_ROWS = 5
COMPANY = {"ru": "ООО Лютик, закупки", "en": "Buttercup Ltd, purchasing"}


def rows_of(card: Seen) -> int:
    """How many rows of buttons stand under a card."""
    return len(card.raw["reply_markup"]["inline_keyboard"])


async def test_what_is_decided_seldom_is_behind_one_button(work: Workplace) -> None:
    """Whoever works alone has nobody to hand a lead to; a deal has its amount there, and the way back is the last."""
    card = await work.gets_and_takes_a_lead()
    assert rows_of(card) <= MOST_ROWS
    await work.manager.presses(work.say("More…"))
    opened = await work.manager.sees(work.say("<b>What else?</b>"), PHONE)
    handing = [work.say("Hand over…")] if work.colleague is not None else []
    assert opened.labels == [*handing, work.say("Note…"), work.say("History"), work.say("‹ Back")]
    await work.manager.presses(work.say("‹ Back"))
    await work.manager.sees_button(work.say("Answer"), work.say("More…"))
    await work.chooses("✓ Qualified lead")
    deal = await work.manager.sees(work.say("✅ Deal in progress"))
    assert rows_of(deal) <= MOST_ROWS
    await work.manager.presses(work.say("More…"))
    await work.manager.sees_button(work.say("Amount…"), work.say("Who is it to us…"))


async def test_for_whom_somebody_asks_stands_on_the_card(work: Workplace) -> None:
    """Said on the summary, which nobody has to do."""
    said = COMPANY[work.office.config.team.language]
    company, role = said.split(", ")
    await work.anna.starts()
    await work.anna.sends(work.told.question)
    await work.anna.presses(work.say("Leave a contact"))
    await work.anna.shares_contact()
    await work.anna.sends(work.told.name)
    await work.anna.sees(work.say("Please check:"), work.told.name)
    await work.anna.presses(work.say("For a company…"))
    await work.anna.sends(said)
    await work.anna.sees(work.say("Company: <b>{company}</b>", company=said))
    await work.anna.presses(work.say("Agree and send"))
    stands = f"{work.say('For {company}', company=company)} · {role}"
    await work.manager.sees(work.told.name, stands, chat=work.board)
    await work.others_see(work.told.name, stands)


async def test_a_clients_history_opens_on_their_card(work: Workplace) -> None:
    """Over all their leads, each line with its number; there and back in place."""
    await work.gets_and_takes_a_lead()
    await work.chooses("✓ Qualified lead")
    await work.manager.sees(work.say("✅ Deal in progress"))
    await work.manager.sends("/client 1")
    card = await work.manager.sees(work.say("{kind} · card No. {number}", kind=work.say("Client"), number=1))
    await work.manager.presses(work.say("History"), on=card)
    told = await work.manager.sees(work.say("<b>History: {name}</b>", name=work.told.name))
    assert told.id == card.id
    assert f"{work.say('No. {number}', number=1)} · {work.say('A real request')}" in told.text
    await work.manager.presses(work.say("‹ Back"), on=told)
    await work.manager.sees(work.say("{kind} · card No. {number}", kind=work.say("Client"), number=1))
