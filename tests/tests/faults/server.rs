//! A server of this test's own, which may be killed.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use arcoiris::server::Server;
use postgres::{Client, Config, NoTls};

use crate::proxy::Proxy;

pub(crate) struct Own {
    folder: PathBuf,
    server: Option<Server>,
}

impl Own {
    pub(crate) fn start() -> Own {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let memory = Path::new("/dev/shm");
        let base = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
        let folder = base.join(format!("arcoiris-faults-{}-{number}", std::process::id()));
        let server = Server::dev(&folder).unwrap();
        let own = Own { folder, server: Some(server) };
        // A project's own server commits asynchronously: what it said to be done may be gone after a crash.
        own.connect("postgres").batch_execute("ALTER ROLE postgres SET synchronous_commit = on").unwrap();
        own
    }

    fn server(&self) -> &Server {
        self.server.as_ref().unwrap()
    }

    pub(crate) fn socket(&self) -> &Path {
        self.server().socket()
    }

    pub(crate) fn config(&self, database: &str) -> Config {
        self.server().config(database)
    }

    pub(crate) fn config_through(&self, proxy: &Proxy, database: &str) -> Config {
        let mut config = Config::new();
        config.host_path(proxy.folder()).user("postgres").dbname(database);
        config
    }

    pub(crate) fn url_through(folder: &Path, database: &str) -> String {
        format!("postgres://postgres@{}/{database}", folder.display().to_string().replace('/', "%2F"))
    }

    /// A session for questions; a server that recovers is waited for.
    pub(crate) fn connect(&self, database: &str) -> Client {
        let mut tries = 0;
        loop {
            match self.config(database).connect(NoTls) {
                Ok(client) => return client,
                Err(_) if tries < 500 => tries += 1,
                Err(error) => panic!("{error:?}"),
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
    }

    /// Waits for the end of the recovery after a session's process was killed: the server ends all others, this one's too.
    pub(crate) fn recovered(&self) {
        let mut well = 0;
        while well < 2 {
            let asked = self.connect("postgres").simple_query("SELECT pg_sleep(0.1)");
            well = if asked.is_ok() { well + 1 } else { 0 };
        }
    }

    pub(crate) fn database(&self) -> String {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let name = format!("fault_{}", NUMBER.fetch_add(1, Ordering::Relaxed));
        self.connect("postgres")
            .batch_execute(&format!("CREATE DATABASE {name} TEMPLATE template0"))
            .unwrap();
        name
    }

    /// Makes a database empty again, much faster than a new one is made.
    pub(crate) fn empty(&self, name: &str) {
        let clear = "SET client_min_messages = error; DROP SCHEMA IF EXISTS shop, arcoiris CASCADE; \
                     DROP TABLE IF EXISTS public.alembic_version";
        self.connect(name).batch_execute(clear).unwrap();
    }

    pub(crate) fn drop_database(&self, name: &str) {
        self.connect("postgres").batch_execute(&format!("DROP DATABASE {name} WITH (FORCE)")).unwrap();
    }

    /// What kills the whole server.
    pub(crate) fn killer(&self) -> impl FnOnce() + Send + 'static {
        let file = self.server().directory().join("data/postmaster.pid");
        move || {
            let text = std::fs::read_to_string(file).unwrap();
            kill(text.lines().next().unwrap());
        }
    }

    /// Starts it again, if it does not run any more.
    pub(crate) fn start_again(&mut self) {
        self.server = None;
        self.server = Some(Server::dev(&self.folder).unwrap());
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        let directory = self.server().directory().to_owned();
        self.server = None;
        let _ = arcoiris::server::stop(&self.folder);
        let _ = std::fs::remove_dir_all(directory);
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// `kill -9` of a process.
pub(crate) fn kill(process: &str) {
    let _ = Command::new("kill").args(["-9", process]).status();
}
