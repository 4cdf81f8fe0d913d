import java.util.HashMap;
import java.util.Map;

/** An object of strings, such as a line of the benchmark corpus is; Java has no JSON reader of its own. */
final class FlatJson {
  private final String line;
  private final Map<String, String> members = new HashMap<>();
  private int at = 0;

  FlatJson(String line) {
    this.line = line;
    while (toNextQuote()) {
      String name = readString();
      if (!toNextQuote()) throw new IllegalArgumentException("member " + name + " is no string: " + line);
      members.put(name, readString());
    }
  }

  String get(String name) {
    return members.getOrDefault(name, "");
  }

  private boolean toNextQuote() {
    at = line.indexOf('"', at);
    if (at < 0) return false;
    ++at;
    return true;
  }

  private String readString() {
    StringBuilder text = new StringBuilder();
    for (;;) {
      int end = at;
      while (line.charAt(end) != '"' && line.charAt(end) != '\\') ++end;
      text.append(line, at, end);
      at = end + 1;
      if (line.charAt(end) == '"') return text.toString();
      text.append(readEscape());
    }
  }

  private char readEscape() {
    char escape = line.charAt(at++);
    switch (escape) {
      case 'n': return '\n';
      case 't': return '\t';
      case 'r': return '\r';
      case 'b': return '\b';
      case 'f': return '\f';
      case 'u':
        at += 4;
        return (char) Integer.parseInt(line.substring(at - 4, at), 16);
      default: return escape;
    }
  }
}
