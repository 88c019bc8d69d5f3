"""Two example municipalities of the Hoher Fläming which every new installation shows.

Neutral data: nothing here knows items, documents or the database. `municipalities(today=...)` answers what
there is to publish, `pictures.draw(key)` the pictures it names. Places and streets are real; organisations,
people, telephone numbers and all texts are invented.
"""

from smartvillage.examples.content import municipalities
from smartvillage.examples.model import ExampleMunicipality

__all__ = ["ExampleMunicipality", "municipalities"]
