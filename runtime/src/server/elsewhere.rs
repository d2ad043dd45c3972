//! The same names on systems that are not Unix, so that callers need no `cfg`: every way in says that there is no server.

use std::convert::Infallible;
use std::path::{Path, PathBuf};

use postgres::{Client, Config};

use super::{Error, Status};

/// Never made on this system.
#[derive(Debug)]
pub struct Server(Infallible);

/// Never made on this system.
#[derive(Debug)]
pub struct TestDatabase(Infallible);

/// Always [`Status::Stopped`].
///
/// # Errors
/// None.
pub fn status(_dir: &Path) -> Result<Status, Error> {
    Ok(Status::Stopped)
}

/// Always `false`.
///
/// # Errors
/// None.
pub fn stop(_dir: &Path) -> Result<bool, Error> {
    Ok(false)
}

#[expect(missing_docs, clippy::missing_errors_doc, reason = "documented where they do something")]
impl Server {
    pub fn dev(_dir: &Path) -> Result<Server, Error> {
        Err(Error::UnsupportedSystem)
    }
    pub fn test() -> Result<&'static Server, Error> {
        Err(Error::UnsupportedSystem)
    }
    pub fn scratch() -> Result<Server, Error> {
        Err(Error::UnsupportedSystem)
    }
    pub fn config(&self, _database: &str) -> Config {
        match self.0 {}
    }
    pub fn url(&self, _database: &str) -> String {
        match self.0 {}
    }
    pub fn connect(&self, _database: &str) -> Result<Client, Error> {
        match self.0 {}
    }
    pub fn started(&self) -> bool {
        match self.0 {}
    }
    pub fn directory(&self) -> &Path {
        match self.0 {}
    }
    pub fn asked_for(&self) -> Option<&Path> {
        match self.0 {}
    }
    pub fn socket(&self) -> &Path {
        match self.0 {}
    }
    pub fn psql(&self) -> Option<PathBuf> {
        match self.0 {}
    }
    pub fn template<F>(&self, _key: &str, _fill: F) -> Result<String, Error>
    where
        F: FnOnce(&mut Client) -> Result<(), Box<dyn std::error::Error + Send + Sync>>,
    {
        match self.0 {}
    }
    pub fn database(&self, _template: &str) -> Result<TestDatabase, Error> {
        match self.0 {}
    }
}

#[expect(missing_docs, clippy::missing_errors_doc, reason = "documented where they do something")]
impl TestDatabase {
    pub fn name(&self) -> &str {
        match self.0 {}
    }
    pub fn config(&self) -> Config {
        match self.0 {}
    }
    pub fn url(&self) -> &str {
        match self.0 {}
    }
    pub fn connect(&self) -> Result<Client, Error> {
        match self.0 {}
    }
}
