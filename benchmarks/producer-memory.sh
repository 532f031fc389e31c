#!/usr/bin/env bash
# Imports a large file of JSON lines in a heap of 128 MiB, and shows that the memory stays flat.
#
# Usage: benchmarks/producer-memory.sh [MIB]   2048 by default. Needs twice that room in TMPDIR.
# Exits 1 when an event is missing, the heap is too small, or the second half of the import holds more than the first.
set -euo pipefail
cd "$(dirname "$0")/.."
. benchmarks/clients/stack.sh
mib=${1:-2048}
case $mib in '' | *[!0-9]* | 0) echo "not a number of MiB: $mib" >&2; exit 2 ;; esac
deadline=3600

start_stack
require_space $((mib * 2 + 1024))
prepare_records 20000 "$work/records" >/dev/null
file=$work/events.jsonl
events=$(measurement producer.WriteImportFile jsonl "$work/records" "$schema" bytes $((mib * 1024 * 1024)) "$file")
echo "file: $(wc -c <"$file") bytes, $events events; heap: 128 MiB"

create_topics imported
gc=$work/gc.log
MILLRACE_JAVA_OPTS="-Xmx128m -XX:+ExitOnOutOfMemoryError -Xlog:gc:file=$gc:uptime:filecount=0" \
  timeout --foreground "$deadline" bin/producer-app import "$file" --topic imported --schema "$schema" --key orderId \
  --report "$work/report" >"$work/log" 2>&1 || {
  tail -n 20 "$work/log" >&2
  fail 'the import failed'
}
tail -n 1 "$work/log"
grep -Eq "\"imported\" *: *$events\b" "$work/report" || fail "not all of $events events are acknowledged"
benchmarks/clients/flat-heap.sh "$gc"
