#!/usr/bin/env bash
# Lists the files of an archive and cuts the list into shards, one file of paths each.
#
#   shard.sh ARCHIVE SIZE SHARDS [TEST OF find …]
#
# The paths are relative to ARCHIVE, which may have another name on each host, in the order of their bytes, with a NUL after each.
# SHARDS must not be there yet: shards of two lists in one folder would ask about a picture twice.
set -euo pipefail

if (($# < 3)); then
    sed -n '4s/^# *//p' "$0" >&2
    exit 2
fi
archive=$1 size=$2 shards=${3%/}
shift 3
if (($# > 0)); then
    set -- '(' "$@" ')' # They may hold an -o.
fi

if [[ -e $shards ]]; then
    echo "$shards is there already." >&2
    exit 1
fi

part=$shards.part
rm -rf "$part"
mkdir -p "$part"
find "$archive/" -type f "$@" -printf '%P\0' | LC_ALL=C sort -z |
    split --separator='\0' --lines="$size" --numeric-suffixes --suffix-length=6 --additional-suffix=.list - "$part/"
if [[ -z $(find "$part" -name '*.list' -print -quit) ]]; then
    rm -r "$part"
    echo "There is no such file in $archive." >&2
    exit 1
fi
mv --no-target-directory "$part" "$shards"
