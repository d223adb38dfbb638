"""Cues: the words and signs around a name that tell whose it is."""

import re
from functools import lru_cache

from bot.domain.reading.word_tables import words_of

CONTACT, COMPANY, LINK = "\u260e", "\u25a3", "\u25a0"
"""Stand for each character of a contact, of a company and of what means nothing here."""

ROLE = (
    r"(?:(?:ген(?:еральн\w+|\.)?|коммерческ\w+|исполнительн\w+|финансов\w+|техническ\w+|главн\w+|старш\w+|ведущ\w+|sales|purchasing|procurement|office|project|general|marketing|account|operations|regional|branch|facilit\w+|store|site|property|logistics|technical|export|event|product|supply|managing|коммерч\w+|региональн\w+|senior|junior|chief|head|executive|зам\w*\.?|ваш\w*|наш\w*|частн\w+)\s+)?"
    r"(?:менеджер|директор|администратор|бухгалтер|юрист|секретарь|инженер|снабженец|прораб|мастер|врач|доктор|руководитель|начальник|"
    r"специалист|владелец|владелица|собственник|представитель|предприниматель|ассистент|помощник|закупщик|логист|дизайнер|"
    r"архитектор|риелтор|риэлтор|агент|учитель|учительница|завхоз|завуч|бригадир|технолог|маркетолог|программист|механик|диспетчер|аналитик|координатор|замдиректора|manager|director|owner|founder|co-founder|ceo|cto|cfo|coo|president|partner|principal|engineer|buyer|accountant|assistant|coordinator|supervisor|foreman|specialist|consultant|administrator|secretary|treasurer|planner|architect|designer|dr\.?|mr\.?|"
    r"mrs\.?|ms\.?|miss|prof\.?)"
    r"(?:[^\S\n]+(?:по|отдела|of|for|at)(?:[^\S\n]+[a-zа-яё-]+){1,3}?)?"
)
_BETWEEN = (
    rf"(?:(?:{ROLE}|{COMPANY}++|из|компании|компания|фирмы|from|the|of|клиент\w*|г-н|г-жа|господин"
    r"|big|lil|auntie?|uncle|father|sister|reverend|rev\.|pastor|coach|officer|т[её]тя|дядя|(?<!\w)(?:her|his|their|е[её]|его|их)\s+[^\W\d_]+(?=\s)|(?<![а-яё])[а-яё]{4,}(?:(?<=тель)|(?<=ер|ор|ёр)|(?<=ист)|(?<=ик)|(?<=ица)|(?<=ка))(?=\s))[\s,:—–-]*)*"
)
_PAUSE = r"[\s:,—–=-]*"

