#include "search/plan/recent_look_ups.h"

namespace tra::search {

RecentLookUps& recent_look_ups(const Snapshot::Impl& snapshot) {
  std::call_once(snapshot.look_ups_once, [&] { snapshot.look_ups = std::make_shared<RecentLookUps>(); });
  return *snapshot.look_ups;
}

}  // namespace tra::search
