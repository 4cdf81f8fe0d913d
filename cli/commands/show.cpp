// tra show: prints one article for reading.
#include <unistd.h>

#include <algorithm>
#include <ctime>
#include <iostream>

#include "arguments/index_access.h"
#include "arguments/language.h"
#include "commands/commands.h"
#include "output/article_json.h"
#include "output/facet_explanation.h"
#include "output/joined.h"
#include "output/message.h"
#include "output/original.h"
#include "output/terminal.h"
#include "output/wording.h"
#include "tra/article_index.h"
#include "tra/article_search.h"

namespace tra::cli {
namespace {

class Page {
 public:
  explicit Page(const Options& options)
      : wording_(language(options)),
        palette_(use_color(options)),
        width_(is_terminal(STDOUT_FILENO) ? std::min<std::size_t>(terminal_width(1), 100) : 0) {}

  void heading(const std::string& text) const { std::cout << layout(text, {}, palette_, palette_.title, width_, ""); }
  void member(const Text& name, const std::string& value) const {
    row(std::string(name.in(wording_.language())), value);
  }
  void row(const std::string& name, const std::string& value) const {
    if (value.empty()) return;
    std::string lines = layout(value, {}, palette_, "", width_, indent);
    lines.replace(0, indent.size(), palette_.key + pad_right(name, indent.size()) + palette_.reset);
    std::cout << lines;
  }
  void text(const std::string& text, const std::string& style = {}) const {
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      const std::string paragraph = text.substr(begin, end - begin);
      if (paragraph.find_first_not_of(" \t\r") != std::string::npos)
        std::cout << layout(paragraph, {}, palette_, style, width_, "") << '\n';
      begin = end + 1;
    }
  }
  void dim_heading(const Text& text) const {
    std::cout << palette_.dim << "— " << text.in(wording_.language()) << " —" << palette_.reset << "\n\n";
  }
  const Wording& wording() const { return wording_; }
  const Palette& palette() const { return palette_; }
  std::size_t width() const { return width_; }

