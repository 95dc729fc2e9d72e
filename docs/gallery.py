#!/usr/bin/env python3
"""Draws the pictures of docs/gallery and the page that shows them: python3 docs/gallery.py FOLDER/OF/tieup

The folder holds `tieup` and, in `examples/`, `invent_news`, which makes up the larger graphs.
"""
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

root = Path(__file__).resolve().parent.parent
programs = Path(sys.argv[1]).resolve()
gallery = root / "docs" / "gallery"

PICTURES = [
    ("ego", "One company and its partners, a sector for each kind of tie", "data/articles --focus KT"),
    ("alliance", "Who joined which alliance when", "data/articles --layout alliance"),
    ("timeline", "What happened when, a lane for each partner", "data/articles --focus KT --layout timeline"),
    ("matrix", "Companies by companies, those bound to each other together", "data/articles --layout matrix --top 26"),
    ("english", "English labels", "data/articles --focus KT --lang en"),
    ("10", "10 companies", "invented:10:14"),
    ("50", "50 companies", "invented:50:70"),
    ("200", "200 companies", "invented:200:200"),
    ("1000", "1,000 companies: hubs have boxes, all others dots with names where there is room", "invented:1000:1000"),
    ("top", "The 30 most important of 1,000", "invented:1000:3000 --top 30"),
]

page = ["# Gallery", "", "Drawn by `just pictures`. Larger graphs are invented (`cargo run --example invent_news`).", ""]
gallery.mkdir(exist_ok=True)
with tempfile.TemporaryDirectory() as scratch:
    for name, caption, line in PICTURES:
        words, shown = [], []
        for word in shlex.split(line):
            if word.startswith("invented:"):
                numbers = word.split(":")[1:]
                claims = Path(scratch) / "claims.jsonl"
                claims.write_bytes(subprocess.check_output([programs / "examples" / "invent_news", *numbers]))
                words.append(str(claims))
                shown.append("claims.jsonl")
            else:
                words.append(word)
                shown.append(word)
        out = gallery / f"{name}.svg"
        subprocess.run([programs / "tieup", "diagram", *words, "-o", out], cwd=root, check=True, stderr=subprocess.DEVNULL)
        page += [f"**{caption}**", "", f"`tieup diagram {' '.join(shown)} -o {name}.svg`", "", f"![{caption}]({name}.svg)", ""]
(gallery / "README.md").write_text("\n".join(page), encoding="utf-8")
size = sum(path.stat().st_size for path in gallery.glob("*.svg"))
print(f"{len(PICTURES)} pictures, {size // 1000} kB")
