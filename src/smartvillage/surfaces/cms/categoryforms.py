"""What can be said of a category, and which other one is meant."""

from typing import Any

from django import forms

from smartvillage.core.content.categories import MAX_ICON, MAX_NAME
from smartvillage.core.content.structure import Structure
from smartvillage.surfaces.cms.categorytree import options
from smartvillage.surfaces.cms.wish import number

FEW = 300
"""So many are offered in a list to choose from; of more, one says the name."""


class CategoryField(forms.CharField):
    """Another category: chosen where there are few, else by its name; the value is its number."""

    def __init__(self, known: Structure, *, none: str, without: int | None = None, **more: Any) -> None:
        self.known = known
        self.few = len(known.categories) <= FEW
        if self.few:
            left_out = set(known.below(without)) if without else set()
            rows = [(str(key), name) for key, name in options(known) if key not in left_out]
            more["widget"] = forms.Select(choices=[("", none), *rows])
        else:
            more["widget"] = forms.TextInput(attrs={"autocomplete": "off"})
            more["help_text"] = "Der Name der Kategorie, wie er in der Liste steht"
        super().__init__(**more)

    def prepare_value(self, value: Any) -> Any:
        """A number is shown as its name where names are typed."""
        if self.few or not isinstance(value, int):
            return value
        return self.known.categories.get(value, {}).get("name", "")

    def clean(self, value: Any) -> int | None:
        text = super().clean(value)
        if not text:
            return None
        chosen = number(text)
        found = chosen if self.few else self.known.category_named(text)
        if found not in self.known.categories:
            raise forms.ValidationError("Diese Kategorie gibt es nicht")
        return found


class CategoryForm(forms.Form):
    """The columns of a category; `tags` says for which kinds it may be chosen."""

    name = forms.CharField(label="Name", max_length=MAX_NAME)
    icon_name = forms.CharField(
        label="Symbol in der App",
        required=False,
        max_length=MAX_ICON,
        widget=forms.TextInput(attrs={"list": "symbole", "autocomplete": "off"}),
        help_text="Der Name des Symbols, zum Beispiel „bike“ oder „building-castle“",
    )
    tags = forms.MultipleChoiceField(
        label="Wofür sie gewählt werden kann", required=False, widget=forms.CheckboxSelectMultiple
    )
    email = forms.CharField(
        label="E-Mail-Adressen für Meldungen",
        required=False,
        max_length=500,
        help_text="Wer hört, wenn jemand in dieser Kategorie einen Schaden meldet; mehrere mit Komma getrennt",
    )

    def __init__(
        self,
        *args: Any,
        known: Structure,
        kinds: list[tuple[str, str]],
        category: int | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        parent = CategoryField(
            known, none="Keine: ganz oben", without=category, label="Steht unter", required=False
        )
        chosen: Any = self.fields["tags"]
        chosen.choices = kinds
        self.fields = {"name": self.fields.pop("name"), "parent": parent, **self.fields}

    def clean_email(self) -> str:
        said = [one.strip() for one in self.cleaned_data["email"].split(",") if one.strip()]
        for address in said:
            forms.EmailField().clean(address)
        return ", ".join(said)


class MergeForm(forms.Form):
    """With which other category one is merged."""

    def __init__(self, *args: Any, known: Structure, category: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mit"] = CategoryField(known, none="Bitte wählen", label="Zusammenlegen mit")
        self.category = category

    def clean_mit(self) -> int:
        found: int = self.cleaned_data["mit"]
        if found == self.category:
            raise forms.ValidationError("Bitte wählen Sie eine andere Kategorie")
        return found
