// The site's name is separated from the headline first; it stands in og:title, in an h1 that is the logo, in the
// address, and beside the headline in <title>. After that, a visible h1 has precedence when the metadata confirm it.
#include "archive/html/title.h"

#include <algorithm>
#include <array>
#include <sstream>

#include "archive/html/empty_titles.h"
#include "archive/html/plain_text.h"
#include "text/ascii.h"

namespace tra {
namespace {

using Heading = HtmlMetadata::Heading;

constexpr std::array<std::string_view, 10> separators = {" ", "-", "|", ":", "–", "—", "»", "«", "·", "•"};

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  for (std::size_t i = 0; i < text.size(); ++i) words += text[i] != ' ' && (i == 0 || text[i - 1] == ' ');
  return words;
}

std::string_view without_separators(std::string_view text, bool at_end) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view separator : separators) {
      if (at_end ? !text.ends_with(separator) : !text.starts_with(separator)) continue;
      at_end ? text.remove_suffix(separator.size()) : text.remove_prefix(separator.size());
      again = true;
    }
  }
  return text;
}

// Removes the site's name and the separator from a title: "Headline - The Newspaper", "The Newspaper | Headline". The
// title stays whole when no separator stands between them.
std::string without_site(const std::string& title, const std::string& site) {
  if (site.empty() || title.size() <= site.size()) return title;
  const std::string lower_title = text::lower_ascii(title), lower_site = text::lower_ascii(site);
  const bool at_end = lower_title.ends_with(lower_site);
  if (!at_end && !lower_title.starts_with(lower_site)) return title;
  std::string_view rest(title);
  at_end ? rest.remove_suffix(site.size()) : rest.remove_prefix(site.size());
  const std::string_view headline = without_separators(rest, at_end);
  if (headline.empty() || headline.size() == rest.size()) return title;
  // Only a blank separates the names, so the site's name is part of the sentence.
  if (headline.size() + 1 == rest.size() && (at_end ? rest.back() : rest.front()) == ' ') return title;
  return std::string(headline);
}

// Whether the text is the host of an address, with or without "www." and what follows the first dot behind it.
bool is_host(std::string_view text, std::string_view address) {
  constexpr std::size_t least_bytes = 4;
  const std::size_t scheme = address.find("://");
  if (scheme == std::string_view::npos || text.size() < least_bytes) return false;
  address.remove_prefix(scheme + 3);
  const std::string host = text::lower_ascii(address.substr(0, address.find_first_of("/:?#"))),
                    name = text::lower_ascii(text);
  const std::string_view bare = std::string_view(host).substr(host.starts_with("www.") ? 4 : 0);
  return name == host || name == bare || name == bare.substr(0, bare.find('.'));
}

// What stands behind the last mark between parts of a title; empty when there is none.
std::string_view last_part(std::string_view title) {
  std::string_view part;
  for (const std::string_view mark : {" | ", " - ", " – ", " — ", " :: ", " » ", " · "})
    if (const std::size_t at = title.rfind(mark);
        at != std::string_view::npos && (part.empty() || title.size() - at - mark.size() < part.size()))
      part = title.substr(at + mark.size());
  return text::trim(part);
}

// Whether a part of a title is the name of a host: "Dantri.com.vn".
bool is_domain(std::string_view part) {
  constexpr std::array<std::string_view, 13> ends = {"vn",  "com", "net",  "org", "info", "edu",   "gov",
                                                     "biz", "tv",  "asia", "us",  "news", "online"};
  const std::size_t dot = part.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || part.find(' ') != std::string_view::npos) return false;
  const std::string end = text::lower_ascii(part.substr(dot + 1));
  return std::find(ends.begin(), ends.end(), end) != ends.end();
}

bool is_home(std::string_view href) {
  if (const std::size_t scheme = href.find("://"); scheme != std::string_view::npos) {
    const std::size_t path = href.find('/', scheme + 3);
    href = path == std::string_view::npos ? std::string_view("/") : href.substr(path);
  }
  return href == "/" || href == "./" || href == "#" || href == "/index.html" || href == "index.html";
}

