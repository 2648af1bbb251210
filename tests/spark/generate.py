"""Makes a corpus of JSON Lines for the proofs at scale: sentences of our own fixtures, mixed and varied.

The same arguments give the same bytes. `generate(count)` yields one record a line; with `faults`, every tenth line is
broken in some way that real feeds are.
"""

import json
import random
import re
import sys
from pathlib import Path

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
FAULTS = ["", "not json", '{"text": ""}', '{"title": "no text"}', '{"text": "cut off', "[]", "null", '{"text": 7}']


def sentences():
    """The sentences of each language's fixtures."""
    found = {"en": [], "fr": []}
    for path in sorted(FIXTURES.glob("*.txt")):
        language = "fr" if "entretiens" in path.name else "en"
        for paragraph in path.read_text(encoding="utf-8").splitlines():
            if len(paragraph) > 80:
                found[language] += [s for s in re.split(r"(?<=[.!?])\s+", paragraph) if len(s) > 40]
    return found


def varied(sentence, rng):
    """The same with other years and other counts."""
    year = lambda _: str(rng.randint(2003, 2023))
    sentence = re.sub(r"\b(19|20)\d\d\b", year, sentence)
    return re.sub(r"(?<![\w,.])[2-9]\d(?![\w,.%])", lambda _: str(rng.randint(20, 99)), sentence)


def generate(count, faults=False):
    pool = sentences()
    rng = random.Random(20260101)
    for number in range(count):
        if faults and number % 10 == 3:
            yield FAULTS[number // 10 % len(FAULTS)]
            continue
        language = "fr" if rng.random() < 0.2 else "en"
        picked = [varied(rng.choice(pool[language]), rng) for _ in range(rng.randint(4, 12))]
        day = f"{rng.randint(2003, 2023)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        record = {
            "id": f"a{number:07}",
            "outlet": f"Outlet {rng.randint(1, 40)}",
            "published": day,
            "text": "\n\n".join(" ".join(picked[n : n + 2]) for n in range(0, len(picked), 2)),
        }
        yield json.dumps(record, ensure_ascii=False)


if __name__ == "__main__":
    for line in generate(int(sys.argv[1]), faults="--faults" in sys.argv):
        print(line)
