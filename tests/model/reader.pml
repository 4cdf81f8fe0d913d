/* A reader: lists the folder, opens the newest manifest and maps the files it names one by one. When something is
   missing or does not verify, it lists again and begins anew if there is a newer manifest by then; only if there is none
   it falls back to the next below. */

mtype = {closed, opening_manifest, mapping, opened};

typedef Reader {
  mtype at;
  byte newest;      /* when it listed the folder */
  byte generation;  /* the one it opens */
  byte least;       /* the commit that was durable when it listed the folder */
  byte pinned       /* the set of data it has mapped */
};
Reader reader;

inline list_manifests() {
  reader.newest = HIGHEST(manifests.seen);
  index_is_openable = reader.newest != 0;
  assert(index_is_openable);
  reader.generation = reader.newest;
  reader.least = committed;
  reader.pinned = 0;
  reader.at = opening_manifest
}

inline close_reader() {
  reader.at = closed;
  reader.newest = 0;
  reader.generation = 0;
  reader.least = 0;
  reader.pinned = 0
}

inline open_failed() {
  printf("the reader cannot open %d\n", reader.generation);
  if
#ifndef FALL_BACK_WITHOUT_LISTING
  :: HIGHEST(manifests.seen) != reader.newest -> list_manifests()
#endif
  :: else ->
#ifdef FALL_BACK_ONCE
    reader.generation = (reader.generation == reader.newest -> HIGHEST(manifests.seen & BELOW(reader.generation)) : 0);
#else
    reader.generation = HIGHEST(manifests.seen & BELOW(reader.generation));
#endif
    index_is_openable = reader.generation != 0;
    assert(index_is_openable);
    reader.pinned = 0;
    reader.at = opening_manifest
  fi
}

inline open_manifest() {
  if
  :: HAS(manifests.seen & ~manifests.bad, reader.generation) -> reader.at = mapping
  :: else -> open_failed()
  fi
}

#define TO_MAP (holds[reader.generation] & ~reader.pinned)

inline map_file() {
  i = LOWEST(TO_MAP);
  if
  :: HAS(data.seen & ~data.bad, i) -> reader.pinned = reader.pinned | SET(i)
  :: else -> open_failed()
  fi
}

inline finish_opening() {
  snapshot_is_committed = reader.generation >= reader.least;
  assert(snapshot_is_committed);
  printf("the reader has opened %d\n", reader.generation);
  reader.at = opened
}

/* A mapped file remains readable after its name was removed. */
inline use_snapshot() {
  snapshot_keeps_its_files = 1;
#ifdef MAP_WHEN_USED
  snapshot_keeps_its_files = !(holds[reader.generation] & ~data.seen);
#endif
#ifdef SWEEP_PINNED
  snapshot_keeps_its_files = !(reader.pinned & cut);
#endif
  assert(snapshot_keeps_its_files)
}

proctype ReaderProcess() {
  do
  :: d_step { reader.at == closed && committed != 0 -> list_manifests() }
  :: d_step { reader.at == opening_manifest -> open_manifest() }
#ifdef MAP_WHEN_USED
  :: d_step { reader.at == mapping -> finish_opening() }
#else
  :: d_step { reader.at == mapping && TO_MAP != 0 -> map_file() }
  :: d_step { reader.at == mapping && TO_MAP == 0 -> finish_opening() }
#endif
  :: d_step { reader.at == opened -> use_snapshot() }
  :: d_step { reader.at == opened -> close_reader() }
  od
}
