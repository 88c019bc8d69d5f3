"""Telling phones something: devices, who wants to hear what, and what is to be said when."""
