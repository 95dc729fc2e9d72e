#!/usr/bin/env python3
"""Check the hand-written tables of data/: form, order, and the examples of every cue.

    python3 data/build/check_cues.py            check
    python3 data/build/check_cues.py --sort     put the rows in order first

A cue's `yes` sentence must hold it and its `no` sentence must not, where a
sentence is read leftmost-longest over all cues and unless-strings of its file.
"""

import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent
CUE = ["cue", "unless", "yes", "no"]
KINDS = (
    "partnership joint_development membership joint_venture investment equity_swap "
    "acquisition supply distribution licensing integration support"
).split()
STATUSES = "talks stalled ended".split()
CONTEXTS = (
    "competition ranking market dispute regulation career event hypothetical "
    "background crime politics sports"
).split()
CLASSES = (
    "topic subject object with withgen dative locative genitive also from by as copula other "
    "etc etc-with etc-withgen etc-subject etc-topic etc-object etc-dative etc-locative "
    "etc-genitive etc-also etc-from etc-by etc-as etc-copula etc-other"
).split()

# file -> (columns, allowed values by column, columns whose value is a key)
TABLES = {
    "particles.tsv": (
        ["form", "class", "after"],
        {"class": CLASSES, "after": ["any", "vowel", "consonant"]},
        ["form"],
    ),
    "titles.tsv": (["title", "rank"], {"rank": ["head", "officer", "other"]}, ["title"]),
    "name_shapes.tsv": (
        ["part", "form", "kind"],
        {
            "part": ["prefix", "suffix"],
            "kind": "company university institute hospital association public alliance media".split(),
        },
        ["part", "form"],
    ),
    "areas.tsv": (["area", "en", "forms"], {}, ["area"]),
}
for language in ("ko", "en"):
    TABLES[f"cues/{language}.tsv"] = (["kind", *CUE], {"kind": KINDS}, ["cue"])
    TABLES[f"cues/status-{language}.tsv"] = (["status", *CUE], {"status": STATUSES}, ["cue"])
    TABLES[f"cues/context-{language}.tsv"] = (["context", *CUE], {"context": CONTEXTS}, ["cue"])


def literals(cell):
    """The plain strings that a cue cell stands for; `_` is a space or nothing."""
    out = []
    for form in filter(None, cell.split("|")):
        first, *rest = form.split("_")
        variants = [first]
        for piece in rest:
            variants = [v + gap + piece for v in variants for gap in ("", " ")]
        out += variants
    return out


def matches(text, by_first):
    """Leftmost-longest, without overlaps."""
    at = 0
    while at < len(text):
        found = max(
            (lit for lit in by_first.get(text[at], ()) if text.startswith(lit, at)),
            key=len,
            default=None,
        )
        if found:
            yield found
            at += len(found)
        else:
            at += 1


def check(name, sort):
    columns, allowed, keys = TABLES[name]
    path = DATA / name
    errors = []
    if not path.exists():
        return [f"{name}: missing"], 0
    raw = path.read_text(encoding="utf-8")
    if unicodedata.normalize("NFC", raw) != raw:
        errors.append(f"{name}: not NFC")
    if "\r" in raw or not raw.endswith("\n"):
        errors.append(f"{name}: lines must end in LF")
    lines = raw.splitlines()
    head = next(i for i, line in enumerate(lines) if not line.startswith("#"))
    if lines[head].split("\t") != columns:
        return errors + [f"{name}:{head + 1}: the header must be {columns}"], 0
    body = lines[head + 1 :]
    order = lambda line: [cell.encode() for cell in line.split("\t")]
    if sort:
        body.sort(key=order)
        path.write_text("\n".join(lines[: head + 1] + body) + "\n", encoding="utf-8")
    elif body != sorted(body, key=order):
        errors.append(f"{name}: rows out of order")

    rows = []
    for number, line in enumerate(body, head + 2):
        cells = line.split("\t")
        if len(cells) != len(columns):
            errors.append(f"{name}:{number}: {len(cells)} columns: {line}")
            continue
        if any(cell != cell.strip() for cell in cells):
            errors.append(f"{name}:{number}: stray space: {line}")
        row = dict(zip(columns, cells))
        errors += [
            f"{name}:{number}: {column} {row[column]!r}"
            for column, values in allowed.items()
            if row[column] not in values
        ]
        errors += [
            f"{name}:{number}: empty {column}"
            for column in columns
            if not row[column] and column != "unless"
        ]
        rows.append((number, row))
    seen = Counter(tuple(row[key] for key in keys) for _, row in rows)
    errors += [f"{name}: twice: {key}" for key, times in seen.items() if times > 1]
    if "cue" in columns:
        errors += check_examples(name, rows)
    return errors, len(rows)


def check_examples(name, rows):
    errors = []
    fold = (lambda text: text.lower()) if "en" in Path(name).stem else (lambda text: text)
    owner, cancel = {}, set()
    for number, row in rows:
        for literal in map(fold, literals(row["cue"])):
            if literal in owner and owner[literal] != number:
                errors.append(f"{name}:{number}: {literal!r} is also in line {owner[literal]}")
            elif literal in owner:
                errors.append(f"{name}:{number}: {literal!r} twice in one cue")
            owner[literal] = number
        own = [fold(lit) for lit in literals(row["cue"])]
        for literal in map(fold, literals(row["unless"])):
            cancel.add(literal)
            if not any(lit in literal and lit != literal for lit in own):
                errors.append(f"{name}:{number}: unless {literal!r} does not contain the cue")
    errors += [f"{name}: {lit!r} is a cue and an unless" for lit in sorted(cancel & set(owner))]
    by_first = defaultdict(list)
    for literal in set(owner) | cancel:
        by_first[literal[0]].append(literal)
    for number, row in rows:
        for column, wanted in (("yes", True), ("no", False)):
            found = {owner.get(lit) for lit in matches(fold(row[column]), by_first)}
            if (number in found) != wanted:
                got = list(matches(fold(row[column]), by_first))
                errors.append(f"{name}:{number}: {row['cue']!r} {column}: {row[column]} -> {got}")
    return errors


def main():
    failed = False
    for name in TABLES:
        errors, count = check(name, "--sort" in sys.argv[1:])
        print(f"{name}: {count} rows, {len(errors)} errors")
        for error in errors:
            print(" ", error)
        failed = failed or bool(errors)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
