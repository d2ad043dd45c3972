//! Servers that take no connection at the moment.

use std::io::{Read as _, Write as _};
use std::os::unix::net::{UnixListener, UnixStream};
use std::sync::mpsc;
use std::time::Duration;

use arcoiris::server::Server;
use arcoiris::{Event, Migrator};
use postgres::Config;

use crate::database::Database;
use crate::sample::linear;

/// What a server answers that starts, by the protocol.
/// <https://www.postgresql.org/docs/current/protocol-message-formats.html>
fn starting_up() -> Vec<u8> {
    let fields = b"SFATAL\0VFATAL\0C57P03\0Mthe database system is starting up\0\0";
    let mut message = vec![b'E'];
    message.extend(u32::try_from(fields.len() + 4).unwrap().to_be_bytes());
    message.extend(fields);
    message
}

#[test]
fn a_server_that_starts_up_is_asked_again() {
    let database = Database::new();
    let folder = std::env::temp_dir().join(format!("arcoiris-starting-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let listener = UnixListener::bind(folder.join(".s.PGSQL.5432")).unwrap();
    let real = Server::test().unwrap().socket().join(".s.PGSQL.5432");
    std::thread::spawn(move || {
        for (number, client) in listener.incoming().enumerate() {
            let mut client = client.unwrap();
            if number < 2 {
                let _ = client.read(&mut [0; 1000]);
                let _ = client.write_all(&starting_up());
                continue;
            }
            let mut server = UnixStream::connect(&real).unwrap();
            let (mut back, mut to) = (server.try_clone().unwrap(), client.try_clone().unwrap());
            std::thread::spawn(move || std::io::copy(&mut back, &mut to));
            std::thread::spawn(move || std::io::copy(&mut client, &mut server));
        }
    });
    let mut config = Config::new();
    config.host_path(&folder).user("postgres").dbname(database.0.name());
    let (tell, hear) = mpsc::channel();
    let mut migrator = Migrator::new(linear(), config.clone()).unwrap().observer(move |event| {
        if let Event::Unavailable { reason, .. } = event {
            tell.send(reason.to_string()).unwrap();
        }
    });
    assert_eq!(migrator.upgrade("head").unwrap().at, ["cccccccccccc"]);
    drop(migrator);
    let told: Vec<String> = hear.iter().collect();
    assert_eq!(told.len(), 2);
    assert!(told[0].contains("the database system is starting up (SQLSTATE 57P03)"), "{}", told[0]);
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_server_without_a_connection_to_spare_is_asked_again_for_as_long_as_that_is_wanted() {
    let database = Database::new();
    let role = database.0.name().replace("arcoiris", "limited");
    database.run(&format!(
        "CREATE ROLE {role} LOGIN CONNECTION LIMIT 1; GRANT ALL ON SCHEMA public TO {role}; \
         DO $$ BEGIN EXECUTE format('GRANT ALL ON DATABASE %I TO {role}', current_database()); END $$"
    ));
    let mut config = database.0.config();
    config.user(&role);
    let other = config.connect(postgres::NoTls).unwrap();
    let hasty = Migrator::new(linear(), config.clone())
        .unwrap()
        .lock_wait(Duration::from_millis(300))
        .upgrade("head");
    let text = hasty.unwrap_err().to_string();
    assert!(text.contains("too many connections for role") && text.contains("53300"), "{text}");
    let (tell, hear) = mpsc::channel();
    let mut patient = Migrator::new(linear(), config).unwrap().observer(move |event| {
        if let Event::Unavailable { .. } = event {
            let _ = tell.send(());
        }
    });
    std::thread::scope(|scope| {
        let upgrade = scope.spawn(move || patient.upgrade("head").unwrap().at);
        hear.recv().unwrap();
        drop(other);
        assert_eq!(upgrade.join().unwrap(), ["cccccccccccc"]);
    });
    database.run(&format!("DROP OWNED BY {role} CASCADE; DROP ROLE {role}"));
}
