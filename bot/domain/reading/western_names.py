"""Given names in Latin letters - English, European, transliterated - and such names as Russians write them."""

from bot.domain.reading.word_tables import words_of

WESTERN_NAMES = words_of("""
    aaron abby abdul abel abigail abraham ada adam addison adele adrian adriana aidan aiden aisha alan albert alec
    alejandro alex alexa alexander alexandra alexandre alexandria alexis alfred alfie ali alice alicia alina
    alison allan allen allison ally alma alvin alyssa amanda amber amelia amir amy ana anastasia andre andrea
    andreas andres andrew andy angela angelica angelina angie angus anita ann anna anne annette annie ansel
    anthony antoine anton antonio april archie ariana ariel arjun arnold arthur ash asher ashley aubrey audrey
    aurora austin ava axel barbara barry bart beatrice becky bella ben benedict benjamin bernard bernd beth
    bethany betty beverly bianca bill billy björn blake bob bobby bonnie brad bradley brandon brenda brendan brent
    brett brian bridget brittany brooke bruce bruno bryan bryce caitlin caleb callum calvin cameron camilla carl
    carla carlos carmen carol carole caroline carolyn carrie carson casey cassandra catherine cathy cecilia cedric
    celia chad charles charlene charlie charlotte chase chelsea cheryl chloe chris christa christian christiana
    christina christine christoph christopher cindy claire clara clarence claude claudia claus clay clayton
    clement cliff clifford clint clive cody colin colleen connie connor conrad constance corey courtney craig
    crystal curtis cynthia daisy dale damian damien damon dan dana daniel daniela danielle danny daphne darcy
    daria darius darlene darrell darren dave david dawn dean deb debbie deborah debra dee deepak delia denis
    denise dennis derek desmond diana diane diego dieter dinesh dirk dominic dominik don donald donna donovan dora
    doris dorothy doug douglas drew duncan dustin dwayne dylan earl ed eddie edgar edith edmund eduardo edward
    edwin eileen elaine eleanor elena eli elias elijah elisa elise elizabeth ella ellen ellie elliot elliott elsa
    emil emilia emily emma emmanuel enrique eric erica erik erika erin ernest esther ethan eugene eva evan eve
    evelyn faith farah fatima faye felicity felipe felix fernando fiona florence frances francesca francis
    francisco frank franz fred freddie frederick freya fritz gabriel gabriela gabrielle gareth gary gavin gemma
    gene geoff geoffrey george georgia georgina gerald gerard gerhard gilbert gina giovanni giulia gladys glen
    glenn gloria gordon grace graham grant greg gregory greta guido gunther gus gustav guy gwen hailey hank hanna
    hannah hans harold harriet harry harvey hassan hazel heather hector heidi heike heinz helen helena helga
    helmut henrik henry herbert herman hilary holly hope horst howard hugh hugo hunter ian ibrahim ida imran
    ingrid irene iris isaac isabel isabella isla ivan ivy jack jackie jackson jacob jacqueline jade jake james
    jamie jan jane janet janice jared jasmine jason jasper javier jay jean jeanne jeff jeffrey jen jenna jennifer
    jenny jens jeremy jerome jerry jesse jessica jessie jill jim jimmy jo joan joanna joanne joe joel joey johan
    johann john johnny jon jonas jonathan jordan jorge jose josé joseph josephine josh joshua joy joyce juan
    juanita judith judy juergen julia julian juliana julie juliet julio jurgen jürgen justin justine kai karen
    karin karl karla kate katelyn katharina katherine kathleen kathryn kathy katie katrin kay kayla keith kelly
    ken kendra kenneth kenny kent kerry kevin khalid kim kimberly kirk kirsten klaus krishna kristen kristin kumar
    kurt kyle lance lara larry lars laura lauren laurence laurie lawrence leah lee lena leo leon leonard leslie
    lewis liam lila lillian lily linda lindsay lindsey lisa liz lloyd logan lois lola lorenzo lori lorraine louis
    louise luca lucas lucia lucy luigi luis lukas luke lydia lynn mackenzie madeline madison maggie malcolm mandy
    manfred manuel marc marcel marco marcus margaret margot maria marie mariana marilyn mario marion marisa
    marjorie mark markus marlene marta martha martin marvin mary mason mateo mathew matilda matt matteo matthew
    matthias maureen maurice max maximilian maxine maya megan mehmet melanie melinda melissa mercedes meredith mia
    michael michaela michele michelle miguel mike mila mildred miles milton mindy miranda miriam mitch mitchell
    mohamed mohammad mohammed moira molly mona monica monika morgan moritz muhammad murray mustafa nadia nadine
    nancy naomi natalia natalie natasha nate nathan nathaniel neil nell nick nicola nicholas nicolas nicole nigel
    nikhil nina noah noel nora norma norman oliver olivia omar oscar otto owen paddy paige pam pamela pat patricia
    patrick patty paul paula pauline pedro peggy penelope penny percy perry pete peter petra phil philip philippa
    phillip phoebe phyllis pierre piotr polly poppy prakash preston priscilla priya quentin quinn rachel rafael
    rahul raj rajesh ralf ralph ramesh ramon ramona randall randy raphael raul ravi ray raymond rebecca regina
    reginald reinhard rene renee rex rhonda ricardo richard rick ricky rita rob robbie robert roberta roberto
    robin rod rodney roger roland rolf roman ron ronald ronnie rory rosa rosalie rosalind rose rosemary ross rowan
    roxanne roy ruben ruby rudolf rupert russell ruth ryan sabine sabrina sadie sally sam samantha samir sammy
    samuel sandra sandy sanjay santiago sara sarah sasha saul savannah scott sean sebastian selena serena sergio
    seth shane shannon sharon shaun shawn sheila shelby shelley sherry shirley sid sidney sienna silvia simon
    simone sofia sonia sophia sophie spencer stacey stacy stan stanley stefan stefanie stella stephan stephanie
    stephen steve steven stewart stuart sue summer sunita susan susanne susie suzanne sven sydney sylvia tamara
    tammy tania tanya tara tasha taylor ted terence teresa terri terry tessa thelma theo theodore theresa thomas
    thorsten tiffany tim timothy tina tobias toby todd tom tomas tommy toni tony tracey tracy travis trevor tricia
    tristan troy tyler ulrich ursula uwe valentina valerie vanessa vera vernon veronica vicky victor victoria
    vijay vikram vince vincent violet virginia vivian wade walter wanda warren wayne wendy wesley will william
    willie wolfgang xavier yasmin yolanda yusuf yvonne zach zachary zara zoe zoey giuseppe paolo pablo jesus
    hiroshi kenji yuki wei ming xin jing hao chen minh nguyen thanh anh linh duc tuan ahmed ahmad hamza hussein
    karim layla leila mahmoud mariam nasser noor rashid salma samira tariq youssef zainab zeynep emre murat elif
    ayse fatma aylin deniz can kemal pawel paweł marek jacek krzysztof tomasz andrzej wojciech grzegorz agnieszka
    malgorzata małgorzata magdalena katarzyna zofia jakub mateusz michal michał łukasz lukasz zbigniew janusz
    stanislaw josef jiri jiří petr pavel tomáš vaclav ondrej hana jana lenka zuzana marketa ivana dusan milan
    zoran goran dragan nikola jelena milica bogdan mihai ioana andrei cristian radu vlad ilinca laszlo istvan
    zoltan gabor akos eszter katalin ildiko janos ferenc bjorn anders magnus mikael olof astrid freja pekka juha
    mika antti aino kaisa matti jorma tiina margus kristjan janis andris ilze inga rasa egle adrien aurelie
    baptiste benoit camille celine chantal clemence cyril delphine didier elodie emilie fabien florian francois
    françois frederic gael gilles guillaume helene herve isabelle jacques julien laurent lucie ludovic manon
    marine mathieu maxime mireille olivier pascal philippe remi sandrine solene stephane sylvain sylvie thibault
    thierry valentin veronique virginie yann anja antje birgit bettina britta carsten christiane detlef dietmar
    eckhard elke ernst franziska friedrich gerd gisela gunter günter günther hannelore hartmut heiko heinrich
    holger ilona ines ingo jannik jochen jörg joerg karsten kerstin lieselotte lothar marlies mathias niklas
    norbert renate rüdiger silke sonja steffen svenja swen tanja torsten udo ute volker werner wilhelm aleksandr
    aleksei aleksey alexei alexey alena alisa alla anatoly andrey anya arkady arseny artem artyom boris daniil
    danila darya dasha dima dmitri dmitriy dmitry ekaterina elizaveta evgenia evgeniy evgeny fedor fyodor galina
    galya gennady georgy gleb grigory igor ilya inna irina ira katya kirill kolya konstantin kostya kseniya ksenia
    larisa leonid lev lidia liliya lyubov lyudmila ludmila maksim maxim margarita marina masha matvey mikhail
    misha nadezhda nadya nastya natalya nikita nikolai nikolay oksana oleg olena olesya olga olya oleksandr
    oleksiy pasha polina pyotr rostislav ruslan semyon serge sergei sergej sergey serhii serhiy slava snezhana
    sofya stanislav stepan svetlana taisia taras tatiana tatyana tetiana tikhon timur ulyana vadim valeria valery
    vanya varvara vasily vasilisa veronika viktor viktoria vitalik vitaliy vitaly vladimir vladislav volodymyr
    vova vyacheslav yana yaroslav yegor yelena yevgeny yulia yuliya yuri yuriy yury zhanna zhenya zoya aigerim
    aigul ainur aizhan aliya almas asel askar azamat bakhyt daniyar daulet dinara erlan gulnara kairat kanat
    madina marat meruert nurlan nursultan rustam saule yerlan zhanar ainura aibek bekzod dilshod sardor abhishek
    aditya akash amit anil ankit anjali arun ashok deepa divya gaurav harish kavita kiran lakshmi manish manoj
    meera mohan mukesh neha nisha pooja pradeep priyanka priti preeti rakesh ranjit rekha ritu rohit sachin
    sandeep shilpa shreya sneha suresh swati usha vinod vishal vivek abena amara chidi chioma emeka fatou ifeoma
    kofi kwame ngozi nneka obinna tunde tyrone deshawn latoya lakisha darnell terrell tyrell keisha kareem jamal
    malik raheem tamika tyra siobhan aoife ciara niamh sinead saoirse cillian eoin oisin padraig declan ronan rhys
    carys ffion eamon finn fergus hamish ewan iain alasdair catriona mairi alejandra alvaro beatriz camila
    catalina cesar cristina esteban esperanza guadalupe guillermo gustavo ignacio joaquin marisol mauricio octavio
    pilar ramiro rocio rodrigo rosario salvador vicente ximena abdullah abdulrahman adnan amal amina anwar asma
    bilal faisal farid farouk habib hala hisham huda imad ismail khadija latifa majid nabil naima othman qasim
    rami rana rania saad saeed safiya sami sana shadi suleiman tarek wael walid yahya yasin zaid zaki fang lei mei
    ling tao li na heinz-peter birgül hakan hasan ismet burak cem selin gizem ebru merve ozan serkan sibel annika
    bastian benno dagmar elfriede falk frieda gero gesa hedwig henning jutta katja leonie luisa mareike marita
    melina meike nele rainer reiner ronja rosemarie sigrid sönke tilman ulrike uta viola volkmar nino giorgi levan
    tamar davit gayane armen tigran narine hovhannes leroy lamar otis rufus ezra isaiah jeremiah silas levi micah
    reuben everett emmett wyatt easton weston colton hudson lincoln sawyer grayson jaxon jayden brayden hayden
    landon brody chandler quincy dexter elmer floyd harley irving kendrick lonnie lyle marlon milo myron ned
    roscoe rudy sylvester truman vance vaughn virgil wendell wilbur willard winston zane adeline aileen alana
    alisha annabelle antoinette arlene athena avery bernadette bernice blanche brandy bridgette candace candice
    carissa cassidy celeste charmaine chiara clarissa colette cora cordelia corinne daniella deanna delilah
    destiny dolores dominique doreen edna eliana elisabeth eliza eloise elsie elvira esme estelle ethel evangeline
    gabriella genevieve georgette geraldine gertrude ginger giselle glenda gretchen gwendolyn harper henrietta
    hilda imogen irma isabela janelle janette janine jasmin jayla jeanette jillian jocelyn jodi jody johanna
    jolene josie julianne kaitlyn kara karina kasey katrina kaylee keira kelli kelsey kendall kiara kylie kyra
    lacey lana latasha laurel lea leanne leigh leilani liliana lillie livia lizzie loretta lucille lucinda luna
    mabel madelyn mae mallory marcella marcia marcy margie margo mariah marian maribel marsha maryann maura mavis
    meghan melody millie minnie misty mollie monique muriel myra nellie nichole nikki noelle noemi norah noreen
    octavia opal ophelia patrice pearl piper rachael raquel reagan reese renata reyna rhea rochelle ronda
    rosalinda rosanna rosie rowena scarlett selma shana shari shauna shawna sheena shelly sheri sherri skye skylar
    sonya susana suzette tabitha tami tammie teri thea tia tonya tori traci trina trisha trudy valarie velma verna
    vicki vivienne wilma winifred winnie yesenia yvette zelda soren aryan ishaan kabir rohan varun tarun siddharth
    pranav nitin naveen mahesh ganesh gopal hari jyoti kamal lalit leela madhu mamta mira nandini nitya padma
    pankaj payal radha rajiv ranjan rashmi ravindra renu rupali sarita seema shalini shankar shyam smita sonali
    srinivas sudha sumit sunil surya tanvi uma varsha vidya vinay yogesh mehdi hamid reza amirali parisa shirin
    nasrin leyla farhad behnam arash kamran bahar omid santino matias thiago joao paulo luiza fernanda larissa
    bruna renan caio vinicius davi heitor jiho minjun seoyeon haruto yuto sakura hina aiko akira kaito ren sora
    takashi hiroki naoki emi keiko yoko
    aaliyah amari ananya andrii anika ayanna ayumi bao beat becca beto bich bohdan breanna bri brianna chuy consuelo
    danylo deja devin devon dmytro dusty ebony eunji gabe gregor griselda halyna hansi haruka hoa huong hyun imani
    iryna itzel jada janae jase jenn jermaine jess jisoo kayleigh kazuo keoni khoa lan larysa latrice lesia lupe
    luzia malia manny maritza mei-ling memo milos minji misaki mykhailo mykola nacho nalani nataliia nga nia noriko
    nyla oanh paco paola pepe phuong precious quan resi reto riku rusty saanvi sepp seung shanice siddhi solomiya
    sota steph svitlana takeshi tam tanner tejas thuy toño trang trav trent trey tuyet tyrese ueli urs vasyl vikas
    vreni wenzel wes xochitl yadira yamilet yuna yurii zack zdenek zoriana zuri
""")

