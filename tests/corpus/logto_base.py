"""Prints the schema of an old version of Logto, which its later alterations start from, with a few rows that they look for.

    python logto_base.py FOLDER_OF_TABLES
"""

import pathlib
import re
import sys

at = pathlib.Path(sys.argv[1])
files = {path.name: path.read_text() for path in at.glob("*.sql")}
lifecycle = {name for name in files if name.startswith("_") and name != "_functions.sql"}


def order(name):
    found = re.search(r"init_order = ([\d.]+)", files[name])
    return float(found.group(1)) if found else 1e9, name


def database(text):
    # `render_over_wire.mjs` runs them in a database of this name.
    return text.replace("${database}", "rendered")


print(database(files["_before_all.sql"]))
tenants = (at.parent / "lib/models/tenants.js").read_text()
print(re.search(r"(create table tenants \(.*?\n *\);)", tenants, re.S).group(1))
for name in sorted(set(files) - lifecycle, key=order):
    print(files[name])
    if "no_after_each" not in files[name]:
        print(files["_after_each.sql"].replace("${name}", name.removesuffix(".sql")))
print(database(files["_after_all.sql"]))
print("""insert into tenants (id, db_user, db_user_password)
  values ('default', 'logto_tenant_rendered_default', 'none'), ('admin', 'logto_tenant_rendered_admin', 'none');
insert into resources (tenant_id, id, name, indicator) values ('admin', 'cloud-api', 'Logto Cloud API', 'https://cloud.logto.io/api'),
  ('admin', 'management-api', 'Logto Management API', 'https://default.logto.app/api'), ('admin', 'me-api', 'Logto Me API', 'https://admin.logto.app/me');
insert into roles (tenant_id, id, name, description) values ('admin', 'role-internal', '#internal:admin', 'none'),
  ('default', 'role-internal-2', '#internal:admin', 'none'), ('admin', 'role-user', 'user', 'none'), ('admin', 'role-admin', 'admin:admin', 'none'),
  ('admin', 'role-default', 'default:admin', 'none');""")