_STRONG = (
    r"меня\s+(?:зовут|звать)|(?:моя\s+)?фамилия|зовут\s+меня|звать\s+меня|мо[её]\s+имя|имя\s+мо[её]|меня\s+можно\s+звать|зовите\s+меня|"
    r"(?<!как\s)на\s+(?:имя|фамилию)|under\s+(?:the\s+)?(?:sur|last\s+)?name(?:\s+of)?|my\s+(?:full\s+)?name(?:['’]?s|\s+is|\s+iz)?|менің\s+(?:атым|есімім)|name(?:'s|’s|\s+is)|call\s+me|i\s+am\s+called|im\s+called|mein\s+name\s+ist|mi\s+nombre\s+es|meu\s+nome\s+é|mi\s+chiamo|nazywam\s+się|mam\s+na\s+imię|jmenuji\s+se|benim\s+adım|me\s+llamo|je\s+m.appelle|ich\s+hei(?:ß|ss)e|мене\s+зву\w+|мене\s+звати"
)
_WEAK = (
    r"(?:(?:с\s+)?вами\s+|вам\s+)?пишет(?:\s+вам)?|(?<!вам\s)звонила?|ask\s+for|обращается(?:\s+к\s+вам)?|то\s+есть|мы|це|гэта|"
    r"myself|me\s+again|вас\s+беспокоит|беспокоит(?:\s+вас)?|это(?:\s+(?:снова|опять|всего\s+лишь|просто))?|я|с\s+вами|на\s+связи|"
    r"(?<!меня )(?<!её )(?<!ее )(?<!его )зовут|звать|зовите(?:\s+просто)?|мен[іi]?\s+зва\w+|мене\s+звати|мяне\s+завуць|"
    r"name|имя|i\s+am|i'm|i’m|im|this(?:\s+is)?|мин|ich\s+bin|soy|je\s+suis|(?:it\s+is|it's|it’s|its)(?:\s+(?:only|just|me))?|here\s+is|here's|the\s+name\s+is|the\s+name's|speaking\s+is"
)
_BOUND = r"(?<![\w☎▣-])"
INTRODUCING_STRONGLY = re.compile(rf"{_BOUND}(?:{_STRONG}){_PAUSE}{_BETWEEN}$", re.IGNORECASE)
INTRODUCING_WEAKLY = re.compile(rf"{_BOUND}(?:{_WEAK}){_PAUSE}{_BETWEEN}$", re.IGNORECASE)
LABELLING = re.compile(
    rf"{_BOUND}(?:(?:контактное\s+лицо|конт\.?\s*лицо|contact\s+person|(?:ф\.\s?и\.\s?о\.|фио)(?:\s+(?:родителя|заказчика|клиента|покупателя|контактного\s+лица))?){_PAUSE}"
    r"|(?:(?:ваше\s+)?имя|имя\s+и\s+фамилия|ф\.?\s?и\.?\s?о\.?|фамилия(?:,?\s+имя)?(?:,?\s+отчество)?|контакт|контакты|(?:your\s+|full\s+|first\s+|contact\s+)?name|contact|"
    r"(?:от|владелец|хозяин|хозяйка|собственник|родитель|мама|папа|пациент|отправитель|получатель|директор|"
    r"owner|manager|tenant|landlord|parent|guest|patient|applicant|recipient)(?=\s*[:=])|"
    r"заявитель|заказчик|клиент|представитель|от\s+кого|как\s+(?:к\s+вам\s+)?обращаться|обращаться|from|customer|client|sender)"
    rf"\s*(?:\([^)\n]*\)\s*)?[:=—–-]\s*)"
    rf"{_BETWEEN}$",
    re.IGNORECASE,
)
GOES_ON_AFTER_A_NAME = re.compile(
    rf"\s*(?:$|[\n,;.!?()|/—–{CONTACT}-]|(?:and|i|im|i'm|i'd|i'll|i've|we|my|need|needs|want|wanna|would|could|can|do|is|am|are|from|"
    r"with|at|of|here|calling|looking|interested|please|pls|the|tel|phone|email|number)\b)",
    re.IGNORECASE,
)
_BEINGS = (
    r"доч\w+|сын\w*|реб[её]н\w+|дет(?:и|ей|ям)|малыш\w*|мальчи\w+|девоч\w+|муж\w*|жен[аыу]|жених\w*|невест\w+|внук\w*|внучк\w+|кот\w{0,2}|кошк\w+|кот[её]н\w+|"
    r"п[её]с\w*|собак\w*|щен\w+|шпиц\w*|такс\w|хаски|корги|мопс\w*|йорк\w*|лабрадор\w*|овчарк\w+|попуга\w+|лошад\w+|кон[ья]|"
    r"sons?|daughters?|kids?|child|boy|girl|baby|toddler|husband|wife|bride|groom|dog|pup\w*|cat|kitten|horse|pony|mare|gelding|parrot|rabbit"
)
_NAMING_OTHERS = re.compile(
    rf"(?:\b(?!меня\b)[а-яё]+[уюая]\s+зовут|\b(?:{_BEINGS})\b[^.!?\n{CONTACT}]{{0,40}}"
    r"(?:(?<!меня )зовут|звать|по\s+кличке|кличка|by\s+the\s+name\s+of)"
    r"|\b(?:his|her|their|whose|[a-z]+['’]s)\s+name(?:\s+is|['’]s)|(?<!i am )(?<!im )\b(?:called|named))\s*$",
    re.IGNORECASE,
)
_FAR = 80
PARENT_BEFORE = re.compile(
    rf"(?P<edge>^|[\n,;.!?{CONTACT}]\s*)(?:мама|мам[ау]ля|папа|бабушка|дедушка|mom|mum|mother|dad|father|grandma|grandpa|big|lil)\s+$",
    re.IGNORECASE,
)
_ASKED_FOR = re.compile(r"\bask\s+for\s+$", re.IGNORECASE)
TITLED = re.compile(
    r"(?P<edge>^|[\n,;.!?]\s*)(?:(?:mr\.?\s+(?:and|&)\s+)?mrs|mr|auntie?|uncle|т[её]тя|дядя|жилец|жилица|ms|miss|dr|prof|officer|capt(?:ain)?|sgt|sergeant|lt|lieutenant|maj|col|colonel|cpl|corporal|det|detective|insp|inspector|sir|pastor|father|reverend|rev|rabbi|coach|herr|frau|familie|señora?|sra?|mme|"
    r"г-н|г-жа|господин|госпожа|доктор|семья)\.?\s+$",
    re.IGNORECASE,
)
ROLE_BEFORE = re.compile(rf"(?P<edge>^|[\n,;.!?(]\s*)(?P<role>{ROLE})\s+$", re.IGNORECASE)
ROLE_BEHIND = re.compile(rf"\s*(?:[,(–—-]|\n)\s*(?P<role>{ROLE})\s*(?:[,.;)\n]|$)", re.IGNORECASE)
NO_ROLE = re.compile(r"(?:ваш|your)|(?:mr|mrs|ms|miss|dr|prof)\.?$", re.IGNORECASE)
INTRODUCING = re.compile(rf"(?:{INTRODUCING_STRONGLY.pattern})|(?:{INTRODUCING_WEAKLY.pattern})", re.IGNORECASE)
_FROM_SOMEWHERE = re.compile(
    rf"\s+(?:(?:from|at|in|with|из|с|со)\s+(?!you|ваш|наш|our)(?=\w)|w/|{COMPANY})", re.IGNORECASE
)
_FOLLOWED_AS_A_NAME = re.compile(r"\s*(?:[,!)]|\.(?:\s|$)|$|\n|(?:from|with|at|of|in|из|с|со)\b)", re.IGNORECASE)
_DESCRIBED = re.compile(
    r"\s*,?\s*\d{4}\s?(?:г\.\s?р|года?\s+рожд)|\s*,\s*(?:\d{1,3}\b(?!\s*(?:шт|kg|кг|м\b|x|х))|(?:flat|apt|unit|room|house|number|кв|квартира|дом|подъезд|этаж|ваш|your)\b)",
    re.IGNORECASE,
)
_GOING_ON = re.compile(
    r",?\s+(?:(?:can|could|may)\s+(?:i|we)|i|i'm|i’m|im|i'd|ive|i've|we|from|calling|need|looking)\b",
    re.IGNORECASE,
)
_STATE = re.compile(
    r",?\s+(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])\b"
    r"|,\s+(?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|"
    r"Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New\s|North\s|Ohio|Oklahoma|Oregon|"
    r"Pennsylvania|South\s|Tennessee|Texas|Utah|Vermont|Virginia|Washington|Wisconsin|Wyoming)"
)
INTRODUCING_BEHIND = re.compile(
    r"(?:\s+(?:and|и|&)\s+[A-ZА-ЯЁ]\w+)?(?:[\s,—–-]*(?:меня\s+зовут|зовут(?:\s+меня)?\b|мо[её]\s+имя|меня\s+звать|звать\s+меня|(?:вас\s+)?беспокоит|на\s+связи|пишет|"
    r"(?:тут|я)(?=\s*(?:[,.!:)]|$))|@\s+\w|is\s+my\s+name|on\s+the\s+line"
    rf"|(?:from|with|at|of|из)\s+{COMPANY}+)"
    r"|\s+(?:here\b|this\s+side\b|speaking\b|calling\b|hier\b|again(?=\s*(?:[,.!]|$))|(?:это|ман)(?=\s*(?:[,.!)]|$))))",
    re.IGNORECASE,
)
_OFFERED_BEHIND = re.compile(r" (?:меня\s+зовут|is\s+my\s+name)\b(?!\s+[A-ZА-ЯЁ])", re.IGNORECASE)
_THANKS = (
    r"спасибо(?:\s+(?:за\s+\w+|большое|заранее))?|заранее\s+(?:спасибо|благодар\w+)|благодар(?:ю|им|на|ен|ны)|спс|"
    r"thanks(?:\s+(?:a\s+lot|in\s+advance|again))?|thank\s+you|thx|tnx|ty"
)
_SIGN = (
    rf"с\s+(?:\w+\s+)?уважением(?:\s+к\s+вам)?|с\s+ув\.?|уважением|с\s+наилучшими(?:\s+пожеланиями)?|всего\s+(?:доброго|хорошего|наилучшего)|до\s+свидания|"
    rf"хорошего\s+(?:дня|вечера)|жду(?:\s+(?:ответа|звонка|вас))?|подпись|{_THANKS}|"
    r"(?:(?:best|kind(?:est)?|warm(?:est)?)\s+)*(?:regards|wishes)|rgds|best|cheers|sincerely(?:\s+yours)?|yours(?:\s+(?:sincerely|faithfully|truly))?|br|respectfully|"
    r"(?<=[.!?]\s)from|love|cordially|thanks\s*(?:and|&)\s*regards|take\s+care|mit\s+freundlichen\s+gr[uü](?:ß|ss)en|mfg|vg|lg"
)
SIGNING = re.compile(rf"{_BOUND}(?:{_SIGN})[\s,.!—–-]*(?:\n\s*)?{_BETWEEN}$", re.IGNORECASE)
_THANKING_AT_ONCE = re.compile(rf"^\s*(?:{_THANKS})[\s,]*$", re.IGNORECASE)

