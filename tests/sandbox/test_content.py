"""Pictures, albums, places, quotes and reactions: sent by people, copied and changed by the bot, as Telegram does."""

import pytest
from aiogram.types import Update

from bot.sandbox.people import Player, Sandbox, SandboxError
from tests.sandbox.conftest import Json, RawBot

ASKED_FOR = {"allowed_updates": ["message", "edited_message", "message_reaction"]}
KINDS = (
    "document", "audio", "video", "animation", "video_note", "location", "venue", "poll", "dice", "game", "story",
    "paid_media",
)  # fmt: skip


async def copy(bot: RawBot, anna: Player, message_id: int) -> int:
    """Copy a message of Anna's to Anna."""
    place = {"chat_id": anna.id, "from_chat_id": anna.id, "message_id": message_id}
    copied: int = (await bot.result("copyMessage", **place))["message_id"]
    return copied


@pytest.mark.parametrize("kind", KINDS)
async def test_aiogram_reads_whatever_people_send(bot: RawBot, anna: Player, kind: str) -> None:
    await anna.sends_content(kind)
    message = Update.model_validate((await bot.updates())[-1]).message
    assert message is not None
    assert message.content_type == kind


async def test_an_album_comes_as_several_messages_of_one_group(bot: RawBot, anna: Player) -> None:
    sent = await anna.sends_album("Забор", None, None)
    told = [update["message"] for update in (await bot.updates())[1:]]
    assert [message["message_id"] for message in told] == [message.id for message in sent]
    assert len({message["media_group_id"] for message in told}) == 1
    assert [message.get("caption") for message in told] == ["Забор", None, None]


async def test_one_picture_is_no_album(anna: Player) -> None:
    with pytest.raises(SandboxError, match="an album has 2 to 10 files"):
        await anna.sends_album("Забор")


async def test_words_under_a_picture_and_the_picture_itself_are_changed(bot: RawBot, anna: Player) -> None:
    sent = await anna.sends_photo("Такой забор")
    await anna.edits(sent, "Вот такой забор")
    replaced = await anna.replaces(sent, "video", "А лучше такой")
    first, second = (update["edited_message"] for update in (await bot.updates())[-2:])
    assert (first["caption"], first["photo"]) == ("Вот такой забор", sent.raw["photo"])
    assert (second["caption"], "photo" in second) == ("А лучше такой", False)
    assert replaced.raw["edit_date"]


async def test_what_has_no_words_cannot_be_edited(anna: Player) -> None:
    with pytest.raises(SandboxError, match="no words to change"):
        await anna.edits(await anna.sends_sticker(), "Ой")
    with pytest.raises(SandboxError, match="no file can be replaced"):
        await anna.replaces(await anna.sends_location())


async def test_a_reaction_is_told_to_who_asked_for_it(bot: RawBot, anna: Player) -> None:
    sent = await bot.result("sendMessage", chat_id=anna.id, text="Здравствуйте")
    answer = await anna.sees("Здравствуйте")
    await anna.reacts(answer, "❤")
    assert not any("message_reaction" in update for update in await bot.updates(**ASKED_FOR))
    await anna.reacts(answer, "👍")
    await anna.reacts(answer, "👍", custom=True)
    await anna.reacts(answer, None)
    updates = [Update.model_validate(raw).message_reaction for raw in (await bot.updates())[-3:]]
    assert [update and update.message_id for update in updates] == [sent["message_id"]] * 3
    heart, thumb = {"type": "emoji", "emoji": "❤"}, {"type": "emoji", "emoji": "👍"}
    custom = {"type": "custom_emoji", "custom_emoji_id": "5368324170671202286"}
    told = [raw["message_reaction"] for raw in (await bot.updates())[-3:]]
    assert [(each["old_reaction"], each["new_reaction"]) for each in told] == [
        ([heart], [thumb]),
        ([thumb], [custom]),
        ([custom], []),
    ]


async def test_reactions_in_a_group_are_told_to_an_administrator_only(
    bot: RawBot, sandbox: Sandbox, anna: Player
) -> None:
    team = await sandbox.group("Менеджеры", members=[anna])
    await bot.result("sendMessage", chat_id=team.id, text="Новый лид")
    await bot.updates(**ASKED_FOR)
    card = await anna.sees("Новый лид", chat=team)
    await anna.reacts(card, "👍")
    await sandbox.post(f"groups/{team.id}/bot", status="member", person=anna.id)
    await anna.reacts(card, None)
    assert sum("message_reaction" in update for update in await bot.updates()) == 1


