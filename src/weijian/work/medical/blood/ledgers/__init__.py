"""Ledgers of voluntary blood donation: tasks, drives, donations with their intervals, deferrals."""

# ruff: noqa: I001 - ledgers are listed everywhere in the order in which they are imported here

from weijian.work.medical.blood.ledgers.codes import (
    EMERGENCY,
    GROUP,
    PLATELETS,
    PLATELETS_AND_PLASMA,
    STREET,
    TOWNSHIP,
    URGENT,
    WHOLE,
    YEARLY,
)
from weijian.work.medical.blood.ledgers.plan import BloodPlan
from weijian.work.medical.blood.ledgers.drive import Drive
from weijian.work.medical.blood.ledgers.donation import Donation
from weijian.work.medical.blood.ledgers.deferral import CHILDBIRTH, COLD, Deferral, FOREVER

__all__ = [
    "CHILDBIRTH",
    "COLD",
    "EMERGENCY",
    "FOREVER",
    "GROUP",
    "PLATELETS",
    "PLATELETS_AND_PLASMA",
    "STREET",
    "TOWNSHIP",
    "URGENT",
    "WHOLE",
    "YEARLY",
    "BloodPlan",
    "Deferral",
    "Donation",
    "Drive",
]
