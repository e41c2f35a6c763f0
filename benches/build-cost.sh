#!/usr/bin/env bash
# What a user's build pays, on this machine: bash benches/build-cost.sh
set -euo pipefail
# Cargo builds nothing from a registry incrementally.
export CARGO_INCREMENTAL=0
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

seconds() { local start; start=$(date +%s.%N); "$@" >/dev/null 2>&1; echo "$(date +%s.%N) - $start" | bc; }
median() { sort -n | sed -n 2p; }
clean_build() { (cd "$1" && rm -rf target && seconds cargo build --offline --lib); }

# The crate as a user gets it, and the same with the generator's output in its place.
mkdir "$work/with"
cp -r "$root"/{src,codegen,data,build.rs,Cargo.toml,Cargo.lock,README.md} "$work/with"
sed -i '/^\[dev-dependencies\]/,/^\[lints.rust\]/{/^\[lints.rust\]/!d}' "$work/with/Cargo.toml"
(cd "$work/with" && cargo build --offline --lib 2>/dev/null)
cp -r "$work/with" "$work/without"
cd "$work/without"
mkdir src/generated
cp target/debug/build/undelivered-*/out/*.rs src/generated
grep -rl 'env!("OUT_DIR")' src | xargs sed -i "s|concat!(env!(\"OUT_DIR\"), \"/\([a-z-]*.rs\)\")|\"$PWD/src/generated/\1\"|"
sed -i '/^\[build-dependencies\]/,/^$/d' Cargo.toml
rm -r build.rs codegen
cargo build --offline --lib 2>/dev/null

# What both stand on, and nothing else.
cp -r "$work/with" "$work/alone"
cd "$work/alone"
rm -r src codegen data
mkdir src
echo '//! Nothing.' | tee src/lib.rs > build.rs
echo 'fn main() {}' >> build.rs

# By turns, so that a busy hour falls on both.
for _ in 1 2 3; do
  clean_build "$work/with" >> "$work/with.s"
  clean_build "$work/without" >> "$work/without.s"
  clean_build "$work/alone" >> "$work/alone.s"
done
with=$(median < "$work/with.s") without=$(median < "$work/without.s") alone=$(median < "$work/alone.s")
echo "clean build: $with s; with the generated text checked in: $without s; the dependencies alone: $alone s"

# Growth: the dependencies are built already.
cargo build --release --offline --quiet --manifest-path "$root/benches/Cargo.toml" --bin synthesize 2>/dev/null
cp -r "$work/with/src" "$work/src"
cd "$work/with"
for count in 600 3000 5000 50000; do
  rm -r src && cp -r "$work/src" src
  "$root/benches/target/release/synthesize" . "$count" 35
  cargo build --offline --lib 2>/dev/null || { echo "$count rows: no build"; continue; }
  script=$(ls -t target/debug/build/undelivered-*/build-script-build | head -1)
  mkdir -p out
  generator=$(CARGO_MANIFEST_DIR=$PWD OUT_DIR=$PWD/out seconds "$script")
  touch src/lib.rs
  debug=$(seconds cargo build --offline --lib)
  echo "$count rows: generator (unoptimised) $generator s, compiling the crate $debug s, $(cat out/*.rs | wc -c) bytes of Rust"
done
