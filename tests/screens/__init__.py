"""Pictures of every kind of page for `docs/screens`."""
