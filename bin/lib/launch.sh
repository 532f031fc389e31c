# What the launchers share. Sourced by them, with $0 as the launcher; POSIX sh.
#
#   launch MODULES MAIN_CLASS JAVA_FLAGS ARCHIVE [ARGUMENT...]
#
# builds Millrace when one of the modules isn't built or a source of it is newer, then becomes the main class. The first
# module is the tool's own, the others are those that it needs; local-stack is among them for its Guard. With ARCHIVE,
# "yes" or "no", the first run after a build that succeeds, and does more than tell of itself, archives the classes that
# it has loaded, which makes the next ones about twice as fast.

# Flags of tools that work for long: compiling too soon costs processor time that the work, or a broker on the same machine,
# could use. benchmarks/README.md has what it is worth.
long_run='-XX:Tier4InvocationThreshold=20000 -XX:Tier4MinInvocationThreshold=2400 -XX:Tier4CompileThreshold=60000
  -XX:Tier4BackEdgeThreshold=160000'

root=$(cd "$(dirname "$0")/.." && pwd)
tool=$(basename "$0")

fail() {
  code=$1
  shift
  echo "$tool: $*" >&2
  exit "$code"
}

# Sets $java, and fails when it is older than 17. Asks the JDK's release file, as starting a JVM takes too long.
find_java() {
  if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
    [ -x "$java" ] || fail 2 "JAVA_HOME is $JAVA_HOME, and has no bin/java: point it to a JDK 17 or newer"
  else
    java=$(command -v java) || fail 2 'no Java is installed: install a JDK 17 or newer, or set JAVA_HOME to one'
  fi
  home=$(dirname "$(dirname "$(readlink -f "$java")")")
  if [ -r "$home/release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$home/release")
  else
    version=$("$java" -version 2>&1 | sed -n 's/.*version "\(.*\)".*/\1/p')
  fi
  major=${version%%[.+-]*}
  [ "${major:-0}" -ge 17 ] 2>/dev/null ||
    fail 2 "Java ${version:-of unknown version} at $home is too old: install a JDK 17 or newer, or set JAVA_HOME to one"
}

# Whether the modules are newer than their sources.
are_built() {
  for module in "$@"; do
    stamp=$root/$module/target/classpath
    [ -f "$stamp" ] || return 1
    newer=$(find "$root/pom.xml" "$root/$module/pom.xml" "$root/$module/src/main" -type f -newer "$stamp" | head -n 1)
    [ -z "$newer" ] || return 1
  done
}

# Runs a command that dies with this script, and waits for it. Its standard input is ours.
guarded() {
  # However this script ends, the kernel closes its end of the pipe, and the watcher sees it. The child tells its process
  # id itself, so that there is no moment at which it runs and the watcher doesn't know it.
  pipe=$(mktemp -u)
  mkfifo "$pipe"
  exec 3<&0 4<>"$pipe"
  (
    trap '' INT TERM HUP
    exec 5<"$pipe" 3<&- 4>&-
    rm "$pipe"
    read -r pid <&5 && { read -r word <&5 || kill "$pid"; }
  ) >/dev/null 2>&1 &
  # In the background the command would read from /dev/null.
  sh -c 'echo $$ >&4; exec 4>&-; exec "$@"' sh "$@" <&3 3<&- &
  child=$!
  trap 'kill $child 2>/dev/null; wait $child || true; exit 130' INT TERM HUP
  status=0
  wait $child || status=$?
  echo ended >&4
  exec 3<&- 4>&-
  trap - INT TERM HUP
  return $status
}

