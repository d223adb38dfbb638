"""Draft: what a dialogue with a prospect has brought so far, and the JSON it is kept as between two messages."""

from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin
from bot.domain.introduction import Introduction
from bot.domain.lead import as_wish
from bot.domain.names import PersonName
from bot.domain.on_behalf import OnBehalf
from bot.usecases.read_status import Said

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An introduction in the making. Its wish is all that was asked so far, `topic` the topic chosen last.

    Both stand in the journal too - but who is excluded has none, and is to be asked for no more than anybody else. So
    theirs alone is `campaign`, by which they came last: nothing they read names it.
    `wrote_at`: when the prospect last asked; `sent`: the message with the summary that was sent last;
    `sent_at` and `sent_wish`: when a request was sent and what it was about, `withdrawn_at`: when it was taken back.
    `offered`: in the talk of `wrote_at` a new request was offered.
    """

    introduction: Introduction = field(default_factory=Introduction)
    topic: str | None = None
    campaign: str | None = None
    wrote_at: datetime | None = None
    sent: int | None = None
    sent_at: datetime | None = None
    sent_wish: str | None = None
    withdrawn_at: datetime | None = None
    offered: bool = False

    def after_sending(self, summary: int | None) -> "Draft":
        """Return what is remembered once a summary was sent: that, and which request it was, but nothing it said."""
        return Draft(sent=summary, sent_at=self.sent_at, sent_wish=self.sent_wish, campaign=self.campaign)

    @property
    def said(self) -> Said:
        """What was asked and sent, as far as the dialogue remembers it."""
        return Said(
            sent_at=self.sent_at,
            wish=self.sent_wish,
            withdrawn_at=self.withdrawn_at,
            asked_at=self.wrote_at,
            asked=self.introduction.wish,
        )

    def with_words(self, words: str | None) -> "Draft":
        """Return the draft with one more question, cut where a wish ends."""
        asked = "\n".join(part for part in (self.introduction.wish, words) if part)
        return replace(self, introduction=replace(self.introduction, wish=as_wish(asked) or None))

    def without_wish(self) -> "Draft":
        """Return the draft without all that was asked so far: it went into a request that is closed."""
        return replace(self, introduction=replace(self.introduction, wish=None), topic=None)


def draft_to_json(draft: Draft) -> Json:
    """Return the draft as JSON."""
    return {
        "name": draft.introduction.name,
        "points": [_point_to_json(point) for point in draft.introduction.points],
        "wish": draft.introduction.wish,
        "on_behalf": _on_behalf_to_json(draft.introduction.on_behalf),
        "topic": draft.topic,
        "campaign": draft.campaign,
        "wrote_at": draft.wrote_at.isoformat() if draft.wrote_at else None,
        "sent": draft.sent,
        "sent_at": draft.sent_at.isoformat() if draft.sent_at else None,
        "sent_wish": draft.sent_wish,
        "withdrawn_at": draft.withdrawn_at.isoformat() if draft.withdrawn_at else None,
        "offered": draft.offered,
    }


def draft_from_json(data: Json) -> Draft:
    """Return the draft that JSON holds; an empty one where there is nothing yet."""
    name = data.get("name")
    introduction = Introduction(
        name=PersonName(name) if name else None,
        points=tuple(_point_from_json(point) for point in data.get("points", ())),
        wish=data.get("wish"),
        on_behalf=OnBehalf(**data["on_behalf"]) if data.get("on_behalf") else None,
    )
    return Draft(
        introduction=introduction,
        topic=data.get("topic"),
        campaign=data.get("campaign"),
        wrote_at=_moment_of(data.get("wrote_at")),
        sent=data.get("sent"),
        sent_at=_moment_of(data.get("sent_at")),
        sent_wish=data.get("sent_wish"),
        withdrawn_at=_moment_of(data.get("withdrawn_at")),
        offered=data.get("offered", False),
    )


def _moment_of(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


def _on_behalf_to_json(said: OnBehalf | None) -> Json | None:
    return asdict(said) if said is not None else None


def _point_to_json(point: ContactPoint) -> Json:
    return {
        "kind": point.value.kind.value,
        "value": point.value.normal_form,
        "verified": point.verified,
        "origin": point.origin.value,
        "primary": point.primary,
        "extension": point.extension,
    }


def _point_from_json(data: Json) -> ContactPoint:
    return ContactPoint(
        value=ContactValue(kind=ContactKind(data["kind"]), normal_form=data["value"]),
        verified=data["verified"],
        origin=Origin(data["origin"]),
        primary=data["primary"],
        extension=data.get("extension"),
    )
