// Runs one target on its seeds and on a number of damaged copies, which depend only on TRA_TEST_SEED. Each input has a
// time limit.
//
//  tra_fuzz TARGET [RUNS]        tra_fuzz TARGET --input FILE        tra_fuzz --list
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>

#include "fuzz/limits.h"
#include "fuzz/mutate.h"
#include "fuzz/target.h"
#include "tra/error.h"

namespace {

using namespace tra::fuzz;

std::string file_of(const Target& target) { return "fuzz-" + std::string(target.name) + ".input"; }

// Keeps an input that broke a target, for inspection and repetition.
void keep(const std::string& input, const Target& target) {
  const std::string file = file_of(target);
  std::ofstream(file, std::ios::binary).write(input.data(), static_cast<std::streamsize>(input.size()));
  std::cerr << "the input is in " << file << "\n";
}

bool runs(const Target& target, const std::string& input) {
  const std::string kept_in = file_of(target);
  const InputLimit limit(input, kept_in);
  try {
    target.run(input);
  } catch (const tra::Error&) {
  } catch (const std::exception& error) {
    std::cerr << target.name << ": " << error.what() << "\n";
    keep(input, target);
    return false;
  }
  return true;
}

int run_all(const Target& target, std::uint64_t count) {
  const std::uint64_t seed = tra::test::test_seed();
  std::cout << target.name << ": TRA_TEST_SEED=" << seed << ", " << count << " runs\n";
  const std::vector<std::string> seeds = target.seeds();
  for (std::size_t i = 0; i < seeds.size(); ++i) {
    const std::string kept_in = file_of(target);
    const InputLimit limit(seeds[i], kept_in);
    try {
      target.run(seeds[i]);
    } catch (const std::exception& error) {
      std::cerr << target.name << ": well-formed input " << i << " is refused: " << error.what() << "\n";
      return 1;
    }
  }
  tra::test::Random random(seed);
  // With TRA_FUZZ_KEEP, every input is written before it runs, which finds an input that ends the process.
  const bool keep_each = tra::test::test_amount("TRA_FUZZ_KEEP", 0) != 0;
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::string input = mutate(random, random.pick(seeds), seeds);
    if (keep_each) keep(input, target);
    if (!runs(target, input)) return 1;
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  limit_memory();
  const std::string name = argc > 1 ? argv[1] : "";
  for (const Target& target : targets()) {
    if (name == "--list") std::cout << target.name << "\n";
    if (name != target.name) continue;
    if (argc == 4 && std::string(argv[2]) == "--input") {
      std::ifstream file(argv[3], std::ios::binary);
      return runs(target, {std::istreambuf_iterator<char>(file), {}}) ? 0 : 1;
    }
    return run_all(target, argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 2000);
  }
  if (name == "--list") return 0;
  std::cerr << "usage: tra_fuzz TARGET [RUNS] | TARGET --input FILE | --list\n";
  return 2;
}
