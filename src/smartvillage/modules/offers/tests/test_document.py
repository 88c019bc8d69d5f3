"""An offer of a shop."""

from smartvillage.testing import Place

CREATE = """mutation { createGenericItem(genericType: "Offer", title: "Honig", publicationDate: "2026-03-01",
  priceInformations: [{name: "Glas", amount: 6.5}, {name: ""}], companies: {name: "Imkerei"},
  mediaContents: {contentType: "image", sourceUrl: {url: "https://bilder.example/honig.jpg"}}) { id } }"""
READ = """{ genericItems(genericType: "Offer") { publicationDate dataProvider { name }
  priceInformations { name amount } companies { name } mediaContents { sourceUrl { url } } } }"""


def test_an_offer_belongs_to_its_shop(town: Place) -> None:
    town.data(CREATE)
    assert town.agreed(READ, role="app")["genericItems"] == [
        {
            "publicationDate": "2026-03-01 00:00:00 +0100",
            "dataProvider": {"name": "Rathaus Bad Belzig"},
            "priceInformations": [{"name": "Glas", "amount": 6.5}],
            "companies": [{"name": "Imkerei"}],
            "mediaContents": [{"sourceUrl": {"url": "https://bilder.example/honig.jpg"}}],
        }
    ]
