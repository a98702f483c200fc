"""Figures of training. 人次 counts seats, 人 different persons; a course of several topics is one course.

By topic a course is seen by every line that it touches; the total counts it once.
"""

from django.db.models import Q

from weijian.indicators.algebra import Completion, Count, Persons, Ratio, Sum, Total
from weijian.indicators.catalogue import LESS, MORE, Figure
from weijian.work.family.population.indicators import Population
from weijian.work.workforce.training.ledgers import (
    ABOVE_INSTITUTION,
    CHINESE_GENERAL,
    EXCELLENT,
    PLANNED,
    RESIDENT,
    Assessment,
    Attendance,
    Credit,
    FurtherStudy,
    Residency,
    Training,
)

EDUCATION = "继续医学教育规定（试行）2000"
RESIDENCIES = "住院医师规范化培训管理办法（试行）2014"
YEARLY = Q(kind="年度考核")
BEGUN = ~Q(progress=PLANNED)
EPIDEMIC = Q(topics__has="核酸采样") | Q(topics__has="疫苗接种") | Q(topics__has="防护服穿脱")


def by_topic(code: str, topic: str) -> Figure:
    return Figure(
        f"train.topic.{code}",
        f"{topic}培训人数",
        "人",
        Persons(Attendance, Q(training__topics__has=topic)),
        says=[f"参加{topic}培训人数", f"{topic}知识培训"],
        better=MORE,
        source=EDUCATION,
        definition=f"期内参加过主题含“{topic}”的培训、在参训名单上的不同的人。",
    )


