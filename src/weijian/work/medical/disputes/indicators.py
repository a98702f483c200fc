"""Figures of medical disputes. 起 counts disputes, 人次 the persons of an appraisal, 元 what was paid.

Open at the start + accepted - closed = open at the end: a case carried over is never accepted again.
"""

from datetime import date

from django.db.models import Q

from weijian.indicators.algebra import Count, Expression, Mean, Ratio, Scaled, Since, Stock, Sum, Within
from weijian.indicators.catalogue import LESS, MORE, Figure
from weijian.work.family.population.indicators import Population
from weijian.work.medical.disputes.ledgers import Appraisal, Dispute, LiabilityInsurance, SafetyIncident
from weijian.work.medical.disputes.ledgers.flow import (
    ADMINISTRATIVE,
    AGREED,
    FAILED,
    LITIGATION,
    NEGOTIATION,
    PEOPLE,
)

LAW = "医疗纠纷预防和处理条例（国务院令第701号）"
SAFE = "平安医院建设工作要求；国务院办公厅 加强公立医院安全秩序管理的文件"
BEFORE_ALL = date(2000, 1, 1)


def accepted_by(channel: int) -> Count:
    return Count(Dispute, Q(channel=channel))


def mediated(*results: int) -> Expression:
    """By the day on which the last mediation ended, whatever became of the case afterwards."""
    return Count(Dispute, Q(mediation_result__in=list(results)), at="mediation_ended_on")


