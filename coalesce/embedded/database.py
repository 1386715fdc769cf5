"""The roles and the databases inside the server; who may own, who may only work."""

from urllib.parse import quote

import psycopg2
from psycopg2 import sql

DATABASE = "coalesce"
SUPERUSER, OWNER, APPLICATION = "postgres", "coalesce_owner", "coalesce_app"


def connect(place, role=SUPERUSER, database="postgres"):
    connection = psycopg2.connect(host=str(place.sockets), user=role, dbname=database)
    connection.autocommit = True
    return connection


def url(place, role, database=DATABASE):
    return f"postgres://{role}@{quote(str(place.sockets), safe='')}/{database}"


def run(place, statement, *names, database="postgres"):
    """One statement as the superuser, with names of roles and databases put in safely. Returns its rows, if any."""
    connection = connect(place, database=database)
    try:
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
            return cursor.fetchall() if cursor.description else []
    finally:
        connection.close()


def ensure_roles(place):
    existing = {name for (name,) in run(place, "select rolname from pg_roles")}
    for role in {OWNER, APPLICATION} - existing:
        run(place, "create role {} login nosuperuser nocreatedb nocreaterole nobypassrls", role)


def ensure_database(place, database=DATABASE):
    """The database and what only a superuser can put into it; what exists is left as it is."""
    if database in names(place):
        return
    run(place, "create database {} owner {}", database, OWNER)
    close_to_others(place, database)
    run(place, "revoke create on schema public from public", database=database)
    run(place, "create extension if not exists unaccent", database=database)


def names(place):
    return {name for (name,) in run(place, "select datname from pg_database")}


def clone(place, template, database):
    """A copy of a database that nobody is connected to."""
    run(place, "create database {} template {} strategy file_copy owner {}", database, template, OWNER)
    close_to_others(place, database)


def drop(place, database):
    run(place, "drop database if exists {} with (force)", database)


def close_to_others(place, database):
    run(place, "revoke all on database {} from public", database)
    run(place, "grant connect on database {} to {}", database, APPLICATION)
