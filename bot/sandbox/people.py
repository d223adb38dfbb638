"""People for stories: they type, tap and look, over the control API of any running sandbox.

async with Sandbox.connect(url) as sandbox:
    anna = await sandbox.person("Анна", last_name="Петрова", phone="79123456789")
    await anna.starts()
    await anna.sends("Сколько стоит?")
    await anna.sees("Спасибо")
"""

import asyncio
import json
from base64 import b64encode
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from http import HTTPStatus
from io import BytesIO
from typing import Any, TypedDict, TypeVar, Unpack

from aiohttp import ClientSession, ClientTimeout

from bot.sandbox.attention import Attentive, Channel, Group
from bot.sandbox.sight import Button, Seen, button_in, is_seen_by, keyboard_of, seen, shown, tappable
from bot.sandbox.transcript import event_line, label

__all__ = ["Channel", "Group", "Player", "Results", "Sandbox", "SandboxError", "Toast", "When"]

Json = dict[str, Any]
Found = TypeVar("Found")

PATIENCE = 5.0
LOOKS_AGAIN = 0.05
LONGEST_REQUEST = ClientTimeout(total=60)


class SandboxError(AssertionError):
    """The sandbox refused: a person cannot do that."""


class When(TypedDict, total=False):
    """When a fault strikes: after so many, between two sandbox times, with a probability from a seed."""

    after: int
    since: float
    until: float
    probability: float
    seed: int


class Toast(str):
    """The words that flash up after a tap; empty when the bot answered without words."""

    alert: bool
    url: str

    def __new__(cls, text: str = "", *, alert: bool = False, url: str = "") -> "Toast":
        toast = super().__new__(cls, text)
        toast.alert = alert
        toast.url = url
        return toast


class Results(list[Json]):
    """What stands above the words of a search; for whom and how long Telegram may keep it; the button on top.

    `next_offset`: by what Telegram asks for more once somebody has scrolled to the end; empty where there is none.
    """

    personal: bool
    cache_time: int
    button: str | None
    next_offset: str

    @property
    def titles(self) -> list[str]:
        """The first line of each."""
        return [result["title"] for result in self]


