-- Cases that are due on the same day wait in the order in which they came, not in that of their references. Owned by domain/cases.
create index cases_waiting_by_arrival on cases (agency_id, coalesce(deadline, 'infinity'), opened_at, id) where status = 'waiting';

drop index cases_waiting;
