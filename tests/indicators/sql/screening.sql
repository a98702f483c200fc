SELECT places.unit,
  count_if(t."suspended_from" BETWEEN DATE '2019-12-01' AND DATE '2021-09-30' AND t."end" IS NULL) AS c0,
  count_if(t."suspended_to" BETWEEN DATE '2019-12-01' AND DATE '2021-09-30' AND t."end" IS NULL) AS c1,
  sum(CASE WHEN t."start" BETWEEN DATE '2019-12-01' AND DATE '2021-09-30' THEN t."capacity" END) AS c2,
  sum(CASE WHEN t."end" BETWEEN DATE '2019-12-01' AND DATE '2021-09-30' THEN t."capacity" END) AS c3,
  sum(CASE WHEN t."suspended_from" BETWEEN DATE '2019-12-01' AND DATE '2021-09-30' AND t."end" IS NULL THEN t."capacity" END) AS c4,
  sum(CASE WHEN t."suspended_to" BETWEEN DATE '2019-12-01' AND DATE '2021-09-30' AND t."end" IS NULL THEN t."capacity" END) AS c5,
  sum(CASE WHEN t."start" BETWEEN DATE '2019-12-01' AND DATE '2021-09-30' THEN t."capacity_pooled" END) AS c6,
  sum(CASE WHEN t."end" BETWEEN DATE '2019-12-01' AND DATE '2021-09-30' THEN t."capacity_pooled" END) AS c7,
  sum(CASE WHEN t."suspended_from" BETWEEN DATE '2019-12-01' AND DATE '2021-09-30' AND t."end" IS NULL THEN t."capacity_pooled" END) AS c8,
  sum(CASE WHEN t."suspended_to" BETWEEN DATE '2019-12-01' AND DATE '2021-09-30' AND t."end" IS NULL THEN t."capacity_pooled" END) AS c9
FROM "screening_testinglab" AS t
JOIN places ON places.member = t.area_id
WHERE t.voided_at IS NULL AND ((t."suspended_from" BETWEEN DATE '2019-12-01' AND DATE '2021-09-30') OR (t."suspended_to" BETWEEN DATE '2019-12-01' AND DATE '2021-09-30') OR (t."start" BETWEEN DATE '2019-12-01' AND DATE '2021-09-30') OR (t."end" BETWEEN DATE '2019-12-01' AND DATE '2021-09-30'))
GROUP BY 1;

