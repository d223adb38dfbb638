"""The import's card: what a file is and what would come of it, from its arrival until it is taken back."""

from collections.abc import Iterator, Sequence

from aiogram.types import InlineKeyboardButton

from bot.domain.ids import ImportId
from bot.domain.imported.columns import Meaning
from bot.domain.imported.files import Wanted
from bot.domain.imported.imports import Import, ImportStatus, Outcome
from bot.domain.imported.likely import MaybeKnown
from bot.domain.imported.looks import Look
from bot.domain.imported.refused import FileFault
from bot.domain.paging import page_of
from bot.house_rules import HouseRules
from bot.texts import Markup, Say, text
from bot.usecases.ports.importing import StagedLine
from bot.usecases.read_imports import ImportCard
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
from bot.views.cards import MOST_LINES, PRIMARY, SUCCESS, Face, Row, button, in_pairs, moment_of, paging_row, shortened
from bot.views.import_words import ENCODINGS, FILE_FAULTS, FORMATS, MEANINGS, REASONS, SOURCES
from bot.views.said_signs import said_likeness

MOST_COLUMNS = 6
MOST_UNREAD = 4
BUTTONS_ON_A_PAGE = 6
FEWEST_WRONG = 1
LONGEST_NAME = 25
LONGEST_FILE_NAME = 60
LONGEST_HEADER = 30
LONGEST_SAMPLE = 30
NARROW = "\u00a0"  # between thousands
TO_CHOOSE = tuple(meaning for meaning in Meaning if meaning not in (Meaning.CONTACTS, Meaning.OUR_ID))
COUNTS = {
    Outcome.NEW: text("New cards: {n}"),
    Outcome.MERGED: text("Known, something new for their cards: {n}"),
    Outcome.KNOWN: text("Known, nothing new: {n}"),
    Outcome.CONFLICTING: text("In conflict with what is known: {n}"),
    Outcome.REFUSED: text("Not taken: {n}"),
}
STATES = {
    ImportStatus.STAGING: text("not through yet"),
    ImportStatus.READY: text("waits for your word"),
    ImportStatus.VISIBLE: text("done"),
    ImportStatus.UNDONE: text("taken back"),
    ImportStatus.GIVEN_UP: text("left"),
}


def import_subject(file: ImportId) -> str:
    """Return what the outbox knows an import's card by."""
    return f"import:{file}"


def import_card(card: ImportCard, say: Say) -> Face:
    """Return an import's card."""
    match card.imported.status:
        case ImportStatus.STAGING:
            return _on_its_way(card, say)
        case ImportStatus.READY:
            return _ready(card, say)
        case ImportStatus.VISIBLE:
            return _done(card, say)
        case ImportStatus.UNDONE:
            return Face(lines=tuple(_undone(card, say)))
        case ImportStatus.GIVEN_UP:
            return Face(lines=(_given_up(card, say),))


def _on_its_way(card: ImportCard, say: Say) -> Face:
    file, name = card.imported.id, _name_of(card.imported)
    sent = card.sent
    leave = (_leave(file, say),)
    if sent is not None and sent.look is not None:
        return _columns(file, name, sent.look, say)
    if sent is not None and sent.wanted is Wanted.LOOK:
        return Face(lines=(say("📄 {file}: I am reading it…", file=name),), rows=(leave,))
    done, rows = _number(sum(card.imported.counts.values())), _number(sent.rows if sent else 0)
    words = say("📄 {file}: I am checking its lines, {done} of {rows}.", file=name, done=done, rows=rows)
    return Face(lines=(words,), rows=(leave,))


