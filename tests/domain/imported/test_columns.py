"""What a column is shows above it, and where that may be two things below it."""

import pytest

from bot.domain.imported.columns import Meaning, Source, guess_columns

M = Meaning

EXPORTS = {
    "bitrix24": (
        "ID;Обращение;Имя;Отчество;Фамилия;Дата рождения;Должность;Компания;Рабочий телефон;Мобильный телефон;"
        "Рабочий e-mail;Тип контакта;Комментарий;Ответственный",
        {
            1: M.NOTHING,
            2: M.FIRST_NAME,
            4: M.LAST_NAME,
            5: M.NOTHING,
            7: M.COMPANY,
            8: M.PHONE,
            10: M.EMAIL,
            11: M.KIND,
        },
    ),
    "amocrm": (
        "ID;Тип;Наименование;Имя;Фамилия;Компания;Ответственный;Теги;Рабочий телефон;Рабочий прямой телефон;"
        "Мобильный телефон;Факс;Рабочий email;Примечание 1",
        {2: M.NAME, 3: M.FIRST_NAME, 5: M.COMPANY, 9: M.PHONE, 11: M.NOTHING, 12: M.EMAIL, 13: M.NOTE},
    ),
    "hubspot": (
        "Record ID;First Name;Last Name;Email;Phone Number;Mobile Phone Number;Associated Company;Contact owner;"
        "Job Title;Lifecycle Stage",
        {1: M.FIRST_NAME, 2: M.LAST_NAME, 3: M.EMAIL, 4: M.PHONE, 5: M.PHONE, 6: M.COMPANY, 7: M.NOTHING, 8: M.ROLE},
    ),
    "google": (
        "First Name;Middle Name;Last Name;Phonetic First Name;Organization Name;Organization Title;Notes;Labels;"
        "E-mail 1 - Label;E-mail 1 - Value;Phone 1 - Label;Phone 1 - Value;Phone 2 - Value",
        {
            0: M.FIRST_NAME,
            1: M.MIDDLE_NAME,
            3: M.NOTHING,
            4: M.COMPANY,
            8: M.NOTHING,
            9: M.EMAIL,
            11: M.PHONE,
            12: M.PHONE,
        },
    ),
    "leadhook": (
        "id;name;kind;manager;company;note;contact_points;created_at",
        {0: M.OUR_ID, 1: M.NAME, 2: M.KIND, 4: M.NOTHING, 6: M.CONTACTS, 7: M.NOTHING},
    ),
    "address_book": ("FN;N;TEL;EMAIL;ORG;TITLE;NOTE", {0: M.NAME, 2: M.PHONE, 4: M.COMPANY, 5: M.ROLE}),
}


@pytest.mark.parametrize("source", EXPORTS)
def test_the_exports_of_well_known_programs_are_recognised(source: str) -> None:
    headers, meanings = EXPORTS[source]
    columns = guess_columns(headers.split(";"), [])
    assert columns.source is Source(source)
    assert {place: columns.meanings[place] for place in meanings} == meanings


@pytest.mark.parametrize(
    ("header", "meaning"),
    [
        ("ФИО", M.NAME),
        ("Ф.И.О.", M.NAME),
        ("Имя *", M.FIRST_NAME),
        ("  фамилия, имя", M.NAME),
        ("Тел.", M.PHONE),
        ("Телефон 2", M.PHONE),
        ("моб. телефон", M.PHONE),
        ("E-Mail", M.EMAIL),
        ("Эл. почта", M.EMAIL),
        ("Организация", M.COMPANY),
        ("Название компании", M.COMPANY),
        ("Full name", M.NAME),
        ("Cell phone", M.PHONE),
        ("Remarks", M.NOTHING),
        ("Дата рождения", M.NOTHING),
    ],
)
def test_people_write_headers_in_many_ways(header: str, meaning: Meaning) -> None:
    assert guess_columns([header], []).meanings == (meaning,)


def test_an_unsure_or_missing_header_is_told_by_what_stands_below() -> None:
    headers = ["Контакт", "Контакт", "", "", "Клиент"]
    sample = [["8 912 345-67-89", "Анна", "a@example.com", "любит чай", "Иван"], ["+49 30 1234567", "", "", "", ""]]
    assert guess_columns(headers, sample).meanings == (M.PHONE, M.NAME, M.EMAIL, M.NOTHING, M.NAME)


def test_a_table_of_companies_has_no_people() -> None:
    columns = guess_columns(["id", "name", "manager", "note", "contact_points", "created_at"], [])
    assert columns.is_enough and not columns.has_people
    assert not guess_columns(["Цена", "Количество"], []).is_enough
