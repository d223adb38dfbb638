// The words of the page itself, in English and Russian; what the bot says is the bot's own.

const RUSSIAN = {
  "Leadhook sandbox": "Песочница Leadhook",
  "Message": "Сообщение",
  "Send": "Отправить",
  "Attach": "Прикрепить",
  "Commands": "Команды",
  "More": "Ещё",
  "Cancel": "Отмена",
  "Start": "Запустить",
  "Keyboard": "Клавиатура",
  "Reply": "Ответить",
  "Quote and reply": "Ответить с цитатой",
  "Edit": "Изменить",
  "Delete": "Удалить",
  "Forward to…": "Переслать…",
  "Press an old button": "Нажать старую кнопку",
  "edited": "изменено",
  "Editing": "Изменение",
  "Reply to": "В ответ",
  "forwarded from": "переслано от",
  "Only you see this": "Видно только вам",
  "Whose phone": "Чей телефон",
  "Nothing here yet": "Здесь пока пусто",
  "New messages": "Новые сообщения",
  "Unblock": "Разблокировать",
  "Block the bot": "Заблокировать бота",
  "Open by a link…": "Открыть по ссылке…",
  "The words after start=": "Слова после start=",
  "Open": "Открыть",
  "Photo": "Фото",
  "Album": "Альбом",
  "Video": "Видео",
  "File": "Файл",
  "File…": "Файл…",
  "This file cannot be read.": "Файл не читается.",
  "The sandbox takes files of up to 30 MB.": "Песочница берёт файлы до 30 МБ.",
  "B": "Б",
  "KB": "КБ",
  "MB": "МБ",
  "Voice message": "Голосовое",
  "Video note": "Кружок",
  "Sticker": "Стикер",
  "Location": "Место",
  "My contact": "Мой контакт",
  "Somebody's contact…": "Чужой контакт…",
  "Share your number?": "Поделиться номером?",
  "The bot will know your number": "Бот узнает ваш номер телефона",
  "Share": "Поделиться",
  "Name": "Имя",
  "Phone": "Телефон",
  "Language": "Язык",
  "New person": "Новый человек",
  "New person…": "Новый человек…",
  "Add": "Добавить",
  "typing…": "печатает…",
  "The bot has not answered this tap.": "Бот не ответил на это нажатие.",
  "Open this link?": "Открыть ссылку?",
  "Copied": "Скопировано",
  "The sandbox does not play this button yet.": "Такую кнопку песочница пока не играет.",
  "The sandbox does not answer.": "Песочница не отвечает.",
  "joined the group": "теперь в группе",
  "left the group": "больше не в группе",
  "the group becomes a supergroup": "группа стала супергруппой",
  "the supergroup begins": "начало супергруппы",
  "What the bot knows": "Что знает бот",
  "Light or dark": "Светлая или тёмная",
  "Scroll to the end": "В конец",
  "Found": "Найдено",
  "OK": "Понятно",
  "Story": "История",
  "Next scene": "Следующая сцена",
  "The clock": "Часы",
  "Trouble": "Неполадки",
  "Controls": "Управление",
  "Begin anew": "Начать заново",
  "Everything that happened here is forgotten.": "Всё, что здесь было, забудется.",
  "The story went another way. Begin anew to see it.": "История пошла иначе. Начните заново, чтобы её увидеть.",
  "The bot is off. What people write now is not lost.": "Бот выключен. Что ему пишут, не потеряется.",
  "15 minutes later": "15 минут спустя",
  "An hour later": "Час спустя",
  "A day later": "День спустя",
  "A week later": "Неделю спустя",
  "Telegram does it, but does not answer": "Telegram молчит, хотя всё сделал",
  "Telegram answers 502": "Telegram отвечает 502",
  "Telegram says: too fast, wait 5 s": "Telegram просит подождать 5 секунд",
  "The next update comes twice": "Следующее событие придёт дважды",
  "The next tap comes too late": "Следующее нажатие опоздает",
  "Telegram is silent. The bot gives it half a minute; other chats go on.": "Telegram молчит. Бот ждёт его полминуты; в других чатах всё идёт своим чередом.",
  "Telegram answered 502. The bot asks whether it is back, then sends once more.": "Telegram ответил 502. Бот спросит, работает ли он, и отправит ещё раз.",
  "Telegram wants silence in this chat. The bot keeps it.": "Telegram просит тишины в этом чате. Бот её соблюдает.",
  "It happens at the next opportunity.": "Случится при первой возможности.",
  "Pull the bot's plug": "Выдернуть бота из розетки",
  "Start the bot": "Запустить бота",
  "Leads": "Лиды",
  "Clients": "Клиенты",
  "Companies": "Компании",
  "Exclusions": "Исключения",
  "Journal": "Журнал",
  "History": "История",
  "Opened the bot": "Открыли бота",
  "Came by a link": "Пришли по ссылке",
  "Chose a topic": "Выбрали тему",
  "Left a contact": "Оставили контакт",
  "A picture, a voice message, a file": "Фото, голосовое, файл",
  "client": "клиент",
  "company": "компания",
  "prospect": "посетитель",
  "lead": "лид",
  "manager": "менеджер",
  "lifted": "снято",
  "stopped": "остановлено",
};

