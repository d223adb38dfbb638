"""The story of the main job: Anna asks, Olga and Pavel answer, Viktor owns the business, Boris sells, Gleb passes by.

It is played by pressing and typing what people see, so it works against any bot that speaks these words.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.cast import (
    ANNA_ID,
    CHANNEL_ID,
    CHANNEL_TITLES,
    DISCUSSION_ID,
    DISCUSSION_TITLES,
    OLGA_ID,
    PAVEL_ID,
    TEAM_ID,
    TEAM_TITLES,
    VIKTOR_ID,
)
from bot.sandbox.people import Channel, Group, Player, Sandbox
from bot.sandbox.sight import Seen

PATIENCE = 10.0

RUSSIAN = {
    "campaign": "Выставка «Мебель»",
    "topic": "Доставка",
    "below": "В другой город",
    "question": "Сколько стоит привезти шкаф в Казань?",
    "guest": "Гость",
    "answer": "Доставка в Казань 900 рублей, два дня.",
    "leave": "Оставить контакт",
    "reach": "Как с вами связаться",
    "name?": "Как вас зовут",
    "digits": "В именах не бывает цифр",
    "agree": "Соглашаюсь, отправить",
    "send": "Отправить",
    "get in touch": "Свяжитесь со мной",
    "thanks": "Спасибо! Записали",
    "company?": "От компании…",
    "which?": "Из какой вы компании",
    "company": "ООО Тара, продажи",
    "decide": "Решаю я",
    "decides": "решаете вы",
    "take": "Взять",
    "reply": "Ответить",
    "ready": "Когда привезти?",
    "asked when": "Когда вам привезти?",
    "qualify": "✓ Целевой лид",
    "won": "🏆 Сделка заключена",
    "link": "Связать…",
    "find": "🔎 Найти клиента",
    "whom?": "Кого ищем",
    "undo": "↩ Вернуть как было",
    "give back": "↩ Вернуть всем",
    "exclude": "Исключить…",
    "seller": "Предлагает услуги",
    "excluded": "В исключениях",
    "lift": "Снять",
    "keep": "Сохранить контакт…",
    "supplier": "Поставщик",
    "skip": "Пропустить",
    "close": "Закрыть…",
    "changed": "Передумали",
    "closed": "Итог",
    "known": "Клиент вернулся",
    "passed on": "Спасибо, передали менеджеру",
    "Boris": "Борис",
    "Gleb": "Глеб",
    "Anna": "Аня Петрова",
    "Daria": "Дарья",
    "pitch": "Продвину ваш сайт в топ, недорого!",
    "pitch again": "Ну что, берёте продвижение?",
    "Gleb asks": "Вожу упаковку, не нужно?",
    "again": "Нужна ещё одна доставка, в Пермь.",
    "from elsewhere": "Пишу с другого телефона: когда привезут?",
    "comment": "Сколько стоит такой же, но пониже?",
    "said in public": "От 60 000 рублей, высота любая. Напишите нам, посчитаем точно.",
    "asks_in_public": "Анна спрашивает под постом канала. Ольга отвечает из группы, и ответ появляется в обсуждении.",
    "asks": "Анна спрашивает о доставке, не называя себя; Ольга отвечает ей из группы менеджеров.",
    "introduces_herself": "Анна хочет, чтобы ей позвонили. Пока она не согласилась, ничего не сохраняется.",
    "two_managers_take": "Ольга берёт лид, Павел опаздывает на миг. Ольга шлёт готовый ответ и заключает сделку.",
    "boris_is_excluded": "Борис навязывает услуги. Павел исключает его, и больше его не слышно. Виктор возвращает.",
    "gleb_is_kept": "Глеб пишет от компании; он не клиент, а поставщик: Павел сохраняет его контакт.",
    "anna_returns": "Анна вернулась: её узнали, и лид сразу у Ольги. На этот раз Анна передумала.",
    "looks like": "Похоже, это Анна Петрова",
    "it is her": "Это Анна Петрова",
    "Anna’s card": "Анна Петрова",
    "is_linked": "Анна пишет с другого телефона, и бот спрашивает, она ли это. Ольга связывает, отменяет, ищет сама.",
}

ENGLISH = {
    "campaign": "The furniture fair",
    "topic": "Delivery",
    "below": "To another town",
    "question": "What does it cost to bring a wardrobe to Leeds?",
    "guest": "Guest",
    "answer": "Delivery to Leeds is 9 pounds, two days.",
    "leave": "Leave a contact",
    "reach": "How can we reach you",
    "name?": "What is your name",
    "digits": "Names have no digits",
    "agree": "Agree and send",
    "send": "Send",
    "get in touch": "Get in touch with me",
    "thanks": "Thank you! We have noted",
    "company?": "For a company…",
    "which?": "Which company is it",
    "company": "Boxes Ltd, sales",
    "decide": "I decide",
    "decides": "you decide",
    "take": "Take",
    "reply": "Answer",
    "ready": "When to deliver?",
    "asked when": "When shall we bring it?",
    "qualify": "✓ Qualified lead",
    "won": "🏆 Deal won",
    "link": "Link…",
    "find": "🔎 Find a client",
    "whom?": "Whom to look for",
    "undo": "↩ Undo",
    "give back": "↩ Give back",
    "exclude": "Exclude…",
    "seller": "Offers services",
    "excluded": "Excluded",
    "lift": "Lift",
    "keep": "Keep as contact…",
    "supplier": "Supplier",
    "skip": "Skip",
    "close": "Close…",
    "changed": "Changed their mind",
    "closed": "Closed",
    "known": "Returning client",
    "passed on": "we have passed it on",
    "Boris": "Boris",
    "Gleb": "Gleb",
    "Anna": "Annie Petrova",
    "Daria": "Daria",
    "pitch": "I will put your site on top of the search, cheap!",
    "pitch again": "So, what about the promotion?",
    "Gleb asks": "I deliver packaging, do you need any?",
    "again": "I need one more delivery, to York.",
    "from elsewhere": "Writing from another phone: when does it arrive?",
    "comment": "How much is one like this, but lower?",
    "said in public": "From 600 pounds, any height. Write to us, and we will tell you exactly.",
    "asks_in_public": "Anna asks below a post of the channel. Olga answers from the group, and it stands in the talk.",
    "asks": "Anna asks about delivery without saying who she is; Olga answers from the managers' group.",
    "introduces_herself": "Anna wants to be called back. Nothing is kept until she agrees.",
    "two_managers_take": "Olga takes the lead, Pavel is a moment late. Olga sends a ready answer and wins the deal.",
    "boris_is_excluded": "Boris is a pushy seller. Pavel excludes him, and nobody hears of him again. Viktor lifts it.",
    "gleb_is_kept": "Gleb writes for a company; he is no client but a supplier: Pavel keeps his contact.",
    "anna_returns": "Anna returns: recognised, her lead goes to Olga by itself. This time she changes her mind.",
    "looks like": "Looks like Anna Petrova",
    "it is her": "It is Anna Petrova",
    "Anna’s card": "Anna Petrova",
    "is_linked": "Anna writes from another phone: is it her? Olga links, takes it back, and finds her in words.",
}


@dataclass(kw_only=True)
class Stage:
    """Everybody of the story; `say` holds the words of its language."""

    sandbox: Sandbox
    anna: Player
    olga: Player
    pavel: Player
    viktor: Player
    team: Group
    channel: Channel
    language: str
    say: dict[str, str]


async def play(sandbox: Sandbox, language: str, narrate: Callable[[str], None]) -> None:
    """Play the whole story in Russian ("ru") or English ("en"); `narrate` is told what comes next.

    Raises AssertionError where the bot does something else.
    """
    stage = await enter(sandbox, language)
    for scene in SCENES:
        narrate(stage.say[scene.__name__])
        await scene(stage)


async def enter(sandbox: Sandbox, language: str) -> Stage:
    """Let everybody of the story come on the stage; the managers have started the bot."""
    people = {player.id: player for player in await sandbox.people()}
    anna, olga, pavel, viktor = (people[each] for each in (ANNA_ID, OLGA_ID, PAVEL_ID, VIKTOR_ID))
    for member in (olga, pavel, viktor):
        await member.starts()
    return Stage(
        sandbox=sandbox, anna=anna, olga=olga, pavel=pavel, viktor=viktor,
        team=Group(id=TEAM_ID, title=TEAM_TITLES[language]), channel=_channel(language),
        language=language, say=RUSSIAN if language == "ru" else ENGLISH,
    )  # fmt: skip


def _channel(language: str) -> Channel:
    discussion = Group(id=DISCUSSION_ID, title=DISCUSSION_TITLES[language])
    return Channel(id=CHANNEL_ID, title=CHANNEL_TITLES[language], group=discussion)


async def asks_in_public(on: Stage) -> None:
    """Anna asks below a post, as anybody can, and Olga's answer stands there for all to read."""
    post, *_ = await on.anna.messages(on.channel)
    await on.anna.comments(on.say["comment"], on=post)
    card = await on.olga.sees(on.say["comment"], chat=on.team)
    await on.olga.sends(on.say["said in public"], to=on.team, reply_to=card)
    await on.anna.sees(on.say["said in public"], chat=on.channel.group)