WRITTEN_IN_CYRILLIC = words_of("""
    аарон абигейл адольф адриана алан александро алехандро алессандро альфонсо альфредо андреа анжело антуан
    антонио арнольд барбара бен бенджамин бернард билл боб брайан бриджит бруно вальтер ванесса вильгельм вильям
    винсент вольфганг гарри габриэль габриэла гвидо ганс генри гербхард гертруда грегори грейс густав дениз деннис
    дерек джамал джанет джейк джеймс джейн джек джексон дженнифер джессика джефф джим джо джоан джон джонатан
    джордж джордан джорджия джозеф джош джошуа джулия джулиан джузеппе диего дирк дональд дороти дуглас жан жак
    жаклин жером жозеф жюльен иисус ингрид изабель йохан йорг калеб карлос карл кармен кевин кейт кеннет клаус
    клаудия кристиан кристофер крис курт лаура лео леонардо лиам лукас луис луиджи людовик майк майкл марио марко
    маркус марсель мартина матиас мелисса мишель мухаммед натан николас николь ноа норман оливер оливье омар отто
    пабло паоло патрик паула педро пётр пьер раймонд ральф рауль ребекка ричард роберт роберто роджер роланд
    рональд рут сара сальвадор сальваторе себастьян серхио сильвия симона скотт софи стефан стив стивен сьюзен тед
    тереза тим тобиас том томас тони уильям урсула филип фернандо франк франсуа франческо фредерик фридрих ханна
    хорхе хосе хуан чарли чарльз шарлотта шон эдвард эдди элизабет элис эмили эмма энди энрике энтони эрик эрих
    эшли юрген якоб янис яннис
""")

