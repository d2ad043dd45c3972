//! Round trips, counted by a proxy between client and server: how often the client speaks after the server has.

use std::io::{Read, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use arcoiris::server::Server;
use postgres::Config;

use crate::database::Database;

/// Between a client and the tests' server.
pub(crate) struct Proxy {
    folder: std::path::PathBuf,
    trips: Arc<AtomicUsize>,
}

impl Proxy {
    pub(crate) fn new(name: &str) -> Proxy {
        let folder = std::env::temp_dir().join(format!("arcoiris-proxy-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let listener = UnixListener::bind(folder.join(".s.PGSQL.5432")).unwrap();
        let trips = Arc::new(AtomicUsize::new(0));
        let (counter, real) = (Arc::clone(&trips), Server::test().unwrap().socket().join(".s.PGSQL.5432"));
        std::thread::spawn(move || {
            for client in listener.incoming() {
                let server = UnixStream::connect(&real).unwrap();
                forward(client.unwrap(), server, Arc::clone(&counter));
            }
        });
        Proxy { folder, trips }
    }

    /// How many round trips the work takes on this database.
    pub(crate) fn count(&self, database: &Database, work: impl FnOnce(Config)) -> usize {
        self.trips.store(0, Ordering::SeqCst);
        let mut config = Config::new();
        config.host_path(&self.folder).user("postgres").dbname(database.0.name());
        work(config);
        self.trips.load(Ordering::SeqCst)
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// A trip begins with the first bytes from the client after bytes from the server, or at all; a farewell (`X`) waits for
/// nothing and is none.
fn forward(client: UnixStream, server: UnixStream, trips: Arc<AtomicUsize>) {
    let heard = Arc::new(std::sync::atomic::AtomicBool::new(true));
    let (mut from_server, mut to_client) = (server.try_clone().unwrap(), client.try_clone().unwrap());
    let hear = Arc::clone(&heard);
    std::thread::spawn(move || {
        let mut buffer = [0; 65536];
        while let Ok(length @ 1..) = from_server.read(&mut buffer) {
            hear.store(true, Ordering::SeqCst);
            if to_client.write_all(&buffer[..length]).is_err() {
                break;
            }
        }
    });
    std::thread::spawn(move || {
        let (mut from_client, mut to_server) = (client, server);
        let mut buffer = [0; 65536];
        while let Ok(length @ 1..) = from_client.read(&mut buffer) {
            if buffer[0] != b'X' && heard.swap(false, Ordering::SeqCst) {
                trips.fetch_add(1, Ordering::SeqCst);
            }
            if to_server.write_all(&buffer[..length]).is_err() {
                break;
            }
        }
    });
}