// What the bot keeps as codes, as people say it.
const RUSSIAN_CODES = {
  new: "новый", taken: "взят", qualified: "целевой", negotiation: "переговоры", offer: "предложение", won: "сделка",
  lost: "упущен", contact_kept: "контакт сохранён", excluded: "исключён", closed: "закрыт",
  lead_created: "лид создан", lead_corrected: "лид поправлен", handed_over: "передан", given_back: "вернули всем",
  lease_ended: "ответа не было – снова у всех", left_behind: "остался без менеджера", negotiation_begun: "переговоры",
  offer_made: "предложение", amount_set: "сумма", reopened: "снова открыт", postponed: "отложен", came_back: "вернулся",
  linked: "связан", linked_by_itself: "узнан и связан", kind_changed: "другой вид", exclusion_lifted: "исключение снято",
  note_written: "заметка", contact_moved: "контакт перенесён", contact_returned: "контакт возвращён",
  withdrawn: "отозван", answered: "ответили", consent_given: "согласие дано", consent_withdrawn: "согласие отозвано",
  record_checked: "проверено после стирания", import_begun: "импорт начат", imported: "импорт показан", import_undone: "импорт отменён",
  clients_merged: "карточки объединены", companies_merged: "компании объединены", client_split: "карточка разделена",
  contact_added: "контакт добавлен", contact_corrected: "контакт исправлен", contact_retired: "контакт убран",
  main_contact_chosen: "основной контакт", own_manager_chosen: "другой менеджер", renamed: "другое имя",
  told_apart: "не одно и то же", company_joined: "теперь в компании", company_left: "больше не в компании",
  company_removed: "компания убрана",
  who_it_is_said: "сказано, кто это", who_it_is_doubted: "спросить снова, кто это",
  erased: "стёрто", forgotten: "забыто", undone: "отменено", member_joined: "в команде",
  start: "начало", deep_link: "ссылка", question: "вопрос", topic: "тема", form: "форма",
  seller: "продаёт", courier: "курьер", spam: "спам", ours: "свои", other: "другое",
  client: "клиент", supplier: "поставщик", partner: "партнёр", contractor: "подрядчик",
  no_answer: "не отвечает", changed_mind: "передумали", not_our_offer: "не наш профиль", chose_another: "выбрали других",
};

// What the sandbox refuses: its sentence as a pattern, and ours.
const RUSSIAN_REFUSALS = [
  [/^the scene is still playing$/, "Эта сцена ещё идёт."],
  [/^the story is over;.*$/, "История окончена. Начните заново, чтобы увидеть её ещё раз."],
  [/^(.+) has no phone number$/, "$1: номер не указан, делиться нечем."],
  [/^(.+) has blocked the bot$/, "$1: бот заблокирован."],
  [/^(.+) has not blocked the bot$/, "$1: бот не заблокирован."],
  [/^(.+) has not started the bot yet$/, "$1: бот ещё не запущен."],
  [/^(.+) has no open chat with the bot to block$/, "$1: бот ещё не запущен."],
  [/^(.+) is not in the chat .*$/, "$1 не в этом чате."],
  [/^the group goes on as .*$/, "Группа стала супергруппой: пишите туда."],
  [/^(.+ has|there is) no message .*$/, "Этого сообщения больше нет."],
  [/^this message has no words to change$/, "В этом сообщении нет слов, менять нечего."],
  [/^«.*» stands in no message that is answered$/s, "Этих слов в сообщении нет. Выделите их ещё раз."],
  [/^a message has 1 to (\d+) characters, not .*$/, "В сообщении может быть от 1 до $1 знаков."],
  [/^a file has a name and is not empty$/, "Файл пуст, отправлять нечего."],
  [/^there is no such result$/, "Этот результат устарел. Поищите ещё раз."],
];

const TABLES = { ru: RUSSIAN, en: {} };

export function language() {
  const chosen = localStorage.getItem("language") ?? navigator.language.slice(0, 2);
  return chosen in TABLES ? chosen : "en";
}

export function speak(chosen) {
  localStorage.setItem("language", chosen);
}

export function say(english) {
  return TABLES[language()][english] ?? english;
}

export function sayCode(code) {
  return (language() === "ru" && RUSSIAN_CODES[code]) || code.replaceAll("_", " ");
}

export function sayRefusal(english) {
  const known = language() === "ru" && RUSSIAN_REFUSALS.find(([pattern]) => pattern.test(english));
  return known ? english.replace(...known) : english;
}
