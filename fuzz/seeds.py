#!/usr/bin/env python3
"""Writes what the fuzzer starts from: corpus/<target>/ from data/, and corpus/words.dict, the words that matter."""
import csv, gzip, json, pathlib, re

home = pathlib.Path(__file__).resolve().parent
data = home.parent / "data"
UNIT, RECORD = "\x1f", "\x1e"


def seed(targets, name, content):
    for target in targets.split():
        file = home / "corpus" / target / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)


def texts(name, text):
    seed("extract sentences sums partial_date", name, text)
    # Day of publication, its precision, and whether a date is carried over.
    seed("dates", name, b"\x5c\xff\xff" + text.encode())


FORM = {".txt": "read_text", ".md": "read_markdown", ".html": "read_html", ".gz": "read_text"}
for path in sorted((data / "articles").iterdir()):
    raw, name = path.read_bytes(), path.name
    if path.suffix in FORM:
        seed(FORM[path.suffix] + " read_unnamed", name, raw)
        text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8", "replace")
        seed("read_text", "cp949-" + name, text.encode("cp949", "ignore"))
        texts(name, text)
    elif path.suffix == ".csv":
        lines = raw.splitlines(keepends=True)
        seed("read_csv read_unnamed", name, b"".join(lines[:4]))
        for at, row in enumerate(csv.DictReader(raw.decode().splitlines(keepends=True))):
            texts(f"{name}-{at}", "\n".join(value for value in row.values() if value))
    elif name.endswith(".gold.jsonl"):
        golds = [json.loads(line) for line in raw.decode().splitlines() if line.strip()]
    elif path.suffix == ".jsonl":
        records = [json.loads(line) for line in raw.decode().splitlines() if line.strip()]
        for at, record in enumerate(records):
            seed("read_jsonl read_unnamed", f"{name}-{at}", json.dumps(record, ensure_ascii=False) + "\n")
            texts(f"{name}-{at}", "\n".join(value for value in record.values() if isinstance(value, str)))
        seed("read_json read_unnamed", name, json.dumps(records[:3], ensure_ascii=False, indent=1))

for gold in golds:
    seed("gold", gold["doc"], json.dumps(gold, ensure_ascii=False))
    lines, parts = [], []
    for tie in gold["ties"]:
        names = [party[0] for party in tie["parties"]] + (tie["alliance"] or [])[:1]
        parts.append(UNIT.join(names + [tie["when"] or "2020", tie["evidence"]]))
        evidence = {"start": 0, "end": 9, "quote": tie["evidence"], "cue": "", "rule": ""}
        parties = [{"id": name, "name": name, "surfaces": [name], "role": "party"} for name in names]
        claim = {key: tie[key] for key in ("kind", "status", "when")} | {"doc": gold["doc"], "parties": parties}
        claim |= {"alliance": None, "reported": gold.get("published"), "areas": ["5G"], "stake": 0.1}
        claim |= {"amount": {"value": 5, "currency": "KRW"}, "evidence": [evidence], "confidence": 0.9}
        lines.append(json.dumps(claim, ensure_ascii=False))
    seed("claims", gold["doc"], "\n".join(lines))
    seed("ask draw_svg draw_text export_text", gold["doc"], RECORD.join(parts))

    if not gold["ties"]:
        continue
    orgs = [{"id": name, "ko": name, "kind": "company"} for name in sorted(set(names))]
    party = {"role": "party", "joined": tie["when"], "truth": "yes"}
    told = {"id": "t", "kind": tie["kind"], "participants": [party | {"org": name} for name in names], "alliance": None}
    told |= {"history": [{"when": None, "reported": None, "status": tie["status"], "doc": gold["doc"]}], "areas": []}
    told |= {"amount": None, "stake": None, "claims": [claim], "truth": "maybe"}
    view = {"format": "tieup-view", "version": 1, "focus": names[:1], "organizations": orgs, "groups": [], "ties": [told]}
    seed("read_view", gold["doc"], json.dumps(view, ensure_ascii=False))

graphml = next((home.parent / "src" / "export" / "snapshots").glob("*graphml*.snap")).read_text()
seed("read_graphml", "small", graphml.split("---\n", 2)[2])

for path in sorted((data / "organizations").iterdir()):
    rows = [line for line in path.read_text().splitlines() if line and not line.startswith("#")]
    seed("gazetteer", path.name, "\n".join(rows[:12]) + "\n")
seed("partial_date", "dates", "2020 2020-06 2020-06-21 1000-01-01 9999-12-31 등록 2020.08.21 09:00")

words = set("년 월 일 지난 오는 내년 억원 조 만 여 달러 % 지분 양사 3사 ㈜ ( ) ‘ ’ “ ” · , 와 는 에 등 March million pct stake".split())
words |= set(re.findall(r'"(\w+)"', (data / "claim.schema.json").read_text()))
words |= set("<p> </script> <!-- ]]> &amp; &#0; <![CDATA[ --- ![ ``` %%{ --> { } [ ] null -1 1e999 \\u0000 \\ud800".split())
words |= {UNIT, RECORD, "\t", "\r\n", "\n\n", "\0", "\ufeff", "\u202e", "\u200b", "\u0301", "\u1100\u1161", "=cmd()"}
for path in sorted((data / "cues").glob("*.tsv")):
    rows = [line.split("\t") for line in path.read_text().splitlines() if not line.startswith("#")]
    words |= {row[1].split("|")[0].replace("_", " ") for row in rows[1::6]}
escaped = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in sorted(words))
(home / "corpus" / "words.dict").write_text("".join(f'"{word}"\n' for word in escaped))
