"""What the measurements of a hand-over share: articles, the terms of queries, answers and their overlap."""
import json
import os
import subprocess

import corpora

PLAIN = ["--without", "questions,facets,opening,pairs,passages,compounds,accents,near"]


def shared_articles(shared, work):
    source, target = os.path.join(shared, "corpora", "vietnews-10k.jsonl.zst"), os.path.join(work, "articles.jsonl")
    if not os.path.exists(source):
        raise SystemExit("--articles is needed: there is no shared corpus")
    with open(target, "w", encoding="utf-8") as out:
        for article in corpora.read_zstd_lines(source):
            names = {"id": "id", "title": "title", "abstract": "lead", "body": "body"}
            out.write(json.dumps({to: corpora.as_text(article.get(of)) for of, to in names.items()}, ensure_ascii=False) + "\n")
    return target


def analysed(program, queries):
    """The terms of each query: all are analysed as one text, a query a line."""
    text = "".join(query + "\n" for _, query in queries).encode()
    found = subprocess.run([program, "analyze", "--format", "json"], input=text, stdout=subprocess.PIPE, check=True).stdout
    terms, line, end = [[] for _ in queries], 0, text.index(b"\n")
    for token in json.loads(found):
        while token["start"] > end:
            line, end = line + 1, text.index(b"\n", end + 1)
        if not token.get("alias"):
            terms[line].append(token["token"])
    return terms


def read_run(lines):
    return {query: [article for article, _ in hits] for query, hits in read_scores(lines).items()}


def read_scores(lines):
    """The articles of each query and their scores, of lines as TREC has them."""
    run = {}
    for line in lines:
        query, _, article, _, score, *_ = line.split(" ")
        run.setdefault(query, []).append((article, float(score)))
    return run


def overlap(one, other, queries):
    """Mean share of the best ten that both have, and the share of queries whose first hit is the same."""
    shares = [len(set(one[q]) & set(other[q])) / max(len(one[q]), len(other[q])) for q in queries]
    return sum(shares) / len(queries), sum(one[q][0] == other[q][0] for q in queries) / len(queries)
