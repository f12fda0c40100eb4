-- Made by `python tests/store/test_schema.py` from the migrations; do not edit.

CREATE TABLE answer (
    visit VARCHAR NOT NULL,
    item VARCHAR NOT NULL,
    instance VARCHAR NOT NULL,
    verdict TEXT NOT NULL,
    body TEXT NOT NULL,
    entry TEXT NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    heads TEXT NOT NULL,
    rivals TEXT NOT NULL,
    CONSTRAINT pk_answer PRIMARY KEY (visit, item, instance)
) WITHOUT ROWID;

CREATE TABLE clause (
    id VARCHAR NOT NULL,
    body TEXT NOT NULL,
    actor TEXT NOT NULL,
    at TEXT NOT NULL,
    CONSTRAINT pk_clause PRIMARY KEY (id)
);

CREATE TABLE document (
    id VARCHAR NOT NULL,
    visit TEXT NOT NULL,
    facility TEXT NOT NULL,
    type TEXT NOT NULL,
    state TEXT NOT NULL,
    revision INTEGER NOT NULL,
    number TEXT NOT NULL,
    issued_at TEXT,
    body TEXT NOT NULL,
    sample INTEGER NOT NULL,
    CONSTRAINT pk_document PRIMARY KEY (id)
);

CREATE INDEX ix_document_facility ON document (facility);

CREATE INDEX ix_document_visit_type ON document (visit, type);

CREATE TABLE entry (
    id VARCHAR NOT NULL,
    device TEXT NOT NULL,
    seq INTEGER NOT NULL,
    prev TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    "key" TEXT NOT NULL,
    body TEXT NOT NULL,
    actor TEXT NOT NULL,
    at TEXT NOT NULL,
    hash TEXT NOT NULL,
    CONSTRAINT pk_entry PRIMARY KEY (id)
);

CREATE UNIQUE INDEX ix_entry_device_seq ON entry (device, seq);

CREATE INDEX ix_entry_subject_kind_key ON entry (subject, kind, "key");

CREATE TABLE entry_parent (
    entry VARCHAR NOT NULL,
    parent VARCHAR NOT NULL,
    CONSTRAINT pk_entry_parent PRIMARY KEY (entry, parent)
) WITHOUT ROWID;

CREATE TABLE equipment (
    facility VARCHAR NOT NULL,
    equipment VARCHAR NOT NULL,
    body TEXT NOT NULL,
    CONSTRAINT pk_equipment PRIMARY KEY (facility, equipment)
) WITHOUT ROWID;

CREATE TABLE facility (
    id VARCHAR NOT NULL,
    name TEXT NOT NULL,
    initials TEXT NOT NULL,
    code TEXT NOT NULL,
    address TEXT NOT NULL,
    facts TEXT NOT NULL,
    conflicts TEXT NOT NULL,
    sample INTEGER NOT NULL,
    CONSTRAINT pk_facility PRIMARY KEY (id)
);

CREATE INDEX ix_facility_code ON facility (code);

CREATE INDEX ix_facility_name ON facility (name);

CREATE TABLE finding (
    id VARCHAR NOT NULL,
    visit TEXT NOT NULL,
    facility TEXT NOT NULL,
    facility_name TEXT NOT NULL,
    item TEXT NOT NULL,
    domain TEXT NOT NULL,
    found_on TEXT NOT NULL,
    stage TEXT NOT NULL,
    deadline TEXT NOT NULL,
    severity TEXT NOT NULL,
    force TEXT NOT NULL,
    major_hazard TEXT,
    repeat_of TEXT,
    merged_into TEXT,
    body TEXT NOT NULL,
    conflicts TEXT NOT NULL,
    sample INTEGER NOT NULL,
    CONSTRAINT pk_finding PRIMARY KEY (id)
);

CREATE INDEX ix_finding_facility_item ON finding (facility, item);

CREATE INDEX ix_finding_stage_deadline ON finding (stage, deadline);

CREATE INDEX ix_finding_visit ON finding (visit);

CREATE TABLE head (
    subject VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    "key" VARCHAR NOT NULL,
    entry VARCHAR NOT NULL,
    CONSTRAINT pk_head PRIMARY KEY (subject, kind, "key", entry)
) WITHOUT ROWID;

CREATE TABLE interview (
    visit VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    interview VARCHAR NOT NULL,
    body TEXT NOT NULL,
    CONSTRAINT pk_interview PRIMARY KEY (visit, kind, interview)
) WITHOUT ROWID;

CREATE TABLE lead (
    id VARCHAR NOT NULL,
    visit TEXT NOT NULL,
    facility TEXT NOT NULL,
    state TEXT NOT NULL,
    actor TEXT NOT NULL,
    at TEXT NOT NULL,
    files TEXT NOT NULL,
    sample INTEGER NOT NULL,
    CONSTRAINT pk_lead PRIMARY KEY (id)
);

CREATE INDEX ix_lead_facility ON lead (facility);

CREATE INDEX ix_lead_visit ON lead (visit);

CREATE TABLE local_device (
    id VARCHAR NOT NULL,
    name TEXT NOT NULL,
    CONSTRAINT pk_local_device PRIMARY KEY (id)
);

