"""Who acts in public: a person, or a channel or group by its own id; never a stand-in, a bot, or Telegram itself."""

from datetime import UTC, datetime

from aiogram.types import (
    Chat,
    ChatJoinRequest,
    Message,
    MessageReactionUpdated,
    PollAnswer,
    TelegramObject,
    User,
)
from hypothesis import given
from hypothesis import strategies as st

from handlers.acquaintance import STAND_INS
from handlers.public.identity import who_acts

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
GROUP = Chat(id=-1001, type="supergroup", title="Кухни: разговоры")
users = st.builds(
    User,
    id=st.one_of(st.sampled_from(sorted(STAND_INS)), st.integers(min_value=1, max_value=2**40)),
    is_bot=st.booleans(),
    first_name=st.just("Анна"),
    language_code=st.sampled_from([None, "ru", "en", "de"]),
)
channels = st.none() | st.builds(
    Chat, id=st.integers(min_value=-(2**40), max_value=-1), type=st.just("channel"), title=st.just("Кухни мечты")
)


@st.composite
def acts(draw: st.DrawFn) -> tuple[TelegramObject, User | None, Chat | None, bool]:
    """Something done in public, by which account and in whose name, and whether Telegram has done it by itself."""
    user, channel, copied = draw(users), draw(channels), draw(st.booleans())
    match draw(st.sampled_from(("message", "reaction", "vote", "request"))):
        case "message":
            said = Message(
                message_id=1, date=NOW, chat=GROUP, from_user=user, sender_chat=channel, text="Сколько стоит?",
                is_automatic_forward=copied or None,
            )  # fmt: skip
            return said, user, channel, copied
        case "reaction":
            by = None if channel is not None else user
            reaction = MessageReactionUpdated(
                chat=GROUP, message_id=1, date=NOW, user=by, actor_chat=channel, old_reaction=[], new_reaction=[]
            )
            return reaction, by, channel, False
        case "vote":
            vote = PollAnswer(poll_id="1", option_ids=[0], option_persistent_ids=[], user=user, voter_chat=channel)
            return vote, user, channel, False
        case _:
            request = ChatJoinRequest(chat=GROUP, from_user=user, user_chat_id=user.id, date=NOW)
            return request, user, None, False


@given(acts())
def test_stand_ins_bots_and_telegram_itself_are_nobody(
    act: tuple[TelegramObject, User | None, Chat | None, bool],
) -> None:
    event, user, channel, copied = act

    somebody = who_acts(event, "ru")

    if copied:
        assert somebody is None
    elif channel is not None:
        assert somebody is not None
        assert (somebody.telegram_id, somebody.is_person) == (channel.id, False)
    elif user is None or user.is_bot or user.id in STAND_INS:
        assert somebody is None
    else:
        assert somebody is not None
        assert (somebody.telegram_id, somebody.is_person) == (user.id, True)
