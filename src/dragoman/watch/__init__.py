"""Feeds followed into a record: what is new is fetched, read and added, and alerts are raised.

    feeds_file.py   feeds.toml → a checked value
    timing.py       when to ask again: intervals, backing off, Retry-After            (pure)
    canonical.py    when two addresses are one                                        (pure)
    deciding.py     what an answer means for a feed, an entry, an article             (pure)
    rules.py        "new ceasefire", "dyad RUS-UKR score drops" → a typed rule        (pure)
    alerting.py     which rules what was added fulfils; *_alerts.py by kind           (asks a View)
    courtesy.py     one connection a host, its delay, its robots.txt                  (acts)
    delivery.py     alerts to the output, a file, a webhook                           (acts)
    rounds.py       one round over all feeds                                          (acts)
"""
