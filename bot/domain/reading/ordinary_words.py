"""Ordinary words of messages that stand where a name may stand, and are none: greetings, wishes, things, verbs."""

from bot.domain.reading.word_tables import words_of

RUSSIAN = words_of("""
    жилец жилица квартирант квартирантка арендатор съемщик тетя дядя подписчик подписчица
    родитель родителя родители ученик ученика пациент пациента участник участника
    а без более больше будет будете будто будут буду будем бы был была были было быть в вам вами вас ваш ваша ваше
    ваши вашего вашей вашему вдруг ведь весь вместо во вот впрочем все всегда всего всей всем всех всю вся вы где
    да давно даже для до другой его ее ей ему если есть еще ж же за завтра зачем здесь и из или им иногда их к
    каждый как какая какие какой какую ко когда кому которая которые который кто куда лучше между меня мне много
    может можно мог могу могла могли мой моя мое мои мы на над надо наконец нам нами нас наш наша наше наши не
    него нее ней некто нельзя нет нету ни никогда ним них ничего но ну о об один одна одно он она они оно опять от
    перед по под после потом потому почему почти при про просто раз разве с сам сама сами свой свою себе себя
    сегодня сейчас скоро со совсем так такая такие такой такую там тебя тем теперь то тогда того тоже только том
    тот три ту тут ты у уж уже хоть хотя чего чей чем через что чтоб чтобы чуть эта эти это этого этой этом этот
    эту я второй первый последний завтрак послезавтра вчера утром днем вечером ночью утро день вечер ночь неделя
    неделю месяц год года лет час часов часа минут понедельник вторник среда среду четверг пятница пятницу суббота
    субботу воскресенье январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь января
    февраля марта апреля мая июня июля августа сентября октября ноября декабря здравствуйте здравствуй здрасте
    здрасьте здравствуте приветствую привет приветик добрый доброе доброго доброй хай хелло салам салем алейкум
    хеллоу ку алло ало времени суток пока досвидания свидания спасибо благодарю спс спасиб пожалуйста пожалуста
    плиз извините простите прошу будьте добры уважаемый уважаемая уважаемые коллеги господа друзья девушка девушки
    мужчина женщина парень ребята ребят мужики народ товарищи дорогие хочу хотим хотел хотела хотели хотелось
    хотите нужен нужна нужно нужны требуется требуются ищу ищем интересует интересуют интересно интересуюсь
    интересуемся куплю купим купить заказать заказ заказа заказываю закажу заказывал заказывала заказали оформить
    оформлю записать запишите записаться запись узнать уточнить подскажите подскажи скажите расскажите сообщите
    пришлите вышлите отправьте скиньте скинь дайте напишите пишите позвоните перезвоните звоните звонить звонок
    набрать наберите ответьте посчитайте рассчитайте просчитайте подберите предложите помогите помощь посоветуйте
    покажите приезжайте привезите доставьте доставка доставку доставкой доставки самовывоз срочно срочный срочная
    срочные быстро дешево дорого недорого бесплатно сколько стоит стоимость цена цены цену прайс прайслист каталог
    скидка скидки скидку акция акции оплата оплату наличные безнал счет договор документы чек гарантия возврат
    обмен жалоба претензия вопрос вопросы предложение предложения отзыв отзывы реклама сотрудничество партнерство
    опт оптом розница оптовая оптовый штук шт штуки пара пару комплект набор партия упаковка коробка метров метра
    размер размеры цвет цвета модель марка бренд фото видео адрес город район область край республика страна улица
    ул проспект пр-т переулок шоссе бульвар площадь набережная дом корпус квартира этаж подъезд офис офиса склад
    магазин рынок метро станция остановка аэропорт вокзал телефон тел номер номера моб мобильный сотовый почта
    мейл мыло email e-mail имейл вайбер вотсап ватсап ватсапп телеграм телега телеграмм контакт контакты
    контактный контактное лицо имя фамилия отчество фио сайт сайте сайта ссылка инстаграм вк группа канал
    объявление объявлению авито монтаж установка ремонт замена замер сборка изготовление производство
    строительство отделка дизайн проект разработка консультация диагностика обслуживание настройка уборка клининг
    перевозка переезд грузоперевозки аренда прокат продажа покупка закупка поставка поставки тендер смета расчет
    кп обучение курс курсы урок уроки занятия занятие школа школы репетитор тренировка абонемент массаж маникюр
    педикюр стрижка прием осмотр анализ лечение имплант имплантация брекеты коронка пломба удаление чистка
    отбеливание протез диван кровать шкаф кухня кухню стол стул стулья кресло мебель матрас дверь двери окно окна
    потолок потолки пол ламинат плитка обои краска цемент песок щебень бетон кирпич доска брус забор ворота крыша
    кровля фундамент сайдинг утеплитель насос котел бойлер кондиционер холодильник стиралка стиральная машина
    машину авто автомобиль запчасти запчасть шины шина резина диски аккумулятор масло фильтр тормоза колодки
    бампер фара фары стекло двигатель мотор подшипник цветы букет букеты розы розу торт торты торта пирог пицца
    суши роллы еда вода кофе чай молоко мясо рыба хлеб сыр платье костюм куртка пальто обувь кроссовки сумка часы
    кольцо серьги подарок подарки игрушка игрушки книга книги айфон ноутбук компьютер принтер картридж монитор
    роутер интернет сервер программа приложение бот турция египет тур туры путевка отель гостиница билет билеты
    виза визы страховка осаго каско кредит ипотека займ корова готова готов готовы здорова здоров основа основы
    корзина магазина машин магазинов половина причина величина длина ширина глубина толщина высота картина резины
    витрина пластина древесина кабина говядина свинина бензин керосин новостройка условия вариант варианты заявка
    заявку заявки заявление адресу звонка ответ ответа жду ждем заранее отличный отлично хорошо хороший плохо
    плохой нормально нормальный супер класс ок окей ага угу ясно понятно понял поняла можете можем сможете смогу
    подойдет подойдут подходит устраивает имеется наличие наличии продаете делаете работаете везете возите
    отправляете принимаете берете сделать сделайте купил купила получил получила забрать муж жена сын дочь мама
    папа брат сестра бабушка дедушка ребенок дети ребенка друг подруга коллега шеф начальник сосед менеджер
    директор администратор бухгалтер юрист секретарь оператор инженер снабженец прораб мастер врач доктор учитель
    клиент покупатель заказчик поставщик получатель отправитель владелец собственник ип ооо оао зао пао ао тоо чп
    фоп тов компания компании фирма фирмы организация предприятие завод холдинг агентство студия салон клиника
    кафе ресторан бар бывший новый новая новые новое старый старая большой большая маленький белый белая черный
    черная красный красная синий зеленый желтый серый серая розовый золотой деревянный металлический пластиковый
    стеклянный угловой угловая детский детская мужской женский женская взрослый городской сельский московский
    российский русский русская английский английская немецкий немецкая французский испанский китайский японский
    турецкий итальянский юридический юридическая физический физическая частный частная общий рабочий рабочая
    свободный свободная подробнее подробности информация информацию инфо данные реквизиты ключ код пароль логин
    доступ тест проверка ошибка проблема проблемы слава богу пожалуй наверное кстати вообще конечно обязательно
    видимо допустим например типа короче блин черт капец жесть ужас аноним никто неизвестно гость прохожий
    желательно примерно около ровно минимум максимум связь связи комплектов человек людей мест окошко сзади справа
    слева сверху снизу внутри снаружи рядом далеко близко сюда туда откуда отсюда подпись отправлено iphone
    android версия приветствуем красоты еду едем живу живем нахожусь находимся работаю представляю представитель
    звали зовут звать зовите обращаться обращайтесь фамилией беспокоит беспокою пишет интересна согласен согласна
    против прав права ждать договорились договоримся созвонимся увидимся давайте давай обращаюсь насчет поводу
    вашем вашу хотелось-бы когда-нибудь как-то кто-нибудь что-нибудь какой-нибудь че шо седня щас ща оч тока токо
    норм инфу позже раньше вечерком утречком тимлид разработчик программист руководитель ассистент помощник агент
    брокер риелтор риэлтор дизайнер архитектор товар товары материал материалы услуга услуги работы работа работу
    вакансия вакансию резюме зарплата лада гранта веста калина приора нива ларгус жигули тойота камри королла
    хонда ниссан мазда киа рио хендай хендэ солярис крета шкода октавия рапид рено логан дастер форд фокус мондео
    опель астра бмв мерседес ауди вольво лексус газель камаз уаз москвич тесла джили хавал чери черри субару
    мицубиси паджеро пежо ситроен фольксваген поло samsung apple xiaomi huawei honor обжалование страхование
    образование задание испытание питание номерок телефончик номерочек продам отдам меняю сдаю сниму сдам продаю
    арендую мин мен пан слушайте послушайте смотрите здаров здарова салют йо вай ой эй менің есім
    снова слова голова пружина вершина спина турбина плотина лавина малина рябина осина витамин термин апельсин
    мандарин пластилин маргарин дельфин пингвин кувшин аршин клин господин гражданин крестьянин тишина подкова
    обнова дрова плов улов остров заказов вопросов дисков рублев листов домов столов полов блинов котлов болтов
    шкафов диванов телефонов кранов замков ключов отзывов товаров заводов документов контактов экранов тортов цветов
    букетов пирогов билетов уроков кабинетов сантиметров килограммов градусов месяцев размеров обоев цехов станков
    насосов вентиляторов фильтров трубопроводов проводов шлангов мешков ящиков поддонов паллетов юристов адвокатов
    мастеров переводов туров фильмов курсов ковров зубов дивизионов участков этажов слитков сервизов чехлов датчиков
    счетчиков светильников холодильников смартфонов ноутбуков принтеров мониторов подарков сертификатов абонементов
    концертов спектаклев рисунков снимков кадров роликов постов каналов подписчиков клиентов гостев человеков
    студентов учеников вариантов образцов метров литров граммов процентов пунктов этапов платежев кредитов вкладов
    счетов чеков штрафов налогов взносов
""")

