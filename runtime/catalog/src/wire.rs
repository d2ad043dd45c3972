//! A compact binary form for plain data: what the macro writes into the backend's binary and into its own cache.
//!
//! Why not a serialisation framework: a backend pays for every crate of this tree, and the macro runs unoptimised,
//! where layers of generic code cost most. The form has no version of its own; whoever stores it adds one.

use std::sync::Arc;

use crate::Name;

/// Why bytes could not be read back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WireError {
    /// The bytes end in the middle of a value.
    Truncated,
    /// A value that the type does not have.
    Invalid,
}

impl std::fmt::Display for WireError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            WireError::Truncated => "the data end in the middle of a value",
            WireError::Invalid => "the data hold a value that does not exist",
        })
    }
}

impl std::error::Error for WireError {}

/// Bytes that are read from the front.
#[derive(Debug, Clone)]
pub struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// Reads `bytes` from their first byte.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        Reader { rest: bytes }
    }

    /// Whether nothing is left.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// How many bytes are left.
    #[must_use]
    pub fn left(&self) -> usize {
        self.rest.len()
    }

    /// The next `length` bytes.
    ///
    /// # Errors
    /// [`WireError::Truncated`] if fewer are left.
    pub fn bytes(&mut self, length: usize) -> Result<&'a [u8], WireError> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or(WireError::Truncated)?;
        self.rest = rest;
        Ok(taken)
    }

    /// The next byte.
    ///
    /// # Errors
    /// [`WireError::Truncated`] if none is left.
    pub fn byte(&mut self) -> Result<u8, WireError> {
        match self.rest {
            [] => Err(WireError::Truncated),
            [first, rest @ ..] => {
                self.rest = rest;
                Ok(*first)
            }
        }
    }
}

/// A value that can be written to bytes and read back.
pub trait Wire: Sized {
    /// Appends the value.
    fn put(&self, out: &mut Vec<u8>);

    /// Reads the value that [`put`](Wire::put) wrote.
    ///
    /// # Errors
    /// [`WireError`] if the bytes are not what `put` writes; never panics, whatever the bytes.
    fn take(reader: &mut Reader<'_>) -> Result<Self, WireError>;
}

impl Wire for u8 {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(*self);
    }
    fn take(reader: &mut Reader<'_>) -> Result<Self, WireError> {
        reader.byte()
    }
}

impl Wire for bool {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }
    fn take(reader: &mut Reader<'_>) -> Result<Self, WireError> {
        match reader.byte()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(WireError::Invalid),
        }
    }
}

/// Seven bits a byte, the lowest first (LEB128).
impl Wire for u64 {
    fn put(&self, out: &mut Vec<u8>) {
        let mut rest = *self;
        while rest >= 0x80 {
            out.push((rest & 0x7f) as u8 | 0x80);
            rest >>= 7;
        }
        out.push(rest as u8);
    }
    fn take(reader: &mut Reader<'_>) -> Result<Self, WireError> {
        // Most numbers are small, and loops are slow where the macro is not optimised.
        if let [small @ ..0x80, rest @ ..] = reader.rest {
            reader.rest = rest;
            return Ok(*small as u64);
        }
        let mut value = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = reader.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(WireError::Invalid)
    }
}

impl Wire for char {
    fn put(&self, out: &mut Vec<u8>) {
        u64::from(u32::from(*self)).put(out);
    }
    fn take(reader: &mut Reader<'_>) -> Result<Self, WireError> {
        let value = u32::try_from(u64::take(reader)?).map_err(|_| WireError::Invalid)?;
        char::from_u32(value).ok_or(WireError::Invalid)
    }
}

macro_rules! through_u64 {
    ($($number:ty),*) => {$(
        impl Wire for $number {
            fn put(&self, out: &mut Vec<u8>) {
                (*self as u64).put(out);
            }
            fn take(reader: &mut Reader<'_>) -> Result<Self, WireError> {
                if let [small @ ..0x80, rest @ ..] = reader.rest {
                    reader.rest = rest;
                    return Ok(*small as $number);
                }
                <$number>::try_from(u64::take(reader)?).map_err(|_| WireError::Invalid)
            }
        }
    )*};
}
through_u64!(u16, u32, usize);

macro_rules! zigzag {
    ($($number:ty),*) => {$(
        impl Wire for $number {
            fn put(&self, out: &mut Vec<u8>) {
                let wide = i64::from(*self);
                (((wide << 1) ^ (wide >> 63)) as u64).put(out);
            }
            fn take(reader: &mut Reader<'_>) -> Result<Self, WireError> {
                let coded = u64::take(reader)?;
                let wide = (coded >> 1) as i64 ^ -((coded & 1) as i64);
                <$number>::try_from(wide).map_err(|_| WireError::Invalid)
            }
        }
    )*};
}
zigzag!(i16, i32, i64);

impl Wire for String {
    fn put(&self, out: &mut Vec<u8>) {
        self.len().put(out);
        out.extend_from_slice(self.as_bytes());
    }
    fn take(reader: &mut Reader<'_>) -> Result<Self, WireError> {
        take_str(reader).map(str::to_owned)
    }
}

