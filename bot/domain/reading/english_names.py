"""Given names of people who write English, beyond the commonest: older, newer and rarer ones, and short forms."""

from bot.domain.reading.word_tables import words_of

ENGLISH_NAMES = words_of("""
    abbey abbie abe abner abram addie adela adina aditi adolfo adrianna adrienne agatha agnes agustin aida aimee
    aisling akeem akhil alain alanna alannah alastair alayna alberta alberto alden aldo alessandra alessandro
    alessia alexandros alexia alf alfonso alfonzo alfreda alfredo alia alissa alistair alivia aliyah aliza allegra
    allie allyson alondra alonso alonzo aloysius alphonse alphonso althea alton alyce alycia amaya amberly ambrose
    amelie amie amira amos amparo anabel anahi anamaria anand andria aneesa anette angel angelia angelique angelita
    angelo aniket anisa anissa aniya aniyah annabel annabella annaliese annalisa anneke annelise annemarie annetta
    annmarie ansley antonia antony antwan anwen apollo arabella araceli archer archibald arden aretha ari aria
    ariadne arianna ariella arielle arlen arlo armand armando armani arnav arnie arnulfo aron arron arsalan arturo
    arvind asha ashanti ashlee ashleigh ashlie ashlyn ashlynn ashton atticus aubree aubrie audra audrina augusta
    augustine augustus aurelia aurelio autumn avani avi avis ayaan ayala ayan ayana ayden aysha azalea aziz azucena
    babs bailee bailey bambi barb barbie barclay barnabas barnaby barney barrie barron bartholomew basil baxter
    baylee bayley baz bea beatrix beau beckett beckie bek belen belinda belle benita benito benji bennett bennie
    benny benson bentley bernadine bernardo bernhard bernie bernita bert bertha bertie bertram beryl bess bessie
    bethan bethanie bethel betsy bette bettie bettye bev beverley bevin bex bhavna bidisha biju billie birdie blaine
    blair blaise blanca blane bo bobbi bobbie bodie bonita boyd bradford bradly brady branden brandi brandie brando
    brannon brantley braxton breana breann breanne breck bree brenden brendon brenna brennan brenton bret brianne
    briar brice bridger bridgett bridie brielle brigham brigid brigitte brisa brit britney britni britt brittani
    brittney britton brock broderick brogan bronagh bronson bronte bronwen bronwyn brooklynn bryana bryanna bryant
    bryn brynn bryony bryson bubba buddy buford burl burt buster byron cade caden cael caitlyn caitriona calista
    calla callan callie calum camilo camron camryn candi candida candy cara caren carey carina carlee carleigh
    carlene carley carlie carlo carlotta carlton carly carlyle carmel carmela carmella carmelo carmine carola
    carolann carolyne carolynn carter cary caryn casandra casimir casper caspian cass cassia cassie cassius catarina
    cathal catherin cathie cathleen cathrine cathryn cayla caylee cecelia cecil cecily celena celestine celina
    celinda ceri cerys chadwick chaim chaka chana chanda chandni chandra chanelle chantel chantell chantelle charis
    charla charlee charleen charley charlize charlotta charlton chas chasity chauncey chaya chaz chelsey chelsie
    cherie cherise cherry cheryll chester chet cheyanne cheyenne chico chrissie chrissy christabel christal christel
    christen christi christie christin christophe christy chrystal chuck chukwuemeka chukwuma ciaran ciera cierra
    cindi cinthia clare clarice clarinda clark claudette claudine claudio clem clemente clemmie cleo cleon cletus
    clifton clinton clodagh clotilde clyde coby codey codi colby cole coleen coleman collin colm colten concepcion
    conchita conner conor consuela cooper coralie corbin cordell coretta cori corina corissa cormac corneil cornelia
    cornelius corrie corrina corrine cortez cortney cory cosima cosmo costas coy cressida crispin cristal cristin
    cristobal cristy cuong curt cyndi cyrus daffyd dafydd dagny dahlia daija daksha dalia dalton damaris damion
    danae dane danelle danette dani dania danica daniele danika danilo danita danni dannie dante danyell dara darby
    darcey darci darcie darian darin dario darla darleen darlena daron darrel darrin darrius darrow darryl darwin
    daryl davey davian davida davin davina davion davon dawson dax dayana dayna dayton deana deandra deandre deann
    deanne debbi debi debora deedee deepika deepti deidre deirdre delaney delbert della delmar delores deloris
    delroy demarcus demario demetria demetrius demi denny denzel deon deonte deric derick dermot derrick derwin desi
    desiree dessie devante devika devonte dex dhruv dianna dianne dick dierdre dilan dilip dillon dimitri dimitrios
    dimitris dina dinah dino dion dionne divina dixie django dolly dolph dom domenic domenico domingo dominick donal
    donavan donella donnell donnie donny doreatha dorian dorinda dorotea dorothea dorsey dottie dougal dougie doyle
    drake dre drusilla duane dudley duke dulce dwain dwight dwyane dyan dymphna eamonn earlene earline eartha ebba
    ebenezer ebonie eden edgardo edie edison edmond edsel edwardo edwina efrain efren ehsan eilidh eilish eimear
    eira eirian eitan elaina elana elba elbert elda eldon eldridge eleanora eleni elia elida elinor eliot elisabetta
    eliseo elisha elissa elizbeth elle elliana ellis ellsworth elma elmo elna elnora eloisa elon elora elouise elroy
    elspeth elsy elton elva elvia elvis elwood elyse elyssa emanuel emelia emely emerson emery emile emilee emiliano
    emilija emilio emmalee emmaline emmanuelle emmeline emmerson emmet emmie emmitt emory emrys enid ennis enoch
    enrico enzo ephraim erasmo erich erick ericka erlinda erma ernestina ernestine ernesto ernie errol ervin erwin
    eryn esau esmeralda esperance esra essie esta estefania estela estell estella ester ethelyn etienne etta euan
    eudora eugenia eugenie eula eulalia eunice eustace evander evangelina evangelos evelina evelyne everard everly
    evert evette evie ewa ewelina eyal ezekiel ezequiel ezio fabiana fabio fabrice fabrizio fallon fannie fanny
    faris farley farrah farzana fatimah faustina faustino federico felecia felicia felicite feliks felina felipa
    felisha fergal fern fernand ferne fidel fidelia fikret filip filippo filomena finbar finlay finley finnegan
    finnian fiorella fitz flavia flavio fletcher flo flor flora florencia florentino florine flynn forrest foster
    fran franca francesco francine francisca franco francoise frankie franklin franklyn fraser frazer freda freddy
    frederica fredric fredrick fredrik freida frida fulton gabriele gaby gage gail galen garett garret garrett
    garrick garry garth gaston gavyn gaye gayle gaylene gaylord gaynor geena genaro genna geordie georgeta georgetta
    georgiana georgie geraint geraldo geralyn gerardo gerda germaine gerri gerry gertie gia giacomo gianna gianni
    gideon gigi gil gilberto gilda giles gillian gilly gino giorgio giovani giovanna gita gitta giuliana giuliano
    glenna glennis glinda glyn glynis glynn godfrey godwin goldie gonzalo gordie gottfried gracelyn gracie grady
    graeme grainne granville graydon gregg greggory gregoria gregorio gretel griffin grover gudrun guilherme gunnar
    gurpreet gussie gwenda gwendolen gwyn gwyneth gwynn gyula haakon hadassah haden hadley hailee hailie hal haleigh
    haley hali halim halle hallie halsey harald harlan harland haroon harpreet harriett harriette hashim hattie
    haylee hayley haywood hedda hedley hedy heloise henri herb heriberto hermann hermine herminia hernan herschel
    hershel hettie hetty heulwen hilario hilde hildegard hillary hiram hiro hobert holden hollie hollis homer honey
    horace horacio hortense hosea howell howie hoyt hubert huey humberto humphrey huw hyacinth ianto ichiro idris
    iestyn ieuan ifan ignacia ignatius ike iker ilana ilaria ileana ilene iliana imelda immanuel ina indi indira
    inez inge ingeborg inigo iola iona ione irena irvin irvine irwin isa isabeau isabell isadora isaias isha ishani
    ishmael isiah isidore isidro isobel isolde itai iva ivanka ivar ivette ivonne ivor iwan izaak izabella izzy
    jabari jace jacinda jacinta jacklyn jaclyn jaclynn jacoby jacquelin jacquelyn jacquelynn jaden jadyn jae jael
    jagdish jaiden jailene jaime jaimie jairo jakayla jakob jaleesa jalen jalisa jamaal jamar jamarcus jamel jameson
    jami jamila janay jandira janeen janel janell janene janessa janetta janey janie janika janiya janna jannah
    jannet jannette jaqueline jareth jarod jaron jarred jarrett jarrod jarvis jasmeet jaspreet jatin javon jax jayce
    jaycee jayda jayde jaydon jaylen jaylene jaylin jaylon jayme jaymes jayne jayson jazlyn jazmin jazmine jeana
    jeanie jeanine jeanna jeannie jeannine jeb jed jedidiah jefferey jeffry jemima jemma jena jenae jenelle jeni
    jenifer jennah jennette jennie jerald jeraldine jere jeremie jeri jerold jerrell jerri jerrod jerzy jesenia
    jessalyn jessenia jessi jessika jethro jett jewel jewell jillianne jilly jimena jimmie jinny joachim joana joann
    jocasta jocelin jocelyne jock jodee jodie joelle joellen joellyn joesph johanne johnathan johnathon johnie
    johnna johnnie johnpaul joleen jolie jolyon jonah jonathon joni jonna jonny jonty joran jordana jordi jordon
    jordyn jory josefa josefina josep josephina josephus josette josey josiah joslyn jovan jovanna joya jozef juana
    judah jude judi judie judson jules juliann julianna julieta juliette julissa julius junie juniper juno justina
    justus kacey kaci kacie kade kadeem kaden kadence kaeden kaela kaelyn kaia kaila kailey kailyn kain kaine
    kaitlin kaitlynn kaiya kajal kala kale kaleb kaleigh kaley kali kalista kalle kallie kalpana kalvin kalyn kamala
    kameron kami kamila kamilah kamille kane kanisha karan karena kari karie karima karissa karlene karley karli
    karlie karlo karly karol karolina karoline karolyn karri karrie karson karter karthik karyn kasandra kashif
    kasim kasper kassandra kassidy kassie kat katarina katelin katelynn katerina katharine kathe katherina katheryn
    kathi kathie kathlene kathrin kathrine kathryne kati katia katina katlyn katrine katriona katy kavya kaya kayden
    kaydence kaye kaylah kaylan kaylani kaylea kaylen kayli kaylie kaylin kaylyn kaylynn kayode kean keanna keanu
    keaton keegan keely keenan keir keiran keiron keita kelby kellan kelley kellie kelsie kelton kelvin kelvyn kena
    kendal kendell kenia kenna kennedi kennedy kennith kenton kenyatta kenzie keon keri kermit kern kerri kerrie
    kerrigan keshawn keven kevon keyon keziah khalil kian kianna kiefer kiera kieran kieron kiersten kiki kile
    killian kimberlee kimberley kimberlie kimberlyn kimmy kimora kingsley kinsey kinsley kip kira kirby kirin kirsti
    kirstie kirstin kirsty kirt kishan kit kitty kizzy kjersti kobe kobi koby kody kolby kole kolton konrad kora
    korbin korey kori kory kourtney kris krish krista kristal kristan kristel kristian kristie kristina kristine
    kristofer kristoffer kristopher kristy krystal krystle krystyna kunal kurtis kwabena kwaku kwasi kyla kylan
    kylee kyleigh kyler kym kymberly kyree kyrie kyson laci lacie lacy ladonna laila laine lainey lakeesha lakeisha
    lakendra lakesha lakshman lalita lamont landen laney lanny laraine laramie laree lashanda lashawn lashonda
    latanya latesha latisha latonia latonya latoyah latrina latrisha lauralee laureen laurena laurene laurette lauri
    laurine lauryn lavern laverne lavina lavinia lavon lavonne lawanda layton lazaro leann leanna leanora leatrice
    leeann leena leesa leif leigha leighton leilah leisa lela leland lelia lemuel len lenard lennie lennon lennox
    lenny lenora lenore leola leona leonardo leonel leonidas leonor leonora leopold leopoldo leota lesa leslee
    lesley lessie lester leticia letisha letitia letty leuan lexi lexie leyton lia lian liana liane lianna lianne
    libby lida lilah lili lilian liliane lilibeth lilith lillia lilliana lillianna lilly lilyana lina lindon lindy
    linford linnea linnet linus linwood lionel lisabeth lisandro lisbeth lisette lissa lissette liza lizbeth lizeth
    lizette llewellyn llyr lon lonna lonny lora loraine loralee loreen loreena lorelai lorelei loren lorena lorene
    loriann lorie lorin lorinda loris lorna lorne lorri lorrie lotte lottie lou louann louella louie louisa lourdes
    loyd luana luann luanne lucian luciana luciano lucien lucius lucretia ludwig luella lula lulu lupita luther lyda
    lyla lyman lyn lynda lyndon lyndsay lyndsey lynette lynna lynne lynnette lynsey lynwood lyra lysander mab mable
    mac macey maci macie mack mackenna macy maddie maddison maddox madelaine madeleine madelyne madge madisyn mads
    maegan maeve magda magdalen magdalene magnolia mahalah mahalia maia maire maisie maisy maja makaila makayla
    makenna makenzie makhi malachi malachy malaika malakai malakhi malaya malcom malika malinda malka malvin mamie
    mandeep mandi mandie manolo manpreet mansour manu manuela manus mara marcela marcelino marcelle marcello marcelo
    marci marcie marcos margareta margarete margarett margarito margaux marge margeret margery margit margret
    margrit marguerite mariann marianna marianne mariano maribeth mariela mariella marielle marietta mariette marika
    marilee marilou marilu marilynn marinda marino mariola marisela marissa maritere marjory markel marla marlena
    marley marlin marlo marlyn marni marnie marquez marquis marquise marquita marshall martez marti martina martine
    marty marva maryam maryanne marybeth maryellen maryjane maryjo marykate marylou maryrose masako mathilda
    mathilde mathis matilde mattias mattie maud maude maurine mauro maxie maximo maximus maxton maxwell maynard
    mayra mayumi mayur mckayla mckenna mckenzie meagan meaghan mechelle meg meggie meghann mekhi mel melania melba
    melisa melita mellissa melodie melonie melva melville melvin melvyn mercia meri merle merlin merlyn merrick
    merrill merry mervin mervyn meryl mica micaela micaiah micheal michela micheline michell mickey micky mikaela
    mikayla mikel mikey mikhaila mikkel milana milena miley milissa millard millicent milly milosz mimi mina mindi
    minerva mirabel mirabelle mireya mirna missy misti mitchel mitzi miya mo moe moesha mohamad mohit moises monae
    monroe monserrat monte montgomery monty morag moray mordecai morgana morgen moriah morris mort mortimer morton
    moses moshe mostafa mozelle mueez muhammed muiris murali murdo murphy mya myla myles myrna myrtle mysti nadeem
    nahla naila nana nancie nanette nannie naoise narcissa naresh nash nasir nasreen nat natalee natashia nathalia
    nathalie nathanael nathanial natosha naveed navya nayeli neal neda neel neena neeraj nehemiah nella nelle nelly
    nels nelson nena nereida nerys nessa nesta nestor netta nettie neva nevaeh neve neville nevin newton neymar ngoc
    niall nicanor nichol nicki nickie nickolas nicky nico nicoletta nicolette nicolle nieves nigella nikesh nikolas
    nikole nila niles nils nimesh nimrod ninette niraj nishant nita niva noelia noella noemie nola nolan nona
    norberto norene norris novak nuala nuno nur nura nyah nydia nyra nyree oakley obed obie octavius odell odessa
    odette odin ofelia olaf oleta oliva olive ollie olwen olympia omari oona ophelie oren oriana orin orla orlaith
    orly orpha orson orval orville osbaldo osborn osmond osvaldo oswald oswaldo othello ottilie ottis owain owyn
    ozzie ozzy paisley paityn paloma pamala pamella pasquale patrica patricio patsy patti pattie pauletta paulette
    paulina pauly paxton payton peggie perla pernell perrin petrina petros petula peyton phelan philbert phillida
    philomena phineas phyliss pia pierce pieter pip pippa placido porfirio portia posy pradip pranay prash prashant
    pratik praveen preethi prem prentice priscila pru prudence prue purvi qiana quade queenie quinlan quinten
    quintin quinton quique rabia rachelle racquel radcliffe radek rae raegan raelene raelynn rafaela rafe raffaele
    raghu rahim raina raisa rajan rajni raleigh ramsey ramzi randal randell randi randolph rani ranulph raphaela
    rashad rashaun rashawn rasheed rasheeda rashida ravinder raya raylene raymon raymundo raynard rayne raynor
    reanna reba rebeca rebekah reece reema reena reeta reg regan regena reggie rehana reilly reina reinaldo reinhold
    reita remington remy rena renaldo renard renato renaud renea renita rennie renzo reva reynaldo reynard reynold
    rhett rhian rhiannon rhoda rhodri rhona rhydian rian riana rianna rianne ricarda richelle richie richmond rickey
    ricki rickie rico ridley riley rina risa rishi riva rivka riya roan roane robbi robby robena robyn robynn rocco
    roddy roderick rodger rodolfo rodrick rogelio roisin rolanda rolando rollo romaine romana romina romona romy
    rona ronna ronny rosabel rosalba rosalia rosalina rosalyn rosalynn rosamond rosamund rosann rosanne rosaria
    rosaura roseann roseanna roseanne rosella roselyn rosendo rosetta roshan roshni rosina rosita roslyn rosy
    rowland roxana roxann roxie royce royston rozalia ruairi rudolph rueben rufino rupa ruperto russ russel rustin
    ruthie ryann ryder ryker rylan rylee ryleigh rylie sabah sabina sabra sacha sade sadia sahil sahra salena salina
    sallie salman salome salvatore samara samatha sameer samia sammie samson samuele sanaa sandi sandie sandip
    sandor sanford sangeeta sanjana sanjeev sarahi sarai saran sari saskia satish satya saundra saurabh savanna
    savion scarlet schuyler scot scottie seamus sebastien sedrick selah selby selina selwyn semaj senna serafina
    severin seymour shabana shad shae shafiq shahid shaina shakira shalonda shamar shamika shan shanda shandra
    shanelle shani shania shanika shanna shannan shanon shanta shante shantel shantell shaquille sharda shardae
    sharee sharen sharif sharla sharleen sharlene sharonda sharron sharyn shavon shawanda shawnee shawnte shay
    shayla shaylee shayna shayne shea sheba sheela shelbie shelia shelli shellie shelton shemar shena sheree sherice
    sheridan sherif sherika sherilyn sherlock sherman sheron sherrell sherrie sherron sherryl sherwin sheryl shiela
    shiloh shirlene shiv shivam shivani shona shonda shoshana shubham shyanne shyla sian sidra siena sigmund signe
    sigrun silvana silvester silvio simeon simona simran sixto skyla skyler sloane sofie soheil solange soledad
    solomon sonam sondra sonny soraya sorrel spence stacee staci stacia stacie starla stefania stefano steffan
    steffi steffie sten stephania stephany stephenie stevan stevie stu sudhir sukhdeep sully suman sumaya sunniva
    suraj suri susann susanna susannah susi suzan suzanna suzie suzy svend sybil sydnee sydnie syed sylas sylvan
    sylvana syreeta tabatha tacy tadhg tahir tahira tajuana takisha talan tali talia taliesin talon tamatha tameka
    tamera tamiko tamila tammi tamra tamsin tanesha tanika tanisha tanvir tarah taran taron taryn tash tasia tasneem
    tatum tavares tavon tawana tawanda tawanna tawny tayla tayler taylin teagan teddie teddy teena tegan tegwen
    temeka tena tenisha tennille teodora teodoro teresita terrance terrence terrie tess tessie tevin thad thaddeus
    thais thalia thandi themba theodor theodora theron thomasina thora thurman thurston tiana tianna tiara tiberius
    tierney tierra tiffani tiffanie tiffiny tijuana tilda tillie tilly timmothy timmy timo tisha titania titus tobey
    tobi tobiah toccara tod toddy togo tomeka tomika tommie tonia tonie tonja topher topsy torin torquil torrance
    torrey torri torrie toshiko tova tracee tracie travon trayvon treena trella tremaine tremayne trena trenton
    tressa trevon treyvon trini trish trista tristen tristin triston tristram trudi trudie trystan tucker twyla
    tyesha tyree tyron tyson tzipporah ulises ulric ulysses umair umar urbano uriah uriel ursala usman vada val
    valene valentine valentino valeri valerio valorie vanna vaughan veda vella venessa venetia venita venkat
    venkatesh verena verity verla vern vernice vernie verona vic vicenta vick vickey vickie victorina vidal vihaan
    vikki vilma vina vincenzo vinita vinnie vinny violeta violette virgie virgilio viridiana vito vittoria viv
    viviana vivien vonda vonnie waldo wallis wally walt walton waneta waseem wasim waylon weldon wendi wendie wenona
    westley whitley whitney wilber wilbert wilburn wilda wilf wilford wilfred wilfredo wilhelmina willa willem
    willian willis willow wilmer wilson wilton winfield winfred winona woodrow woody wren wyn wynn wynne wynonna
    xander xandra xanthe xavi xena xenia xia xiang xiao xiomara xiu yael yahaira yair yanira yannick yannis yara
    yardley yareli yaritza yasir yasmeen yasmina yasmine yazmin yehuda ymani yoanna yoel yohan yolonda yoni yoram
    yosef yoselin yossi ysabel yukiko yulissa yuriko yusra yuval yvan yves zac zachariah zachery zackary zaheer
    zahid zahir zahra zaina zaire zakaria zakary zander zaria zavier zayd zayden zayn zeb zechariah zed zeke zelig
    zella zelma zena zeno zenobia zephyr zev zia ziggy zina zita zola zona zora zoraida zula zuleika zulema zuzanna
""")

ALSO_WORDS = words_of("""
    amos angel archer aria babs bailey barb basil baxter bea beau belle bert blair bo brock buddy burt buster candy
    cara carey carter cary chaz cherry chester chuck clark cole cooper coy curt dante dick dixie dolly dom dre duke
    dwight eden elle elvis emery ernie fern fletcher flo flora flynn forrest foster frankie franklin gage gail garth
    gigi gil giles griffin hal herb homer honey horace ike jewel jock jude jules julius kale kane kat kip kit kitty
    kobe lacy lexi lou lulu mac mack manu marcos marge maxwell mel merle merlin merry mimi mina mo moe monte murphy
    myrtle nana nash nat neal nelson newton nico oakley ollie paxton peyton pierce pip prem rae ramsey reg remy
    royce russ scarlet shea skyler solomon sonny spence tatum teddy tess timmy tucker val vic wally willow woody
""")
"""Words and things as well: written small, one of these is a name only where one is offered."""
