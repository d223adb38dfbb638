"""Names that are other words as well, and other words that are surnames as well."""

from bot.domain.reading.word_tables import words_of

ALSO_WORDS = words_of("""
    ada alma amal amber amos angel anh april archer aria ash austin ava babs bailey bao baxter bea beat bella bert
    beto blair bo brett brock brooke burt can cara carey carter cary cem chandler chaz chen chester christian clark
    cole cooper cora coy crystal curt daisy dakota dale dallas dante dawn dean dee deja dixie dolly dom don dre duke
    dwight earl easton eden elif ella elle elvis emery ernie fang faye fern fletcher flo flora florence flynn forrest
    frank frankie franklin gage gail garth gene gigi gil giles ginger glen grace griffin gus hal hala hao hari harper
    hazel hina hoa holly homer honey horace hudson ike iris jack jan jasmine jay jean jesus jewel jing jock jordan
    jude jules julius june kai kale kane kat kay ken kendall kent kim kip kiran kit kobe lacy lan lance laurel lee
    lei leigh lena lexi li lincoln linda ling linh logan lola lou lulu luna mac mack madhu madison mae manny manu
    marcos marge mark martin maxwell may maya mei mel melody memo mercedes merle merlin milan mimi mina ming mira misty
    mo moe mona monte morgan murphy myrtle na nana nash nat neal nelson nga nico noel noor oakley ollie opal oscar
    paris parker pascal pat patty paxton pearl penny perry pete peyton phil pierce pilar pip poppy prem quan rae
    ramsey rana ray reagan reg remy ren reto rex rhea rick robin rosario rose ross rowan roy royce ruby russ sally
    salvador sana sandy shea sid skye skyler solomon sora spence stella sue summer surya sydney tao tara tatum ted
    teddy tess thea tia tim timmy tony trey troy tucker uma urs val vera vic victoria violet virgil virginia wade
    wally wei will winston woody август акбар алан алмаз алтай аман ана ара бен боб булат валя венера виктория виль
    влада гера грант дали дина жан зоя искра карина карп ким клим крис курбан лада лали ландыш лев лена лео лилия
    лола луис лука мака макар мара марк марта мартин мила мира муса ноа омар осман потап рада регина рем рита роберт
    роза рома рут сара сима скотт слава сона софа султан тея тим том урал франк халид яна
""")
"""Given names that are words, places, months or things: small, one of these is a name only where one is offered."""

RATHER_NAMES = words_of("""
    alma amber austin bart bella bob brad carmen carol carter chad craig daisy dean ella frank gail gene grace gus
    harper heather holly hunter jack jade jan jasmine jean jordan kate ken kendall lena lily linda logan luna
    madison martin mason milan mona nick noel omar oscar parker pascal rob rosie roy ruby sally sandy savannah
    stella sydney ted tess tim tina tom tony tracy troy vera victoria violet virginia валя вера вика виктория влада
    диана дина злата зоя карина лев лена лика лилия лиля любовь майя марк марта мартин надежда регина рита рома
    роман софа тимур яна
""")
"""Of these, and of the ordinary words of Russian, what is oftener a name: a contact right beside it tells."""

SURNAMES = words_of("""
    abdi ahmed akhtar ali banerjee begum bonnet bose chatterjee colombo costa das ferrari frank friedrich ghosh
    gupta günther hassan horvat hussain hussein ibrahim iyer jung kapoor kaur khan krüger kumar köhler könig liu
    malik mohamed möller müller park price roux schröder schäfer shah sharma singh stone verma walter weiß west xu
    zhang zhao zhou вагнер ван вебер гусак джонсон заяц коваль кузнец лим мельник мун нам орел пак рудь соловей
    сорока ткач хан хван цай шин
""")
"""Surnames whose endings say nothing, from where the tables do not come from."""
