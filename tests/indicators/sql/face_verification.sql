SELECT places.unit,
  count(DISTINCT CASE WHEN t."result" IN (1, 3) THEN t."person_id" END) AS c0,
  count_if(t."first_of_day" = true) AS c1,
  count_if((t."first_of_programme" = true AND t."programme" IN (1))) AS c2,
  count_if((t."first_of_programme" = true AND t."programme" IN (2))) AS c3,
  count_if((t."first_of_programme" = true AND t."programme" IN (3))) AS c4,
  count_if((t."first_of_programme" = true AND t."programme" IN (4))) AS c5,
  count_if((t."first_of_programme" = true AND t."programme" IN (5, 6, 7, 8))) AS c6,
  count_if(t."result" = 1) AS c7,
  count_if(true) AS c8
FROM "face_verification_faceverification" AS t
JOIN places ON places.member = t.area_id
WHERE t.voided_at IS NULL AND t."on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30'
GROUP BY 1;
