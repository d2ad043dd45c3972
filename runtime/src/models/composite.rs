//! Values of composite types in the binary format (`record_send` and `record_recv` in PostgreSQL's `rowtypes.c`): how many attributes,
//! then of each its type, its length and its bytes.
#![expect(clippy::wildcard_enum_match_arm, reason = "a question about some kinds is answered by those alone")]

use std::error::Error;

use postgres::types::{Field, FromSql, IsNull, Kind, ToSql, Type};

use super::Buffer;

/// A value of a composite type, taken apart.
#[derive(Debug)]
pub struct Composite<'a> {
    attributes: Vec<(&'a Field, Option<&'a [u8]>)>,
}

type Failure = Box<dyn Error + Sync + Send>;

impl<'a> Composite<'a> {
    /// Takes a value apart.
    ///
    /// # Errors
    /// It is of no composite type, or not what the type says.
    pub fn read(ty: &'a Type, raw: &'a [u8]) -> Result<Self, Failure> {
        let fields = fields(ty).ok_or("not of a composite type")?;
        let mut rest = raw;
        if number(&mut rest)? != i32::try_from(fields.len())? {
            return Err("another number of attributes than the type has".into());
        }
        let mut attributes = Vec::with_capacity(fields.len());
        for field in fields {
            // The type, which the field tells as well.
            number(&mut rest)?;
            let length = number(&mut rest)?;
            let value = match usize::try_from(length) {
                Ok(length) => {
                    let (value, behind) = rest.split_at_checked(length).ok_or("the value ends too early")?;
                    rest = behind;
                    Some(value)
                }
                Err(_) => None,
            };
            attributes.push((field, value));
        }
        Ok(Composite { attributes })
    }

    /// The attribute of this name.
    ///
    /// # Errors
    /// There is none, or it is of another type.
    pub fn get<T: FromSql<'a>>(&self, name: &str) -> Result<T, Failure> {
        let found = self.attributes.iter().find(|(field, _)| field.name() == name);
        let (field, value) = found.ok_or_else(|| format!("no attribute {name:?}"))?;
        T::from_sql_nullable(field.type_(), *value)
    }
}

/// An attribute that a composite type is to have: its name, and which types it may be of.
#[doc(hidden)]
pub type Attribute<'a> = (&'a str, fn(&Type) -> bool);

/// Whether a type is a composite type with these attributes, each of a type that is accepted.
#[doc(hidden)]
#[must_use]
pub fn has_attributes(ty: &Type, wanted: &[Attribute<'_>]) -> bool {
    fields(ty).is_some_and(|fields| {
        fields.len() == wanted.len()
            && fields.iter().all(|field| {
                let attribute = wanted.iter().find(|(name, _)| *name == field.name());
                attribute.is_some_and(|(_, accepts)| accepts(field.type_()))
            })
    })
}

/// Writes a value of a composite type.
///
/// # Errors
/// The type has an attribute of which there is no value, or one cannot be written.
#[doc(hidden)]
pub fn write_composite(
    ty: &Type,
    values: &[(&str, &dyn ToSql)],
    out: &mut Buffer,
) -> Result<IsNull, Failure> {
    let fields = fields(ty).ok_or("not of a composite type")?;
    out.extend_from_slice(&i32::try_from(fields.len())?.to_be_bytes());
    for field in fields {
        let value = values.iter().find(|(name, _)| *name == field.name());
        let (_, value) = value.ok_or_else(|| format!("no value for the attribute {:?}", field.name()))?;
        out.extend_from_slice(&field.type_().oid().to_be_bytes());
        with_length(out, |out| value.to_sql_checked(field.type_(), out))?;
    }
    Ok(IsNull::No)
}

fn fields(ty: &Type) -> Option<&Vec<Field>> {
    match ty.kind() {
        Kind::Composite(fields) => Some(fields),
        Kind::Domain(inner) => fields(inner),
        _ => None,
    }
}

/// Four bytes, taken from the front.
pub(super) fn number(rest: &mut &[u8]) -> Result<i32, Failure> {
    let (bytes, behind) = rest.split_first_chunk::<4>().ok_or("the value ends too early")?;
    *rest = behind;
    Ok(i32::from_be_bytes(*bytes))
}

/// Writes what `write` writes with its length before it; -1 for NULL.
pub(super) fn with_length(
    out: &mut Buffer,
    write: impl FnOnce(&mut Buffer) -> Result<IsNull, Failure>,
) -> Result<(), Failure> {
    let start = out.len();
    out.extend_from_slice(&[0; 4]);
    let length = match write(out)? {
        IsNull::Yes => -1,
        IsNull::No => i32::try_from(out.len() - start - 4)?,
    };
    if let Some(place) = out.get_mut(start..start + 4) {
        place.copy_from_slice(&length.to_be_bytes());
    }
    Ok(())
}
