"""The methods by which the bot receives: updates, by getUpdates or a webhook, and files."""

import re

from yarl import URL

from bot.sandbox.call import Call
from bot.sandbox.failures import FILE_TOO_BIG, WRONG_FILE_ID, bad_request, conflict, not_found
from bot.sandbox.webhook import LOOPBACK, MOST_CONNECTIONS, USUAL_CONNECTIONS, Webhook
from bot.sandbox.world import Json

WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
ENDED_BY_WEBHOOK = "terminated by setWebhook request"
LARGEST_LOADED = 20 * 1024 * 1024  # Telegram Bot API: getFile


async def get_updates(call: Call) -> list[Json]:
    """Wait for updates; confirms everything before `offset`."""
    world = call.world
    if world.webhook is not None:
        raise conflict(WEBHOOK_ACTIVE)
    if "allowed_updates" in call.parameters:
        world.updates.allow(call.listing("allowed_updates"))
    limit = min(max(call.number("limit", 100), 1), 100)
    timeout = min(max(call.number("timeout"), 0), 50)
    return await world.updates.take(call.number("offset"), limit, timeout)


def set_webhook(call: Call) -> bool:
    """Have updates posted to an address on this machine, over plain HTTP too and on any port."""
    webhook = _webhook(call) if call.text("url") else None
    if "allowed_updates" in call.parameters:
        call.world.updates.allow(call.listing("allowed_updates"))
    return _receive_by(call, webhook)


def delete_webhook(call: Call) -> bool:
    """Go back to getUpdates."""
    return _receive_by(call, None)


def get_webhook_info(call: Call) -> Json:
    """How updates are received."""
    world = call.world
    info = {"url": "", "has_custom_certificate": False, "pending_update_count": world.updates.unconfirmed}
    info |= world.webhook.as_json() if world.webhook else {}
    return info | ({"allowed_updates": world.updates.allowed} if world.updates.allowed else {})


def get_file(call: Call) -> Json:
    """Say where a file can be loaded from."""
    if "file_id" not in call.parameters:
        raise bad_request("file_id not specified")
    stored = call.world.stored.find(call.text("file_id"))
    if stored is None:
        raise bad_request(WRONG_FILE_ID)
    if len(stored.content) > LARGEST_LOADED:
        raise bad_request(FILE_TOO_BIG)
    return stored.as_json() | {"file_path": stored.path}


def load_file(call: Call) -> Json:
    """Look for the file at a path; raises 404 where there is none."""
    stored = call.world.stored.find_at(call.text("file_path"))
    if stored is None or len(stored.content) > LARGEST_LOADED:
        raise not_found()
    return stored.as_json() | {"file_path": stored.path}


def _webhook(call: Call) -> Webhook:
    secret = call.text("secret_token")
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", secret):
        raise bad_request("secret token contains unallowed characters")
    connections = call.number("max_connections", USUAL_CONNECTIONS)
    if not 1 <= connections <= MOST_CONNECTIONS:
        raise bad_request("bad webhook: max_connections must be between 1 and 100")
    return Webhook(url=_own_address(call.text("url")), secret_token=secret, max_connections=connections)


def _own_address(address: str) -> str:
    """The address, where it is one on this machine: nobody else is ever called."""
    try:
        url = URL(address)
    except ValueError:
        raise bad_request("bad webhook: invalid webhook URL specified") from None
    if url.scheme not in ("http", "https") or url.host is None:
        raise bad_request("bad webhook: invalid webhook URL specified")
    if url.host not in LOOPBACK:
        raise bad_request("bad webhook: the sandbox posts to this machine only")
    return address


def _receive_by(call: Call, webhook: Webhook | None) -> bool:
    """Switch; what waits goes on waiting unless the call says otherwise."""
    updates = call.world.updates
    call.world.webhook = webhook
    if call.flag("drop_pending_updates"):
        updates.drop_all()
    if webhook is not None:
        updates.end_poll(ENDED_BY_WEBHOOK)
    updates.forget_pauses()
    return True
