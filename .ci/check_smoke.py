"""Checks the JSON that `./freshet standalone --json` prints as its last line.

usage: check_smoke.py <output of standalone>
"""

import json
import sys

NEEDED = ("events", "lists", "first_list_ms", "p50_ms", "p99_ms", "dead_letters", "restarts")

with open(sys.argv[1], encoding="utf-8") as file:
    lines = [line for line in file.read().splitlines() if line.strip()]
if not lines:
    sys.exit("standalone printed nothing")
found = json.loads(lines[-1])
missing = [key for key in NEEDED if key not in found]
if missing:
    sys.exit("missing in standalone's JSON: %s" % ", ".join(missing))
wrong = []
if not found["events"] > 0:
    wrong.append("events is %s, expected more than 0" % found["events"])
if not found["lists"] > 0:
    wrong.append("lists is %s, expected more than 0" % found["lists"])
if found["restarts"] != 0:
    wrong.append("restarts is %s, expected 0" % found["restarts"])
if wrong:
    sys.exit("; ".join(wrong))
print("smoke: " + ", ".join("%s %s" % (key, found[key]) for key in NEEDED))
