"""From addresses to points. A municipality chooses by its setting "geocoder": nothing (default) leaves entries as they
are, "gazetteer" knows the addresses that its own content has points for, an address such as
`https://geocoder.example` is asked besides: a service that speaks Nominatim's `/search`.
"""
