"""A made-up editor's desk to look at the templates with."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.template import RequestContext
from django.template.backends.django import DjangoTemplates
from django.test import RequestFactory

from smartvillage.surfaces.webapp.cards import Link

ENGINE = DjangoTemplates({"NAME": "desk", "DIRS": [], "APP_DIRS": True, "OPTIONS": {}})
EDITOR = """
{% extends "cms/base.html" %}
{% block title %}Nachricht{% endblock %}
{% block heading %}Nachricht bearbeiten{% endblock %}
{% block main %}
{% include "cms/parts/error_summary.html" %}
<div class="editor">
  <form class="editor__fields" id="eintrag" method="post" action="/cms/" data-autosave="/cms/autosave"
    data-version="7" novalidate>
    <fieldset class="fieldset"><legend>Inhalt</legend>
      <div class="fields">{% for field in form %}{% include "cms/parts/field.html" %}{% endfor %}</div>
    </fieldset>
    {% include "cms/parts/repeat.html" with legend="Adressen" name="Adresse" %}
  </form>
  <div class="editor__preview">{% include "cms/parts/preview_frame.html" %}</div>
</div>
{% endblock %}
{% block foot %}
{% include "cms/parts/form_bar.html" with form_id="eintrag" may_publish=True may_plan=True %}
{% endblock %}
"""
LIST = """
{% extends "cms/base.html" %}
{% block heading %}Nachrichten{% endblock %}
{% block actions %}<a class="button button--main" href="/neu">Neue Nachricht</a>{% endblock %}
{% block main %}{% include "cms/parts/chips.html" with label="Zustand" %}
{% include "cms/parts/table.html" %}{% endblock %}
"""
PLAIN = """
{% extends "cms/plain.html" %}
{% block card %}<form>{% for field in form %}{% include "cms/parts/field.html" %}{% endfor %}
<button class="button button--main">Anmelden</button></form>{% endblock %}
"""


class ItemForm(forms.Form):
    title = forms.CharField(label="Überschrift", help_text="Kurz und klar.")
    text = forms.CharField(label="Text", widget=forms.Textarea, required=False)
    visible = forms.BooleanField(label="In der App zeigen", required=False)


class AddressForm(forms.Form):
    street = forms.CharField(label="Straße", required=False)
    city = forms.CharField(label="Ort", required=False)


AddressFormSet = forms.formset_factory(AddressForm, extra=0, can_delete=True, can_order=True)


def _shell() -> dict[str, Any]:
    kinds = [
        {"label": "Nachrichten", "url": "/cms/n", "current": True, "count": 412},
        {"label": "Orte", "url": "/cms/o"},
    ]
    return {
        "municipality": {"name": "Gemeinde Musterdorf", "look": {"arms": "/bild.svg"}},
        "rail": [
            {"label": "Heute", "icon": "layout-dashboard", "url": "/cms/heute"},
            {"label": "Inhalte", "icon": "news", "url": "/cms/n", "current": True, "entries": kinds},
        ],
        "user": {"is_authenticated": True, "email": "jana@musterdorf.test"},
        "user_menu": [Link("Profil", "/cms/profil", "user")],
        "messages": [],
    }


def _render(source: str, **context: Any) -> str:
    context = _shell() | context
    return ENGINE.engine.from_string(source).render(RequestContext(RequestFactory().get("/cms/"), context))


def editor(data: dict[str, str] | None = None) -> str:
    first = {"title": "Wochenmarkt", "text": "Am Freitag.", "visible": True}
    return _render(
        EDITOR,
        form=ItemForm(data, initial=first),
        formset=AddressFormSet(initial=[{"city": "Raben"}, {"city": "Grubo"}], prefix="addresses"),
        previews=[Link("Karte", "/vorschau?karte"), Link("Seite", "/vorschau?seite")],
    )


def listing() -> str:
    return _render(
        LIST,
        caption="Nachrichten",
        action="/cms/n",
        columns=[{"label": "Titel", "sort_url": "?o=titel", "sorted": "ascending"}, {"label": "Zustand"}],
        rows=[
            {
                "id": 1,
                "title": "Markt",
                "url": "/cms/1",
                "thumb": "/bild.svg",
                "state": "Live",
                "tone": "good",
            },
            {"id": 2, "title": "Straße", "url": "/cms/2", "state": "Entwurf"},
        ],
        bulk=[{"label": "Veröffentlichen", "value": "publish"}],
        page=Paginator(range(120), 50).page(2),
        chips=[
            {"label": "Alle", "url": "?", "current": True, "count": 120},
            {"label": "Entwürfe", "url": "?z=e"},
        ],
    )


def plain() -> str:
    return _render(PLAIN, form=ItemForm())
