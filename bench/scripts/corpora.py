"""The benchmark's corpus and query files: the shared ones where they exist, else synthetic ones."""
import glob
import json
import os
import random
import re
import subprocess
from collections import Counter

from project import say

SETS = {
    "a_term": "top 10 of 1 term",
    "b_and2": "top 10 of 2-term AND",
    "c_or2": "top 10 of 2-term OR",
    "d_title3to5": "top 10 of 3-5 term OR",
    "e_title8to15": "top 10 of 8-15 term OR",
    "f_phrase": "top 10 of a phrase",
    "g_prefix": "top 10 of a prefix",
}
WORD = re.compile(r"[^\W_]+")


def read_zstd_lines(path):
    with subprocess.Popen(["zstd", "-dc", "--long=31", path], stdout=subprocess.PIPE) as zstd:
        for line in zstd.stdout:
            yield json.loads(line)


def as_text(value):
    return value if isinstance(value, str) else "\n".join(value or [])


def shared_corpus(shared, work):
    """All articles of the shared news corpus as {"id", "title", "text"} lines, or None when it is missing."""
    source, target = os.path.join(shared, "corpora", "vietnews.jsonl.zst"), os.path.join(work, "vietnews.jsonl")
    if not os.path.exists(source):
        return None
    if not os.path.exists(target):
        say("writing " + target)
        with open(target + ".part", "w", encoding="utf-8") as out:
            for article in read_zstd_lines(source):
                parts = [as_text(article.get(name)) for name in ("abstract", "body", "captions")]
                text = "\n".join(part for part in parts if part)
                out.write(json.dumps({"id": article["id"], "title": article["title"], "text": text}, ensure_ascii=False) + "\n")
        os.rename(target + ".part", target)
    return target


def synthetic_corpus(generator, work, articles, seed=1):
    target = os.path.join(work, f"synthetic-{articles}-{seed}.jsonl")
    if not os.path.exists(target):
        say("writing " + target)
        with open(target + ".part", "wb") as out:
            subprocess.run([generator, str(articles), "--seed", str(seed), "--flat"], stdout=out, check=True)
        os.rename(target + ".part", target)
    return target


def shared_queries(shared):
    found = {os.path.basename(path)[:-4]: path for path in glob.glob(os.path.join(shared, "peers", "queries", "*.tsv"))}
    return found if set(SETS) <= set(found) else None


def drawn_queries(corpus, work, count=200, sample=20000, seed=7):
    """Sets of the same kinds drawn from the corpus: alternating frequent, medium and rare terms, parts of titles,
    and adjacent pairs."""
    folder = os.path.join(work, "queries-" + os.path.basename(corpus)[:-6])
    paths = {name: os.path.join(folder, name + ".tsv") for name in SETS}
    if all(os.path.exists(path) for path in paths.values()):
        return paths
    say("drawing queries from " + corpus)
    titles, texts, frequency = [], [], Counter()
    with open(corpus, encoding="utf-8") as lines:
        for line, _ in zip(lines, range(sample)):
            article = json.loads(line)
            titles.append(WORD.findall(article["title"].lower()))
            words = WORD.findall(article["text"].lower())
            texts.append(words[:100])
            frequency.update(set(words))
    share = lambda word: frequency[word] / len(titles)
    bands = [sorted(w for w in frequency if share(w) >= .05), sorted(w for w in frequency if .005 <= share(w) < .05),
             sorted(w for w in frequency if share(w) < .005 and frequency[w] >= 5)]
    bands = [band for band in bands if band]
    draw = random.Random(seed)

    def pair():
        while True:
            words = sorted({w for w in draw.choice(texts) if frequency[w] >= 5})
            if len(words) >= 2:
                return draw.sample(words, 2)

    def of_title(least, most):
        while True:
            words = list(dict.fromkeys(draw.choice(titles)))
            if len(words) >= least:
                length = draw.randint(least, min(most, len(words)))
                first = draw.randint(0, len(words) - length)
                return " ".join(words[first:first + length])

    def neighbours():
        words = draw.choice([t for t in (draw.choice(texts),) if len(t) >= 3] or [draw.choice(texts)])
        length = draw.randint(2, 3)
        first = draw.randint(0, len(words) - length)
        return '"' + " ".join(words[first:first + length]) + '"'

    makers = {
        "a_term": lambda i: draw.choice(bands[i % len(bands)]),
        "b_and2": lambda i: " ".join("+" + word for word in pair()),
        "c_or2": lambda i: " ".join(pair()),
        "d_title3to5": lambda i: of_title(3, 5),
        "e_title8to15": lambda i: of_title(8, 15),
        "f_phrase": lambda i: neighbours(),
        "g_prefix": lambda i: (lambda word: word[:max(2, len(word) - 1)] + "*")(draw.choice(bands[i % len(bands)])),
    }
    os.makedirs(folder, exist_ok=True)
    for name, make in makers.items():
        with open(paths[name], "w", encoding="utf-8") as out:
            for i in range(count):
                out.write(f"{name[0]}{i:03d}\t{make(i)}\n")
    return paths
