/* What the protocol promises. A violation is reported with the name of the promise. */

byte committed;  /* the last commit reported to its caller as durable, or opened and synced by a writer */
byte previous;   /* the commit that must exist besides it, or 0 */

hidden byte committed_is_kept;          /* a committed state is never lost by a kill or a power failure */
hidden byte previous_is_kept;           /* nor is the previous commit, until the next one is durable */
hidden byte newest_is_never_torn;       /* no kill or power failure leaves a newest manifest that cannot be opened */
hidden byte index_is_openable;          /* there is always a commit that can be opened */
hidden byte snapshot_is_committed;      /* a reader gets the commit that was newest when it began to open, or a newer one */
hidden byte snapshot_keeps_its_files;   /* the files of an opened snapshot are never missing and never change */
hidden byte one_writer;                 /* there are no two writers */
hidden byte lock_dies_with_its_writer;  /* a writer that ended excludes nobody */
hidden byte nothing_unnamed_is_left;    /* after a sweep every file is named by a commit that can be opened */
hidden byte numbers_are_new;            /* no two visible commits have the same generation */

inline check_commits() {
  d_step {
    find_whole();
    newest_is_never_torn = manifests.seen == 0 || HAS(whole | damaged, HIGHEST(manifests.seen));
    assert(newest_is_never_torn);
    committed_is_kept = committed == 0 || (whole & ~BELOW(committed)) != 0;
    assert(committed_is_kept);
    whole = whole & ~SET(HIGHEST(whole));
    previous_is_kept = previous == 0 || (whole & ~BELOW(previous)) != 0;
    assert(previous_is_kept)
  }
}