async def test_a_bot_reacts_with_one_of_the_known_emoji(bot: RawBot, anna: Player) -> None:
    sent = await anna.sends("Спасибо")
    place = {"chat_id": anna.id, "message_id": sent.id}

    def emoji(*found: str) -> list[Json]:
        return [{"type": "emoji", "emoji": one} for one in found]

    await bot.result("setMessageReaction", **place, reaction=emoji("👌"))
    assert [message.reaction for message in await anna.messages()][-1] == "👌"
    assert await bot.refusal("setMessageReaction", **place, reaction=emoji("🐌")) == "Bad Request: REACTION_INVALID"
    two = await bot.refusal("setMessageReaction", **place, reaction=emoji("👌", "👍"))
    assert two == "Bad Request: REACTIONS_TOO_MANY"
    await bot.result("setMessageReaction", **place, reaction=[])
    assert [message.reaction for message in await anna.messages()][-1] is None


async def test_a_quote_must_stand_in_the_message_that_is_answered(bot: RawBot, anna: Player) -> None:
    asked = await anna.sends("Сколько стоит доставка в Тверь?")
    reply = {"message_id": asked.id, "quote": "в Тверь"}
    await bot.result("sendMessage", chat_id=anna.id, text="500", reply_parameters=reply)
    answer = await anna.sees("500")
    assert (answer.answered, answer.quote) == (asked.id, "в Тверь")
    wrong = reply | {"quote": "в Москву"}
    refused = await bot.refusal("sendMessage", chat_id=anna.id, text="500", reply_parameters=wrong)
    assert refused == "Bad Request: QUOTE_TEXT_INVALID"
    again = await anna.sends("Почему столько?", reply_to=answer, quote="500")
    assert (again.answered, again.quote) == (answer.id, "500")
    with pytest.raises(SandboxError, match="stands in no message"):
        await anna.sends("Что?", reply_to=answer, quote="600")


async def test_a_caption_and_a_picture_of_the_bot_are_changed_in_place(bot: RawBot, anna: Player) -> None:
    sent = await anna.sends_photo("Забор")
    place = {"chat_id": anna.id, "message_id": await copy(bot, anna, sent.id)}
    await bot.result("editMessageCaption", **place, caption="<b>Новый</b> забор", parse_mode="HTML")
    assert (await anna.last_message()).text == "(picture) Новый забор"
    video = await anna.sends_content("video")
    media = {"type": "video", "media": video.raw["video"]["file_id"], "caption": "Видео"}
    await bot.result("editMessageMedia", **place, media=media)
    assert (await anna.last_message()).text == "(video) Видео"
    same = await bot.refusal("editMessageMedia", **place, media=media)
    assert same.startswith("Bad Request: message is not modified")


async def test_what_holds_no_picture_has_no_caption_to_change(bot: RawBot, anna: Player) -> None:
    note = await copy(bot, anna, (await anna.sends_content("video_note")).id)
    picture = (await anna.sends_photo()).raw["photo"][0]["file_id"]
    place, media = {"chat_id": anna.id, "message_id": note}, {"type": "photo", "media": picture}
    refused = await bot.refusal("editMessageCaption", **place, caption="Ой")
    assert refused == "Bad Request: there is no caption in the message to edit"
    assert await bot.refusal("editMessageMedia", **place, media=media) == "Bad Request: message can't be edited"
    text = await bot.result("sendMessage", chat_id=anna.id, text="Фото будет")
    await bot.result("editMessageMedia", chat_id=anna.id, message_id=text["message_id"], media=media)
    unknown = await bot.refusal(
        "editMessageMedia", **place | {"message_id": text["message_id"]}, media=media | {"media": "x"}
    )
    assert unknown == "Bad Request: wrong file identifier/HTTP URL specified"


async def test_an_album_of_the_bot_is_sent_whole_or_not_at_all(bot: RawBot, anna: Player) -> None:
    one, two = [(await anna.sends_photo()).raw["photo"][0]["file_id"] for _ in range(2)]
    files = [{"type": "photo", "media": one, "caption": "Раз"}, {"type": "photo", "media": two}]
    sent = await bot.result("sendMediaGroup", chat_id=anna.id, media=files)
    assert len({message["media_group_id"] for message in sent}) == 1
    before = len(await anna.messages())
    broken = [files[0], {"type": "photo", "media": "none"}]
    refused = await bot.refusal("sendMediaGroup", chat_id=anna.id, media=broken)
    assert refused == "Bad Request: wrong file identifier/HTTP URL specified"
    assert await bot.refusal("sendMediaGroup", chat_id=anna.id, media=files[:1]) == (
        "Bad Request: album must contain from 2 to 10 messages"
    )
    assert len(await anna.messages()) == before


async def test_stories_and_games_are_not_copied_and_a_copy_leaves_its_album(bot: RawBot, anna: Player) -> None:
    for kind in ("story", "game", "paid_media"):
        sent = await anna.sends_content(kind)
        place = {"chat_id": anna.id, "from_chat_id": anna.id, "message_id": sent.id}
        assert await bot.refusal("copyMessage", **place) == "Bad Request: message can't be copied"
    first, _ = await anna.sends_album(None, None)
    await copy(bot, anna, first.id)
    assert "media_group_id" not in (await anna.last_message()).raw
