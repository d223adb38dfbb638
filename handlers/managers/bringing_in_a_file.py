"""Bringing in a file: the owner sends one with clients, says what its columns are, and lets it in or takes it back."""

from typing import Any

from aiogram import Router, flags
from aiogram.filters import Command, Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.methods import SendMessage
from aiogram.types import CallbackQuery, Document, Message

from bot.domain.errors import ImportUnderWay
from bot.domain.ids import ImportId
from bot.domain.imported.files import MOST_BYTES, may_be_table
from bot.domain.imported.refused import FileFault
from bot.domain.member import Member, Role
from bot.domain.rights import check_is_owner
from bot.house_rules import HouseRules
from bot.mailboxes import Letter, Priority
from bot.texts import Say
from bot.usecases.import_clients import give_up_import, make_visible, undo_import
from bot.usecases.import_in_chat import ask_for_report, check_file, choose_meaning, read_columns, take_file
from bot.usecases.ports import Turn
from bot.usecases.read_imports import list_imports, read_import
from bot.views import import_card as views
from bot.views.buttons.imports import (
    CheckImport,
    ChooseMeaning,
    LeaveImport,
    LetImportIn,
    ReportImport,
    ShowColumns,
    ShowImport,
    ShowMeanings,
    UndoImport,
)
from bot.views.cards import Face, card_letter, keyboard
from handlers.managers.pressed_card import PressedCard


class SendsFile(Filter):
    """Lets pass a file that is sent by itself: no reply, and no part of an album.

    Of managers only what may hold clients; anything else they send is meant for somebody. Of what is forwarded only
    that, and only an owner's: whoever is not one shows somebody by it.
    """

    async def __call__(self, message: Message, member: Member) -> bool | dict[str, Any]:
        file = message.document
        if file is None or message.media_group_id or message.reply_to_message:
            return False
        is_owners, is_table = member.role is Role.OWNER, may_be_table(file.file_name or "")
        if not (is_owners and is_table if message.forward_origin else is_owners or is_table):
            return False
        return {"file": file}


async def take(message: Message, file: Document, turn: Turn, member: Member, say: Say) -> SendMessage | None:
    """Begin with a file; the card tells the rest. Raises ForTheOwner."""
    if not may_be_table(file.file_name or ""):
        return message.answer(views.no_table(say))
    if file.file_size is not None and file.file_size > MOST_BYTES:
        return message.answer(views.not_taken(file.file_name or "", FileFault.NOT_HANDED_OUT, say))
    try:
        await take_file(turn, file.file_name or "", file.file_id, by=member)
    except ImportUnderWay as other:
        face = views.other_under_way(await turn.records.imports.get(other.file), say)
        return message.answer(face.text, reply_markup=keyboard(face.rows))
    return None


async def list_all(
    message: Message, turn: Turn, member: Member, state: FSMContext, rules: HouseRules, say: Say
) -> SendMessage:
    """Say how a file is sent, and which came last. Raises ForTheOwner."""
    await state.clear()
    face = views.list_of_imports(await list_imports(turn.records, by=member), say, rules)
    return message.answer(face.text, reply_markup=keyboard(face.rows) if face.rows else None)


@flags.only_in_private
async def show(
    query: CallbackQuery, callback_data: ShowImport, turn: Turn, card: PressedCard, member: Member, say: Say
) -> Any:
    """Show the import's card again in place of a question. Raises ForTheOwner, ImportGone."""
    check_is_owner(member)
    face = views.import_card(await read_import(turn.records, callback_data.file), say)
    return [query.answer(), _in_place(card, callback_data.file, face)]


@flags.only_in_private
async def show_columns(
    query: CallbackQuery, callback_data: ShowColumns, turn: Turn, card: PressedCard, member: Member, say: Say
) -> Any:
    """Ask which column is to be changed. Raises ForTheOwner, ImportGone."""
    file = callback_data.file
    look = await read_columns(turn, file, by=member)
    return [query.answer(), _in_place(card, file, views.choose_column(file, look, callback_data.page, say))]


