#!/usr/bin/env bash
# Answers one shard. ANSWERS is there when it is whole, and not before.
#
#   predict-shard.sh BRAIN ARCHIVE SHARD ANSWERS [CORES]
#
# A damaged picture is a row with the reason; only what asking again could mend fails the shard.
set -euo pipefail

if (($# < 4)); then
    sed -n '4s/^# *//p' "$0" >&2
    exit 2
fi
brain=$(realpath "$1") archive=$2 shard=$(realpath "$3") answers=$(realpath --canonicalize-missing "$4") cores=${5:-}
if [[ -e $answers ]]; then
    exit 0
fi

mkdir -p "$(dirname "$answers")"
part=$answers.$(uname -n).$$.part # A host that was given up may still be at work on the same shard.
trap 'rm -f "$part"' EXIT

# Of a disk that is not mounted its folder is left, and all its pictures would be "not there".
cd "$archive"
if [[ -z $(find . -mindepth 1 -print -quit) ]]; then
    echo "$(uname -n): nothing in $archive; is it mounted?" >&2
    exit 4
fi

ends=0
sortline predict "$brain" - --null --jsonl ${cores:+--cores "$cores"} <"$shard" | gzip >"$part" || ends=${PIPESTATUS[0]}
gzip --test "$part"

# 1 may also mean that no picture of the shard can be used. The rows tell: as many as paths, or it is not whole.
asked=$(tr -dc '\0' <"$shard" | wc -c)
rows=$(gzip --decompress --stdout "$part" | grep -c '^{"file":' || true)
if ((ends > 1 || rows != asked)); then
    echo "$(uname -n): $rows of $asked rows for $shard (sortline ended with $ends)" >&2
    exit 5
fi

sync "$part"
mv "$part" "$answers"
