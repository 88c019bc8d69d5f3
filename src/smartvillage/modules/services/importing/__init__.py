"""The one way into the catalogue, for every source: `run(source=, stream=)` for an import, `store` for a few entries.

Events are stored in batches, each in one transaction with the source's cursor and the catalogue's new version. Killed
at any point, the next run goes on after the last batch; what is then said again changes nothing.
"""
