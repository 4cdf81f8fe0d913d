import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Lucene 8 in the command form of the other benchmark programs:
 *
 *   index CORPUS.jsonl DIR [--stored] [--fields] [--every N] [--erase]
 *   query DIR QUERIES.tsv [--k 10] [--repeat N] [--threads T] [--count] [--limit N] [--dump FILE] [--where FILTER]
 *                         [--shape SHAPE] [--sort NUMBER] [--facet KEYWORD] [--total]
 */
public class LucenePeer {
  static final class Arguments {
    final List<String> words = new ArrayList<>();
    int k = 10, repeat = 5, threads = 1, limit = 0, every = 0;
    boolean count = false, stored = false, fields = false, erase = false, total = false;
    String dump = null, where = "", shape = "", sort = "", facet = "";

    Arguments(String[] given) {
      for (int i = 0; i < given.length; ++i) {
        switch (given[i]) {
          case "--k": k = Integer.parseInt(given[++i]); break;
          case "--repeat": repeat = Integer.parseInt(given[++i]); break;
          case "--threads": threads = Integer.parseInt(given[++i]); break;
          case "--limit": limit = Integer.parseInt(given[++i]); break;
          case "--dump": dump = given[++i]; break;
          case "--count": count = true; break;
          case "--stored": stored = true; break;
          case "--fields": fields = true; break;
          case "--every": every = Integer.parseInt(given[++i]); break;
          case "--erase": erase = true; break;
          case "--total": total = true; break;
          case "--sort": sort = given[++i]; break;
          case "--facet": facet = given[++i]; break;
          case "--where": where = given[++i]; break;
          case "--shape": shape = given[++i]; break;
          default: words.add(given[i]);
        }
      }
    }
  }

  public static void main(String[] given) throws Exception {
    Arguments arguments = new Arguments(given);
    String verb = arguments.words.size() == 3 ? arguments.words.get(0) : "";
    if (verb.equals("index")) {
      index(arguments);
    } else if (verb.equals("query")) {
      QueryTiming.run(arguments);
    } else {
      System.err.println("usage: peer_lucene index CORPUS.jsonl DIR | query DIR QUERIES.tsv");
      System.exit(2);
    }
  }

  static String engineName() {
    return "lucene-" + org.apache.lucene.util.Version.LATEST;
  }

  private static void index(Arguments arguments) throws IOException {
    Path folder = Paths.get(arguments.words.get(2));
    deleteFiles(folder);
    long start = System.nanoTime();
    CorpusIndexer.Result indexed =
        new CorpusIndexer(arguments, folder).index(Paths.get(arguments.words.get(1)));
    double wall = (System.nanoTime() - start) / 1e9;
    System.out.printf(Locale.ROOT,
        "{\"engine\": \"%s\", \"threads\": %d, \"docs\": %d, \"raw_text_bytes\": %d, \"wall_s\": %.2f, \"cpu_s\": %.2f, "
            + "\"mb_per_s\": %.1f, \"peak_rss_mb\": %d, \"index_bytes\": %d}%n",
        engineName(), arguments.threads, indexed.articles, indexed.textBytes, wall, Process.cpuSeconds(),
        indexed.textBytes / 1e6 / wall, Process.peakMemoryMb(), bytesOf(folder));
  }

  private static void deleteFiles(Path folder) throws IOException {
    if (!Files.exists(folder)) return;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) Files.delete(file);
    }
  }

  private static long bytesOf(Path folder) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) bytes += Files.size(file);
    }
    return bytes;
  }

  /** What the operating system says of this process. */
  static final class Process {
    static double cpuSeconds() {
      return ((com.sun.management.OperatingSystemMXBean)
                     java.lang.management.ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    static long peakMemoryMb() throws IOException {
      for (String line : Files.readAllLines(Paths.get("/proc/self/status")))
        if (line.startsWith("VmHWM:")) return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
      return 0;
    }
  }
}
