import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.LowerCaseFilter;
import org.apache.lucene.analysis.util.CharTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.MMapDirectory;

/** One field with positions, runs of letters and digits in lower case; merged into one segment. */
final class CorpusIndexer {
  static final String TEXT = "text", LINE = "line", KEY = "key";
  static final FacetsConfig FACETS = facetsConfig();
  private static final double BUFFER_MB = 256;  // as much as the engine it is compared with

  static final class Result {
    long articles, textBytes;
  }

  private final LucenePeer.Arguments arguments;
  private final Path folder;

  CorpusIndexer(LucenePeer.Arguments arguments, Path folder) {
    this.arguments = arguments;
    this.folder = folder;
  }

  /** Each facet has ordinals of its own. */
  private static FacetsConfig facetsConfig() {
    FacetsConfig config = new FacetsConfig();
    for (String facet : new String[] {"topic", "name"}) config.setIndexFieldName(facet, facet);
    return config;
  }

  Result index(Path corpus) throws IOException {
    Analyzer analyzer = new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String field) {
        Tokenizer letters = CharTokenizer.fromTokenCharPredicate(Character::isLetterOrDigit);
        return new TokenStreamComponents(letters, new LowerCaseFilter(letters));
      }
    };
    IndexWriterConfig config = new IndexWriterConfig(analyzer)
        .setRAMBufferSizeMB(BUFFER_MB)
        .setSimilarity(new BM25Similarity(1.2f, 0.75f))
        .setUseCompoundFile(false)
        .setMergeScheduler(arguments.threads > 1 ? new ConcurrentMergeScheduler() : new SerialMergeScheduler());
    if (arguments.every > 0) config.setMergePolicy(NoMergePolicy.INSTANCE);
    Result result = new Result();
    try (IndexWriter writer = new IndexWriter(new MMapDirectory(folder), config);
         BufferedReader lines = Files.newBufferedReader(corpus, StandardCharsets.UTF_8)) {
      runInThreads(arguments.threads, () -> addAll(lines, writer, result));
      if (arguments.every == 0) writer.forceMerge(1);
      writer.commit();
    }
    if (arguments.erase) erase(result.articles);
    return result;
  }

  private void erase(long articles) throws IOException {
    IndexWriterConfig config = new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE);
    try (IndexWriter writer = new IndexWriter(new MMapDirectory(folder), config)) {
      for (long line = 0; line < articles; ++line)
        if (Long.remainderUnsigned(mixed(line) >>> 40, 10) < 3) writer.deleteDocuments(new Term(KEY, Long.toString(line)));
      writer.commit();
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void runInThreads(int count, Work work) {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < count; ++i) {
      Thread thread = new Thread(() -> {
        try {
          work.run();
        } catch (IOException failure) {
          failure.printStackTrace();
          System.exit(2);
        }
      });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
    }
  }

  private void addAll(BufferedReader lines, IndexWriter writer, Result result) throws IOException {
    FieldType positions = new FieldType();
    positions.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    positions.freeze();
    for (;;) {
      String line;
      long number;
      synchronized (lines) {
        line = lines.readLine();
        if (line == null) return;
        number = result.articles++;
      }
      FlatJson article = new FlatJson(line);
      String text = article.get("title") + "\n" + article.get("text");
      synchronized (result) {
        result.textBytes += text.getBytes(StandardCharsets.UTF_8).length;
      }
      Document document = new Document();
      document.add(new Field(TEXT, text, positions));
      document.add(new NumericDocValuesField(LINE, number));
      if (arguments.stored) document.add(new StoredField("stored", text));
      if (arguments.erase) document.add(new StringField(KEY, Long.toString(number), Field.Store.NO));
      if (arguments.fields) addFields(document, number);
      writer.addDocument(FACETS.build(document));
      if (arguments.every > 0 && (number + 1) % arguments.every == 0) writer.commit();
    }
  }

  /** The fields of bench_fields.h. */
  private static void addFields(Document document, long line) {
    long mixed = mixed(line);
    long thousandth = Long.remainderUnsigned(mixed >>> 8, 1000);
    String share = thousandth < 200 ? "fifth" : thousandth < 220 ? "fiftieth" : thousandth < 222 ? "rare" : "other";
    document.add(new StringField("share", share, Field.Store.NO));
    document.add(new SortedSetDocValuesFacetField("topic", "t" + valueOf(line, 30)));
    document.add(new SortedSetDocValuesFacetField("name", "n" + valueOf(line, 2000)));
    addNumber(document, "scattered", Long.remainderUnsigned(mixed >>> 24, 10_000));
    addNumber(document, "rising", line);
  }

  private static void addNumber(Document document, String name, long value) {
    document.add(new LongPoint(name, value));
    document.add(new SortedNumericDocValuesField(name, value));
  }

  private static long valueOf(long line, long values) {
    long draws = mixed(line ^ values << 32);
    return Math.min(Long.remainderUnsigned(draws >>> 8, values), Long.remainderUnsigned(draws >>> 32, values));
  }

  private static long mixed(long line) {
    long z = (line + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
