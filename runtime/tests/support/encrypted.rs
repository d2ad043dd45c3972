//! A PostgreSQL of a test's own that speaks TLS on this machine's address, with certificates made for it.

use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use arcoiris::server::Server;
use postgres::{Client, Config, NoTls};
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};

/// What every user's password is.
pub(crate) const PASSWORD: &str = "hunter2-in-the-clear";

/// Who may come in, and how.
const HBA: &str = "local all all trust\n\
                   hostssl all only_tls 127.0.0.1/32 scram-sha-256\n\
                   hostssl all certified 127.0.0.1/32 cert\n\
                   hostnossl all only_plain 127.0.0.1/32 scram-sha-256\n\
                   host all either 127.0.0.1/32 scram-sha-256\n";

/// The server; stopped and removed with the value.
pub(crate) struct Cluster {
    pub(crate) folder: PathBuf,
    pub(crate) port: u16,
    postgres: Child,
    programs: PathBuf,
    account: Option<(u32, u32)>,
}

impl Cluster {
    pub(crate) fn new() -> Cluster {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let programs = Server::test().unwrap().psql().unwrap().parent().unwrap().to_owned();
        let folder = std::env::temp_dir().join(format!(
            "arcoiris-tls-{}-{}",
            std::process::id(),
            NUMBER.fetch_add(1, Ordering::Relaxed)
        ));
        std::fs::create_dir_all(&folder).unwrap();
        let account = account(&folder);
        certificates(&folder);
        give(&folder, account);
        let run = |program: &str| {
            let mut command = Command::new(programs.join(program));
            if let Some((user, group)) = account {
                command.uid(user).gid(group);
            }
            command.current_dir("/").env("LC_ALL", "C").stdin(Stdio::null()).stdout(Stdio::null());
            command
        };
        let data = folder.join("data");
        let made = run("initdb")
            .args(["-U", "postgres", "--auth=trust", "--no-sync", "-E", "UTF8", "-D"])
            .arg(&data)
            .status()
            .unwrap();
        assert!(made.success());
        std::fs::write(data.join("pg_hba.conf"), HBA).unwrap();
        // Free a moment ago; nothing else here takes ports of its own accord.
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let file = |name: &str| folder.join(name).display().to_string();
        let settings = [
            "listen_addresses=127.0.0.1".to_owned(),
            "fsync=off".to_owned(),
            "ssl=on".to_owned(),
            "log_connections=on".to_owned(),
            format!("ssl_cert_file={}", file("server.crt")),
            format!("ssl_key_file={}", file("server.key")),
            format!("ssl_ca_file={}", file("root.crt")),
        ];
        // In the file: what stands on the command line cannot be changed while it runs.
        let lines: String = settings.iter().map(|setting| setting.replacen('=', " = '", 1) + "'\n").collect();
        std::fs::write(data.join("postgresql.auto.conf"), lines).unwrap();
        let mut command = run("postgres");
        command.arg("-D").arg(&data).arg("-k").arg(&folder).args(["-p", &port.to_string()]);
        let log = std::fs::File::create(folder.join("log")).unwrap();
        let postgres = command.stderr(log).spawn().unwrap();
        let cluster = Cluster { folder, port, postgres, programs, account };
        let begun = Instant::now();
        while let Err(error) = cluster.open() {
            assert!(begun.elapsed() < Duration::from_secs(60), "{error}\n{}", cluster.log());
            std::thread::sleep(Duration::from_millis(50));
        }
        for user in ["only_tls", "certified", "only_plain", "either"] {
            cluster.run(&format!("CREATE ROLE {user} SUPERUSER LOGIN PASSWORD '{PASSWORD}'"));
        }
        cluster
    }

    fn open(&self) -> Result<Client, postgres::Error> {
        Config::new()
            .host_path(&self.folder)
            .port(self.port)
            .user("postgres")
            .dbname("postgres")
            .connect(NoTls)
    }

    pub(crate) fn run(&self, sql: &str) {
        self.open().unwrap().batch_execute(sql).unwrap();
    }

    pub(crate) fn ask(&self, sql: &str) -> String {
        let mut rows = Vec::new();
        for message in self.open().unwrap().simple_query(sql).unwrap() {
            if let postgres::SimpleQueryMessage::Row(row) = message {
                rows.push((0..row.len()).map(|at| row.get(at).unwrap_or("")).collect::<Vec<_>>().join(" "));
            }
        }
        rows.join("\n")
    }

    /// Everything that the server wrote.
    pub(crate) fn log(&self) -> String {
        std::fs::read_to_string(self.folder.join("log")).unwrap_or_default()
    }

    /// `key=value` pairs for this server, by its address.
    pub(crate) fn settings(&self, more: &str) -> String {
        format!("hostaddr=127.0.0.1 port={} dbname=postgres password={PASSWORD} {more}", self.port)
            .replace("FOLDER", &self.folder.display().to_string())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // An end without a farewell would leave its shared memory behind.
        let mut stop = Command::new(self.programs.join("pg_ctl"));
        if let Some((user, group)) = self.account {
            stop.uid(user).gid(group);
        }
        stop.current_dir("/").stdout(Stdio::null()).args(["stop", "-m", "immediate", "-D"]);
        let _ = stop.arg(self.folder.join("data")).status();
        let _ = self.postgres.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Whom root runs the server as: PostgreSQL refuses to run as root.
fn account(folder: &Path) -> Option<(u32, u32)> {
    if std::fs::metadata(folder).unwrap().uid() != 0 {
        return None;
    }
    let accounts = std::fs::read_to_string("/etc/passwd").unwrap();
    ["postgres", "nobody"].iter().find_map(|wanted| {
        let line = accounts.lines().find(|line| line.split(':').next() == Some(wanted))?;
        let mut fields = line.split(':').skip(2);
        Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
    })
}

fn give(folder: &Path, account: Option<(u32, u32)>) {
    let Some((user, group)) = account else { return };
    for name in ["", "server.crt", "server.key", "root.crt"] {
        chown(folder.join(name), Some(user), Some(group)).unwrap();
    }
}

/// `root.crt` with the server's and a client's certificate that it signed, and `other.crt`, another root.
fn certificates(folder: &Path) {
    let authority = |name: &str| {
        let mut wanted = CertificateParams::new(Vec::new()).unwrap();
        wanted.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        wanted.distinguished_name.push(DnType::CommonName, name);
        let key = KeyPair::generate().unwrap();
        write(folder, &format!("{name}.crt"), &wanted.self_signed(&key).unwrap().pem());
        Issuer::new(wanted, key)
    };
    let root = authority("root");
    authority("other");
    for (file, names, common) in
        [("server", vec!["localhost".to_owned()], "localhost"), ("client", Vec::new(), "certified")]
    {
        let mut wanted = CertificateParams::new(names).unwrap();
        wanted.distinguished_name.push(DnType::CommonName, common);
        let key = KeyPair::generate().unwrap();
        write(folder, &format!("{file}.crt"), &wanted.signed_by(&key, &root).unwrap().pem());
        write(folder, &format!("{file}.key"), &key.serialize_pem());
    }
    write(folder, "open.key", &std::fs::read_to_string(folder.join("client.key")).unwrap());
    std::fs::set_permissions(folder.join("open.key"), PermissionsExt::from_mode(0o644)).unwrap();
}

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    std::fs::set_permissions(path, PermissionsExt::from_mode(0o600)).unwrap();
}
