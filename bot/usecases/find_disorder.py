"""Find disorder: records that go against the rules, one after another. Nothing is changed."""

from collections.abc import AsyncGenerator
from contextlib import aclosing

from bot.domain.hygiene import Disorder, Finding, finding_about
from bot.usecases.ports import Hygiene


async def find_disorder(hygiene: Hygiene, disorder: Disorder) -> AsyncGenerator[Finding, None]:
    """Yield every record with this disorder, the longest known first."""
    async with aclosing(hygiene.list_checked(disorder)) as records:
        async for record in records:
            finding = finding_about(record)
            if finding is not None:
                yield finding
