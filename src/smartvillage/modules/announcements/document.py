"""The kind: an announcement about a record."""

from smartvillage.core.content.fields import Clock, Day, Text, Whole, field
from smartvillage.core.content.generic import GenericDocument
from smartvillage.core.content.kinds import GENERIC, Kind
from smartvillage.core.content.occurring import Happening
from smartvillage.core.content.parts import Address, Media, WebUrl
from smartvillage.core.quotas.periods import FREQUENCIES


class Announcement(GenericDocument):
    """What, when, where; `participants` and `organizer` are named by their ids."""

    description: Text = field("Text", widget="long", searchable=True, group="Inhalt")
    announcement_types: list[str] = field("Arten", factory=list, widget="hidden")
    announcementable_id: Text = field("Kennung des Eintrags", widget="hidden")
    announcementable_type: Text = field("Art des Eintrags", widget="hidden")
    date_start: Day = field("Beginn", group="Zeit")
    date_end: Day = field("Ende", group="Zeit")
    time_start: Clock = field("Uhrzeit von", group="Zeit")
    time_end: Clock = field("Uhrzeit bis", group="Zeit")
    location: Address | None = field("Ort", group="Ort")
    media_content: Media | None = field("Bild", group="Inhalt")
    web_urls: list[WebUrl] = field("Webseiten", factory=list, group="Inhalt")
    max_number_of_quota: Whole = field("Plätze", group="Teilnahme")
    quota_frequency: Text = field("Zeitraum", choices=FREQUENCIES, group="Teilnahme")
    quota_visibility: Text = field(
        "Wer nimmt teil?",
        choices={"private": "nicht zeigen", "public": "mit Vornamen zeigen"},
        group="Teilnahme",
    )
    participants: list[str] = field("Teilnehmende", factory=list, widget="hidden")
    organizer_id: Text = field("Wer lädt ein: Kennung", widget="hidden")
    organizer_type: Text = field("Wer lädt ein: Art", widget="hidden")

    def happenings(self) -> list[Happening]:
        first = self.date_start or self.date_end
        if first is None:
            return []
        last = max(first, self.date_end or first)
        return [Happening(first, last, self.time_start, self.time_end, None)]


KIND = Kind(
    name=GENERIC,
    generic_type="Shout",
    wire_type="GenericItem",
    label="Ankündigung",
    plural="Ankündigungen",
    icon="speakerphone",
    document=Announcement,
    order=69,
)
KINDS = (KIND,)
