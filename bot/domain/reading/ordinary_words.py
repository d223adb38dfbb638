"""Ordinary words that no dictionary here takes for such: of chats, of brands and models, and months in English."""

from bot.domain.reading.word_tables import words_of

SAID = words_of("""
    g'day арт але ало алло уважаемая уважаемый дорогая дорогой милая милый любимая
    allright apr asap atm attn audi aug august auntie aunty avl best-regards bmw bonjour bosch br brb bro brown bruh
    btw call-me capt chiro christmas ciao co com countertop coz cpl cuz dec december def defo dell det didnt
    dishwash dont dr e-mail english epson er fab facebook facetime fam familie fb feb february ford frau fri friday
    fyi gday gmail green guten haha hall hallo hehe herr hiya hmm hola honda hotmail huawei hun hvac hyundai i idk
    ikea im ima imo innit insp insta instagram ipad ive january jul july jun k kia kk kr lenovo lmao lol lt luv maam
    macbook maj mazda mercedes-benz mic moin mon monday mr mrs nah nevermind nissan nov november np nvm obvs oct
    october okey okie omg org peugeot please-call pls plz pm poly pr pref qa renault rgds rn saturday sep sept
    september servus señor señora sgt shiplap siemens signage skoda skype sms sunday suv ta tbh tesla thankyou thats
    thu thursday thx til tmr tmrw tnx tomoz tonite toyota ttyl tue tuesday ty van viber volkswagen volvo vp wasnt
    wbr wednesday whatsapp wkend wood wouldnt xiaomi xoxo ya yah августа авито алейкум ало астра блинов бмв вайбер
    ватсап ватсапп веста вк вотсап голова гостев дастер джили досвидания есім здаров здарова здравствуте зубов имейл
    имплант инфо инфу камри капец киа клининг ключов королла котлов крета ларгус лексус логан мазда машин менің моб
    мондео московский номерочек образцов октавия опель осаго осина оч паджеро пежо пирогов платежев плиз пожалуста
    пол прайслист приветик рио розу рублев сайдинг сами самовывоз свинина ситроен солярис спасиб спектаклев станков
    стиралка субару телеграм тем тимлид тов токо турбина туров фоп хавал хелло хеллоу хендай хендэ хотелось-бы цвета
    цветы че чери черри этажов
""")

