"""Municipalities in which people practise: whatever they do there is set back every night."""