async def asks(on: Stage) -> None:
    """Anna comes by the link of an exhibition, chooses a topic and asks without saying who she is; Olga answers."""
    await on.viktor.sends(f"/campaign {on.say['campaign']}")
    made = await on.viktor.sees(on.say["campaign"], "?start=")
    await on.anna.starts(made.text.partition("?start=")[2].split()[0])
    await on.anna.presses(on.say["topic"])
    await on.anna.presses(on.say["below"])
    await on.anna.sees(on.say["below"])
    await on.anna.sends(on.say["question"])
    card = await on.olga.sees(on.say["guest"], on.say["question"], chat=on.team)
    await on.olga.sends(on.say["answer"], to=on.team, reply_to=card)
    await on.anna.sees(on.say["answer"])


async def introduces_herself(on: Stage) -> None:
    """Anna types her number, a name at the second try, and gives her consent."""
    await on.anna.presses(on.say["leave"])
    await on.anna.sees(on.say["reach"])
    await on.anna.sends("8 912 345-67-89")
    await on.anna.sees(on.say["name?"])
    await on.anna.sends("123")
    await on.anna.sees(on.say["digits"])
    await on.anna.sends("Анна Петрова" if on.language == "ru" else "Anna Petrova")
    await on.anna.presses(on.say["agree"])
    await on.anna.sees(on.say["thanks"])