@flags.only_in_private
async def show_meanings(
    query: CallbackQuery, callback_data: ShowMeanings, turn: Turn, card: PressedCard, member: Member, say: Say
) -> Any:
    """Ask what a column is. Raises ForTheOwner, ImportGone, NotFound."""
    file, column = callback_data.file, callback_data.column
    look = await read_columns(turn, file, column, by=member)
    return [query.answer(), _in_place(card, file, views.choose_meaning(file, look, column, callback_data.page, say))]


@flags.only_in_private
async def choose(
    query: CallbackQuery, callback_data: ChooseMeaning, turn: Turn, card: PressedCard, member: Member, say: Say
) -> Any:
    """Keep what a column is, and show all of them. Raises ForTheOwner, ImportGone, NotFound."""
    file, column = callback_data.file, callback_data.column
    await choose_meaning(turn, file, column, callback_data.meaning, by=member)
    face = views.import_card(await read_import(turn.records, file), say)
    return [query.answer(say.plain("Changed.")), _in_place(card, file, face)]


async def check(query: CallbackQuery, callback_data: CheckImport, turn: Turn, member: Member, say: Say) -> Any:
    """Have every line read. Raises ForTheOwner, ImportGone, NoColumnOfNames."""
    await check_file(turn, callback_data.file, by=member)
    return query.answer()


async def report(query: CallbackQuery, callback_data: ReportImport, turn: Turn, member: Member, say: Say) -> Any:
    """Have the report made. Raises ForTheOwner, ImportGone."""
    await ask_for_report(turn, callback_data.file, by=member)
    return query.answer(say.plain("The report will be here in a moment."))


async def let_in(query: CallbackQuery, callback_data: LetImportIn, turn: Turn, member: Member, say: Say) -> Any:
    """Let everybody see what the file brings. Raises ForTheOwner, ImportGone."""
    await make_visible(turn, callback_data.file, by=member)
    return query.answer(say.plain("Imported ✓"))


async def leave(
    query: CallbackQuery, callback_data: LeaveImport, turn: Turn, card: PressedCard, member: Member, say: Say
) -> Any:
    """Bring nothing in. Raises ForTheOwner, ImportGone."""
    await give_up_import(turn, callback_data.file, by=member)
    said = query.answer(say.plain("Left. Nothing is changed."))
    return [said, *await _shown_after(callback_data, turn, card, member, say)]


async def take_back(
    query: CallbackQuery, callback_data: UndoImport, turn: Turn, card: PressedCard, member: Member, say: Say
) -> Any:
    """Take back what came in; the card tells of what stays. Raises ForTheOwner, ImportGone."""
    await undo_import(turn, callback_data.file, by=member)
    said = query.answer(say.plain("The import is taken back."))
    return [said, *await _shown_after(callback_data, turn, card, member, say)]


async def _shown_after(
    pressed: LeaveImport | UndoImport, turn: Turn, card: PressedCard, member: Member, say: Say
) -> list[Any]:
    """The card itself is changed for everybody; a list or an answer is shown afresh here."""
    if card.shows_card or not card.in_private:
        return []
    if pressed.listed:
        return list(card.edited_to(views.list_of_imports(await list_imports(turn.records, by=member), say, card.rules)))
    return list(card.edited_to(views.import_card(await read_import(turn.records, pressed.file), say)))


def _in_place(card: PressedCard, file: ImportId, face: Face) -> Letter:
    subject = views.import_subject(file)
    return card_letter(face, chat_id=card.chat_id, subject=subject, prospect=None, priority=Priority.ANSWER)


def register(router: Router) -> None:
    """/import and the buttons."""
    router.message.register(list_all, Command("import", ignore_case=True))
    router.callback_query.register(show, ShowImport.filter())
    router.callback_query.register(show_columns, ShowColumns.filter())
    router.callback_query.register(show_meanings, ShowMeanings.filter())
    router.callback_query.register(choose, ChooseMeaning.filter())
    router.callback_query.register(check, CheckImport.filter())
    router.callback_query.register(report, ReportImport.filter())
    router.callback_query.register(let_in, LetImportIn.filter())
    router.callback_query.register(leave, LeaveImport.filter())
    router.callback_query.register(take_back, UndoImport.filter())


def register_files(router: Router) -> None:
    """A file in no dialogue."""
    router.message.register(take, StateFilter(None), SendsFile())
