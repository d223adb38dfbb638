"""The report: what was measured, as tables in Markdown, and the page of the documentation around them."""

import os
import platform
import sqlite3
from datetime import date
from importlib.metadata import version
from pathlib import Path

from tests.bench.comparing import A_SECOND
from tests.bench.comparison_tables import comparison_tables
from tests.bench.crowd import A_SECOND as CROWD_A_SECOND
from tests.bench.crowd import MESSAGES as CROWD_MESSAGES
from tests.bench.goals import goals_table
from tests.bench.grown_database import OPEN
from tests.bench.importing import A_SECOND as IMPORT_A_SECOND
from tests.bench.matching.companies import pairs
from tests.bench.matching.tables_of_quality import matching_tables
from tests.bench.memory import A_WAVE
from tests.bench.page import STEP_PX
from tests.bench.searching import FIRST, searching_table
from tests.bench.section_tables import (
    burst_table,
    crowd_table,
    growth_table,
    importing_table,
    memory_table,
    page_table,
    reading_table,
    recognition_table,
    taps_table,
    ways_table,
)
from tests.bench.sections import Figures

PAGE = """\
# Benchmarks

`make bench` prints these figures for your machine; `.venv/bin/python -m tests.bench --write` keeps them on this page.
They are figures, not promises: nothing fails when they change or miss their goal. Compare within one run only.

{tables}

## How it was measured

- When: {day}
- Machine: {machine}
- Versions: {versions}
- Rounds: {rounds}, for growth {growth_rounds}; figures are their medians, percentiles are over all rounds together

Other work on a machine changes the figures, so each round measures both bots, one after the other, and the ratio is the
median of the rounds' ratios. The load average tells how busy the machine was at the end, the benchmark included.

**Durable** is the bot as it is, as a process of its own: polling, inbox, handler, SQLite on this disk
(`synchronous=FULL`), outbox, delivery. Only the pace of sending is loosened: otherwise Telegram's limits would be
measured. **Plain** is an aiogram `Dispatcher.start_polling` with one handler that stores nothing and sends what the
durable bot sent: the receipt to whoever wrote and the card to the team's group, same texts, same buttons. Both talk to
the same small HTTP server in a third process that answers from memory.

In the comparison every update is a question from somebody who never wrote before, the most expensive ordinary message:
a new prospect, an interest, a receipt, a card. First {warm_up} questions warm the bot up; then {steady} come evenly,
{a_second} a second; then {backlog} wait at once. CPU is user and system time of the process with all its threads until
the last message is sent.

- *Acknowledged*: from when an update can be fetched until the offset that confirms it arrives. By then the durable bot
  has it on the disk, the plain one has it in memory.
- *Answered*: until the receipt arrives.
- *Again after a kill*: a new process on the database of the one before, which ended by SIGKILL, with {restart}
  questions waiting.

**Statements** are what the database carries out for one such question, from the inbox until both letters are marked as
sent; what opens and closes transactions is left out.

**Memory** is the resident memory of the process while such questions come in waves of {wave:,}, as fast as it works.

**Burst**: {burst} people introduce themselves to the bot as it is, at the pace that Telegram allows, in the sandbox,
which answers whatever comes faster with 429. Then all of them consent at the same moment. A lead stands in the group as
soon as a card of its own or one that lists many names it.

**Crowd**: {crowd_a_second} people a second write for the first time, alone and then while so many others react, once
each, to {crowd_messages} messages of a group. What stays of a reaction: a prospect, a line of their journal, a count,
and the number of the update.

**One link**: in a database by whose only campaign so many people came, others come by the same link: each is met, their
link is read, and their interest kept. The ratio is that of the medians. The campaign's figures are read once.

**Growth**: before each of the bots starts, its database is filled with so many leads of the year past and all that they
leave behind: prospects, contacts, interests, consents, clients, exclusions, history, cards. {open} of them are open.
The ratio is the median of the rounds' ratios.

**Searching**: made-up people with cards as offices keep them; what is typed is a part of what one of them has. The time
is that of the first {first} lines inside the bot, p50 / p95, that of LIKE the median of five searches through names and
contacts of the largest directory, which tells nobody why. *Shown*: how often the very one stands among the first
{first}: of thousands called Анна nobody can.

**Taps**: each decision is made about a lead of its own, which was taken before, by a manager with a group; the sandbox
counts the presses from the full card until the card shows the decision, with the button that takes it back.

**Ways**: somebody new goes from the greeting to the receipt; the sandbox counts what they type, and what they press,
the button that shares the number and the one that gives the Telegram name included. Whoever only presses came by a link
that says what it is about.

**Reading**: made-up messages in Russian and English, labelled by hand, as people type them: dictated, rude, signed,
with order numbers, prices, dates and cards. Each part was scored before anybody had read what was missed in it; then
that was repaired, so that all are read better now than at first sight. Those called strangers were written by others,
who had not seen the rules. At first sight names had an F1 of 0.95, 0.94, 0.86 and 0.89 on the first four of them; then
weights took the place of a ladder of rules, and it was 0.94 (precision 1.00, recall 0.88) and 0.96 (0.97, 0.94) on the
last two, where the ladder had 0.92 and 0.94. Phones had at least 0.99, e-mails 1, and none was invented. These first
sights tell what to expect of messages that nobody has seen; the table tells that it stays as good as it is. By the
last part nothing was repaired but one abbreviation, though weights are learned from it too. A phone, e-mail or name is
right if it is just the one, a company apart from its quotes; a wish is compared word by word.

**Recognition**: a directory of so many clients with a phone and a mailbox each, some of them shared, and a tenth as
many companies. {people} people of each kind come with a messenger account that nobody knows and what the row says; who
they are is looked up inside a transaction, as for a message, and must be found out rightly. In one domain, which is in
no list of free mail, every tenth of the clients has a mailbox.

**Matching**: a directory of made-up people with names as frequent as in life, and as Russians, their neighbours and
others have them. Each card shows a part of who somebody is, in some way of writing; {back:,} of them come back with a
new phone and show another part in another way, and as many come who were never there. *r@1* and *r@5* are the shares of
those who come back whose own card stands first, or among the first five. The **oracle** sees through every way of
writing, and ranks by what both sides show, weighted by how rare it is; nobody who goes by names, companies and
mailboxes can be much better. Elsewhere clients are found by `LIKE`, by trigrams as in PostgreSQL, and by comparing
sorted words letter by letter with everybody, which takes too long in a large base. A suggestion is needless if it is
shown for somebody new; how many are depends on how many hits are to be kept, so that is fixed. What the index costs
are the pages of its tables once everybody is taken in, and the time in which somebody new comes to the disk with a
name that can be found, in a transaction each. In the table of noises a card shows the whole name, and who comes back
has that noise alone. Febrl4 is made by others: Australians, and the same with typing errors; where PyPI cannot be
reached it is left out. Companies are {pairs} pairs written down by hand, among thousands that are much alike.

**Import**: the durable bot runs, {import_a_second} first questions a second come evenly, and the real command takes in
a CSV file of people whom nobody knows: a name, a phone, a mailbox and a note each, and a company for every five. Time
is from the command's start to its end. Memory is what its two processes hold together, looked at with each question.

**Page**: headless Chromium shows the sandbox's page, with {messages} messages in a chat: words, pictures, markup,
buttons. A script scrolls from the newest to the first and back, {sweeps} times, {step} pixels a frame, and notes when
frames begin; before, it looks at the chat as long while that stands still, which tells what the machine itself delays.
Then {arrivals} messages of a bot come one after the other: from before the call of `sendMessage` until the bubble
stands in the page, and until after the frame in which it is painted. Where there is no Chromium this is left out.
"""


