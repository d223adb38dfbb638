"""Ending an errand: what Telegram answered takes effect, by what it was wanted for."""

from bot.domain.errand import Answer, Errand, Purpose
from bot.domain.ids import CampaignLinkId, PostButtonId
from bot.usecases.keep_chat import note_chat, note_left, note_place
from bot.usecases.look_at_oneself import note_oneself
from bot.usecases.make_invite_link import note_invite_link
from bot.usecases.ports import Turn
from bot.usecases.put_button import note_button_answer


async def end_errand(turn: Turn, errand: Errand, answer: Answer) -> None:
    """Let an answer take effect, unless the same is wanted anew by now: then only the next answer counts."""
    if not await turn.records.errands.finish(errand.id):
        return
    match errand.purpose:
        case Purpose.LOOK_AT_ONESELF:
            await note_oneself(turn, answer)
        case Purpose.LOOK_AT_CHAT:
            await note_chat(turn, errand.about, answer)
        case Purpose.LOOK_AT_PLACE:
            await note_place(turn, errand.about, answer)
        case Purpose.LEAVE_CHAT:
            await note_left(turn, errand.about, answer)
        case Purpose.PUT_BUTTON:
            await note_button_answer(turn, PostButtonId(errand.about), answer)
        case Purpose.MAKE_INVITE_LINK:
            await note_invite_link(turn, CampaignLinkId(errand.about), answer)
