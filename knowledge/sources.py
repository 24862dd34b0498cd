"""Readers of the public tables of office holders: each row becomes a Claim, uninterpreted but for names and days."""

from __future__ import annotations

import csv
import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

from knowledge.records import read_table

EVERYPOLITICIAN_STATES = {
    "argentina": "ARG", "australia": "AUS", "belarus": "BLR", "brazil": "BRA", "canada": "CAN", "china": "CHN",
    "france": "FRA", "hungary": "HUN", "india": "IND", "indonesia": "IDN", "iran": "IRN", "israel": "ISR",
    "japan": "JPN", "kenya": "KEN", "mexico": "MEX", "nigeria": "NGA", "pakistan": "PAK", "philippines": "PHL",
    "poland": "POL", "russia": "RUS", "south-africa": "ZAF", "south-korea": "KOR", "sudan": "SDN", "taiwan": "TWN",
    "turkey": "TUR", "ukraine": "UKR", "united-kingdom": "GBR", "us": "USA", "yemen": "YEM",
}  # fmt: skip
EVERYPOLITICIAN_HORIZON = "2022-08-15"
FACTBOOK_HORIZON = "2026-01-22"
CABINETS_2019 = ("2019-01-01", "2020-01-01")
FIRST_YEAR = 2000
# Where a source's label of an office is another office in the state's own words.
_RELABELLED = {("IND", "Minister of Foreign Affairs"): "Foreign Secretary"}


@dataclass(frozen=True, slots=True)
class Claim:
    """That a person held an office. ``end`` "" with a ``horizon``: still held on that day as far as the source saw."""

    source: str
    name: str
    country: str
    office: str
    start: str
    end: str = ""
    horizon: str = ""
    wikidata: str = ""
    surname: str = ""


