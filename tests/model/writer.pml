/* A writer: opens, sweeps, commits, rolls back. Each storage operation is a step of its own; a kill, a power failure,
   or a step of a reader or of the other writer may occur between any two. */

mtype = {idle, reading, opening, sweeping, ready, writing, syncing_data, syncing_names, writing_manifest,
         syncing_manifest, renaming, syncing_rename, removing, failed,
         given_up}; /* could not open or create the index; does nothing more, like a killed writer */

typedef Writer {
  mtype at;
  byte base;                      /* the last commit, on which the next one is built */
  byte last;                      /* the highest generation seen or tried */
  byte making;                    /* the generation being written, or 0 */
  byte obsolete;                  /* the set of manifests to remove when the next commit is durable */
  byte drop_manifests, drop_data  /* sets that are being removed */
};
Writer writers[2];
byte lock;  /* 1 + the number of the writer that holds it, or 0 */

#define me writers[w]

inline leave(w) {
  me.at = idle;
  me.base = 0;
  me.last = 0;
  me.making = 0;
  me.obsolete = 0;
  me.drop_manifests = 0;
  me.drop_data = 0
}

inline take_lock() {
  if
  :: lock == 0 ->
    lock = w + 1;
    me.at = reading
  :: else ->
#ifdef NO_LOCK
    me.at = reading
#else
    lock_dies_with_its_writer = writers[lock - 1].at != idle;
    assert(lock_dies_with_its_writer)
#endif
  fi;
  one_writer = writers[0].at == idle || writers[1].at == idle;
  assert(one_writer)
}

/* --- opening --- */

/* The base is the newest commit that can be opened; the next older one is kept besides. Manifests above the base,
   which cannot be opened, stay until the next commit is durable. Their numbers are not used again. */
inline read_newest(unreadable) {
  find_whole();
  whole = whole & ~(unreadable -> SET(HIGHEST(whole)) : 0);
  me.base = HIGHEST(whole);
#ifdef PREVIOUS_BY_NUMBER
  whole = whole & SET(HIGHEST(manifests.seen & BELOW(me.base)));
#endif
  me.obsolete = SET(HIGHEST(whole & BELOW(me.base))) | (manifests.seen & ABOVE(me.base));
  damaged = damaged | (manifests.seen & ABOVE(me.base));
  me.last = HIGHEST(manifests.seen);
#ifdef REUSE_GENERATION
  me.last = me.base;
#endif
  printf("writer %d reads manifest-%d, the highest number is %d\n", w, me.base, me.last);
  committed_is_kept = me.base >= committed;
  assert(committed_is_kept);
  if
  :: me.base == 0 -> /* a new index begins with a manifest that names no files */
    me.last = 1;
    me.making = 1;
    holds[1] = 0;
    me.at = writing_manifest
  :: else ->
#ifdef SWEEP_WITHOUT_SYNC
    begin_sweep()
#else
    me.at = opening
#endif
  fi
}

/* A commit that is found to be durable counts as committed, whether or not it was reported to its caller. */
inline note_durable() {
  if
  :: HAS(forgotten, me.base) -> previous = 0 /* the commit kept besides is lost: the sync reported success wrongly */
  :: !HAS(manifests.unsure, me.base) && me.base >= committed ->
    committed = me.base;
    find_whole();
    previous = HIGHEST(whole & BELOW(me.base));
    previous = (HAS(forgotten, previous) -> 0 : previous)
  :: else
  fi
}

/* Others may be removed only after a sync: a killed writer may have left a renamed manifest that is not synced. */
inline begin_sweep() {
  note_durable();
  me.drop_manifests = manifests.seen & ~SET(me.base) & ~me.obsolete;
  me.drop_data = data.seen & ~holds[me.base] & ~holds[HIGHEST(me.obsolete & BELOW(me.base))];
#ifdef SWEEP_PREVIOUS
  me.drop_manifests = manifests.seen & BELOW(me.base);
  me.drop_data = data.seen & ~holds[me.base];
#endif
  me.at = sweeping
}

inline remove_manifest() {
  i = LOWEST(me.drop_manifests);
  printf("writer %d removes manifest-%d\n", w, i);
  unlink(manifests, i);
  me.drop_manifests = me.drop_manifests & ~SET(i)
}

inline remove_data() {
  i = LOWEST(me.drop_data);
  printf("writer %d removes the data of %d\n", w, i);
  unlink(data, i);
#ifdef SWEEP_PINNED
  cut = cut | SET(i);
#endif
  me.drop_data = me.drop_data & ~SET(i)
}

inline end_sweep() {
  find_whole();
  find_files_of(whole);
  nothing_unnamed_is_left = !(data.seen & ~files) && !garbage;
  assert(nothing_unnamed_is_left);
  me.at = ready
}

/* --- committing --- */

/* The next commit adds data and keeps none, the newest, or all of its base's data. */
inline begin_commit() {
  d_step {
    me.last++;
    me.making = me.last;
    numbers_are_new = !HAS(manifests.seen, me.making) && reader.generation != me.making;
    assert(numbers_are_new)
  };
  if
  :: holds[me.making] = SET(me.making)
  :: holds[me.making] = SET(me.making) | (holds[me.base] & SET(me.base))
  :: holds[me.making] = SET(me.making) | holds[me.base]
  fi;
  printf("writer %d begins commit %d on %d, with the data %d\n", w, me.making, me.base, holds[me.making]);
  me.at = writing
}

inline write_manifest() {
  manifests.unsynced = manifests.unsynced | SET(me.making);
  manifests.bad = manifests.bad & ~SET(me.making);
  me.at = syncing_manifest;
#ifdef RENAME_BEFORE_SYNC
  me.at = renaming
#endif
}

