# shellcheck shell=bash
# Prints the kubeconfig of the administrator, with the address by which the server is reached from outside.
#   ADDRESS  host or host:port

file="$root/etc/rancher/k3s/k3s.yaml"
[ -s "$file" ] || fail "there is no $file: has K3s started?"
sed -E "s#https://127\.0\.0\.1:[0-9]+#https://$ADDRESS#" "$file"
