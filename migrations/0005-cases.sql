-- What was sent and what became of it. Owned by domain/cases; a case has the id of its application.

create table cases (
  id bigint primary key references applications,
  service_id text not null,
  agency_id text not null,
  version_hash text not null,
  applicant_id uuid,
  language text not null,
  key_id uuid not null,
  opened_at timestamptz not null,
  -- Worked out from the acts, and written by the pen alone.
  status text not null check (status in ('received', 'waiting', 'decided')),
  team text,
  deadline date,
  seq integer not null
);

create index cases_waiting on cases (agency_id, coalesce(deadline, 'infinity'), id) where status = 'waiting';

create table acts (
  case_id bigint not null references cases,
  seq integer not null,
  kind text not null check (kind in ('opened', 'found', 'referred', 'decided', 'notified')),
  acted_at timestamptz not null,
  -- Null is the machine.
  person_id uuid,
  -- Salt and canonical bytes (RFC 8785), sealed under the application's key.
  sealed bytea not null,
  primary key (case_id, seq)
);

-- Coarse codes that form.yaml declares for queues and figures.
create table case_facts (
  case_id bigint not null references cases,
  name text not null,
  code text not null,
  primary key (case_id, name)
);

-- Commands that were carried out: the same key again changes nothing.
create table commands (
  application_id bigint not null references applications,
  key text not null,
  verb text not null,
  done_at timestamptz not null,
  primary key (application_id, key)
);
