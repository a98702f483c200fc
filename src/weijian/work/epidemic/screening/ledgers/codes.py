"""The codes of nucleic acid testing and its dated parameters."""

from datetime import date, datetime, timedelta

from weijian.kernel import clock
from weijian.ledger.parameters import parameter

MANUAL = "医疗机构新型冠状病毒核酸检测工作手册（试行第二版）2020-12-28"
UNVERIFIED = "（未核实，由县里按文件改定）"

EPIDEMIC_START = parameter("epidemic_start", "疫情起始日", 20200120, "日", "国家卫健委公告2020年第1号")
FEEDBACK_FEVER = parameter("deadline.feedback_fever", "发热门诊和急诊结果反馈时限", 6, "小时", MANUAL)
FEEDBACK_INPATIENT = parameter("deadline.feedback_inpatient", "住院和陪护结果反馈时限", 12, "小时", MANUAL)
FEEDBACK_WILLING = parameter("deadline.feedback_willing", "愿检尽检结果反馈时限", 24, "小时", MANUAL)
FEEDBACK_OTHER = parameter("deadline.feedback_other", "其他人群结果反馈时限", 24, "小时", MANUAL + UNVERIFIED)
POOL_RECALL = parameter(
    "deadline.pool_recall", "混管阳性召回单采时限", 6, "小时", "新冠病毒肺炎防控方案" + UNVERIFIED
)
TRANSPORT = parameter("screening.transport_hours", "封管到收样的时限", 4, "小时", MANUAL + UNVERIFIED)
REPEAT = parameter("screening.repeat_hours", "同一人重复采样的提示间隔", 4, "小时", "本系统")
DUE_WINDOW = parameter("screening.due_window", "采样与应检日相差几日仍算同一次", 3, "日", "本系统")
POOL_SIZE = parameter(
    "screening.pool_size", "混检能力的折算人数", 10, "人份/管", "新冠病毒核酸10合1混采检测技术规范 2020-08"
)

NUCLEIC_ACID, ANTIBODY, ANTIGEN = 1, 2, 3
METHODS = {NUCLEIC_ACID: "核酸", ANTIBODY: "血清抗体", ANTIGEN: "抗原"}
AMPLIFIER, EXTRACTOR, CABINET, AUTOCLAVE, FREEZER = 1, 2, 3, 4, 5
MACHINES = {
    AMPLIFIER: "扩增仪",
    EXTRACTOR: "提取仪",
    CABINET: "生物安全柜",
    AUTOCLAVE: "高压灭菌器",
    FREEZER: "超低温冰箱",
}
WAITING, IN_USE, BROKEN, STOPPED = 1, 2, 3, 4
MACHINE_STATES = {WAITING: "待安装", IN_USE: "在用", BROKEN: "故障", STOPPED: "停用"}
WELLS = {wells: f"{wells}管" for wells in (16, 32, 48, 96, 192)}
CONTROLS = 2  # one positive and one negative control in each run
POOLS = {1: "单采", 5: "5混1", 10: "10混1", 20: "20混1"}
SPECIMENS = {1: "口咽拭子", 2: "鼻咽拭子", 3: "痰", 4: "肛拭子", 5: "血清"}
NEGATIVE, POSITIVE, DOUBTFUL, UNFIT = 1, 2, 3, 4
RESULTS = {NEGATIVE: "阴性", POSITIVE: "阳性", DOUBTFUL: "可疑", UNFIT: "不合格"}
CONTACT, ARRIVAL, FEVER, INPATIENT, WILLING = 1, 2, 3, 4, 9
GROUPS = {
    CONTACT: "密切接触者",
    ARRIVAL: "境外入境",
    FEVER: "发热门诊患者",
    INPATIENT: "新住院患者及陪护",
    5: "医疗机构工作人员",
    6: "口岸检疫边防",
    7: "监所工作人员",
    8: "社会福利养老机构工作人员",
    WILLING: "愿检尽检",
    10: "冷链从业",
    11: "重点地区来返",
    12: "区域筛查",
    13: "隔离点及转运人员",
    14: "学校",
}
NEVER_POOLED = (CONTACT, ARRIVAL, FEVER)
MUST_TEST = (1, 2, 3, 4, 5, 6, 7, 8, 13)  # the eight groups of 2020-06-08, and staff of quarantine sites
PAYERS = {1: "财政", 2: "个人", 3: "单位", 4: "医保"}
FEEDBACK = {FEVER: FEEDBACK_FEVER, INPATIENT: FEEDBACK_INPATIENT, WILLING: FEEDBACK_WILLING}


def official_day(moment: datetime | None) -> date | None:
    return moment.astimezone(clock.ZONE).date() if moment else None


def hours_between(first: datetime, second: datetime) -> float:
    return (second - first) / timedelta(hours=1)
