"""A Comparison as Markdown and as a chart."""
import statistics

import charts
import corpora
import project
from comparison import COUNT, LIMITS, HEADLINE, works
from tables import number, table

# Target speeds as multiples of Lucene 8's speed, which is about 1.2 to 1.5 times PISA's speed on the same corpus.
SPEED_TARGETS = {"a_term": 6, "b_and2": 11, "c_or2": 13, "d_title3to5": 11, "e_title8to15": 10.5, "f_phrase": 7, "g_prefix": 9, COUNT: 15}
MEMORY_TARGET_MIB, PROCESS_TARGET_MS = 32, 10


def name_of(comparison, engine):
    return comparison.built[engine]["engine"]


def target_row(what, wanted, reached, good):
    return [what, wanted, reached, "yes" if good else "**no**"]


def speed_rows(comparison):
    for label, (name, _) in works().items():
        target = SPEED_TARGETS[label if label == COUNT else name]
        wall, cpu = (comparison.ratio(label, "lucene", time) for time in ("mean_us", "cpu_mean_us"))
        what = label + (", against Lucene's unranked" if name == "g_prefix" else "")
        yield target_row(what, f"{target}x Lucene 8", f"{cpu:.1f}x (wall {wall:.1f}x)", cpu >= target)


def thread_row(comparison):
    rounds = comparison.times[corpora.SETS[HEADLINE]]["tra"]
    wall = statistics.median(r["qps_ratio"] for r in rounds)
    unhindered = statistics.median(2 * r["one_thread_cpu_us"] / r["threads_cpu_us"] for r in rounds)
    return target_row("2 threads, 3-5 term OR", "1.9x one thread", f"{wall:.2f}x ({unhindered:.2f}x by CPU time a query)", wall >= 1.9)


def index_rows(comparison):
    built = comparison.built
    per_cpu = lambda engine: built[engine]["raw_text_bytes"] / built[engine]["cpu_s"]
    if "lucene" in built:
        share = built["tra"]["index_bytes"] / built["lucene"]["index_bytes"]
        yield target_row("index with positions, no stored text", "at most 0.9x Lucene's bytes", f"{share:.3f}x", share <= 0.9)
    if "fts5" in built:
        rate = per_cpu("tra") / per_cpu("fts5")
        yield target_row("indexing, 1 thread, MB/s of CPU time", "2x FTS5", f"{rate:.2f}x", rate >= 2)
    if comparison.index_rounds:
        gain = statistics.median(one["wall_s"] / two["wall_s"] for one, two in comparison.index_rounds)
        yield target_row("indexing, 2 threads", "1.8x one thread", f"{gain:.2f}x", gain >= 1.8)


def memory_rows(comparison):
    memory = max(r["private_mb"] for of_engine in comparison.times.values() for r in of_engine["tra"])
    yield target_row("memory of a searching process beyond mapped files", f"under {MEMORY_TARGET_MIB} MiB", f"{memory:.1f} MiB", memory < MEMORY_TARGET_MIB)
    if comparison.process_ms:
        median = statistics.median(comparison.process_ms)
        yield target_row("`tra search`, process start to end", f"under {PROCESS_TARGET_MS} ms",
                         f"{median:.1f} ms (least {min(comparison.process_ms):.1f})", median < PROCESS_TARGET_MS)


def targets(comparison):
    rows = []
    if "lucene" in comparison.engines:
        rows += speed_rows(comparison)
    rows.append(thread_row(comparison))
    rows += index_rows(comparison)
    rows += memory_rows(comparison)
    return table(["work", "to reach", "measured", "reached"], rows)


def times(comparison):
    rows = []
    for label, of_engine in comparison.times.items():
        median = lambda engine, name: number(comparison.median(label, engine, name))
        rows.append([label] + [f"{median(e, 'mean_us')} / {median(e, 'p50_us')} / {median(e, 'p95_us')} ({median(e, 'cpu_mean_us')})" for e in comparison.engines])
    rows.append(["queries/s, 3-5 term OR, 2 threads"] + [
        "–" if e in LIMITS else number(comparison.median(corpora.SETS[HEADLINE], e, "qps")) for e in comparison.engines])
    return table(["work"] + [name_of(comparison, engine) for engine in comparison.engines], rows)


