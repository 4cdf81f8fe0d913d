// CIFF as articles: the posting lists are turned into documents.
#include <istream>
#include <string>
#include <utility>
#include <vector>

#include "articles/ciff_terms.h"
#include "articles/protobuf_wire.h"
#include "tra/ciff.h"

namespace tra {

namespace {

using articles::DelimitedReader;
using articles::MessageReader;
using articles::TermCount;

constexpr std::size_t kMostArticleBytes = 64 << 20;  // of an article
constexpr std::uint64_t kMostOccurrences = 65'535;   // of one term in one document, as an index counts

class Import {
 public:
  Import(std::istream& in, const std::string& name, std::uint64_t most_postings)
      : in_(in, name), name_(name), most_postings_(most_postings) {}

  CiffCounts run(ArticleWriter& writer) {
    read_header();
    for (std::uint64_t i = 0; i < lists_; ++i) read_list();
    terms_.find_parts();
    for (std::uint64_t i = 0; i < documents_; ++i) add(writer);
    if (!in_.at_end()) in_.fail("more follows than the header says");
    return counts_;
  }

 private:
  void read_header() {
    std::uint64_t version = 0;
    MessageReader header = in_.next();
    while (header.next()) switch (header.field()) {
        case 1:
          version = header.number();
          break;
        case 2:
          lists_ = header.number();
          break;
        case 3:
          documents_ = header.number();
          break;
        default:
          header.pass_over();
      }
    if (version != 1) header.fail("not of version 1");
    if (documents_ > 0x7FFF'FFFFu || lists_ > 0x7FFF'FFFFu) header.fail("more than 2^31 - 1 documents or terms");
  }

  // Documents come as they are named, so that a header that lies about their number claims no memory.
  std::vector<TermCount>& document(std::uint64_t number, const MessageReader& at) {
    if (number >= documents_) at.fail("a document beyond the number in the header");
    if (number >= contents_.size()) contents_.resize(number + 1);
    return contents_[number];
  }

  void read_list() {
    MessageReader list = in_.next();
    std::uint64_t document_number = 0, df = 0, postings = 0;
    std::string term;
    while (list.next()) switch (list.field()) {
        case 1:
          term = std::string(list.bytes());
          break;
        case 2:
          df = list.number();
          break;
        case 4: {
          MessageReader posting = list.message();
          document_number += read_posting(posting, document_number, postings++ == 0);
          break;
        }
        default:
          list.pass_over();
      }
    if (term.empty() || postings != df)
      list.fail("a list without a term, or with another number of documents than it says");
    terms_.add(std::move(term));
    ++counts_.terms;
  }

  // Returns the difference to the document before.
  std::uint64_t read_posting(MessageReader& posting, std::uint64_t before, bool first) {
    std::uint64_t difference = 0, count = 0;
    while (posting.next())
      if (posting.field() == 1)
        difference = posting.number();
      else if (posting.field() == 2)
        count = posting.number();
      else
        posting.pass_over();
    if (count == 0 || count > kMostOccurrences) posting.fail("a frequency of 0 or above 65,535");
    if (difference > documents_ || (difference == 0 && !first)) posting.fail("documents that do not ascend");
    if (++counts_.postings > most_postings_)
      throw Error(ErrorCode::resource_exhausted,
                  "more than " + std::to_string(most_postings_) + " postings, the limit of one import", name_);
    document(before + difference, posting).push_back({terms_.size(), static_cast<std::uint32_t>(count)});
    counts_.occurrences += count;
    return difference;
  }

  void add(ArticleWriter& writer) {
    MessageReader record = in_.next();
    std::uint64_t number = 0;
    Article article;
    while (record.next())
      if (record.field() == 1)
        number = record.number();
      else if (record.field() == 2)
        article.id = std::string(record.bytes());
      else
        record.pass_over();
    if (article.id.empty()) record.fail("a document without an id");
    std::vector<TermCount>& contents = document(number, record);
    terms_.reduce(contents);
    for (const TermCount& one : contents) {
      const std::string& term = terms_.text(one.term);
      if (article.body.size() + one.count * (term.size() + 1) > kMostArticleBytes)
        throw Error(ErrorCode::resource_exhausted, "a document of more than 64 MiB of terms: " + article.id, name_);
      for (std::uint32_t i = 0; i < one.count; ++i) (article.body += term) += ' ';
    }
    contents = {};
    writer.add(article);
    ++counts_.documents;
  }

  DelimitedReader in_;
  const std::string name_;
  const std::uint64_t most_postings_;
  std::uint64_t lists_ = 0, documents_ = 0;
  articles::CiffTerms terms_;
  std::vector<std::vector<TermCount>> contents_;  // by document
  CiffCounts counts_;
};

}  // namespace

CiffCounts import_ciff(std::istream& in, const std::string& name, ArticleWriter& writer, std::uint64_t most_postings) {
  return Import(in, name, most_postings).run(writer);
}

}  // namespace tra
