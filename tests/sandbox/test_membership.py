"""Who comes into groups and channels, by which way, what the bot hears of it, and what it may do about it."""

from typing import Any

import pytest
from aiogram.types import Update

from bot.sandbox.people import Channel, Group, Player, Sandbox, SandboxError
from bot.sandbox.server import SandboxServer
from tests.sandbox.conftest import RawBot, updates_of

Json = dict[str, Any]
ASKED_FOR = ["message", "chat_member", "my_chat_member", "chat_join_request"]


@pytest.fixture
async def olga(sandbox: Sandbox) -> Player:
    """Olga, who has never started the bot."""
    return await sandbox.person("Ольга", last_name="Соколова")


@pytest.fixture
async def group(bot: RawBot, sandbox: Sandbox, anna: Player) -> Group:
    """Anna's group; the bot is an administrator and has asked for everything."""
    await bot.updates(allowed_updates=ASKED_FOR)
    return await sandbox.group("Двор", members=[anna])


async def statuses(bot: RawBot, kind: str = "chat_member") -> list[tuple[str, str]]:
    """From what to what the members have changed that the bot heard of."""
    told = await updates_of(bot, kind)
    return [(each["old_chat_member"]["status"], each["new_chat_member"]["status"]) for each in told]


# Coming and going


async def test_who_comes_and_goes_is_told_to_an_administrator_who_asks(
    bot: RawBot, anna: Player, olga: Player, group: Group
) -> None:
    """A mere member gets the service messages only."""
    await olga.joins(group)
    await olga.leaves(group)
    assert await statuses(bot) == [("left", "member"), ("member", "left")]
    await anna.makes_bot("member", of=group)
    await olga.joins(group)
    assert len(await statuses(bot)) == 2
    services = [told for told in await updates_of(bot, "message", chat=group) if "text" not in told]
    assert [next(iter(told.keys() & {"new_chat_members", "left_chat_member"})) for told in services] == [
        "new_chat_members",
        "left_chat_member",
        "new_chat_members",
    ]


async def test_nobody_is_told_of_who_did_not_ask(bot: RawBot, sandbox: Sandbox, anna: Player, olga: Player) -> None:
    """What is not named in allowed_updates, and by default chat_member is not, does not come."""
    await bot.updates(allowed_updates=[])
    group = await sandbox.group("Двор", members=[anna])
    await olga.joins(group)
    assert await updates_of(bot, "chat_member") == []


async def test_a_channel_has_no_service_messages(bot: RawBot, sandbox: Sandbox, anna: Player, olga: Player) -> None:
    await bot.updates(allowed_updates=[*ASKED_FOR, "channel_post"])
    channel = await sandbox.channel("Кухни", members=[anna])
    await olga.joins(channel)
    await olga.leaves(channel)
    assert await statuses(bot) == [("left", "member"), ("member", "left")]
    assert await updates_of(bot, "channel_post") == []


async def test_who_was_thrown_out_does_not_come_back(bot: RawBot, anna: Player, olga: Player, group: Group) -> None:
    await olga.joins(group)
    with pytest.raises(SandboxError, match="lacks the right can_restrict_members"):
        await olga.removes(anna, of=group)
    await anna.removes(olga, of=group)
    with pytest.raises(SandboxError, match="was thrown out"):
        await olga.joins(group)
    gone = (await updates_of(bot, "message", chat=group))[-1]
    assert (gone["from"]["id"], gone["left_chat_member"]["id"]) == (anna.id, olga.id)


async def test_the_bot_hears_what_is_made_of_it(bot: RawBot, anna: Player, group: Group) -> None:
    """Also in what its rights have changed: an administrator before and after."""
    await anna.makes_bot("administrator", "can_manage_chat", "can_invite_users", of=group)
    await anna.makes_bot("restricted", of=group)
    await anna.makes_bot("kicked", of=group)
    assert await statuses(bot, "my_chat_member") == [
        ("left", "administrator"),
        ("administrator", "administrator"),
        ("administrator", "restricted"),
        ("restricted", "kicked"),
    ]
    fewer = (await updates_of(bot, "my_chat_member"))[1]
    assert fewer["old_chat_member"]["can_delete_messages"] is True
    assert fewer["new_chat_member"]["can_delete_messages"] is False


