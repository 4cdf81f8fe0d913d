// A name is compared in three ways: by its single words, by stems that may stand anywhere in the joined name (because
// words are often written together), and by the whole joined name.
#include "archive/html/class_words.h"

#include <algorithm>
#include <array>

#include "archive/html/tree.h"
#include "text/ascii.h"

namespace tra {
namespace {

constexpr std::array<std::string_view, 66> side_words = {
    "related",     "relate",      "relates", "share",     "sharing",    "social",    "breadcrumb", "breadcrumbs",
    "tag",         "tags",        "ads",     "adv",       "advert",     "banner",    "newsletter", "recommend",
    "sidebar",     "menu",        "navbar",  "popular",   "toolbar",    "rating",    "pagination", "lienquan",
    "docnhieu",    "xemnhieu",    "chiase",  "tinkhac",   "footer",     "nav",       "mostread",   "readmore",
    "tukhoa",      "quangcao",    "promo",   "sponsored", "trending",   "subscribe", "signup",     "login",
    "popup",       "modal",       "cookie",  "cookies",   "disclaimer", "copyright", "license",    "navigation",
    "contextual",  "outbrain",    "taboola", "pager",     "tools",      "shariff",   "addthis",    "sharedaddy",
    "donate",      "donation",    "seealso", "also",      "aside",      "poll",      "survey",     "suggest",
    "suggestions", "innerarticle"};

constexpr std::array<std::string_view, 59> side_stems = {
    "related",       "recommend",  "readmore",     "readnext",       "readalso",      "alsoread",      "mostread",
    "mostviewed",    "newsletter", "subscription", "breadcrumb",     "sharebar",      "sharebutton",   "socialshare",
    "lienquan",      "docnhieu",   "xemnhieu",     "tinkhac",        "tinmoi",        "cungchuyenmuc", "quangcao",
    "advert",        "factbox",    "infobox",      "authorbox",      "authorbio",     "aboutauthor",   "aboutauthor",
    "tagcloud",      "taglist",    "postnav",      "morenews",       "morefrom",      "otherarticle",  "othernews",
    "moreon",        "tinnoibat",  "baiviet-khac", "latestnews",     "hotnews",       "xemthem",       "docthem",
    "samecategory",  "maylike",    "insertlink",   "insertnews",     "insertneww",    "embednews",     "articlecard",
    "newscard",      "storycard",  "paywallbox",   "paywallmessage", "paywallprompt", "loginbox",      "portlettitle",
    "portlettopper", "notebox",    "newsembed"};

constexpr std::array<std::string_view, 10> comment_words = {
    "comment", "comments", "binhluan", "disqus", "respond", "livefyre", "replies", "ykien", "feedback", "kommentare"};

constexpr std::array<std::string_view, 12> caption_words = {"photocredit", "imagecredit",  "credit",     "credits",
                                                            "caption",     "figcaption",   "tplcaption", "imgcaption",
                                                            "captionimg",  "imagecaption", "chuthich",   "photocms"};

constexpr std::array<std::string_view, 17> note_words = {
    "byline",    "author",      "authors",   "dateline", "timestamp",   "postmeta",
    "entrymeta", "articlemeta", "metadata",  "postedon", "publishdate", "pubdate",
    "postinfo",  "articleinfo", "entrydate", "postdate", "readingtime"};

constexpr std::array<std::string_view, 8> side_roles = {"navigation", "complementary", "contentinfo", "search",
                                                        "dialog",     "alertdialog",   "toolbar",     "menu"};

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

BoxKind kind_of(const ClassName& name) {
  BoxKind kind = BoxKind::none;
  const auto take = [&](BoxKind other) { kind = std::max(kind, other); };
  const auto any_word = [&](const auto& words) {
    return text::is_one_of(name.joined, words) ||
           std::any_of(name.words.begin(), name.words.end(),
                       [&](const auto& word) { return text::is_one_of(word, words); });
  };
  if (any_word(caption_words)) take(BoxKind::caption);
  if (any_word(note_words)) take(BoxKind::note);
  if (any_word(side_words)) take(BoxKind::side);
  if (any_word(comment_words)) take(BoxKind::comments);
  if (kind < BoxKind::side && std::any_of(side_stems.begin(), side_stems.end(), [&](std::string_view stem) {
        return name.joined.find(stem) != std::string::npos;
      }))
    take(BoxKind::side);
  return kind;
}

// The components of AMP are named for what they are: <amp-ad>, <amp-sidebar>, <amp-social-share>.
BoxKind kind_of_component(const GumboNode* node) {
  constexpr std::array<std::string_view, 8> side = {
      "amp-ad",      "amp-sidebar",    "amp-sticky-ad",         "amp-social-share",
      "amp-consent", "amp-app-banner", "amp-user-notification", "amp-next-page"};
  return text::is_one_of(std::string_view(element_name(node)), side) ? BoxKind::side : BoxKind::none;
}

BoxKind kind_of_tag(const GumboNode* node) {
  switch (node->v.element.tag) {
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_BUTTON:
      return BoxKind::side;
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FIGCAPTION:
      return BoxKind::caption;
    case GUMBO_TAG_UNKNOWN:
      return kind_of_component(node);
    default:
      return BoxKind::none;
  }
}

// The first heading below a node; null when there is none.
const GumboNode* first_heading(const GumboNode* node) {
  for (const GumboNode* child : child_nodes(node)) {
    if (!is_element(child)) continue;
    if (child->v.element.tag >= GUMBO_TAG_H1 && child->v.element.tag <= GUMBO_TAG_H6) return child;
    if (const GumboNode* heading = first_heading(child)) return heading;
  }
  return nullptr;
}

bool holds_link(const GumboNode* node) {
  const auto below = child_nodes(node);
  return std::any_of(below.begin(), below.end(),
                     [](const GumboNode* one) { return is_element(one, GUMBO_TAG_A) || holds_link(one); });
}

// Whether an <article> inside of another one announces a third: its heading is a link, and its text is short.
bool is_teaser(const GumboNode* node) {
  constexpr std::size_t most_bytes = 600;
  if (!is_element(node, GUMBO_TAG_ARTICLE)) return false;
  const GumboNode* around = node->parent;
  while (around != nullptr && !is_element(around, GUMBO_TAG_ARTICLE)) around = around->parent;
  const GumboNode* heading = around == nullptr ? nullptr : first_heading(node);
  return heading != nullptr && holds_link(heading) && inner_text(node).size() <= most_bytes;
}

}  // namespace

std::vector<ClassName> class_names(std::string_view attribute_text) {
  std::vector<ClassName> names;
  ClassName name;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) name.words.push_back(std::move(word));
    word.clear();
  };
  const auto end_name = [&] {
    end_word();
    if (!name.joined.empty()) names.push_back(std::move(name));
    name = {};
  };
  char before = ' ';
  for (const char c : attribute_text) {
    const bool letter = text::is_ascii_capital(c) || is_lower(c);
    if (text::is_ascii_blank(c))
      end_name();
    else if (!letter || (text::is_ascii_capital(c) && is_lower(before)))
      end_word();
    if (letter) {
      const char lower = text::is_ascii_capital(c) ? static_cast<char>(c - 'A' + 'a') : c;
      word += lower;
      name.joined += lower;
    }
    before = c;
  }
  end_name();
  return names;
}

BoxKind box_kind(const GumboNode* node) {
  BoxKind kind = is_teaser(node) ? BoxKind::side : kind_of_tag(node);
  const GumboVector& attributes = node->v.element.attributes;
  for (unsigned i = 0; i < attributes.length; ++i) {
    const auto* attribute = static_cast<const GumboAttribute*>(attributes.data[i]);
    const std::string_view key = attribute->name;
    if (key == "role" && text::is_one_of(std::string_view(attribute->value), side_roles))
      kind = std::max(kind, BoxKind::side);
    if (key != "class" && key != "id" && key != "type" && key != "data-type" && key != "data-component") continue;
    for (const ClassName& name : class_names(attribute->value)) kind = std::max(kind, kind_of(name));
  }
  return kind;
}

}  // namespace tra
