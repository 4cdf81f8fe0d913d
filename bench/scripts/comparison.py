"""tra and the other engines on one corpus: indexes them, times the query sets in rounds, compares the results."""
import json
import os
import statistics
import time
from collections import defaultdict

import corpora
import project

PROGRAMS = {"tra": "tra_bench_queries", "lucene": "peers/peer_lucene", "xapian": "peers/peer_xapian", "fts5": "peers/peer_fts5"}
PACKAGES = {"tra": [], "lucene": ["liblucene8-java", "openjdk-17-jdk-headless"], "xapian": ["libxapian-dev"], "fts5": ["libsqlite3-dev"]}
# The number of queries per set for slow engines. tra is timed on the same queries beside them.
LIMITS = {"xapian": 200, "fts5": 50}
FAST_BUILDERS = ("tra", "fts5")
HEADLINE = "d_title3to5"
COUNT = "count of 2-term OR"
# Engines that have the fields to filter by, in an index of their own, so that the sizes of the plain indexes stay comparable.
WITH_FIELDS = ("tra", "lucene")
FILTERS = {
    "filter of 20 %": "share=fifth",
    "filter of 2 %": "share=fiftieth",
    "filter of 0.2 %": "share=rare",
    "range of 10 %, at random": "scattered=3000..3999",
    "range of 10,000 articles in a row": "rising=20000..29999",
}
SHAPES = {"all": "3-5 term AND", "or_of_ands": "OR of two ANDs", "and_of_ors": "AND of two ORs", "and_not": "AND NOT", "phrase_and": "phrase AND term", "slop": "phrase with slop 2"}
WORDS = {"c_or2": "2-term OR", "d_title3to5": "3-5 term OR", "b_and2": "2-term AND"}
BESIDE = {
    "sorted by a number at random": ["--sort", "scattered"],
    "sorted by a number in order": ["--sort", "rising"],
    "with a facet of 30 values": ["--facet", "topic"],
    "with a facet of 2,000 values": ["--facet", "name"],
    "with the exact total": ["--total"],
}
SEGMENTS = {"10 segments": ["--every", "15000"], "30 segments": ["--every", "5000"], "30 % removed": ["--erase"]}


def works():
    """{label: (query set, more arguments)} in the order of the tables."""
    of_sets = {label: (name, []) for name, label in corpora.SETS.items()}
    return of_sets | {COUNT: ("c_or2", ["--count"])}


def works_with_fields():
    """The same for the indexes with fields: filters, ranges, sorting, facets, shapes, counts and many hits."""
    made = {}
    for what, more in ({what: ["--where", where] for what, where in FILTERS.items()} | BESIDE).items():
        for name, words in WORDS.items():
            made[f"{words}, {what}"] = (name, more)
    for shape, what in SHAPES.items():
        made[what] = (HEADLINE, ["--shape", shape])
        made[f"count of {what}"] = (HEADLINE, ["--shape", shape, "--count"])
    for k in ("100", "1000"):
        made[f"top {k} of 3-5 term OR"] = (HEADLINE, ["--k", k])
    return made


def works_in_segments():
    """The same for indexes with several segments, or with removed articles: {label: (query set, of SEGMENTS)}."""
    return {f"{words}, {what}": (name, what) for what in SEGMENTS for name, words in WORDS.items()}


