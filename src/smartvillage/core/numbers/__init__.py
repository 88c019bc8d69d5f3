"""Numbers without tracking: how often an item's page was opened on a day, and what was looked for in vain.

Counts only: no address, no cookie, nothing of a person. A process adds up in memory and writes now and then, so no
reader waits for it and a crash loses a minute at most.
"""
