"""XZuFi 2.1 and 2.2 (XÖV standard of FIM): transfer messages of `schreibe` and `loesche`, answers with one service.

Elements are matched by their local names, as namespaces carry the version and roots are called differently; what is
inside coded values (`code`, `name`) has no namespace. Identifiers are unique only with their agency.
"""
