"""What administrators of groups and channels may do, by the names of the Bot API (ChatMemberAdministrator)."""

ANONYMOUS = "is_anonymous"
POST, EDIT, DELETE = "can_post_messages", "can_edit_messages", "can_delete_messages"
INVITE, PROMOTE, RESTRICT = "can_invite_users", "can_promote_members", "can_restrict_members"
DIRECT = "can_manage_direct_messages"
EVERYWHERE = (
    ANONYMOUS,
    "can_manage_chat",
    DELETE,
    "can_manage_video_chats",
    RESTRICT,
    PROMOTE,
    "can_change_info",
    INVITE,
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
)
IN_GROUPS = (*EVERYWHERE, "can_pin_messages", "can_manage_topics")
IN_CHANNELS = (*EVERYWHERE, POST, EDIT, DIRECT)
USUAL_IN_GROUPS = frozenset({"can_manage_chat", DELETE, RESTRICT, "can_change_info", INVITE, "can_pin_messages"})
USUAL_IN_CHANNELS = frozenset({"can_manage_chat", POST, EDIT, DELETE, RESTRICT, "can_change_info", INVITE, DIRECT})
