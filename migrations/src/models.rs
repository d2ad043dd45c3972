//! The eighteen tables of ArcoirisPOS as structs, held against [`HISTORY`](crate::HISTORY) when this crate is compiled.
#![expect(missing_docs, reason = "structs and fields bear the names of the tables and columns")]

/// Accounting.
#[arcoiris::models(schema = "acct")]
pub mod acct {
    use chrono::{DateTime, NaiveDate, Utc};
    use rust_decimal::Decimal;
    use uuid::Uuid;

    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    #[sql_name("acct_entry_type")]
    pub enum EntryType {
        Debit,
        Credit,
    }

    #[derive(Debug, Clone, PartialEq)]
    #[unique(org_id, account_id)]
    pub struct BankAccount {
        #[key]
        #[default("gen_random_uuid()")]
        pub bank_account_id: Uuid,
        #[references(super::core::Organization)]
        pub org_id: Uuid,
        #[references(Account)]
        pub account_id: Uuid,
        pub display_name: String,
        pub institution: Option<String>,
        pub last4: Option<String>,
        #[default("'USD'")]
        pub currency: String,
        #[default("now()")]
        pub created_at: DateTime<Utc>,
        #[default("now()")]
        pub updated_at: DateTime<Utc>,
    }

    #[derive(Debug, Clone, PartialEq)]
    #[table("chart_of_accounts")]
    #[unique(org_id, code)]
    pub struct Account {
        #[key]
        #[default("gen_random_uuid()")]
        pub account_id: Uuid,
        #[references(super::core::Organization)]
        pub org_id: Uuid,
        pub code: String,
        pub name: String,
        pub r#type: String,
        pub subtype: Option<String>,
        #[default("true")]
        pub is_active: bool,
        #[references(Account)]
        pub parent_id: Option<Uuid>,
        #[default("now()")]
        pub created_at: DateTime<Utc>,
        #[default("now()")]
        pub updated_at: DateTime<Utc>,
    }

    #[derive(Debug, Clone, PartialEq)]
    #[unique(org_id, customer_id, account_id)]
    pub struct CustomerBalance {
        #[key]
        #[default("gen_random_uuid()")]
        pub customer_balance_id: Uuid,
        #[references(super::core::Organization)]
        pub org_id: Uuid,
        #[references(super::pos::Customer)]
        pub customer_id: Uuid,
        #[references(Account)]
        pub account_id: Uuid,
        #[sql_type("numeric(18,4)")]
        #[default("0")]
        pub balance: Decimal,
        #[default("now()")]
        pub updated_at: DateTime<Utc>,
    }

    #[derive(Debug, Clone, PartialEq)]
    pub struct JournalEntry {
        #[key]
        #[default("gen_random_uuid()")]
        pub journal_id: Uuid,
        #[references(super::core::Organization)]
        pub org_id: Uuid,
        pub journal_number: Option<String>,
        pub source_type: Option<String>,
        pub source_id: Option<Uuid>,
        pub description: Option<String>,
        pub journal_date: NaiveDate,
        #[default("false")]
        pub posted: bool,
        #[references(super::core::User)]
        pub created_by: Option<Uuid>,
        #[default("now()")]
        pub created_at: DateTime<Utc>,
        #[default("now()")]
        pub updated_at: DateTime<Utc>,
    }

    #[derive(Debug, Clone, PartialEq)]
    #[unique(journal_id, line_number)]
    pub struct JournalLine {
        #[key]
        #[default("gen_random_uuid()")]
        pub journal_line_id: Uuid,
        #[references(JournalEntry, on_delete = "cascade")]
        pub journal_id: Uuid,
        #[references(super::core::Organization)]
        pub org_id: Uuid,
        pub line_number: i32,
        #[references(Account)]
        pub account_id: Uuid,
        pub entry_type: EntryType,
        #[check("amount > 0")]
        #[sql_type("numeric(18,4)")]
        pub amount: Decimal,
        pub memo: Option<String>,
        #[default("now()")]
        pub created_at: DateTime<Utc>,
    }
}

/// Organizations and people.
#[arcoiris::models(schema = "core")]
pub mod core {
    use chrono::{DateTime, Utc};
    use uuid::Uuid;

    #[derive(Debug, Clone, PartialEq)]
    pub struct Organization {
        #[key]
        #[default("gen_random_uuid()")]
        pub org_id: Uuid,
        pub name: String,
        pub legal_name: Option<String>,
        #[default("'UTC'")]
        pub timezone: String,
        #[default("'USD'")]
        pub base_currency: String,
        #[default("true")]
        pub is_active: bool,
        #[default("now()")]
        pub created_at: DateTime<Utc>,
        #[default("now()")]
        pub updated_at: DateTime<Utc>,
        pub deleted_at: Option<DateTime<Utc>>,
    }

