#!/usr/bin/env bash
# Handles a backlog of five million events in a heap of 256 MiB, with a handler that is slower than the reading, and shows that
# the memory stays flat.
#
# Usage: benchmarks/consumer-memory.sh [EVENTS]   5000000 by default. Needs 2 GiB of room in TMPDIR, or as much more.
# Exits 1 when an event is missing, the heap is too small, or the second half of the run holds more than the first.
set -euo pipefail
cd "$(dirname "$0")/.."
. benchmarks/clients/stack.sh
events=${1:-5000000}
case $events in '' | *[!0-9]* | 0) echo "not a number of events: $events" >&2; exit 2 ;; esac
deadline=3600

start_stack
. benchmarks/clients/consumers.sh
find_kafka_tools
require_space $((events / 2500 + 1024))
prepare_records 20000 "$work/records"
fill events "$events" "$partitions"
echo "backlog: $events events, $(du -sm "$work/stack" | cut -f 1) MiB on disk; heap: 256 MiB"

gc=$work/gc.log
MILLRACE_JAVA_OPTS="-Xmx256m -XX:+ExitOnOutOfMemoryError -Xlog:gc:file=$gc:uptime:filecount=0 -Dmillrace.benchmark.wait.ms=1" \
  timeout --foreground "$deadline" bin/consumer-app run events --handler "$handlers.PausingHandler" --group memory \
  --dead-letter-topic "$dead_letters" --lanes 64 --until-end >"$work/log" 2>&1 || {
  tail -n 20 "$work/log" >&2
  fail 'the run failed'
}
tail -n 1 "$work/log"
[ "$(sed -n 's/^\([0-9,]*\) processed.*/\1/p' "$work/log" | tr -d ,)" = "$events" ] ||
  fail "not all of $events events are processed"
benchmarks/clients/flat-heap.sh "$gc"
