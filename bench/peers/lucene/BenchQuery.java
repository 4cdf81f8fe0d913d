import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
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
  Query toLucene(String shape, String where) {
    Query query = !shape.isEmpty() && terms.size() >= leastTerms(shape) ? shaped(shape) : plain();
    if (where.isEmpty()) return query;
    return new BooleanQuery.Builder().add(query, Occur.MUST).add(filter(where), Occur.FILTER).build();
  }

  private Query plain() {
    if (kind == Kind.PREFIX) return new PrefixQuery(term(terms.get(0)));
    if (terms.size() == 1) return new TermQuery(term(terms.get(0)));
    if (kind == Kind.PHRASE) return new PhraseQuery(CorpusIndexer.TEXT, terms.toArray(new String[0]));
    return put(terms, kind == Kind.ALL ? Occur.MUST : Occur.SHOULD);
  }

  /** The shapes of query_set.h. */
  private Query shaped(String shape) {
    int half = terms.size() / 2;
    List<String> first = terms.subList(0, half), second = terms.subList(half, terms.size());
    switch (shape) {
      case "all": return put(terms, Occur.MUST);
      case "slop": return phrase(2);
      case "phrase_and": return both(phrase(0), Occur.MUST, new TermQuery(term(terms.get(2))), Occur.MUST);
      case "and_not": return new BooleanQuery.Builder()
          .add(new TermQuery(term(terms.get(0))), Occur.MUST).add(new TermQuery(term(terms.get(1))), Occur.MUST)
          .add(new TermQuery(term(terms.get(2))), Occur.MUST_NOT).build();
      case "or_of_ands": return both(put(first, Occur.MUST), Occur.SHOULD, put(second, Occur.MUST), Occur.SHOULD);
      case "and_of_ors": return both(put(first, Occur.SHOULD), Occur.MUST, put(second, Occur.SHOULD), Occur.MUST);
      default: throw new IllegalArgumentException("--shape does not take '" + shape + "'");
    }
  }

  private static int leastTerms(String shape) {
    return shape.equals("slop") ? 2 : shape.endsWith("s") ? 4 : 3;
  }

  private Query phrase(int slop) {
    return new PhraseQuery(slop, CorpusIndexer.TEXT, terms.get(0), terms.get(1));
  }

  private static Query put(List<String> terms, Occur occur) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (String term : terms) all.add(new TermQuery(term(term)), occur);
    return all.build();
  }

  private static Query both(Query a, Occur ofA, Query b, Occur ofB) {
    return new BooleanQuery.Builder().add(a, ofA).add(b, ofB).build();
  }

  private static Query filter(String where) {
    String[] parts = where.split("=", 2);
    if (!parts[1].contains("..")) return new TermQuery(new Term(parts[0], parts[1]));
    String[] ends = parts[1].split("\\.\\.");
    long from = Long.parseLong(ends[0]), to = Long.parseLong(ends[1]);
    return new IndexOrDocValuesQuery(LongPoint.newRangeQuery(parts[0], from, to),
        SortedNumericDocValuesField.newSlowRangeQuery(parts[0], from, to));
  }

  private static Term term(String text) {
    return new Term(CorpusIndexer.TEXT, text);
  }
}
