// Opens an index of articles for writing.
#pragma once

#include <memory>

#include "tra/directory.h"
#include "tra/index_writer.h"
#include "tra/schema.h"

namespace tra::articles {

// Whether a schema is article_schema(), or one of an older program that lacks fields at its end and whose articles are
// right without values of them.
bool holds_articles(const Schema& schema);

// Opens an index of articles, or makes an empty one. One that lacks fields at the end is given them. Throws as
// IndexWriter does: of other schemas, Error(invalid_argument) says that tra upgrade brings them up to date.
IndexWriter open_index(const std::shared_ptr<Directory>& directory, WriterOptions options = {});

}  // namespace tra::articles
