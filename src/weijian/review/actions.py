"""What people do with proof-readings: have one made, let a finding stand, take that back, void a reading.

A proof-reading belongs to its maker's area and institution, and is seen by those whose scope holds these; who answers
for some lines of work only sees the own ones and those of the own institution.
"""

import hashlib
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.db.models import Q, QuerySet

from weijian.accounts.models import User
from weijian.accounts.scope import Scope
from weijian.kernel import clock
from weijian.ledger.access import Forbidden
from weijian.ledger.actions import Action
from weijian.ledger.checks import Refused
from weijian.ledger.rules import Problem, Severity
from weijian.proof.read import LARGEST
from weijian.review.lineage import document_of, plain_name
from weijian.review.models import KeptText, ProofReading, State, Waiver

LONGEST_REASON = 200


def visible(user: User, scope: Scope) -> QuerySet[ProofReading]:
    """The readings that a user may see, voided ones left out."""
    standing = ProofReading.objects.filter(voided_at=None)
    if scope.whole_county and scope.lines is None:
        return standing
    own = Q(by=user)
    if scope.lines is None:
        own |= scope.rows()
    elif user.institution_id:
        own |= Q(institution_id=user.institution_id)
    return standing.filter(own)


def waivers_of(reading: ProofReading) -> QuerySet[Waiver]:
    """What was let stand in this document or an earlier version of it, within the same organisation."""
    return Waiver.objects.filter(
        document=reading.document,
        area_id=reading.area_id,
        institution_id=reading.institution_id,
        withdrawn_at=None,
    )


def refuse(message: str, name: str = "") -> Refused:
    return Refused([Problem(Severity.ERROR, message, name)])


def require_reason(reason: str) -> str:
    reason = reason.strip()
    if not reason:
        raise refuse("请写明理由", "reason")
    if len(reason) > LONGEST_REASON:
        raise refuse(f"理由不超过{LONGEST_REASON}字", "reason")
    return reason


def trail_of(reading: ProofReading) -> dict[str, Any]:
    return {"subject": "review.proofreading", "subject_id": reading.pk}


@dataclass(frozen=True)
class KeepDocument(Action):
    """Take a document in; it is read afterwards (see `work`), because that may take long."""

    name: str
    data: bytes = field(repr=False)
    batch: str = ""
    title: ClassVar[str] = "校核"
    code: ClassVar[str] = "proof"

    def permit(self, user: User, scope: Scope) -> None:
        if not user.is_authenticated or not user.is_active:
            raise Forbidden("请先登录。")

    def perform(self, user: User) -> ProofReading:
        if not self.data:
            raise refuse(f"{plain_name(self.name)}：文件是空的")
        if len(self.data) > LARGEST:
            raise refuse(f"{plain_name(self.name)}：文件超过{LARGEST // 2**20} MB")
        name = plain_name(self.name)
        reading = ProofReading.objects.create(
            name=name,
            document=document_of(name),
            at=clock.now(),
            by=user,
            area=user.area,
            institution=user.institution,
            batch=self.batch,
            size=len(self.data),
            digest=hashlib.sha256(self.data).hexdigest(),
        )
        KeptText.objects.create(reading=reading, original=self.data)
        return reading

    def trail(self, result: ProofReading) -> dict[str, Any]:
        return {**trail_of(result), "size": result.size}


@dataclass(frozen=True)
class WaiveFinding(Action):
    """Let a finding stand, with the reason, in this version of the document and the next ones."""

    reading: ProofReading
    rule: str
    fingerprint: str
    reason: str
    title: ClassVar[str] = "忽略校核问题"
    code: ClassVar[str] = "proof_waive"

    def permit(self, user: User, scope: Scope) -> None:
        if not scope.may_write or not visible(user, scope).filter(pk=self.reading.pk).exists():
            raise Forbidden("您只能查阅，不能决定忽略哪些问题。")

    def perform(self, user: User) -> Waiver:
        reason = require_reason(self.reason)
        standing = waivers_of(self.reading).filter(fingerprint=self.fingerprint)
        if (found := standing.first()) is not None:
            return found
        return Waiver.objects.create(
            document=self.reading.document,
            area=self.reading.area,
            institution=self.reading.institution,
            rule=self.rule,
            fingerprint=self.fingerprint,
            reason=reason,
            at=clock.now(),
            by=user,
            reading=self.reading,
        )

    def trail(self, result: Waiver) -> dict[str, Any]:
        return {**trail_of(self.reading), "rule": self.rule}


@dataclass(frozen=True)
class WithdrawWaiver(Action):
    """Object again to what was let stand."""

    waiver: Waiver
    title: ClassVar[str] = "恢复校核问题"
    code: ClassVar[str] = "proof_restore"

    def permit(self, user: User, scope: Scope) -> None:
        if not scope.may_write or not visible(user, scope).filter(pk=self.waiver.reading_id).exists():
            raise Forbidden("您只能查阅，不能恢复已忽略的问题。")

    def perform(self, user: User) -> Waiver:
        self.waiver.withdrawn_at, self.waiver.withdrawn_by = clock.now(), user
        self.waiver.save(update_fields=["withdrawn_at", "withdrawn_by"])
        return self.waiver

    def trail(self, result: Waiver) -> dict[str, Any]:
        return {**trail_of(result.reading), "rule": result.rule}


@dataclass(frozen=True)
class VoidReading(Action):
    """Take a proof-reading out of the history; its text stays sealed until the time for keeping is over."""

    reading: ProofReading
    reason: str
    title: ClassVar[str] = "作废校核记录"
    code: ClassVar[str] = "proof_void"

    def permit(self, user: User, scope: Scope) -> None:
        if self.reading.by_id != user.pk and not scope.may_administer:
            raise Forbidden("只有校核人本人和县级管理员可以作废这条校核记录。")

    def perform(self, user: User) -> ProofReading:
        reading = self.reading
        reading.void_reason = require_reason(self.reason)
        reading.voided_at, reading.voided_by = clock.now(), user
        reading.save(update_fields=["voided_at", "voided_by", "void_reason"])
        return reading

    def trail(self, result: ProofReading) -> dict[str, Any]:
        return trail_of(result)


__all__ = ["KeepDocument", "State", "VoidReading", "WaiveFinding", "WithdrawWaiver", "visible", "waivers_of"]
