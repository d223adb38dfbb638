"""Free mail and public suffixes: domains in which anybody may have a mailbox, so that they are nobody's own.

Both lists were written by hand, country by country: the mail services and access providers of which it is well known
that they give anybody a mailbox, and the endings under which registries hand out names. Neither is complete, and need
not be: an exclusion of a small service that is missing here is lifted with one tap. What would mark half a country must
not be missing.
"""

# Services that have the same name in many countries: yahoo.com, yahoo.co.uk, yahoo.com.br ...
_EVERYWHERE = frozenset({
    "gmail", "gmx", "googlemail", "hotmail", "outlook", "protonmail", "rocketmail", "tutanota", "yahoo", "yandex",
    "ymail",
})  # fmt: skip

_SERVICES = frozenset({
    # worldwide
    "aim.com", "aol.com", "duck.com", "email.com", "fastmail.com", "fastmail.fm", "hey.com", "hushmail.com",
    "icloud.com", "inbox.com", "keemail.me", "live.com", "lycos.com", "mac.com", "mail.com", "mailbox.org",
    "mailfence.com", "me.com", "msn.com", "myyahoo.com", "netscape.net", "passport.com", "pm.me", "posteo.net",
    "proton.me", "riseup.net", "startmail.com", "tuta.com", "tuta.io", "tutamail.com", "usa.com", "windowslive.com",
    "zoho.com", "zoho.eu", "zohomail.com",
    # Russia and its neighbours
    "autorambler.ru", "bigmir.net", "bk.ru", "email.ua", "i.ua", "inbox.lv", "inbox.ru", "internet.ru", "lenta.ru",
    "list.ru", "mail.by", "mail.kz", "mail.ru", "mail.ua", "meta.ua", "myrambler.ru", "narod.ru", "online.ua",
    "pochta.ru", "rambler.ru", "rambler.ua", "ro.ru", "tut.by", "ukr.net", "vk.com", "xmail.ru", "ya.ru",
    # German
    "arcor.de", "bluewin.ch", "chello.at", "email.de", "freenet.de", "hispeed.ch", "live.at", "live.de", "magenta.de",
    "mail.de", "posteo.de", "t-online.de", "web.de",
    # French, Dutch, Belgian
    "bbox.fr", "club-internet.fr", "free.fr", "home.nl", "kpnmail.nl", "laposte.net", "live.be", "live.fr", "live.nl",
    "neuf.fr", "numericable.fr", "orange.fr", "planet.nl", "sfr.fr", "skynet.be", "telenet.be", "voila.fr",
    "wanadoo.fr", "xs4all.nl", "ziggo.nl",
    # British, Irish
    "blueyonder.co.uk", "btinternet.com", "eircom.net", "live.co.uk", "ntlworld.com", "sky.com", "talktalk.net",
    "virginmedia.com",
    # Italian, Spanish, Portuguese, Greek
    "alice.it", "inwind.it", "iol.it", "libero.it", "live.it", "mail.pt", "otenet.gr", "sapo.pt", "telefonica.net",
    "terra.es", "tim.it", "tin.it", "tiscali.it", "virgilio.it",
    # Northern and eastern Europe
    "abv.bg", "azet.sk", "centrum.cz", "centrum.sk", "citromail.hu", "dir.bg", "email.cz", "freemail.hu", "gazeta.pl",
    "home.pl", "indamail.hu", "interia.pl", "live.dk", "live.no", "live.se", "mail.bg", "mail.dk", "mail.ee", "o2.pl",
    "onet.eu", "onet.pl", "op.pl", "poczta.fm", "post.cz", "post.sk", "seznam.cz", "spoko.pl", "telia.com", "tlen.pl",
    "vp.pl", "wp.pl", "zoznam.sk",
    # Americas
    "att.net", "bell.net", "bellsouth.net", "bol.com.br", "charter.net", "comcast.net", "cox.net", "earthlink.net",
    "globo.com", "ig.com.br", "juno.com", "live.ca", "live.com.ar", "live.com.mx", "optonline.net", "prodigy.net.mx",
    "roadrunner.com", "rogers.com", "sbcglobal.net", "shaw.ca", "sympatico.ca", "telus.net", "terra.com.br",
    "uol.com.br", "verizon.net", "videotron.ca",
    # Asia and Oceania
    "126.com", "139.com", "163.com", "188.com", "189.cn", "aliyun.com", "bigpond.com", "daum.net", "docomo.ne.jp",
    "ezweb.ne.jp", "foxmail.com", "hanmail.net", "i.softbank.jp", "iinet.net.au", "indiatimes.com", "kakao.com",
    "live.cn", "live.com.au", "live.jp", "mail.ir", "mynet.com", "nate.com", "naver.com", "optusnet.com.au", "qq.com",
    "rediffmail.com", "sify.com", "sina.cn", "sina.com", "sohu.com", "tom.com", "vip.163.com", "walla.co.il",
    "walla.com", "xtra.co.nz", "yeah.net",
})  # fmt: skip

# Below these, of any country, registries hand out names: co.uk, com.br, or.jp ...
_SECOND_LEVEL = frozenset({
    "ac", "co", "com", "ed", "edu", "gen", "go", "gob", "gouv", "gov", "govt", "gv", "id", "in", "ind", "info", "int",
    "mil", "muni", "ne", "net", "nom", "or", "org", "plc", "pp", "sch",
})  # fmt: skip

# And below these, of one country each.
_OF_REGIONS = frozenset({
    "asso.fr", "biz.ua", "br.com", "cn.com", "com.de", "crimea.ua", "de.com", "dn.ua", "dp.ua", "ekb.ru", "eu.com",
    "firm.in", "gb.com", "if.ua", "jpn.com", "kh.ua", "kharkov.ua", "kiev.ua", "kr.ua", "krasnodar.ru", "kyiv.ua",
    "lg.ua", "ltd.uk", "lviv.ua", "me.uk", "mk.ua", "msk.ru", "msk.su", "nnov.ru", "nov.ru", "nsk.ru", "od.ua",
    "odessa.ua", "perm.ru", "pl.ua", "ru.com", "rv.ua", "samara.ru", "spb.ru", "spb.su", "te.ua", "tm.fr", "tom.ru",
    "uk.com", "us.com", "vn.ua", "volgograd.ru", "za.com", "zp.ua", "ком.рф", "нет.рф", "орг.рф",
})  # fmt: skip
_LETTERS_OF_A_COUNTRY = 2


def is_free_mail(domain: str) -> bool:
    """Return whether anybody may have a mailbox there, or below it."""
    return any(_is_a_service(part) for part in with_parents(domain))


def is_public_suffix(domain: str) -> bool:
    """Return whether a registry hands out names below it: `com`, `co.uk`, `msk.ru`."""
    first, _, rest = domain.partition(".")
    if not rest or domain in _OF_REGIONS:
        return True
    return first in _SECOND_LEVEL and "." not in rest and len(rest) == _LETTERS_OF_A_COUNTRY


def with_parents(domain: str) -> list[str]:
    """Return a domain and the ones that it is a part of, as far as they can be somebody's own."""
    labels = domain.split(".")
    parts = [".".join(labels[at:]) for at in range(len(labels))]
    return [part for part in parts if not is_public_suffix(part)]


def _is_a_service(domain: str) -> bool:
    name, _, ending = domain.partition(".")
    return domain in _SERVICES or (name in _EVERYWHERE and is_public_suffix(ending))
