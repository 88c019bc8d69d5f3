"""Links are gathered at night and tried all day."""

from smartvillage.core.jobs.outbox import every, nightly
from smartvillage.core.links.checking import check_some
from smartvillage.core.links.collecting import collect


@nightly(order=90)
def collect_links() -> None:
    collect()


@every(minutes=5)
def check_links() -> None:
    check_some()
