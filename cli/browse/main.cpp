// tra-browse LANGUAGE INDEX [QUERY...]: the terminal browser that tra browse starts.
#include <curses.h>

#include <csignal>
#include <iostream>

#include "arguments/language.h"
#include "browse/model.h"
#include "browse/terminal_session.h"
#include "browse/view.h"
#include "output/citation.h"
#include "output/message.h"
#include "output/opening.h"
#include "output/original.h"
#include "output/terminal.h"
#include "tra/article_index.h"
#include "tra/directory.h"
#include "tra/utf8.h"

namespace tra::cli::browse {
namespace {

constexpr int control(char letter) { return letter & 31; }
constexpr int kEscape = 27, kDelete = 127;

class Browser {
 public:
  Browser(TerminalSession& session, std::shared_ptr<const Snapshot> snapshot, const Wording& wording, std::string query)
      : session_(session), model_(std::move(snapshot), wording) {
    model_.query = std::move(query);
    if (!model_.query.empty()) model_.search();
  }

  void run() {
    for (draw(model_, state_); TerminalSession::ended() == 0;) {
      wint_t key = 0;
      const int kind = get_wch(&key);
      if (kind == ERR) continue;  // no key for a while, or a signal
      state_.message.clear();
      if (!take(kind == KEY_CODE_YES, key)) return;
      draw(model_, state_);
    }
  }

 private:
  // False when the key ends the program.
  bool take(bool special, wint_t key) {
    if (special) return take_special(key), true;
    switch (key) {
      case kEscape:
      case control('C'):
      case control('Q'):
        return false;
      case control('O'):
        open();
        break;
      case control('Y'):
        copy_citation();
        break;
      case control('U'):
        set_query({});
        break;
      case '\t':
        state_.focus = state_.focus == Focus::query ? Focus::facets : Focus::query;
        break;
      case '\b':
      case kDelete:
        erase_letter();
        break;
      case '\r':
      case '\n':
      case ' ':
        if (state_.focus == Focus::facets)
          toggle();
        else if (key == ' ')
          set_query(model_.query + ' ');
        break;
      default:
        if (key >= ' ' && state_.focus == Focus::query) type(key);
    }
    return true;
  }

  void take_special(wint_t key) {
    switch (key) {
      case KEY_UP:
        step(-1);
        break;
      case KEY_DOWN:
        step(1);
        break;
      case KEY_PPAGE:
        state_.scroll -= std::min(state_.scroll, preview_rows());
        break;
      case KEY_NPAGE:
        state_.scroll += preview_rows();
        break;
      case KEY_BACKSPACE:
        erase_letter();
        break;
      default:
        break;  // KEY_RESIZE: it is drawn anew
    }
  }

  void step(int by) {
    std::size_t& at = state_.focus == Focus::facets ? state_.facet : model_.chosen;
    const std::size_t all = state_.focus == Focus::facets ? model_.facets().size() : model_.result().hits.size();
    if (by < 0 ? at == 0 : at + 1 >= all) return;
    at += static_cast<std::size_t>(by);
    if (state_.focus == Focus::query) state_.scroll = 0;
  }

  void set_query(std::string query) {
    model_.query = std::move(query);
    model_.search();
    state_.scroll = 0;
    state_.facet = 0;
  }

  void type(wint_t key) {
    if (key > 0xFFFF) return;  // no letter of a query
    std::string query = model_.query;
    append_code_point(query, static_cast<char32_t>(key));
    set_query(std::move(query));
  }

  void erase_letter() {
    if (state_.focus != Focus::query || model_.query.empty()) return;
    std::string query = model_.query;
    query.resize(query.size() - code_point_before(query, query.size()).bytes);
    set_query(std::move(query));
  }

  void toggle() {
    model_.toggle(state_.facet);
    if (state_.facet >= model_.facets().size()) state_.facet = model_.facets().empty() ? 0 : model_.facets().size() - 1;
    state_.scroll = 0;
  }

  void open() {
    const Article* article = model_.article();
    if (article == nullptr) return;
    try {
      const auto address = find_article(model_.snapshot(), article->id);
      const std::string file = address ? std::string(model_.snapshot().document(*address).text("file")) : "";
      const auto command = opening(*article, find_original(model_.snapshot(), *article, file), false);
      session_.leave();
      run_program(command);
      session_.come_back();
    } catch (const std::exception& error) {
      session_.come_back();
      state_.message = in_language(error.what(), model_.wording().language());
    }
  }

  void copy_citation() {
    const Article* article = model_.article();
    if (article == nullptr) return;
    std::string citation = citation_text(*article, model_.wording());
    while (!citation.empty() && citation.back() == '\n') citation.pop_back();
    TerminalSession::copy(citation);
    state_.message = model_.wording().say("Copied: ", "Đã chép: ") + citation;
  }

  TerminalSession& session_;
  Model model_;
  ViewState state_;
};

int run(int count, char** values) {
  if (count < 3) throw std::runtime_error("tra-browse LANGUAGE INDEX [QUERY...]; tra browse starts it");
  const Wording wording(language_named(values[1]));
  std::string query;
  for (int i = 3; i < count; ++i) query += (query.empty() ? "" : " ") + std::string(values[i]);
  const auto snapshot = Snapshot::open(open_directory(values[2]));
  {
    TerminalSession session;
    Browser(session, snapshot, wording, std::move(query)).run();
  }
  const int signal = TerminalSession::ended();
  return signal == 0 ? 0 : 128 + signal;
}

}  // namespace
}  // namespace tra::cli::browse

int main(int count, char** values) {
  try {
    return tra::cli::browse::run(count, values);
  } catch (const std::exception& error) {
    const tra::cli::Language language = tra::cli::language_named(count > 1 ? values[1] : "auto");
    std::cerr << "tra: " << tra::cli::printable(tra::cli::in_language(std::string("error: ") + error.what(), language))
              << '\n';
    return 2;
  }
}