async def test_that_the_bot_comes_and_goes_stands_in_the_group(bot: RawBot, anna: Player, group: Group) -> None:
    """Of its own end there the bot still hears, and then of nothing more."""
    await anna.makes_bot("kicked", of=group)
    await anna.sends("Ушёл", to=group)
    await anna.makes_bot("member", of=group)
    gone, back = await updates_of(bot, "message", chat=group)
    me = (await bot.result("getMe"))["id"]
    assert (gone["left_chat_member"]["id"], back["new_chat_members"][0]["id"]) == (me, me)


async def test_the_bot_leaves_by_itself(bot: RawBot, group: Group) -> None:
    assert await bot.result("leaveChat", chat_id=group.id) is True
    refused = await bot.refusal("sendMessage", chat_id=group.id, text="Я ещё тут")
    assert refused == "Forbidden: bot is not a member of the supergroup chat"
    assert (await statuses(bot, "my_chat_member"))[-1] == ("administrator", "left")


async def test_a_group_tells_the_bot_what_members_may(bot: RawBot, sandbox: Sandbox, anna: Player) -> None:
    """A channel has nothing of the kind."""
    group = await sandbox.group("Двор", members=[anna])
    channel = await sandbox.channel("Кухни", members=[anna], group=group)
    told = await bot.result("getChat", chat_id=group.id)
    assert (told["title"], told["linked_chat_id"]) == ("Двор", channel.id)
    assert (told["permissions"]["can_send_messages"], told["permissions"]["can_manage_topics"]) == (True, False)
    assert "permissions" not in await bot.result("getChat", chat_id=channel.id)


async def test_rights_are_given_by_those_who_may(bot: RawBot, anna: Player, olga: Player, group: Group) -> None:
    await olga.joins(group)
    with pytest.raises(SandboxError, match="lacks the right can_promote_members"):
        await olga.promotes(olga, of=group)
    with pytest.raises(SandboxError, match="there are no such rights here"):
        await anna.promotes(olga, "can_post_messages", of=group)
    await anna.promotes(olga, "can_delete_messages", of=group)
    member = await bot.result("getChatMember", chat_id=group.id, user_id=olga.id)
    assert (member["status"], member["can_delete_messages"], member["can_invite_users"]) == (
        "administrator",
        True,
        False,
    )


async def test_only_who_created_a_group_makes_a_supergroup_of_it(
    bot: RawBot, sandbox: Sandbox, anna: Player, olga: Player
) -> None:
    group = await sandbox.group("Двор", members=[anna, olga], id=-4_000_001)
    with pytest.raises(SandboxError, match="has not created the group"):
        await olga.turns_into_supergroup(group)
    new = await anna.turns_into_supergroup(group)
    left, begun = (await updates_of(bot, "message"))[-2:]
    assert (left["migrate_to_chat_id"], begun["migrate_from_chat_id"]) == (new.id, group.id)


# Invite links


async def test_who_comes_by_a_link_is_told_with_it(bot: RawBot, olga: Player, group: Group) -> None:
    made = await bot.result("createChatInviteLink", chat_id=group.id, name="Выставка")
    await olga.joins_by(made["invite_link"])
    (told,) = await updates_of(bot, "chat_member")
    assert told["invite_link"] == made
    assert (made["name"], made["creates_join_request"], made["is_revoked"]) == ("Выставка", False, False)


async def test_of_other_peoples_links_only_the_beginning_is_shown(
    bot: RawBot, anna: Player, olga: Player, group: Group
) -> None:
    link = await anna.makes_link("Друзья", to=group)
    await olga.joins_by(link)
    (told,) = await updates_of(bot, "chat_member")
    shown = told["invite_link"]["invite_link"]
    assert shown.endswith("...")
    assert link.startswith(shown.removesuffix("..."))
    refused = await bot.refusal("revokeChatInviteLink", chat_id=group.id, invite_link=link)
    assert refused == "Bad Request: INVITE_HASH_EXPIRED"


