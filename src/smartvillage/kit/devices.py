"""What a browser says it is, in words people know their devices by; no more of it is worth keeping."""

BROWSERS = {
    "Firefox/": "Firefox",
    "FxiOS/": "Firefox",
    "Edg": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser/": "Samsung Internet",
    "CriOS/": "Chrome",
    "Chrome/": "Chrome",
    "Safari/": "Safari",
}
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Mac OS X": "Mac",
    "CrOS": "Chromebook",
    "Linux": "Linux",
}


def device(agent: str) -> str:
    """`Firefox auf Windows`; "Unbekanntes Gerät" for what says nothing of the kind."""
    found = [
        next((word for mark, word in marks.items() if mark in agent), "") for marks in (BROWSERS, SYSTEMS)
    ]
    return " auf ".join(filter(None, found)) or "Unbekanntes Gerät"
