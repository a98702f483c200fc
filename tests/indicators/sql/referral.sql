SELECT places.unit,
  count_if(true) AS c0,
  count_if(t."urgent" = true) AS c1,
  count_if(t."in_time" = true) AS c2
FROM "referral_referral" AS t
JOIN places ON places.member = t.area_id
WHERE t.voided_at IS NULL AND t."opened" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30'
GROUP BY 1;

SELECT places.unit,
  count_if(t."opened" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30') AS c0,
  count_if(t."rechecked_on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30' AND t."result" = 1) AS c1,
  count_if(t."rechecked_on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30' AND t."result" = 2) AS c2,
  count_if(t."rechecked_on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30' AND (t."enrolled_on" IS NOT NULL AND t."result" = 1)) AS c3
FROM "referral_suspect" AS t
JOIN places ON places.member = t.area_id
WHERE t.voided_at IS NULL AND ((t."opened" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30') OR (t."rechecked_on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30'))
GROUP BY 1;

SELECT places.unit,
  count_if(coalesce(t."closed" > DATE '2021-09-30', true) AND t."result" IS NULL) AS c0
FROM "referral_suspect" AS t
JOIN places ON places.member = t.area_id
WHERE t.voided_at IS NULL AND t."opened" <= DATE '2021-09-30'
GROUP BY 1;
