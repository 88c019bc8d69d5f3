"""The one search: German stems, compounds, synonyms, typing errors and beginnings, ranked alike on both databases.

Whoever has something to find is a *source* and names a *scope*, for example `items:3` (contents of one municipality)
or `services:bb` (a catalogue shared by a whole state). Entries of a scope are known by a number. Five functions:

    from smartvillage.core.search.index import index, forget
    from smartvillage.core.search.find import find, together
    from smartvillage.core.search.suggest import suggest
    from smartvillage.core.search.analyse import analyse

    index(scope="services:bb", entries={17: [(Column.NAME, "Personalausweis beantragen"),
                                             (Column.SYNONYM, "Perso"), (Column.BODY, "...")]}, fresh=False)
    forget(scope="services:bb", entries=[17])
    answer = find(query="perso verlängern", scope="services:bb", limit=20, keep=allowed, synonyms_of=own)
    answer.hits        # [Hit(entry=17, score=143.2)], best first; `keep(entries) -> those a reader may see`
    answer.corrected   # "personalausweis", where a word was taken for another one; else ""
    answer.complete    # False: no entry has every word, those with most of them come instead
    together([items(...), services(...)])  # generators that yield lists of `Question`s: one statement for all
    suggest(prefix="pers", scope="services:bb", limit=8)       # ["Personalausweis", "Perso"], words as written
    analyse("Die Häuser")  # [Word(text="hauser", stem="haus", shown="Häuser")], without stop words

An entry has one row for each stem, with a weight from the best column it stands in (`Column`). Compounds, synonyms,
beginnings and errors are worked out when somebody asks, from the scope's vocabulary in memory (`lexicon.py`), so that
writing stays one statement. The database only hands out rows of exact stems; scores are added up in Python.
"""
