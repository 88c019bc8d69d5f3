"""REST ZuFi V4 of the Infodienste (TSA): a state's catalogue pulled page by page, with a key for each use.

`base_url` https://restapi-v4-xx.infodienste.de. Settings: `per_second`, `budget` (requests a run may cost; the next goes
on where it ended). Addresses of competences (`/ouCompetence`, `/osCompetence`) were never seen answering: their shape
is inferred, and an answer read differently loses competences only, which the guard against mass loss then tells.
"""