inline rename_manifest() {
#ifdef DROP_PREVIOUS_EARLY
  manifests.seen = manifests.seen & ~me.obsolete;
  manifests.unsure = manifests.unsure | me.obsolete;
#endif
  manifests.seen = manifests.seen | SET(me.making);
  manifests.unsure = manifests.unsure | SET(me.making);
  printf("writer %d renames manifest.tmp to manifest-%d\n", w, me.making);
  me.at = syncing_rename
}

/* The commit is durable and reported. Its base becomes the commit kept besides; the one kept before is removed. */
inline finish_commit() {
  printf("writer %d is told that commit %d is durable\n", w, me.making);
  committed = me.making;
  find_whole();
  previous = (HAS(whole & ~manifests.unsure, me.base) -> me.base : 0);
#ifdef DROP_PREVIOUS
  me.obsolete = me.obsolete | SET(me.base);
#endif
  me.drop_manifests = me.obsolete & manifests.seen;
  find_files_of(me.obsolete);
  me.drop_data = files & data.seen & ~holds[me.making];
#ifndef KEEP_FILES_OF_NEWEST
  me.drop_data = me.drop_data & ~holds[me.base];
#endif
  me.obsolete = SET(me.base);
  me.base = me.making;
  me.making = 0;
  me.at = removing
}

inline fail() {
  printf("an operation of writer %d fails\n", w);
  me.at = (me.base == 0 -> given_up : failed)
}

/* A failed commit whose manifest was renamed is visible, so it becomes the base. The first sync of the next commit makes it
   durable before anything that the old base needs is removed. */
inline roll_back() {
  me.making = 0;
  garbage = 1;
  forget_gone();
  find_whole();
#ifdef ADOPT_HIGHEST
  whole = manifests.seen;
#endif
  me.obsolete = me.obsolete | (HIGHEST(whole) != me.base -> SET(me.base) : 0);
  me.base = HIGHEST(whole);
  printf("writer %d rolls back to %d\n", w, me.base);
  index_is_openable = IS_WHOLE(me.base);
  assert(index_is_openable);
  note_durable();
  find_files_of(me.obsolete);
  me.drop_data = data.seen & ~holds[me.base] & ~files;
  me.at = removing
}

/* The writers are identical, so it loses no generality that the second one starts only while the first one runs. */
proctype WriterProcess(byte w) {
  do
  :: d_step { me.at == idle && (w == 0 || writers[0].at != idle) -> take_lock() }

  :: d_step { me.at == reading -> read_newest(0) }
#ifdef FALL_BACK_ON_IO_ERROR /* otherwise a temporarily unreadable file ends the writer, which equals a kill */
  :: d_step { me.at == reading && manifests.seen != 0 -> read_newest(1) }
#endif
  :: d_step { me.at == opening -> folder_synced(); begin_sweep() }
  :: atomic { me.at == opening -> folder_sync_failed(); me.at = given_up }
  :: d_step { me.at == sweeping && me.drop_manifests != 0 -> remove_manifest() }
  :: d_step { me.at == sweeping && me.drop_data != 0 -> remove_data() }
  :: d_step { me.at == sweeping && garbage -> garbage = 0 }
  :: d_step { me.at == sweeping && !me.drop_manifests && !me.drop_data && !garbage -> end_sweep() }
#ifdef NO_SWEEP
  :: d_step { me.at == sweeping -> me.drop_manifests = 0; me.drop_data = 0; end_sweep() }
#endif

  :: atomic {
      me.at == ready ->
      d_step { renumber() };
      if
      :: me.last < GENERATIONS -> begin_commit()
      :: else /* so many consecutive commits failed that no number is left */
      fi
    }
  :: d_step { me.at == writing -> create(data, me.making); me.at = syncing_data }
#ifdef NO_FILE_SYNC
  :: d_step { me.at == syncing_data -> me.at = syncing_names }
#else
  :: d_step { me.at == syncing_data -> data.unsynced = data.unsynced & ~SET(me.making); me.at = syncing_names }
  :: d_step { me.at == syncing_data -> fail() }
#endif
#ifdef NO_DIR_SYNC_BEFORE_MANIFEST
  :: d_step { me.at == syncing_names -> me.at = writing_manifest }
#else
  :: d_step { me.at == syncing_names -> folder_synced(); me.at = writing_manifest }
  :: d_step { me.at == syncing_names -> fail() }
#endif
  :: d_step { me.at == writing_manifest -> write_manifest() }
  :: d_step { me.at == syncing_manifest -> manifests.unsynced = manifests.unsynced & ~SET(me.making); me.at = renaming }
  :: d_step { me.at == syncing_manifest -> fail() }
  :: d_step { me.at == renaming -> rename_manifest() }
#ifdef NO_DIR_SYNC_AFTER_RENAME
  :: d_step { me.at == syncing_rename -> finish_commit() }
#else
  :: d_step { me.at == syncing_rename -> folder_synced(); finish_commit() }
  :: atomic { me.at == syncing_rename -> folder_sync_failed(); fail() }
#endif

  :: d_step { me.at == removing && me.drop_manifests != 0 -> remove_manifest() }
  :: d_step { me.at == removing && me.drop_data != 0 -> remove_data() }
  :: d_step { me.at == removing && me.drop_manifests != 0 -> me.drop_manifests = 0 } /* a removal fails silently */
  :: d_step { me.at == removing && me.drop_data != 0 -> me.drop_data = 0 }
  :: d_step { me.at == removing && !me.drop_manifests && !me.drop_data -> me.at = ready }

  :: d_step { me.at == failed -> roll_back() }
#ifdef GO_ON_AFTER_FAILURE
  :: d_step { me.at == failed -> me.at = ready }
#endif
  od
}
