"""The cost of tra's own ranking: queries with and without diacritics, default ranking and plain BM25."""
import os
import statistics
import unicodedata
from collections import defaultdict

import corpora
import project
from tables import number, table

UNMARKED_TARGET, DEFAULT_TARGET = 2.5, 1.5  # times the median at most
ALL_REQUIRED = {"d_title3to5": "3-5 term AND", "e_title8to15": "8-15 term AND"}  # what a search does unless told otherwise


def without_marks(text):
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def rewritten(source, target, rewrite):
    with open(source, encoding="utf-8") as lines, open(target, "w", encoding="utf-8") as out:
        for line in lines:
            identifier, query = line.rstrip("\n").split("\t")
            out.write(f"{identifier}\t{rewrite(query)}\n")
    return target


class OwnRanking:
    """Three searches of one Vietnamese index: with diacritics, without, and with diacritics and plain BM25."""

    def __init__(self, comparison):
        self.program, self.index = comparison.program("tra"), comparison.index_folder("tra-vietnamese")
        self.times = defaultdict(lambda: defaultdict(list))  # work -> way -> one object a round
        self.queries = {}  # work -> the set with marks and the set without
        folder = os.path.join(comparison.work, "own-queries")
        os.makedirs(folder, exist_ok=True)
        for name, label in corpora.SETS.items():
            self.add_set(folder, name, label.removeprefix("top 10 of ").removeprefix("a "), comparison.queries[name])
            if name in ALL_REQUIRED:
                every = rewritten(comparison.queries[name], os.path.join(folder, name + "_all.tsv"),
                                  lambda query: " ".join("+" + word for word in query.split()))
                self.add_set(folder, name + "_all", ALL_REQUIRED[name], every)

    def add_set(self, folder, name, label, marked):
        self.queries[label] = marked, rewritten(marked, os.path.join(folder, name + ".unmarked.tsv"), without_marks)

    def make_index(self, corpus, keep):
        if not (keep and os.path.exists(self.index)):
            project.say("indexing with tra's own analysis")
            project.run_json([self.program, "index", corpus, self.index, "--vietnamese"])

    def time(self, rounds, limit):
        for round_number in range(1, rounds + 1):
            for label, (marked, unmarked) in self.queries.items():
                for way, file, more in (("plain", marked, []), ("marked", marked, ["--vietnamese"]), ("unmarked", unmarked, ["--vietnamese"])):
                    self.times[label][way].append(project.run_json(
                        [self.program, "query", self.index, file, "--repeat", "1", "--limit", str(limit), *more]))
            project.say(f"round {round_number} of {rounds} of tra's own ranking done, load {project.load():.1f}")

    def ratio(self, label, way, to, name):
        return statistics.median(a[name] / b[name] for a, b in zip(self.times[label][way], self.times[label][to]))

    def report(self, limit):
        cell = lambda rounds: " / ".join(number(statistics.median(r[name] for r in rounds)) for name in ("cpu_p50_us", "cpu_mean_us"))
        rows = []
        for label, ways in self.times.items():
            row = [label] + [cell(ways[way]) for way in ("plain", "marked", "unmarked")]
            for way, to, target in (("marked", "plain", DEFAULT_TARGET), ("unmarked", "marked", UNMARKED_TARGET)):
                median = self.ratio(label, way, to, "cpu_p50_us")
                row.append(f"{median:.1f} / {self.ratio(label, way, to, 'cpu_mean_us'):.1f}" + ("" if median <= target else " (not reached)"))
            rows.append(row)
        return (f"tra's own analysis and ranking, one index: plain BM25, the default ranking (marks, adjacent pairs), the default ranking of the "
                f"same queries typed without marks. Microseconds of CPU time, p50 / mean over the first {limit} queries of each set, and their "
                f"ratios; to reach at p50: default at most {DEFAULT_TARGET}x plain, unmarked at most {UNMARKED_TARGET}x marked.\n\n"
                + table(["work", "plain BM25", "default", "default, unmarked", "default : plain", "unmarked : marked"], rows)
                + f"\nMost memory of one of these processes beyond mapped files: {self.memory():.1f} MiB.\n")

    def memory(self):
        return max(run["private_mb"] for ways in self.times.values() for rounds in ways.values() for run in rounds)