bool links_home(const GumboNode* node) {
  if (is_element(node, GUMBO_TAG_A) && is_home(attribute(node, "href"))) return true;
  const auto below = child_nodes(node);
  return std::any_of(below.begin(), below.end(), links_home);
}

bool is_called_logo(const GumboNode* node) {
  constexpr std::array<std::string_view, 7> words = {"logo",     "brand",     "sitename", "sitetitle",
                                                     "masthead", "blogtitle", "branding"};
  for (int levels = 0; levels < 4 && node != nullptr && is_element(node); ++levels, node = node->parent) {
    if (is_element(node, GUMBO_TAG_BODY) || is_element(node, GUMBO_TAG_ARTICLE)) return false;
    for (const char* name : {"class", "id"})
      for (const ClassName& names : class_names(attribute(node, name)))
        for (const std::string_view word : words)
          if (names.joined == word || std::find(names.words.begin(), names.words.end(), word) != names.words.end())
            return true;
  }
  return false;
}

class TitleChooser {
 public:
  TitleChooser(const HtmlMetadata& metadata, const HtmlLines& lines, const std::vector<const GumboNode*>& main)
      : metadata_(metadata), lines_(lines), main_(main) {
    add_site(metadata.site);
    add_site(metadata.json_ld.site);
    for (const Heading& heading : metadata.headings)
      if (!says_nothing(heading.text)) (is_logo(heading) ? logos_ : headings_).push_back(heading);
    for (const Heading& logo : logos_) add_site(logo.text);
    for (const std::string& one : {metadata.element_title, metadata.og_title}) {
      if (const std::string_view name = last_part(one); is_domain(name)) add_site(std::string(name));
      if (is_domain(one)) add_site(one);
    }
    if (const std::string_view name = last_part(metadata.og_title);
        name == last_part(metadata.element_title) && metadata.og_title != metadata.element_title)
      add_site(std::string(name));
    for (const std::string& stated : {metadata.og_title, metadata.json_ld.headline, metadata.twitter_title})
      if (is_host(stated, metadata.url) || is_beside_headline(stated)) add_site(stated);
    stated_ = {headline_in(metadata.og_title), headline_in(metadata.json_ld.headline),
               headline_in(metadata.twitter_title)};
    element_title_ = headline_in(metadata.element_title);
  }

  HtmlTitle choose() const {
    HtmlTitle title;
    title.site = sites_.empty() ? std::string() : sites_.front();
    if (const Heading* heading = choose_heading()) {
      title.text = heading->text;
      title.heading = heading->node;
    } else if (const std::string* stated = first_stated()) {
      title.text = *stated;
    } else if (const Heading* marked = marked_heading()) {
      title.text = marked->text;
      title.heading = marked->node;
    } else if (!element_title_.empty() && !is_doubtful(element_title_)) {
      title.text = shown_part(element_title_);
    } else if (const HtmlLine* line = is_doubtful(metadata_.element_title) ? first_headline() : nullptr) {
      title.text = line->text;
      title.heading = line->block;
    } else {
      for (const Heading* one :
           {headings_.empty() ? nullptr : &headings_.front(), logos_.empty() ? nullptr : &logos_.front()})
        if (one != nullptr && title.text.empty()) title = {one->text, title.site, {}, one->node};
      if (title.text.empty()) title.text = metadata_.element_title;
    }
    if (title.heading == nullptr) title.heading = shown_heading(title.text);
    const std::string name(last_part(metadata_.element_title));
    if (without_site(metadata_.element_title, name) == title.text) title.beside = name;
    return title;
  }

 private:
  void add_site(const std::string& name) {
    if (!name.empty()) sites_.push_back(name);
  }

  bool is_site(const std::string& text) const {
    const std::string key = text_key(text);
    return std::any_of(sites_.begin(), sites_.end(), [&](const auto& site) { return text_key(site) == key; });
  }

