//! Whose certificate is trusted. <https://www.postgresql.org/docs/current/libpq-ssl.html#LIBPQ-SSL-PROTECTION>

use std::path::Path;
use std::sync::Arc;

use tokio_rustls::rustls::client::WebPkiServerVerifier;
use tokio_rustls::rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use tokio_rustls::rustls::crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature};
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use tokio_rustls::rustls::{
    CertificateError, DigitallySignedStruct, Error as TlsError, RootCertStore, SignatureScheme,
};

use super::files;
use crate::error::Error;
use crate::settings::encryption::Roots;
use crate::settings::{Encryption, Mode};

/// Holds a server's certificate against what was asked for.
#[derive(Debug)]
pub(super) struct Verifier {
    /// Against whose roots; nobody's where only encryption was asked for.
    chain: Option<Arc<WebPkiServerVerifier>>,
    /// Whether the certificate must be this host's.
    name: bool,
    provider: Arc<CryptoProvider>,
}

impl Verifier {
    pub(super) fn new(encryption: &Encryption, provider: Arc<CryptoProvider>) -> Result<Verifier, Error> {
        let (roots, file) = match (&encryption.roots, encryption.mode) {
            // `allow` and `prefer` are satisfied with anything, as libpq is.
            (_, Mode::Disable | Mode::Allow | Mode::Prefer) => (None, None),
            (Roots::System, _) => (Some(system()?), None),
            // libpq: with a root certificate, `require` verifies as `verify-ca` does.
            (Roots::Default(Some(file)), Mode::Require) if !file.exists() => (None, None),
            (Roots::Default(None), Mode::Require) => (None, None),
            (Roots::File(file) | Roots::Default(Some(file)), _) => (Some(own(file)?), Some(file)),
            (Roots::Default(None), Mode::VerifyCa | Mode::VerifyFull) => {
                let file = Path::new("~/.postgresql/root.crt").to_owned();
                return Err(Error::CertificateFile { file, why: NO_ROOT.to_owned() });
            }
        };
        let chain = roots.map(|roots| {
            WebPkiServerVerifier::builder_with_provider(Arc::new(roots), Arc::clone(&provider))
                .build()
                .map_err(|source| {
                    let file = file.cloned().unwrap_or_default();
                    Error::CertificateFile { file, why: source.to_string() }
                })
        });
        Ok(Verifier { chain: chain.transpose()?, name: encryption.mode == Mode::VerifyFull, provider })
    }
}

const NO_ROOT: &str = "sslmode asks to verify the server's certificate, and there is no root certificate: say \
                       sslrootcert=FILE, or sslrootcert=system for those of the operating system";

fn own(file: &Path) -> Result<RootCertStore, Error> {
    if !file.exists() {
        return Err(Error::CertificateFile { file: file.to_owned(), why: NO_ROOT.to_owned() });
    }
    let mut roots = RootCertStore::empty();
    for certificate in files::certificates(file)? {
        roots.add(certificate).map_err(|error| Error::CertificateFile {
            file: file.to_owned(),
            why: format!("a certificate in it cannot be a root: {error}"),
        })?;
    }
    Ok(roots)
}

fn system() -> Result<RootCertStore, Error> {
    let mut roots = RootCertStore::empty();
    // What the system trusts and cannot be read is left out, as every program on it does.
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if roots.is_empty() {
        let why = "the operating system has no root certificates where they are looked for".to_owned();
        return Err(Error::CertificateFile { file: Path::new("system").to_owned(), why });
    }
    Ok(roots)
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        between: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        stapled: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, TlsError> {
        let Some(chain) = &self.chain else { return Ok(ServerCertVerified::assertion()) };
        match chain.verify_server_cert(certificate, between, name, stapled, now) {
            // The name is the last that is looked at: the chain is good.
            Err(TlsError::InvalidCertificate(
                CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
            )) if !self.name => Ok(ServerCertVerified::assertion()),
            verdict => verdict,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, TlsError> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls12_signature(message, certificate, signed, algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, TlsError> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls13_signature(message, certificate, signed, algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}
