// The options of the commands that keep what one has found, and of searching by what is kept.
#pragma once

#include "arguments/options_of_filters.h"

namespace tra::cli::option {

// Which articles are meant: beside those of options_of_filters.h.
inline constexpr OptionSpec person{.name = "person",
                                   .type = ValueType::list,
                                   .value = "NAME,...",
                                   .help = {"who met: a name in any spelling, or part of it",
                                            "người gặp: tên viết cách nào cũng được, hoặc một phần tên"}};
inline constexpr OptionSpec tag{.name = "tag",
                                .type = ValueType::list,
                                .value = "TAG,...",
                                .help = {"articles you gave this tag", "bài bạn đã gắn nhãn này"}};
inline constexpr OptionSpec where{
    .name = "where",
    .type = ValueType::list,
    .value = "FACET=VALUE,...",
    .help = {"a facet of your own (facets.tsv)", "cách phân loại của riêng bạn (facets.tsv)"}};
inline constexpr OptionSpec not_person = none_of("not-person", person), not_tag = none_of("not-tag", tag);
inline constexpr OptionSpec since{
    .name = "since",
    .type = ValueType::text,
    .value = "WHEN",
    .help = {"in the index since: 12h, 7d, 3w or YYYY-MM-DD", "có trong chỉ mục từ: 12h, 7d, 3w hoặc NĂM-THÁNG-NGÀY"}};

// Of one article.
inline constexpr OptionSpec tail{.name = "tail",
                                 .help = {"also what stood around the article", "cả phần đứng quanh bài"}};
inline constexpr OptionSpec dry{.name = "dry-run", .help = {"only say what would be opened", "chỉ nói sẽ mở gì"}};
inline constexpr OptionSpec address{
    .name = "url", .help = {"the address on the web, not the file", "địa chỉ trên mạng, không phải tệp"}};
inline constexpr OptionSpec citation{.name = "format",
                                     .type = ValueType::choice,
                                     .value = "FORMAT",
                                     .help = {"form of the citation", "dạng của trích dẫn"},
                                     .choices = "text markdown bibtex json"};
inline constexpr OptionSpec note{
    .name = "note",
    .type = ValueType::text,
    .value = "TEXT",
    .help = {"a note to the article; empty: none", "ghi chú cho bài; để trống: bỏ ghi chú"}};
inline constexpr OptionSpec export_to{.name = "export",
                                      .type = ValueType::file,
                                      .value = "FILE",
                                      .help = {"write all tags, notes and corrections; - is standard output",
                                               "ghi mọi nhãn, ghi chú và chỗ sửa ra tệp; - là đầu ra chuẩn"}};
inline constexpr OptionSpec import_from{.name = "import",
                                        .type = ValueType::file,
                                        .value = "FILE",
                                        .help = {"take tags, notes and corrections from a file that was so written",
                                                 "lấy nhãn, ghi chú và chỗ sửa từ tệp đã ghi như vậy"}};

// Of terms.
inline constexpr OptionSpec spellings{.name = "spellings",
                                      .help = {"words that differ by their marks only", "các từ chỉ khác nhau ở dấu"}};
inline constexpr OptionSpec pairs{.name = "pairs",
                                  .help = {"what mostly follows the word", "những từ thường đi ngay sau từ này"}};

// Of saved searches.
inline constexpr OptionSpec remove_watch{.name = "remove", .help = {"forget this search", "bỏ truy vấn này"}};
inline constexpr OptionSpec peek{.name = "peek",
                                 .help = {"and tell the same again next time", "lần sau vẫn báo lại những bài này"}};

}  // namespace tra::cli::option
