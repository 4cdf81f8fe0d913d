#include "search/plan/recent_look_ups.h"

namespace tra::search {

RecentLookUps& recent_look_ups(const Snapshot::Impl& snapshot) {
  const std::lock_guard lock(snapshot.look_ups_mutex);
  if (snapshot.look_ups == nullptr) snapshot.look_ups = std::make_shared<RecentLookUps>();
  return *snapshot.look_ups;
}

}  // namespace tra::search
