"""Own data in a file: JSON that a person and a program can read, with a short summary above it."""

import json
from datetime import datetime
from typing import Any

from bot.domain.consent import Consent
from bot.domain.contact_points import ContactPoint
from bot.domain.interest import Interest
from bot.domain.own_data import OwnData, SentRequest, Words
from bot.domain.own_request import Stage
from bot.mailboxes import Letter, Priority
from bot.texts import Markup, Say

FILE = "my-data.json"

Json = dict[str, Any]


def own_data_letter(data: OwnData, say: Say, *, draft: Json) -> Letter:
    """Return the letter with the file, of which nothing is kept once it went out; `draft`: what is being typed."""
    content = json.dumps(_as_json(data, say, draft), ensure_ascii=False, indent=1)
    return Letter(
        chat_id=data.prospect.private_chat,
        method="sendDocument",
        payload={
            "chat_id": data.prospect.private_chat,
            "document": {"filename": FILE, "content": content},
            "caption": _summary(data, say),
            "parse_mode": "HTML",
        },
        priority=Priority.ANSWER,
        fleeting=True,
    )


def _summary(data: OwnData, say: Say) -> Markup:
    lines = (
        say("This is all that we keep about you."),
        say("Name: <b>{name}</b>", name=data.prospect.name) if data.prospect.name else "",
        say("Contacts: {n}", n=len(data.contact_points)) if data.contact_points else "",
        say("Questions and topics: {n}", n=_count_of_words(data)),
        say("Requests: {n}", n=len(data.requests)) if data.requests else "",
        say("To have it erased: /forget"),
    )
    return Markup("\n".join(line for line in lines if line))


def _count_of_words(data: OwnData) -> int:
    return sum(1 for line in data.journal if line.words or line.topic) + sum(1 for each in data.asked if each.words)


def _as_json(data: OwnData, say: Say, draft: Json) -> Json:
    prospect = data.prospect
    return {
        "telegram": {"id": prospect.telegram_id, "name": prospect.telegram_name, "username": prospect.username},
        "language": prospect.language,
        "first_seen": _moment(prospect.created_at),
        "name": prospect.name,
        "contacts": [_contact(point) for point in data.contact_points],
        "consents": [_consent(each) for each in data.consents],
        "said": [*(_line(each, data.places.get(each.id)) for each in data.journal), *map(_words, data.asked)],
        "requests": [_request(request, say) for request in data.requests],
        "answered": [_words(each) for each in data.answers],
        "being_typed": draft,
        "messages_as_they_came": [json.loads(update) for update in data.updates],
    }


def _contact(point: ContactPoint) -> Json:
    said = {"kind": point.value.kind, "value": point.value.normal_form, "verified": point.verified}
    return {**said, **({"extension": point.extension} if point.extension else {})}


def _consent(consent: Consent) -> Json:
    withdrawn = _moment(consent.withdrawn_at) if consent.withdrawn_at else None
    return {"version": consent.version, "given": _moment(consent.given_at), "withdrawn": withdrawn}


def _line(interest: Interest, place: str | None) -> Json:
    said = {
        "words": interest.words,
        "topic": interest.topic,
        "came_from": interest.campaign,
        "shown": interest.sign,
        "place": place,
        "occasion": interest.occasion,
    }
    known = {name: value for name, value in said.items() if value}
    return {"at": _moment(interest.created_at), "how": interest.route, **known}


def _words(each: Words) -> Json:
    return {"at": _moment(each.at), **({"words": each.words} if each.words else {})}


def _request(request: SentRequest, say: Say) -> Json:
    company = request.on_behalf
    return {
        "name": request.name,
        "about": request.wish,
        "contacts": [_contact(point) for point in request.contact_points],
        "company": company.company if company else None,
        "role": company.role if company else None,
        "decides": company.may_decide if company else None,
        "came": _moment(request.came_at),
        "status": _status(request.stage, say),
        "closed": _moment(request.closed_at) if request.closed_at else None,
    }


def _status(stage: Stage, say: Say) -> str:
    """Return where a request stands in its person's words; how the team decided is the team's."""
    if stage is Stage.CLOSED:
        return say.plain("closed")
    return say.plain("waits for an answer") if stage is Stage.RECEIVED else say.plain("in work")


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
