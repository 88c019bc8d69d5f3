"""The newcomer's folder is no part of the project: it is copied into one by test_newcomer.py."""

collect_ignore = ["newcomer"]
