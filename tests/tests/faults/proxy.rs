//! Between a program and the server: it forwards, counts, and at one place does what it is told.

use std::io::{Read, Write};
use std::net::Shutdown;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Where something happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// After so many bytes of the program's.
    Sent(u64),
    /// After so many bytes of the server's.
    Answered(u64),
    /// So long after so many messages of the program's.
    Message(u64, Duration),
}

/// What happens there.
pub(crate) enum Deed {
    /// The connection breaks for both.
    Cut,
    /// The connection breaks for the program alone: the server goes on, and answers nobody.
    Deafen,
    /// Something outside.
    Call(Box<dyn FnOnce() + Send>),
}

/// What has passed through.
#[derive(Debug, Default)]
pub(crate) struct Count {
    pub(crate) sent: AtomicU64,
    pub(crate) answered: AtomicU64,
    pub(crate) messages: AtomicU64,
}

pub(crate) struct Proxy {
    folder: PathBuf,
    pub(crate) count: Arc<Count>,
}

struct Wire {
    client: UnixStream,
    server: UnixStream,
    count: Arc<Count>,
    plan: Arc<Mutex<Option<(Place, Deed)>>>,
}

impl Proxy {
    /// A proxy before the server with its socket in this folder, for one connection after the other.
    pub(crate) fn new(server: &Path, plan: Option<(Place, Deed)>) -> Proxy {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("arcoiris-fault-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let listener = UnixListener::bind(folder.join(".s.PGSQL.5432")).unwrap();
        let (real, count) = (server.join(".s.PGSQL.5432"), Arc::new(Count::default()));
        let plan = Arc::new(Mutex::new(plan));
        let counted = Arc::clone(&count);
        std::thread::spawn(move || {
            for client in listener.incoming() {
                let (Ok(client), Ok(server)) = (client, UnixStream::connect(&real)) else { return };
                let wire = |client: &UnixStream, server: &UnixStream| Wire {
                    client: client.try_clone().unwrap(),
                    server: server.try_clone().unwrap(),
                    count: Arc::clone(&counted),
                    plan: Arc::clone(&plan),
                };
                let (there, back) = (wire(&client, &server), wire(&client, &server));
                std::thread::spawn(move || there.send());
                std::thread::spawn(move || back.answer());
            }
        });
        Proxy { folder, count }
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl Wire {
    /// Message by message, so that it is known where one ends. The first has no type.
    fn send(mut self) {
        let mut first = true;
        while let Some(message) = self.message(first) {
            first = false;
            let before = self.count.sent.load(Ordering::SeqCst);
            let cut = self.planned(|place| match place {
                Place::Sent(bytes) => {
                    bytes.checked_sub(before).filter(|within| *within < message.len() as u64)
                }
                Place::Answered(_) | Place::Message(..) => None,
            });
            let upto = cut.map_or(message.len(), |within| usize::try_from(within).unwrap());
            if self.server.write_all(&message[..upto]).is_err() {
                break;
            }
            self.count.sent.fetch_add(upto as u64, Ordering::SeqCst);
            let number = self.count.messages.fetch_add(1, Ordering::SeqCst) + 1;
            if cut.is_some() {
                self.act();
                continue;
            }
            let pause = self.planned(|place| match place {
                Place::Message(at, pause) if at == number => Some(pause),
                Place::Message(..) | Place::Sent(_) | Place::Answered(_) => None,
            });
            if let Some(pause) = pause {
                std::thread::sleep(pause);
                self.act();
            }
        }
        // Where the program is deaf the server is left alone.
        if self.plan.lock().unwrap().as_ref().is_none_or(|(_, deed)| !matches!(deed, Deed::Deafen)) {
            let _ = self.server.shutdown(Shutdown::Write);
        }
    }

    fn message(&mut self, first: bool) -> Option<Vec<u8>> {
        let head = if first { 4 } else { 5 };
        let mut message = vec![0; head];
        self.client.read_exact(&mut message).ok()?;
        let length = u32::from_be_bytes(message[head - 4..].try_into().unwrap()) as usize;
        message.resize(head + length.checked_sub(4)?, 0);
        self.client.read_exact(&mut message[head..]).ok()?;
        Some(message)
    }

    fn answer(mut self) {
        let mut buffer = [0; 8192];
        let mut deaf = false;
        while let Ok(length @ 1..) = self.server.read(&mut buffer) {
            let before = self.count.answered.fetch_add(length as u64, Ordering::SeqCst);
            let cut = self.planned(|place| match place {
                Place::Answered(bytes) => bytes.checked_sub(before).filter(|within| *within < length as u64),
                Place::Sent(_) | Place::Message(..) => None,
            });
            let upto = cut.map_or(length, |within| usize::try_from(within).unwrap());
            if !deaf && self.client.write_all(&buffer[..upto]).is_err() {
                break;
            }
            if cut.is_some() {
                deaf = true;
                self.act();
            }
        }
        let _ = self.client.shutdown(Shutdown::Both);
    }

    fn planned<T>(&self, at: impl FnOnce(Place) -> Option<T>) -> Option<T> {
        self.plan.lock().unwrap().as_ref().and_then(|(place, _)| at(*place))
    }

    fn act(&mut self) {
        let Some((place, deed)) = self.plan.lock().unwrap().take() else { return };
        match deed {
            Deed::Cut => {
                let _ = self.client.shutdown(Shutdown::Both);
                let _ = self.server.shutdown(Shutdown::Both);
            }
            Deed::Deafen => {
                // What the program sent is on its way; the place is never reached again.
                *self.plan.lock().unwrap() = Some((Place::Sent(u64::MAX), Deed::Deafen));
                let _ = self.client.shutdown(Shutdown::Both);
                let server = self.server.try_clone().unwrap();
                std::thread::spawn(move || {
                    // It has ended its message by then, or goes on alone.
                    std::thread::sleep(Duration::from_millis(50));
                    let _ = server.shutdown(Shutdown::Both);
                });
            }
            Deed::Call(call) => {
                debug_assert!(matches!(place, Place::Message(..)));
                call();
            }
        }
    }
}
