-- Messages to people, and the inbox of a machine that has no mail server. Owned by domain/notices.

create table notices (
  application_id bigint not null,
  id uuid not null,
  kind text not null check (kind in ('sent', 'decided', 'draft-link')),
  language text not null,
  state text not null check (state in ('queued', 'accepted', 'refused')),
  queued_at timestamptz not null,
  ended_at timestamptz,
  -- Address and facts, sealed under the application's key; gone once the notice has ended.
  sealed bytea,
  primary key (application_id, id)
);

create table inbox_keys (
  only_one boolean primary key default true check (only_one),
  key_id uuid not null
);

create table inbox_messages (
  id uuid primary key,
  received_at timestamptz not null,
  -- Blind index of Message-ID and recipients: what is delivered twice arrives once. Null for a message without one.
  message_index bytea unique,
  -- Envelope and message as they came, sealed under the installation's inbox key.
  sealed bytea not null
);