class Sandbox:
    """A running sandbox, wherever it runs."""

    def __init__(self, url: str, session: ClientSession, patience: float) -> None:
        self.url = url
        self._session = session
        self._patience = patience

    @classmethod
    @asynccontextmanager
    async def connect(cls, url: str, *, patience: float = 1.0) -> AsyncIterator["Sandbox"]:
        """Talk to the sandbox at this address, for as long as the block lasts.

        `patience` is how many times longer than usual people wait for what they want to see.
        """
        headers = {"X-Sandbox": "1", "Content-Type": "application/json"}
        async with ClientSession(url, headers=headers, timeout=LONGEST_REQUEST) as session:
            yield cls(url, session, patience)

    async def get(self, path: str, **query: Any) -> Any:
        """Ask the control API."""
        async with self._session.get(f"/control/{path}", params=query) as response:
            return _checked(await response.json())

    async def post(self, path: str, **body: Any) -> Any:
        """Tell the control API; fields that are None are left out."""
        present = {name: value for name, value in body.items() if value is not None}
        async with self._session.post(f"/control/{path}", data=BytesIO(json.dumps(present).encode())) as response:
            return _checked(await response.json())

    async def content_of(self, file_id: str) -> bytes:
        """What a file holds that was sent."""
        async with self._session.get(f"/control/files/{file_id}") as response:
            if response.status != HTTPStatus.OK:
                _checked(await response.json())
            return await response.read()

    async def person(
        self,
        first_name: str,
        *,
        last_name: str | None = None,
        phone: str | None = None,
        language: str | None = "ru",
        username: str | None = None,
        id: int | None = None,
    ) -> "Player":
        """Somebody new, who has not started the bot yet."""
        known = await self.post(
            "people",
            id=id,
            first_name=first_name,
            last_name=last_name,
            username=username,
            language_code=language,
            phone=phone,
        )
        return Player(self, known)

    async def people(self) -> list["Player"]:
        """Everybody who is already there."""
        return [Player(self, known) for known in (await self.state())["people"]]

    async def group(
        self, title: str, *, members: list["Player"], id: int | None = None, username: str | None = None
    ) -> Group:
        """A new supergroup; its first member creates it, the bot is an administrator."""
        identities = [member.id for member in members]
        known = await self.post("groups", title=title, members=identities, id=id, username=username)
        return Group(id=known["id"], title=known["title"])

    async def channel(
        self,
        title: str,
        *,
        members: list["Player"],
        group: Group | None = None,
        bot: Iterable[str] | None = (),
        signed: bool = False,
        username: str | None = None,
    ) -> Channel:
        """A new channel; its first member creates it, the others have subscribed; `group` is where it is discussed.

        The bot is an administrator with the rights of `bot`, with none named the usual ones; None: it is not there.
        """
        details = {"group": group and group.id, "bot": None if bot is None else [*bot], "username": username}
        identities = [member.id for member in members]
        known = await self.post("channels", title=title, members=identities, signed=signed, **details)
        return Channel(id=known["id"], title=known["title"], group=group)

    async def settings_of_bot(self, **chosen: bool) -> None:
        """What @BotFather decides: reads_groups, inline_mode, inline_feedback."""
        await self.post("bot", **chosen)

    async def upgrade(self, group: Group) -> Group:
        """Make a supergroup of a group; gives it back under its new id."""
        known = await self.post(f"groups/{group.id}/upgrades")
        return Group(id=known["id"], title=known["title"])

    async def state(self) -> Json:
        """People, groups, pace and how busy the bot is."""
        state: Json = await self.get("state")
        return state

    async def mark(self) -> int:
        """This moment, to ask later what came after it."""
        return int((await self.state())["events"])

    async def calls(self, since: int = 0) -> list[Json]:
        """The bot's calls after the one numbered `since`."""
        calls: list[Json] = await self.get("calls", since=since)
        return calls

    async def updates(self) -> list[Json]:
        """Every update there was, and when the bot confirmed it."""
        updates: list[Json] = await self.get("updates")
        return updates

    async def inject(self, update: Json, *, update_id: int | None = None) -> int:
        """Put an update into the queue word for word."""
        return int((await self.post("updates", update=update, update_id=update_id))["update_id"])

    async def order_fault(
        self,
        method: str,
        kind: str,
        *,
        times: int = 1,
        chat_id: int | None = None,
        retry_after: int | None = None,
        migrate_to_chat_id: int | None = None,
        **when: Unpack[When],
    ) -> None:
        """Let some calls of a method, or of all (`*`), fail; `times=0` means all of them."""
        details = {"chat_id": chat_id, "retry_after": retry_after, "migrate_to_chat_id": migrate_to_chat_id}
        await self.post("fault", method=method, kind=kind, times=times, **details, **when)

    async def order_update_fault(
        self,
        kind: str,
        *,
        times: int = 1,
        by: int | None = None,
        chat_id: int | None = None,
        update_kind: str | None = None,
        **when: Unpack[When],
    ) -> None:
        """Let something go wrong with some of the updates to come; `by` says how far their ids jump.

        Of one chat, or of one kind such as `edited_message`, where that is named.
        """
        details = {"by": by, "chat_id": chat_id, "update_kind": update_kind}
        await self.post("updates/fault", kind=kind, times=times, **details, **when)

    async def faults(self) -> Json:
        """The faults ordered for `calls` and for `updates`, what each has seen and how often it hit."""
        faults: Json = await self.get("faults")
        return faults

    async def lift_faults(self) -> None:
        """From now on nothing fails on order."""
        await self.post("faults/lift")

    async def webhook(self) -> Json:
        """The webhook as it is set, and its `posts`: every delivery with its status or error."""
        webhook: Json = await self.get("webhook")
        return webhook

    async def events(self, since: int = 0) -> AsyncIterator[Json]:
        """What happens, as it happens, without end."""
        while True:
            for event in await self.get("events", since=since, wait=20):
                since = event["number"]
                yield event

    async def transcript(self, since: int = 0) -> AsyncIterator[str]:
        """What happens, as lines to read, without end."""
        async for event in self.events(since):
            if (line := event_line(event)) is not None:
                yield line

    async def quiet(self, *, still: float | None = None, patience: float = 10.0) -> None:
        """Wait until the bot has taken every update and then done nothing for `still` real seconds.

        By default that is a little longer than the pause between two messages to the same person.
        """
        deadline = _now() + patience
        while (left := _left_to_be_quiet(state := await self.state(), still)) > 0:
            if _now() > deadline:
                raise AssertionError(
                    f"The bot does not come to rest within {patience:g} s: "
                    f"{state['unconfirmed_updates']} updates are not confirmed, "
                    f"its last call was {state['still_for'] / state['speed']:.2f} s ago."
                )
            await self.get("events", since=state["events"], wait=left + LOOKS_AGAIN)

    async def messages(self, chat_id: int, viewer: int | None = None) -> tuple[list[Seen], int]:
        """The messages of a chat that a person sees, or all, oldest first, and the moment of this look."""
        found = await self.get(f"chats/{chat_id}/messages")
        own = (raw for raw in found["messages"] if viewer is None or is_seen_by(raw, viewer))
        return [seen(raw) for raw in own], int(found["events"])

    async def eventually(
        self,
        chat_id: int,
        look: Callable[[list[Seen]], Found | None],
        patience: float,
        wanted: str,
        viewer: int | None = None,
    ) -> Found:
        """Look at a chat again and again, as a person sees it or at all, until something is found.

        The failure shows what is there.
        """
        patience *= self._patience
        deadline = _now() + patience
        while True:
            messages, moment = await self.messages(chat_id, viewer)
            if (found := look(messages)) is not None:
                return found
            if (left := deadline - _now()) <= 0:
                raise AssertionError(f"{wanted} within {patience:g} s. There is:\n{shown(messages)}")
            await self.get("events", since=moment, wait=left + LOOKS_AGAIN)


