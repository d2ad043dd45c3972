//! Servers of a test's own, by the programs of the tests' server: a primary, and a standby that follows it.

use std::ffi::OsStr;
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use arcoiris::server::Server;
use postgres::{Client, Config, NoTls};

/// A running server in a folder of its own; stopped, and its folder taken away, with this value.
pub(crate) struct Cluster {
    programs: PathBuf,
    folder: PathBuf,
}

impl Cluster {
    /// A server that others can follow.
    pub(crate) fn primary(name: &str) -> Cluster {
        let cluster = Cluster::beside(name);
        cluster
            .run("initdb", ["-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]);
        cluster.start();
        cluster
    }

    /// A hot standby of this one, as pg_basebackup makes it.
    /// <https://www.postgresql.org/docs/current/app-pgbasebackup.html>
    pub(crate) fn standby(&self, name: &str) -> Cluster {
        let standby = Cluster::beside(name);
        let from = [OsStr::new("-U"), OsStr::new("postgres"), OsStr::new("-h"), self.folder.as_os_str()];
        let how = ["--write-recovery-conf", "--checkpoint=fast", "--no-sync"].map(OsStr::new);
        standby.run("pg_basebackup", from.into_iter().chain(how));
        standby.start();
        standby
    }

    /// How to connect to a database.
    pub(crate) fn config(&self, database: &str) -> Config {
        let mut config = Config::new();
        config.host_path(&self.folder).user("postgres").dbname(database);
        config
    }

    pub(crate) fn connect(&self, database: &str) -> Client {
        self.config(database).connect(NoTls).unwrap()
    }

    /// A folder of the account that the tests' server runs as, where that one has its own.
    fn beside(name: &str) -> Cluster {
        let server = Server::test().unwrap();
        let mut client = server.connect("postgres").unwrap();
        let row = client.query_one("SELECT setting FROM pg_config WHERE name = 'BINDIR'", &[]).unwrap();
        let programs = PathBuf::from(row.get::<_, String>(0));
        let parent = server.directory().parent().map_or_else(std::env::temp_dir, Path::to_owned);
        let owner = std::fs::metadata(server.directory()).unwrap();
        let folder = parent.join(format!("arcoiris-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        if std::fs::metadata(&folder).unwrap().uid() != owner.uid() {
            std::os::unix::fs::chown(&folder, Some(owner.uid()), Some(owner.gid())).unwrap();
        }
        Cluster { programs, folder }
    }

    fn start(&self) {
        let options = format!(
            "-k {} -p 5432 -c listen_addresses= -c wal_level=replica -c max_wal_senders=4 -c fsync=off -c shared_buffers=16MB",
            self.folder.display()
        );
        let log = self.folder.join("log");
        self.run(
            "pg_ctl",
            [
                OsStr::new("start"),
                OsStr::new("-w"),
                OsStr::new("-l"),
                log.as_os_str(),
                OsStr::new("-o"),
                OsStr::new(&options),
            ],
        );
    }

    /// Runs one of PostgreSQL's programs on the data, as the account that owns them.
    fn run<I: IntoIterator<Item = A>, A: AsRef<OsStr>>(&self, program: &str, arguments: I) {
        let owner = std::fs::metadata(&self.folder).unwrap();
        let own = self.programs.join(program);
        // Some packages have no pg_basebackup beside the server: one of the same version or a newer one may be on the path.
        let mut command = Command::new(if own.exists() { own } else { PathBuf::from(program) });
        command.arg("-D").arg(self.folder.join("data")).args(arguments);
        if std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0) {
            command.uid(owner.uid()).gid(owner.gid());
        }
        let status = command.current_dir("/").stdin(Stdio::null()).stdout(Stdio::null()).status().unwrap();
        assert!(status.success(), "{program}: {status}");
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if self.folder.join("data/postmaster.pid").exists() {
            self.run("pg_ctl", ["stop", "-m", "immediate"]);
        }
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
