#!/usr/bin/env bash
# Wall time of `bin/admin-tools topics list` beside Kafka's own TopicCommand --list, on the local stack.
# Usage: benchmarks/startup.sh [ROUNDS]   Each round runs ours, theirs, theirs, ours; needs GNU date; exits 1 when the goal isn't
# met.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-9}
work=$(mktemp -d)
data=$work/stack
trap 'bin/local-stack down --data "$data" >/dev/null 2>&1; rm -rf "$work"' EXIT

mvn -B -q -f benchmarks/kafka-tools/pom.xml org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath \
  -Dmdep.outputFile="$work/kafka.classpath" >/dev/null
bin/local-stack up --data "$data" --kafka-port 19092 --registry-port 18081 >/dev/null
export MILLRACE_BOOTSTRAP_SERVERS=127.0.0.1:19092 MILLRACE_SCHEMA_REGISTRY=http://127.0.0.1:18081/apis/ccompat/v7
bin/admin-tools apply >/dev/null

ours() { bin/admin-tools topics list; }
# As Kafka's kafka-topics.sh starts it: its heap and garbage collector.
theirs() {
  java -Xmx256M -server -XX:+UseG1GC -XX:MaxGCPauseMillis=20 -XX:InitiatingHeapOccupancyPercent=35 \
    -cp "$(cat "$work/kafka.classpath")" org.apache.kafka.tools.TopicCommand \
    --bootstrap-server "$MILLRACE_BOOTSTRAP_SERVERS" --list
}
milliseconds() {
  local start end
  start=$(date +%s%N)
  "$1" >"$work/$1.out"
  end=$(date +%s%N)
  echo $(((end - start) / 1000000)) >>"$work/$1.ms"
}
middle() { sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

ours >/dev/null # the first run archives classes
for _ in $(seq "$rounds"); do
  for tool in ours theirs theirs ours; do milliseconds "$tool"; done
done
cmp <(sort "$work/ours.out") <(grep -v '^__' "$work/theirs.out" | sort) ||
  { echo 'the two list different topics' >&2; exit 1; }
a=$(middle "$work/ours.ms") b=$(middle "$work/theirs.ms")
printf 'bin/admin-tools topics list   %5d ms (median of %d)\n' "$a" $((2 * rounds))
printf 'kafka TopicCommand --list     %5d ms\n' "$b"
awk -v a="$a" -v b="$b" 'BEGIN { printf "ratio                         %5.2f   goal <= 0.5\n", a / b; exit a / b > 0.5 }'
