"""Stories of buttons under posts: put under one that stands there, published with one, pressed, taken away."""

from bot.sandbox.sight import Seen
from tests.stories.conftest import Office
from tests.stories.public.conftest import Square

POST = "Новая кухня «Лофт»"
JOURNAL = (
    "SELECT i.route, i.post_id, p.telegram_id FROM interests i JOIN prospects p ON p.id = i.prospect_id"
    " WHERE i.route <> 'join' ORDER BY i.id"
)


async def put_button(square: Square, *, tells: bool = False) -> Seen:
    """The owner forwards a post of the channel and has a button put there; gives the post back."""
    owner = square.office.viktor
    for subscriber in (square.anna, square.office.olga):
        await subscriber.joins(square.channel)
    post = await owner.posts(POST, to=square.channel)
    await owner.forwards(post)
    if tells:
        await owner.presses(square.say("Tell me who presses"))
        await owner.sees(square.say("A press tells me at once who is interested, and opens the chat with me."))
    await owner.presses(square.say("Put the button there"))
    await owner.sees(POST, square.say("✅ The button stands under the post."))
    return await square.anna.sees_button(await label(square), chat=square.channel)


async def russian(square: Square) -> bool:
    """Whether the business speaks Russian: so does the button."""
    return square.office.config.team.language == "ru"


async def label(square: Square) -> str:
    """What stands on the button."""
    return "Задать вопрос" if await russian(square) else "Ask us"


async def test_a_link_under_a_post_brings_somebody_from_it(square: Square) -> None:
    """Whoever comes by it has the post in the journal, and the owner sees the figures."""
    post = await put_button(square)
    toast = await square.anna.presses(await label(square), on=post)
    assert toast is not None
    await square.anna.starts(toast.url.partition("start=")[2])
    await square.anna.sends(square.told.question)
    await square.office.sandbox.quiet()
    (came, asked) = await square.office.rows(JOURNAL)
    assert (came["post_id"], asked["route"]) == (1, "question")
    owner = square.office.viktor
    await owner.presses(square.say("Refresh"))
    await owner.sees(
        square.say("Pressed: {pressed} · opened the chat: {came} · left a request: {leads}", pressed=1, came=1, leads=0)
    )


async def test_who_presses_is_known_at_once_and_once(square: Square) -> None:
    """Before START, so nobody may write to her; the second press opens the chat all the same."""
    post = await put_button(square, tells=True)
    for _ in range(2):
        toast = await square.anna.presses(await label(square), on=post)
        assert toast is not None and "start=" in toast.url
    await square.office.sandbox.quiet()
    rows = await square.office.rows(JOURNAL)
    assert rows == [{"route": "post_button", "post_id": 1, "telegram_id": square.anna.id}]
    assert await square.office.rows("SELECT private_since FROM prospects") == [{"private_since": None}]


async def test_a_colleague_who_presses_shows_no_interest(square: Square) -> None:
    post = await put_button(square, tells=True)
    toast = await square.office.olga.presses(await label(square), on=post)
    assert toast is not None and "start=" in toast.url
    assert await square.office.rows(JOURNAL) == []


async def test_an_interest_from_a_post_ends_as_a_lead_with_its_journal(square: Square) -> None:
    post = await put_button(square, tells=True)
    toast = await square.anna.presses(await label(square), on=post)
    assert toast is not None
    await square.anna.starts(toast.url.partition("start=")[2])
    await square.gets_a_lead()
    await square.manager.sees_button(square.say("Take"), chat=square.board, on=square.told.name)
    journal = await square.office.rows(
        "SELECT i.route FROM lead_interests l JOIN interests i ON i.id = l.interest_id ORDER BY i.id"
    )
    assert [line["route"] for line in journal if line["route"] != "join"] == [
        "post_button", "deep_link", "start", "question",
    ]  # fmt: skip


async def test_the_bot_publishes_what_the_owner_has_written(square: Square) -> None:
    """A preview first; then the post stands in the channel with its button, and is one post with its discussion."""
    owner = square.office.viktor
    await owner.sends("/post")
    await owner.sends(POST)
    await owner.sees(square.say("Nothing is published yet: above you see how it will look."))
    await owner.presses(square.say("Other words…"))
    await owner.sends("Хочу такую")
    await owner.sees(square.say("Button: “{label}”", label="Хочу такую"))
    await owner.presses(square.say("Publish"))
    await owner.sees(square.say("✅ The button stands under the post."))
    post = await square.anna.sees_button("Хочу такую", chat=square.channel, on=POST)
    await square.office.sandbox.quiet()
    rows = await square.office.rows("SELECT chat_id, message_id, title, discussion_chat_id FROM posts")
    assert rows == [
        {
            "chat_id": square.channel.id,
            "message_id": post.id,
            "title": POST,
            "discussion_chat_id": square.discussion.id,
        }
    ]