async def two_managers_take(on: Stage) -> None:
    """Olga and Pavel press at once: one of them wins, gets the contact, answers with a tap and makes a deal of it."""
    card = await on.olga.sees_button(on.say["take"], chat=on.team)
    await on.olga.presses(on.say["take"], chat=on.team, on=card)
    await on.pavel.presses_stale(on.say["take"], on=card)
    await on.olga.sees("+7 912 345-67-89")
    await on.olga.presses(on.say["reply"])
    await on.olga.presses(on.say["ready"])
    await on.olga.presses(on.say["send"])
    await on.anna.sees(on.say["asked when"])
    await on.olga.presses(on.say["qualify"])
    await on.olga.presses(on.say["won"])
    await on.olga.sees_no_button(on.say["won"])


async def boris_is_excluded(on: Stage) -> None:
    """Boris sells something: excluded, he is not heard of again, until Viktor lifts it."""
    boris = await on.sandbox.person(on.say["Boris"], phone="79261112233", language=on.language)
    await _introduces(on, boris, on.say["pitch"])
    await _takes(on, on.pavel)
    await on.pavel.presses(on.say["exclude"])
    await on.pavel.presses(on.say["seller"])
    await on.pavel.sees(on.say["excluded"])
    await boris.sends(on.say["pitch again"])
    await boris.sees(on.say["passed on"])
    await on.viktor.sends("/exclusions")
    await on.viktor.presses(on.say["lift"])


