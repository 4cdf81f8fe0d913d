import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.MMapDirectory;

/** The timing of a set of queries as query_timing.cpp has it, with more untimed passes for the just-in-time compiler. */
final class QueryTiming {
  private static final long WARM_UP_NANOSECONDS = 6_000_000_000L;
  private static final int LEAST_WARM_UPS = 3, MOST_WARM_UPS = 20;

  private final LucenePeer.Arguments arguments;
  private final DirectoryReader reader;
  private final List<BenchQuery> queries;
  private SortedSetDocValuesReaderState ordinals = null;
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private long results = 0;
  private int empty = 0;

  static void run(LucenePeer.Arguments arguments) throws Exception {
    try (DirectoryReader reader = DirectoryReader.open(new MMapDirectory(Paths.get(arguments.words.get(1))))) {
      new QueryTiming(arguments, reader).run();
    }
  }

  private QueryTiming(LucenePeer.Arguments arguments, DirectoryReader reader) throws IOException {
    this.arguments = arguments;
    this.reader = reader;
    queries = BenchQuery.read(Paths.get(arguments.words.get(2)), arguments.limit);
    if (!arguments.facet.isEmpty()) ordinals = new DefaultSortedSetDocValuesReaderState(reader, arguments.facet);
  }

  private IndexSearcher newSearcher() {
    IndexSearcher searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
    searcher.setSimilarity(new BM25Similarity(1.2f, 0.75f));
    return searcher;
  }

  private Query toLucene(BenchQuery query) {
    return query.toLucene(arguments.shape, arguments.where);
  }

  private ScoreDoc[] top(IndexSearcher searcher, BenchQuery query) throws IOException {
    if (!arguments.sort.isEmpty()) {
      Sort sort = new Sort(new SortedNumericSortField(arguments.sort, SortField.Type.LONG, true));
      return searcher.search(toLucene(query), arguments.k, sort).scoreDocs;
    }
    if (ordinals != null) return topAndFacets(searcher, query);
    if (!arguments.total) return searcher.search(toLucene(query), arguments.k).scoreDocs;
    TopScoreDocCollector collector = TopScoreDocCollector.create(arguments.k, Integer.MAX_VALUE);
    searcher.search(toLucene(query), collector);
    return collector.topDocs().scoreDocs;
  }

  private ScoreDoc[] topAndFacets(IndexSearcher searcher, BenchQuery query) throws IOException {
    FacetsCollector matches = new FacetsCollector();
    ScoreDoc[] hits = FacetsCollector.search(searcher, toLucene(query), arguments.k, matches).scoreDocs;
    new SortedSetDocValuesFacetCounts(ordinals, matches).getTopChildren(10, arguments.facet);
    return hits;
  }

  private void perform(IndexSearcher searcher, BenchQuery query) throws IOException {
    if (arguments.count) searcher.count(toLucene(query));
    else top(searcher, query);
  }