SELECT places.unit,
  count_if(t1."reported_on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30' AND t1."result" IS NOT NULL) AS c0,
  count_if(t1."reported_on" BETWEEN DATE '2020-01-20' AND DATE '2021-09-30' AND t1."result" IS NOT NULL) AS c1,
  count(DISTINCT CASE WHEN t1."reported_on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30' AND t1."result" IS NOT NULL THEN t."person_id" END) AS c2,
  count(DISTINCT CASE WHEN t1."reported_on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30' AND (t1."pool" = 1 AND t1."state" = 'confirmed') THEN t."person_id" END) AS c3
FROM "screening_tubemember" AS t
LEFT JOIN "screening_sampletube" AS t1 ON t1.id = t."tube_id"
JOIN places ON places.member = t.area_id
WHERE t.voided_at IS NULL AND ((t1."reported_on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30') OR (t1."reported_on" BETWEEN DATE '2020-01-20' AND DATE '2021-09-30'))
GROUP BY 1;

SELECT places.unit,
  sum(CASE WHEN t."on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30' THEN t."people" END) AS c0,
  sum(CASE WHEN t."on" BETWEEN DATE '2020-01-20' AND DATE '2021-09-30' THEN t."people" END) AS c1,
  sum(CASE WHEN t."on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30' THEN t."tubes" END) AS c2,
  sum(CASE WHEN t."on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30' THEN t."positive" END) AS c3
FROM "screening_teststatement" AS t
JOIN places ON places.member = t.area_id
WHERE t.voided_at IS NULL AND ((t."on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30') OR (t."on" BETWEEN DATE '2020-01-20' AND DATE '2021-09-30'))
GROUP BY 1;

SELECT places.unit,
  count_if(t."result" IS NOT NULL) AS c0,
  count_if(t."in_time" = true) AS c1,
  quantile_disc(CASE WHEN t."result" IS NOT NULL THEN datesub('minute', t."sampled_at", t."reported_at") END, 0.5) - quantile_disc(-(CASE WHEN t."result" IS NOT NULL THEN datesub('minute', t."sampled_at", t."reported_at") END), 0.5) AS c2
FROM "screening_sampletube" AS t
JOIN places ON places.member = t.area_id
WHERE t.voided_at IS NULL AND t."reported_on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30'
GROUP BY 1;

SELECT places.unit,
  count_if(true) AS c0,
  count_if(t."result" = 2) AS c1
FROM "screening_envsample" AS t
JOIN places ON places.member = t.area_id
WHERE t.voided_at IS NULL AND t."on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30'
GROUP BY 1;

SELECT places.unit,
  count_if((t."group" IN (1, 2, 3, 4, 5, 6, 7, 8, 13) AND t."in_time" = true)) AS c0,
  count_if(t."group" IN (1, 2, 3, 4, 5, 6, 7, 8, 13)) AS c1
FROM "screening_duetest" AS t
JOIN places ON places.member = t.area_id
WHERE t.voided_at IS NULL AND t."on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30'
GROUP BY 1;

SELECT places.unit,
  count_if(coalesce(t."end" >= DATE '2021-09-30', true)) AS c0
FROM "screening_testinglab" AS t
JOIN places ON places.member = t.area_id
WHERE t.voided_at IS NULL AND t."start" <= DATE '2021-09-30'
GROUP BY 1;

SELECT places.unit,
  count_if(coalesce(t."end" >= DATE '2021-09-30', true) AND (t."state" = 2 AND t."type" = 1 AND t."wells" = 16)) AS c0,
  count_if(coalesce(t."end" >= DATE '2021-09-30', true) AND (t."state" = 2 AND t."type" = 1 AND t."wells" = 32)) AS c1,
  count_if(coalesce(t."end" >= DATE '2021-09-30', true) AND (t."state" = 2 AND t."type" = 1 AND t."wells" = 48)) AS c2,
  count_if(coalesce(t."end" >= DATE '2021-09-30', true) AND (t."state" = 2 AND t."type" = 1 AND t."wells" = 96)) AS c3,
  count_if(coalesce(t."end" >= DATE '2021-09-30', true) AND (t."state" = 2 AND t."type" = 1 AND t."wells" = 192)) AS c4,
  count_if(coalesce(t."end" >= DATE '2021-09-30', true) AND (t."state" = 2 AND t."type" = 2 AND t."wells" = 16)) AS c5,
  count_if(coalesce(t."end" >= DATE '2021-09-30', true) AND (t."state" = 2 AND t."type" = 2 AND t."wells" = 32)) AS c6,
  count_if(coalesce(t."end" >= DATE '2021-09-30', true) AND (t."state" = 2 AND t."type" = 2 AND t."wells" = 48)) AS c7,
  count_if(coalesce(t."end" >= DATE '2021-09-30', true) AND (t."state" = 2 AND t."type" = 2 AND t."wells" = 96)) AS c8,
  count_if(coalesce(t."end" >= DATE '2021-09-30', true) AND (t."state" = 2 AND t."type" = 2 AND t."wells" = 192)) AS c9,
  count_if(coalesce(t."end" >= DATE '2021-09-30', true) AND (t."state" = 2 AND t."type" = 1)) AS c10,
  count_if(coalesce(t."end" >= DATE '2021-09-30', true) AND (t."state" = 2 AND t."type" = 2)) AS c11,
  count_if(coalesce(t."end" >= DATE '2021-09-30', true) AND (t."state" = 2 AND t."type" = 3)) AS c12,
  count_if(coalesce(t."end" >= DATE '2021-09-30', true) AND (t."state" = 2 AND t."type" = 4)) AS c13,
  count_if(coalesce(t."end" >= DATE '2021-09-30', true) AND (t."state" = 2 AND t."type" = 5)) AS c14
FROM "screening_labequipment" AS t
JOIN places ON places.member = t.area_id
WHERE t.voided_at IS NULL AND t."start" <= DATE '2021-09-30'
GROUP BY 1;