async def test_a_button_is_taken_away_again(square: Square) -> None:
    await put_button(square)
    owner = square.office.viktor
    await owner.presses(square.say("Take it away"))
    await owner.sees(square.say("There is no button under the post yet."))
    await square.anna.sees_no_button(await label(square), chat=square.channel)


async def test_without_the_right_to_edit_the_owner_is_told_what_to_do(square: Square) -> None:
    """The draft stays, and a second try puts the button there."""
    owner = square.office.viktor
    post = await owner.posts(POST, to=square.channel)
    await owner.makes_bot("administrator", "can_post_messages", of=square.channel)
    await owner.forwards(post)
    toast = await owner.presses(square.say("Put the button there"))
    assert toast == square.say(
        "I may not edit posts in “{channel}”. Allow it in the administrators’ list there.", channel=square.channel.title
    )
    await owner.makes_bot("administrator", of=square.channel)
    await owner.presses(square.say("Put the button there"))
    await owner.sees(square.say("✅ The button stands under the post."))


async def test_rights_taken_away_between_preview_and_publishing_keep_the_draft(square: Square) -> None:
    owner = square.office.viktor
    await owner.sends("/post")
    await owner.sends(POST)
    await owner.sees_button(square.say("Publish"))
    await owner.makes_bot("administrator", "can_edit_messages", of=square.channel)
    toast = await owner.presses(square.say("Publish"))
    assert toast == square.say(
        "I may not post in “{channel}”. Allow it in the administrators’ list there.", channel=square.channel.title
    )
    await owner.makes_bot("administrator", of=square.channel)
    await owner.presses(square.say("Publish"))
    await owner.sees(square.say("✅ The button stands under the post."))


async def test_a_post_that_was_deleted_is_told_of(square: Square) -> None:
    owner = square.office.viktor
    post = await owner.posts(POST, to=square.channel)
    await owner.forwards(post)
    await owner.sees_button(square.say("Put the button there"))
    await square.office.delete_as_administrator(post)
    await owner.presses(square.say("Put the button there"))
    await owner.sees(square.say("⚠️ The post is gone from the channel."))


async def test_no_button_stands_under_a_post_that_is_gone(square: Square) -> None:
    """Deleted with its button: whoever wants to take that away reads that there is nothing left."""
    post = await put_button(square)
    owner = square.office.viktor
    await square.office.delete_as_administrator(post)
    await owner.presses(square.say("Take it away"))
    card = await owner.sees(square.say("⚠️ The post is gone from the channel."))
    assert square.say("✅ The button stands under the post.") not in card.text


async def test_who_has_no_channel_hears_so_before_writing_a_post(office: Office) -> None:
    """With the way to one. Nothing that is written next is taken for a post."""
    await office.viktor.sends("/post")
    await office.viktor.sees("Я пока не администратор ни в одном канале", "/setup")
    await office.viktor.sends(POST)
    await office.sandbox.quiet()
    assert await office.rows("SELECT id FROM post_buttons") == []


async def test_an_album_is_told_of_once(square: Square) -> None:
    owner = square.office.viktor
    await owner.sends("/post")
    await owner.sends_album("Раз", None, None)
    said = square.say(
        "Telegram puts no buttons under albums. Let me publish a second post below it, with the button: /post"
    )
    await owner.sees(said)
    await square.office.sandbox.quiet()
    assert len([each for each in await owner.messages() if each.from_bot and said in each.text]) == 1


async def test_posts_are_for_the_owner(square: Square) -> None:
    await square.manager.sends("/post")
    await square.office.sandbox.quiet()
    assert await square.office.rows("SELECT id FROM post_buttons") == []
    post = await square.office.viktor.posts(POST, to=square.channel)
    await square.manager.forwards(post)
    await square.manager.sees_no_button(square.say("Put the button there"))


BY_CAMPAIGN = "SELECT route, campaign, campaign_id, post_id FROM interests WHERE post_id IS NOT NULL ORDER BY id"


async def make_campaigns(square: Square, *names: str) -> None:
    """The owner makes campaigns before there is a post."""
    for name in names:
        await square.office.viktor.sends(f"/campaign {name}")
        await square.office.viktor.sees(name, square.say("People who came: <b>{n}</b>", n=0))


