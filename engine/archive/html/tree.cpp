// The memory of a parsed page, and questions about its elements.
#include "archive/html/tree.h"

#include <malloc.h>

#include <algorithm>
#include <csetjmp>
#include <cstddef>
#include <cstdlib>
#include <memory>

#include "archive/html/control_characters.h"
#include "archive/html/nesting.h"
#include "archive/html/visibility.h"
#include "archive/read/source.h"
#include "text/ascii.h"

namespace tra {

// Keeps all memory blocks of gumbo in a ring. The tree can then be freed without gumbo's recursion, and parsing can be
// abandoned when it exceeds the memory budget.
struct HtmlTree::Arena {
  struct alignas(std::max_align_t) Block {
    Block* previous;
    Block* next;
    std::size_t size;
  };

  explicit Arena(std::size_t bytes) : budget(bytes) { ring.previous = ring.next = &ring; }
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;
  ~Arena() {
    const bool large = used > trimmed_bytes;
    while (ring.next != &ring) release(this, ring.next + 1);
    if (large) malloc_trim(0);  // else the memory of many small blocks would stay with this thread
  }

  static void* allocate(void* self, std::size_t size) {
    auto& arena = *static_cast<Arena*>(self);
    const std::size_t taken = size + overhead;
    Block* block =
        taken <= arena.budget - arena.used ? static_cast<Block*>(std::malloc(sizeof(Block) + size)) : nullptr;
    if (block == nullptr) std::longjmp(arena.give_up, 1);
    arena.used += taken;
    block->size = size;
    block->previous = arena.ring.previous;
    block->next = &arena.ring;
    block->previous->next = block->next->previous = block;
    return block + 1;
  }

  static void release(void* self, void* memory) {
    if (memory == nullptr) return;
    Block* block = static_cast<Block*>(memory) - 1;
    static_cast<Arena*>(self)->used -= block->size + overhead;
    block->previous->next = block->next;
    block->next->previous = block->previous;
    std::free(block);
  }

  // Returns null when the budget is exceeded. Only C code runs between setjmp here and allocate(), so longjmp skips no
  // destructors.
  GumboNode* parse(const char* bytes, std::size_t size) {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = allocate;
    options.deallocator = release;
    options.userdata = this;
    options.max_errors = 0;
    if (setjmp(give_up) != 0) return nullptr;
    return gumbo_parse_with_options(&options, bytes, size)->root;
  }

  static constexpr std::size_t overhead = sizeof(Block) + 16;  // of a block; malloc() rounds up and adds its own
  static constexpr std::size_t trimmed_bytes = 16u << 20;

