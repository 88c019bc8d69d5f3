from datetime import timedelta

from smartvillage.core.audit.actions import KEEP, forget_old_entries, note
from smartvillage.core.audit.models import Action, Entry
from smartvillage.core.municipalities.scope import within
from smartvillage.kit.dates import now
from smartvillage.testing import Place


def test_lines_are_kept_for_a_year(town: Place, amt: Place) -> None:
    for place in (town, amt):
        for whom in ("alt", "neu"):
            note(municipality=place.id, action=Action.INVITED, viewer=place.viewer(), whom=whom)
        with within(place.id):
            old = Entry.objects.filter(whom="alt")
            assert old.update(at=now() - KEEP - timedelta(minutes=1)) == 1
    assert forget_old_entries() == 2
    with within(town.id):
        assert list(Entry.objects.values_list("whom", "who")) == [("neu", "test")]
