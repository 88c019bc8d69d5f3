"""Help beside a field of the form: what follows from what has been typed, and buttons that type for the editor.

Modules add their own in a room `cms.py` that exports `AIDS`.
"""
