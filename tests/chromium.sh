#!/bin/sh
# Make sure that a Chromium and a Chinese font are there; install them by the system's package manager where permitted.
set -eu

have_browser() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
have_font() { command -v fc-list && [ -n "$(fc-list :lang=zh-cn)" ]; }

if have_browser >/dev/null && have_font >/dev/null; then exit 0; fi
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "The page's tests need Chromium and a Chinese font (Debian: chromium fonts-noto-cjk). Please install them." >&2
    exit 0
fi
echo "Installing chromium and fonts-noto-cjk …" >&2
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk fontconfig >/dev/null
