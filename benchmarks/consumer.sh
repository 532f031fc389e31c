#!/usr/bin/env bash
# consumer-app beside a plain poll loop, Kafka's own ConsumerPerformance, Parallel Consumer and PostgreSQL's COPY: events a
# second, processor time, latency.
#
# Usage: benchmarks/consumer.sh [--quick] [--cases CASE,...] [ROUNDS]
#   --quick   one round of few events, in some minutes: shows that all works; judges nothing, its figures mean nothing
#   --cases   some of aa,noop,perf,order,wait,parallel,jsonl,postgres,latency; all by default
# Seven rounds by default. EVENTS sets how many events a run reads, LATENCY_SECONDS how long one for latency takes, SETTINGS adds
# consumer settings for all sides ("max.poll.records=500 fetch.min.bytes=100000"). The tables go to standard output, progress to
# standard error; exits 1 when a goal isn't met.
set -euo pipefail
cd "$(dirname "$0")/.."
. benchmarks/confluent.sh
. benchmarks/clients/stack.sh
. benchmarks/clients/rounds.sh
read_arguments aa,noop,perf,order,wait,parallel,jsonl,postgres,latency "$@"
if [ $quick = yes ]; then
  events=${EVENTS:-20000} latency_seconds=${LATENCY_SECONDS:-3} warming_seconds=5 prepared=2000 waits=2000 loop_waits=100
else
  events=${EVENTS:-5000000} latency_seconds=${LATENCY_SECONDS:-40} warming_seconds=15 prepared=20000 waits=100000 loop_waits=2000
fi
rows=$((events / 4)) # of the cases with PostgreSQL
lanes=64 wait_ms=5   # of the cases with a handler that waits
# No run of any side takes longer.
deadline=600

confluent=''
! measures noop || find_confluent
# shellcheck disable=SC2086 # no word at all when it is empty
start_stack $confluent
. benchmarks/clients/consumers.sh
runs=$work/runs
find_kafka_tools
require_space $((events * 3 / 1000 + 2048))

common=$work/client.properties
printf '%s\n' max.poll.records=2000 fetch.max.bytes=16777216 isolation.level=read_committed ${SETTINGS:-} >"$common"
{
  cat "$common"
  echo "interceptor.classes=$handlers.SpanInterceptor"
} >"$work/measured.properties"

# Each side of each case: writes its report to $outcome, and is nothing but the process of the client, with the same heap.
# With $exec it takes the shell's place.
bounded() { ${exec:+exec} timeout --foreground "$deadline" "$@"; }
# A group of its own for each run.
group() { echo "group-$number"; }
# Whether all events were read. Argument: how many.
reads_all() { grep -q "\"read\": $1," "$outcome" || { cat "$outcome" >&2; fail "not all of $1 events were read"; }; }
reported() { echo "-Dmillrace.benchmark.report=$outcome"; }
# A client of theirs: its properties are those of all, and others that are given. Arguments: these; --, flags of Java, class,
# arguments behind the file of properties.
client() {
  local file=$work/side.properties
  {
    cat "$work/measured.properties"
    printf '%s\n' "bootstrap.servers=$MILLRACE_BOOTSTRAP_SERVERS" "schema.registry.url=$MILLRACE_SCHEMA_REGISTRY" \
      "group.id=$(group)" auto.offset.reset=earliest specific.avro.reader=true \
      key.deserializer=org.apache.kafka.common.serialization.StringDeserializer
    while [ "$1" != -- ]; do
      echo "$1"
      shift
    done
  } >"$file"
  while [ "$1" != -- ]; do shift; done
  shift
  local flags=()
  while [[ $1 = -* ]]; do
    flags+=("$1")
    shift
  done
  bounded "$java" -Xmx512m -Dorg.slf4j.simpleLogger.defaultLogLevel=error \
    -Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.millrace.example "$(reported)" "${flags[@]}" -cp "$classes" \
    "$handlers.$1" "$file" "${@:2}"
}
# Our command with a handler. Arguments: handler, topic, options.
run_handler() {
  MILLRACE_JAVA_OPTS="-Xmx512m $(reported) ${java_flags:-}" bounded bin/consumer-app run "$2" --handler "$handlers.$1" \
    --group "$(group)" --dead-letter-topic "$dead_letters" "${@:3}"
}
until_end() {
  run_handler PausingHandler "$1" --until-end --config "$work/measured.properties" "${@:2}" &&
    grep -q 'processed, 0 dead letters, 0 retries' "$work/log"
}
export_to() {
  MILLRACE_JAVA_OPTS="-Xmx512m $(reported)" bounded bin/consumer-app export "$@" --config "$work/measured.properties"
}
ours=value.deserializer=io.millrace.serde.AvroEventDeserializer

