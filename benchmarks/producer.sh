#!/usr/bin/env bash
# producer-app beside Kafka's own ProducerPerformance and a raw producer: events a second, processor time, latency.
#
# Usage: benchmarks/producer.sh [--quick] [--cases CASE,...] [ROUNDS]
#   --quick   one round of few events, in a minute or two: shows that all works; judges nothing, its figures mean nothing
#   --cases   some of aa,generate,avro,jsonl,transactions,latency; all by default
# Seven rounds by default. EVENTS sets how many events a run has, LATENCY_SECONDS how long one for latency takes, SETTINGS adds
# producer settings for all sides ("linger.ms=20 batch.size=131072"). The tables go to standard output, progress to standard
# error; exits 1 when a goal isn't met.
set -euo pipefail
cd "$(dirname "$0")/.."
. benchmarks/producer/stack.sh
quick=no cases=aa,generate,avro,jsonl,transactions,latency rounds=''
while [ $# -gt 0 ]; do
  case $1 in
    --quick) quick=yes ;;
    --cases) cases=${2:?--cases needs a value}; shift ;;
    -h | --help) sed -n '2,/^set/s/^# //p' "$0"; exit 0 ;;
    [1-9]*) rounds=$1 ;;
    *) echo "not an argument: $1" >&2; exit 2 ;;
  esac
  shift
done
for name in ${cases//,/ }; do
  case $name in
    aa | generate | avro | jsonl | transactions | latency) ;;
    *) echo "no such case: $name" >&2; exit 2 ;;
  esac
done
if [ $quick = yes ]; then
  rounds=${rounds:-1} events=${EVENTS:-20000} latency_seconds=${LATENCY_SECONDS:-2} prepared=2000
else
  rounds=${rounds:-7} events=${EVENTS:-2000000} latency_seconds=${LATENCY_SECONDS:-40} prepared=20000
fi
# No run of any side takes longer.
deadline=600

start_stack
runs=$work/runs
mvn -B -q -f benchmarks/kafka-tools/pom.xml org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath \
  -Dmdep.outputFile="$work/kafka.classpath" >/dev/null
require_space $((events * 3 / 1000 + 1024))

common=$work/client.properties
printf '%s\n' linger.ms=5 batch.size=65536 compression.type=lz4 acks=all enable.idempotence=true buffer.memory=33554432 \
  ${SETTINGS:-} >"$common"
{
  cat "$common"
  echo "bootstrap.servers=$MILLRACE_BOOTSTRAP_SERVERS"
} >"$work/raw.properties"
{
  cat "$work/raw.properties"
  echo 'interceptor.classes=io.millrace.benchmarks.producer.PreparedRecordsInterceptor'
  echo "millrace.benchmark.records=$work/records"
} >"$work/theirs.properties"

# Each side of each case: writes its outcome to $outcome, and is nothing but the process of the client. All have one heap.
export MILLRACE_JAVA_OPTS=-Xmx512m
bounded() { timeout --foreground "$deadline" "$@"; }
# As Kafka's kafka-producer-perf-test.sh starts it: its heap and garbage collector.
theirs() {
  bounded "$java" -Xmx512M -server -XX:+UseG1GC -XX:MaxGCPauseMillis=20 -XX:InitiatingHeapOccupancyPercent=35 \
    -cp "$(cat "$work/kafka.classpath"):$classes" org.apache.kafka.tools.ProducerPerformance \
    --topic theirs --num-records "$events" --record-size 1 --throughput -1 \
    --command-config "$work/theirs.properties" >"$outcome"
}
ours() { bounded bin/producer-app "$@" --config "$common" --report "$outcome"; }
generate() { ours generate --rate 0 --count "$events" --seed 7 "$@"; }
transactions() { generate --transactional --transaction-interval 1s; }
import() { ours import "$work/events.$1" --topic imported --schema "$schema" --key orderId; }
avro() { import avro; }
jsonl() { import jsonl; }
raw_at_half() {
  bounded "$java" -Xmx512m -Dorg.slf4j.simpleLogger.defaultLogLevel=error -cp "$classes" \
    io.millrace.benchmarks.producer.RawLoop "$work/raw.properties" "$work/records" theirs "$half" \
    $((half * latency_seconds)) "$outcome"
}
generate_at_half() { ours generate --rate "$half" --count $((half * latency_seconds)) --seed 7; }

# The topics that a command writes to.
topics_of() {
  case $1 in
    theirs | raw_at_half) echo theirs ;;
    avro | jsonl) echo imported ;;
    *) echo orders customers ;;
  esac
}
number=0
# Runs one side on fresh topics and notes it. Arguments: round, case, ours or theirs, command.
run() {
  local topics cpu=$work/cpu log=$work/log
  topics=$(topics_of "$4")
  number=$((number + 1))
  outcome=$work/outcome.$number
  # shellcheck disable=SC2086 # words
  create_topics $topics
  TIMEFORMAT='%U %S'
  { time "$4" 2>"$log"; } 2>"$cpu" || {
    cat "$log" >&2
    fail "$4 failed in the case $2"
  }
  [ -s "$outcome" ] || fail "$4 left no report in the case $2"
  printf '%s\t%s\t%s\t%s\t%s\n' "$1" "$2" "$3" "$(awk 'END { print $1 + $2 }' "$cpu")" "$outcome" >>"$runs"
  # shellcheck disable=SC2086
  delete_topics $topics
}
# Theirs, ours, ours, theirs. Arguments: round, case, their command, our command.
compare() {
  run "$1" "$2" theirs "$3"
  run "$1" "$2" ours "$4"
  run "$1" "$2" ours "$4"
  run "$1" "$2" theirs "$3"
}

prepare_records "$prepared" "$work/records" # not within an echo, which would go on when it fails
echo "events a run: $events; rounds: $rounds, each theirs, ours, ours, theirs; partitions: $partitions"
echo "settings of all: $(tr '\n' ' ' <"$common")"
echo "broker: $MILLRACE_BROKER_JAVA_OPTS; clients: -Xmx512m; $(nproc) processors"
echo
for format in avro jsonl; do
  case ,$cases, in
    *,$format,*) measurement WriteImportFile $format "$work/records" "$schema" events "$events" "$work/events.$format" >/dev/null ;;
  esac
done
# Not counted: warms up the broker, and tells the maximum rate.
run 0 warm-up theirs theirs
half=$(sed -n 's/^[0-9]* records sent, \([0-9]*\)[0-9.]* records\/sec.* 99\.9th\.$/\1/p' "$outcome" | tail -n 1)
half=$((half / 2))
[ "$half" -gt 0 ] || fail 'ProducerPerformance has not told its rate'
: >"$runs"

for round in $(seq "$rounds"); do
  for name in ${cases//,/ }; do
    echo "round $round of $rounds: $name" >&2
    case $name in
      aa) compare "$round" aa theirs theirs ;;
      latency) compare "$round" latency raw_at_half generate_at_half ;;
      transactions) compare "$round" transactions generate transactions ;;
      *) compare "$round" "$name" theirs "$name" ;;
    esac
  done
done
case $cases in *latency*) printf 'latency at %d events/s, for %d s\n\n' "$half" "$latency_seconds" ;; esac
judged=0
measurement report.ProducerReport "$runs" || judged=$? # 3: a goal isn't met
if [ $quick = yes ] && { [ $judged = 0 ] || [ $judged = 3 ]; }; then
  echo 'a quick run: its figures mean nothing, and nothing is judged'
  exit 0
fi
[ $judged = 0 ] || exit 1