accepted = Figure(
    "dispute.accepted", "受理医疗纠纷", "起", Count(Dispute),
    says=["受理纠纷", "共受理纠纷", "受理医疗纠纷起数"], better=LESS, source=LAW,
    definition="期内受理（登记）的医疗纠纷数，各途径合计；一个事件一起，上期结转的不再计。",
)  # fmt: skip
accepted_by_negotiation = Figure(
    "dispute.accepted.negotiation", "协商处理的医疗纠纷", "起", accepted_by(NEGOTIATION),
    says=["协商途径纠纷"], better=LESS, source=LAW, definition="期内受理、现途径为双方协商的医疗纠纷数。",
)  # fmt: skip
accepted_by_committee = Figure(
    "dispute.accepted.people", "人民调解的医疗纠纷", "起", accepted_by(PEOPLE),
    says=["医调委受理纠纷", "人民调解纠纷"], better=LESS, source=LAW,
    definition="期内受理、现途径为人民调解的医疗纠纷数。",
)  # fmt: skip
accepted_by_bureau = Figure(
    "dispute.accepted.administrative", "行政调解的医疗纠纷", "起", accepted_by(ADMINISTRATIVE),
    says=["行政调解纠纷"], better=LESS, source=LAW, definition="期内受理、现途径为行政调解的医疗纠纷数。",
)  # fmt: skip
accepted_by_court = Figure(
    "dispute.accepted.litigation", "诉讼的医疗纠纷", "起", accepted_by(LITIGATION),
    says=["诉讼纠纷"], better=LESS, source=LAW, definition="期内受理、现途径为诉讼的医疗纠纷数。",
)  # fmt: skip
agreed = Figure(
    "dispute.agreed", "达成协议结案", "起", Count(Dispute, Q(result=AGREED), at="closed"),
    says=["达成协议结案的医疗纠纷", "达成协议"], better=MORE, source=LAW,
    definition="期内结案、结果为达成协议的医疗纠纷数，含往期受理的。",
)  # fmt: skip
agreed_new = Figure(
    "dispute.agreed_new", "本期受理并达成协议结案", "起",
    Count(Dispute, Within("opened") & Q(result=AGREED), at="closed"),
    says=["其中达成协议结案"], better=MORE, source=LAW,
    definition="期内受理且期内以达成协议结案的医疗纠纷数。",
)  # fmt: skip
closed = Figure(
    "dispute.closed", "医疗纠纷结案", "起", Count(Dispute, at="closed"),
    says=["结案医疗纠纷", "办结医疗纠纷"], source=LAW, definition="期内结案的医疗纠纷数，不论结果；仅结案、归档算结案。",
)  # fmt: skip
still_open = Figure(
    "dispute.open", "在办医疗纠纷", "起", Stock(Dispute),
    says=["在调医疗纠纷", "在调"], better=LESS, source=LAW,
    definition="期末已受理未结案的医疗纠纷数，等于期初在办加本期受理减本期结案。",
)  # fmt: skip
success = Figure(
    "dispute.success", "调解成功率", "%", Ratio(mediated(AGREED), mediated(AGREED, FAILED)),
    says=["医疗纠纷调解成功率"], better=MORE, target=85, source=LAW,
    definition="期内终结的人民调解和行政调解中，达成协议数÷（达成协议数＋调解不成数）×100%；一案多次调解的取最近一次。",
)  # fmt: skip
appraised = Figure(
    "dispute.appraised", "移送鉴定人次", "人次", Sum(Appraisal, "persons"),
    says=["移送鉴定", "医疗损害和事故鉴定人次"], source="医疗事故处理条例（国务院令第351号）",
    definition="期内移送医学会或司法鉴定机构鉴定的人次之和。",
)  # fmt: skip
appraised_accident = Figure(
    "dispute.appraised.accident", "移送医疗事故技术鉴定人次", "人次", Sum(Appraisal, "persons", Q(kind=2)),
    says=["移交市医鉴办医疗事故技术鉴定", "移送市医鉴办医疗事故技术鉴定", "医疗事故技术鉴定"],
    source="医疗事故处理条例（国务院令第351号）", definition="期内移送医疗事故技术鉴定的人次之和。",
)  # fmt: skip
days = Figure(
    "dispute.days", "医疗纠纷平均办理天数", "个工作日", Mean(Dispute, "days_taken", at="closed"),
    says=["平均办理天数", "平均办理时限"], better=LESS, source=LAW, places=1,
    definition="期内结案的调解案件，从调解受理到结案的工作日平均数，鉴定期间不计。",
)  # fmt: skip
overdue = Figure(
    "dispute.overdue", "超期未结医疗纠纷", "起", Since(Stock(Dispute, Within("overdue_from")), BEFORE_ALL),
    says=["超期未结", "在办超期未结医疗纠纷"], better=LESS, target=0, source=LAW,
    definition="期末未结案、调解期限（受理后30个工作日，鉴定不计，约定延长的从约定）已过的医疗纠纷数。",
)  # fmt: skip
amount = Figure(
    "dispute.amount", "医疗纠纷赔付金额", "万元", Scaled(Sum(Dispute, "amount", at="paid_on"), 10_000),
    says=["赔付金额", "赔付"], better=LESS, source=LAW, definition="期内实际赔付的金额之和，按赔付日期，以万元计。",
)  # fmt: skip
per_10000 = Figure(
    "dispute.per_10000", "每万出院人次医疗纠纷数", "起", Ratio(Count(Dispute), Population("discharges"), per=10_000),
    says=["每万出院人次纠纷数"], better=LESS, source=SAFE,
    definition="期内受理的医疗纠纷数÷文件所列出院人次×10000。",
)  # fmt: skip
incidents = Figure(
    "incident.count", "涉医案事件", "起", Count(SafetyIncident),
    says=["涉医案（事）件", "涉医违法案事件", "医闹事件"], better=LESS, target=0, source=SAFE,
    definition="期内发生在医疗机构的辱骂威胁、殴打、扰乱秩序等涉医案事件数。",
)  # fmt: skip
incidents_hurt = Figure(
    "incident.hurt", "涉医案事件受伤人数", "人", Sum(SafetyIncident, "hurt"),
    says=["医务人员受伤", "涉医案事件受伤"], better=LESS, target=0, source=SAFE, definition="期内涉医案事件中受伤人数之和。",
)  # fmt: skip
insured = Figure(
    "insured.n", "参加医疗责任保险的公立医疗机构", "家", Stock(LiabilityInsurance, Q(public=True)),
    says=["医责险参保机构"], better=MORE, source=LAW,
    definition="期末保险期间内的公立医疗机构医疗责任保险保单数，一家机构同时只有一张。",
)  # fmt: skip
insured_rate = Figure(
    "insured.rate", "医责险参保率", "%",
    Ratio(Stock(LiabilityInsurance, Q(public=True)), Population("public_institutions")),
    says=["医疗责任保险参保率", "公立医疗机构医责险参保率"], better=MORE, target=100, source=LAW,
    definition="期末保险期间内的公立医疗机构数÷文件所列公立医疗机构数×100%。",
)  # fmt: skip
