-- What people answer, and who may go on with it. Owned by domain/applications.
-- Versions are named by their hash and not by a foreign key: that row would be locked by every application of a service.

create table applications (
  id bigint primary key,
  service_id text not null,
  agency_id text not null,
  version_hash text not null,
  language text not null,
  owner_id uuid,
  key_id uuid not null,
  answers bytea not null,
  revision integer not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  -- A draft until then.
  sent_at timestamptz
);

create index applications_by_owner on applications (owner_id) where owner_id is not null;

-- Sessions that hold an application, by blind index.
create table application_holders (
  application_id bigint not null references applications,
  session_index bytea not null,
  since timestamptz not null,
  primary key (application_id, session_index)
);

create index application_holders_by_session on application_holders (session_index);

create table draft_links (
  application_id bigint not null references applications,
  token_hash bytea not null,
  address_index bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (application_id, token_hash)
);

create index draft_links_by_token on draft_links (token_hash);
create index draft_links_by_address on draft_links (address_index, created_at);