_LABEL = (
    r"(?:мой|моя|мои|наш|my|тел(?:ефон\w*)?|т|моб\w*|сот\w*|номер\w*|почта|почту|e-?mail|емейл|имейл|мейл|эл|электронная|адрес|мыло|whats\s?app|"
    r"ватс?ап\w*|вотс?ап\w*|viber|вайбер|telegram|tg|phone|tel|mobile|mob|cell|number|no|contacts?|контакты?|связь|для\s+связи|ph|"
    r"at|on|and|и|по|на|плюс|plus|или|is|вот|звоните|пишите|call|text|reach\s+me|x{1,4}|xo(?:xo)?|c|m|t|p|w|раб\w*|дом\w*|личн\w+)"
)
_TOWARDS = re.compile(
    rf"[\s,;:.()/|—–<\[•·☎️📞📱✉️🌸-]*?(?:(?:\s|^|[,;:.(—–-])*{_LABEL}\b[\s.,:№—–-]*){{0,4}}[\s,;:.(<\[/|—–-]*{CONTACT}",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"{CONTACT}[\s,;:.()>/|\]—–-]*(?:(?:это|зовут|спросить|имя|name|ask\s+for|мой|my)[\s:,—–-]*)?$", re.IGNORECASE
)
CONTACT_BEHIND = re.compile(rf"[\s,;:—–-]*{CONTACT}")
_EDGE_BEFORE = re.compile(
    rf"(?:^|[\n,;.!?:()|/•·>»”—–{CONTACT}\]]|\s[-]|{COMPANY}\s?|[\U0001F300-\U0001FAFF\u2600-\u27BF])\s*$"
)
_EDGE_BEHIND = re.compile(
    rf"\s*(?:$|[\n,;.!:()|/•·<«“—–{CONTACT}{COMPANY}\[]|[-]\s|\d+[.)]\s|[\U0001F300-\U0001FAFF\u2600-\u27BF])",
    re.IGNORECASE,
)
_GREETING = (
    r"здравств\w*|привет\w*|добр\w+\s+(?:день|дня|утро|вечер\w*|времени(?:\s+суток)?)|доброго\s+дня|салам\w*|hi|hello|hey|dear|"
    r"good\s+(?:day|morning|afternoon|evening)|уважаем\w+|дорог\w+|greetings|all?right(?:\s+mate)?|hiya|hallo|moin|guten\s+(?:tag|morgen|abend)|hola|buenos\s+d[ií]as|bonjour|ciao|ol[áa]|cześć|dzień\s+dobry|гамарджоба|салом|ассалом\w*|добридень|привіт|вітаю|добрий\s+день|добры\s+(?:дзень|вечар)|сәлем\w*|исәнмесез|здорово|здарова|aloha|servus"
)
_GREETED = re.compile(
    rf"{_BOUND}(?:{_GREETING})(?:\s+(?:there|team|all|guys|folks|everyone|вам|всем))?[\s,]*$", re.IGNORECASE
)
_OPENING = re.compile(
    rf"\W*(?:(?:{_GREETING})(?:\s+(?:there|team|all|guys|folks|everyone|вам|всем))?[\s,.!)]*)?$", re.IGNORECASE
)
_ADDRESSED_BY = re.compile(
    rf"\s*(?:[,!]\s*(?:(?:{_GREETING}|вам|вас|вы|а\s+вы|you|this\s+is|it['’]?s)\b|спасибо|подскажите|скажите|пришлите|можете|please|could|can\s+you|thanks|thank)"
    rf"|!|[,\s]\s*(?:подскаж|скаж|пришл|напиш|отправ|скин|можете|будьте|please|could|can\s+you)|,\s*(?:а|я|мы|i|we)\s+(?:у\s+)?(?:вас|вам|you)\b)",
    re.IGNORECASE,
)
_GREETED_BEHIND = re.compile(rf"\s(?:{_GREETING})\b", re.IGNORECASE)
_SAID_BY = re.compile(
    r"\s+(?:(?:по|при|на)?сказал|говорил|обещал|(?:по)?советовал|рекоменд|приходил|был[аи]?\b|вед[её]т|(?:has\s+)?(?:said|told|recommended|mentioned|promised|was)\b)",
    re.IGNORECASE,
)
_ENDING = re.compile(r"[\W_]*(?:x{1,4}|xo(?:xo)?)?[\W_]*", re.IGNORECASE)
OFFERED = re.compile(
    rf"(?:{_BOUND}(?:{_STRONG}){_PAUSE}|(?:^|(?<=[\n,;]))[ ]*"
    rf"(?P<field>(?:имя|ф\.?\s?и\.?\s?о\.?|name|full\s+name|first\s+name|контактное\s+лицо)\s*[:=])?"
    rf"(?(field)|(?:имя|ф\.?\s?и\.?\s?о\.?|name|full\s+name|first\s+name|контактное\s+лицо)\s*[—–-])\s*)"
    rf"(?P<rest>[^\n,.;!?☎]{{1,40}}|☎+)",
    re.IGNORECASE,
)
PARTS = re.compile(rf"(?:(?<=[\n,;{CONTACT}])|^)[ ]*[^\W_☎▣■][^\n,;☎▣■]{{0,24}}(?=[\n,;]|\s*[☎]|$)")

