"""The set-up in words: what works in a chat, and for each thing that is missing what to do."""

from bot.domain.chat import ChatKind, ChatMode
from bot.domain.chat_routes import EverywhereLack, Lack, Way
from bot.texts import text

WAYS = {
    Way.POSTS: text("posts"),
    Way.POST_BUTTON: text("the button under posts"),
    Way.COMMENTS: text("comments"),
    Way.QUESTIONS: text("questions"),
    Way.REACTIONS: text("reactions"),
    Way.JOINS: text("who joins"),
    Way.JOIN_REQUESTS: text("requests to join"),
    Way.WHISPERS: text("whispered answers"),
}

LACKS = {
    Lack.OUTSIDE: text("I am not there. Add me again."),
    Lack.OFF: text("I am switched off here."),
    Lack.MUTED: text("I may not write here. Lift my restriction."),
    Lack.NO_POSTING: text("I cannot publish posts with a button. Give me the right to post messages."),
    Lack.NO_EDITING: text("I cannot put a button under your posts. Give me the right to edit messages."),
    Lack.NO_INVITING: text("I make no invite links and hear of no requests to join. Give me the right to add people."),
    Lack.NO_DISCUSSION: text("Nobody can comment: link a group in the channel’s settings, under “Discussion”."),
    Lack.OUTSIDE_OF_DISCUSSION: text("I see no comments: add me to the group that is linked with the channel."),
    Lack.DISCUSSION_UNHEARD: text("I see no comments: make me an administrator of the group where people discuss."),
    Lack.NOT_ADMINISTRATOR: text("I do not see reactions and who joins. Make me an administrator."),
    Lack.HEARS_LITTLE: text("I hear only what is meant for me. Make me an administrator, and I hear the questions."),
    Lack.NO_REPLYING: text("I cannot answer in your name. Allow me to reply, in Telegram’s settings for business."),
    Lack.NO_DIRECT: text("I do not see private messages to the channel. Give me the right to manage direct messages."),
    Lack.CANNOT_WHISPER: text("Only an administrator can whisper. Make me one."),
}

BESIDES = {
    Lack.NO_DIRECT: text("With the right to manage direct messages I also notice what people write to the channel."),
}

EVERYWHERE = {
    EverywhereLack.NO_CHAT: text("I am in no channel and no group yet: add me."),
    EverywhereLack.JOINS_NO_GROUPS: text("Nobody can add me to groups: allow it with /setjoingroups at @BotFather."),
    EverywhereLack.NO_SEARCH: text("Nobody can look for anything through me: send /setinline to @BotFather."),
}

NAMES_READ_ANEW = text(
    "I am reading all clients’ names anew, by newer rules: {percent} % done. Until then I find people as before."
)

KINDS = {
    ChatKind.CHANNEL: text("channel"),
    ChatKind.GROUP: text("group"),
    ChatKind.SUPERGROUP: text("group"),
    ChatKind.BUSINESS: text("private messages"),
    ChatKind.DIRECT: text("private messages"),
}

MODES = {
    ChatMode.WATCH: text("Just look on"),
    ChatMode.WHISPER: text("Whisper"),
    ChatMode.ANSWER: text("Answer openly"),
    ChatMode.OFF: text("Off"),
}

BEHAVIOUR = {
    ChatMode.WATCH: text("I look on and write nothing of my own here."),
    ChatMode.WHISPER: text("I answer so that only who has asked can read it."),
    ChatMode.ANSWER: text("I answer under the question, where all can read it."),
    ChatMode.OFF: text("Nothing that happens here is noticed."),
}

_IN_NAME = text("Whoever writes for the first time gets a short answer in your name, with a link to me.")
_FOR_CHANNEL = text("Whoever writes for the first time gets a short answer from me, with a link to our chat.")
BEHAVIOUR_AMONG_TWO = {
    ChatKind.BUSINESS: BEHAVIOUR | {ChatMode.ANSWER: _IN_NAME},
    ChatKind.DIRECT: BEHAVIOUR | {ChatMode.ANSWER: _FOR_CHANNEL},
}