@cache
def codes(corpora: Path) -> dict[str, str]:
    """Alpha-2 and FIPS/GEC codes in lower case to alpha-3 of states; "iso:xx" and "gec:xx"."""
    found = {"gec:kv": "XKX", "iso:xk": "XKX", "gec:we": "PSE", "gec:gz": "PSE", "gec:tw": "TWN", "iso:tw": "TWN"}
    known = {code for code, *_ in read_table("states.tsv", 6)}
    with (corpora / "country-codes.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            code = row["ISO3166-1-Alpha-3"]
            if code in known:
                found["iso:" + row["ISO3166-1-Alpha-2"].lower()] = code
                found["gec:" + row["FIPS"].lower()] = code
    return found


def rows(path: Path, encoding: str = "utf-8") -> Iterator[dict[str, str]]:
    with path.open(encoding=encoding, newline="") as file:
        yield from csv.DictReader(file, delimiter="\t" if path.suffix == ".tsv" else ",")


def begin(day: str) -> str:
    """The first day of a year, month or day."""
    return day + "-01-01"[len(day) - 4 :] if day else ""


def after(day: str) -> str:
    """The first day after a year or month; a whole day stays (sources give the day of the handover as the end)."""
    if len(day) == 4:
        return f"{int(day) + 1}-01-01"
    if len(day) == 7:
        return (date.fromisoformat(day + "-28") + timedelta(days=4)).replace(day=1).isoformat()
    return day


def everypolitician(corpora: Path) -> Iterator[Claim]:
    for row in rows(corpora / "everypolitician_cabinet_holders_2000_2022.tsv"):
        repo = row["repo"].removesuffix("-cabinet").removesuffix("-ministers")
        country = EVERYPOLITICIAN_STATES.get(repo, "")
        if country and row["person"].isascii() or re.search(r"[A-Za-z]", row["person"]):
            yield Claim(
                "everypolitician",
                re.sub(
                    r", (?:\d+(?:st|nd|rd|th) )?(?:Baron|Baroness|Earl|Viscount|Duke|Marquess)\b.*", "", row["person"]
                ),
                country,
                _RELABELLED.get((country, row["position"]), row["position"]),
                begin(row["start"]),
                after(row["end"]),
                "" if row["end"] else EVERYPOLITICIAN_HORIZON,
                row["wikidata"],
            )


_TITLES = (
    r"(?:(?:Acting|Interim|Transitional|Transition|GNU|Caretaker|Federal|State) )*"
    r"(?:President of the Swiss Confederation|President, Presidential Council,|Chairman, Presidential Council,|"
    r"Chairperson, Presidential Leadership Council|Executive Vice Premiers?|"
    r"Crown Prince and Prime Minister|Sultan and Prime Minister|King and Prime Minister|Amir and Prime Minister|"
    r"Prime Minister Crown Prince|First Vice President|Vice President|Deputy Prime Minister|Supreme Leader|President|"
    r"Prime Minister|Premier|Chancellor|King|Queen|Amir|Sultan|Emperor|Grand Duke|Taoiseach|Pope|Prince|Crown Prince)"
)
_LEADER = re.compile(rf"^({_TITLES}) (.+)$")
_HONORIFIC = re.compile(r"^(?:(?:Lt\.|Gen\.|Col\.|Maj\.|Brig\.|Adm\.|Dr\.|Sir|Dame|Tan Sri|Field Marshal|Sheikh|SHAYKH|"
                        r"General|Colonel|Captain|Capt\.|Ms|Mr\.|Sultan|Prince) )+")  # fmt: skip
_MONARCHS_ELSEWHERE = ("CHARLES III", "ELIZABETH II")


def cased(name: str) -> tuple[str, str]:
    """A name with its surname in capitals → (the name in ordinary case, the surname)."""
    name = re.sub(r'\s*["(].*?[")]', "", html.unescape(name)).strip(" ,")
    tokens = name.split()
    capitals = [token for token in tokens if re.search(r"[A-ZÀ-Þ]{2}", token) and not re.fullmatch(r"[IVX]+", token)]
    plain = " ".join(_cased_word(token) if token in capitals else token for token in tokens)
    if capitals and len(capitals) == len(tokens) - tokens.count("II") - tokens.count("III") - tokens.count("VI"):
        return plain, plain
    return plain, " ".join(map(_cased_word, capitals))


def _cased_word(word: str) -> str:
    if word.startswith(("al-", "Al-", "el-", "ul-", "an-", "ar-", "as-", "at-", "ad-")):
        return word[:3] + _cased_word(word[3:])
    parts = re.split(r"([-'])", word)
    word = "".join(part.capitalize() if part.isupper() or index == 0 else part for index, part in enumerate(parts))
    return re.sub(r"^(Mc|Mac(?=[A-Z]))(\w)", lambda match: match[1] + match[2].upper(), word)


def factbook_leaders(corpora: Path) -> Iterator[Claim]:
    for row in rows(corpora / "factbook_leaders_2014_2026.tsv"):
        country = codes(corpora).get("gec:" + row["gec"])
        match = _LEADER.match(row["title_and_name"].split(" - ")[0])
        if not country or not match or any(name in row["title_and_name"] for name in _MONARCHS_ELSEWHERE):
            continue
        office, name = match[1].strip(", "), _HONORIFIC.sub("", match[2])
        if name[:1].islower() or "," in name or " and " in name or not re.search(r"[A-Z]{2}", name):
            continue
        last = row["last_seen_commit"]
        plain, surname = cased(name)
        start = spelled_day(row["since"]) or row["first_seen_commit"]
        yield Claim("factbook", plain, country, office, start, "", FACTBOOK_HORIZON if last >= "2026" else last,
                    surname=surname)  # fmt: skip


def spelled_day(text: str) -> str:
    """ "7 May 2012" or "May 2012" → ISO; "" where it is neither."""
    for form in ("%d %B %Y", "%B %Y", "%Y"):
        try:
            return datetime.strptime(text.strip(), form).date().isoformat()
        except ValueError:
            continue
    return ""


def cabinets_2019(corpora: Path) -> Iterator[Claim]:
    for row in rows(corpora / "cia_world_leaders_cabinets_2019.tsv"):
        country = codes(corpora).get("iso:" + row["iso2"].lower())
        holder = re.sub(r",.*", "", row["holder"])
        if country and re.search(r"[A-Z]{2}", holder) and holder.strip():
            office = row["office"].replace(" & ", " and ").replace("Intl.", "International").replace("Dep. ", "Deputy ")
            plain, surname = cased(_HONORIFIC.sub("", holder))
            if " " in plain and not plain[0].islower():
                yield Claim("cabinets-2019", plain, country, office, *CABINETS_2019, surname=surname)


@cache
def government_types(corpora: Path) -> dict[str, str]:
    """The Factbook's words for each state's form of government."""
    found = {}
    for path in sorted((corpora / "factbook").rglob("*.json")):
        country = codes(corpora).get("gec:" + path.stem)
        if country:
            government = json.loads(path.read_text("utf-8")).get("Government", {})
            found[country] = str(government.get("Government type", {}).get("text", ""))
    return found


def reign(corpora: Path) -> Iterator[Claim]:
    """Effective leaders whose full name the source gives or Phoenix knows; days of the start, months of the end."""
    stateabb = {abb: code for abb, code in read_table("cow.tsv", 2)}
    full = phoenix_names(corpora)
    leaders = list(rows(corpora / "reign-leaders-2021-03.csv", "mac_roman"))
    starts = {(row["stateabb"], row["syear"], row["smonth"]): _reign_start(row) for row in reversed(leaders)}
    for row in leaders:
        country, leader = stateabb.get(row["stateabb"], ""), re.sub(r"\(.*", "", row["leader"]).strip()
        if not country or country in EVERYPOLITICIAN_STATES.values() or int(row["eyear"] or 2021) < FIRST_YEAR:
            continue
        name = leader if " " in leader and "." not in leader else full.get((country, leader.lower()), "")
        if not name or " and " in name or "√" in name:
            continue
        kind = government_types(corpora).get(country, "")
        absolute = "monarchy" in kind and "parliamentary" not in kind
        office = "Prime Minister" if "parliamentary" in kind else "Monarch" if absolute else "President"
        start = _reign_start(row)
        end = after(f"{row['eyear']}-{int(row['emonth']):02}") if row["eyear"] and row["emonth"] else ""
        following = starts.get((row["stateabb"], row["eyear"], row["emonth"]), "")
        end = following if end and following > start else end
        yield Claim("reign", name, country, office, start, end, "" if end else "2021-03-01")


def _reign_start(row: dict[str, str]) -> str:
    return f"{row['syear']}-{int(row['smonth']):02}-{int(row['sdate']):02}"


@cache
def phoenix_names(corpora: Path) -> dict[tuple[str, str], str]:
    """(state, last word of the name) → the full name of a person in government, where it is the only one."""
    found: dict[tuple[str, str], set[str]] = {}
    name = ""
    for line in (corpora / "phoenix/Phoenix.Countries.actors.txt").read_text("latin-1").splitlines():
        if line.startswith(("#", "+", "!")) or not line.strip():
            continue
        code = re.match(r"\s+\[([A-Z]{3})GOV", line)
        if code and name.count("_") in (1, 2):
            words = name.split("_")
            found.setdefault((code[1], words[-1].lower()), set()).add(" ".join(word.title() for word in words))
        elif not line[0].isspace():
            name = re.split(r"\s", line)[0].strip("_")
    return {key: min(names) for key, names in found.items() if len(names) == 1}


_OFFICE = re.compile(r"^(?:([A-Z]{3}):)?(.+?) ([\d-]*)\.\.([\d-]*)$")


def office_claim(identifier: str, text: str) -> Claim:
    """ "RUS:President 2012-05-07..": the country defaults to that of the id. Raises ValueError on another form."""
    match = _OFFICE.match(text)
    if not match:
        raise ValueError(f"people.tsv: {identifier} has an office that cannot be read: {text}")
    country, office, start, end = match.groups()
    return Claim("hand", identifier, country or identifier.split("/")[0], office, begin(start), begin(end))
