"""Words that are typed where a name is asked for, and are none."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


COMPANY_WORDS = _words("""
    ооо оао зао пао нко тоо тов ано фгуп муп гуп гбу мбоу снт тсж llc ltd inc gmbh corp llp plc sarl sro
    компания фирма организация предприятие корпорация холдинг магазин завод
    агентство студия салон ресторан кафе клиника автосервис company firm corporation
""")
"""One of these makes it a company, wherever it stands."""

SHORT_LEGAL_FORMS = _words("ип ао чп")
"""These make it a company only in front and not written as a name: Ип Ман and Петров ИП are people."""

ROLES = _words("""
    менеджер директор администратор админ модератор секретарь бухгалтер руководитель начальник заведующий
    управляющий владелец собственник хозяин босс шеф помощник ассистент заместитель специалист консультант
    продавец кассир оператор диспетчер закупщик снабженец поставщик подрядчик партнер клиент покупатель
    заказчик потребитель посетитель пользователь гость сотрудник работник отдел бухгалтерия администрация
    инженер юрист программист врач
    приемная директора директору менеджера менеджеру секретаря секретарю бухгалтера бухгалтеру руководителя
    руководителю начальника начальнику владельца владельцу администратора администратору
    manager director admin administrator moderator secretary accountant owner boss chief assistant specialist
    consultant seller operator supplier contractor partner client customer buyer visitor user guest employee
    engineer developer lawyer sales support ceo cto cfo
""")

ROLE_COMPANIONS = _words("""
    по и к у спросить спросите спрашивать спрашивайте позовите зовите
    зам генеральный генеральная главный главная старший старшая коммерческий исполнительный финансовый
    технический ваш ваша наш продаж продажам закупок закупкам снабжения кадров рекламе маркетингу качеству
    the of and general senior executive commercial purchasing marketing department
""")
"""Beside a role these are no name either: a senior sales manager is still nobody."""

ORDINARY_WORDS = _words("""
    да нет ок окей привет здравствуйте здрасьте добрый день вечер утро доброе спасибо пожалуйста хочу нужен
    нужна нужно прайс цена сколько стоит не скажу знаю буду имя фамилия фио аноним анонимно анонимный никто
    неизвестно никак неважно важно секрет тест
    ага угу ладно хорошо понятно спс здравствуй здрасте приветик потом позже завтра сегодня зачем почему
    отмена назад далее стоп старт меню помощь бот человек аккаунт удаленный
    проверка кто то меня зовут без имени мой моя это вот номер телефон почта звоните пишите на
    yes no ok okay hi hello thanks thank you please price test name anonymous nobody none null undefined
    unknown my phone number mail call write
    hey bye later why cancel back next stop start menu help bot deleted account whatever
""")
"""Answers, greetings and stand-ins: refused when there is nothing beside them."""
