#include "archive/html/tree.h"

#include <csetjmp>
#include <cstddef>
#include <cstdlib>
#include <memory>

#include "archive/html/nesting.h"
#include "archive/read/source.h"

namespace tra {

// Every block gumbo asked for, in a ring, so that the tree is freed without gumbo's own recursion over it, and
// parsing can be left in the middle when it takes more memory than any honest page.
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
    while (ring.next != &ring) release(this, ring.next + 1);
  }

  static void* allocate(void* self, std::size_t size) {
    auto& arena = *static_cast<Arena*>(self);
    Block* block = size <= arena.budget - arena.used ? static_cast<Block*>(std::malloc(sizeof(Block) + size)) : nullptr;
    if (block == nullptr) std::longjmp(arena.give_up, 1);
    arena.used += size;
    block->size = size;
    block->previous = arena.ring.previous;
    block->next = &arena.ring;
    block->previous->next = block->next->previous = block;
    return block + 1;
  }

  static void release(void* self, void* memory) {
    if (memory == nullptr) return;
    Block* block = static_cast<Block*>(memory) - 1;
    static_cast<Arena*>(self)->used -= block->size;
    block->previous->next = block->next;
    block->next->previous = block->previous;
    std::free(block);
  }

  // Null when the budget does not suffice. Nothing but C lives between here and allocate().
  const GumboNode* parse(const char* bytes, std::size_t size) {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = allocate;
    options.deallocator = release;
    options.userdata = this;
    options.max_errors = 0;
    if (setjmp(give_up) != 0) return nullptr;
    return gumbo_parse_with_options(&options, bytes, size)->root;
  }

  Block ring{};
  std::size_t budget;
  std::size_t used = 0;
  std::jmp_buf give_up;
};

namespace {

constexpr std::size_t max_tree_depth = 8192;  // what recursion over the tree may take of the stack

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

HtmlTree::HtmlTree(std::string_view utf8) : arena_(nullptr) {
  check_nesting(utf8);
  auto arena = std::make_unique<Arena>((64u << 20) + 32 * utf8.size());
  root_ = arena->parse(utf8.data(), utf8.size());
  if (root_ == nullptr) throw ReadError("HTML that takes too much memory for its size");
  if (deeper_than(root_, max_tree_depth)) throw ReadError("HTML with too many elements inside one another");
  arena_ = arena.release();
}

HtmlTree::~HtmlTree() { delete arena_; }

bool is_element(const GumboNode* node) { return node->type == GUMBO_NODE_ELEMENT; }
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

bool is_invisible(const GumboNode* node) {
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
      return true;
    default:
      return false;
  }
}

bool is_block(const GumboNode* node) {
  if (!is_element(node)) return false;
  switch (node->v.element.tag) {
    case GUMBO_TAG_A:
    case GUMBO_TAG_ABBR:
    case GUMBO_TAG_ACRONYM:
    case GUMBO_TAG_B:
    case GUMBO_TAG_BDI:
    case GUMBO_TAG_BDO:
    case GUMBO_TAG_BIG:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_DATA:
    case GUMBO_TAG_DEL:
    case GUMBO_TAG_DFN:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_FONT:
    case GUMBO_TAG_I:
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_INPUT:
    case GUMBO_TAG_INS:
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_MARK:
    case GUMBO_TAG_Q:
    case GUMBO_TAG_S:
    case GUMBO_TAG_SAMP:
    case GUMBO_TAG_SMALL:
    case GUMBO_TAG_SPAN:
    case GUMBO_TAG_STRIKE:
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
    case GUMBO_TAG_TIME:
    case GUMBO_TAG_TT:
    case GUMBO_TAG_U:
    case GUMBO_TAG_VAR:
    case GUMBO_TAG_WBR:
      return false;
    default:
      return true;
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
