/* Only the order of generations matters. Unused numbers are removed and those above are decreased, so that endless commits
   need only finitely many states. */

#define USED_BY(w) \
  (SET(writers[w].base) | SET(writers[w].making) | writers[w].obsolete | writers[w].drop_manifests | \
   writers[w].drop_data)

hidden byte gap;
#define LESS(n) n = ((n) >= gap -> (n) - 1 : (n))
#define SHIFT(set) set = ((set) & BELOW(gap)) | (((set) >> 1) & ~BELOW(gap))

inline find_used() {
  forget_gone();
  used = manifests.seen | manifests.unsure | data.seen | data.unsure | SET(committed) | SET(previous) | USED_BY(0) |
         USED_BY(1) | SET(reader.newest) | SET(reader.generation) | SET(reader.least) | reader.pinned;
  i = 1;
  do
  :: i <= GENERATIONS -> used = used | holds[i]; i++
  :: else -> break
  od
}

inline renumber_names(names) {
  SHIFT(names.seen);
  SHIFT(names.unsure);
  SHIFT(names.unsynced);
  SHIFT(names.bad)
}

inline renumber_writer(w) {
  LESS(writers[w].base);
  LESS(writers[w].last);
  LESS(writers[w].making);
  SHIFT(writers[w].obsolete);
  SHIFT(writers[w].drop_manifests);
  SHIFT(writers[w].drop_data)
}

inline close_gap() {
  renumber_names(manifests);
  renumber_names(data);
  renumber_writer(0);
  renumber_writer(1);
  SHIFT(forgotten);
  SHIFT(damaged);
  LESS(committed);
  LESS(previous);
  LESS(reader.newest);
  LESS(reader.generation);
  LESS(reader.least);
  SHIFT(reader.pinned);
#ifdef SWEEP_PINNED
  SHIFT(cut);
#endif
  i = 1;
  do
  :: i < GENERATIONS ->
    holds[i] = (i < gap -> holds[i] : holds[i + 1]);
    SHIFT(holds[i]);
    i++
  :: else -> break
  od;
  holds[GENERATIONS] = 0
}

inline renumber() {
  find_used();
  gap = GENERATIONS;
  do
  :: gap == 0 -> break
  :: gap != 0 && HAS(used, gap) -> gap--
  :: else -> close_gap(); gap--
  od;
  gap = 0
}
