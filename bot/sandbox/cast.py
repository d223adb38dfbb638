"""The people every demonstration knows: Anna asks, Olga and Pavel answer, Viktor owns the business."""

from bot.sandbox.membership import found_group
from bot.sandbox.world import Person, World

ANNA_ID = 5_000_000_001
OLGA_ID = 5_000_000_002
PAVEL_ID = 5_000_000_003
VIKTOR_ID = 5_000_000_004
TEAM_ID = -1_001_000_000_001
TEAM_TITLES = {"ru": "Менеджеры", "en": "Managers"}


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
    """Put Anna, Olga, Pavel, Viktor and the managers' group into a fresh world; their Telegram is "ru" or "en"."""
    everybody = RUSSIAN if language == "ru" else ENGLISH
    people = {
        identity: world.add_person(
            Person(id=identity, first_name=first, last_name=last, phone=phone, language_code=language)
        )
        for identity, (first, last, phone) in everybody.items()
    }
    team = [people[VIKTOR_ID], people[OLGA_ID], people[PAVEL_ID]]
    found_group(world, TEAM_TITLES[language], team, TEAM_ID)
