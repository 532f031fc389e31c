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
. benchmarks/clients/stack.sh
. benchmarks/clients/rounds.sh
read_arguments aa,generate,avro,jsonl,transactions,latency "$@"
if [ $quick = yes ]; then
  events=${EVENTS:-20000} latency_seconds=${LATENCY_SECONDS:-2} prepared=2000
else
  events=${EVENTS:-3000000} latency_seconds=${LATENCY_SECONDS:-40} prepared=20000
fi
# No run of any side takes longer.
deadline=600

start_stack
runs=$work/runs
find_kafka_tools
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
  echo 'interceptor.classes=io.millrace.benchmarks.record.PreparedRecordsInterceptor'
  echo "millrace.benchmark.records=$work/records"
} >"$work/theirs.properties"

# Each side of each case: writes its outcome to $outcome, and is nothing but the process of the client. All have one heap.
export MILLRACE_JAVA_OPTS=-Xmx512m
bounded() { timeout --foreground "$deadline" "$@"; }
# As Kafka's kafka-producer-perf-test.sh starts it: its heap and garbage collector.
theirs() {
  bounded "$java" -Xmx512M -server -XX:+UseG1GC -XX:MaxGCPauseMillis=20 -XX:InitiatingHeapOccupancyPercent=35 \
    -cp "$kafka_tools:$classes" org.apache.kafka.tools.ProducerPerformance \
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
# Runs a side on fresh topics.
run_side() {
  local topics
  topics=$(topics_of "$4")
  next_run
  # shellcheck disable=SC2086 # words
  create_topics $topics
  sleep 1 # The broker is still at work with them.
  clocked "$@"
  # shellcheck disable=SC2086
  delete_topics $topics
}

prepare_records "$prepared" "$work/records" # not within an echo, which would go on when it fails
echo "events a run: $events; rounds: $rounds, each theirs, ours, ours, theirs; partitions: $partitions"
echo "settings of all: $(tr '\n' ' ' <"$common")"
echo "broker: $MILLRACE_BROKER_JAVA_OPTS; clients: -Xmx512m; $(nproc) processors"
echo
for format in avro jsonl; do
  ! measures $format ||
    measurement producer.WriteImportFile $format "$work/records" "$schema" events "$events" "$work/events.$format" >/dev/null
done
# Not counted: warms up the broker, and tells the maximum rate.
run_side 0 warm-up theirs theirs
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
! measures latency || printf 'latency at %d events/s, for %d s\n\n' "$half" "$latency_seconds"
judge benchmarks/clients/producer.goals
