#!/bin/sh
# Make sure that Virtuoso and Apache Jena are there; install them by the system's package manager where permitted.
# Of Virtuoso only the programs: its package virtuoso-opensource-7 would start a service.
set -eu

wanted=
command -v virtuoso-t >/dev/null && command -v isql-vt >/dev/null || wanted="$wanted virtuoso-opensource-7-bin"
[ -e /usr/share/java/jena-arq.jar ] || wanted="$wanted libapache-jena-java"
command -v javac >/dev/null || wanted="$wanted default-jdk-headless"
if [ -z "$wanted" ]; then exit 0; fi
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "The tests of other engines need (Debian):$wanted. Without them they are skipped." >&2
    exit 0
fi
echo "Installing$wanted …" >&2
apt-get update -qq
# An engine that cannot be had is no reason to test nothing: its tests say that it is missing.
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $wanted >/dev/null \
    || echo "They cannot be installed here; their tests are skipped." >&2