def _columns(file: ImportId, name: str, look: Look, say: Say) -> Face:
    """What is read from which column, and whether that is right."""
    is_enough = look.columns.is_enough
    question = (
        say("Is that right? I will check every line then; nothing is changed by it.")
        if is_enough
        else say("❗ Which column holds the names? Choose it under “Change columns…”.")
    )
    check = (button(say.plain("Check"), CheckImport(file=file), PRIMARY),) if is_enough else ()
    change = (button(say.plain("Change columns…"), ShowColumns(file=file)),)
    lines = (say("📄 <b>{file}</b>", file=name), _about(look, say), *_read_from(look, say), question)
    return Face(lines=lines, rows=tuple(row for row in (check, change, (_leave(file, say),)) if row))


def _about(look: Look, say: Say) -> Markup:
    source = say.plain(SOURCES[look.columns.source]) if look.columns.source else ""
    table = FORMATS.get(look.format, look.format), ENCODINGS.get(look.encoding, look.encoding)
    what = ", ".join(filter(None, (source, *table, shortened(look.sheet, LONGEST_HEADER))))
    return say("{what}. Lines: {rows}", what=what, rows=_number(look.rows))


def _read_from(look: Look, say: Say) -> Iterator[Markup]:
    """The columns that are read, each with what stands in it, and after them those that are not."""
    named = list(zip(range(len(look.headers)), look.columns.meanings, strict=True))
    read = [(place, meaning) for place, meaning in named if meaning is not Meaning.NOTHING]
    for place, meaning in read[:MOST_COLUMNS]:
        header, sample = _header(look, place, say), next(_samples(look, place), "")
        meant = say.plain(MEANINGS[meaning])
        if sample:
            yield say("{meaning} ← “{header}”: {sample}", meaning=meant, header=header, sample=sample)
        else:
            yield say("{meaning} ← “{header}”", meaning=meant, header=header)
    if len(read) > MOST_COLUMNS:
        yield say("And more columns that are read: {n}", n=len(read) - MOST_COLUMNS)
    unread = [_header(look, place, say) for place, meaning in named if meaning is Meaning.NOTHING]
    if unread:
        more = f" + {len(unread) - MOST_UNREAD}" if len(unread) > MOST_UNREAD else ""
        yield say("Not read: {columns}", columns=", ".join(unread[:MOST_UNREAD]) + more)


def choose_column(file: ImportId, look: Look, page: int, say: Say) -> Face:
    """Ask which column is taken for something wrong."""
    shown = page_of(range(len(look.headers)), page, size=BUTTONS_ON_A_PAGE)
    choices = in_pairs(
        [button(_header(look, place, say), ShowMeanings(file=file, column=place)) for place in shown.things]
    )
    lines = [say("<b>Which column do you want to change?</b>")]
    for place in shown.things:
        meaning = say.plain(MEANINGS[look.columns.meanings[place]])
        lines.append(say("“{header}” – {meaning}", header=_header(look, place, say), meaning=meaning))
    turning = paging_row(shown, lambda number: ShowColumns(file=file, page=number))
    back = (button(say.plain("‹ Back"), ShowImport(file=file)),)
    return Face(lines=tuple(lines), rows=tuple(row for row in (*choices, turning, back) if row))


