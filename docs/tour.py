#!/usr/bin/env python3
"""Runs the commands that README.md shows and puts what they print below them: python3 docs/tour.py PATH/TO/tieup

A command line ending in `# first N lines` keeps only so many lines of its output.
"""
import re
import shlex
import subprocess
import sys
from pathlib import Path

root = Path(__file__).resolve().parent.parent
readme = root / "README.md"


def run(line):
    command, _, note = line.partition("  # first ")
    words = shlex.split(command)
    assert words[0] == "tieup", line
    done = subprocess.run(
        [Path(sys.argv[1]).resolve(), *words[1:], "--color", "never"], cwd=root, capture_output=True, text=True, check=True
    )
    out = done.stdout.rstrip().splitlines()
    if note:
        out = [*out[: int(note.split()[0])], "…"]
    return "\n".join(text.rstrip() for text in out)


def refresh(block):
    line = block.group(1)
    return f"```console\n$ {line}\n{run(line)}\n```"


text = readme.read_text(encoding="utf-8")
text = re.sub(r"```console\n\$ (.*)\n(?:(?!```).*\n)*```", refresh, text)
claim = run("tieup extract data/articles/2020-06-16-kt-hyundai-robotics.txt --format jsonl").splitlines()[0]
text = re.sub(r"```json\n.*\n```", lambda _: f"```json\n{claim}\n```", text)
readme.write_text(text, encoding="utf-8")
