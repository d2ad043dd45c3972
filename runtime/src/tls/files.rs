//! Certificates and keys from files.

use std::path::Path;

use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

use crate::error::Error;
use crate::settings::Encryption;

/// The certificates of a file.
pub(super) fn certificates(file: &Path) -> Result<Vec<CertificateDer<'static>>, Error> {
    let unreadable = |why: String| Error::CertificateFile { file: file.to_owned(), why };
    let text = std::fs::read(file).map_err(|error| unreadable(error.to_string()))?;
    let certificates: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&text).collect();
    match certificates {
        Ok(certificates) if certificates.is_empty() => {
            Err(unreadable("there is no certificate in it".to_owned()))
        }
        Ok(certificates) => Ok(certificates),
        Err(_) => Err(unreadable("it is not PEM".to_owned())),
    }
}

/// A chain of certificates, and the key of the first.
type Identity = (Vec<CertificateDer<'static>>, PrivateKeyDer<'static>);

/// What this client shows of itself: libpq's own files where nothing was said, and where they are there.
pub(super) fn client_certificate(encryption: &Encryption) -> Result<Option<Identity>, Error> {
    let Some((file, named)) = &encryption.certificate else { return Ok(None) };
    if !named && !file.exists() {
        return Ok(None);
    }
    let chain = certificates(file)?;
    let Some(key) = &encryption.key else {
        let why = "there is no key to it: say sslkey".to_owned();
        return Err(Error::CertificateFile { file: file.clone(), why });
    };
    let unreadable = |why: String| Error::CertificateFile { file: key.clone(), why };
    private(key).map_err(unreadable)?;
    let text = std::fs::read(key).map_err(|error| unreadable(error.to_string()))?;
    if text.windows(9).any(|word| word == b"ENCRYPTED") {
        return Err(unreadable("the key is encrypted with a password, which is not followed".to_owned()));
    }
    let key = PrivateKeyDer::from_pem_slice(&text)
        .map_err(|_| unreadable("there is no private key in PEM in it".to_owned()))?;
    Ok(Some((chain, key)))
}

/// A key that others may read is refused, as libpq does it: its owner's alone, or root's and its group's.
#[cfg(unix)]
fn private(key: &Path) -> Result<(), String> {
    use std::os::unix::fs::MetadataExt as _;
    let metadata = std::fs::metadata(key).map_err(|error| error.to_string())?;
    let forbidden = if metadata.uid() == 0 { 0o027 } else { 0o077 };
    if metadata.mode() & forbidden == 0 {
        return Ok(());
    }
    Err("others may read it: its permissions must be u=rw (0600), or u=rw,g=r (0640) where root owns it"
        .to_owned())
}

#[cfg(not(unix))]
fn private(_key: &Path) -> Result<(), String> {
    Ok(())
}
