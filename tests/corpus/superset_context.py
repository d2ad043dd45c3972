"""What Flask-AppBuilder makes before Superset's chain: the tables of users and roles, as `before`."""

from superset.app import create_app
create_app().app_context().push()
from flask_appbuilder import Model
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateSequence, CreateTable
from flask_appbuilder.security.sqla import models
tables = [table for table in Model.metadata.sorted_tables if table.name.startswith("ab_")]
made = []
for table in tables:
    for column in table.columns:
        if column.default is not None and column.default.is_sequence:
            made.append(CreateSequence(column.default))
    made.append(CreateTable(table))
    made += [CreateIndex(index) for index in sorted(table.indexes, key=lambda one: one.name)]
before = "".join(f"{str(one.compile(dialect=postgresql.dialect())).strip()};\n\n" for one in made)