    #[derive(Debug, Clone, PartialEq)]
    #[unique(org_id, user_id, role)]
    pub struct UserOrgRole {
        #[key]
        #[default("gen_random_uuid()")]
        pub user_org_role_id: Uuid,
        #[references(Organization)]
        pub org_id: Uuid,
        #[references(User)]
        pub user_id: Uuid,
        pub role: String,
        #[default("false")]
        pub is_primary: bool,
        #[default("now()")]
        pub created_at: DateTime<Utc>,
    }

    #[derive(Debug, Clone, PartialEq)]
    pub struct User {
        #[key]
        #[default("gen_random_uuid()")]
        pub user_id: Uuid,
        #[unique]
        #[sql_type("public.citext")]
        pub email: String,
        pub password_hash: String,
        pub display_name: Option<String>,
        #[default("true")]
        pub is_active: bool,
        #[default("now()")]
        pub created_at: DateTime<Utc>,
        #[default("now()")]
        pub updated_at: DateTime<Utc>,
    }
}

/// Items and their stock.
#[arcoiris::models(schema = "inv")]
pub mod inv {
    use chrono::{DateTime, Utc};
    use rust_decimal::Decimal;
    use uuid::Uuid;

    #[derive(Debug, Clone, PartialEq)]
    #[insert(NewItem)]
    pub struct Item {
        #[key]
        #[default("gen_random_uuid()")]
        pub item_id: Uuid,
        #[references(super::core::Organization)]
        pub org_id: Uuid,
        pub sku: Option<String>,
        pub barcode: Option<String>,
        pub name: String,
        pub description: Option<String>,
        pub item_type: String,
        #[sql_type("numeric(18,4)")]
        #[default("0")]
        pub default_price: Decimal,
        #[sql_type("numeric(18,4)")]
        pub cost_basis: Option<Decimal>,
        #[references(super::pos::TaxRate)]
        pub tax_id: Option<Uuid>,
        #[default("true")]
        pub is_active: bool,
        #[default("now()")]
        pub created_at: DateTime<Utc>,
        #[default("now()")]
        pub updated_at: DateTime<Utc>,
        pub deleted_at: Option<DateTime<Utc>>,
    }

    #[derive(Debug, Clone, PartialEq)]
    pub struct Location {
        #[key]
        #[default("gen_random_uuid()")]
        pub location_id: Uuid,
        #[references(super::core::Organization)]
        pub org_id: Uuid,
        pub name: String,
        pub code: Option<String>,
        #[default("now()")]
        pub created_at: DateTime<Utc>,
        #[default("now()")]
        pub updated_at: DateTime<Utc>,
        pub deleted_at: Option<DateTime<Utc>>,
    }

    #[derive(Debug, Clone, PartialEq)]
    #[unique(org_id, item_id, location_id)]
    pub struct StockLevel {
        #[key]
        #[default("gen_random_uuid()")]
        pub stock_level_id: Uuid,
        #[references(super::core::Organization)]
        pub org_id: Uuid,
        #[references(Item)]
        pub item_id: Uuid,
        #[references(Location)]
        pub location_id: Uuid,
        #[sql_type("numeric(18,4)")]
        #[default("0")]
        pub quantity_on_hand: Decimal,
        #[default("now()")]
        pub updated_at: DateTime<Utc>,
    }

    #[derive(Debug, Clone, PartialEq)]
    pub struct StockMovement {
        #[key]
        #[default("gen_random_uuid()")]
        pub movement_id: Uuid,
        #[references(super::core::Organization)]
        pub org_id: Uuid,
        #[references(Item)]
        pub item_id: Uuid,
        #[references(Location)]
        pub location_id: Uuid,
        pub source_type: String,
        pub source_id: Option<Uuid>,
        #[sql_type("numeric(18,4)")]
        pub quantity_delta: Decimal,
        #[sql_type("numeric(18,4)")]
        pub unit_cost: Option<Decimal>,
        pub occurred_at: DateTime<Utc>,
        #[default("now()")]
        pub created_at: DateTime<Utc>,
    }
}

/// Sales.
#[arcoiris::models(schema = "pos")]
pub mod pos {
    use chrono::{DateTime, Utc};
    use rust_decimal::Decimal;
    use serde_json::Value;
    use uuid::Uuid;

    #[derive(Debug, Clone, PartialEq)]
    pub struct Customer {
        #[key]
        #[default("gen_random_uuid()")]
        pub customer_id: Uuid,
        #[references(super::core::Organization)]
        pub org_id: Uuid,
        pub external_ref: Option<String>,
        pub full_name: String,
        #[sql_type("public.citext")]
        pub email: Option<String>,
        pub phone: Option<String>,
        pub billing_address: Option<Value>,
        pub shipping_address: Option<Value>,
        pub notes: Option<String>,
        #[default("now()")]
        pub created_at: DateTime<Utc>,
        #[default("now()")]
        pub updated_at: DateTime<Utc>,
        pub deleted_at: Option<DateTime<Utc>>,
    }

