SELECT places.unit,
  count_if(true) AS c0,
  count(DISTINCT CASE WHEN true THEN t."person_id" END) AS c1,
  count(DISTINCT CASE WHEN contains(t."purposes", '|1|') THEN t."person_id" END) AS c2,
  count(DISTINCT CASE WHEN contains(t."purposes", '|2|') THEN t."person_id" END) AS c3,
  count(DISTINCT CASE WHEN contains(t."purposes", '|3|') THEN t."person_id" END) AS c4,
  count(DISTINCT CASE WHEN contains(t."purposes", '|4|') THEN t."person_id" END) AS c5,
  count_if(t."complete" = true) AS c6,
  count_if(t."told_on" IS NOT NULL) AS c7,
  count(DISTINCT CASE WHEN t."verdict" = 2 THEN t."person_id" END) AS c8
FROM "health_check_healthcheck" AS t
JOIN places ON places.member = t.area_id
WHERE t.voided_at IS NULL AND t."on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30'
GROUP BY 1;
