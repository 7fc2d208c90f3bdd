//! A bar on the terminal while many lists are checked; nothing where nobody watches.

use std::io::IsTerminal as _;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::super::screen::Screen;

/// A run that is over sooner shows no bar: it would only flicker.
const PATIENCE: Duration = Duration::from_millis(400);

/// The bar of one run.
pub(super) struct Progress {
    bar: ProgressBar,
    begun: Instant,
    wanted: bool,
}

impl Progress {
    pub(super) fn new(inputs: usize, screen: &Screen) -> Self {
        let bar = ProgressBar::with_draw_target(
            Some(u64::try_from(inputs).unwrap_or(u64::MAX)),
            ProgressDrawTarget::hidden(),
        );
        let words = crate::text!(vi: "Đang kiểm tra", en: "Checking");
        let pattern = format!("{} {{wide_bar}} {{pos}}/{{len}} ", words.get(screen.lang));
        if let Ok(style) = ProgressStyle::with_template(&pattern) {
            bar.set_style(style);
        }
        let wanted = inputs > 1 && !screen.quiet && std::io::stderr().is_terminal();
        Self { bar, begun: Instant::now(), wanted }
    }

    /// One more input is done.
    pub(super) fn step(&mut self) {
        if self.wanted && self.begun.elapsed() > PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            self.wanted = false;
        }
        self.bar.inc(1);
    }

    /// Prints something without the bar in its way.
    pub(super) fn aside<T>(&self, print: impl FnOnce() -> T) -> T {
        self.bar.suspend(print)
    }

    pub(super) fn finish(self) {
        self.bar.finish_and_clear();
    }
}
