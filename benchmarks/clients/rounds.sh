# How two sides are measured in turn, and held against goals. Sourced by bash after stack.sh. What runs a side is up to the
# script: its function run_side has the arguments round, case, "ours" or "theirs", command.

# Sets $quick, $cases and $rounds by the arguments of a script. Arguments: the cases that there are, parted by commas, then
# those of the script, whose comment is shown for --help.
read_arguments() {
  local all=$1 name
  quick=no cases=$all rounds=''
  shift
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
    case ,$all, in
      *",$name,"*) ;;
      *) echo "no such case: $name" >&2; exit 2 ;;
    esac
  done
  if [ -z "$rounds" ]; then
    [ $quick = yes ] && rounds=1 || rounds=7
  fi
}

# Whether one of the cases is measured.
measures() {
  local name
  for name in "$@"; do
    case ,$cases, in *",$name,"*) return 0 ;; esac
  done
  return 1
}

# Numbers the next run, and sets $outcome, the file of its report.
next_run() {
  number=$((${number:-0} + 1))
  outcome=$work/outcome.$number
}

# Runs the command of a side, which writes $outcome, and notes it with its processor time in $runs. Arguments as of run_side.
clocked() {
  local cpu=$work/cpu log=$work/log
  # In a shell of its own, so that no other child counts.
  (
    TIMEFORMAT='%U %S'
    { time "$4" 2>"$log"; } 2>"$cpu"
  ) || {
    cat "$log" >&2
    fail "$4 failed in the case $2"
  }
  [ -s "$outcome" ] || fail "$4 left no report in the case $2"
  printf '%s\t%s\t%s\t%s\t%s\n' "$1" "$2" "$3" "$(awk 'END { print $1 + $2 }' "$cpu")" "$outcome" >>"$runs"
}

# Theirs, ours, ours, theirs. Arguments: round, case, their command, our command.
compare() {
  run_side "$1" "$2" theirs "$3"
  run_side "$1" "$2" ours "$4"
  run_side "$1" "$2" ours "$4"
  run_side "$1" "$2" theirs "$3"
}

# Prints the tables, and exits 1 when a goal of a file isn't met.
judge() {
  local judged=0
  measurement report.Report "$1" "$runs" || judged=$? # 3: a goal isn't met
  if [ $quick = yes ] && { [ $judged = 0 ] || [ $judged = 3 ]; }; then
    echo 'a quick run: its figures mean nothing, and nothing is judged'
    exit 0
  fi
  [ $judged = 0 ] || exit 1
}
