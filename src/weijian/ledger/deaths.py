"""What a death does to the ledgers: open enrolments end that day with code 1, later rows become doubtful.

Taking the death back, or moving its date, puts exactly those enrolments back that it had ended. It does not write
the person row (persons.py does).
"""

from datetime import date
from typing import Any

from weijian.accounts.models import User
from weijian.ledger import duties, history, store
from weijian.ledger.checks import Refused
from weijian.ledger.models import Change, Doubt
from weijian.ledger.registry import ledgers
from weijian.ledger.rules import Problem, Severity
from weijian.people.models import Person

DEATH = "death"
DIED = 1  # END_REASONS
RULE = "death"


def follow(person: Person, formerly: date | None, user: User | None) -> None:
    """Bring all ledgers in line with the death date now on file; `formerly` is the one before."""
    if formerly is not None:
        _reopen(person, formerly, user)
    if person.died_on is not None:
        _close(person, user)
    _doubt_later_rows(person)


def _enrolments() -> list[Any]:
    return [one for one in ledgers().values() if one.kind == "enrolment" and one.has_person]


def _ending(declaration: Any, day: date | None) -> dict[str, Any]:
    """The columns that end an enrolment by death; some ledgers give no reason."""
    gives_reason = any(item.name == "end_reason" for item in declaration.fields)
    return {"end": day, "end_reason": DIED} if gives_reason else {"end": day}


def _close(person: Person, user: User | None) -> None:
    for declaration in _enrolments():
        for record in declaration.model.objects.standing().filter(person=person, end__isnull=True):
            if record.start > person.died_on:
                continue  # a doubt is raised below; which of the two dates is wrong, people must say
            try:
                store.change(record, _ending(declaration, person.died_on), user, "登记死亡", action=DEATH)
            except Refused as refused:
                text = f"登记死亡时未能结束：{refused}"[:200]
                _raise_doubt(record, text)
                duties.refresh([record])


def _reopen(person: Person, formerly: date, user: User | None) -> None:
    for declaration in _enrolments():
        ended = declaration.model.objects.standing().filter(person=person, **_ending(declaration, formerly))
        for record in ended:
            entries = Change.objects.filter(ledger=declaration.code, record_id=record.pk, action=DEATH)
            last = entries.order_by("-revision").first()
            if last is not None:
                store.put_back(record, history.before(last, declaration.model), user, "撤销死亡登记")


def _doubt_later_rows(person: Person) -> None:
    """Rows dated after the death are kept and listed; doubts of a death that was taken back go."""
    for declaration in ledgers().values():
        if not declaration.has_person:
            continue
        rows = list(declaration.model.objects.standing().filter(person=person))
        ids = [row.pk for row in rows]
        Doubt.objects.filter(ledger=declaration.code, record_id__in=ids, rule=RULE, answered_at=None).delete()
        for row in rows:
            if person.died_on and row.business_date and row.business_date > person.died_on:
                _raise_doubt(row, "日期晚于此人死亡日期，请核对哪一个有误")
        if declaration.kind == "enrolment":
            duties.refresh(rows)


def _raise_doubt(record: Any, message: str) -> None:
    problem = Problem(Severity.WARNING, message, record.declaration.date_field, RULE)
    store.doubt_of(record, problem).save()
