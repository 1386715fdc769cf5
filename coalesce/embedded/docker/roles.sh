#!/bin/sh
# Runs once in the postgres container, on an empty volume: the two roles, the database, and who may do what in it.
set -eu
export SECRETS="${SECRETS:-/run/secrets}"
psql --no-psqlrc --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres <<'SQL'
\set owner_password `cat "$SECRETS/owner_password"`
\set app_password `cat "$SECRETS/app_password"`
create role coalesce_owner login nosuperuser nocreatedb nocreaterole nobypassrls password :'owner_password';
create role coalesce_app login nosuperuser nocreatedb nocreaterole nobypassrls password :'app_password';
create database coalesce owner coalesce_owner;
revoke all on database coalesce from public;
grant connect on database coalesce to coalesce_app;
\connect coalesce
revoke create on schema public from public;
create extension if not exists unaccent;
SQL
