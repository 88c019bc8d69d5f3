"""The benchmark: one dataset, two peers, two limits, and our own server, measured side by side."""
