"""Links that lead nowhere: every link is tried now and then, politely, and whoever wrote it is told.

Where links stand is said by the `links` rooms of modules and by the content core; see `collecting.py`.
"""
