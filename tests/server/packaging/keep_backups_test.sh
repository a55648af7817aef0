#!/bin/sh
# keep-backups with the real program: a backup is made and read back, and of seven months of older
# ones the right ones stay.
#   keep_backups_test.sh FOLDER_OF_GLIMMERD SCRIPT
set -eu
PATH=$1:$PATH
script=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "FAILED: $1" >&2; exit 1; }

echo 'correct horse battery' > "$work/passphrase"
glimmerd init --data_dir="$work/data" > "$work/init.out" 2>&1
mkdir "$work/backups"
day=0
while [ $day -lt 220 ]; do
  touch "$work/backups/glimmer-$(date -d "$day days ago" +%Y-%m-%d)T000000"
  day=$((day + 1))
done
touch "$work/backups/holiday.jpg"
for back in 1 5 9; do
  keys=glimmer-$(date -d "$back days ago" +%Y-%m-%d)T000000.keys
  touch -d "$back days ago" "$work/backups/$keys"
done

"$script" "$work/backups" --data_dir="$work/data" --passphrase_file="$work/passphrase" > "$work/out"

keys=$(find "$work/backups" -name '*.keys' | wc -l)
[ "$keys" -eq 2 ] || fail "$keys keys of households stay, not those of the last 7 days"
find "$work/backups" -name '*.keys' -delete

made=$(find "$work/backups" -name 'glimmer-*' -size +0 -printf '%f\n')
[ "${made%T*}" = "glimmer-$(date +%Y-%m-%d)" ] || fail "today's backup is not there: $made"
glimmerd backup --verify "$work/backups/$made" --passphrase_file="$work/passphrase" > /dev/null
[ -e "$work/backups/holiday.jpg" ] || fail "a file of somebody else is gone"
count=$(find "$work/backups" -name 'glimmer-*' | wc -l)
{ [ "$count" -ge 11 ] && [ "$count" -le 17 ]; } || fail "$count backups stay"
for back in 1 2 3 4 5 6; do
  name=$(date -d "$back days ago" +%Y-%m-%d)
  [ -e "$work/backups/glimmer-${name}T000000" ] || fail "the backup of $name is gone"
done
months=$(find "$work/backups" -name 'glimmer-*' -printf '%f\n' | cut -c9-15 | sort -u | wc -l)
[ "$months" -eq 6 ] || fail "$months months stay"

# A backup that fails removes nothing.
if "$script" "$work/backups" --data_dir="$work/none" --passphrase_file="$work/passphrase" \
    > "$work/out" 2>&1; then
  fail "a backup of nothing succeeds"
fi
[ "$(find "$work/backups" -name 'glimmer-*' | wc -l)" -eq "$count" ] || fail "backups are gone"
echo "kept $count of 221"