async def test_a_link_is_changed_and_revoked(bot: RawBot, olga: Player, group: Group) -> None:
    link = (await bot.result("createChatInviteLink", chat_id=group.id))["invite_link"]
    place = {"chat_id": group.id, "invite_link": link}
    assert (await bot.result("editChatInviteLink", **place, name="Весна"))["name"] == "Весна"
    assert (await bot.result("revokeChatInviteLink", **place))["is_revoked"] is True
    with pytest.raises(SandboxError, match="leads nowhere any more"):
        await olga.joins_by(link)


async def test_the_bot_has_one_primary_link(bot: RawBot, olga: Player, group: Group) -> None:
    """Made anew, the one from before leads nowhere; the others do not care. A chat shows the one that counts."""
    named = (await bot.result("createChatInviteLink", chat_id=group.id, name="Весна"))["invite_link"]
    assert "invite_link" not in await bot.result("getChat", chat_id=group.id)
    first = await bot.result("exportChatInviteLink", chat_id=group.id)
    second = await bot.result("exportChatInviteLink", chat_id=group.id)
    assert (await bot.result("getChat", chat_id=group.id))["invite_link"] == second
    with pytest.raises(SandboxError, match="leads nowhere any more"):
        await olga.joins_by(first)
    await olga.joins_by(second)
    await olga.leaves(group)
    await olga.joins_by(named)


async def test_a_link_ends_by_its_number_and_its_date(
    bot: RawBot, sandbox: Sandbox, olga: Player, group: Group, server: SandboxServer
) -> None:
    one = await bot.result("createChatInviteLink", chat_id=group.id, member_limit=1)
    soon = int(server.world.clock.now()) + 60
    brief = await bot.result("createChatInviteLink", chat_id=group.id, expire_date=soon)
    await olga.joins_by(one["invite_link"])
    boris = await sandbox.person("Борис")
    server.world.clock.jump(61)
    for link in (one, brief):
        with pytest.raises(SandboxError, match="leads nowhere any more"):
            await boris.joins_by(link["invite_link"])


@pytest.mark.parametrize(
    ("parameters", "refusal"),
    [
        ({"name": "а" * 33}, "wrong invite link specified"),
        (
            {"member_limit": 5, "creates_join_request": True},
            "member limit can't be specified for links requiring administrator approval",
        ),
    ],
)
async def test_a_link_that_cannot_be_is_refused(bot: RawBot, group: Group, parameters: Json, refusal: str) -> None:
    refused = await bot.refusal("createChatInviteLink", chat_id=group.id, **parameters)
    assert refused == f"Bad Request: {refusal}"


async def test_without_the_right_the_bot_invites_nobody(bot: RawBot, anna: Player, group: Group) -> None:
    refused = await bot.refusal("createChatInviteLink", chat_id=anna.id)
    assert refused == "Bad Request: can't invite members to a private chat"
    await anna.makes_bot("administrator", "can_manage_chat", of=group)
    refused = await bot.refusal("createChatInviteLink", chat_id=group.id)
    assert refused == "Bad Request: not enough rights to manage chat invite link"
    assert await bot.refusal("exportChatInviteLink", chat_id=group.id) == refused
    refused = await bot.refusal("approveChatJoinRequest", chat_id=group.id, user_id=anna.id)
    assert refused == "Bad Request: not enough rights to manage chat join requests"


# Join requests


@pytest.fixture
async def door(bot: RawBot, group: Group) -> str:
    """A link by which people ask to be let in."""
    made = await bot.result("createChatInviteLink", chat_id=group.id, name="Весна", creates_join_request=True)
    return str(made["invite_link"])


async def test_who_asks_to_join_may_be_written_to_for_five_minutes(
    bot: RawBot, olga: Player, group: Group, door: str, server: SandboxServer
) -> None:
    await olga.asks_to_join(group, by=door)
    (asked,) = await updates_of(bot, "chat_join_request")
    assert (asked["from"]["id"], asked["chat"]["id"], asked["invite_link"]["name"]) == (olga.id, group.id, "Весна")
    assert asked["invite_link"]["pending_join_request_count"] == 1
    await bot.result("sendMessage", chat_id=asked["user_chat_id"], text="Здравствуйте! Откуда вы?")
    server.world.clock.jump(5 * 60 + 1)
    refused = await bot.refusal("sendMessage", chat_id=asked["user_chat_id"], text="Ещё вопрос")
    assert refused == "Forbidden: bot can't initiate conversation with a user"


