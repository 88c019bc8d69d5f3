"""The services of the example state, in words of our own: `stream()` says them as every other source does.

Texts are in `texts/services`: services by theme, life situations, seats and departments. Ids, keys and times are the
same on every day, so that loading them again changes nothing.
"""
