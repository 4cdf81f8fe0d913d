// The options that select articles: of search, facets, delete and others (filters() in command_groups.h).
#pragma once

#include "arguments/option_table.h"

namespace tra::cli::option {

inline constexpr OptionSpec country{
    .name = "country",
    .type = ValueType::list,
    .value = "VALUE,...",
    .help = {"partner country: LA, lao, 'Lào', ...; several with commas",
             "nước đối tác: LA, lao, 'Lào', ...; nhiều nước thì cách nhau bằng dấu phẩy"},
    .facet = "country"};
inline constexpr OptionSpec type{.name = "type",
                                 .type = ValueType::list,
                                 .value = "VALUE,...",
                                 .help = {"kind of meeting: political_consultation, 'hội đàm', ...",
                                          "loại hoạt động: political_consultation, 'hội đàm', ..."},
                                 .facet = "type"};
inline constexpr OptionSpec level{.name = "level",
                                  .type = ValueType::list,
                                  .value = "VALUE,...",
                                  .help = {"level of the meeting", "cấp của cuộc gặp"},
                                  .choices = "head_of_state head_of_government minister deputy_minister other"};
inline constexpr OptionSpec mode{.name = "mode",
                                 .type = ValueType::list,
                                 .value = "VALUE,...",
                                 .help = {"form of the meeting", "hình thức tổ chức"},
                                 .choices = "in_person online hybrid phone"};
inline constexpr OptionSpec mentioned{.name = "mentioned",
                                      .type = ValueType::list,
                                      .value = "VALUE,...",
                                      .help = {"country named in the text", "nước được nhắc đến trong bài"},
                                      .facet = "mentioned"};
inline constexpr OptionSpec source{.name = "source",
                                   .type = ValueType::list,
                                   .value = "VALUE,...",
                                   .help = {"where the article was published", "nơi đăng bài"},
                                   .facet = "source"};
constexpr OptionSpec none_of(std::string_view name, const OptionSpec& filter) {
  return {.name = name,
          .type = ValueType::list,
          .value = "VALUE,...",
          .help = {"none of these", "không thuộc các giá trị này"},
          .facet = filter.facet,
          .choices = filter.choices};
}
inline constexpr OptionSpec not_country = none_of("not-country", country), not_type = none_of("not-type", type),
                            not_level = none_of("not-level", level), not_mode = none_of("not-mode", mode),
                            not_mentioned = none_of("not-mentioned", mentioned),
                            not_source = none_of("not-source", source);
inline constexpr OptionSpec from{
    .name = "from",
    .type = ValueType::date,
    .value = "DATE",
    .help = {
        "of this day or later, by the day of the meeting, else of publication: 2024, 2024-05, 16/12/2024, 2024-Q2, 7d, "
        "'last month', 'hôm qua', ...",
        "từ ngày này trở đi, theo ngày họp, nếu không rõ thì theo ngày đăng: 2024, 5/2024, 16/12/2024, 2024-Q2, "
        "'7 ngày', 'hôm qua', 'tháng trước', ..."}};
inline constexpr OptionSpec to{
    .name = "to", .type = ValueType::date, .value = "DATE", .help = {"of this day or earlier", "đến hết ngày này"}};
inline constexpr OptionSpec published_from{.name = "published-from",
                                           .type = ValueType::date,
                                           .value = "DATE",
                                           .help = {"published on or after", "đăng từ ngày này trở đi"}};
inline constexpr OptionSpec published_to{.name = "published-to",
                                         .type = ValueType::date,
                                         .value = "DATE",
                                         .help = {"published on or before", "đăng đến hết ngày này"}};
inline constexpr OptionSpec meeting_from{
    .name = "meeting-from",
    .type = ValueType::date,
    .value = "DATE",
    .help = {"the meeting took place on or after", "cuộc gặp diễn ra từ ngày này trở đi"}};
inline constexpr OptionSpec meeting_to{
    .name = "meeting-to",
    .type = ValueType::date,
    .value = "DATE",
    .help = {"the meeting took place on or before", "cuộc gặp diễn ra đến hết ngày này"}};
inline constexpr OptionSpec match{.name = "match",
                                  .type = ValueType::text,
                                  .value = "HOW",
                                  .help = {"all words, any of them, or N% of them",
                                           "all: đủ mọi từ, any: chỉ cần một từ, N%: từng ấy phần trăm số từ"},
                                  .otherwise = {"all", "all"}};

}  // namespace tra::cli::option
