"""Words, codes, limits and sources of the two-cancer check."""

from weijian.ledger.parameters import parameter

SCHEME = "农村妇女“两癌”检查项目管理方案 2015-10-27"
UNVERIFIED = "（未核实，由县里按文件改定）"

AGE_FROM = parameter("two_cancers.age_from", "两癌检查年龄下限", 35, "岁", SCHEME)
AGE_TO = parameter("two_cancers.age_to", "两癌检查年龄上限", 64, "岁", SCHEME)
STEP_DAYS = parameter("two_cancers.step_days", "两癌每一步的时限", 90, "日", SCHEME)
RECALL_DAYS = parameter("two_cancers.recall_days", "阳性召回时限", 30, "日", SCHEME)
FIRST_FOLLOW_UP = parameter("two_cancers.follow_1", "治疗后第一次随访", 6, "月", SCHEME + UNVERIFIED)
SECOND_FOLLOW_UP = parameter("two_cancers.follow_2", "治疗后第二次随访", 12, "月", SCHEME + UNVERIFIED)
ROUND_YEARS = parameter("two_cancers.round_years", "每轮年数（细胞学3年，HPV为5年）", 3, "年", SCHEME)
ROUND_BASE = parameter("two_cancers.round_base", "轮次起算年", 2018, "年", "本县方案" + UNVERIFIED)

UNDONE = 9
NILM, ASC_US, ASC_H, LSIL, HSIL, AGC, SCC, AIS = range(1, 9)
CYTOLOGY = {
    NILM: "NILM",
    ASC_US: "ASC-US",
    ASC_H: "ASC-H",
    LSIL: "LSIL",
    HSIL: "HSIL",
    AGC: "AGC",
    SCC: "SCC",
    AIS: "AIS",
    UNDONE: "未做",
}
ABNORMAL_CELLS = (ASC_US, ASC_H, LSIL, HSIL, AGC, SCC, AIS)
HPV_NEGATIVE, HPV_16_18, HPV_OTHER = 1, 2, 3
HPV = {HPV_NEGATIVE: "阴性", HPV_16_18: "16/18阳性", HPV_OTHER: "其他高危阳性", UNDONE: "未做"}
NORMAL, ABNORMAL = 1, 2
COLPOSCOPY = {NORMAL: "正常", ABNORMAL: "异常", UNDONE: "未做"}
PALPATION = {NORMAL: "正常", ABNORMAL: "异常"}
NO_LESION, CIN1, CIN2, CIN23, CIN3, ADENO_IN_SITU, MICROINVASIVE, INVASIVE = range(1, 9)
CERVICAL = {
    NO_LESION: "阴性或炎症",
    CIN1: "CIN1",
    CIN2: "CIN2",
    CIN23: "CIN2-3",
    CIN3: "CIN3",
    ADENO_IN_SITU: "AIS",
    MICROINVASIVE: "微小浸润癌",
    INVASIVE: "浸润癌",
}
# Grades are also written in Roman numerals, and with 级 behind them.
CERVICAL_SYNONYMS = {
    f"{stem}{suffix}": code
    for code, stems in {
        CIN1: ("CINⅠ", "CIN1"),
        CIN2: ("CINⅡ", "CIN2"),
        CIN23: ("CINⅡ-Ⅲ", "CINⅡ～Ⅲ", "CIN2～3", "CIN2-3"),
        CIN3: ("CINⅢ", "CIN3"),
    }.items()
    for stem in stems
    for suffix in ("", "级")
}
PRECANCER = (CIN2, CIN23, CIN3, ADENO_IN_SITU)
CERVICAL_CANCER = (MICROINVASIVE, INVASIVE)
BIRADS_UNDONE = 99
BIRADS = {**{grade: str(grade) for grade in range(7)}, BIRADS_UNDONE: "未做"}
UNCLEAR, SUSPICIOUS = (0, 3), (4, 5)
BENIGN, ATYPICAL, BREAST_IN_SITU, BREAST_INVASIVE = 1, 2, 3, 4
BREAST = {BENIGN: "良性", ATYPICAL: "不典型增生", BREAST_IN_SITU: "原位癌", BREAST_INVASIVE: "浸润癌"}
BREAST_CANCER = (BREAST_IN_SITU, BREAST_INVASIVE)
STAGES = {0: "0期", 1: "Ⅰ期", 2: "Ⅱ期", 3: "Ⅲ期", 4: "Ⅳ期"}
DROPPED = {1: "失访", 2: "拒绝", 3: "迁出", 4: "死亡"}
