"""Campaigns, tubes and who is in them: a tube goes from sampling to its result, a positive pool through single tests."""

import re
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import F, Q

from weijian.kernel import clock
from weijian.ledger.fields import (
    Choice,
    Day,
    Flag,
    Link,
    Moment,
    Number,
    Resident,
    Secret,
    Text,
    Unit,
    Whole,
)
from weijian.ledger.flows import Flow, State
from weijian.ledger.kinds import Activity, Case, Event
from weijian.ledger.rules import Error, Exclusive, Warning
from weijian.ledger.schedules import Reaction
from weijian.orgs.tree import AreaTree
from weijian.work.epidemic.screening.ledgers.codes import (
    DOUBTFUL,
    DUE_WINDOW,
    FEEDBACK,
    FEEDBACK_OTHER,
    GROUPS,
    MANUAL,
    NEGATIVE,
    NEVER_POOLED,
    PAYERS,
    POOL_RECALL,
    POOLS,
    POSITIVE,
    REPEAT,
    RESULTS,
    SPECIMENS,
    TRANSPORT,
    UNFIT,
    hours_between,
    official_day,
)


def known_areas(campaign: Any) -> bool:
    """Every name is an area of the county on the campaign's first day."""
    names = {node.name for node in AreaTree.load().at(campaign.on or clock.today()).nodes.values()}
    return all(part in names | {"全县"} for part in re.split(r"[、，,\s]+", campaign.areas.strip()))


class Campaign(Activity):
    """A round of screening: a district, key groups, a plant, a school, the cold chain."""

    name = Text("任务名称", personal=False)
    type = Choice("任务类型", {1: "区域筛查", 2: "重点人群", 3: "企业", 4: "学校", 5: "冷链"})
    areas = Text("范围", personal=False, help_text="区划名称，以顿号隔开；全县写“全县”")
    target = Whole("应检人数", "人", error=(0, 10_000_000))
    round = Whole("轮次", error=(1, 99), optional=True)

    class Meta:
        verbose_name = "检测任务"
        natural_key = ["name", "on"]
        shown = ["name", "type", "on", "until", "areas", "target", "round"]
        rules = [Error(known_areas, "范围中有不存在的区划名称", "areas")]


TUBE_CODE = re.compile(r"[0-9A-Za-z-]{8,32}")
SAMPLED, SEALED, SENT, RECEIVED, TESTING = "sampled", "sealed", "sent", "received", "testing"
IS_NEGATIVE, IS_UNFIT, RESAMPLED = "negative", "unfit", "resampled"
SUSPECT, UNCONFIRMED, CONFIRMED = "suspect", "unconfirmed", "confirmed"
SETTLED_AS_NEGATIVE = (IS_NEGATIVE, UNCONFIRMED)


def retests_of(tube: Any) -> list[Any]:
    """The valid tubes that repeat this one, oldest first."""
    if tube.pk is None:
        return []
    return list(SampleTube.objects.standing().filter(retest_of_id=tube.pk).order_by("opened", "pk"))


def tube_state(tube: Any) -> str:
    """The state that follows from the data; a positive one waits for what its retests say."""
    if tube.result == NEGATIVE:
        return IS_NEGATIVE
    if tube.result == UNFIT:
        return RESAMPLED if retests_of(tube) else IS_UNFIT
    if tube.result in (POSITIVE, DOUBTFUL):
        return _positive_state(tube)
    steps = (
        (tube.testing_at, TESTING),
        (tube.received_at, RECEIVED),
        (tube.sent_at, SENT),
        (tube.sealed_at, SEALED),
    )
    return next((state for reached, state in steps if reached), SAMPLED)


def _positive_state(tube: Any) -> str:
    """Never a case from a pool: members are sampled singly; a single positive needs a second reagent."""
    parent = tube.retest_of
    if tube.pool == 1 and parent is not None and parent.pool == 1 and tube.result == POSITIVE:
        return CONFIRMED
    retests = retests_of(tube)
    states = {retest.state for retest in retests}
    if CONFIRMED in states:
        return CONFIRMED
    if tube.pool == 1:
        return UNCONFIRMED if states & set(SETTLED_AS_NEGATIVE) else SUSPECT
    settled = [retest.pk for retest in retests if retest.pool == 1 and retest.state in SETTLED_AS_NEGATIVE]
    members = set(_member_persons([tube.pk]))
    return UNCONFIRMED if members and members <= set(_member_persons(settled)) else SUSPECT


def _member_persons(tubes: list[Any]) -> list[int]:
    rows = TubeMember.objects.standing().filter(tube_id__in=[pk for pk in tubes if pk])
    return list(rows.values_list("person_id", flat=True))


