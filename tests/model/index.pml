/* tra's commit protocol: two writers of one index, a reader, and a machine that kills writers, loses power and damages
   files. Nothing ends and nothing is counted: commits, kills and power cuts follow one another in every order that is
   possible, and all states this leads to are searched. The README says what is modelled and what is not. */

#include "storage.pml"
#include "promises.pml"
#include "reader.pml"
#include "renumber.pml"
#include "writer.pml"

/* Damages a file of the newest commit that the previous commit does not share. The next opening finds the damage. The
   previous commit is then the last one, and there is no other to be kept besides it. */
inline damage_newest() {
  if
  :: manifests.bad = manifests.bad | SET(committed)
  :: HAS(holds[committed], committed) -> data.bad = data.bad | SET(committed)
  fi;
  printf("commit %d is damaged, %d is left\n", committed, previous);
  damaged = damaged | SET(committed);
  committed = previous;
  previous = 0;
  if
  :: reader.least > committed -> reader.least = committed
  :: else
  fi
}

inline kill_writer() {
  printf("writer %d is killed\n", victim);
  leave(victim);
#ifndef LOCK_IS_A_FILE
  lock = (lock == victim + 1 -> 0 : lock);
#endif
  garbage = 1;
  forget_gone();
  victim = 0
}

inline power_cut() {
  d_step {
    leave(0);
    leave(1);
    lock = 0;
    close_reader();
    forget_gone();
    garbage = 1
  };
  survive(manifests);
  survive(data);
  printf("power is cut, there are the manifests %d (bad: %d) and the data %d (bad: %d)\n", manifests.seen, manifests.bad,
         data.seen, data.bad);
  check_commits();
  d_step {
    forgotten = 0;
    forget_gone()
  }
}

proctype Fate() {
  byte subset, victim;
  do
  :: atomic {
      if
      :: writers[0].at != idle
      :: writers[1].at != idle -> victim = 1
      fi;
      d_step { kill_writer() }
    }
  :: atomic { previous != 0 && lock == 0 && HIGHEST(manifests.seen) == committed -> damage_newest() }
  :: atomic { true -> power_cut() }
  od
}

init {
  atomic {
    leave(0);
    leave(1);
    close_reader();
    run WriterProcess(0);
    run WriterProcess(1);
#ifndef NO_READER
    run ReaderProcess();
#endif
    run Fate()
  }
}
