"""My data: a person gets a file with all that is kept about them, and nothing of the team's own."""

import json
from datetime import timedelta
from typing import Any

from tests.stories.scenes import let_time_pass
from tests.stories.workplace import PHONE, Workplace

E164 = "".join(sign for sign in PHONE if sign.isdigit() or sign == "+")


async def file_of(place: Workplace) -> dict[str, Any]:
    """What stands in the last file that was sent."""
    await place.anna.sees(place.say("This is all that we keep about you."))
    sent = [call for call in await place.office.sandbox.calls() if call["method"] == "sendDocument"]
    content: dict[str, Any] = json.loads(sent[-1]["parameters"]["document"]["content"])
    return content


async def test_everything_is_in_the_file(place: Workplace) -> None:
    """Who it is, what was agreed to, said, asked for and answered."""
    await place.gets_and_takes_a_lead()
    await place.chooses("Answer")
    await place.manager.sends(place.told.answer)
    await place.anna.sees(place.told.answer)
    await place.anna.sends("/mydata")
    data = await file_of(place)
    assert data["telegram"]["id"] == place.anna.id
    assert (data["name"], [each["value"] for each in data["contacts"]]) == (place.told.name, [E164])
    assert [each["version"] for each in data["consents"]] == ["1"]
    assert place.told.question in [line.get("words") for line in data["said"]]
    request = data["requests"][0]
    assert (request["about"], request["status"]) == (place.told.question, place.say("in work"))
    assert place.told.answer in [line["words"] for line in data["answered"]]
    assert place.manager.first_name not in json.dumps(data["requests"], ensure_ascii=False)


async def test_what_was_changed_and_withdrawn_is_in_the_file_too(place: Workplace) -> None:
    """An edited question with both wordings, a consent with its end."""
    await place.gets_and_takes_a_lead()
    more = await place.anna.sends(place.told.more)
    await place.manager.sees(place.told.more)
    await place.anna.edits(more, place.told.note)
    await place.anna.sends("/privacy")
    await place.anna.presses(place.say("Withdraw my consent"))
    await place.anna.presses(place.say("Withdraw my consent"), on=await place.anna.sees("/forget."))
    await place.anna.sends("/mydata")
    data = await file_of(place)
    assert {place.told.more, place.told.note} <= {line.get("words") for line in data["said"]}
    assert data["consents"][0]["withdrawn"] is not None
    assert (data["name"], data["contacts"], data["requests"]) == (None, [], [])


async def test_who_is_excluded_gets_the_same_and_does_not_learn_of_it(place: Workplace) -> None:
    """What an exclusion stopped is what they said; why nobody answers is not in the file."""
    await place.gets_a_question()
    await place.manager.presses(place.say("Exclude…"), chat=place.board)
    await place.manager.presses(place.say("Spam"), chat=place.board)
    await place.office.sandbox.quiet()
    await place.anna.sends(place.told.more)
    await place.office.sandbox.quiet()
    await place.anna.sends("/mydata")
    data = await file_of(place)
    assert [line["words"] for line in data["said"] if "words" in line] == [place.told.question, place.told.more]
    assert not {"exclusions", "excluded", "stopped"} & set(data)


async def test_a_request_that_was_excluded_waits_as_its_person_reads(place: Workplace) -> None:
    """In the file as under /status; neither that it was closed nor what became of it."""
    await place.gets_and_takes_a_lead()
    await place.chooses("Exclude…")
    await place.manager.presses(place.say("Spam"))
    await place.office.sandbox.quiet()
    await place.anna.sends("/mydata")
    request = (await file_of(place))["requests"][0]
    assert (request["status"], request["closed"]) == (place.say("waits for an answer"), None)


async def test_a_request_that_an_exclusion_stopped_is_in_the_file(place: Workplace) -> None:
    """It became no lead, but its person sent it."""
    await place.gets_a_question()
    await place.manager.presses(place.say("Exclude…"), chat=place.board)
    await place.manager.presses(place.say("Spam"), chat=place.board)
    await place.office.sandbox.quiet()
    await place.anna.presses(place.say("Leave a contact"))
    await place.anna.sends(PHONE)
    await place.anna.sends(place.told.name)
    await place.anna.sees(place.say("Please check:"), place.told.name)
    await place.anna.presses(place.say("Agree and send"))
    await place.office.sandbox.quiet()
    await place.anna.sends("/mydata")
    data = await file_of(place)
    assert (data["name"], [each["value"] for each in data["contacts"]]) == (place.told.name, [E164])
    assert [(each["name"], each["about"], each["status"]) for each in data["requests"]] == [
        (place.told.name, place.told.question, place.say("waits for an answer"))
    ]


async def test_no_second_file_comes_within_minutes_and_none_is_kept(place: Workplace) -> None:
    """The outbox forgets the file as soon as it is sent."""
    await place.anna.starts()
    await place.anna.sends("/mydata")
    await file_of(place)
    await place.anna.sends("/mydata")
    refusal = place.say("The file is above already. After {time} you can get a fresh one.", time="{time}")
    await place.anna.sees(refusal.partition("{time}")[0])
    await place.office.sandbox.quiet()
    await let_time_pass(place.office, timedelta(0))
    assert await place.office.rows("SELECT id FROM outbox WHERE method = 'sendDocument'") == []
