// The articles of a sync state by their ids, in few bytes each, because an archive may have millions of them.
//
// Entries of a fixed size stand in the order in which they came; an article's number is its place among them. A hash
// table with open addressing holds the numbers. Ids stand one after the other, and so does what only pages have.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tra/archive.h"

namespace tra::articles {

// What only pages have.
struct PageRecord {
  std::vector<std::uint64_t> paragraphs;  // in the form of paragraph_record
  std::uint64_t address = 0;              // address_key of a page that lacks a date or title; else 0
  std::uint64_t note = 0;                 // hash of the note that completed the page; 0 when there was none
};

// Short texts one after the other, each found again by the place that add() returns.
class TextArena {
 public:
  std::uint64_t add(std::string_view text);
  std::string_view at(std::uint64_t place) const;
  std::uint64_t bytes() const { return bytes_; }

 private:
  static constexpr unsigned chunk_bits = 20;
  std::vector<std::string> chunks_;  // of 1 MiB; a longer text has one of its own
  std::uint64_t bytes_ = 0;
};

// A list that grows without a copy of all, in pieces large enough to lie apart from what is allocated meanwhile and
// freed before.
template <typename T>
class GrowingList {
 public:
  std::size_t size() const { return size_; }
  T& operator[](std::size_t i) { return pieces_[i / per_piece][i % per_piece]; }
  const T& operator[](std::size_t i) const { return pieces_[i / per_piece][i % per_piece]; }
  T& add(const T& value = {}) {
    if (size_ % per_piece == 0) pieces_.emplace_back().reserve(per_piece);
    ++size_;
    return pieces_.back().emplace_back(value);
  }

 private:
  static constexpr std::size_t per_piece = (std::size_t{1} << 20) / sizeof(T);
  std::vector<std::vector<T>> pieces_;
  std::size_t size_ = 0;
};

class KnownArticles {
 public:
  using Number = std::uint32_t;
  static constexpr Number none = ~Number{0};

  struct Entry {
    std::uint64_t content_hash = 0;
    std::uint32_t file = 0;   // index into SyncState::files
    std::uint32_t place = 0;  // in a run: the number in its file of the article that claims the id
    Reader reader = Reader::text;
    bool in_index : 1 = false;  // in a run: the index has the article
    bool claimed : 1 = false;   // in a run: a file gives the article
    bool erased : 1 = false;    // this and what follows is for the table alone
    std::uint32_t page_at = 0;  // in pages_, counted from 1; 0 when the article is no page
    std::uint64_t id_at = 0;    // in ids_
  };
  static_assert(sizeof(Entry) == 32);

  std::size_t size() const { return size_; }
  void reserve(std::size_t articles);

  Number find(std::string_view id) const;
  bool contains(std::string_view id) const { return find(id) != none; }
  // The article of this id, and whether it is new.
  std::pair<Number, bool> add(std::string_view id);
  // Adds an article of another table, which this one must not have, with the number of its file here.
  void add_copy(const KnownArticles& from, Number article, std::uint32_t file);
  // The number stays that of the id, should it come again.
  void erase(Number article);

  // Every article: for (Number a = articles.next(0); a != none; a = articles.next(a + 1)).
  Number next(Number from) const;
  std::vector<Number> by_id() const;  // every article, in the order of the ids

  Entry& operator[](Number article) { return entries_[article]; }
  const Entry& operator[](Number article) const { return entries_[article]; }
  std::string_view id(Number article) const { return ids_.at(entries_[article].id_at); }

  void set_page(Number article, const PageRecord& page);
  std::uint64_t paragraphs(Number article) const { return page_word(article, count_word); }
  std::uint64_t paragraph(Number article, std::uint64_t i) const { return page_word(article, page_words + i); }
  std::uint64_t address(Number article) const { return page_word(article, address_word); }
  std::uint64_t note(Number article) const { return page_word(article, note_word); }

  // About how many bytes this object takes, and how many of the articles' own bytes a state holds.
  std::uint64_t memory() const;
  std::uint64_t own_bytes() const { return ids_.bytes() + sizeof(std::uint64_t) * pages_.size(); }

 private:
  // A page has these words in front of its paragraphs.
  static constexpr std::uint64_t count_word = 0, address_word = 1, note_word = 2, page_words = 3;

  std::uint64_t page_word(Number article, std::uint64_t word) const {
    const std::uint64_t at = entries_[article].page_at;
    return at == 0 ? 0 : pages_[at - 1 + word];
  }
  std::size_t slot_of(std::string_view id) const;
  void resize(std::size_t slots);

  GrowingList<Entry> entries_;
  std::vector<Number> slots_ = std::vector<Number>(64, none);
  TextArena ids_;
  GrowingList<std::uint64_t> pages_;
  std::size_t size_ = 0;
};

}  // namespace tra::articles
