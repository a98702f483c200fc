"""What reports call the part that tells what is to be done: 工作打算, 工作谋划, 工作要点."""

PLAN_WORDS = "计划(?!生育|免疫)|打算|思路|安排|谋划|设想|构想|要点"