CREATE TABLE local_draft (
    visit VARCHAR NOT NULL,
    item VARCHAR NOT NULL,
    field VARCHAR NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT pk_local_draft PRIMARY KEY (visit, item, field)
) WITHOUT ROWID;

CREATE TABLE local_phrase (
    item VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    used INTEGER NOT NULL,
    CONSTRAINT pk_local_phrase PRIMARY KEY (item, text)
) WITHOUT ROWID;

CREATE TABLE local_place (
    visit VARCHAR NOT NULL,
    item TEXT NOT NULL,
    at TEXT NOT NULL,
    CONSTRAINT pk_local_place PRIMARY KEY (visit)
);

CREATE TABLE local_rendition (
    sha256 VARCHAR NOT NULL,
    turn VARCHAR NOT NULL,
    rendition TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    CONSTRAINT pk_local_rendition PRIMARY KEY (sha256, turn)
) WITHOUT ROWID;

CREATE TABLE local_setting (
    name VARCHAR NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT pk_local_setting PRIMARY KEY (name)
);

CREATE TABLE note (
    visit VARCHAR NOT NULL,
    note VARCHAR NOT NULL,
    body TEXT NOT NULL,
    at TEXT NOT NULL,
    CONSTRAINT pk_note PRIMARY KEY (visit, note)
) WITHOUT ROWID;

CREATE TABLE number (
    subject VARCHAR NOT NULL,
    "key" VARCHAR NOT NULL,
    device TEXT NOT NULL,
    n INTEGER NOT NULL,
    text TEXT NOT NULL,
    void TEXT,
    CONSTRAINT pk_number PRIMARY KEY (subject, "key")
) WITHOUT ROWID;

CREATE TABLE photo (
    visit VARCHAR NOT NULL,
    photo VARCHAR NOT NULL,
    sha256 TEXT NOT NULL,
    body TEXT NOT NULL,
    at TEXT NOT NULL,
    CONSTRAINT pk_photo PRIMARY KEY (visit, photo)
) WITHOUT ROWID;

CREATE TABLE region_goal (
    region VARCHAR NOT NULL,
    goal VARCHAR NOT NULL,
    body TEXT NOT NULL,
    actor TEXT NOT NULL,
    at TEXT NOT NULL,
    CONSTRAINT pk_region_goal PRIMARY KEY (region, goal)
) WITHOUT ROWID;

CREATE TABLE scan (
    subject VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    sheet VARCHAR NOT NULL,
    body TEXT NOT NULL,
    CONSTRAINT pk_scan PRIMARY KEY (subject, sha256, sheet)
) WITHOUT ROWID;

CREATE TABLE seal (
    visit VARCHAR NOT NULL,
    revision VARCHAR NOT NULL,
    facts_hash TEXT NOT NULL,
    body TEXT NOT NULL,
    at TEXT NOT NULL,
    CONSTRAINT pk_seal PRIMARY KEY (visit, revision)
) WITHOUT ROWID;

CREATE TABLE signature (
    visit VARCHAR NOT NULL,
    revision VARCHAR NOT NULL,
    person VARCHAR NOT NULL,
    body TEXT NOT NULL,
    at TEXT NOT NULL,
    CONSTRAINT pk_signature PRIMARY KEY (visit, revision, person)
) WITHOUT ROWID;

CREATE TABLE staff_certificate (
    facility VARCHAR NOT NULL,
    certificate VARCHAR NOT NULL,
    body TEXT NOT NULL,
    CONSTRAINT pk_staff_certificate PRIMARY KEY (facility, certificate)
) WITHOUT ROWID;

CREATE TABLE user (
    id VARCHAR NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    CONSTRAINT pk_user PRIMARY KEY (id)
);

CREATE TABLE visit (
    id VARCHAR NOT NULL,
    facility TEXT NOT NULL,
    facility_name TEXT NOT NULL,
    mode TEXT NOT NULL,
    type TEXT NOT NULL,
    depth TEXT NOT NULL,
    checklists TEXT NOT NULL,
    begun TEXT NOT NULL,
    ended TEXT,
    state TEXT NOT NULL,
    revision INTEGER NOT NULL,
    revision_reason TEXT NOT NULL,
    number TEXT,
    facts_hash TEXT,
    library TEXT NOT NULL,
    route TEXT NOT NULL,
    recheck TEXT NOT NULL,
    preset TEXT NOT NULL,
    origin TEXT NOT NULL,
    recusal TEXT NOT NULL,
    entry_code TEXT NOT NULL,
    replied TEXT,
    samples TEXT NOT NULL,
    agency TEXT NOT NULL,
    overrides TEXT NOT NULL,
    abandoned TEXT NOT NULL,
    sample INTEGER NOT NULL,
    CONSTRAINT pk_visit PRIMARY KEY (id)
);

CREATE INDEX ix_visit_facility_begun ON visit (facility, begun);

CREATE INDEX ix_visit_state_begun ON visit (state, begun);

CREATE TABLE visit_fact (
    visit VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT pk_visit_fact PRIMARY KEY (visit, name)
) WITHOUT ROWID;

CREATE TABLE visit_person (
    visit VARCHAR NOT NULL,
    person VARCHAR NOT NULL,
    body TEXT NOT NULL,
    CONSTRAINT pk_visit_person PRIMARY KEY (visit, person)
) WITHOUT ROWID;
