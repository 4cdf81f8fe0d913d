#!/usr/bin/env bash
# The scripts of cli/share/slurm on a cluster of one machine: 16 parts, two tasks killed, the index as one process makes
# it. Skipped where the daemons of Slurm cannot run; tests/cli/parts_test.sh does the same without them.
set -uo pipefail
export TRA_NOW=2024-12-16  # articles come at one time, whoever reads them
root=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../..")
tra=${1:-$root/build/tra}
skip() { printf 'Skipped: %s\n' "$*"; exit 77; }
for program in munged slurmctld slurmd sbatch; do
  command -v $program > /dev/null || skip "$program is not installed"
done
[ "$(id -u)" -eq 0 ] || skip "the daemons are started as root"
[ -x "$tra" ] || skip "there is no $tra"

scratch=$(mktemp -d)
pids=()
cleanup() {
  [ ${#pids[@]} -eq 0 ] || kill "${pids[@]}" 2> /dev/null
  wait 2> /dev/null
  rm -rf "$scratch"
}
trap cleanup EXIT
chmod 755 "$scratch"
cd "$scratch"
failures=0
fail() { printf 'FAILED: %s\n' "$*"; failures=$((failures + 1)); }

# wait_for SECONDS COMMAND...: until it succeeds.
wait_for() {
  local left=$(($1 * 5))
  shift
  until "$@" > /dev/null 2>&1; do
    [ $((left -= 1)) -gt 0 ] || return 1
    sleep 0.2
  done
}

# --- the cluster ---
mkdir -p munge state spool
chmod 700 munge
dd if=/dev/urandom of=munge/key bs=1024 count=1 2> /dev/null
chmod 400 munge/key
munged --foreground --force --key-file=munge/key --socket="$scratch/munge/socket" --pid-file=munge/pid \
  --log-file=munge/log --seed-file=munge/seed > /dev/null 2>&1 & pids+=($!)
wait_for 10 test -S munge/socket || skip "munged does not start: $(tail -1 munge/log)"
node=$(hostname -s)
cat > slurm.conf <<END
ClusterName=one
SlurmctldHost=$node(127.0.0.1)
SlurmctldPort=16817
SlurmdPort=16818
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$scratch/munge/socket
CryptoType=crypto/munge
StateSaveLocation=$scratch/state
SlurmdSpoolDir=$scratch/spool
SlurmctldPidFile=$scratch/slurmctld.pid
SlurmdPidFile=$scratch/slurmd.pid
SlurmctldLogFile=$scratch/slurmctld.log
SlurmdLogFile=$scratch/slurmd.log
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
MpiDefault=none
SchedulerParameters=sched_interval=1,batch_sched_delay=0
NodeName=$node NodeAddr=127.0.0.1 CPUs=$(nproc) RealMemory=4000 State=UNKNOWN
PartitionName=all Nodes=$node Default=YES State=UP
END
export SLURM_CONF=$scratch/slurm.conf
slurmctld -D > /dev/null 2>&1 & pids+=($!)
slurmd -D -N "$node" > /dev/null 2>&1 & pids+=($!)
is_idle() { [ "$(sinfo -h -o %T)" = idle ]; }
wait_for 30 is_idle || skip "the node does not come up: $(tail -1 slurmctld.log) $(tail -1 slurmd.log)"

# --- the archive, and 500 questions ---
python3 - <<'END'
import json, os, random
random.seed(7)
words = ("hội đàm song phương bộ trưởng ngoại giao thăm chính thức hợp tác kinh tế Lào Campuchia Cuba biên giới văn hóa năm "
         "giáo dục tham khảo chính trị thứ ủy ban liên phủ").split()
text = lambda n: " ".join(random.choice(words) for _ in range(n))
os.mkdir("archive")
for f in range(8):
    with open(f"archive/{f}.jsonl", "w") as out:
        for i in range(1500):
            out.write(json.dumps({"id": f"n{f * 1400 + i}", "title": text(6), "body": text(150) + "."}, ensure_ascii=False) + "\n")
with open("questions.tsv", "w") as out:
    for i in range(500): out.write(f"q{i}\t{text(1 + i % 4)}\n")
END

# --- two tasks are killed while they build: Slurm's way to do so, which --requeue answers ---
cp -r "$root/cli/share/slurm" scripts
cat > slow-tra <<END
#!/bin/sh
# The program; the first attempts at two of the parts wait to be killed.
case "\$1-\${SLURM_ARRAY_TASK_ID-}-\${SLURM_RESTART_COUNT-0}" in build-4-0 | build-13-0) sleep 300 & wait ;; esac
exec "$tra" "\$@"
END
chmod +x slow-tra
began=$(date +%s)
last=$(TRA=$scratch/slow-tra scripts/submit "$scratch/archive" work "$scratch/many" 16) || fail "submit"
build=$((last - 1))
runs() { [ "$(squeue -h -t R -j "${build}_$1" -o %T)" = RUNNING ]; }
for part in 4 13; do
  wait_for 120 runs $part || fail "part $part does not run: $(squeue)"
  scontrol requeue "${build}_$part" || fail "part $part cannot be killed"
done
is_done() { [ -z "$(squeue -h)" ]; }
wait_for 300 is_done || fail "not done: $(squeue)"
printf 'slurm, 16 parts, 2 killed: %s s\n' $(($(date +%s) - began))
tail -qn1 work/log/tra-adopt-*.txt
grep -l . work/log/*.txt | wc -l

# --- as one process makes the same segments, and as one sync does ---
began=$(date +%s)
"$tra" build work/plan -o alone > /dev/null 2>&1 || fail "one process cannot build the parts"
"$tra" adopt --index same alone/* > /dev/null || fail "adopt"
printf 'one process, the same parts: %s s\n' $(($(date +%s) - began))
"$tra" sync --index one archive > /dev/null 2>&1 || fail "sync"
for index in many same one; do
  "$tra" check --index $index > /dev/null || fail "$index is not sound"
  "$tra" export --index $index | sort > $index.articles
  "$tra" facets --index $index --format json > $index.facets
  "$tra" search --index $index --batch questions.tsv --format trec --limit 100 > $index.answers
done
for index in same one; do
  cmp -s many.articles $index.articles || fail "other articles than $index"
  cmp -s many.facets $index.facets || fail "other facets than $index"
done
cmp -s many.answers same.answers || fail "other answers than the same segments built by one process"
[ "$(cut -d' ' -f1 many.answers | sort -u | wc -l)" -eq 500 ] || fail "not all questions found something"
[ $failures -eq 0 ] && printf '500 questions, all as expected\n'
exit $((failures > 0))
