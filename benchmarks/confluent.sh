# Whether Confluent's own serializer can be measured beside: it isn't on Maven Central. Sourced by bash.

# Sets $confluent to the profile of Maven that has it on the class path; empty, and says so, when it isn't installed.
find_confluent() {
  local repository
  repository=$(mvn -B -q -DforceStdout org.apache.maven.plugins:maven-help-plugin:3.5.1:evaluate \
    -Dexpression=settings.localRepository | sed $'s/\033\\[[0-9;]*m//g') # Maven resets the colour, even with -B
  confluent=''
  if [ -f "$repository/io/confluent/kafka-avro-serializer/7.7.0/kafka-avro-serializer-7.7.0.jar" ]; then
    confluent=-Pconfluent
  else
    echo 'without Confluent: io.confluent:kafka-avro-serializer:7.7.0 is not installed' >&2
  fi
}
