"""Refusals on order: what Telegram says, in its own words, and to which calls it can say so."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.failures import (
    CHAT_NOT_FOUND,
    DELETE_NOT_FOUND,
    EDIT_NOT_FOUND,
    FILE_TOO_BIG,
    MESSAGE_ID_INVALID,
    NO_CAPTION,
    NO_COPYING,
    NO_DELETING,
    NO_EDITING,
    NO_REQUEST,
    NO_RIGHT_TO_INVITE,
    NO_RIGHT_TO_LET_IN,
    NO_RIGHT_TO_POST,
    NO_RIGHT_TO_SEND,
    NOT_MODIFIED,
    ONE_POLLER_ONLY,
    QUOTE_INVALID,
    WRITING_FORBIDDEN,
    WRONG_FILE,
    WRONG_FILE_ID,
    BotApiError,
    bad_request,
    conflict,
    forbidden,
    group_upgraded,
    not_found,
    too_many_requests,
    unauthorized,
)
from bot.sandbox.method_fields import LOADING, fields_of
from bot.sandbox.methods import CALLS, METHODS
from bot.sandbox.wire import kind_of_chat
from bot.sandbox.world import Chat, Fault

Says = Callable[[Fault, Chat | None], BotApiError]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A call has no effect, and the bot is told so; `befalls` names methods in small letters."""

    says: Says
    befalls: frozenset[str]
    in_groups_only: bool = False

    def happens_in(self, chat_id: object) -> bool:
        """Whether it is ever said of this chat."""
        return is_group(chat_id) or not self.in_groups_only


def is_group(chat_id: object) -> bool:
    """Groups have negative ids (Telegram Bot API)."""
    return isinstance(chat_id, int) and chat_id < 0


def _methods_with(field: str) -> frozenset[str]:
    return frozenset(method for method in METHODS if field in fields_of(method))


ANY = frozenset(CALLS)
IN_CHAT, ON_MESSAGE, FORMATTED = _methods_with("chat_id"), _methods_with("message_id"), _methods_with("parse_mode")
POLLING, DELETING = frozenset({"getupdates"}), frozenset({"deletemessage"})
EDITING = frozenset({"editmessagetext", "editmessagereplymarkup", "editmessagecaption", "editmessagemedia"})
COPYING = frozenset({"copymessage"})
SENDING_FILES = frozenset({"copymessage", "sendphoto", "sendmediagroup", "editmessagemedia"})
QUOTING = frozenset({"sendmessage", "sendphoto", "copymessage", "sendmediagroup"})
WRITING = frozenset({"sendmessage", "copymessage", "forwardmessage", "sendmediagroup"})
POSTING = WRITING | EDITING | {"senddocument", "sendphoto"}
INVITING = frozenset({"exportchatinvitelink", "createchatinvitelink", "editchatinvitelink", "revokechatinvitelink"})
LETTING_IN = frozenset({"approvechatjoinrequest", "declinechatjoinrequest"})


def _bad(reason: str) -> Says:
    return lambda fault, chat: bad_request(reason)


def _closed(*, person: str, place: str) -> Says:
    """403; `{}` in what is said of a group or channel stands for its sort."""

    def says(_: Fault, chat: Chat | None) -> BotApiError:
        return forbidden(person if chat is None or chat.is_private else place.format(kind_of_chat(chat)))

    return says


BLOCKED = _closed(person="bot was blocked by the user", place="bot was kicked from the {} chat")
ABSENT = _closed(person="bot can't initiate conversation with a user", place="bot is not a member of the {} chat")
GONE = _closed(person="user is deactivated", place="the group chat was deleted")
UNREADABLE = "can't parse entities: Can't find end of the entity starting at byte offset 0"

REFUSALS = {
    "401": Refusal(says=lambda fault, chat: unauthorized(), befalls=ANY),
    "403": Refusal(says=BLOCKED, befalls=IN_CHAT),
    "403_absent": Refusal(says=ABSENT, befalls=IN_CHAT),
    "403_gone": Refusal(says=GONE, befalls=IN_CHAT),
    "409": Refusal(says=lambda fault, chat: conflict(ONE_POLLER_ONLY), befalls=POLLING),
    "429": Refusal(says=lambda fault, chat: too_many_requests(fault.retry_after), befalls=ANY),
    "429_bare": Refusal(says=lambda fault, chat: too_many_requests(None), befalls=ANY),
    "not_modified": Refusal(says=_bad(NOT_MODIFIED), befalls=EDITING),
    "cant_parse_entities": Refusal(says=_bad(UNREADABLE), befalls=FORMATTED),
    "edit_not_found": Refusal(says=_bad(EDIT_NOT_FOUND), befalls=EDITING),
    "cant_edit": Refusal(says=_bad(NO_EDITING), befalls=EDITING),
    "delete_not_found": Refusal(says=_bad(DELETE_NOT_FOUND), befalls=DELETING),
    "cant_delete": Refusal(says=_bad(NO_DELETING), befalls=DELETING),
    "message_id_invalid": Refusal(says=_bad(MESSAGE_ID_INVALID), befalls=ON_MESSAGE),
    "no_caption": Refusal(says=_bad(NO_CAPTION), befalls=frozenset({"editmessagecaption"})),
    "cant_copy": Refusal(says=_bad(NO_COPYING), befalls=COPYING),
    "wrong_file": Refusal(says=_bad(WRONG_FILE), befalls=SENDING_FILES),
    "wrong_file_id": Refusal(says=_bad(WRONG_FILE_ID), befalls=frozenset({"getfile"})),
    "file_too_big": Refusal(says=_bad(FILE_TOO_BIG), befalls=frozenset({"getfile"})),
    "file_gone": Refusal(says=lambda fault, chat: not_found(), befalls=frozenset({LOADING.lower()})),
    "quote_invalid": Refusal(says=_bad(QUOTE_INVALID), befalls=QUOTING),
    "chat_not_found": Refusal(says=_bad(CHAT_NOT_FOUND), befalls=IN_CHAT),
    "no_right_to_send": Refusal(says=_bad(NO_RIGHT_TO_SEND), befalls=WRITING, in_groups_only=True),
    "writing_forbidden": Refusal(says=_bad(WRITING_FORBIDDEN), befalls=POSTING, in_groups_only=True),
    "no_right_to_post": Refusal(says=_bad(NO_RIGHT_TO_POST), befalls=POSTING, in_groups_only=True),
    "no_right_to_invite": Refusal(says=_bad(NO_RIGHT_TO_INVITE), befalls=INVITING, in_groups_only=True),
    "no_right_to_let_in": Refusal(says=_bad(NO_RIGHT_TO_LET_IN), befalls=LETTING_IN, in_groups_only=True),
    "no_request": Refusal(says=_bad(NO_REQUEST), befalls=LETTING_IN, in_groups_only=True),
    "upgraded": Refusal(
        says=lambda fault, chat: group_upgraded(fault.migrate_to_chat_id), befalls=IN_CHAT, in_groups_only=True
    ),
}
"""Refusals by the kind of their fault."""
