"""How the invented county settles its medical disputes: two thirds before the committee, some appraised, few late."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from weijian.demo.county import County
from weijian.kernel import clock
from weijian.kernel.workdays import add_workdays
from weijian.orgs.models import Area, Institution
from weijian.work.family.population.ledgers import PopulationStatement
from weijian.work.medical.disputes.ledgers import Appraisal, Dispute, LiabilityInsurance, SafetyIncident
from weijian.work.medical.disputes.ledgers.flow import (
    ADMINISTRATIVE,
    AGREED,
    FAILED,
    LITIGATION,
    NEGOTIATION,
    PEOPLE,
)

# Where the profile names nothing: disputes and incidents per 100 000 residents, rates in %.
ACCEPTED, INCIDENTS = {2020: 10.4, 2021: 8.8}, {2020: 0.9, 2021: 0.6}
SUCCESS, INSURED = {2020: 84, 2021: 88}, {2020: 90, 2021: 96}
DEPARTMENTS = ("骨科", "普外科", "妇产科", "急诊科", "心内科", "儿科", "神经外科", "消化内科")
INSURERS = ("中国人民财产保险平川支公司", "太平洋产险平川支公司")


def build(county: County) -> None:
    Committee(county).build()


class Committee:
    """The committee's and the bureau's two years."""

    def __init__(self, county: County) -> None:
        self.county, self.dice = county, county.random("disputes")
        self.hospitals = [county.hospital_id] * 6 + [county.second_hospital_id] * 3 + [county.mch_id]
        self.hospitals += [town.hospital_id for town in county.townships]
        self.units = Institution.objects.in_bulk()

    def build(self) -> None:
        for year in self.county.years:
            wanted = int(self.county.target("dispute.accepted", year, self.county.scale(ACCEPTED[year])))
            days = sorted(
                self.county.day(self.dice, date(year, 1, 6), date(year, 12, 28)) for _ in range(wanted)
            )
            for number, day in enumerate(days, 1):
                self._dispute(f"平医调〔{year}〕{number}号", day)
            self._incidents(year)
            self._insure(year)

    # --- disputes

    def _dispute(self, number: str, day: date) -> None:
        dice = self.dice
        harm = dice.choices((1, 2, 3, 4, 5), weights=(8, 5, 12, 35, 40))[0]
        hospital = self.units[dice.choice(self.hospitals)]
        channel = dice.choices((NEGOTIATION, PEOPLE, ADMINISTRATIVE, LITIGATION), weights=(20, 68, 6, 6))[0]
        case = Dispute(
            institution=hospital, respondent=hospital, number=number, department=dice.choice(DEPARTMENTS),
            occurred_on=day - timedelta(days=dice.randint(1, 60)), opened=day, notified_on=day,
            patient_name=self.county.name(dice), claimants=f"{self.county.name(dice)} 家属", channel=channel,
            cause=dice.randint(1, 12), harm=harm, major=harm == 1, sealed_on=day if harm < 4 else None,
            claim=Decimal(dice.choice((3, 5, 8)) * 1000 if channel == NEGOTIATION else dice.randint(1, 60) * 5000),
        )  # fmt: skip
        if case.major:
            told: Any = datetime.combine(day, time(11, 30), clock.ZONE)
            case.told_bureau_at = told
        span = self._appraised(day, harm) if channel in (PEOPLE, ADMINISTRATIVE) else None
        self._settle(case, day, (span[1] or self.county.today) if span else None)
        self.county.insert([case])
        if span:
            self._appraise(case, *span)

    def _appraised(self, day: date, harm: int) -> tuple[date, date | None] | None:
        """One mediation in eight, more often when the harm is great, is sent to be appraised."""
        if self.dice.random() > (0.3 if harm < 4 else 0.07):
            return None
        sent = add_workdays(day, self.dice.randint(4, 9))
        report = sent + timedelta(days=self.dice.randint(40, 70))
        if sent > self.county.today:
            return None
        return sent, report if report <= self.county.today else None

    def _appraise(self, case: Any, sent: date, report: date | None) -> None:
        dice = self.dice
        accident = dice.random() < 0.5
        self.county.insert([
            Appraisal(
                institution=case.institution, dispute=case, opened=sent, body=1, kind=2 if accident else 1,
                persons=1, closed=report, grade=dice.choice(("三级丙等", "四级", "不属于")) if report and accident else None,
                share=Decimal(dice.choice((0, 20, 40, 60))) if report and not accident else None,
            )
        ])  # fmt: skip

    def _settle(self, case: Any, day: date, appraised: date | None) -> None:
        """Dates as far as they lie before the last day; a few mediations take longer than the law allows."""
        dice, today = self.dice, self.county.today
        if case.channel in (PEOPLE, ADMINISTRATIVE):
            case.applied_on, case.both_agree = day, case.channel == PEOPLE
            case.accepted_on = add_workdays(day, dice.randint(1, 3))
            case.mediator = self.county.name(dice)
            if case.accepted_on > today:
                case.accepted_on = None
                return
        begin = max(appraised or day, case.accepted_on or day)
        late = dice.random() < 0.05
        ended = add_workdays(begin, dice.randint(32, 60) if late else dice.randint(3, 18))
        if case.channel == LITIGATION:
            case.sued_on = day
            ended = add_workdays(day, dice.randint(60, 160))
        if ended > today:
            return
        self._result(case, ended)

    def _result(self, case: Any, ended: date) -> None:
        dice, today = self.dice, self.county.today
        success = float(self.county.target("dispute.success", ended.year, SUCCESS[ended.year])) / 100
        mediated = case.channel in (PEOPLE, ADMINISTRATIVE)
        if case.channel == LITIGATION:
            case.judged_on, case.result = ended, 6
        elif not mediated or dice.random() < success:
            case.agreed_on, case.result = ended, AGREED
        else:
            case.failed_on, case.result = ended, FAILED
        case.mediation_result = case.result if mediated else None
        if case.result != FAILED:
            share = Decimal(dice.randint(10, 60)) / 100
            case.amount = (case.claim * share).quantize(Decimal(100)) if dice.random() < 0.9 else Decimal(0)
            case.liability = dice.choice((3, 4, 4, 5))
        paid = add_workdays(ended, dice.randint(2, 12))
        if case.amount and paid <= today:
            case.paid_on, case.payer = paid, dice.choice((1, 2, 2, 3))
        elif case.amount:
            return
        closed = add_workdays(paid, dice.randint(0, 3))
        if not mediated and ended <= today - timedelta(days=7):
            case.reported_on = ended + timedelta(days=dice.randint(1, 7))
        if closed <= today:
            case.closed = closed

    # --- incidents and insurance

    def _incidents(self, year: int) -> None:
        wanted = int(self.county.target("incident.count", year, self.county.scale(INCIDENTS[year])))
        days = {self.county.day(self.dice, date(year, 1, 6), date(year, 12, 28)) for _ in range(wanted)}
        for day in sorted(days):
            site, kind = (
                self.units[self.dice.choice(self.hospitals)],
                self.dice.choices((1, 2, 3, 4), (5, 1, 4, 1))[0],
            )
            at = datetime.combine(day, time(self.dice.randint(8, 22), 15), clock.ZONE)
            self.county.insert([
                SafetyIncident(
                    institution=site, site=site, at=at, kind=kind, hurt=int(kind == 2), police="派出所到场处置",
                )
            ])  # fmt: skip

    def _insure(self, year: int) -> None:
        """County hospitals always, township hospitals as far as the year's rate goes."""
        public = [self.county.hospital_id, self.county.second_hospital_id, self.county.mch_id]
        public += [town.hospital_id for town in sorted(self.county.townships, key=lambda town: -town.quality)]
        rate = float(self.county.target("insured.rate", year, INSURED[year])) / 100
        bureau = self.units[self.county.bureau_id]
        rows = [
            LiabilityInsurance(
                institution=self.units[unit], insured=self.units[unit], insurer=self.dice.choice(INSURERS),
                policy_number=f"YZX{year}{order:04}", start=date(year, 1, 1), end=date(year, 12, 31),
                premium=Decimal(self.dice.randint(20, 300) * 500), limit=Decimal(2_000_000),
            )
            for order, unit in enumerate(public[: round(len(public) * rate)], 1)
        ]  # fmt: skip
        self.county.insert(rows)
        self.county.insert([
            PopulationStatement(
                institution=bureau, place=Area.objects.get(pk=self.county.area_id), year=year, count=len(public),
                kind_of_base="public_institutions", origin="return", document=f"{year}年卫生资源统计年报（演示）",
            )
        ])  # fmt: skip
