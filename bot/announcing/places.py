"""Places: the chats in which the team hears of things - its group, or each member's private chat."""

from dataclasses import dataclass

from bot.domain.ids import ManagerId
from bot.domain.member import Member
from bot.house_rules import HouseRules
from bot.mailboxes import Session
from bot.texts import Say, language_of, speaking
from bot.views.cards import works_alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A chat and the language spoken there. `member` is empty in the team's group."""

    chat_id: int
    say: Say
    member: Member | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """Everybody who works here, and the group if there is one that can be written to."""

    rules: HouseRules
    members: tuple[Member, ...]
    group: Place | None

    @property
    def alone(self) -> bool:
        """Whether one person is the whole team."""
        return works_alone(self.members, self.rules)

    @property
    def audience(self) -> list[Place]:
        """Where news goes that is nobody's yet: the group, else everybody who can be written to."""
        if self.group is not None:
            return [self.group]
        return [self.private(member) for member in self.members if member.reachable]

    async def is_its_chat(self, session: Session, chat_id: int) -> bool:
        """Tell whether a chat is the team's group, even while it is closed to the bot."""
        return self.rules.team_chat is not None and await session.outbox.where_is(self.rules.team_chat) == chat_id

    @property
    def owners(self) -> list[Place]:
        """The private chats of the owners who can be written to."""
        return [self.private(member) for member in self.members if member.reachable and member.role == "owner"]

    def private(self, member: Member) -> Place:
        """Return a member's private chat with the bot."""
        language = language_of(member.language, self.rules.language)
        return Place(chat_id=member.id, say=speaking(language, self.rules.lead_word), member=member)

    def reachable(self, member: ManagerId | None) -> Place | None:
        """Return the private chat of a member who can be written to."""
        return next((self.private(known) for known in self.members if known.id == member and known.reachable), None)

    def place(self, chat_id: int) -> Place | None:
        """Return a chat of the team by its id; none for whoever has left the team."""
        if self.group is not None and self.group.chat_id == chat_id:
            return self.group
        return self.reachable(ManagerId(chat_id))


async def read_team(session: Session, rules: HouseRules) -> Team:
    """Return the team as it is now, and where its group is now, if that is not closed to the bot."""
    group = None
    if rules.team_chat is not None:
        chat_id = await session.outbox.find_open(rules.team_chat)
        if chat_id is not None:
            group = Place(chat_id=chat_id, say=speaking(rules.language, rules.lead_word), member=None)
    return Team(rules=rules, members=tuple(await session.team.list_all()), group=group)
