//! What a seal is made of: SHA-256 over tokens, so that white space, comments and the case of words do not count, and every
//! character of a string or a body does.
//!
//! The form must stay the same for ever, whatever becomes of the grammar: a word that a later PostgreSQL makes a keyword must not
//! change the hash of a sealed statement. So a token's number does not count, and a word counts the same whether it is a
//! keyword or not; only quotes around it tell.

use rupg_sql::{Tokens, Value, token};
use sha2::{Digest, Sha256};

use super::context::Token;

/// The first eight bytes of SHA-256 over a statement's tokens.
pub(super) fn statement(text: &str, tokens: &[Token]) -> u64 {
    let mut bytes = Vec::with_capacity(tokens.len() * 12);
    for token in tokens {
        let spelled = text.get(token.start as usize..token.end as usize).unwrap_or_default();
        normalise(*token, spelled, &mut bytes);
    }
    let hash = Sha256::digest(&bytes);
    hash.iter().take(8).fold(0, |number, byte| (number << 8) | u64::from(*byte))
}

/// A token as `class, length, bytes`: `w`ord folded, `q`uoted name, `s`tring decoded, `b`it string, `o`ther as it stands.
fn normalise(token: Token, spelled: &str, out: &mut Vec<u8>) {
    let value = |class: u8, out: &mut Vec<u8>| match Tokens::new(spelled).next_token() {
        Ok(found) => match &found.value {
            Value::Text(text) => push(class, text.as_bytes(), out),
            Value::None | Value::Integer(_) | Value::Keyword(_) => push(class, spelled.as_bytes(), out),
        },
        Err(_) => push(class, spelled.as_bytes(), out),
    };
    let first = spelled.bytes().next().unwrap_or_default();
    match token.kind {
        token::SCONST | token::USCONST => value(b's', out),
        token::BCONST | token::XCONST => value(b'b', out),
        token::IDENT | token::UIDENT if spelled.contains('"') => value(b'q', out),
        _ if first.is_ascii_alphabetic() || first == b'_' || first >= 0x80 => {
            push(b'w', spelled.to_ascii_lowercase().as_bytes(), out);
        }
        _ => push(b'o', spelled.as_bytes(), out),
    }
}

fn push(class: u8, bytes: &[u8], out: &mut Vec<u8>) {
    out.push(class);
    out.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
    out.extend_from_slice(bytes);
}