def feedback_due(tube: Any) -> datetime:
    """When the result must be out: sampling plus the hours of the most urgent group in the tube."""
    groups = TubeMember.objects.standing().filter(tube_id=tube.pk) if tube.pk else TubeMember.objects.none()
    present = set(groups.values_list("group", flat=True)) or {None}
    day = tube.sampled_at.astimezone(clock.ZONE).date()
    hours = min(FEEDBACK.get(group, FEEDBACK_OTHER).whole_on(day) for group in present)
    return tube.sampled_at + timedelta(hours=hours)


def recall_due(tube: Any) -> datetime | None:
    if tube.pool == 1 or tube.result not in (POSITIVE, DOUBTFUL) or tube.reported_at is None:
        return None
    day = tube.reported_at.astimezone(clock.ZONE).date()
    return tube.reported_at + timedelta(hours=POOL_RECALL.whole_on(day))


def moved_in_time(tube: Any) -> bool:
    if tube.sealed_at is None or tube.received_at is None:
        return True
    allowed = TRANSPORT.on(tube.sealed_at.astimezone(clock.ZONE).date())
    return hours_between(tube.sealed_at, tube.received_at) <= allowed


def released_result_kept(tube: Any) -> bool:
    """A result that was out has not been replaced; both versions stay in the history."""
    if tube.pk is None:
        return True
    before = SampleTube.objects.filter(pk=tube.pk, reported_at__isnull=False)
    released = before.values_list("result", flat=True).first()
    return released is None or released == tube.result


class SampleTube(Case):
    """A tube with the specimens of one to twenty persons, from sampling to a settled result."""

    tube_code = Text("管码", length=32, personal=False)
    pool = Choice("混采人数", POOLS)
    specimen = Choice("标本", SPECIMENS)
    site = Unit("采样点")
    sampler = Text("采样员", length=50)
    campaign = Link("检测任务", Campaign, optional=True)
    sampled_at = Moment("首人采样时间")
    sealed_at = Moment("封管时间", optional=True)
    sent_at = Moment("送出时间", optional=True)
    received_at = Moment("收样时间", optional=True)
    temperature = Number("收样温度", "℃", error=(-80, 60), warning=(2, 8), optional=True)
    lab = Unit("检测机构", optional=True)
    testing_at = Moment("上机时间", optional=True)
    reported_at = Moment("报告时间", optional=True)
    result = Choice("结果", RESULTS, optional=True)
    ct_n = Number("N基因CT值", error=(0, 45), optional=True)
    ct_orf = Number("ORF1ab基因CT值", error=(0, 45), optional=True)
    retest_of = Link("复检原管", "screening.SampleTube", optional=True)
    opened = Day("采样日期", compute=lambda record: official_day(record.sampled_at))
    reported_on = Day("报告日期", compute=lambda record: official_day(record.reported_at))
    member_count = Whole(
        "已录受检人数", "人", compute=lambda record: len(_member_persons([record.pk])), error=(0, 20)
    )
    feedback_due_at = Moment("应反馈时间", compute=feedback_due)
    recall_due_at = Moment("应召回时间", compute=recall_due)
    in_time = Flag(
        "及时反馈",
        compute=lambda record: record.reported_at <= feedback_due(record) if record.reported_at else None,
    )

    class Meta:
        verbose_name = "采样管"
        labels = {"closed": "办结日期"}
        natural_key = ["tube_code"]
        shown = ["tube_code", "pool", "site", "sampled_at", "lab", "reported_at", "result", "in_time"]
        feeds = ["retest_of"]
        flow = Flow(
            states=(
                State(SAMPLED, "已采"),
                State(SEALED, "已封"),
                State(SENT, "已送"),
                State(RECEIVED, "已收"),
                State(TESTING, "检测中"),
                State(IS_NEGATIVE, "阴性", closed=True),
                State(IS_UNFIT, "不合格待重采"),
                State(RESAMPLED, "不合格已重采", closed=True),
                State(SUSPECT, "待复核"),
                State(UNCONFIRMED, "未证实", closed=True),
                State(CONFIRMED, "确认阳性", closed=True),
            ),
            derive=tube_state,
        )
        schedules = [
            Reaction("feedback", "核酸结果反馈", when=Q(result__isnull=True), since="feedback_due_at"),
            Reaction("recall", "混管阳性召回单采", when=Q(state=SUSPECT), since="recall_due_at"),
            Reaction("resample", "不合格标本重采", when=Q(state=IS_UNFIT), since="reported_at"),
        ]
        rules = [
            Error(
                lambda record: TUBE_CODE.fullmatch(record.tube_code) is not None,
                "管码应为8～32位数字、字母或连字符；若成了科学计数法，请将单元格设为文本后重新录入",
                "tube_code",
            ),
            Error(Q(sealed_at__gte=F("sampled_at")), "封管不能早于采样", "sealed_at"),
            Error(Q(sent_at__isnull=True) | Q(sealed_at__isnull=False), "送出前须封管", "sealed_at"),
            Error(Q(sent_at__gte=F("sealed_at")), "送出不能早于封管", "sent_at"),
            Error(Q(received_at__gte=F("sent_at")), "收样不能早于送出", "received_at"),
            Error(Q(testing_at__gte=F("received_at")), "上机不能早于收样", "testing_at"),
            Error(Q(reported_at__gte=F("received_at")), "报告不能早于收样", "reported_at"),
            Error(Q(reported_at__gte=F("sampled_at")), "报告不能早于采样", "reported_at"),
            Error(
                Q(result__isnull=True)
                | Q(reported_at__isnull=False, lab__isnull=False, sealed_at__isnull=False),
                "填结果须有封管时间、检测机构和报告时间",
                "reported_at",
            ),
            Error(Q(reported_at__isnull=True) | Q(result__isnull=False), "已报告的管须填结果", "result"),
            Error(
                lambda record: record.retest_of_id != record.pk or not record.pk,
                "复检原管不能是本管",
                "retest_of",
            ),
            Exclusive(
                "该机构本月已报检测量月报，不能再录单管；请先作废月报",
                "screening.TestStatement",
                keys={"lab_id": "lab_id"},
                at="reported_on",
                other_at="on",
            ),
            Warning(moved_in_time, "封管到收样超过时限，请核对", "received_at", source=MANUAL),
            Warning(released_result_kept, "结果发布后又更改，新旧两个结果均已留痕，请说明", "result"),
        ]

    @property
    def step_date(self) -> date | None:
        """When a retest decided the state; None while the tube's own dates do."""
        reported = [retest.reported_on for retest in retests_of(self) if retest.reported_on]
        own = official_day(self.reported_at)
        return max([*reported, own]) if reported and own else None