async def test_an_answer_ends_the_right_to_write(bot: RawBot, olga: Player, group: Group, door: str) -> None:
    await olga.asks_to_join(group, by=door)
    assert await bot.result("approveChatJoinRequest", chat_id=group.id, user_id=olga.id) is True
    refused = await bot.refusal("sendMessage", chat_id=olga.id, text="Добро пожаловать")
    assert refused == "Forbidden: bot can't initiate conversation with a user"
    (come,) = await updates_of(bot, "chat_member")
    assert (come["new_chat_member"]["status"], come["invite_link"]["name"]) == ("member", "Весна")
    refused = await bot.refusal("approveChatJoinRequest", chat_id=group.id, user_id=olga.id)
    assert refused == "Bad Request: USER_ALREADY_PARTICIPANT"


async def test_who_is_turned_away_stays_outside(bot: RawBot, olga: Player, group: Group, door: str) -> None:
    await olga.asks_to_join(group, by=door)
    assert await bot.result("declineChatJoinRequest", chat_id=group.id, user_id=olga.id) is True
    refused = await bot.refusal("declineChatJoinRequest", chat_id=group.id, user_id=olga.id)
    assert refused == "Bad Request: HIDE_REQUESTER_MISSING"
    assert await updates_of(bot, "chat_member") == []


async def test_a_person_may_answer_a_request_too(bot: RawBot, sandbox: Sandbox, anna: Player, olga: Player) -> None:
    """Who asks without a link, where everybody has to, has come by no link."""
    await bot.updates(allowed_updates=ASKED_FOR)
    known = await sandbox.post("groups", title="Клуб", members=[anna.id], by_request=True)
    club = Group(id=known["id"], title="Клуб")
    with pytest.raises(SandboxError, match="has to ask"):
        await olga.joins(club)
    await olga.asks_to_join(club)
    with pytest.raises(SandboxError, match="lacks the right can_invite_users"):
        await olga.lets_in(olga, to=club)
    await anna.lets_in(olga, to=club)
    (come,) = await updates_of(bot, "chat_member")
    assert (come["via_join_request"], "invite_link" in come) == (True, False)


async def test_only_who_may_invite_hears_of_requests(
    bot: RawBot, anna: Player, olga: Player, group: Group, door: str
) -> None:
    """Without the right there is no update, and no permission to write either."""
    await anna.makes_bot("administrator", "can_manage_chat", of=group)
    await olga.asks_to_join(group, by=door)
    assert await updates_of(bot, "chat_join_request") == []
    refused = await bot.refusal("sendMessage", chat_id=olga.id, text="Здравствуйте!")
    assert refused == "Forbidden: bot can't initiate conversation with a user"
    await anna.turns_away(olga, of=group)
    with pytest.raises(SandboxError, match="has not asked to join"):
        await anna.lets_in(olga, to=group)


async def test_nobody_asks_where_the_door_is_open(bot: RawBot, olga: Player, group: Group) -> None:
    made = await bot.result("createChatInviteLink", chat_id=group.id)
    with pytest.raises(SandboxError, match="nobody has to ask"):
        await olga.asks_to_join(group, by=made["invite_link"])


async def test_a_channel_lets_in_likewise(bot: RawBot, sandbox: Sandbox, anna: Player, olga: Player) -> None:
    await bot.updates(allowed_updates=ASKED_FOR)
    channel: Channel = await sandbox.channel("Кухни", members=[anna])
    made = await bot.result("createChatInviteLink", chat_id=channel.id, creates_join_request=True)
    await olga.asks_to_join(channel, by=made["invite_link"])
    await bot.result("approveChatJoinRequest", chat_id=channel.id, user_id=olga.id)
    parsed = [Update.model_validate(update) for update in await bot.updates()]
    assert all(not update.__pydantic_extra__ for update in parsed)
    assert [update.event_type for update in parsed][-2:] == ["chat_join_request", "chat_member"]