  // The title without the site's name; empty when nothing else is left.
  std::string headline_in(const std::string& title) const {
    std::string headline;
    append_collapsed(headline, title);
    while (headline.ends_with(' ')) headline.pop_back();
    for (const std::string& site : sites_) headline = without_site(headline, site);
    return text_key(headline).empty() || is_site(headline) ? std::string() : headline;
  }

  bool is_logo(const Heading& heading) const {
    if (is_site(heading.text)) return true;
    const std::string rest = without_site(metadata_.element_title, heading.text);
    const bool names_page = rest != metadata_.element_title && metadata_.element_title.ends_with(heading.text);
    const bool names_blog = metadata_.element_title.starts_with(heading.text + ": ");
    if (links_home(heading.node) && (names_page || metadata_.headings.size() > 1 || is_called_logo(heading.node)))
      return true;
    if (is_called_logo(heading.node) && text_key(heading.text) != text_key(metadata_.og_title)) return true;
    return (names_page || names_blog) && shown_heading(rest) != nullptr;
  }

  // Whether the title is "Headline - NAME" or "NAME - Headline" with this name of the site. Which of the two parts is
  // the headline follows from what the page shows. Where it shows neither, the site's name is a last part of few words:
  // more often the stated title is the headline, and the site's name stands before it.
  bool is_beside_headline(const std::string& name) const {
    const std::string rest = without_site(metadata_.element_title, name);
    if (rest == metadata_.element_title || is_site(rest)) return false;
    const bool name_shown = shown_heading(name) != nullptr, rest_shown = shown_heading(rest) != nullptr;
    if (name_shown != rest_shown) return rest_shown;
    constexpr std::size_t most_words = 4;
    return !name_shown && metadata_.element_title.starts_with(rest) &&
           count_words(name) < std::min(count_words(rest), most_words + 1);
  }

  // Finds the line or heading that shows a text. One that is no link is preferred.
  const GumboNode* shown_heading(const std::string& text) const {
    const std::string key = text_key(text);
    const GumboNode* linked = nullptr;
    if (key.empty()) return nullptr;
    for (const HtmlLine& line : lines_.all) {
      if (line.block == nullptr || line.text.size() > 2 * text.size() + 10 || text_key(line.text) != key) continue;
      if (!line.is_link()) return line.block;
      if (linked == nullptr && is_heading(line.block)) linked = line.block;
    }
    return linked;
  }

  // Finds the headline in "Headline - The Newspaper" when the site's name is unknown: the longest prefix or suffix of
  // the title that a line of the page shows.
  std::string shown_part(const std::string& title) const {
    constexpr std::size_t least_words = 3;
    const std::string key = text_key(title);
    const std::string* best = nullptr;
    for (const HtmlLine& line : lines_.all) {
      if (line.block == nullptr || line.text.size() >= title.size() || (line.is_link() && !is_heading(line.block)))
        continue;
      if ((best != nullptr && line.text.size() <= best->size()) || count_words(line.text) < least_words) continue;
      const std::string part = text_key(line.text);
      if (3 * part.size() > key.size() && (key.starts_with(part) || key.ends_with(part))) best = &line.text;
    }
    return best == nullptr ? title : *best;
  }

  // The first element that is marked as the headline and is no link to another article.
  const Heading* marked_heading() const {
    for (const Heading& marked : metadata_.marked) {
      const bool near = main_.empty() || is_below_any(marked.node, main_) || is_before_main(marked.node);
      if (near && !is_site(marked.text) && !is_link(marked.node)) return &marked;
    }
    return nullptr;
  }

  bool is_before_main(const GumboNode* node) const { return offset_of(node) < offset_of(main_.front()); }

  // Whether all of the element's text is a link.
  static bool is_link(const GumboNode* node) {
    for (const GumboNode* around = node; around != nullptr; around = around->parent)
      if (is_element(around, GUMBO_TAG_A)) return true;
    const auto below = child_nodes(node);
    return std::any_of(below.begin(), below.end(), [&](const GumboNode* one) {
      return is_element(one, GUMBO_TAG_A) && inner_text(one) == inner_text(node);
    });
  }