ENGLISH = words_of("""
    sgt sergeant capt captain lt lieutenant maj col colonel cpl corporal det detective insp inspector
    dr prof auntie aunty aunt uncle granny grandma grandpa nanny resident
    anytime whenever sometime directly soonest weekdays mornings evenings afternoons lunchtime anywhere wherever
    asap ta xx xxx xoxo nevermind alright allright okey
    a able about above accept account across actually add address after afternoon again against ago all almost
    alone along already also always am an and another any anybody anyone anything anyway apartment apparently
    apply appointment appreciate are area around as ask asking at available away awesome back bad bathroom be
    because bed been before begin behind being below best better between big bit black blue book booking both box
    boy brand bring broken brown brush budget build building business but buy buying by calendar call called
    calling came can cannot cant car card care case cash catalog catalogue certainly change charge cheap check
    cheers child children choose city class cleaning clear client clinic close clothes code coffee cold color
    colour com come coming company complete computer concerning confirm consult consultation contact content
    contract copy correct cost could country couple course create credit currently custom customer daily date
    daughter day days deal dear deliver delivery demo dentist depend desk detail details did didnt different
    discount do doctor does dog doing done dont door double down drop due during each early easy either else email
    emails engine english enjoy enough enquire enquiry error especially estimate etc evening event ever every
    everybody everyone everything exact exactly example excellent excuse expensive express extra family far fast
    feel few file fill final find fine first fit five fix floor flower flowers follow following food for forward
    four free fresh friday friend from front full furniture further future game garden general get getting girl
    give glad go going good got great greetings green ground group guarantee had half hall happy hard has have
    having he head hear heard height hello help her here hey hi high him his hold holiday home hot hotel hour
    hours house how however hundred hurry husband i idea if im immediately important in include including india
    inform information inquire inquiry inside install installation instead insurance interested interest interior
    international into invoice is issue it item items its ive job just keep key kids kind kindly kitchen know
    large last late later lead learn learning least leave left legal less lesson lessons let lets letter level
    license light like line link list little live local location long look looking lot love low luck machine made
    mail make making manage management manager many market may maybe me mean measure medium meet meeting message
    metal might mind mine minute minutes mobile model moment monday money month months more morning most move
    moving much must my name names near nearly need needed needs negotiate never new news next nice night no
    nobody none nope not note nothing now number numbers of off offer office often oh ok okay old on once one
    online only open option options or order orders other our out outside over own owner pack package page paint
    paper part partner partners parts party pay payment people per perfect person phone photo photos pick picture
    piece pieces place plan please pls plz plumber plumbing point possible post prefer preferably present
    president price prices pricing print printing probably problem process product products project properly
    property provide purchase purchasing quality quantity question questions quick quickly quite quotation quote
    quotes range rate rates rather reach read ready real really reason receive received recently recommend red
    refer reference refund regard regarding regards rent rental repair replace replacement reply report request
    require required response rest return returning right road roof room rooms round sale sales same sample
    samples saturday save say says schedule school search second see seems sell send sending sent september
    serious seriously service services set several shall she ship shipment shipping shop short should show side
    sign silver simple since sincerely single sir site six size sizes small so software some somebody someone
    something son soon sorry sort sound speak speaking special spend spring staff stand start state stay still
    stock stop store street stuff such sunday supplier supply support sure system table take talk tax team tel
    telegram telephone tell ten test text than thank thanks thankyou that thats the their them then there these
    they thing things think this those though three through thursday thus time times tire tires to today together
    tomorrow tonight too took top total touch tour toward town track trade train transfer travel treatment trip
    truck true trust try trying tuesday two type under understand unfortunately unit until up update upgrade upon
    urgent urgently us use used user using usual usually vacation valid value van vehicle very via video visit
    wait waiting walk wall want wanted wants warranty was wasnt water way we web website wedding wednesday week
    weekend weeks welcome well went were what whats whatsapp wheel when where which while white who whole whom
    whose why wide wife will window windows winter with within without woman wonder wondering wood word work
    worker working works world worth would wouldnt write writing wrong yard year years yellow yes yesterday yet
    you young your yours yo hiya howdy gday asap fyi btw thx tnx ty rgds wbr br kr dears gents gentlemen ladies
    madam maam mr mrs ms mister miss signed sender attn fwd forwarded re subject best-regards kindest warm warmest
    respectfully faithfully truly cordially january february march april june july august october november
    december jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun ceo cto cfo coo vp hr pr
    qa director procurement buyer engineer developer designer accountant assistant administrator secretary
    consultant specialist lawyer attorney realtor agent broker coordinator supervisor founder landlord tenant
    student teacher nurse parent mom mother dad father brother sister colleague boss neighbor neighbour llc ltd
    inc corp gmbh plc limited llp co corporation holding holdings industries solutions systems logistics
    consulting studio agency ventures associates enterprises technologies bank restaurant cafe bakery grand promo
    promotion ford toyota honda nissan mazda kia hyundai bmw audi volvo tesla mercedes-benz volkswagen skoda
    renault peugeot macbook ipad lenovo dell canon epson bosch siemens whirlpool ikea amazon google facebook
    instagram brake brakes bumper battery filter oil gearbox gonna wanna gotta lemme ima dunno yeah yep nah hmm um
    uh er please-call call-me
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