sessions = Figure(
    "train.sessions", "培训期数", "期", Count(Training), says=["培训次数", "举办培训", "举办培训班"], better=MORE,
    source=EDUCATION, definition="期内开始的培训班数，一个班多个主题只计一次，多日的班计一次。",
)  # fmt: skip
epidemic_sessions = Figure(
    "train.sessions.epidemic", "疫情防控业务培训期数", "期", Count(Training, EPIDEMIC),
    says=["核酸采样、疫苗接种、防护服穿脱等业务培训", "疫情防控培训"], better=MORE, source=EDUCATION,
    definition="期内主题含核酸采样、疫苗接种或防护服穿脱的培训班数，每班计一次。",
)  # fmt: skip
attended = Figure(
    "train.attended", "培训参训人次", "人次", Sum(Training, "attended"), says=["参训人次", "培训医务人员"],
    better=MORE, source=EDUCATION, definition="期内各培训班实到人次之和，有名单的按名单计。",
)  # fmt: skip
person_times = Figure(
    "train.person_times", "参加省、市（州）、县各类进修培训人次", "人次",
    Total(
        Sum(Training, "attended", Q(level__in=ABOVE_INSTITUTION)),
        Count(FurtherStudy, BEGUN),
    ),
    says=["参加省、州、县各类进修培训", "进修培训人次", "培训人次"], better=MORE, source=EDUCATION,
    definition="期内省、市（州）、县级培训班实到人次与期内开始的进修人次之和。",
)  # fmt: skip
trained = Figure(
    "train.persons", "参训人数", "人", Persons(Attendance), says=["培训人数"], better=MORE, source=EDUCATION,
    definition="期内在参训名单上的不同的人；没有名单的培训班不在内。",
)  # fmt: skip
study_out = Figure(
    "train.study_out", "外出进修人数", "人", Persons(FurtherStudy, BEGUN),
    says=["外出进修", "选派进修", "选送进修", "选送外出进修", "骨干医生进修"], better=MORE, source=EDUCATION,
    definition="期内开始进修（一个月以上）的不同的人，尚在计划中的不计。",
)  # fmt: skip
proper_study = Figure(
    "train.study_out.proper", "三个月以上进修人数", "人", Persons(FurtherStudy, BEGUN & Q(proper=True)),
    says=["选送外出进修三个月以上"],
    better=MORE, source=EDUCATION, definition="期内开始、时间三个月以上的进修的不同的人。",
)  # fmt: skip
chinese_general = Figure(
    "train.tcm_gp", "中医全科转岗参训人数", "人", Persons(Residency, Q(programme=CHINESE_GENERAL)),
    says=["中医全科医生转岗培训", "中医全科转岗培训"], better=MORE, source=RESIDENCIES,
    definition="期内开始参加中医全科转岗培训的不同的人。",
)  # fmt: skip
residents = Figure(
    "train.residents", "住院医师规培招收人数", "人", Persons(Residency, Q(programme=RESIDENT)),
    says=["规培招收", "住院医师规范化培训", "招收住院医师规范化培训"], better=MORE, source=RESIDENCIES,
    definition="期内开始住院医师规范化培训的不同的人。",
)  # fmt: skip
residency_rate = Figure(
    "train.residency_rate", "规培招收完成率", "%", Completion(residents), says=["规培招收任务完成率"], better=MORE,
    target=100, source=RESIDENCIES, definition="期内住院医师规培招收人数÷任务数×100%。",
)  # fmt: skip
credits_rate = Figure(
    "train.credits_rate", "继教达标率", "%",
    Ratio(Persons(Credit, Q(short_by=0)), Population("health_workers")),
    says=["继续医学教育达标率", "继教学分达标率"], better=MORE, target=90, source=EDUCATION,
    definition="当年继续教育总学分达到规定（25分）的人数÷文件所列卫生技术人员数×100%，按年末计。",
)  # fmt: skip
short_of_credits = Figure(
    "train.credits_short", "继教学分未达标人数", "人", Persons(Credit, Q(short_by__gt=0)), says=["学分未达标"],
    better=LESS, target=0, source=EDUCATION, definition="当年学分名单上总学分不足规定的人数，按年末计。",
)  # fmt: skip
pass_rate = Figure(
    "train.pass_rate", "培训考核合格率", "%",
    Ratio(Sum(Training, "passed"), Sum(Training, "attended", Q(passed__isnull=False))),
    says=["考核合格率", "合格率"], better=MORE, source=EDUCATION,
    definition="设考核的培训班考核合格人次÷其实到人次×100%。",
)  # fmt: skip
assessed = Figure(
    "train.assessed", "年度考核人数", "人", Persons(Assessment, YEARLY), says=["参加年度考核"], better=MORE,
    source="事业单位工作人员考核规定 2023", definition="期内参加年度考核的不同的人。",
)  # fmt: skip
excellent_rate = Figure(
    "train.excellent_rate", "年度考核优秀等次比例", "%",
    Ratio(Persons(Assessment, YEARLY & Q(result=EXCELLENT)), Persons(Assessment, YEARLY)),
    says=["优秀比例"], better=LESS, target=20, source="事业单位工作人员考核规定 2023 第十五条（比例按本省规定）",
    definition="年度考核优秀人数÷参加年度考核人数×100%，每个单位一般不超过20%。",
)  # fmt: skip
qualified_rate = Figure(
    "train.qualified_rate", "三基三严考试合格率", "%",
    Ratio(
        Persons(Assessment, Q(kind="三基三严考试", result__in=[EXCELLENT, "合格"])),
        Persons(Assessment, Q(kind="三基三严考试")),
    ),
    says=["三基考试合格率"], better=MORE, source="医院工作制度 三基三严训练要求",
    definition="三基三严考试优秀或合格人数÷参加考试人数×100%。",
)  # fmt: skip

topic_infection_control = by_topic("infection_control", "院感")
topic_sampling = by_topic("sampling", "核酸采样")
topic_vaccination = by_topic("vaccination", "疫苗接种")
topic_protective_clothing = by_topic("protective_clothing", "防护服穿脱")
topic_treatment_plan = by_topic("treatment_plan", "诊疗方案")
topic_public_health = by_topic("public_health", "公卫项目")
topic_hypertension = by_topic("hypertension", "高血压")
topic_family_doctor = by_topic("family_doctor", "家庭医生")
topic_first_aid = by_topic("first_aid", "急救")
topic_nursing = by_topic("nursing", "护理")
topic_tcm = by_topic("tcm", "中医适宜技术")
topic_general_practice = by_topic("general_practice", "全科")
topic_maternal_child = by_topic("maternal_child", "妇幼")
topic_mental_health = by_topic("mental_health", "精防")
topic_occupational_health = by_topic("occupational_health", "职业卫生")
topic_inspection = by_topic("inspection", "监督执法")
topic_safety = by_topic("safety", "安全生产")
topic_law = by_topic("law", "普法")
topic_party = by_topic("party", "党建")
topic_education = by_topic("education", "健康教育")
topic_digital = by_topic("digital", "信息化")
topic_other = by_topic("other", "其他")
