"""What people of stories do where others look on: in channels, in comments, in groups that they come into."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from bot.sandbox.sight import Seen, seen

Json = dict[str, Any]

CUSTOM_EMOJI = {"type": "custom_emoji", "custom_emoji_id": "5368324170671202286"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group, most often a supergroup with the bot in it."""

    id: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel(Group):
    """A channel, and the group where its posts are discussed, if there is one."""

    group: Group | None = None


class Attentive:
    """A person of a story, as far as others may see what they do."""

    def __init__(self, tell: Callable[..., Awaitable[Any]], identity: int) -> None:
        self.id = identity
        self._tell = tell

    # In channels and under their posts

    async def posts(self, text: str, *, to: Channel) -> Seen:
        """Write into a channel, as one may who leads it."""
        return await self._posts("sends", text=text, chat_id=to.id)

    async def comments(self, text: str, *, on: Seen, as_chat: Group | None = None) -> Seen:
        """Say something to a post of a channel, as oneself or in the name of a channel or group."""
        place = {"message_id": on.id, "chat_id": on.chat_id}
        return await self._posts("comments", text=text, as_chat=as_chat and as_chat.id, **place)

    async def comments_with_album(self, *captions: str | None, on: Seen) -> list[Seen]:
        """Put several pictures under a post as one, each with its words or without."""
        files = [{"kind": "photo", "caption": caption} for caption in captions]
        place = {"message_id": on.id, "chat_id": on.chat_id}
        return [seen(raw) for raw in await self._does("comments_with_album", files=files, **place)]

    async def reacts(
        self, message: Seen, emoji: str | None, *, custom: bool = False, as_chat: Group | None = None
    ) -> Seen:
        """React to a message with one emoji, `custom` as subscribers can, or with None take the reaction away."""
        reactions = [] if emoji is None else [CUSTOM_EMOJI if custom else {"type": "emoji", "emoji": emoji}]
        place = {"message_id": message.id, "chat_id": message.chat_id}
        return await self._posts("reacts", reactions=reactions, as_chat=as_chat and as_chat.id, **place)

    async def votes(self, poll: Seen, *options: str, as_chat: Group | None = None) -> Seen:
        """Choose these options of a poll, others than before; none takes the vote back."""
        texts = [option["text"] for option in poll.raw["poll"]["options"]]
        chosen = [texts.index(option) for option in options]
        place = {"message_id": poll.id, "chat_id": poll.chat_id}
        return await self._posts("votes", options=chosen, as_chat=as_chat and as_chat.id, **place)

    async def follows(self, link: str) -> None:
        """Press a link to the bot: its chat opens; what the link brings along waits for START."""
        await self._does("follows", link=link)

    # Into groups and channels, and out of them

    async def joins(self, place: Group) -> None:
        """Come into a group, or subscribe to a channel."""
        await self._does("joins", chat_id=place.id)

    async def joins_by(self, link: str) -> None:
        """Come into a group or channel by an invite link."""
        await self._does("joins_by", link=link)

    async def asks_to_join(self, place: Group, *, by: str | None = None) -> None:
        """Ask to be let into a group or channel, by a link or without one."""
        await self._does("asks_to_join", chat_id=place.id, link=by)

    async def lets_in(self, person: "Attentive", *, to: Group) -> None:
        """Say yes to somebody who asks to join."""
        await self._does("lets_in", member=person.id, chat_id=to.id)

    async def turns_away(self, person: "Attentive", *, of: Group) -> None:
        """Say no to somebody who asks to join."""
        await self._does("turns_away", member=person.id, chat_id=of.id)

    async def leaves(self, place: Group) -> None:
        """Go out of a group or channel."""
        await self._does("leaves", chat_id=place.id)

    async def removes(self, person: "Attentive", *, of: Group) -> None:
        """Throw somebody out."""
        await self._does("removes", member=person.id, chat_id=of.id)

    async def promotes(self, person: "Attentive", *rights: str, of: Group) -> None:
        """Make somebody an administrator with these rights, or with the usual ones where none is named."""
        await self._does("promotes", member=person.id, chat_id=of.id, rights=[*rights] or None)

    async def makes_link(self, name: str = "", *, to: Group, asks: bool = False) -> str:
        """Make an invite link; `asks`: whoever comes by it has to be let in."""
        made = await self._does("makes_link", chat_id=to.id, name=name, asks=asks)
        return str(made["link"])

    async def turns_into_supergroup(self, group: Group) -> Group:
        """Make a supergroup of an own group; gives it back under its new id."""
        known = await self._does("turns_into_supergroup", chat_id=group.id)
        return Group(id=known["id"], title=known["title"])

    # What is done with the bot's place

    async def makes_bot(self, status: str, *rights: str, of: Group) -> None:
        """Make the bot an administrator, a member, or throw it out (left, kicked, restricted)."""
        await self._tell(f"groups/{of.id}/bot", status=status, person=self.id, rights=[*rights] or None)

    # How it is done

    async def _does(self, deed: str, **body: Any) -> Any:
        return await self._tell(f"people/{self.id}/{deed}", **body)

    async def _posts(self, deed: str, **body: Any) -> Seen:
        return seen(await self._does(deed, **body))
