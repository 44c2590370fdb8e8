-- The lines of an input: a fact with its team (`kind` says which), or the head of a team's ledger (no `kind`). Keys as in a ledger file.
CREATE TABLE lines (
  team VARCHAR, kind VARCHAR,
  id VARCHAR, day DATE, recorded DATE, corrects VARCHAR, body VARCHAR, "for" INTEGER, item VARCHAR, value DOUBLE, done DOUBLE, due DOUBLE,
  claim VARCHAR, rater VARCHAR, scorer VARCHAR, valid BOOLEAN,
  votes STRUCT(satisfied INTEGER, fairly INTEGER, basically INTEGER, dissatisfied INTEGER, blank INTEGER),
  member VARCHAR, status VARCHAR, slot VARCHAR, until DATE, colour VARCHAR, arrival BOOLEAN, commitment VARCHAR, milestone VARCHAR,
  verified BOOLEAN, over VARCHAR, level VARCHAR, matter VARCHAR, authors INTEGER, "case" VARCHAR, subject VARCHAR, state VARCHAR, grave BOOLEAN,
  term STRUCT("from" DATE, "to" DATE),
  members STRUCT(id VARCHAR, service STRUCT("from" DATE, "to" DATE)[])[],
  targets STRUCT(item VARCHAR, year INTEGER, value DOUBLE)[],
  commitments STRUCT(id VARCHAR, level VARCHAR, year INTEGER, weight DOUBLE, due DATE, approved DATE, published DATE,
    milestones STRUCT(due DATE, share DOUBLE)[])[],
  milestones STRUCT(id VARCHAR, item VARCHAR, due DATE, weight DOUBLE)[]
);
-- What the query reads.
CREATE TABLE facts (
  team VARCHAR, id VARCHAR, kind VARCHAR, day DATE, recorded DATE, corrects VARCHAR, body VARCHAR, "for" INTEGER,
  item VARCHAR, value DOUBLE, done DOUBLE, due DOUBLE, claim VARCHAR, rater VARCHAR, scorer VARCHAR, valid BOOLEAN,
  satisfied INTEGER, fairly INTEGER, basically INTEGER, dissatisfied INTEGER, blank INTEGER,
  member VARCHAR, status VARCHAR, slot VARCHAR, until DATE, colour VARCHAR, arrival BOOLEAN,
  commitment VARCHAR, milestone VARCHAR, verified BOOLEAN, over VARCHAR, level VARCHAR, matter VARCHAR, authors INTEGER,
  "case" VARCHAR, subject VARCHAR, state VARCHAR, grave BOOLEAN
);
CREATE TABLE teams (team VARCHAR, term_from DATE, term_to DATE);
CREATE TABLE service (team VARCHAR, member VARCHAR, "from" DATE, "to" DATE);
CREATE TABLE targets (team VARCHAR, item VARCHAR, year INTEGER, value DOUBLE);
CREATE TABLE commitments (
  team VARCHAR, id VARCHAR, level VARCHAR, year INTEGER, weight DOUBLE, due DATE, approved DATE, published DATE
);
CREATE TABLE commitment_steps (team VARCHAR, commitment VARCHAR, due DATE, share DOUBLE);
CREATE TABLE milestones (team VARCHAR, id VARCHAR, item VARCHAR, due DATE, weight DOUBLE);
-- Filled once for the whole run: the working days of the year, and the rules of the rubric.
CREATE TABLE calendar (day DATE, working BOOLEAN);
CREATE TABLE rules (
  place INTEGER, item VARCHAR, category VARCHAR, out_of BIGINT, kind VARCHAR, points BIGINT, each BIGINT, closes BOOLEAN,
  pending_counts BOOLEAN, tenths BIGINT[], step_points BIGINT[], scorer VARCHAR
);
