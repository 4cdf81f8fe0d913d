/* The folder: which names it shows, which of them a power cut may find otherwise, and which files' contents are whole.

   Generation G has two names: manifest-G and the data that its commit adds, the six files of a segment, live documents
   and attachments being one. A set of names is a byte, the bit of G is 1 << G. */

#ifndef GENERATIONS
#define GENERATIONS 4 /* at once; 7 at most */
#endif

#define SET(n) ((n) -> 1 << (n) : 0)
#define HAS(set, n) (((set) >> (n)) & 1)
#define ABOVE(n) (254 & ~((2 << (n)) - 1))
#define BELOW(n) ((1 << (n)) - 1)
#define HIGHEST(set) \
  (HAS(set, 7) -> 7 : (HAS(set, 6) -> 6 : (HAS(set, 5) -> 5 : (HAS(set, 4) -> 4 : \
  (HAS(set, 3) -> 3 : (HAS(set, 2) -> 2 : HAS(set, 1)))))))
#define LOWEST(set) \
  (HAS(set, 1) -> 1 : (HAS(set, 2) -> 2 : (HAS(set, 3) -> 3 : (HAS(set, 4) -> 4 : \
  (HAS(set, 5) -> 5 : (HAS(set, 6) -> 6 : 7))))))

typedef Names {
  byte seen;      /* visible to the running system */
  byte unsure;    /* changed since the folder was synced: each name may be on the disk or not, independently */
  byte unsynced;  /* the file's contents are not on the disk yet */
  byte bad        /* the file's contents are torn or damaged */
};
Names manifests, data;
byte forgotten;               /* manifests whose new name was lost by a failed sync; no later sync writes it */
byte damaged;                 /* generations that are unreadable because of damage */
byte holds[GENERATIONS + 1];  /* by generation: the data its manifest names */
bit garbage;                  /* files that no manifest names may exist, such as manifest.tmp */

#ifdef SWEEP_PINNED
byte cut;  /* data that was truncated instead of unlinked */
#endif

/* Not part of the state: these are set and used within one d_step, which nothing interrupts. */
hidden byte i, whole, files, used;

#define IS_WHOLE(g) (HAS(manifests.seen & ~manifests.bad, g) && !(holds[g] & ~(data.seen & ~data.bad)))

/* The commits that can be opened. */
inline find_whole() {
  i = 1;
  whole = 0;
  do
  :: i <= GENERATIONS ->
    if
    :: IS_WHOLE(i) -> whole = whole | SET(i)
    :: else
    fi;
    i++
  :: else -> break
  od
}

inline find_files_of(commits) {
  i = 1;
  files = 0;
  do
  :: i <= GENERATIONS ->
    if
    :: HAS(commits, i) -> files = files | holds[i]
    :: else
    fi;
    i++
  :: else -> break
  od
}

inline create(names, n) {
  names.seen = names.seen | SET(n);
  names.unsure = names.unsure | SET(n);
  names.unsynced = names.unsynced | SET(n);
  names.bad = names.bad & ~SET(n)
}

inline unlink(names, n) {
  names.seen = names.seen & ~SET(n);
  names.unsure = names.unsure | SET(n)
}

/* Removes irrelevant parts of the state. A name that is neither visible nor on the disk has no contents. Data that no manifest
   names, neither on the disk nor being written, is garbage. */
inline forget_gone() {
  manifests.bad = manifests.bad & (manifests.seen | manifests.unsure);
  damaged = damaged & (manifests.seen | manifests.unsure);
  forgotten = forgotten & manifests.seen;
  used = SET(writers[0].making) | SET(writers[1].making);
  manifests.unsynced = manifests.unsynced & (manifests.seen | used);
  find_files_of(manifests.seen | manifests.unsure);
  files = files | used;
  if
  :: data.seen & ~files -> garbage = 1
  :: else
  fi;
  data.seen = data.seen & files;
  data.unsure = data.unsure & files;
  data.unsynced = data.unsynced & data.seen;
  data.bad = data.bad & files;
  used = used | manifests.seen | manifests.unsure | SET(reader.generation);
  i = 1;
  do
  :: i <= GENERATIONS ->
    if
    :: HAS(used, i)
    :: else -> holds[i] = 0
    fi;
    i++
  :: else -> break
  od;
  used = 0
}

inline folder_synced() {
  printf("the folder is synced\n");
  manifests.unsure = forgotten;
  data.unsure = 0;
  forget_gone()
}

/* A failed sync: either the changes are still unwritten, or the name of a new manifest is lost and the next sync reports
   success. Storage that loses another manifest while a lost one is still visible is not modelled, see the README. */
inline folder_sync_failed() {
  if
  :: printf("a sync of the folder fails\n")
  :: forgotten == 0 && (manifests.seen & manifests.unsure) != 0 ->
    printf("a sync of the folder fails, the new name is forgotten\n");
    forgotten = manifests.seen & manifests.unsure
  fi
}

inline choose_subset(set) {
  subset = set;
  do
  :: break
  :: subset != 0 -> subset = (subset - 1) & (set)
  od
}

/* A power failure: every unsure name survives or not, and every file that is not synced is complete or torn, in any
   combination. */
inline survive(names) {
  names.seen = names.seen & ~names.unsure;
  choose_subset(names.unsure);
  names.seen = names.seen | subset;
  choose_subset(names.seen & names.unsynced);
  names.bad = (names.bad | subset) & names.seen;
  names.unsynced = 0;
  names.unsure = 0;
  subset = 0
}
