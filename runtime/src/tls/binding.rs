//! Channel binding: the authentication names the certificate that the client saw, so that nobody in between can pass it on.
//! <https://www.postgresql.org/docs/current/sasl-authentication.html#SASL-SCRAM-SHA-256>

use sha2::{Digest as _, Sha256, Sha384, Sha512};

const SEQUENCE: u8 = 0x30;
const OBJECT_IDENTIFIER: u8 = 0x06;

/// 1.2.840.113549.1.1, the signatures with RSA: 4 is with MD5, 5 with SHA-1, 11 with SHA-256, 12 with SHA-384, 13 with SHA-512.
/// <https://www.rfc-editor.org/rfc/rfc8017#appendix-A.2.4>
const RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01];
/// 1.2.840.10045.4, those with ECDSA: 1 is with SHA-1, 3.2 with SHA-256, 3.3 with SHA-384, 3.4 with SHA-512.
/// <https://www.rfc-editor.org/rfc/rfc5758#section-3.2>
const ECDSA: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04];

/// `tls-server-end-point`: the certificate's hash, by the hash function of its own signature, and by SHA-256 for those that are
/// older. `None` where the signature's identifier names no hash function (Ed25519, RSA-PSS).
/// <https://www.rfc-editor.org/rfc/rfc5929#section-4.1>
pub(super) fn end_point(certificate: &[u8]) -> Option<Vec<u8>> {
    // Certificate ::= SEQUENCE { tbsCertificate SEQUENCE, signatureAlgorithm SEQUENCE { algorithm OID, … }, … }
    let (body, _) = element(certificate, SEQUENCE)?;
    let (_, after) = element(body, SEQUENCE)?;
    let (algorithm, _) = element(after, SEQUENCE)?;
    let (identifier, _) = element(algorithm, OBJECT_IDENTIFIER)?;
    let rsa = identifier.strip_prefix(RSA);
    let ecdsa = identifier.strip_prefix(ECDSA);
    match (rsa, ecdsa) {
        (Some([4 | 5 | 11]), _) | (_, Some([1] | [3, 2])) => Some(Sha256::digest(certificate).to_vec()),
        (Some([12]), _) | (_, Some([3, 3])) => Some(Sha384::digest(certificate).to_vec()),
        (Some([13]), _) | (_, Some([3, 4])) => Some(Sha512::digest(certificate).to_vec()),
        _ => None,
    }
}

/// The content of the first element, which must have this tag, and what stands after it.
fn element(bytes: &[u8], tag: u8) -> Option<(&[u8], &[u8])> {
    let (&first, rest) = bytes.split_first()?;
    let (&short, rest) = rest.split_first()?;
    if first != tag {
        return None;
    }
    let (length, rest) = if short < 0x80 {
        (usize::from(short), rest)
    } else {
        let (long, rest) = rest.split_at_checked(usize::from(short & 0x7f))?;
        let length = long
            .iter()
            .try_fold(0_usize, |sum, byte| sum.checked_mul(256)?.checked_add(usize::from(*byte)))?;
        (length, rest)
    };
    rest.split_at_checked(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A certificate's skeleton with this signature algorithm.
    fn certificate(identifier: &[u8]) -> Vec<u8> {
        let wrap = |tag: u8, content: &[u8]| {
            let mut made = vec![tag, 0x81, u8::try_from(content.len()).unwrap()];
            made.extend(content);
            made
        };
        let algorithm = wrap(SEQUENCE, &wrap(OBJECT_IDENTIFIER, identifier));
        wrap(SEQUENCE, &[wrap(SEQUENCE, b"signed"), algorithm].concat())
    }

    #[test]
    fn signature_chooses_the_hash() {
        let length = |prefix: &[u8], rest: &[u8]| {
            end_point(&certificate(&[prefix, rest].concat())).map(|hash| hash.len())
        };
        assert_eq!(length(RSA, &[5]), Some(32));
        assert_eq!(length(RSA, &[11]), Some(32));
        assert_eq!(length(RSA, &[13]), Some(64));
        assert_eq!(length(ECDSA, &[3, 3]), Some(48));
        assert_eq!(length(&[0x2b, 0x65, 0x70], &[]), None);
        assert_eq!(end_point(&[0x30, 0x84, 0xff]), None);
    }
}