FIELD_OF_A_NAME = re.compile(
    r"(?:^|(?<=[\n,;]))[ ]*(?P<label>имя|фамилия|отчество|name|first\s+name|surname|last\s+name)\s*[:=—–-]\s*"
    r"(?P<value>[^\W\d_]+(?:[-'][^\W\d_]+)?)[ ]*(?=[\n,;]|$)",
    re.IGNORECASE,
)
BEFORE_OTHERS = words_of("""
    от для к ко у с со про на из по о об обо за под через без над при между не нет кроме имени ул улица улице
    просп проспект спросить спросите позовите позвать наберите набрать позвоните звоните передайте передать
    попросите попросить сказать скажите встретит заберет скинуть отправить торт торта торты диван дивана кровать
    стол шкаф кухня кухню кресло модель модели серия серии коллекция коллекции салон салона салоне кафе ресторан
    ресторане отель отеле гостиница магазин магазине бренд марка марки сорт роза платье духи помада набор жк тур
    теплоход город города городе г гор ст м станция метро площадь пл пр-т пер парк парке тц трц бц обои плитка
    плитку ламинат дверь двери люстра люстру шторы матрас матрац фильм книга книгу игра игру кукла куклу программа
    санаторий лагерь храм церковь больница больницу клиника клинике школа школу группа группы авто машина машину
    автомобиль ask call tell dear to for with about cake sofa bed model street hotel cafe salon collection
    series dress perfume song saint st san santa lake mount port near at in via by купить привет улицы проспекте
    переулок the a an
""")
"""Right before a name: it is somebody spoken of, or the name of a thing or a place."""

