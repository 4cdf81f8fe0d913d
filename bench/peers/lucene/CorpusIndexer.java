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
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.MMapDirectory;

/** One field with positions, runs of letters and digits in lower case; merged into one segment. */
final class CorpusIndexer {
  static final String TEXT = "text", LINE = "line";
  private static final double BUFFER_MB = 256;  // as much as the engine it is compared with

  static final class Result {
    long articles, textBytes;
  }

  static Result index(Path corpus, Path folder, int threads, boolean stored, boolean fields)
      throws IOException {
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
        .setMergeScheduler(threads > 1 ? new ConcurrentMergeScheduler() : new SerialMergeScheduler());
    Result result = new Result();
    try (IndexWriter writer = new IndexWriter(new MMapDirectory(folder), config);
         BufferedReader lines = Files.newBufferedReader(corpus, StandardCharsets.UTF_8)) {
      runInThreads(threads, () -> addAll(lines, writer, result, stored, fields));
      writer.forceMerge(1);
      writer.commit();
    }
    return result;
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

  private static void addAll(BufferedReader lines, IndexWriter writer, Result result, boolean stored, boolean fields)
      throws IOException {
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
      if (stored) document.add(new StoredField("stored", text));
      if (fields) addFields(document, number);
      writer.addDocument(document);
    }
  }

  /** The fields of bench_fields.h. */
  private static void addFields(Document document, long line) {
    long mixed = mixed(line);
    long thousandth = Long.remainderUnsigned(mixed >>> 8, 1000);
    String share = thousandth < 200 ? "fifth" : thousandth < 220 ? "fiftieth" : thousandth < 222 ? "rare" : "other";
    document.add(new StringField("share", share, Field.Store.NO));
    addNumber(document, "scattered", Long.remainderUnsigned(mixed >>> 24, 10_000));
    addNumber(document, "rising", line);
  }

  private static void addNumber(Document document, String name, long value) {
    document.add(new LongPoint(name, value));
    document.add(new SortedNumericDocValuesField(name, value));
  }

  private static long mixed(long line) {
    long z = (line + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  private CorpusIndexer() {}
}
