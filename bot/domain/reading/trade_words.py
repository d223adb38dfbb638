"""What people order, mend and ask about in English: words that end a message as a signature does, and are none."""

from bot.domain.reading.word_tables import words_of

TRADE_WORDS = words_of("""
    about absolutely access account ace acrylic adapter admin advice affordable agreement ahead air airport alarm
    album also alternator aluminum am ambulance amount animal ankle anyway apart appliance approx apron aquarium
    arch area arm art article aspirin atm attic auction audit aunt auto avail availability avl award awning babe
    baby backpack backyard bag bakery balcony ballet balloon band banner banquet bark barn barrel base baseboard
    basement basic basket bass batch bathtub beach bean bear beard beauty bedroom beef beer bench bicycle bid bike
    billing bird birthday biscuit blanket blazer bleach blender blind block blog blood blouse boat body boiler bolt
    bonus boot booth both bottle bottom boutique bowl bracelet bracket braid brass brb bread breakfast brick bride
    bridge brilliant bro brochure bronze brow bruh brunch bucket buddy buffet bulb bulk bumper bundle bunk burger
    bus bush butter button bye cabin cabinet cable cage cake camera camp campaign canal cancel candle canoe canopy
    canvas cap capital caravan cardboard cargo carpet carport carriage cart carton cast casual cat catering caulk
    ceiling cell cement central ceramic chain chair chalet channel chapel chart chassis chat checkup cheese chef
    chest chicken chili chimney chin chip chiro chocolate christmas church cinema circuit claim clamp clean clip
    clock closet cloth cloud club clutch coach coat coconut coil coin collar collect college com combo comfort
    commercial community compact compost compressor concert concrete condo conference container control convertible
    cookie cool copper cord corn corner cottage cotton couch counseling count countertop county coupe coupon court
    cover coz crack craft crane crash cream crew crib crown cruise cup curb cure current curtain cushion custody cut
    cuz cycle dairy damage dance dark data deadline debt decal deck decor deep def defo delay delicious dental
    dentures deposit desk dessert device diagnosis diamond diesel diet digital dinner direct dirt disc dish dishwash
    disk display dispute distance divorce dock document doll dope dot dough download drain drape drill drink drive
    driveway drone drum dry drywall duct dude dump dunno duplex dust duty dye each ear earlier edge egg either
    electric electrical elevator emergency employ enamel energy entry envelope equip error escrow essay ever
    eviction exam exhaust exit exotic express extra eye eyebrow eyelash fab fabric face facetime facial factory fam
    fan fare farm fashion fast faucet fb fee feed fence fender fiber field fig film finance finish fire fish fitness
    fixture flag flash flat fleet flight flood flour flute foam foil fondant foot football forklift form formal
    formula fountain fox frame freezer freight fridge fruit fuel full fund funeral fur furnace fuse gala gallon game
    garage gas gasket gate gazebo gear gel genuine gift ginger girl glass glaze glove glue gmail goat gold golf
    goodbye grain granite graph grass gravel green grill grocery grout guest guide guitar gum gun gutter gym haha
    hair haircut hall ham hammer handle handyman hardware hardwood hat haul hay headlight health hearing heat heel
    hehe hem hen hinge hire hitch hobby hockey hole honest hood hook horn horse hose hospital hotmail hub hull hun
    hvac ice icing ideally idk imo imp implant inbox inch innit inspect insta instead insulation intake intern
    internet iron island itinerary jacket jam jar jaw jean jeep jelly jet jewelry juice jump k kettle keyboard kiln
    kitten kk knee knife lab label lace ladder lamb laminate lamp land landscape lane laptop laser lash latch later
    laundry law lawn lawsuit layout leaf leak leaky lease leash leather ledger leg legit lemon lens lesson lid lift
    limo linen liner lip liquid litter lmao load loan lobby lock locksmith loft logo lol loss lot lounge lovely
    lumber lunch luv luxury magnet maid mall manicure manual map marble mask masonry massage mat match mate math
    mattress max meal meat media medical melon member menu mesh metal mic microwave milk mill min mini mirror mix
    modem mold monday monitor mortgage motel motor mount mouse mouth movie mower mud muffin mug mulch mural muscle
    museum music nail napkin native neck necklace net network neutral nite notary notebook novel np nurse nut nvm
    oak oat oboe obvs oil okie omg onion opera oral orchid org organ organic outlook oven overhaul pad painter pair
    pal pallet palm pan panel panic pant pantry parade parcel park parrot pasta paste pastry pasture patch path
    patio pattern pedal pedicure peel pen pencil pension per perfect permit pest pet petal phone photo piano picnic
    pie pig pillow pilot pin pine pipe pitch pizza plan plank plant plaster plastic plate platform play plug plywood
    pm pocket podcast poker pole polish poly pond pony pool porch portion portrait pot potato pottery powder power
    pref prefer press private prom proof protein pump puppy purse quartz quick quickly quilt quiz rack radiator
    radio rail rain ramp ranch rebate receipt recipe record reel refill regular rehab relax remodel removal renew
    renovation resin resort resume retail retire rice ride ring rink river rn rod roll rope rose route row royal
    rubber rug ruler rush safe safety sail salad salary salmon salt sand sat sauce sauna scarf scooter scrap screen
    screw script sculpture seal seat seed seminar septic serum session sewage sewer shade shaft shampoo sheet shelf
    shell shield shiplap shirt shoe shot shoulder shower shutter sick siding signage signal silk sink sir sketch
    skin skirt skype sleep slice slope smoke sms snack snow soap social sock socket sod soda soil solar soon soup
    spa spare speech spot spray stain stair stamp statement steak steam steel stem step sticker stitch stone stool
    storage storm story stove stream stress string strip stroller stucco studio sugar suit suite sunday suv sweat
    sweet swim syrup tablet tailor tank tape tattoo taxi tbh tea teeth tent term terrace text thermostat tho throat
    ticket tie til tile till timber tint tip title tmr tmrw toast toe toilet tomoz tongue tonite tool tooth topsoil
    tote towel toy tractor trail tray tree trim trophy ttyl tub tuba tube tuck tuition tune turf tutor tux tuxedo
    twin ukulele uniform upholstery urgently urn vacuum valve van vanity vase vault vegan veil veneer vent venue
    vest vet viber villa vine vintage vinyl violin vision vocal voice voicemail volume voucher waffle wagon waist
    ware wash waste wax weather web weed weld whatsapp wheel whirlpool wig wild wire wkend wrap wrist ya yacht yah
    yahoo yard yarn yea yoga yup zip zone zoom
""")
