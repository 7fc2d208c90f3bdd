//! A whole process as a side: how long it takes, and how much memory.

use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

/// How often a running side is asked for its memory.
const ASKED_EVERY: Duration = Duration::from_millis(5);

/// One of those that are measured.
pub(crate) struct Side {
    name: String,
    command: Command,
    times: Vec<Duration>,
    /// The most memory that it took in any turn, in KiB.
    memory: u64,
}

impl Side {
    pub(crate) fn new(name: String, command: Command) -> Self {
        Self { name, command, times: Vec::new(), memory: 0 }
    }

    pub(crate) fn take_turn(&mut self) -> Result<()> {
        self.command.stdout(Stdio::null()).stderr(Stdio::null());
        let start = Instant::now();
        let mut child = self.command.spawn()?;
        let (status, memory) = watch(&mut child)?;
        self.times.push(start.elapsed());
        self.memory = self.memory.max(memory);
        // Lists with slips in them end with 1.
        if !matches!(status.code(), Some(0 | 1)) {
            bail!("{:?} ended with {status}", self.command);
        }
        Ok(())
    }

    pub(crate) fn fastest(&self) -> Duration {
        self.times.iter().min().copied().unwrap_or_default()
    }

    pub(crate) fn print(&mut self) {
        let fastest = self.fastest().as_secs_f64();
        let median = crate::sides::median(&mut self.times).as_secs_f64();
        let memory = self.memory >> 10;
        println!("{:<34} {fastest:>8.2} s {median:>8.2} s {memory:>6} MiB", self.name);
    }
}

/// Waits for the end of a process; its peak memory is what it last told, on Linux alone.
fn watch(child: &mut Child) -> Result<(ExitStatus, u64)> {
    let mut peak = 0;
    loop {
        peak = peak.max(peak_memory(child.id()).unwrap_or_default());
        if let Some(status) = child.try_wait()? {
            return Ok((status, peak));
        }
        thread::sleep(ASKED_EVERY);
    }
}

/// `VmHWM` of a process, in KiB.
fn peak_memory(id: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}
