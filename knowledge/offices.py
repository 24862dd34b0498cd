"""What kind of office a title is: its sectors, its weight, and the function that one person at a time holds."""

from __future__ import annotations

import html
import re
from functools import cache

from knowledge.records import read_table, split

_SECTORS = tuple(
    (re.compile(pattern, re.I), sectors)
    for pattern, sectors in (
        (r"^(?:chief justice|justice|judge|senior justice|president of the (?:supreme|constitutional)|"
         r"vice president of the international court|president of the international court)|prosecutor|supreme court|"
         r"minister of the supreme federal court", "JUD"),
        (r"^(?:deputy )?(?:attorney|solicitor)[- ]general", "GOV JUD"),
        (r"leader of the opposition", "OPP LEG"),
        (r"speaker|president of the (?:senate|chamber|house|legislative|national assembly|federal senate|council of "
         r"state of the parliament)|state duma|federation council|legislative yuan|people's congress|majority leader|"
         r"minority leader|whip|parliamentary assembly|european parliament|^senator\b|^member of (?:parliament|congress)", "LEG"),
        (r"foreign intelligence|central intelligence|director of national intelligence|intelligence service|mossad|"
         r"shin bet|security service|\bintelligence\b(?!.*committee)", "SPY GOV"),
        (r"chief of (?:the )?(?:general |air |naval |army |defen[cs]e )*(?:staff|forces)|joint chiefs|commander|"
         r"chief of (?:air|army|naval|defen[cs]e)|chair of the chiefs|chief of (?:the )?(?:army|navy)|"
         r"chiefs? of staff of the (?:army|armed)", "MIL"),
        (r"defen[cs]e|armed forces|secretary of (?:war|the (?:army|navy|air force))", "GOV MIL"),
        (r"police|federal bureau of investigation|homeland security", "GOV COP"),
        (r"(?:chair|leader|president|secretary).* of the (?:kuomintang|.*\bparty\b)", "PTY"),
        (r"^first lady", "ELI"),
        (r"\bhealth\b", "GOV MED"),
        (r"agricultur|fisher", "GOV AGR"),
        (r"education|higher education|science", "GOV EDU"),
        (r"central bank|reserve bank|national bank", "GOV BUS"),
    )
)  # fmt: skip
_HIGHEST = frozenset(("president", "prime minister", "monarch", "supreme leader", "pope"))
_HIGH = frozenset(("foreign minister", "defence minister", "crown prince", "secretary-general", "finance minister",
                   "interior minister", "vice president", "foreign ministry spokesperson", "presidential spokesperson",
                   "defence chief", "speaker", "national security adviser", "deputy prime minister"))  # fmt: skip
_SEVERAL = re.compile(
    r"deputy|vice|justice|judge|member|without portfolio|minister of state|lord|junior|assistant|under[- ]?secretary|"
    r"ambassador|representative|commissioner|councill?or|adviser|advisor|envoy",
    re.I,
)


def headship(body: str) -> str:
    """The function of whoever heads a body that belongs to no state."""
    return f"head of {body.lower()}"


@cache
def _functions() -> dict[str, str]:
    found = {form: name for name, forms in read_table("offices.tsv", 2) for form in split(forms)}
    for place, office, *_ in read_table("holders.tsv", 4):
        if "/" in place:
            found[f"{office.lower()}@{place.split('/')[0]}"] = headship(place)
    return found


def plain_office(office: str) -> str:
    """The title without "Acting", "Federal Minister" and the like, as it is shown."""
    office = re.sub(r"\s*[;~|]\s*", ", ", html.unescape(office))
    office = re.sub(r"^(?:Acting|Interim|Transitional|Transition|Caretaker|GNU|United States|GNU Interim) ", "", office)
    office = re.sub(r"^(?:Interim|Acting) ", "", office)
    shown = {
        "Amir": "Emir",
        "Premier of the State Council": "Premier",
        "Sultan and Prime Minister": "Sultan",
        "King and Prime Minister": "King",
        "Crown Prince and Prime Minister": "Prime Minister",
        "Prime Minister Crown Prince": "Prime Minister",
        "President, Presidential Council": "President of the Presidential Council",
        "Chairman, Presidential Council": "President of the Presidential Council",
        "Chairperson, Presidential Leadership Council": "President of the Presidential Leadership Council",
        "Foreign Ministry Spokeperson": "Spokesperson of the Ministry of Foreign Affairs",
        "Secretary of Defence": "Secretary of Defense",
    }
    return shown.get(office, office)


def function(office: str, country: str) -> str:
    form = office.lower().removeprefix("the ")
    return _functions().get(f"{form}@{country}") or _functions().get(form, form)


def sectors(office: str) -> str:
    return next((found for pattern, found in _SECTORS if pattern.search(office)), "GOV")


def weight(office: str, country: str) -> int:
    """2 for heads of state and government, 1 for the ministers and officers that news names, else 0."""
    held = function(office, country)
    if held.startswith("head of ") and "/" in held:
        return 1
    return 2 if held in _HIGHEST else 1 if held in _HIGH else 0


def is_single(office: str) -> bool:
    """Whether one person at a time holds the office, so that a successor ends a spell."""
    return not _SEVERAL.search(office)