RELATIONS = words_of("""
    жених невеста муж мужа мужу жена жены жене сын сына дочь дочка дочки мама мамы папа брат брата сестра сестры друг
    подруга коллега коллеги шеф начальник сосед соседка знакомый знакомая ребенок ребенка бабушка дедушка тесть теща
    партнер ваш ваша ваши вашей вашего your менеджеру менеджером менеджера мастеру директору husband wife son
    contact daughter mom mum mother dad father brother sister colleague boss friend partner neighbor neighbour his her
    their
""")
"""Right before a name: it is not the writer's; but the contact beside it may be that person's."""

MAKES_IT_A_THING = words_of("""
    гранта веста калина приора нива ларгус street st avenue ave road rd lane hotel cafe university airport bank
    college hospital улица проспект шоссе
""")
"""Right behind a name: the two are a thing or a place together."""


def said_before(text: str, start: int) -> str:
    """Return what stands before a place, as far as it matters; a sign that is no edge stands for the rest."""
    return text[:start] if start <= _FAR else "…" + text[start - _FAR : start]


def said_behind(text: str, end: int) -> str:
    """Return what stands behind a place, as far as it matters."""
    return text[end:] if len(text) - end <= _FAR else text[end : end + _FAR] + "…"


def names_somebody_else(before: str) -> bool:
    """Return whether it was just said whose name comes now, and it is not the writer's: «сына зовут ...»."""
    return _NAMING_OTHERS.search(before) is not None


