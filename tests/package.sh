#!/bin/sh
# package.sh: does the Debian package build, pass lintian, install, run and leave again without a trace?
# The last three happen in a fresh chroot: as root, with debootstrap and a mirror.
#   ROOTFS=FOLDER   a minimal Debian made before, copied instead of made anew
#   MIRROR=URL      http://deb.debian.org/debian
set -eu
cd "${srcdir:-.}"
for program in dpkg-buildpackage dh lintian git; do
    command -v $program >/dev/null || { echo "package: skipped: no $program here"; exit 77; }
done
[ -e .git ] || { echo "package: skipped: no checkout here"; exit 77; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' INT TERM
release=$(sed -n '1s/.*(\(.*\)).*/\1/p' debian/changelog)
git clone -q . "$folder/dixit-$release"
cd "$folder/dixit-$release"
DEB_BUILD_OPTIONS="parallel=2 nocheck" dpkg-buildpackage -us -uc >"$folder/log" 2>&1 || { tail -20 "$folder/log"; exit 1; }
found=$(lintian -I --fail-on warning "$folder"/*.changes 2>&1) || { echo "$found"; echo "package: lintian complains"; exit 1; }
echo "package: $(cd "$folder" && echo *.deb): built, and lintian is silent"

[ "$(id -u)" = 0 ] && command -v debootstrap >/dev/null || { echo "package: not installed: needs root and debootstrap"; exit 0; }
root=$folder/root
if [ -n "${ROOTFS:-}" ]; then cp -a "$ROOTFS" "$root"
else debootstrap --variant=minbase "$(. /etc/os-release && echo "${VERSION_CODENAME:-stable}")" "$root" "${MIRROR:-http://deb.debian.org/debian}" >"$folder/log" 2>&1; fi
cp /etc/resolv.conf /etc/hosts "$root/etc/"
cp "$folder"/dixit_*.deb "$root/tmp/dixit.deb"
chroot "$root" sh -ec '
    export DEBIAN_FRONTEND=noninteractive
    apt-get -qq update
    apt-get -qq install -y --no-install-recommends libncursesw6 libunistring2 >/dev/null 2>&1 ||
        apt-get -qq install -y --no-install-recommends libncursesw6 libunistring5 >/dev/null 2>&1
    list() { find / -xdev -path /proc -prune -o -path /var/log -prune -o -path /var/cache -prune -o \
                  -path /var/lib/dpkg -prune -o -path /tmp -prune -o -print | sort; }
    list >/tmp/before
    apt-get -qq install -y --no-install-recommends /tmp/dixit.deb >/dev/null 2>&1
    dixit --version
    for file in bash-completion/completions/dixit zsh/vendor-completions/_dixit fish/vendor_completions.d/dixit.fish; do
        [ -s /usr/share/$file ] || { echo "package: there is no $file"; exit 1; }
    done
    lines=$(dixit --export=jsonl /usr/share/dixit/articles | wc -l)
    [ "$lines" -ge 12 ] || { echo "package: only $lines articles came out"; exit 1; }
    apt-get -qq autoremove --purge -y dixit >/dev/null 2>&1
    list >/tmp/after
    diff /tmp/before /tmp/after || { echo "package: these were left behind"; exit 1; }
'
echo "package: installed, ran and left nothing behind"
