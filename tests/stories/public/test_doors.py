"""Stories of doors: people ask to be let into our chats, come in by links or without, and are met once."""

from datetime import timedelta

from tests.stories.public.conftest import Square

HELLO = "Hello! Ask your question right here: a person will answer it. You need not say who you are."
ASKED = "Your request to join “{chat}” has reached us."
START = "Open the chat with us"


async def routes(square: Square) -> list[tuple[str, str | None]]:
    """The whole journal of everybody: which way each line came, and by what."""
    await square.office.sandbox.quiet()
    rows = await square.office.rows("SELECT route, campaign FROM interests ORDER BY id")
    return [(row["route"], row["campaign"]) for row in rows]


async def joins_counted(square: Square) -> list[int]:
    """How many have come in unknown, chat by chat."""
    rows = await square.office.rows("SELECT total FROM attention_counts WHERE route = 'join' ORDER BY chat_id")
    return [row["total"] for row in rows]


async def let_everybody_in(square: Square) -> None:
    """The owner tells the bot to let in whoever asks to join the channel."""
    owner = square.office.viktor
    await square.office.sandbox.quiet()
    await owner.sends("/setup")
    await owner.presses("Кухни")
    await owner.presses(square.say("Let in who asks"))
    await owner.sees(square.say("I let in whoever asks to join."))


async def test_who_asks_to_join_is_met_writes_and_becomes_a_lead(square: Square) -> None:
    """START opens the chat for good; the lead tells by which link she came."""
    link = await square.office.viktor.makes_link("Весна", to=square.channel, asks=True)
    await square.anna.asks_to_join(square.channel, by=link)
    met = await square.anna.sees(square.say(HELLO), square.say(ASKED, chat="Кухни"), "/privacy")
    assert met.labels == [square.say(START)]
    assert await routes(square) == [("join_request", "Весна")]
    assert await square.office.rows("SELECT private_since FROM prospects") == [{"private_since": None}]
    await square.anna.starts("door")
    await square.anna.sends(square.told.question)
    await square.manager.sees(square.told.question, "Весна", chat=square.board)
    await square.anna.presses(square.say("Leave a contact"))
    await square.anna.shares_contact()
    await square.anna.sends(square.told.name)
    await square.anna.sees(square.say("Please check:"), square.told.name)
    await square.anna.presses(square.say("Agree and send"))
    await square.manager.sees(square.told.name, "Весна", chat=square.board)
    assert [route for route, _ in await routes(square)] == ["join_request", "start", "question"]
    assert await square.office.rows("SELECT campaign, route FROM leads") == [
        {"campaign": "Весна", "route": "join_request"}
    ]


async def test_who_asks_again_gets_no_second_message(square: Square) -> None:
    """Turned away, she asks once more, and at another door too."""
    link = await square.office.viktor.makes_link("Весна", to=square.channel, asks=True)
    other = await square.office.viktor.makes_link("Лето", to=square.discussion, asks=True)
    await square.anna.asks_to_join(square.channel, by=link)
    await square.anna.sees(square.say(HELLO))
    await square.office.viktor.turns_away(square.anna, of=square.channel)
    await square.office.sandbox.quiet()
    since = await square.office.sandbox.mark()
    await square.anna.asks_to_join(square.channel, by=link)
    await square.anna.asks_to_join(square.discussion, by=other)
    await square.anna.sees_nothing_new(since=since)
    assert await routes(square) == [("join_request", "Весна"), ("join_request", "Лето")]


async def test_five_minutes_later_nothing_is_sent(square: Square) -> None:
    """It is interest all the same."""
    await square.office.sandbox.inject({
        "chat_join_request": {
            "chat": {"id": square.channel.id, "type": "channel", "title": square.channel.title},
            "from": {"id": square.anna.id, "is_bot": False, "first_name": "Анна", "language_code": "ru"},
            "user_chat_id": square.anna.id,
            "date": int((square.office.clock.now() - timedelta(minutes=5, seconds=5)).timestamp()),
        }
    })  # fmt: skip
    assert await routes(square) == [("join_request", None)]
    assert await square.anna.messages() == []
    assert "approveChatJoinRequest" not in [call["method"] for call in await square.office.sandbox.calls()]
    assert await square.office.rows("SELECT id FROM outbox WHERE status IN ('new', 'sending')") == []


async def test_a_refusal_of_telegram_is_kept_quietly(square: Square) -> None:
    """Nobody hears of it, and her chat opens as ever once she starts it."""
    link = await square.office.viktor.makes_link("Весна", to=square.channel, asks=True)
    await square.office.sandbox.order_fault("sendMessage", "403_absent", chat_id=square.anna.id)
    since = await square.office.sandbox.mark()
    await square.anna.asks_to_join(square.channel, by=link)
    await square.manager.sees_nothing_new(since=since, chat=square.board)
    assert await square.anna.messages() == []
    assert await square.office.rows("SELECT blocked_at FROM prospects") == [{"blocked_at": None}]
    await square.anna.starts("door")
    await square.anna.sees(square.say(HELLO))
    assert [route for route, _ in await routes(square)] == ["join_request", "start"]