class Player(Attentive):
    """A person of a story; every deed is a verb."""

    def __init__(self, sandbox: Sandbox, known: Json) -> None:
        super().__init__(sandbox.post, known["id"])
        self.sandbox = sandbox
        self.first_name: str = known["first_name"]
        self.last_name: str | None = known.get("last_name")
        self.username: str | None = known.get("username")
        self.phone: str | None = known.get("phone")

    def __repr__(self) -> str:
        return f"<{self.first_name}>"

    # Deeds

    async def starts(self, payload: str | None = None) -> Seen:
        """Open the chat with the bot, with or without the payload of a link, and press START."""
        return await self._posts("starts", payload=payload)

    async def sends(
        self,
        text: str,
        *,
        to: Group | None = None,
        reply_to: Seen | None = None,
        quote: str | None = None,
        as_chat: Group | None = None,
    ) -> Seen:
        """Type a message, to the bot or into a group; `quote`: which words of another one it answers.

        `as_chat`: the channel in whose name it is, or the group for an administrator who is not to be known.
        """
        details = {"reply_to": reply_to and reply_to.id, "quote": quote, "as_chat": as_chat and as_chat.id}
        return await self._posts("sends", text=text, chat_id=to and to.id, **details)

    async def sends_sticker(self, *, to: Group | None = None) -> Seen:
        """Send a sticker."""
        return await self._posts("sends_sticker", chat_id=to and to.id)

    async def sends_photo(
        self, caption: str | None = None, *, to: Group | None = None, reply_to: Seen | None = None
    ) -> Seen:
        """Send a picture, with or without words."""
        replied = reply_to and reply_to.id
        return await self._posts("sends_photo", caption=caption, chat_id=to and to.id, reply_to=replied)

    async def sends_voice(self, *, to: Group | None = None) -> Seen:
        """Send a voice message."""
        return await self._posts("sends_voice", chat_id=to and to.id)

    async def sends_content(
        self, kind: str, caption: str | None = None, *, to: Group | None = None, reply_to: Seen | None = None
    ) -> Seen:
        """Send anything else: a document, video_note, venue, poll, dice, game, story, audio, animation, video."""
        details = {"caption": caption, "chat_id": to and to.id, "reply_to": reply_to and reply_to.id}
        return await self._posts("sends_content", kind=kind, **details)

    async def sends_document(
        self,
        name: str,
        content: bytes,
        caption: str | None = None,
        *,
        to: Group | None = None,
        reply_to: Seen | None = None,
    ) -> Seen:
        """Send a file of this name that holds just this."""
        details = {"caption": caption, "chat_id": to and to.id, "reply_to": reply_to and reply_to.id}
        return await self._posts("sends_document", name=name, content=b64encode(content).decode(), **details)

    async def sends_location(self, *, to: Group | None = None, reply_to: Seen | None = None) -> Seen:
        """Send a place on the map."""
        return await self.sends_content("location", to=to, reply_to=reply_to)

    async def sends_album(self, *captions: str | None, kind: str = "photo", to: Group | None = None) -> list[Seen]:
        """Send several files as one, each with its words or without."""
        files = [{"kind": kind, "caption": caption} for caption in captions]
        return [seen(raw) for raw in await self._does("sends_album", files=files, chat_id=to and to.id)]

    async def shares_contact(self, phone: str | None = None, *, to: Group | None = None) -> Seen:
        """Share the own number, written as it was given to `Sandbox.person` unless `phone` says otherwise."""
        return await self._posts("shares_contact", phone=phone, chat_id=to and to.id)

    async def shares_contact_of(
        self,
        first_name: str,
        phone: str,
        *,
        last_name: str | None = None,
        user_id: int | None = None,
        to: Group | None = None,
    ) -> Seen:
        """Share somebody's card from the address book."""
        return await self._posts(
            "shares_card",
            first_name=first_name,
            last_name=last_name,
            phone=phone,
            user_id=user_id,
            chat_id=to and to.id,
        )

    async def forwards_contact_of(
        self,
        first_name: str,
        phone: str,
        *,
        last_name: str | None = None,
        user_id: int | None = None,
        author: "Player | str | None" = None,
    ) -> Seen:
        """Forward a card that `author` had sent: a person, or only the name of a hidden account."""
        return await self._posts(
            "shares_card",
            forwarded=True,
            first_name=first_name,
            last_name=last_name,
            phone=phone,
            user_id=user_id,
            **_author(author),
        )

    async def forwards(self, message: Seen, *, hidden: bool = False, to: Group | None = None) -> Seen:
        """Forward a message that stands in a chat; `hidden` when its author shows only a name."""
        return await self._posts(
            "forwards",
            from_chat=message.chat_id,
            message_id=message.id,
            hidden=hidden,
            chat_id=to and to.id,
        )

    async def forwards_text(self, text: str, *, author: "Player | str | None" = None) -> Seen:
        """Forward words somebody wrote elsewhere."""
        return await self._posts("forwards_text", text=text, **_author(author))

    async def writes_to(self, owner: "Player") -> Group:
        """Open the chat with somebody's own account; both write there as into a group."""
        known = await self._does("writes_to", member=owner.id)
        return Group(id=known["id"], title=known["title"])

    async def writes_to_channel(self, channel: Group) -> Group:
        """Open the private messages of a channel, where one writes as into a group."""
        known = await self._does("writes_to_channel", chat_id=channel.id)
        return Group(id=known["id"], title=known["title"])

    async def suggests_post(self, text: str, *, to: Group) -> Seen:
        """Suggest among the private messages of a channel what it could publish."""
        return await self._posts("suggests_post", text=text, chat_id=to.id)

    async def connects_business(self, *rights: str) -> None:
        """Let the bot look on in one's own chats, with these rights, or to reply."""
        await self._does("connects_business", rights=[*rights] if rights else None)

    async def disconnects_business(self) -> None:
        """Let the bot look on no more."""
        await self._does("disconnects_business")

    async def edits(self, message: Seen, text: str) -> Seen:
        """Change an own message."""
        return await self._posts("edits", message_id=message.id, chat_id=message.chat_id, text=text)

    async def replaces(self, message: Seen, kind: str = "photo", caption: str | None = None) -> Seen:
        """Put another picture or file in the place of the one in an own message."""
        place = {"message_id": message.id, "chat_id": message.chat_id}
        return await self._posts("replaces_file", kind=kind, caption=caption, **place)

    async def deletes(self, message: Seen) -> None:
        """Delete an own message."""
        await self._does("deletes", message_id=message.id, chat_id=message.chat_id)

    async def blocks(self) -> None:
        """Block the bot."""
        await self._does("blocks")

    async def unblocks(self) -> None:
        """Unblock the bot."""
        await self._does("unblocks")

    async def presses(
        self,
        wanted: str,
        *,
        chat: Group | None = None,
        on: Seen | str | None = None,
        patience: float = PATIENCE,
    ) -> Toast | None:
        """Tap the button of this label on the newest message that has it, waiting for it to appear.

        `on` names the message, or words in it. Gives back what flashed up, and None when the bot did
        not answer the tap; a button under the input field sends its text or the own contact instead.
        """
        chat_id = self._chat_id(chat, on)
        place = f" on «{on.text if isinstance(on, Seen) else on}»" if on else ""
        failure = f"{self.first_name} finds no button [{wanted}]{place}"
        message, button = await self._eventually(
            chat_id, lambda messages: button_in(messages, wanted, on), patience, failure
        )
        return await self._taps(message, button, patience)

    async def presses_stale(self, wanted: str, *, on: Seen, patience: float = PATIENCE) -> Toast | None:
        """Tap a button as it was when `on` was seen, even if the message has changed since."""
        button = on.button(wanted)
        if button is None:
            raise AssertionError(f"{self.first_name} had no button [{wanted}] on:\n{on}")
        return await self._taps(on, button, patience)

    async def presses_data(self, data: str, *, on: Seen, patience: float = PATIENCE) -> Toast | None:
        """Send a tap with any data at all, as only a forged client can."""
        tapped = await self._does("presses", message_id=on.id, chat_id=on.chat_id, data=data)
        answer = await self.sandbox.get(f"queries/{tapped['query']}", wait=patience)
        return _toast(answer) if answer["answered"] else None

    async def searches(
        self, text: str, *, to: Group | None = None, offset: str = "", patience: float = PATIENCE
    ) -> "Results":
        """Type `@bot text` in the chat with the bot, or in a group, and see the results, or by an `offset` more."""
        asked = await self._does("asks_inline", text=text, chat_id=to and to.id, offset=offset)
        answer = await self.sandbox.get(f"queries/{asked['query']}", wait=patience)
        if not answer["answered"]:
            raise AssertionError(f"{self.first_name} gets no results for «{text}» within {patience:g} s")
        results = Results(result | {"query": asked["query"]} for result in answer["results"])
        results.personal, results.cache_time = answer["personal"], answer["cache_time"]
        results.button, results.next_offset = (answer["button"] or {}).get("text"), answer["next_offset"]
        return results

    async def chooses(self, result: Json, *, to: Group | None = None) -> Seen:
        """Send one of the results of `searches`."""
        chosen = {"query": result["query"], "result": str(result["id"])}
        return await self._posts("chooses_inline", chat_id=to and to.id, **chosen)

    # Looks

    async def messages(self, chat: Group | None = None) -> list[Seen]:
        """Everything in the chat with the bot, or in a group, oldest first."""
        return (await self.sandbox.messages(self._chat_id(chat), viewer=self.id))[0]

    async def last_message(self, chat: Group | None = None) -> Seen:
        """The newest message of the bot."""
        from_bot = [message for message in await self.messages(chat) if message.from_bot]
        if not from_bot:
            raise AssertionError(f"The bot has written nothing to {self.first_name} yet")
        return from_bot[-1]

    async def opens(self, message: Seen) -> bytes:
        """Load the document of a message."""
        return await self.sandbox.content_of(message.raw["document"]["file_id"])

    async def keyboard(self) -> list[list[str]]:
        """The labels under the input field, row by row; empty when there is no keyboard."""
        markup = keyboard_of(await self.messages())
        return [[label(button) for button in row] for row in markup.raw["reply_keyboard"]["keyboard"]] if markup else []

    async def sees(
        self,
        *wanted: str,
        chat: Group | None = None,
        after: Seen | None = None,
        patience: float = PATIENCE,
    ) -> Seen:
        """Wait for a message of the bot that now contains all these words, and give back the newest."""

        def look(messages: list[Seen]) -> Seen | None:
            fitting = (m for m in reversed(messages) if m.from_bot and (after is None or m.id > after.id))
            return next((m for m in fitting if all(text in m.text for text in wanted)), None)

        failure = f"{self.first_name} does not see {_quoted(wanted)}"
        return await self._eventually(self._chat_id(chat), look, patience, failure)

    async def sees_button(
        self,
        *wanted: str,
        chat: Group | None = None,
        on: Seen | str | None = None,
        patience: float = PATIENCE,
    ) -> Seen:
        """Wait for a message that has all these buttons, and give back the newest."""

        def look(messages: list[Seen]) -> Seen | None:
            fitting = (m for m in reversed(tappable(messages, on)) if all(m.button(text) for text in wanted))
            return next(fitting, None)

        failure = f"{self.first_name} finds no buttons {_quoted(wanted)}"
        return await self._eventually(self._chat_id(chat, on), look, patience, failure)

    async def sees_reaction(self, emoji: str, *, on: Seen, patience: float = PATIENCE) -> Seen:
        """Wait until the bot has put this emoji under a message."""

        def look(messages: list[Seen]) -> Seen | None:
            return next((m for m in messages if m.id == on.id and m.reaction == emoji), None)

        failure = f"{self.first_name} does not see {emoji} under «{on.text}»"
        return await self._eventually(on.chat_id, look, patience, failure)

    async def sees_no(self, unwanted: str, *, chat: Group | None = None) -> None:
        """Wait until the bot rests; then none of its messages contains these words."""
        await self.sandbox.quiet()
        messages = await self.messages(chat)
        if any(message.from_bot and unwanted in message.text for message in messages):
            raise AssertionError(f"{self.first_name} does see «{unwanted}»:\n{shown(messages)}")

    async def sees_no_button(self, unwanted: str, *, chat: Group | None = None) -> None:
        """Wait until the bot rests; then no message has this button."""
        await self.sandbox.quiet()
        messages = await self.messages(chat)
        if button_in(messages, unwanted, None):
            raise AssertionError(f"{self.first_name} does see the button [{unwanted}]:\n{shown(messages)}")

    async def sees_nothing_new(self, *, since: int, chat: Group | None = None) -> None:
        """Wait until the bot rests; then it has written and changed nothing here since the mark."""
        await self.sandbox.quiet()
        events = await self.sandbox.get("events", since=since)
        new = [event for event in events if _bot_wrote(event, self._chat_id(chat), self.id)]
        if new:
            lines = "\n".join(f"  {event_line(event)}" for event in new)
            raise AssertionError(f"{self.first_name} was to see nothing new, but sees:\n{lines}")

    # How it is done

    def _chat_id(self, chat: Group | None, on: Seen | str | None = None) -> int:
        if isinstance(on, Seen):
            return on.chat_id
        return chat.id if chat else self.id

    async def _eventually(
        self, chat_id: int, look: Callable[[list[Seen]], Found | None], patience: float, wanted: str
    ) -> Found:
        return await self.sandbox.eventually(chat_id, look, patience, wanted, self.id)

    async def _taps(self, message: Seen, button: Button, patience: float) -> Toast | None:
        if button.data is not None:
            return await self.presses_data(button.data, on=message, patience=patience)
        if button.inline:
            return Toast(url=button.url or "")
        place = None if message.chat_id == self.id else Group(id=message.chat_id, title="")
        await (self.shares_contact(to=place) if button.asks_contact else self.sends(button.label, to=place))
        return None


def _checked(answer: Any) -> Any:
    if isinstance(answer, dict) and "error" in answer:
        raise SandboxError(answer["error"])
    return answer


def _now() -> float:
    return asyncio.get_running_loop().time()


def _left_to_be_quiet(state: Json, still: float | None) -> float:
    """Real seconds in which nothing may happen any more; while updates are not taken yet, when to look again."""
    if state["unconfirmed_updates"]:
        return LOOKS_AGAIN
    enough = 0.2 + 1.2 / state["speed"] if still is None else still
    return float(enough - state["still_for"] / state["speed"])


def _bot_wrote(event: Json, chat_id: int, viewer: int) -> bool:
    message = event.get("message")
    if event["kind"] not in ("message", "edited") or message is None:
        return False
    return bool(message["author"]["is_bot"]) and message["chat"]["id"] == chat_id and is_seen_by(message, viewer)


def _toast(answer: Json) -> Toast:
    return Toast(answer.get("text", ""), alert=answer.get("alert", False), url=answer.get("url", ""))


def _author(author: "Player | str | None") -> Json:
    return {"from_id": author.id} if isinstance(author, Player) else {"from_name": author}


def _quoted(texts: tuple[str, ...]) -> str:
    return ", ".join(f"«{text}»" for text in texts)