ALSO_WORDS = words_of("""
    amber april art ash august autumn ava bill bob brook brooke can chase chen chip christian clay cliff crystal
    daisy dale dawn dean dee deb don drew earl eve faith faye frank gene glen grace grant guy gus hazel holly hope
    hunter iris ivy jack jade jan jasmine jay jean jesus jordan joy june kay ken kent kim lance lee lily logan
    long lola mark martin mason max may maya mercedes miles ming mona morgan noel nick olive oscar page paris pat
    patty penny perry pete phil poppy ray rex rich rick rob robin rod roman rose ross rowan roy ruby rusty sally
    sandy savannah sid sky stella sue summer sydney tara ted tim tom tony troy violet virginia wade will anh hao
    wei jing linh austin dallas madison florence cem fang lei mei ling tao li na hala rana sana amal pilar rosario
    salvador kiran elif noor pascal milan victoria alma ella vera linda lena bella ada бен боб ноа том тим лео
    омар рут сара жан марсель франк скотт крис луис destiny melody ginger opal pearl misty luna skye lincoln
    hudson parker chandler harper kendall reagan laurel leigh rhea sora ren hari surya uma mira madhu hina easton
    winston virgil cora thea tia mae
    ash beat beto memo lan quan bao tam kai alma manny dusty precious deja nga hoa reto urs trey brett
""")
"""Words and places as well: written small, one of these is a name only where one is offered."""
