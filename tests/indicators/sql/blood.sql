SELECT places.unit,
  count_if(true) AS c0,
  count(DISTINCT CASE WHEN true THEN t."person_id" END) AS c1,
  sum(CASE WHEN t."type" = 1 THEN t."volume_ml" END) AS c2,
  sum(CASE WHEN true THEN t."platelet_units" END) AS c3,
  count_if(t."type" = 1) AS c4,
  count_if(t1."type" = 4) AS c5,
  count_if((t."type" = 1 AND t."volume_ml" = 400)) AS c6,
  count(DISTINCT CASE WHEN t."ordinal" >= 3 THEN t."person_id" END) AS c7
FROM "blood_donation" AS t
LEFT JOIN "blood_drive" AS t1 ON t1.id = t."drive_id"
JOIN places ON places.member = t.area_id
WHERE t.voided_at IS NULL AND t."on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30'
GROUP BY 1;

SELECT places.unit,
  count_if(t."type" = 2) AS c0,
  sum(CASE WHEN t."type" = 2 THEN t."donated" END) AS c1,
  sum(CASE WHEN true THEN t."deferred" END) AS c2,
  sum(CASE WHEN true THEN t."registered" END) AS c3
FROM "blood_drive" AS t
JOIN places ON places.member = t.area_id
WHERE t.voided_at IS NULL AND t."on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30'
GROUP BY 1;
