//! Ctrl-C, as a wish to end and not as an accident.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, sync_channel};
use std::time::Duration;

use crate::fault::Fault;
use crate::text;

/// Whether the user wants to end.
pub(super) struct CtrlC {
    asked: Arc<AtomicBool>,
    /// Wakes whoever waits between two looks.
    waker: Receiver<()>,
}

impl CtrlC {
    pub(super) fn listen() -> Result<Self, Fault> {
        let asked = Arc::new(AtomicBool::new(false));
        let (sender, waker) = sync_channel(1);
        let noted = Arc::clone(&asked);
        ctrlc::set_handler(move || {
            noted.store(true, Ordering::Relaxed);
            // Full means that the wish is known already.
            let _ = sender.try_send(());
        })
        .map_err(|fault| {
            Fault::new(text!(
                vi: "không theo dõi được phím Ctrl-C: {fault}",
                en: "Ctrl-C cannot be listened to: {fault}"
            ))
        })?;
        Ok(Self { asked, waker })
    }

    /// For the threads that check lists.
    pub(super) fn flag(&self) -> &AtomicBool {
        &self.asked
    }

    /// Waits so long, or until the user wants to end; tells whether it is so.
    pub(super) fn within(&self, pause: Duration) -> bool {
        self.waker.recv_timeout(pause).is_ok() || self.asked.load(Ordering::Relaxed)
    }
}
