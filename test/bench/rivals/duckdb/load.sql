-- From the lines to the tables that the query reads. Where a line leaves out what has a usual value, that is filled in.
TRUNCATE facts;
TRUNCATE teams;
TRUNCATE service;
TRUNCATE targets;
TRUNCATE commitments;
TRUNCATE commitment_steps;
TRUNCATE milestones;
INSERT INTO facts BY NAME
  SELECT * EXCLUDE (votes, valid, authors, term, members, targets, commitments, milestones), unnest(votes),
    coalesce(valid, true) AS valid, coalesce(authors, 1) AS authors
  FROM lines WHERE kind IS NOT NULL;
INSERT INTO teams SELECT team, term."from", term."to" FROM lines WHERE kind IS NULL;
INSERT INTO service
  SELECT team, member, unnest(periods, max_depth := 2) FROM (
    SELECT team, unnest(members).id AS member, unnest(members).service AS periods FROM lines WHERE kind IS NULL
  );
INSERT INTO targets SELECT team, unnest(targets, max_depth := 2) FROM lines WHERE kind IS NULL;
INSERT INTO commitments
  SELECT team, id, level, year, coalesce(weight, 1), due, approved, published
  FROM (SELECT team, unnest(commitments, max_depth := 2) FROM lines WHERE kind IS NULL);
INSERT INTO commitment_steps
  SELECT team, commitment, unnest(steps, max_depth := 2) FROM (
    SELECT team, unnest(commitments).id AS commitment, unnest(commitments).milestones AS steps FROM lines WHERE kind IS NULL
  );
INSERT INTO milestones
  SELECT team, id, item, due, coalesce(weight, 1)
  FROM (SELECT team, unnest(milestones, max_depth := 2) FROM lines WHERE kind IS NULL);
