"""Topics: one and the same in every language, known to the journal and to buttons by the team's name for it."""

from bot.domain.topics import WrittenTopic, find_topic, title_of, topics_of

RUSSIAN = [WrittenTopic(label="Цены"), WrittenTopic(label="Доставка", below=("По городу", "Далеко"))]
ENGLISH = [WrittenTopic(label="Prices"), WrittenTopic(label="Delivery", below=("In town", "Far away"))]
WRITTEN = {"ru": RUSSIAN, "en": ENGLISH}


def test_a_button_names_a_topic_wherever_it_stands() -> None:
    """Also in another language, and after the list was turned round."""
    key = topics_of(WRITTEN, "ru")[1].below[0].key
    turned = {language: list(reversed(topics)) for language, topics in WRITTEN.items()}

    found = find_topic(topics_of(turned, "ru"), key)

    assert found is not None and found.labels == {"ru": "По городу", "en": "In town"}


def test_a_button_of_a_topic_that_is_gone_names_none() -> None:
    """Least of all the one that stands there now."""
    key = topics_of(WRITTEN, "ru")[0].key

    assert find_topic(topics_of({"ru": RUSSIAN[1:], "en": ENGLISH[1:]}, "ru"), key) is None


def test_what_is_below_two_topics_is_two_topics() -> None:
    """Though it is called the same."""
    written = [WrittenTopic(label=label, below=("Цены",)) for label in ("Окна", "Двери")]
    windows, doors = topics_of({"ru": written}, "ru")

    assert windows.below[0].key != doors.below[0].key
    assert (windows.below[0].name, doors.below[0].name) == ("Окна: Цены", "Двери: Цены")


def test_a_wish_that_is_a_topic_is_read_in_ones_own_language() -> None:
    """What somebody wrote is read as it was written."""
    topics = topics_of(WRITTEN, "ru")

    assert title_of(topics, "Доставка: Далеко", "en") == "Delivery: Far away"
    assert title_of(topics, "Доставка на дачу", "en") == "Доставка на дачу"