by_key() { until_end events --order key && reads_all "$events"; }
by_partition() { until_end events --order partition && reads_all "$events"; }
confluent_loop() {
  client value.deserializer=io.confluent.kafka.serializers.KafkaAvroDeserializer -- -server PollLoop events &&
    reads_all "$events"
}
# As Kafka's kafka-consumer-perf-test.sh starts it: its heap and garbage collector.
perf() {
  bounded "$java" -Xmx512M -server -XX:+UseG1GC -XX:MaxGCPauseMillis=20 -XX:InitiatingHeapOccupancyPercent=35 "$(reported)" \
    -cp "$kafka_tools:$classes" org.apache.kafka.tools.ConsumerPerformance --topic events --num-records "$events" \
    --bootstrap-server "$MILLRACE_BOOTSTRAP_SERVERS" --group "$(group)" --timeout 60000 \
    --command-config "$work/measured.properties" >&2 && reads_all "$events"
}
waiting_lanes() {
  java_flags=-Dmillrace.benchmark.wait.ms=$wait_ms until_end waits --lanes "$lanes" && reads_all "$waits"
}
waiting_loop() { client $ours -- "-Dmillrace.benchmark.wait.ms=$wait_ms" PollLoop loop-waits && reads_all "$loop_waits"; }
parallel_consumer() {
  client $ours enable.auto.commit=false -- "-Dmillrace.benchmark.wait.ms=$wait_ms" ParallelLoop waits "$lanes" &&
    reads_all "$waits"
}
lines() { export_to events --to "$work/export" && reads_all "$events"; }
table() {
  export_to rows --to-table exported --create-table --group "$(group)" --jdbc-url "$postgres" \
    --jdbc-config "$work/jdbc.properties" && reads_all "$rows"
}
copy() {
  "$java" -Xmx512m -Dorg.slf4j.simpleLogger.defaultLogLevel=error "$(reported)" -cp "$classes" "$handlers.CopyRows" \
    in "$postgres" copied "$work/rows" && reads_all "$rows"
}
# Runs a command until its report is there.
until_reported() {
  exec=yes "$@" &
  pid=$!
  # shellcheck disable=SC2064 # the process of now; the shell is of this run alone
  trap "kill $pid 2>/dev/null || true" EXIT
  while [ ! -s "$outcome" ] && kill -0 $pid 2>/dev/null; do sleep 0.2; done
  [ -s "$outcome" ] || { wait $pid; return 1; }
  kill $pid 2>/dev/null || true
  wait $pid || true
}
timing_handler() {
  java_flags=-Dmillrace.benchmark.expected=$expected until_reported run_handler LatencyHandler live --config "$common"
}
timing_loop() { client interceptor.classes= -- "-Dmillrace.benchmark.expected=$expected" LatencyLoop live; }

# Sends events to the topic live in an open loop, while a side reads. Arguments: events/s, events that warm up, those that count.
feed() {
  expected=$3
  "$java" -Xmx512m -Dorg.slf4j.simpleLogger.defaultLogLevel=error -cp "$classes" io.millrace.benchmarks.producer.RawLoop \
    "$work/feed.properties" "$work/records" live "$1" $(($2 + $3)) "$work/fed" "$2" >"$work/feed.log" 2>&1 &
  feeder=$!
}
fed() {
  wait "$feeder" || { cat "$work/feed.log" >&2; fail 'the feeder of the case latency failed'; }
  feeder=''
}