async def test_whoever_presses_counts_for_the_campaign_of_the_button(square: Square) -> None:
    """By the press itself, and by the link that it opens; on the lead's card stands where it came from."""
    await make_campaigns(square, "Весна")
    owner = square.office.viktor
    post = await owner.posts(POST, to=square.channel)
    await owner.forwards(post)
    await owner.presses(square.say("Tell me who presses"))
    await owner.presses(square.say("Source…"))
    await owner.sees(square.say("Which source shall whoever presses “{label}” count for?", label=await label(square)))
    await owner.presses("Весна")
    await owner.sees(POST, square.say("Source: {campaign}", campaign="Весна"))
    await owner.presses(square.say("Put the button there"))
    await square.anna.joins(square.channel)
    standing = await square.anna.sees_button(await label(square), chat=square.channel)
    toast = await square.anna.presses(await label(square), on=standing)
    assert toast is not None
    await square.anna.starts(toast.url.partition("start=")[2])
    await square.office.sandbox.quiet()
    expected = {"campaign": "Весна", "campaign_id": 1, "post_id": 1}
    assert await square.office.rows(BY_CAMPAIGN) == [
        {"route": "post_button", **expected}, {"route": "deep_link", **expected},
    ]  # fmt: skip
    await square.gets_a_lead()
    await square.manager.sees(square.told.name, square.say("Source: {campaign}", campaign="Весна"), chat=square.board)


async def test_the_link_of_a_published_post_carries_its_campaign(square: Square) -> None:
    """Chosen among many, page by page."""
    await make_campaigns(square, *(f"Источник {number}" for number in range(1, 8)))
    owner = square.office.viktor
    await owner.sends("/post")
    await owner.sends(POST)
    await owner.presses(square.say("Source…"))
    await owner.presses("›")
    await owner.presses("Источник 1")
    await owner.presses(square.say("Publish"))
    await owner.sees(
        square.say("✅ The button stands under the post."), square.say("Source: {campaign}", campaign="Источник 1")
    )
    await square.anna.joins(square.channel)
    post = await square.anna.sees_button(await label(square), chat=square.channel, on=POST)
    toast = await square.anna.presses(await label(square), on=post)
    assert toast is not None
    await square.anna.starts(toast.url.partition("start=")[2])
    await square.office.sandbox.quiet()
    (came,) = await square.office.rows(BY_CAMPAIGN)
    assert (came["route"], came["campaign"], came["campaign_id"]) == ("deep_link", "Источник 1", 1)


async def test_a_campaign_can_be_taken_off_the_button_again(square: Square) -> None:
    await make_campaigns(square, "Весна")
    owner = square.office.viktor
    await owner.sends("/post")
    await owner.sends(POST)
    await owner.presses(square.say("Source…"))
    await owner.presses("Весна")
    await owner.sees(square.say("Source: {campaign}", campaign="Весна"))
    await owner.presses(square.say("Source…"))
    await owner.sees("✓ Весна")
    await owner.presses(square.say("No source"))
    await owner.sees(square.say("Nothing is published yet: above you see how it will look."))
    await square.office.sandbox.quiet()
    assert await square.office.rows("SELECT campaign_id FROM post_buttons") == [{"campaign_id": None}]


async def test_a_campaign_that_is_over_by_now_is_not_chosen(square: Square) -> None:
    await make_campaigns(square, "Весна", "Осень")
    owner = square.office.viktor
    spring = await owner.sees("Весна", square.say("People who came: <b>{n}</b>", n=0))
    await owner.sends("/post")
    await owner.sends(POST)
    await owner.presses(square.say("Source…"))
    asked = await owner.sees_button("Весна", square.say("No source"))
    await owner.presses(square.say("End"), on=spring)
    toast = await owner.presses("Весна", on=asked)
    assert toast == square.say("“{name}” was changed meanwhile. How it is now: /campaign.", name="Весна")
    assert await square.office.rows("SELECT campaign_id FROM post_buttons") == [{"campaign_id": None}]


