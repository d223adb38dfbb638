"""Whom every demonstration knows: Anna asks, Olga and Pavel answer, Viktor owns the business and leads its channel."""

from bot.sandbox.deeds import send_text
from bot.sandbox.membership import found_channel, found_group, link, make_link, set_bot_status
from bot.sandbox.world import Person, World

ANNA_ID = 5_000_000_001
OLGA_ID = 5_000_000_002
PAVEL_ID = 5_000_000_003
VIKTOR_ID = 5_000_000_004
TEAM_ID = -1_001_000_000_001
TEAM_TITLES = {"ru": "Менеджеры", "en": "Managers"}
CHANNEL_ID, DISCUSSION_ID = -1_001_000_000_002, -1_001_000_000_003
CHANNEL_TITLES = {"ru": "Ромашка: шкафы", "en": "Daisy: wardrobes"}
CHANNEL_NAMES = {"ru": "romashka_wardrobes", "en": "daisy_wardrobes"}
DISCUSSION_TITLES = {"ru": "Ромашка: разговоры", "en": "Daisy: talk"}
INVITATIONS = {"ru": "Выставка", "en": "Trade fair"}
POSTS = {
    "ru": "Новый шкаф «Тверь»: дуб, три двери, зеркало. Готов за две недели.",
    "en": "The new wardrobe Dover: oak, three doors, a mirror. Ready in two weeks.",
}

RUSSIAN = {
    ANNA_ID: ("Анна", "Петрова", "79123456789"),
    OLGA_ID: ("Ольга", "Соколова", "79123456701"),
    PAVEL_ID: ("Павел", "Ким", "79123456702"),
    VIKTOR_ID: ("Виктор", "Орлов", "79123456703"),
}
ENGLISH = {
    ANNA_ID: ("Anna", "Petrova", "79123456789"),
    OLGA_ID: ("Olga", "Sokolova", "79123456701"),
    PAVEL_ID: ("Pavel", "Kim", "79123456702"),
    VIKTOR_ID: ("Viktor", "Orlov", "79123456703"),
}


def introduce_the_cast(world: World, language: str = "ru") -> None:
    """Put Anna, Olga, Pavel and Viktor into a fresh world, with their groups; their Telegram is "ru" or "en"."""
    everybody = RUSSIAN if language == "ru" else ENGLISH
    people = {
        identity: world.add_person(
            Person(id=identity, first_name=first, last_name=last, phone=phone, language_code=language)
        )
        for identity, (first, last, phone) in everybody.items()
    }
    team = [people[VIKTOR_ID], people[OLGA_ID], people[PAVEL_ID]]
    found_group(world, TEAM_TITLES[language], team, TEAM_ID)
    _found_the_channel(world, people[VIKTOR_ID], people[ANNA_ID], language)


def _found_the_channel(world: World, owner: Person, subscriber: Person, language: str) -> None:
    """Give the company a channel whose posts are discussed in a group, where one may ask to be let in.

    The bot is an administrator of both.
    """
    title, name = CHANNEL_TITLES[language], CHANNEL_NAMES[language]
    channel = found_channel(world, title, [owner, subscriber], CHANNEL_ID, username=name)
    set_bot_status(world, channel, owner, "administrator")
    discussion = found_group(world, DISCUSSION_TITLES[language], [owner], DISCUSSION_ID)
    link(world, channel, discussion)
    make_link(world, owner, discussion, name=INVITATIONS[language], creates_join_request=True)
    send_text(world, owner, channel, POSTS[language])