  private void run() throws Exception {
    IndexSearcher searcher = newSearcher();
    firstPass(searcher);
    warmUp(searcher);
    int n = queries.size();
    double[][] wall = new double[n][arguments.repeat], cpu = new double[n][arguments.repeat];
    double[] passes = new double[arguments.repeat];
    for (int pass = 0; pass < arguments.repeat; ++pass)
      for (int i = 0; i < n; ++i) {
        long cpuStart = threads.getCurrentThreadCpuTime(), start = System.nanoTime();
        perform(searcher, queries.get(i));
        wall[i][pass] = (System.nanoTime() - start) / 1e3;
        cpu[i][pass] = (threads.getCurrentThreadCpuTime() - cpuStart) / 1e3;
        passes[pass] += wall[i][pass] / n;
      }
    double[] wallTimes = sortedMedians(wall), cpuTimes = sortedMedians(cpu);
    Arrays.sort(passes);
    String set = Path.of(arguments.words.get(2)).getFileName().toString().replaceFirst("\\.[^.]*$", "");
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT,
        "{\"engine\": \"%s\", \"set\": \"%s\", \"mode\": \"%s\", \"k\": %d, \"queries\": %d, \"repeat\": %d, "
            + "\"mean_us\": %.2f, \"p50_us\": %.2f, \"p95_us\": %.2f, \"p99_us\": %.2f, \"max_us\": %.2f, "
            + "\"cpu_mean_us\": %.2f, \"cpu_p50_us\": %.2f, \"cpu_p95_us\": %.2f, "
            + "\"pass_mean_min_us\": %.2f, \"pass_mean_max_us\": %.2f, \"results\": %d, \"empty\": %d",
        LucenePeer.engineName(), set, arguments.count ? "count" : "top", arguments.k, n, arguments.repeat,
        mean(wallTimes), percentile(wallTimes, .5), percentile(wallTimes, .95), percentile(wallTimes, .99),
        wallTimes[n - 1], mean(cpuTimes), percentile(cpuTimes, .5), percentile(cpuTimes, .95), passes[0],
        passes[passes.length - 1], results, empty));
    if (arguments.threads > 1)
      line.append(String.format(Locale.ROOT, ", \"threads\": %d, \"qps\": %.0f", arguments.threads, queriesPerSecond()));
    System.out.printf("%s, \"peak_rss_mb\": %d}%n", line, LucenePeer.Process.peakMemoryMb());
  }

  private void firstPass(IndexSearcher searcher) throws IOException {
    PrintWriter dump = arguments.dump == null ? null : new PrintWriter(arguments.dump, "UTF-8");
    for (BenchQuery query : queries) {
      long found;
      if (arguments.count) {
        found = searcher.count(toLucene(query));
        if (dump != null) dump.printf("%s\t%d%n", query.id, found);
      } else {
        ScoreDoc[] hits = top(searcher, query);
        found = hits.length;
        for (int i = 0; i < hits.length && dump != null; ++i)
          dump.printf(Locale.ROOT, "%s\t%d\t%d\t%f%n", query.id, i + 1, lineOf(hits[i].doc), hits[i].score);
      }
      results += found;
      if (found == 0) ++empty;
    }
    if (dump != null) dump.close();
  }

  private long lineOf(int document) throws IOException {
    LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(document, reader.leaves()));
    NumericDocValues lines = leaf.reader().getNumericDocValues(CorpusIndexer.LINE);
    lines.advanceExact(document - leaf.docBase);
    return lines.longValue();
  }

  private void warmUp(IndexSearcher searcher) throws IOException {
    long start = System.nanoTime();
    for (int pass = 0; pass < MOST_WARM_UPS; ++pass) {
      if (pass >= LEAST_WARM_UPS && System.nanoTime() - start > WARM_UP_NANOSECONDS) return;
      for (BenchQuery query : queries) perform(searcher, query);
    }
  }

  private double queriesPerSecond() throws InterruptedException {
    List<Thread> running = new ArrayList<>();
    long start = System.nanoTime();
    for (int id = 0; id < arguments.threads; ++id) {
      int first = id * queries.size() / arguments.threads;
      Thread thread = new Thread(() -> {
        IndexSearcher searcher = newSearcher();
        try {
          for (int pass = 0; pass < arguments.repeat; ++pass)
            for (int i = 0; i < queries.size(); ++i) perform(searcher, queries.get((first + i) % queries.size()));
        } catch (IOException failure) {
          failure.printStackTrace();
          System.exit(2);
        }
      });
      running.add(thread);
      thread.start();
    }
    for (Thread thread : running) thread.join();
    return (double) queries.size() * arguments.repeat * arguments.threads / ((System.nanoTime() - start) / 1e9);
  }

  private static double[] sortedMedians(double[][] measured) {
    double[] medians = new double[measured.length];
    for (int i = 0; i < measured.length; ++i) {
      Arrays.sort(measured[i]);
      int half = measured[i].length / 2;
      medians[i] = measured[i].length % 2 == 1 ? measured[i][half] : (measured[i][half - 1] + measured[i][half]) / 2;
    }
    Arrays.sort(medians);
    return medians;
  }

  private static double percentile(double[] sorted, double share) {
    return sorted[Math.max(1, (int) Math.ceil(share * sorted.length)) - 1];
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }
}
