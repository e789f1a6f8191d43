#!/usr/bin/env bash
# Ends a run whose kubeconfig ($KUBECONFIG) is not there, or may do more than read: refuse-kubeconfig.sh
set -euo pipefail

[ -r "$KUBECONFIG" ] || { echo "::error::$KUBECONFIG is not on this runner: put a read-only kubeconfig of its one cluster there."; exit 1; }
for right in 'create deployments.apps' 'patch configmaps' 'create clusterrolebindings.rbac.authorization.k8s.io'; do
  read -r verb resource <<<"$right"
  answer=$(kubectl auth can-i "$verb" "$resource" --all-namespaces --request-timeout 30s || true)
  [ "$answer" = no ] || { echo "::error::The kubeconfig of this runner may $right, or it cannot be told ($answer). Give it one that may only read."; exit 1; }
done