PLACES = words_of("""
    москва москве москвы москву мск спб питер питере питера петербург санкт-петербург петербурге санкт-петербурга
    новосибирск новосибирске екатеринбург екатеринбурге екб казань казани нижний новгород нижнем новгороде
    челябинск челябинске омск омске самара самаре ростов ростове ростов-на-дону уфа уфе красноярск красноярске
    пермь перми воронеж воронеже волгоград волгограде краснодар краснодаре саратов саратове тюмень тюмени тольятти
    ижевск ижевске барнаул барнауле ульяновск иркутск иркутске хабаровск хабаровске ярославль ярославле
    владивосток владивостоке махачкала томск томске оренбург кемерово новокузнецк рязань рязани астрахань
    набережные челны пенза липецк киров кирове чебоксары тула туле калининград балашиха курск ставрополь сочи
    тверь твери магнитогорск иваново брянск белгород сургут владимир чита архангельск симферополь калуга смоленск
    якутск саранск череповец курган вологда орел подольск грозный мурманск тамбов петрозаводск кострома химки
    мытищи люберцы королев одинцово домодедово щелково серпухов пушкино зеленоград нижневартовск йошкар-ола
    новороссийск таганрог сыктывкар нальчик шахты дзержинск орск братск ангарск благовещенск псков бийск
    прокопьевск южно-сахалинск армавир рыбинск крым севастополь ялта минск минске гомель гродно брест витебск
    могилев киев киеве харьков одесса днепр львов запорожье донецк луганск алматы алмата алма-ата астана астане
    нур-султан шымкент караганда караганде актобе тараз павлодар атырау костанай кызылорда уральск
    усть-каменогорск петропавловск актау семей ташкент самарканд бухара бишкек ош душанбе ереван баку тбилиси
    батуми кишинев рига вильнюс таллин тарту россия россии беларусь украина казахстан узбекистан киргизия
    кыргызстан таджикистан армения грузия азербайджан молдова германия франция италия испания англия сша китай
    китая турции египте оаэ дубай таиланд вьетнам польша европа европе азия невский кутузовский ленинский ленина
    пушкина гагарина мира кирова маркса советская арбат тверская пушкинская london paris berlin munich hamburg
    frankfurt cologne stuttgart vienna zurich geneva madrid barcelona rome milan amsterdam rotterdam brussels
    antwerp dublin edinburgh glasgow manchester liverpool birmingham leeds bristol sheffield cardiff belfast
    oxford cambridge york brighton nottingham leicester southampton reading bath new boston chicago houston
    phoenix philadelphia dallas austin denver seattle portland atlanta miami orlando tampa detroit nashville
    memphis charlotte columbus cleveland cincinnati pittsburgh baltimore washington vegas angeles francisco diego
    antonio jose sacramento oakland minneapolis milwaukee louisville albuquerque tucson jersey brooklyn queens
    bronx manhattan harlem texas california florida nevada ohio michigan illinois arizona utah oregon colorado
    alabama alaska hawaii kansas missouri iowa indiana kentucky tennessee georgia carolina virginia maryland
    massachusetts connecticut vermont maine pennsylvania wisconsin minnesota nebraska dakota montana wyoming idaho
    oklahoma arkansas louisiana mississippi delaware toronto montreal vancouver calgary ottawa sydney melbourne
    brisbane perth auckland wellington dubai istanbul ankara cairo mumbai delhi bangalore singapore tokyo seoul
    beijing shanghai hong kong moscow petersburg kyiv kiev minsk warsaw prague budapest bucharest sofia athens
    lisbon porto stockholm oslo copenhagen helsinki tallinn riga vilnius almaty astana tashkent tbilisi yerevan
    baku usa uk us germany france italy spain england scotland wales ireland netherlands holland belgium
    switzerland austria poland ukraine russia turkey china india japan canada australia mexico brazil europe asia
    africa america downtown uptown midtown
""")

KINDS_OF_THINGS = words_of("""
    торт торта торты диван дивана кровать кровати стол шкаф кухня кухню кресло модель модели серия серии коллекция
    коллекции салон салона салоне кафе ресторан ресторане отель отеля отеле гостиница магазин магазине бренд
    бренда марка марки сорт сорта роза розы букет букета платье духи помада крем набор набора комплект жк дачу тур
    теплоход корабль яхта поезд улица улице улицы ул проспект проспекте пр-т пр-кт просп переулок пер площадь пл
    бульвар б-р бул шоссе наб набережная метро м станция станции город городе города г г. пос поселок село деревня
    район районе парк парке сквер театр тц трц бц машина машину авто автомобиль лада lada обои плитка плитку
    ламинат дверь двери люстра люстру шторы матрас матрац песня песню фильм книга книгу игра игру кукла куклу
    журнал сериал курс программа программу приложение площадка санаторий лагерь садик школа школу школе фонд храм
    церковь собор монастырь больница больницу роддом клиника клинике имени им памяти день дня фестиваль премия
    концерт концерта спектакль группа группы сковорода колбаса шоколад конфеты вино пиво водка сыр хлеб сок
    виноград томат томаты помидоры картофель картошка мойка смеситель ванна ванну унитаз насос котел печь камин
    колонка айфон iphone samsung cake sofa bed model brand street st st. avenue ave road hotel restaurant cafe
    store shop salon collection series dress perfume movie book song game the a an lake mount port
""")
"""Right before a name these make it the name of a thing or a place: торт Виктория, улица Анны, город Владимир."""
