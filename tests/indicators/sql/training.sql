SELECT places.unit,
  count_if(true) AS c0,
  count_if((contains(t."topics", '|核酸采样|') OR contains(t."topics", '|疫苗接种|') OR contains(t."topics", '|防护服穿脱|'))) AS c1,
  sum(CASE WHEN true THEN t."attended" END) AS c2,
  sum(CASE WHEN t."level" IN ('省', '市（州）', '县') THEN t."attended" END) AS c3,
  sum(CASE WHEN true THEN t."passed" END) AS c4,
  sum(CASE WHEN t."passed" IS NOT NULL THEN t."attended" END) AS c5
FROM "training_training" AS t
JOIN places ON places.member = t.area_id
WHERE t.voided_at IS NULL AND t."on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30'
GROUP BY 1;

SELECT places.unit,
  count_if(NOT (coalesce(t."progress" = '计划', false))) AS c0,
  count(DISTINCT CASE WHEN NOT (coalesce(t."progress" = '计划', false)) THEN t."person_id" END) AS c1,
  count(DISTINCT CASE WHEN (NOT (coalesce(t."progress" = '计划', false)) AND t."proper" = true) THEN t."person_id" END) AS c2
FROM "training_furtherstudy" AS t
JOIN places ON places.member = t.area_id
WHERE t.voided_at IS NULL AND t."start" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30'
GROUP BY 1;

SELECT places.unit,
  count(DISTINCT CASE WHEN true THEN t."person_id" END) AS c0,
  count(DISTINCT CASE WHEN contains(t1."topics", '|院感|') THEN t."person_id" END) AS c1,
  count(DISTINCT CASE WHEN contains(t1."topics", '|核酸采样|') THEN t."person_id" END) AS c2,
  count(DISTINCT CASE WHEN contains(t1."topics", '|疫苗接种|') THEN t."person_id" END) AS c3,
  count(DISTINCT CASE WHEN contains(t1."topics", '|防护服穿脱|') THEN t."person_id" END) AS c4,
  count(DISTINCT CASE WHEN contains(t1."topics", '|诊疗方案|') THEN t."person_id" END) AS c5,
  count(DISTINCT CASE WHEN contains(t1."topics", '|公卫项目|') THEN t."person_id" END) AS c6,
  count(DISTINCT CASE WHEN contains(t1."topics", '|高血压|') THEN t."person_id" END) AS c7,
  count(DISTINCT CASE WHEN contains(t1."topics", '|家庭医生|') THEN t."person_id" END) AS c8,
  count(DISTINCT CASE WHEN contains(t1."topics", '|急救|') THEN t."person_id" END) AS c9,
  count(DISTINCT CASE WHEN contains(t1."topics", '|护理|') THEN t."person_id" END) AS c10,
  count(DISTINCT CASE WHEN contains(t1."topics", '|中医适宜技术|') THEN t."person_id" END) AS c11,
  count(DISTINCT CASE WHEN contains(t1."topics", '|全科|') THEN t."person_id" END) AS c12,
  count(DISTINCT CASE WHEN contains(t1."topics", '|妇幼|') THEN t."person_id" END) AS c13,
  count(DISTINCT CASE WHEN contains(t1."topics", '|精防|') THEN t."person_id" END) AS c14,
  count(DISTINCT CASE WHEN contains(t1."topics", '|职业卫生|') THEN t."person_id" END) AS c15,
  count(DISTINCT CASE WHEN contains(t1."topics", '|监督执法|') THEN t."person_id" END) AS c16,
  count(DISTINCT CASE WHEN contains(t1."topics", '|安全生产|') THEN t."person_id" END) AS c17,
  count(DISTINCT CASE WHEN contains(t1."topics", '|普法|') THEN t."person_id" END) AS c18,
  count(DISTINCT CASE WHEN contains(t1."topics", '|党建|') THEN t."person_id" END) AS c19,
  count(DISTINCT CASE WHEN contains(t1."topics", '|健康教育|') THEN t."person_id" END) AS c20,
  count(DISTINCT CASE WHEN contains(t1."topics", '|信息化|') THEN t."person_id" END) AS c21,
  count(DISTINCT CASE WHEN contains(t1."topics", '|其他|') THEN t."person_id" END) AS c22
FROM "training_attendance" AS t
LEFT JOIN "training_training" AS t1 ON t1.id = t."training_id"
JOIN places ON places.member = t.area_id
WHERE t.voided_at IS NULL AND t."on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30'
GROUP BY 1;

SELECT places.unit,
  count(DISTINCT CASE WHEN t."programme" = '中医全科转岗' THEN t."person_id" END) AS c0,
  count(DISTINCT CASE WHEN t."programme" = '住院医师规培' THEN t."person_id" END) AS c1
FROM "training_residency" AS t
JOIN places ON places.member = t.area_id
WHERE t.voided_at IS NULL AND t."start" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30'
GROUP BY 1;

SELECT places.unit,
  count(DISTINCT CASE WHEN t."short_by" = 0 THEN t."person_id" END) AS c0,
  count(DISTINCT CASE WHEN t."short_by" > 0 THEN t."person_id" END) AS c1
FROM "training_credit" AS t
JOIN places ON places.member = t.area_id
WHERE t.voided_at IS NULL AND t."on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30'
GROUP BY 1;

SELECT places.unit,
  count(DISTINCT CASE WHEN t."kind" = '年度考核' THEN t."person_id" END) AS c0,
  count(DISTINCT CASE WHEN (t."kind" = '年度考核' AND t."result" = '优秀') THEN t."person_id" END) AS c1,
  count(DISTINCT CASE WHEN (t."kind" = '三基三严考试' AND t."result" IN ('优秀', '合格')) THEN t."person_id" END) AS c2,
  count(DISTINCT CASE WHEN t."kind" = '三基三严考试' THEN t."person_id" END) AS c3
FROM "training_assessment" AS t
JOIN places ON places.member = t.area_id
WHERE t.voided_at IS NULL AND t."on" BETWEEN DATE '2021-01-01' AND DATE '2021-09-30'
GROUP BY 1;