class Comparison:
    def __init__(self, build, work, engines, queries):
        self.build, self.work, self.queries = build, work, queries
        self.engines = engines
        self.built = {}  # engine -> what its index run printed
        self.index_rounds = []  # one thread's and two threads' index runs of tra
        self.times = defaultdict(lambda: defaultdict(list))  # work -> engine -> one object a round
        self.times_with_fields = defaultdict(lambda: defaultdict(list))
        self.beside = defaultdict(dict)  # work -> slow engine -> tra on the same queries
        self.process_ms = []  # of whole processes that search once

    # --- indexing ---

    def index(self, corpus, keep, rounds):
        """Indexes with every engine except those in `keep` whose index exists in the work folder. Fast builders alternate."""
        wanted = [engine for engine in self.engines if not (engine in keep and os.path.exists(self.record(engine)))]
        runs = defaultdict(list)
        for number in range(rounds):
            for engine in wanted:
                if number == 0 or engine in FAST_BUILDERS:
                    project.say(f"indexing with {engine}")
                    os.makedirs(os.path.dirname(self.record(engine)), exist_ok=True)
                    runs[engine].append(self.run_index(engine, corpus, self.index_folder(engine)))
        for engine, built in runs.items():
            with open(self.record(engine) + ".part", "w") as out:
                json.dump(sorted(built, key=lambda run: run["cpu_s"])[len(built) // 2], out)
            os.rename(self.record(engine) + ".part", self.record(engine))
        for engine in self.engines:
            with open(self.record(engine)) as found:
                self.built[engine] = json.load(found)

    def index_with_fields(self, corpus, keep):
        """tra and Lucene with the fields that queries are filtered by."""
        for engine in self.with_fields():
            if not (engine in keep and os.path.exists(self.fields_folder(engine))):
                project.say(f"indexing with {engine}, with fields")
                self.run_index(engine, corpus, self.fields_folder(engine), ["--fields"])

        for engine in self.with_fields():
            for what, more in SEGMENTS.items():
                if not (engine in keep and os.path.exists(self.segments_folder(engine, what))):
                    project.say(f"indexing with {engine}, {what}")
                    self.run_index(engine, corpus, self.segments_folder(engine, what), more)

    def with_fields(self):
        return [engine for engine in self.engines if engine in WITH_FIELDS]

    def fields_folder(self, engine):
        return self.index_folder(engine) + "-fields"

    def segments_folder(self, engine, what):
        return self.index_folder(engine) + "-" + what.replace(" ", "-").replace("%", "percent")

    def record(self, engine):
        return self.index_folder(engine) + ".json"

    def index_with_threads(self, corpus, rounds):
        """Indexes alternately with one thread and two, into temporary folders, without merging segments."""
        for number in range(rounds):
            project.say(f"indexing with one thread and with two, round {number + 1} of {rounds}")
            scratch = self.index_folder("tra-threads")
            self.index_rounds.append([self.run_index("tra", corpus, scratch, ["--segments", "--threads", threads]) for threads in ("1", "2")])

    def run_index(self, engine, corpus, folder, more=()):
        """Runs one indexing. Every engine may use memory for one segment: tra gets an option, Lucene and FTS5 take what they need."""
        memory = ["--memory", "512"] if engine == "tra" else []
        return project.run_json([self.program(engine), "index", corpus, folder, *memory, *more])

    # --- timing ---

    def time(self, rounds, repeat):
        for number in range(1, rounds + 1):
            for label, (name, more) in works().items():
                if name == HEADLINE:
                    more = more + ["--threads", "2"]
                for engine in self.engines:
                    if engine not in LIMITS:
                        self.times[label][engine].append(self.query(engine, name, label, more + ["--repeat", str(repeat)]))
                    elif number == 1:
                        self.time_slow(engine, name, label, [word for word in more if word == "--count"])
            project.say(f"round {number} of {rounds} done, load {project.load():.1f}")

    def time_with_fields(self, rounds, repeat):
        for number in range(1, rounds + 1):
            for label, (name, more) in works_with_fields().items():
                for engine in self.with_fields():
                    self.add_time(label, engine, self.fields_folder(engine), name, ["--repeat", str(repeat), *more])
            for label, (name, what) in works_in_segments().items():
                for engine in self.with_fields():
                    self.add_time(label, engine, self.segments_folder(engine, what), name, ["--repeat", str(repeat)])
            project.say(f"round {number} of {rounds} with fields done, load {project.load():.1f}")

    def add_time(self, label, engine, folder, name, more):
        command = [self.program(engine), "query", folder, self.queries[name], *more]
        self.times_with_fields[label][engine].append(project.run_json(command))

    def time_slow(self, engine, name, label, more):
        more = more + ["--repeat", "1", "--limit", str(LIMITS[engine])]
        self.times[label][engine].append(self.query(engine, name, label, more))
        if "tra" in self.engines:
            self.beside[label][engine] = self.query("tra", name, None, more)

    def time_processes(self, rounds):
        """A whole search from the command line, opening included, as a script would see it."""
        word = read_first_query(self.queries["a_term"])
        command = [os.path.join(self.build, "tra"), "search", "-i", self.index_folder("tra"), "--limit", "1", "--facets", "none", word]
        for _ in range(rounds):
            start = time.perf_counter()
            project.run_quietly(command)
            self.process_ms.append((time.perf_counter() - start) * 1000)

    def query(self, engine, name, label, more):
        dump = ["--dump", self.dump(engine, label)] if label else []
        return project.run_json([self.program(engine), "query", self.index_folder(engine), self.queries[name], "--k", "10", *more, *dump])

    def program(self, engine):
        return os.path.join(self.build, "bench", PROGRAMS[engine])

    def index_folder(self, engine):
        return os.path.join(self.work, "index", engine)

    def dump(self, engine, label):
        return os.path.join(self.work, f"{engine}.{label.replace(' ', '-')}.top")

    # --- what came out ---

    def median(self, label, engine, name):
        return statistics.median(result[name] for result in self.times[label][engine])

    def ratio(self, label, other, name):
        """The time of another engine divided by tra's: the median of the ratios of all rounds."""
        if other in LIMITS:
            return self.times[label][other][0][name] / self.beside[label][other][name]
        of_engine = self.times[label]
        return statistics.median(theirs[name] / ours[name] for ours, theirs in zip(of_engine["tra"], of_engine[other]))

    def agreement(self, label, engine):
        """The mean share of the top 10 that an engine and tra have in common."""
        ours, theirs = read_results(self.dump("tra", label)), read_results(self.dump(engine, label))
        shares = [len(ours[q] & theirs[q]) / max(len(ours[q]), len(theirs[q])) for q in theirs if ours.get(q) or theirs[q]]
        return sum(shares) / len(shares) if shares else None

    def different_counts(self):
        """The number of queries with different counts, the number of all queries, and the largest difference."""
        counted = {}
        for engine in self.engines:
            with open(self.dump(engine, COUNT), encoding="utf-8") as lines:
                counted[engine] = {query: int(count) for query, count in (line.split("\t") for line in lines)}
        spreads = []
        for query in set().union(*counted.values()):
            found = [of_engine[query] for of_engine in counted.values() if query in of_engine]
            spreads.append(max(found) - min(found))
        return sum(spread > 0 for spread in spreads), len(spreads), max(spreads)


def read_results(path):
    results = defaultdict(set)
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            query, _, document, _ = line.split("\t")
            results[query].add(document)
    return results


def read_first_query(path):
    with open(path, encoding="utf-8") as lines:
        return lines.readline().rstrip("\n").split("\t")[1]
