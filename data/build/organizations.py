#!/usr/bin/env python3
"""Make data/organizations/listed.tsv and groups.tsv, and check every file beside them.

    python3 data/build/organizations.py --shared ../shared    write both files
    python3 data/build/organizations.py --check               validate data/organizations/*.tsv

Facts come from two public lists under `<shared>/companies/`: the companies listed on the
Korea Exchange (krx_listed.tsv) and the companies of the business groups that the Korea Fair
Trade Commission designates (business_groups.tsv), with English names from DART. Those lists
hold legal names; what the press writes instead stands in the hand-written tables here:

    short_names.tsv       listed companies: press name, English name, id, group, aliases
    group_companies.tsv   unlisted companies of the groups that the press writes about
    groups.tsv            the groups themselves, and how their legal prefix is spelled
    ambiguous.tsv         names that are also words, persons or places
    casing.tsv            English words that keep their capitals

The same input gives the same bytes.
"""
import argparse
import gzip
import re
import sys
import unicodedata
from pathlib import Path

from names import LEGAL_KO, english, plain, slug, spellings

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "organizations"
COLUMNS = ["id", "ko", "en", "kind", "country", "group", "ticker", "aliases"]
KINDS = {"company", "group", "university", "institute", "public", "alliance",
         "hospital", "media", "association"}

# ---------------------------------------------------------------- reading tables


