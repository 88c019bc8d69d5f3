from smartvillage.testing import Place


def test_they_answer_empty(town: Place) -> None:
    asked = '{ widgets { id items item(callToActionUrl: "x") } widget(id: 1) { id } reports { id } directus(query: "x") }'
    assert town.agreed(asked, role="app") == {"widgets": [], "widget": None, "reports": [], "directus": {}}