# What a side finds, and what is taken away after it.
run_side() {
  next_run
  case $4 in
    timing_*)
      create_topics live
      if [ "$half" = 0 ]; then
        feed 1000000000 $((events / 10)) "$events"
      else
        feed "$half" $((half * warming_seconds)) $((half * latency_seconds))
      fi
      clocked "$@"
      fed
      delete_topics live
      ;;
    lines)
      clocked "$@"
      rm -rf "$work/export"
      ;;
    table)
      sql checkpoint
      clocked "$@"
      [ "$2" = first ] || sql 'drop table exported'
      ;;
    copy)
      sql 'create table copied (like shape)' checkpoint
      clocked "$@"
      sql 'drop table copied'
      ;;
    *) clocked "$@" ;;
  esac
}

sql() { measurement consumer.Sql "$postgres" "$@"; }
# Sets $postgres, the URL of a PostgreSQL that ends with this script, and takes the rows that COPY gets from an export.
start_postgres() {
  exec 7> >(exec "$java" -Djava.io.tmpdir="$work" -Dorg.slf4j.simpleLogger.defaultLogLevel=error -cp "$classes" \
    "$handlers.Postgres" >"$work/postgres" 2>"$work/postgres.log")
  postgres_pid=$!
  while [ ! -s "$work/postgres" ]; do
    kill -0 $postgres_pid 2>/dev/null || { cat "$work/postgres.log" >&2; fail 'PostgreSQL does not start'; }
    sleep 0.2
  done
  postgres=$(cat "$work/postgres")
  echo user=postgres >"$work/jdbc.properties"
  fill rows "$rows" "$partitions"
  run_side 0 first ours table
  measurement consumer.CopyRows out "$postgres" exported "$work/rows"
  sql 'alter table exported rename to shape'
}
stop_more() {
  [ -z "${feeder:-}" ] || kill "$feeder" 2>/dev/null || true
  [ -z "${postgres_pid:-}" ] || {
    exec 7>&-
    wait $postgres_pid 2>/dev/null || true
  }
}

prepare_records "$prepared" "$work/records" # not within an echo, which would go on when it fails
echo "events a run: $events, of PostgreSQL $rows; rounds: $rounds, each theirs, ours, ours, theirs; partitions: $partitions"
echo "with a wait: $waits events ($loop_waits for the poll loop) of 1,000 keys and one partition, $wait_ms ms each, $lanes lanes"
echo "settings of all: $(tr '\n' ' ' <"$common")"
echo "broker: $MILLRACE_BROKER_JAVA_OPTS; clients: -Xmx512m; $(nproc) processors"
echo
fill events "$events" "$partitions"
! measures wait parallel || fill waits "$waits" 1 millrace.benchmark.keys=1000
! measures wait || fill loop-waits "$loop_waits" 1 millrace.benchmark.keys=1000
! measures postgres || start_postgres
# Not counted: warms up the broker and its cache, and archives our classes.
run_side 0 warm-up ours by_key
half=0
if measures latency; then
  printf '%s\n' "bootstrap.servers=$MILLRACE_BOOTSTRAP_SERVERS" compression.type=lz4 linger.ms=5 batch.size=65536 >"$work/feed.properties"
  # The maximum rate, end to end.
  run_side 0 maximum ours timing_handler
  half=$(sed -nE 's/.*"read": ([0-9]+), "seconds": ([0-9.]+).*/\1 \2/p' "$outcome" | awk '{ print int($1 / $2 / 2) }')
  [ "$half" -gt 0 ] || fail 'the maximum rate is not known'
fi
: >"$runs"

for round in $(seq "$rounds"); do
  for name in ${cases//,/ }; do
    echo "round $round of $rounds: $name" >&2
    case $name in
      aa) compare "$round" aa by_key by_key ;;
      noop) [ -z "$confluent" ] || compare "$round" noop confluent_loop by_key ;;
      perf) compare "$round" perf perf by_key ;;
      order) compare "$round" order by_partition by_key ;;
      wait) compare "$round" wait waiting_loop waiting_lanes ;;
      parallel) compare "$round" parallel parallel_consumer waiting_lanes ;;
      jsonl) compare "$round" jsonl by_key lines ;;
      postgres) compare "$round" postgres copy table ;;
      latency) compare "$round" latency timing_loop timing_handler ;;
    esac
  done
done
! measures latency || printf 'latency at %d events/s, for %d s\n\n' "$half" "$latency_seconds"
judge benchmarks/clients/consumer.goals
