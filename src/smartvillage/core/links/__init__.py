"""Links that lead nowhere: every link is tried now and then, politely, and whoever wrote it is told.

Where links stand is said by the `references` rooms of surfaces and modules; see `collecting.py`.
"""
