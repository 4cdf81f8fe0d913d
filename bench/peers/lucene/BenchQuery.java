import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** One line of a query file, split into terms. */
final class BenchQuery {
  private enum Kind { ANY, ALL, PHRASE, PREFIX }

  final String id;
  private final Kind kind;
  private final List<String> terms = new ArrayList<>();

  private BenchQuery(String id, String text) {
    this.id = id;
    kind = text.startsWith("+") ? Kind.ALL : text.startsWith("\"") ? Kind.PHRASE : text.endsWith("*") ? Kind.PREFIX : Kind.ANY;
    for (String term : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{Nd}]+"))
      if (!term.isEmpty()) terms.add(term);
  }

  static List<BenchQuery> read(Path file, int limit) throws IOException {
    List<BenchQuery> queries = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (limit > 0 && queries.size() == limit) break;
      String[] parts = line.split("\t", 2);
      queries.add(new BenchQuery(parts[0], parts[1]));
    }
    return queries;
  }

  /** What a timed run begins with. Prefixes are not ranked: Lucene gives each match the same score. */
  Query toLucene() {
    if (kind == Kind.PREFIX) return new PrefixQuery(term(terms.get(0)));
    if (terms.size() == 1) return new TermQuery(term(terms.get(0)));
    if (kind == Kind.PHRASE) return new PhraseQuery(CorpusIndexer.TEXT, terms.toArray(new String[0]));
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (String term : terms) all.add(new TermQuery(term(term)), kind == Kind.ALL ? Occur.MUST : Occur.SHOULD);
    return all.build();
  }

  private static Term term(String text) {
    return new Term(CorpusIndexer.TEXT, text);
  }
}
