# shellcheck shell=bash
# Single Java tests without a build, sourced by test.sh. One compiler takes all sources, main and test, into target/one-test: that is
# faster than asking twenty modules what changed. Only the whole build judges what a module may see.

one_test() { # TEST... -DKEY=VALUE...
  local out=$root/target/one-test argument name method file found=() settings=() code=0
  for argument in "$@"; do
    case $argument in
      -D?*) settings+=("$argument") ;;
      -*) wrong "there is no option $argument beside a test" ;;
      *)
        name=${argument%%#*} method=''
        case $argument in *'#'*) method=${argument#*#} ;; esac
        one_test_find
        ;;
    esac
  done
  mkdir -p "$out"
  exec 9>"$out/lock"
  if type -P flock >/dev/null && ! flock -n 9; then
    say "waiting for another process that tests" >&2
    flock 9
  fi
  one_test_compile || return
  for argument in "${found[@]}"; do
    one_test_run "${argument%%#*}" "${argument#*#}" || code=1
  done
  return $code
}

# Appends FILE#METHOD to found for each module that has the test.
one_test_find() {
  local path=${name//.//} files
  files=$(find tasks -path "*/src/test/java/*" \( -path "*/java/$path.java" -o -path "*/java/*/$path.java" \) -name '*Test.java' | sort)
  if [ -z "$files" ]; then
    one_test_unknown "there is no test $name" "${name##*.}" \
      "$(find tasks -path '*/src/test/java/*' -name '*Test.java' | sed 's#.*/##; s#\.java$##' | sort -u)"
  fi
  if [ -n "$method" ]; then
    # shellcheck disable=SC2086
    grep -qE "[ >]$method( *=|\()" $files ||
      one_test_unknown "$name has no test $method" "$method" "$(grep -ohE 'void [A-Za-z0-9_]+\(' $files | sed 's/void //; s/($//')"
  fi
  for file in $files; do found+=("$file#$method"); done
}

# Ends with the names that need few changes to be the one asked for, or that contain it.
one_test_unknown() { # sentence name candidates
  local near
  near=$(awk -v asked="$2" '
    function least(a, b, c) { return a < b ? (a < c ? a : c) : (b < c ? b : c) }
    function distance(a, b,   i, j, row, above, corner) {
      for (j = 0; j <= length(b); j++) row[j] = j
      for (i = 1; i <= length(a); i++) {
        corner = row[0]; row[0] = i
        for (j = 1; j <= length(b); j++) {
          above = row[j]
          row[j] = least(above + 1, row[j - 1] + 1, corner + (substr(a, i, 1) != substr(b, j, 1)))
          corner = above
        }
      }
      return row[length(b)]
    }
    function bare(name) { sub(/Tes?t?$/, "", name); return tolower(name) }
    { d = distance(bare(asked), bare($1))
      if (d <= 1 + length(bare(asked)) / 4 || index(bare($1), bare(asked))) print d, $1 }' <<<"$3" |
    sort -n | awk 'NR <= 3 { printf "%s%s", (NR > 1 ? ", " : ""), $2 }')
  printf 'varve test: %s%s\n' "$1" "${near:+; did you mean $near?}" >&2
  exit 64
}

one_test_compile() {
  local resources
  find tasks -path '*/src/*' -name '*.java' | sort >"$out/sources.now"
  resources=$(one_test_newer "$out/resources" pom.xml tasks sql/platform reports/templates ! -name '*.java' ! -name '*.sh')
  if [ -n "$resources" ]; then
    touch "$out/resources.now"
    one_test_maven || return 70
    mv "$out/resources.now" "$out/resources"
    rm -f "$out/compiled"
  fi
  [ -f "$out/compiled" ] && cmp -s "$out/sources" "$out/sources.now" &&
    [ -z "$(one_test_newer "$out/compiled" tasks -name '*.java')" ] && return
  say "compiling"
  rm -rf "$out/target" "$out/compiled"
  mkdir -p "$out/target/classes"
  touch "$out/compiled.now"
  # Resources as Maven made them, with what stands for a version filled in.
  find tasks \( -path '*/target/classes' -o -path '*/target/test-classes' \) -type d -prune | while IFS= read -r folder; do
    tar -C "$folder" --exclude='*.class' -cf - . | tar -C "$out/target/classes" -xf -
  done
  find tasks -path '*/target/generated-sources/*' -name '*.java' >>"$out/sources.now"
  "$JAVA_HOME/bin/javac" -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC --release 25 -proc:none -Xlint:all,-requires-automatic -Werror \
    -d "$out/target/classes" -cp "$(find tasks -path '*/target/test-classpath' -exec awk 1 {} + | one_test_jars)" @"$out/sources.now" || return 70
  one_test_apart
  grep -v /target/ "$out/sources.now" >"$out/sources"
  mv "$out/compiled.now" "$out/compiled"
}

# Moves the classes of tests to where Maven has them, as rules about the product's own classes expect.
one_test_apart() {
  local class
  sed -n 's#.*/src/test/java/\(.*\)\.java$#\1#p' "$out/sources.now" | while IFS= read -r class; do
    mkdir -p "$out/target/test-classes/${class%/*}"
    find "$out/target/classes/${class%/*}" -maxdepth 1 \( -name "${class##*/}.class" -o -name "${class##*/}\$*.class" \) \
      -exec mv {} "$out/target/test-classes/${class%/*}/" \;
  done
}

# Resources, generated sources and class paths. Needs the network where a library is missing.
one_test_maven() {
  local offline
  say "resources or libraries changed: asking Maven"
  for offline in -o ''; do
    mvn -B -q $offline -T 2 -Dstyle.color=never --no-transfer-progress -Dmaven.main.skip=true process-test-resources \
      dependency:build-classpath -Dmdep.outputFile=target/test-classpath -Dmdep.includeScope=test >"$out/maven.log" 2>&1 && return
  done
  grep '^\[ERROR\]' "$out/maven.log" | head -20 >&2
  return 1
}

one_test_newer() { # stamp find-arguments...
  local stamp=$1
  shift
  [ -f "$stamp" ] || { echo "$stamp"; return; }
  find "$@" -type f -not -path '*/target/*' -newer "$stamp" -print -quit
}

one_test_jars() { tr ':' '\n' | grep '\.jar$' | sort -u | tr '\n' ':'; }

# As Surefire would: in the module's folder, with its libraries and assertions.
one_test_run() { # file method
  local module=${1%%/src/test/*} class=${1#*/src/test/java/} only=()
  class=${class%.java}
  class=${class//\//.}
  [ -z "$2" ] || only=(--include-methodname ".*#$2")
  (cd "$module" && exec "$JAVA_HOME/bin/java" -ea --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC "${settings[@]}" \
    -cp "$out/target/test-classes:$out/target/classes:$(one_test_jars <target/test-classpath)" org.junit.platform.console.ConsoleLauncher execute \
    --disable-banner --disable-ansi-colors --fail-if-no-tests --details tree --select-class "$class" "${only[@]}") 9>&-
}