    #[derive(Debug, Clone, PartialEq)]
    pub struct Payment {
        #[key]
        #[default("gen_random_uuid()")]
        pub payment_id: Uuid,
        #[references(super::core::Organization)]
        pub org_id: Uuid,
        #[references(Sale, on_delete = "cascade")]
        pub sale_id: Uuid,
        pub payment_method: String,
        #[sql_type("numeric(18,4)")]
        pub amount: Decimal,
        #[default("'USD'")]
        pub currency: String,
        pub external_ref: Option<String>,
        pub processed_at: DateTime<Utc>,
        #[default("now()")]
        pub created_at: DateTime<Utc>,
    }

    #[derive(Debug, Clone, PartialEq)]
    #[unique(sale_id, line_number)]
    #[insert(NewSaleLine)]
    pub struct SaleLine {
        #[key]
        #[default("gen_random_uuid()")]
        pub sale_line_id: Uuid,
        #[references(super::core::Organization)]
        pub org_id: Uuid,
        #[references(Sale, on_delete = "cascade")]
        pub sale_id: Uuid,
        pub line_number: i32,
        #[references(super::inv::Item)]
        pub item_id: Uuid,
        pub description: Option<String>,
        #[sql_type("numeric(18,4)")]
        pub quantity: Decimal,
        #[sql_type("numeric(18,4)")]
        pub unit_price: Decimal,
        #[sql_type("numeric(18,4)")]
        #[default("0")]
        pub discount_amount: Decimal,
        #[references(TaxRate)]
        pub tax_id: Option<Uuid>,
        #[sql_type("numeric(18,4)")]
        #[default("0")]
        pub tax_amount: Decimal,
        #[sql_type("numeric(18,4)")]
        pub line_total: Decimal,
        #[default("now()")]
        pub created_at: DateTime<Utc>,
    }

    #[derive(Debug, Clone, PartialEq)]
    #[insert(NewSale)]
    pub struct Sale {
        #[key]
        #[default("gen_random_uuid()")]
        pub sale_id: Uuid,
        #[references(super::core::Organization)]
        pub org_id: Uuid,
        #[references(Terminal)]
        pub terminal_id: Option<Uuid>,
        #[references(Customer)]
        pub customer_id: Option<Uuid>,
        pub sale_number: Option<String>,
        pub status: String,
        #[default("'pos'")]
        pub sale_type: String,
        #[sql_type("numeric(18,4)")]
        #[default("0")]
        pub subtotal: Decimal,
        #[sql_type("numeric(18,4)")]
        #[default("0")]
        pub tax_total: Decimal,
        #[sql_type("numeric(18,4)")]
        #[default("0")]
        pub discount_total: Decimal,
        #[sql_type("numeric(18,4)")]
        #[default("0")]
        pub grand_total: Decimal,
        #[sql_type("numeric(18,4)")]
        #[default("0")]
        pub amount_paid: Decimal,
        #[sql_type("numeric(18,4)")]
        #[default("0")]
        pub balance_due: Decimal,
        pub sale_date: DateTime<Utc>,
        pub notes: Option<String>,
        #[references(super::core::User)]
        pub created_by: Option<Uuid>,
        #[default("now()")]
        pub created_at: DateTime<Utc>,
        #[default("now()")]
        pub updated_at: DateTime<Utc>,
        pub deleted_at: Option<DateTime<Utc>>,
    }

    #[derive(Debug, Clone, PartialEq)]
    pub struct TaxRate {
        #[key]
        #[default("gen_random_uuid()")]
        pub tax_id: Uuid,
        #[references(super::core::Organization)]
        pub org_id: Uuid,
        pub name: String,
        #[sql_type("numeric(9,4)")]
        pub rate_percent: Decimal,
        #[default("false")]
        pub is_compound: bool,
        #[default("false")]
        pub is_default: bool,
        #[default("now()")]
        pub created_at: DateTime<Utc>,
        #[default("now()")]
        pub updated_at: DateTime<Utc>,
    }

    #[derive(Debug, Clone, PartialEq)]
    #[insert(NewTerminal)]
    pub struct Terminal {
        #[key]
        #[default("gen_random_uuid()")]
        pub terminal_id: Uuid,
        #[references(super::core::Organization)]
        pub org_id: Uuid,
        pub name: String,
        pub location_label: Option<String>,
        #[default("true")]
        pub is_active: bool,
        #[default("now()")]
        pub created_at: DateTime<Utc>,
        #[default("now()")]
        pub updated_at: DateTime<Utc>,
    }
}
