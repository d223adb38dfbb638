"""Who it is: what the team has answered about a contact of several, so that nobody is asked twice."""

from dataclasses import dataclass

from bot.domain.ids import ActivityId, ClientId, LeadId


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidWho:
    """Whose a contact is, as said by a line of history. `client` is empty where it is somebody else than its owners.

    `lead`: on which it was said, and `name`: under what name that one came; both are empty where somebody just asked
    whose number it is. `doubted`: it is to be asked again.
    """

    line: ActivityId
    client: ClientId | None
    lead: LeadId | None = None
    name: str | None = None
    doubted: bool = False

    def is_about(self, name: str | None, *, account: bool) -> bool:
        """Tell whether it holds for somebody of a name: an account is one person's, whatever name they give."""
        if account or self.lead is None:
            return True
        return None not in (name, self.name) and (name or "").casefold() == (self.name or "").casefold()
