"""What can be said of an organisation."""

from typing import Any

from django import forms

from smartvillage.core.content.approval import MOST, SETTING
from smartvillage.core.content.kinds import all_kinds
from smartvillage.core.municipalities.directory import Tenant
from smartvillage.core.people.models import Organisation
from smartvillage.core.people.rights import Right
from smartvillage.kit.words import fold
from smartvillage.surfaces.cms.peopleforms import NONE, open_organisations

ADDRESS = {"street": "Straße und Hausnummer", "zip": "Postleitzahl", "city": "Ort", "addition": "Zusatz"}
CONTACT = {
    "first_name": "Vorname",
    "last_name": "Nachname",
    "phone": "Telefon",
    "fax": "Fax",
    "email": "E-Mail-Adresse",
}
WITHOUT_KIND = {
    Right.LUNCH: "Gastro-Angebote an Orten",
    Right.TOUR_STOPS: "Stationen von Touren",
    Right.WASTE_CALENDAR: "Abfallkalender",
    Right.PUSH_NOTIFICATION: "Push-Nachrichten senden",
    Right.ENCOUNTER_SUPPORT: "Begegnungen",
}
RULES = [("", "Wie für die Kommune festgelegt"), ("0", "Niemand: erscheint sofort")] + [
    (str(count), "Eine andere Person" if count == 1 else f"{count} andere Personen")
    for count in range(1, MOST + 1)
]


def right_label(right: Right) -> str:
    """What it lets one write, by the name of the kind."""
    kinds = [kind.plural for kind in all_kinds() if kind.right == right]
    return WITHOUT_KIND.get(right) or ", ".join(kinds) or right.value


class OrganisationForm(forms.ModelForm):  # type: ignore[type-arg]  # Django knows no arguments at run time
    """The row, its address and contact, how much it may keep, and who must look at what it writes."""

    logo = forms.URLField(label="Adresse des Logos", required=False, assume_scheme="https", max_length=1000)
    rights = forms.MultipleChoiceField(
        label="Darf schreiben", required=False, widget=forms.CheckboxSelectMultiple, choices=()
    )
    quota = forms.IntegerField(
        label="Speicher für Dateien in MB",
        required=False,
        min_value=1,
        max_value=1_000_000,
        help_text="Leer: 2.000 MB",
    )
    reviewers = forms.ChoiceField(
        label="Wie viele geben Inhalte frei?",
        required=False,
        choices=RULES,
        help_text="Für alle Inhalte der Organisation; genauer geht es unter „Freigaben“.",
    )

    class Meta:
        model = Organisation
        fields = ("name", "description", "notice", "data_type")
        labels = {
            "name": "Name",
            "description": "Beschreibung",
            "notice": "Hinweis unter Orten, Touren und Veranstaltungen",
            "data_type": "Art",
        }
        widgets = {
            "description": forms.Textarea(attrs={"rows": 3}),
            "notice": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args: Any, municipality: Tenant, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.municipality = municipality
        self.fields["data_type"].required = True
        for group, labels in (("address", ADDRESS), ("contact", CONTACT)):
            known = self.instance.contact.get(group) or {}
            for name, label in labels.items():
                kind = forms.EmailField if name == "email" else forms.CharField
                field = kind(label=label, required=False, max_length=200, initial=known.get(name) or "")
                self.fields[f"{group}_{name}"] = field
        logo = self.instance.contact.get("logo") or {}
        rights: Any = self.fields["rights"]
        rights.choices = [(right.value, right_label(right)) for right in Right]
        self.initial = {
            **self.initial,
            "logo": logo.get("url") or "",
            "rights": self.instance.rights,
            "quota": self.instance.settings.get("media_quota_mb"),
            "reviewers": self._rule(),
        }

    def _rule(self) -> str:
        rules = (self.municipality.settings.get(SETTING) or {}).get(str(self.instance.pk), {})
        return str(rules[""]) if "" in rules else ""

    def clean_name(self) -> str:
        name = " ".join(str(self.cleaned_data["name"]).split())
        same = Organisation.objects.filter(folded=fold(name)).exclude(pk=self.instance.pk)
        if same.exists():
            raise forms.ValidationError("So heißt hier schon eine Organisation.")
        return name

    def fill(self) -> Organisation:
        """The organisation as the form says it, not saved yet; what the form does not know is left alone."""
        said = self.cleaned_data
        found: Organisation = self.instance
        contact = dict(found.contact)
        for group, labels in (("address", ADDRESS), ("contact", CONTACT)):
            parts = {name: said[f"{group}_{name}"] for name in labels}
            contact[group] = {**(contact.get(group) or {}), **parts}
        contact["logo"] = {**(contact.get("logo") or {}), "url": said["logo"]} if said["logo"] else None
        settings = {name: value for name, value in found.settings.items() if name != "media_quota_mb"}
        if said["quota"]:
            settings["media_quota_mb"] = said["quota"]
        found.contact, found.settings, found.rights = contact, settings, list(said["rights"])
        found.municipality_id = self.municipality.id
        return found

    @property
    def changed_labels(self) -> list[str]:
        """For the log: which fields, not what they said."""
        return [str(self.fields[name].label) for name in self.changed_data]


class CloseForm(forms.Form):
    """To whom everything goes."""

    heir = forms.ModelChoiceField(label="Alles übergeben an", queryset=NONE, empty_label="Bitte wählen")
    people = forms.BooleanField(label="Die Menschen arbeiten dort mit derselben Rolle weiter", required=False)

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["heir"]
        field.queryset = open_organisations().exclude(pk=organisation.pk)
