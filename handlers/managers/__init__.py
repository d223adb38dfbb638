"""What managers do: in their private chat with the bot, and by buttons wherever cards stand."""

from aiogram import Router

from handlers.access import AmongTheTeam, FromMember, InPrivate
from handlers.managers import (
    adding_a_person,
    advancing_a_lead,
    answering,
    asking_in_a_poll,
    asking_who_it_is,
    bringing_in_a_file,
    changing_a_card,
    changing_an_answer,
    changing_contacts,
    checking_a_record,
    closing_a_lead,
    excluding,
    excluding_ahead,
    handing_over,
    holding_back,
    inviting,
    keeping_as_contact,
    letting_in_the_unproven,
    lifting_exclusions,
    linking_a_lead,
    linking_a_question,
    listing_leads,
    looking_at_a_card,
    looking_at_a_client,
    looking_at_a_company,
    looking_at_interest,
    making_a_lead,
    merging_cards,
    naming_an_amount,
    noting,
    noting_interest,
    own_data_of_others,
    placing_in_a_company,
    postponing_a_lead,
    putting_a_button,
    putting_in_order,
    reacting,
    reopening_a_lead,
    running_campaigns,
    searching_a_client,
    searching_while_typing,
    sending_a_ready_answer,
    setting_up,
    splitting_a_card,
    starting,
    taking_a_lead,
    undoing,
)
from handlers.managers.dialogues import leave_when_hopeless
from handlers.managers.holding_back import hold_back
from handlers.managers.pressed_card import know_the_card


def setup() -> Router:
    """Only members get here: commands first, then buttons, then what dialogues wait for, then words to nobody."""
    router = Router(name="managers")
    router.message.filter(InPrivate(), FromMember())
    router.edited_message.filter(InPrivate(), FromMember())
    router.message_reaction.filter(InPrivate(), FromMember())
    router.callback_query.filter(FromMember(), AmongTheTeam())
    router.inline_query.filter(FromMember())
    router.callback_query.middleware(know_the_card)
    router.message.middleware(hold_back)
    for deed in (
        starting,
        own_data_of_others,
        listing_leads,
        looking_at_interest,
        lifting_exclusions,
        looking_at_a_card,
        taking_a_lead,
        advancing_a_lead,
        naming_an_amount,
        postponing_a_lead,
        handing_over,
        linking_a_lead,
        linking_a_question,
        searching_a_client,
        merging_cards,
        splitting_a_card,
        looking_at_a_client,
        looking_at_a_company,
        placing_in_a_company,
        adding_a_person,
        changing_a_card,
        changing_contacts,
        checking_a_record,
        putting_in_order,
        putting_a_button,
        bringing_in_a_file,
        asking_in_a_poll,
        running_campaigns,
        setting_up,
        searching_while_typing,
        excluding,
        excluding_ahead,
        asking_who_it_is,
        noting_interest,
        keeping_as_contact,
        closing_a_lead,
        reopening_a_lead,
        making_a_lead,
        undoing,
        sending_a_ready_answer,
        noting,
        letting_in_the_unproven,
        holding_back,
        answering,
        inviting,
        changing_an_answer,
        reacting,
    ):
        deed.register(router)
    router.include_routers(_dialogues(), _words_to_nobody())
    return router


def _dialogues() -> Router:
    router = Router(name="dialogues")
    router.message.middleware(leave_when_hopeless)
    answering.register_dialogue(router)
    searching_a_client.register_search(router)
    merging_cards.register_search(router)
    splitting_a_card.register_name(router)
    placing_in_a_company.register_search(router)
    adding_a_person.register_dialogue(router)
    excluding_ahead.register_dialogue(router)
    making_a_lead.register_dialogue(router)
    keeping_as_contact.register_note(router)
    noting_interest.register_name(router)
    putting_a_button.register_dialogue(router)
    changing_a_card.register_words(router)
    changing_contacts.register_contact(router)
    naming_an_amount.register_amount(router)
    postponing_a_lead.register_moment(router)
    putting_in_order.register_name(router)
    asking_in_a_poll.register_dialogue(router)
    running_campaigns.register_dialogue(router)
    return router


def _words_to_nobody() -> Router:
    router = Router(name="words to nobody")
    bringing_in_a_file.register_files(router)
    putting_a_button.register_posts(router)
    asking_who_it_is.register_question(router)
    looking_at_a_client.register_words(router)
    answering.register_hint(router)
    return router
