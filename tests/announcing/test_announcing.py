"""Announcing: who gets what, in a group, in private, alone, and when everything comes at once."""

from dataclasses import dataclass, replace
from typing import Any

import pytest

from bot.announcing import Announcer
from bot.announcing.digests import BURST, MOST_ON_A_DIGEST
from bot.domain.client import ClientKind
from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin
from bot.domain.events import (
    AnswerGiven,
    CardAskedFor,
    Event,
    LeadChanged,
    LeadCreated,
    MessageUndeliverable,
    PartnerWrote,
    PostedMessage,
    ProspectChanged,
    ProspectWrote,
    TeamChatClosed,
    TeamChatOpened,
    TopicChosen,
    UpdateSetAside,
)
from bot.domain.ids import ManagerId, RemarkId
from bot.domain.interest import Route
from bot.domain.lead import Lead, Status
from bot.domain.prospect import Prospect, pseudonym_number
from bot.mailboxes import OutboxEntry, Priority
from storage import Session
from tests.announcing.conftest import NOW, OLGA, PAVEL, TEAM_CHAT, VIKTOR, hire, house

ANNA = 1001
PHONE = "+7 912 345-67-89"


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A team, and a post office that delivers at once."""

    session: Session
    announcer: Announcer

    async def announce(self, *events: Event) -> None:
        """Let events be told."""
        await self.announcer.announce(self.session, NOW, events)

    async def deliver(self) -> list[OutboxEntry]:
        """Send all that waits, in order; message ids count up."""
        sent: list[OutboxEntry] = []
        while heads := await self.session.outbox.heads(NOW):
            for entry in heads:
                await self.session.outbox.mark_sending([entry])
                await self.session.outbox.mark_sent(entry, entry.card_message_id or 100 + entry.id, NOW)
                sent.append(entry)
        return sent

    async def told(self, *events: Event) -> dict[int, list[str]]:
        """Let events be told and return the texts by chat."""
        await self.announce(*events)
        texts: dict[int, list[str]] = {}
        for entry in await self.deliver():
            texts.setdefault(entry.letter.chat_id, []).append(said(entry))
        return texts

    async def meet(self, telegram_id: int = ANNA) -> Prospect:
        """Somebody writes for the first time."""
        return await self.session.prospects.add(
            telegram_id=telegram_id, telegram_name="Аня", username=None, language="ru", now=NOW, private_since=NOW
        )

    async def ask(self, prospect: Prospect, words: str) -> ProspectWrote:
        """A question comes into the journal."""
        await self.session.interests.add(
            prospect=prospect.id, route=Route.QUESTION, campaign=None, topic=None, words=words, now=NOW
        )
        return ProspectWrote(prospect=prospect.id, lead=None, words=words, posted=None)

    async def lead(self, telegram_id: int = ANNA) -> Lead:
        """Somebody introduced themselves."""
        prospect = await self.meet(telegram_id)
        phone = ContactValue(kind=ContactKind.PHONE, normal_form="+79123456789")
        point = ContactPoint(value=phone, verified=True, origin=Origin.SHARED, primary=True)
        return await self.session.leads.add(
            prospect=prospect.id,
            name="Анна Петрова",
            wish="Нужен прайс",
            campaign=None,
            route=Route.QUESTION,
            contact_points=[point],
            now=NOW,
        )

    async def taken_lead(self, by: ManagerId = OLGA) -> Lead:
        """A lead in somebody's hands."""
        free = await self.lead()
        taken = free.taken_by(by)
        await self.session.leads.save(taken, before=free)
        return taken


def said(entry: OutboxEntry) -> str:
    """The text of a letter, else its method."""
    return str(entry.letter.payload.get("text", entry.letter.method))


def labels(payload: dict[str, Any]) -> list[str]:
    """What stands on the buttons of a letter."""
    rows = payload.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


@pytest.fixture
async def group(session: Session) -> Office:
    """Olga, Pavel and Viktor with a group."""
    await hire(session, OLGA, PAVEL, VIKTOR)
    return Office(session=session, announcer=Announcer(house(team_chat=TEAM_CHAT)))


