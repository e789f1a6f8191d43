# shellcheck shell=bash
# When a node is removed, last, on the first server: deletes its Node object.

kubectl delete node "$NODE" --ignore-not-found >&2
