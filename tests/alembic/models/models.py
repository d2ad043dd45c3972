"""Models as a backend has them: several schemas, an extension's type, enums, defaults, checks, expressions."""
from sqlalchemy import (Boolean, CheckConstraint, Column, Computed, Date, DateTime, Enum, ForeignKey, Identity, Index, Integer, MetaData,
                        Numeric, SmallInteger, String, Table, Text, UniqueConstraint, func, text)
from sqlalchemy.dialects.postgresql import ARRAY, CITEXT, ExcludeConstraint, JSONB, TSTZRANGE, UUID

metadata = MetaData()
status = Enum("draft", "open", "it's closed", name="status", schema="shop", metadata=metadata)
kind = Enum("person", "company", name="kind", schema="crm", metadata=metadata)

customers = Table(
    "customers", metadata,
    Column("id", UUID, primary_key=True, server_default=text("gen_random_uuid()")),
    Column("email", CITEXT, nullable=False, unique=True),
    Column("kind", kind, nullable=False, server_default="person"),
    Column("name", String(120), nullable=False, comment="as it is printed"),
    Column("country", String(2), CheckConstraint("country IN ('DE', 'FR', 'IT')", name="country"), server_default="DE"),
    Column("tags", ARRAY(Text), nullable=False, server_default=text("'{}'::text[]")),
    Column("extra", JSONB, nullable=False, server_default=text("'{}'::jsonb")),
    Column("born", Date, CheckConstraint("born > '1900-01-01'", name="born")),
    Column("active", Boolean, nullable=False, server_default=text("true")),
    Column("created_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
    CheckConstraint("email <> '' AND length(name) > 1", name="not_empty"),
    schema="crm", comment="who buys",
)
orders = Table(
    "orders", metadata,
    Column("id", Integer, Identity(always=True), primary_key=True),
    Column("customer_id", UUID, ForeignKey("crm.customers.id", ondelete="CASCADE", onupdate="RESTRICT"), nullable=False, index=True),
    Column("number", Integer, autoincrement=False, nullable=False),
    Column("status", status, nullable=False, server_default=text("'draft'")),
    Column("priority", SmallInteger, nullable=False, server_default="0"),
    Column("net", Numeric(18, 4), CheckConstraint("net >= 0"), nullable=False, server_default=text("0")),
    Column("tax", Numeric(18, 4), nullable=False, server_default=text("0.19")),
    Column("gross", Numeric(18, 4), Computed("net * (1 + tax)", persisted=True)),
    Column("during", TSTZRANGE),
    UniqueConstraint("customer_id", "number", deferrable=True, initially="DEFERRED"),
    ExcludeConstraint(("during", "&&"), name="no_overlap", using="gist", where=text("status = 'open'")),
    schema="shop",
)
Index("orders_open", orders.c.customer_id, orders.c.net.desc(), postgresql_where=text("status <> 'it''s closed'"), postgresql_include=["gross"])
Index("orders_month", text("date_trunc('month', lower(during) AT TIME ZONE 'UTC')"), _table=orders)
Index("customers_lower", func.lower(customers.c.name))
Index("customers_name", customers.c.name, postgresql_ops={"name": "text_pattern_ops"})
lines = Table(
    "lines", metadata,
    Column("id", Integer, primary_key=True),
    Column("order_id", ForeignKey("shop.orders.id"), nullable=False),
    Column("quantity", Integer, CheckConstraint("quantity BETWEEN 1 AND 1000"), nullable=False, server_default="1"),
    Column("note", Text),
    schema="shop",
)
