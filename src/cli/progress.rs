//! How far the reading is, on standard error: only where a person looks on, and only when it takes a while.

use crate::load::Input;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressFinish, ProgressState, ProgressStyle};
use std::fmt::Write;
use std::fs;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// What is done so soon after the start needs no bar.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often the bar is drawn anew.
const TICK: Duration = Duration::from_millis(200);

/// A bar, or none where nobody looks on.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    bar: Option<ProgressBar>,
    /// When the program began.
    start: Option<Instant>,
}

impl Progress {
    /// A bar where standard error is a terminal and may be spoken to.
    pub fn new(quiet: bool) -> Progress {
        let seen = !quiet && std::io::stderr().is_terminal();
        let hidden = || {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
            bar.with_finish(ProgressFinish::AndClear)
        };
        Progress { bar: seen.then(hidden), start: Some(Instant::now()) }
    }

    /// The same inputs, counted as they are handed out.
    pub fn watch<I: Iterator<Item = Input>>(&self, inputs: I, paths: &[PathBuf]) -> Watched<I> {
        let articles = Arc::new(AtomicU64::new(0));
        if let Some(bar) = &self.bar {
            let total = size(paths);
            total.iter().for_each(|total| bar.set_length(*total));
            bar.set_style(style(total.is_some(), articles.clone()));
            bar.reset();
        }
        Watched { inputs, bar: self.bar.clone(), start: self.start, articles }
    }

    /// Says something while the bar stands aside.
    pub fn aside(&self, say: impl FnOnce()) {
        match &self.bar {
            Some(bar) => bar.suspend(say),
            None => say(),
        }
    }
}

/// Inputs that are counted.
pub struct Watched<I> {
    inputs: I,
    bar: Option<ProgressBar>,
    start: Option<Instant>,
    articles: Arc<AtomicU64>,
}

impl<I: Iterator<Item = Input>> Iterator for Watched<I> {
    type Item = Input;

    fn next(&mut self) -> Option<Input> {
        let input = self.inputs.next();
        let Some(bar) = &self.bar else { return input };
        match &input {
            Some(input) => {
                self.articles.fetch_add(1, Ordering::Relaxed);
                // One byte more: the end of the line.
                bar.inc(input.len() as u64 + 1);
                if bar.is_hidden() && self.start.is_some_and(|start| start.elapsed() > PATIENCE) {
                    bar.set_draw_target(ProgressDrawTarget::stderr());
                    bar.enable_steady_tick(TICK);
                    bar.tick();
                }
            }
            None => bar.finish_and_clear(),
        }
        input
    }
}

/// Time left is told where the size of what is read is known.
fn style(bounded: bool, articles: Arc<AtomicU64>) -> ProgressStyle {
    let (count, rate) = (articles.clone(), articles);
    let template = match bounded {
        true => "{bar:30} {percent:>3}%  {articles} articles, {rate}/s, {eta} left",
        false => "{spinner} {articles} articles, {rate}/s, {elapsed} so far",
    };
    let style = ProgressStyle::with_template(template).expect("the templates above are well formed");
    style
        .progress_chars("=> ")
        .with_key("articles", move |_: &ProgressState, out: &mut dyn Write| {
            // Nothing to be done where the bar cannot be written.
            let _ = write!(out, "{}", count.load(Ordering::Relaxed));
        })
        .with_key("rate", move |state: &ProgressState, out: &mut dyn Write| {
            let seconds = state.elapsed().as_secs_f64().max(0.001);
            let _ = write!(out, "{:.0}", rate.load(Ordering::Relaxed) as f64 / seconds);
        })
}

/// How many bytes there are to read; none where that cannot be told: standard input, compressed files.
fn size(paths: &[PathBuf]) -> Option<u64> {
    paths.iter().map(|path| below(path)).sum()
}

fn below(path: &Path) -> Option<u64> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if path.as_os_str() == "-" || name.ends_with(".gz") || name.ends_with(".zst") {
        return None;
    }
    // Folders by their own entries, so that links cannot go in circles.
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => {
            let entries = fs::read_dir(path).into_iter().flatten().flatten();
            entries.map(|entry| below(&entry.path())).sum()
        }
        Ok(found) => Some(found.len()),
        Err(_) => Some(0),
    }
}
