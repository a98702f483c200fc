SELECT places.unit,
  count_if(t."opened" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30' AND t."complete" = true) AS c0,
  count_if(t."opened" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30' AND t."cervix_done" = true) AS c1,
  count_if(t."opened" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30' AND t."breast_done" = true) AS c2,
  count_if(t."cervical_on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30' AND t."cervical_pathology" IN (2)) AS c3,
  count_if(t."cervical_on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30' AND t."cervical_pathology" IN (3, 4)) AS c4,
  count_if(t."cervical_on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30' AND t."cervical_pathology" IN (5)) AS c5,
  count_if(t."cervical_on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30' AND t."cervical_pathology" IN (3, 4, 5, 6)) AS c6,
  count_if(t."cervical_on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30' AND t."cervical_pathology" IN (7, 8)) AS c7,
  count_if(t."breast_on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30' AND t."breast_pathology" IN (3, 4)) AS c8,
  count_if(t."cervical_on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30' AND t."cervical_pathology" IN (3, 4, 5, 6, 7)) AS c9,
  count_if(t."cervical_on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30' AND t."cervical_pathology" IN (3, 4, 5, 6, 7, 8)) AS c10,
  count_if(t."breast_on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30' AND (t."breast_pathology" = 3 OR (t."breast_pathology" IN (3, 4) AND t."stage" IN (0, 1)))) AS c11,
  count_if(t."opened" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30' AND t."positive" = true) AS c12,
  count_if(t."opened" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30' AND (t."answered_in_time" = true AND t."positive" = true)) AS c13
FROM "two_cancers_cancerscreen" AS t
JOIN places ON places.member = t.area_id
WHERE t.voided_at IS NULL AND ((t."opened" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30') OR (t."cervical_on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30') OR (t."breast_on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30'))
GROUP BY 1;

SELECT places.unit,
  count_if(true) AS c0,
  count_if(t."found" = true) AS c1,
  sum(CASE WHEN true THEN t."waived" END) AS c2
FROM "two_cancers_womendisease" AS t
JOIN places ON places.member = t.area_id
WHERE t.voided_at IS NULL AND t."on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30'
GROUP BY 1;
