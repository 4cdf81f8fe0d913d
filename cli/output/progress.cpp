#include "output/progress.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <iostream>

#include "arguments/language.h"
#include "output/message.h"
#include "output/sync_report.h"
#include "output/terminal.h"

namespace tra::cli {

Progress::Progress(const Options& options, Text noun)
    : shown_(!options.has("no-progress") && is_terminal(STDERR_FILENO)), wording_(language(options)), noun_(noun) {}

Progress::~Progress() { clear(); }

void Progress::update(std::uint64_t items, std::uint64_t bytes, double share) {
  if (!shown_) return;
  const std::lock_guard lock(mutex_);
  const auto now = std::chrono::steady_clock::now();
  if (now - drawn_ < std::chrono::milliseconds(100)) return;
  drawn_ = now;
  draw(items, bytes, share);
}

void Progress::message(const std::string& text) {
  const std::lock_guard lock(mutex_);
  clear();
  std::cerr << in_language(text, wording_.language()) << '\n';
}

WorkObserver Progress::observer() {
  constexpr std::size_t max_told_failures = 1000;
  WorkObserver observer;
  observer.progress = [this](const WorkProgress& done) { update(done.articles, done.text_bytes, done.share); };
  observer.failure = [this](const ReadFailure& failure) {
    if (++told_failures_ <= max_told_failures)
      message("tra: " + to_line(failure, wording_));
    else if (told_failures_ == max_told_failures + 1)
      message("tra: further messages are left out here; --report FILE of tra sync lists 10,000 of each kind");
  };
  return observer;
}

double Progress::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
}

void Progress::draw(std::uint64_t items, std::uint64_t bytes, double share) {
  const double elapsed = std::max(seconds(), 1e-3);
  std::string line = wording_.number(items) + " " + std::string(noun_.in(wording_.language())) + "  " +
                     wording_.decimal(static_cast<double>(items) / elapsed, 0) + "/s  " +
                     wording_.decimal(static_cast<double>(bytes) / 1e6 / elapsed, 1) + " MB/s";
  if (share > 0) {
    const std::string left = human_seconds(elapsed * (1 - share) / share);
    line += "  " + wording_.decimal(share * 100, 0) + " %  " + wording_.say(left + " left", "còn " + left);
  }
  std::cerr << "\r\x1b[K" << shorten(line, terminal_width(STDERR_FILENO) - 1) << std::flush;
  on_screen_ = true;
}

void Progress::clear() {
  if (on_screen_) std::cerr << "\r\x1b[K" << std::flush;
  on_screen_ = false;
}

std::string with_separators(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string human_bytes(std::uint64_t bytes) {
  if (bytes < 1024) return std::to_string(bytes) + " B";
  const char* units[] = {"KiB", "MiB", "GiB", "TiB"};
  double value = static_cast<double>(bytes) / 1024;
  std::size_t unit = 0;
  for (; value >= 1024 && unit < 3; ++unit) value /= 1024;
  char text[32];
  std::snprintf(text, sizeof text, "%.1f %s", value, units[unit]);
  return text;
}

std::string human_seconds(double seconds) {
  const auto whole = static_cast<std::uint64_t>(seconds + 0.5);
  char text[48];
  if (whole >= 3600)
    std::snprintf(text, sizeof text, "%llu:%02llu:%02llu", static_cast<unsigned long long>(whole / 3600),
                  static_cast<unsigned long long>(whole / 60 % 60), static_cast<unsigned long long>(whole % 60));
  else
    std::snprintf(text, sizeof text, "%llu:%02llu", static_cast<unsigned long long>(whole / 60),
                  static_cast<unsigned long long>(whole % 60));
  return text;
}

}  // namespace tra::cli