async def test_without_the_right_to_invite_nobody_hears_of_a_request(square: Square) -> None:
    """Whoever lets her in, she is counted like everybody who just comes."""
    await square.office.viktor.makes_bot("administrator", "can_post_messages", of=square.channel)
    link = await square.office.viktor.makes_link("Весна", to=square.channel, asks=True)
    await square.anna.asks_to_join(square.channel, by=link)
    assert await routes(square) == []
    assert await square.anna.messages() == []
    await square.office.viktor.lets_in(square.anna, to=square.channel)
    assert await routes(square) == [("join", "Весна")]


async def test_the_bot_lets_in_where_it_is_to_and_says_so_before(square: Square) -> None:
    """Once she is in, it could not write to her any more. The request and the coming in are one interest."""
    await let_everybody_in(square)
    link = await square.office.viktor.makes_link("Весна", to=square.channel, asks=True)
    began = len(await square.office.sandbox.calls())
    await square.anna.asks_to_join(square.channel, by=link)
    await square.anna.sees(square.say("Welcome to “{chat}”: we let you in right away.", chat="Кухни"))
    await square.office.sandbox.quiet()
    calls = [call["method"] for call in await square.office.sandbox.calls(began)]
    assert calls.index("sendMessage") < calls.index("approveChatJoinRequest")
    assert await routes(square) == [("join_request", "Весна")]
    assert await joins_counted(square) == []


async def test_who_is_excluded_is_neither_met_nor_let_in(square: Square) -> None:
    """It is counted with what the exclusion stopped."""
    await let_everybody_in(square)
    link = await square.office.viktor.makes_link("Весна", to=square.channel, asks=True)
    await square.gets_a_question()
    await square.manager.presses(square.say("Exclude…"), chat=square.board)
    await square.manager.presses(square.say("Spam"), chat=square.board)
    await square.office.sandbox.quiet()
    since = await square.office.sandbox.mark()
    before = await routes(square)
    await square.anna.asks_to_join(square.channel, by=link)
    await square.anna.sees_nothing_new(since=since)
    assert await routes(square) == before
    assert "approveChatJoinRequest" not in [call["method"] for call in await square.office.sandbox.calls()]


async def test_who_comes_by_a_link_of_a_name_is_known_once(square: Square) -> None:
    """She leaves and comes again; nothing is sent to her, and a lead of hers tells of the link."""
    link = await square.office.viktor.makes_link("Весна", to=square.channel)
    await square.anna.joins_by(link)
    await square.anna.leaves(square.channel)
    await square.anna.joins_by(link)
    assert await routes(square) == [("join", "Весна")]
    assert await square.anna.messages() == []
    await square.gets_a_lead()
    await square.manager.sees(square.told.name, "Весна", chat=square.board)


async def test_who_comes_without_a_link_is_only_counted(square: Square) -> None:
    """Ten people, of whom nothing is kept; who is brought in by others has shown nothing, and neither has the team."""
    for number in range(10):
        guest = await square.office.sandbox.person(f"Гость {number}")
        await guest.joins(square.channel)
    nameless = await square.office.viktor.makes_link(to=square.discussion)
    await square.anna.joins_by(nameless)
    await square.manager.joins_by(await square.office.viktor.makes_link("Весна", to=square.channel))
    assert await routes(square) == []
    assert sorted(await joins_counted(square)) == [1, 10]
    assert await square.office.rows("SELECT id FROM prospects") == []


async def test_the_bot_makes_a_link_that_counts_for_a_campaign(square: Square) -> None:
    """The owner asks for it on the campaign's card, passes it on, and sees who came in by it."""
    owner, say = square.office.viktor, square.say
    await square.office.sandbox.quiet()
    await owner.sends("/campaign Весна")
    await owner.presses(say("Invite link…"))
    await owner.sees(square.say("<b>Into which chat is the link to lead?</b>"))
    assert await owner.presses("Кухни") == say("The link comes in a moment.")
    told = await owner.sees("t.me/+", "Весна")
    link = next(word for word in told.text.split() if "t.me/+" in word)
    await square.anna.joins_by(link)
    assert await routes(square) == [("join", "Весна")]
    assert await square.office.rows("SELECT campaign_id FROM interests") == [{"campaign_id": 1}]
    await owner.presses(say("Invite link…"))
    await owner.presses("Кухни")
    await square.office.sandbox.quiet()
    assert await square.office.rows("SELECT count(*) AS links FROM campaign_links") == [{"links": 1}]


async def test_an_invite_link_leads_into_any_of_many_chats_of_ours(square: Square) -> None:
    """Page by page; a stranger's group, where the bot was made an administrator, is none of them."""
    owner, say = square.office.viktor, square.say
    await square.office.sandbox.group("Чужое", members=[square.anna])
    for number in range(1, 5):
        await square.office.sandbox.group(f"Клуб {number}", members=[owner])
    await square.office.sandbox.quiet()
    await owner.sends("/campaign Весна")
    await owner.presses(say("Invite link…"))
    asked = await owner.sees(say("<b>Into which chat is the link to lead?</b>"))
    labels = list(asked.labels)
    await owner.presses("›")
    asked = await owner.sees_button("Клуб 4")
    assert "Чужое" not in {*labels, *asked.labels}
    assert await owner.presses("Клуб 4") == say("The link comes in a moment.")
    await owner.sees("t.me/+", "Клуб 4")
