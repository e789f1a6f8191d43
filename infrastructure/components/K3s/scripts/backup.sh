#!/bin/bash
# Copies the database of a server that has no etcd, with the token that a restore needs. install.sh puts it on the node, and
# k3s-backup.timer runs it, with the variables of /etc/oceanid/k3s-backup.env:
#   KEEP  how many copies to keep here
#   S3_ENDPOINT, S3_REGION, S3_BUCKET, S3_FOLDER, S3_ACCESS_KEY, S3_SECRET_KEY  where to send each copy as well, if anywhere
# K3s stands still for the moment of the copy, and goes on: nothing restarts. The database is in WAL mode (k3s-io/kine, _journal=WAL), so what is on
# the disk at any moment is what a power cut would leave, and SQLite opens that. (sqlite3, which could copy it alive, is on few nodes.)
set -euo pipefail

root="${OCEANID_ROOT:-}"
copies="$root/var/lib/rancher/k3s-backups"
name="$(date -u +%Y%m%dT%H%M%SZ).tar.gz"

umask 077
mkdir -p "$copies"
work=$(mktemp --directory "$copies/copy.XXXXXX")

go_on() {
  ! systemctl is-active --quiet k3s || systemctl kill --kill-who=main --signal=CONT k3s
}

trap 'go_on; rm -rf "$work"' EXIT
if systemctl is-active --quiet k3s; then
  systemctl kill --kill-who=main --signal=STOP k3s
  # Until its last thread stands.
  sleep 1
fi
cp --recursive --reflink=auto "$root/var/lib/rancher/k3s/server/"{db,token} "$work"
go_on
tar --directory "$work" --create --gzip --file "$work/$name" db token
mv "$work/$name" "$copies/$name"

find "$copies" -maxdepth 1 -name '*.tar.gz' | sort | head -n "-$KEEP" | xargs -r rm -f

[ -n "${S3_BUCKET:-}" ] || exit 0
# The key goes in by standard input: the arguments of a process can be seen by all.
printf 'user = "%s:%s"\n' "$S3_ACCESS_KEY" "$S3_SECRET_KEY" |
  curl --config - --fail --silent --show-error --retry 3 --aws-sigv4 "aws:amz:$S3_REGION:s3" \
    --upload-file "$copies/$name" "https://$S3_ENDPOINT/$S3_BUCKET/${S3_FOLDER:+$S3_FOLDER/}$name"
