#!/usr/bin/env bash
# An unattended sync: quiet, waiting for another writer, with a report and an exit status for every outcome.
share=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../../cli/share")
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

page() { mkdir -p "$(dirname "$1")"; printf '%s\n\nHà Nội, ngày 31/8/2021, hai bên trao đổi về hợp tác song phương.\n' "$2" > "$1"; }
expect_silence() { [ ! -s out ] && [ ! -s err ] || fail "not silent: $(cat out err)"; }
expect_report() { expect_json report.json "$1"; }

page archive/1.txt "Bài một"
expect_exit 0 tra sync archive --quiet --report report.json
expect_silence
expect_report 'json["status"] == "done" and json["exit_status"] == 0 and json["began"] <= json["ended"]'
page archive/2.txt "Bài hai"
expect_exit 0 tra sync --quiet
expect_silence

# A link to the report stays a link, whether or not there is a report yet.
mkdir reports
ln -s reports/today.json link.json
for run in first second; do
  expect_exit 0 tra sync --quiet --report link.json
  [ -L link.json ] && [ -f reports/today.json ] && [ ! -L reports/today.json ] || fail "the $run run replaced the link"
  expect_json reports/today.json 'json["status"] == "done"'
done

tra sync --quiet --report - > printed.json
expect_json printed.json 'json["status"] == "done"'

# Failed inputs are counted and reported; with --strict they change the exit status.
: > archive/empty.txt
expect_exit 0 tra sync --quiet --report report.json
expect_in err "empty.txt"
expect_report 'json["status"] == "done_with_failures" and len(json["failures"]) == 1'
expect_exit 4 tra sync --strict --report report.json
expect_report 'json["exit_status"] == 4'
rm archive/empty.txt

# Every run writes its report over the previous one.
expect_exit 2 tra sync missing --report report.json
expect_report 'json["status"] == "error" and json["exit_status"] == 2 and "missing" in json["error"]'
expect_exit 2 tra sync --max-removals some --report report.json
expect_report '"--max-removals" in json["error"]'
expect_exit 2 tra sync --no-such-option --report refused.json
expect_json refused.json 'json["status"] == "error" and json["exit_status"] == 2 and "--no-such-option" in json["error"]'
expect_exit 2 tra sync --report=refused.json --wait
expect_json refused.json '"--wait" in json["error"]'
mv archive away
expect_exit 2 tra sync --quiet --report report.json
expect_in out "HELD BACK"
expect_report 'json["status"] == "held_back" and json["archives"][0]["held_back"] == ["1.txt", "2.txt"]'
mv away archive
expect_exit 2 tra sync --report nowhere/report.json
expect_in err "nowhere/report.json"
if [ -w /dev/full ]; then # output that cannot be written is an error of the report too
  "$program" sync --report report.json > /dev/full 2> err && fail "a full disk went unnoticed"
  expect_report 'json["status"] == "error" and json["exit_status"] == 2 and "could not write" in json["error"]'
fi
[ -z "$(ls -A | grep tmp-)" ] || fail "a part of a report was left behind: $(ls)"

# Another writer is active: the sync fails with the writer's process and start time, or waits.
mkfifo lines
before=$(cat "$TRA_INDEX/write.lock")
tra add - < lines > /dev/null &
exec 3> lines
until [ "$(cat "$TRA_INDEX/write.lock")" != "$before" ]; do sleep 0.05; done
expect_exit 2 tra sync --report report.json
expect_in err "another writer holds the lock"
expect_report 'json["status"] == "error" and "another writer" in json["error"]'
process=$(sed -n 's/.*process \([0-9]*\).*/\1/p' err)
[ "$(realpath "/proc/$process/exe")" = "$(dirname "$program")/tra-index" ] || fail "the holder is not named: $(cat err)"
expect_in err "since $(date -u +%Y-)"
expect_exit 2 tra sync --wait 1
# A sync that is stopped while it waits says so. timeout(1) sends its signal twice.
stopped() {  # SIGNAL STATUS
  rm -f report.json
  "$program" sync --wait 60 --report report.json > out 2> err 3>&- &
  local process=$! status=0
  until [ "$(readlink "/proc/$process/exe")" = "$(dirname "$program")/tra-index" ] &&
    [ $((0x0$(sed -n 's/^SigCgt:[[:space:]]*//p' "/proc/$process/status") & 0x4002)) -eq $((0x4002)) ]; do
    sleep 0.05
  done
  kill -s "$1" $process
  kill -s "$1" $process 2> /dev/null
  wait $process || status=$?
  [ $status -eq "$2" ] || fail "exit status $status of $1: $(cat err)"
  expect_in err "interrupted"
  expect_report "json['status'] == 'interrupted' and json['exit_status'] == $2"
}
stopped INT 130
stopped TERM 143
tra sync --wait 60 --quiet > waited 2>&1 3>&- &
waiting=$!
exec 3>&-
wait $waiting || fail "a sync that waited ends with $?: $(cat waited)"

# The installed systemd service and crontab line run twice, with changes in between.
for command in "$(sed -n 's/^ExecStart=//p' "$share/systemd/tra-sync.service")" \
  "$(sed -n '/^[0-9*]/s/^[^ ]* [^ ]* [^ ]* [^ ]* [^ ]* //p' "$share/crontab")"; do
  [ -n "$command" ] || fail "no command in $share"
  command=${command//\/usr\/bin\/tra/$program}
  command=${command//\/var\/lib\/tra/$scratch/state}
  rm -rf state && mkdir state
  expect_exit 0 tra sync archive --index state/index --quiet
  page archive/3.txt "Bài ba"
  expect_exit 0 sh -c "$command"
  expect_silence
  expect_json state/sync.json 'json["total"]["added"] == 1 and json["exit_status"] == 0'
  rm archive/3.txt
  page archive/1.txt "Bài một đã sửa"
  expect_exit 0 sh -c "$command"
  expect_silence
  expect_json state/sync.json '[json["total"][k] for k in ("added", "updated", "removed")] == [0, 1, 1]'
  page archive/1.txt "Bài một"
done
finish
