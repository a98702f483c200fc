SELECT places.unit,
  count_if(true) AS c0,
  count_if(t."mode" = 1) AS c1,
  count_if(t."mode" = 2) AS c2,
  count_if(t."mode" = 3) AS c3
FROM "hypertension_hypertensionvisit" AS t
JOIN places ON places.member = t.area_id
WHERE t.voided_at IS NULL AND t."on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30'
GROUP BY 1;

SELECT places.unit,
  count(DISTINCT CASE WHEN ((((year(t."on") * 10000 + month(t."on") * 100 + day(t."on")) - (year(t1."birth_date") * 10000 + month(t1."birth_date") * 100 + day(t1."birth_date"))) >= 350000) AND t."place" = 1) THEN t."person_id" END) AS c0
FROM "hypertension_pressurescreening" AS t
LEFT JOIN "people_person" AS t1 ON t1.id = t."person_id"
JOIN places ON places.member = t.area_id
WHERE t.voided_at IS NULL AND t."on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30'
GROUP BY 1;

SELECT places.unit,
  count(DISTINCT CASE WHEN (t."diagnosed_on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30') THEN t."person_id" END) AS c0
FROM "hypertension_hypertension" AS t
JOIN places ON places.member = t.area_id
WHERE t.voided_at IS NULL AND t."start" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30'
GROUP BY 1;

SELECT places.unit,
  count_if((t."line" = 1 AND t."in_time" = true)) AS c0,
  count_if(t."line" = 1) AS c1
FROM "referral_referral" AS t
JOIN places ON places.member = t.area_id
WHERE t.voided_at IS NULL AND t."opened" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30'
GROUP BY 1;

WITH s0 AS (
SELECT v.enrolment_id AS key,
  count_if(true AND true) AS c0,
  count_if(true AND v."mode" IN (1, 2)) AS c1,
  min(CASE WHEN true AND v."on" + 14 <= DATE '2021-09-30' AND coalesce(v.following > v."on" + 14, true) AND v."outcome" IN (2, 3, 4) THEN v."on" END) AS c2,
  max(CASE WHEN true THEN ((v."on" - DATE '1900-01-01') * 17592186044416 + v.revision) * 2 + coalesce(v."on_target" = true, false)::BIGINT END) AS c3,
  max(CASE WHEN true THEN ((v."on" - DATE '1900-01-01') * 17592186044416 + v.revision) * 2 + coalesce(v."adherence" = 1, false)::BIGINT END) AS c4
FROM (SELECT *, lead("on") OVER (PARTITION BY enrolment_id ORDER BY "on", revision) AS following
FROM "hypertension_hypertensionvisit" WHERE voided_at IS NULL AND "on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30') AS v
WHERE v.voided_at IS NULL AND v."on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30'
GROUP BY 1),
s1 AS (
SELECT v.person_id AS key,
  count_if(true AND (v."complete" = true AND contains(v."purposes", '|2|'))) AS c0
FROM "health_check_healthcheck" AS v
WHERE v.voided_at IS NULL AND v."on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30'
GROUP BY 1),
living AS (
SELECT person_id, arg_max(area_id, (since, id)) AS area_id
FROM "people_residence"
WHERE since <= DATE '2021-09-30' AND (until IS NULL OR until >= DATE '2021-09-30')
AND person_id IN (SELECT person_id FROM "hypertension_hypertension")
GROUP BY 1)
SELECT places.unit,
  count_if(coalesce(least(t."end", t1."died_on") >= DATE '2021-09-30', true)) AS c0,
  count_if(coalesce(least(t."end", t1."died_on") >= greatest(t."start", DATE '2021-01-01'), true) AND (coalesce(s0.c0, 0) >= 1)) AS c1,
  count_if(coalesce(least(t."end", t1."died_on") >= greatest(t."start", DATE '2021-01-01'), true) AND (((coalesce(s0.c0, 0) >= 1) AND (coalesce(s0.c1, 0) >= ((greatest(t."start", DATE '2021-01-01') + INTERVAL 3 MONTH <= least(least(t."end", t1."died_on"), DATE '2021-09-30') + 1)::INTEGER + (greatest(t."start", DATE '2021-01-01') + INTERVAL 6 MONTH <= least(least(t."end", t1."died_on"), DATE '2021-09-30') + 1)::INTEGER + (greatest(t."start", DATE '2021-01-01') + INTERVAL 9 MONTH <= least(least(t."end", t1."died_on"), DATE '2021-09-30') + 1)::INTEGER + (greatest(t."start", DATE '2021-01-01') + INTERVAL 12 MONTH <= least(least(t."end", t1."died_on"), DATE '2021-09-30') + 1)::INTEGER))) AND true)) AS c2,
  count_if(coalesce(least(t."end", t1."died_on") >= greatest(t."start", DATE '2021-01-01'), true) AND ((((coalesce(s0.c0, 0) >= 1) AND (coalesce(s0.c1, 0) >= ((greatest(t."start", DATE '2021-01-01') + INTERVAL 3 MONTH <= least(least(t."end", t1."died_on"), DATE '2021-09-30') + 1)::INTEGER + (greatest(t."start", DATE '2021-01-01') + INTERVAL 6 MONTH <= least(least(t."end", t1."died_on"), DATE '2021-09-30') + 1)::INTEGER + (greatest(t."start", DATE '2021-01-01') + INTERVAL 9 MONTH <= least(least(t."end", t1."died_on"), DATE '2021-09-30') + 1)::INTEGER + (greatest(t."start", DATE '2021-01-01') + INTERVAL 12 MONTH <= least(least(t."end", t1."died_on"), DATE '2021-09-30') + 1)::INTEGER))) AND true) AND (coalesce(s0.c2 + 14 > coalesce(least(t."end", t1."died_on"), DATE '2021-09-30'), true)))) AS c3,
  count_if(coalesce(least(t."end", t1."died_on") >= greatest(t."start", DATE '2021-01-01'), true) AND ((coalesce(s0.c0, 0) >= 1) AND (coalesce(s0.c3 % 2, 0) = 1))) AS c4,
  count_if(coalesce(least(t."end", t1."died_on") >= greatest(t."start", DATE '2021-01-01'), true) AND ((coalesce(s0.c0, 0) >= 1) AND (coalesce(s0.c4 % 2, 0) = 1))) AS c5,
  count_if(coalesce(least(t."end", t1."died_on") >= DATE '2021-09-30', true) AND (coalesce(s1.c0, 0) >= 1)) AS c6
FROM "hypertension_hypertension" AS t
LEFT JOIN "people_person" AS t1 ON t1.id = t."person_id"
LEFT JOIN s0 ON s0.key = t.id
LEFT JOIN s1 ON s1.key = t.person_id
LEFT JOIN living ON living.person_id = t.person_id
JOIN places ON places.member = coalesce(living.area_id, t.area_id)
WHERE t.voided_at IS NULL AND t."start" <= DATE '2021-09-30'
GROUP BY 1;
