"""What people do with the bot: one deed, one file."""
