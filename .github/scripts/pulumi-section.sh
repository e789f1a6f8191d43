#!/usr/bin/env bash
# Prints what pulumi-preview.sh has left of each stack as a section of the comment: pulumi-section.sh FOLDER
# FOLDER has a folder PROGRAM-CLUSTER for each stack.
set -euo pipefail

folder=$1
readonly most=12000

# A fence that is longer than any in the text, which is shown without what cannot be seen.
block() {
  local text fence='```'
  text=$(head -c "$2" "$1" | tr -d '\000-\010\013-\037\177' | iconv --from-code UTF-8 --to-code UTF-8 -c | LC_ALL=C sed 's/\xe2\x80[\x8b-\x8f\xaa-\xae]//g; s/\xe2\x81[\xa0-\xaf]//g')
  while [[ $text == *"$fence"* ]]; do fence+='`'; done
  printf '%sdiff\n%s\n%s\n' "$fence" "$text" "$fence"
}

count=0
for stack in "$folder"/*/; do
  [ -e "$stack/status" ] && count=$((count + 1))
done
((count > 0)) || exit 0

echo '### What Pulumi Cloud says'
echo
for stack in "$folder"/*/; do
  [ -e "$stack/status" ] || continue
  name=$(basename "$stack" | tr -cd 'a-z0-9-')
  result=$(grep -E '^ +([+~-]|\+-|>|<) [0-9]+ to |^ +[0-9]+ unchanged' "$stack/output.txt" | tr -s ' ' | tr '\n' ',' | tr -cd 'A-Za-z0-9 ,+~-' | sed 's/^ //; s/,$//' || true)
  [ "$(cat "$stack/status")" = 0 ] || result='failed'
  printf '<details><summary><code>%s</code>: %s</summary>\n\n' "$name" "${result:-no change}"
  size=$(wc -c <"$stack/output.txt")
  block "$stack/output.txt" "$((most / count))"
  ((size <= most / count)) || printf '\nThe log of the run has the rest.\n'
  printf '\n</details>\n\n'
done
