"""Forms about people: inviting them, what they are in an organisation, the password they begin with."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.db.models import QuerySet

from smartvillage.core.people.memberships import STAFF_ROLES, at_work
from smartvillage.core.people.models import Account, Invitation, Organisation
from smartvillage.core.people.rights import Role
from smartvillage.kit.dates import today

ROLES = [(role.value, role.label) for role in STAFF_ROLES]
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
ENDS = "Der letzte Tag. Danach endet der Zugang von selbst."
NONE: Any = QuerySet(Organisation).none()
"""No municipality is known when the forms are declared."""
DIFFERENT = "Die beiden Passwörter sind verschieden."


class TermsForm(forms.Form):
    """Role, last day, and for whom somebody stands in. Only who works here can be stood in for."""

    role = forms.ChoiceField(label="Rolle", choices=ROLES, initial=Role.USER)
    ends_on = forms.DateField(label="Bis", required=False, widget=DAY, help_text=ENDS)
    deputises = forms.ModelChoiceField(
        label="Als Vertretung für",
        required=False,
        queryset=Account.objects.none(),
        empty_label="Keine Vertretung",
    )

    def __init__(self, *args: Any, municipality: int, person: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = {one.account_id for one in at_work(municipality=municipality)} - {person}
        field: Any = self.fields["deputises"]
        field.queryset = Account.objects.filter(pk__in=others).order_by("name", "email")
        self.fields["ends_on"].widget.attrs["min"] = today().isoformat()

    def clean_ends_on(self) -> Any:
        day = self.cleaned_data["ends_on"]
        if day and day < today():
            raise forms.ValidationError("Dieser Tag ist schon vorbei.")
        return day

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("deputises") and not said.get("ends_on") and "ends_on" not in self.errors:
            self.add_error("ends_on", "Eine Vertretung braucht einen letzten Tag.")
        return said


class JoinForm(TermsForm):
    """The same with the organisation, of those that are open and not taken yet."""

    organisation = forms.ModelChoiceField(label="Organisation", queryset=NONE, empty_label="Bitte wählen")
    field_order = ("organisation", "role", "ends_on", "deputises")

    def __init__(self, *args: Any, without: frozenset[int] = frozenset(), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["organisation"]
        field.queryset = open_organisations().exclude(pk__in=without)


class InviteForm(TermsForm):
    """Somebody new; several organisations at once get the same terms."""

    name = forms.CharField(
        label="Name", max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    email = forms.EmailField(label="E-Mail-Adresse", widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    organisations = forms.ModelMultipleChoiceField(
        label="Organisationen",
        queryset=NONE,
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ("name", "email", "organisations", "role", "ends_on", "deputises")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["organisations"]
        field.queryset = open_organisations()


class AcceptForm(forms.Form):
    """The password of a new account."""

    password1 = forms.CharField(
        label="Passwort",
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="Mindestens acht Zeichen; ein kurzer Satz ist leicht zu merken und schwer zu erraten.",
    )
    password2 = forms.CharField(
        label="Passwort noch einmal",
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, invitation: Invitation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.invitation = invitation

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        first, second = said.get("password1"), said.get("password2")
        if first and second and first != second:
            self.add_error("password2", DIFFERENT)
        elif first:
            try:
                validate_password(first, Account(email=self.invitation.email, name=self.invitation.name))
            except forms.ValidationError as error:
                self.add_error("password1", error)
        return said


def open_organisations() -> Any:
    """Of the municipality whose scope one is in."""
    return Organisation.objects.filter(closed_at=None).order_by("folded")
