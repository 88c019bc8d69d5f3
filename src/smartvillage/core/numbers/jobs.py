"""Words few looked for go after a month, everything after five years."""

from datetime import timedelta

from smartvillage.core.jobs.outbox import nightly
from smartvillage.core.municipalities.scope import across_all
from smartvillage.core.numbers.models import Missed, Reads
from smartvillage.core.numbers.queries import FEWEST
from smartvillage.kit.dates import today

RARE, ALL = timedelta(days=31), timedelta(days=5 * 366)


@nightly(order=94)
def forget_old_numbers() -> None:
    with across_all():
        Missed.objects.filter(count__lt=FEWEST, day__lt=today() - RARE).delete()
        for model in (Missed, Reads):
            model.objects.filter(day__lt=today() - ALL).delete()
