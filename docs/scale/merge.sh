#!/usr/bin/env bash
# Puts the answers of all shards into one file, in the order of the shards, and counts.
#
#   merge.sh SHARDS ANSWERS FILE
#
# FILE is there only if every path of every shard has its row.
set -euo pipefail

if (($# < 3)); then
    sed -n '4s/^# *//p' "$0" >&2
    exit 2
fi
shards=$1 answers=$2 file=$3
shopt -s failglob
left=$("$(dirname "$0")/left.sh" "$shards" "$answers" | wc -l)
if ((left > 0)); then
    echo "$left shards have no answers yet." >&2
    exit 1
fi

# Files of gzip one after another are a file of gzip.
trap 'rm -f "$file.part"' EXIT
for shard in "$shards"/*.list; do
    name=${shard##*/}
    printf '%s\0' "$answers/${name%.list}.jsonl.gz"
done | xargs -0 cat >"$file.part"

asked=$(find "$shards" -name '*.list' -exec cat {} + | tr -dc '\0' | wc -c)
rows=$(gzip --decompress --stdout "$file.part" | grep -c '^{"file":' || true)
unusable=$(gzip --decompress --stdout "$file.part" | grep -cE '^\{"file":"([^"\]|\\.)*","error":' || true)
echo "$asked paths, $rows rows, $unusable of them without an answer"
if ((rows != asked)); then
    exit 1
fi
mv "$file.part" "$file"
