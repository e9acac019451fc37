#!/bin/bash
# Gets everything the project needs onto a Debian 12 or 13 machine.
# Run by `make setup`; works as root or with sudo, asks nothing, can be repeated.
# shellcheck disable=SC2086 # package names are to be split into words
set -euo pipefail
cd "$(dirname "$0")/.."

LISTS=tools/setup
VENV=.venv
STAMP=$VENV/setup.sha256
PYTHON=/usr/bin/python3

tell() { printf 'setup: %s\n' "$*"; }
fail() { printf 'setup: %s\n' "$*" >&2; exit 1; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

listed() { cat "$@" | grep -v -e '^#' -e '^$'; }

debian_release() {
    # shellcheck disable=SC1091
    . /etc/os-release
    [ "${ID:-}" = debian ] || fail "this is ${PRETTY_NAME:-not Debian}: setup knows" \
        "Debian 12 and 13. What it would install is listed in $LISTS/."
    case "${VERSION_ID:-13}" in
        12) echo 12 ;;
        13 | 14) echo 13 ;;
        *) fail "Debian $VERSION_ID is not supported: use Debian 12 or 13." ;;
    esac
}

missing_packages() {
    local present
    present=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null |
        sed -n 's/^installed //p') || true
    printf '%s\n' "$@" | grep -vxF -e "$present" || true
}

apt_refresh() {
    tell "refreshing the list of Debian packages"
    as_root apt-get update -qq </dev/null
}

apt_install() {
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -qq -y --no-install-recommends "$@" </dev/null >/dev/null
}

install_packages() {
    local missing
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null ||
        fail "run it as root, or install sudo: missing are" $missing
    tell "installing Debian packages (this can take minutes):" $missing
    if ! apt-get install -qq --dry-run $missing >/dev/null 2>&1; then
        apt_refresh
    fi
    if ! apt_install $missing; then
        apt_refresh
        apt_install $missing
    fi
}

make_venv() {
    if ! "$VENV/bin/python" -c '' 2>/dev/null ||
        [ ! -e "$VENV/bin/pip" ] ||
        ! grep -qx 'include-system-site-packages = true' "$VENV/pyvenv.cfg"; then
        tell "making the Python environment $VENV"
        "$PYTHON" -m venv --clear --system-site-packages "$VENV"
    fi
    # Debian's pyproj looks for its data below the environment it runs in.
    mkdir -p "$VENV/share"
    ln -sfn /usr/share/proj "$VENV/share/proj"
}

pip_install() {
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check \
        --no-input --no-warn-conflicts "$@" </dev/null
}

install_python() {
    tell "installing Python packages into $VENV (this can take minutes)"
    if [ "$RELEASE" = 12 ]; then
        pip_install -r "$LISTS/requirements.txt" -r "$LISTS/requirements-12.txt"
        pip_install --no-deps -r "$LISTS/requirements-12-alone.txt"
    else
        pip_install -r "$LISTS/requirements.txt"
    fi
}

fingerprint() {
    { echo "$PWD"; "$PYTHON" --version; sha256sum tools/setup.sh "$LISTS"/*; } |
        sha256sum
}

RELEASE=$(debian_release)
PACKAGES=$(listed "$LISTS/packages.txt")
[ "$RELEASE" = 12 ] || PACKAGES+=" $(listed "$LISTS/packages-13.txt")"
install_packages $PACKAGES
if [ "$(cat "$STAMP" 2>/dev/null)" != "$(fingerprint)" ] ||
    ! "$VENV/bin/python" tools/check_setup.py 2>/dev/null; then
    make_venv
    install_python
    "$VENV/bin/python" tools/check_setup.py
    fingerprint >"$STAMP"
fi
tell "ready"