impl Wire for Name {
    fn put(&self, out: &mut Vec<u8>) {
        self.as_str().len().put(out);
        out.extend_from_slice(self.as_str().as_bytes());
    }
    fn take(reader: &mut Reader<'_>) -> Result<Self, WireError> {
        take_str(reader).map(Name::new)
    }
}

fn take_str<'a>(reader: &mut Reader<'a>) -> Result<&'a str, WireError> {
    let length = usize::take(reader)?;
    std::str::from_utf8(reader.bytes(length)?).map_err(|_| WireError::Invalid)
}

impl<T: Wire> Wire for Vec<T> {
    fn put(&self, out: &mut Vec<u8>) {
        self.len().put(out);
        for value in self {
            value.put(out);
        }
    }
    fn take(reader: &mut Reader<'_>) -> Result<Self, WireError> {
        let length = usize::take(reader)?;
        // Each value has at least one byte, or the length lies: no room is made on its word alone.
        let mut values = Vec::with_capacity(length.min(reader.rest.len()));
        for _ in 0..length {
            values.push(T::take(reader)?);
        }
        Ok(values)
    }
}

impl<T: Wire> Wire for Option<T> {
    fn put(&self, out: &mut Vec<u8>) {
        match self {
            None => out.push(0),
            Some(value) => {
                out.push(1);
                value.put(out);
            }
        }
    }
    fn take(reader: &mut Reader<'_>) -> Result<Self, WireError> {
        match reader.byte()? {
            0 => Ok(None),
            1 => T::take(reader).map(Some),
            _ => Err(WireError::Invalid),
        }
    }
}

impl<T: Wire> Wire for Box<T> {
    fn put(&self, out: &mut Vec<u8>) {
        (**self).put(out);
    }
    fn take(reader: &mut Reader<'_>) -> Result<Self, WireError> {
        T::take(reader).map(Box::new)
    }
}

impl<T: Wire> Wire for Arc<T> {
    fn put(&self, out: &mut Vec<u8>) {
        (**self).put(out);
    }
    fn take(reader: &mut Reader<'_>) -> Result<Self, WireError> {
        T::take(reader).map(Arc::new)
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
        self.1.put(out);
    }
    fn take(reader: &mut Reader<'_>) -> Result<Self, WireError> {
        Ok((A::take(reader)?, B::take(reader)?))
    }
}

/// Implements [`Wire`] for a type whose fields all have it.
///
/// ```
/// use arcoiris_catalog::{wire_enum, wire_struct, Wire, Reader};
/// #[derive(Debug, PartialEq)]
/// struct Point { x: i32, y: i32 }
/// wire_struct!(Point { x, y });
/// #[derive(Debug, PartialEq)]
/// enum Shape { Dot, At(Point), Box { low: Point, high: Point } }
/// wire_enum!(Shape { 0 Dot, 1 At(point), 2 Box { low, high } });
/// let mut bytes = Vec::new();
/// Shape::At(Point { x: 1, y: -2 }).put(&mut bytes);
/// assert_eq!(Shape::take(&mut Reader::new(&bytes)), Ok(Shape::At(Point { x: 1, y: -2 })));
/// ```
#[macro_export]
macro_rules! wire_struct {
    ($($name:ident { $($field:ident),* $(,)? })*) => {$(
        impl $crate::Wire for $name {
            fn put(&self, out: &mut Vec<u8>) {
                let $name { $($field),* } = self;
                $( $crate::Wire::put($field, out); )*
                let _ = out;
            }
            fn take(reader: &mut $crate::Reader<'_>) -> Result<Self, $crate::WireError> {
                $( let $field = $crate::Wire::take(reader)?; )*
                let _ = reader;
                Ok($name { $($field),* })
            }
        }
    )*};
}

/// Implements [`Wire`] for an enum, a number for each variant; see [`wire_struct`].
#[macro_export]
macro_rules! wire_enum {
    ($name:ident { $( $tag:literal $variant:ident $( ( $($part:ident),* ) )? $( { $($field:ident),* $(,)? } )? ),* $(,)? }) => {
        impl $crate::Wire for $name {
            fn put(&self, out: &mut Vec<u8>) {
                match self {
                    $( $name::$variant $( ( $($part),* ) )? $( { $($field),* } )? => {
                        out.push($tag);
                        $( $( $crate::Wire::put($part, out); )* )?
                        $( $( $crate::Wire::put($field, out); )* )?
                    } )*
                }
            }
            fn take(reader: &mut $crate::Reader<'_>) -> Result<Self, $crate::WireError> {
                match reader.byte()? {
                    $( $tag => {
                        $( $( let $part = $crate::Wire::take(reader)?; )* )?
                        $( $( let $field = $crate::Wire::take(reader)?; )* )?
                        Ok($name::$variant $( ( $($part),* ) )? $( { $($field),* } )?)
                    } )*
                    _ => Err($crate::WireError::Invalid),
                }
            }
        }
    };
}
