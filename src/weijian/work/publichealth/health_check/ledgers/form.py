"""The printed form 健康体检表, field by field."""

from typing import Any

from weijian.ledger.fields import Choice, Choices, Day, Flag, Number, Rows, Text, Whole
from weijian.ledger.kinds import Service
from weijian.work.publichealth.health_check.ledgers.codes import (
    FINDINGS,
    GYNAECOLOGY,
    PURPOSES,
    REFERRAL,
    RETEST,
    SCREENS,
    SIGNS,
    STRIPS,
    SYMPTOMS,
)
from weijian.work.publichealth.health_check.ledgers.completeness import has_elderly_parts, is_complete
from weijian.work.publichealth.health_check.ledgers.findings import (
    body_mass_index,
    glucose_raised,
    pressure_raised,
)
from weijian.work.publichealth.health_check.ledgers.rules import RULES


def Pressure(label: str, error: tuple[int, int], warning: tuple[int, int]) -> Whole:
    return Whole(label, "mmHg", error=error, warning=warning, optional=True)


def Finding(label: str, codes: Any = FINDINGS) -> Any:
    return Choice(label, codes, optional=True)


def Assay(label: str, unit: str, error: tuple[Any, Any], places: int = 1) -> Number:
    return Number(label, unit, error=error, places=places, optional=True)


def Note(label: str) -> Text:
    return Text(label, length=100, optional=True)


SECTIONS = {
    "person": "体检",
    "temperature": "一般状况",
    "exercise": "生活方式",
    "lips": "脏器功能",
    "fundus": "查体",
    "haemoglobin": "辅助检查",
    "cerebrovascular": "现存主要健康问题",
    "verdict": "评价与指导",
}