def fits_tube(member: Any) -> bool:
    others = TubeMember.objects.standing().filter(tube_id=member.tube_id).exclude(pk=member.pk)
    return others.count() < member.tube.pool


def not_sampled_shortly_before(member: Any) -> bool:
    """The same person twice within hours; a retest is meant to be so."""
    if member.tube.retest_of_id:
        return True
    allowed = REPEAT.on(member.tube.opened)
    return all(
        abs(hours_between(other.tube.sampled_at, member.tube.sampled_at)) >= allowed
        for other in member.earlier
        if not other.tube.retest_of_id
    )


def nearest_due(member: Any) -> int | None:
    """The person's due test that this sample answers."""
    day = member.tube.opened
    window = timedelta(days=DUE_WINDOW.whole_on(day))
    found = DueTest.objects.standing().filter(
        person_id=member.person_id, done_on__isnull=True, on__range=(day - window, day + window)
    )
    return found.order_by("on", "pk").values_list("pk", flat=True).first()


class TubeMember(Event):
    """One person's specimen (人份) in a tube."""

    tube = Link("采样管", SampleTube)
    person = Resident("姓名")
    on = Day("采样日期", compute=lambda record: record.tube.opened)
    seq = Whole("序号", error=(1, 20))
    group = Choice("人群", GROUPS)
    payer = Choice("付费", PAYERS)
    phone = Secret("联系电话", optional=True)
    due = Link("对应应检", "screening.DueTest", optional=True, suggest=nearest_due)

    class Meta:
        verbose_name = "受检人"
        natural_key = ["tube", "person"]
        shown = ["tube", "seq", "person", "group", "payer"]
        feeds = ["tube", "due"]
        rules = [
            Error(fits_tube, "受检人数超过混采人数", "tube"),
            Error(
                ~Q(group__in=NEVER_POOLED) | Q(tube__pool=1),
                "密切接触者、入境人员、发热门诊患者须单采，不得混采",
                "group",
            ),
            Error(
                lambda record: record.due is None or record.due.person_id == record.person_id,
                "对应应检是另一人的",
                "due",
            ),
            Warning(not_sampled_shortly_before, "此人数小时内已采过样，请核对是否重复", "person"),
        ]


def done_on(due: Any) -> date | None:
    """When the due test was sampled, by the first tube that answers it."""
    if due.pk is None:
        return None
    rows = TubeMember.objects.standing().filter(due_id=due.pk)
    return rows.order_by("on").values_list("on", flat=True).first()


class DueTest(Event):
    """That a person has to be tested by a day: contacts, staff on their turn, new patients."""

    may_lie_ahead = True
    person = Resident("姓名")
    group = Choice("人群", GROUPS)
    done_on = Day("完成日期", compute=done_on)
    in_time = Flag(
        "按时完成", compute=lambda record: (day := done_on(record)) is not None and day <= record.on
    )

    class Meta:
        verbose_name = "应检名单"
        labels = {"on": "应检日期"}
        natural_key = ["person", "on"]
        shown = ["person", "group", "on", "done_on", "in_time"]
        schedules = [Reaction("due", "应检尽检", when=Q(done_on__isnull=True), since="on")]
