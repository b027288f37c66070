-- Signing in: the provider for trying out, and which sessions a provider may end. Owned by web/sign-in.

-- The keys that the provider for trying out signs with, sealed under an installation key of their own.
create table sign_in_keys (
  only_one boolean primary key default true check (only_one),
  key_id uuid not null,
  keys bytea not null
);

-- What the provider for trying out remembers (its sessions, codes and tokens). Ids are secrets in a browser's hands, so
-- that blind indexes stand for them.
create table sign_in_models (
  kind text not null,
  id_index bytea not null,
  payload bytea not null,
  grant_index bytea,
  uid_index bytea,
  consumed_at timestamptz,
  expires_at timestamptz not null,
  primary key (kind, id_index)
);

create index sign_in_models_by_grant on sign_in_models (grant_index) where grant_index is not null;
create index sign_in_models_by_uid on sign_in_models (uid_index) where uid_index is not null;
create index sign_in_models_by_expiry on sign_in_models (expires_at);

-- Sessions by the provider's own name for them and by the subject, blind: what a provider names when it signs somebody out.
create table provider_sessions (
  named_index bytea not null,
  token_hash bytea not null,
  expires_at timestamptz not null,
  primary key (named_index, token_hash)
);

create index provider_sessions_by_expiry on provider_sessions (expires_at);
