"""Codes that several parts of the health check form use."""

ELDERLY, HYPERTENSION, DIABETES, MENTAL_DISORDER, OTHER = 1, 2, 3, 4, 5
PURPOSES = {
    ELDERLY: "老年人",
    HYPERTENSION: "高血压",
    DIABETES: "糖尿病",
    MENTAL_DISORDER: "严重精神障碍",
    OTHER: "其他",
}
SYMPTOM_WORDS = (
    "无症状 头痛 头晕 心悸 胸闷 胸痛 慢性咳嗽 咳痰 呼吸困难 多饮 多尿 体重下降 乏力 关节肿痛 视力模糊 "
    "手脚麻木 尿急 尿痛 便秘 腹泻 恶心呕吐 眼花 耳鸣 乳房胀痛 其他"
)
SYMPTOMS = {f"{number:02}": word for number, word in enumerate(SYMPTOM_WORDS.split(), 1)}
SCREENS = {1: "粗筛阴性", 2: "粗筛阳性"}
FINDINGS = {1: "正常", 2: "异常"}
STRIPS = ["-", "±", "+", "++", "+++", "++++"]
SIGNS = {1: "阴性", 2: "阳性"}
GYNAECOLOGY = {1: "未见异常", 2: "异常"}
RETEST, REFERRAL = 2, 3
