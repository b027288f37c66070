-- Old drafts are found by when they were begun: that never changes, so that saving a draft costs no more for it.
create index applications_drafts on applications (created_at) where sent_at is null;
