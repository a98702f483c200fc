"""Which steps of which courses of work the words around a figure tell, by the table of courses (`courses.tsv`).

已筛查4235人 is of the course of examinations, at its step 1; 发现阳性12例 at step 2. The whole clause is read, what stands behind
the figure too; a clause without a deed of its own (涉及劳动者5213人) is of the step that the sentence told before. And whether
what two steps count may be of one another: cases and the places fined for them are.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from weijian.kernel.tables import rows_of
from weijian.proof.relations.orders.ordered import of_one_time
from weijian.proof.relations.passage import Passage

Steps = dict[str, int]
# What is done in a course whose name the sentence told before: 全年任务8900人，完成10100人.
DONE = re.compile(
    r"^[，、]?[^，、]{0,6}(?:完成|实施|开展|参加|参与|惠及|覆盖|服务)(?:了|到|人数|筛查|检查)?(?:为|达)?$"
)
# A clause without a deed of its own: 检查企业36家，涉及劳动者5213人; 抽检单位12家，样品120份.
INVOLVED = re.compile(r"^(?:涉及|惠及|覆盖|共|样品|样本|标本|职工|劳动者|群众|居民|人员|学生|从业人员)")
CLAUSE_END = re.compile(r"[，。；、：\n（]|(?<![均都部])已")
YEAR = re.compile(r"\d{4}年度?")
BEHIND = 26
# 编制床位1776张，实有床位2601张: of beds more may be put up than are laid down, of posts no more are held than there are.
BEDS = {"张"}
# People step out of the papers that were made or handed in for them.
ALIKE = ({"people", "份"}, {"people", "cases"}, {"people", "bare"})
# What a case led to is counted by those it befell: 案件153件，罚款114户次.
BEFELL = {"户次", "户", "家次", "places"}
# Who is inspected is counted by the visit, what comes of it by the case or the paper: 检查3126户次，立案118起.
INSPECTED_IN = re.compile(r"^(?:户|家|间|户次|家次|间次|所次|户·次|次)$")
CASES_IN = re.compile(r"^(?:起|件|宗|份|张)$")
OUTCOME = ("examined", 3)
# Of one visit there may be several papers, but one case.
FILED = re.compile(r"立案|处罚")


def steps_told(passage: Passage, number: int) -> Steps:
    """The step of each course that the words around a figure tell, the latest of several."""
    steps = _steps_told(passage, number)
    if passage[number].base in BEDS:
        steps.pop("posts", None)
    return steps


def _steps_told(passage: Passage, number: int) -> Steps:
    label = YEAR.split(passage.labels[number])[-1]  # a heading may run on into the sentence
    if DONE.match(label) and not steps_in(said_behind(passage, number)):
        return {"examined": 1} | steps_in(passage.said_before(number, 60).split("；")[-1])
    steps = steps_in(label + said_behind(passage, number))
    if not steps and INVOLVED.match(label):
        return dict(steps_in(passage.said_before(number, 60)))
    return dict(steps)


def said_behind(passage: Passage, number: int) -> str:
    """The words behind a figure in its clause, ages in them too: 62314名65岁及以上老年人体检."""
    end = passage[number + 1].start if number + 1 < len(passage) else len(passage.plain)
    words = passage.plain[passage[number].end : min(end, passage[number].end + BEHIND)]
    return CLAUSE_END.split(words)[0]


@lru_cache(maxsize=4096)
def steps_in(words: str) -> Steps:
    found: Steps = {}
    for course, step, pattern in _courses():
        if pattern.search(words):
            found[course] = max(step, found.get(course, 0))
    return found


@cache
def _courses() -> list[tuple[str, int, re.Pattern[str]]]:
    rows = rows_of(Path(__file__).with_name("courses.tsv"))
    return [(course, int(step), re.compile(words)) for course, step, words, _ in rows]


def counted_alike(passage: Passage, whole: int, part: int) -> bool:
    one, other = passage[whole], passage[part]
    if one.kind == other.kind == "money":
        return True
    same_time = of_one_time(one, other)
    same_place = one.area in ("", other.area)
    if one.family == "places" and one.family == other.family:
        return one.unit == other.unit and same_time and same_place
    alike = one.family == other.family or {one.family, other.family} in ALIKE or befell(passage, whole, part)
    return alike and same_time and same_place


def befell(passage: Passage, whole: int, part: int) -> bool:
    return passage[whole].family == "cases" and passage[part].family in BEFELL


def case_of_visit(passage: Passage, whole: int, part: int, later: Steps) -> bool:
    name, step = OUTCOME
    if passage.depths[whole] != passage.depths[part]:
        return False
    if passage[whole].amount < passage[part].amount and not FILED.search(passage.labels[part]):
        return False
    if steps_in(passage.labels[whole]).get(name) != 1 or not passage.same_sentence(whole, part):
        return False
    units = INSPECTED_IN.match(passage[whole].unit) and CASES_IN.match(passage[part].unit)
    return bool(units) and later.get(name) == step