def is_offered(before: str) -> bool:
    """Return whether what was said last can only go on with a name: «меня зовут …», «Имя: …»."""
    return bool(INTRODUCING_STRONGLY.search(before) or LABELLING.search(before))


def is_offered_behind(text: str, end: int) -> bool:
    """Return whether what stands behind can only follow a name: «… меня зовут»."""
    return _OFFERED_BEHIND.match(text, end) is not None


@lru_cache(maxsize=256)
def is_introduced(before: str, after: str) -> bool:
    """Return whether who writes may be said now, as other things may: «это …», "I'm …"."""
    return not is_offered(before) and INTRODUCING_WEAKLY.search(before) is not None


def is_introduced_behind(before: str, after: str) -> bool:
    """Return whether what follows says that it is the writer's name: «… меня зовут», "… here"."""
    return INTRODUCING_BEHIND.match(after) is not None


def goes_on_as_behind_a_name(before: str, after: str) -> bool:
    """Return whether behind an introduction a phrase ends, or goes on about the writer: "this is hunter i need …"."""
    return is_introduced(before, after) and (_FOLLOWED_AS_A_NAME.match(after) or _GOING_ON.match(after)) is not None


def is_from_somewhere(before: str, after: str) -> bool:
    """Return whether a phrase begins with who writes and from where: "Janet from number 42, …"."""
    begins = re.search(r"(?:^|[.,!?\n)])\s*$", before[-4:]) or _GREETED.search(before)
    return begins is not None and _FROM_SOMEWHERE.match(after) is not None


def is_signed(before: str, after: str) -> bool:
    """Return whether a text is signed here, rather than somebody thanked: «С уважением, …», but not «Спасибо, …!»."""
    return SIGNING.search(before) is not None and not (_THANKING_AT_ONCE.search(before) or after.startswith("!"))


def is_asked_for(before: str, after: str) -> bool:
    """Return whether it is for whom to ask at a contact of the same message: "ask for …"."""
    return _ASKED_FOR.search(before) is not None and CONTACT in before + after


def tells_who_it_is(before: str, after: str) -> bool:
    """Return whether a role, an age or a house follows behind a comma: «…, 3 подъезд», "…, manager"."""
    return bool(ROLE_BEHIND.match(after) or _DESCRIBED.match(after))


def is_beside_a_contact(before: str, after: str) -> bool:
    """Return whether nothing but a label stands between this place and a contact."""
    return bool(_TOWARDS.match(after[:60]) or _BEHIND.search(before[-40:]))


def has_an_edge_before(before: str, after: str) -> bool:
    """Return whether a line, a phrase or a contact ended just before."""
    return _EDGE_BEFORE.search(before[-8:]) is not None


