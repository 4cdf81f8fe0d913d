// Folded forms compared with ICU's collators. The root collator at primary strength ignores all diacritics and the bar
// of đ; the Vietnamese collator distinguishes letters and ignores tones.
#include <unicode/coll.h>
#include <unicode/locid.h>
#include <catch2/catch.hpp>

#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "analysis/syllable.h"
#include "analysis/term_key.h"
#include "tra/analyzer.h"

using namespace tra::analysis;
using namespace tra::text;

namespace {

std::unique_ptr<icu::Collator> primary(const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance(locale, status));
  REQUIRE(U_SUCCESS(status));
  collator->setStrength(icu::Collator::PRIMARY);
  return collator;
}

bool equal(const icu::Collator& collator, const std::string& a, const std::string& b) {
  UErrorCode status = U_ZERO_ERROR;
  return collator.compareUTF8(a, b, status) == UCOL_EQUAL;
}

}  // namespace

TEST_CASE("folded forms agree with ICU's root collator", "[analysis]") {
  const auto root = primary(icu::Locale::getRoot());
  for_each_base([&](const Syllable& base) {
    for (std::uint8_t tone = kLevel; tone <= kDot; ++tone) {
      Syllable form = base;
      form.tone = tone;
      REQUIRE(equal(*root, spell(form), std::string(form.folded_text())));
    }
  });
  tra::Analyzer analyzer;
  for (const char* word :
       {"café", "résumé", "Élysée", "Łódź", "Señor", "Ångström", "Đắk", "Krông", "Müller", "façade"}) {
    std::vector<tra::Token> tokens;
    analyzer.analyze(word, 0, tokens);
    CHECK(equal(*root, word, std::string(tra::folded(analyzer.key(tokens[0].term)))));
  }
}

TEST_CASE("toneless bases agree with ICU's Vietnamese collator", "[analysis]") {
  const auto vietnamese = primary(icu::Locale("vi"));
  std::map<std::string, std::vector<Syllable>> families;
  for_each_base([&](const Syllable& base) { families[std::string(base.folded_text())].push_back(base); });
  for (const auto& [folded_form, bases] : families) {
    for (const Syllable& a : bases) {
      for (const Syllable& b : bases) {
        Syllable toned = b;
        toned.tone = kAcute;
        REQUIRE(equal(*vietnamese, spell(a), spell(toned)) == (a.pattern == b.pattern));
      }
    }
  }
}
