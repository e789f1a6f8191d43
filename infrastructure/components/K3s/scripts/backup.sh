#!/bin/bash
# Copies the database of a server that has no etcd, with the token that a restore needs. install.sh puts it on the node, and
# k3s-backup.timer runs it, with the variables of /etc/oceanid/k3s-backup.env:
#   KEEP  how many copies to keep here
#   S3_ENDPOINT, S3_REGION, S3_BUCKET, S3_FOLDER, S3_ACCESS_KEY, S3_SECRET_KEY  where to send each copy as well, if anywhere
# K3s stops for the moment of the copy, which its pods do not notice. (sqlite3, which could copy it alive, is on few nodes.)
set -euo pipefail

root="${OCEANID_ROOT:-}"
copies="$root/var/lib/rancher/k3s-backups"
name="$(date -u +%Y%m%dT%H%M%SZ).tar.gz"

umask 077
mkdir -p "$copies"
trap 'rm -f "$copies/$name.new"; systemctl start k3s' EXIT
systemctl stop k3s
tar --directory "$root/var/lib/rancher/k3s/server" --create --gzip --file "$copies/$name.new" db token
mv "$copies/$name.new" "$copies/$name"
systemctl start k3s
trap - EXIT

find "$copies" -name '*.tar.gz' | sort | head -n "-$KEEP" | xargs -r rm -f

[ -n "${S3_BUCKET:-}" ] || exit 0
# The key goes in by standard input: the arguments of a process can be seen by all.
printf 'user = "%s:%s"\n' "$S3_ACCESS_KEY" "$S3_SECRET_KEY" |
  curl --config - --fail --silent --show-error --retry 3 --aws-sigv4 "aws:amz:$S3_REGION:s3" \
    --upload-file "$copies/$name" "https://$S3_ENDPOINT/$S3_BUCKET/${S3_FOLDER:+$S3_FOLDER/}$name"