def ratios(comparison):
    others = [engine for engine in comparison.engines if engine != "tra"]
    return table(["work"] + others, [
        [label] + [f"{comparison.ratio(label, e, 'mean_us'):.1f} ({comparison.ratio(label, e, 'cpu_mean_us'):.1f})" for e in others]
        for label in comparison.times])


def with_fields(comparison):
    """Filters, ranges and shapes: mean and p50 of CPU time, and the ratio of the means of each round."""
    engines = comparison.with_fields()
    rows = []
    for label, of_engine in comparison.times_with_fields.items():
        median = lambda engine, name: number(statistics.median(run[name] for run in of_engine[engine]))
        row = [label] + [f"{median(e, 'cpu_mean_us')} / {median(e, 'cpu_p50_us')}" for e in engines]
        if len(engines) == 2:
            row.append(f"{statistics.median(theirs['cpu_mean_us'] / ours['cpu_mean_us'] for ours, theirs in zip(*(of_engine[e] for e in engines))):.1f}")
        rows.append(row)
    return table(["work"] + [name_of(comparison, engine) for engine in engines] + (["ratio"] if len(engines) == 2 else []), rows)


def building(comparison):
    return table(["", "wall s", "CPU s", "MB of text / CPU s", "peak MB", "index bytes"], [
        [built["engine"], number(built["wall_s"], 1), number(built["cpu_s"], 1), number(built["raw_text_bytes"] / 1e6 / built["cpu_s"], 1),
         number(built["peak_rss_mb"]), number(built["index_bytes"])] for built in comparison.built.values()])


def agreements(comparison):
    others = [engine for engine in comparison.engines if engine != "tra"]
    rows = [[label] + [number(comparison.agreement(label, engine), 3) for engine in others]
            for label, (name, _) in works().items() if label != COUNT and name != "g_prefix"]
    return table(["work"] + others, rows)


def counts(comparison):
    different, queries, most = comparison.different_counts()
    if different == 0:
        return f"All engines count the same matches of all {queries} queries."
    return (f"All engines count the same matches of {queries - different} of {queries} queries; the counts of the others differ by at most {most} "
            "(combining marks that stand after a letter which already has them: tra keeps such a word whole, the others split it).")


def report(comparison, corpus, rounds):
    """`corpus` describes the corpus and the queries."""
    built = next(iter(comparison.built.values()))
    parts = [f"{corpus}: {number(built['docs'])} articles, {number(built['raw_text_bytes'])} bytes of text. {project.machine()}, load "
             f"{project.load():.1f} at the end. Medians of {rounds} interleaved rounds, one thread, warm, in process, top 10, one field of plain BM25."]
    if "tra" in comparison.engines:
        parts += ["What was to be reached, and what was (ratios of mean CPU time, which other programs on the machine disturb little, and of wall time):",
                  targets(comparison)]
    limits = " and ".join(f"the first {LIMITS[e]} queries of each set for {name_of(comparison, e)}" for e in comparison.engines if e in LIMITS)
    parts += ["Microseconds a query of wall time, mean / p50 / p95, and in brackets the mean in CPU time"
              + (f" (one pass in one round over {limits})" if limits else "") + ":", times(comparison)]
    if "tra" in comparison.engines and len(comparison.engines) > 1:
        parts += ["Times of tra's mean on the same queries (wall, and CPU in brackets):", ratios(comparison)]
    if comparison.times_with_fields:
        parts += ["With fields beside the text (bench_fields.h), microseconds of CPU time a query, mean / p50, and how many times tra's mean Lucene's is (to reach: 1.5). "
                  "Filters and ranges are clauses of the query that score nothing; the rows of segments and of removed articles have indexes without fields:", with_fields(comparison)]
    parts += ["Building, positions kept, text not stored, one segment (tra and fts5: medians of rounds by turns):", building(comparison)]
    if "tra" in comparison.engines and len(comparison.engines) > 1:
        parts += ["Share of tra's top 10 that the others have too (the formulas differ in idf and in the rounding of lengths; "
                  "Xapian scores the words of a phrase, not the phrase):", agreements(comparison)]
        parts.append(counts(comparison))
    return "\n\n".join(part.strip() for part in parts) + "\n"


def chart(comparison):
    series = {name_of(comparison, engine): [comparison.median(label, engine, "mean_us") for label in comparison.times] for engine in comparison.engines}
    return charts.bars("Mean time of a query", "µs", list(comparison.times), series)