def rows_of(path):
    """Yield (line number, cells) below the header of a TSV with # comments."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        header = None
        for number, line in enumerate(lines, 1):
            if line.startswith("#") or not line.strip():
                continue
            cells = line.rstrip("\n").split("\t")
            if header is None:
                header = cells
                continue
            yield number, cells + [""] * (len(header) - len(cells))


def names_in(cell):
    return [name for name in cell.split("|") if name]


# ---------------------------------------------------------------- rows


def country_of(ticker):
    """KR; the exchange numbers companies founded abroad from 900000 and tells no country."""
    return "" if ticker.startswith("KRX:9") else "KR"


class Book:
    """Rows of one or more files, with every name owned once."""

    def __init__(self, ambiguous):
        self.ambiguous = ambiguous
        self.rows = {}
        self.owner = {}

    def claim(self, name, ident):
        return self.owner.setdefault(name, ident) == ident

    def add(self, ident, ko, en, kind, group, ticker, given, derived):
        if ident in self.rows:
            sys.exit(f"id {ident} twice: {ko} and {self.rows[ident]['ko']}")
        self.rows[ident] = dict(id=ident, ko=ko, en=en, kind=kind, country=country_of(ticker), group=group,
                                ticker=ticker, aliases=list(given), derived=list(derived))

    def settle(self):
        """Hand-given names first, mechanical ones only where nobody else has them."""
        for row in self.rows.values():
            for name in [row["ko"], row["en"], *row["aliases"]]:
                name = name.lstrip("?")
                if name and not self.claim(name, row["id"]) and not self.is_ambiguous(name):
                    print(f"{name}: both {self.owner[name]} and {row['id']}", file=sys.stderr)
        for row in self.rows.values():
            taken = {row["ko"].lstrip("?"), row["en"].lstrip("?")} | {n.lstrip("?") for n in row["aliases"]}
            for name in row["derived"]:
                if name not in taken and self.claim(name, row["id"]):
                    row["aliases"].append(name)
                    taken.add(name)

    def is_ambiguous(self, name):
        return name in self.ambiguous

    def mark(self, name):
        return "?" + name if not name.startswith("?") and self.is_ambiguous(name) else name

    def lines(self, wanted):
        for ident in sorted(self.rows):
            row = self.rows[ident]
            if not wanted(row):
                continue
            cells = dict(row)
            cells["ko"] = self.mark(row["ko"])
            cells["en"] = self.mark(row["en"]) if row["en"] else ""
            if row["en"] == row["ko"]:
                cells["en"] = cells["ko"]
            aliases = dict.fromkeys(self.mark(name) for name in row["aliases"])
            cells["aliases"] = "|".join(n for n in aliases if n not in (cells["ko"], cells["en"]))
            yield "\t".join(cells[column] for column in COLUMNS)


# ---------------------------------------------------------------- making the files

FUND = re.compile("스팩|리츠$|인프라$|유전$|코크렙|리얼티$|^(코리아써우|남선알미우)$")
PREFERRED = re.compile(r"\d?우[A-C]?(\(전환\))?$")


def is_shell(ko, tickers_by_name):
    """SPACs, real-estate and infrastructure funds, preferred shares."""
    if FUND.search(ko):
        return True
    common = PREFERRED.sub("", ko).strip()
    return common != ko and common in tickers_by_name


def build(shared):
    listed = [cells for _, cells in rows_of(shared / "companies/krx_listed.tsv")]
    dart = {}
    for _, cells in rows_of(shared / "companies/dart_companies.tsv.gz"):
        dart.setdefault(cells[0], cells[1])
    keep = {c[0].upper(): c[0] for _, c in rows_of(HERE / "casing.tsv")}
    ambiguous = {c[0] for _, c in rows_of(HERE / "ambiguous.tsv")}
    groups = [c for _, c in rows_of(HERE / "groups.tsv")]
    fixes = {c[0]: c for _, c in rows_of(HERE / "short_names.tsv")}
    chosen = [c for _, c in rows_of(HERE / "group_companies.tsv")]

    prefixes = []
    for cells in groups:
        prefixes += [tuple(pair.split("=")) for pair in names_in(cells[6])]
    prefixes.sort(key=lambda pair: (-len(pair[0]), pair))

    group_of = {}
    official = {c[5]: c[0] for c in groups if c[5]}
    for _, (group, company, *_) in rows_of(shared / "companies/business_groups.tsv"):
        if group in official:
            group_of.setdefault(plain(company, prefixes), official[group])
            group_of.setdefault(LEGAL_KO.sub("", company).strip(), official[group])

    book = Book(ambiguous)
    in_groups = set()
    for ident, ko, en, ticker, aliases, _, _ in groups:
        book.add(ident, ko, en, "group", "", ticker and "KRX:" + ticker, names_in(aliases), [])
        in_groups.add(ident)
    own_ticker = {c[3] for c in groups if c[3]}

    by_name = {c[1]: c[0] for c in listed}
    slugs = {}
    for ticker, name, raw, market, *_ in listed:
        if is_shell(name, by_name) or ticker in own_ticker:
            continue
        _, ko, en, ident, group, aliases, *_ = fixes.pop(ticker, [ticker] + [""] * 5)
        if ko == "-":
            continue
        ko, en = ko or name, en or english(raw, name, keep)
        if en == "-":
            en = ""
        if not group:
            group = group_of.get(name) or group_of.get(ko) or group_of.get(plain(name, prefixes), "")
        ident = ident or slug(en) or "krx-" + ticker.lower()
        if ident in book.rows:
            ident += "-" + ticker.lower()
        derived = spellings(ko, en)
        if name != ko:
            derived = [name] + spellings(name, en) + derived
        book.add(ident, ko, en, "company", "" if group == "-" else group, "KRX:" + ticker,
                 names_in(aliases), derived)
    for ticker in sorted(fixes):
        print(f"short_names.tsv: no listed company {ticker}", file=sys.stderr)

    known = {n for r in book.rows.values() for n in [r["ko"]]}
    for legal, ko, en, ident, group, kind, aliases, *_ in chosen:
        press = plain(legal, prefixes)
        ko = ko or press
        if ko in known:
            print(f"group_companies.tsv: {ko} is there already", file=sys.stderr)
            continue
        known.add(ko)
        bare = LEGAL_KO.sub("", legal).strip()
        raw = dart.get(bare) or dart.get(press) or ""
        en = "" if en == "-" else en or english(raw, bare, keep)
        group = group or group_of.get(press) or group_of.get(bare, "")
        ident = ident or slug(en)
        if not ident or ident in book.rows:
            print(f"group_companies.tsv: {legal} needs an id, {ident!r} will not do", file=sys.stderr)
            continue
        derived = spellings(ko, en) + ([bare] if bare != ko else [])
        book.add(ident, ko, en, kind or "company", "" if group == "-" else group, "",
                 names_in(aliases), derived)
        in_groups.add(ident)
    book.settle()

    write("listed.tsv", LISTED_HEAD, book.lines(lambda r: r["id"] not in in_groups))
    write("groups.tsv", GROUPS_HEAD, book.lines(lambda r: r["id"] in in_groups))


LISTED_HEAD = """\
# Companies listed on the Korea Exchange, without SPACs, funds and preferred shares.
# Written by data/build/organizations.py; correct data/build/*.tsv, not this file.
# Facts: Korea Exchange list of 2026-03, English names from DART 2026-04, groups from the
# Korea Fair Trade Commission's designation of 2025; press names and aliases by hand.
# A name with ? in front is also an ordinary word, person or place: take it only with support.
"""
GROUPS_HEAD = """\
# Korean business groups and those of their unlisted companies that the press writes about.
# Written by data/build/organizations.py; correct data/build/*.tsv, not this file.
# Facts: the Korea Fair Trade Commission's designation of business groups of 2025, English
# names from DART 2026-04; press names and aliases by hand.
# A name with ? in front is also an ordinary word, person or place: take it only with support.
"""


def write(name, head, lines):
    OUT.mkdir(parents=True, exist_ok=True)
    text = head + "\t".join(COLUMNS) + "\n" + "".join(line + "\n" for line in lines)
    (OUT / name).write_bytes(unicodedata.normalize("NFC", text).encode("utf-8"))


# ---------------------------------------------------------------- checking


def check():
    """Name every fault of data/organizations as file:line and return how many there are."""
    faults = []
    rows = []
    seen = {}
    for path in sorted(OUT.glob("*.tsv")):
        where = path.relative_to(OUT.parent.parent)
        raw = path.read_bytes()
        text = raw.decode("utf-8")
        if b"\r" in raw or not raw.endswith(b"\n"):
            faults.append(f"{where}:1: lines must end in LF, the last one too")
        if not text.startswith("# "):
            faults.append(f"{where}:1: a comment must say what this is and where it comes from")
        header, last = None, ""
        for number, line in enumerate(text.split("\n")[:-1], 1):
            at = f"{where}:{number}"
            if line.startswith("#"):
                if header:
                    faults.append(f"{at}: comments stand above the header")
                continue
            if unicodedata.normalize("NFC", line) != line:
                faults.append(f"{at}: not NFC")
            cells = line.split("\t")
            if header is None:
                header = cells
                if cells != COLUMNS:
                    faults.append(f"{at}: header must be {' '.join(COLUMNS)}")
                continue
            if len(cells) != len(COLUMNS):
                faults.append(f"{at}: {len(cells)} columns, not {len(COLUMNS)}")
                continue
            row = dict(zip(COLUMNS, cells))
            rows.append((at, row))
            if row["id"] <= last:
                faults.append(f"{at}: {row['id']} does not sort after {last}")
            last = row["id"]
            faults += [f"{at}: {fault}" for fault in row_faults(row)]
            if row["id"] in seen:
                faults.append(f"{at}: id {row['id']} is also at {seen[row['id']]}")
            seen.setdefault(row["id"], at)
    known = {row["id"] for _, row in rows}
    owner, tickers = {}, {}
    for at, row in rows:
        if row["group"] and row["group"] not in known:
            faults.append(f"{at}: no organisation has the id {row['group']}")
        if row["ticker"] and tickers.setdefault(row["ticker"], at) != at:
            faults.append(f"{at}: ticker {row['ticker']} is also at {tickers[row['ticker']]}")
        for name in {row["ko"], row["en"], *names_in(row["aliases"])} - {""}:
            if name.startswith("?"):
                continue
            if name in owner and owner[name][1] != row["id"]:
                faults.append(f"{at}: {name} is also {owner[name][1]} at {owner[name][0]}")
            owner.setdefault(name, (at, row["id"]))
    for fault in faults:
        print(fault)
    return len(faults)


def row_faults(row):
    if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", row["id"]):
        yield f"id {row['id']!r} is not a lower-case slug"
    if row["kind"] not in KINDS:
        yield f"unknown kind {row['kind']!r}"
    if row["country"] and not re.fullmatch("[A-Z]{2}", row["country"]):
        yield f"unknown country {row['country']!r}"
    if row["ticker"] and not re.fullmatch("[A-Z]+:[0-9A-Z.]+", row["ticker"]):
        yield f"odd ticker {row['ticker']!r}"
    if not row["ko"] and not row["en"]:
        yield "neither a Korean nor an English name"
    names = [row["ko"], row["en"], *row["aliases"].split("|")]
    for column in COLUMNS:
        if row[column] != row[column].strip():
            yield f"blank around {column}"
    for name in names:
        bare = name[1:] if name.startswith("?") else name
        if name != name.strip() or bare != bare.strip() or "  " in name or (name and not bare):
            yield f"odd blanks in {name!r}"
        if "?" in bare:
            yield f"? inside {name!r}"
    if row["aliases"] and "" in row["aliases"].split("|"):
        yield "empty alias"
    bare = [n.lstrip("?") for n in names_in(row["aliases"])]
    if len(set(bare)) != len(bare):
        yield "the same alias twice"
    for name in {row["ko"].lstrip("?"), row["en"].lstrip("?")} & set(bare):
        yield f"alias {name} is the name already"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shared", type=Path, default=HERE.parents[2] / "shared")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    if options.check:
        sys.exit(1 if check() else 0)
    build(options.shared)


if __name__ == "__main__":
    main()
