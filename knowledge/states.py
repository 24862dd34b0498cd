"""States, territories, their governments, demonyms and capitals."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.records import Record, read_table, slug, split

# Endings of adjectives that are no nouns, so that have no plural.
_NO_PLURAL = ("ese", "ish", "sh", "ch", "ss", "men", "s", "oise")
_CAPITAL_CASE = 5  # shortest name that is also matched in capitals (datelines, headlines)


def without_article(name: str) -> str:
    return name.removeprefix("the ").removeprefix("The ")


def plural(demonym: str) -> str | None:
    if demonym.endswith(("man", "woman")) and not demonym.endswith(("rman", "Oman", "Roman")):
        return None
    return None if demonym.endswith(_NO_PLURAL) else demonym + "s"


def state_rows() -> Iterator[list[str]]:
    return read_table("states.tsv", 6)


def states() -> Iterator[Record]:
    """One entry for each state and one for each government."""
    for code, name, aliases, _, _, _ in state_rows():
        names = [without_article(alias) for alias in split(aliases)]
        capitals = [each.upper() for each in (name, *names) if len(each) >= _CAPITAL_CASE and each.isalpha()]
        yield Record(code, name, "state", code, names=names + capitals, prominence=3)
    for code, name, _, demonyms, _, _ in state_rows():
        of = "of the" if name.endswith(("s", "Republic", "Emirates", "Kingdom")) and " " in name else "of"
        names = [f"{demonym} government" for demonym in split(demonyms)[:1]] + [f"government {of} {name}"]
        names += [each[0].upper() + each[1:] for each in names[1:]] + [f"{names[0][:-10]}Government"]
        yield Record(f"{code}/GOV", f"Government of {name}", "organisation", code, "GOV", names=names, parent=code)


def territories() -> Iterator[Record]:
    for _code, state, name, aliases, _ in read_table("territories.tsv", 5):
        if state:
            yield Record(
                f"{state}/GOV/{slug(name)}", name, "organisation", state, "GOV", names=split(aliases), parent=state
            )


def state_words() -> Iterator[tuple[str, str, str]]:
    """(kind, word, code) of demonyms, capitals and territories. The first state that claims a demonym has it."""
    for code, _, _, demonyms, capitals, _ in state_rows():
        for demonym in split(demonyms):
            yield "demonym", demonym, code
            several = plural(demonym)
            if several:
                yield "demonym", several, code
        for capital in split(capitals):
            yield "capital", capital, code
            if len(capital) >= _CAPITAL_CASE and capital.isalpha():
                yield "capital", capital.upper(), code
    for code, state, _, _, demonyms in read_table("territories.tsv", 5):
        if state:
            yield "territory", code, state
        for demonym in split(demonyms):
            yield "demonym", demonym, state
            several = plural(demonym)
            if several:
                yield "demonym", several, state