  Block ring{};
  std::size_t budget;
  std::size_t used = 0;
  std::jmp_buf give_up;
};

namespace {

// Bounds the memory of a page and its tree together: a parser's tree takes many times the bytes of its page.
constexpr std::size_t max_bytes = 208u << 20;
constexpr std::size_t max_tree_depth = 8192;  // bounds the stack that recursion over the tree needs

bool deeper_than(const GumboNode* root, std::size_t limit) {
  std::size_t depth = 0;
  const GumboNode* node = root;
  for (;;) {
    const GumboVector* below = children(node);
    if (below != nullptr && below->length > 0) {
      node = static_cast<const GumboNode*>(below->data[0]);
      if (++depth > limit) return true;
      continue;
    }
    for (;;) {
      if (node == root) return false;
      const GumboVector* siblings = children(node->parent);
      const std::size_t next = node->index_within_parent + 1;
      if (next < siblings->length) {
        node = static_cast<const GumboNode*>(siblings->data[next]);
        break;
      }
      node = node->parent;
      --depth;
    }
  }
}

}  // namespace

HtmlTree::HtmlTree(std::string_view utf8) : rewritten_(with_controls_as_references(utf8)), arena_(nullptr) {
  if (!rewritten_.empty()) utf8 = rewritten_;
  check_nesting(utf8);
  auto arena =
      std::make_unique<Arena>(std::min((64u << 20) + 32 * utf8.size(), max_bytes - std::min(utf8.size(), max_bytes)));
  GumboNode* root = arena->parse(utf8.data(), utf8.size());
  if (root == nullptr)
    throw ReadError(
        "HTML that takes too much memory: the page and its tree are over 208 MiB, or the tree is too large for the "
        "page");
  if (deeper_than(root, max_tree_depth)) throw ReadError("HTML with too many elements inside one another");
  settle_visibility(root);
  root_ = root;
  arena_ = arena.release();
}

HtmlTree::~HtmlTree() { delete arena_; }

bool is_shadow_root(const GumboNode* node) {
  if (node->type != GUMBO_NODE_TEMPLATE) return false;
  const GumboAttribute* mode = gumbo_get_attribute(&node->v.element.attributes, "shadowrootmode");
  if (mode == nullptr) return false;
  const std::string value = text::lower_ascii(mode->value);
  return value == "open" || value == "closed";
}

bool is_element(const GumboNode* node) { return node->type == GUMBO_NODE_ELEMENT || is_shadow_root(node); }
bool is_element(const GumboNode* node, GumboTag tag) { return is_element(node) && node->v.element.tag == tag; }

bool is_text(const GumboNode* node) {
  return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA || node->type == GUMBO_NODE_WHITESPACE;
}

std::string_view attribute(const GumboNode* node, const char* name) {
  if (!is_element(node)) return {};
  const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

const GumboVector* children(const GumboNode* node) {
  if (node->type == GUMBO_NODE_DOCUMENT) return &node->v.document.children;
  return is_element(node) ? &node->v.element.children : nullptr;
}

std::vector<const GumboNode*> child_nodes(const GumboNode* node) {
  const GumboVector* below = children(node);
  std::vector<const GumboNode*> nodes;
  for (std::size_t i = 0; below != nullptr && i < below->length; ++i)
    nodes.push_back(static_cast<const GumboNode*>(below->data[i]));
  return nodes;
}

bool is_below(const GumboNode* node, const GumboNode* ancestor) {
  while (node != nullptr && node != ancestor) node = node->parent;
  return node != nullptr;
}

std::string element_name(const GumboNode* node) {
  if (!is_element(node)) return {};
  if (node->v.element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(node->v.element.tag);
  GumboStringPiece name = node->v.element.original_tag;
  gumbo_tag_from_original_text(&name);
  return text::lower_ascii({name.data, name.length});
}

bool is_invisible(const GumboNode* node) {
  if (is_shadow_root(node)) return false;
  if (node->type == GUMBO_NODE_COMMENT || node->type == GUMBO_NODE_TEMPLATE) return true;
  if (!is_element(node)) return false;
  switch (node->v.element.tag) {
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_DATALIST:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_NOEMBED:
    case GUMBO_TAG_NOFRAMES:
    case GUMBO_TAG_RT:  // pronunciation of the preceding characters
    case GUMBO_TAG_RP:
    case GUMBO_TAG_RTC:
      return true;
    default:
      return false;
  }
}

bool is_block(const GumboNode* node) {
  if (!is_element(node)) return false;
  switch (node->v.element.tag) {
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_HGROUP:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_P:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_UL:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_BR:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_THEAD:
    case GUMBO_TAG_TFOOT:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_LEGEND:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_SUMMARY:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_MENUITEM:
    case GUMBO_TAG_DIR:
    case GUMBO_TAG_FRAMESET:
    case GUMBO_TAG_LISTING:
    case GUMBO_TAG_XMP:
    case GUMBO_TAG_PLAINTEXT:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_MARQUEE:
    case GUMBO_TAG_MULTICOL:
    case GUMBO_TAG_TEMPLATE:  // of a shadow root; others are invisible
      return true;
    default:
      return false;
  }
}

namespace {

void append_inner_text(const GumboNode* node, std::string& text) {
  if (is_text(node)) return append_collapsed(text, node->v.text.text);
  if (is_invisible(node)) return;
  const bool apart = is_block(node) || is_element(node, GUMBO_TAG_TD) || is_element(node, GUMBO_TAG_TH);
  if (apart) append_collapsed(text, " ");
  for (const GumboNode* child : child_nodes(node)) append_inner_text(child, text);
  if (apart) append_collapsed(text, " ");
}

}  // namespace

std::string inner_text(const GumboNode* node) {
  std::string text;
  append_inner_text(node, text);
  while (text.ends_with(' ')) text.pop_back();
  return text;
}

void append_collapsed(std::string& line, std::string_view text) {
  constexpr std::string_view no_break_space = "\xc2\xa0";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool wide = text.compare(i, 2, no_break_space) == 0;
    if (wide || text[i] == ' ' || text[i] == '\t' || text[i] == '\n' || text[i] == '\r' || text[i] == '\f') {
      if (!line.empty() && line.back() != ' ') line += ' ';
      i += wide ? 1 : 0;
    } else {
      line += text[i];
    }
  }
}

}  // namespace tra
