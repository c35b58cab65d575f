#!/usr/bin/env bash
# Renew the committed coverage reports of both examples.
#
# Reports name the folder they were made in, so the tests run in a copy where a
# GitHub-hosted runner would check the repository out. Running this again gives
# the same files: the one thing that changes, the time, is set to a fixed value.
set -euo pipefail

readonly C8_VERSION=12.0.0
readonly TIMESTAMP=1700000000000
readonly LAYOUT=/home/runner/work

examples=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
scratch=$(mktemp -d)
copies=()
trap 'rm -rf "$scratch" "${copies[@]}"' EXIT

# Copy an example to the runner's layout; the copy is then in $copy.
copy_example() {
  local name=$1
  if [[ -e $LAYOUT/$name ]]; then
    echo "$LAYOUT/$name exists; remove it first" >&2
    exit 1
  fi
  copies+=("$LAYOUT/$name")
  copy=$LAYOUT/$name/$name
  mkdir -p "$copy"
  cp -R "$examples/$name/." "$copy"
  rm -rf "$copy/coverage" "$copy/coverage.xml"
}

fix_timestamp() {
  sed -i -E "1,5s/ timestamp=\"[0-9]+\"/ timestamp=\"$TIMESTAMP\"/" "$1"
}

# Copy reports, given relative to the example, back from $copy.
keep() {
  local name=$1 report
  shift
  for report in "$@"; do
    mkdir -p "$(dirname "$examples/$name/$report")"
    cp "$copy/$report" "$examples/$name/$report"
  done
}

etl_service() {
  copy_example etl-service
  "${PYTHON:-python3.11}" -m venv "$scratch/venv"
  make -C "$copy" install test-coverage PYTHON="$scratch/venv/bin/python"
  fix_timestamp "$copy/coverage.xml"
  keep etl-service coverage.xml coverage/lcov.info
}

web_service() {
  copy_example web-service
  (
    cd "$copy"
    npx --yes "c8@$C8_VERSION" --include 'src/**' --temp-directory "$scratch/c8" \
      --reporter=lcovonly --reporter=text \
      node --test
  )
  keep web-service coverage/lcov.info
}

etl_service
web_service
