# shellcheck shell=bash
# Completes oceanid in bash: the command itself knows its words. `make install` puts this where bash looks for it.
_oceanid() {
  mapfile -t COMPREPLY < <(oceanid "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)
}
complete -F _oceanid oceanid
