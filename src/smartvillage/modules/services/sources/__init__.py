"""Where a state's catalogue comes from: each module reads one protocol and gives the stream of `events.py`.

`reader_of(source)` is the function an import reads; a source that cannot be read raises `SourceError`, what is only
partly wrong is told as a `Problem` and left out.
"""
