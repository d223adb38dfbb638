"""Writings: how people write contacts, by whose they are; and look-alikes, which are somebody else's or nobody's."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A contact in its normal form, the country whose people write so, and how they write it, a line each."""

    normal_form: str
    region: str
    writings: str

    @property
    def all_writings(self) -> list[str]:
        """Return each writing as it was typed."""
        return [line.strip(" ") for line in self.writings.strip("\n ").split("\n")]


CONTACTS = (
    # Russia: a mobile number
    Contact(
        normal_form="+79123456789",
        region="RU",
        writings="""
            +79123456789
            79123456789
            89123456789
            9123456789
            +7 912 345 67 89
            7 912 345 67 89
            8 912 345 67 89
            912 345 67 89
            +7 (912) 345-67-89
            7 (912) 345-67-89
            8 (912) 345-67-89
            (912) 345-67-89
            +7(912)3456789
            8(912)3456789
            8(912)345-67-89
            +7(912)345-67-89
            +7-912-345-67-89
            8-912-345-67-89
            7-912-345-67-89
            +7.912.345.67.89
            8.912.345.67.89
            912.345.67.89
            +7 912 345-67-89
            +7 912 3456789
            8 912 3456789
            8912 345 67 89
            8912 345-67-89
            8912-345-67-89
            8 9123456789
            +7 9123456789
            + 7 912 345 67 89
            +7  912   345  67  89
            + 7 (912) 345 - 67 - 89
            +7 /912/ 345-67-89
            8/912/3456789
            +8 912 345 67 89
            +8(912)345-67-89
            007 912 345 67 89
            0079123456789
            00 7 912 345-67-89
            00-7-912-345-67-89
            00 7 (912) 345 67 89
            tel:+79123456789
            tel:+7-912-345-67-89
            TEL: 8 912 345 67 89
            Phone: +7 912 345-67-89
            mobile: 8 912 345-67-89
            тел. 8 912 345-67-89
            Тел.: +7 (912) 345-67-89
            ТЕЛЕФОН: 89123456789
            моб. 8-912-345-67-89
            номер 89123456789
            +7 912 345‑67‑89
            +7 912 345–67–89
            +7 912 345—67—89
            8 912 345−67−89
            +７９１２３４５６７８９
            ８９１２３４５６７８９
            ８（９１２）３４５－６７－８９
            ＋７ ９１２ ３４５ ６７ ８９
            ⁺7 912 345 67 89
            ٨٩١٢٣٤٥٦٧٨٩
            (8) 912 345 67 89
            (+7) 912 345 67 89
            (+7 912) 345-67-89
            (8-912) 345-67-89
            89123456789.
            +7 912 345 67 89 доб. 12
            +7 912 345 67 89 доб.12
            +7 912 345 67 89, доб. 12
            +7 912 345 67 89 (доб. 12)
            +7 912 345 67 89 добавочный 12
            +7 912 345 67 89 вн. 12
            +7 912 345 67 89 внутр. 12
            +7 912 345 67 89 внутренний 12
            +7 912 345 67 89 ext. 12
            +7 912 345 67 89 ext 12
            +7 912 345 67 89 extension 12
            +7 912 345 67 89 x12
            +7 912 345 67 89 х12
            +7 912 345 67 89 #12
        """,
    ),
    # Russia: a switchboard, and the number that is free of charge
    Contact(
        normal_form="+74951234567",
        region="RU",
        writings="""
            +74951234567
            84951234567
            74951234567
            4951234567
            +7 495 123-45-67
            8 (495) 123-45-67
            (495) 123-45-67
            +7 (495) 1234567
            8-495-123-45-67
            8 495 1234567
            007 495 123 45 67
            8 495 123-45-67 доб. 305
            8 495 123-45-67 доб 305
            8 495 123-45-67, доб. № 305
            8 495 123-45-67 (вн. 305)
            +7 495 123-45-67 ext. 305
            +7 495 123-45-67 #305
            тел: (495) 123-45-67
        """,
    ),
    Contact(
        normal_form="+78005553535",
        region="RU",
        writings="""
            88005553535
            8 800 555-35-35
            8-800-555-35-35
            8 (800) 555 35 35
            +7 800 555-35-35
            +7 (800) 555-35-35
            78005553535
            8 800 5553535
        """,
    ),
    # Kazakhstan
    Contact(
        normal_form="+77011234567",
        region="KZ",
        writings="""
            +77011234567
            87011234567
            77011234567
            7011234567
            8 701 123 45 67
            +7 (701) 123-45-67
            8 (701) 123-45-67
            8-701-123-45-67
            007 701 123 45 67
            701 123 45 67
        """,
    ),
    Contact(
        normal_form="+77272345678",
        region="KZ",
        writings="""
            +7 727 234 56 78
            8 727 234-56-78
            8 (727) 234-56-78
            (727) 234-56-78
            +7 7272 34 56 78
            8 (7272) 34-56-78
        """,
    ),
    # Belarus
    Contact(
        normal_form="+375291234567",
        region="BY",
        writings="""
            +375291234567
            375291234567
            +375 29 123-45-67
            +375 (29) 123-45-67
            80291234567
            8 029 123-45-67
            8 (029) 123-45-67
            00375 29 123 45 67
            29 123-45-67
        """,
    ),
    # Ukraine
    Contact(
        normal_form="+380501234567",
        region="UA",
        writings="""
            +380501234567
            380501234567
            +38 050 123 45 67
            +38 (050) 123-45-67
            +38(050)1234567
            0501234567
            050 123 45 67
            050-123-45-67
            (050) 123-45-67
            00380 50 123 45 67
            +380 (50) 123-45-67
        """,
    ),
    # Armenia, Georgia, Uzbekistan
    Contact(
        normal_form="+37477123456",
        region="AM",
        writings="""
            +37477123456
            37477123456
            +374 77 123456
            +374 (77) 12-34-56
            077 123456
            077 12 34 56
            0037477123456
        """,
    ),
    Contact(
        normal_form="+995555123456",
        region="GE",
        writings="""
            +995555123456
            995555123456
            +995 555 12 34 56
            +995 (555) 123-456
            555 12 34 56
            555123456
            00995 555 123456
        """,
    ),
    Contact(
        normal_form="+998901234567",
        region="UZ",
        writings="""
            +998901234567
            998901234567
            +998 90 123 45 67
            +998 (90) 123-45-67
            90 123 45 67
            901234567
            00998901234567
        """,
    ),
    # Germany, Austria, Switzerland
    Contact(
        normal_form="+4915123456789",
        region="DE",
        writings="""
            +4915123456789
            004915123456789
            015123456789
            0151 23456789
            0151/23456789
            0151 - 23 45 67 89
            0151-23456789
            +49 151 23456789
            +49 (0)151 23456789
            +49 (0) 151 / 23456789
            +49(151)23456789
            0049 151 23456789
            0049 (0)151 23456789
            (0151) 23456789
            4915123456789
        """,
    ),
    Contact(
        normal_form="+493012345678",
        region="DE",
        writings="""
            +493012345678
            030 12345678
            030/12345678
            030 / 123 456 78
            (030) 12345678
            +49 30 12345678
            +49 (0)30 12345678
            0049 30 12345678
            030 12345678 ext. 22
            030-12345678
        """,
    ),
    Contact(
        normal_form="+436641234567",
        region="AT",
        writings="""
            +436641234567
            0664 1234567
            0664/1234567
            +43 664 1234567
            +43 (0)664 123 45 67
            0043 664 1234567
        """,
    ),
    Contact(
        normal_form="+41791234567",
        region="CH",
        writings="""
            +41791234567
            079 123 45 67
            +41 79 123 45 67
            +41 (0)79 123 45 67
            0041 79 123 45 67
            0791234567
        """,
    ),
    # Britain, France, Italy, Spain, Poland
    Contact(
        normal_form="+447911123456",
        region="GB",
        writings="""
            +447911123456
            07911123456
            07911 123456
            07911 123 456
            +44 7911 123456
            +44 (0)7911 123456
            +44 (0) 7911 123 456
            0044 7911 123456
            447911123456
            (07911) 123456
            07911-123-456
        """,
    ),
    Contact(
        normal_form="+442079460958",
        region="GB",
        writings="""
            +442079460958
            020 7946 0958
            (020) 7946 0958
            +44 20 7946 0958
            +44 (0)20 7946 0958
            0044 20 7946 0958
            020 7946 0958 ext. 4
            020 7946 0958 x4
        """,
    ),
    Contact(
        normal_form="+33612345678",
        region="FR",
        writings="""
            +33612345678
            0612345678
            06 12 34 56 78
            06.12.34.56.78
            06-12-34-56-78
            +33 6 12 34 56 78
            +33 (0)6 12 34 56 78
            0033 6 12 34 56 78
            33612345678
        """,
    ),
    Contact(
        normal_form="+390612345678",
        region="IT",
        writings="""
            +390612345678
            06 1234 5678
            06 12345678
            +39 06 1234 5678
            0039 06 12345678
        """,
    ),
    Contact(
        normal_form="+34612345678",
        region="ES",
        writings="""
            +34612345678
            612345678
            612 34 56 78
            612 345 678
            +34 612 345 678
            0034 612 345 678
            34612345678
        """,
    ),
    Contact(
        normal_form="+48512345678",
        region="PL",
        writings="""
            +48512345678
            512345678
            512 345 678
            512-345-678
            +48 512 345 678
            0048 512 345 678
            48512345678
        """,
    ),
    # America
    Contact(
        normal_form="+12125550123",
        region="US",
        writings="""
            +12125550123
            2125550123
            12125550123
            (212) 555-0123
            212-555-0123
            212.555.0123
            212 555 0123
            1-212-555-0123
            1 (212) 555-0123
            +1 212 555 0123
            +1 (212) 555-0123
            +1-212-555-0123
            001 212 555 0123
            (212)555-0123
            212/555-0123
            (212) 555-0123 ext. 7
            (212) 555-0123 x7
            (212) 555-0123 x 7
            212-555-0123 #7
            212-555-0123, ext 7
        """,
    ),
    Contact(
        normal_form="+5511912345678",
        region="BR",
        writings="""
            +5511912345678
            (11) 91234-5678
            11 91234-5678
            11912345678
            +55 11 91234-5678
            +55 (11) 91234-5678
            0055 11 91234 5678
        """,
    ),
    # Asia, Africa, Australia
    Contact(
        normal_form="+905321234567",
        region="TR",
        writings="""
            +905321234567
            0532 123 45 67
            05321234567
            532 123 45 67
            +90 532 123 45 67
            +90 (532) 123 45 67
            0090 532 123 45 67
            905321234567
        """,
    ),
    Contact(
        normal_form="+972522345678",
        region="IL",
        writings="""
            +972522345678
            052-234-5678
            0522345678
            +972 52-234-5678
            +972-52-2345678
            00972 52 234 5678
            972522345678
        """,
    ),
    Contact(
        normal_form="+971501234567",
        region="AE",
        writings="""
            +971501234567
            050 123 4567
            0501234567
            +971 50 123 4567
            00971 50 123 4567
            971501234567
        """,
    ),
    Contact(
        normal_form="+8613812345678",
        region="CN",
        writings="""
            +8613812345678
            13812345678
            138 1234 5678
            138-1234-5678
            +86 138 1234 5678
            0086 138 1234 5678
            １３８１２３４５６７８
            8613812345678
        """,
    ),
    Contact(
        normal_form="+919876543210",
        region="IN",
        writings="""
            +919876543210
            9876543210
            98765 43210
            09876543210
            +91 98765 43210
            +91-98765-43210
            0091 98765 43210
            919876543210
            ९८७६५४३२१०
        """,
    ),
    Contact(
        normal_form="+61412345678",
        region="AU",
        writings="""
            +61412345678
            0412 345 678
            0412345678
            +61 412 345 678
            +61 (0)412 345 678
            61412345678
        """,
    ),
    # Mailboxes
    Contact(
        normal_form="anna.petrova@mail.ru",
        region="RU",
        writings="""
            anna.petrova@mail.ru
            Anna.Petrova@mail.ru
            ANNA.PETROVA@MAIL.RU
            anna.petrova@Mail.Ru
            <anna.petrova@mail.ru>
            mailto:anna.petrova@mail.ru
            MAILTO:Anna.Petrova@mail.ru
            anna.petrova@mail.ru.
            anna.petrova@mail.ru,
            anna.petrova@mail.ru;
            ａｎｎａ.ｐｅｔｒｏｖａ＠ｍａｉｌ.ｒｕ
            <mailto:anna.petrova@mail.ru>
        """,
    ),
    Contact(
        normal_form="анна@почта.рф",
        region="RU",
        writings="""
            анна@почта.рф
            Анна@Почта.РФ
            АННА@ПОЧТА.РФ
            анна@xn--80a1acny.xn--p1ai
            Анна@XN--80A1ACNY.XN--P1AI
            анна@почта.xn--p1ai
            анна@xn--80a1acny.рф
        """,
    ),
    Contact(
        normal_form="info@bücher.de",
        region="DE",
        writings="""
            info@bücher.de
            Info@BÜCHER.de
            info@xn--bcher-kva.de
            INFO@XN--BCHER-KVA.DE
            info@bu\u0308cher.de
        """,
    ),
    Contact(
        normal_form="sales@пример.испытание",
        region="RU",
        writings="""
            sales@пример.испытание
            sales@xn--e1afmkfd.xn--80akhbyknj4f
            SALES@ПРИМЕР.ИСПЫТАНИЕ
        """,
    ),
    Contact(
        normal_form="anna+shop@gmail.com",
        region="RU",
        writings="""
            anna+shop@gmail.com
            Anna+Shop@Gmail.com
            <anna+shop@gmail.com>
        """,
    ),
    Contact(
        normal_form="o'brien@example.ie",
        region="IE",
        writings="""
            o'brien@example.ie
            O'Brien@Example.IE
        """,
    ),
    Contact(
        normal_form="a_b-c@sub.example.co.uk",
        region="GB",
        writings="""
            a_b-c@sub.example.co.uk
            A_B-C@SUB.example.co.uk
            mailto:a_b-c@sub.example.co.uk
        """,
    ),
)

