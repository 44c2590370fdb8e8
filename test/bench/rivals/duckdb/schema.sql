-- What the query reads: a row for each fact with the keys of a ledger's fact as columns, and the head of each ledger.
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
-- Filled once for the whole run: the working days of each year, and the rules of the rubric.
CREATE TABLE calendar (day DATE, working BOOLEAN);
CREATE TABLE rules (
  place INTEGER, item VARCHAR, category VARCHAR, out_of BIGINT, kind VARCHAR, points BIGINT, each BIGINT, closes BOOLEAN,
  pending_counts BOOLEAN, tenths BIGINT[], step_points BIGINT[], scorer VARCHAR
);
