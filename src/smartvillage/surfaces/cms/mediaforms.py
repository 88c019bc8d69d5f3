"""What can be said of a file of the library."""

from typing import Any

from django import forms

from smartvillage.core.media.keeping import DESCRIBED
from smartvillage.core.media.models import Asset

PERCENT = forms.NumberInput(attrs={"type": "range", "min": 0, "max": 100, "step": 1})


class Description(forms.ModelForm):  # type: ignore[type-arg]  # Django knows no arguments at run time
    """`spread`: also where the picture is shown already."""

    spread = forms.BooleanField(
        required=False, initial=True, label="Auch in den Einträgen ändern, die das Bild zeigen"
    )

    class Meta:
        model = Asset
        fields = DESCRIBED
        labels = {
            "name": "Dateiname",
            "alt": "Bildbeschreibung",
            "decorative": "Nur Schmuck, braucht keine Beschreibung",
            "copyright": "Urheber",
            "licence": "Lizenz",
            "licence_until": "Lizenz endet am",
            "focus_x": "Blickpunkt: von links",
            "focus_y": "Blickpunkt: von oben",
        }
        help_texts = {
            "alt": "Was ist zu sehen? Für Menschen, die das Bild nicht sehen.",
            "copyright": "Name, wie er unter dem Bild steht",
            "licence_until": "Am Tag danach verschwindet das Bild von selbst aus allen Einträgen.",
        }
        widgets = {
            "alt": forms.Textarea(attrs={"rows": 3}),
            "licence_until": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "focus_x": PERCENT,
            "focus_y": PERCENT,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.mime.startswith("image/"):
            for name in ("alt", "decorative", "focus_x", "focus_y", "spread"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        for name in ("focus_x", "focus_y"):
            if (said.get(name) or 0) > 100:
                self.add_error(name, "Höchstens 100")
        return said
