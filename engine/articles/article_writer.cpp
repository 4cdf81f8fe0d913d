// Indexes single articles, and files that belong to no mirrored archive.
#include <mutex>
#include <utility>

#include "articles/indexing_pool.h"
#include "articles/intake.h"
#include "articles/mirror/sync_state.h"
#include "articles/open_index.h"
#include "articles/paragraph_counts.h"
#include "articles/title_order.h"
#include "tra/article_index.h"
#include "tra/error.h"

namespace tra {
namespace {

struct Cancelled {};

}  // namespace

struct ArticleWriter::Impl {
  Impl(std::shared_ptr<Directory> directory, const ArticleWriterOptions& options)
      : threads(options.threads),
        writer(articles::open_index(directory, articles::writing_options(options))),
        reading(articles::reading_options(options)),
        snapshot(Snapshot::open(directory)),
        intake(options, snapshot),
        state(*snapshot),
        paragraphs(state.state()) {}

  // Before anything else is changed, so that what is changed afterwards stays.
  void keep_to_rules(const WorkObserver& observer = {}) {
    if (keeps_to_rules) return;
    const auto is_of_archive = [this](const std::string& id) { return state.state().articles.contains(id); };
    keeps_to_rules = intake.read_own_facets_again(is_of_archive, writer, observer);
  }

  const unsigned threads;
  bool keeps_to_rules = false;
  IndexWriter writer;
  const ReadOptions reading;
  const std::shared_ptr<const Snapshot> snapshot;
  articles::Intake intake;
  articles::SyncStateEditor state;
  const articles::ParagraphCounts paragraphs;  // of the mirrored archives

  class Addition;
};

// One call of add_*(). Its threads share the counts and the observer.
class ArticleWriter::Impl::Addition {
 public:
  Addition(Impl& impl, const WorkObserver& observer) : impl_(impl), observer_(observer) {}

  // Reads every source and indexes its articles. `file` returns the file behind a source.
  void run(std::size_t sources, const articles::IndexingPool::Read& read,
           const std::function<const ArchiveFile&(std::size_t)>& file) {
    try {
      articles::IndexingPool pool(impl_.threads, impl_.reading.long_texts);
      pool.run(sources, read,
               [&](std::size_t source, ParsedArticle&& article) { add(file(source), std::move(article)); });
    } catch (const Cancelled&) {
      counts_.cancelled = true;
    }
  }

  void tell(const std::vector<ReadFailure>& failures) {
    const std::lock_guard lock(mutex_);
    for (const ReadFailure& failure : failures) counts_.failed += failure.passed_over ? 0 : failure.count;
    if (observer_.failure)
      for (const ReadFailure& failure : failures) observer_.failure(failure);
  }

  void added(const std::string& id, std::uint64_t text_bytes, double share) {
    const std::lock_guard lock(mutex_);
    ++counts_.added;
    impl_.state.forget(id);
    if (observer_.progress) observer_.progress({counts_.added, text_bytes, share});
  }

  AddCounts& counts() { return counts_; }

 private:
  void add(const ArchiveFile& file, ParsedArticle&& article) {
    if (observer_.cancelled()) throw Cancelled{};
    const std::uint64_t line = article.line;
    const auto lookup = [&](std::vector<PageParagraph>& asked) {
      for (PageParagraph& paragraph : asked) paragraph.repeated = impl_.paragraphs.repeated(paragraph.hash);
    };
    const Document document = impl_.intake.document(std::move(article), file.id, lookup);
    try {
      impl_.writer.add(document);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::invalid_argument) throw;
      return tell({{file.path, line, error.what()}});
    }
    added(document.key(), impl_.intake.counts().text_bytes, 0);
  }

  Impl& impl_;
  const WorkObserver& observer_;
  std::mutex mutex_;  // guards the counts, the state and the observer's functions
  AddCounts counts_;
};

ArticleWriter::ArticleWriter(std::shared_ptr<Directory> directory, const ArticleWriterOptions& options)
    : impl_(std::make_unique<Impl>(std::move(directory), options)) {}
ArticleWriter::~ArticleWriter() = default;
ArticleWriter::ArticleWriter(ArticleWriter&&) noexcept = default;

AddCounts ArticleWriter::add_files(const std::vector<ArchiveFile>& files, const WorkObserver& observer) {
  impl_->keep_to_rules(observer);
  Impl::Addition addition(*impl_, observer);
  const auto read = [&](std::size_t source, const ArticleSink& sink) {
    std::vector<ReadFailure> failures;
    read_file(files[source], impl_->reading, sink, failures);
    addition.tell(failures);
  };
  addition.run(files.size(), read, [&](std::size_t source) -> const ArchiveFile& { return files[source]; });
  return addition.counts();
}

AddCounts ArticleWriter::add_stream(std::istream& in, const std::string& name, const WorkObserver& observer) {
  impl_->keep_to_rules(observer);
  Impl::Addition addition(*impl_, observer);
  const ArchiveFile file{"-", name};
  const auto read = [&](std::size_t, const ArticleSink& sink) {
    std::vector<ReadFailure> failures;
    read_stream(in, name, impl_->reading, sink, failures);
    addition.tell(failures);
  };
  addition.run(1, read, [&](std::size_t) -> const ArchiveFile& { return file; });
  return addition.counts();
}

AddCounts ArticleWriter::add_index(const Snapshot& other, const WorkObserver& observer) {
  if (!articles::holds_articles(other.schema())) throw Error(ErrorCode::invalid_argument, "the index has other fields");
  impl_->keep_to_rules(observer);
  const bool is_current = other.schema() == impl_->writer.schema();
  Impl::Addition addition(*impl_, observer);
  std::uint64_t text_bytes = 0;
  other.for_each([&](DocAddress, const Document& document) {
    Document complete = is_current ? document : to_current(document);
    if (is_current) articles::add_title_order(complete);
    impl_->writer.add(complete);
    text_bytes += document.text("body").size();
    addition.added(document.key(), text_bytes,
                   static_cast<double>(addition.counts().added + 1) / static_cast<double>(other.documents()));
    addition.counts().cancelled = observer.cancelled();
    return !observer.cancelled();
  });
  return addition.counts();
}

void ArticleWriter::add(const Article& article) {
  impl_->keep_to_rules();
  ParsedArticle parsed;
  parsed.article = article;
  parsed.reader = Reader::json;
  impl_->writer.add(impl_->intake.document(std::move(parsed), article.id, {}));
  impl_->state.forget(article.id);
}

void ArticleWriter::remove(std::string_view id) {
  impl_->keep_to_rules();
  impl_->writer.remove(id);
  impl_->state.forget(std::string(id));
}

CommitInfo ArticleWriter::commit() {
  impl_->keep_to_rules();
  impl_->state.save(impl_->writer);
  impl_->intake.save(impl_->writer);
  return impl_->writer.commit();
}

IntakeCounts ArticleWriter::counts() const { return impl_->intake.counts(); }

}  // namespace tra
