"""Every few minutes: mails about unread messages."""

from smartvillage.core.jobs.outbox import every
from smartvillage.core.municipalities.directory import tenants
from smartvillage.modules.conversations.reminders import remind


@every(minutes=5)
def remind_all() -> None:
    for found in tenants():
        if found.has_module("conversations"):
            remind(municipality=found.id)