def tables_of(figures: Figures) -> str:
    """Return everything that was measured as Markdown."""
    tables = comparison_tables(figures.speed) if figures.speed else []
    tables += [memory_table(figures.memory)] if figures.memory else []
    tables += [burst_table(figures.burst)] if figures.burst else []
    tables += [crowd_table(figures.crowd)] if figures.crowd else []
    tables += [growth_table(figures.growth)] if figures.growth else []
    tables += [taps_table(figures.taps)] if figures.taps else []
    tables += [ways_table(figures.ways)] if figures.ways else []
    tables += [reading_table(figures.reading)] if figures.reading else []
    tables += [recognition_table(figures.recognition)] if figures.recognition else []
    tables += [searching_table(figures.searching)] if figures.searching else []
    tables += matching_tables(figures.matching) if figures.matching else []
    tables += [importing_table(figures.importing)] if figures.importing else []
    tables += [page_table(figures.page)] if figures.page else []
    return "\n\n".join([goals_table(figures), *tables])


def page_of(figures: Figures, day: date) -> str:
    """Return the page of the documentation: what was measured, how, where and when."""
    plan = figures.plan
    return PAGE.format(
        tables=tables_of(figures),
        machine=_machine(),
        versions=_versions(),
        day=day.isoformat(),
        rounds=plan.speed.rounds,
        growth_rounds=plan.growth.rounds,
        warm_up=plan.speed.warm_up,
        steady=plan.speed.steady,
        a_second=A_SECOND,
        backlog=plan.speed.backlog,
        restart=plan.speed.restart,
        wave=A_WAVE,
        burst=plan.burst,
        crowd_a_second=CROWD_A_SECOND,
        crowd_messages=CROWD_MESSAGES,
        open=OPEN,
        people=plan.recognition.people,
        first=FIRST,
        back=plan.matching.queries,
        pairs=len(pairs()),
        import_a_second=IMPORT_A_SECOND,
        messages=plan.page.messages,
        sweeps=plan.page.sweeps,
        step=STEP_PX,
        arrivals=plan.page.arrivals,
    )


def _machine() -> str:
    return f"{_processor()}, {os.cpu_count()} cores, load average {os.getloadavg()[0]:.1f}"


def _versions() -> str:
    libraries = [f"{name} {version(name)}" for name in ("aiogram", "aiohttp", "aiosqlite")]
    return ", ".join([f"Python {platform.python_version()}", *libraries, f"SQLite {sqlite3.sqlite_version}"])


def _processor() -> str:
    information = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    names = [line.partition(":")[2].strip() for line in information.splitlines() if line.startswith("model name")]
    return names[0] if names else platform.machine()
