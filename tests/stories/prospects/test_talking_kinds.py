"""Talking in whatever Telegram has: each kind is passed on, or answered with a sentence, both ways."""

from tests.stories.workplace import Workplace

PASSED_ON = ("document", "audio", "video", "animation", "voice", "video_note", "location", "venue")
SHOWN_AS = {
    "document": "(file)", "audio": "(music)", "video": "(video)", "animation": "(animation)",
    "voice": "(voice message)", "video_note": "(video note)", "location": "(location)", "venue": "(place)",
    "poll": "(poll)", "sticker": "(sticker)",
}  # fmt: skip


async def test_a_person_says_it_in_any_way(place: Workplace) -> None:
    """Files, voice, places and polls arrive under the card."""
    card = await place.gets_and_takes_a_lead()
    for kind in (*PASSED_ON, "poll"):
        await place.anna.sends_content(kind)
        assert (await place.manager.sees(SHOWN_AS[kind])).answered == card.id
        await place.office.sandbox.quiet()


async def test_what_only_plays_is_answered_with_a_smile(place: Workplace) -> None:
    """Neither is a question, and nobody is bothered."""
    await place.anna.starts()
    for kind in ("sticker", "dice", "game", "story"):
        sent = await place.anna.sends_content(kind)
        await place.anna.sees(place.say("And in words, please: what would you like to know?"), after=sent)
        await place.office.sandbox.quiet()
    assert await place.office.rows("SELECT id FROM interests WHERE route = 'question'") == []


async def test_what_cannot_be_passed_on_is_said_so(place: Workplace) -> None:
    """Telegram lets no bot pass on what costs money to look at."""
    await place.anna.starts()
    await place.anna.sends_content("paid_media")
    await place.anna.sees(place.say("I cannot pass this on. Please write in words, or send a picture or a file."))
    assert await place.office.rows("SELECT id FROM interests WHERE route = 'question'") == []


async def test_a_manager_answers_in_any_way(place: Workplace) -> None:
    """Also with a sticker; with a game, or what a person pays for, not."""
    card = await place.gets_and_takes_a_lead()
    for kind in (*PASSED_ON, "sticker"):
        await place.manager.sends_content(kind, reply_to=card)
        await place.anna.sees(SHOWN_AS[kind])
    for kind in ("game", "paid_media", "poll"):
        sent = await place.manager.sends_content(kind, reply_to=card)
        await place.manager.sees(
            place.say("This cannot be passed on. Send words, a picture, a voice message or a file."), after=sent
        )