 private:
  inline static const std::string indent = std::string(21, ' ');  // indentation of values
  const Wording wording_;
  const Palette palette_;
  const std::size_t width_;
};

std::string people(const std::vector<Principal>& principals) {
  std::string all;
  for (const Principal& principal : principals) {
    all += (all.empty() ? "" : "; ") + principal.name;
    if (!principal.office.empty()) all += ", " + principal.office;
  }
  return all;
}

// "10/12/2024 08:30" or "2024-12-10 08:30", in local time.
std::string local_time(std::int64_t seconds, const Wording& wording) {
  if (seconds == 0) return "";
  const auto time = static_cast<std::time_t>(seconds);
  std::tm parts{};
  char text[32];
  if (localtime_r(&time, &parts) == nullptr) return "";
  const char* form = wording.language() == Language::vietnamese ? "%d/%m/%Y %H:%M" : "%Y-%m-%d %H:%M";
  return std::string(text, std::strftime(text, sizeof text, form, &parts));
}

struct Shown {
  Article article;
  Original original;
};

// What stands in the place of an article that is not there.
Json missing_json(const std::string& key) { return Json{{"id", key}, {"found", false}}; }

Json shown_json(const Shown& shown) {
  Json json = cli::to_json(shown.article);
  if (!shown.original.path.empty()) {
    json["root"] = shown.original.root;
    json["path"] = shown.original.path;
    if (!shown.original.member.empty()) json["member"] = shown.original.member;
  }
  if (shown.article.added != 0) json["added"] = shown.article.added;
  return json;
}

void show_facets(const Article& article, const Page& page) {
  const Wording& wording = page.wording();
  const auto labels = [&](const char* field, const std::vector<std::string>& values) {
    std::vector<std::string> all;
    for (const std::string& value : values) all.push_back(wording.label(field, value));
    return joined(all, ", ");
  };
  const auto label = [&](const char* field, const std::string& value) {
    return value.empty() ? "" : wording.label(field, value);
  };
  for (const auto& [field, values] :
       {std::pair("partner_country", &article.partner_country), {"meeting_type", &article.meeting_type}})
    page.row(wording.heading(field), labels(field, *values));
  page.row(wording.heading("meeting_level"), label("meeting_level", article.meeting_level));
  page.member({"Number", "Lần thứ"}, article.meeting_ordinal ? std::to_string(*article.meeting_ordinal) : "");
  page.member({"Met on", "Ngày họp"}, article.meeting_date.empty() ? "" : wording.dates(article.meeting_date));
  page.row(wording.heading("meeting_mode"), label("meeting_mode", article.meeting_mode));
  page.member({"Who met", "Người gặp"}, people(article.principals));
  page.row(wording.heading("countries_mentioned"), labels("countries_mentioned", article.countries_mentioned));
  page.member({"Facets of one's own", "Phân loại riêng"}, joined(article.own_facets, ", "));
  page.row(wording.heading("tag"), joined(article.tags, ", "));
  page.member({"Note", "Ghi chú"}, article.note);
}

void show_article(const Shown& shown, const Page& page, bool tail) {
  const Article& article = shown.article;
  page.heading(article.title.empty() ? article.id : article.title);
  std::cout << '\n';
  page.member({"Key", "Mã bài"}, article.id);
  page.member({"Original", "Tệp gốc"}, shown.original.path);
  page.member({"Part of the file", "Phần trong tệp"}, shown.original.member);
  page.member({"Archive", "Kho bài"}, shown.original.root);
  page.member({"Indexed", "Có từ"}, local_time(article.added, page.wording()));
  page.member({"Published", "Ngày đăng"}, page.wording().date(article.date));
  page.row(page.wording().heading("source"), article.source);
  page.member({"Address", "Địa chỉ"}, article.url);
  show_facets(article, page);
  page.member({"Further fields", "Thông tin khác"}, article.extra);
  std::cout << '\n';
  page.text(article.lead, page.palette().title);
  page.text(article.body);
  if (!article.captions.empty()) {
    page.dim_heading({"Captions", "Chú thích ảnh"});
    page.text(article.captions);
  }
  if (tail && !article.tail.empty()) {
    page.dim_heading({"Outside the article", "Phần ngoài bài viết"});
    page.text(article.tail, page.palette().dim);
  }
}

// The article shown is that of the first index that has the key.
void tell_which_index(const Snapshot& snapshot, std::size_t shown, const std::string& key, const Wording& wording) {
  const auto& parts = snapshot.parts();
  std::cerr << "tra: " << wording.say("from ", "từ ") << printable(parts[shown]->folder());
  for (std::size_t i = shown + 1; i < parts.size(); ++i)
    if (find_article(*parts[i], key))
      std::cerr << wording.say("; also in ", "; cũng có ở ") << printable(parts[i]->folder());
  std::cerr << '\n';
}

void explain(const Article& article, const Snapshot& snapshot, const Options& options, const Page& page) {
  const std::string own = snapshot.attachment("facets").value_or("");
  const std::vector<FacetExplanation> why = explain_facets(article, options.text("rules"), own);
  if (options.choice("format") == "json")
    std::cout << to_document(to_json(why)) << '\n';
  else
    std::cout << to_text(why, page.wording(), page.palette(), page.width());
}

}  // namespace

int run_show(const Options& options) {
  const std::vector<std::string>& keys = options.positional();
  if (keys.empty()) options.fail("takes a key");
  if (options.has("explain-facets") && keys.size() > 1) options.fail("--explain-facets takes one key");
  const bool as_json = options.choice("format") == "json";
  const auto snapshot = open_snapshots(options);
  const Page page(options);
  Json all = Json::array();
  bool found_all = true;
  for (const std::string& key : keys) {
    const auto address = find_article(*snapshot, key);
    if (!address) {
      tell_missing(options, key);
      found_all = false;
      if (as_json && !options.has("explain-facets")) all.push_back(missing_json(key));
      continue;
    }
    if (!snapshot->parts().empty()) tell_which_index(*snapshot, snapshot->part(*address), key, page.wording());
    const Snapshot& index = snapshot->parts().empty() ? *snapshot : *snapshot->parts()[snapshot->part(*address)];
    const Document document = snapshot->document(*address);
    Shown shown{to_article(document), {}};
    shown.original = find_original(index, shown.article, std::string(document.text("file")));
    if (options.has("explain-facets"))
      explain(shown.article, index, options, page);
    else if (as_json)
      all.push_back(shown_json(shown));
    else
      show_article(shown, page, options.has("tail"));
  }
  if (as_json && (!found_all || !options.has("explain-facets")))
    std::cout << to_document(keys.size() == 1 && !all.empty() ? all.front() : all) << '\n';
  return found_all ? exit_found : exit_nothing;
}

}  // namespace tra::cli
