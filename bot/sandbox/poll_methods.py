"""The methods that ask something and end the asking: polls of the bot."""

from aiogram.types import InputPollOption

from bot.sandbox.call import Call
from bot.sandbox.contents import new_poll_id
from bot.sandbox.failures import WRITING_FORBIDDEN, bad_request
from bot.sandbox.keyboards import check_known_fields, read_inline_keyboard
from bot.sandbox.message_methods import post
from bot.sandbox.polls import recount
from bot.sandbox.wire import message_json
from bot.sandbox.world import Json

NO_RIGHT_TO_ASK = "not enough rights to send polls to the chat"
NOT_PLAYED = ("correct_option_id", "correct_option_ids", "open_period", "close_date", "media", "allow_adding_options")
LONGEST_QUESTION, LONGEST_OPTION, MOST_OPTIONS = 300, 100, 12  # Telegram Bot API: sendPoll


def send_poll(call: Call) -> Json:
    """Ask people to choose."""
    chat = call.writable_chat(NO_RIGHT_TO_ASK)
    anonymous = "is_anonymous" not in call.parameters or call.flag("is_anonymous")
    if chat.is_channel and not anonymous:
        raise bad_request("non-anonymous polls can't be sent to channel chats")
    _check_is_played(call)
    poll: Json = {"id": new_poll_id(call.world), "question": _question(call), "options": _options(call)}
    poll |= {"total_voter_count": 0, "is_closed": call.flag("is_closed"), "is_anonymous": anonymous, "type": "regular"}
    revoting = "allows_revoting" not in call.parameters or call.flag("allows_revoting")
    choices = {"allows_multiple_answers": call.flag("allows_multiple_answers"), "allows_revoting": revoting}
    return message_json(post(call, chat, {"poll": poll | choices | {"members_only": call.flag("members_only")}}))


def _check_is_played(call: Call) -> None:
    """Raises 400 also for what Telegram allows and the sandbox does not play: quizzes, polls that end by themselves."""
    kind = call.text("type") or "regular"
    if kind not in ("regular", "quiz"):
        raise bad_request("unsupported poll type specified")
    strange = [name for name in NOT_PLAYED if name in call.parameters]
    if kind == "quiz" or strange:
        raise bad_request(f"the sandbox plays no quizzes, and no polls with {', '.join(NOT_PLAYED)}")


def _question(call: Call) -> str:
    question = call.text("question").strip()
    if not question:
        raise bad_request("text must be non-empty")
    if len(question) > LONGEST_QUESTION:
        raise bad_request(f"poll question length must not exceed {LONGEST_QUESTION}")
    return question


def _options(call: Call) -> list[Json]:
    options = call.objects("options")
    for option in options:
        check_known_fields(option, InputPollOption)
    texts = [str(option.get("text", "")).strip() for option in options]
    if not texts:
        raise bad_request("poll must have at least one answer option")
    if len(texts) > MOST_OPTIONS:
        raise bad_request(f"poll can't have more than {MOST_OPTIONS} options")
    if not all(texts):
        raise bad_request("text must be non-empty")
    if any(len(text) > LONGEST_OPTION for text in texts):
        raise bad_request(f"poll options length must not exceed {LONGEST_OPTION}")
    return [{"persistent_id": str(at), "text": text, "voter_count": 0} for at, text in enumerate(texts)]


def stop_poll(call: Call) -> Json:
    """End a poll of the bot's own; what it has come to stays."""
    chat = call.writable_chat(WRITING_FORBIDDEN)
    message = call.message(chat, "message with poll to stop not found")
    if "poll" not in message.content:
        raise bad_request("message is not a poll")
    if message.sender is not call.world.bot or message.forward_origin:
        raise bad_request("poll can't be stopped")
    if message.content["poll"]["is_closed"]:
        raise bad_request("poll has already been closed")
    markup = call.mapping("reply_markup")
    message.inline_keyboard = read_inline_keyboard(markup) if markup else None
    recount(call.world, call.world.polls[message.content["poll"]["id"]], is_closed=True)
    stopped: Json = message.content["poll"]
    return stopped
