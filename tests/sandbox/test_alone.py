"""The sandbox started alone, as any program would start it."""

import asyncio
import sys

from bot.sandbox.people import Sandbox


async def test_a_sandbox_started_alone_says_where_it_is_and_knows_the_cast() -> None:
    command = (sys.executable, "-m", "bot.sandbox", "--port", "0")
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    try:
        assert process.stdout
        line = (await process.stdout.readline()).decode()
        async with Sandbox.connect(line.split(": ")[1].strip()) as sandbox:
            assert [person.first_name for person in await sandbox.people()] == ["Анна", "Ольга", "Павел", "Виктор"]
    finally:
        process.terminate()
        await process.communicate()