class HealthCheck(Service):
    """One health check of one person on one day, after the printed form 健康体检表."""

    doctor = Text("责任医生", length=50)
    purposes = Choices("体检对象", PURPOSES)
    symptoms = Choices("症状", SYMPTOMS)
    temperature = Number("体温", "℃", error=(30, 45), warning=(35, 40), optional=True)
    pulse = Whole("脉率", "次/分", error=(20, 250), optional=True)
    respiration = Whole("呼吸频率", "次/分", error=(5, 80), optional=True)
    systolic_left = Pressure("左侧收缩压", (40, 300), (80, 220))
    diastolic_left = Pressure("左侧舒张压", (20, 200), (40, 130))
    systolic_right = Pressure("右侧收缩压", (40, 300), (80, 220))
    diastolic_right = Pressure("右侧舒张压", (20, 200), (40, 130))
    height = Number("身高", "cm", error=(50, 230), optional=True)
    weight = Number("体重", "kg", error=(10, 250), optional=True)
    waist = Number("腰围", "cm", error=(30, 200), optional=True)
    body_mass_index = Number("体质指数", "kg/m²", warning=(12, 45), compute=body_mass_index)

    self_rated_health = Choice(
        "老年人健康状态自我评估",
        {1: "满意", 2: "基本满意", 3: "说不清楚", 4: "不太满意", 5: "不满意"},
        optional=True,
    )
    self_care = Choice(
        "老年人生活自理能力自我评估",
        {1: "可自理（0～3分）", 2: "轻度依赖（4～8分）", 3: "中度依赖（9～18分）", 4: "不能自理（≥19分）"},
        optional=True,
    )
    cognition = Choice("老年人认知功能", SCREENS, optional=True)
    cognition_score = Whole("简易智力状态检查总分", "分", error=(0, 30), optional=True)
    mood = Choice("老年人情感状态", SCREENS, optional=True)
    mood_score = Whole("老年人抑郁评分检查总分", "分", error=(0, 30), optional=True)

    exercise = Choice("锻炼频率", {1: "每天", 2: "每周一次以上", 3: "偶尔", 4: "不锻炼"}, optional=True)
    exercise_minutes = Whole("每次锻炼时间", "分钟", error=(0, 600), optional=True)
    exercise_years = Number("坚持锻炼时间", "年", error=(0, 100), optional=True)
    exercise_kind = Note("锻炼方式")
    diet = Choices(
        "饮食习惯",
        {1: "荤素均衡", 2: "荤食为主", 3: "素食为主", 4: "嗜盐", 5: "嗜油", 6: "嗜糖"},
        optional=True,
    )
    smoking = Choice("吸烟状况", {1: "从不吸烟", 2: "已戒烟", 3: "吸烟"}, optional=True)
    cigarettes = Whole("日吸烟量", "支", error=(0, 100), optional=True)
    smoking_started_age = Whole("开始吸烟年龄", "岁", error=(3, 120), optional=True)
    smoking_stopped_age = Whole("戒烟年龄", "岁", error=(3, 120), optional=True)
    drinking = Choice("饮酒频率", {1: "从不", 2: "偶尔", 3: "经常", 4: "每天"}, optional=True)
    alcohol = Number("日饮酒量", "两", error=(0, 40), optional=True)
    drinking_stopped = Flag("已戒酒", optional=True)
    drinking_started_age = Whole("开始饮酒年龄", "岁", error=(3, 120), optional=True)
    drinking_stopped_age = Whole("戒酒年龄", "岁", error=(3, 120), optional=True)
    drunk = Flag("近一年内曾醉酒", optional=True)
    liquors = Choices("饮酒种类", {1: "白酒", 2: "啤酒", 3: "红酒", 4: "黄酒", 5: "其他"}, optional=True)
    exposed = Choice("职业病危害因素接触史", {1: "无", 2: "有"}, optional=True)
    exposures = Rows("职业病危害因素接触", ["种类", "从业年数", "防护措施（1无2有）"], optional=True)

    lips = Finding("口唇", {1: "红润", 2: "苍白", 3: "发绀", 4: "皲裂", 5: "疱疹"})
    teeth = Choices("齿列", {1: "正常", 2: "缺齿", 3: "龋齿", 4: "义齿（假牙）"}, optional=True)
    throat = Finding("咽部", {1: "无充血", 2: "充血", 3: "淋巴滤泡增生"})
    vision_left = Assay("左眼视力", "", (3.0, 5.3))
    vision_right = Assay("右眼视力", "", (3.0, 5.3))
    corrected_left = Assay("左眼矫正视力", "", (3.0, 5.3))
    corrected_right = Assay("右眼矫正视力", "", (3.0, 5.3))
    hearing = Finding("听力", {1: "听见", 2: "听不清或无法听见"})
    movement = Finding("运动功能", {1: "可顺利完成", 2: "无法独立完成任何一个动作"})

    fundus = Finding("眼底")
    fundus_note = Note("眼底异常")
    skin = Finding("皮肤", {1: "正常", 2: "潮红", 3: "苍白", 4: "发绀", 5: "黄染", 6: "色素沉着", 7: "其他"})
    sclera = Finding("巩膜", {1: "正常", 2: "黄染", 3: "充血", 4: "其他"})
    lymph_nodes = Finding("淋巴结", {1: "未触及", 2: "锁骨上", 3: "腋窝", 4: "其他"})
    barrel_chest = Flag("桶状胸", optional=True)
    breath_sounds = Finding("呼吸音")
    rales = Finding("啰音", {1: "无", 2: "干啰音", 3: "湿啰音", 4: "其他"})
    heart_rate = Whole("心率", "次/分", error=(20, 250), optional=True)
    rhythm = Finding("心律", {1: "齐", 2: "不齐", 3: "绝对不齐"})
    murmur = Flag("心脏杂音", optional=True)
    abdominal_tenderness = Flag("腹部压痛", optional=True)
    abdominal_mass = Flag("腹部包块", optional=True)
    enlarged_liver = Flag("肝大", optional=True)
    enlarged_spleen = Flag("脾大", optional=True)
    shifting_dullness = Flag("移动性浊音", optional=True)
    oedema = Finding("下肢水肿", {1: "无", 2: "单侧", 3: "双侧不对称", 4: "双侧对称"})
    foot_pulse = Finding(
        "足背动脉搏动",
        {1: "未触及", 2: "触及双侧对称", 3: "触及左侧弱或消失", 4: "触及右侧弱或消失"},
    )
    rectum = Finding("肛门指诊", {1: "未及异常", 2: "触痛", 3: "包块", 4: "前列腺异常", 5: "其他"})
    breasts = Choices(
        "乳腺",
        {1: "未见异常", 2: "乳房切除", 3: "异常泌乳", 4: "乳腺包块", 5: "其他"},
        optional=True,
    )
    vulva = Finding("外阴", GYNAECOLOGY)
    vagina = Finding("阴道", GYNAECOLOGY)
    cervix = Finding("宫颈", GYNAECOLOGY)
    uterus = Finding("宫体", GYNAECOLOGY)
    adnexa = Finding("附件", GYNAECOLOGY)
    examination_note = Text("查体其他", optional=True)

    haemoglobin = Whole("血红蛋白", "g/L", error=(30, 250), optional=True)
    white_cells = Assay("白细胞", "×10⁹/L", (0, 500))
    platelets = Assay("血小板", "×10⁹/L", (0, 3000))
    urine_protein = Choice("尿蛋白", STRIPS, optional=True)
    urine_sugar = Choice("尿糖", STRIPS, optional=True)
    urine_ketone = Choice("尿酮体", STRIPS, optional=True)
    urine_blood = Choice("尿潜血", STRIPS, optional=True)
    fasting_glucose = Number("空腹血糖", "mmol/L", error=(1, 60), warning=(2, 33.3), optional=True)
    glycated_haemoglobin = Assay("糖化血红蛋白", "%", (3, 20))
    urine_microalbumin = Assay("尿微量白蛋白", "mg/dL", (0, 1000))
    stool_blood = Finding("大便潜血", SIGNS)
    hepatitis_b_antigen = Finding("乙型肝炎表面抗原", SIGNS)
    alanine_aminotransferase = Whole("血清谷丙转氨酶", "U/L", error=(0, 5000), optional=True)
    aspartate_aminotransferase = Whole("血清谷草转氨酶", "U/L", error=(0, 5000), optional=True)
    albumin = Assay("白蛋白", "g/L", (5, 100))
    total_bilirubin = Assay("总胆红素", "μmol/L", (0, 800))
    conjugated_bilirubin = Assay("结合胆红素", "μmol/L", (0, 800))
    creatinine = Assay("血清肌酐", "μmol/L", (10, 3000))
    urea = Assay("血尿素", "mmol/L", (0.1, 80))
    potassium = Assay("血钾浓度", "mmol/L", (1, 12), 2)
    sodium = Assay("血钠浓度", "mmol/L", (80, 200))
    total_cholesterol = Assay("总胆固醇", "mmol/L", (0, 30), 2)
    triglycerides = Assay("甘油三酯", "mmol/L", (0, 30), 2)
    low_density_lipoprotein = Assay("血清低密度脂蛋白胆固醇", "mmol/L", (0, 30), 2)
    high_density_lipoprotein = Assay("血清高密度脂蛋白胆固醇", "mmol/L", (0, 30), 2)
    electrocardiogram = Finding("心电图")
    electrocardiogram_note = Note("心电图异常")
    ultrasound = Finding("腹部B超")
    ultrasound_note = Note("腹部B超异常")
    chest_xray = Finding("胸部X线片")
    chest_xray_note = Note("胸部X线片异常")
    cervical_smear = Finding("宫颈涂片")
    laboratory_note = Text("辅助检查其他", optional=True)

    cerebrovascular = Choices(
        "脑血管疾病",
        {
            1: "未发现",
            2: "缺血性卒中",
            3: "脑出血",
            4: "蛛网膜下腔出血",
            5: "短暂性脑缺血发作",
            6: "其他",
        },
        optional=True,
    )
    renal = Choices(
        "肾脏疾病",
        {1: "未发现", 2: "糖尿病肾病", 3: "肾功能衰竭", 4: "急性肾炎", 5: "慢性肾炎", 6: "其他"},
        optional=True,
    )
    cardiac = Choices(
        "心脏疾病",
        {
            1: "未发现",
            2: "心肌梗死",
            3: "心绞痛",
            4: "冠状动脉血运重建",
            5: "充血性心力衰竭",
            6: "心前区疼痛",
            7: "其他",
        },
        optional=True,
    )
    vascular = Choices(
        "血管疾病", {1: "未发现", 2: "夹层动脉瘤", 3: "动脉闭塞性疾病", 4: "其他"}, optional=True
    )
    ocular = Choices(
        "眼部疾病",
        {1: "未发现", 2: "视网膜出血或渗出", 3: "视乳头水肿", 4: "白内障", 5: "其他"},
        optional=True,
    )
    neurological = Choice("神经系统疾病", {1: "未发现", 2: "有"}, optional=True)
    other_disease = Choice("其他系统疾病", {1: "未发现", 2: "有"}, optional=True)
    problems_note = Text("主要健康问题说明", optional=True)
    stays = Rows("住院史", ["入院日期", "出院日期", "原因", "医疗机构", "病案号"], optional=True)
    home_beds = Rows("家庭病床史", ["建床日期", "撤床日期", "原因", "医疗机构", "病案号"], optional=True)
    drugs = Rows(
        "主要用药情况", ["药名", "用法用量", "用药时间", "服药依从性（1规律2间断3不服药）"], optional=True
    )
    vaccinations = Rows("非免疫规划预防接种史", ["名称", "接种日期", "接种机构"], optional=True)

    verdict = Choice("健康评价", {1: "体检无异常", 2: "有异常"})
    abnormality_1 = Note("异常1")
    abnormality_2 = Note("异常2")
    abnormality_3 = Note("异常3")
    abnormality_4 = Note("异常4")
    guidance = Choices(
        "健康指导",
        {1: "纳入慢性病患者健康管理", RETEST: "建议复查", REFERRAL: "建议转诊"},
        optional=True,
    )
    risk_control = Choices(
        "危险因素控制",
        {1: "戒烟", 2: "健康饮酒", 3: "饮食", 4: "锻炼", 5: "减体重", 6: "建议接种疫苗", 7: "其他"},
        optional=True,
    )
    weight_goal = Number("减体重目标", "kg", error=(10, 250), optional=True)
    vaccine_advice = Note("建议接种的疫苗")
    told_on = Day("结果反馈日期", optional=True)

    age = Whole("体检时年龄", "岁", compute=lambda record: record.person.age_on(record.on))
    pressure_raised = Flag("血压≥140/90", compute=pressure_raised)
    glucose_raised = Flag("空腹血糖≥7.0", compute=glucose_raised)
    complete = Flag("完整", compute=is_complete)
    elderly_parts = Flag("老年人四项服务齐全", compute=has_elderly_parts)

    class Meta:
        verbose_name = "健康体检"
        labels = {"on": "体检日期"}
        natural_key = ["person", "on"]
        shown = ["person", "on", "purposes", "doctor", "verdict", "told_on", "complete"]
        sections = SECTIONS
        rules = RULES
