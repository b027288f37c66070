-- Data keys, each wrapped by another of them or (wrapped_by is null) by the master key, which is not in the database.
-- A destroyed key keeps its row, without its bytes, so that what it sealed is known to be erased and not lost.
create table vault_keys (
  id uuid primary key,
  kind text not null check (kind in ('person', 'application', 'installation')),
  wrapped_by uuid,
  wrapped bytea,
  made_at timestamptz not null,
  destroyed_at timestamptz,
  check ((wrapped is null) = (destroyed_at is not null))
);

-- One row that tells the master key this database was begun with from any other.
create table vault_check (
  only_row boolean primary key default true check (only_row),
  proof bytea not null
);