async def gleb_is_kept(on: Stage) -> None:
    """Gleb passes by for a company: he stays in the directory as a supplier."""
    gleb = await on.sandbox.person(on.say["Gleb"], phone="79031112233", language=on.language)
    await _shows_a_contact(on, gleb, on.say["Gleb asks"])
    await gleb.presses(on.say["company?"])
    await gleb.sees(on.say["which?"])
    await gleb.sends(on.say["company"])
    await gleb.presses(on.say["decide"])
    await gleb.sees(on.say["decides"])
    await _agrees(on, gleb)
    await _takes(on, on.pavel)
    await on.pavel.presses(on.say["keep"])
    await on.pavel.presses(on.say["supplier"])
    await on.pavel.presses(on.say["skip"])


async def anna_returns(on: Stage) -> None:
    """Anna has another wish: she is recognised, and the lead goes to Olga at once. This time she changes her mind."""
    await on.anna.sends(on.say["again"])
    await on.anna.presses(on.say["get in touch"])
    card = await on.olga.sees(on.say["known"])
    await on.olga.presses(on.say["close"], on=card)
    await on.olga.presses(on.say["changed"])
    await on.olga.sees(on.say["closed"])


async def is_linked(on: Stage) -> None:
    """Anna writes from another account and phone, by a short name: the bot asks whether it is her, and Olga links.

    She takes it back, and finds the card in words.
    """
    other = await on.sandbox.person(on.say["Daria"], phone="79998887766", language=on.language)
    await _introduces(on, other, on.say["from elsewhere"], name=on.say["Anna"])
    await _takes(on, on.olga)
    card = await on.olga.sees(on.say["Anna"], on.say["looks like"])
    await on.olga.presses(on.say["it is her"], on=card)
    await on.olga.presses(on.say["undo"], on=card)
    await on.olga.sees_button(on.say["give back"], on=card)
    await _links(on)


async def _introduces(on: Stage, person: Player, words: str, *, name: str | None = None) -> None:
    await _shows_a_contact(on, person, words)
    if name is not None:
        await person.sends(name)
        await person.sees_button(on.say["agree"], on=name)
    await _agrees(on, person, name)


async def _shows_a_contact(on: Stage, person: Player, words: str) -> None:
    await person.starts()
    await person.sends(words)
    await person.presses(on.say["leave"])
    await person.sees(on.say["reach"])
    await person.shares_contact()
    await person.sees_button(on.say["agree"])


async def _agrees(on: Stage, person: Player, name: str | None = None) -> None:
    await person.presses(on.say["agree"], on=name)
    await person.sees(on.say["thanks"])


async def _takes(on: Stage, manager: Player) -> None:
    await manager.presses(on.say["take"], chat=on.team)
    await manager.sees_button(on.say["qualify"])


async def _links(on: Stage) -> Seen:
    card = await on.olga.sees_button(on.say["link"])
    await on.olga.presses(on.say["link"], on=card)
    await on.olga.presses(on.say["find"], on=card)
    asked = await on.olga.sees(on.say["whom?"], after=card)
    await on.olga.sends(on.say["Anna"])
    await on.olga.presses(on.say["it is her"], on=await on.olga.sees(on.say["Anna’s card"], after=asked))
    return await on.olga.sees_button(on.say["undo"], on=card)


SCENES = (
    asks_in_public,
    asks,
    introduces_herself,
    two_managers_take,
    boris_is_excluded,
    gleb_is_kept,
    anna_returns,
    is_linked,
)