async def test_a_post_goes_into_one_of_many_channels(square: Square) -> None:
    """Page by page; until one is chosen there is nothing to publish into."""
    owner = square.office.viktor
    for number in range(1, 8):
        await square.office.sandbox.channel(f"Канал {number}", members=[owner])
    await square.office.sandbox.quiet()
    await owner.sends("/post")
    await owner.sends(POST)
    card = await owner.sees_button(square.say("Which channel?"))
    assert square.say("Publish") not in card.labels
    await owner.presses(square.say("Which channel?"))
    await owner.sees(square.say("Into which channel does the post go?"))
    await owner.presses("›")
    await owner.presses("Канал 7")
    await owner.sees(square.say("Channel: {channel}", channel="Канал 7"))
    await owner.presses(square.say("Channel…"))
    await owner.presses("›")
    await owner.presses("✓ Канал 7")
    await owner.presses(square.say("Publish"))
    await owner.sees(
        square.say("✅ The button stands under the post."), square.say("Channel: {channel}", channel="Канал 7")
    )


async def test_earlier_posts_are_listed_with_what_came_of_them(square: Square) -> None:
    """Page by page, the newest first; a press shows the card of one below the list."""
    owner = square.office.viktor
    for number in range(1, 6):
        await owner.sends("/post")
        await owner.sends(f"Кухня {number}")
        await owner.presses(square.say("Publish"))
        await owner.sees(f"Кухня {number}", square.say("✅ The button stands under the post."))
    await square.anna.joins(square.channel)
    post = await square.anna.sees_button(await label(square), chat=square.channel, on="Кухня 5")
    toast = await square.anna.presses(await label(square), on=post)
    assert toast is not None
    await square.anna.starts(toast.url.partition("start=")[2])
    await square.office.sandbox.quiet()
    await owner.sends("/post")
    figures = "Pressed: {pressed} · opened the chat: {came} · left a request: {leads}"
    listed = await owner.sees(
        square.say("<b>Posts with a button</b>"), "Кухня 5", square.say(figures, pressed=1, came=1, leads=0)
    )
    assert "Кухня 1" not in listed.text
    await owner.presses("›")
    listed = await owner.sees(square.say("<b>Posts with a button</b>"), "Кухня 1")
    await owner.presses("Кухня 1")
    card = await owner.sees(square.say("✅ The button stands under the post."), "Кухня 1", after=listed)
    assert square.say("Take it away") in card.labels


async def test_without_campaigns_nothing_is_asked_about_them(square: Square) -> None:
    owner = square.office.viktor
    await owner.sends("/post")
    await owner.sends(POST)
    card = await owner.sees_button(square.say("Publish"))
    assert square.say("Source…") not in card.labels


async def test_what_is_forwarded_is_no_post_to_publish(square: Square) -> None:
    """Neither a sticker nor what a bot has written; the owner's own words are taken afterwards."""
    owner = square.office.viktor
    sticker = await square.anna.sends_sticker(to=await square.office.sandbox.group("Соседи", members=[square.anna]))
    await owner.sends("/post")
    by_bot = await owner.sees("/cancel")
    for forwarded in (sticker, by_bot):
        asked = await owner.forwards(forwarded)
        await owner.sees(
            square.say("Please write it here yourself: words, or a picture with words. /cancel leaves it."), after=asked
        )
    asked = await owner.sends_sticker()
    await owner.sees(
        square.say("Please write it here yourself: words, or a picture with words. /cancel leaves it."), after=asked
    )
    await owner.sends(POST)
    await owner.sees_button(square.say("Publish"), on=POST)


async def test_a_button_goes_on_leading_to_the_bot_that_was_thrown_out(square: Square) -> None:
    """Nothing is heard there any more; once the bot is back, the press counts and the button can be taken away."""
    post = await put_button(square, tells=True)
    owner = square.office.viktor
    card = await owner.sees_button(square.say("Take it away"))
    await owner.makes_bot("kicked", of=square.channel)
    await square.office.sandbox.quiet()
    toast = await square.anna.presses(await label(square), on=post)
    assert toast is not None and "start=" in toast.url
    assert await square.office.rows(JOURNAL) == []
    refused = await owner.presses(square.say("Take it away"), on=card)
    assert refused == square.say(
        "I may not edit posts in “{channel}”. Allow it in the administrators’ list there.", channel=square.channel.title
    )
    await owner.presses(square.say("Refresh"), on=card)
    await owner.sees(
        square.say("Pressed: {pressed} · opened the chat: {came} · left a request: {leads}", pressed=0, came=0, leads=0)
    )
    await owner.makes_bot("administrator", of=square.channel)
    await square.office.sandbox.quiet()
    await square.anna.presses(await label(square), on=post)
    await square.office.sandbox.quiet()
    assert [row["route"] for row in await square.office.rows(JOURNAL)] == ["post_button"]
    await owner.presses(square.say("Take it away"), on=card)
    await owner.sees(square.say("There is no button under the post yet."))