@pytest.fixture
async def private(session: Session) -> Office:
    """Olga, Pavel and Viktor without a group."""
    await hire(session, OLGA, PAVEL, VIKTOR)
    return Office(session=session, announcer=Announcer(house(team_chat=None)))


@pytest.fixture
async def alone(session: Session) -> Office:
    """Viktor by himself."""
    await hire(session, VIKTOR)
    return Office(session=session, announcer=Announcer(house(team_chat=None)))


async def test_a_new_lead_comes_to_the_group_without_its_contact(group: Office) -> None:
    """One card, one button."""
    lead = await group.lead()
    await group.announce(LeadCreated(lead=lead.id))
    (entry,) = await group.deliver()
    assert entry.letter.chat_id == TEAM_CHAT
    assert PHONE not in said(entry)
    assert labels(entry.letter.payload) == ["Взять"]
    assert entry.letter.priority == Priority.NOTICE


async def test_whoever_takes_it_gets_the_contact_in_private(group: Office) -> None:
    """The group's card tells who, the private one tells all."""
    lead = await group.lead()
    await group.told(LeadCreated(lead=lead.id))
    await group.session.leads.save(lead.taken_by(OLGA), before=lead)
    told = await group.told(LeadChanged(lead=lead.id))
    assert set(told) == {TEAM_CHAT, OLGA}
    assert "В работе: Ольга" in told[TEAM_CHAT][0]
    assert PHONE not in told[TEAM_CHAT][0]
    assert PHONE in told[OLGA][0]


async def test_without_a_group_everybody_gets_the_card(private: Office) -> None:
    """Contact hidden from all, the owner too, until somebody takes it."""
    lead = await private.lead()
    told = await private.told(LeadCreated(lead=lead.id))
    assert set(told) == {OLGA, PAVEL, VIKTOR}
    assert [text for texts in told.values() for text in texts if PHONE in text] == []
    await private.session.leads.save(lead.taken_by(OLGA), before=lead)
    told = await private.told(LeadChanged(lead=lead.id))
    assert {chat: PHONE in texts[0] for chat, texts in told.items()} == {OLGA: True, PAVEL: False, VIKTOR: True}


async def test_one_person_alone_gets_everything_at_once(alone: Office) -> None:
    """No taking."""
    lead = await alone.lead()
    await alone.announce(LeadCreated(lead=lead.id))
    (entry,) = await alone.deliver()
    assert PHONE in said(entry)
    assert "Взять" not in labels(entry.letter.payload)


async def test_whoever_blocked_the_bot_gets_nothing(private: Office) -> None:
    """Nor does whoever never started it."""
    await private.session.team.save_blocked(PAVEL, NOW)
    lead = await private.lead()
    assert set(await private.told(LeadCreated(lead=lead.id))) == {OLGA, VIKTOR}


async def test_nothing_is_sent_where_nothing_has_changed(group: Office) -> None:
    """The card shows it already."""
    lead = await group.lead()
    await group.told(LeadCreated(lead=lead.id))
    assert await group.told(LeadChanged(lead=lead.id)) == {}


async def test_the_same_event_twice_is_told_once(group: Office) -> None:
    """One deed may have several reasons to tell of it."""
    lead = await group.taken_lead()
    lost = MessageUndeliverable(prospect=lead.prospect)
    told = await group.told(lost, LeadChanged(lead=lead.id), lost)
    assert told[OLGA].count("🔇 Не доставлено: человек заблокировал бота.") == 1


async def test_a_card_that_is_asked_for_moves_to_the_end_of_the_chat(group: Office) -> None:
    """The old one goes, the new one comes; the owner sees all of it."""
    lead = await group.lead()
    first = await group.told(CardAskedFor(lead=lead.id, chat_id=VIKTOR))
    assert PHONE in first[VIKTOR][0]
    again = await group.told(CardAskedFor(lead=lead.id, chat_id=VIKTOR))
    assert again[VIKTOR][0] == "deleteMessage"
    assert PHONE in again[VIKTOR][1]


