-- Scores the year $year of every team from its facts: each item in hundredths, and the total. All sums are of whole numbers (values as
-- millionths), every item is measured as n / d, and halves are rounded away from zero by whole division, so that nothing is approximate.
WITH
span AS (
  SELECT *, "to" + 31 AS as_of, "to" AS until, "to" - "from" + 1 AS days FROM (
    SELECT team, term_from, term_to,
      greatest(term_from, make_date($year, 1, 1)) AS "from", least(term_to, make_date($year, 12, 31)) AS "to"
    FROM teams
  )
),
corrected AS (SELECT team, corrects AS id FROM facts WHERE corrects IS NOT NULL),
known AS (
  SELECT facts.* EXCLUDE (value, done, due),
    round(value * 1000000)::BIGINT AS value, round(done * 1000000)::BIGINT AS done, round(due * 1000000)::BIGINT AS due,
    span."from" AS year_from, span.until AS year_until, term_to,
    CASE WHEN "for" IS NULL THEN day BETWEEN span."from" AND span.until ELSE "for" = $year END AS inside,
    {'day': day, 'recorded': recorded, 'id': id} AS moment
  FROM facts JOIN span USING (team) ANTI JOIN corrected USING (team, id)
  WHERE kind <> 'withdrawal' AND (body IS NULL OR body = 'team') AND day <= span.as_of
),
-- Presence: of each half-day the most favourable claim (0 to 2 present, 3 and 5 excused). Every working half-day served is due unless
-- it is excused, and a member's periods of service do not overlap, so that only what is claimed need be spread over days.
claimed AS (
  SELECT team, member, day,
    min(favour) FILTER (slot IS NULL OR slot = 'am') AS am, min(favour) FILTER (slot IS NULL OR slot = 'pm') AS pm
  FROM (
    SELECT team, member, slot, first + unnest(range(last - first + 1))::INT AS day,
      CASE status WHEN 'resident' THEN 0 WHEN 'duty' THEN 1 WHEN 'training' THEN 2 WHEN 'sick' THEN 3 WHEN 'leave' THEN 4
        WHEN 'recalled' THEN 5 ELSE 6 END::TINYINT AS favour
    FROM (
      SELECT team, member, slot, status, greatest(day, year_from) AS first, least(coalesce(until, day), year_until) AS last
      FROM known WHERE kind = 'attendance'
    )
  )
  GROUP BY team, member, day
),
served AS (
  SELECT team, member, greatest(service."from", span."from") AS first,
    least(coalesce(service."to", term_to), span.until) AS last
  FROM service JOIN span USING (team)
),
months AS (
  SELECT month(day) AS month, min(day) AS first, max(day) AS last, count(*) FILTER (working) AS available
  FROM calendar WHERE year(day) = $year GROUP BY ALL
),
working_days AS (SELECT day, working::INT AS own, sum(working::INT) OVER (ORDER BY day) AS up_to FROM calendar),
workable AS (
  SELECT team, member, month, any_value(available) AS available, sum(2 * (end_of.up_to - start_of.up_to + start_of.own)) AS halves
  FROM (
    SELECT team, member, month, available, greatest(months.first, served.first) AS first, least(months.last, served.last) AS last
    FROM served JOIN months ON months.first <= served.last AND months.last >= served.first
  ) AS stretch
  JOIN working_days AS start_of ON start_of.day = stretch.first
  JOIN working_days AS end_of ON end_of.day = stretch.last
  GROUP BY ALL
),
spent AS (
  SELECT team, member, month(day) AS month, count(*) AS claims,
    sum(CASE WHEN working THEN (am IN (3, 5))::INT + (pm IN (3, 5))::INT ELSE 0 END) AS excused,
    sum((am <= 2)::INT + (pm <= 2)::INT) AS present
  FROM (SELECT team, member, day, coalesce(am, 7) AS am, coalesce(pm, 7) AS pm FROM claimed)
  JOIN served USING (team, member) JOIN calendar USING (day)
  WHERE day BETWEEN first AND last
  GROUP BY ALL
),
presence AS (
  SELECT team, sum(need) AS d, sum(least(need, present * 10626)) AS n, sum(claims) AS claims
  FROM (
    SELECT team, coalesce(claims, 0) AS claims, coalesce(present, 0) AS present,
      (halves - coalesce(excused, 0)) * CASE WHEN available <= 20 THEN 10626 ELSE 10626 * 20 // available END AS need
    FROM workable LEFT JOIN spent USING (team, member, month)
  )
  GROUP BY team
),
-- Counts, tallies, targets.
counted AS (SELECT team, item, sum(coalesce(value, 1000000))::BIGINT AS n FROM known WHERE kind = 'count' AND inside GROUP BY ALL),
tallied AS (
  SELECT team, item, sum(done)::BIGINT AS n, sum(due)::BIGINT AS d FROM known WHERE kind = 'tally' AND inside GROUP BY ALL
),
goals AS (SELECT team, item, round(value * 1000000)::BIGINT AS goal FROM targets WHERE year = $year),
usual AS (FROM (VALUES ('2.3', 4), ('3.3', 2), ('9.1', 4)) AS usual (item, times)),
prorated AS (
  SELECT team, item, coalesce(goal, times * 1000000) AS goal,
    CASE WHEN goal IS NULL THEN make_date($year + 1, 1, 1) - make_date($year, 1, 1) ELSE days END AS share, days, n
  FROM span CROSS JOIN usual LEFT JOIN goals USING (team, item) LEFT JOIN counted USING (team, item)
),
-- Ratings and values count where their scorer is the item's own.
scored AS (
  SELECT known.*, valid AS counts FROM known JOIN rules USING (item)
  WHERE known.kind IN ('rating', 'value') AND inside
    AND (known.scorer IS NULL OR rules.scorer IS NULL OR known.scorer = rules.scorer)
),
latest AS (
  SELECT team, item, coalesce(arg_max(value, moment) FILTER (claim = 'checked'), arg_max(value, moment)) AS n
  FROM scored WHERE kind = 'value' GROUP BY ALL
),
rated AS (SELECT team, item, count(*) FILTER (valid) AS valid FROM scored WHERE kind = 'rating' GROUP BY ALL),
ratings AS (
  -- Each rating; the last of a member; the mean of a quarter; the last of a rater. `of` marks make up `n`.
  SELECT team, item, value AS n, 1 AS "of" FROM scored WHERE kind = 'rating' AND valid AND item IN ('7.2', '11.3')
  UNION ALL
  SELECT team, item, arg_max(value, moment), 1 FROM scored
  WHERE kind = 'rating' AND valid AND item = '2.2' GROUP BY team, item, coalesce(member, '')
  UNION ALL
  SELECT team, item, sum(value)::BIGINT, count(*) FROM (
    SELECT team, item, value, CASE WHEN "for" IS NULL THEN day ELSE least(day, term_to, make_date("for", 12, 31)) END AS counted_day
    FROM scored WHERE kind = 'rating' AND valid AND item = '11.2'
  ) GROUP BY team, item, year(counted_day) * 4 + quarter(counted_day)
),
averages AS (
  SELECT team, item, sum(n * (common // "of"))::BIGINT AS n, any_value(common) * count(*) * 100000000 AS d
  FROM ratings JOIN (
    SELECT team, item, list_reduce(list_distinct(list("of")), lambda a, b: lcm(a, b)) AS common FROM ratings GROUP BY ALL
  ) USING (team, item)
  GROUP BY team, item
),
panels AS (
  SELECT team, item, count(*) AS raters,
    CASE WHEN count(*) > 5 THEN sum(value) - min(value) - max(value) ELSE sum(value) END::BIGINT AS n,
    CASE WHEN count(*) > 5 THEN count(*) - 2 ELSE count(*) END * 100000000 AS d
  FROM (
    SELECT team, item, arg_max(value, moment) AS value FROM scored
    WHERE kind = 'rating' AND valid AND item IN ('3.4', '5.3', '8.3') GROUP BY team, item, rater
  )
  GROUP BY team, item
),
surveys AS (
  SELECT team, item, (coalesce(sum(satisfied), 0) * 10 + coalesce(sum(fairly), 0) * 8 + coalesce(sum(basically), 0) * 6)::BIGINT AS n,
    (coalesce(sum(satisfied), 0) + coalesce(sum(fairly), 0) + coalesce(sum(basically), 0) + coalesce(sum(dissatisfied), 0)
      + coalesce(sum(blank), 0))::BIGINT AS ballots
  FROM known WHERE kind = 'ballots' AND inside GROUP BY ALL
),
-- Colours: the last of each quarter, from the third of the term; after a yellow or red arrival, better is as good as none.
shades AS (FROM (VALUES ('none', 0, 1000), ('blue', 1, 750), ('yellow', 2, 375), ('red', 3, 0)) AS shades (colour, shade, worth)),
quarters AS (
  SELECT team, year(until) * 4 + quarter(until) AS last,
    greatest(year("from") * 4 + quarter("from"), year(term_from) * 4 + quarter(term_from) + 2) AS first
  FROM span
),
arrivals AS (
  SELECT team, arg_max(shade, moment) AS arrived FROM known JOIN shades USING (colour)
  WHERE kind = 'colour' AND arrival GROUP BY team
),
colours AS (
  SELECT team, count(*) * 1000 AS d, sum(CASE WHEN arrived >= 2 AND shade < arrived THEN 1000 ELSE worth END)::BIGINT AS n
  FROM (
    SELECT team, arg_max(shade, moment) AS shade FROM known JOIN shades USING (colour) JOIN quarters USING (team)
    WHERE kind = 'colour' AND arrival IS DISTINCT FROM true AND inside AND year(day) * 4 + quarter(day) BETWEEN first AND last
    GROUP BY team, year(day) * 4 + quarter(day)
  ) JOIN shades USING (shade) LEFT JOIN arrivals USING (team)
  GROUP BY team
),
-- Milestones and commitments: what is done late counts at six tenths.
waived AS (
  SELECT DISTINCT team, coalesce(item, commitment) AS what FROM known
  WHERE kind = 'waiver' AND (inside OR over = 'term' OR commitment IS NOT NULL)
),
works AS (
  SELECT team, id, item AS what, round(weight * 1000)::BIGINT AS weight, due, 10000000 AS want
  FROM milestones JOIN span USING (team) WHERE due BETWEEN "from" AND "to"
  UNION ALL
  SELECT team, id, CASE level WHEN 'annual' THEN '10.2' ELSE '10.3' END, round(weight * 1000000)::BIGINT, commitments.due,
    CASE WHEN commitments.due <= until THEN 10000000 ELSE coalesce(round(expected * 10000000), 0)::BIGINT END
  FROM commitments JOIN span USING (team) LEFT JOIN (
    SELECT team, commitment AS id, arg_max(share, due) AS expected
    FROM commitment_steps JOIN span USING (team) WHERE due <= until GROUP BY team, commitment
  ) USING (team, id) ANTI JOIN (SELECT team, what AS id FROM waived) USING (team, id)
  WHERE level = 'term' OR year = $year
),
credits AS (
  SELECT team, id, what, weight, want, count(value) AS facts,
    coalesce(arg_max(value, moment), 0) AS done, coalesce(arg_max(value, moment) FILTER (day <= works.due), 0) AS in_time
  FROM works LEFT JOIN (
    SELECT team, coalesce(milestone, commitment) AS id, day, moment, done AS value FROM known
    WHERE day <= year_until AND (kind = 'milestone' OR kind = 'progress' AND verified)
  ) USING (team, id)
  WHERE want > 0
  GROUP BY ALL
),
kept AS (
  SELECT team, what, facts, weight, want,
    least(want, CASE WHEN done <= in_time THEN done * 10 ELSE in_time * 10 + (done - in_time) * 6 END) AS credited
  FROM credits
),
promised AS (
  SELECT team, what AS item, sum(facts) AS facts, sum(weight * credited * (common // want))::BIGINT AS n,
    (sum(weight) * any_value(common))::BIGINT AS d
  FROM kept JOIN (
    SELECT team, what, list_reduce(list_distinct(list(want)), lambda a, b: lcm(a, b)) AS common FROM kept GROUP BY ALL
  ) USING (team, what)
  GROUP BY team, what
),
planned AS (
  SELECT team, CASE level WHEN 'annual' THEN '10.2' ELSE '10.3' END AS item, count(*) AS number,
    count(*) FILTER (approved <= "from" + 90 AND published <= "from" + 90) AS published
  FROM commitments JOIN span USING (team) WHERE level = 'term' OR year = $year GROUP BY ALL
),
-- Misconduct: the last finding of a matter counts in the year of its first.
findings AS (
  SELECT team, "case", matter, subject, arg_min(inside, moment) AS inside, arg_max(state, moment) AS state,
    arg_max(coalesce(grave, false), moment) AS grave, arg_max({'item': item}, moment).item AS item
  FROM known WHERE kind = 'finding' GROUP BY team, "case", matter, subject, coalesce(member, '')
),
charges AS (
  SELECT *, CASE "case" WHEN 'M01' THEN 100 WHEN 'M03' THEN 300 WHEN 'M05' THEN CASE WHEN grave THEN 300 ELSE 100 END
    WHEN 'M06' THEN 500 WHEN 'M07' THEN 300 WHEN 'M08' THEN 10 WHEN 'M10' THEN 10 ELSE 0 END AS worth
  FROM findings WHERE inside AND subject IN ('team', 'member') AND state = 'confirmed'
),
charged AS (SELECT team, matter, max(worth) AS worth FROM charges GROUP BY ALL),
dereliction AS (SELECT team, sum(worth)::BIGINT AS n FROM charged GROUP BY team),
investigated AS (
  SELECT DISTINCT team FROM findings WHERE inside AND subject IN ('team', 'member') AND state = 'investigating'
),
falsified AS (SELECT DISTINCT team, item FROM charges WHERE "case" = 'M03'),
-- Notices: a matter counts once, at its highest, for what it is more than before, and a blame for more than it costs as misconduct.
levels AS (FROM (VALUES
  ('12.1', 'national', 300), ('12.1', 'province', 200), ('12.1', 'city', 100), ('12.1', 'district', 50),
  ('12.2', 'province', 300), ('12.2', 'city', 200), ('12.2', 'district', 100), ('12.2', 'town', 50)
) AS levels (item, level, worth)),
notices AS (
  SELECT team, item, matter, worth, inside, CASE item WHEN '12.1' THEN authors ELSE 1 END AS authors
  FROM known JOIN levels USING (item, level)
  WHERE known.kind = 'notice' AND (inside OR CASE WHEN "for" IS NULL THEN day < year_from ELSE "for" < $year END)
),
praised AS (
  SELECT team, item, any_value(common) * 100 AS d, sum(greatest(0, more))::BIGINT AS n
  FROM (
    SELECT team, item, matter, any_value(common) AS common,
      max(notices.worth * (common // authors)) FILTER (inside)
        - coalesce(max(notices.worth * (common // authors)) FILTER (NOT inside), 0)
        - any_value(CASE item WHEN '12.2' THEN coalesce(charged.worth, 0) ELSE 0 END * common) AS more
    FROM notices JOIN (
      SELECT team, item, list_reduce(list_distinct(list(authors)), lambda a, b: lcm(a, b)) AS common FROM notices GROUP BY ALL
    ) USING (team, item) LEFT JOIN (SELECT team, matter, worth FROM charged) AS charged USING (team, matter)
    GROUP BY team, item, matter
  )
  GROUP BY team, item
),
-- What every item is measured as.
outcomes AS (
  SELECT team, '1.1' AS item, CASE WHEN d > 0 THEN CASE WHEN claims > 0 THEN 'measured' ELSE 'missing' END ELSE 'not-applicable' END AS state,
    n::BIGINT AS n, d::BIGINT AS d
  FROM span LEFT JOIN presence USING (team)
  UNION ALL
  SELECT team, item, 'measured', coalesce(n, 0), 1000000
  FROM span CROSS JOIN (VALUES ('1.2'), ('3.1'), ('4.3'), ('6.3'), ('8.2')) AS counts (item) LEFT JOIN counted USING (team, item)
  UNION ALL
  SELECT team, item, CASE WHEN d > 0 THEN 'measured' WHEN d = 0 THEN 'not-applicable' ELSE 'missing' END, n, d
  FROM span CROSS JOIN (VALUES ('1.3'), ('1.4'), ('2.1'), ('4.1'), ('4.2'), ('8.1'), ('9.2'), ('9.3')) AS tallies (item)
  LEFT JOIN tallied USING (team, item)
  UNION ALL
  SELECT team, item, CASE WHEN goal = 0 THEN 'not-applicable' WHEN n IS NULL THEN 'missing' ELSE 'measured' END, n * share, goal * days
  FROM prorated
  UNION ALL
  SELECT team, item, CASE WHEN coalesce(goal, 0) = 0 THEN 'not-applicable' WHEN n IS NULL THEN 'missing' ELSE 'measured' END, n, goal
  FROM span CROSS JOIN (VALUES ('5.2'), ('6.1'), ('6.2')) AS goals_of (item) LEFT JOIN goals USING (team, item)
  LEFT JOIN (FROM counted UNION ALL SELECT team, item, n FROM latest WHERE item = '6.2') USING (team, item)
  UNION ALL
  SELECT team, '7.3', CASE WHEN what IS NOT NULL THEN 'not-applicable' WHEN n IS NULL THEN 'missing' ELSE 'measured' END, n, 1000000
  FROM span LEFT JOIN (SELECT team, n FROM latest WHERE item = '7.3') USING (team)
  LEFT JOIN (FROM waived WHERE what = '7.3') USING (team)
  UNION ALL
  SELECT team, item, CASE WHEN valid IS NULL THEN 'missing' WHEN valid = 0 OR raters < 3 THEN 'pending' ELSE 'measured' END, n, d
  FROM span CROSS JOIN (VALUES ('2.2'), ('3.4'), ('5.3'), ('7.2'), ('8.3'), ('11.2'), ('11.3')) AS marks (item)
  LEFT JOIN rated USING (team, item)
  LEFT JOIN (SELECT team, item, n, d, raters FROM panels UNION ALL SELECT team, item, n, d, NULL FROM averages) USING (team, item)
  UNION ALL
  SELECT team, item, CASE WHEN ballots IS NULL THEN 'missing' WHEN ballots < 10 THEN 'pending' ELSE 'measured' END, n, ballots * 10
  FROM span CROSS JOIN (VALUES ('10.4'), ('11.1')) AS polls (item) LEFT JOIN surveys USING (team, item)
  UNION ALL
  SELECT team, '3.2', CASE WHEN first > last THEN 'not-applicable' WHEN n IS NULL THEN 'missing' ELSE 'measured' END, n, d
  FROM quarters LEFT JOIN colours USING (team)
  UNION ALL
  SELECT team, item, CASE WHEN facts > 0 THEN 'measured' WHEN facts = 0 THEN 'missing' ELSE 'not-applicable' END, n, d
  FROM span CROSS JOIN (VALUES ('5.1'), ('7.1')) AS projects (item) LEFT JOIN promised USING (team, item)
  UNION ALL
  SELECT team, item, CASE WHEN number IS NULL OR facts = 0 THEN 'missing' WHEN facts > 0 THEN 'measured' ELSE 'not-applicable' END, n, d
  FROM span CROSS JOIN (VALUES ('10.2'), ('10.3')) AS pledges (item)
  LEFT JOIN planned USING (team, item) LEFT JOIN promised USING (team, item)
  UNION ALL
  SELECT team, '10.1', CASE WHEN published IS NULL OR "from" + 90 >= as_of THEN 'missing' ELSE 'measured' END, published, 1
  FROM span LEFT JOIN (FROM planned WHERE item = '10.2') USING (team)
  UNION ALL
  SELECT team, item, 'measured', coalesce(n, 0), coalesce(d, 1)
  FROM span CROSS JOIN (VALUES ('12.1'), ('12.2')) AS noticed (item) LEFT JOIN praised USING (team, item)
  UNION ALL
  SELECT team, '12.3', CASE WHEN investigated.team IS NULL THEN 'measured' ELSE 'pending' END, coalesce(n, 0), 100
  FROM span LEFT JOIN dereliction USING (team) LEFT JOIN investigated ON investigated.team = span.team
),
-- Points by the rules; then the categories, without what does not apply; then the total. A year closes 30 days after its end.
valued AS (
  SELECT team, item, place, category, out_of, state,
    CASE
      WHEN state = 'missing' AND closes THEN 0
      WHEN NOT (state = 'measured' OR state = 'pending' AND pending_counts) THEN NULL
      WHEN kind = 'share' THEN CASE WHEN n >= d THEN points ELSE (2 * points * n + d) // (2 * d) END
      WHEN kind = 'less' THEN CASE WHEN n * each >= points * d THEN 0 ELSE (2 * (points * d - n * each) + d) // (2 * d) END
      WHEN kind = 'steps' THEN CASE
        WHEN n * 10 >= d * tenths[1] THEN step_points[1] WHEN n * 10 >= d * tenths[2] THEN step_points[2]
        WHEN n * 10 >= d * tenths[3] THEN step_points[3] ELSE 0 END
      WHEN kind = 'gain' THEN least(points, (200 * n + d) // (2 * d))
      ELSE 0 - least(points, (200 * n + d) // (2 * d))
    END AS points
  FROM outcomes JOIN rules USING (item)
),
items AS (
  SELECT team, place, category, out_of, state, CASE WHEN points > 0 AND falsified.item IS NOT NULL THEN 0 ELSE points END AS points
  FROM valued LEFT JOIN falsified USING (team, item)
),
categories AS (
  SELECT team, coalesce(sum(points), 0)::BIGINT AS points, sum(out_of)::BIGINT AS out_of,
    coalesce(sum(out_of) FILTER (state = 'not-applicable'), 0)::BIGINT AS "left"
  FROM items GROUP BY team, category
),
totals AS (
  SELECT team,
    sum(CASE WHEN out_of > "left" THEN least(out_of, (2 * points * out_of + out_of - "left") // (2 * (out_of - "left"))) ELSE 0 END)::BIGINT AS base,
    sum(CASE WHEN out_of > "left" THEN 0 ELSE out_of END)::BIGINT AS unscaled,
    sum(CASE WHEN out_of = 0 THEN points ELSE 0 END)::BIGINT AS added,
    sum(out_of)::BIGINT AS "full"
  FROM categories GROUP BY team
)
SELECT team, list(points ORDER BY place) AS points,
  any_value(greatest(0, added + CASE WHEN unscaled > 0 AND unscaled < "full"
    THEN (2 * base * "full" + "full" - unscaled) // (2 * ("full" - unscaled)) ELSE base END)) AS total
FROM items JOIN totals USING (team)
GROUP BY team
