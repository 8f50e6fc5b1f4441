#!/usr/bin/env bash
# The shards that have no answers yet, a path a line.
#
#   left.sh SHARDS ANSWERS
set -euo pipefail

if (($# < 2)); then
    sed -n '4s/^# *//p' "$0" >&2
    exit 2
fi
shopt -s failglob # No shards at all is a mistake, not the end of the work.
for shard in "$1"/*.list; do
    name=${shard##*/}
    if [[ ! -e $2/${name%.list}.jsonl.gz ]]; then
        printf '%s\n' "$shard"
    fi
done
