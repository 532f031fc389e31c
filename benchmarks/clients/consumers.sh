# What the measurements of consumer-app share: topics with a backlog, and the settings of all clients. Sourced by bash after
# stack.sh and start_stack.

handlers=io.millrace.benchmarks.consumer
# What consumer-app needs to find a handler of the measurement.
MILLRACE_CLASSPATH=$(tr : '\n' <benchmarks/clients/target/classpath | grep HdrHistogram):benchmarks/clients/target/client-benchmarks.jar
export MILLRACE_CLASSPATH
# For all runs; nothing may come into it.
dead_letters=dead-letters
create_topics "$dead_letters"

# Fills a new topic with the prepared records, round and round. Arguments: topic, events, partitions; then, if any, a setting of
# the interceptor.
fill() {
  local partitions=$3
  create_topics "$1"
  printf '%s\n' "bootstrap.servers=$MILLRACE_BOOTSTRAP_SERVERS" compression.type=lz4 linger.ms=5 batch.size=65536 \
    interceptor.classes=io.millrace.benchmarks.record.PreparedRecordsInterceptor "millrace.benchmark.records=$work/records" \
    "${@:4}" >"$work/fill.properties"
  quietly "$java" -Xmx512m -cp "$kafka_tools:$classes" org.apache.kafka.tools.ProducerPerformance --topic "$1" \
    --num-records "$2" --record-size 1 --throughput -1 --command-config "$work/fill.properties"
}
