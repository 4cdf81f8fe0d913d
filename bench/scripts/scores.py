"""Scores of a TREC run, and a significance test of two runs."""
import math
import random
from collections import defaultdict

NAMES = ("mrr@10", "ndcg@10", "recall@100")


def read_judgments(path):
    """{query: {document: relevance}}; queries without a relevant document are left out."""
    judged = defaultdict(dict)
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            query, _, document, relevance = line.split()
            if float(relevance) > 0:
                judged[query][document] = float(relevance)
    return judged


def read_judged(path):
    """{query: documents with a judgment}, whether relevant or not."""
    judged = defaultdict(set)
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            query, _, document, _ = line.split()
            judged[query].add(document)
    return judged


def read_run(text):
    """{query: documents, best first} of `QID Q0 DOCUMENT RANK SCORE TAG` lines."""
    ranked = defaultdict(list)
    for line in text.splitlines():
        fields = line.split()
        ranked[fields[0]].append((int(fields[3]), fields[2]))
    return {query: list(dict.fromkeys(document for _, document in sorted(hits))) for query, hits in ranked.items()}


def of_query(relevant, found):
    """The three scores; the gain of a relevance r is 2^r - 1 (Burges et al., ICML 2005)."""
    gain = lambda document: 2 ** relevant.get(document, 0) - 1
    discounted = lambda gains: sum(g / math.log2(rank + 2) for rank, g in enumerate(gains))
    first = next((rank for rank, document in enumerate(found[:10], 1) if document in relevant), None)
    best = discounted(sorted((2 ** r - 1 for r in relevant.values()), reverse=True)[:10])
    return (1 / first if first else 0.0,
            discounted([gain(document) for document in found[:10]]) / best,
            sum(document in relevant for document in found[:100]) / len(relevant))


def of_run(judged, run):
    return {query: of_query(relevant, run.get(query, [])) for query, relevant in judged.items()}


def judged_share(judged, run, depth=10):
    """The share of the first hits that someone judged: the fewer, the less a score says of this ranking."""
    first = [(query, document) for query, found in run.items() for document in found[:depth]]
    return sum(document in judged[query] for query, document in first) / max(1, len(first))


def means(scores):
    return [sum(of_query[i] for of_query in scores.values()) / len(scores) for i in range(len(NAMES))]


def randomisation_test(ours, theirs, score=1, rounds=10000, seed=1):
    """The two-sided p of the paired randomisation test (Smucker, Allan, Carterette, CIKM 2007) on one of the scores."""
    differences = [d for d in (ours[query][score] - theirs[query][score] for query in ours) if d != 0]
    observed, draw, as_far = abs(sum(differences)), random.Random(seed), 0
    for _ in range(rounds):
        signs = draw.getrandbits(max(1, len(differences)))
        total = sum(d if signs >> i & 1 else -d for i, d in enumerate(differences))
        as_far += abs(total) >= observed - 1e-12
    return (as_far + 1) / (rounds + 1)
