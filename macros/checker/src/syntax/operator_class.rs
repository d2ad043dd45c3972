//! Statements about operator classes and operator families, as written.

use arcoiris_catalog::{wire_enum, wire_struct};

use super::{Ident, ObjectName, RoutineName, SignedName, TypeName};

/// A statement about them that no other kind has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OperatorClassStatement {
    /// `CREATE OPERATOR CLASS`
    Create(CreateOperatorClass),
    /// `CREATE OPERATOR FAMILY`
    CreateFamily { name: ObjectName, method: Ident },
    /// `ALTER OPERATOR FAMILY … ADD`
    Add { name: ObjectName, method: Ident, items: Vec<ClassItem> },
    /// `ALTER OPERATOR FAMILY … DROP`
    Remove { name: ObjectName, method: Ident, items: Vec<FamilyPlace> },
}

/// `CREATE OPERATOR CLASS`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateOperatorClass {
    pub name: ObjectName,
    pub is_default: bool,
    pub ty: TypeName,
    pub method: Ident,
    pub family: Option<ObjectName>,
    pub items: Vec<ClassItem>,
}

/// What is in a class, or comes into a family.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClassItem {
    Operator {
        number: i32,
        /// Both operands are left out where they are the class's type.
        operator: SignedName,
        /// `FOR ORDER BY`
        order_by: Option<ObjectName>,
    },
    Function {
        number: i32,
        /// The types that it is for, where it does not tell itself.
        types: Vec<TypeName>,
        function: RoutineName,
    },
    Storage(TypeName),
}

/// The place of an operator or a function in a family.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FamilyPlace {
    pub function: bool,
    pub number: i32,
    pub types: Vec<TypeName>,
}

wire_enum!(OperatorClassStatement {
    0 Create(it), 1 CreateFamily { name, method }, 2 Add { name, method, items }, 3 Remove { name, method, items },
});
wire_enum!(ClassItem {
    0 Operator { number, operator, order_by }, 1 Function { number, types, function }, 2 Storage(ty),
});
wire_struct!(
    CreateOperatorClass { name, is_default, ty, method, family, items }
    FamilyPlace { function, number, types }
);
