#!/bin/sh
# Make sure that Virtuoso and Apache Jena are there for the tests: unpacked into build/engines, where nobody has to be
# root and no service is started.
set -eu

ROOT=build/engines
have() { command -v "$1" >/dev/null || [ -x "$ROOT/usr/bin/$1" ]; }
jena() { [ -e /usr/share/java/jena-arq.jar ] || [ -e "$ROOT/usr/share/java/jena-arq.jar" ]; }

WANTED=
{ have virtuoso-t && have isql-vt; } || WANTED="$WANTED virtuoso-opensource-7-bin"
jena || WANTED="$WANTED libapache-jena-java"
have javac || WANTED="$WANTED default-jdk-headless"
[ -n "$WANTED" ] || exit 0
echo "$WANTED"
