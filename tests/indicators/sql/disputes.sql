SELECT places.unit,
  count_if(t."opened" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30') AS c0,
  count_if(t."opened" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30' AND t."channel" = 1) AS c1,
  count_if(t."opened" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30' AND t."channel" = 2) AS c2,
  count_if(t."opened" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30' AND t."channel" = 3) AS c3,
  count_if(t."opened" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30' AND t."channel" = 4) AS c4,
  count_if(t."closed" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30' AND t."result" = 1) AS c5,
  count_if(t."closed" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30' AND ((t."opened" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30') AND t."result" = 1)) AS c6,
  count_if(t."closed" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30') AS c7,
  count_if(t."mediation_ended_on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30' AND t."mediation_result" IN (1)) AS c8,
  count_if(t."mediation_ended_on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30' AND t."mediation_result" IN (1, 2)) AS c9,
  sum(CASE WHEN t."closed" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30' THEN t."days_taken" END) AS c10,
  count_if(t."closed" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30' AND (true AND t."days_taken" IS NOT NULL)) AS c11,
  sum(CASE WHEN t."paid_on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30' THEN t."amount" END) AS c12
FROM "disputes_dispute" AS t
JOIN places ON places.member = t.area_id
WHERE t.voided_at IS NULL AND ((t."opened" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30') OR (t."closed" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30') OR (t."mediation_ended_on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30') OR (t."paid_on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30'))
GROUP BY 1;

SELECT places.unit,
  sum(CASE WHEN true THEN t."persons" END) AS c0,
  sum(CASE WHEN t."kind" = 2 THEN t."persons" END) AS c1
FROM "disputes_appraisal" AS t
JOIN places ON places.member = t.area_id
WHERE t.voided_at IS NULL AND t."opened" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30'
GROUP BY 1;

SELECT places.unit,
  count_if(true) AS c0,
  sum(CASE WHEN true THEN t."hurt" END) AS c1
FROM "disputes_safetyincident" AS t
JOIN places ON places.member = t.area_id
WHERE t.voided_at IS NULL AND t."on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30'
GROUP BY 1;

SELECT places.unit,
  count_if(coalesce(t."closed" > DATE '2021-09-30', true)) AS c0,
  count_if(coalesce(t."closed" > DATE '2021-09-30', true) AND (t."overdue_from" BETWEEN DATE '2000-01-01' AND DATE '2021-09-30')) AS c1
FROM "disputes_dispute" AS t
JOIN places ON places.member = t.area_id
WHERE t.voided_at IS NULL AND t."opened" <= DATE '2021-09-30'
GROUP BY 1;

SELECT places.unit,
  count_if(coalesce(t."end" >= DATE '2021-09-30', true) AND t."public" = true) AS c0
FROM "disputes_liabilityinsurance" AS t
JOIN places ON places.member = t.area_id
WHERE t.voided_at IS NULL AND t."start" <= DATE '2021-09-30'
GROUP BY 1;
