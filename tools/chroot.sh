#!/bin/bash
# A Debian release of its own in a folder, with a copy of this checkout in it.
#   tools/chroot.sh build RELEASE FOLDER     make it, unless it is there and up to date
#   tools/chroot.sh online FOLDER COMMAND…   run a command in the copy, as root
#   tools/chroot.sh offline FOLDER COMMAND…  the same without any network
# The mounts live in a namespace of their own: the kernel takes them away with the
# last process in it, however that ends. DEBIAN_MIRROR names another mirror.
set -euo pipefail
cd "$(dirname "$0")/.."

MIRROR=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
SCRIPTS=/usr/share/debootstrap/scripts
COPY=opt/pingshun_screen
CERTIFICATES=etc/ssl/certs/ca-certificates.crt
STAMP=etc/pingshun_screen.sha256

tell() { printf 'chroot: %s\n' "$*"; }
fail() { printf 'chroot: %s\n' "$*" >&2; exit 1; }

require() {
    [ "$(id -u)" -eq 0 ] || fail "a chroot takes root: run it as root or with sudo."
    command -v debootstrap >/dev/null ||
        fail "debootstrap is missing: apt-get install debootstrap"
    unshare --mount --pid --fork true 2>/dev/null ||
        fail "this machine allows no namespaces (in a container: start it privileged)."
}

# What the folder was built from. With a package that is no longer listed still in it,
# the tests would not see that it is missing.
fingerprint() { { echo "$MIRROR"; cat tools/chroot.sh tools/setup/packages*; } | sha256sum; }

isolated() {
    unshare --mount --propagation private --pid --fork --kill-child "$@"
}

build() {
    local release=$1 folder=$2 script=$SCRIPTS/$1
    if [ "$(cat "$folder/$STAMP" 2>/dev/null)" = "$(fingerprint)" ]; then
        tell "$folder is up to date"
        return
    fi
    [ -z "$(ls -A "$folder" 2>/dev/null)" ] || [ -e "$folder/etc" ] ||
        [ -e "$folder/debootstrap" ] ||
        fail "$folder is no chroot: it is left alone."
    # An older debootstrap does not know the newest release, which is laid out alike.
    [ -e "$script" ] || script=$SCRIPTS/sid
    tell "building Debian $release in $folder"
    rm -rf --one-file-system "$folder"
    mkdir -p "$folder"
    isolated debootstrap --variant=minbase "$release" "$folder" "$MIRROR" "$script" \
        >"$folder.log" 2>&1 || fail "debootstrap failed: see $folder.log"
    settle "$folder"
    inside "" "$folder" apt-get update -qq
    inside "" "$folder" apt-get install -qq -y --no-install-recommends make >/dev/null
    fingerprint >"$folder/$STAMP"
}

settle() {
    local folder=$1
    echo force-unsafe-io >"$folder/etc/dpkg/dpkg.cfg.d/unsafe-io"
    apt-config dump | grep -E '^Acquire::(https?|Check|Retries)' \
        >"$folder/etc/apt/apt.conf.d/90host" || true
    echo 'Acquire::Languages "none";' >>"$folder/etc/apt/apt.conf.d/90host"
}

# The host's way to the network, which may change between two runs.
follow_host() {
    local folder=$1 file
    for file in etc/resolv.conf etc/hosts etc/pip.conf root/.config/pip/pip.conf; do
        [ -e "/$file" ] || continue
        mkdir -p "$folder/$(dirname $file)"
        # Folders of the host are not to be found there.
        grep -v -e find-links -e file:// "/$file" >"$folder/$file" || true
    done
    [ ! -e "/$CERTIFICATES" ] || install -m 644 "/$CERTIFICATES" "$folder/etc/host.crt"
}

existing_files() {
    git ls-files -z --cached --others --exclude-standard |
        while IFS= read -r -d '' file; do
            [ ! -e "$file" ] || printf '%s\0' "$file"
        done
}

copy_checkout() {
    local target=$1/$COPY
    mkdir -p "$target"
    find "$target" -mindepth 1 -maxdepth 1 ! -name .venv -exec rm -rf {} +
    existing_files | tar -c --null -T - | tar -x --no-same-owner -C "$target"
}

# shellcheck disable=SC2016 # the inner shell expands them
inside() {
    local network=$1 folder=$2
    shift 2
    follow_host "$folder"
    mkdir -p "$folder/$COPY"
    isolated ${network:+"$network"} bash -euc '
        mount -t proc proc "$0/proc"
        mount --rbind /dev "$0/dev"
        mount -t tmpfs tmpfs "$0/tmp"
        folder=$0 copy=$1
        shift
        [ ! -e "$folder/etc/host.crt" ] ||
            export PIP_CERT=/etc/host.crt SSL_CERT_FILE=/etc/host.crt
        exec chroot "$folder" env -u DISPLAY -u PYTHONPATH -u PIP_FIND_LINKS \
            HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
            PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
            bash -c "cd \"/\$0\" && exec \"\$@\"" "$copy" "$@"
    ' "$folder" "$COPY" "$@"
}

ORDER=${1:-}
[ $# -ge 3 ] || fail "usage: see the head of tools/chroot.sh"
shift
require
case $ORDER in
    build) build "$@" ;;
    online) copy_checkout "$1"; inside "" "$@" ;;
    offline) inside --net "$@" ;;
    *) fail "unknown order $ORDER" ;;
esac
