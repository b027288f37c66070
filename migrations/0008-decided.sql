-- When a case was decided, so that those who decide find it again, the latest first. Owned by domain/cases.

-- Worked out from the acts, and written by the pen alone.
alter table cases add column decided_at timestamptz;

update cases set decided_at = acts.acted_at from acts where acts.case_id = cases.id and acts.kind = 'decided';

create index cases_decided on cases (agency_id, decided_at desc, id desc) where status = 'decided';