def choose_meaning(file: ImportId, look: Look, column: int, page: int, say: Say) -> Face:
    """Ask what a column is."""
    shown = page_of(TO_CHOOSE, page, size=BUTTONS_ON_A_PAGE)
    present = look.columns.meanings[column]
    choices = in_pairs([_choice(file, column, meaning, say, is_present=meaning is present) for meaning in shown.things])
    lines = [say("<b>What is in the column “{header}”?</b>", header=_header(look, column, say))]
    sample = ", ".join(_samples(look, column))
    if sample:
        lines.append(say("For example: {sample}", sample=sample))
    turning = paging_row(shown, lambda number: ShowMeanings(file=file, column=column, page=number))
    back = (button(say.plain("‹ Back"), ShowColumns(file=file, page=column // BUTTONS_ON_A_PAGE + 1)),)
    return Face(lines=tuple(lines), rows=tuple(row for row in (*choices, turning, back) if row))


def _choice(file: ImportId, column: int, meaning: Meaning, say: Say, *, is_present: bool) -> InlineKeyboardButton:
    press = ChooseMeaning(file=file, column=column, meaning=meaning)
    return button(say.plain(MEANINGS[meaning]), press, PRIMARY if is_present else None)


def _ready(card: ImportCard, say: Say) -> Face:
    """What would come of it: nobody sees it yet."""
    file = card.imported.id
    words = say("📄 <b>{file}</b> is checked. Nothing is changed yet.", file=_name_of(card.imported))
    go = (button(say.plain("Import"), LetImportIn(file=file), SUCCESS),)
    rows = (go, *_report_row(card, say), (_leave(file, say),))
    return Face(lines=(words, *_what_comes_of_it(card, say)), rows=rows)


def _done(card: ImportCard, say: Say) -> Face:
    words = say("✅ <b>{file}</b> is in the directory.", file=_name_of(card.imported))
    undo = (button(say.plain("↩ Take the import back"), UndoImport(file=card.imported.id)),)
    return Face(lines=(words, *_what_comes_of_it(card, say)), rows=(undo, *_report_row(card, say)))


def _report_row(card: ImportCard, say: Say) -> tuple[Row, ...]:
    if card.sent is None:
        return ()
    return ((button(say.plain("Report as a file"), ReportImport(file=card.imported.id)),),)


def _counts(imported: Import, say: Say) -> Iterator[Markup]:
    for outcome, words in COUNTS.items():
        if n := imported.counts.get(outcome, 0):
            yield say(words, n=_number(n))


def _what_comes_of_it(card: ImportCard, say: Say) -> Iterator[Markup]:
    """Who may be known already is to be decided about; what is not taken gives way to them."""
    counts, likely, trouble = [*_counts(card.imported, say)], [*_likely(card, say)], [*_trouble(card, say)]
    wrong = [*_wrong(card, FEWEST_WRONG if likely else len(card.wrong), say)]
    yield from counts
    yield from likely[: MOST_LINES - 1 - len(counts) - len(wrong) - len(trouble)]
    yield from wrong
    yield from trouble


def _likely(card: ImportCard, say: Say) -> Iterator[Markup]:
    """How many new clients may be known already, and the first of them with what that rests on."""
    compared = card.compared
    if not compared.is_all:
        of, n = _number(compared.lines), _number(compared.likely)
        yield say("Maybe known already: {n} of the first {of} new ones, the others I did not look up", n=n, of=of)
    elif compared.likely:
        yield say("Maybe known already: {n}", n=_number(compared.likely))
    for line in card.likely:
        if line.maybe is not None:
            yield _maybe_known(line.line, line.maybe, say)


def _maybe_known(line: int, maybe: MaybeKnown, say: Say) -> Markup:
    name, known = shortened(maybe.name, LONGEST_NAME), shortened(maybe.known, LONGEST_NAME)
    signs = said_likeness(named_so=maybe.named_so, evidence=maybe.evidence, say=say)
    return say("Line {line}: {name} looks like {known}: {signs}", line=line, name=name, known=known, signs=signs)


def _wrong(card: ImportCard, most: int, say: Say) -> Iterator[Markup]:
    """The first lines that are not taken, with their reasons."""
    shown = card.wrong[:most]
    yield from (_reason(line, say) for line in shown)
    counts = card.imported.counts
    more = counts.get(Outcome.CONFLICTING, 0) + counts.get(Outcome.REFUSED, 0) - len(shown)
    if more > 0:
        yield say("And more lines like these: {n}", n=_number(more))


def _reason(line: StagedLine, say: Say) -> Markup:
    assert line.fault is not None, "there is a reason for what is not taken"
    return say("Line {line}: {reason}", line=line.line, reason=say.plain(REASONS[line.fault]))


def _trouble(card: ImportCard, say: Say) -> Iterator[Markup]:
    """Why there is no report."""
    sent = card.sent
    if sent is not None and sent.fault is not None:
        reason = _fault(sent.fault, sent.detail, say)
        yield say("⚠️ There is no report on the file: {reason}.", reason=reason)


def _undone(card: ImportCard, say: Say) -> Iterator[Markup]:
    yield say("↩ {file} is taken back.", file=_name_of(card.imported))
    if card.kept:
        yield say("Cards that stay, because somebody has worked with them: {n}", n=_number(card.kept))


def _given_up(card: ImportCard, say: Say) -> Markup:
    sent = card.sent
    if sent is not None and sent.fault is not None:
        return not_taken(card.imported.file_name, sent.fault, say, detail=sent.detail)
    return say("📄 {file} was left. Nothing is changed.", file=_name_of(card.imported))


def list_of_imports(imports: Sequence[Import], say: Say, rules: HouseRules) -> Face:
    """Say how a file is sent, and which came last, each with what can still be done about it."""
    how = say(
        "To import clients, send me a file here: CSV, XLSX, or contacts of a phone (vCard). I show what is in it and"
        " ask before anything is changed."
    )
    lines = [how, *((say("<b>The last files</b>"),) if imports else ())]
    rows: list[Row] = []
    for imported in imports:
        name, state = _name_of(imported), say.plain(STATES[imported.status])
        when = moment_of(imported.started_at, say, rules)
        lines.append(say("{number}. {file}, {when}: {state}", number=imported.id, file=name, when=when, state=state))
        rows.extend(_what_to_do(imported, say))
    return Face(lines=tuple(lines), rows=tuple(rows))


def _what_to_do(imported: Import, say: Say) -> Iterator[Row]:
    if imported.is_under_way:
        label = say.plain("✕ Leave No. {number}", number=imported.id)
        yield (button(label, LeaveImport(file=imported.id, listed=True)),)
    if imported.status is ImportStatus.VISIBLE:
        label = say.plain("↩ Take back No. {number}", number=imported.id)
        yield (button(label, UndoImport(file=imported.id, listed=True)),)


def other_under_way(imported: Import, say: Say) -> Face:
    """Say which file is in the way of another one."""
    words = say(
        "{file} is not through yet, and two files at once would not know of each other. Finish it or leave it, then"
        " send yours again.",
        file=_name_of(imported),
    )
    return Face(lines=(words,), rows=((_leave(imported.id, say),),))


def no_table(say: Say) -> Markup:
    """Say what can be imported, to whoever sends something else."""
    return say(
        "From this file I can import nobody: I read CSV, XLSX and contacts of a phone (vCard). If it is for somebody,"
        " reply to their card with it."
    )


def not_taken(file_name: str, fault: FileFault, say: Say, *, detail: str = "") -> Markup:
    """Say why a file is not even begun with."""
    name, reason = shortened(file_name, LONGEST_FILE_NAME), _fault(fault, detail, say)
    return say("📄 {file} cannot be imported: {reason}.", file=name, reason=reason)


def _leave(file: ImportId, say: Say) -> InlineKeyboardButton:
    return button(say.plain("✕ Do not import"), LeaveImport(file=file))


def _name_of(imported: Import) -> str:
    return shortened(imported.file_name, LONGEST_FILE_NAME)


def _header(look: Look, place: int, say: Say) -> str:
    """What stands above a column, or its number."""
    return shortened(look.headers[place], LONGEST_HEADER) or say.plain("column {number}", number=place + 1)


def _samples(look: Look, place: int) -> Iterator[str]:
    """What stands in a column; a line that cannot be read has none."""
    cells = (cell for row in look.sample for cell in row[place : place + 1])
    return (shortened(cell, LONGEST_SAMPLE) for cell in cells if cell.strip())


def _fault(fault: FileFault, detail: str, say: Say) -> str:
    return say.plain(FILE_FAULTS[fault], detail=detail.replace(",", NARROW))


def _number(n: int) -> str:
    """Return a number as people write it: 100 000, never broken over two lines."""
    return f"{n:,}".replace(",", NARROW)
