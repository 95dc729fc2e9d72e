# What people do here; `.ci/run` does the same checks.

# All tests
test:
    cargo test

# Also the slow ones: 50 MB lines, thousands of random cases
test-all:
    TIEUP_SLOW=1 cargo test

# Opens every export with the tools of its users, installed from PyPI and npm into target/
consumers:
    TIEUP_CONSUMERS="$(.ci/consumers | tail -1)" cargo test --features parquet --test consumers -- --nocapture

# Each fuzz target for so many seconds; wants a nightly compiler and `cargo install cargo-fuzz`
fuzz seconds="60":
    #!/usr/bin/env bash
    set -euo pipefail
    python3 fuzz/seeds.py
    cargo +nightly fuzz build
    for target in $(cargo +nightly fuzz list); do
        echo "== $target"
        cargo +nightly fuzz run "$target" -- -max_total_time={{seconds}} -rss_limit_mb=2048 -timeout=20 -dict=fuzz/corpus/words.dict -print_final_stats=1 -verbosity=0
    done

# The page of `diagram -o x.html` in headless Chromium; what was seen lies in target/browser
browser:
    .ci/browser

# Form and warnings
lint:
    cargo fmt --check
    cargo clippy --all-targets -- -D warnings

# Documentation, every warning an error
doc:
    RUSTDOCFLAGS="-D warnings" cargo doc --no-deps

# Throughput and start-up on one core; graphs and a ledger of up to a million claims
bench:
    cargo bench --bench extract
    cargo bench --bench graph
    cargo bench --bench draw
    cargo bench --bench ledger

# Take over what changed in snapshots, after reading the difference
accept:
    INSTA_UPDATE=always cargo test --test samples

# Accuracy on ../shared, where it is there
gold:
    cargo test --test gold -- --nocapture
    cargo run --release --quiet -- extract ../shared/seeds --format jsonl > target/seeds.jsonl
    python3 ../shared/gold/score.py ../shared/gold/seeds.gold.jsonl target/seeds.jsonl
    cargo run --release --quiet -- extract ../shared/gold/ko_dev.jsonl --format jsonl > target/ko_dev.jsonl
    python3 ../shared/gold/score.py ../shared/gold/ko_dev.gold.jsonl target/ko_dev.jsonl

# The picture of README.md and the output that it shows
pictures:
    cargo run --release -- diagram data/articles --theme auto -o docs/partners.svg
    python3 docs/tour.py target/release/tieup
    cargo build --release --example invent_news
    python3 docs/gallery.py target/release

# The form of the hand-written tables, and their order
tables:
    python3 data/build/check_cues.py --sort

# The weights of names and pairs, from ../shared (see ARCHITECTURE.md)
train:
    cargo build --release --examples
    for fold in 0 1 2 3; do target/release/examples/train-names ../shared target/names.$fold.bin $fold/4; done
    target/release/examples/train-names ../shared data/models/names.bin target/names.0.bin target/names.1.bin target/names.2.bin target/names.3.bin
    target/release/examples/train-pairs ../shared data/models/ko.bin target/names.0.bin target/names.1.bin target/names.2.bin target/names.3.bin
    target/release/examples/train-pairs-en ../shared data/models/en.bin
    target/release/examples/train-source ../shared data/models

# The names that the news corpus knows, and the word list that holds them; train anew afterwards
mine:
    cargo run --release --example mine-names -- ../shared data/news_names.tsv
    cargo run --release --example build-words -- ../shared data/words.fst
