-- What can be asked for, in every version that was ever published. Owned by domain/catalogue.

create table service_versions (
  -- SHA-256 of the sorted paths and their bytes, in hexadecimal.
  hash text primary key,
  service_id text not null,
  ordinal integer not null,
  published_at timestamptz not null,
  unique (service_id, ordinal)
);

create table version_files (
  hash text not null references service_versions,
  path text not null,
  content bytea not null,
  primary key (hash, path)
);

-- Every act of publishing. The newest one of a service says which version is in force; an older version may come back.
create table publications (
  service_id text not null,
  number integer not null,
  hash text not null references service_versions,
  ordinal integer not null,
  published_by text not null,
  published_at timestamptz not null,
  primary key (service_id, number)
);

create table offerings (
  agency_id text not null,
  service_id text not null,
  since timestamptz not null,
  primary key (agency_id, service_id)
);
