-- People, what they may do, and their sessions. Owned by domain/people.

create table people (
  id uuid primary key,
  -- Blind index of issuer and subject: found without being readable.
  subject_index bytea not null unique,
  key_id uuid not null,
  -- Issuer, subject, name and e-mail address, sealed under the person's key.
  profile bytea not null,
  assurance text not null check (assurance in ('low', 'substantial', 'high')),
  first_seen timestamptz not null,
  last_seen timestamptz not null
);

create table roles (
  person_id uuid not null references people on delete cascade,
  role text not null check (role in ('officer')),
  agency_id text not null,
  -- '*' is every service of the agency.
  service_id text not null,
  primary key (person_id, agency_id, service_id, role)
);

-- The one installation key that sessions are sealed under.
create table session_keys (
  only_one boolean primary key default true check (only_one),
  key_id uuid not null
);

create table sessions (
  token_hash bytea primary key,
  person_id uuid,
  data bytea not null,
  expires_at timestamptz not null
);

create index sessions_by_expiry on sessions (expires_at);