# What is close to one of them and is not it, with its region.
LOOK_ALIKES = (
    ("+79123456788", "RU"),
    ("8 912 345-67-98", "RU"),
    ("+1 912 345-67-89", "RU"),
    ("+7 912 345-67-8", "RU"),
    ("+7 912 345-67-890", "RU"),
    ("912 345 67 89", "US"),
    ("123-45-67", "RU"),
    ("+7 495 123-45-76", "RU"),
    ("8 496 123-45-67", "RU"),
    ("345-67-89", "RU"),
    ("+375 29 123-45-76", "BY"),
    ("050 123 45 67", "RU"),
    ("0501234567", "DE"),
    ("+49 151 2345678", "DE"),
    ("0151 23456789", "RU"),
    ("020 7946 0959", "GB"),
    ("(212) 555-0123", "RU"),
    ("+1 212 555 0124", "US"),
    ("+7 701 123 45 67 8", "KZ"),
    ("2026-11-23", "RU"),
    ("23.11.2026", "RU"),
    ("1234 5678 9012 3456", "RU"),
    ("anna.petrova@mail.ru.com", "RU"),
    ("annapetrova@mail.ru", "RU"),
    ("anna.petrova+1@mail.ru", "RU"),
    ("anna.petrova@mail.rv", "RU"),
    ("anna.petrova@rnail.ru", "RU"),
    ("anna-petrova@mail.ru", "RU"),
    ("anna_petrova@mail.ru", "RU"),
    ("аnna.petrova@mail.ru", "RU"),
    ("petrova@mail.ru", "RU"),
    ("anna@gmail.com", "RU"),
    ("anna+shop2@gmail.com", "RU"),
    ("anna+sale@gmail.com", "RU"),
    ("annashop@gmail.com", "RU"),
    ("анна@почта.ру", "RU"),
    ("anna@почта.рф", "RU"),
    ("анна@xn--80a1acny.ru", "RU"),
    ("info@bucher.de", "DE"),
    ("info@buecher.de", "DE"),
    ("o’brien@example.ie", "IE"),
    ("obrien@example.ie", "IE"),
    ("a_b-c@example.co.uk", "GB"),
    ("a_b-c@sub.example.uk", "GB"),
)