def has_an_edge_behind(before: str, after: str) -> bool:
    """Return whether a line, a phrase ends here, or a contact begins."""
    return bool(_EDGE_BEHIND.match(after[:24]) or _TOWARDS.match(after[:60]))


def opens_the_text(before: str, after: str) -> bool:
    """Return whether nothing was said before, but perhaps a greeting."""
    return _OPENING.match(before) is not None


def is_the_opening_phrase(before: str, after: str) -> bool:
    """Return whether it is all that the first phrase says: «Ави, Тель-Авив. …»."""
    return opens_the_text(before, after) and has_an_edge_behind(before, after)


def begins_a_sentence(before: str, after: str) -> bool:
    """Return whether a later sentence or line begins here."""
    return not opens_the_text(before, after) and re.search(r"[.!?\n)]\s*$", before[-4:]) is not None


def is_a_sentence(before: str, after: str) -> bool:
    """Return whether it is a sentence of its own: nobody is called with a full stop."""
    begins = re.search(r"(?:^|[.!?\n)])\s*$", before[-4:])
    return begins is not None and re.match(r"\s*\.(?:\s|$)", after) is not None


def is_a_line(before: str, after: str) -> bool:
    """Return whether it has a line of its own."""
    return bool(re.search(r"(?:^|\n)\W*$", before) and re.match(r"\W*(?:\n|$)", after))


def ends_the_text(before: str, after: str) -> bool:
    """Return whether nothing but signs and kisses comes after."""
    return _ENDING.fullmatch(after) is not None and CONTACT not in after


def closes_the_text(before: str, after: str) -> bool:
    """Return whether it is the last phrase, as a signature is: behind a full sentence, a dash or an empty line."""
    return bool(re.search(r"(?:[.!?\n]|\s[—–-])\s*$", before[-6:])) and ends_the_text(before, after)


def is_listed_last(before: str, after: str) -> bool:
    """Return whether it comes last, behind a comma: "flat 88, Ryabtsev"."""
    return re.search(r",\s*$", before[-4:]) is not None and ends_the_text(before, after)


def closes_with_a_contact(before: str, after: str) -> bool:
    """Return whether it is the last word of a text with a contact: behind that, a comma, a sentence or a line."""
    ends = re.search(rf"(?:[,.!?\n{CONTACT}]|\s[—–-])\s*$", before[-6:])
    return CONTACT in before and ends is not None and ends_the_text(before, after)


def is_greeted(before: str, after: str) -> bool:
    """Return whether a greeting stands before: of somebody, or of the writer who goes on to say who it is."""
    return _GREETED.search(before) is not None and re.search(r"[a-z],\s*$", before[-4:]) is None


def is_called(before: str, after: str) -> bool:
    """Return whether somebody is called by what follows: «Анна, подскажите», «Ольга, я вам писала»."""
    called = _ADDRESSED_BY.match(after) or (_GREETED_BEHIND.match(after) if CONTACT not in after else None)
    return called is not None and not is_introduced(before, after)


def is_asked_at_once(before: str, after: str) -> bool:
    """Return whether the same sentence goes on to ask: «Надежда Петровна, когда собрание?»."""
    return re.match(r",[^.!?\n]{0,80}\?", after) is not None and not (
        is_introduced(before, after) or CONTACT in before + after
    )


def is_told_of(before: str, after: str) -> bool:
    """Return whether it is told what somebody did: «Сергей посоветовал вас»."""
    return _SAID_BY.match(after) is not None


def is_the_readers(before: str, after: str) -> bool:
    """Return whether what follows says that it is one of the company: «Алексей ваш замерщик»."""
    return re.match(r"\s+(?:ваш|your)\w*\b", after, re.IGNORECASE) is not None


def is_the_second_of_two(before: str, after: str) -> bool:
    """Return whether somebody else was named in the same breath."""
    return re.search(r"(?:\w\s+(?:и|или|and|or)|&)\s+$", before[-8:]) is not None


def is_in_a_state(before: str, after: str) -> bool:
    """Return whether what follows says in which of the United States it lies: "Jackson MS", "Tyler, TX"."""
    return _STATE.match(after) is not None