async def test_a_manager_asking_for_a_free_card_sees_no_contact(group: Office) -> None:
    """Asking is not taking."""
    lead = await group.lead()
    told = await group.told(CardAskedFor(lead=lead.id, chat_id=PAVEL))
    assert PHONE not in told[PAVEL][0]


async def test_a_topic_comes_silently_and_the_question_after_it_is_heard(group: Office) -> None:
    """No words, no sound; a line under a card that stands there already."""
    anna = await group.meet()
    await group.session.interests.add(
        prospect=anna.id, route=Route.TOPIC, campaign=None, topic="Цены", words=None, now=NOW
    )
    await group.announce(TopicChosen(prospect=anna.id))
    (card,) = await group.deliver()
    assert card.letter.payload["disable_notification"] is True
    told = await group.told(await group.ask(anna, "Сколько <стоит>?"))
    assert [text.splitlines()[-1] for text in told[TEAM_CHAT]] == [
        "«Сколько &lt;стоит&gt;?»",
        told[TEAM_CHAT][1],
    ]
    assert told[TEAM_CHAT][1].endswith("</b>: Сколько &lt;стоит&gt;?")


async def test_what_comes_faster_than_its_card_is_read_all_the_same(group: Office) -> None:
    """A card on its way is full after three questions; the others are lines under it."""
    prospect = await group.meet()
    await group.session.prospects.save_asked(prospect.id, NOW)
    for words in ("Здравствуйте!", "Есть доставка?", "А сборка?", "И сколько?", "Сегодня?"):
        await group.announce(await group.ask(prospect, words))
    card, *lines = [said(entry) for entry in await group.deliver()]
    assert [words in card for words in ("Здравствуйте!", "Есть доставка?", "А сборка?")] == [True, True, True]
    assert [line.partition("</b>: ")[2] for line in lines] == ["И сколько?", "Сегодня?"]


async def test_what_comes_while_its_card_is_under_way_is_read_all_the_same(group: Office) -> None:
    """The card would only be changed to show it, without a sound and perhaps not for long."""
    prospect = await group.meet()
    await group.session.prospects.save_asked(prospect.id, NOW)
    await group.announce(await group.ask(prospect, "Здравствуйте!"))
    (card,) = await group.session.outbox.heads(NOW)
    await group.session.outbox.mark_sending([card])
    later = ("Есть доставка?", "А сборка?", "И сколько?", "Сегодня?")
    await group.announce(await group.ask(prospect, later[0]))
    await group.session.outbox.mark_sent(card, 100, NOW)
    for words in later[1:]:
        await group.announce(await group.ask(prospect, words))
    _, *lines = [said(entry) for entry in await group.deliver()]
    assert [line.partition("</b>: ")[2] for line in lines] == [*later]


async def test_long_words_are_not_cut_short_before_anybody_has_read_them(group: Office) -> None:
    """What comes after them is a line under the card that shows them."""
    prospect = await group.meet()
    await group.session.prospects.save_asked(prospect.id, NOW)
    for words in ("Нужна доставка. " * 10, "Сколько это стоит?"):
        await group.announce(await group.ask(prospect, words.strip()))
    card, line = [said(entry) for entry in await group.deliver()]
    assert card.count("Нужна доставка.") == 10
    assert line.endswith("Сколько это стоит?")


async def test_a_long_question_is_passed_on_whole(group: Office) -> None:
    """What the card cuts stands under it, in parts that Telegram takes."""
    anna = await group.meet()
    words = "ы" * 4096
    told = await group.told(await group.ask(anna, words))
    card, *parts = told[TEAM_CHAT]
    assert "…" in card
    assert sum(part.count("ы") for part in parts) == len(words)
    assert max(len(part) for part in parts) < 4096