  // Whether the title is no headline. Programs for documents keep the title of the file that one was made from.
  bool is_doubtful(const std::string& title) const {
    const std::string first = without_site(title, std::string(last_part(title)));
    return says_nothing(title) || says_nothing(first) || is_domain(title) ||
           (metadata_.of_document && shown_heading(title) == nullptr);
  }

  // A line that reads like a headline: some words, no link, no sentence and no day.
  bool reads_like_headline(const HtmlLine& line) const {
    constexpr std::size_t least_words = 3, most_bytes = 200;
    return line.zone == HtmlZone::main && !line.is_link() && !line.text.ends_with('.') &&
           line.text.size() <= most_bytes && count_words(line.text) >= least_words &&
           normalise_date(line.text).empty() && !says_nothing(line.text) && !is_site(line.text);
  }

  // Of the lines above the first paragraph that read like a headline, a heading, the first of some words more, or the
  // longest.
  const HtmlLine* first_headline() const {
    constexpr std::size_t enough_words = 6;
    const HtmlLine* best = nullptr;
    for (const HtmlLine& line : lines_.all) {
      const bool near =
          main_.empty() || line.before_main || is_below_any(line.block, main_) || is_before_main(line.block);
      if (line.block == nullptr || !near || line.zone != HtmlZone::main) continue;
      if (line.text.size() >= paragraph_bytes && line.text.ends_with('.')) break;
      if (!reads_like_headline(line)) continue;
      if (is_heading(line.block)) return &line;
      const std::size_t words = best == nullptr ? 0 : count_words(best->text);
      if (words < enough_words && count_words(line.text) > words) best = &line;
    }
    return best;
  }

  const std::string* first_stated() const {
    for (const std::string& text : stated_)
      if (!text.empty()) return &text;
    return nullptr;
  }

  // Whether one text is a prefix of the other.
  static bool agree(const std::string& heading, const std::string& stated, std::size_t least_bytes) {
    const std::string a = text_key(heading), b = text_key(stated);
    if (a.empty() || b.empty()) return false;
    return a == b || (std::min(a.size(), b.size()) >= least_bytes && (a.starts_with(b) || b.starts_with(a)));
  }

  static bool share_words(const std::string& heading, const std::string& stated) {
    std::istringstream words(text::lower_ascii(heading));
    const std::string other = " " + text::lower_ascii(stated) + " ";
    std::size_t all = 0, shared = 0;
    for (std::string word; words >> word; ++all) shared += other.find(" " + word + " ") != std::string::npos;
    return 3 * shared >= all;
  }

  const Heading* choose_heading() const {
    constexpr std::size_t least_bytes = 8, own_words = 4;
    const std::string* stated = first_stated();
    for (const Heading& heading : headings_) {
      for (const std::string& text : stated_)
        if (agree(heading.text, text, least_bytes)) return &heading;
      if ((stated == nullptr || count_words(heading.text) >= 3) && agree(heading.text, element_title_, least_bytes))
        return &heading;
    }
    for (const Heading& heading : headings_) {
      if (count_words(heading.text) < own_words) continue;
      const bool own = is_below_any(heading.node, main_) || headings_.size() == 1;
      if (own && (stated == nullptr || is_below_any(heading.node, main_) || share_words(heading.text, *stated)))
        return &heading;
    }
    return stated == nullptr && element_title_.empty() && !headings_.empty() ? &headings_.front() : nullptr;
  }

  const HtmlMetadata& metadata_;
  const HtmlLines& lines_;
  const std::vector<const GumboNode*>& main_;
  std::vector<std::string> sites_;
  std::vector<Heading> headings_, logos_;
  std::array<std::string, 3> stated_;
  std::string element_title_;
};

}  // namespace

HtmlTitle choose_title(const HtmlMetadata& metadata, const HtmlLines& lines,
                       const std::vector<const GumboNode*>& main) {
  return TitleChooser(metadata, lines, main).choose();
}

}  // namespace tra
