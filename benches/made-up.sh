#!/usr/bin/env bash
# The look-up benches over made-up tables, in a copy of the crate: bash benches/made-up.sh [rows] [numberings] [runs]
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$root"/{src,codegen,build.rs,Cargo.toml,README.md} "$work"
mkdir "$work/data" "$work/benches"
cp "$root"/benches/*.{rs,sh,toml,lock} "$work/benches"
cargo build --release --quiet --manifest-path "$root/benches/Cargo.toml" --bin synthesize
"$root/benches/target/release/synthesize" "$work" "${1:-3000}" "${2:-35}"
bash "$work/benches/measure.sh" "${3:-5}" integer text word
