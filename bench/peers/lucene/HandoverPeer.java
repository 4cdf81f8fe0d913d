import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.shingle.ShingleFilter;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BM25FQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * Searches articles as the mapping of `tra export --format opensearch --mapping` has them indexed.
 *
 *   HandoverPeer ARTICLES.tsv QUERIES.tsv K RUN PAIRS_RUN
 *
 * A line of articles is an id and the terms of title, lead, body and captions with blanks between, a line of queries an
 * id and terms. RUN gets the first K of what `combined_fields` finds with the weights that HANDOVER.md names, which is a
 * BM25FQuery for each term; PAIRS_RUN those with the subfields of pairs as further clauses.
 */
public class HandoverPeer {
  private static final String[] FIELDS = {"title_terms", "lead_terms", "body_terms", "captions_terms"};
  private static final float[] WEIGHTS = {3, 2, 1, 1};
  private static final float PAIR_WEIGHT = 0.3f;
  private static final BM25Similarity SIMILARITY = new BM25Similarity(1.2f, 0.75f);

  public static void main(String[] given) throws IOException {
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
      index(Paths.get(given[0]), directory);
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setSimilarity(SIMILARITY);
        int k = Integer.parseInt(given[2]);
        answer(searcher, Paths.get(given[1]), k, given[3], false);
        answer(searcher, Paths.get(given[1]), k, given[4], true);
      }
    }
  }

  /** The analyzers "terms" and "pairs" of the mapping. */
  private static final class Mapping extends Analyzer {
    Mapping() {
      super(Analyzer.PER_FIELD_REUSE_STRATEGY);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer terms = new WhitespaceTokenizer();
      if (!field.endsWith(".pairs")) return new TokenStreamComponents(terms);
      ShingleFilter pairs = new ShingleFilter(terms, 2, 2);
      pairs.setOutputUnigrams(false);
      return new TokenStreamComponents(terms, pairs);
    }
  }

  private static void index(Path articles, ByteBuffersDirectory directory) throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(new Mapping()).setSimilarity(SIMILARITY);
    try (IndexWriter writer = new IndexWriter(directory, config);
         BufferedReader lines = Files.newBufferedReader(articles, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split("\t", -1);
        Document document = new Document();
        document.add(new StringField("id", cells[0], Field.Store.YES));
        for (int i = 0; i < FIELDS.length; ++i) {
          document.add(new TextField(FIELDS[i], cells[i + 1], Field.Store.NO));
          document.add(new TextField(FIELDS[i] + ".pairs", cells[i + 1], Field.Store.NO));
        }
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
  }

  private static void answer(IndexSearcher searcher, Path queries, int k, String run, boolean pairs) throws IOException {
    try (PrintWriter out = new PrintWriter(run, "UTF-8")) {
      for (String line : Files.readAllLines(queries)) {
        String[] cells = line.split("\t", 2);
        int rank = 0;
        for (ScoreDoc hit : searcher.search(query(cells[1].split(" "), pairs), k).scoreDocs)
          out.printf("%s Q0 %s %d %s lucene%n", cells[0], searcher.doc(hit.doc).get("id"), ++rank, hit.score);
      }
    }
  }

  private static Query query(String[] terms, boolean pairs) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (String term : terms) {
      BM25FQuery.Builder combined = new BM25FQuery.Builder(1.2f, 0.75f).addTerm(new BytesRef(term));
      for (int i = 0; i < FIELDS.length; ++i) combined.addField(FIELDS[i], WEIGHTS[i]);
      all.add(combined.build(), Occur.SHOULD);
    }
    for (int i = 0; pairs && i + 1 < terms.length; ++i)
      for (String field : FIELDS) {
        Query pair = new TermQuery(new Term(field + ".pairs", terms[i] + " " + terms[i + 1]));
        all.add(new BoostQuery(pair, PAIR_WEIGHT), Occur.SHOULD);
      }
    return all.build();
  }
}