async def test_a_long_question_of_emoji_is_passed_on_in_parts_that_telegram_takes(group: Office) -> None:
    """Each counts as two characters (Telegram Bot API: 4096 of them make a message)."""
    words = "😀" * 4000

    told = await group.told(await group.ask(await group.meet(), words))

    _, *parts = told[TEAM_CHAT]
    assert sum(part.count("😀") for part in parts) == len(words)
    assert max(len(part.encode("utf-16-le")) // 2 for part in parts) < 4096


async def test_a_photo_is_copied_under_the_card(group: Office) -> None:
    """More than text goes as it is."""
    anna = await group.meet()
    question = replace(await group.ask(anna, "Вот такое"), posted=PostedMessage(chat_id=ANNA, message_id=7))
    await group.announce(question)
    card, copy = await group.deliver()
    assert copy.letter.method == "copyMessage"
    assert copy.letter.payload["from_chat_id"] == ANNA
    assert copy.letter.reply_to_card == card.letter.card
    assert copy.letter.prospect == anna.id


async def test_words_about_a_taken_lead_go_to_its_taker_alone(group: Office) -> None:
    """Under the lead's card, as somebody with a name."""
    lead = await group.taken_lead()
    await group.told(LeadCreated(lead=lead.id))
    told = await group.told(ProspectWrote(prospect=lead.prospect, lead=lead.id, words="И ещё", posted=None))
    assert told == {OLGA: ["<b>Анна Петрова</b>: И ещё"]}


async def test_words_about_a_free_lead_go_to_everybody(private: Office) -> None:
    """Nobody has it yet."""
    lead = await private.lead()
    await private.told(LeadCreated(lead=lead.id))
    told = await private.told(ProspectWrote(prospect=lead.prospect, lead=lead.id, words="И ещё", posted=None))
    assert set(told) == {OLGA, PAVEL, VIKTOR}


async def test_an_answer_reaches_the_person_as_it_was_typed(group: Office) -> None:
    """No markup, no name; the group learns who has answered, without a sound."""
    anna = await group.meet()
    await group.told(await group.ask(anna, "Сколько?"))
    await group.announce(AnswerGiven(prospect=anna.id, by=OLGA, words="5 < 6", posted=None))
    letters = await group.deliver()
    sent = {entry.letter.chat_id: entry.letter.payload for entry in letters}
    assert next(entry.letter.payload for entry in letters if entry.letter.chat_id == ANNA) == {
        "chat_id": ANNA, "text": "5 < 6",
    }  # fmt: skip
    assert sent[TEAM_CHAT]["text"] == "💬 Ответ отправлен · Ольга"
    assert sent[TEAM_CHAT]["disable_notification"] is True


async def test_an_answer_that_is_more_than_text_is_copied(group: Office) -> None:
    """A copy does not name its author (Telegram Bot API)."""
    anna = await group.meet()
    posted = PostedMessage(chat_id=OLGA, message_id=9)
    await group.announce(AnswerGiven(prospect=anna.id, by=OLGA, words=None, posted=posted))
    entry, invitation = await group.deliver()
    assert (entry.letter.method, entry.letter.chat_id) == ("copyMessage", ANNA)
    assert invitation.letter.payload["disable_notification"] is True


async def test_a_partner_is_for_their_own_manager(group: Office) -> None:
    """A badged card in private, nothing in the group."""
    anna = await group.meet()
    client = await group.session.directory.add_client(name="Возилка", kind=ClientKind.SUPPLIER, manager=PAVEL, now=NOW)
    await group.session.directory.append_points([anna.identity_point], client=client.id, now=NOW)
    told = await group.told(PartnerWrote(prospect=anna.id, client=client.id))
    assert set(told) == {PAVEL}
    assert "🤝 <b>Возилка</b> · поставщик" in told[PAVEL][0]


async def test_what_became_of_a_person_shows_only_where_the_card_stands(group: Office) -> None:
    """No card appears because of a change."""
    anna = await group.meet()
    assert await group.told(ProspectChanged(prospect=anna.id)) == {}
    await group.told(await group.ask(anna, "Сколько?"))
    await group.session.prospects.save(replace(anna, blocked_at=NOW))
    told = await group.told(ProspectChanged(prospect=anna.id))
    assert "🔇 Бот заблокирован" in told[TEAM_CHAT][0]


async def test_that_an_answer_did_not_arrive_is_told_to_whoever_works_on_it(group: Office) -> None:
    """Under the card."""
    lead = await group.taken_lead()
    await group.told(LeadCreated(lead=lead.id))
    told = await group.told(MessageUndeliverable(prospect=lead.prospect))
    assert told[OLGA][-1] == "🔇 Не доставлено: человек заблокировал бота."


async def test_an_update_set_aside_is_told_to_the_owner(group: Office) -> None:
    """By its number alone."""
    told = await group.told(UpdateSetAside(seq=17))
    assert set(told) == {VIKTOR}
    assert "17" in told[VIKTOR][0]


async def test_a_burst_of_leads_shares_digest_cards(group: Office) -> None:
    """A few cards of their own, then lists that are replaced while they wait."""
    leads = [(await group.lead(5000 + number)).id for number in range(BURST + MOST_ON_A_DIGEST + 3)]
    for lead in leads:
        await group.announce(LeadCreated(lead=lead))
    sent = await group.deliver()
    digests = [entry for entry in sent if (entry.letter.card or "").startswith("digest:")]
    assert len(sent) - len(digests) == BURST
    assert [len(labels(entry.letter.payload)) for entry in digests] == [MOST_ON_A_DIGEST, 3]
    assert "20 новых лидов" in said(digests[0])


async def test_a_digest_that_was_sent_is_followed_by_a_new_one(group: Office) -> None:
    """A card is never added to behind the reader's back."""
    for number in range(BURST + 1):
        await group.announce(LeadCreated(lead=(await group.lead(5000 + number)).id))
    await group.deliver()
    for number in range(BURST + 1):
        await group.announce(LeadCreated(lead=(await group.lead(6000 + number)).id))
    digests = [entry for entry in await group.deliver() if (entry.letter.card or "").startswith("digest:")]
    assert [len(labels(entry.letter.payload)) for entry in digests] == [1]


async def test_cards_follow_a_group_that_moved(group: Office) -> None:
    """The config still calls it by its old id."""
    await group.session.outbox.move_chat(TEAM_CHAT, -100999, NOW)
    lead = await group.lead()
    assert set(await group.told(LeadCreated(lead=lead.id))) == {-100999}


async def test_a_reply_to_a_card_answers_its_prospect(group: Office) -> None:
    """Every message about a prospect knows whom it is about."""
    lead = await group.lead()
    await group.announce(LeadCreated(lead=lead.id))
    (entry,) = await group.deliver()
    assert entry.letter.prospect == lead.prospect
    assert await group.session.outbox.find_prospect_spoken_of(TEAM_CHAT, 100 + entry.id) == lead.prospect


async def test_a_question_that_became_a_lead_before_its_card_appeared_needs_no_card(group: Office) -> None:
    """The lead's card tells it all, and the group may hear only so much a minute."""
    lead = await group.lead()
    anna = await group.session.prospects.get(lead.prospect)
    await group.announce(TopicChosen(prospect=anna.id))

    assert list(await group.told(LeadCreated(lead=lead.id), ProspectChanged(prospect=anna.id))) == [TEAM_CHAT]
    assert await group.session.outbox.chats_showing(f"prospect:{anna.id}") == []


async def test_a_question_that_a_reopened_lead_does_not_hold_is_shown_all_the_same(group: Office) -> None:
    """It came while the lead was closed, and its card is still on its way."""
    lead = await group.lead()
    closed = lead.moved_to(Status.CLOSED, by=OLGA, now=NOW)
    await group.session.leads.save(closed, before=lead)
    prospect = await group.session.prospects.get(lead.prospect)
    await group.announce(await group.ask(prospect, "А ещё одну доставку?"))
    await group.session.leads.save(closed.moved_to(Status.TAKEN, by=OLGA, now=NOW), before=closed)
    told = await group.told(ProspectChanged(prospect=prospect.id))
    assert ["А ещё одну доставку?" in text for text in told.get(TEAM_CHAT, [])] == [True]


async def test_a_new_lead_goes_before_what_became_of_an_older_one(group: Office) -> None:
    """In the group, where messages are few a minute, news goes before refreshed cards."""
    first = await group.lead()
    await group.told(LeadCreated(lead=first.id))
    taken = first.taken_by(OLGA)
    await group.session.leads.save(taken, before=first)
    await group.announce(LeadChanged(lead=first.id))
    second = await group.lead(telegram_id=1002)
    await group.announce(LeadCreated(lead=second.id))

    in_group = [entry for entry in await group.deliver() if entry.letter.chat_id == TEAM_CHAT]

    assert [entry.letter.card for entry in in_group] == [f"lead:{second.id}", f"lead:{first.id}"]


async def test_while_the_group_is_closed_everybody_hears_of_free_leads_and_of_what_it_did_not_get(
    group: Office,
) -> None:
    """The owner is told what to do; a lead in work stays with whoever has it."""
    await group.taken_lead()
    await group.lead(1002)
    asking = await group.meet(1003)
    question = await group.ask(asking, "Сколько стоит?")
    await group.session.team.save_group_closed(TEAM_CHAT, NOW)
    told = await group.told(TeamChatClosed(chat_id=TEAM_CHAT, unheard=(asking.id,)))
    assert told.keys() == {OLGA, PAVEL, VIKTOR}
    warning, *cards = told[VIKTOR]
    assert "Не могу писать в группу менеджеров" in warning
    for seen in (told[OLGA], told[PAVEL], cards):
        lead, asked = seen
        assert "Новый лид №2" in lead
        assert "Сколько стоит?" in asked
    assert (await group.told(question)).keys() == {OLGA, PAVEL, VIKTOR}


@pytest.mark.parametrize("more_than_card_shows", [False, True])
async def test_what_the_group_did_not_get_of_the_talk_comes_in_private_unless_a_card_says_it(
    group: Office, more_than_card_shows: bool
) -> None:
    """A card that comes anew shows the words that wait; a picture it shows never, nor what is too long for it."""
    asking = await group.meet()
    await group.told(await group.ask(asking, "Сколько стоит?"))
    words = "И когда? " * 60 if more_than_card_shows else "И когда?"
    line = replace(await group.ask(asking, words), remark=RemarkId(1))
    posted = PostedMessage(chat_id=ANNA, message_id=7)
    picture = ProspectWrote(prospect=asking.id, lead=None, words=None, posted=posted, remark=RemarkId(2))
    await group.announce(line, picture)
    given_up = await group.session.outbox.drop_waiting(TEAM_CHAT, "kicked", NOW)
    await group.session.team.save_group_closed(TEAM_CHAT, NOW)
    unsaid = tuple(entry.id for entry in given_up if (entry.letter.card or "").startswith("remark:"))

    told = await group.told(TeamChatClosed(chat_id=TEAM_CHAT, unheard=(asking.id,), unsaid=unsaid))

    card, *more = told[PAVEL]
    assert "Сколько стоит?" in card
    assert "И когда?" in card
    line_below = f"<b>Гость {pseudonym_number(asking.id)}</b>: {words}"
    assert more == [*([line_below] if more_than_card_shows else []), "copyMessage"]


async def test_a_group_that_is_open_again_sees_what_is_free(group: Office) -> None:
    """And hears the news from then on."""
    await group.lead()
    told = await group.told(TeamChatOpened(chat_id=TEAM_CHAT))
    assert told.keys() == {TEAM_CHAT}
    assert len(told[TEAM_CHAT]) == 1


async def test_another_group_that_is_closed_is_nobodys_business(group: Office) -> None:
    """The config may have named it once."""
    await group.lead()
    assert await group.told(TeamChatClosed(chat_id=-5, unheard=())) == {}


async def test_leads_on_a_digest_do_not_wait_behind_what_changed(group: Office) -> None:
    """A new lead is news, also when it comes in a crowd."""
    leads = [await group.lead(telegram_id=2000 + number) for number in range(BURST + 2)]
    first, *others = leads
    await group.told(LeadCreated(lead=first.id))
    taken = first.taken_by(OLGA)
    await group.session.leads.save(taken, before=first)
    await group.announce(LeadChanged(lead=first.id))
    await group.announce(*(LeadCreated(lead=lead.id) for lead in others))

    in_group = [entry.letter.card for entry in await group.deliver() if entry.letter.chat_id == TEAM_CHAT]

    assert in_group[-2:] == [f"digest:{leads[-1].id}", f"lead:{first.id}"]
