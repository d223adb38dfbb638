"""Surnames whose endings say nothing, and which are nothing else: the commonest English, European and eastern ones."""

from bot.domain.reading.word_tables import words_of

SURNAMES = words_of("""
    adams allen anderson bailey bennett brooks bryant butler campbell carter castillo chang chavez collins cooper
    cox cruz davies davis diaz edwards ellis evans fernandez fisher flores foster garcia gibson gomez gonzales
    gonzalez graham gutierrez hall hamilton harris harrison hayes henderson hernandez hicks hill howard hughes
    jackson jenkins jimenez johnson jones jordan kelly kennedy lewis lopez marshall martin martinez mccarthy
    mcdonald medina mendoza mendez miller mitchell moore morales morris murphy myers nelson nguyen ortiz parker
    patel patterson perez peters peterson phillips powell price ramirez ramos reed reyes reynolds richards
    richardson rivera roberts robertson robinson rodriguez rogers romero ross ruiz russell sanchez sanders
    santiago schmidt scott shah sharma shaw silva simmons simpson singh smith stewart sullivan taylor thomas
    thompson torres tran turner vargas vasquez walker wallace walsh ward watson weber webb wells west wheeler
    williams williamson wilson wright wu xu yang zhang zhao liu huang zhou kim park choi lee pham phan hoang vu
    khan ali hussain ahmed hassan hussein ibrahim osman mohamed abdi begum akhtar malik gupta kumar verma mehta
    desai reddy rao nair iyer das bose ghosh banerjee chatterjee kapoor müller mueller muller schneider fischer
    meyer meier wagner becker schulz hoffmann schäfer koch bauer richter klein wolf schröder neumann schwarz
    zimmermann braun krüger hofmann hartmann lange krause lehmann köhler herrmann könig walter mayer huber kaiser
    fuchs lang scholz möller weiß jung hahn vogel friedrich keller günther frank berger winkler roth beck lorenz
    baumann dubois durand leroy moreau lefebvre bertrand roux fournier girard bonnet dupont lambert fontaine
    rousseau rossi ferrari esposito bianchi romano colombo ricci marino greco bruno gallo conti costa giordano
    mancini rizzo lombardi nowak kowalski wisniewski wojcik kaminski lewandowski novak dvorak svoboda horvat kovac
    nagy toth szabo connor oconnor oneill obrien odonnell baker potts adler quinn barnes grant stone doyle byrne
    kaur gill sidhu ли ким цой пак хан цай тен нам шин ван мун хван лим бондарь коваль кравец ткач мельник кузнец
    гончар швец мороз гусак заяц чайка орел сорока соловей бойко рудь приходько шевчук кравчук ковальчук савчук
    полищук марчук бондарчук гринчук климчук мельничук павлюк романюк смит джонсон браун миллер мюллер шмидт фишер
    вебер беккер шульц майер вагнер гофман шварц
""")