build() {
  [ -x "$home/bin/javac" ] || fail 2 "$home is a Java runtime without a compiler: install a JDK 17 or newer, or set JAVA_HOME to one"
  command -v mvn >/dev/null || fail 2 'no Maven is installed: install Maven 3.8.7 or newer, so that mvn is on the PATH'
  log=$root/target/build.log
  mkdir -p "$root/target"
  # Two builds at once would spoil each other; where there is no flock, that is up to the user.
  exec 6>"$root/target/build.lock"
  ! command -v flock >/dev/null || flock 6
  ! are_built $modules || return 0
  echo "$tool: building Millrace; the first time downloads about 350 MB and takes a minute or more (log: $log)" >&2
  started=$(date +%s)
  guarded env JAVA_HOME="$home" mvn -B -q -f "$root/pom.xml" -Dquick package >"$log" 2>&1 </dev/null || {
    sed -n 's/^\[ERROR\] /  /p' "$log" | head -n 5 >&2
    fail 1 "the build failed: $log tells why"
  }
  exec 6>&-
  echo "$tool: built in $(($(date +%s) - started)) s" >&2
}

# The jars of modules, each followed by a colon.
jars() {
  for module in "$@"; do printf '%s:' "$root/$module/target/$module.jar"; done
}

# A static archive, as a dynamic one leaves out classes as old as those of picocli.
archive_classes() {
  guarded "$java" -Xshare:dump -XX:SharedClassListFile="$archive.$$.list" -XX:SharedArchiveFile="$archive.$$" \
    -cp "$classpath" >/dev/null 2>&1 </dev/null && mv -f "$archive.$$" "$archive"
}

# Copies the tool's jars into the folder $MILLRACE_STAGE, and writes there how to start it from /opt/millrace: for the image of
# docker/build.
stage() {
  mkdir -p "$MILLRACE_STAGE/dependencies" "$MILLRACE_STAGE/modules" "$MILLRACE_STAGE/apps"
  staged=
  for module in $modules; do
    # It is there for the Guard alone, which a container has no use for.
    [ "$module" != local-stack ] || continue
    cp "$root/$module/target/$module.jar" "$MILLRACE_STAGE/modules"
    staged=$staged:/opt/millrace/modules/$module.jar
  done
  for jar in $(tr : ' ' <"$own/classpath"); do
    cp "$jar" "$MILLRACE_STAGE/dependencies"
    staged=$staged:/opt/millrace/dependencies/$(basename "$jar")
  done
  printf "main='%s'\nflags='%s'\nclasspath='%s'\n" "$main" "$flags" "${staged#:}" >"$MILLRACE_STAGE/apps/$tool"
}

launch() {
  modules=$1 main=$2 flags=$3 archived=$4
  shift 4
  # These load few classes: an archive of theirs would leave the others as slow as they are without one.
  case " $* " in
    *' --help '* | *' -h '* | *' --version '* | *' -V '* | *' completion '* | *' contexts '* | *' classpath '*) worth=no ;;
    *) worth=yes ;;
  esac
  find_java
  are_built $modules || build
  own=$root/${modules%% *}/target
  if [ -n "${MILLRACE_STAGE:-}" ]; then
    stage
    return
  fi
  # Standard input is a pipe from a parent, without which the tool shall not live on.
  [ -z "${MILLRACE_GUARDED:-}" ] || main="io.millrace.local.child.Guard $main"
  classpath=$(jars $modules)$(cat "$own/classpath")
  set -- -XX:-UsePerfData $flags ${MILLRACE_JAVA_OPTS:-} -Dmillrace.home="$root" -cp "$classpath${MILLRACE_CLASSPATH:+:$MILLRACE_CLASSPATH}" $main "$@"
  [ ! -t 1 ] || set -- -Dmillrace.stdout.terminal=true "$@"
  [ ! -t 2 ] || set -- -Dmillrace.stderr.terminal=true "$@"
  archive=$own/classes.jsa
  if [ "$archived" = yes ] && [ "$archive" -nt "$own/classpath" ]; then
    # Not at an address of chance, as that means to rewrite each pointer in it.
    exec "$java" -XX:SharedArchiveFile="$archive" -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -Xshare:auto \
      -Xlog:disable "$@"
  elif [ "$archived" = no ] || [ "$worth" = no ]; then
    exec "$java" "$@"
  else
    # Left by runs that were interrupted.
    rm -f "$archive".*
    status=0
    guarded "$java" -XX:DumpLoadedClassList="$archive.$$.list" -Xlog:disable "$@" || status=$?
    [ $status -ne 0 ] || archive_classes
    rm -f "$archive.$$"*
    return $status
  fi
}
