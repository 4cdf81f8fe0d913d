#include "support/crash_directory.h"

#include <algorithm>
#include <set>

namespace tra::test {

using Kind = Operation::Kind;

std::vector<Operation> CrashDirectory::recorded() const {
  const std::lock_guard guard(mutex_);
  return recorded_;
}

void CrashDirectory::perform(const Operation& operation, const std::function<void(std::size_t)>& inner) const {
  if (!writes(operation)) return inner(0);
  const std::lock_guard guard(mutex_);  // operations are recorded in the order in which they happen
  inner(operation.bytes.size());
  recorded_.push_back(operation);
}

void CrashModel::apply(const Operation& operation) {
  switch (operation.kind) {
    case Kind::append:
      files_[operation.file].bytes += operation.bytes;
      break;
    case Kind::sync_file:
      files_[operation.file].synced = files_[operation.file].bytes.size();
      break;
    case Kind::sync_folder:
      synced_names_ = names_;
      unsynced_changes_.clear();
      break;
    case Kind::create:
    case Kind::rename:
    case Kind::remove:
      apply_to_names(operation, names_);
      unsynced_changes_.push_back(operation);
      break;
    case Kind::lock:  // the kernel drops a lock in a crash; the existence of its empty file means nothing
    case Kind::map:
    case Kind::list:
    case Kind::free_bytes:
      break;
  }
}

// An operation on a name that did not survive, such as the rename of a lost file, does nothing.
void CrashModel::apply_to_names(const Operation& operation, Names& names) {
  if (operation.kind == Kind::create) names[operation.name] = operation.file;
  if (operation.kind == Kind::remove) names.erase(operation.name);
  if (operation.kind == Kind::rename) {
    const auto found = names.find(operation.name);
    if (found == names.end()) return;
    const std::uint64_t file = found->second;
    names.erase(found);
    names[operation.to] = file;
  }
}

std::vector<std::pair<std::string, CrashModel::Names>> CrashModel::surviving_names() const {
  std::vector<std::pair<std::string, Names>> survivors;
  const auto survive = [&](const std::string& description, const auto& survives) {
    Names names = synced_names_;
    for (std::size_t i = 0; i < unsynced_changes_.size(); ++i)
      if (survives(i)) apply_to_names(unsynced_changes_[i], names);
    survivors.emplace_back(description, std::move(names));
  };
  for (std::size_t count = 0; count <= unsynced_changes_.size(); ++count)
    survive("the first " + std::to_string(count) + " changes of names", [&](std::size_t i) { return i < count; });
  for (std::size_t one = 0; one < unsynced_changes_.size(); ++one) {
    const std::string change = to_string(unsynced_changes_[one]);
    survive("all changes of names but \"" + change + "\"", [&](std::size_t i) { return i != one; });
    survive("no change of names but \"" + change + "\"", [&](std::size_t i) { return i == one; });
  }
  return survivors;
}

std::string CrashModel::after_crash(const File& file, Unsynced fate) {
  const std::size_t unsynced = file.bytes.size() - file.synced;
  const auto up_to = [&](std::size_t unit) {  // about half of the unsynced bytes, rounded to the unit
    return file.bytes.substr(0, std::max(file.synced, (file.synced + unsynced / 2) / unit * unit));
  };
  switch (fate) {
    case Unsynced::lost:
      return file.bytes.substr(0, file.synced);
    case Unsynced::kept:
      return file.bytes;
    case Unsynced::torn_512:
      return up_to(512);
    case Unsynced::torn_4096:
      return up_to(4096);
    case Unsynced::zeros:
      return file.bytes.substr(0, file.synced) + std::string(unsynced, '\0');
  }
  return {};
}

std::vector<CrashState> CrashModel::states() const {
  static const std::pair<Unsynced, const char*> kFates[] = {{Unsynced::lost, "unsynced bytes lost"},
                                                            {Unsynced::kept, "unsynced bytes kept"},
                                                            {Unsynced::torn_512, "unsynced bytes cut at 512"},
                                                            {Unsynced::torn_4096, "unsynced bytes cut at 4096"},
                                                            {Unsynced::zeros, "unsynced bytes are zeros"}};
  std::vector<CrashState> states;
  std::set<FileSet> seen;
  for (const auto& [names_description, names] : surviving_names())
    for (const auto& [fate, fate_description] : kFates) {
      FileSet found;
      for (const auto& [name, file] : names) {
        const auto contents = files_.find(file);
        found[name] = contents == files_.end() ? std::string() : after_crash(contents->second, fate);
      }
      if (seen.insert(found).second) states.push_back({names_description + ", " + fate_description, std::move(found)});
    }
  return states;
}

}  // namespace tra::test
