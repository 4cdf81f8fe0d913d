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
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
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

  static Result index(Path corpus, Path folder, int threads, boolean stored) throws IOException {
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
      runInThreads(threads, () -> addAll(lines, writer, result, stored));
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

  private static void addAll(BufferedReader lines, IndexWriter writer, Result result, boolean stored) throws IOException {
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
      writer.addDocument(document);
    }
  }

  private CorpusIndexer() {}
}
