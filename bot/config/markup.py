"""HTML in the configuration: what Telegram takes of it."""

import re

TAG = re.compile(r"<(/?)([a-z][a-z0-9-]*)(\s[^<>]*)?>")
# What some tags need to have, and how they are written then.
NEEDED = {
    "a": (
        re.compile(r"""\s+href=(["'])(?:https?://|tg://|mailto:)[^\s"'<>]+\1\s*"""),
        'a link is written <a href="https://example.com">words</a>',
    ),
    "span": (
        re.compile(r"""\s+class=(["'])tg-spoiler\1\s*"""),
        'hidden words are written <span class="tg-spoiler">words</span>',
    ),
    "tg-emoji": (
        re.compile(r"""\s+emoji-id=(["'])\d+\1\s*"""),
        'a custom emoji is written <tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>',
    ),
}
TELEGRAM_TAGS = {
    *("b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "a", "code", "pre", "blockquote"),
    *("span", "tg-spoiler", "tg-emoji", "tg-time"),
}


def markup_fault(text: str) -> str | None:
    """What Telegram would refuse in this HTML, None if nothing (Telegram Bot API: HTML style)."""
    open_tags: list[str] = []
    for closing, tag, attributes in TAG.findall(text):
        if tag not in TELEGRAM_TAGS:
            return f"<{tag}> is not one of its tags"
        if not closing and tag in NEEDED and not NEEDED[tag][0].fullmatch(attributes):
            return NEEDED[tag][1]
        if not closing:
            open_tags.append(tag)
        elif attributes.strip() or not open_tags or open_tags.pop() != tag:
            return f"</{tag}> closes a tag that is not open there"
    if open_tags:
        return f"<{open_tags[-1]}> is never closed"
    return 'a "<" that begins no tag is written &lt;' if "<" in TAG.sub("", text) else None
