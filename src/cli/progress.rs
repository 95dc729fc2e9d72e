//! A sign of life during long work.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::{
    cell::Cell,
    io::IsTerminal,
    time::{Duration, Instant},
};

/// Work that is done sooner shows no counter.
const PATIENCE: Duration = Duration::from_millis(600);

/// Counts articles on standard error while the work lasts; silent where nobody looks or the answer scrolls by there.
#[derive(Debug)]
pub struct Progress {
    bar: ProgressBar,
    started: Instant,
    waiting: Cell<bool>,
}

impl Progress {
    /// A counter; `streams` says whether the answer is written while the work goes on.
    pub fn start(streams: bool) -> Self {
        let seen = std::io::stderr().is_terminal() && !(streams && std::io::stdout().is_terminal());
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{spinner} {human_pos} articles, {per_sec}, {elapsed}") {
            bar.set_style(style);
        }
        Self { bar, started: Instant::now(), waiting: Cell::new(seen) }
    }

    /// More articles are done.
    pub fn add(&self, articles: u64) {
        if self.waiting.get() && self.started.elapsed() > PATIENCE {
            self.waiting.set(false);
            self.bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(8));
            self.bar.enable_steady_tick(Duration::from_millis(250));
        }
        self.bar.inc(articles);
    }

    /// Says something without tearing the counter apart.
    pub fn aside(&self, say: impl FnOnce()) {
        self.bar.suspend(say);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
