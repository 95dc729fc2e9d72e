//! How long a picture takes by its size, and how long Graphviz's `sfdp` takes for the same graph where it is installed.
//! Run it with `cargo bench --bench draw`.

mod invented;

use criterion::{BenchmarkId, Criterion};
use std::{
    env,
    hint::black_box,
    io::Write,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};
use tieup::{
    draw::{self, DotOptions, Layout, SvgOptions},
    graph::PartnerGraph,
    query::{Filter, View},
};

fn view(companies: usize, ties: usize) -> View {
    Filter::default().view(&PartnerGraph::from_claims(invented::claims(companies, ties)))
}

/// How long Graphviz may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// How long Graphviz takes for the same graph, names and labels; it is too slow to be asked often.
fn sfdp(view: &View) -> Option<Duration> {
    let started = Instant::now();
    let mut program = Command::new("sfdp").arg("-Tsvg").stdin(Stdio::piped()).stdout(Stdio::null()).spawn().ok()?;
    program.stdin.take()?.write_all(draw::dot(view, &DotOptions::default()).as_bytes()).ok()?;
    while started.elapsed() < PATIENCE {
        if program.try_wait().ok()?.is_some() {
            return Some(started.elapsed());
        }
        thread::sleep(Duration::from_millis(5));
    }
    program.kill().ok()?;
    program.wait().ok()?;
    None
}

fn main() {
    // `cargo test --benches` only wants to see it start.
    let whole = env::args().any(|arg| arg == "--bench");
    let sizes: &[(usize, usize)] =
        if whole { &[(50, 75), (200, 300), (1_000, 2_000), (10_000, 20_000)] } else { &[(10, 15)] };
    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("draw");
    group.sample_size(10).warm_up_time(Duration::from_millis(200)).measurement_time(Duration::from_secs(5));
    for (companies, ties) in sizes.iter().copied() {
        let view = view(companies, ties);
        let named = |what: &str| BenchmarkId::new(what.to_owned(), companies);
        group.bench_function(named("network"), |b| b.iter(|| draw::svg(black_box(&view), &SvgOptions::default())));
        if companies > 1_000 {
            continue;
        }
        for layout in [Layout::Timeline, Layout::Matrix] {
            let draw = || draw::laid_out(black_box(&view), layout, &SvgOptions::default());
            group.bench_function(named(layout.as_str()), |b| b.iter(draw));
        }
        let asked = env::args().skip(1).find(|arg| !arg.starts_with('-'));
        if asked.is_none_or(|asked| "sfdp".contains(&asked)) {
            match sfdp(&view) {
                Some(taken) => eprintln!("draw/sfdp/{companies}: {taken:.1?}, once"),
                None => eprintln!("draw/sfdp/{companies}: not installed, or not done after {PATIENCE:?}"),
            }
        }
    }
    group.finish();
    criterion.final_summary();
}
