// Small in-memory indexes whose posting lists have known densities.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "tra/directory.h"
#include "tra/index_writer.h"
#include "tra/searcher.h"

namespace tra::bench {

// Multiplicative hashing: unordered, but the same documents in every run.
inline std::uint32_t scattered(std::uint32_t number, std::uint32_t salt) {
  std::uint64_t bits = (std::uint64_t{number} << 32 | salt) * 0x9E3779B97F4A7C15u;
  bits = (bits ^ bits >> 29) * 0xBF58476D1CE4E5B9u;
  return static_cast<std::uint32_t>(bits >> 32);
}

// A document contains "mN" and "nN" with probability 1/N each, one of 60 countries, and a few of 200 subjects.
inline Document made_document(std::uint32_t number) {
  std::string text = "tin";
  for (const std::uint32_t gap : {2u, 20u, 200u, 2000u})
    for (const char* list : {"m", "n"})
      if (scattered(number, gap + static_cast<unsigned char>(*list)) % gap == 0)
        for (std::uint32_t times = 1 + scattered(number, 7) % 3; times > 0; --times)
          text.append(" ").append(list).append(std::to_string(gap));
  Document document(std::to_string(number));
  document.add("text", text).add("country", "c" + std::to_string(scattered(number, 1) % 60));
  for (std::uint32_t i = scattered(number, 2) % 4; i > 0; --i)
    document.add("subject", "s" + std::to_string(scattered(number, 10 + i) % 200));
  return document;
}

inline Schema made_schema() {
  Schema schema(AnalyzerKind::plain);
  schema.add({"text", FieldType::text, 1, false, false});
  schema.add({"country", FieldType::keyword, 0, false, false});
  schema.add({"subject", FieldType::keyword, 0, false, false});
  return schema;
}

// The number of segments equals the number of commits.
inline std::shared_ptr<Directory> made_index(std::uint32_t documents, std::uint32_t commits) {
  auto directory = memory_directory();
  WriterOptions options;
  options.background_merge = false;
  IndexWriter writer(directory, made_schema(), options);
  for (std::uint32_t commit = 0; commit < commits; ++commit) {
    for (std::uint32_t i = 0; i < documents / commits; ++i)
      writer.add(made_document(commit * (documents / commits) + i));
    writer.commit();
  }
  return directory;
}

}  // namespace tra::bench
